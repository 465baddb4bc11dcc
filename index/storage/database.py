"""One SQLite file, and what its errors mean: a lock is no damage, and a query of ours that is wrong is neither."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import IndexClosed, IndexDamaged, IndexingError, IndexUnavailable, IndexUnwritable

AMONG = "(SELECT value FROM json_each(?))"  # a list of any length as one value: see `listed`

# https://www.sqlite.org/rescode.html
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_AWAY = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_NOMEM}


class Database:
    """The connection to one file. Safe to share between threads; one writer."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path
        self._lock = threading.RLock()
        self._columns: dict[str, frozenset[str]] = {}  # of the tables that were asked for
        # SQLite's own lower() knows ASCII only, and the vectors' filter compares outlets by Python's.
        connection.create_function("lowered", 1, lambda text: text and text.lower(), deterministic=True)

    @classmethod
    def create(cls, path: Path, schema: str, page_bytes: int = 4096) -> "Database":
        """Raises IndexingError where the disk refuses."""
        database = cls(sqlite3.connect(path, check_same_thread=False, isolation_level=None), path)
        with database._writing() as connection:
            connection.execute(f"PRAGMA page_size = {page_bytes}")
            connection.executescript(f"BEGIN;\n{schema}\nCOMMIT;")  # at once: a disk takes its time for each change
            connection.execute("PRAGMA secure_delete = ON")
        return database

    @classmethod
    def open(cls, path: Path, table: str, *, writable: bool = False) -> "Database":
        """Raises IndexDamaged when the file is missing or has no such `table`, IndexUnavailable when it is locked."""
        if not path.exists():
            raise _missing(path)
        # Readers too: SQLite cannot undo what a killed writer left half written through a connection of mode "ro".
        uri = f"{path.absolute().as_uri()}?mode=rw"
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
            connection.execute(f"SELECT * FROM {table}").fetchall()
            connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")
            connection.execute("PRAGMA secure_delete = ON")  # what is taken out is overwritten
        except sqlite3.Error as error:
            if connection:
                connection.close()
            raise _unopened(error, path) from error
        return cls(connection, path)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """All rows of a query.

        Raises IndexDamaged where SQLite finds the file broken, IndexUnavailable where it is locked, IndexClosed after `close`.
        """
        with self._lock:
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                raise _unreadable(error, self.path) from error

    def number(self, sql: str, values: Sequence[object] = ()) -> int:
        """The one number that a query has for an answer."""
        return int(self.rows(sql, values)[0][0])

    def write(self, sql: str, values: Sequence[object] = ()) -> int:
        """Runs one statement; the number of the row that it inserted. Raises IndexingError where the disk refuses."""
        with self._writing() as connection:
            return connection.execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        with self._writing() as connection:
            connection.executemany(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._lock:
            self.write("BEGIN IMMEDIATE")
            try:
                yield
                self.write("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has SQLite roll back by itself
                    self.write("ROLLBACK")
                raise

    def begin(self) -> None:
        """A transaction that lasts until `commit`; what was written before it is lost where this process ends."""
        self.write("BEGIN")

    def commit(self) -> None:
        self.write("COMMIT")

    def without_journal(self) -> None:
        """For a file that is thrown away if this process dies: nothing is kept to mend it with."""
        self.rows("PRAGMA journal_mode = MEMORY")
        self.rows("PRAGMA synchronous = OFF")

    def copy_to(self, target: Path) -> None:
        """Writes a new file that holds what this one does, and nothing of what was ever deleted from it."""
        self.write("VACUUM INTO ?", (str(target),))

    def version(self) -> int:
        """Another number whenever another connection has changed the file."""
        return self.number("PRAGMA data_version")

    def columns(self, table: str) -> frozenset[str]:
        """The names of its columns; none where there is no such table."""
        if table not in self._columns:
            self._columns[table] = frozenset(row[1] for row in self.rows(f"PRAGMA table_info({table})"))
        return self._columns[table]

    def define(self, statement: str) -> None:
        """Changes which tables and columns there are."""
        self.write(statement)
        self._columns.clear()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise _unwritable(error, self.path) from error


def give_back_pages(path: Path) -> None:
    """Makes any SQLite file as small as what it holds. Raises IndexingError where the disk refuses."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM")
    except sqlite3.Error as error:
        raise _unwritable(error, path) from error


def listed(values: Iterable[object]) -> str:
    """The one value that stands for a list where a query says AMONG."""
    return json.dumps(list(values))


def is_sql_error(error: BaseException | None) -> bool:
    """Whether SQLite understood the file, but not what it was asked: no fault of the file or its disk."""
    return isinstance(error, sqlite3.Error) and _code(error) == sqlite3.SQLITE_ERROR


def _missing(path: Path) -> IndexDamaged:
    return IndexDamaged("file_of_index_missing", path=path, name=path.name)


def _unopened(error: sqlite3.Error, path: Path) -> IndexingError:
    if not path.exists():  # it was swept meanwhile
        return _missing(path)
    if is_sql_error(error):  # there is no such table: it is a data base, but no manifest
        return IndexDamaged("not_a_manifest", path=path, detail=error)
    return _unreadable(error, path)


def _unreadable(error: sqlite3.Error, path: Path) -> IndexingError:
    """Damage is only what SQLite calls so: its remedy, building anew, would cost an archive that is merely locked."""
    if _is_closed(error):
        return IndexClosed(path.parent.parent)
    if _code(error) in _DAMAGED:
        return IndexDamaged("manifest_damaged", path=path, detail=error)
    if _code(error) in _LOCKED | _AWAY:
        return IndexUnavailable("manifest_unavailable", path=path, detail=error)
    return IndexingError("manifest_asked_wrongly", path=path, detail=error)


def _unwritable(error: sqlite3.Error, path: Path) -> IndexingError:
    if _is_closed(error) or _code(error) in _LOCKED:
        return _unreadable(error, path)
    if is_sql_error(error):
        return IndexingError("manifest_asked_wrongly", path=path, detail=error)
    return IndexUnwritable(path=path, detail=error)


def _code(error: sqlite3.Error) -> int | None:
    """SQLite's primary result code; the extended ones only add detail. None where the error is Python's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _is_closed(error: sqlite3.Error) -> bool:
    return isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error)
