"""Replicas that actors of Ray hold, on two nodes: the same answers, and deaths that nobody notices but by the time it takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index import Archive, rebuild
from index.cluster.remote import Distant, let_go
from index.errors import IndexUnavailable
from index.ingest.cluster.erase import erase_cluster
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.replicas import add_replica, drop_replica, states_of
from index.ingest.cluster.sets import held, make_cluster
from index.locate import SAMPLE_ARTICLES
from index.storage.cluster_file import Replica, read_cluster
from qa import Assistant
from tests.crash.editions import ClusterAskers, edition, expected_of
from tests.index.traces import SECRET, traces

if TYPE_CHECKING:
    from tests.crash.nodes import Nodes

# Not imported to look for it: it reads its settings then.
pytestmark = pytest.mark.skipif(find_spec("ray") is None, reason='needs pip install "wartanya[cluster]"')

QUERIES = ("rapat koordinasi", "banjir", "sabu dalam tangki", "Who caught the fishermen?")
QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
RECOVERY_S = 60


@pytest.fixture(scope="module")
def disks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("disks")
    return folder


@pytest.fixture(scope="module")
def path(two_nodes: "Nodes", disks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster of the sample's articles and one more, each shard with a replica on a node of its own."""
    from corpus import load

    folder: Path = tmp_path_factory.mktemp("on nodes") / "cluster"
    make_cluster(folder, 2)
    rebuild_cluster([*load(SAMPLE_ARTICLES), SECRET], index=folder, workers=1)
    for name, node in (("shard-1", "kota-a"), ("shard-2", "kota-b")):
        with held(folder) as (cluster, _):
            add_replica(folder, cluster, name, Replica(str(disks / node), node))
    return folder


def states(path: Path) -> dict[str, str]:
    cluster = read_cluster(path)
    return {str(replica.node): state for name in cluster.places for replica, state in states_of(cluster, name).items()}


def found(archive: Archive) -> list[object]:
    return [[hit.to_dict() for hit in archive.search(query, limit=30)] for query in QUERIES]


@contextmanager
def only_replicas_answering(path: Path, away: Path) -> Iterator[None]:
    for name in ("shard-1", "shard-2"):
        (path / name).rename(away / name)
    yield
    for name in ("shard-1", "shard-2"):
        (away / name).rename(path / name)


def are_asked(path: Path) -> None:
    """Until the process of each actor has started, which takes seconds."""
    cluster = read_cluster(path)
    assert cluster.serving
    for name, replica in cluster.each_replica():
        assert Distant(replica).answer(cluster.serving.parts[name], "made_with", (), {})[1] is None


def comes_back(archive: Archive, wanted: list[object]) -> bool:
    deadline = time.monotonic() + RECOVERY_S
    while time.monotonic() < deadline:
        try:
            if found(archive) == wanted:
                return True
        except IndexUnavailable:
            time.sleep(0.2)
    return False


def test_actors_answer_as_one_index_does_and_come_back(
    path: Path, two_nodes: "Nodes", tmp_path: Path, sample_archive: Archive
) -> None:
    from tests.crash.nodes import actors

    assert states(path) == {"kota-a": "whole", "kota-b": "whole"}
    with Archive.open(path) as archive:
        whole = found(archive)
        asked = Assistant(archive).ask(QUESTION)
    are_asked(path)
    with only_replicas_answering(path, tmp_path), Archive.open(path) as archive:
        assert comes_back(archive, whole)  # the actors have started
        assert len(actors()) == 2
        again = Assistant(archive).ask(QUESTION)
        assert (again.status, again.short, again.receipt.silent) == (asked.status, asked.short, ())
        outlet = sorted(sample_archive.status().outlets)[0]
        one = sample_archive.search("banjir", outlets=outlet)
        assert [hit.passage.id for hit in archive.search("banjir", outlets=outlet)] == [hit.passage.id for hit in one]
        replica = read_cluster(path).replicas["shard-1"][0]
        killed = two_nodes.kill_actor(replica)
        with archive.snapshot() as snapshot:
            snapshot.search("banjir")
            assert snapshot.silent in ((), ("shard-1",))
        assert comes_back(archive, whole)
        assert two_nodes.process_of(replica) != killed


def test_a_rebuild_and_an_erasure_reach_the_nodes(path: Path, disks: Path) -> None:
    assert traces(disks, SECRET) != set()
    rebuild_cluster([SECRET], index=path, workers=1)
    assert erase_cluster([SECRET.id], index=path).erased == (SECRET.id,)
    assert traces(disks, SECRET) | traces(path, SECRET) == set()
    assert states(path) == {"kota-a": "whole", "kota-b": "whole"}


def test_who_asks_through_a_rebuild_in_which_an_actor_dies_gets_answers_of_one_set(two_nodes: "Nodes", tmp_path: Path) -> None:
    expected: dict[tuple[int, str], tuple[str, str | None]] = {}
    for number in (1, 2):
        rebuild(edition(number), index=tmp_path / str(number))
        with Archive.open(tmp_path / str(number)) as archive:
            expected |= expected_of(archive, number)
    path, replica = tmp_path / "cluster", Replica(str(tmp_path / "on kota-a"), "kota-a")
    make_cluster(path, 2)
    rebuild_cluster(edition(1), index=path, workers=1)
    with held(path) as (cluster, _):
        add_replica(path, cluster, "shard-1", replica)
    are_asked(path)
    with Archive.open(path) as archive, ClusterAskers(archive, 3, expected).asking() as askers:
        askers.wait_for(1, 6)
        two_nodes.kill_actor(replica)
        rebuild_cluster(edition(2), index=path, workers=1)
        askers.wait_for(2, 6)
    let_go(replica)
    assert (askers.errors, askers.wrong) == ([], [])
    assert min(askers.answered[1], askers.answered[2]) >= 6


def test_a_node_that_dies_is_named_and_brought_up_when_it_is_back(
    path: Path, two_nodes: "Nodes", caplog: pytest.LogCaptureFixture
) -> None:
    with Archive.open(path) as archive:
        whole = found(archive)
        two_nodes.kill("kota-b")
        with archive.snapshot() as snapshot:
            snapshot.search("banjir")
            assert snapshot.silent == ()  # the shard's own folder answers
        assert found(archive) == whole
        deadline = time.monotonic() + RECOVERY_S
        while states(path)["kota-b"] != "missing" and time.monotonic() < deadline:
            time.sleep(0.5)
        with pytest.raises(IndexUnavailable) as missing:
            erase_cluster(["no such article"], index=path)
        assert missing.value.code == "cluster_replicas_missing"
        rebuild_cluster([SECRET], index=path, workers=1)
        assert "kota-b" in caplog.text
        assert SECRET.id in archive
        two_nodes.start("kota-b")
        with held(path):
            assert states(path) == {"kota-a": "whole", "kota-b": "whole"}
        with held(path) as (cluster, _):
            assert drop_replica(path, cluster, "shard-2", cluster.replicas["shard-2"][0])
