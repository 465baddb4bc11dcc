"""What was counted, among what, and what was not: the sentences that all answers across articles end with."""

from collections.abc import Sequence
from datetime import date

from qa.aggregates.asking import Aggregate
from qa.aggregates.gathering import Gathered
from qa.aggregates.rows import MOST_ROWS, Row, cited_rows, confidence_of
from qa.question.parse import Question
from qa.rendering import strings
from qa.rendering.aggregate_strings import FRAMES, between, counted, period
from qa.types import Answer, ReadSoFar, Receipt


def scope_lines(
    question: Question, asked: Aggregate, gathered: Gathered, rows: Sequence[Row], shown: Sequence[Row]
) -> list[str]:
    language, frames = question.language, FRAMES[question.language]
    lines = [_scope(asked, rows, question)]
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
    return lines


def so_far(
    question: Question, asked: Aggregate, gathered: Gathered, rows: Sequence[Row], receipt: Receipt, least: float
) -> Answer:
    """The rows that are clear while the rest is still read; it says so, and counts, adds up and compares nothing."""
    language = question.language
    read, fitting = (strings.number(n, language) for n in (gathered.read, gathered.fitting))
    citations, items = cited_rows(rows[:MOST_ROWS], gathered)
    return Answer(
        question=question.text, status="unsure", short=None,
        text=FRAMES[language].so_far.format(read=read, fitting=fitting), language=language,
        confidence=confidence_of(is_clear=False, least=least), citations=citations, alternatives=(), as_of=None,
        receipt=receipt, kind=asked.kind, items=items, so_far=ReadSoFar(gathered.read, gathered.fitting),
    )  # fmt: skip


def _scope(asked: Aggregate, rows: Sequence[Row], question: Question) -> str:
    language, frames = question.language, FRAMES[question.language]
    days = [row.event.day for row in rows if row.event.day]
    is_price = asked.kind == "comparison" and asked.event is None
    of_kind = frames.price if is_price else frames.development if asked.kind == "timeline" else frames.event
    forms = frames.place if asked.by_place else of_kind
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
