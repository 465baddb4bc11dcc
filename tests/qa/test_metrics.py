"""Each measure against its formula, worked out by hand."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.evaluation.metrics import (
    bootstrap_interval,
    exact_match,
    hit_at_k,
    normalised,
    percentile,
    reciprocal_rank,
    reliability,
    risk_coverage,
    token_f1,
)

SHARES = st.floats(min_value=0, max_value=1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("AKBP Rinaldo Aser, S.I.K.", ("akbp", "rinaldo", "aser", "s", "i", "k")),
        ("  Rp 1.500.000,-  ", ("rp", "1.500.000")),
        ("2,5 persen", ("2,5", "persen")),
        ("26/08/2024", ("26/08/2024",)),
        ("A. Riza Patria", ("a", "riza", "patria")),
        ("the Regent", ("the", "regent")),
        ("“Jum’at”", ("jum", "at")),
        ("...", ()),
    ],
)
def test_case_and_punctuation_do_not_count_but_numbers_and_initials_do(answer: str, words: tuple[str, ...]) -> None:
    assert normalised(answer) == words


def test_any_of_the_expected_answers_is_an_exact_match() -> None:
    assert exact_match("kompol abilio dos santos.", ["Abilio Dos Santos", "Kompol Abilio Dos Santos"]) == 1


@pytest.mark.parametrize("answer", [None, "", "Abilio Santos", "Dos Santos Abilio"])
def test_fewer_or_other_words_are_no_exact_match(answer: str | None) -> None:
    assert exact_match(answer, ["Abilio Dos Santos"]) == 0


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    precision, recall = 2 / 3, 2 / 4
    assert token_f1("Kompol Abilio Santos", ["Wakapolres Abilio Dos Santos"]) == pytest.approx(
        2 * precision * recall / (precision + recall)
    )


def test_f1_takes_the_expected_answer_that_fits_best() -> None:
    assert token_f1("Abilio Dos Santos", ["Abilio", "Abilio Dos Santos"]) == 1


def test_f1_counts_a_repeated_word_as_often_as_both_have_it() -> None:
    assert token_f1("satu satu satu", ["satu"]) == pytest.approx(2 * 1 / (3 + 1))


@pytest.mark.parametrize(("answer", "expected"), [(None, ["Abilio"]), ("Abilio", []), ("Abilio", ["!"])])
def test_f1_of_nothing_in_common_is_nought(answer: str | None, expected: Sequence[str]) -> None:
    assert token_f1(answer, expected) == 0


@given(st.text(), st.text())
def test_f1_is_symmetric_and_never_below_exact_match(one: str, other: str) -> None:
    assert token_f1(one, [other]) == token_f1(other, [one]) >= exact_match(one, [other])


@pytest.mark.parametrize(("rank", "hit"), [(1, 1), (5, 1), (6, 0), (None, 0)])
def test_a_hit_stands_among_the_first_k(rank: int | None, hit: float) -> None:
    assert hit_at_k(rank, 5) == hit


def test_reciprocal_rank_of_what_was_not_found_is_nought() -> None:
    assert [reciprocal_rank(rank) for rank in (1, 2, 4, None)] == [1, 1 / 2, 1 / 4, 0]


def test_risk_grows_as_less_confident_answers_are_let_in() -> None:
    points = [(0.2, 0.0), (0.9, 1.0), (0.5, 0.0), (0.7, 1.0)]
    assert risk_coverage(points) == ((1 / 4, 0 / 1), (2 / 4, 0 / 2), (3 / 4, 1 / 3), (4 / 4, 2 / 4))


def test_equal_confidences_enter_together_in_any_order() -> None:
    assert risk_coverage([(0.5, 1), (0.5, 0)]) == risk_coverage([(0.5, 0), (0.5, 1)]) == ((1.0, 1 / 2),)


def test_no_points_make_no_curve() -> None:
    assert risk_coverage([]) == ()


@given(st.lists(SHARES, min_size=1, max_size=30))
def test_the_interval_lies_within_the_values(values: list[float]) -> None:
    low, high = bootstrap_interval(values, seed=1, resamples=50)
    assert min(values) - 1e-12 <= low <= high <= max(values) + 1e-12


def test_the_same_seed_gives_the_same_interval() -> None:
    values = [number / 97 for number in range(97)]
    assert bootstrap_interval(values, seed=3) == bootstrap_interval(values, seed=3) != bootstrap_interval(values, seed=4)


def test_the_interval_is_as_wide_as_the_normal_one_for_many_coin_flips() -> None:
    low, high = bootstrap_interval([0.0, 1.0] * 200)
    half = 1.96 * (0.5 * 0.5 / 400) ** 0.5
    assert (low, high) == (pytest.approx(0.5 - half, abs=0.01), pytest.approx(0.5 + half, abs=0.01))


def test_an_interval_needs_a_value() -> None:
    with pytest.raises(ValueError, match="at least one"):
        bootstrap_interval([])


@given(st.lists(SHARES, min_size=1), st.floats(min_value=0, max_value=100))
def test_percentiles_are_those_of_numpy(values: list[float], percent: float) -> None:
    assert percentile(sorted(values), percent) == pytest.approx(float(np.percentile(values, percent)))


def test_reliability_compares_confidence_and_rightness_of_like_answers() -> None:
    points = [(0.1, 0.0), (0.3, 1.0), (0.9, 1.0), (0.7, 0.0)]
    found = reliability(points, bins=2)
    assert [count for *_, count in found] == [2, 2]
    assert found[0][:2] == pytest.approx(((0.1 + 0.3) / 2, 1 / 2))
    assert found[1][:2] == pytest.approx(((0.7 + 0.9) / 2, 1 / 2))


@pytest.mark.parametrize("count", [0, 1, 3, 7])
def test_reliability_counts_every_answer_once(count: int) -> None:
    assert sum(n for *_, n in reliability([(k / 10, 1.0) for k in range(count)])) == count
