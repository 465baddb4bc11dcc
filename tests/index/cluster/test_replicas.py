"""Replicas of shards: what is written reaches them, whoever answers says the same, and none that is behind is asked."""

import shutil
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus import Article, MissingExtra
from index import Archive
from index.cluster import remote
from index.cluster.keeper import Keeper, Told
from index.cluster.replicated import NEXT_S, Replicated
from index.errors import ArticleWithdrawn, IndexDamaged, IndexingError, IndexUnavailable
from index.ingest.cluster.amend import rollback_cluster
from index.ingest.cluster.erase import erase_cluster
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.replicas import add_replica, drop_replica, states_of
from index.ingest.cluster.sets import held, make_cluster
from index.ingest.withdraw import reinstate, withdraw
from index.storage import generations
from index.storage.cluster_file import Cluster, Part, Replica, part_of, read_cluster, write_cluster
from tests.index.traces import SECRET, traces

Make = Callable[..., Article]
QUERIES = ("rapat koordinasi", "banjir di Semaka", "Who came on day 5?")


def found(archive: Archive) -> list[list[tuple[str, float]]]:
    return [[(hit.passage.id, round(hit.score, 6)) for hit in archive.search(query, limit=30)] for query in QUERIES]


def with_replicas(path: Path, disk: Path) -> Cluster:
    """Each shard with one, on another disk."""
    for name in read_cluster(path).places:
        with held(path) as (cluster, _):
            add_replica(path, cluster, name, Replica(str(disk / name)))
    return read_cluster(path)


