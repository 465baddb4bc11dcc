"""The set of generations that serves in a cluster: held for writing, made right after a death, and replaced."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexDamaged, IndexingError
from index.ingest.switch import forget
from index.storage import generations
from index.storage.cluster_file import Cluster, Part, ShardSet, digest_of, is_cluster, read_cluster, write_cluster
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest


@contextmanager
def held(path: Path) -> Iterator[Cluster]:
    """The cluster and all its shards, locked until the block ends, each shard at the generation that the set names.

    Raises IndexLocked; IndexingError where a shard is missing, and IndexDamaged where one holds what the set does not name:
    nothing is written then, in no shard.
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
        yield cluster


def states(path: Path, cluster: Cluster) -> dict[str, str]:
    """Of each shard: "whole", "empty" before it holds anything, "missing", or "differs" from what the set names."""
    parts = cluster.serving.parts if cluster.serving else {}
    return {name: _state(path / place, parts.get(name)) for name, place in cluster.places.items()}


def point_to(path: Path, cluster: Cluster) -> None:
    """Has each shard's own pointer name the generation of the set, and lets go of what no set needs."""
    for name, part in (cluster.serving.parts if cluster.serving else {}).items():
        place = path / cluster.places[name]
        if not (place / "CURRENT").exists() or generations.current(place) != part.generation:
            generations.switch(place, part.generation)
        generations.sweep(place)


def replaced(path: Path, cluster: Cluster, built: Mapping[str, int], removed: Collection[str] | None) -> Cluster:
    """The cluster with a set in which the `built` generations serve, written down; the pointers follow.

    The set before can be gone back to once the `removed` articles are out of it too; where None, never.
    """
    old, number = cluster.serving, cluster.highest + 1
    parts = {**(old.parts if old else {}), **{name: part_of(path / cluster.places[name], g) for name, g in built.items()}}
    serving = ShardSet(number, datetime.now(UTC).isoformat(timespec="seconds"), parts)
    made = replace(cluster, serving=serving, before=None, highest=number)
    write_cluster(path, made)
    point_to(path, made)
    if old is None or removed is None:
        return made
    folders = [(name, path / cluster.places[name], part.generation) for name, part in old.parts.items()]
    older = [generations.folder_of(place, generation) / MANIFEST for name, place, generation in folders if name in built]
    _forget(older, removed)
    kept = {name: part_of(place, generation) for name, place, generation in folders}
    made = replace(made, before=replace(old, parts=kept))
    write_cluster(path, made)
    return made


def _forget(manifests: Sequence[Path], removed: Collection[str]) -> None:
    """Takes the articles out, and has their files read again should they come back: the first manifest keeps the book."""
    files: set[str] = set()
    for place in manifests if removed else ():
        with closing(Manifest.open(place)) as manifest:
            files.update(manifest.provenance.files_of(removed))
        forget(place, removed)
    if files:
        with closing(Manifest.open(manifests[0], writable=True)) as book, book.transaction():
            book.files.remove(sorted(files))


def part_of(place: Path, generation: int) -> Part:
    with closing(Manifest.open(generations.folder_of(place, generation) / MANIFEST)) as manifest:
        return Part(generation, digest_of(manifest))


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
    with held(path) as cluster:
        name = f"shard-{len(cluster.places) + 1}"
        folder = place or name
        if (path / folder / "CURRENT").exists() or folder in cluster.places.values():
            raise IndexingError("index_is_there", path=path / folder)
        (path / folder).mkdir(parents=True, exist_ok=True)
        write_cluster(path, replace(cluster, places={**cluster.places, name: folder}))
        return name


def go_back(path: Path, cluster: Cluster) -> Cluster:
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
    return made


def _state(place: Path, part: Part | None) -> str:
    if not place.is_dir():
        return "missing"
    if part is None:
        return "empty"
    if not (generations.folder_of(place, part.generation) / MANIFEST).is_file():
        return "missing"
    return "whole" if part_of(place, part.generation) == part else "differs"
