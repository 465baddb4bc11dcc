"""Late is what stays away for longer than it used to: by outlet, and for all together."""

from datetime import date, timedelta

import pytest

from index.rhythm import State, rhythm_of
from qa.desk.freshness import freshness_of
from qa.desk.freshness_text import freshness_lines

TODAY = date(2025, 6, 30)
Days = list[tuple[date, int]]


def every(gap: int, last: date, count: int = 30) -> Days:
    """`count` publication days, `gap` days apart, the last one on `last`."""
    return [(last - timedelta(days=gap * k), 2) for k in range(count)][::-1]


@pytest.mark.parametrize(
    ("gap", "silent", "state"),
    [(1, 0, "fresh"), (1, 3, "fresh"), (1, 4, "late"), (7, 14, "fresh"), (7, 15, "late"), (1, 181, "ended"), (30, 181, "late")],
)
def test_lateness_is_measured_by_the_rhythm_of_before(gap: int, silent: int, state: State) -> None:
    rhythm = rhythm_of([day for day, _ in every(gap, TODAY - timedelta(days=silent))], TODAY)
    assert (rhythm.usual_days, rhythm.silent_days, rhythm.state) == (gap, silent, state)


def test_a_few_days_make_no_rhythm() -> None:
    assert rhythm_of([day for day, _ in every(1, date(2024, 1, 1), count=4)], TODAY).state == "unknown"
    assert rhythm_of([], TODAY).newest is None


def test_one_silent_outlet_is_named_though_the_archive_is_fresh() -> None:
    days: dict[str | None, Days] = {"Kabar Randu": every(1, TODAY), "Gema Tirta": every(1, TODAY - timedelta(days=9))}
    found = freshness_of(days, TODAY)
    assert (found.whole.state, [outlet for outlet, _ in found.late], found.is_well) == ("fresh", ["Gema Tirta"], False)
    assert "Media yang terlambat: Gema Tirta (9 hari; biasanya 1)" in freshness_lines(found, "id")


def test_an_outlet_goes_on_under_its_other_spelling() -> None:
    days: dict[str | None, Days] = {"Gema Tirta": every(1, TODAY - timedelta(days=9)), "GEMA TIRTA": every(1, TODAY, count=9)}
    assert freshness_of(days, TODAY).late == ()


def test_an_outlet_that_ended_long_ago_is_not_missed_but_an_archive_that_did_is_late() -> None:
    long_ago = every(1, TODAY - timedelta(days=900))
    assert freshness_of({"Gema Tirta": long_ago, "Kabar Randu": every(1, TODAY)}, TODAY).is_well
    alone = freshness_of({"Gema Tirta": long_ago}, TODAY)
    assert (alone.whole.state, alone.is_well) == ("late", False)
    assert any("terlambat" in line for line in freshness_lines(alone, "id"))
    assert any("late" in line for line in freshness_lines(alone, "en"))


def test_dates_in_the_future_hide_no_lateness_and_are_counted() -> None:
    days: dict[str | None, Days] = {"Gema Tirta": [*every(1, TODAY - timedelta(days=9)), (date(2035, 1, 1), 3)]}
    found = freshness_of(days, TODAY)
    assert (found.whole.state, found.ahead) == ("late", 3)


def test_what_the_last_rebuild_could_not_take_in_is_not_well() -> None:
    fresh: dict[str | None, Days] = {"Kabar Randu": every(1, TODAY)}
    assert freshness_of(fresh, TODAY).is_well
    assert not freshness_of(fresh, TODAY, failed=2).is_well
    assert freshness_of(fresh, TODAY, failed=2).to_dict()["failed"] == 2


@pytest.mark.parametrize(("language", "told"), [("id", "Tidak ada artikel bertanggal."), ("en", "No article has a date.")])
def test_an_archive_without_dates_says_so(language: str, told: str) -> None:
    assert freshness_lines(freshness_of({}, TODAY), language) == [told]  # type: ignore[arg-type]
