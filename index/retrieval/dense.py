"""The meaning leg: nearest vectors. Chroma keeps and searches them; exact search over the same vectors is its reference."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged, IndexingError, IndexUnavailable, IndexUnwritable
from index.storage.database import give_back_pages
from index.storage.filters import Bounds, chroma_where
from index.types import EVERYTHING, Filter

if TYPE_CHECKING:
    from chromadb.config import Settings

Vectors = NDArray[np.float32]
COLLECTION = "passages"
_FILE = "chroma.sqlite3"
_LOCKED = "database is locked"  # Chroma hands on what SQLite says, without its code
PAUSES = (0.02, 0.1, 0.5)  # seconds
# A smaller graph is built in half the time (44 s of a core for 107,668 passages of news, 13 instead of 27 for 40,000), and one
# that is searched further finds as much: recall@50 against exact search, 200 questions, 0.995 with an ef_search of 3,000 and
# 0.997 with 4,500 at 12 and 14 ms; 24 neighbours and an ef_construction of 128 had 0.998 with 2,000 at 11 ms (2026-11).
# Averaged word vectors lie close together, so that a short search misses neighbours.
_SYNC_AT = 20_000  # changes
_HNSW = {"space": "cosine", "ef_construction": 64, "max_neighbors": 16, "ef_search": 4_000, "sync_threshold": _SYNC_AT}


class VectorStore(Protocol):
    """Vectors of length 1 under the numbers of their passages, with the article's date and outlet to filter by."""

    def add(self, numbers: Sequence[int], vectors: Vectors, days: Sequence[int], outlets: Sequence[str]) -> None: ...

    def remove(self, numbers: Sequence[int]) -> None:
        """Numbers that are not there are passed over."""
        ...

    def nearest(self, vector: Vectors, limit: int, wanted: Filter | None = None) -> list[int]:
        """The numbers of the passages whose vectors are nearest, nearest first."""
        ...

    def numbers(self) -> list[int]:
        """Of all passages, ascending."""
        ...

    def __len__(self) -> int: ...

    def settled(self) -> "VectorStore":
        """After the last change: the same store, on disk as it opens quickest and always alike. This one is closed."""
        ...

    def close(self) -> None: ...


