"""What was counted, among what, and what was not: the sentences that all answers across articles end with."""

from collections.abc import Sequence
from datetime import date

from qa.aggregates.asking import Aggregate
from qa.aggregates.gathering import Gathered
from qa.aggregates.rows import Row
from qa.question.parse import Question
from qa.rendering import strings
from qa.rendering.aggregate_strings import FRAMES, between, counted, period


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
