"""Thresholds of "answered" that were fitted on an archive's own questions (qa/evaluation/fitting.py)."""

import json
from dataclasses import replace
from pathlib import Path

from qa.errors import AnswerError
from qa.ranking.calibration import Calibration

NAME = "thresholds.json"


def with_own(calibration: Calibration, path: Path) -> Calibration:
    """The calibration with the thresholds kept at `path`, where there are any. Raises AnswerError where they are damaged."""
    own = _load(path)
    lines = {risk: ((0, confidence),) for risk, confidence in own.items()}
    return replace(calibration, answered={**calibration.answered, **lines}) if own else calibration


def _load(path: Path) -> dict[str, float]:
    try:
        found = json.loads((path / NAME).read_text(encoding="utf-8"))
        return {str(float(risk)): float(confidence) for risk, confidence in found.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError, TypeError) as error:
        raise AnswerError("thresholds_damaged", path=path / NAME) from error
