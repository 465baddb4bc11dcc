"""The set of generations that serves in a cluster: held for writing, made right after a death, and replaced."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexDamaged, IndexingError
from index.ingest.cluster.replicas import Replicas, at, cleared, forget_in, send, serve
from index.storage import generations
from index.storage.cluster_file import Cluster, Part, ShardSet, is_cluster, part_of, read_cluster, write_cluster
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest


@contextmanager
def held(path: Path, *, without_replicas: bool = False) -> Iterator[tuple[Cluster, Replicas]]:
    """The cluster and all its shards, locked until the block ends, each shard at the generation that the set names.

    So are its replicas. Raises IndexLocked; IndexingError where a shard is missing, or a replica, unless it may go on
    `without_replicas` that cannot be reached; IndexDamaged where a shard holds what the set does not name: nothing is written
    then, in no shard.
    """
    with ExitStack() as locks:
        locks.enter_context(generations.writing(path, as_cluster=True))
        cluster = read_cluster(path)
        missing = [name for name, told in states(path, cluster).items() if told == "missing"]
        if missing:
            raise IndexingError("cluster_shards_missing", path=path, shards=missing)
        differing = [name for name, told in states(path, cluster).items() if told == "differs"]
        if differing:
            raise IndexDamaged("cluster_shards_differ", path=path, shards=differing)
        for place in cluster.places.values():
            locks.enter_context(generations.writing(path / place))
        point_to(path, cluster)
        cluster = rid_of_left(path, cluster)
        replicas = Replicas(path, cluster, must_all_be_there=not without_replicas)
        replicas.bring_up(cluster)
        yield cluster, replicas


def states(path: Path, cluster: Cluster) -> dict[str, str]:
    """Of each shard: "whole", "empty" before it holds anything, "missing", or "differs" from what the set names."""
    parts = cluster.serving.parts if cluster.serving else {}
    return {name: _state(path / place, parts.get(name)) for name, place in cluster.places.items()}


def point_to(path: Path, cluster: Cluster) -> None:
    """Has each shard's own pointer name the generation of the set, and lets go of what no set needs."""
    for name, part in (cluster.serving.parts if cluster.serving else {}).items():
        serve(path / cluster.places[name], part.generation)


def rid_of_left(path: Path, cluster: Cluster) -> Cluster:
    """The cluster once the folders that shards moved out of are removed."""
    if not cluster.left:
        return cluster
    for folder in set(cluster.left) - set(cluster.places.values()):
        cleared(path / folder)
    made = replace(cluster, left=())
    write_cluster(path, made)
    return made


def replaced(
    path: Path, cluster: Cluster, replicas: Replicas, built: Mapping[str, int], removed: Collection[str] | None
) -> Cluster:
    """The cluster with a set in which the `built` generations serve, written down; the pointers follow.

    Before that their replicas hold them, or are left aside. The set before can be gone back to once the `removed` articles are
    out of it too; where None, never.
    """
    old, number = cluster.serving, cluster.highest + 1
    parts = {**(old.parts if old else {}), **{name: part_of(path / cluster.places[name], g) for name, g in built.items()}}
    serving = ShardSet(number, datetime.now(UTC).isoformat(timespec="seconds"), parts)
    made = replace(cluster, serving=serving, before=None, highest=number)
    replicas.each_of(lambda name, replica: send(path / cluster.places[name], replica, built[name]), among=built)
    write_cluster(path, made)
    point_to(path, made)
    replicas.each_of(lambda name, replica: at(replica, serve, built[name]), among=built)
    if old is None or removed is None:
        return made
    folders = [(name, path / cluster.places[name], part.generation) for name, part in old.parts.items()]
    _forget([(place, generation) for name, place, generation in folders if name in built], removed)
    if removed:
        for name, _, generation in folders:
            replicas.each(forget_in, generation, removed, among={name} & set(built))
    kept = {name: part_of(place, generation) for name, place, generation in folders}
    made = replace(made, before=replace(old, parts=kept))
    write_cluster(path, made)
    return made


def _forget(older: Sequence[tuple[Path, int]], removed: Collection[str]) -> None:
    """Takes the articles out, and has their files read again should they come back: the first manifest keeps the book."""
    files: set[str] = set()
    manifests = [generations.folder_of(place, generation) / MANIFEST for place, generation in older]
    for (place, generation), file in zip(older, manifests, strict=True) if removed else ():
        with closing(Manifest.open(file)) as manifest:
            files.update(manifest.provenance.files_of(removed))
        forget_in(place, generation, removed)
    if files:
        with closing(Manifest.open(manifests[0], writable=True)) as book, book.transaction():
            book.files.remove(sorted(files))


def make_cluster(path: Path, shards: int) -> Cluster:
    """An empty cluster of so many shards, in folders of its own. Raises IndexingError where something is there already."""
    if is_cluster(path) or (path / "CURRENT").exists():
        raise IndexingError("index_is_there", path=path)
    path.mkdir(parents=True, exist_ok=True)
    with generations.writing(path):
        cluster = Cluster({f"shard-{k}": f"shard-{k}" for k in range(1, shards + 1)})
        for place in cluster.places.values():
            (path / place).mkdir(exist_ok=True)
        write_cluster(path, cluster)
        return cluster


def add_shard(path: Path, place: str | None = None) -> str:
    """A further shard, empty until the next rebuild brings articles into it; its name. `place` is seen from the cluster's."""
    with held(path, without_replicas=True) as (cluster, _):
        name = f"shard-{len(cluster.places) + 1}"
        folder = place or name
        if (path / folder / "CURRENT").exists() or folder in cluster.places.values():
            raise IndexingError("index_is_there", path=path / folder)
        (path / folder).mkdir(parents=True, exist_ok=True)
        write_cluster(path, replace(cluster, places={**cluster.places, name: folder}))
        return name


def go_back(path: Path, cluster: Cluster, replicas: Replicas) -> Cluster:
    """The cluster with the set before as the one that serves, written down. Raises IndexingError where there is none."""
    before = cluster.before
    if before is None:
        serving = cluster.serving.number if cluster.serving else 0
        raise IndexingError("only_generation", path=path, serving=serving)
    made = replace(cluster, serving=before, before=None)
    differing = [name for name, told in states(path, made).items() if told in ("missing", "differs")]
    if differing:
        raise IndexDamaged("cluster_shards_differ", path=path, shards=differing)
    write_cluster(path, made)
    point_to(path, made)
    replicas.bring_up(made)
    return made


def _state(place: Path, part: Part | None) -> str:
    if not place.is_dir():
        return "missing"
    if part is None:
        return "empty"
    if not (generations.folder_of(place, part.generation) / MANIFEST).is_file():
        return "missing"
    return "whole" if part_of(place, part.generation) == part else "differs"
