"""What the program says of itself, and what becomes of a conversation around it."""

import pytest

from index import Archive
from qa import Assistant, Conversation
from qa.question.parse import understand, without_talk
from qa.rendering.text import render_html, render_markdown, render_text
from qa.talk.replies import talk_answer
from qa.talk.small_talk import SmallTalk
from qa.types import Answer, Turn

CHAIRED = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"


@pytest.mark.parametrize(
    ("said", "language", "begins"),
    [
        ("halo", "id", "Halo."),
        ("who are you?", "en", "I am Wartanya"),
        ("makasih ya", "id", "Sama-sama."),
        ("asdfgh", "id", "Saya tidak mengerti"),
        ("what time is it?", "en", "An archive of news cannot know"),
        ("dari mana datanya?", "id", "Setiap jawaban diambil"),
        ("bikinin puisi tentang kopi dong", "id", "Saya tidak mengarang"),
        ("which newspapers do you have?", "en", "This archive holds articles of "),
    ],
)
def test_talk_is_answered_by_a_sentence_of_its_own(assistant: Assistant, said: str, language: str, begins: str) -> None:
    given = assistant.ask(said)
    assert (given.kind, given.status, given.short, given.confidence) == ("talk", "not_found", None, 0.0)
    assert (given.citations, given.alternatives, given.as_of, given.language) == ((), (), None, language)
    assert given.text.startswith(begins)
    assert str(given.receipt.articles) in given.text
    assert given.to_dict()["kind"] == "talk"


def test_talk_goes_on_in_the_language_of_the_conversation(assistant: Assistant) -> None:
    english = Conversation((Turn("Who chaired the meeting?", "Who chaired the meeting?", ()),))
    assert assistant.ask("ok", english).language == "en"
    assert assistant.ask("ok").language == "id"


@pytest.mark.parametrize("said", ["dari mana datanya?", "yakin?", "lanjut"])
def test_the_articles_of_the_last_answer_are_named(assistant: Assistant, sample_archive: Archive, said: str) -> None:
    talk = Conversation().add(assistant.ask(CHAIRED))
    article = sample_archive.article(talk.turns[0].article_ids[0])
    talk = talk.add(assistant.ask("terima kasih", talk))
    assert article.title in assistant.ask(said, talk).text


def test_articles_that_have_gone_are_not_named(assistant: Assistant) -> None:
    gone = Conversation((Turn(CHAIRED, CHAIRED, ("gone",)),))
    assert assistant.ask("dari mana datanya?", gone).text == assistant.ask("dari mana datanya?").text


def test_a_follow_up_behind_thanks_keeps_its_subject(assistant: Assistant) -> None:
    talk = Conversation().add(assistant.ask(CHAIRED))
    before = assistant.ask("Di mana acaranya?", talk)
    thanked = talk.add(assistant.ask("terima kasih", talk))
    after = assistant.ask("Di mana acaranya?", thanked)
    assert after.citations[0].article_id == before.citations[0].article_id
    assert after.short == before.short


def test_talk_is_told_from_its_words_alone_so_that_a_kept_conversation_needs_no_more() -> None:
    kept = Conversation((Turn(CHAIRED, CHAIRED, ("a1",)), Turn("terima kasih", "terima kasih", ()), Turn("ok", "ok", ())))
    assert [turn.question for turn in without_talk(kept).turns] == [CHAIRED]
    assert understand("Di mana acaranya?", kept).favoured == ("a1",)


def test_a_conversation_that_began_with_a_greeting_begins_with_its_first_question() -> None:
    greeted = Conversation((Turn("halo", "halo", ()), Turn(CHAIRED, CHAIRED, ("a1",))))
    assert understand("Di mana acaranya?", greeted).standalone == f"{CHAIRED} Di mana acaranya?"


def test_a_question_that_was_refused_stays_in_the_conversation() -> None:
    refused = Conversation((Turn(CHAIRED, CHAIRED, ()),))
    assert without_talk(refused) == refused


@pytest.fixture
def greeting(assistant: Assistant) -> Answer:
    return assistant.ask("halo")


def test_talk_is_shown_as_a_plain_sentence_everywhere(greeting: Answer) -> None:
    assert render_text(greeting) == greeting.text
    assert render_markdown(greeting) == greeting.text
    html = render_html(greeting)
    assert "answer-talk" in html
    assert greeting.text in html
    assert not any(stamp in html for stamp in ("status", "short", "receipt", "Tidak ada di arsip"))


def test_the_outlets_of_the_archive_are_named_and_where_they_are_many_counted(sample_archive: Archive) -> None:
    receipt = Assistant(sample_archive).ask("halo").receipt
    asked = SmallTalk("outlets", "id")
    few = talk_answer(asked, "media apa saja di sini", (), receipt, ("Kabar A", "Kabar  B"))
    assert few.text.startswith("Arsip ini memuat artikel dari Kabar A, Kabar B.")
    many = talk_answer(asked, "media apa saja di sini", (), receipt, [f"Kabar {k}" for k in range(20)])
    assert many.text.startswith("Arsip ini memuat artikel dari Kabar 0, Kabar 1,")
    assert "12 media lain." in many.text
    none = talk_answer(asked, "media apa saja di sini", (), receipt)
    assert none.text.startswith("Setiap artikel disebut dengan medianya")
