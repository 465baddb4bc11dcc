"""Periods that count from the day of writing: "kemarin", "pekan lalu", "dua hari lalu", "Senin lalu", "in the last month"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.dates.calendar_periods import PART, third
from corpus.dates.units import Days, FoundPeriod, Unit, month_after, third_of, unit_after, week_of
from corpus.dates.vocabulary import NUMBER_OF, WEEKDAY, WEEKDAY_OF, count_of
from corpus.types import Span

# "Semalam" and "last night" may be this morning's night or that of the day before: what is uncertain stands apart.
_DAYS = {
    "kemarin": -1, "yesterday": -1, "kemarin dulu": -2, "kemarin lusa": -2, "the day before yesterday": -2,
    "hari ini": 0, "today": 0, "tadi pagi": 0, "tadi siang": 0, "tadi sore": 0, "pagi ini": 0, "siang ini": 0, "sore ini": 0,
    "malam ini": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0,
    "besok": 1, "tomorrow": 1, "lusa": 2, "besok lusa": 2, "the day after tomorrow": 2,
}  # fmt: skip
_NIGHTS = {"semalam": -1, "tadi malam": -1, "malam tadi": -1, "last night": -1}
_UNITS: dict[str, Unit] = {
    "hari": "day", "day": "day", "days": "day", "pekan": "week", "minggu": "week", "week": "week", "weeks": "week",
    "bulan": "month", "month": "month", "months": "month", "tahun": "year", "year": "year", "years": "year",
}  # fmt: skip
_STEPS = {"lalu": -1, "kemarin": -1, "silam": -1, "last": -1, "ini": 0, "this": 0, "depan": 1, "mendatang": 1, "next": 1}

_DAY_WORDS = re.compile(rf"\b(?:{'|'.join(sorted({**_DAYS, **_NIGHTS}, key=len, reverse=True))})\b", re.IGNORECASE)
_CALENDAR = (
    re.compile(
        rf"\b(?:{PART}\s+)?(?P<unit>pekan|minggu|bulan|tahun)\s+(?:yang\s+)?(?P<step>lalu|kemarin|silam|ini|depan|mendatang)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:{PART}\s+)?(?P<step>last|this|next)\s+(?P<unit>week|month|year)(?P<end>end)?\b(?!\s+of\b)", re.IGNORECASE
    ),
)
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(name for name in NUMBER_OF if name != 'se')})"
_COUNTED = (
    re.compile(
        rf"\b(?:{_COUNT}\s+|(?P<one>se))(?P<unit>hari|pekan|minggu|bulan|tahun)\s+(?:yang\s+)?(?P<way>lalu|silam|lagi|terakhir)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_COUNT}\s+(?P<unit>(?:day|week|month|year)s?)\s+(?P<way>ago|from now)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<way>(?:the\s+)?past|the\s+last)\s+(?:{_COUNT}\s+)?(?P<unit>(?:day|week|month|year)s?)\b(?!\s+of\b)",
        re.IGNORECASE,
    ),
)
# "Beberapa tahun lalu" is not last year.
_MANY = re.compile(
    r"(?:\b(?:be?berapa|many|several)|puluh(?:an)?|ratus(?:an)?|ribu(?:an)?|belas(?:an)?|\d)\s+\Z", re.IGNORECASE
)
_WEEKDAY_WITH_STEP = (
    re.compile(
        rf"\b(?:hari\s+)?{WEEKDAY}(?:\s+(?:dini hari|pagi|siang|sore|petang|malam))?,?\s+"
        r"(?:(?P<week>(?:pekan|minggu)\s+(?:lalu|ini|depan)|(?:last|this|next)\s+week)|(?P<step>lalu|kemarin|silam|depan|mendatang))\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:on\s+)?(?P<step>last|next)\s+{WEEKDAY}\b", re.IGNORECASE),
)
# In small letters "minggu" is a week; behind "Pasar" a day is the name of a quarter, as Pasar Minggu is.
_WEEKDAY_ALONE = re.compile(
    rf"\b(?<!pasar )(?:(?P<day>hari|on)\s+)?(?!(?-i:minggu)\b){WEEKDAY}\b|\bhari\s+minggu\b", re.IGNORECASE
)


def relatives_in(text: str, near: date | None) -> Iterator[FoundPeriod]:
    """Without `near`, the day of writing, they are found all the same, and none can be told."""
    yield from _day_words(text, near)
    yield from _calendar_units(text, near)
    yield from _counted(text, near)
    yield from _weekdays(text, near)


def _found(match: re.Match[str], days: Days | None, unit: Unit, *, certain: bool = True) -> FoundPeriod:
    since, until = days or (None, None)
    return FoundPeriod(Span(*match.span()), since, until, unit, certain and days is not None, is_relative=True)


def _day_words(text: str, near: date | None) -> Iterator[FoundPeriod]:
    for match in _DAY_WORDS.finditer(text):
        said = " ".join(match.group().lower().split())
        step = _DAYS.get(said, _NIGHTS.get(said, 0))
        yield _found(match, unit_after(near, "day", step) if near else None, "day", certain=said in _DAYS)


def _calendar_units(text: str, near: date | None) -> Iterator[FoundPeriod]:
    """The calendar's week, month or year: "Minggu lalu" is a Sunday too, and the last Sunday lies in last week."""
    for match in (m for pattern in _CALENDAR for m in pattern.finditer(text)):
        if _MANY.search(text, 0, match.start()):
            continue
        unit = _UNITS[match["unit"].lower()]
        part = 2 if match.groupdict().get("end") else third(match["part"]) if match["part"] else None
        days = unit_after(near, unit, _STEPS[match["step"].lower()]) if near else None
        if days and part is not None:
            days = third_of(days, unit, part)
        yield _found(match, days, unit if part is None else "month" if unit == "year" else "days")


