"""What a suite finds, case by case, and what that comes to."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Half = Literal["first", "second"]
HALVES: tuple[Half, ...] = ("first", "second")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `system` made of one `case`: how much of it was found, missed, and given without being there.

    A value of which there is one is right, missed (none given) or wrong.
    """

    case: str
    measure: str
    system: str
    right: int = 0
    missed: int = 0
    wrong: int = 0
    detail: str = ""

    @property
    def half(self) -> Half:
        return half_of(self.case)


@dataclass(slots=True)
class Tally:
    """The outcomes of one system in one measure, added up."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.missed + self.wrong) if self.right else 0.0

    def add(self, outcome: Outcome) -> None:
        self.right += outcome.right
        self.missed += outcome.missed
        self.wrong += outcome.wrong


@dataclass(frozen=True, slots=True)
class Summary:
    """By measure and system. Measures in `shares` are told by precision and recall, the others by right of all."""

    shares: frozenset[str]
    tallies: Mapping[str, Mapping[str, Tally]] = field(default_factory=dict)

    def record(self) -> dict[str, dict[str, dict[str, float]]]:
        """As JSON: counts, and for shares F1, precision and recall to four places."""
        return {
            measure: {system: self._told(measure, tally) for system, tally in systems.items()}
            for measure, systems in self.tallies.items()
        }

    def cell(self, measure: str, system: str) -> str:
        """As a table shows it; nothing where the system has no such measure."""
        tally = self.tallies[measure].get(system)
        if tally is None:
            return ""
        if measure in self.shares:
            return f"F {100 * tally.f1:.1f} (P {100 * tally.precision:.1f}, R {100 * tally.recall:.1f})"
        beside = ", ".join(f"{n} {name}" for n, name in ((tally.missed, "none"), (tally.wrong, "wrong")) if n)
        return f"{tally.right}/{tally.right + tally.missed + tally.wrong}{f' ({beside})' if beside else ''}"

    def _told(self, measure: str, tally: Tally) -> dict[str, float]:
        counts: dict[str, float] = {"right": tally.right, "missed": tally.missed, "wrong": tally.wrong}
        if measure in self.shares:
            counts |= {name: round(getattr(tally, name), 4) for name in ("f1", "precision", "recall")}
        return counts


def half_of(case: str) -> Half:
    """The half that the case belongs to, by its name: one to look at, the other to see whether it holds there too."""
    return HALVES[hashlib.sha256(case.encode()).digest()[0] % 2]


def value_outcome(case: str, measure: str, system: str, wanted: object, given: object) -> Outcome:
    """Of a value that is either given or not; None stands for no value."""
    right, missed = given == wanted, given is None and wanted is not None
    detail = f"{given} for {wanted}"
    return Outcome(case, measure, system, int(right), int(missed), int(not right and not missed), detail)


def summary(outcomes: Iterable[Outcome], shares: frozenset[str] = frozenset()) -> Summary:
    """All outcomes added up, and each half by itself."""
    tallies: dict[str, dict[str, Tally]] = {}
    for outcome in outcomes:
        for measure in (outcome.measure, f"{outcome.measure}, {outcome.half} half"):
            tallies.setdefault(measure, {}).setdefault(outcome.system, Tally()).add(outcome)
    told = {name for name in tallies if name.removesuffix(", first half").removesuffix(", second half") in shares}
    return Summary(frozenset(told), {name: tallies[name] for name in _in_order(tallies)})


def _in_order(tallies: Iterable[str]) -> Iterator[str]:
    """The whole of each measure first, then the halves."""
    names = list(tallies)
    yield from (name for name in names if not name.endswith(" half"))
    yield from sorted(name for name in names if name.endswith(" half"))
