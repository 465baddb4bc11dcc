"""An archive's own questions draw the line of "answered", where they are enough."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index import Archive
from qa import Assistant
from qa.errors import AnswerError
from qa.evaluation.fitting import fit, keep, sentence
from qa.evaluation.report import EvaluationReport, Question
from qa.evaluation.run import evaluate
from qa.ranking.calibration import calibration
from qa.ranking.own_thresholds import NAME, with_own
from qa.ranking.risk import Bound, least_asked

MEETING = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
BOUND = Bound(0.1, 0.4321, 80, 2, 0.077)


@pytest.fixture(scope="module")
def one_right(sample_archive: Archive) -> EvaluationReport:
    asked = Question("q", MEETING, "id", None, ("Rinaldo Aser",), True, None)
    return evaluate(sample_archive, [asked])


def test_what_was_kept_draws_the_line_and_what_was_not_borne_out_stays(tmp_path: Path) -> None:
    shipped = calibration("extractive")
    keep(tmp_path, {"0.1": BOUND, "0.05": None})
    own = with_own(shipped, tmp_path)
    assert own.threshold(100, 0.1) == BOUND.confidence
    assert own.threshold(100, 0.05) == shipped.threshold(100, 0.05)
    assert with_own(shipped, tmp_path / "elsewhere") == shipped


def test_as_many_right_answers_as_it_takes_bear_a_risk_out(one_right: EvaluationReport) -> None:
    (outcome,) = one_right.outcomes
    assert outcome.is_right
    least = 2 * least_asked(0.2)
    enough = fit(replace(one_right, outcomes=(outcome,) * least), ["0.2", "0.05"])
    assert enough["0.2"]
    assert enough["0.2"].confidence == outcome.answer.confidence
    assert enough["0.05"] is None
    assert fit(replace(one_right, outcomes=(outcome,) * (least - 1)), ["0.2"]) == {"0.2": None}


def test_each_risk_is_told_in_a_sentence() -> None:
    assert "from confidence 0.432 on, where 2 of 80 are wrong" in sentence("0.1", BOUND)
    assert f"{2 * least_asked(0.05)} answers or more" in sentence("0.05", None)


def test_an_assistant_answers_by_the_archives_own_line(sample_archive: Archive) -> None:
    confidence = Assistant(sample_archive).ask(MEETING).confidence
    file = sample_archive.path / NAME
    try:
        file.write_text(json.dumps({"0.1": confidence - 0.001, "0.05": confidence + 0.001}))
        assert Assistant(sample_archive).ask(MEETING).status == "answered"
        assert Assistant(sample_archive, risk=0.05).ask(MEETING).status == "unsure"
        file.write_text("[1]")
        with pytest.raises(AnswerError, match="damaged"):
            Assistant(sample_archive)
    finally:
        file.unlink()


def test_a_risk_that_was_not_fitted_is_refused_at_once(sample_archive: Archive) -> None:
    with pytest.raises(ValueError, match=r"0\.05, 0\.1, 0\.2"):
        Assistant(sample_archive, risk=0.5)