class ChromaVectors:
    """Vectors in a Chroma collection on disk. Only ids, vectors, date and outlet: the text has its home in the manifest.

    Raises IndexDamaged where Chroma cannot read its files, IndexUnavailable where they are locked or their disk is away,
    IndexingError where it cannot write them.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        import chromadb

        if not create and not (folder / _FILE).exists():
            raise IndexDamaged("vectors_missing", path=folder)
        self._folder = folder
        self._counted: int | None = None  # since the last change: what is read after its folder was swept counts no more
        try:
            with self._reading():
                self._client = cast(Any, chromadb.PersistentClient(str(folder.resolve()), settings=_settings().model_copy()))
        except IndexingError:
            _forget_client(folder)
            raise
        try:
            with self._reading():
                self._collection = (
                    self._client.create_collection(COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW})
                    if create
                    else self._client.get_collection(COLLECTION, embedding_function=None)
                )
                self._batch = self._client.get_max_batch_size()
        except IndexingError:
            self._client.close()
            raise

    def add(self, numbers: Sequence[int], vectors: Vectors, days: Sequence[int], outlets: Sequence[str]) -> None:
        self._counted = None
        for i in range(0, len(numbers), self._batch):
            part = slice(i, i + self._batch)
            about = [{"published": d, "outlet": o} for d, o in zip(days[part], outlets[part], strict=True)]
            with self._writing():
                self._collection.add(ids=[str(n) for n in numbers[part]], embeddings=vectors[part], metadatas=about)

    def remove(self, numbers: Sequence[int]) -> None:
        self._counted = None
        for i in range(0, len(numbers), self._batch):
            with self._writing():
                self._collection.delete(ids=[str(n) for n in numbers[i : i + self._batch]])

    def nearest(self, vector: Vectors, limit: int, wanted: Filter | None = None) -> list[int]:
        where = chroma_where(wanted) if wanted else None
        asked: dict[str, Any] = {"query_embeddings": vector.reshape(1, -1), "n_results": limit, "where": where, "include": []}
        with self._reading():
            found = self._patiently(lambda: self._collection.query(**asked))["ids"][0]
        # Chroma says nothing when its graph is lost: it finds only what was added since it was last written.
        if where is None and 2 * len(found) < min(limit, len(self)):
            raise IndexDamaged("vectors_incomplete", path=self._folder)
        return [int(number) for number in found]

    def numbers(self) -> list[int]:
        with self._reading():
            return sorted(int(number) for number in self._collection.get(include=[])["ids"])

    def __len__(self) -> int:
        if self._counted is None:
            with self._reading():
                self._counted = int(self._patiently(self._collection.count))
        return self._counted

    def _patiently(self, call: Callable[[], Any]) -> Any:
        """What is swept while it is read is read on from the files that are open. While those are being handed back, Chroma
        tries to open them anew, which fails: a moment later they are there again.
        """
        from chromadb.errors import ChromaError

        for pause in PAUSES:
            try:
                return call()
            except ChromaError:
                if (self._folder / _FILE).exists():
                    raise
                time.sleep(pause)
        return call()

    def settled(self) -> "ChromaVectors":
        """Closed, and opened again with nothing waiting.

        Chroma writes its graph once sync_threshold changes wait. What waits is put into the graph again whenever the folder
        is opened: in seconds, and not always alike. A new threshold counts from the next opening on.
        """
        self._set_threshold(1)
        self.close()
        reopened = ChromaVectors(self._folder)
        with reopened._writing():
            reopened._collection.delete(ids=["none"])
        reopened._set_threshold(_SYNC_AT)
        reopened.close()
        # Vectors wait in the data base until they are in the graph, and then leave four in five of its pages empty.
        give_back_pages(self._folder / _FILE)
        return ChromaVectors(self._folder)

    def _set_threshold(self, changes: int) -> None:
        with self._writing():
            self._collection.modify(configuration={"hnsw": {"sync_threshold": changes}})

    def close(self) -> None:
        self._client.close()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        from chromadb.errors import ChromaError

        try:
            yield
        except OSError as error:
            raise self._unavailable(error) from error
        except (ChromaError, ValueError) as error:
            if _LOCKED in str(error):
                raise self._unavailable(error) from error
            raise IndexDamaged("vectors_unreadable", path=self._folder, detail=error) from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        from chromadb.errors import ChromaError

        try:
            yield
        except (ChromaError, OSError) as error:
            if _LOCKED in str(error):
                raise self._unavailable(error) from error
            raise IndexUnwritable("vectors_unwritable", path=self._folder, detail=error) from error

    def _unavailable(self, error: Exception) -> IndexUnavailable:
        return IndexUnavailable("vectors_unavailable", path=self._folder, detail=error)


def require_whole(folder: Path) -> None:
    """A look at a Chroma folder that is not opened. Raises IndexDamaged where it is missing or was cut short.

    The header of an SQLite file says how many pages it has, where its two counters agree
    (https://www.sqlite.org/fileformat2.html#in_header_database_size).
    """
    try:
        with (folder / _FILE).open("rb") as file:
            header, size = file.read(100), os.fstat(file.fileno()).st_size
    except FileNotFoundError as error:
        raise IndexDamaged("vectors_missing", path=folder) from error
    except OSError as error:
        raise IndexUnavailable("vectors_unavailable", path=folder, detail=error) from error
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise IndexDamaged("vectors_unreadable", path=folder, detail=f"{_FILE} is no data base")
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big") if header[24:28] == header[92:96] else 0
    if size < pages * (page_size if page_size > 1 else 65_536):
        raise IndexDamaged("vectors_unreadable", path=folder, detail=f"{_FILE} is cut short")


@cache
def _settings() -> "Settings":
    """Chroma looks for each of its settings in the environment, which takes as long as opening a folder."""
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _forget_client(folder: Path) -> None:
    """Chroma keeps a client that could not start, and would hand it out again for a folder that has been mended."""
    from chromadb.api.shared_system_client import SharedSystemClient

    name = str(folder.resolve())
    if name not in SharedSystemClient._identifier_to_refcount:
        SharedSystemClient._identifier_to_system.pop(name, None)


class ExactVectors:
    """All vectors in one array: the reference that approximate search is held against, and exact on small archives."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Vectors, int, str]] = {}

    def add(self, numbers: Sequence[int], vectors: Vectors, days: Sequence[int], outlets: Sequence[str]) -> None:
        for number, vector, day, outlet in zip(numbers, vectors, days, outlets, strict=True):
            self._rows[number] = (vector, day, outlet)

    def remove(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            self._rows.pop(number, None)

    def nearest(self, vector: Vectors, limit: int, wanted: Filter | None = None) -> list[int]:
        bounds = Bounds.of(wanted or EVERYTHING)
        passing = [(n, v) for n, (v, day, outlet) in self._rows.items() if bounds.passes(day, outlet)]
        if not passing:
            return []
        scores = np.stack([v for _, v in passing]) @ vector
        ranked = sorted(zip(-scores, (n for n, _ in passing), strict=True))
        return [number for _, number in ranked[:limit]]

    def numbers(self) -> list[int]:
        return sorted(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def settled(self) -> "ExactVectors":
        return self

    def close(self) -> None:
        self._rows.clear()
