"""Texts to vectors.

The bundled model needs numpy, tokenizers and safetensors alone; any other goes through sentence-transformers.
"""

import hashlib
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexingError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

BUNDLED = Path(__file__).parent.parent / "models" / "embedder"


class Embedder(Protocol):
    """Turns texts into unit vectors.

    `name` and `revision` go into an index's fingerprint: vectors of different names or revisions are never compared.
    """

    @property
    def name(self) -> str: ...

    @property
    def revision(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Passages to vectors of length 1, shape (len(texts), dimensions)."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """A question to a vector of length 1, shape (dimensions,)."""
        ...


def load_embedder(name_or_path: str | Path | None = None) -> Embedder:
    """The bundled model for None, else a sentence-transformers model by name or folder.

    Raises IndexingError when it cannot be loaded.
    """
    if name_or_path is None or str(name_or_path) == "bundled":
        with _loading:
            return _bundled()
    return SentenceTransformerEmbedder(str(name_or_path))


_loading = threading.Lock()


@cache
def _bundled() -> "StaticEmbedder":
    """Loaded once a process: the snapshots of all generations share it."""
    return StaticEmbedder.load(BUNDLED)


class StaticEmbedder:
    """The normalised mean of the tokens' vectors: what sentence-transformers' StaticEmbedding and Normalize compute."""

    def __init__(self, tokenizer: "Tokenizer", weights: Vectors, name: str, revision: str) -> None:
        self._tokenizer = tokenizer
        self._weights = weights
        self.name, self.revision = name, revision

    @classmethod
    def load(cls, folder: Path) -> "StaticEmbedder":
        """From a folder that sentence-transformers saved; raises IndexingError when files are missing."""
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        weights_path, tokenizer_path = folder / "model.safetensors", folder / "tokenizer.json"
        if not weights_path.exists() or not tokenizer_path.exists():
            raise IndexingError("embedder_incomplete", path=folder)
        tokenizer = Tokenizer.from_file(str(tokenizer_path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        weights = load_file(weights_path)["embedding.weight"]
        return cls(tokenizer, weights, "bundled", _digest(weights_path))

    @property
    def dimensions(self) -> int:
        return int(self._weights.shape[1])

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return np.stack([self._mean(e.ids) for e in encoded])

    def embed_query(self, text: str) -> Vectors:
        vector: Vectors = self.embed([text])[0]
        return vector

    def _mean(self, ids: Sequence[int]) -> Vectors:
        if not ids:
            return np.zeros(self.dimensions, dtype=np.float32)
        total = self._weights[ids].astype(np.float32).sum(axis=0)
        norm = float(np.linalg.norm(total))
        return np.asarray(total / norm if norm else total, dtype=np.float32)


class SentenceTransformerEmbedder:
    """Any sentence-transformers model, with the query and passage prompts that it declares."""

    def __init__(self, name_or_path: str) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(name_or_path, device="cpu").float()
        except (OSError, ValueError) as error:
            told = error.__class__.__name__
            raise IndexingError("embedder_not_loaded", path=name_or_path, name=name_or_path, detail=told) from error
        self.name = name_or_path

    @property
    def revision(self) -> str:
        weights = Path(self.name) / "model.safetensors"
        return _digest(weights) if weights.exists() else str(self._model.model_card_data.base_model_revision or "unknown")

    @property
    def dimensions(self) -> int:
        return int(self._model.get_embedding_dimension() or 0)

    def embed(self, texts: Sequence[str]) -> Vectors:
        made = self._model.encode_document(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(made, dtype=np.float32).reshape(len(texts), self.dimensions)

    def embed_query(self, text: str) -> Vectors:
        made = self._model.encode_query([text], normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(made[0], dtype=np.float32)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
