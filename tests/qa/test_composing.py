"""The sentences around the quotes, in both languages."""

import re
from dataclasses import replace
from datetime import date

import pytest

from corpus import Article, Span
from corpus.dates import published_from_text
from index.types import Hit
from qa.citations import cite, numbered
from qa.rendering.answer_text import FRAMES, DaysMeant, answer_text, days_meant, markers_of, refusal_text, said
from qa.types import Alternative, AnswerType, Citation, Language

LANGUAGES: tuple[Language, ...] = ("id", "en")


@pytest.fixture
def citation(hit: Hit) -> Citation:
    return cite(hit, Span(0, 36), 1, 0.9)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("id", "Menurut Pantau Lampung (27 Agustus 2024): “Banjir merendam 213 rumah di Semaka.” [1]"),
        ("en", "According to Pantau Lampung (27 August 2024): “Banjir merendam 213 rumah di Semaka.” [1]"),
    ],
)
def test_the_outlet_the_day_and_the_words_are_told(citation: Citation, language: Language, expected: str) -> None:
    assert said(citation, language) == expected
    assert answer_text(citation, language, agreeing=[], alternatives=[], meant=None, sure=True) == expected


@pytest.mark.parametrize(("language", "paper"), [("id", "sebuah artikel"), ("en", "an article")])
def test_an_article_without_outlet_and_day_is_told_as_one(citation: Citation, language: Language, paper: str) -> None:
    told = said(replace(citation, outlet=None, published=None), language)
    assert paper in told
    assert "None" not in told
    assert "()" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_of_an_article_are_its_own(citation: Citation, language: Language) -> None:
    told = said(replace(citation, quote="{marker} {0} {", outlet="{quote}"), language)
    assert "“{marker} {0} {” [1]" in told
    assert "{quote}" in told


def test_a_quote_over_two_lines_is_told_on_one(hit: Hit) -> None:
    assert "\n" in hit.article.text[25:50]
    told = said(cite(hit, Span(25, 50), 1, 0.9), "id")
    assert "\n" not in told
    assert f"“{' '.join(hit.article.text[25:50].split())}”" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_doubt_agreement_and_other_events_each_have_a_paragraph(hit: Hit, language: Language) -> None:
    first, second, third = numbered([(hit, Span(0, 6), 0.9), (hit, Span(7, 15), 0.8), (hit, Span(16, 25), 0.7)])
    others = [Alternative("213 rumah", (3,), date(2024, 8, 27))]
    text = answer_text(first, language, agreeing=[second, third], alternatives=others, meant=None, sure=False)
    frames = FRAMES[language]
    assert text.split("\n\n") == [said(first, language), frames.unsure, frames.more.format(markers="[2] [3]"), frames.several]


