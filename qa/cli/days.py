"""A day as people write it into an option, read as everywhere else in the project."""

from datetime import date

from corpus.dates import parse_date
from corpus.dates.periods import find_periods


def read_day(written: str, today: date, *, last: bool = False) -> date | None:
    """The day of "2024-08-26", "26-08-2024", "26 Agustus 2024", "kemarin" or "last week"; None for what is none.

    Of a period it is the first day, or the `last` one. "kemarin" counts from `today`.
    """
    text = written.strip()
    periods = [found for found in find_periods(text, today) if (found.span.start, found.span.end) == (0, len(text))]
    if periods and periods[0].is_relative:
        return periods[0].until if last else periods[0].since
    return parse_date(text)
