"""What is compared: events or their figures between places or stretches of days, and prices over time."""

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from index.snapshot import Snapshot
from index.types import Filter
from qa.aggregates.asking import Aggregate, Side
from qa.aggregates.gathering import Gathered, fitting_of, gather, published
from qa.aggregates.prices import Price, prices
from qa.aggregates.rows import Figures, Row, pairs_that_may_be_one, row_of, with_figures
from qa.aggregates.totals import addends, figure_lines, measured_rows, sum_of
from qa.rendering import strings
from qa.rendering.aggregate_strings import FRAMES as COUNTS
from qa.rendering.aggregate_strings import counted
from qa.rendering.figure_strings import FRAMES, amount
from qa.steps import made_of
from qa.types import Item, Language

LEAST_COVERED = 10  # articles of a side's place and days


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows of all sides, and all that was gathered; `alike` are those of one place, kind and unit, of prices alone.

    A side is `covered` where the archive has articles of its place and days, so that nothing found may mean that nothing was.
    """

    rows: list[Row]
    gathered: Gathered
    sides: tuple["Gathered", ...] = ()
    alike: frozenset[int] = frozenset()
    covered: tuple[bool, ...] = ()


def compare(snapshot: Snapshot, asked: Aggregate, wanted: Filter) -> Generator[Compared, None, Compared]:
    """Everything that fits on each side; on the way there what is clear so far."""
    if asked.event is None:
        return _compare_prices(snapshot, asked, wanted)
    sides = [(side.label, replace(asked, place=side.place, since=side.since, until=side.until)) for side in asked.sides]
    fitting = [fitting_of(snapshot, of_side, wanted) for _, of_side in sides]
    parts = [Gathered((), (), len(each), 0, {}) for each in fitting]
    rows: list[Row] = []

    def with_side(k: int, gathered: Gathered) -> Compared:
        label, of_side = sides[k]
        of_this = [replace(row, side=label) for row in measured_rows(snapshot, of_side, gathered)]
        all_parts = [*parts[:k], gathered, *parts[k + 1 :]]
        return Compared([*rows, *of_this], _together(all_parts), tuple(all_parts))

    covered = tuple(_is_covered(snapshot, of_side, wanted) for _, of_side in sides)

    for k, (_, of_side) in enumerate(sides):
        of_k = partial(with_side, k)
        grown = of_k((yield from made_of(gather(snapshot, of_side, wanted, fitting[k]), of_k)))
        rows, parts = grown.rows, list(grown.sides)
    return Compared(rows, _together(parts), tuple(parts), covered=covered)


def _is_covered(snapshot: Snapshot, asked: Aggregate, wanted: Filter) -> bool:
    within = published(asked, wanted)
    held = snapshot.holding(asked.place.groups, within) if asked.place else snapshot.numbers_by_day(within)
    return len(held) >= LEAST_COVERED


def _together(parts: Sequence[Gathered]) -> Gathered:
    copies = {name: each for part in parts for name, each in part.copies.items()}
    events = tuple(event for part in parts for event in part.events)
    unplaced = tuple(report for part in parts for report in part.unplaced)
    return Gathered(events, unplaced, sum(part.fitting for part in parts), sum(part.read for part in parts), copies)


def _compare_prices(snapshot: Snapshot, asked: Aggregate, wanted: Filter) -> Compared:
    gathered, priced = prices(snapshot, asked, wanted)
    rows: list[tuple[Row, Price]] = []
    for each in priced:
        families = {report.article.id: report.article.id for report in each.event.reports}
        side = _side_of(each.prices[0], asked.sides)
        row = row_of(snapshot, each.event, families, gathered, asked)
        if row and (side is not None or not asked.sides):
            first = each.prices[0]
            place = first.alike[2].title() or row.place
            told = with_figures(snapshot, replace(row, place=place, side=side.label if side else None), Figures(first.told))
            rows += [(told, first)] if told.figures.told else []
    commonest = Counter(price.alike for _, price in rows).most_common(1)
    alike = frozenset(k for k, (_, price) in enumerate(rows) if commonest and price.alike == commonest[0][0])
    return Compared([row for row, _ in rows], gathered, (), alike)


def _side_of(price: Price, sides: Sequence[Side]) -> Side | None:
    for side in sides:
        here = side.place is None or side.place.pattern.search(price.alike[2]) is not None
        if here and (side.since is None or price.day >= side.since) and (side.until is None or price.day <= side.until):
            return side
    return None


def lines_of_sides(asked: Aggregate, compared: Compared, items: Sequence[Item], language: Language) -> list[str]:
    """What each side has, and which of them has more, or that this cannot be told."""
    frames, told = FRAMES[language], [_of_side(asked, compared, k, items, language) for k in range(len(asked.sides))]
    lines = [each.line for each in told]
    lines += [
        frames.side_left.format(label=side.label, n=strings.number(len(part.unplaced), language))
        for side, part in zip(asked.sides, compared.sides, strict=True)
        if part.unplaced
    ]
    lines.append(_verdict(asked, told, language))
    return lines + (figure_lines(items, language) if asked.measure else [])


@dataclass(frozen=True, slots=True)
class _OfSide:
    """`least` and `most` that a side can have, None where that is unknown; a side that `is_open` may have any number.

    It `is_empty` where nothing was found.
    """

    line: str
    least: Decimal | None
    most: Decimal | None
    is_open: bool = False
    is_empty: bool = False


def _of_side(asked: Aggregate, compared: Compared, k: int, items: Sequence[Item], language: Language) -> _OfSide:
    side, part, frames = asked.sides[k], compared.sides[k], FRAMES[language]
    rows = [row for row in compared.rows if row.side == side.label]
    if not rows:
        line = frames.side_empty.format(label=side.label)
        none = Decimal(0) if compared.covered[k] else None
        return _OfSide(line, none, none, is_open=part.is_cut or bool(part.unplaced), is_empty=True)
    if asked.measure is None:
        told = counted(COUNTS[language].event, len(rows), language)
        least = Decimal(len(rows) - pairs_that_may_be_one(rows))
        most = Decimal(len(rows) + len(part.unplaced))
        line = frames.side.format(label=side.label, told=f"{told}.")
        return _OfSide(line, least, most, part.is_cut)
    total = sum_of(rows, is_cut=part.is_cut)
    if total is None:
        return _OfSide(frames.side.format(label=side.label, told=f"{frames.no_value}."), None, None)
    ends = [amount(value, asked.measure.unit, language) for value in (total.least, total.most)]
    said = ends[0] if ends[0] == ends[1] else frames.between.format(least=ends[0], most=ends[1])
    shown = addends([item for item in items if item.side == side.label], said, language) or said
    is_open = not total.is_certain or len(part.unplaced) > 0 or total.addends < len(rows)
    return _OfSide(frames.side.format(label=side.label, told=f"{shown}."), total.least, total.most, is_open)


def _verdict(asked: Aggregate, told: Sequence[_OfSide], language: Language) -> str:
    frames = FRAMES[language]
    known = [(each.least, each.most) for each in told if each.least is not None and each.most is not None]
    if len(known) < len(told) or any(each.is_open for each in told):
        return frames.unsure_more
    ordered = sorted(range(len(told)), key=lambda k: known[k], reverse=True)
    best, second = known[ordered[0]], known[ordered[1]]
    if best[0] > second[1]:
        frame = frames.more_reported if any(each.is_empty for each in told) else frames.more
        return frame.format(label=asked.sides[ordered[0]].label)
    return frames.as_many if best == second and best[0] == best[1] else frames.unsure_more


def lines_of_prices(asked: Aggregate, compared: Compared, items: Sequence[Item], language: Language) -> list[str]:
    """From what to what a price went, of one place, kind and unit; or that this cannot be told."""
    frames = FRAMES[language]
    alike = [item for k, item in enumerate(items) if k in compared.alike and item.value and item.date]
    beside = len(items) - len(alike)
    lines = _price_sides(asked, alike, language) if asked.sides else _trend(alike, language)
    return [*lines, *([frames.only_alike.format(n=strings.number(beside, language))] if beside and len(alike) > 1 else [])]


def _trend(alike: Sequence[Item], language: Language) -> list[str]:
    frames = FRAMES[language]
    days = [item.date for item in alike]
    if len(set(days)) < 2:
        return [frames.unsure_trend]
    first, last = alike[0], alike[-1]
    if days.count(first.date) > 1 or days.count(last.date) > 1:
        return [frames.several_a_day]
    old, new = first.value, last.value
    if not (old and new and first.date and last.date):
        return [frames.unsure_trend]
    frame = frames.rose if new.amount > old.amount else frames.fell if new.amount < old.amount else frames.stayed
    return [
        frame.format(
            old=old.printed,
            new=new.printed,
            old_marker=f"[{old.marker}]",
            new_marker=f"[{new.marker}]",
            old_day=strings.day(first.date, language),
            new_day=strings.day(last.date, language),
        )
    ]


def _price_sides(asked: Aggregate, alike: Sequence[Item], language: Language) -> list[str]:
    frames, ends, lines = FRAMES[language], list[tuple[Decimal, Decimal] | None](), list[str]()
    for side in asked.sides:
        told = [item.value for item in alike if item.side == side.label and item.value]
        values = [each.amount for each in told]
        ends.append((min(values), max(values)) if values else None)
        said = (
            [amount(value, told[0].unit, language) for value in (min(values), max(values))] if values else [frames.no_value] * 2
        )
        shown = said[0] if said[0] == said[1] else frames.between.format(least=said[0], most=said[1])
        markers = "".join(f" [{each.marker}]" for each in told[:6])
        lines.append(frames.side.format(label=side.label, told=f"{shown}{markers}."))
    known = [end for end in ends if end]
    if len(known) < len(ends):
        return [*lines, frames.unsure_more]
    ordered = sorted(range(len(known)), key=lambda k: known[k], reverse=True)
    is_clear = known[ordered[0]][0] > known[ordered[1]][1]
    return [*lines, frames.higher.format(label=asked.sides[ordered[0]].label) if is_clear else frames.unsure_more]
