"""What editors decided, in an index or in every shard of a cluster: held for a change, and amended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.errors import IndexDamaged
from index.ingest import amend as alone
from index.ingest.base import opened_base
from index.ingest.cluster.replicas import Replicas
from index.ingest.cluster.sets import go_back, held, replaced
from index.ingest.withholding import is_settled, withhold_in
from index.storage import generations
from index.storage.cluster_file import Cluster, is_cluster, read_cluster
from index.storage.editorial import Decisions, Editorial
from index.types import Progress

Report = Callable[[Progress], None]


@contextmanager
def changing(path: Path) -> Iterator[None]:
    """Holds the lock of the index, or of the cluster and all its shards: IndexingError where one is missing."""
    with held(path) if is_cluster(path) else generations.writing(path):
        yield


def amend(path: Path, progress: Report | None = None) -> int:
    """As `index.ingest.amend.amend`, of a cluster in every shard; the number of what serves then."""
    if not is_cluster(path):
        return alone.amend(path, progress)
    cluster = read_cluster(path)
    return _amended(path, cluster, Replicas(path, cluster, must_all_be_there=True), progress)


def rollback_cluster(path: Path, *, who: str | None = None) -> int:
    """Goes back to the set before, with all that was decided since; the number of the set that serves then.

    Raises IndexingError where there is none, IndexLocked.
    """
    with held(path) as (cluster, replicas), alone.logged(path, "rollback", who, {}) as told:
        number = _amended(path, go_back(path, cluster, replicas), replicas, None)
        told["generation"] = number
    return number


def _amended(path: Path, cluster: Cluster, replicas: Replicas, progress: Report | None) -> int:
    decisions = Editorial(path).decisions()
    places = {name: path / cluster.places[name] for name in (cluster.serving.parts if cluster.serving else ())}
    for place in places.values():  # first every shard lets go of what is not to be shown
        _withhold(place, decisions)
    replicas.each(_withhold, decisions)
    built: dict[str, int] = {}
    with alone.told_where_full(path):
        for name, place in places.items():
            with opened_base(place, fresh=False, embedder=None) as base:
                if base.serving and not is_settled(base.serving, decisions):
                    built[name] = alone.settled_generation(base, decisions, progress)
        cluster = replaced(path, cluster, replicas, built, ()) if built else cluster
    return cluster.serving.number if cluster.serving else 0


def _withhold(folder: Path, decisions: Decisions) -> None:
    for number in generations.generations(folder):
        with suppress(IndexDamaged):  # it cannot be read, and so not shown
            withhold_in(generations.folder_of(folder, number) / generations.MANIFEST, decisions)
