"""The articles that are made beyond those that there are, and the points of the pictures."""

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.growth_articles import KEPT, Tongue, articles, by_frequency, write_lines
from benchmarks.growth_plots import points
from corpus import Article, load
from corpus.near_duplicates import is_copy, wording


@pytest.fixture
def known() -> list[Article]:
    """Three articles of 400 words each, hardly two of which are alike."""
    return [
        Article(
            f"a{k}",
            f"koran/{k}",
            f"Kabar {k}",
            " ".join(f"kata{chr(97 + n % 26)}{chr(97 + (n * k) % 26)}{chr(97 + n // 26)} {n + 100}" for n in range(200)),
            published=date(2024, 8, 1),
        )
        for k in range(1, 4)
    ]


def test_the_articles_there_are_come_first_and_each_id_once(known: list[Article]) -> None:
    made = list(articles(known, 8))
    assert made[:3] == known
    assert len({article.id for article in made}) == 8


def test_the_same_articles_are_made_each_time(known: list[Article]) -> None:
    assert list(articles(known, 7)) == list(articles(known, 7))


def test_a_made_article_is_no_copy_of_its_original(known: list[Article]) -> None:
    made = list(islice(articles(known, 6), 3, None))
    assert not any(is_copy(wording(old.text), wording(new.text)) for old, new in zip(known, made, strict=True))
    assert all(new.published < old.published or new.published == old.published for old, new in zip(known, made, strict=True))


def test_the_commonest_words_stay_and_numbers_keep_their_length(known: list[Article]) -> None:
    ranked = by_frequency(known)
    tongue = Tongue(ranked, 1)
    assert tongue.text(ranked[0]) == ranked[0]
    assert len(ranked) > KEPT
    assert len(tongue.text("4711")) == len("4711")


def test_no_articles_make_none() -> None:
    assert list(articles([], 5)) == []


def test_a_size_at_which_a_step_was_left_out_has_no_point() -> None:
    sizes = [{"articles": 10, "erase": {"elapsed_s": 2.0}}, {"articles": 100, "erase": None}]
    assert points(sizes, ("erase", "elapsed_s")) == [(10, 2.0)]


def test_all_of_them_in_one_file_are_read_as_they_were_made(known: list[Article], tmp_path: Path) -> None:
    write_lines(articles(known, 8), tmp_path / "made.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["made.jsonl"]
    read = list(load(tmp_path / "made.jsonl"))
    assert [(article.id, article.title, article.text) for article in read] == [
        (article.id, article.title, article.text) for article in articles(known, 8)
    ]
