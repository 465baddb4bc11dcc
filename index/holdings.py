"""Whole articles of an archive by day and outlet, with what the index knows of each: its sentences and its family."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.types import Article, Span
from index.archive import Archive
from index.browse import from_manifests, summed
from index.storage.manifest import Manifest
from index.types import Filter

_AT_ONCE = 500  # articles that one query brings


@dataclass(frozen=True, slots=True)
class Holding:
    """An article, the spans of its sentences, and its `family`: the id of the first of the articles that have its text."""

    article: Article
    sentences: tuple[Span, ...]
    family: str


def holdings(archive: Archive, wanted: Filter) -> list[Holding]:
    """All articles that pass the filter, oldest first and by id, undated ones last."""

    def work(manifest: Manifest) -> list[Holding]:
        numbers = manifest.catalog.passing(wanted)
        return [each for k in range(0, len(numbers), _AT_ONCE) for each in _held(manifest, numbers[k : k + _AT_ONCE])]

    found = (each for part in from_manifests(archive, work) for each in part)
    return sorted(found, key=lambda each: _oldest_first(each.article))


def mentioning(archive: Archive, parts: Sequence[str], wanted: Filter) -> list[Article]:
    """Articles that pass the filter and have one of `parts` in title or text, oldest first; ASCII letters of either case."""

    def work(manifest: Manifest) -> list[Article]:
        numbers = manifest.catalog.mentioning(parts, wanted)
        found = manifest.articles.by_numbers(numbers)
        return [found[number] for number in numbers]

    return sorted((each for part in from_manifests(archive, work) for each in part), key=_oldest_first)


def publication_days(archive: Archive) -> dict[str | None, list[tuple[date, int]]]:
    """For each outlet (None: not named) the days on which it published, ascending, with the number of its articles."""
    days: dict[str | None, list[tuple[date, int]]] = {}
    parts = from_manifests(archive, lambda manifest: manifest.catalog.publication_days())
    counted = summed([((outlet or "", published), count) for outlet, published, count in part] for part in parts)
    for (outlet, published), count in sorted(counted.items()):
        days.setdefault(outlet or None, []).append((date.fromisoformat(published), count))
    return days


def outlet_names(archive: Archive) -> dict[str, int]:
    """Each outlet as it is spelt, with the number of its articles."""
    return dict(sorted(summed(from_manifests(archive, lambda manifest: manifest.catalog.outlets())).items()))


def undated(archive: Archive, outlets: Sequence[str] = ()) -> int:
    """How many articles, of these outlets or of all, have no date."""
    wanted = Filter(outlets=tuple(outlets))
    return sum(from_manifests(archive, lambda manifest: manifest.catalog.undated(wanted)))


def _oldest_first(article: Article) -> tuple[bool, date, str]:
    return (article.published is None, article.published or date.max, article.id)


def _held(manifest: Manifest, numbers: Sequence[int]) -> list[Holding]:
    articles = manifest.articles.by_numbers(numbers)
    spans = manifest.articles.sentences_of(numbers)
    families = manifest.clusters.first_ids(numbers)
    return [Holding(articles[n], spans[n], families.get(n, articles[n].id)) for n in numbers if n in articles]
