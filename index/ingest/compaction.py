"""Writes the files of a generation from its manifest alone.

A process of its own does this, which has never held what was erased: Chroma writes whole blocks of memory to its files,
and with them what the process had in that memory before.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.errors import IndexingError
from index.ingest.integrity import verify
from index.ingest.processes import Child, ChildEnded
from index.retrieval.dense import ChromaVectors
from index.storage.filters import day_number
from index.storage.generations import CHROMA, MANIFEST
from index.storage.manifest import Manifest
from index.types import Progress

AT_ONCE = 5_000  # vectors


@dataclass(frozen=True, slots=True)
class Copying:
    """A folder to fill, and the manifest to fill it from."""

    manifest: Path
    folder: Path


def write_afresh(manifest: Path, folder: Path, progress: Callable[[Progress], None] | None) -> int:
    """Fills `folder` from `manifest`, verified; the number of passages. Raises IndexingError where the process fails."""
    try:
        with Child(fill) as child:
            return child.ask(Copying(manifest, folder), progress)
    except ChildEnded as ended:
        raise IndexingError("generation_unwritable", path=folder, status=ended.status) from ended


def fill(task: Copying, tell: Callable[[Progress], None]) -> int:
    """What the child does; the number of passages."""
    with closing(Manifest.open(task.manifest, writable=True)) as source:
        source.database.copy_to(task.folder / MANIFEST)
    with closing(Manifest.open(task.folder / MANIFEST)) as manifest:
        vectors = ChromaVectors(task.folder / CHROMA, create=True)
        _fill_vectors(manifest, vectors, tell)
        with closing(vectors.settled()) as settled:
            count = verify(manifest, settled, task.folder)
    tell(Progress("checking", count, count))
    return count


def _fill_vectors(manifest: Manifest, vectors: ChromaVectors, tell: Callable[[Progress], None]) -> None:
    last, done, total = -1, 0, manifest.vectors.count()
    while rows := manifest.vectors.dated_after(last, AT_ONCE):
        stored = np.stack([row.vector for row in rows]).astype(np.float32)
        days, outlets = [day_number(row.published) for row in rows], [(row.outlet or "").lower() for row in rows]
        vectors.add([row.passage for row in rows], stored, days, outlets)
        last, done = rows[-1].passage, done + len(rows)
        tell(Progress("vectors", done, total))
