"""How sure an answer is: one number, the chance that it is right, and the two thresholds that are drawn through it.

Fitted on a fold of questions that trained nothing else (`training/confidence.py`), one set of weights a reader.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from qa.reading.rereading import NOT_READ, Reread
from qa.types import AnswerType, Language, Status

MAX_LOGIT = 8.0
MOST_LEAD = 4.0
MOST_NAMES = 4
CROWD = 5.0  # powers of ten, in articles
DEFAULT_RISK = 0.1
KINDS: tuple[AnswerType, ...] = ("who", "where", "when", "howmany", "why", "how")  # beside "what"

FITTED = Path(__file__).parent.parent / "models" / "confidence.json"


@dataclass(frozen=True, slots=True)
class AnswerFeatures:
    """What speaks for one reading; all lie between 0 and 1, but for the two margins (-1 to 1: log odds over MAX_LOGIT).

    `reader`, `reader_margin`: the reader's own score; `clear`: how much likelier its words are than any others beside them;
    `search`, `search_margin`: that of the passage; `near_best`: the passage's score over the best passage's; `names`: the
    share of the question's names and numbers that the article holds; `fit`: how much of the question stands in the cited
    sentence; `kind`: 1 where the words look like the kind asked for; `agree`: 1 where another article answers the same;
    `office`: 1 where the article gives the person the office that is asked for, 0 where it gives another one, 0.5 otherwise;
    `covered`, `rarest`: how much of the question the article holds, as `qa.reading.reader.Evidence` has it.
    """

    reader: float
    reader_margin: float
    clear: float
    search: float
    search_margin: float
    near_best: float
    names: float
    fit: float
    kind: float
    agree: float
    office: float
    covered: float
    rarest: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a question bears on how sure its answer is: its kind, its language, how many names and numbers it has, and among
    how many articles it is asked: "why has the hotel never been used?" fits one of fifty, and a score of forty thousand.
    """

    kind: AnswerType
    language: Language
    names: int
    articles: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Readings are ranked by `weights`; how sure the best one is, `judging` says, over `judged` (a logistic regression).

    `answered` holds, for each share of wrong answers that is asked for, the confidences from which "answered" keeps to it, each
    beside the number of articles that it was seen among, fewest first: an archive takes the line of the next larger one.
    `unsure` is the confidence from which an answer is shown at all.
    """

    weights: Mapping[str, float]
    intercept: float
    judging: Mapping[str, float]
    answered: Mapping[str, Sequence[tuple[int, float]]]
    unsure: float

    def rank(self, signs: AnswerFeatures) -> float:
        """Log odds, up to a constant, that the reading is right."""
        return math.fsum(self.weights[name] * value for name, value in asdict(signs).items())

    def confidence(
        self, signs: AnswerFeatures, best: float, rival: float | None, asked: Asked, again: Reread = NOT_READ
    ) -> float:
        """The chance that the best reading is right, from its signs, its rank, that of the best different answer, and what its
        sentence says by itself.
        """
        values = judged(signs, best, rival, asked, again)
        z = self.intercept + math.fsum(weight * values[name] for name, weight in self.judging.items())
        return 1 / (1 + math.exp(-z))

    def status(self, confidence: float, articles: int, risk: float = DEFAULT_RISK) -> Status:
        """Of an answer found among so many articles. Raises ValueError for a `risk` that was not fitted."""
        if confidence >= self.threshold(articles, risk):
            return "answered"
        return "unsure" if confidence >= self.unsure else "not_found"

    def threshold(self, articles: int, risk: float = DEFAULT_RISK) -> float:
        """Raises ValueError for a `risk` that was not fitted."""
        lines = next((lines for known, lines in self.answered.items() if float(known) == risk), None)
        if lines is None:
            known = ", ".join(sorted(self.answered, key=float))
            raise ValueError(f"No threshold was fitted for a risk of {risk}: choose from {known}")
        return next((confidence for most, confidence in lines if articles <= most), lines[-1][1])

    def unborne_threshold(self, articles: int, risk: float = DEFAULT_RISK) -> float:
        """That of the next smaller risk, for a follow-up of what was not "answered" itself; without one nothing reaches it.

        Of such follow-ups that were called "answered" in 450 typed questions 6 of 19 were wrong, of those behind an answer that
        was sure 1 of 13; from this line on 1 of 6 (2026-11).
        """
        smaller = max((float(known) for known in self.answered if float(known) < risk), default=None)
        return math.inf if smaller is None else self.threshold(articles, smaller)


def judged(signs: AnswerFeatures, best: float, rival: float | None, asked: Asked, again: Reread = NOT_READ) -> dict[str, float]:
    """What the confidence is counted from, by name."""
    kinds = {f"is_{kind}": float(kind == asked.kind) for kind in KINDS}
    named = min(asked.names, MOST_NAMES) / MOST_NAMES
    crowd = math.log10(max(asked.articles, 1)) / CROWD
    return {
        "rank": best,
        "lead": min(best - rival, MOST_LEAD) if rival is not None else MOST_LEAD,
        "named": named,
        "crowd": crowd,
        "named_in_crowd": named * crowd,
        "is_english": float(asked.language == "en"),
        **kinds,
        **asdict(signs),
        "alone_lead": again.lead,
        "alone_own": again.own,
        "alone_same": again.same,
    }


def margin(probability: float) -> float:
    """Log odds over MAX_LOGIT, within -1 and 1."""
    held = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-1.0, min(1.0, math.log(held / (1 - held)) / MAX_LOGIT))


@cache
def calibration(reader: str, path: Path = FITTED) -> Calibration:
    """That of the named reader."""
    return Calibration(**json.loads(path.read_text(encoding="utf-8"))[reader])
