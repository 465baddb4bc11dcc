"""Whether an archive still gets what it used to: the age of its newest article against its own rhythm, outlet by outlet.

The usual gap is the 90th percentile (nearest rank) of the days between publication days, over the last of them: a daily has
1, a weekly 7. Silence of more than twice that, and of two days more at least, is late; after half a year and ten usual gaps
an outlet has ended, and is not missed any more.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from index.archive import Archive
from index.holdings import publication_days
from qa.desk.outlets import spellings

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


@dataclass(frozen=True, slots=True)
class Freshness:
    """`whole` is the rhythm of all articles together; `late` are the outlets that are missed, the longest silent first;
    `ahead` counts articles dated after tomorrow, which are left out; `failed` what the last rebuild could not take in.
    """

    whole: Rhythm
    late: tuple[tuple[str, Rhythm], ...]
    ahead: int
    failed: int

    @property
    def is_well(self) -> bool:
        return self.whole.state != "late" and not self.late and not self.failed

    def to_dict(self) -> dict[str, Any]:
        late = [{"outlet": outlet, **rhythm.to_dict()} for outlet, rhythm in self.late]
        return {**self.whole.to_dict(), "late_outlets": late, "dated_ahead": self.ahead, "failed": self.failed}


def freshness(archive: Archive, today: date | None = None) -> Freshness:
    """`today` is by default the day that this machine says it is."""
    days = publication_days(archive)
    return freshness_of(days, today or date.today(), len(archive.status().failed))


def freshness_of(days: dict[str | None, list[tuple[date, int]]], today: date, failed: int = 0) -> Freshness:
    """`days` are, for each outlet, its publication days with the number of articles; spellings of one outlet are joined."""
    spelt = spellings({outlet: sum(count for _, count in found) for outlet, found in days.items() if outlet})
    by_outlet: dict[str, set[date]] = defaultdict(set)
    for outlet, found in days.items():
        if name := spelt.of(outlet):
            by_outlet[name].update(_until(found, today))
    rhythms = [(outlet, rhythm_of(sorted(known), today)) for outlet, known in sorted(by_outlet.items())]
    late = [(outlet, rhythm) for outlet, rhythm in rhythms if rhythm.state == "late"]
    every = sorted({day for found in days.values() for day in _until(found, today)})
    whole = rhythm_of(every, today)
    if whole.state == "ended":  # an archive that is closed looks as one whose supply is stuck: better said than missed
        whole = replace(whole, state="late")
    return Freshness(
        whole=whole,
        late=tuple(sorted(late, key=lambda each: (-(each[1].silent_days or 0), each[0]))),
        ahead=sum(count for found in days.values() for day, count in found if _is_ahead(day, today)),
        failed=failed,
    )


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


def _until(found: Iterable[tuple[date, int]], today: date) -> list[date]:
    return [day for day, _ in found if not _is_ahead(day, today)]


def _is_ahead(day: date, today: date) -> bool:
    """Tomorrow's paper is printed today, and a server may stand in another time zone."""
    return (day - today).days > 1
