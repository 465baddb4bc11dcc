"""From events to an answer: a row each, with its quotations, and a text that says what was counted and what was not."""

from collections.abc import Generator, Sequence

from corpus.dates.periods import find_periods
from index.snapshot import Snapshot
from index.types import Filter
from qa.aggregates.asking import Aggregate
from qa.aggregates.courses import developments
from qa.aggregates.figures_answering import figures_answer
from qa.aggregates.gathering import Gathered, gather
from qa.aggregates.reports import Report
from qa.aggregates.rows import CONFIDENCE, MOST_ROWS, Row, cited_rows, confidence_of, may_be_one, rows_of
from qa.aggregates.saying import scope_lines, so_far
from qa.citations import numbered, verify
from qa.question.parse import Question
from qa.rendering import answer_text, strings
from qa.rendering.aggregate_strings import FRAMES
from qa.steps import made_of
from qa.types import Answer, Citation, Item, Receipt

ROWS_OF_LATEST = 2  # it, and the one before it


def aggregate_answer(
    snapshot: Snapshot, question: Question, asked: Aggregate, wanted: Filter, receipt: Receipt, least: float
) -> Generator[Answer, None, Answer | None]:
    """The answer to what is asked for across articles, behind the rows that are clear while it is made.

    None where the archive reports nothing of the kind.

    It is never called "answered": over real articles nobody has counted yet how often such an answer is right, and a report
    that only speaks of an event, or of the next regency's, is taken for one of it at times. `least`, the threshold of
    "answered", is what its confidence stays below; it is higher where all that fits was read, every row has its day and its
    verified quotation, and no report was left aside.
    """
    if asked.kind in ("total", "comparison"):
        return (yield from figures_answer(snapshot, question, asked, wanted, receipt, least))

    def grown(clear: Gathered) -> Answer:
        return so_far(question, asked, clear, _shown(asked, rows_of(snapshot, asked, clear)), receipt, least)

    if asked.kind == "timeline":
        gathered = developments(snapshot, asked, wanted)
    else:
        gathered = yield from made_of(gather(snapshot, asked, wanted), grown)
    rows = rows_of(snapshot, asked, gathered)
    if not rows:
        return None
    shown = _shown(asked, rows)
    citations, items = cited_rows(shown, gathered)
    is_clear = not _doubts(asked, gathered, rows, shown)
    first = shown[0].event.reports[0]
    return Answer(
        question=question.text,
        status="unsure",
        short=_short(first, items[0]) if asked.kind == "latest" else None,
        text=_text(question, asked, gathered, rows, shown, citations),
        language=question.language,
        confidence=confidence_of(is_clear=is_clear, least=least),
        citations=citations,
        alternatives=(),
        as_of=first.article.published if asked.kind == "latest" else None,
        as_of_is_estimated=asked.kind == "latest" and first.article.published_is_estimated,
        receipt=receipt,
        kind=asked.kind,
        items=items,
    )


def _shown(asked: Aggregate, rows: Sequence[Row]) -> Sequence[Row]:
    return rows[: ROWS_OF_LATEST if asked.kind == "latest" else MOST_ROWS]


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
    return gathered.is_cut or len(shown) < len(rows) or not is_clear or may_be_one(rows)


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
    lines += scope_lines(question, asked, gathered, rows, shown)
    lines.append(answer_text.FRAMES[language].unsure)
    return "\n\n".join(lines)
