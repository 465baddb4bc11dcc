"""How well notices of newsrooms are linked to their reports, on articles made to confuse."""

from collections.abc import Callable, Sequence

import pytest

from benchmarks.notice_cases import Case
from benchmarks.notices import cases, cases_apart, measure
from benchmarks.notices_third import cases_third


@pytest.mark.parametrize("made", [cases, cases_apart, cases_third])
def test_links_are_right_and_most_are_found_on_what_was_made_to_confuse(made: Callable[[], Sequence[Case]]) -> None:
    asked = made()
    notices = [case for case in asked if case.expected]
    score = measure(asked)
    assert (len(notices) >= 60, len(asked) - len(notices) >= 200) == (True, True)
    assert score.precision >= 0.95
    assert score.recall >= 0.8