def states(path: Path) -> set[str]:
    cluster = read_cluster(path)
    return {state for name in cluster.places for state in states_of(cluster, name).values()}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, make_article: Make) -> Path:
    """A folder with a cluster and the disk of its replicas."""
    folder: Path = tmp_path_factory.mktemp("replicas")
    make_cluster(folder / "cluster", 2)
    rebuild_cluster([*(make_article(k) for k in range(20)), SECRET], index=folder / "cluster", workers=1)
    with_replicas(folder / "cluster", folder / "disk")
    return folder


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """The cluster of a copy of it that is the test's own."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "cluster" / "CLUSTER"
    file.write_text(file.read_text(encoding="utf-8").replace(str(template), str(tmp_path)), encoding="utf-8")
    return tmp_path / "cluster"


def test_a_replica_answers_where_the_shard_is_away(path: Path, tmp_path: Path, make_article: Make) -> None:
    with Archive.open(path) as archive:
        whole = found(archive)
    rebuild_cluster([make_article(k) for k in range(20, 25)], index=path, workers=1)
    with Archive.open(path) as archive:
        more = found(archive)
        assert more != whole
        for name in ("shard-1", "shard-2"):
            (path / name).rename(tmp_path / "away")
            with Archive.open(path) as without:
                assert found(without) == more
                with without.snapshot() as snapshot:
                    assert (snapshot.parts, snapshot.silent) == (2, ())
            (tmp_path / "away").rename(path / name)
    rollback_cluster(path)
    assert states(path) == {"whole"}
    (path / "shard-1").rename(tmp_path / "away")
    with Archive.open(path) as archive:
        assert found(archive) == whole


def test_a_replica_that_is_away_is_left_behind_by_a_rebuild_and_not_asked(
    path: Path, tmp_path: Path, make_article: Make, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "disk" / "shard-1").rename(tmp_path / "away")
    rebuild_cluster([make_article(k) for k in range(20, 40)], index=path, workers=1)
    assert str(tmp_path / "disk" / "shard-1") in caplog.text
    assert states(path) == {"missing", "whole"}
    (tmp_path / "away").rename(tmp_path / "disk" / "shard-1")
    assert states(path) == {"behind", "whole"}
    part = read_cluster(path).serving.parts["shard-1"]  # type: ignore[union-attr]
    behind = Keeper(str(tmp_path / "disk" / "shard-1"))
    told, error = behind.answer(part, "numbers", (), {})
    assert (told, error and error.code) == (None, "replica_behind")
    shutil.copytree(tmp_path / "disk/shard-1/000001", tmp_path / "disk/shard-1/000002")  # another rebuild's of that number
    assert getattr(behind.answer(part, "numbers", (), {})[1], "code", None) == "replica_behind"
    rebuild_cluster([make_article(50)], index=path, workers=1)
    assert states(path) == {"whole"}


def test_erasing_and_withdrawing_reach_every_replica_or_name_it(path: Path, tmp_path: Path, make_article: Make) -> None:
    disk = tmp_path / "disk"
    assert traces(disk, SECRET) != set()
    disk.rename(tmp_path / "away")
    before = (path / "CLUSTER").read_text()
    for act in (
        lambda: erase_cluster([SECRET.id], index=path),
        lambda: withdraw("a3", reason="Identitas korban disebut", index=path),
        lambda: rollback_cluster(path),
    ):
        with pytest.raises(IndexUnavailable) as missing:
            act()
        assert missing.value.code == "cluster_replicas_missing"
        assert missing.value.fields["replicas"] == [f"{name} ({disk / name})" for name in ("shard-1", "shard-2")]
    assert (path / "CLUSTER").read_text() == before
    (tmp_path / "away").rename(disk)
    rebuild_cluster([replace(make_article(0), title="Lain")], index=path, workers=1)
    assert erase_cluster([SECRET.id], index=path).erased == (SECRET.id,)
    assert traces(disk, SECRET) | traces(path, SECRET) == set()
    withdraw("a3", reason="Identitas korban disebut", index=path)
    (path / "shard-1").rename(tmp_path / "one")
    (path / "shard-2").rename(tmp_path / "two")
    with Archive.open(path) as archive:
        assert "a3" not in archive
        with pytest.raises(ArticleWithdrawn):
            archive.article("a3")
    (tmp_path / "one").rename(path / "shard-1")
    (tmp_path / "two").rename(path / "shard-2")
    reinstate("a3", index=path)
    with Archive.open(path) as archive:
        assert archive.article("a3") == make_article(3)


def test_a_withdrawn_article_leaves_generations_that_a_reader_of_a_replica_holds_open(path: Path, tmp_path: Path) -> None:
    keepers = [Keeper(str(tmp_path / "disk" / name)) for name in ("shard-1", "shard-2")]
    parts = [part_of(path / name, 1) for name in ("shard-1", "shard-2")]

    def held_by() -> list[object]:
        return [keeper.answer(part, "by_id", ("a3",), {})[0] for keeper, part in zip(keepers, parts, strict=True)]

    assert any(held_by())
    withdraw("a3", reason="Identitas korban disebut", index=path)
    assert not any(held_by())
    for keeper in keepers:
        keeper.close()


def test_a_replica_is_added_dropped_and_not_put_where_something_is(path: Path, tmp_path: Path) -> None:
    def add(name: str, folder: Path) -> None:
        with held(path) as (cluster, _):
            add_replica(path, cluster, name, Replica(str(folder)))

    for folder in (tmp_path / "disk" / "shard-1", path / "shard-2"):
        with pytest.raises(IndexingError) as refused:
            add("shard-1", folder)
        assert refused.value.code == "index_is_there"
    with pytest.raises(IndexingError) as unknown:
        add("shard-9", tmp_path / "third")
    assert unknown.value.code == "no_such_shard"
    add("shard-1", tmp_path / "third")
    assert len(read_cluster(path).replicas["shard-1"]) == 2
    with held(path) as (cluster, _):
        assert drop_replica(path, cluster, "shard-1", Replica(str(tmp_path / "third")))
    assert not (tmp_path / "third").exists()
    with held(path) as (cluster, _), pytest.raises(IndexingError) as again:
        drop_replica(path, cluster, "shard-1", Replica(str(tmp_path / "third")))
    assert again.value.code == "no_such_replica"


def test_what_arrives_damaged_does_not_count(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Replica(str(tmp_path / "third"))

    def add() -> None:
        with held(path) as (cluster, _):
            add_replica(path, cluster, "shard-1", whole)

    with monkeypatch.context() as patched:
        patched.setattr("index.ingest.cluster.replicas._put", lambda *given: None)
        with pytest.raises(IndexDamaged) as refused:
            add()
    assert refused.value.code == "replica_differs"
    assert generations.generations(Path(whole.folder)) == []
    with held(path):  # the cluster knows of it, and brings it there
        assert generations.generations(Path(whole.folder)) == [1]


class OneNumber:
    """A copy that answers one number, once it is let, or fails."""

    def __init__(self, number: int, failure: IndexingError | None = None) -> None:
        self.number, self.failure, self.asked = number, failure, 0
        self.let = threading.Event()
        self.let.set()

    def answer(self, part: Part, name: str, given: Sequence[Any], named: Mapping[str, Any]) -> Told:
        self.asked += 1
        self.let.wait(30)
        return (None, self.failure) if self.failure else (self.number, None)

    def close(self) -> None:
        self.let.set()


def test_the_next_copy_is_asked_where_one_fails_or_is_long_about_it(tmp_path: Path) -> None:
    first, second = OneNumber(1), OneNumber(2)
    shard = Replicated(tmp_path, Part(1, ""), [first, second])
    assert (shard.numbers(), second.asked) == (1, 0)
    first.let.clear()
    began = time.monotonic()
    assert shard.numbers() == 2
    assert time.monotonic() - began >= NEXT_S
    assert (shard.numbers(), first.asked) == (2, 2)  # it owes an answer: nobody waits for it
    first.let.set()
    while shard.numbers() != 1:
        time.sleep(0.01)
    first.failure = IndexUnavailable("replica_behind", path=tmp_path, generation=1)
    assert shard.numbers() == 2
    asked = first.asked
    assert (shard.numbers(), first.asked) == (2, asked)  # nor so soon after it failed
    second.failure = IndexUnavailable("replica_behind", path=tmp_path, generation=1)
    with pytest.raises(IndexUnavailable):
        shard.numbers()
    second.failure = IndexingError("no_such_article", path=tmp_path, article_id="x")
    with pytest.raises(IndexingError) as refused:  # an answer, whoever gives it
        shard.numbers()
    assert refused.value.code == "no_such_article"
    shard.close()


def test_names_of_replicas_are_read_as_they_are_written(tmp_path: Path) -> None:
    for name, folder, node in (
        ("kota-a:/srv/wartanya/shard-1", "/srv/wartanya/shard-1", "kota-a"),
        ("10.0.0.7:/srv/x", "/srv/x", "10.0.0.7"),
        ("/mnt/disk2/x:y", "/mnt/disk2/x:y", None),
    ):
        assert Replica.named(name) == Replica(folder, node)
        assert str(Replica.named(name)) == name
    make_cluster(tmp_path, 1)
    cluster = replace(read_cluster(tmp_path), replicas={"shard-1": (Replica("/srv/x", "kota-a"), Replica("/mnt/y"))})
    write_cluster(tmp_path, cluster)
    assert read_cluster(tmp_path) == cluster
    assert '"format": 2' in (tmp_path / "CLUSTER").read_text()  # an older version does not erase without them


def test_without_ray_a_replica_on_another_machine_is_told_with_the_line_that_mends_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "find_spec", lambda name: None)
    write_cluster(path, replace(read_cluster(path), replicas={"shard-1": (Replica("/srv/x", "kota-a"),)}))
    with pytest.raises(MissingExtra, match=r'pip install "wartanya\[cluster\]"'):
        Archive.open(path)
