"""The floors of the gate: how good a measure must stay, with what was seen, at which commit, on which day.

A file of floors keeps every floor it ever had. A later one of the same measure may only be stricter, unless it says why it is
not; and each follows from what was seen, so that a floor changed by hand does not go unnoticed.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from qa.evaluation.report import EvaluationReport, Measure

SLACK = 2  # questions that a measure may lose before the gate fails: answers differ a little from processor to processor
LEAST = 20  # questions that a measure needs; of fewer, two are no slack but a tenth
GROUPS = ("all", "id", "en")
FLOORS = (
    "hit_at_1",
    "hit_at_5",
    "cited_at_1",
    "f1",
    "unanswerable_refused",
    "unanswerable_refused_or_unsure",
    "answered_right",
    "quotes_verified",
)
CEILINGS = ("answerable_refused", "answerable_refused_or_unsure")
EXACT = ("quotes_verified",)  # a quotation that does not stand in its article is one too many
ALL_ONLY = ("quotes_verified", "answered_right")  # in one language too few are said to be answered

_EXACTLY = 1e-9  # 0.8 - 0.02 is 0.78, whatever floating point makes of it


@dataclass(frozen=True, slots=True)
class Floor:
    """The limit of one measure, named with its group ("id.hit_at_1"); a ceiling where less is better."""

    metric: str
    limit: float
    seen: float
    count: int
    commit: str | None
    date: str
    because: str | None = None

    def to_dict(self) -> dict[str, Any]:
        told = {
            "metric": self.metric,
            "ceiling" if is_ceiling(self.metric) else "floor": self.limit,
            "seen": self.seen,
            "count": self.count,
            "commit": self.commit,
            "date": self.date,
        }
        return {**told, "because": self.because} if self.because else told


@dataclass(frozen=True, slots=True)
class Breach:
    """A measure beyond its limit; None for what was not measured, or has no limit yet."""

    metric: str
    limit: float | None
    seen: float | None

    def __str__(self) -> str:
        if self.limit is None:
            return f"{self.metric} has no floor yet: `python -m benchmarks gate --raise` sets it"
        if self.seen is None:
            return f"{self.metric} was not measured"
        beyond = "above its ceiling" if is_ceiling(self.metric) else "below its floor"
        return f"{self.metric} is {self.seen:.4f}, {beyond} of {self.limit:.4f}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was seen, and with which code."""

    commit: str | None
    date: str


def is_ceiling(metric: str) -> bool:
    return metric.partition(".")[2] in CEILINGS


def is_looser(metric: str, limit: float, than: float) -> bool:
    return limit > than if is_ceiling(metric) else limit < than


def limit_of(metric: str, seen: float, count: int) -> float:
    """What was seen, less what SLACK of `count` questions make (more, for a ceiling), to three decimals.

    Rounded away from what was seen, or a measure that loses just the slack would fail by its fifth decimal.
    """
    slack = 0.0 if metric.partition(".")[2] in EXACT else SLACK / count
    return _away(metric, seen + slack if is_ceiling(metric) else seen - slack, 3)


def _away(metric: str, value: float, decimals: int) -> float:
    """`value` rounded up for a ceiling and down for a floor, between 0 and 1."""
    scale, share = 10.0**decimals, min(1.0, max(0.0, value))
    return (math.ceil(scale * share - _EXACTLY) if is_ceiling(metric) else math.floor(scale * share + _EXACTLY)) / scale


def measured(report: EvaluationReport) -> dict[str, Measure]:
    """What the gate looks at, under "group.measure"."""
    found: dict[str, Measure] = {}
    for group in GROUPS:
        measures = report.measures(group)
        for name in (*FLOORS, *CEILINGS):
            if name in measures and measures[name].count >= LEAST and (group == "all" or name not in ALL_ONLY):
                found[f"{group}.{name}"] = measures[name]
    return found