@pytest.mark.parametrize(("language", "told"), [("id", "26 Agustus 2024"), ("en", "26 August 2024")])
def test_the_date_that_is_meant_is_written_out(citation: Citation, language: Language, told: str) -> None:
    meant = DaysMeant(date(2024, 8, 26), date(2024, 8, 26))
    text = answer_text(citation, language, agreeing=[], alternatives=[], meant=meant, sure=True)
    assert text.startswith(said(citation, language))
    assert text.endswith(f"{told}.")
    counted = answer_text(citation, language, agreeing=[], alternatives=[], meant=replace(meant, is_counted=True), sure=True)
    assert counted.endswith(FRAMES[language].date_counted.format(day=told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_names_the_nearest_passages_where_there_are_any(hit: Hit, language: Language) -> None:
    nearest = numbered([(hit, Span(0, 6), 0.9), (hit, Span(7, 15), 0.8)])
    assert refusal_text(nearest, language) == FRAMES[language].not_found.format(markers="[1] [2]")
    assert refusal_text([], language) == FRAMES[language].nothing
    assert "[" not in refusal_text([], language)


def test_markers_are_those_of_the_citations(hit: Hit) -> None:
    assert markers_of(numbered([(hit, Span(0, 6), 0.9), (hit, Span(7, 15), 0.8)])) == "[1] [2]"
    assert markers_of([]) == ""


def test_both_languages_fill_the_same_places() -> None:
    indonesian, english = (FRAMES[language] for language in LANGUAGES)
    for field in indonesian.__slots__:
        places = [sorted(re.findall(r"{\w+}", getattr(frames, field))) for frames in (indonesian, english)]
        assert places[0] == places[1]


def meant(article: Article, said: str, kind: AnswerType = "when") -> DaysMeant | None:
    start = article.text.index(said)
    return days_meant(article, Span(start, start + len(said)), kind)


def one(day: date, *, is_counted: bool = False) -> DaysMeant:
    return DaysMeant(day, day, is_counted)


@pytest.fixture
def event(article: Article) -> Article:
    """Written on Tuesday, 27 August 2024, with words that count from then."""
    text = (
        "Banjir terjadi kemarin sore dan pekan lalu. Kejadian serupa pada Rabu lalu, tahun lalu, dan 12-14 Agustus.\n"
        'Kata Sari, "Kemarin lusa kami mengungsi." Posko dibuka hingga lusa; rapat Senin (26/08) dan Rabu (26/8).\n'
        "Bantuan diterima sampai 5 September."
    )
    return replace(article, text=text)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Senin (26/08)", one(date(2024, 8, 26))),
        ("26/08", one(date(2024, 8, 26))),
        ("kemarin sore", one(date(2024, 8, 26), is_counted=True)),
        ("pekan lalu", DaysMeant(date(2024, 8, 19), date(2024, 8, 25), is_counted=True)),
        ("Rabu lalu", one(date(2024, 8, 21), is_counted=True)),
        ("12-14 Agustus", DaysMeant(date(2024, 8, 12), date(2024, 8, 14))),
        ("sampai 5 September", one(date(2024, 9, 5))),
        ("14 Agustus", DaysMeant(date(2024, 8, 12), date(2024, 8, 14))),
    ],
)
def test_a_date_that_leaves_something_out_is_explained(event: Article, said: str, days: DaysMeant) -> None:
    assert meant(event, said) == days


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Kemarin lusa", "somebody says it, on another day perhaps"),
        ("tahun lalu", "a year says no more than its words"),
        ("hingga lusa", "it has no beginning"),
        ("Rabu (26/8)", "the weekday disagrees"),
        ("Banjir", "it is no date"),
    ],
)
def test_what_is_not_certain_is_not_explained(event: Article, said: str, why: str) -> None:
    assert meant(event, said) is None, why


def test_words_do_not_count_from_a_day_that_was_read_out_of_the_text(article: Article) -> None:
    text = "Rapat digelar Senin (26/8/2024). Banjir terjadi kemarin."
    dated = replace(article, text=text, published=published_from_text(text))
    assert dated.published == date(2024, 8, 26)
    assert meant(dated, "kemarin") is None
    assert meant(replace(dated, published=None), "kemarin") is None
    assert meant(replace(dated, published=date(2024, 8, 28)), "kemarin") == one(date(2024, 8, 27), is_counted=True)


@pytest.mark.parametrize("kind", ["what", "who", "where"])
def test_another_question_is_explained_a_date_only_where_it_is_the_whole_answer(event: Article, kind: AnswerType) -> None:
    assert meant(event, "Senin (26/08)", kind) == one(date(2024, 8, 26))
    assert meant(event, "Senin (26/08", kind) == one(date(2024, 8, 26))
    assert meant(event, "rapat Senin (26/08)", kind) is None
    assert meant(event, "rapat Senin (26/08)", "when") == one(date(2024, 8, 26))


def test_the_years_of_the_whole_article_count_for_an_undated_one(article: Article) -> None:
    text = f"Menjelang Pilkada 2024 digelar rapat. {'Isi berita. ' * 20}Rapat itu digelar Senin (26/08)."
    assert meant(replace(article, text=text, published=None), "Senin (26/08)") == one(date(2024, 8, 26))


def test_nothing_is_added_where_no_date_was_answered(article: Article) -> None:
    assert days_meant(article, None) is None
    assert days_meant(article, Span(0, 6)) is None


def test_nothing_is_added_to_a_date_with_its_year(article: Article) -> None:
    whole = replace(article, text="Lomba digelar 28 Agustus 2024.")
    assert days_meant(whole, Span(14, 29)) is None
