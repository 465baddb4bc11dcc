"""The manifest: one SQLite file that holds everything an index is made of. Words and vectors can be made again from it."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.messages.sentences import sentence
from corpus.types import Article, Span
from index.errors import IndexClosed, IndexDamaged, IndexingError, IndexUnavailable, IndexUnwritable
from index.types import Failure, Filter

FORMAT_VERSION = "3"
READABLE_FORMATS = ("1", "2", FORMAT_VERSION)  # "1" knew no copies, "2" not which days of publication are estimated

# https://www.sqlite.org/rescode.html
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_AWAY = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_NOMEM}

_ESTIMATED_COLUMN = "published_is_estimated INTEGER NOT NULL DEFAULT 0"
COPIES_SCHEMA = """
CREATE TABLE copies (article INTEGER PRIMARY KEY, keys BLOB NOT NULL, family INTEGER NOT NULL, settled INTEGER NOT NULL);
CREATE INDEX copies_by_family ON copies (family)
"""
_SCHEMA = f"""
{COPIES_SCHEMA};
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roots (path TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, read_ns INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE TABLE failures (source TEXT PRIMARY KEY, file TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
    source TEXT NOT NULL, file TEXT, root TEXT,
    title TEXT NOT NULL, text TEXT NOT NULL, published TEXT, outlet TEXT, authors TEXT NOT NULL, url TEXT,
    language TEXT NOT NULL, title_is_derived INTEGER NOT NULL,
    sentences BLOB NOT NULL,
    {_ESTIMATED_COLUMN}
);
CREATE INDEX articles_by_file ON articles (file);
CREATE INDEX articles_by_date_and_outlet ON articles (published, outlet);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX passages_by_article ON passages (article);
CREATE TABLE vectors (passage INTEGER PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE segments (number INTEGER PRIMARY KEY, passages BLOB NOT NULL, articles BLOB NOT NULL, lengths BLOB NOT NULL);
CREATE TABLE postings (term TEXT NOT NULL, segment INTEGER NOT NULL, passages BLOB NOT NULL, counts BLOB NOT NULL,
    PRIMARY KEY (term, segment)) WITHOUT ROWID;
"""
_REMOVED = "removed "
_ARTICLE = "id, source, title, text, published, outlet, authors, url, language, title_is_derived"


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of an article: enough to tell whether it has changed."""

    number: int
    digest: str
    source: str
    file: str | None
    root: str | None


class Manifest:
    """Reads and writes the manifest of one generation. Safe to share between threads; one writer."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path
        self._lock = threading.RLock()
        self._knows_estimates: bool | None = None  # asked when first needed
        # SQLite's own lower() knows ASCII only, and the vectors' filter compares outlets by Python's.
        connection.create_function("lowered", 1, lambda outlet: outlet and outlet.lower(), deterministic=True)

    @classmethod
    def create(cls, path: Path) -> "Manifest":
        """Raises IndexingError where the disk refuses."""
        manifest = cls(sqlite3.connect(path, check_same_thread=False, isolation_level=None), path)
        with manifest._writing() as connection:
            connection.executescript(_SCHEMA)
            connection.execute("PRAGMA secure_delete = ON")
        return manifest

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> "Manifest":
        """Raises IndexDamaged when the file is missing or no manifest, IndexUnavailable when it is locked."""
        if not path.exists():
            raise _missing(path)
        # Readers too: SQLite cannot undo what a killed writer left half written through a connection of mode "ro".
        uri = f"{path.absolute().as_uri()}?mode=rw"
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
            connection.execute("SELECT key FROM meta").fetchall()
            connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")
            connection.execute("PRAGMA secure_delete = ON")  # what is taken out is overwritten
        except sqlite3.Error as error:
            if connection:
                connection.close()
            if not path.exists():  # it was swept meanwhile
                raise _missing(path) from error
            if is_sql_error(error):  # there is no such table: it is a data base, but no manifest
                raise IndexDamaged("not_a_manifest", path=path, detail=error) from error
            raise _unreadable(error, path) from error
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

    def write(self, sql: str, values: Sequence[object] = ()) -> int:
        """Runs one statement; the number of the row that it inserted. Raises IndexingError where the disk refuses."""
        with self._writing() as connection:
            return connection.execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        with self._writing() as connection:
            connection.executemany(sql, values)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                if _is_closed(error) or _code(error) in _LOCKED:
                    raise _unreadable(error, self.path) from error
                if is_sql_error(error):
                    raise IndexingError("manifest_asked_wrongly", path=self.path, detail=error) from error
                raise IndexUnwritable(path=self.path, detail=error) from error

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

    def version(self) -> int:
        """Another number whenever another connection has changed the manifest."""
        return int(self.rows("PRAGMA data_version")[0][0])

    # What is known of the index itself

    def meta(self, key: str) -> str | None:
        found = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0][0] if found else None

    def set_meta(self, key: str, value: str) -> None:
        self.write("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def fingerprint(self) -> dict[str, str]:
        rows = self.rows("SELECT substr(key, 13), value FROM meta WHERE key LIKE 'fingerprint %'")
        return dict(rows)

    # Articles

    def add_article(self, article: Article, sentences: Sequence[Span], file: str | None, root: str | None) -> int:
        """The number of the new article."""
        spans = np.array([(s.start, s.end) for s in sentences], dtype=np.uint32).tobytes()
        published = article.published.isoformat() if article.published else None
        shown = (article.title, article.text, published, article.outlet, json.dumps(article.authors), article.url)
        return self.write(
            f"INSERT INTO articles ({_ARTICLE}, published_is_estimated, digest, file, root, sentences) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                *(article.id, article.source, *shown, article.language, article.title_is_derived),
                *(article.published_is_estimated, article.digest, file, root, spans),
            ),
        )

    def move_article(self, article_id: str, source: str, file: str | None, root: str | None) -> None:
        """The same article, in another place."""
        self.write("UPDATE articles SET source = ?, file = ?, root = ? WHERE id = ?", (source, file, root, article_id))

    def drop_article(self, number: int) -> list[int]:
        """Forgets the article; the numbers of the passages that went with it."""
        gone = [row[0] for row in self.rows("SELECT number FROM passages WHERE article = ?", (number,))]
        self.write_many("DELETE FROM vectors WHERE passage = ?", ((n,) for n in gone))
        self.write("DELETE FROM passages WHERE article = ?", (number,))
        if self.has_copies():
            self.write("UPDATE copies SET settled = 0 WHERE family = (SELECT family FROM copies WHERE article = ?)", (number,))
            self.write("DELETE FROM copies WHERE article = ?", (number,))
        self.write("DELETE FROM articles WHERE number = ?", (number,))
        return gone

    def has_copies(self) -> bool:
        """Whether this index is of a format that knows copies."""
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE name = 'copies'"))

    @property
    def estimated_column(self) -> str:
        """What says in SQL whether an article's day of publication is estimated: nothing does in an older format."""
        if self._knows_estimates is None:
            columns = {row[1] for row in self.rows("PRAGMA table_info(articles)")}
            self._knows_estimates = "published_is_estimated" in columns
        return "published_is_estimated" if self._knows_estimates else "0"

    def bring_up_estimates(self) -> None:
        """Gives a manifest of an older format the column; what it holds counts as known until its file is read again."""
        if self.estimated_column == "0":
            self.write(f"ALTER TABLE articles ADD COLUMN {_ESTIMATED_COLUMN}")
            self._knows_estimates = True

    def bring_up_indexes(self) -> None:
        """Gives an older manifest the index that holds what filters ask; without it they read every article."""
        self.write("CREATE INDEX IF NOT EXISTS articles_by_date_and_outlet ON articles (published, outlet)")
        self.write("DROP INDEX IF EXISTS articles_by_date")

    def mark_removed(self, article_ids: Iterable[str]) -> None:
        """Notes articles that were taken out, since Chroma's files keep what they held until the generation is erased."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        marks = ((f"{_REMOVED}{article_id}", now) for article_id in article_ids)
        self.write_many("INSERT OR REPLACE INTO meta VALUES (?, ?)", marks)

    def forget_removed(self) -> None:
        self.write("DELETE FROM meta WHERE key LIKE ?", (f"{_REMOVED}%",))

    def removed(self) -> list[str]:
        """The ids of articles of which this generation's files may still hold something."""
        marks = (row[0].removeprefix(_REMOVED) for row in self.rows("SELECT key FROM meta WHERE key LIKE ?", (f"{_REMOVED}%",)))
        return sorted(article_id for article_id in marks if not self.known(article_id))

    def known(self, article_id: str) -> Known | None:
        found = self.rows("SELECT number, digest, source, file, root FROM articles WHERE id = ?", (article_id,))
        return Known(*found[0]) if found else None

    def articles(self, numbers: Sequence[int]) -> dict[int, Article]:
        among = "SELECT value FROM json_each(?)"
        columns = f"{_ARTICLE}, {self.estimated_column}"
        found = self.rows(f"SELECT number, {columns} FROM articles WHERE number IN ({among})", (json.dumps(list(numbers)),))
        return {row[0]: _article(row[1:]) for row in found}

    def heads(self, numbers: Sequence[int]) -> list[tuple[int, str, str | None]]:
        """(number, id, date in ISO 8601 or None) of each article."""
        sql = "SELECT number, id, published FROM articles WHERE number IN (SELECT value FROM json_each(?))"
        return self.rows(sql, (json.dumps(list(numbers)),))

    def article(self, article_id: str) -> Article | None:
        found = self.rows(f"SELECT {_ARTICLE}, {self.estimated_column} FROM articles WHERE id = ?", (article_id,))
        return _article(found[0]) if found else None

    def ids_named(self, name: str) -> list[str]:
        """The article with this id, else those whose source ends so, with or without suffix."""
        if self.known(name):
            return [name]
        rows = self.rows("SELECT id, source FROM articles WHERE instr(source, ?) ORDER BY id", (name,))
        return [id_ for id_, source in rows if source.endswith(name) or source.rpartition(".")[0].endswith(name)]

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        found = self.rows("SELECT sentences FROM articles WHERE id = ?", (article_id,))
        spans = np.frombuffer(found[0][0], dtype=np.uint32).reshape(-1, 2).tolist() if found else []
        return tuple(Span(start, end) for start, end in spans)

    # Passages

    def add_passage(self, article: int, ordinal: int, span: Span) -> int:
        values = (article, ordinal, span.start, span.end)
        return self.write('INSERT INTO passages (article, ordinal, start, "end") VALUES (?,?,?,?)', values)

    def passages(self, numbers: Sequence[int]) -> list[tuple[int, int, int, int, int]]:
        """(number, article, ordinal, start, end) of each passage that there is."""
        return self.rows(
            'SELECT number, article, ordinal, start, "end" FROM passages WHERE number IN (SELECT value FROM json_each(?))',
            (json.dumps(list(numbers)),),
        )

    def passages_of(self, articles: Sequence[int], *, at_most: int = -1) -> list[tuple[int, int, int, int, int]]:
        """(number, article, ordinal, start, end) of all passages of these articles, in order of their numbers."""
        return self.rows(
            'SELECT number, article, ordinal, start, "end" FROM passages '
            "WHERE article IN (SELECT value FROM json_each(?)) ORDER BY number LIMIT ?",
            (json.dumps(list(articles)), at_most),
        )

    def vectors(self, numbers: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        held, vectors = self.vector_rows(numbers)
        return dict(zip(held.tolist(), vectors, strict=True))

    def vector_rows(self, numbers: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """(numbers, their vectors) of the passages that there are, aligned: shapes (P,) and (P, dimensions)."""
        among = "SELECT value FROM json_each(?)"
        found = self.rows(f"SELECT passage, vector FROM vectors WHERE passage IN ({among})", (json.dumps(list(numbers)),))
        held = np.frombuffer(b"".join(row[1] for row in found), dtype=np.float16).astype(np.float32)
        return np.array([row[0] for row in found], dtype=np.int64), held.reshape(len(found), -1 if found else 0)

    def failures(self) -> tuple[Failure, ...]:
        rows = self.rows("SELECT source, reason FROM failures ORDER BY source")
        return tuple(_failure(*row) for row in rows)

    def keep_failures(self, failures: Iterable[tuple[Failure, str]]) -> None:
        """With the file that each is of, "" for none."""
        listed = ((each.source, file, _told(each)) for each, file in failures)
        self.write_many("INSERT OR REPLACE INTO failures VALUES (?,?,?)", listed)

    def passed_over(self) -> dict[str, int]:
        """How many files of no known format lay in the folders of the last rebuild of folders, by the ends of their names."""
        counts: dict[str, int] = json.loads(self.meta("passed over") or "{}")
        return counts


def is_sql_error(error: BaseException | None) -> bool:
    """Whether SQLite understood the file, but not what it was asked: no fault of the file or its disk."""
    return isinstance(error, sqlite3.Error) and _code(error) == sqlite3.SQLITE_ERROR


def _told(failure: Failure) -> str:
    """Of a failure what is kept beside its source: JSON, or the reason alone where an older version kept no more."""
    if not failure.code:
        return failure.reason
    return json.dumps({"code": failure.code, "fields": dict(failure.fields)})


def _failure(source: str, told: str) -> Failure:
    try:
        kept = json.loads(told)
        return Failure(source, sentence(kept["code"], kept["fields"]), kept["code"], kept["fields"])
    except (ValueError, TypeError, KeyError):  # the sentence of an older version, or a code of a newer one
        return Failure(source, told)


def _missing(path: Path) -> IndexDamaged:
    return IndexDamaged("file_of_index_missing", path=path, name=path.name)


def _unreadable(error: sqlite3.Error, path: Path) -> IndexingError:
    """Damage is only what SQLite calls so: its remedy, building anew, would cost an archive that is merely locked."""
    if _is_closed(error):
        return IndexClosed(path.parent.parent)
    if _code(error) in _DAMAGED:
        return IndexDamaged("manifest_damaged", path=path, detail=error)
    if _code(error) in _LOCKED | _AWAY:
        return IndexUnavailable("manifest_unavailable", path=path, detail=error)
    return IndexingError("manifest_asked_wrongly", path=path, detail=error)


def _code(error: sqlite3.Error) -> int | None:
    """SQLite's primary result code; the extended ones only add detail. None where the error is Python's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _is_closed(error: sqlite3.Error) -> bool:
    return isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error)


def conditions(wanted: Filter) -> tuple[list[str], list[object]]:
    """The filter as tests on columns of `articles`, and the values for their marks."""
    tests: list[str] = []
    values: list[object] = []
    if wanted.since:
        tests.append("published >= ?")
        values.append(wanted.since.isoformat())
    if wanted.until:
        tests.append("published <= ?")
        values.append(wanted.until.isoformat())
    if wanted.outlets:
        tests.append("lowered(outlet) IN (SELECT value FROM json_each(?))")
        values.append(json.dumps([outlet.lower() for outlet in wanted.outlets]))
    return tests, values


def _article(row: Sequence[object]) -> Article:
    id_, source, title, text, published, outlet, authors, url, language, derived, estimated = row
    return Article(
        id=str(id_),
        source=str(source),
        title=str(title),
        text=str(text),
        published=date.fromisoformat(str(published)) if published else None,
        outlet=str(outlet) if outlet else None,
        authors=tuple(json.loads(str(authors))),
        url=str(url) if url else None,
        language=str(language),
        title_is_derived=bool(derived),
        published_is_estimated=bool(estimated),
    )
