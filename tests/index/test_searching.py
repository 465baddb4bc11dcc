"""Candidates of both legs, ranked and grouped by article; filters exact; names of a question."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from corpus import Article
from corpus.types import Span
from index import Archive, Filter, rebuild
from index.retrieval.dense import ExactVectors, Vectors
from index.retrieval.lexical import WordIndex, WordWriter
from index.retrieval.ranking import PASSAGES_OF_AN_ARTICLE, highest
from index.retrieval.searcher import (
    CANDIDATES,
    EXACT_FOR_A_WIDE,
    WIDE,
    WIDE_AT_LEAST,
    Searcher,
    best_places,
    looked_through,
    names_in,
)
from index.snapshot import Snapshot
from index.storage.manifest import Manifest
from index.storage.tables.articles import Head

FIRST_DAY = date(2024, 8, 1)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """120 alike articles on 120 days of two outlets, one of another event, and a long one."""
    path: Path = tmp_path_factory.mktemp("searching") / "index"
    alike = [
        Article(
            f"a{k:03}",
            f"koran/{k}",
            f"Rapat warga ke-{k}",
            f"Warga Desa Sukau membicarakan jalan rusak. Rapat ke-{k} dipimpin Kepala Desa Sukau.",
            published=FIRST_DAY + timedelta(days=k),
            outlet=("Kabar Sukau", "Lensa Rimba")[k % 2],
        )
        for k in range(120)
    ]
    other = Article(
        "flood", "koran/flood", "Banjir Semaka", "Banjir merendam 40 rumah di Kecamatan Semaka.", outlet="Lensa Rimba"
    )
    long = Article(
        "long",
        "koran/long",
        "Festival Krui",
        " ".join(f"Festival perahu Krui hari ke-{k} diikuti peserta dari kampung nomor {k} di pesisir." for k in range(60)),
    )
    rebuild([*alike, other, long], index=path)
    with Archive.open(path) as opened:
        yield opened


@pytest.fixture
def snapshot(archive: Archive) -> Iterator[Snapshot]:
    with archive.snapshot() as opened:
        yield opened


def test_the_article_that_holds_the_words_comes_first(archive: Archive) -> None:
    assert archive.search("Berapa rumah terendam banjir di Semaka?")[0].article.id == "flood"


def test_an_english_question_finds_it_too(archive: Archive) -> None:
    assert archive.search("How many houses did the flood hit in Semaka?")[0].article.id == "flood"


def test_hits_come_grouped_by_article_few_of_each(archive: Archive) -> None:
    ids = [hit.article.id for hit in archive.search("festival perahu Krui", limit=20)]
    assert ids[:2] == ["long", "long"]
    assert ids.count("long") == PASSAGES_OF_AN_ARTICLE


def test_each_article_has_as_many_passages_as_its_rank_is_given(snapshot: Snapshot) -> None:
    ids = [hit.article.id for hit in snapshot.search("festival perahu Krui", limit=20, of_each=(3, 1))]
    assert ids[:4].count("long") == 3
    assert len(set(ids)) == len(ids) - 2


def test_newer_articles_come_first_among_equals(snapshot: Snapshot) -> None:
    equal = [candidate._replace(score=0.5) for candidate in snapshot.searcher.candidates("rapat warga desa")]
    numbers = {snapshot.number_of(f"a{k:03}"): k for k in range(120)}
    order = [numbers[c.place.article] for c in snapshot.searcher.best(equal, 10) if c.place.article in numbers]
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize(
    "wanted",
    [Filter(since=FIRST_DAY, until=FIRST_DAY + timedelta(days=2)), Filter(outlets=("lensa rimba",)), Filter(until=FIRST_DAY)],
    ids=["three days", "an outlet", "one day"],
)
def test_a_filter_lets_nothing_else_through(archive: Archive, wanted: Filter) -> None:
    hits = archive.search("rapat warga", since=wanted.since, until=wanted.until, outlets=wanted.outlets, limit=50)
    assert hits
    for hit in hits:
        assert wanted.since is None or (hit.article.published and hit.article.published >= wanted.since)
        assert wanted.until is None or (hit.article.published and hit.article.published <= wanted.until)
        assert not wanted.outlets or (hit.article.outlet or "").lower() in wanted.outlets


def test_a_favoured_article_is_a_candidate_whatever_the_legs_say(snapshot: Snapshot) -> None:
    number = snapshot.number_of("a000")
    asked = "Berapa rumah terendam banjir di Semaka?"
    favoured = snapshot.searcher.candidates(asked, favoured=("a000",))
    assert number in {c.place.article for c in favoured}
    assert len({c.place.article for c in favoured}) <= 2 * CANDIDATES + 1


def test_only_the_texts_of_the_best_articles_are_gone_through(snapshot: Snapshot) -> None:
    candidates = snapshot.searcher.candidates("rapat warga desa", closely=3)
    ranked = sorted(candidates, key=lambda c: -c.score)
    read = {c.place.article for c in candidates if c.features.near}
    assert len(read) == 3 < len({c.place.article for c in candidates})
    assert {c.place.article for c in ranked[:3]} <= read


def test_the_text_of_a_favoured_article_is_gone_through_wherever_it_ranks(snapshot: Snapshot) -> None:
    asked = "Rapat warga Desa Sukau dan banjir di Semaka"
    candidates = snapshot.searcher.candidates(asked, favoured=("a000",), closely=1)
    read = {c.place.article for c in candidates if c.features.near}
    assert read == {snapshot.number_of("a000"), max(candidates, key=lambda c: c.score).place.article}
    assert len(read) == 2


def test_a_favoured_article_outside_the_filter_is_none(snapshot: Snapshot) -> None:
    late = Filter(since=FIRST_DAY + timedelta(days=100))
    candidates = snapshot.searcher.candidates("rapat", late, favoured=("a000",))
    assert snapshot.number_of("a000") not in {c.place.article for c in candidates}


@pytest.mark.parametrize("query", ["", "?", "\ud800", "qwxyz", "的"])
def test_a_query_without_words_is_ordered_by_meaning_alone(archive: Archive, query: str) -> None:
    hits = archive.search(query)
    assert [hit.words for hit in hits] == [0.0] * len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Siapa Kapolres Lampung Barat?", {"kapolres", "lampung", "barat"}),
        ("Who met Rinaldo Aser on 26 August?", {"rinaldo", "aser", "26", "august"}),
        ("Siapa yang memimpin rapat?", set()),
        ("Rapat itu di mana?", set()),
    ],
)
def test_names_are_what_has_a_capital_past_the_first_word_and_figures(question: str, names: set[str]) -> None:
    assert names_in(question) == names


def test_a_filter_that_leaves_many_has_more_of_the_nearest_looked_through_the_fewer_it_leaves() -> None:
    assert looked_through(90_000, 100_000) == WIDE_AT_LEAST
    assert looked_through(25_000, 100_000) == WIDE * CANDIDATES * 4
    assert looked_through(EXACT_FOR_A_WIDE * WIDE_AT_LEAST, 7_000) == 0
    assert looked_through(0, 100_000) == 0


def test_the_best_places_are_those_of_a_whole_sort_and_their_equals() -> None:
    scores = np.random.default_rng(1).integers(0, 9, 500).astype(np.float32)
    for limit in (1, 60, 499, 500, 600):
        whole = [k for k in np.argsort(-scores, kind="stable")[:limit].tolist() if scores[k] > 0]
        assert best_places(scores, limit) == [k for k in range(500) if scores[k] >= max(scores[whole[-1]], 1)]
    assert best_places(np.zeros(90, dtype=np.float32), CANDIDATES) == []


class Compass:
    """An embedder that knows two questions: "utara" lies where the outlet Utara writes, "selatan" on the other side."""

    name, revision, dimensions = "compass", "1", 4

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> Vectors:
        return np.array([1 if text == "utara" else -1, 0, 0, 0], dtype=np.float32)


@pytest.mark.parametrize("question", ["utara", "selatan"])
def test_the_nearest_behind_a_filter_that_leaves_many_are_those_of_the_exact_search(tmp_path: Path, question: str) -> None:
    north, south = WIDE_AT_LEAST + 100, EXACT_FOR_A_WIDE * WIDE_AT_LEAST + 100
    rng, store = np.random.default_rng(7), ExactVectors()
    manifest = Manifest.create(tmp_path / "manifest.sqlite3")
    writer = WordWriter(manifest)
    manifest.database.begin()
    for outlet, count, side in (("Utara", north, 1.0), ("Selatan", south, -1.0)):
        vectors = np.hstack([np.full((count, 1), side), rng.normal(size=(count, 3))])
        vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)
        for k, vector in enumerate(vectors):
            article = manifest.articles.add(Article(f"{outlet}{k}", "", "", "-", outlet=outlet), [], None, None)
            passage = manifest.passages.add(article, 0, Span(0, 1))
            writer.add(passage, article, ["kabar"], [])
            manifest.vectors.add([passage], vector.reshape(1, -1))
            store.add([passage], vector.astype(np.float32).reshape(1, -1), [0], [outlet.lower()])
    writer.flush()
    manifest.database.commit()
    wanted = Filter(outlets=("Selatan",))
    found = Searcher(manifest, WordIndex(manifest), store, Compass()).candidates(question, wanted)
    assert [c.place.passage for c in found] == sorted(store.nearest(Compass().embed_query(question), CANDIDATES, wanted))
    manifest.close()


def test_of_equals_at_the_border_the_newest_are_named_whichever_came_first() -> None:
    days = {1: "2024-08-01", 2: None, 3: "2024-08-03", 4: "2024-08-03", 5: "2024-09-01"}
    ids = {1: "a", 2: "b", 3: "d", 4: "c", 5: "e"}

    def heads(numbers: Sequence[int]) -> list[Head]:
        return [Head(number, ids[number], days[number]) for number in numbers]

    scores = {1: 0.5, 2: 0.5, 3: 0.5, 4: 0.5, 5: 0.9}
    assert highest(scores, 3, heads) == [5, 4, 3]
    assert highest(dict(reversed(scores.items())), 4, heads) == [5, 4, 3, 1]
    assert highest(scores, 1, lambda _: []) == [5]  # where none are equal nothing is looked up
