"""CLUSTER: which shards make one archive, and which generation of each serves; replaced in one step, so a set is never mixed.

var/cluster/CLUSTER       this file, JSON
var/cluster/shard-1/      an index of its own, without a CURRENT that counts: the set says which of its generations serves
var/cluster/lock          held by the one process that writes, as in an index
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged, IndexNotFound
from index.storage.generations import CLUSTER, current, names_to_disk, writable
from index.storage.manifest import Manifest

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A shard as it is in a set: its generation, and the digest of what that holds."""

    generation: int
    digest: str


@dataclass(frozen=True, slots=True)
class ShardSet:
    """The generations, by the names of their shards, that serve together; `built` in ISO 8601."""

    number: int
    built: str
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Cluster:
    """`places` are the folders of the shards by their names, seen from the cluster's; numbers of sets are never given twice."""

    places: Mapping[str, str]
    serving: ShardSet | None = None
    before: ShardSet | None = None
    highest: int = field(default=0)


def is_cluster(path: Path) -> bool:
    return (path / CLUSTER).is_file()


def read_cluster(path: Path) -> Cluster:
    """Raises IndexNotFound where there is none, IndexDamaged where it cannot be read."""
    file = path / CLUSTER
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise IndexDamaged("cluster_file_unreadable", path=file, detail=f"format {told['format']}")
        return Cluster(told["places"], _set(told["serving"]), _set(told["before"]), int(told["highest"]))
    except FileNotFoundError:
        raise IndexNotFound(path=path, remedy=f"wartanya cluster init {path}") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged("cluster_file_unreadable", path=file, detail=error) from error


def write_cluster(path: Path, cluster: Cluster) -> None:
    """In one step: who reads sees the old sets or the new ones, nothing between. It would outlast a power cut."""
    told = {
        "format": FORMAT,
        "places": dict(cluster.places),
        "serving": _told(cluster.serving),
        "before": _told(cluster.before),
        "highest": cluster.highest,
    }
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
