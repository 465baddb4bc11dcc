"""A shard that does not answer is named, what it may hold is not told as absent, and it comes back by itself."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from index import Archive
from index.browse import headings
from index.cluster.asking import PATIENCE_S
from index.cluster.shard import Shard
from index.cluster.snapshot import ClusterSnapshot
from index.errors import IndexDamaged, IndexUnavailable
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.sets import make_cluster
from index.locate import SAMPLE_ARTICLES
from index.snapshot import Snapshot
from index.types import EVERYTHING, Filter
from qa import Assistant
from qa.receipts import at_most_unsure, receipt_of
from qa.rendering.strings import receipt_lines

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("silent") / "cluster"
    make_cluster(folder, 2)
    rebuild_cluster(SAMPLE_ARTICLES, index=folder, workers=1)
    return folder


class Slow:
    """A shard that answers only while it is let."""

    def __init__(self, shard: Snapshot) -> None:
        self._shard, self.let = shard, threading.Event()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def answer(*given: Any, **named: Any) -> Any:
            self.let.wait(30)
            return getattr(self._shard, name)(*given, **named)

        return answer


@contextmanager
def slow_cluster(path: Path) -> Iterator[tuple[ClusterSnapshot, Slow]]:
    slow = Slow(Snapshot(path / "shard-2", 1))
    slow.let.set()
    shards = {"shard-1": cast(Shard, Snapshot(path / "shard-1", 1)), "shard-2": cast(Shard, slow)}
    snapshot = ClusterSnapshot(path, 1, datetime.now(UTC), shards)
    try:
        yield snapshot, slow
    finally:
        slow.let.set()
        snapshot.close()


def test_a_silent_shard_is_named_and_comes_back(path: Path) -> None:
    with slow_cluster(path) as (snapshot, slow):
        with snapshot.reading():
            whole = [hit.passage.id for hit in snapshot.search("banjir")]
            assert not snapshot.silent
        slow.let.clear()
        with snapshot.reading():
            began = time.monotonic()
            assert snapshot.search("banjir")
            assert time.monotonic() - began >= PATIENCE_S
            assert snapshot.silent == ("shard-2",)
            receipt = receipt_of(snapshot, EVERYTHING, date(2025, 1, 1))
            assert (receipt.parts, receipt.silent) == (2, ("shard-2",))
            assert receipt.to_dict()["silent"] == ["shard-2"]
            assert "1 of 2" in receipt_lines(receipt, "en")[0]
            with pytest.raises(IndexUnavailable) as refused:
                snapshot.require_all_parts()
            assert refused.value.fields["shards"] == ["shard-2"]
        with snapshot.reading():
            assert snapshot.count(Filter())[0] < 54
            assert snapshot.silent == ("shard-2",)  # it still owes its answer: nobody waits for it again
        slow.let.set()
        deadline = time.monotonic() + 20
        found: list[str] = []
        while found != whole and time.monotonic() < deadline:
            with snapshot.reading():
                found = [hit.passage.id for hit in snapshot.search("banjir")]
        assert found == whole


def test_where_no_shard_answers_that_is_no_absence(path: Path) -> None:
    for away in ("shard-1", "shard-2"):
        (path / away).rename(path / f"{away} elsewhere")
    with pytest.raises(IndexDamaged):
        Archive.open(path)
    for away in ("shard-1", "shard-2"):
        (path / f"{away} elsewhere").rename(path / away)


def test_answers_are_at_most_unsure_while_a_disk_is_away(path: Path, sample_archive: Archive) -> None:
    whole = Assistant(sample_archive).ask(QUESTION)
    assert whole.status == "answered"
    for away in ("shard-1", "shard-2"):
        (path / away).rename(path / "elsewhere")
        with Archive.open(path) as archive:
            partly = Assistant(archive).ask(QUESTION)
            assert partly.receipt.silent == (away,)
            assert partly.status != "answered"
            assert "1 dari 2 bagian" in partly.text
            counted = Assistant(archive).ask("Berapa kali banjir terjadi di Lampung?")
            assert counted.receipt.silent == (away,)
            assert "1 dari 2 bagian" in counted.text
            for act in (lambda: archive.search("banjir"), lambda: headings(archive, EVERYTHING, limit=5)):
                with pytest.raises(IndexUnavailable):
                    act()
            with pytest.raises(IndexUnavailable):
                archive.article("no such article")
            (path / "elsewhere").rename(path / away)
            again = Assistant(archive).ask(QUESTION)
            assert (again.status, again.short, again.receipt.silent) == (whole.status, whole.short, ())


def test_a_whole_archive_says_nothing_of_parts(sample_archive: Archive) -> None:
    answer = Assistant(sample_archive).ask(QUESTION)
    assert at_most_unsure(answer, 0.5) is answer
    assert "parts" not in answer.receipt.to_dict()
