"""The day of a moment, where it was written down."""

import re
from datetime import date, datetime, timedelta, timezone

# Content systems give times in UTC, whatever their clock: at night in Indonesia, that is the day before.
WESTERN_INDONESIA = timezone(timedelta(hours=7))


# The languages in which pages and feeds of Indonesia are written, English among them. One in another is from elsewhere.
_LANGUAGES = frozenset("id in ms en jv jw su min ban mad bug ace bjn bbc tet".split())


def is_of_indonesia(language: str | None) -> bool:
    """Whether what declares this language ("id-ID", "de"), or none, may have been written here."""
    return not language or re.split(r"[-_]", language.strip().lower())[0] in _LANGUAGES


def own_day(moment: datetime) -> date:
    """The day of `moment` where it was written down; UTC is nobody's clock here, and is read as western Indonesia's."""
    return (moment.astimezone(WESTERN_INDONESIA) if moment.utcoffset() == timedelta(0) else moment).date()
