"""From events to an answer: a row each, with its quotations, and a text that says what was counted and what was not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from corpus.datelines import read_dateline
from corpus.dates.periods import find_periods
from corpus.types import Span
from index.snapshot import Snapshot
from index.types import Filter, Hit
from qa.aggregates.asking import Aggregate
from qa.aggregates.courses import developments
from qa.aggregates.gathering import Gathered, families_of, gather
from qa.aggregates.joining import Event, differ
from qa.aggregates.located import place_written
from qa.aggregates.reports import Report
from qa.citations import numbered, verify
from qa.question.parse import Question
from qa.rendering import answer_text, strings
from qa.rendering.aggregate_strings import FRAMES, between, counted, period
from qa.types import Answer, Citation, Item, Receipt

MOST_ROWS = 100
CITED_OF_A_ROW = 3  # reports by different outlets
ROWS_OF_LATEST = 2  # it, and the one before it
TEXT_CHARS = 200
# Less than was seen on the made archive (docs/measurements.md), whose outlets write more alike than those of any real one.
CONFIDENCE = 0.9
UNSURE = 0.5
BELOW = 0.001
NEAR_DAYS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """An event with the places of its quotations, the one that tells of it first."""

    event: Event
    place: str | None
    cited: tuple[tuple[Hit, Span], ...]
    reports: int
    outlets: frozenset[str]


def aggregate_answer(
    snapshot: Snapshot, question: Question, asked: Aggregate, wanted: Filter, receipt: Receipt, least: float
) -> Answer | None:
    """The answer to what is asked for across articles; None where the archive reports nothing of the kind.

    It is never called "answered": over real articles nobody has counted yet how often such an answer is right, and a report
    that only speaks of an event, or of the next regency's, is taken for one of it at times. `least`, the threshold of
    "answered", is what its confidence stays below; it is higher where all that fits was read, every row has its day and its
    verified quotation, and no report was left aside.
    """
    gathered = developments(snapshot, asked, wanted) if asked.kind == "timeline" else gather(snapshot, asked, wanted)
    rows = _rows(snapshot, asked, gathered)
    if not rows:
        return None
    shown = rows[: ROWS_OF_LATEST if asked.kind == "latest" else MOST_ROWS]
    citations, items = _cited(shown, gathered)
    is_clear = not _doubts(asked, gathered, rows, shown)
    first = shown[0].event.reports[0]
    return Answer(
        question=question.text,
        status="unsure",
        short=_short(first, items[0]) if asked.kind == "latest" else None,
        text=_text(question, asked, gathered, rows, shown, citations),
        language=question.language,
        confidence=max(0.0, min(CONFIDENCE if is_clear else UNSURE, least - BELOW)),
        citations=citations,
        alternatives=(),
        as_of=first.article.published if asked.kind == "latest" else None,
        as_of_is_estimated=asked.kind == "latest" and first.article.published_is_estimated,
        receipt=receipt,
        kind=asked.kind,
        items=items,
    )


def _rows(snapshot: Snapshot, asked: Aggregate, gathered: Gathered) -> list[Row]:
    reports = [report for event in gathered.events for report in event.reports]
    families = families_of(reports, gathered.copies)
    rows = [row for event in gathered.events if (row := _row(snapshot, event, families, gathered, asked))]
    if asked.by_place:
        rows = _by_place(rows)
    if asked.kind == "latest" and not asked.oldest_first:
        rows = [row for row in reversed(rows) if row.event.day] or rows
    return rows


def _row(snapshot: Snapshot, event: Event, families: Mapping[str, str], gathered: Gathered, asked: Aggregate) -> Row | None:
    """None where no report can be quoted."""
    texts = {families[report.article.id]: report for report in reversed(event.reports)}
    firsts = [report for report in event.reports if texts[families[report.article.id]] is report]
    cited: list[tuple[Hit, Span]] = []
    seen: set[str | None] = set()
    for report in firsts:
        if len(cited) < CITED_OF_A_ROW and (report.article.outlet not in seen) and (hit := _hit(snapshot, report)):
            seen.add(report.article.outlet)
            cited.append((hit, report.sentence))
    outlets = {report.article.outlet for report in event.reports}
    outlets |= {copy.outlet for report in event.reports for copy in gathered.copies.get(report.article.id, ())}
    named = frozenset(outlet for outlet in outlets if outlet)
    return Row(event, _place(event.reports[0], asked), tuple(cited), len(texts), named) if cited else None


def _hit(snapshot: Snapshot, report: Report) -> Hit | None:
    """The passage that holds the whole sentence."""
    sentence = report.sentence
    passages = snapshot.passages(report.article.id)
    return next((h for h in passages if h.passage.start <= sentence.start and sentence.end <= h.passage.end), None)


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


def _cited(rows: Sequence[Row], gathered: Gathered) -> tuple[tuple[Citation, ...], tuple[Item, ...]]:
    citations = numbered((hit, span, CONFIDENCE) for row in rows for hit, span in row.cited)
    marker_at = {(c.article_id, c.start): c.marker for c in citations}
    items = tuple(
        Item(
            date=row.event.day,
            place=row.place,
            text=_row_text(row),
            markers=tuple(marker_at[hit.article.id, span.start] for hit, span in row.cited),
            reports=row.reports,
            outlets=len(row.outlets),
        )
        for row in rows
    )
    return tuple(replace(c, copies=gathered.copies.get(c.article_id, ())) for c in citations), items


def _row_text(row: Row) -> str:
    """The beginning of the sentence that is quoted first, without a dateline."""
    hit, span = row.cited[0]
    dateline = read_dateline(hit.article.text)
    start = max(span.start, dateline.length) if dateline and dateline.length < span.end else span.start
    text = hit.article.text[start : span.end]
    return text if len(text) <= TEXT_CHARS else text[: text.rfind(" ", 0, TEXT_CHARS)]


def _doubts(asked: Aggregate, gathered: Gathered, rows: Sequence[Row], shown: Sequence[Row]) -> bool:
    """Whether something keeps the answer from being called "answered"."""
    citations = numbered((hit, span, CONFIDENCE) for row in shown for hit, span in row.cited)
    if verify(citations, [hit.article for row in shown for hit, _ in row.cited]) or any(row.event.day is None for row in shown):
        return True
    if gathered.unplaced or asked.kind == "timeline" or asked.by_place:
        return True
    if asked.kind == "latest":
        return not any(report.is_clear for report in shown[0].event.reports)
    is_clear = all(any(report.is_clear for report in row.event.reports) for row in rows)
    return gathered.is_cut or len(shown) < len(rows) or not is_clear or _may_be_one(rows)


def _may_be_one(rows: Sequence[Row]) -> bool:
    """Whether two events lie so near to each other that they may be one, and no report says that they are two."""
    by_day = sorted((row for row in rows if row.event.day), key=lambda row: row.event.day or date.max)
    return any(
        one.event.day
        and other.event.day
        and (other.event.day - one.event.day).days <= NEAR_DAYS
        and not differ(one.event, other.event)
        for one, other in pairwise(by_day)
    )


def _short(report: Report, item: Item) -> str:
    """The words of the article that say the day, else what it says of the event."""
    said = report.article.text[report.sentence.start : report.sentence.end]
    periods = [p for p in find_periods(said, report.article.published) if p.since == item.date]
    return said[periods[0].span.start : periods[0].span.end] if periods else item.text


def _text(
    question: Question,
    asked: Aggregate,
    gathered: Gathered,
    rows: Sequence[Row],
    shown: Sequence[Row],
    citations: Sequence[Citation],
) -> str:
    language, frames = question.language, FRAMES[question.language]
    lines = []
    if asked.kind == "latest":
        told = frames.first if asked.oldest_first else frames.latest
        said = answer_text.said(citations[0], language)
        when = shown[0].event.day
        lines.append(f"{told.format(day=strings.day(when, language))} {said}" if when else said)
    lines.append(_scope(asked, rows, question))
    if told := period(asked.since, asked.until, language):
        lines.append(frames.period.format(days=told))
    if gathered.is_cut:
        lines.append(
            frames.cut.format(read=strings.number(gathered.read, language), fitting=strings.number(gathered.fitting, language))
        )
    if gathered.unplaced:
        lines.append(counted(frames.unplaced, len(gathered.unplaced), language))
    if undated := sum(row.event.day is None for row in rows):
        lines.append(counted(frames.undated, undated, language))
    if asked.kind != "latest" and len(shown) < len(rows):
        lines.append(frames.more.format(shown=len(shown)))
    lines.append(answer_text.FRAMES[language].unsure)
    return "\n\n".join(lines)


def _scope(asked: Aggregate, rows: Sequence[Row], question: Question) -> str:
    language, frames = question.language, FRAMES[question.language]
    days = [row.event.day for row in rows if row.event.day]
    forms = frames.place if asked.by_place else frames.development if asked.kind == "timeline" else frames.event
    return frames.scope.format(
        events=counted(forms, len(rows), language),
        reports=counted(frames.report, sum(row.reports for row in rows), language),
        outlets=counted(frames.outlet, len(frozenset[str]().union(*(row.outlets for row in rows))), language),
        days=between(_first(days), _last(days), language),
    )


def _first(days: Sequence[date]) -> date | None:
    return min(days, default=None)


def _last(days: Sequence[date]) -> date | None:
    return max(days, default=None)
