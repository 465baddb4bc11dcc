"""Dates: CLDR's Indonesian forms of every day of a year, months, weekdays, spellings of a field, and dateparser's own cases.

Needs Babel; dateparser and dateutil are measured beside where they are installed. dateparser's cases are read from the tests of
its clone, and none of them is kept.
"""

import ast
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from benchmarks.errors import BenchmarkError
from benchmarks.suites.date_fields import FIELDS, MONTHS, PATTERNS, WEEKDAYS
from benchmarks.suites.outcomes import Outcome, value_outcome
from benchmarks.suites.peers import OURS, installed
from corpus.dates.publication import published_on
from corpus.local_day import own_day

Reader = Callable[[str], date | None]
YEAR = 2024  # a leap year: 366 days
CASES = "tests/test_languages.py"
_FORMATS = ("full", "long", "medium", "short")
_PEERS_SEE_EACH = 13  # days: dateparser takes some milliseconds a date
_WRITTEN_DAY = re.compile(r"\b(\d{1,2}) ([a-z]+) (\d{4})\b")


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Raises BenchmarkError where the clone of dateparser lacks its tests, or Babel is missing."""
    cases, readers = dateparser_cases(folder), _readers()
    forms = [("all days in CLDR's forms", written, day) for written, day in _in_formats(_FORMATS)]
    forms += [("all days in newspapers' patterns", written, day) for written, day in _in_formats(PATTERNS)]
    days = {day: number for number, day in enumerate(_days())}
    for measure, written, day in forms:
        for system, read in readers.items():
            if system == OURS or days[day] % _PEERS_SEE_EACH == 0:
                yield _outcome(measure, system, read, written, day)
    for measure, written, day in _spelled():
        for system, read in readers.items():
            yield _outcome(measure, system, read, written, day)
    for written, wanted in cases:
        yield _outcome("dateparser's own cases", OURS, readers[OURS], written, wanted)


def dateparser_cases(folder: Path) -> list[tuple[str, date | None]]:
    """What dateparser's tests say in Indonesian, and the day; None for what counts from today, which no field may say."""
    path = folder / CASES
    if not path.is_file():
        raise BenchmarkError(f"There is no {CASES} in {folder}: a clone of scrapinghub/dateparser is needed.")
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    told = [tuple(each.value for each in call.args if isinstance(each, ast.Constant)) for call in calls if len(call.args) == 3]
    pairs = [(said[1], said[2]) for said in told if len(said) == 3 and said[0] == "id"]
    return [(str(written), _day_in_english(str(english))) for written, english in pairs]


def _outcome(measure: str, system: str, read: Reader, written: str, day: date | None) -> Outcome:
    return value_outcome(written, measure, system, day, read(written))


def _days() -> list[date]:
    return [date(YEAR, 1, 1) + timedelta(days) for days in range(366)]


def _in_formats(formats: tuple[str, ...]) -> Iterator[tuple[str, date]]:
    try:
        from babel.dates import format_datetime
    except ImportError as error:
        raise BenchmarkError("The dates of CLDR come from Babel: pip install -e '.[suites]'.") from error
    for form in formats:
        for day in _days():
            moment = datetime.combine(day, time(14, 30))
            yield format_datetime(moment, form, locale="id") if form not in _FORMATS else _whole(day, form), day


def _whole(day: date, form: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, form, locale="id"))


def _spelled() -> Iterator[tuple[str, str, date]]:
    for number, names in MONTHS.items():
        for name in names:
            yield "months", f"26 {name} {YEAR}", date(YEAR, number, 26)
            yield "months with hyphens", f"26-{name}-{YEAR}", date(YEAR, number, 26)
    for weekday, names in enumerate(WEEKDAYS):
        day = date(YEAR, 8, 26) + timedelta(weekday)
        for name in names:
            yield "weekdays", f"{name}, {day.day} {'Agustus' if day.month == 8 else 'September'} {YEAR}", day
    for written, day in FIELDS:
        yield "spellings of a field", written, day


def _readers() -> Mapping[str, Reader]:
    readers: dict[str, Reader] = {OURS: lambda written: published_on(written, None, "").value}
    if installed("dateparser"):
        readers["dateparser"] = _by_dateparser
    if installed("dateutil", "python-dateutil"):
        readers["dateutil"] = _by_dateutil
    return readers


def _by_dateparser(written: str) -> date | None:
    import dateparser

    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True}
    moment = dateparser.parse(written, languages=["id", "en"], settings=settings)
    return _local(moment) if moment else None


def _by_dateutil(written: str) -> date | None:
    from dateutil import parser

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of time zones that it does not know, as WIB
            return _local(parser.parse(written, dayfirst=True))
    except (ValueError, OverflowError):
        return None


def _local(moment: datetime) -> date:
    """A moment in UTC as the day in western Indonesia, for a fair comparison."""
    return own_day(moment)


def _day_in_english(written: str) -> date | None:
    found = _WRITTEN_DAY.search(written)
    return datetime.strptime(" ".join(found.groups()), "%d %B %Y").date() if found else None
