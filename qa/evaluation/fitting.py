"""Fits the thresholds of "answered" to an archive's own questions, and keeps them beside its generations."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from qa.evaluation.report import EvaluationReport
from qa.ranking.own_thresholds import NAME
from qa.ranking.risk import LEVEL, Bound, bound_for, least_asked


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
