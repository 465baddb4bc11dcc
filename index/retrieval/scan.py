"""All vectors of a generation in memory, each compared with the question's: the meaning leg wherever they fit.

Up to some hundred thousand passages that is quicker than searching a graph, and exact: 2 ms for each search among 107,942
passages, where Chroma's graph took 15 (two cores, 2026-11).
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.retrieval.dense import ChromaVectors, require_whole
from index.storage.manifest import Manifest

MOST_SCANNED = 200_000  # passages: 205 MB of vectors, as much as Chroma's graph of them

Numbers = NDArray[np.int64]
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Held:
    """The vectors as they stood in one state of the manifest, in order of their passages' numbers."""

    version: int
    numbers: Numbers
    vectors: Vectors


def graph_for(folder: Path, passages: int) -> ChromaVectors | None:
    """Chroma's graph, opened; None for so few passages that all are compared, whose folder is only looked at.

    Importing Chroma and opening a folder takes half a second. Raises IndexDamaged, IndexUnavailable.
    """
    if passages > MOST_SCANNED:
        return ChromaVectors(folder)
    require_whole(folder)
    return None


class VectorScan:
    """Of one generation. Read when first asked, and again once a passage has been taken out. Safe to share between threads."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._held: _Held | None = None
        self._lock = threading.Lock()

    def nearest(self, vector: Vectors, limit: int, among: Numbers | None = None) -> list[int]:
        """The numbers of the passages whose vectors are nearest, nearest first and of equals the lowest; of those `among`."""
        held = self._now()
        if not len(held.numbers):
            return []
        # Row by row: a product with all at once has other last bits for the same vector in another place, and its threads wait
        # for one another where many ask.
        numbers, scores = held.numbers, np.vecdot(held.vectors, vector)
        if among is not None:
            passing = np.isin(numbers, among)
            numbers, scores = numbers[passing], scores[passing]
        if len(numbers) > limit:
            best = scores >= np.partition(scores, -limit)[-limit]
            numbers, scores = numbers[best], scores[best]
        nearest: list[int] = numbers[np.lexsort((numbers, -scores))][:limit].tolist()
        return nearest

    def cosines(self, vector: Vectors, numbers: Sequence[int]) -> Vectors:
        """As the function of that name has them."""
        held = self._now()
        return cosines(held.numbers, held.vectors, vector, numbers)

    def _now(self) -> _Held:
        version = self._manifest.database.version()
        if self._held is None or self._held.version != version:
            with self._lock:
                if self._held is None or self._held.version != version:
                    self._held = _Held(version, *self._manifest.vectors.all())
        return self._held


def cosines(held: Numbers, vectors: Vectors, vector: Vectors, wanted: Sequence[int]) -> Vectors:
    """The product of `vector` with that of each of the `wanted` passages, the same in whatever company: shape (P,).

    `vectors` (H, dimensions) are those of the passages `held` (H,), which ascend; 0 for a passage that is not among them.
    """
    if not len(held):
        return np.zeros(len(wanted), dtype=np.float32)
    numbers = np.asarray(wanted, dtype=np.int64)
    places = np.searchsorted(held, numbers).clip(max=len(held) - 1)
    return np.where(held[places] == numbers, np.vecdot(vectors[places], vector), np.float32(0))
