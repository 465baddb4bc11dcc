"""The rows of an answer across articles: an event each, with its quotations, and what they become as items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from corpus.datelines import read_dateline
from corpus.types import Span
from index.snapshot import Snapshot
from index.types import Hit
from qa.aggregates.asking import Aggregate
from qa.aggregates.gathering import Gathered, families_of
from qa.aggregates.joining import Event, differ
from qa.aggregates.located import place_written
from qa.aggregates.measured import Told
from qa.aggregates.reports import Report
from qa.citations import numbered
from qa.types import BELOW, Citation, Item, Value

CITED_OF_A_ROW = 3  # reports by different outlets
TEXT_CHARS = 200
NEAR_DAYS = 2
# Less than was seen on the made archive (docs/measurements.md), whose outlets write more alike than those of any real one.
CONFIDENCE = 0.9
UNSURE = 0.5
MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class Figures:
    """What reports tell of a measure of one event: `told` is what counts, None where none tells it.

    `others` are figures that other reports have instead, `replaced` those that a correction has taken back.
    """

    told: Told | None
    others: tuple[Told, ...] = ()
    replaced: tuple[Told, ...] = ()

    @property
    def all(self) -> tuple[Told, ...]:
        return (*((self.told,) if self.told else ()), *self.others, *self.replaced)

    @property
    def least(self) -> Decimal:
        return min((each.value for each in self._counting()), default=Decimal(0))

    @property
    def most(self) -> Decimal:
        return max((each.value for each in self._counting()), default=Decimal(0))

    def _counting(self) -> list[Told]:
        return [each for each in (self.told, *self.others) if each and self.told and each.unit == self.told.unit]


NO_FIGURES = Figures(None)


@dataclass(frozen=True, slots=True)
class Row:
    """An event with the places of its quotations, the one that tells of it first; of a comparison with its `side`."""

    event: Event
    place: str | None
    cited: tuple[tuple[Hit, Span], ...]
    reports: int
    outlets: frozenset[str]
    side: str | None = None
    figures: Figures = NO_FIGURES


def rows_of(snapshot: Snapshot, asked: Aggregate, gathered: Gathered) -> list[Row]:
    """A row of each event that can be quoted, the oldest first; of "latest" the newest."""
    reports = [report for event in gathered.events for report in event.reports]
    families = families_of(reports, gathered.copies)
    rows = [row for event in gathered.events if (row := row_of(snapshot, event, families, gathered, asked))]
    if asked.by_place:
        rows = _by_place(rows)
    if asked.kind == "latest" and not asked.oldest_first:
        rows = [row for row in reversed(rows) if row.event.day] or rows
    return rows


def row_of(snapshot: Snapshot, event: Event, families: Mapping[str, str], gathered: Gathered, asked: Aggregate) -> Row | None:
    """None where no report can be quoted."""
    texts = {families[report.article.id]: report for report in reversed(event.reports)}
    firsts = [report for report in event.reports if texts[families[report.article.id]] is report]
    cited: list[tuple[Hit, Span]] = []
    seen: set[str | None] = set()
    for report in firsts:
        if len(cited) < CITED_OF_A_ROW and (report.article.outlet not in seen) and (hit := hit_of(snapshot, report)):
            seen.add(report.article.outlet)
            cited.append((hit, report.sentence))
    outlets = {report.article.outlet for report in event.reports}
    outlets |= {copy.outlet for report in event.reports for copy in gathered.copies.get(report.article.id, ())}
    named = frozenset(outlet for outlet in outlets if outlet)
    return Row(event, _place(event.reports[0], asked), tuple(cited), len(texts), named) if cited else None


def hit_of(snapshot: Snapshot, told: Report | Told) -> Hit | None:
    """The passage that holds the whole sentence."""
    sentence = told.sentence
    passages = snapshot.passages(told.article.id)
    return next((h for h in passages if h.passage.start <= sentence.start and sentence.end <= h.passage.end), None)


def with_figures(snapshot: Snapshot, row: Row, figures: Figures) -> Row:
    """The row, quoting its figures before all else; without those whose sentence no passage holds whole."""
    hits = {told: hit for told in figures.all if (hit := hit_of(snapshot, told))}
    kept = Figures(
        figures.told if figures.told in hits else None,
        tuple(told for told in figures.others if told in hits),
        tuple(told for told in figures.replaced if told in hits),
    )
    quoted = [(hits[told], told.sentence) for told in kept.all]
    if kept.told is None:
        return replace(row, figures=kept, cited=(*row.cited, *quoted))
    return replace(row, figures=kept, cited=tuple({(h.article.id, s): (h, s) for h, s in (*quoted, *row.cited)}.values()))


def cited_rows(rows: Sequence[Row], gathered: Gathered) -> tuple[tuple[Citation, ...], tuple[Item, ...]]:
    citations = numbered((hit, span, CONFIDENCE) for row in rows for hit, span in row.cited)
    marker_at = {(c.article_id, c.start): c.marker for c in citations}
    items = tuple(
        Item(
            date=row.event.day,
            place=row.place,
            text=_row_text(row),
            markers=tuple(dict.fromkeys(marker_at[hit.article.id, span.start] for hit, span in row.cited)),
            reports=row.reports,
            outlets=len(row.outlets),
            side=row.side,
            value=_value(row.figures.told, marker_at) if row.figures.told else None,
            others=tuple(_value(told, marker_at) for told in row.figures.others),
            replaced=tuple(_value(told, marker_at) for told in row.figures.replaced),
        )
        for row in rows
    )
    return tuple(replace(c, copies=gathered.copies.get(c.article_id, ())) for c in citations), items


def confidence_of(*, is_clear: bool, least: float) -> float:
    """Below `least`, the threshold of "answered"."""
    return max(0.0, min(CONFIDENCE if is_clear else UNSURE, least - BELOW))


def may_be_one(rows: Sequence[Row]) -> bool:
    """Whether two events lie so near to each other that they may be one, and no report says that they are two."""
    return bool(pairs_that_may_be_one(rows))


def pairs_that_may_be_one(rows: Sequence[Row]) -> int:
    by_day = sorted((row for row in rows if row.event.day), key=lambda row: row.event.day or date.max)
    return sum(
        one.event.day is not None
        and other.event.day is not None
        and (other.event.day - one.event.day).days <= NEAR_DAYS
        and not differ(one.event, other.event)
        for one, other in pairwise(by_day)
    )


def _value(told: Told, marker_at: Mapping[tuple[str, int], int]) -> Value:
    printed = told.article.text[told.span.start : told.span.end]
    marker = marker_at[told.article.id, told.sentence.start]
    return Value(printed, told.value, told.unit, marker, told.article.published, told.is_rough)


def _place(report: Report, asked: Aggregate) -> str | None:
    said = report.article.text[report.sentence.start : report.sentence.end]
    if asked.by_place:
        return next((name.title() for name in sorted(report.places.get("regency", ()))), None)
    if written := place_written(said):
        return written
    match = asked.place.pattern.search(f"{said} {report.article.title} {report.article.text}") if asked.place else None
    return match.group() if match else None


def _by_place(rows: Iterable[Row]) -> list[Row]:
    """The first event of each place, in the order of the alphabet; those whose place is not written fall out."""
    first: dict[str, Row] = {}
    for row in rows:
        if row.place:
            first.setdefault(row.place, row)
    return [first[place] for place in sorted(first)]


def _row_text(row: Row) -> str:
    """The beginning of the sentence that is quoted first, without a dateline, and with its figure."""
    hit, span = row.cited[0]
    dateline = read_dateline(hit.article.text)
    start = max(span.start, dateline.length) if dateline and dateline.length < span.end else span.start
    text = hit.article.text[start : span.end]
    least = row.figures.told.span.end - start if row.figures.told else 0
    return text if len(text) <= max(TEXT_CHARS, least) else text[: max(least, text.rfind(" ", 0, TEXT_CHARS))]
