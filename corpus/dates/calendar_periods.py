"""Periods that name their month or year: "Agustus 2024", "awal Januari", "15-25 September 2019", "sejak 2023"."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.dates.days import resolve_day, without_half_a_bracket
from corpus.dates.units import FoundPeriod, Unit, month_of, third_of, year_of
from corpus.dates.vocabulary import AND_MARK, ANY_MONTH, MONTH, MONTH_OF, RANGE_MARK, WEEKDAY_OF, WHOLE_MONTH
from corpus.types import Span

PART = (
    r"(?P<part>awal|pertengahan|akhir|penghujung|early|mid|(?:the\s+)?middle\s+of|late|(?:the\s+)?(?:start|beginning|end)\s+of)"
)
# Farther from the day of writing, a month without its year may be that of another year.
_NEAR_DAYS = 60
_WRITTEN_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NO_MORE_FIGURES = r"(?![\d/–-]|[.,]\d)"
_IN_INDONESIAN = (
    "pada|di|dalam|selama|sepanjang|sejak|semenjak|mulai|hingga|sampai|sebelum|setelah|sesudah|jelang|menjelang|antara|dari"
)
_IN_ENGLISH = "in|during|throughout|since|until|till|by|per|before|after|between|from"
_IN = rf"(?:\b(?:{_IN_INDONESIAN}|{_IN_ENGLISH})\s+)"

_MONTH_AND_YEAR = re.compile(
    rf"(?<!\d\s)(?<!\w)(?:{PART}[\s-]+)?(?:bulan\s+)?{MONTH}(?:,?\s+(?:of\s+|tahun\s+)?){_WRITTEN_YEAR}\b(?![–-]\d)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"(?<!\d\s){_IN}?(?P<said>\b(?:{PART}[\s-]+)?(?P<named>bulan\s+)?(?P<before>(?:last|this|next)\s+)?"
    rf"(?P<month_name>{WHOLE_MONTH})\b(?:\s+(?:yang\s+)?(?P<behind>(?:tahun\s+)?(?:lalu|silam|ini|depan)|kemarin|mendatang|(?:last|this|next)\s+year)"
    r"\b)?)(?!\.?,?\s+\d|[-–/])",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    rf"(?P<lead>{_IN})?(?P<said>(?<![\w.,/–-])(?:{PART}[\s-]+)?(?P<named>(?:tahun|thn|the\s+year)\s+)?{_WRITTEN_YEAR})\b"
    rf"{_NO_MORE_FIGURES}",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:(?P<between>antara|between)|dari|sejak|from|since)\s+(?:tahun\s+)?(?P<first>(?:19|20)\d\d)"
    rf"(?:{RANGE_MARK}|(?P<and>{AND_MARK}))(?:tahun\s+)?{_WRITTEN_YEAR}\b{_NO_MORE_FIGURES}",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    rf"\b(?P<between>(?:antara|between)\s+)?(?P<first>{ANY_MONTH})\b\.?(?:{RANGE_MARK}|(?P<and>{AND_MARK}))"
    rf"{MONTH},?\s+(?:tahun\s+)?{_WRITTEN_YEAR}\b{_NO_MORE_FIGURES}",
    re.IGNORECASE,
)
_WEEKDAYS = (
    rf"(?:\b(?P<first_weekday>{'|'.join(WEEKDAY_OF)})(?:{RANGE_MARK}|{AND_MARK})(?P<weekday>{'|'.join(WEEKDAY_OF)}),?\s*)?"
)
_BETWEEN = r"(?P<between>\b(?:antara|between)\s+(?:the\s+)?)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_FIRST_DAY = rf"\(?(?<![\d./,-])(?P<first>\d{{1,2}}){_ORDINAL}"
_TO_DAY = rf"(?:{RANGE_MARK}|(?P<and>{AND_MARK}))(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}"
_DAY_RANGES = (
    re.compile(
        rf"{_BETWEEN}{_WEEKDAYS}{_FIRST_DAY}{_TO_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{_WRITTEN_YEAR}\b)?\)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_BETWEEN}\b{MONTH}\s+(?P<first>\d{{1,2}}){_ORDINAL}{_TO_DAY}\b(?!\s*[:/]|\.\d)(?:,?\s+{_WRITTEN_YEAR}\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_BETWEEN}{_WEEKDAYS}(?P<open>\()?(?<![\d./,-])(?P<first>\d{{1,2}})(?:/(?P<first_month>\d{{1,2}}))?"
        rf"(?:{RANGE_MARK}|(?P<and>{AND_MARK}))(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/{_WRITTEN_YEAR})?"
        r"(?![\d/]|[.,-]\d)(?P<close>\))?",
        re.IGNORECASE,
    ),
)


def ranges_in(text: str, near: date | None) -> Iterator[FoundPeriod]:
    """Two days, months or years with all between them."""
    for pattern in _DAY_RANGES:
        for match in pattern.finditer(text):
            yield from _day_range(match, near)
    for match in _MONTHS.finditer(text):
        yield from _month_range(match)
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), int(match["year"])
        if first < last and (match["between"] or not match["and"]):
            yield FoundPeriod(Span(*match.span()), year_of(first)[0], year_of(last)[1], "year", True)


def months_in(text: str, near: date | None) -> Iterator[FoundPeriod]:
    for match in _MONTH_AND_YEAR.finditer(text):
        month = MONTH_OF[match["month_name"].lower()]
        yield _part_of(match, Span(*match.span()), int(match["year"]), month, certain=True)
    for match in _MONTH_ALONE.finditer(text):
        yield from _month_alone(match, near)


def years_in(text: str) -> Iterator[FoundPeriod]:
    """A bare figure is no year ("Pilkada 2024", "2.024"): a word has to make it one ("tahun 2024", "in 2024", "akhir 2024")."""
    for match in _YEAR_ALONE.finditer(text):
        if match["lead"] or match["part"] or match["named"]:
            yield _part_of(match, Span(*match.span("said")), int(match["year"]), None, certain=True)


def third(written: str) -> int:
    """Which third a word for a part means: 0, 1 or 2."""
    word = re.sub(r"^the\s+", "", written.lower())
    if word.startswith(("awal", "early", "start", "beginning")):
        return 0
    return 1 if word.startswith(("pertengahan", "mid")) else 2


def _part_of(match: re.Match[str], span: Span, year: int, month: int | None, *, certain: bool) -> FoundPeriod:
    unit: Unit = "month" if month else "year"
    days = month_of(year, month) if month else year_of(year)
    since, until = third_of(days, unit, third(match["part"])) if match["part"] else days
    if match["part"]:
        unit = "days" if month else "month"
    return FoundPeriod(span, since, until, unit, certain)


def _month_alone(match: re.Match[str], near: date | None) -> Iterator[FoundPeriod]:
    """Where a word before or behind makes it a month of the calendar, and no name ("Mei", "April")."""
    step = " ".join((match["before"] or match["behind"] or "").lower().split())
    led = match.start() < match.start("said")
    if not (step or led or match["part"] or match["named"]):
        return
    span, month = Span(*match.span("said")), MONTH_OF[match["month_name"].lower()]
    if near is None:
        yield FoundPeriod(span, None, None, "month", False, is_relative=bool(step))
        return
    year, certain = _year_of_month(month, step, near)
    found = _part_of(match, span, year, month, certain=certain)
    yield FoundPeriod(span, found.since, found.until, found.unit, certain, is_relative=bool(step))


def _year_of_month(month: int, step: str, near: date) -> tuple[int, bool]:
    if "tahun" in step or "year" in step:
        away = 0 if "ini" in step or "this" in step else 1 if "depan" in step or "next" in step else -1
        return near.year + away, True
    if step in ("lalu", "kemarin", "silam", "last"):
        return near.year - (month >= near.month), month != near.month
    if step in ("depan", "mendatang", "next"):
        return near.year + (month <= near.month), month != near.month
    if step in ("ini", "this"):
        return near.year, True
    apart = {year: _days_away(year, month, near) for year in (near.year - 1, near.year, near.year + 1)}
    nearest = min(apart, key=lambda year: apart[year])
    return nearest, apart[nearest] <= _NEAR_DAYS


def _days_away(year: int, month: int, day: date) -> int:
    first, last = month_of(year, month)
    return max(0, (first - day).days, (day - last).days)


def _day_range(match: re.Match[str], near: date | None) -> Iterator[FoundPeriod]:
    parts = match.groupdict()
    month = MONTH_OF[parts["month_name"].lower()] if parts.get("month_name") else int(parts["month"])
    weekdays = [WEEKDAY_OF[name.lower()] if (name := parts.get(key)) else None for key in ("first_weekday", "weekday")]
    if parts.get("month") and not (parts["year"] or weekdays[1] is not None or (parts["open"] and parts["close"])):
        return
    last, certain = resolve_day(int(parts["day"]), month, int(parts["year"]) if parts["year"] else None, weekdays[1], near)
    first_month = int(parts.get("first_month") or month)
    if last is None:
        return
    first, agrees = resolve_day(
        int(parts["first"]), first_month, last.year - (first_month > month), weekdays[0] if weekdays[0] is not None else None
    )
    if first is None or first >= last or (parts["and"] and not parts["between"] and (last - first).days > 1):
        return
    yield FoundPeriod(without_half_a_bracket(match), first, last, "days", certain and agrees)


def _month_range(match: re.Match[str]) -> Iterator[FoundPeriod]:
    first, last, year = MONTH_OF[match["first"].lower()], MONTH_OF[match["month_name"].lower()], int(match["year"])
    if first == last or (match["and"] and not match["between"] and (last - first) % 12 != 1):
        return
    since = month_of(year - (first > last), first)[0]
    yield FoundPeriod(Span(*match.span()), since, month_of(year, last)[1], "month", True)
