"""What could not be read, and why."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from corpus.messages.sentences import sentence
from index.storage.database import Database
from index.types import Failure


class Failed(NamedTuple):
    """A failure and the file that it is of, "" for none."""

    failure: Failure
    file: str


class Failures:
    """The last one of each source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self) -> tuple[Failure, ...]:
        """In order of their sources."""
        return tuple(each.failure for each in self.all())

    def all(self) -> list[Failed]:
        rows = self._database.rows("SELECT source, file, reason FROM failures ORDER BY source")
        return [Failed(_read(source, told), file) for source, file, told in rows]

    def files(self) -> list[str]:
        return [row[0] for row in self._database.rows("SELECT DISTINCT file FROM failures")]

    def put(self, failed: Iterable[Failed]) -> None:
        """Each in place of the one that its source had."""
        rows = ((failure.source, file, _told(failure)) for failure, file in failed)
        self._database.write_many("INSERT OR REPLACE INTO failures VALUES (?,?,?)", rows)

    def remove_of_files(self, files: Iterable[str]) -> None:
        self._database.write_many("DELETE FROM failures WHERE file = ?", ((file,) for file in files))

    def remove_naming(self, source: str, article_id: str) -> None:
        """Those of the source, and those that name the article: as a field of theirs, or in an older version's sentence."""
        values = (source, json.dumps(article_id), repr(article_id))
        self._database.write("DELETE FROM failures WHERE source = ? OR instr(reason, ?) OR instr(reason, ?)", values)


def _told(failure: Failure) -> str:
    """Of a failure what is kept beside its source: JSON, or the reason alone where an older version kept no more."""
    if not failure.code:
        return failure.reason
    return json.dumps({"code": failure.code, "fields": dict(failure.fields)})


def _read(source: str, told: str) -> Failure:
    try:
        kept = json.loads(told)
        return Failure(source, sentence(kept["code"], kept["fields"]), kept["code"], kept["fields"])
    except (ValueError, TypeError, KeyError):  # the sentence of an older version, or a code of a newer one
        return Failure(source, told)
