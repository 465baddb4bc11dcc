"""What an archive holds, to leaf through: without searching, newest first."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

from corpus.types import publication_dict
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
            **publication_dict(self),
        }


def containing(archive: Archive, part: str, *, limit: int) -> list[Heading]:
    """Articles that have `part` in their id or their source, in capitals or small letters, newest first, undated ones last."""
    found = from_manifest(archive, lambda manifest: manifest.catalog.entries_named(part, limit))
    return [Heading(*entry) for entry in found]


def headings(archive: Archive, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[list[Heading], int]:
    """Articles that pass the filter, newest first and undated ones last, and how many pass it altogether."""
    total, found = from_manifest(
        archive, lambda manifest: (manifest.catalog.count(wanted), manifest.catalog.entries(wanted, limit, offset))
    )
    return [Heading(*entry) for entry in found], total


def article_ids(archive: Archive) -> list[str]:
    """Of all articles, withdrawn ones too, ascending."""

    def work(manifest: Manifest) -> list[str]:
        shown = (origin.id for origin in manifest.provenance.origins())
        return sorted({*shown, *(held.article.id for held in manifest.withheld.all())})

    return from_manifest(archive, work)


def counts(archive: Archive, unit: Unit) -> list[tuple[str, int]]:
    """How many articles each day ("2024-08-26"), month ("2024-08") or year ("2024") that has any brought, ascending."""
    return from_manifest(archive, lambda manifest: manifest.catalog.counts_by_day(_LETTERS[unit]))


def folders(archive: Archive) -> tuple[Path, ...]:
    """The folders that the archive was built from, as they were called at the last rebuild."""
    return tuple(map(Path, from_manifest(archive, lambda manifest: list(manifest.roots.labels()))))


def from_manifest(archive: Archive, work: Callable[[Manifest], Result]) -> Result:
    """What `work` reads in the manifest of the generation that serves."""

    def read(snapshot: Snapshot) -> Result:
        with closing(Manifest.open(generations.folder_of(snapshot.path, snapshot.generation) / MANIFEST)) as manifest:
            return work(manifest)

    return archive.read(read)
