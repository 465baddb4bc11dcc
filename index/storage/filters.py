"""What a filter lets through, said once, and in the words of each store that is asked: SQL, arrays, Chroma.

A filter by days is an interval of days, both ends in it. An article without a day lies in none, so it passes only where no
day is asked for. Outlets are compared in small letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storage.database import AMONG, listed
from index.types import Filter


@dataclass(frozen=True, slots=True)
class Bounds:
    """`days` are the first and the last one, None where all pass; `outlets` are in small letters, None where all pass."""

    days: tuple[date, date] | None
    outlets: frozenset[str] | None

    @classmethod
    def of(cls, wanted: Filter) -> "Bounds":
        days = (wanted.since or date.min, wanted.until or date.max) if wanted.since or wanted.until else None
        return cls(days, frozenset(outlet.lower() for outlet in wanted.outlets) if wanted.outlets else None)

    @property
    def day_numbers(self) -> tuple[int, int] | None:
        return (_number(self.days[0]), _number(self.days[1])) if self.days else None

    def passes(self, day: int, outlet: str) -> bool:
        """Whether an article of this day, as `day_number` tells it, and this outlet passes."""
        first, last = self.day_numbers or (0, day)
        return first <= day <= last and (self.outlets is None or outlet.lower() in self.outlets)


def day_number(iso: str | None) -> int:
    """A day in ISO 8601 as a number, 20240826: days in their order. 0 for none, which is before the first of all days."""
    return int(iso.replace("-", "")) if iso else 0


def sql_condition(wanted: Filter) -> tuple[str, list[object]]:
    """The filter as one condition on columns of `articles`, and the values for its marks."""
    bounds = Bounds.of(wanted)
    tests: list[str] = ["1"]
    values: list[object] = []
    if bounds.days:
        tests.append("published BETWEEN ? AND ?")
        values += [day.isoformat() for day in bounds.days]
    if bounds.outlets is not None:
        tests.append(f"lowered(outlet) IN {AMONG}")
        values.append(listed(sorted(bounds.outlets)))
    return " AND ".join(tests), values


def mask(wanted: Filter, days: NDArray[np.int32], outlets: NDArray[np.int32], names: Sequence[str]) -> NDArray[np.bool_]:
    """Which of A articles pass, shape (A,). `days` are day numbers, `outlets` places in `names`; both have shape (A,)."""
    bounds = Bounds.of(wanted)
    passing = np.ones(len(days), dtype=bool)
    if numbers := bounds.day_numbers:
        passing &= (days >= numbers[0]) & (days <= numbers[1])
    if bounds.outlets is not None:
        passing &= np.isin(outlets, [place for place, name in enumerate(names) if name.lower() in bounds.outlets])
    return passing


def chroma_where(wanted: Filter) -> dict[str, Any] | None:
    """The filter in Chroma's words, on `published` as a day number and `outlet` in small letters; None where all pass."""
    bounds = Bounds.of(wanted)
    tests: list[dict[str, Any]] = []
    if numbers := bounds.day_numbers:
        tests += [{"published": {"$gte": numbers[0]}}, {"published": {"$lte": numbers[1]}}]
    if bounds.outlets is not None:
        tests.append({"outlet": {"$in": sorted(bounds.outlets)}})
    return {"$and": tests} if len(tests) > 1 else (tests[0] if tests else None)


def _number(day: date) -> int:
    return day_number(day.isoformat())
