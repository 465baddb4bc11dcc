"""The tables of a manifest, each by itself: what is put in comes out, and what is taken out is gone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus import Article, CorpusError
from corpus.types import Span
from index import Failure, Filter
from index.storage.manifest import Manifest
from index.storage.tables.failures import Failed
from index.storage.tables.files import FileStamp
from index.storage.tables.postings import TermPostings

OLD = Article("a1", "koran/1", "Banjir", "Banjir surut.", date(2024, 8, 1), "Warta Semaka", ("Ana",), "https://a.example/1")
NEW = Article("a2", "koran/2.txt", "Panen", "Panen kopi.", date(2024, 8, 9), "WARTA SEMAKA", published_is_estimated=True)
UNDATED = Article("a3", "koran/3", "Pasar", "Pasar murah. Warga datang.")


@pytest.fixture
def manifest(tmp_path: Path) -> Iterator[Manifest]:
    made = Manifest.create(tmp_path / "manifest.sqlite3")
    for article in (NEW, OLD, UNDATED):
        made.articles.add(article, [Span(0, 12)], None, None)
    yield made
    made.close()


def test_an_article_comes_out_as_it_was_put_in(manifest: Manifest) -> None:
    assert [manifest.articles.by_id(each.id) for each in (OLD, NEW, UNDATED)] == [OLD, NEW, UNDATED]
    assert manifest.articles.by_numbers([2, 3, 99]) == {2: OLD, 3: UNDATED}
    assert manifest.articles.sentences("a3") == (Span(0, 12),)
    assert (manifest.articles.title("a1"), manifest.articles.title("none")) == ("Banjir", None)


def test_an_article_is_named_by_its_id_or_the_end_of_its_source(manifest: Manifest) -> None:
    assert [manifest.articles.ids_named(name) for name in ("a1", "ran/2", "2.txt", "ran/9")] == [["a1"], ["a2"], ["a2"], []]


def test_the_catalogue_is_in_order_of_days_and_undated_articles_stand_last(manifest: Manifest) -> None:
    catalog = manifest.catalog
    assert catalog.passing(Filter()) == [2, 1, 3]
    assert [entry.id for entry in catalog.entries(Filter(), 9, 0)] == ["a2", "a1", "a3"]
    assert [entry.id for entry in catalog.entries(Filter(), 1, 1)] == ["a1"]
    assert catalog.first_and_last_day() == (OLD.published, NEW.published)
    assert catalog.counts_by_day(len("2024-08")) == [("2024-08", 2)]


def test_a_filter_means_the_same_for_lists_and_counts(manifest: Manifest) -> None:
    for wanted, left in (
        (Filter(), 3),
        (Filter(outlets=("warta semaka",)), 2),
        (Filter(since=date(2024, 8, 2)), 1),
        (Filter(until=date(2024, 8, 9)), 2),
        (Filter(until=date(2023, 1, 1)), 0),
    ):
        assert (manifest.catalog.count(wanted), len(manifest.catalog.passing(wanted))) == (left, left)
    assert manifest.catalog.mentioning(["panen", "SURUT"], Filter(until=date(2024, 8, 5))) == [2]
    assert manifest.catalog.undated(Filter()) == 1


def test_with_an_article_go_its_passages_and_vectors_and_its_cluster_is_unsettled(manifest: Manifest) -> None:
    passages = [manifest.passages.add(article, 0, Span(0, 6)) for article in (1, 2)]
    manifest.vectors.add(passages, np.array([[1, 0], [0, 1]], dtype=np.float16))
    for article in (1, 2):
        manifest.clusters.add(article, b"\0" * 4)
    manifest.clusters.settle([(2, 1)])
    assert manifest.clusters.first_ids([2]) == {2: "a2"}
    assert manifest.drop_article(1) == passages[:1]
    assert manifest.passages.numbers().tolist() == [row.passage for row in manifest.vectors.dated_after(0, 9)] == passages[1:]
    assert [(row.article, row.is_settled) for row in manifest.clusters.rows()] == [(2, False)]


def test_postings_that_are_taken_are_gone_from_their_segments(manifest: Manifest) -> None:
    for segment in (1, 2):
        manifest.postings.add_segment(segment, [segment], [segment], [5])
        one = TermPostings("banjir", np.array([segment], dtype=np.uint32), np.array([[2], [1]], dtype=np.uint8))
        manifest.postings.add(segment, [one])
    (taken,) = manifest.postings.take_from("banjir", 2)
    assert (taken.passages.tolist(), taken.counts.tolist()) == ([2], [[2], [1]])
    assert [found.passages.tolist() for found in manifest.postings.of_terms({"banjir", "gempa"})] == [[1]]
    assert manifest.postings.last_segment() == 2


def test_a_stamp_and_a_failure_take_the_place_of_those_before_them(manifest: Manifest) -> None:
    manifest.files.put([FileStamp("a.txt", 1, 2, 3), FileStamp("b.txt", 1, 2, 3)])
    manifest.files.put([FileStamp("a.txt", 9, 9, 9)])
    manifest.files.remove(["b.txt", None])
    assert manifest.files.all() == [FileStamp("a.txt", 9, 9, 9)]
    taken = Failure.of(CorpusError("id_is_taken", source="c.txt", article_id="a1", other="a.txt"))
    of_an_older_version = Failure("b.txt", "has the id 'a1' of a")
    manifest.failures.put([Failed(Failure("a.txt#1", "kosong"), "a.txt"), Failed(of_an_older_version, "b.txt")])
    manifest.failures.put([Failed(Failure("a.txt#1", "rusak"), "a.txt"), Failed(taken, "c.txt")])
    assert manifest.failures.listed() == (Failure("a.txt#1", "rusak"), of_an_older_version, taken)
    manifest.failures.remove_naming("none", "a1")
    assert manifest.failures.listed() == (Failure("a.txt#1", "rusak"),)


def test_a_tombstone_counts_until_its_article_is_back(manifest: Manifest) -> None:
    manifest.tombstones.put(["b1", "a1"])
    assert manifest.tombstones.removed() == ["b1"]
    manifest.drop_article(2)
    assert manifest.tombstones.removed() == ["a1", "b1"]
    manifest.tombstones.clear()
    assert manifest.tombstones.removed() == []


def test_what_fails_in_a_transaction_has_not_been(manifest: Manifest) -> None:
    with pytest.raises(ZeroDivisionError), manifest.transaction():  # noqa: PT012 (the second statement is what fails)
        manifest.meta.set_built("2024-08-26")
        raise ZeroDivisionError
    assert manifest.meta.built() is None
