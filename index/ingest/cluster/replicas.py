"""Copies of shards in further folders, here and on other machines: what is written into a shard's own folder reaches them all.

A generation is sent file by file and counts once the digests of all its files are right. What is changed in a generation that
is there, because nothing more may be shown of an article, is changed in the copy by the same function.
"""

import hashlib
import logging
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from index.cluster.remote import let_go, on_its_machine
from index.errors import IndexDamaged, IndexingError, IndexUnavailable, IndexUnwritable
from index.ingest.switch import forget
from index.storage import generations
from index.storage.cluster_file import Cluster, Part, Replica, part_of, write_cluster
from index.storage.generations import MANIFEST, writable

Result = TypeVar("Result")

CHUNK = 2**23  # bytes that are sent at once

_log = logging.getLogger(__name__)


class Replicas:
    """Those of a cluster that are written now. One that cannot be reached is named in `away`, and then left aside."""

    def __init__(self, path: Path, cluster: Cluster, *, must_all_be_there: bool) -> None:
        self._path, self._strict = path, must_all_be_there
        self._each = list(cluster.each_replica())
        self.away: list[str] = []

    def each(self, work: Callable[..., object], *given: object, among: Collection[str] | None = None) -> None:
        """Has `work` done to the folder of each, or of those of the shards `among` these.

        Raises IndexUnavailable that names those that were not reached, where all must be there.
        """
        self.each_of(lambda _, replica: at(replica, work, *given), among)

    def each_of(self, work: Callable[[str, Replica], object], among: Collection[str] | None = None) -> None:
        for name, replica in [each for each in self._each if among is None or each[0] in among]:
            try:
                work(name, replica)
            except (IndexUnavailable, IndexUnwritable) as error:
                _log.warning("%s", error)
                self._each.remove((name, replica))
                self.away.append(f"{name} ({replica})")
        if self.away and self._strict:
            raise IndexUnavailable("cluster_replicas_missing", path=self._path, replicas=self.away)

    def bring_up(self, cluster: Cluster) -> None:
        """Gives each what the sets name of its shard, where it has not got it."""

        def brought_up(name: str, replica: Replica) -> None:
            for part in cluster.parts_of(name):
                if not at(replica, holds, part):
                    send(self._path / cluster.places[name], replica, part.generation)
            if cluster.serving and name in cluster.serving.parts:
                at(replica, serve, cluster.serving.parts[name].generation)

        self.each_of(brought_up)


def at(replica: Replica, work: Callable[..., Result], *given: object) -> Result:
    """What `work` makes of the replica's folder, the first that it is given, on the machine where that lies.

    Raises what it raises, and IndexUnavailable.
    """
    return on_its_machine(replica, work, *given) if replica.node else work(Path(replica.folder), *given)


def states_of(cluster: Cluster, name: str) -> dict[Replica, str]:
    """Of each replica of the shard: "whole", "empty", "behind" the set that serves, or "missing" where it cannot be reached."""
    part = cluster.serving.parts.get(name) if cluster.serving else None
    told: dict[Replica, str] = {}
    for replica in cluster.replicas.get(name, ()):
        try:
            told[replica] = at(replica, _state, part)
        except IndexUnavailable:
            told[replica] = "missing"
    return told


def send(place: Path, replica: Replica, generation: int) -> None:
    """Copies the generation there. Raises IndexDamaged where what arrived is not what was sent, IndexUnavailable."""
    folder = generations.folder_of(place, generation)
    wanted = digests_of(folder)
    at(replica, _begin, generation)
    for name in wanted:
        with (folder / name).open("rb") as file:
            while data := file.read(CHUNK):
                at(replica, _put, generation, name, data)
    if not at(replica, _complete, generation, wanted):
        raise IndexDamaged("replica_differs", path=folder, replica=replica)


# What is done to a folder, wherever it lies


def holds(folder: Path, part: Part) -> bool:
    try:
        return part_of(folder, part.generation) == part
    except IndexDamaged:
        return False


