"""From which confidence on so many may be called answered: what is borne out, or what was seen."""

import numpy as np
import pytest

from training.confidence import LEAST_SEEN, NEVER, threshold


def found(right: list[bool]) -> np.ndarray:
    """Rows of (confidence, F1, right, sure), the surest first."""
    return np.array([(1 - place / 10_000, 1.0, float(each), 1.0) for place, each in enumerate(right)])


def test_what_is_borne_out_is_taken() -> None:
    assert threshold(0.1, "few wrong", found([True] * 400)) == pytest.approx(1 - 399 / 10_000)


def test_a_bound_that_leaves_less_than_half_of_what_was_seen_to_hold_is_not() -> None:
    """The surest 60 bear out a tenth, the next ones not; over 400 a tenth was seen."""
    right = [True] * 60 + [False] * 12 + [True] * 328
    assert threshold(0.1, "wrong early", found(right)) == pytest.approx(1 - 399 / 10_000)


def test_where_too_many_are_wrong_none_is_called_answered() -> None:
    assert threshold(0.1, "all wrong", found([False] * 100)) == NEVER
    assert threshold(0.1, "too few", found([True] * (LEAST_SEEN - 1))) == NEVER
