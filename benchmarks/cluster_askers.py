"""Asks a cluster without end while it is rebuilt and the actors that hold its replicas are killed.

    python -m benchmarks.cluster_askers --askers 8 --rebuilds 3

Two shards, each with a replica on a node of Ray, all on this machine. In each rebuild the actor of one shard is killed. Prints
how many questions failed, how many answers are not those of one index of the articles that their receipt names, and how many
receipts named a shard that did not answer. Needs the extra `cluster`.
"""

import argparse
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from index import Archive, rebuild
from index.cluster.remote import let_go
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.replicas import add_replica
from index.ingest.cluster.sets import held, make_cluster
from index.storage.cluster_file import Replica, read_cluster
from tests.crash.editions import ClusterAskers, edition, expected_of
from tests.crash.nodes import Nodes, nodes

NODES = ("kota-a", "kota-b")


def main(arguments: Sequence[str] | None = None) -> ClusterAskers:
    parser = argparse.ArgumentParser(description="Ask through rebuilds of a cluster, and deaths of its actors.")
    parser.add_argument("--askers", type=int, default=8)
    parser.add_argument("--rebuilds", type=int, default=3)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, nodes(*NODES) as running:
        return _asked(Path(folder), running, given.askers, given.rebuilds)


def _asked(top: Path, running: Nodes, askers: int, rebuilds: int) -> ClusterAskers:
    expected, path = dict[tuple[int, str], tuple[str, str | None]](), top / "cluster"
    for number in range(1, 2 + rebuilds):
        rebuild(edition(number), index=top / f"one {number}")
        with Archive.open(top / f"one {number}") as archive:
            expected |= expected_of(archive, number)
    make_cluster(path, 2)
    rebuild_cluster(edition(1), index=path, workers=1)
    for name, node in zip(read_cluster(path).places, NODES, strict=True):
        with held(path) as (cluster, _):
            add_replica(path, cluster, name, Replica(str(top / node), node))
    replicas = [replica for _, replica in read_cluster(path).each_replica()]
    with Archive.open(path) as archive, ExitStack() as ended:
        for replica in replicas:
            ended.callback(let_go, replica)
        asking = ended.enter_context(ClusterAskers(archive, askers, expected).asking())
        for number in range(1, 1 + rebuilds):
            asking.wait_for(number, 10 * askers)
            began = time.perf_counter()
            killing = threading.Timer(0.2, running.kill_actor, [replicas[number % 2]])
            killing.start()
            rebuild_cluster(edition(number + 1), index=path, workers=1)
            killing.join()
            print(f"rebuild {number} took {time.perf_counter() - began:.1f} s; {replicas[number % 2].node}'s actor was killed")
            asking.wait_for(number + 1, 10 * askers)
    took = sorted(asking.took_ms)
    print(f"{askers} askers, {rebuilds} rebuilds: {len(took)} answers, by set {dict(sorted(asking.answered.items()))}")
    print(f"errors {len(asking.errors)}, wrong {len(asking.wrong)}, receipts that name a silent shard {asking.silent}")
    print(f"median {median(took):.0f} ms, slowest of twenty {took[int(len(took) * 0.95)]:.0f} ms, longest {took[-1]:.0f}")
    print("\n".join([*asking.errors[:5], *asking.wrong[:5]]))
    return asking


if __name__ == "__main__":
    main()
