"""Whole articles of an archive by day and outlet, with what the index knows of each: its sentences and its family."""

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np

from corpus.types import Article, Span
from index.archive import Archive
from index.snapshot import Snapshot
from index.storage import generations
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest, conditions
from index.types import Filter

Result = TypeVar("Result")
_AT_ONCE = 500  # articles that one query brings


@dataclass(frozen=True, slots=True)
class Holding:
    """An article, the spans of its sentences, and its `family`: the id of the first of the articles that have its text."""

    article: Article
    sentences: tuple[Span, ...]
    family: str


def holdings(archive: Archive, wanted: Filter) -> list[Holding]:
    """All articles that pass the filter, oldest first and by id, undated ones last."""
    tests, values = conditions(wanted)

    def work(manifest: Manifest) -> list[Holding]:
        where = " AND ".join(["1", *tests])
        order = "ORDER BY published IS NULL, published, id"
        numbers = [row[0] for row in manifest.rows(f"SELECT number FROM articles WHERE {where} {order}", values)]
        return [each for k in range(0, len(numbers), _AT_ONCE) for each in _held(manifest, numbers[k : k + _AT_ONCE])]

    return from_manifest(archive, work)


def mentioning(archive: Archive, parts: Sequence[str], wanted: Filter) -> list[Article]:
    """Articles that pass the filter and have one of `parts` in title or text, oldest first; ASCII letters of either case."""
    tests, values = conditions(wanted)
    held = " OR ".join("title LIKE ? OR text LIKE ?" for _ in parts)
    marks = [f"%{part}%" for part in parts for _ in range(2)]

    def work(manifest: Manifest) -> list[Article]:
        where = " AND ".join([f"({held})", *tests])
        order = "ORDER BY published IS NULL, published, id"
        rows = manifest.rows(f"SELECT number FROM articles WHERE {where} {order}", [*marks, *values])
        numbers = [row[0] for row in rows]
        found = manifest.articles(numbers)
        return [found[number] for number in numbers]

    return from_manifest(archive, work)


def publication_days(archive: Archive) -> dict[str | None, list[tuple[date, int]]]:
    """For each outlet (None: not named) the days on which it published, ascending, with the number of its articles."""
    sql = "SELECT outlet, published, count(*) FROM articles WHERE published IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
    days: dict[str | None, list[tuple[date, int]]] = {}
    for outlet, published, count in from_manifest(archive, lambda manifest: manifest.rows(sql)):
        days.setdefault(outlet or None, []).append((date.fromisoformat(published), int(count)))
    return days


def outlet_names(archive: Archive) -> dict[str, int]:
    """Each outlet as it is spelt, with the number of its articles."""
    sql = "SELECT outlet, count(*) FROM articles WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY outlet"
    return {str(name): int(count) for name, count in from_manifest(archive, lambda manifest: manifest.rows(sql))}


def undated(archive: Archive, outlets: Sequence[str] = ()) -> int:
    """How many articles, of these outlets or of all, have no date."""
    tests, values = conditions(Filter(outlets=tuple(outlets)))
    sql = f"SELECT count(*) FROM articles WHERE {' AND '.join(['published IS NULL', *tests])}"
    return int(from_manifest(archive, lambda manifest: manifest.rows(sql, values))[0][0])


def from_manifest(archive: Archive, work: Callable[[Manifest], Result]) -> Result:
    """What `work` reads in the manifest of the generation that serves."""

    def read(snapshot: Snapshot) -> Result:
        with closing(Manifest.open(generations.folder_of(snapshot.path, snapshot.generation) / MANIFEST)) as manifest:
            return work(manifest)

    return archive.read(read)


def _held(manifest: Manifest, numbers: Sequence[int]) -> list[Holding]:
    among = "SELECT value FROM json_each(?)"
    given = (json.dumps(list(numbers)),)
    articles = manifest.articles(numbers)
    spans = dict(manifest.rows(f"SELECT number, sentences FROM articles WHERE number IN ({among})", given))
    families = _families(manifest, numbers)
    return [Holding(articles[n], _spans(spans[n]), families.get(n, articles[n].id)) for n in numbers if n in articles]


def _families(manifest: Manifest, numbers: Sequence[int]) -> dict[int, str]:
    """The id of the lowest article of each one's family; none in an index of the format before."""
    if not manifest.has_copies():
        return {}
    sql = (
        "SELECT copies.article, articles.id FROM copies JOIN articles ON articles.number = copies.family "
        "WHERE copies.article IN (SELECT value FROM json_each(?))"
    )
    return dict(manifest.rows(sql, (json.dumps(list(numbers)),)))


def _spans(stored: bytes) -> tuple[Span, ...]:
    pairs = np.frombuffer(stored, dtype=np.uint32).reshape(-1, 2).tolist()
    return tuple(Span(start, end) for start, end in pairs)
