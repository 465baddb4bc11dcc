"""The answers to totals and comparisons: rows with their figures, and a text that adds up or compares only what it can."""

from collections.abc import Generator, Sequence
from dataclasses import replace

from index.snapshot import Snapshot
from index.types import Filter
from qa.aggregates.asking import Aggregate
from qa.aggregates.comparing import Compared, compare, lines_of_prices, lines_of_sides
from qa.aggregates.gathering import Gathered, gather
from qa.aggregates.rows import MOST_ROWS, Row, cited_rows, confidence_of, may_be_one
from qa.aggregates.saying import scope_lines, so_far
from qa.aggregates.totals import measured_rows, sum_of, total_lines
from qa.question.parse import Question
from qa.rendering import answer_text
from qa.steps import made_of
from qa.types import Answer, Receipt

LEAST_ROWS = 2  # of one event, and of one price, an article tells


def figures_answer(
    snapshot: Snapshot, question: Question, asked: Aggregate, wanted: Filter, receipt: Receipt, least: float
) -> Generator[Answer, None, Answer | None]:
    """None where fewer than two rows fit, so that a single article may answer. On the way there, the rows that are clear."""
    told = _total if asked.kind == "total" else _comparison
    return (yield from told(snapshot, question, asked, wanted, receipt, least))


def _total(
    snapshot: Snapshot, question: Question, asked: Aggregate, wanted: Filter, receipt: Receipt, least: float
) -> Generator[Answer, None, Answer | None]:
    def grown(clear: Gathered) -> Answer:
        return so_far(question, asked, clear, measured_rows(snapshot, asked, clear), receipt, least)

    gathered = yield from made_of(gather(snapshot, asked, wanted), grown)
    rows = measured_rows(snapshot, asked, gathered)
    if len(rows) < LEAST_ROWS or asked.measure is None or not any(row.figures.told for row in rows):
        return None
    shown = rows[:MOST_ROWS]
    citations, items = cited_rows(shown, gathered)
    lines = total_lines(rows, items, asked.measure.unit, question.language, is_cut=gathered.is_cut)
    total = sum_of(rows, is_cut=gathered.is_cut)
    is_clear = bool(total and total.is_certain and total.least == total.most and total.addends == len(rows))
    is_clear = is_clear and _is_clear(gathered, rows) and not any(item.value and item.value.is_rough for item in items)
    made = Answer(
        question=question.text, status="unsure", short=None, text="", language=question.language,
        confidence=confidence_of(is_clear=is_clear, least=least), citations=citations, alternatives=(), as_of=None,
        receipt=receipt, kind="total", items=items,
    )  # fmt: skip
    return _said(made, [*lines, *scope_lines(question, asked, gathered, rows, shown)])


def _comparison(
    snapshot: Snapshot, question: Question, asked: Aggregate, wanted: Filter, receipt: Receipt, least: float
) -> Generator[Answer, None, Answer | None]:
    def grown(clear: Compared) -> Answer:
        return so_far(question, asked, clear.gathered, clear.rows, receipt, least)

    compared = yield from made_of(compare(snapshot, asked, wanted), grown)
    rows, gathered = compared.rows, compared.gathered
    # One event against none is a comparison where the archive would have told of others.
    if len(rows) < (1 if compared.covered and all(compared.covered) else LEAST_ROWS):
        return None
    shown = rows[:MOST_ROWS]
    citations, items = cited_rows(shown, gathered)
    lines_of = lines_of_sides if asked.event else lines_of_prices
    made = Answer(
        question=question.text, status="unsure", short=None, text="", language=question.language,
        confidence=confidence_of(is_clear=bool(asked.event) and _is_clear(gathered, rows), least=least),
        citations=citations, alternatives=(), as_of=None, receipt=receipt, kind="comparison", items=items,
    )  # fmt: skip
    lines = lines_of(asked, compared, items, question.language)
    return _said(made, [*lines, *scope_lines(question, asked, gathered, rows, shown)])


def _is_clear(gathered: Gathered, rows: Sequence[Row]) -> bool:
    return not (gathered.is_cut or gathered.unplaced or may_be_one(rows) or any(row.event.day is None for row in rows))


def _said(made: Answer, lines: Sequence[str]) -> Answer:
    return replace(made, text="\n\n".join([*lines, answer_text.FRAMES[made.language].unsure]))
