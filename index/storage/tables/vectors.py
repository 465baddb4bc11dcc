"""The vectors of a generation's passages, in half precision: what is searched exactly, and what Chroma is made from."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.storage.database import AMONG, Database, listed


class DatedVector(NamedTuple):
    """A passage's vector, shape (dimensions,), with the day (ISO 8601) and outlet of its article."""

    passage: int
    vector: NDArray[np.float16]
    published: str | None
    outlet: str | None


class StoredVectors:
    """By the numbers of their passages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, numbers: Sequence[int], vectors: NDArray[np.float16]) -> None:
        """`vectors` has shape (len(numbers), dimensions)."""
        rows = ((number, vector.tobytes()) for number, vector in zip(numbers, vectors, strict=True))
        self._database.write_many("INSERT INTO vectors VALUES (?,?)", rows)

    def remove(self, numbers: Iterable[int]) -> None:
        self._database.write_many("DELETE FROM vectors WHERE passage = ?", ((number,) for number in numbers))

    def count(self) -> int:
        return self._database.number("SELECT count(*) FROM vectors")

    def by_numbers(self, numbers: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        held, vectors = self.rows(numbers)
        return dict(zip(held.tolist(), vectors, strict=True))

    def rows(self, numbers: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """(numbers, their vectors) of the passages that there are, aligned and in order of the numbers: shapes (P,) and
        (P, dimensions).
        """
        sql = f"SELECT passage, vector FROM vectors WHERE passage IN {AMONG} ORDER BY passage"
        return _aligned(self._database.rows(sql, (listed(numbers),)))

    def all(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """`rows` of all passages, in order of their numbers."""
        return _aligned(self._database.rows("SELECT passage, vector FROM vectors ORDER BY passage"))

    def dated_after(self, passage: int, at_most: int) -> list[DatedVector]:
        """The vectors of the passages with the next higher numbers, ascending."""
        rows = self._database.rows(
            "SELECT v.passage, v.vector, a.published, a.outlet FROM vectors v JOIN passages p ON p.number = v.passage "
            "JOIN articles a ON a.number = p.article WHERE v.passage > ? ORDER BY v.passage LIMIT ?",
            (passage, at_most),
        )
        return [DatedVector(number, np.frombuffer(blob, dtype=np.float16), *about) for number, blob, *about in rows]


def _aligned(found: Sequence[tuple[int, bytes]]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    held = np.frombuffer(b"".join([row[1] for row in found]), dtype=np.float16).astype(np.float32)
    return np.array([row[0] for row in found], dtype=np.int64), held.reshape(len(found), -1 if found else 0)
