"""All rules over answers in one registry: by name, each with a switch."""

from qa.answer_rules.registry import DOUBTS, SHAPES, VETOES, doubted, shaped, vetoed
from tests.qa.candidates import candidate, shown

THEFT = (
    "Polisi membekuk pencuri sapi berinisial WS di Sukaraja. "
    "Korban bernama Darsono kehilangan dua sapi. Suparman Hadi juga datang."
)
ASKED = "Siapa pencuri sapi di Sukaraja?"


def test_a_veto_is_told_by_its_name() -> None:
    assert vetoed(candidate(ASKED, THEFT, "Darsono")) == "another_role"
    assert vetoed(candidate(ASKED, THEFT, "WS")) is None


def test_a_doubt_is_told_by_its_name() -> None:
    assert doubted(candidate(ASKED, THEFT, "Suparman Hadi")) == "not_called_culprit"
    assert doubted(candidate(ASKED, THEFT, "WS")) is None


def test_each_rule_can_be_left_out() -> None:
    assert vetoed(candidate(ASKED, THEFT, "Darsono"), without={"another_role"}) is None
    assert doubted(candidate(ASKED, THEFT, "Suparman Hadi"), without={"not_called_culprit"}) is None
    found = candidate(ASKED, THEFT, "berinisial WS")
    assert shown(found, shaped(found)) == "WS"
    assert shaped(found, without=set(SHAPES)) == found.span


def test_a_shape_goes_on_from_the_one_before_it() -> None:
    text = "Pencuri berinisial WS ditangkap polisi."
    found = candidate("Siapa pencuri sapi?", text, "berinisial WS ditangkap polisi")
    assert shown(found, shaped(found)) == "WS"


def test_no_name_is_given_twice() -> None:
    names = [*VETOES, *DOUBTS, *SHAPES]
    assert len(names) == len(set(names))
