"""The law of clusters: however many shards, the answer is that of one index, but for timings and the generation's number."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus import Article
from index import Archive, Filter
from index.browse import headings
from index.errors import UnknownOutlet
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.sets import make_cluster
from index.locate import SAMPLE_ARTICLES
from qa import Assistant
from qa.reading.extractive import ExtractiveReader
from qa.reading.span_selection import Scores

TODAY = date(2026, 11, 30)
QUESTIONS = (
    "Who chaired the coordination meeting at the Lampung Barat police office?",
    "Berapa rumah yang terendam banjir di Semaka?",
    "Berapa harga karet petani di Musi Banyuasin?",
    "When was the tiger evacuated in Jangkat?",
    "Siapa gubernur Papua Tengah?",  # of which no article tells
    "Berapa kali banjir terjadi di Lampung?",
    "Kapan terakhir kali nelayan hilang?",
    "Kecelakaan apa saja yang terjadi?",
    "Mana lebih banyak korban banjir, Semaka atau Mukomuko?",
    "Terima kasih",
)
QUERIES = ("banjir", "rapat koordinasi", "harga karet petani", "Who caught the fishermen?", "sabu dalam tangki di Entikong")
NARROW = Filter(since=date(2024, 8, 1), until=date(2024, 12, 31))


class Remembering(ExtractiveReader):
    """Its model is a function of the tokens: what it said of some once, for whatever archive, it says again."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[tuple[int, ...], tuple[Scores, Scores]] = {}

    def logits(self, windows: Sequence[Sequence[int]], passages: Sequence[int]) -> list[tuple[Scores, Scores]]:
        given = {tuple(window): passage for window, passage in zip(windows, passages, strict=True)}
        new = {window: passage for window, passage in given.items() if window not in self._said}
        self._said.update(zip(new, super().logits([*new], [*new.values()]), strict=True))
        return [self._said[tuple(window)] for window in windows]


@pytest.fixture(scope="module")
def reader() -> Remembering:
    return Remembering()


@pytest.fixture(scope="module")
def answers(reader: Remembering, sample_archive: Archive) -> list[dict[str, Any]]:
    return _answers(sample_archive, reader)


@pytest.fixture(scope="module", params=[1, 2, 5])
def cluster(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path: Path = tmp_path_factory.mktemp("cluster") / f"of {request.param}"
    make_cluster(path, request.param)
    rebuild_cluster(SAMPLE_ARTICLES, index=path, workers=1)
    with Archive.open(path) as archive:
        yield archive


def _same_but_timings(told: Any) -> Any:
    if isinstance(told, dict):
        return {
            key: _same_but_timings(value) for key, value in told.items() if key not in ("elapsed_ms", "generation", "built")
        }
    return [_same_but_timings(each) for each in told] if isinstance(told, list | tuple) else told


def _answers(archive: Archive, reader: Remembering) -> list[dict[str, Any]]:
    assistant, narrowed = Assistant(archive, reader), {"since": NARROW.since, "until": NARROW.until}
    told = [assistant.ask(question, today=TODAY) for question in QUESTIONS]
    told += [assistant.ask(question, today=TODAY, **narrowed) for question in QUESTIONS[:6]]
    return [_same_but_timings(answer.to_dict()) for answer in told]


def test_answers_are_those_of_one_index(cluster: Archive, reader: Remembering, answers: list[dict[str, Any]]) -> None:
    for several, one in zip(_answers(cluster, reader), answers, strict=True):
        assert several == one


def test_searches_and_filters_are_those_of_one_index(cluster: Archive, sample_archive: Archive) -> None:
    outlet = sorted(sample_archive.status().outlets)[0]
    for wanted in (Filter(), NARROW, Filter(outlets=(outlet,))):
        for query in QUERIES:
            found = [a.search(query, limit=30, filter=wanted) for a in (sample_archive, cluster)]
            assert [hit.to_dict() for hit in found[1]] == [hit.to_dict() for hit in found[0]] != []
    with pytest.raises(UnknownOutlet) as refused:
        cluster.search("banjir", outlets="Kabar Antah")
    assert list(refused.value.known) == sorted(sample_archive.status().outlets, key=str.casefold)


def test_copies_articles_and_names_are_those_of_one_index(cluster: Archive, sample_archive: Archive) -> None:
    articles = {article.id: article for article in sample_archive}
    assert {article.id: article for article in cluster} == articles
    assert len(cluster) == len(articles)
    copies = {id_: sample_archive.copies(id_) for id_ in articles}
    assert {id_: cluster.copies(id_) for id_ in articles} == copies
    assert any(copies.values())
    assert all(cluster.sentences(id_) == sample_archive.sentences(id_) for id_ in articles)
    source = next(iter(articles.values())).source
    assert cluster.find_article(source) == sample_archive.find_article(source)
    assert cluster.names("person", limit=20).to_dict() == sample_archive.names("person", limit=20).to_dict()


def test_the_status_counts_all_shards(cluster: Archive, sample_archive: Archive) -> None:
    one, several = sample_archive.status(), cluster.status()
    for name in ("articles", "undated", "passages", "outlets", "first", "last", "fingerprint"):
        assert getattr(several, name) == getattr(one, name)
    assert not several.is_sample
    assert "no_such" not in cluster
    assert isinstance(next(iter(cluster)), Article)


def test_leafing_through_is_that_of_one_index(cluster: Archive, sample_archive: Archive) -> None:
    assert headings(cluster, NARROW, limit=7, offset=3) == headings(sample_archive, NARROW, limit=7, offset=3)
