"""What readers said of answers, as rows of one SQLite file in the index: an erasure clears those that quote an article."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import NamedTuple

from index.errors import IndexingError
from index.storage.beside import opened

FILE = "feedback.sqlite3"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    number INTEGER PRIMARY KEY, given_at TEXT NOT NULL, verdict TEXT NOT NULL, comment TEXT NOT NULL,
    question TEXT NOT NULL, answer TEXT NOT NULL, generation INTEGER NOT NULL, follows INTEGER NOT NULL
)
"""


class FeedbackRow(NamedTuple):
    """`given_at` in ISO 8601, `answer` as JSON."""

    given_at: str
    verdict: str
    comment: str
    question: str
    answer: str
    generation: int
    follows: bool


class FeedbackTable:
    """Safe between threads and processes: each call opens the file anew. Raises IndexingError where it cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def add(self, row: FeedbackRow, *, oldest: str, at_most: int) -> None:
        """Keeps the row, and lets go of those given before `oldest`, and of the first of more than `at_most`."""
        named = ", ".join(FeedbackRow._fields)
        with self._open() as connection:
            connection.execute(f"INSERT INTO feedback ({named}) VALUES (?,?,?,?,?,?,?)", row)
            _sweep(connection, oldest, at_most)

    def rows(self, *, oldest: str, at_most: int) -> list[FeedbackRow]:
        """All that is kept, oldest first, once the others are let go of."""
        if not self.path.exists():
            return []
        with self._open() as connection:
            _sweep(connection, oldest, at_most)
            found = connection.execute(f"SELECT {', '.join(FeedbackRow._fields)} FROM feedback ORDER BY number").fetchall()
            return [FeedbackRow(*row) for row in found]

    def forget_citing(self, article_ids: set[str]) -> int:
        """Deletes the rows whose answers cite one of the articles, out of the file's bytes too; how many went."""
        if not self.path.is_file():
            return 0
        try:
            with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
                return _forget_rows(connection, lambda answer: not article_ids.isdisjoint(_cited(answer)))
        except sqlite3.Error as error:
            raise IndexingError("feedback_not_cleared", path=self.path, detail=error) from error

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path, _SCHEMA, "feedback_unusable")


def _sweep(connection: sqlite3.Connection, oldest: str, at_most: int) -> None:
    connection.execute("DELETE FROM feedback WHERE given_at < ?", (oldest,))
    connection.execute("DELETE FROM feedback WHERE number <= (SELECT max(number) FROM feedback) - ?", (at_most,))


def _forget_rows(connection: sqlite3.Connection, is_to_go: Callable[[object], bool]) -> int:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'feedback'").fetchone():
        return 0
    connection.execute("PRAGMA secure_delete = ON")
    answers = connection.execute("SELECT rowid, answer FROM feedback").fetchall()
    going = [(number,) for number, answer in answers if is_to_go(answer)]
    connection.executemany("DELETE FROM feedback WHERE rowid = ?", going)
    if going:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(going)


def _cited(answer: object) -> set[str]:
    try:
        return {citation["article_id"] for citation in json.loads(str(answer))["citations"]}
    except (ValueError, TypeError, LookupError):
        return set()  # no answer, so it cites nothing
