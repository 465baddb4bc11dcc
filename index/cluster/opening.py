"""Opens the set of generations that serves in a cluster's folder."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import cast

from index.cluster.asking import Stamp, stamp_of
from index.cluster.remote import require_ray
from index.cluster.replicated import Replicated
from index.cluster.shard import Shard
from index.cluster.snapshot import ClusterSnapshot
from index.errors import IndexDamaged, IndexingError, IndexNotFound, IndexUnavailable
from index.snapshot import Snapshot
from index.storage import generations
from index.storage.cluster_file import Cluster, Part, read_cluster, serving_set


def opened_set(path: Path) -> ClusterSnapshot:
    """Shards that are not there, or are damaged, are left out: it is told that they are silent.

    Raises IndexNotFound before the first rebuild, IndexMismatch where a shard was made with something else, and what is wrong
    with the last of them where none can be opened. MissingExtra where a replica is on another machine and Ray is not here.
    """
    cluster = read_cluster(path)
    serving = cluster.serving
    if serving is None:
        raise IndexNotFound(path=path, remedy=f"wartanya cluster rebuild ARTICLES --index {path}")
    if any(replica.node for _, replica in cluster.each_replica()):
        require_ray()
    shards: dict[str, Shard] = {}
    away: dict[str, tuple[Path, Stamp]] = {}
    failure: IndexingError | None = None
    with ExitStack() as opened:
        for name, part in sorted(serving.parts.items()):
            place = path / cluster.places[name]
            file = generations.folder_of(place, part.generation) / generations.MANIFEST
            stamp = stamp_of(file)
            try:
                shards[name] = _shard(place, part, cluster, name)
                opened.callback(shards[name].close)
            except (IndexDamaged, IndexUnavailable) as error:
                away[name], failure = (file, stamp), error
        if failure and (not shards or serving_set(path) != serving.number):
            raise failure  # or else it was removed for a newer set
        made = ClusterSnapshot(path, serving.number, datetime.fromisoformat(serving.built), shards, away)
        opened.pop_all()
        return made


def _shard(place: Path, part: Part, cluster: Cluster, name: str) -> Shard:
    if replicas := cluster.replicas.get(name):
        return cast(Shard, Replicated.of(place, part, replicas))
    return Snapshot(place, part.generation)
