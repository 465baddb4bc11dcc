"""The articles of a generation as a catalogue: by day and outlet, listed, counted, without their texts."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from index.storage.database import Database
from index.storage.filters import sql_condition
from index.storage.schema import estimated_column
from index.types import EVERYTHING, Filter

_OLDEST_FIRST = "ORDER BY published IS NULL, published, id"
_NEWEST_FIRST = "ORDER BY published IS NULL, published DESC, id"


class Entry(NamedTuple):
    """What a list shows of an article."""

    id: str
    title: str
    outlet: str | None
    published: date | None
    published_is_estimated: bool


class Catalog:
    """Asked of the articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, wanted: Filter = EVERYTHING) -> int:
        where, values = sql_condition(wanted)
        return self._database.number(f"SELECT count(*) FROM articles WHERE {where}", values)

    def undated(self, wanted: Filter) -> int:
        """How many of the articles that pass the filter have no date."""
        where, values = sql_condition(wanted)
        return self._database.number(f"SELECT count(*) FROM articles WHERE published IS NULL AND {where}", values)

    def numbers(self) -> list[int]:
        """Of all articles, ascending."""
        return [row[0] for row in self._database.rows("SELECT number FROM articles ORDER BY number")]

    def passing(self, wanted: Filter) -> list[int]:
        """The numbers of the articles that pass the filter, oldest first and by id, undated ones last."""
        where, values = sql_condition(wanted)
        rows = self._database.rows(f"SELECT number FROM articles WHERE {where} {_OLDEST_FIRST}", values)
        return [row[0] for row in rows]

    def mentioning(self, parts: Sequence[str], wanted: Filter) -> list[int]:
        """`passing`, of articles that have one of `parts` in title or text; ASCII letters of either case."""
        where, values = sql_condition(wanted)
        held = " OR ".join("title LIKE ? OR text LIKE ?" for _ in parts)
        marks = [f"%{part}%" for part in parts for _ in range(2)]
        sql = f"SELECT number FROM articles WHERE ({held}) AND {where} {_OLDEST_FIRST}"
        return [row[0] for row in self._database.rows(sql, [*marks, *values])]

    def entries(self, wanted: Filter, limit: int, offset: int) -> list[Entry]:
        """Articles that pass the filter, newest first and by id, undated ones last."""
        return self._entries(*sql_condition(wanted), limit, offset)

    def entries_named(self, part: str, limit: int) -> list[Entry]:
        """Articles that have `part` in their id or their source, in capitals or small letters, newest first."""
        where = "instr(lowered(id), ?) OR instr(lowered(source), ?)"
        return self._entries(where, [part.lower()] * 2, limit, 0)

    def newest_of_each_outlet(self, limit: int) -> list[int]:
        """The numbers of the newest dated article of each outlet, then of the second newest, and so on."""
        rows = self._database.rows(
            "SELECT number FROM (SELECT number, published, "
            "row_number() OVER (PARTITION BY outlet ORDER BY published DESC, id) AS place "
            "FROM articles WHERE published IS NOT NULL) ORDER BY place, published DESC, number LIMIT ?",
            (limit,),
        )
        return [row[0] for row in rows]

    def dates_and_outlets(self) -> list[tuple[int, str | None, str | None]]:
        """(number, day in ISO 8601, outlet) of all articles, in no order: read from the index that holds all three."""
        return self._database.rows("SELECT number, published, outlet FROM articles")

    def outlets(self) -> list[tuple[str, int]]:
        """Each outlet as it is spelt, with the number of its articles, in order of their names."""
        sql = "SELECT outlet, count(*) FROM articles WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY outlet"
        return self._database.rows(sql)

    def publication_days(self) -> list[tuple[str | None, str, int]]:
        """(outlet, day in ISO 8601, its articles), in this order."""
        sql = "SELECT outlet, published, count(*) FROM articles WHERE published IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
        return self._database.rows(sql)

    def counts_by_day(self, letters: int) -> list[tuple[str, int]]:
        """How many articles each day brought, ascending: 10 `letters` of ISO 8601 tell days, 7 months, 4 years."""
        part = f"substr(published, 1, {letters})"
        sql = f"SELECT {part}, count(*) FROM articles WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1"
        return self._database.rows(sql)

    def first_and_last_day(self) -> tuple[date | None, date | None]:
        first, last = self._database.rows("SELECT min(published), max(published) FROM articles")[0]
        return as_day(first), as_day(last)

    def _entries(self, where: str, values: Sequence[object], limit: int, offset: int) -> list[Entry]:
        columns = f"id, title, outlet, published, {estimated_column(self._database)}"
        sql = f"SELECT {columns} FROM articles WHERE {where} {_NEWEST_FIRST} LIMIT ? OFFSET ?"
        rows = self._database.rows(sql, [*values, limit, offset])
        return [Entry(id_, title, outlet, as_day(day), bool(estimated)) for id_, title, outlet, day, estimated in rows]


def as_day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None