def _counted(text: str, near: date | None) -> Iterator[FoundPeriod]:
    """An amount of weeks, months or years ago is a round one, and so uncertain; of days, and of the last ones, it is not."""
    for match in (m for pattern in _COUNTED for m in pattern.finditer(text)):
        written, way = match["count"], " ".join(match["way"].lower().split())
        count, unit = count_of(written) if written else 1, _UNITS[match["unit"].lower()]
        if way in ("terakhir", "the past", "past", "the last"):
            yield _found(match, (_back(near, unit, count), near) if near else None, "days" if unit == "day" else unit)
        else:
            step = count if way in ("lagi", "from now") else -count
            yield _found(match, unit_after(near, unit, step) if near else None, unit, certain=unit == "day")


def _back(day: date, unit: Unit, count: int) -> date:
    """So many days, weeks, months or years before, to the day."""
    if unit in ("month", "year"):
        first, last = month_after(day, -count * (12 if unit == "year" else 1))
        return min(last, first + timedelta(day.day - 1))
    return day - timedelta(count * (7 if unit == "week" else 1))


def _weekdays(text: str, near: date | None) -> Iterator[FoundPeriod]:
    for match in (m for pattern in _WEEKDAY_WITH_STEP for m in pattern.finditer(text)):
        weekday = WEEKDAY_OF[match["weekday"].lower()]
        if week := match.groupdict().get("week"):
            step = next(_STEPS[word] for word in week.lower().split() if word in _STEPS)
            day = week_of(near, step)[0] + timedelta(weekday) if near else None
            yield _found(match, (day, day) if day else None, "day")
        else:
            yield _nearest(match, weekday, _STEPS[match["step"].lower()], near)
    for match in _WEEKDAY_ALONE.finditer(text):
        yield _nearest(match, WEEKDAY_OF[(match["weekday"] or "minggu").lower()], 0, near)


def _nearest(match: re.Match[str], weekday: int, step: int, near: date | None) -> FoundPeriod:
    """The weekday before or after the day of writing. Alone it is mostly the latest one, but may be the next: uncertain."""
    if near is None:
        return _found(match, None, "day")
    back = (near.weekday() - weekday) % 7
    away = 7 - back if step > 0 else -(back or 7) if step < 0 else -back
    day = near + timedelta(away)
    return _found(match, (day, day), "day", certain=step < 0)
