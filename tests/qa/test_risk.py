"""The share of wrong answers under "answered" is bounded from above, and too few questions bound nothing."""

import random

import pytest

from qa.ranking.risk import LEVEL, bound_for, least_asked, upper_bound


def test_the_bound_is_the_share_under_which_so_few_wrong_ones_are_just_believable() -> None:
    # None wrong of n: (1 - p)^n = 0.05. One wrong of n: (1 - p)^n + n p (1 - p)^(n - 1) = 0.05.
    assert (1 - upper_bound(0, 40)) ** 40 == pytest.approx(1 - LEVEL)
    p = upper_bound(1, 40)
    assert (1 - p) ** 40 + 40 * p * (1 - p) ** 39 == pytest.approx(1 - LEVEL)
    assert upper_bound(3, 3) == upper_bound(0, 0) == 1.0


@pytest.mark.parametrize("risk", [0.05, 0.1, 0.2])
def test_so_many_right_ones_are_just_enough(risk: float) -> None:
    enough = least_asked(risk)
    assert upper_bound(0, enough) <= risk < upper_bound(0, enough - 1)


def test_too_few_questions_bound_nothing() -> None:
    assert bound_for(0.1, [(0.9, True)] * (2 * least_asked(0.1) - 1)) is None
    assert bound_for(0.1, []) is None


def test_the_threshold_lies_where_wrong_answers_begin() -> None:
    judged = [(0.9 - k / 10_000, True) for k in range(300)] + [(0.5 - k / 10_000, False) for k in range(300)]
    found = bound_for(0.1, judged)
    assert found
    assert found.confidence < 0.9
    assert found.most <= 0.1
    assert found.wrong / found.asked < 0.1
    assert found.asked < 300 / 0.9  # a tenth of wrong ones at the very most


def test_what_comes_behind_a_failure_is_not_looked_at() -> None:
    early = [(1.0, False)] * 10 + [(0.9, True)] * 2_000
    assert bound_for(0.1, early) is None


def test_the_promise_is_kept_on_other_questions() -> None:
    draw = random.Random(0)
    kept = 0
    for _ in range(200):
        judged = [(c, draw.random() < c) for c in (draw.random() for _ in range(400))]
        found = bound_for(0.1, judged)
        # Of questions whose confidence is spread evenly from t to 1 and true, 1 - (1 + t) / 2 are wrong.
        kept += found is None or (1 - found.confidence) / 2 <= 0.1
    assert kept / 200 >= LEVEL - 0.03
