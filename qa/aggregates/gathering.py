"""All articles of a snapshot that may report what is asked for, by the exact index, and what each of them reports."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from time import monotonic

from corpus.types import Article
from index.snapshot import Snapshot
from index.types import Copy, Filter
from qa.aggregates.asking import Aggregate
from qa.aggregates.joining import LATER, Event, events_of
from qa.aggregates.reports import ALIKE, Report, reports_in

MOST_ARTICLES = 800  # that are read for one question
MOST_SECONDS = 30.0  # a guard for slow disks and busy machines: 800 articles take half a second of a core
# Somebody who waits sees the first rows so soon; each further step comes after twice the time, so that all of them together
# cost little beside the reading.
FIRST_SHOWN_S = 0.2

Fitting = list[tuple[int, date | None]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """`events` by day, the oldest first; `unplaced` reports tell no day and belong to no event for certain.

    `read` of `fitting` articles were read. `copies` are those of the reports' articles, by their ids.
    """

    events: tuple[Event, ...]
    unplaced: tuple[Report, ...]
    fitting: int
    read: int
    copies: dict[str, tuple[Copy, ...]]

    @property
    def is_cut(self) -> bool:
        return self.read < self.fitting


def gather(
    snapshot: Snapshot, asked: Aggregate, wanted: Filter, fitting: Fitting | None = None
) -> Generator[Gathered, None, Gathered]:
    """The events that are asked for, among the articles that pass `wanted`; on the way there those that are clear so far.

    `fitting` is what `fitting_of` gave, where that is known.
    """
    fitting = fitting_of(snapshot, asked, wanted) if fitting is None else fitting
    numbers = [number for number, _ in _in_reading_order(fitting, asked)][:MOST_ARTICLES]
    read, reports = 0, list[Report]()
    began = monotonic()
    shown_at = began + FIRST_SHOWN_S
    for article in snapshot.numbered(numbers):
        now = monotonic()
        if now > began + MOST_SECONDS:
            break
        if now > shown_at and any(report.is_clear for report in reports):
            yield _clear(_gathered(snapshot, reports, asked, wanted, (len(fitting), read)))
            shown_at = began + 2 * (monotonic() - began)
        read += 1
        reports += reports_in(article, snapshot.sentences(article.id), asked)
    return _gathered(snapshot, reports, asked, wanted, (len(fitting), read))


def fitting_of(snapshot: Snapshot, asked: Aggregate, wanted: Filter) -> Fitting:
    """Number and day of each article that may report what is asked for."""
    return snapshot.holding(_groups(asked), published(asked, wanted))


def _gathered(
    snapshot: Snapshot, reports: Sequence[Report], asked: Aggregate, wanted: Filter, counts: tuple[int, int]
) -> Gathered:
    """`counts` are the articles that fit, and those of them that were read."""
    copies = snapshot.copies_of([report.article.id for report in reports], wanted)
    inside, left = events_of_period(reports, families_of(reports, copies), asked)
    return Gathered(inside, tuple(_of_period(left, asked)), *counts, copies)


def _clear(gathered: Gathered) -> Gathered:
    """Only the events that some report tells of with day and place in one sentence."""
    events = tuple(event for event in gathered.events if any(report.is_clear for report in event.reports))
    return replace(gathered, events=events, unplaced=())


def events_of_period(
    reports: Sequence[Report], families: Mapping[str, str], asked: Aggregate
) -> tuple[tuple[Event, ...], list[Report]]:
    """The events of the days that are asked for, and the reports that belong to none for certain."""
    narrow = asked.place is not None and asked.place.is_narrow(report.article.text for report in reports)
    events, left = events_of(reports, families, asked.event, is_narrow=narrow)
    return tuple(event for event in events if _is_inside(event.day, asked)), left


def families_of(reports: Sequence[Report], copies: dict[str, tuple[Copy, ...]]) -> dict[str, str]:
    """The first id of each text, by the ids of the reports' articles."""
    return {r.article.id: min([r.article.id, *(c.article_id for c in copies.get(r.article.id, ()))]) for r in reports}


def _groups(asked: Aggregate) -> list[frozenset[str]]:
    """Of each group an article holds a word: the event's, each of the place's name, and what else is asked."""
    place = asked.place.groups if asked.place else ()
    topic = [frozenset(word for word, _ in idea) for idea in asked.topic]
    event = [asked.event.stems] if asked.event else []
    return [*event, *place, *(each | {word for alike in ALIKE if each & alike for word in alike} for each in topic)]


def published(asked: Aggregate, wanted: Filter) -> Filter:
    """The days on which events of the period are reported: within it, and some time after."""
    until = asked.until + timedelta(LATER) if asked.until else None
    since = max(filter(None, (wanted.since, asked.since)), default=None)
    last = min(filter(None, (wanted.until, until)), default=None)
    return replace(wanted, since=since, until=last)


def _in_reading_order(fitting: list[tuple[int, date | None]], asked: Aggregate) -> Iterator[tuple[int, date | None]]:
    """The newest first, or the oldest where the first event is asked for; undated ones last."""
    dated, undated = [each for each in fitting if each[1]], [each for each in fitting if not each[1]]
    yield from dated if asked.oldest_first else reversed(dated)
    yield from undated


def _is_inside(day: date | None, asked: Aggregate) -> bool:
    if day is None:
        return asked.since is None and asked.until is None
    return (asked.since is None or day >= asked.since) and (asked.until is None or day <= asked.until)


def _of_period(reports: Sequence[Report], asked: Aggregate) -> Iterator[Report]:
    """Those that may be of the period, by their publication: what happened before it is told again in it."""
    return (r for r in reports if _is_inside(_published_of(r.article), asked))


def _published_of(article: Article) -> date | None:
    return article.published
