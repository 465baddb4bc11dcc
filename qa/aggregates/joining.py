"""Which reports tell of one event: the same days and place, names and figures in common, none that speaks against it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from qa.aggregates.event_types import EventType
from qa.aggregates.reports import Report

LATER = 45  # days after an event in which a report without a day of its own may speak of it
LONG = 3  # days by which the reports of one event may differ at most
_LEAST_LOOSE = 3  # what must speak for a report without a day
_LEAST_LOOSE_HERE = 2  # the same of a road or a village
_LEAST_HERE = -1  # what must speak for two reports of one day in one road or village, or of a flood: no other village
_LEAST_DAYS_APART = 4  # what must speak for two reports that both write their day, and not the same
_SHARE_OF_COMMON = 0.25  # of all days: a name that is told on more of them tells no event from another
_FEW = 3
_WEIGHTS = {"village": 3, "subdistrict": 2, "road": 2, "regency": 1, "shock": 5}
_AGAINST = {"village": 3, "subdistrict": 3, "regency": 6, "road": 1, "shock": 8}
_AT_DAYS = (1, 2, 4, 4)  # what must speak for two reports, by the days between them


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one event, the one to quote first; `day` is what most of them tell, None where none does."""

    day: date | None
    reports: tuple[Report, ...]


def events_of(
    reports: Sequence[Report], families: Mapping[str, str], event: EventType | None, *, is_narrow: bool
) -> tuple[list[Event], list[Report]]:
    """The events by day, undated ones last, and the reports that only speak of an event and belong to none of them for certain.

    `families` gives the first article of each text, by the ids of its copies: copies are one event's whatever they share.
    In a place that `is_narrow`, a road or a village, what happens on one day is one event unless something speaks against it.
    """
    known = _Known(reports, families, event, is_narrow=is_narrow)
    groups: list[list[Report]] = []
    left: list[Report] = []
    for report in sorted(reports, key=_order):
        best = _best_group(known, report, groups)
        if best is not None:
            best.append(report)
        elif report.founds:
            groups.append([report])
        else:
            left.append(report)
    return sorted((_event(group) for group in groups), key=lambda e: (e.day or date.max, e.reports[0].article.id)), left


def differ(one: Event, other: Event) -> bool:
    """Whether some village, subdistrict or road that the reports name tells two events from each other."""
    return any(
        _level(a, b, level) < 0 for a in one.reports for b in other.reports for level in ("village", "subdistrict", "road")
    )


def _order(report: Report) -> tuple[bool, bool, date, date, str]:
    """Those that say that an event happened come first, and of them those that write its day."""
    return (
        not report.founds,
        not report.is_told,
        report.day or date.max,
        report.article.published or date.max,
        report.article.id,
    )


def _best_group(known: "_Known", report: Report, groups: Iterable[list[Report]]) -> list[Report] | None:
    scored = ((known.score(report, group), -place, group) for place, group in enumerate(groups))
    fitting = [each for each in scored if each[0] is not None]
    return max(fitting, key=lambda each: (each[0] or 0, each[1]))[2] if fitting else None


def _event(group: Sequence[Report]) -> Event:
    began = [report for report in group if not report.goes_on] or group
    days = Counter(report.day for report in began if report.day and report.is_told) or Counter(r.day for r in began if r.day)
    most = max(days.values(), default=0)
    day = min((day for day, count in days.items() if count == most), default=None)
    return Event(
        day,
        tuple(
            sorted(
                group, key=lambda r: (not r.corrects, not r.is_clear, not r.founds, r.day != day, not r.is_told, *_order(r)[3:])
            )
        ),
    )


class _Known:
    """The reports of one question, with the names that are common among them left out."""

    def __init__(
        self, reports: Sequence[Report], families: Mapping[str, str], event: EventType | None, *, is_narrow: bool
    ) -> None:
        days = {name: {report.day for report in reports if name in report.names} for report in reports for name in report.names}
        most = max(_FEW, _SHARE_OF_COMMON * len({report.day for report in reports}))
        self._common = frozenset(name for name, told in days.items() if len(told) > most)
        self._families, self._is_narrow = families, is_narrow
        self._lasts = event.lasts_days if event else 0
        self._is_wide = event is not None and event.is_wide

    def score(self, report: Report, group: Sequence[Report]) -> float | None:
        """What speaks for `report` being of the group's event; None where too little does."""
        scores = [self._pair(report, other) for other in group]
        fitting = [score for score in scores if score is not None]
        # One report that speaks loudly against it outweighs what another has in common with it.
        return max(fitting) if fitting and 2 * len(fitting) >= len(scores) else None

    def _pair(self, one: Report, other: Report) -> float | None:
        if self._family(one) == self._family(other):
            return 100.0 if one.part == other.part else None
        apart = _apart(one, other)
        if apart is None:
            return None
        score = self._likeness(one, other)
        return score - 0.1 * apart if score >= self._least(one, other, apart) else None

    def _least(self, one: Report, other: Report, apart: int) -> float:
        """What must speak for two reports' being of one event."""
        if one.day is None or other.day is None or _is_going_on(one, other):
            return _LEAST_LOOSE_HERE if self._is_narrow else _LEAST_LOOSE
        if apart == 0:
            return _LEAST_HERE if self._is_narrow or self._is_wide else _AT_DAYS[0]
        if apart <= self._lasts:
            return _AT_DAYS[apart]
        if one.is_told and other.is_told:
            return _LEAST_DAYS_APART if apart == 1 else inf
        return _AT_DAYS[apart] + (2 if apart > 1 else 0)

    def _likeness(self, one: Report, other: Report) -> float:
        names = len((one.names & other.names) - self._common)
        figures = len(one.figures & other.figures)
        return min(names, 4) + min(figures, 2) + sum(_level(one, other, level) for level in _WEIGHTS)

    def _family(self, report: Report) -> str:
        return self._families.get(report.article.id, report.article.id)


def _apart(one: Report, other: Report) -> int | None:
    """The days between two reports' events; None where they are too many, and where one was out before the other's event."""
    if one.day and other.day and LONG < abs((one.day - other.day).days) <= LATER and _is_going_on(one, other):
        return LONG
    if _is_out_before(one, other) or _is_out_before(other, one):
        return None
    if one.day and other.day:
        days = abs((one.day - other.day).days)
        return days if days <= LONG else None
    loose, dated = (one, other) if one.day is None else (other, one)
    if dated.day is None or loose.article.published is None:
        return None
    return 0 if timedelta(0) <= loose.article.published - dated.day <= timedelta(LATER) else None


def _is_going_on(one: Report, other: Report) -> bool:
    """Whether the later of two reports says that what happened has not ended."""
    return bool(one.day and other.day and one.day != other.day) and max(one, other, key=lambda r: r.day or date.min).goes_on


def _is_out_before(one: Report, other: Report) -> bool:
    return bool(one.article.published and other.day and other.is_told and one.article.published < other.day)


def _level(one: Report, other: Report, level: str) -> float:
    here, there = one.places.get(level, frozenset()), other.places.get(level, frozenset())
    if not here or not there:
        return 0
    same = any(
        a.startswith(b) or b.startswith(a) or (level == "road" and a.split()[0] == b.split()[0]) for a in here for b in there
    )
    return _WEIGHTS[level] if same else -_AGAINST[level]
