"""Dates and outlets as a visitor writes them."""

from datetime import date

import pytest

from index.types import Filter
from web.errors import ChoiceRejected
from web.filters import chosen, iso_day, used
from web.strings.chat import preferred


def test_nothing_written_chooses_nothing() -> None:
    assert chosen("", None, None) == chosen("  ", "", []) == Filter()


def test_dates_and_outlets_are_taken_as_written() -> None:
    assert chosen(" 2024-08-01 ", "2024-08-31", ["Warta Musi"]) == Filter(date(2024, 8, 1), date(2024, 8, 31), ("Warta Musi",))


def test_one_day_may_be_both_ends() -> None:
    assert chosen("2024-08-01", "2024-08-01", []) == Filter(date(2024, 8, 1), date(2024, 8, 1))


@pytest.mark.parametrize("written", ["26/08/2024", "26 Agustus 2024", "26 August 2024", "2024-08-26"])
def test_a_date_may_be_written_as_people_write_it(written: str) -> None:
    assert chosen(written, "", []) == Filter(date(2024, 8, 26))


@pytest.mark.parametrize("written", ["26/08/2024", "26 Agustus 2024", "2024-08-26T10:00"])
def test_programs_write_dates_in_one_way_only(written: str) -> None:
    assert chosen("2024-08-26", "", [], iso_day) == Filter(date(2024, 8, 26))
    with pytest.raises(ChoiceRejected, match=written):
        chosen(written, "", [], iso_day)


@pytest.mark.parametrize("written", ["2024-13-40", "26/08", "kemarin", "31/02/2024"])
def test_a_date_that_is_none_is_named(written: str) -> None:
    with pytest.raises(ChoiceRejected, match=written):
        chosen(written, "", [])


def test_what_is_not_understood_is_told_in_either_language() -> None:
    with pytest.raises(ChoiceRejected, match="was not understood") as refused:
        chosen("", "x", [])
    assert "tidak dikenali" in refused.value.in_language("id")


def test_dates_the_wrong_way_round_are_told() -> None:
    with pytest.raises(ChoiceRejected, match=r"2024-09-02.*2024-09-01"):
        chosen("2024-09-02", "2024-09-01", [])


def test_filters_in_use_are_counted() -> None:
    assert [used("", None, []), used("2024-08-01", " ", []), used("2024-08-01", "2024-08-02", ["a", "b"])] == [0, 1, 3]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("id-ID,id;q=0.9,en-US;q=0.8", "id"),
        ("en-GB,en;q=0.9", "en"),
        ("nl,en;q=0.5", "en"),
        ("su-ID,en", "id"),
        ("ja", "id"),
        ("", "id"),
        ("*", "id"),
        (";;,,", "id"),
    ],
)
def test_the_page_speaks_the_first_language_it_knows_of_those_accepted(accepted: str, language: str) -> None:
    assert preferred(accepted) == language
