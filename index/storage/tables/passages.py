"""The passages of a generation: which stretch of which article each of them is."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.types import Span
from index.storage.database import AMONG, Database, listed

_PASSAGE = 'number, article, ordinal, start, "end"'


class PassageRow(NamedTuple):
    """`ordinal` counts the passages of an article from 0; `start` and `end` are code points of its text, half open."""

    number: int
    article: int
    ordinal: int
    start: int
    end: int


class Passages:
    """Numbers are given once and never again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, article: int, ordinal: int, span: Span) -> int:
        """The number of the new passage."""
        values = (article, ordinal, span.start, span.end)
        return self._database.write('INSERT INTO passages (article, ordinal, start, "end") VALUES (?,?,?,?)', values)

    def remove_of(self, article: int) -> list[int]:
        """Forgets the passages of the article; their numbers."""
        gone = [row[0] for row in self._database.rows("SELECT number FROM passages WHERE article = ?", (article,))]
        self._database.write("DELETE FROM passages WHERE article = ?", (article,))
        return gone

    def by_numbers(self, numbers: Sequence[int]) -> list[PassageRow]:
        """Those that there are."""
        rows = self._database.rows(f"SELECT {_PASSAGE} FROM passages WHERE number IN {AMONG}", (listed(numbers),))
        return [PassageRow(*row) for row in rows]

    def of_articles(self, articles: Sequence[int], *, at_most: int = -1) -> list[PassageRow]:
        """All passages of these articles, in order of their numbers."""
        sql = f"SELECT {_PASSAGE} FROM passages WHERE article IN {AMONG} ORDER BY number LIMIT ?"
        return list(map(PassageRow._make, self._database.rows(sql, (listed(articles), at_most))))

    def count(self) -> int:
        return self._database.number("SELECT count(*) FROM passages")

    def numbers(self) -> NDArray[np.int64]:
        """Of all passages. They come as one text: a fifth of the time that as many rows take."""
        (text,) = self._database.rows("SELECT group_concat(number) FROM passages")[0]
        return np.fromstring(text or "", dtype=np.int64, sep=",")

    def spread(self, at_most: int) -> list[int]:
        """The numbers of a few passages, from all over the generation."""
        sql = "SELECT number FROM passages WHERE number % ? = 0 LIMIT ?"
        return [row[0] for row in self._database.rows(sql, (self.count() // at_most + 1, at_most))]
