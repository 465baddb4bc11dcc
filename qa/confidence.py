"""How sure an answer is: one number, the chance that it is right, and the two thresholds that are drawn through it.

Fitted on a fold of questions that trained nothing else (`training/confidence.py`), one set of weights a reader.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from qa.types import Status

MOST_ODDS = 8.0
MOST_LEAD = 4.0
MOST_NAMES = 4

FITTED = Path(__file__).parent / "models" / "confidence.json"


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for one reading; all lie between 0 and 1, but for the two margins (-1 to 1: log odds over MOST_ODDS).

    `reader`, `reader_margin`: the reader's own score; `clear`: how much likelier its words are than any others beside them;
    `search`, `search_margin`: that of the passage; `near_best`: the passage's score over the best passage's; `names`: the
    share of the question's names and numbers that the article holds; `fit`: how much of the question stands in the cited
    sentence; `kind`: 1 where the words look like the kind asked for; `agree`: 1 where another article answers the same;
    `office`: 1 where the article gives the person the office that is asked for, 0 where it gives another one, 0.5 otherwise.
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


@dataclass(frozen=True, slots=True)
class Calibration:
    """Readings are ranked by `weights`; the best one's confidence also counts its `lead` over the best different answer, and
    how much the question names: "why has the hotel never been used?" fits too many hotels to be sure of one.

    `answered` and `unsure` are the confidences from which an answer has that status.
    """

    weights: Mapping[str, float]
    intercept: float
    slope: float
    lead: float
    named: float
    answered: float
    unsure: float

    def rank(self, signs: Signs) -> float:
        """Log odds, up to a constant, that the reading is right."""
        return math.fsum(self.weights[name] * value for name, value in asdict(signs).items())

    def confidence(self, best: float, rival: float | None, names: int) -> float:
        """The chance that the best reading is right: from its rank, that of the best different answer, and the number of
        names and numbers in the question.
        """
        lead = min(best - rival, MOST_LEAD) if rival is not None else MOST_LEAD
        z = self.intercept + self.slope * best + self.lead * lead + self.named * min(names, MOST_NAMES) / MOST_NAMES
        return 1 / (1 + math.exp(-z))

    def status(self, confidence: float) -> Status:
        if confidence >= self.answered:
            return "answered"
        return "unsure" if confidence >= self.unsure else "not_found"


def margin(probability: float) -> float:
    """Log odds over MOST_ODDS, within -1 and 1."""
    held = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-1.0, min(1.0, math.log(held / (1 - held)) / MOST_ODDS))


@cache
def calibration(reader: str, path: Path = FITTED) -> Calibration:
    """That of the named reader."""
    return Calibration(**json.loads(path.read_text(encoding="utf-8"))[reader])
