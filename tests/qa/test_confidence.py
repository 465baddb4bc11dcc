"""One number for how sure an answer is, and the two lines drawn through it."""

import json
import math
from dataclasses import asdict, fields, replace

import pytest

from qa.ranking.calibration import FITTED, AnswerFeatures, Asked, Calibration, calibration, margin
from qa.reading.rereading import Reread
from qa.types import AnswerType

CLEAR = AnswerFeatures(
    reader=0.99,
    reader_margin=0.8,
    search=0.95,
    search_margin=0.6,
    near_best=1.0,
    names=1.0,
    fit=0.9,
    kind=1.0,
    agree=1.0,
    office=1.0,
    clear=1.0,
    covered=1.0,
    rarest=1.0,
)
POOR = AnswerFeatures(
    reader=0.05,
    reader_margin=-0.6,
    search=0.1,
    search_margin=-0.5,
    near_best=0.4,
    names=0.0,
    fit=0.1,
    kind=0.0,
    agree=0.0,
    office=0.0,
    clear=0.5,
    covered=0.2,
    rarest=0.0,
)
PLAIN = Calibration(
    {f.name: 1.0 for f in fields(AnswerFeatures)},
    0.0,
    {"rank": 1.0, "lead": 1.0, "named": 1.0},
    answered={"0.05": ((100, 0.9),), "0.1": ((100, 0.7), (1_000, 0.75)), "0.2": ((100, 0.7),)},
    unsure=0.2,
)


def asked(names: int = 0, kind: AnswerType = "who") -> Asked:
    return Asked(kind, "id", names, 100)


@pytest.mark.parametrize("reader", ["extractive", "rules"])
def test_a_clear_reading_outranks_a_poor_one(reader: str) -> None:
    fitted = calibration(reader)
    assert fitted.rank(CLEAR) > fitted.rank(POOR)


def test_what_the_sentence_says_by_itself_bears_on_how_sure_an_answer_is() -> None:
    judging = replace(PLAIN, judging={"alone_own": 2.0, "alone_same": 1.0})
    borne_out = judging.confidence(CLEAR, 0.0, 0.0, asked(), Reread(0.5, 0.5, 1.0))
    answered_from_elsewhere = judging.confidence(CLEAR, 0.0, 0.0, asked(), Reread(0.5, -0.5, 0.0))
    assert borne_out == pytest.approx(1 / (1 + math.exp(-2.0)))
    assert answered_from_elsewhere == pytest.approx(1 / (1 + math.exp(1.0)))


def test_a_rank_is_the_weighted_sum_of_the_signs() -> None:
    weighed = replace(PLAIN, weights={**dict.fromkeys(PLAIN.weights, 0.0), "reader": 2.0, "kind": 0.5})
    assert weighed.rank(CLEAR) == pytest.approx(2.0 * 0.99 + 0.5 * 1.0)


def test_confidence_is_a_chance() -> None:
    assert PLAIN.confidence(CLEAR, 0.0, 0.0, asked()) == 0.5
    assert PLAIN.confidence(CLEAR, 2.0, 1.0, asked()) == pytest.approx(1 / (1 + math.exp(-(2.0 + 1.0))))
    assert 0 < PLAIN.confidence(CLEAR, -300.0, 0.0, asked()) <= PLAIN.confidence(CLEAR, 300.0, None, asked(9)) <= 1


def test_a_rival_close_behind_makes_less_sure() -> None:
    alone, ahead, level = (PLAIN.confidence(CLEAR, 1.0, rival, asked(2)) for rival in (None, 0.5, 1.0))
    assert alone >= ahead > level


def test_a_question_that_names_more_is_answered_surer() -> None:
    none, one, many = (PLAIN.confidence(CLEAR, 1.0, 0.5, asked(names)) for names in (0, 1, 50))
    assert none < one <= many


def test_the_kind_of_question_and_what_speaks_for_the_words_are_judged_too() -> None:
    judging = replace(PLAIN, judging={"is_why": -2.0, "clear": 1.0})
    assert judging.confidence(CLEAR, 0.0, 0.0, asked()) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert judging.confidence(CLEAR, 0.0, 0.0, asked(kind="why")) == pytest.approx(1 / (1 + math.exp(1.0)))


def test_a_bare_question_says_less_among_many_articles() -> None:
    judging = replace(PLAIN, judging={"named": 1.0, "crowd": -2.0, "named_in_crowd": 1.0})
    few, many = (judging.confidence(CLEAR, 0.0, 0.0, Asked("who", "id", 2, articles)) for articles in (10, 10_000))
    assert few == pytest.approx(1 / (1 + math.exp(-(0.5 - 2 / 5 + 0.5 / 5))))
    assert many == pytest.approx(1 / (1 + math.exp(-(0.5 - 2 * 4 / 5 + 0.5 * 4 / 5))))
    assert judging.confidence(CLEAR, 0.0, 0.0, Asked("who", "id", 2, 0)) == pytest.approx(1 / (1 + math.exp(-0.5)))


def test_who_asks_for_less_risk_gets_fewer_answers() -> None:
    assert [PLAIN.status(0.8, 50, risk) for risk in (0.05, 0.1, 0.2)] == ["unsure", "answered", "answered"]
    with pytest.raises(ValueError, match=r"0\.05, 0\.1, 0\.2"):
        PLAIN.status(0.8, 50, 0.3)


def test_an_archive_takes_the_line_of_the_next_larger_one() -> None:
    assert [PLAIN.threshold(articles) for articles in (0, 100, 101, 1_000, 9_000)] == [0.7, 0.7, 0.75, 0.75, 0.75]


@pytest.mark.parametrize(
    ("confidence", "status"),
    [(1.0, "answered"), (0.7, "answered"), (0.699, "unsure"), (0.2, "unsure"), (0.199, "not_found"), (0.0, "not_found")],
)
def test_two_lines_part_three_statuses(confidence: float, status: str) -> None:
    assert PLAIN.status(confidence, 50) == status


def test_every_fitted_reader_weighs_every_sign_and_keeps_its_lines_in_order() -> None:
    for row in json.loads(FITTED.read_text(encoding="utf-8")).values():
        assert set(row["weights"]) == set(asdict(CLEAR))
        for strict, usual, lax in zip(*(row["answered"][risk] for risk in ("0.05", "0.1", "0.2")), strict=True):
            assert 0 < row["unsure"] <= lax[1] <= usual[1] <= strict[1]
            assert usual[1] < 1


@pytest.mark.parametrize(("probability", "expected"), [(0.5, 0.0), (0.0, -1.0), (1.0, 1.0)])
def test_a_margin_lies_between_minus_one_and_one(probability: float, expected: float) -> None:
    assert margin(probability) == pytest.approx(expected)


def test_what_follows_an_unsure_answer_is_held_to_the_next_smaller_risk() -> None:
    fitted = calibration("extractive")
    assert fitted.unborne_threshold(100, 0.2) == fitted.threshold(100, 0.1)
    assert fitted.unborne_threshold(100, 0.1) == fitted.threshold(100, 0.05) > fitted.threshold(100, 0.1)
    assert fitted.unborne_threshold(100, 0.05) == math.inf
