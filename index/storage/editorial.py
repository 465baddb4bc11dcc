"""What editors decided of articles, and the log of who did what: one SQLite file beside the generations.

It lies outside of them, so that no rebuild and no rollback loses it. A decision and its line of the log are written in one
transaction: neither is there without the other. To the log lines are only added. It names an article by a digest of its id,
never by words of the article: what was erased or masked is not to be read there.
"""

import getpass
import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from corpus.masking import NameMask
from corpus.types import iso
from index.errors import IndexUnavailable, IndexUnwritable
from index.types import AuditEntry, Withdrawal

FILE = "editorial.sqlite3"
_WAIT_S = 10  # for another process that writes
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SCHEMA = """
CREATE TABLE IF NOT EXISTS withdrawn (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, outlet TEXT, published TEXT, estimated INTEGER NOT NULL,
    at TEXT NOT NULL, reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS masks (
    id TEXT NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL, exact INTEGER NOT NULL,
    PRIMARY KEY (id, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (
    notice TEXT NOT NULL, report TEXT NOT NULL, verdict TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (notice, report)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, article TEXT,
    details TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER IF NOT EXISTS log_is_not_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
"""
Verdict = Literal["confirmed", "undone"]


@dataclass(frozen=True, slots=True)
class Link:
    """What an editor said of the link between a notice and a report, both by their ids; `kind` is the notice's."""

    notice: str
    report: str
    verdict: Verdict
    kind: str


