"""Tasks of chat programs are known by the whole of their form, and what a reader asks never is one."""

import json

import pytest

from web.doors.background import background_reply

ASKED = "Berapa rumah terendam banjir di Semaka?"
HISTORY = f"<chat_history>\nUSER: {ASKED}\nASSISTANT: 213 rumah.\n</chat_history>"


def task(order: str, form: str) -> str:
    return f"### Task:\n{order}\n### Guidelines:\n- Be brief.\n### Output:\n{form}\n### Chat History:\n{HISTORY}"


@pytest.mark.parametrize(
    ("order", "form", "told"),
    [
        ("Write a short title of the talk.", 'JSON format: { "title": "a title" }', {"title": ASKED}),
        ("Name one to three broad tags.", 'JSON format: { "tags": ["a", "b"] }', {"tags": []}),
        ("Suggest what the user may ask next.", 'JSON format: { "follow_ups": ["A?", "B?"] }', {"follow_ups": []}),
        ("Say whether a search is needed.", '{ "queries": ["a", "b"] }', {"queries": []}),
        ("Complete what is typed.", 'JSON format: {\n  "text": "the rest"\n}', {"text": ""}),
        ("Describe a picture.", '{\n    "prompt": "a description"\n}', {"prompt": ""}),
    ],
)  # fmt: skip
def test_a_task_with_a_form_is_answered_in_it(order: str, form: str, told: object) -> None:
    reply = background_reply("", task(order, form))
    assert reply is not None
    assert json.loads(reply) == told


@pytest.mark.parametrize(
    "prompt",
    [
        task("Write a short title of the talk.", "Return only the title."),
        "Provide a concise, 5-word-or-less title for this conversation. Only return the title itself.\n\nConversation:\n"
        "User: Berapa rumah terendam banjir di Semaka?\nAI: 213 rumah.",
        "Give this chat a short name, no quotes.\n\nuser: Berapa rumah terendam banjir di Semaka?\nassistant: 213 rumah.",
    ],
)
def test_a_title_is_the_first_question(prompt: str) -> None:
    assert background_reply("", prompt) == "Berapa rumah terendam banjir di Semaka?"


def test_a_title_that_is_asked_for_behind_the_conversation_is_its_first_question_too() -> None:
    order = "Write a brief title, at most 40 characters, for the conversation above. Reply with only the title."
    assert background_reply("", order, ["Harga beras di Krui?", "Lalu gula?"]) == "Harga beras di Krui?"


def test_an_order_in_the_system_prompt_is_known_as_well() -> None:
    order = "You write a short title of 5 words for a conversation. Respond with only the title."
    assert background_reply(order, "user: Harga beras di Krui?\nassistant: Rp12.000") == "Harga beras di Krui?"


def test_a_long_title_is_cut_between_words() -> None:
    prompt = f"Write a short title for the conversation, nothing else.\nUser: {'Berapa jumlah rumah ' * 10}"
    title = background_reply("", prompt)
    assert title is not None
    assert (len(title) <= 61, title.endswith(("Berapa…", "jumlah…", "rumah…"))) == (True, True)


@pytest.mark.parametrize(
    "question",
    [
        "Apa judul berita tentang banjir di Semaka?",
        "What was the title of the conversation programme that the regent opened?",
        "Give the name of the chat group in which the hoax about the flood was spread.",
        "Provide a short summary of the conversation between the regent and the fishermen.",
        "Siapa nama pendek tokoh yang memimpin dialog dengan warga?",
        "Generate tags",
        "Task: siapa yang memimpin rapat?",
        '### Task:\nSiapa yang memimpin rapat? { "title": 1 }',
        "What emoji did the mayor post in the message that represents the flood?",
        "<chat_history> Siapa yang memimpin rapat?",
    ],
)
def test_what_a_reader_may_ask_is_a_question(question: str) -> None:
    assert background_reply("", question) is None
    assert background_reply("You are a helpful assistant who gives each conversation a short, concise name.", question) is None
