"""How metadata fields write a day where a text would not: counted in seconds, in figures alone, shortened, or in UTC."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

from corpus.canonical import canonical
from corpus.dates.vocabulary import MONTH_OF, ROMAN_MONTH, ROMAN_MONTH_OF
from corpus.local_day import own_day

_FIRST_HOUR_OF_NEXT_DAY = 24 - 7  # in UTC

# Other spellings of months and weekdays, too much like other words ("Agus", "MRT") to be looked for in running text.
_SPELLINGS = {
    "peb": "feb", "pebr": "feb", "febr": "feb", "mrt": "maret", "mac": "maret", "apl": "april", "aprl": "april", "jn": "juni",
    "djanuari": "januari", "djuni": "juni", "djuli": "juli", "julai": "juli", "ag": "agustus", "agus": "agustus",
    "agust": "agustus", "agst": "agustus", "agts": "agustus", "aug": "agustus", "ogos": "agustus", "sept": "september",
    "septem": "september", "okto": "oktober", "oktb": "oktober", "nopem": "november", "nopemb": "november", "desm": "desember",
    "dis": "desember", "disember": "desember", "isnin": "senin", "khamis": "kamis", "jumaat": "jumat", "juma'at": "jumat",
}  # fmt: skip
_SPELLED = re.compile(rf"(?<![^\W\d_])({'|'.join(sorted(_SPELLINGS, key=len, reverse=True))})\b\.?", re.IGNORECASE)
_NAMED_MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))
# "26/Agu/2024", "26Agustus2024", "26 Agu '24": day, month and year, however they are parted.
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}})[\s./-]*({_NAMED_MONTH})(?![^\W\d_])[\s.,/-]*(?:(?<=\D)(\d{{4}})|['’]?(\d\d))(?!\d|[:.]\d)",
    re.IGNORECASE,
)
# "12-VIII-2024", "12 / IX / 2024", "3 X 2024"; in small letters ("7-i-2024") with hyphens alone.
_SMALL_ROMAN = rf"(?<=-)(?i:{ROMAN_MONTH.replace('roman', 'small')})"
_ROMAN = re.compile(
    rf"(?<![\w/])(?P<day>\d{{1,2}})(?P<between>\s?[./-]\s?|\s)(?:{ROMAN_MONTH}|{_SMALL_ROMAN})(?P=between)(?P<year>\d{{4}})(?![\w/])"
)
# "26-08-24" and "26.8.24", day first; "2024.08.26".
_SHORT_YEAR = re.compile(r"(?<![\d.:/-])(\d{1,2})([.-])(\d{1,2})\2(\d\d)(?![\d.:/-])")
_YEAR_FIRST = re.compile(r"(?<![\d.])([12]\d{3})\.(\d{1,2})\.(\d{1,2})(?![\d.])")

_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\d\d){0,3}")
# "20240826T143000Z"
_IN_ONE = re.compile(r"\b((?:19|20)\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?")
# "datetime.datetime(2024, 8, 26, 14, 30)", as Python prints a day within a list.
_CALL = re.compile(r"\b(?:datetime|date|Timestamp)\((\d{4}, ?\d{1,2}, ?\d{1,2})(?:,[^)]*)?\)")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"(?:/Date\()?(\d{12,13})(?:[+-]\d{4})?(?:\)/)?(?:\.0+)?")
# The days that spreadsheets count, of 1990 to 2099.
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_ORIGIN, _SERIALS = date(1899, 12, 30), range(32_874, 73_051)

_UTC = re.compile(r"(?:(?<=\d)\s?Z\b|\b(?:GMT|UTC)\b(?!\s?[+-]\s?\d)|(?<=[\d\s])[+-]00(?::?00)?(?![\d:]))", re.IGNORECASE)
_TIME = re.compile(r"(?<![\d:.+-])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d/])(?:[:.][0-5]\d(?:\.\d+)?)?\s*([AP]M\b)?", re.IGNORECASE)


def counted_day(written: str, *, in_utc: bool = False) -> date | None:
    """The day of a field that is one number: 20240826 with or without a time, seconds or milliseconds since 1970, or the
    days of a spreadsheet. None for anything else. A moment counts as the day in western Indonesia, or `in_utc`.
    """
    figures = written.strip()
    if day := _compact_day(figures):
        return day
    if moment := _counted_moment(figures):
        return moment.date() if in_utc else own_day(moment)
    serial = _SERIAL.fullmatch(figures)
    return _SERIAL_ORIGIN + timedelta(int(serial[1])) if serial and int(serial[1]) in _SERIALS else None


def spelled_out(written: str) -> str:
    """The field with the names and figures of its dates as newspapers write them, and nothing else changed."""
    text = unicodedata.normalize("NFKC", canonical(written))
    text = _IN_ONE.sub(r"\1-\2-\3 \4:\5", _CALL.sub(lambda match: "-".join(match[1].replace(" ", "").split(",")), text))
    text = _SPELLED.sub(lambda match: _SPELLINGS[match[1].lower()], text)
    text = _DAY_MONTH_YEAR.sub(lambda match: f"{match[1]} {match[2]} {match[3] or _century(match[4])}", text)
    text = _ROMAN.sub(lambda match: f"{match['day']}/{ROMAN_MONTH_OF[_roman(match)]}/{match['year']}", text)
    text = _SHORT_YEAR.sub(lambda match: f"{match[1]}/{match[3]}/{_century(match[4])}", text)
    return _YEAR_FIRST.sub(r"\1-\2-\3", text)


def is_next_day_here(written: str) -> bool:
    """Whether the field gives a moment in UTC at which western Indonesia had the next day already."""
    moment = _TIME.search(_parted(written)) if _UTC.search(written) else None
    if moment is None:
        return False
    hour = int(moment[1]) % 12 + 12 * (moment[3].upper() == "PM") if moment[3] else int(moment[1])
    return hour >= _FIRST_HOUR_OF_NEXT_DAY


def is_in_utc(written: str) -> bool:
    """Whether the field gives a moment in UTC, or counted from 1970."""
    if _UTC.search(written) and _TIME.search(_parted(written)):
        return True
    figures = written.strip()
    return _compact_day(figures) is None and _counted_moment(figures) is not None


def _compact_day(figures: str) -> date | None:
    """None too for what may be a number of seconds that begins like a year."""
    if compact := _COMPACT.fullmatch(figures):
        try:
            return date(int(compact[1]), int(compact[2]), int(compact[3]))
        except ValueError:
            return None
    return None


def _counted_moment(figures: str) -> datetime | None:
    if milliseconds := _MILLISECONDS.fullmatch(figures):
        return datetime.fromtimestamp(int(milliseconds[1]) / 1000, UTC)
    return datetime.fromtimestamp(float(figures), UTC) if _SECONDS.fullmatch(figures) else None


def _roman(match: re.Match[str]) -> str:
    return (match["roman"] or match["small"]).upper()


def _parted(written: str) -> str:
    """Without the T of ISO 8601, and its figures apart: both hide the time of day."""
    return re.sub(r"(?<=\d)T(?=\d)", " ", _IN_ONE.sub(r"\1-\2-\3 \4:\5", written))


def _century(figures: str) -> int:
    """Two figures are a year of 1970 to 2069."""
    return int(figures) + (1900 if int(figures) >= 70 else 2000)
