"""The day of a moment, where it was written down."""

from datetime import date, datetime, timedelta, timezone

# Content systems give times in UTC, whatever their clock: at night in Indonesia, that is the day before.
WESTERN_INDONESIA = timezone(timedelta(hours=7))


def own_day(moment: datetime) -> date:
    """The day of `moment` where it was written down; UTC is nobody's clock here, and is read as western Indonesia's."""
    return (moment.astimezone(WESTERN_INDONESIA) if moment.utcoffset() == timedelta(0) else moment).date()
