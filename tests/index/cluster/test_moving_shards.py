"""A shard goes to another disk: nothing is lost on the way, and who asks meanwhile gets an answer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, IndexingError, rebuild
from index.ingest.cluster.amend import rollback_cluster
from index.ingest.cluster.move import move_shard
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.replicas import add_replica
from index.ingest.cluster.sets import held, make_cluster, states
from index.snapshot import Snapshot
from index.storage.cluster_file import Replica, read_cluster
from tests.crash.dying import actions, killed

Make = Callable[..., Article]


@pytest.fixture
def path(tmp_path: Path, make_article: Make) -> Path:
    folder = tmp_path / "cluster"
    make_cluster(folder, 2)
    rebuild_cluster([make_article(k) for k in range(12)], index=folder, workers=1)
    rebuild_cluster([replace(make_article(0), title="Lain"), make_article(12)], index=folder, workers=1)
    return folder


def test_a_moved_shard_answers_and_can_be_gone_back_with(path: Path, tmp_path: Path, make_article: Make) -> None:
    disk = tmp_path / "disk" / "first"
    with Archive.open(path) as archive:
        before = [hit.passage.id for hit in archive.search("banjir", limit=30)]
        began: list[int] = []

        def work(snapshot: Snapshot) -> list[str]:
            began.append(snapshot.generation)
            if len(began) == 1:
                move_shard(path, "shard-1", disk)
            return [hit.passage.id for hit in snapshot.search("banjir", limit=30)]

        assert archive.read(work) == before
        assert began == [2, 3]
        assert not (path / "shard-1").exists()
        move_shard(path, "shard-1", disk)  # it is there
        assert read_cluster(path).left == ()
        rebuild_cluster([make_article(20)], index=path, workers=1)
        assert len(archive) == 14
        rollback_cluster(path)
        assert len(archive) == 13
        move_shard(path, "shard-1", path / "shard-1")
        assert len(archive) == 13
    assert set(states(path, read_cluster(path)).values()) == {"whole"}


def test_a_question_under_way_turns_to_the_new_folder_where_no_replica_answers(path: Path, tmp_path: Path) -> None:
    with held(path) as (cluster, _):
        add_replica(path, cluster, "shard-1", Replica(str(tmp_path / "replica")))
    with Archive.open(path) as archive:
        before = [hit.passage.id for hit in archive.search("banjir", limit=30)]
    (tmp_path / "replica").rename(tmp_path / "away")
    began: list[int] = []

    def work(snapshot: Snapshot) -> tuple[list[str], tuple[str, ...]]:
        began.append(snapshot.generation)
        if len(began) == 1:
            move_shard(path, "shard-1", tmp_path / "moved")
        return [hit.passage.id for hit in snapshot.search("banjir", limit=30)], snapshot.silent

    with Archive.open(path) as archive:
        assert archive.read(work) == (before, ())
    assert began == [2, 3]


def test_a_move_to_where_something_is_is_refused(path: Path, tmp_path: Path, make_article: Make) -> None:
    rebuild([make_article(1)], index=tmp_path / "other")
    for name, folder, code in (
        ("shard-1", tmp_path / "other", "index_is_there"),
        ("shard-1", path / "shard-2", "index_is_there"),
        ("shard-1", path, "index_is_there"),
        ("shard-7", tmp_path / "new", "no_such_shard"),
    ):
        with pytest.raises(IndexingError) as refused:
            move_shard(path, name, folder)
        assert refused.value.code == code
    assert set(states(path, read_cluster(path)).values()) == {"whole"}


STEPS = r"mkdir moved/000001|rename (moved/00000\d.part|CLUSTER.part|moved/CURRENT.part)|rm(tree|dir) shard-1|remove shard-1"


@pytest.mark.crash
def test_a_move_killed_at_any_step_loses_nothing_and_the_repeat_finishes(path: Path, tmp_path: Path) -> None:
    with Archive.open(path) as archive:
        before = {article.id for article in archive}
    steps = killed("move in a cluster", path, tmp_path / "killed", "shard-1", only=STEPS)
    assert len(steps) >= 8
    for number, step in steps.items():
        copy = tmp_path / "killed" / str(number)
        with Archive.open(copy) as archive:
            assert {article.id for article in archive} == before, step
        actions(copy, "shard-1")["move in a cluster"]()
        with Archive.open(copy) as archive:
            assert {article.id for article in archive} == before, step
        assert set(states(copy, read_cluster(copy)).values()) == {"whole"}, step
        assert not (copy / "shard-1").exists(), step
        rollback_cluster(copy)
        with Archive.open(copy) as archive:
            assert len(archive) == 12, step
