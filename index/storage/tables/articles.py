"""The articles of a generation, whole: by their numbers, their ids, and what they are called."""

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from corpus.types import Article, Span
from index.storage.database import AMONG, Database, listed
from index.storage.schema import estimated_column

_ARTICLE = "id, source, title, text, published, outlet, authors, url, language, title_is_derived"


class Known(NamedTuple):
    """What is on record of an article: enough to tell whether it has changed."""

    number: int
    digest: str
    source: str
    file: str | None
    root: str | None


class Head(NamedTuple):
    """What articles are put in order by; `published` in ISO 8601."""

    number: int
    id: str
    published: str | None


class Articles:
    """Numbers are given once and never again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, article: Article, sentences: Sequence[Span], file: str | None, root: str | None) -> int:
        """The number of the new article."""
        spans = _stored(sentences)
        published = article.published.isoformat() if article.published else None
        shown = (article.title, article.text, published, article.outlet, json.dumps(article.authors), article.url)
        return self._database.write(
            f"INSERT INTO articles ({_ARTICLE}, published_is_estimated, digest, file, root, sentences) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                *(article.id, article.source, *shown, article.language, article.title_is_derived),
                *(article.published_is_estimated, article.digest, file, root, spans),
            ),
        )

    def move(self, article_id: str, source: str, file: str | None, root: str | None) -> None:
        """The same article, in another place."""
        values = (source, file, root, article_id)
        self._database.write("UPDATE articles SET source = ?, file = ?, root = ? WHERE id = ?", values)

    def set_sentences(self, number: int, sentences: Sequence[Span]) -> None:
        """The same text, with other sentences."""
        self._database.write("UPDATE articles SET sentences = ? WHERE number = ?", (_stored(sentences), number))

    def remove(self, number: int) -> None:
        self._database.write("DELETE FROM articles WHERE number = ?", (number,))

    def known(self, article_id: str) -> Known | None:
        sql = "SELECT number, digest, source, file, root FROM articles WHERE id = ?"
        found = self._database.rows(sql, (article_id,))
        return Known(*found[0]) if found else None

    def numbers_of(self, article_ids: Sequence[str], digests: Sequence[str]) -> list[int]:
        """The articles with one of these ids or digests, ascending."""
        sql = f"SELECT number FROM articles WHERE id IN {AMONG} OR digest IN {AMONG} ORDER BY number"
        return [row[0] for row in self._database.rows(sql, (listed(article_ids), listed(digests)))]

    def by_numbers(self, numbers: Sequence[int]) -> dict[int, Article]:
        columns = f"number, {_ARTICLE}, {estimated_column(self._database)}"
        found = self._database.rows(f"SELECT {columns} FROM articles WHERE number IN {AMONG}", (listed(numbers),))
        return {row[0]: _article(row[1:]) for row in found}

    def by_id(self, article_id: str) -> Article | None:
        columns = f"{_ARTICLE}, {estimated_column(self._database)}"
        found = self._database.rows(f"SELECT {columns} FROM articles WHERE id = ?", (article_id,))
        return _article(found[0]) if found else None

    def heads(self, numbers: Sequence[int]) -> list[Head]:
        rows = self._database.rows(f"SELECT number, id, published FROM articles WHERE number IN {AMONG}", (listed(numbers),))
        return [Head(*row) for row in rows]

    def ids_named(self, name: str) -> list[str]:
        """The article with this id, else those whose source ends so, with or without suffix."""
        if self.known(name):
            return [name]
        rows = self._database.rows("SELECT id, source FROM articles WHERE instr(source, ?) ORDER BY id", (name,))
        return [id_ for id_, source in rows if source.endswith(name) or source.rpartition(".")[0].endswith(name)]

    def title(self, article_id: str) -> str | None:
        found = self._database.rows("SELECT title FROM articles WHERE id = ?", (article_id,))
        return str(found[0][0]) if found else None

    def text(self, number: int) -> str:
        return str(self._database.rows("SELECT text FROM articles WHERE number = ?", (number,))[0][0])

    def titles_and_texts(self, numbers: Sequence[int]) -> list[tuple[int, str, str]]:
        """(number, title, text) of those of the articles that there are."""
        return self._database.rows(f"SELECT number, title, text FROM articles WHERE number IN {AMONG}", (listed(numbers),))

    def texts_after(self, number: int, at_most: int) -> list[tuple[int, str]]:
        """(number, text) of the articles with the next higher numbers, ascending."""
        sql = "SELECT number, text FROM articles WHERE number > ? ORDER BY number LIMIT ?"
        return self._database.rows(sql, (number, at_most))

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        found = self._database.rows("SELECT sentences FROM articles WHERE id = ?", (article_id,))
        return _spans(found[0][0]) if found else ()

    def sentences_of(self, numbers: Sequence[int]) -> dict[int, tuple[Span, ...]]:
        rows = self._database.rows(f"SELECT number, sentences FROM articles WHERE number IN {AMONG}", (listed(numbers),))
        return {number: _spans(stored) for number, stored in rows}


def _stored(sentences: Sequence[Span]) -> bytes:
    return np.array([(s.start, s.end) for s in sentences], dtype=np.uint32).tobytes()


def _spans(stored: bytes) -> tuple[Span, ...]:
    pairs = np.frombuffer(stored, dtype=np.uint32).reshape(-1, 2).tolist()
    return tuple(Span(start, end) for start, end in pairs)


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
