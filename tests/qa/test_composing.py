"""The sentences around the quotes, in both languages."""

import re
from dataclasses import replace
from datetime import date

import pytest

from corpus import Article, Span
from index.types import Hit
from qa.citations import cite, numbered
from qa.composing import FRAMES, answer_text, date_meant, markers_of, refusal_text, said
from qa.types import Alternative, Citation, Language

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
    assert "None" not in told and "()" not in told


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
    text = answer_text(citation, language, agreeing=[], alternatives=[], meant=date(2024, 8, 26), sure=True)
    assert text.startswith(said(citation, language))
    assert text.endswith(f"{told}.")


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


def test_a_date_without_its_year_means_that_of_the_article(article: Article) -> None:
    start = article.text.index("Senin")
    assert date_meant(article, Span(start, start + len("Senin (26/08)"))) == date(2024, 8, 26)
    assert date_meant(article, Span(start + len("Senin ("), start + len("Senin (26/08"))) == date(2024, 8, 26)


def test_nothing_is_added_where_no_date_was_answered(article: Article) -> None:
    assert date_meant(article, None) is None
    assert date_meant(article, Span(0, 6)) is None


def test_nothing_is_added_to_a_date_with_its_year(article: Article) -> None:
    whole = replace(article, text="Lomba digelar 28 Agustus 2024.")
    assert date_meant(whole, Span(14, 29)) is None
