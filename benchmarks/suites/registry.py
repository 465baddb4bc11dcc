"""The suites by their names: what each holds Wartanya against, and whose clone it needs. A suite is imported when it runs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.suites.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Suite:
    """`run` reads a folder, and of a large one as many cases as it is told; measures in `shares` are told by precision and
    recall, all where it says "*".
    """

    about: str
    needs: str
    run: Callable[[Path, int | None], Iterator[Outcome]]
    shares: frozenset[str] = frozenset()


def _dates(folder: Path, _most: int | None) -> Iterator[Outcome]:
    from benchmarks.suites import dates

    return dates.outcomes(folder)


def _sentences(folder: Path, _most: int | None) -> Iterator[Outcome]:
    from benchmarks.suites import sentences

    return sentences.outcomes(folder)


def _pages(folder: Path, most: int | None) -> Iterator[Outcome]:
    from benchmarks.suites import pages

    return pages.of_trafilatura(folder, most)


def _indonesian_pages(folder: Path, _most: int | None) -> Iterator[Outcome]:
    from benchmarks.suites import pages

    return pages.of_indonesian_papers(folder)


def _feeds(folder: Path, _most: int | None) -> Iterator[Outcome]:
    from benchmarks.suites import feeds

    return feeds.of_feedparser(folder)


def _exports(folder: Path, _most: int | None) -> Iterator[Outcome]:
    from benchmarks.suites import feeds

    return feeds.of_wordpress(folder)


SUITES: Mapping[str, Suite] = {
    "dates": Suite("how Indonesian dates are written", "scrapinghub/dateparser", _dates),
    "sentences": Suite(
        "where sentences end",
        "UniversalDependencies/UD_Indonesian-GSD, -CSUI, -PUD, or a folder that holds several",
        _sentences,
        frozenset("*"),
    ),
    "pages": Suite("main text, day and title of web pages", "adbar/trafilatura", _pages, frozenset({"segments of text"})),
    "indonesian-pages": Suite(
        "the same of saved pages of Indonesian papers",
        "anpandu/indonesian-news-scraper",
        _indonesian_pages,
        frozenset({"words of text"}),
    ),
    "feeds": Suite("well-formed feeds of every kind", "kurtmckee/feedparser", _feeds),
    "exports": Suite(
        "exports of WordPress",
        "a folder with WPTT/theme-unit-test, WPTT/theme-test-data, WordPress/wordpress-importer, TryGhost/migrate and "
        "getpelican/pelican",
        _exports,
    ),
}
