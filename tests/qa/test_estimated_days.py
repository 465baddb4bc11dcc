"""A day of publication that is only estimated is shown as such everywhere, and bears nothing out."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from corpus.text.segmentation import sentences
from corpus.types import Article, Publication, Span
from index.browse import Heading
from index.passages import passage_at
from index.types import Copy, Hit
from qa.citations import cite
from qa.cli.commands import _article_text
from qa.generation.prompts import answering, offered
from qa.generation.verifier import Cited, bundled_verifier
from qa.question.parse import understand
from qa.reading.reader import Evidence, Sentence
from qa.rendering.answer_text import days_meant, said
from qa.rendering.strings import source_line
from qa.rendering.text import render_html, render_markdown, render_text
from qa.types import Alternative, Answer, Language, Receipt

TEXT = "Rapat di Balai Pekon Sukamaju dipimpin Darwis Effendi, Selasa (3/12/2024). Kemarin warga bergotong royong."
DAY = date(2024, 12, 3)
KNOWN = Article("a", "koran/a", "Rapat Pekon", TEXT, DAY, "Kabar Semaka")
GUESSED = replace(KNOWN, published_is_estimated=True)
AROUND: dict[Language, str] = {"id": "sekitar 3 Desember 2024", "en": "around 3 December 2024"}


def hit(article: Article) -> Hit:
    return Hit(passage_at(article, 0, 0, len(article.text)), article, 0.9)


def answered(article: Article, language: Language) -> Answer:
    copies = (Copy("b", "Rapat", "Pos Liwa", DAY, article.published_is_estimated),)
    citation = replace(cite(hit(article), Span(0, TEXT.index(" Kemarin")), 1, 0.9), copies=copies)
    return Answer(
        question="Siapa?",
        status="answered",
        short="Darwis Effendi",
        text=said(citation, language),
        language=language,
        confidence=0.9,
        citations=(citation,),
        alternatives=(Alternative("Surya", (1,), DAY, article.published_is_estimated),),
        as_of=DAY,
        receipt=Receipt(2, 0, 2, 1, datetime(2024, 12, 9), 1.0),
        as_of_is_estimated=article.published_is_estimated,
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_way_to_show_an_answer_says_so_each_time(language: Language) -> None:
    guessed, known = answered(GUESSED, language), answered(KNOWN, language)
    day = AROUND[language].partition(" ")[2]
    for render in (render_text, render_markdown, render_html):
        assert render(guessed).count(AROUND[language]) == render(guessed).count(day) >= 4
        assert AROUND[language] not in render(known)
        assert render(known).count(day) == render(guessed).count(day)


def test_the_frame_of_a_known_day_is_not_put_around_an_estimated_one() -> None:
    assert "as reported around 3 December 2024" in render_html(answered(GUESSED, "en"))
    assert "as reported on 3 December 2024" in render_html(answered(KNOWN, "en"))
    assert "menurut berita sekitar 3 Desember 2024" in render_html(answered(GUESSED, "id"))


def test_programs_are_told_and_lose_nothing() -> None:
    told = answered(GUESSED, "id").to_dict()
    assert (told["as_of"], told["as_of_is_estimated"]) == ("2024-12-03", True)
    for part in (told["citations"][0], hit(GUESSED).to_dict(), GUESSED.to_dict(), Heading("a", "t", None, DAY, True).to_dict()):
        assert (part["published"], part["published_is_estimated"]) == ("2024-12-03", True)
    assert told["alternatives"][0]["as_of_is_estimated"] is True


@pytest.mark.parametrize(
    "about", [GUESSED, Copy("b", "Rapat", "Kabar Semaka", DAY, True), answered(GUESSED, "id").citations[0]]
)
def test_the_line_of_the_source_is_the_same_for_all_that_is_published(about: Publication) -> None:
    assert source_line(about, "id") == "Kabar Semaka · sekitar 3 Desember 2024"
    assert source_line(replace(KNOWN, published=None), "id") == "Kabar Semaka · tanpa tanggal"


def test_the_command_line_shows_it_with_the_article() -> None:
    assert "Kabar Semaka, around 2024-12-03\n" in _article_text(GUESSED)
    assert "Kabar Semaka, 2024-12-03\n" in _article_text(KNOWN)


def test_words_such_as_yesterday_count_from_known_days_alone() -> None:
    start = TEXT.index("Kemarin")
    place = Span(start, start + len("Kemarin"))
    later = replace(KNOWN, published=date(2024, 12, 5))
    assert days_meant(later, place) is not None
    assert days_meant(replace(later, published_is_estimated=True), place) is None


def test_a_language_model_is_told_that_the_day_is_estimated() -> None:
    found = [Evidence(hit(GUESSED), tuple(Sentence(span, 0.5) for span in sentences(TEXT)))]
    prompt = answering(understand("Siapa yang memimpin rapat?"), offered(found, 2_000))
    assert "Kabar Semaka · sekitar 3 Desember 2024" in prompt.user


def test_an_estimated_day_bears_out_no_claim() -> None:
    claim = "Rapat dipimpin Darwis Effendi pada 5 Desember 2024."
    cited = Cited("Rapat dipimpin Darwis Effendi.", "Kabar Semaka", date(2024, 12, 5))
    verifier = bundled_verifier()
    assert verifier.signs(claim, [cited], "id").date == 0
    assert verifier.signs(claim, [replace(cited, published_is_estimated=True)], "id").date == 1
