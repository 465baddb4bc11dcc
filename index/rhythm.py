"""How often an archive gets articles, told from the days of those that it has, and whether it still does.

The usual gap is the 90th percentile (nearest rank) of the days between publication days, over the last of them: a daily has
1, a weekly 7. Silence of more than twice that, and of two days more at least, is late; after half a year and ten usual gaps
it has ended.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal

State = Literal["fresh", "late", "ended", "unknown"]
_LAST_DAYS = 60  # publication days that a rhythm is read from
_FEWEST_DAYS = 5  # below it there is no rhythm
_USUAL = 0.9
_ENDED_DAYS, _ENDED_GAPS = 180, 10


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Days: `newest` is the last on which something was published, `silent_days` how long ago, `usual_days` the usual gap."""

    newest: date | None
    silent_days: int | None
    usual_days: int | None
    state: State

    def to_dict(self) -> dict[str, Any]:
        newest = self.newest.isoformat() if self.newest else None
        return {"newest": newest, "silent_days": self.silent_days, "usual_days": self.usual_days, "state": self.state}


def rhythm_of(days: Sequence[date], today: date) -> Rhythm:
    """Of ascending publication days."""
    if not days:
        return Rhythm(None, None, None, "unknown")
    silent = max(0, (today - days[-1]).days)
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days[-_LAST_DAYS:]))
    if len(days) < _FEWEST_DAYS:
        return Rhythm(days[-1], silent, None, "unknown")
    usual = gaps[math.ceil(_USUAL * len(gaps)) - 1]
    return Rhythm(days[-1], silent, usual, _state(silent, usual))


def _state(silent: int, usual: int) -> State:
    if silent <= max(2 * usual, usual + 2):
        return "fresh"
    return "ended" if silent > max(_ENDED_DAYS, _ENDED_GAPS * usual) else "late"


def is_ahead(day: date, today: date) -> bool:
    """Tomorrow's paper is printed today, and a server may stand in another time zone."""
    return (day - today).days > 1
