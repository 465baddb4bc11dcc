"""All the periods of a text: dates, ranges of them, months, years, and words such as "kemarin" or "pekan lalu"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from corpus.dates.calendar_periods import months_in, ranges_in, years_in
from corpus.dates.days import find_dates
from corpus.dates.relative import relatives_in
from corpus.dates.units import FoundPeriod, in_year
from corpus.dates.vocabulary import AND_MARK, RANGE_MARK, WEEKDAY, WEEKDAY_OF
from corpus.types import Span

Bound = Literal["since", "until", "after", "before"]

# Outside these years a day of publication is a slip, and nothing can be counted from it.
_YEARS_OF_NEWS = range(1900, 2101)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|/\d\d\b")
_TO, _AND = re.compile(RANGE_MARK, re.IGNORECASE), re.compile(AND_MARK, re.IGNORECASE)
_OPENER = re.compile(
    r"\b(?:(?P<between>antara|between)|dari|sejak|mulai|from|since)\s+(?:(?:tanggal|tgl|the)\s+)?\Z", re.IGNORECASE
)
_BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    ("since", "sejak|semenjak|mulai|terhitung|since|starting"),
    ("until", r"hingga|sampai(?:\s+dengan)?|s/d|until|till|up\s+to|to|by|per|as\s+of"),
    ("after", "setelah|sesudah|pasca|usai|after"),
    ("before", r"sebelum|jelang|menjelang|before|ahead\s+of|prior\s+to"),
)
_BOUNDS = tuple(
    (bound, re.compile(rf"\b(?:{words})[\s-]+(?:(?:tanggal|tgl|hari|bulan|tahun|the)\s+)?\Z", re.IGNORECASE))
    for bound, words in _BOUND_WORDS
)
_REACH = 24  # characters before a period in which a word may bound it: "sampai dengan tanggal " has 22


def find_periods(text: str, near: date | None = None) -> tuple[FoundPeriod, ...]:
    """The periods in `text`, in order and apart from each other.

    `near` is the day of writing: an article's day of publication, a question's day. What counts from it cannot be told
    without it. A date is a period of one day; "sejak 2023" and "hingga Maret 2024" are open on one side.
    """
    if near is not None and near.year not in _YEARS_OF_NEWS:
        near = None
    dates = [FoundPeriod(f.span, f.value, f.value, "day", f.certain) for f in find_dates(text, near)]
    others = [*months_in(text, near), *years_in(text), *relatives_in(text, near)]
    atoms = _apart(_longest_first(ranges_in(text, near)), dates, _longest_first(others))
    return tuple(_bounded(text, found) for found in _joined(text, _with_their_years(text, atoms)))


def bound_of(text: str, start: int) -> tuple[Bound, int] | None:
    """What the words before `start` make of the period that begins there, and where those words begin."""
    begin = max(0, start - _REACH)
    for bound, pattern in _BOUNDS:
        if match := pattern.search(text[begin:start]):
            return bound, begin + match.start()
    return None


def _longest_first(found: Iterable[FoundPeriod]) -> list[FoundPeriod]:
    return sorted(found, key=lambda period: (period.span.start, -period.span.end))


def _apart(*groups: Sequence[FoundPeriod]) -> list[FoundPeriod]:
    """Of periods that overlap, the one of the earlier group, and there the one that comes first."""
    kept: list[FoundPeriod] = []
    for period in (period for group in groups for period in group):
        if all(period.span.end <= other.span.start or other.span.end <= period.span.start for other in kept):
            kept.append(period)
    return sorted(kept, key=lambda period: period.span)


def _with_their_years(text: str, periods: Sequence[FoundPeriod]) -> list[FoundPeriod]:
    """A year told in words behind a day or month: "26 Agustus tahun lalu"."""
    merged: list[FoundPeriod] = []
    for period in periods:
        before = merged[-1] if merged else None
        if (
            before is not None
            and period.unit == "year"
            and period.is_relative
            and not before.is_relative
            and not _YEAR.search(_said(text, before))
            and text[before.span.end : period.span.start].strip(" ,") == ""
        ):
            merged[-1] = _moved(text, before, period)
        else:
            merged.append(period)
    return merged


def _moved(text: str, period: FoundPeriod, year: FoundPeriod) -> FoundPeriod:
    span = Span(period.span.start, year.span.end)
    if not (period.since and period.until and year.since):
        return replace(year, span=span, since=None, until=None, unit=period.unit, certain=False)
    since = in_year(period.since, year.since.year)
    until = in_year(period.until, year.since.year + period.until.year - period.since.year)
    if period.unit == "month" and period.until.month == 2 and since:
        until = date(since.year, 3, 1) - timedelta(1)
    told = since is not None and until is not None
    agrees = told and _weekday_agrees(_said(text, period), since)
    return FoundPeriod(span, since if told else None, until if told else None, period.unit, agrees, is_relative=True)


def _weekday_agrees(said: str, day: date | None) -> bool:
    match = re.match(WEEKDAY, said, re.IGNORECASE)
    return match is None or (day is not None and day.weekday() == WEEKDAY_OF[match["weekday"].lower()])


def _joined(text: str, periods: Sequence[FoundPeriod]) -> list[FoundPeriod]:
    """Two periods with a word or dash for all between them become one: "28 Agustus sampai 2 September 2024"."""
    joined: list[FoundPeriod] = []
    for period in periods:
        range_ = _range(text, joined[-1], period) if joined else None
        if range_:
            joined[-1] = range_
        else:
            joined.append(period)
    return joined


def _range(text: str, first: FoundPeriod, last: FoundPeriod) -> FoundPeriod | None:
    between = text[first.span.end : last.span.start]
    opener = _OPENER.search(text[max(0, first.span.start - _REACH) : first.span.start])
    if not (_TO.fullmatch(between) or (_AND.fullmatch(between) and opener and opener["between"])):
        return None
    if not (first.since and last.since and last.until):
        return None
    since, certain = first.since, first.certain and last.certain
    if not _YEAR.search(_said(text, first)) and not first.is_relative and _YEAR.search(_said(text, last)):
        years = (last.until.year, last.until.year - 1)
        since = next((day for year in years if (day := in_year(since, year)) and day < last.until), since)
        certain = last.certain and _weekday_agrees(_said(text, first), since)
    if since >= last.until:
        return None
    unit = "days" if "day" in (first.unit, last.unit) else last.unit
    start = first.span.start - (len(opener.group()) if opener else 0)
    return FoundPeriod(Span(start, last.span.end), since, last.until, unit, certain, first.is_relative or last.is_relative)


def _bounded(text: str, period: FoundPeriod) -> FoundPeriod:
    """The words "sejak", "hingga", "setelah", "sebelum" leave one end of a whole period open."""
    found = bound_of(text, period.span.start)
    if found is None or not (period.since and period.until):
        return period
    bound, start = found
    ends: dict[Bound, tuple[date | None, date | None]] = {
        "since": (period.since, None),
        "until": (None, period.until),
        "after": (period.until + timedelta(1), None),
        "before": (None, period.since - timedelta(1)),
    }
    since, until = ends[bound]
    return replace(period, span=Span(start, period.span.end), since=since, until=until)


def _said(text: str, period: FoundPeriod) -> str:
    return text[period.span.start : period.span.end]
