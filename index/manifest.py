"""The manifest: one SQLite file that holds everything an index is made of. Words and vectors can be made again from it."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article, Span
from index.errors import IndexDamaged
from index.types import Failure, Filter, Passage

FORMAT_VERSION = "1"

_SCHEMA = """
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
    sentences BLOB NOT NULL
);
CREATE INDEX articles_by_file ON articles (file);
CREATE INDEX articles_by_date ON articles (published);
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
_ARTICLE = "id, source, title, text, published, outlet, authors, url, language, title_is_derived"


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of an article: enough to tell whether it has changed."""

    number: int
    digest: str
    source: str
    file: str | None
    root: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage by its number, with its article's, as the legs of a search name them."""

    number: int
    article: int
    passage: Passage


class Manifest:
    """Reads and writes the manifest of one generation. Safe to share between threads; one writer."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path
        self._lock = threading.RLock()

    @classmethod
    def create(cls, path: Path) -> "Manifest":
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        connection.executescript(_SCHEMA)
        return cls(connection, path)

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> "Manifest":
        """Raises IndexDamaged when the file is missing or no manifest."""
        if not path.exists():
            raise IndexDamaged(f"The index has no {path.name}: build it again with `wartanya rebuild --fresh`.", path)
        mode = "rw" if writable else "ro"
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, check_same_thread=False, isolation_level=None)
        try:
            connection.execute("SELECT key FROM meta").fetchall()
        except sqlite3.DatabaseError as error:
            connection.close()
            raise IndexDamaged(f"The index's manifest at {path} cannot be read ({error}): build it again with `wartanya rebuild --fresh`.", path) from error
        return cls(connection, path)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """All rows of a query. Raises IndexDamaged where SQLite finds the file broken."""
        with self._lock:
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise IndexDamaged(f"The index's manifest at {self.path} is damaged ({error}): build it again with `wartanya rebuild --fresh`.", self.path) from error

    def write(self, sql: str, values: Sequence[object] = ()) -> int:
        """Runs one statement; the number of the row that it inserted."""
        with self._lock:
            return self._connection.execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        with self._lock:
            self._connection.executemany(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    # What is known of the index itself

    def meta(self, key: str) -> str | None:
        found = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0][0] if found else None

    def set_meta(self, key: str, value: str) -> None:
        self.write("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def fingerprint(self) -> dict[str, str]:
        return {key.removeprefix("fingerprint "): value for key, value in self.rows("SELECT key, value FROM meta") if key.startswith("fingerprint ")}

    # Articles

    def add_article(self, article: Article, sentences: Sequence[Span], file: str | None, root: str | None) -> int:
        """The number of the new article."""
        spans = np.array([(s.start, s.end) for s in sentences], dtype=np.uint32).tobytes()
        published = article.published.isoformat() if article.published else None
        values = (article.id, article.source, article.title, article.text, published, article.outlet, json.dumps(article.authors), article.url)
        return self.write(
            f"INSERT INTO articles ({_ARTICLE}, digest, file, root, sentences) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (*values, article.language, article.title_is_derived, article.digest, file, root, spans),
        )

    def drop_article(self, number: int) -> list[int]:
        """Forgets the article; the numbers of the passages that went with it."""
        gone = [row[0] for row in self.rows("SELECT number FROM passages WHERE article = ?", (number,))]
        self.write_many("DELETE FROM vectors WHERE passage = ?", ((n,) for n in gone))
        self.write("DELETE FROM passages WHERE article = ?", (number,))
        self.write("DELETE FROM articles WHERE number = ?", (number,))
        return gone

    def known(self, article_id: str) -> Known | None:
        found = self.rows("SELECT number, digest, source, file, root FROM articles WHERE id = ?", (article_id,))
        return Known(*found[0]) if found else None

    def articles(self, numbers: Sequence[int]) -> dict[int, Article]:
        found = self.rows(f"SELECT number, {_ARTICLE} FROM articles WHERE number IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),))
        return {row[0]: _article(row[1:]) for row in found}

    def heads(self, numbers: Sequence[int]) -> list[tuple[int, str, str | None]]:
        """(number, id, date in ISO 8601 or None) of each article."""
        sql = "SELECT number, id, published FROM articles WHERE number IN (SELECT value FROM json_each(?))"
        return self.rows(sql, (json.dumps(list(numbers)),))

    def article(self, article_id: str) -> Article | None:
        found = self.rows(f"SELECT {_ARTICLE} FROM articles WHERE id = ?", (article_id,))
        return _article(found[0]) if found else None

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        found = self.rows("SELECT sentences FROM articles WHERE id = ?", (article_id,))
        spans = np.frombuffer(found[0][0], dtype=np.uint32).reshape(-1, 2).tolist() if found else []
        return tuple(Span(start, end) for start, end in spans)

    # Passages

    def add_passage(self, article: int, ordinal: int, span: Span) -> int:
        return self.write('INSERT INTO passages (article, ordinal, start, "end") VALUES (?,?,?,?)', (article, ordinal, span.start, span.end))

    def passages(self, numbers: Sequence[int]) -> list[tuple[int, int, int, int, int]]:
        """(number, article, ordinal, start, end) of each passage that there is."""
        listed = json.dumps(list(numbers))
        return self.rows('SELECT number, article, ordinal, start, "end" FROM passages WHERE number IN (SELECT value FROM json_each(?))', (listed,))

    def passages_of(self, articles: Sequence[int], *, at_most: int = -1) -> list[tuple[int, int, int, int, int]]:
        """(number, article, ordinal, start, end) of all passages of these articles, in order of their numbers."""
        return self.rows(
            'SELECT number, article, ordinal, start, "end" FROM passages '
            "WHERE article IN (SELECT value FROM json_each(?)) ORDER BY number LIMIT ?",
            (json.dumps(list(articles)), at_most),
        )

    def vectors(self, numbers: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        found = self.rows("SELECT passage, vector FROM vectors WHERE passage IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),))
        return {number: np.frombuffer(blob, dtype=np.float16).astype(np.float32) for number, blob in found}

    def allowed(self, wanted: Filter) -> NDArray[np.int64] | None:
        """The numbers of the articles that pass the filter, ascending; None where all do."""
        if wanted.is_empty:
            return None
        tests, values = _conditions(wanted)
        found = self.rows(f"SELECT number FROM articles WHERE {' AND '.join(tests)} ORDER BY number", values)
        return np.array([row[0] for row in found], dtype=np.int64)

    def count_allowed(self, wanted: Filter) -> tuple[int, int, int]:
        """(articles, undated ones among them, outlets) that a search with this filter goes through."""
        tests, values = _conditions(wanted)
        where = f"WHERE {' AND '.join(tests)}" if tests else ""
        return self.rows(f"SELECT count(*), coalesce(sum(published IS NULL), 0), count(DISTINCT outlet) FROM articles {where}", values)[0]

    def failures(self) -> tuple[Failure, ...]:
        return tuple(Failure(source, reason) for source, reason in self.rows("SELECT source, reason FROM failures ORDER BY source"))


def _conditions(wanted: Filter) -> tuple[list[str], list[object]]:
    tests: list[str] = []
    values: list[object] = []
    if wanted.since:
        tests.append("published >= ?")
        values.append(wanted.since.isoformat())
    if wanted.until:
        tests.append("published <= ?")
        values.append(wanted.until.isoformat())
    if wanted.outlets:
        tests.append(f"outlet COLLATE NOCASE IN ({','.join('?' * len(wanted.outlets))})")
        values += wanted.outlets
    return tests, values


def _article(row: Sequence[object]) -> Article:
    id_, source, title, text, published, outlet, authors, url, language, derived = row
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
    )
