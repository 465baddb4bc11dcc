"""Weeks, months, years and parts of them as stretches of days, and a period as it was found in a text."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from corpus.types import Span

Unit = Literal["day", "days", "week", "month", "year"]
Days = tuple[date, date]
"""The first and the last day, both within."""


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A stretch of days as it is written at `span`; both ends lie within, and an end that is None is open.

    Both are None where it cannot be told which days are meant. `certain` as for a `FoundDate`; a period that `is_relative`
    counts from the day of writing ("kemarin", "last week").
    """

    span: Span
    since: date | None
    until: date | None
    unit: Unit
    certain: bool
    is_relative: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether both ends are told."""
        return self.since is not None and self.until is not None


def week_of(day: date, step: int = 0) -> Days:
    """The week, Monday to Sunday, that lies `step` weeks after that of `day`."""
    monday = day - timedelta(day.weekday()) + timedelta(weeks=step)
    return monday, monday + timedelta(6)


def month_of(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def month_after(day: date, step: int) -> Days:
    """The month that lies `step` months after that of `day`."""
    years, month = divmod(day.month - 1 + step, 12)
    return month_of(day.year + years, month + 1)


def year_of(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def unit_after(day: date, unit: Unit, step: int) -> Days:
    """The day, week, month or year of the calendar that lies `step` of its kind after the one of `day`."""
    if unit == "week":
        return week_of(day, step)
    if unit == "month":
        return month_after(day, step)
    if unit == "year":
        return year_of(day.year + step)
    return day + timedelta(step), day + timedelta(step)


def third_of(days: Days, unit: Unit, third: int) -> Days:
    """The beginning (0), middle (1) or end (2): ten days of a month, four months of a year; a week ends with its weekend."""
    first, last = days
    if unit == "year":
        return month_of(first.year, 4 * third + 1)[0], month_of(first.year, 4 * third + 4)[1]
    begins = ((0, 2, 5) if unit == "week" else (0, 10, 20))[third]
    ends = ((1, 4, 6) if unit == "week" else (9, 19, (last - first).days))[third]
    return first + timedelta(begins), first + timedelta(ends)


def in_year(day: date, year: int) -> date | None:
    """The same day of another year, None for 29 February of a year that has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None