def breaches(floors: Mapping[str, Floor], seen: Mapping[str, Measure]) -> list[Breach]:
    """Every measure beyond its limit, limits that nothing was measured for, and measures without one."""
    found = []
    for metric, floor in floors.items():
        if metric not in seen:
            found.append(Breach(metric, floor.limit, None))
        elif is_looser(metric, seen[metric].value, floor.limit):
            found.append(Breach(metric, floor.limit, seen[metric].value))
    return found + [Breach(metric, None, seen[metric].value) for metric in seen if metric not in floors]


def replayed(history: Iterable[Floor], name: str = "the history") -> dict[str, Floor]:
    """The floors that a history leads to. Raises `BenchmarkError` where it lowers one without saying why."""
    floors: dict[str, Floor] = {}
    for entry in history:
        if entry.limit != limit_of(entry.metric, entry.seen, entry.count):
            raise BenchmarkError(f"{name}: the limit of {entry.metric} does not follow from what was seen on {entry.date}.")
        known = floors.get(entry.metric)
        if known and is_looser(entry.metric, entry.limit, known.limit) and not (entry.because or "").strip():
            raise BenchmarkError(f"{name}: {entry.metric} was {known.limit} and is {entry.limit} since {entry.date}: say why.")
        floors[entry.metric] = entry
    return floors


def stricter(floors: Mapping[str, Floor], seen: Mapping[str, Measure], stamp: Stamp) -> list[Floor]:
    """The new floors that what was seen allows: higher ones, and those of measures that had none."""
    made = (_floor(metric, measure, stamp) for metric, measure in seen.items())
    return [new for new in made if new.metric not in floors or is_looser(new.metric, floors[new.metric].limit, new.limit)]


def lowered(floors: Mapping[str, Floor], metric: str, seen: Mapping[str, Measure], because: str, stamp: Stamp) -> Floor:
    """The looser floor. Raises `BenchmarkError` for no reason, no such floor, or one that need not be lowered."""
    if not because.strip():
        raise BenchmarkError(f"{metric} is only lowered for a reason: give it with --because.")
    if metric not in floors or metric not in seen:
        raise BenchmarkError(f"There is no floor {metric}: there are {', '.join(floors)}.")
    new = _floor(metric, seen[metric], stamp, because)
    if not is_looser(metric, new.limit, floors[metric].limit):
        raise BenchmarkError(f"{metric} is {seen[metric].value:.4f}: its limit of {floors[metric].limit} stands as it is.")
    return new


def read(path: Path) -> tuple[Floor, ...]:
    """The history of a file of floors, oldest first; empty where there is no file.

    Raises `BenchmarkError` for a file that is none, or whose floors are not those of its history.
    """
    if not path.exists():
        return ()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        history = tuple(map(_from_dict, kept["history"]))
        told = {floor.metric: floor for floor in map(_from_dict, kept["floors"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BenchmarkError(f"The floors in {path} cannot be read: {error!r}.") from error
    for metric, floor in replayed(history, path.name).items():
        if told.pop(metric, None) != floor:
            raise BenchmarkError(f"{path.name}: the floor of {metric} is not the one that its history leads to.")
    if told:
        raise BenchmarkError(f"{path.name}: its history knows nothing of {', '.join(told)}.")
    return history


def write(path: Path, history: Iterable[Floor]) -> None:
    kept = tuple(history)
    told = {
        "set": path.stem,
        "slack_questions": SLACK,
        "floors": [floor.to_dict() for floor in replayed(kept, path.name).values()],
        "history": [floor.to_dict() for floor in kept],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _floor(metric: str, measure: Measure, stamp: Stamp, because: str | None = None) -> Floor:
    seen = _away(metric, measure.value, 4)
    return Floor(metric, limit_of(metric, seen, measure.count), seen, measure.count, stamp.commit, stamp.date, because)


def _from_dict(told: Mapping[str, Any]) -> Floor:
    limit = told["ceiling" if is_ceiling(told["metric"]) else "floor"]
    return Floor(told["metric"], limit, told["seen"], told["count"], told["commit"], told["date"], because=told.get("because"))
