"""Whether the parts of a generation agree. Only one that passes may serve."""

from pathlib import Path

import numpy as np

from index.errors import IndexDamaged
from index.retrieval.dense import ChromaVectors
from index.retrieval.embedders import Vectors
from index.retrieval.lexical import WordIndex
from index.storage.manifest import Manifest

PROBES = 5


def verify(manifest: Manifest, vectors: ChromaVectors, folder: Path) -> int:
    """The number of passages. Raises IndexDamaged where manifest, words and vectors do not hold the same."""
    expected = manifest.passages.count()
    counted = {
        "vectors in the manifest": manifest.vectors.count(),
        "vectors in Chroma": len(vectors),
        "passages in the word index": len(WordIndex(manifest)),
    }
    wrong = [f"{name}: {count}" for name, count in counted.items() if count != expected]
    if wrong:
        raise IndexDamaged("generation_miscounts", path=folder, passages=expected, others=wrong)
    _probe(manifest, vectors, folder)
    return expected


def _probe(manifest: Manifest, vectors: ChromaVectors, folder: Path) -> None:
    """Asks for a few passages by their own vectors: most must come back. One may not, by bad luck with the graph."""
    asked = manifest.vectors.by_numbers(manifest.passages.spread(PROBES))
    found = sum(_finds_itself(manifest, vectors, vector) for vector in asked.values())
    if 2 * found < len(asked):
        raise IndexDamaged("generation_finds_too_little", path=folder, found=found, asked=len(asked))


def _finds_itself(manifest: Manifest, vectors: ChromaVectors, vector: Vectors) -> bool:
    """Passages with the same text have the same vector, so it is the vector that must come back."""
    near = manifest.vectors.by_numbers(vectors.nearest(vector, 1))
    return any(np.allclose(other, vector, atol=1e-3) for other in near.values()) or not vector.any()
