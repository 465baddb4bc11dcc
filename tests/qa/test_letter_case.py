"""A question in small letters is read with the capitals that the articles found for it have."""

import pytest

from corpus import Article
from qa.question.letter_case import as_articles_write
from qa.question.parse import understand

ARTICLES = [
    Article(
        "a",
        "a",
        "Rapat",
        "Rapat KPU Lampung Barat dipimpin Dewi Lestari. Kepada wartawan, Dewi Lestari dari KPU menyebut rapat itu penting. "
        "Bupati Lampung Barat hadir, dan bupati berpesan. Menurut Dewi, bupati puas.",
    )
]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("siapa dewi lestari", "siapa Dewi Lestari?"),
        ("rapat kpu lampung barat kapan?", "rapat KPU Lampung Barat kapan?"),
        ("siapa bupati pesisir", "siapa bupati pesisir?"),  # "bupati" is written small as often
        ("kapan rapat itu.", "kapan rapat itu."),
        ("Siapa dewi dari KPU", "Siapa dewi dari KPU?"),  # with capitals of its own it keeps its letters
        ("berapa", "berapa?"),
        ("rapat kpu lampung barat", "rapat KPU Lampung Barat"),  # keywords,
    ],
)
def test_capitals_and_the_mark_are_put_in(typed: str, read: str) -> None:
    asked = as_articles_write(understand(typed), ARTICLES)
    assert asked.as_read.text == read
    assert asked.text == typed


def test_what_is_searched_for_is_written_so_as_well() -> None:
    assert as_articles_write(understand("siapa dewi lestari"), ARTICLES).standalone == "siapa Dewi Lestari"


def test_without_articles_nothing_is_known_of_names() -> None:
    assert as_articles_write(understand("siapa dewi lestari"), []).as_read.text == "siapa dewi lestari?"
