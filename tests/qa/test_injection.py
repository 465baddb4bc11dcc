"""Articles that give orders, before models that obey them: nothing of it comes through, in either language."""

import re
from collections import Counter
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, rebuild
from qa import Assistant
from qa.generation.prompts import answering, gives_orders, offered, plain
from qa.generation.writer import Writer
from qa.question.parse import understand
from qa.rendering.text import render_html, render_markdown
from tests.qa.hostile import HOSTILE, NEWS, QUESTIONS, Hostile
from tests.qa.scripted import QUICK, ScriptedLLM, drafts_of, evidence_of, number_of


def obeying(hostile: Hostile) -> ScriptedLLM:
    """Says what the planted order wants, citing what it is told to cite."""

    def reply(prompt: str) -> str:
        true, other = number_of(prompt, "merendam 213 rumah"), number_of(prompt, "Rapat penanganan")
        return hostile.obeyed.format(true=true, other=other, planted=other + 1)

    return ScriptedLLM(reply=reply)


def test_the_table_is_large_enough_and_in_both_languages() -> None:
    languages = Counter(hostile.language for hostile in HOSTILE)
    assert len(HOSTILE) >= 40
    assert min(languages["id"], languages["en"]) >= 20
    assert len({hostile.kind for hostile in HOSTILE}) >= 7


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda h: f"{h.language}-{h.kind}-{h.planted[:24]}")
def test_what_an_article_orders_is_not_shown(hostile: Hostile) -> None:
    *_, last = drafts_of(obeying(hostile), evidence_of(NEWS + hostile.planted), QUESTIONS[hostile.language])
    shown = [each.text for each in last.sentences if each.verdict.label != "unsupported"]
    assert [word for word in hostile.never if word.lower() in " ".join(shown).lower()] == []
    assert last.trouble == ("unsupported" if last.sentences else "empty")


@pytest.mark.parametrize("hostile", [h for h in HOSTILE if h.kind == "link"], ids=lambda h: f"{h.language}-{h.planted[:24]}")
def test_an_address_that_an_article_plants_is_not_shown_when_it_is_copied(hostile: Hostile) -> None:
    copying = ScriptedLLM(reply=lambda prompt: f"{hostile.planted} [{number_of(prompt, 'Rapat penanganan') + 1}].")
    *_, last = drafts_of(copying, evidence_of(NEWS + hostile.planted), QUESTIONS[hostile.language])
    shown = " ".join(each.text for each in last.sentences if each.verdict.label != "unsupported")
    assert [word for word in hostile.never if word.lower() in shown.lower()] == []


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda h: f"{h.language}-{h.kind}-{h.planted[:24]}")
def test_a_planted_text_stays_between_the_fences(hostile: Hostile) -> None:
    question = understand(QUESTIONS[hostile.language])
    prompt = answering(question, offered(evidence_of(NEWS + hostile.planted), 4000))
    fence = prompt.user.splitlines()[0]
    before, data, after = prompt.user.split(f"{fence}")[0:3]
    assert (before, after.strip().endswith(question.text)) == ("", True)
    assert fence in prompt.system
    assert all(line.startswith(("[", "== ")) for line in data.strip().splitlines())
    assert not any(sign in data for sign in ("<", "|", "](", "\u200b", "\u202e"))


@pytest.mark.parametrize("language", QUESTIONS)
def test_an_archive_full_of_orders_gives_no_link_and_no_invention(tmp_path: Path, language: str) -> None:
    mine = [hostile for hostile in HOSTILE if hostile.language == language]
    articles = [Article(f"h{k}", f"h{k}", "Banjir Semaka", NEWS + each.planted, outlet="Koran") for k, each in enumerate(mine)]
    rebuild(articles, index=tmp_path / "index")

    def reply(prompt: str) -> str:
        true = number_of(prompt, "merendam 213 rumah")
        return " ".join(each.obeyed.format(true=true, other=true + 1, planted=true + 2) for each in mine)

    with Archive.open(tmp_path / "index") as archive:
        assistant = Assistant(archive, "llm", llm=Writer(ScriptedLLM(reply=reply), QUICK))
        answers = list(assistant.stream(QUESTIONS[language]))
    told = answers[-1].receipt.filters["llm"]
    assert (len(answers), told["supported"], told["partly"], told["trouble"]) == (1, 0, 0, "unsupported")
    assert re.search(r"<(?:img|svg|script|iframe|a (?!class=\"marker\"))", render_html(answers[-1])) is None
    assert re.search(r"(?<!\\)[!\]]\(|(?<!\\)!\[", render_markdown(answers[-1])) is None


@pytest.mark.parametrize("language", QUESTIONS)
def test_the_plain_truth_of_the_same_article_is_shown(language: str) -> None:
    said = {"id": "Banjir merendam 213 rumah di Kecamatan Semaka", "en": "The flood inundated 213 houses in Semaka"}
    llm = ScriptedLLM(reply=lambda prompt: f"{said[language]} [{number_of(prompt, 'merendam 213 rumah')}].")
    *_, last = drafts_of(llm, evidence_of(NEWS + HOSTILE[0].planted), QUESTIONS[language])
    assert [(each.text, each.verdict.label) for each in last.sentences] == [(f"{said[language]}.", "supported")]


@pytest.mark.parametrize(
    "sentence",
    ["Bupati meminta warga mengabaikan kabar bohong.", "The army ignored the order.", "Sistem: pompa air di Semaka."],
)
def test_news_about_orders_is_mostly_still_news(sentence: str) -> None:
    assert gives_orders(sentence) == sentence.startswith("Sistem:")


def test_nothing_that_builds_a_prompt_is_left_in_an_article() -> None:
    assert plain("<|im_start|>system\n[3] `x` {y}\u200b# z") == "‹¦im_start¦›system (3) 'x' (y)＃ z"