@dataclass(frozen=True, slots=True)
class MaskedArticle:
    """An article with names to be masked; `digest` is of the version that they were masked in."""

    id: str
    digest: str
    masks: tuple[NameMask, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that holds now, by the ids of articles."""

    withdrawn: Mapping[str, Withdrawal]
    digests: Mapping[str, str]  # of the withdrawn articles -> their ids: one that comes back under another id is the same
    masked: Mapping[str, MaskedArticle]
    links: tuple[Link, ...] = ()

    def withdrawal_of(self, article_id: str, digest: str) -> Withdrawal | None:
        return self.withdrawn.get(article_id) or self.withdrawn.get(self.digests.get(digest, ""))

    def masks_of(self, article_id: str, digest: str) -> tuple[NameMask, ...]:
        """Of the article, and of any other that was the same, word for word, when it was masked."""
        same = [each.masks for each in self.masked.values() if article_id == each.id or digest == each.digest]
        return tuple(dict.fromkeys(mask for masks in same for mask in masks))

    @property
    def article_ids(self) -> list[str]:
        return sorted({*self.withdrawn, *self.masked})

    @property
    def all_digests(self) -> list[str]:
        return sorted({*self.digests, *(each.digest for each in self.masked.values())})


NOTHING_DECIDED = Decisions({}, {}, {})


@dataclass(frozen=True, slots=True)
class Act:
    """A line to be added to the log: `details` are numbers and words of the program's own."""

    who: str
    name: str
    article_id: str | None = None
    details: Mapping[str, Any] | None = None


def acting(who: str | None) -> str:
    """Who acts: as told, else the user of this machine."""
    if who:
        return who
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return "unknown"


def article_mark(article_id: str) -> str:
    """By what the log names an article: who knows the id can tell that it is this one, and nobody reads it there."""
    return hashlib.sha256(article_id.encode()).hexdigest()[:16]


class Editorial:
    """Safe between threads and processes: each call opens the file anew.

    Raises IndexUnwritable where the disk refuses, IndexUnavailable where another process holds the file for long.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def stamp(self) -> tuple[int, int]:
        """Another one whenever something was written; (0, 0) where there is nothing yet."""
        try:
            status = self.path.stat()
        except OSError:
            return 0, 0
        return status.st_mtime_ns, status.st_size

    def decisions(self) -> Decisions:
        with self._read() as connection:
            if connection is None:
                return NOTHING_DECIDED
            withdrawn = {row[0]: _withdrawal(row) for row in connection.execute(f"SELECT {_WITHDRAWN} FROM withdrawn")}
            digests = dict(connection.execute("SELECT digest, id FROM withdrawn"))
            rows = connection.execute("SELECT id, digest, name, label, exact FROM masks ORDER BY id, name").fetchall()
            links = tuple(Link(*row) for row in connection.execute("SELECT notice, report, verdict, kind FROM links"))
        masked: dict[str, MaskedArticle] = {}
        for id_, digest, name, label, exact in rows:
            before = masked[id_].masks if id_ in masked else ()
            masked[id_] = MaskedArticle(id_, digest, (*before, NameMask(name, label, bool(exact))))
        return Decisions(withdrawn, digests, masked, links)

    def withdraw(self, withdrawal: Withdrawal, digest: str, act: Act) -> None:
        about = (withdrawal.outlet, iso(withdrawal.published), withdrawal.published_is_estimated)
        values = (withdrawal.article_id, digest, *about, withdrawal.at.isoformat(), withdrawal.reason)
        self._do("INSERT OR REPLACE INTO withdrawn VALUES (?,?,?,?,?,?,?)", [values], act)

    def reinstate(self, article_id: str, act: Act) -> None:
        self._do("DELETE FROM withdrawn WHERE id = ?", [(article_id,)], act)

    def mask(self, digests: Mapping[str, str], mask: NameMask, acts: Sequence[Act]) -> None:
        """In the articles of these ids, each with the digest of its version: in all of them or in none."""
        rows = [(article_id, digest, mask.name, mask.label, mask.is_exact) for article_id, digest in digests.items()]
        self._do("INSERT OR REPLACE INTO masks VALUES (?,?,?,?,?)", rows, *acts)

    def unmask(self, pairs: Sequence[tuple[str, str]], acts: Sequence[Act]) -> None:
        """`pairs` are the ids of articles and the names that are shown in them again."""
        self._do("DELETE FROM masks WHERE id = ? AND name = ?", pairs, *acts)

    def link(self, links: Sequence[Link], act: Act) -> None:
        rows = [(each.notice, each.report, each.verdict, each.kind) for each in links]
        self._do("INSERT OR REPLACE INTO links VALUES (?,?,?,?)", rows, act)

    def note(self, act: Act) -> None:
        """Adds a line to the log."""
        self._do("", [], act)

    def forget(self, article_ids: Sequence[str]) -> None:
        """Takes all that was decided of the articles out of the file's bytes too; the log never named them."""
        if not self.path.is_file():
            return
        with self._write() as connection:
            self._run(connection, "BEGIN IMMEDIATE")
            for place in ("withdrawn WHERE id", "masks WHERE id", "links WHERE notice", "links WHERE report"):
                for article_id in article_ids:
                    self._run(connection, f"DELETE FROM {place} = ?", (article_id,))
            self._run(connection, "COMMIT")
            self._run(connection, "VACUUM")

    def log(self, since: datetime | None = None) -> Iterator[AuditEntry]:
        """Its lines, oldest first."""
        after = since.astimezone(UTC).isoformat(timespec="milliseconds") if since else ""
        sql = "SELECT number, at, who, act, article, details FROM log WHERE at >= ? ORDER BY number"
        with self._read() as connection:
            rows = connection.execute(sql, (after,)).fetchall() if connection else []
        for number, at, who, act, article, details in rows:
            yield AuditEntry(number, datetime.fromisoformat(at), who, act, article, json.loads(details))

    def _do(self, statement: str, rows: Sequence[Sequence[object]], *acts: Act) -> None:
        lines = [_line(act) for act in acts]
        with self._write() as connection:
            self._run(connection, "BEGIN IMMEDIATE")
            for row in rows:
                self._run(connection, statement, row)
            for line in lines:
                self._run(connection, "INSERT INTO log (at, who, act, article, details) VALUES (?,?,?,?,?)", line)
            self._run(connection, "COMMIT")

    def _run(self, connection: sqlite3.Connection, sql: str, values: Sequence[object] = ()) -> None:
        connection.execute(sql, values)

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_WAIT_S, isolation_level=None)) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA synchronous = FULL")
                if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'log_is_not_cut'").fetchone():
                    connection.executescript(f"BEGIN;\n{_SCHEMA}\nCOMMIT;")
                yield connection
        except sqlite3.Error as error:
            raise _failure(error, self.path) from error
        except OSError as error:
            raise IndexUnwritable("editorial_unwritable", path=self.path, detail=error.strerror) from error

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection | None]:
        """None where nothing was decided or logged yet."""
        if not self.path.is_file():
            yield None
            return
        try:
            with closing(sqlite3.connect(self.path, timeout=_WAIT_S)) as connection:
                is_made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'log_is_not_cut'").fetchone()
                yield connection if is_made else None
        except sqlite3.Error as error:
            raise IndexUnavailable("editorial_unreadable", path=self.path, detail=error) from error


def _line(act: Act) -> tuple[str, str, str, str | None, str]:
    """Of the log, as of now."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    mark = article_mark(act.article_id) if act.article_id is not None else None
    return now, act.who, act.name, mark, json.dumps(dict(act.details or {}), sort_keys=True)


_WITHDRAWN = "id, outlet, published, estimated, at, reason"


def _withdrawal(row: Sequence[Any]) -> Withdrawal:
    id_, outlet, published, estimated, at, reason = row
    day = date.fromisoformat(published) if published else None
    return Withdrawal(id_, outlet, day, datetime.fromisoformat(at), reason, bool(estimated))


def _failure(error: sqlite3.Error, path: Path) -> IndexUnavailable | IndexUnwritable:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in _LOCKED:
        return IndexUnavailable("editorial_unreadable", path=path, detail=error)
    return IndexUnwritable("editorial_unwritable", path=path, detail=error)
