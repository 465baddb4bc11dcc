"""The whole article beside the chat."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import parse_qsl

import pytest

from corpus.types import Article
from qa.types import Language
from web.ask.article import article_html, cited_html, gone_html, linked_html
from web.ask.copy_citation import check, newsroom, plain
from web.strings.chat import WORDS

TEXT = "Rapat dibuka pukul 09.00.\n\nKapolres memimpin. <b>Tebal</b> & miring.\nWarga hadir."


def an_article(text: str = TEXT, url: str | None = None) -> Article:
    return Article("a", "x", "Judul <i>", text, date(2024, 8, 26), "Koran", ("Ani", "Budi"), url)


def marks(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"<mark>(.*?)</mark>", html)]


def test_the_quote_is_marked_and_nothing_else() -> None:
    start = TEXT.index("Kapolres")
    assert marks(article_html(an_article(), start, start + len("Kapolres memimpin."))) == ["Kapolres memimpin."]


def test_a_quote_over_paragraphs_is_marked_in_each() -> None:
    start, end = TEXT.index("09.00"), TEXT.index(" memimpin")
    assert marks(article_html(an_article(), start, end)) == ["09.00.", "Kapolres"]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 2), (-4, 0), (10_000, 10_010)])
def test_an_empty_range_marks_nothing(start: int, end: int) -> None:
    assert marks(article_html(an_article(), start, end)) == []


def test_every_paragraph_reads_as_it_was_written() -> None:
    body = article_html(an_article(), 3, 40).partition('<div class="body">')[2].replace("<mark>", "").replace("</mark>", "")
    assert [unescape(found) for found in re.findall(r"<p>(.*?)</p>", body)] == [line for line in TEXT.split("\n") if line]


def test_title_text_and_address_are_escaped() -> None:
    html = article_html(an_article(url="javascript:alert(1)"))
    assert "Judul &lt;i&gt;" in html
    assert "&lt;b&gt;Tebal&lt;/b&gt; &amp; miring." in html
    assert "javascript" not in html


def test_outlet_date_and_authors_stand_above_the_text() -> None:
    html = article_html(an_article(), language="en")
    assert "Koran · 26 August 2024" in html
    assert "Ani, Budi" in html


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_estimated_day_is_shown_as_one_with_a_word_of_warning(language: Language) -> None:
    html = article_html(replace(an_article(), published_is_estimated=True), language=language)
    assert {"id": "Koran · sekitar 26 Agustus 2024", "en": "Koran · around 26 August 2024"}[language] in html
    assert WORDS[language].day_estimated in html
    assert WORDS[language].day_estimated not in article_html(an_article(), language=language)


def test_the_original_is_linked_where_there_is_one() -> None:
    assert 'href="https://news.example/1"' in article_html(an_article(url="https://news.example/1"))


def test_a_quote_that_still_stands_is_marked() -> None:
    assert marks(cited_html(an_article(), 0, 5, "Rapat", "id")) == ["Rapat"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_quote_that_no_longer_stands_there_is_not_marked_and_it_is_said(language: Language) -> None:
    html = cited_html(an_article(), 0, 5, "Sidang", language)
    assert marks(html) == []
    assert WORDS[language].changed in html


def test_an_article_opened_without_a_quote_says_nothing_of_changes() -> None:
    assert WORDS["id"].changed not in cited_html(an_article(), 0, 0, "", "id")


def test_a_permalink_leads_back_to_its_words() -> None:
    html = article_html(an_article(), 0, 5)
    query = dict(parse_qsl(unescape(re.findall(r'data-link="\?(.*?)"', html)[0])))
    assert query["article"] == "a"
    assert marks(linked_html(an_article(), query, "id")) == ["Rapat"]


@pytest.mark.parametrize(
    "query",
    [
        {"start": "x", "end": "5"},
        {"start": "-3", "end": "²"},
        {"start": "9" * 400, "end": "9" * 401},
        {"start": "5", "end": "0"},
        {},
    ],
)
def test_a_permalink_that_names_no_place_marks_nothing(query: dict[str, str]) -> None:
    assert marks(linked_html(an_article(), query, "id")) == []


def test_a_permalink_to_words_that_changed_marks_none_and_says_so() -> None:
    html = linked_html(an_article(), {"start": "0", "end": "5", "check": check("Sidang")}, "en")
    assert marks(html) == []
    assert WORDS["en"].changed in html


def test_the_quote_is_offered_as_a_newsroom_and_as_a_plain_citation() -> None:
    copies = [unescape(found) for found in re.findall(r'data-copy="(.*?)"', article_html(an_article(), 0, 5, "en"))]
    assert copies == [newsroom(an_article(), "Rapat"), plain(an_article(), "Rapat", "en")]


def test_an_article_that_is_gone_leaves_a_sentence() -> None:
    assert WORDS["id"].article_gone in gone_html("id")
