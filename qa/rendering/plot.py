"""A small picture of rows: bars for sides that are compared, points over time for prices and the course of a case.

SVG made here, with words beside every mark: what colour tells, the words tell as well. Each point leads to its quotation.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from index.display import escaped as escape
from qa.rendering.aggregate_strings import FRAMES as COUNTS
from qa.rendering.aggregate_strings import counted
from qa.rendering.figure_strings import FRAMES, amount
from qa.rendering.strings import day
from qa.types import Answer, Item, Language

_WIDTH, _LEFT, _RIGHT = 640, 12, 628
_BAR, _GAP, _LABELS, _NUMBERS = 22, 12, 190, 150  # of the bars, and the room for words before and behind them
_TOP, _BOTTOM, _BELOW = 34, 118, 32  # of the points, and the room for the days below them
_STEP = 14  # between the points of one day that have no figure
_SEAM = 1.5  # between the events of a bar
_LEAST_POINTS = 2
_MOST_LABEL = 28  # characters


def plot_html(answer: Answer, address: Callable[[int], str]) -> str:
    """The picture of a timeline or a comparison; empty for others, where there is too little to draw, and while it is read.

    `address` gives where the citation of a marker stands on the page.
    """
    if answer.kind not in ("timeline", "comparison") or answer.so_far:
        return ""
    sides = list(dict.fromkeys(item.side for item in answer.items if item.side))
    is_price = any(item.value and item.value.unit.startswith("IDR/") for item in answer.items)
    if answer.kind == "comparison" and sides and not is_price:
        return _figure(answer, *_bars(answer, sides, address))
    points = [item for item in answer.items if item.date and (item.value or not is_price)]
    return _figure(answer, *_points(points, answer.language, address)) if len(points) >= _LEAST_POINTS else ""


def _figure(answer: Answer, height: int, drawn: str, told: str) -> str:
    name = escape(f"{FRAMES[answer.language].plot}: {told}")
    return (
        '<figure class="rows-plot">'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{name}" lang="{answer.language}">'
        f"<title>{name}</title>{drawn}</svg></figure>"
    )


def _bars(answer: Answer, sides: Sequence[str], address: Callable[[int], str]) -> tuple[int, str, str]:
    """One bar a side, a piece an event: how many events it has, or what their figures come to."""
    of_sides = [[item for item in answer.items if item.side == side] for side in sides]
    sums = [_of_side(items, answer.language) for items in of_sides]
    most = max((value for value, _ in sums), default=Decimal(0)) or Decimal(1)
    room = _WIDTH - _LABELS - _NUMBERS
    drawn, told = [], []
    for k, (side, (value, said), items) in enumerate(zip(sides, sums, of_sides, strict=True)):
        top = _GAP + k * (_BAR + _GAP)
        wide = max(float(value / most) * room, 1.0)
        middle = top + _BAR / 2 + 4
        drawn += [
            f'<text x="{_LABELS - 8}" y="{middle}" text-anchor="end">{escape(_short(side))}</text>',
            *_pieces(items, (top, wide), answer.language, address),
            f'<text x="{_LABELS + wide + 8:.1f}" y="{middle}">{escape(said)}</text>',
        ]
        told.append(f"{side}: {said}")
    return 2 * _GAP + len(sides) * (_BAR + _GAP) - _GAP, "".join(drawn), "; ".join(told)


def _pieces(
    items: Sequence[Item], place: tuple[float, float], language: Language, address: Callable[[int], str]
) -> Iterable[str]:
    """A side's events one behind the other, each as wide as its part of the bar; `place` is the bar's top and width."""
    top, wide = place
    parts = [_part(item, items) for item in items]
    whole = sum(parts, Decimal(0)) or Decimal(1)
    at = float(_LABELS)
    for item, part in zip(items, parts, strict=True):
        width = float(part / whole) * wide
        if width:
            drawn = f'<rect x="{at:.1f}" y="{top}" width="{max(width - _SEAM, 1.0):.1f}" height="{_BAR}">'
            yield _link(item, f"{drawn}<title>{escape(_told(item, language))}</title></rect>", language, address)
        at += width


def _part(item: Item, items: Sequence[Item]) -> Decimal:
    """One of its side's events, or the highest figure that is told of it where the side has figures."""
    if not any(each.value for each in items):
        return Decimal(1)
    return max((each.amount for each in (item.value, *item.others)), default=Decimal(0)) if item.value else Decimal(0)


