"""How much of what is called "answered" may be wrong, and from which confidence on that holds.

Of the questions whose confidence is at least a threshold so many were answered wrongly: the Clopper-Pearson bound
(Biometrika 26, 1934) tells what share of wrong answers that many still bear out. Thresholds are tried from the strictest
to the loosest, in an order that does not look at what is right, and the last one before the first that fails is taken: fixed
sequence testing, as in "Learn then Test" (Angelopoulos et al., 2021, section 3.1), so that trying many costs no certainty.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEVEL = 0.95  # how certain the bound is
STEPS = 50  # thresholds that are tried, at the most


@dataclass(frozen=True, slots=True)
class Bound:
    """From `confidence` on `wrong` of `asked` questions are answered wrongly, and at `LEVEL` at most the share `most` is."""

    risk: float
    confidence: float
    asked: int
    wrong: int
    most: float


def upper_bound(wrong: int, asked: int, level: float = LEVEL) -> float:
    """The largest share of wrong answers that `wrong` of `asked` still bear out, one-sided; 1 where nothing was asked."""
    from scipy.stats import beta

    return 1.0 if wrong >= asked else float(beta.ppf(level, wrong + 1, asked - wrong))


def least_asked(risk: float, level: float = LEVEL) -> int:
    """How many right answers in a row it takes before a share of `risk` wrong ones can be excluded."""
    return math.ceil(math.log(1 - level) / math.log(1 - risk))


def bound_for(risk: float, judged: Sequence[tuple[float, bool]], level: float = LEVEL) -> Bound | None:
    """The loosest threshold under which the share of wrong answers is at most `risk`; None where the questions are too few.

    `judged` holds (confidence, whether the answer is right) of questions that fitted nothing. The first threshold tried leaves
    twice as many answers as it takes if all were right.
    """
    ranked = sorted(judged, key=lambda pair: -pair[0])
    first = 2 * least_asked(risk, level)
    found: Bound | None = None
    for asked in _counts(first, len(ranked)):
        wrong = sum(not right for _, right in ranked[:asked])
        most = upper_bound(wrong, asked, level)
        if most > risk:
            break
        found = Bound(risk, ranked[asked - 1][0], asked, wrong, most)
    return found


def _counts(first: int, last: int) -> list[int]:
    step = max(1, (last - first) // STEPS)
    return [*range(first, last, step), last] if last >= first else []
