"""How well notices of newsrooms are linked to their reports, on articles made to confuse."""

from collections.abc import Callable, Sequence

import pytest

from benchmarks.notices import Case, cases, cases_apart, measure


@pytest.mark.parametrize("made", [cases, cases_apart])
def test_links_are_right_and_most_are_found_on_what_was_made_to_confuse(made: Callable[[], Sequence[Case]]) -> None:
    asked = made()
    notices = [case for case in asked if case.expected]
    score = measure(asked)
    assert (len(notices) >= 60, len(asked) - len(notices) >= 200) == (True, True)
    assert score.precision >= 0.95
    assert score.recall >= 0.8