def _link(item: Item, drawn: str, language: Language, address: Callable[[int], str]) -> str:
    label = escape(_told(item, language))
    return f'<a class="marker" href="{escape(address(item.markers[0]))}" aria-label="{label}">{drawn}</a>'


def _told(item: Item, language: Language) -> str:
    when = day(item.date, language) if item.date else ""
    return ": ".join(filter(None, [when, item.value.printed if item.value else item.text]))


def _of_side(items: Sequence[Item], language: Language) -> tuple[Decimal, str]:
    values = [item.value for item in items if item.value]
    if not values:
        return Decimal(len(items)), counted(COUNTS[language].event, len(items), language)
    least, most = (
        sum((pick(each.amount for each in (item.value, *item.others)) for item in items if item.value), Decimal(0))
        for pick in (min, max)
    )
    said = amount(most, values[0].unit, language)
    return most, said if least == most else f"{amount(least, values[0].unit, language)} – {said}"


def _points(items: Sequence[Item], language: Language, address: Callable[[int], str]) -> tuple[int, str, str]:
    """One point a row, to scale in time, and in value where the rows have one; else those of one day above each other."""
    days = [item.date for item in items if item.date]
    first, last = min(days), max(days)
    values = [item.value.amount for item in items if item.value]
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(0))
    bottom = _BOTTOM if values else _STEP * (1 + max(Counter(days).values()))
    drawn = [f'<line x1="{_LEFT}" y1="{bottom}" x2="{_RIGHT}" y2="{bottom}"/>']
    of_day = Counter[date | None]()
    for item in items:
        x, y = _x(item.date, first, last), _y(item, low, high) if values else bottom - _STEP * of_day[item.date]
        of_day[item.date] += 1
        title = escape(_told(item, language))
        point = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{title}</title></circle>'
        drawn.append(_link(item, point, language, address))
    drawn += _ends((first, last), bottom, language)
    if values:
        drawn += _highs(items, (low, high), (first, last), language)
    return bottom + _BELOW, "".join(drawn), f"{day(first, language)} – {day(last, language)}"


def _ends(days: tuple[date, date], bottom: int, language: Language) -> Iterable[str]:
    first, last = days
    yield f'<text x="{_LEFT}" y="{bottom + 22}">{escape(day(first, language))}</text>'
    if last > first:
        yield f'<text x="{_RIGHT}" y="{bottom + 22}" text-anchor="end">{escape(day(last, language))}</text>'
    for year in range(first.year + 1, last.year + 1):
        x = _x(date(year, 1, 1), first, last)
        yield f'<line x1="{x:.1f}" y1="{bottom - 4}" x2="{x:.1f}" y2="{bottom + 4}"><title>{year}</title></line>'


def _highs(items: Sequence[Item], ends: tuple[Decimal, Decimal], days: tuple[date, date], language: Language) -> Iterable[str]:
    """The lowest and the highest figure in words, beside their points."""
    for value in dict.fromkeys(ends):
        item = next(item for item in items if item.value and item.value.amount == value)
        x, y = _x(item.date, *days), _y(item, *ends)
        anchor, step = ("end", -9) if x > _WIDTH / 2 else ("start", 9)
        said = amount(value, item.value.unit if item.value else "", language)
        yield f'<text x="{x + step:.1f}" y="{y - 9:.1f}" text-anchor="{anchor}">{escape(said)}</text>'


def _x(when: date | None, first: date, last: date) -> float:
    span = max((last - first).days, 1)
    return _LEFT + 6 + ((when or first) - first).days / span * (_RIGHT - _LEFT - 12)


def _y(item: Item, low: Decimal, high: Decimal) -> float:
    """A row without a figure lies on the line."""
    if item.value is None:
        return float(_BOTTOM)
    return _BOTTOM - 12 - float((item.value.amount - low) / ((high - low) or 1)) * (_BOTTOM - 12 - _TOP)


def _short(label: str) -> str:
    return label if len(label) <= _MOST_LABEL else label[: _MOST_LABEL - 1] + "…"
