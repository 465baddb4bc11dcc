"""How well notices of newsrooms are linked to their reports, on articles made to confuse."""

from collections.abc import Callable, Sequence

import pytest

from benchmarks.notice_cases import Case
from benchmarks.notices import cases, cases_apart, linked, measure
from benchmarks.notices_third import cases_third
from qa.desk.notice_words import MARKS
from qa.desk.notices import may_tell


@pytest.mark.parametrize("made", [cases, cases_apart, cases_third])
def test_links_are_right_and_most_are_found_on_what_was_made_to_confuse(made: Callable[[], Sequence[Case]]) -> None:
    asked = made()
    notices = [case for case in asked if case.expected]
    score = measure(asked)
    assert (len(notices) >= 60, len(asked) - len(notices) >= 200) == (True, True)
    assert score.precision >= 0.95
    assert score.recall >= 0.8


def test_each_notice_that_is_linked_is_among_the_candidates_for_its_report() -> None:
    found = [
        case.article for made in (cases(), cases_apart(), cases_third()) for case in made if case.expected and linked(case)
    ]
    texts = [f"{article.title}\n{article.text}".lower() for article in found]
    assert all(any(mark in text for mark in MARKS) for text in texts)
    assert all(may_tell(article) for article in found)
