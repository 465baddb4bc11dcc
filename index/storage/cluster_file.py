"""CLUSTER: which shards make one archive, and which generation of each serves; replaced in one step, so a set is never mixed.

var/cluster/CLUSTER       this file, JSON
var/cluster/shard-1/      an index of its own, without a CURRENT that counts: the set says which of its generations serves
var/cluster/lock          held by the one process that writes, as in an index
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged, IndexNotFound
from index.storage.generations import CLUSTER, MANIFEST, current, folder_of, names_to_disk, writable
from index.storage.manifest import Manifest

FORMAT = 1
FORMAT_WITH_REPLICAS = 2  # what knows nothing of replicas must not erase in such a cluster
_ON_A_NODE = re.compile(r"(?P<node>[A-Za-z0-9][\w.-]+):(?P<folder>.+)", re.DOTALL)  # not the C: of Windows


@dataclass(frozen=True, slots=True)
class Part:
    """A shard as it is in a set: its generation, and the digest of what that holds."""

    generation: int
    digest: str


@dataclass(frozen=True, slots=True)
class Replica:
    """A copy of a shard in a further folder: of the machine whose name in Ray is `node`; of this one where that is None."""

    folder: str
    node: str | None = None

    @classmethod
    def named(cls, name: str) -> "Replica":
        """As it is written: FOLDER or NODE:FOLDER. A folder here is told in full."""
        if on_a_node := _ON_A_NODE.fullmatch(name):
            return cls(on_a_node["folder"], on_a_node["node"])
        return cls(str(Path(name).resolve()))

    def __str__(self) -> str:
        return f"{self.node}:{self.folder}" if self.node else self.folder


@dataclass(frozen=True, slots=True)
class ShardSet:
    """The generations, by the names of their shards, that serve together; `built` in ISO 8601."""

    number: int
    built: str
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Cluster:
    """`places` are the folders of the shards by their names, seen from the cluster's; numbers of sets are never given twice.

    `left` are folders that a shard has moved out of, and that are still to be removed.
    """

    places: Mapping[str, str]
    serving: ShardSet | None = None
    before: ShardSet | None = None
    highest: int = field(default=0)
    replicas: Mapping[str, tuple[Replica, ...]] = field(default_factory=dict)
    left: tuple[str, ...] = ()

    def each_replica(self) -> Iterator[tuple[str, Replica]]:
        """(name of the shard, its replica)."""
        return ((name, replica) for name, each in self.replicas.items() for replica in each)

    def parts_of(self, name: str) -> list[Part]:
        """Of the shard, what the sets name: of the one before, and of the one that serves last."""
        sets = [each for each in (self.before, self.serving) if each and name in each.parts]
        return list(dict.fromkeys(each.parts[name] for each in sets))


def is_cluster(path: Path) -> bool:
    return (path / CLUSTER).is_file()


def read_cluster(path: Path) -> Cluster:
    """Raises IndexNotFound where there is none, IndexDamaged where it cannot be read."""
    file = path / CLUSTER
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["format"] not in (FORMAT, FORMAT_WITH_REPLICAS):
            raise IndexDamaged("cluster_file_unreadable", path=file, detail=f"format {told['format']}")
        replicas = {name: tuple(map(Replica.named, each)) for name, each in told.get("replicas", {}).items()}
        sets = _set(told["serving"]), _set(told["before"])
        return Cluster(told["places"], *sets, int(told["highest"]), replicas, tuple(told.get("left", ())))
    except FileNotFoundError:
        raise IndexNotFound(path=path, remedy=f"wartanya cluster init {path}") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged("cluster_file_unreadable", path=file, detail=error) from error


def write_cluster(path: Path, cluster: Cluster) -> None:
    """In one step: who reads sees the old sets or the new ones, nothing between. It would outlast a power cut."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "places": dict(cluster.places),
        "serving": _told(cluster.serving),
        "before": _told(cluster.before),
        "highest": cluster.highest,
    }
    if cluster.replicas:
        told |= {
            "format": FORMAT_WITH_REPLICAS,
            "replicas": {name: [str(replica) for replica in each] for name, each in cluster.replicas.items()},
        }
    if cluster.left:
        told["left"] = list(cluster.left)
    part = path / f"{CLUSTER}.part"
    with writable(part):
        with part.open("w", encoding="utf-8") as out:
            json.dump(told, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path / CLUSTER)
        names_to_disk(path)


def serving_set(path: Path) -> int:
    """The number of the set that serves. Raises IndexNotFound before the first rebuild."""
    serving = read_cluster(path).serving
    if serving is None:
        raise IndexNotFound(path=path, remedy=f"wartanya cluster rebuild ARTICLES --index {path}")
    return serving.number


def serving_parts(path: Path) -> list[tuple[Path, int]]:
    """(folder, generation) of all that serves at `path`: one of an index, one of each shard of a cluster."""
    if not is_cluster(path):
        return [(path, current(path))]
    cluster = read_cluster(path)
    parts = cluster.serving.parts if cluster.serving else {}
    return [(path / cluster.places[name], part.generation) for name, part in parts.items()]


def part_of(place: Path, generation: int) -> Part:
    """The generation of the shard in this folder, as a set names it."""
    with closing(Manifest.open(folder_of(place, generation) / MANIFEST)) as manifest:
        return Part(generation, digest_of(manifest))


def digest_of(manifest: Manifest) -> str:
    """Of the articles of a generation: who they are and in which version, as they were read, whatever editors decided."""
    versions = {**dict(manifest.provenance.versions()), **dict(manifest.withheld.versions())}
    known = "\n".join(f"{id_}\t{digest}" for id_, digest in sorted(versions.items()))
    return sha256(known.encode()).hexdigest()[:32]


def _set(told: Any) -> ShardSet | None:
    if told is None:
        return None
    parts = {name: Part(int(each["generation"]), each["digest"]) for name, each in told["parts"].items()}
    return ShardSet(int(told["number"]), told["built"], parts)


def _told(held: ShardSet | None) -> dict[str, Any] | None:
    if held is None:
        return None
    parts = {name: {"generation": part.generation, "digest": part.digest} for name, part in held.parts.items()}
    return {"number": held.number, "built": held.built, "parts": parts}
