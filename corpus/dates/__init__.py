"""Dates and periods as newspapers write them."""

from corpus.dates.days import (
    FoundDate,
    find_dates,
    is_day_alone,
    is_place_and_date,
    parse_date,
    published_from_text,
    resolve_day,
)

__all__ = [
    "FoundDate",
    "find_dates",
    "is_day_alone",
    "is_place_and_date",
    "parse_date",
    "published_from_text",
    "resolve_day",
]
