"""Saved questions and what was found for each, as rows of one SQLite file in the index.

Of articles it holds hashes of their ids, by which they are known again, and of answers hashes of their words: nothing that an
erasure would have to take out.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from index.storage.beside import opened

FILE = "alerts.sqlite3"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS alerts (
    name TEXT PRIMARY KEY, query TEXT NOT NULL, is_question INTEGER NOT NULL, language TEXT NOT NULL, mail TEXT NOT NULL,
    made TEXT NOT NULL, generation INTEGER NOT NULL DEFAULT 0, told INTEGER NOT NULL DEFAULT 0,
    claimed INTEGER NOT NULL DEFAULT 0, mailed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS found (
    number INTEGER PRIMARY KEY AUTOINCREMENT, alert TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, found TEXT
);
CREATE INDEX IF NOT EXISTS found_by_alert ON found (alert, kind, key);
"""


class AlertRow(NamedTuple):
    """`generation` is the last one that was looked through, 0 for none. `told`, `claimed` and `mailed` are numbers of `found`:
    up to where the command line has told, a mail was begun, and a mail is known to have gone.
    """

    name: str
    query: str
    is_question: bool
    language: str
    mail: str
    made: str
    generation: int = 0
    told: int = 0
    claimed: int = 0
    mailed: int = 0


class FoundRow(NamedTuple):
    """`kind` is "article" or "answer", `found` in ISO 8601; None for what was there when the question was saved."""

    number: int
    kind: str
    key: str
    found: str | None


class AlertsTable:
    """Safe between threads and processes: each call opens the file anew. Raises IndexingError where it cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def add(self, row: AlertRow, *, at_most: int) -> bool:
        """Keeps it; False where there are `at_most` already. Raises KeyError where the name is taken."""
        with self._open() as connection:
            if connection.execute("SELECT 1 FROM alerts WHERE name = ?", (row.name,)).fetchone():
                raise KeyError(row.name)
            if connection.execute("SELECT count(*) FROM alerts").fetchone()[0] >= at_most:
                return False
            connection.execute(f"INSERT INTO alerts ({', '.join(AlertRow._fields)}) VALUES (?,?,?,?,?,?,?,?,?,?)", row)
            return True

    def remove(self, name: str) -> bool:
        """With all that was found for it; False where there is none of the name."""
        with self._open() as connection:
            connection.execute("DELETE FROM found WHERE alert = ?", (name,))
            return connection.execute("DELETE FROM alerts WHERE name = ?", (name,)).rowcount > 0

    def rows(self) -> list[AlertRow]:
        """By name."""
        if not self.path.exists():
            return []
        with self._open() as connection:
            rows = connection.execute(f"SELECT {', '.join(AlertRow._fields)} FROM alerts ORDER BY name").fetchall()
            return [AlertRow(*row)._replace(is_question=bool(row[2])) for row in rows]

    def found(self, name: str) -> list[FoundRow]:
        """All that was found, in the order in which it was."""
        with self._open() as connection:
            rows = connection.execute("SELECT number, kind, key, found FROM found WHERE alert = ? ORDER BY number", (name,))
            return [FoundRow(*row) for row in rows.fetchall()]

    def keep_found(self, name: str, generation: int, articles: Sequence[str], answer: str, found: str) -> None:
        """Notes what a generation holds, in one step; nothing where that generation, or another since, was looked through.

        `articles` are keys, of which those count that were not known; so does `answer`, a key, where the last was another.
        What the first generation holds is noted as known. Nothing is noted for a question that was removed meanwhile.
        """
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute("SELECT generation FROM alerts WHERE name = ?", (name,)).fetchone()
            if row is None or row[0] == generation:
                return
            when = found if row[0] else None
            known = connection.execute("SELECT key FROM found WHERE alert = ? AND kind = 'article'", (name,)).fetchall()
            new = dict.fromkeys(articles).keys() - {key for (key,) in known}
            added = [(name, "article", key, when) for key in dict.fromkeys(articles) if key in new]
            last = connection.execute(
                "SELECT key FROM found WHERE alert = ? AND kind = 'answer' ORDER BY number DESC LIMIT 1", (name,)
            ).fetchone()
            if answer and (last is None or last[0] != answer):
                added.append((name, "answer", answer, when))
            connection.executemany("INSERT INTO found (alert, kind, key, found) VALUES (?,?,?,?)", added)
            connection.execute("UPDATE alerts SET generation = ? WHERE name = ?", (generation, name))
            if when is None:
                _set_marks(connection, name, ("told", "claimed", "mailed"), _last(connection, name))

    def mark_told(self, name: str, number: int) -> None:
        with self._open() as connection:
            _set_marks(connection, name, ("told",), number)

    def claim(self, name: str, number: int) -> None:
        """Notes that a mail with all up to `number` is about to go."""
        with self._open() as connection:
            _set_marks(connection, name, ("claimed",), number)

    def mark_mailed(self, name: str, number: int) -> None:
        with self._open() as connection:
            _set_marks(connection, name, ("claimed", "mailed"), number)

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path, _SCHEMA, "alerts_unusable")


def _last(connection: sqlite3.Connection, name: str) -> int:
    found: int = connection.execute("SELECT coalesce(max(number), 0) FROM found WHERE alert = ?", (name,)).fetchone()[0]
    return found


def _set_marks(connection: sqlite3.Connection, name: str, marks: Sequence[str], number: int) -> None:
    connection.execute(f"UPDATE alerts SET {', '.join(f'{mark} = {number:d}' for mark in marks)} WHERE name = ?", (name,))
