"""Articles as they are, where they are not to be shown so: withdrawn ones, and those with a name that is masked.

For editors alone: nothing that searches, answers or shows reads a text from here. An older index has no such table.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article
from index.storage.database import AMONG, Database, listed
from index.storage.schema import WITHHELD

NO_NUMBER = -1
_SHOWN = ("title", "text", "outlet", "url", "language", "title_is_derived", "published_is_estimated")


class Withheld(NamedTuple):
    """An article with where it was read; `is_withdrawn`, or else shown with masks."""

    article: Article
    file: str | None
    root: str | None
    is_withdrawn: bool


class Subject(NamedTuple):
    """What a withdrawn article was about, as vectors of its passages, shape (P, dimensions): no word of it."""

    article_id: str
    digest: str
    vectors: NDArray[np.float32]


class WithheldArticles:
    """By their ids."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def are_kept(self) -> bool:
        return bool(self._database.columns("withheld"))

    def make_room(self) -> None:
        """Gives an older manifest the table."""
        if not self.are_kept:
            self._database.define(WITHHELD)

    def put(self, held: Withheld, vectors: NDArray[np.float16] | None) -> None:
        """In place of what was withheld of this id; `vectors` of shape (P, dimensions) for a withdrawn one."""
        article = held.article
        packed = None if vectors is None else vectors.astype(np.float16).tobytes()
        width = 0 if vectors is None or not len(vectors) else vectors.shape[1]
        values = (article.id, article.digest, article.source, held.file, held.root, held.is_withdrawn, _packed(article))
        self._database.write("INSERT OR REPLACE INTO withheld VALUES (?,?,?,?,?,?,?,?,?)", (*values, packed, width))

    def remove(self, article_id: str) -> None:
        if self.are_kept:
            self._database.write("DELETE FROM withheld WHERE id = ?", (article_id,))

    def move(self, article_id: str, source: str, file: str | None, root: str | None) -> None:
        if self.are_kept:
            values = (source, file, root, article_id)
            self._database.write("UPDATE withheld SET source = ?, file = ?, root = ? WHERE id = ?", values)

    def all(self) -> list[Withheld]:
        """In order of their ids."""
        return self._those("1", ())

    def of(self, article_id: str) -> Withheld | None:
        return next(iter(self._those("id = ?", (article_id,))), None)

    def in_file(self, file: str) -> list[Withheld]:
        return self._those("file = ?", (file,))

    def known(self, article_id: str) -> tuple[int, str, str, str | None, str | None] | None:
        """What `Articles.known` tells of an article, of the version that is not shown; its number is none."""
        if not self.are_kept:
            return None
        sql = "SELECT digest, source, file, root FROM withheld WHERE id = ?"
        found = self._database.rows(sql, (article_id,))
        return (NO_NUMBER, *found[0]) if found else None

    def versions(self) -> list[tuple[str, str]]:
        """(id, digest) of all, as they were read."""
        return self._database.rows("SELECT id, digest FROM withheld ORDER BY id") if self.are_kept else []

    def ids_named(self, name: str) -> list[str]:
        """The article with this id, else those whose source ends so, with or without suffix."""
        if not self.are_kept:
            return []
        rows = self._database.rows("SELECT id, source FROM withheld WHERE id = ? OR instr(source, ?) ORDER BY id", (name, name))
        if any(id_ == name for id_, _ in rows):
            return [name]
        return [id_ for id_, source in rows if source.endswith(name) or source.rpartition(".")[0].endswith(name)]

    def subjects(self) -> list[Subject]:
        """Of the withdrawn articles."""
        if not self.are_kept:
            return []
        sql = "SELECT id, digest, vectors, width FROM withheld WHERE withdrawn AND width ORDER BY id"
        return [
            Subject(id_, digest, np.frombuffer(blob, dtype=np.float16).astype(np.float32).reshape(-1, width))
            for id_, digest, blob, width in self._database.rows(sql)
        ]

    def files_of(self, article_ids: Sequence[str]) -> list[str]:
        if not self.are_kept:
            return []
        sql = f"SELECT DISTINCT file FROM withheld WHERE file IS NOT NULL AND id IN {AMONG}"
        return [row[0] for row in self._database.rows(sql, (listed(article_ids),))]

    def _those(self, test: str, values: Sequence[object]) -> list[Withheld]:
        if not self.are_kept:
            return []
        sql = f"SELECT id, source, file, root, withdrawn, record FROM withheld WHERE {test} ORDER BY id"
        rows = self._database.rows(sql, values)
        return [
            Withheld(_unpacked(id_, source, record), file, root, bool(gone)) for id_, source, file, root, gone, record in rows
        ]


def _packed(article: Article) -> str:
    shown: dict[str, Any] = {name: getattr(article, name) for name in _SHOWN}
    published = article.published.isoformat() if article.published else None
    return json.dumps({**shown, "published": published, "authors": list(article.authors)}, ensure_ascii=False)


def _unpacked(article_id: str, source: str, record: str) -> Article:
    told = json.loads(record)
    published = date.fromisoformat(told.pop("published")) if told["published"] else told.pop("published")
    return Article(id=article_id, source=source, published=published, authors=tuple(told.pop("authors")), **told)
