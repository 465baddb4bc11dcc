"""What could not be read, and why."""

from collections.abc import Iterable
from typing import NamedTuple

from index.storage.database import Database
from index.types import Failure


class FailureRow(NamedTuple):
    """`file` is "" where the source is none."""

    source: str
    file: str
    reason: str


class Failures:
    """The last one of each source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self) -> tuple[Failure, ...]:
        """In order of their sources."""
        rows = self._database.rows("SELECT source, reason FROM failures ORDER BY source")
        return tuple(Failure(source, reason) for source, reason in rows)

    def all(self) -> list[FailureRow]:
        return [FailureRow(*row) for row in self._database.rows("SELECT source, file, reason FROM failures")]

    def files(self) -> list[str]:
        return [row[0] for row in self._database.rows("SELECT DISTINCT file FROM failures")]

    def put(self, failures: Iterable[FailureRow]) -> None:
        """Each in place of the one that its source had."""
        self._database.write_many("INSERT OR REPLACE INTO failures VALUES (?,?,?)", failures)

    def remove_of_files(self, files: Iterable[str]) -> None:
        self._database.write_many("DELETE FROM failures WHERE file = ?", ((file,) for file in files))

    def remove_naming(self, source: str, article_id: str) -> None:
        """Those of the source, and those whose reason names the article."""
        values = (source, repr(article_id))
        self._database.write("DELETE FROM failures WHERE source = ? OR instr(reason, ?)", values)
