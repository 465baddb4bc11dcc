"""What a filter leaves, told from arrays and from the table: the same as testing each article by itself."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from corpus import Article
from index import Filter
from index.retrieval.filter_columns import Columns
from index.storage.filters import Bounds, day_number
from index.storage.manifest import Manifest

DAYS = (None, date(2024, 8, 1), date(2024, 8, 2), date(2024, 12, 31))
OUTLETS = (None, "Kabar Sukau", "KABAR SUKAU", "Lensa Ébène")
FILTERS = [
    Filter(since, until, outlets)
    for since, until, outlets in product(
        (None, date(2024, 8, 2)), (None, date(2024, 8, 2)), ((), ("kabar sukau",), ("lensa ébène", "Kabar Sukau"), ("none",))
    )
]


@pytest.fixture
def articles() -> list[Article]:
    return [
        Article(f"a{k}", f"koran/{k}", "", "-", published=day, outlet=outlet)
        for k, (day, outlet) in enumerate(product(DAYS, OUTLETS))
    ]


@pytest.fixture
def manifest(tmp_path: Path, articles: list[Article]) -> Iterator[Manifest]:
    made = Manifest.create(tmp_path / "manifest.sqlite3")
    for article in articles:
        made.articles.add(article, [], None, None)
    yield made
    made.close()


def passing(articles: list[Article], wanted: Filter) -> list[Article]:
    days = [day_number(a.published.isoformat() if a.published else None) for a in articles]
    return [a for a, day in zip(articles, days, strict=True) if Bounds.of(wanted).passes(day, a.outlet or "")]


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_a_filter_leaves_what_passes_one_by_one(manifest: Manifest, articles: list[Article], wanted: Filter) -> None:
    columns, left = Columns(manifest), passing(articles, wanted)
    allowed = columns.allowed(wanted)
    if wanted.is_empty:
        assert allowed is None
    else:
        assert allowed is not None
        assert allowed.tolist() == [manifest.articles.known(article.id).number for article in left]
    undated = sum(article.published is None for article in left)
    assert (sorted(manifest.catalog.passing(wanted)), manifest.catalog.undated(wanted)) == (
        [manifest.articles.known(article.id).number for article in left],
        undated,
    )
    assert columns.counts(wanted) == (len(left), undated, len({a.outlet for a in left if a.outlet}))


def test_an_article_taken_out_by_another_process_passes_no_more(manifest: Manifest, articles: list[Article]) -> None:
    columns, everything = Columns(manifest), Filter()
    assert columns.counts(everything)[0] == len(articles)
    other = Manifest.open(manifest.path, writable=True)
    other.drop_article(1)
    other.close()
    assert columns.counts(everything)[0] == len(articles) - 1
    assert 1 not in columns.allowed(Filter(until=date(2025, 1, 1)))


def test_the_columns_are_read_from_an_index_and_not_from_the_articles(manifest: Manifest) -> None:
    (plan,) = manifest.database.rows("EXPLAIN QUERY PLAN SELECT number, published, outlet FROM articles")
    assert plan[-1] == "SCAN articles USING COVERING INDEX articles_by_date_and_outlet"


def test_an_empty_archive_holds_nothing_that_passes(tmp_path: Path) -> None:
    empty = Manifest.create(tmp_path / "empty.sqlite3")
    assert Columns(empty).counts(Filter()) == (0, 0, 0)
    assert Columns(empty).allowed(Filter(outlets=("Kabar",))).tolist() == []
    empty.close()


def test_a_manifest_from_before_is_given_the_index(manifest: Manifest) -> None:
    manifest.database.write("DROP INDEX articles_by_date_and_outlet")
    manifest.database.write("CREATE INDEX articles_by_date ON articles (published)")
    manifest.bring_up_indexes()
    manifest.bring_up_indexes()
    names = {row[0] for row in manifest.database.rows("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert "articles_by_date_and_outlet" in names
    assert "articles_by_date" not in names
