"""A small picture of rows: bars for sides that are compared, points over time for prices and the course of a case.

SVG made here, with words beside every mark: what colour tells, the words tell as well. Each point leads to its quotation.
"""

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
_TOP, _BOTTOM, _HEIGHT = 34, 118, 150  # of the points
_LEAST_POINTS = 2
_MOST_LABEL = 28  # characters


def plot_html(answer: Answer, address: Callable[[int], str]) -> str:
    """The picture of a timeline or a comparison; empty for other answers, and where there is too little to draw.

    `address` gives where the citation of a marker stands on the page.
    """
    if answer.kind not in ("timeline", "comparison"):
        return ""
    sides = list(dict.fromkeys(item.side for item in answer.items if item.side))
    is_price = any(item.value and item.value.unit.startswith("IDR/") for item in answer.items)
    if answer.kind == "comparison" and sides and not is_price:
        return _figure(answer, *_bars(answer, sides))
    points = [item for item in answer.items if item.date and (item.value or not is_price)]
    return _figure(answer, *_points(points, answer.language, address)) if len(points) >= _LEAST_POINTS else ""


def _figure(answer: Answer, height: int, drawn: str, told: str) -> str:
    name = escape(f"{FRAMES[answer.language].plot}: {told}")
    return (
        '<figure class="rows-plot">'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{name}" lang="{answer.language}">'
        f"<title>{name}</title>{drawn}</svg></figure>"
    )


def _bars(answer: Answer, sides: Sequence[str]) -> tuple[int, str, str]:
    """One bar a side: how many events it has, or what their figures come to."""
    sums = [_of_side([item for item in answer.items if item.side == side], answer.language) for side in sides]
    most = max((value for value, _ in sums), default=Decimal(0)) or Decimal(1)
    room = _WIDTH - _LABELS - _NUMBERS
    drawn, told = [], []
    for k, (side, (value, said)) in enumerate(zip(sides, sums, strict=True)):
        top = _GAP + k * (_BAR + _GAP)
        wide = max(float(value / most) * room, 1.0)
        middle = top + _BAR / 2 + 4
        title = escape(f"{side}: {said}")
        drawn.append(
            f'<text x="{_LABELS - 8}" y="{middle}" text-anchor="end">{escape(_short(side))}</text>'
            f'<rect x="{_LABELS}" y="{top}" width="{wide:.1f}" height="{_BAR}"><title>{title}</title></rect>'
            f'<text x="{_LABELS + wide + 8:.1f}" y="{middle}">{escape(said)}</text>'
        )
        told.append(f"{side}: {said}")
    return 2 * _GAP + len(sides) * (_BAR + _GAP) - _GAP, "".join(drawn), "; ".join(told)


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
    """One point a row, to scale in time, and in value where the rows have one."""
    days = [item.date for item in items if item.date]
    first, last = min(days), max(days)
    values = [item.value.amount for item in items if item.value]
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(0))
    drawn = [f'<line x1="{_LEFT}" y1="{_BOTTOM}" x2="{_RIGHT}" y2="{_BOTTOM}"/>']
    for item in items:
        x, y = _x(item.date, first, last), _y(item, low, high)
        said = ": ".join(
            filter(None, [day(item.date, language) if item.date else "", item.value.printed if item.value else item.text])
        )
        drawn.append(
            f'<a class="marker" href="{escape(address(item.markers[0]))}" aria-label="{escape(said)}">'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{escape(said)}</title></circle></a>'
        )
    drawn += _ends(first, last, language)
    if values:
        drawn += _highs(items, (low, high), (first, last), language)
    return _HEIGHT, "".join(drawn), f"{day(first, language)} – {day(last, language)}"


def _ends(first: date, last: date, language: Language) -> Iterable[str]:
    yield f'<text x="{_LEFT}" y="{_BOTTOM + 22}">{escape(day(first, language))}</text>'
    if last > first:
        yield f'<text x="{_RIGHT}" y="{_BOTTOM + 22}" text-anchor="end">{escape(day(last, language))}</text>'
    for year in range(first.year + 1, last.year + 1):
        x = _x(date(year, 1, 1), first, last)
        yield f'<line x1="{x:.1f}" y1="{_BOTTOM - 4}" x2="{x:.1f}" y2="{_BOTTOM + 4}"><title>{year}</title></line>'


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
