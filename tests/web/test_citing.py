"""Citations to paste, and addresses that lead back."""

from dataclasses import replace
from datetime import date

from corpus.types import Article
from web.ask.copy_citation import check, newsroom, permalink, plain

ARTICLE = Article(
    "warta/1", "x", "Rapat Dibuka", "Rapat dibuka.", date(2024, 8, 26), "Pantau Lampung", url="https://news.example/1"
)


def test_a_newsroom_dates_with_the_day_of_the_week() -> None:
    assert newsroom(ARTICLE, "Rapat dibuka.") == "Dikutip dari Pantau Lampung, Senin (26/8/2024): “Rapat dibuka.”"


def test_an_estimated_day_is_cited_as_one_and_without_a_weekday() -> None:
    guessed = replace(ARTICLE, published_is_estimated=True)
    assert newsroom(guessed, "Rapat") == "Dikutip dari Pantau Lampung, terbit sekitar 26 Agustus 2024: “Rapat”"
    assert plain(guessed, "", "id") == "Pantau Lampung, “Rapat Dibuka”, sekitar 26 Agustus 2024, https://news.example/1."
    assert "around 26 August 2024" in plain(guessed, "", "en")


def test_without_outlet_or_date_the_title_stands_alone() -> None:
    assert newsroom(replace(ARTICLE, outlet=None, published=None), "Rapat") == "Dikutip dari “Rapat Dibuka”: “Rapat”"


def test_without_a_quote_the_article_is_cited() -> None:
    assert newsroom(ARTICLE) == "Dikutip dari Pantau Lampung, Senin (26/8/2024)."
    assert plain(ARTICLE, "", "id") == "Pantau Lampung, “Rapat Dibuka”, 26 Agustus 2024, https://news.example/1."


def test_the_plain_citation_names_outlet_title_date_and_address() -> None:
    cited = plain(ARTICLE, "Rapat  dibuka.\nLagi.", "en")
    assert cited == "Pantau Lampung, “Rapat Dibuka”, 26 August 2024, https://news.example/1: “Rapat dibuka. Lagi.”"


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    assert "javascript" not in plain(replace(ARTICLE, url="javascript:alert(1)"), "Rapat", "en")


def test_a_permalink_escapes_the_id_and_carries_a_check_of_the_words() -> None:
    assert permalink("a&b/ü", 3, 5, "xy") == f"?article=a%26b%2F%C3%BC&start=3&end=5&check={check('xy')}"


def test_a_permalink_without_words_names_the_article_alone() -> None:
    assert permalink("a", 0, 0, "") == "?article=a"


def test_other_words_have_another_check() -> None:
    assert check("Rapat dibuka.") != check("Rapat ditutup.")
