"""What an archive holds, to leaf through: without searching, newest first."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

from corpus.types import publication_dict
from index.archive import Archive
from index.snapshot import Snapshot
from index.storage.manifest import Manifest
from index.storage.tables.catalog import Entry
from index.types import Filter

Unit = Literal["day", "month", "year"]
Result = TypeVar("Result")
Key = TypeVar("Key")
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
    parts = from_manifests(archive, lambda manifest: manifest.catalog.entries_named(part, limit))
    return [Heading(*entry) for entry in _newest_first(parts)[:limit]]


def headings(archive: Archive, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[list[Heading], int]:
    """Articles that pass the filter, newest first and undated ones last, and how many pass it altogether."""

    def work(manifests: Sequence[Manifest]) -> tuple[list[Heading], int]:
        first = offset if len(manifests) == 1 else 0  # which of several has the first is not known before they are joined
        parts = [manifest.catalog.entries(wanted, limit + offset - first, first) for manifest in manifests]
        found = _newest_first(parts)[offset - first :][:limit]
        return [Heading(*entry) for entry in found], sum(manifest.catalog.count(wanted) for manifest in manifests)

    return _of_all(archive, work)


def article_ids(archive: Archive) -> list[str]:
    """Of all articles, withdrawn ones too, ascending."""

    def work(manifest: Manifest) -> set[str]:
        shown = (origin.id for origin in manifest.provenance.origins())
        return {*shown, *(held.article.id for held in manifest.withheld.all())}

    return sorted(set().union(*from_manifests(archive, work)))


def counts(archive: Archive, unit: Unit) -> list[tuple[str, int]]:
    """How many articles each day ("2024-08-26"), month ("2024-08") or year ("2024") that has any brought, ascending."""
    parts = from_manifests(archive, lambda manifest: manifest.catalog.counts_by_day(_LETTERS[unit]))
    return sorted(summed(parts).items())


def folders(archive: Archive) -> tuple[Path, ...]:
    """The folders that the archive was built from, as they were called at the last rebuild."""
    parts = from_manifests(archive, lambda manifest: list(manifest.roots.labels()))
    return tuple(map(Path, dict.fromkeys(label for part in parts for label in part)))


def from_manifests(archive: Archive, work: Callable[[Manifest], Result]) -> list[Result]:
    """What `work` reads in the manifest of the generation that serves: in each, where the archive has several parts."""
    return _of_all(archive, lambda manifests: [work(manifest) for manifest in manifests])


def summed(parts: Iterable[Iterable[tuple[Key, int]]]) -> dict[Key, int]:
    """What the parts counted, together; in the order in which it was first met."""
    total: dict[Key, int] = {}
    for part in parts:
        for key, count in part:
            total[key] = total.get(key, 0) + count
    return total


def _of_all(archive: Archive, work: Callable[[Sequence[Manifest]], Result]) -> Result:
    def read(snapshot: Snapshot) -> Result:
        places = snapshot.manifests()
        snapshot.require_all_parts()
        with ExitStack() as opened:
            return work([opened.enter_context(closing(Manifest.open(place))) for place in places])

    return archive.read(read)


def _newest_first(parts: Sequence[Sequence[Entry]]) -> list[Entry]:
    """As each part has them."""
    found = (entry for part in parts for entry in part)
    return sorted(found, key=lambda each: (-(each.published or date.min).toordinal(), each.id))
