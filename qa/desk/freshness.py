"""Whether an archive still gets what it used to: the age of its newest article against its own rhythm, outlet by outlet.

An outlet that has ended is not missed any more; `index/rhythm.py` says what late and ended are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from index.archive import Archive
from index.holdings import publication_days
from index.rhythm import Rhythm, is_ahead, rhythm_of
from qa.desk.outlets import spellings


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
        ahead=sum(count for found in days.values() for day, count in found if is_ahead(day, today)),
        failed=failed,
    )


def _until(found: Iterable[tuple[date, int]], today: date) -> list[date]:
    return [day for day, _ in found if not is_ahead(day, today)]
