"""What an archive holds, to leaf through: without searching, newest first."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

from index.archive import Archive
from index.snapshot import Snapshot
from index.storage import generations
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest
from index.types import Filter

Unit = Literal["day", "month", "year"]
Result = TypeVar("Result")
_LETTERS = {"day": 10, "month": 7, "year": 4}  # of a date in ISO 8601


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list shows of an article."""

    id: str
    title: str
    outlet: str | None
    published: date | None
    published_is_estimated: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "outlet": self.outlet,
            "published": self.published.isoformat() if self.published else None,
            "published_is_estimated": self.published_is_estimated,
        }


def containing(archive: Archive, part: str, *, limit: int) -> list[Heading]:
    """Articles that have `part` in their id or their source, in capitals or small letters, newest first, undated ones last."""
    where = "instr(lowered(id), ?) OR instr(lowered(source), ?)"
    return _from_manifest(archive, lambda manifest: _listed(manifest, where, [part.lower()] * 2, limit))


def headings(archive: Archive, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[list[Heading], int]:
    """Articles that pass the filter, newest first and undated ones last, and how many pass it altogether."""
    tests, values = ["1"], []
    for test, day in (("published >= ?", wanted.since), ("published <= ?", wanted.until)):
        if day:
            tests.append(test)
            values.append(day.isoformat())
    if wanted.outlets:
        tests.append(f"lowered(outlet) IN ({', '.join('?' * len(wanted.outlets))})")
        values += [outlet.lower() for outlet in wanted.outlets]
    where = " AND ".join(tests)
    total, found = _from_manifest(
        archive,
        lambda manifest: (
            manifest.rows(f"SELECT count(*) FROM articles WHERE {where}", values)[0][0],
            _listed(manifest, where, values, limit, offset),
        ),
    )
    return found, total


def _listed(manifest: Manifest, where: str, values: Sequence[object], limit: int, offset: int = 0) -> list[Heading]:
    """The articles of which the condition holds, newest first and undated ones last."""
    rows = manifest.rows(
        f"SELECT id, title, outlet, published, {manifest.estimated_column} FROM articles WHERE {where} "
        "ORDER BY published IS NULL, published DESC, id LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    return [
        Heading(id_, title, outlet, date.fromisoformat(day) if day else None, bool(estimated))
        for id_, title, outlet, day, estimated in rows
    ]


def counts(archive: Archive, unit: Unit) -> list[tuple[str, int]]:
    """How many articles each day ("2024-08-26"), month ("2024-08") or year ("2024") that has any brought, ascending."""
    part = f"substr(published, 1, {_LETTERS[unit]})"
    sql = f"SELECT {part}, count(*) FROM articles WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1"
    return [(str(when), int(count)) for when, count in _from_manifest(archive, lambda manifest: manifest.rows(sql))]


def folders(archive: Archive) -> tuple[Path, ...]:
    """The folders that the archive was built from, as they were called at the last rebuild."""
    rows = _from_manifest(archive, lambda manifest: manifest.rows("SELECT path FROM roots ORDER BY path"))
    return tuple(Path(row[0]) for row in rows)


def _from_manifest(archive: Archive, work: Callable[[Manifest], Result]) -> Result:
    """What `work` reads in the manifest of the generation that serves."""

    def read(snapshot: Snapshot) -> Result:
        with closing(Manifest.open(generations.folder_of(snapshot.path, snapshot.generation) / MANIFEST)) as manifest:
            return work(manifest)

    return archive.read(read)
