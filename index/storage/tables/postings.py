"""The inverted index in tables: segments of passages, and for each word in each segment its postings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from index.storage.database import Database

Unsigned = NDArray[np.unsignedinteger[Any]]


class Segment(NamedTuple):
    """Passages that were written together; the three arrays are aligned, in order of the passages' numbers."""

    number: int
    passages: Unsigned  # uint32
    articles: Unsigned  # uint32, of each passage
    lengths: Unsigned  # uint16: words of each passage


@dataclass(frozen=True, slots=True)
class TermPostings:
    """Where a word stands: P passages, and how often in each one's body and title, shape (2, P)."""

    term: str
    passages: NDArray[np.uint32]
    counts: NDArray[np.uint8]


class Postings:
    """Segments count upwards; the words of a passage all lie in its segment."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def segments(self) -> list[Segment]:
        rows = self._database.rows("SELECT number, passages, articles, lengths FROM segments ORDER BY number")
        kinds = (np.uint32, np.uint32, np.uint16)
        return [Segment(number, *map(np.frombuffer, arrays, kinds)) for number, *arrays in rows]

    def last_segment(self) -> int:
        """The highest number of a segment, 0 where there is none."""
        return self._database.number("SELECT coalesce(max(number), 0) FROM segments")

    def add_segment(self, number: int, passages: ArrayLike, articles: ArrayLike, lengths: ArrayLike) -> None:
        kinds = (np.uint32, np.uint32, np.uint16)
        arrays = (np.asarray(given, kind).tobytes() for given, kind in zip((passages, articles, lengths), kinds, strict=True))
        self._database.write("INSERT INTO segments VALUES (?,?,?,?)", (number, *arrays))

    def remove_segments_from(self, first: int) -> None:
        self._database.write("DELETE FROM segments WHERE number >= ?", (first,))

    def clear(self) -> None:
        """Forgets all words of all passages."""
        self._database.write("DELETE FROM postings")
        self._database.write("DELETE FROM segments")

    def add(self, segment: int, postings: Iterable[TermPostings]) -> None:
        rows = ((each.term, segment, each.passages.tobytes(), each.counts.tobytes()) for each in postings)
        self._database.write_many("INSERT INTO postings VALUES (?,?,?,?)", rows)

    def of_terms(self, terms: set[str]) -> Iterator[TermPostings]:
        """For each of the words, in the order of the alphabet, its postings in each segment that has it."""
        marks = ",".join("?" * len(terms))
        sql = f"SELECT term, passages, counts FROM postings WHERE term IN ({marks}) ORDER BY term, segment"
        return (_read(*row) for row in self._database.rows(sql, tuple(terms)))

    def terms_from(self, first: int) -> list[str]:
        """The words that stand in segment `first` or a later one."""
        rows = self._database.rows("SELECT DISTINCT term FROM postings WHERE segment >= ?", (first,))
        return [row[0] for row in rows]

    def take_from(self, term: str, first: int) -> list[TermPostings]:
        """The word's postings in segment `first` and all later ones, which are removed there."""
        of_term = "FROM postings WHERE term = ? AND segment >= ?"
        rows = self._database.rows(f"SELECT term, passages, counts {of_term} ORDER BY segment", (term, first))
        self._database.write(f"DELETE {of_term}", (term, first))
        return [_read(*row) for row in rows]


def joined(arrays: Sequence[Unsigned], kind: type[np.unsignedinteger[Any]]) -> Unsigned:
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=kind)


def _read(term: str, passages: bytes, counts: bytes) -> TermPostings:
    return TermPostings(term, np.frombuffer(passages, dtype=np.uint32), np.frombuffer(counts, dtype=np.uint8).reshape(2, -1))
