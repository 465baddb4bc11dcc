"""Thresholds of "answered" that were fitted on an archive's own questions, kept beside its generations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from qa.errors import AnswerError
from qa.evaluation.report import EvaluationReport
from qa.ranking.calibration import Calibration
from qa.ranking.risk import LEVEL, Bound, bound_for, least_asked

NAME = "thresholds.json"


def with_own(calibration: Calibration, path: Path) -> Calibration:
    """The calibration with the thresholds kept at `path`, where there are any. Raises AnswerError where they are damaged."""
    own = _load(path)
    lines = {risk: ((0, confidence),) for risk, confidence in own.items()}
    return replace(calibration, answered={**calibration.answered, **lines}) if own else calibration


def fit(report: EvaluationReport, risks: Sequence[str]) -> dict[str, Bound | None]:
    """For each risk what the outcomes bear out; None where they are too few, or too many of them wrong."""
    judged = [(each.answer.confidence, each.is_right) for each in report.outcomes if each.answer.short]
    return {risk: bound_for(float(risk), judged) for risk in risks}


def keep(path: Path, found: Mapping[str, Bound | None]) -> None:
    """Replaces what was kept: a risk that is not borne out keeps the threshold that the program comes with."""
    written = {risk: bound.confidence for risk, bound in found.items() if bound}
    whole = path / (NAME + ".part")
    whole.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    whole.replace(path / NAME)


def sentence(risk: str, bound: Bound | None) -> str:
    """What was found for one risk, as a line of text."""
    share = f"{float(risk):.0%}"
    if bound is None:
        least = 2 * least_asked(float(risk))
        return (
            f"at most {share} wrong: not borne out, since it takes {least} answers or more, few of them wrong; "
            "the threshold that the program comes with stays"
        )
    return (
        f"at most {share} wrong: from confidence {bound.confidence:.3f} on, where {bound.wrong} of {bound.asked} are wrong; "
        f"that is at most {bound.most:.1%} of questions of this kind, with {LEVEL:.0%} certainty"
    )


def _load(path: Path) -> dict[str, float]:
    try:
        found = json.loads((path / NAME).read_text(encoding="utf-8"))
        return {str(float(risk)): float(confidence) for risk, confidence in found.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError, TypeError) as error:
        raise AnswerError(f"{path / NAME} is damaged: remove it, or run `wartanya eval FILE.jsonl --fit` again.") from error
