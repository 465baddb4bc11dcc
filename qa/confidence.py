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

FITTED = Path(__file__).parent / "models" / "confidence.json"


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for an answer; each lies between 0 and 1.

    `reader`: the reader's own score; `search`: the score of the passage's article; `names`: the share of the question's names and
    numbers that the article holds; `fit`: how much of the question stands in the cited sentence; `lead`: how far the reader's
    score is above that of the best different answer.
    """

    reader: float
    search: float
    names: float
    fit: float
    lead: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """`answered` and `unsure` are the confidences from which an answer has that status."""

    intercept: float
    weights: Mapping[str, float]
    answered: float
    unsure: float

    def confidence(self, signs: Signs) -> float:
        z = self.intercept + sum(self.weights[name] * value for name, value in asdict(signs).items())
        return 1 / (1 + math.exp(-z))

    def status(self, confidence: float) -> Status:
        if confidence >= self.answered:
            return "answered"
        return "unsure" if confidence >= self.unsure else "not_found"


@cache
def calibration(reader: str, path: Path = FITTED) -> Calibration:
    """That of the named reader."""
    return Calibration(**json.loads(path.read_text(encoding="utf-8"))[reader])