def serve(folder: Path, generation: int) -> None:
    """Has its own pointer name the generation, and lets go of what no set needs."""
    if not (folder / "CURRENT").exists() or generations.current(folder) != generation:
        generations.switch(folder, generation)
    generations.sweep(folder)


def forget_in(folder: Path, generation: int, article_ids: Collection[str]) -> None:
    forget(generations.folder_of(folder, generation) / MANIFEST, article_ids)


def digests_of(folder: Path) -> dict[str, str]:
    """Of all files below it, by their names seen from it."""
    found: dict[str, str] = {}
    for file in sorted(place for place in folder.rglob("*") if place.is_file()):
        with file.open("rb") as read:
            found[file.relative_to(folder).as_posix()] = hashlib.file_digest(read, "sha256").hexdigest()
    return found


def _state(folder: Path, part: Part | None) -> str:
    if not folder.is_dir():
        return "missing"
    return "empty" if not part else "whole" if holds(folder, part) else "behind"


def _begin(folder: Path, generation: int) -> None:
    part = _part(folder, generation)
    with writable(part):
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()  # a disk that is not mounted has no such folder, and none is made in its place


def _put(folder: Path, generation: int, name: str, data: bytes) -> None:
    file = _part(folder, generation) / name
    with writable(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as out:
            out.write(data)


def _complete(folder: Path, generation: int, wanted: dict[str, str]) -> bool:
    part = _part(folder, generation)
    empty = [name for name in wanted if not (part / name).exists()]  # of these nothing was sent
    for name in empty:
        _put(folder, generation, name, b"")
    if digests_of(part) != wanted:
        return False
    if generations.folder_of(folder, generation).exists():  # what is left of another one of that number
        generations.remove(folder, generation)
    generations.complete(part)
    return True


def _part(folder: Path, generation: int) -> Path:
    return folder / f"{generation:06d}.part"


# Which there are


def add_replica(path: Path, cluster: Cluster, name: str, replica: Replica) -> Cluster:
    """The cluster with a further replica of the shard, which holds what serves. For who holds the lock.

    Raises IndexingError where there is no such shard, or an index in the folder; IndexUnavailable.
    """
    require_shard(path, cluster, name)
    if any(replica == each for _, each in cluster.each_replica()) or not at(replica, _made):
        raise IndexingError("index_is_there", path=str(replica))
    made = replace(cluster, replicas={**cluster.replicas, name: (*cluster.replicas.get(name, ()), replica)})
    write_cluster(path, made)  # before it holds anything: an erasure must know of it
    Replicas(path, made, must_all_be_there=True).bring_up(made)
    return made


def drop_replica(path: Path, cluster: Cluster, name: str, replica: Replica) -> bool:
    """Takes the replica out of the cluster, then its files away; whether they are gone, which is not so of a dead machine."""
    if replica not in cluster.replicas.get(require_shard(path, cluster, name), ()):
        raise IndexingError("no_such_replica", path=path, name=name, replica=replica)
    left = tuple(each for each in cluster.replicas[name] if each != replica)
    replicas = {**cluster.replicas, name: left}
    write_cluster(path, replace(cluster, replicas={shard: each for shard, each in replicas.items() if each}))
    if replica.node:
        let_go(replica)
    try:
        at(replica, cleared)
    except IndexUnavailable:
        return False
    return True


def require_shard(path: Path, cluster: Cluster, name: str) -> str:
    if name not in cluster.places:
        raise IndexingError("no_such_shard", path=path, name=name, shards=list(cluster.places))
    return name


def cleared(folder: Path) -> None:
    """Removes what a shard has in its folder, and the folder where nothing else is in it."""
    for place in (*folder.glob("*.part"), *folder.glob("[0-9]" * 6)):  # of one that was half removed no manifest may be left
        shutil.rmtree(place, ignore_errors=True)
    for name in ("CURRENT", "CURRENT.part", "lock.json", "lock"):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def _made(folder: Path) -> bool:
    """Whether the folder is there now, and no index in it."""
    with writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return not (folder / "CURRENT").exists()
