"""What a newsroom asks of its own archive: shares that the measures of an evaluation may not fall below."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.evaluation.report import GROUPS, NAMES, EvaluationReport

# Of the others less is better.
GUARDED = tuple(name for name in NAMES if not name.startswith("answerable_refused"))
_ALSO_CALLED = {"short_f1": "f1", "short_exact_match": "exact_match"}


@dataclass(frozen=True, slots=True)
class Floor:
    """`group` is a key of `GROUPS`, `measure` one of `GUARDED`, `at_least` a share from 0 to 1."""

    group: str
    measure: str
    at_least: float


def floor(written: str) -> Floor:
    """As it is written: "f1=0.6", or of one group "en.f1=0.5". Raises ValueError, saying what there is."""
    name, equals, share = written.partition("=")
    group, dot, measure = name.rpartition(".")
    group, measure = group if dot else "all", _ALSO_CALLED.get(measure, measure)
    if group not in GROUPS:
        raise ValueError(f"there is no group {group!r}: there are {', '.join(GROUPS)}")
    if measure not in GUARDED:
        raise ValueError(f"there is no measure {measure!r} to guard: there are {', '.join(GUARDED)}")
    try:
        at_least = float(share)
    except ValueError as error:
        raise ValueError(f"{written!r} is not of the form {measure}=0.6") from error
    if not (equals and 0 <= at_least <= 1):
        raise ValueError(f"{share!r} is not a share between 0 and 1")
    return Floor(group, measure, at_least)


def missed(report: EvaluationReport, floors: Sequence[Floor]) -> list[str]:
    """One sentence for each floor that is not reached, or that no question bears on."""
    return [sentence for each in floors if (sentence := _missed(report, each))]


def _missed(report: EvaluationReport, wanted: Floor) -> str | None:
    named = f"{wanted.measure} ({NAMES[wanted.measure]}; {GROUPS[wanted.group]})"
    found = report.measures(wanted.group).get(wanted.measure)
    if found is None:
        return f"{named} was to be at least {wanted.at_least:g}, but no question bears on it."
    # As it is printed, so that what reads "0.6" reaches 0.6.
    if round(found.value, 4) >= wanted.at_least:
        return None
    interval = f"{found.count} values, 95 % interval {found.low:.2f} to {found.high:.2f}"
    return f"{named} is {found.value:.4f}, below {wanted.at_least:g} ({interval})."
