"""move_shard(): a shard's own folder goes to another place, another disk.

Copied beside, looked at, then the file CLUSTER names the new place and the old one to be removed, in one step; only then is
that removed. So a death loses nothing, and the repeated command finishes.
"""

from dataclasses import replace
from pathlib import Path

from index.errors import IndexingError
from index.ingest.cluster.replicas import require_shard, send, serve
from index.ingest.cluster.sets import held, rid_of_left
from index.storage import generations
from index.storage.cluster_file import Cluster, Replica, part_of, write_cluster


def move_shard(path: Path, name: str, folder: Path) -> None:
    """Moves the shard `name` of the cluster at `path` into `folder`; questions in flight end where they began.

    Raises IndexingError where there is no such shard, or an index in the folder; IndexUnwritable.
    """
    with held(path, without_replicas=True) as (cluster, _):
        old, new = path / cluster.places[require_shard(path, cluster, name)], folder.resolve()
        if old.resolve() == new:
            return  # it is there, and what an interrupted move left is gone
        _require_free(path, cluster, name, new)
        with generations.writing(new):  # which makes the folder
            for generation in generations.generations(old):
                send(old, Replica(str(new)), generation)
            serving = cluster.serving
            if serving and name in serving.parts:
                serve(new, serving.parts[name].generation)
                serving = replace(serving, number=cluster.highest + 1)  # who reads turns to the new folder
        made = replace(
            cluster,
            places={**cluster.places, name: str(new)},
            serving=serving,
            highest=serving.number if serving else cluster.highest,
            left=(*cluster.left, cluster.places[name]),
        )
        write_cluster(path, made)
        rid_of_left(path, made)


def _require_free(path: Path, cluster: Cluster, name: str, folder: Path) -> None:
    """An interrupted move may have left the shard itself there."""
    used = {(path / place).resolve() for place in cluster.places.values()}
    used |= {Path(replica.folder) for _, replica in cluster.each_replica() if not replica.node}
    part = cluster.serving.parts.get(name) if cluster.serving else None
    is_ours = part and (folder / "CURRENT").exists() and part_of(folder, generations.current(folder)) == part
    if folder in used or folder == path.resolve() or ((folder / "CURRENT").exists() and not is_ours):
        raise IndexingError("index_is_there", path=folder)
