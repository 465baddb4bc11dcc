"""The plot of a clipping: its articles by day, week or month, parted by outlet; those of one day by outlet alone."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from qa.desk.clipping import Clipping
from qa.desk.document import Columns
from qa.desk.plot import COLOURS
from qa.desk.strings import CLIPPING_WORDS
from qa.rendering.strings import PHRASES, number

_MOST_DAYS = 31  # beyond it weeks, and beyond as many weeks months
_MOST_OUTLETS = 8  # of one day
_MOST_COLUMNS = 120  # of months: a period that reaches beyond what is there is not drawn to its end

Outlet = str | None


def columns_of(made: Clipping) -> Iterator[Columns]:
    """The plot; none where there is nothing to draw."""
    days = [day for day, _ in made.by_day]
    if not days:
        return
    if days[0] == days[-1] and (made.since or days[0]) == (made.until or days[0]):
        yield _of_one_day(made)
        return
    span = (days[-1] - days[0]).days + 1
    words = CLIPPING_WORDS[made.language]
    if span <= _MOST_DAYS:
        first, last = max(made.since or days[0], days[-1] - timedelta(_MOST_DAYS - 1)), made.until or days[-1]
        last = min(last, first + timedelta(_MOST_DAYS - 1))
        every = [first + timedelta(k) for k in range((last - first).days + 1)]
        yield _stacked(made, words.by_day, every, lambda day: day, lambda day: f"{day.day}/{day.month}")
    elif span <= 7 * _MOST_DAYS:
        weeks = [_monday(days[0]) + timedelta(7 * k) for k in range((_monday(days[-1]) - _monday(days[0])).days // 7 + 1)]
        yield _stacked(made, words.by_week, weeks, _monday, lambda day: words.week_of.format(day=f"{day.day}/{day.month}"))
    else:
        months = list(_months(days[0], days[-1]))[-_MOST_COLUMNS:]
        names = PHRASES[made.language].months
        yield _stacked(made, words.by_month, months, _first_of_month, lambda day: f"{names[day.month - 1][:3]} {day.year}")


def _of_one_day(made: Clipping) -> Columns:
    words, unnamed = CLIPPING_WORDS[made.language], PHRASES[made.language].no_outlet
    shown, left = made.by_outlet[:_MOST_OUTLETS], made.by_outlet[_MOST_OUTLETS:]
    named = [(outlet or unnamed, count) for outlet, count in shown]
    if left:
        named.append((words.more_outlets.format(count=number(len(left), made.language)), sum(count for _, count in left)))
    return Columns(words.by_outlet, tuple(name for name, _ in named), (("", tuple(count for _, count in named)),))


def _stacked(
    made: Clipping,
    title: str,
    columns: list[date],
    column_of: Callable[[date], date],
    label: Callable[[date], str],
) -> Columns:
    """The outlets with the most articles, each a series, and the others as one."""
    unnamed = PHRASES[made.language].no_outlet
    outlets = [outlet for outlet, _ in made.by_outlet]
    shown = outlets if len(outlets) <= len(COLOURS) else outlets[: len(COLOURS) - 1]
    counts: Counter[tuple[date, Outlet]] = Counter()
    others: Counter[date] = Counter()
    for day, outlet, count in made.by_day_and_outlet:
        if outlet in shown:
            counts[column_of(day), outlet] += count
        else:
            others[column_of(day)] += count
    series = [(outlet or unnamed, tuple(counts[column, outlet] for column in columns)) for outlet in shown]
    if others:
        words, left = CLIPPING_WORDS[made.language], number(len(outlets) - len(shown), made.language)
        series.append((words.more_outlets.format(count=left), tuple(others[column] for column in columns)))
    return Columns(title, tuple(map(label, columns)), tuple(series))


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _months(first: date, last: date) -> Iterator[date]:
    month = _first_of_month(first)
    while month <= last:
        yield month
        month = _first_of_month(month + timedelta(32))
