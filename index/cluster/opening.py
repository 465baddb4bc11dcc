"""Opens the set of generations that serves in a cluster's folder."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from index.cluster.snapshot import ClusterSnapshot
from index.errors import IndexNotFound
from index.snapshot import Snapshot
from index.storage.cluster_file import read_cluster


def opened_set(path: Path) -> ClusterSnapshot:
    """Raises IndexNotFound before the first rebuild, IndexMismatch or IndexDamaged where a shard cannot be read."""
    cluster = read_cluster(path)
    serving = cluster.serving
    if serving is None:
        raise IndexNotFound(path=path, remedy=f"wartanya cluster rebuild ARTICLES --index {path}")
    with ExitStack() as opened:
        shards = []
        for name, part in sorted(serving.parts.items()):
            shard = Snapshot(path / cluster.places[name], part.generation)
            opened.callback(shard.close)
            shards.append(shard)
        made = ClusterSnapshot(path, serving.number, datetime.fromisoformat(serving.built), shards)
        opened.pop_all()
        return made
