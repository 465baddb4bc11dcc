"""A total over events: the sum of their figures with its addends, or what keeps them from being added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.snapshot import Snapshot
from qa.aggregates.asking import Aggregate
from qa.aggregates.figures import figures_of
from qa.aggregates.gathering import Gathered, families_of
from qa.aggregates.rows import Row, may_be_one, rows_of, with_figures
from qa.rendering.aggregate_strings import counted
from qa.rendering.figure_strings import FRAMES, amount
from qa.types import Item, Language

MOST_ADDENDS = 24  # that are written out; the rows hold all of them


@dataclass(frozen=True, slots=True)
class Sum:
    """`least` and `most` are equal where the reports agree. None of it counts where the rows may overlap: `is_certain`."""

    least: Decimal
    most: Decimal
    addends: int
    is_certain: bool


def measured_rows(snapshot: Snapshot, asked: Aggregate, gathered: Gathered) -> list[Row]:
    """The rows with the figures of what is measured."""
    if asked.measure is None:
        return rows_of(snapshot, asked, gathered)
    families = families_of([report for event in gathered.events for report in event.reports], gathered.copies)
    return [
        with_figures(snapshot, row, figures_of(snapshot, row.event, asked.measure, asked.place, families))
        for row in rows_of(snapshot, asked, gathered)
    ]


def sum_of(rows: Sequence[Row], *, is_cut: bool = False) -> Sum | None:
    """The sum of the figures of the rows; None where none has one."""
    told = [row for row in rows if row.figures.told]
    if not told:
        return None
    least = sum((row.figures.least for row in told), Decimal(0))
    most = sum((row.figures.most for row in told), Decimal(0))
    return Sum(least, most, len(told), not may_be_one(told) and not is_cut)


def total_lines(rows: Sequence[Row], items: Sequence[Item], unit: str, language: Language, *, is_cut: bool) -> list[str]:
    """What the total is, how it was made and what is not in it; the lines about `figures_lines` follow."""
    frames, total = FRAMES[language], sum_of(rows, is_cut=is_cut)
    if total is None or not total.is_certain:
        return [
            f"{frames.no_total} {frames.may_be_one}" if total and not is_cut else frames.no_total,
            *figure_lines(items, language),
        ]
    said = amount(total.least, unit, language)
    if total.least != total.most:
        said = frames.between.format(least=said, most=amount(total.most, unit, language))
    head = frames.total.format(sum=addends(items, said, language) or said)
    return [head, *figure_lines(items, language)]


def addends(items: Sequence[Item], said: str, language: Language) -> str:
    """As in "3 [1] + 2 [2] = 5 orang"; empty where they are too many to be written out."""
    told = [item.value for item in items if item.value]
    if not 1 < len(told) <= MOST_ADDENDS:
        return ""
    parts = " + ".join(_addend(item, language) for item in items if item.value)
    return FRAMES[language].addends.format(addends=parts, sum=said)


def figure_lines(items: Sequence[Item], language: Language) -> list[str]:
    """What the reader has to know of the figures: who disagrees, what is rough, missing or corrected."""
    frames = FRAMES[language]
    counts = (
        (frames.differing, sum(bool(item.others) for item in items)),
        (frames.rough, sum(item.value is not None and item.value.is_rough for item in items)),
        (frames.without, sum(item.value is None for item in items)),
    )
    lines = [counted(forms, count, language) for forms, count in counts if count]
    for item in items:
        lines += [
            frames.replaced.format(
                old=old.printed, old_marker=f"[{old.marker}]", new=item.value.printed, new_marker=f"[{item.value.marker}]"
            )
            for old in item.replaced
            if item.value
        ]
    return lines


def _addend(item: Item, language: Language) -> str:
    """As in "3 [1]", and "3–4 [1][2]" where the reports do not agree."""
    values = [value for value in (item.value, *item.others) if value]
    ends = {amount(end, "", language).strip() for end in (min(v.amount for v in values), max(v.amount for v in values))}
    return "–".join(sorted(ends, key=lambda end: (len(end), end))) + " " + "".join(f"[{value.marker}]" for value in values)
