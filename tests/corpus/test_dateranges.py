"""Periods in a text. Unless a test says otherwise it was written on Wednesday, 28 August 2024."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates.periods import find_periods
from corpus.dates.units import month_after, third_of, unit_after, week_of

WRITTEN = date(2024, 8, 28)
DAYS = st.dates(date(1950, 1, 1), date(2069, 12, 31))
STEADY = settings(deadline=None, max_examples=min(50, settings.default.max_examples))
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()


def day(day: int, month: int, year: int = 2024) -> tuple[date, date]:
    return date(year, month, day), date(year, month, day)


def span(first: tuple[int, int, int], last: tuple[int, int, int]) -> tuple[date, date]:
    return date(*first), date(*last)


def months(first: tuple[int, int], last: tuple[int, int]) -> tuple[date, date]:
    """From the first day of (year, month) to the last day of another."""
    return date(*first, 1), date(last[0] + last[1] // 12, last[1] % 12 + 1, 1) - timedelta(1)


ABSOLUTE = [
    ("Jumat, 15 September 2023", day(15, 9, 2023)),
    ("Senin (26/8/2024)", day(26, 8)),
    ("Senin (26/08)", day(26, 8)),
    ("26 Agustus", day(26, 8)),
    ("Senin, 26 Agt. 2024", day(26, 8)),
    ("26 Sept 2024", day(26, 9)),
    ("9 Des 2023", day(9, 12, 2023)),
    ("2024-08-26", day(26, 8)),
    ("August 26, 2024", day(26, 8)),
    ("26 August 2024", day(26, 8)),
    ("26th of August", day(26, 8)),
    ("15-25 September 2019", span((2019, 9, 15), (2019, 9, 25))),
    ("15–25 September 2019", span((2019, 9, 15), (2019, 9, 25))),
    ("15 s.d. 25 September", span((2024, 9, 15), (2024, 9, 25))),
    ("15 s/d 25 September 2024", span((2024, 9, 15), (2024, 9, 25))),
    ("15 sampai 25 September 2024", span((2024, 9, 15), (2024, 9, 25))),
    ("15 sampai dengan 25 September", span((2024, 9, 15), (2024, 9, 25))),
    ("15 hingga 25 September 2024", span((2024, 9, 15), (2024, 9, 25))),
    ("15 to 25 September 2024", span((2024, 9, 15), (2024, 9, 25))),
    ("September 15-25, 2019", span((2019, 9, 15), (2019, 9, 25))),
    ("2-4 Sept. 2019", span((2019, 9, 2), (2019, 9, 4))),
    ("(26-28/8/2024)", span((2024, 8, 26), (2024, 8, 28))),
    ("Senin-Rabu (26-28/8)", span((2024, 8, 26), (2024, 8, 28))),
    ("Senin sampai Rabu, 26-28 Agustus 2024", span((2024, 8, 26), (2024, 8, 28))),
    ("26/8-3/9/2024", span((2024, 8, 26), (2024, 9, 3))),
    ("antara 1 dan 15 Maret 2024", span((2024, 3, 1), (2024, 3, 15))),
    ("between 1 and 15 March 2024", span((2024, 3, 1), (2024, 3, 15))),
    ("23 dan 24 Juli 2025", span((2025, 7, 23), (2025, 7, 24))),
    ("28 Agustus - 2 September 2024", span((2024, 8, 28), (2024, 9, 2))),
    ("28 Desember hingga 2 Januari 2025", span((2024, 12, 28), (2025, 1, 2))),
    ("dari 1 Agustus sampai 15 Agustus 2024", span((2024, 8, 1), (2024, 8, 15))),
    ("Agustus 2024", months((2024, 8), (2024, 8))),
    ("bulan Agustus 2024", months((2024, 8), (2024, 8))),
    ("August 2024", months((2024, 8), (2024, 8))),
    ("Feb. 2024", months((2024, 2), (2024, 2))),
    ("Mei 2024", months((2024, 5), (2024, 5))),
    ("awal Januari 2024", span((2024, 1, 1), (2024, 1, 10))),
    ("early January 2024", span((2024, 1, 1), (2024, 1, 10))),
    ("pertengahan Maret 2024", span((2024, 3, 11), (2024, 3, 20))),
    ("mid-March 2024", span((2024, 3, 11), (2024, 3, 20))),
    ("akhir Februari 2024", span((2024, 2, 21), (2024, 2, 29))),
    ("late February 2023", span((2023, 2, 21), (2023, 2, 28))),
    ("the end of March 2024", span((2024, 3, 21), (2024, 3, 31))),
    ("Januari-Maret 2024", months((2024, 1), (2024, 3))),
    ("Januari sampai Juli 2025", months((2025, 1), (2025, 7))),
    ("between January and April 2018", months((2018, 1), (2018, 4))),
    ("November-Januari 2024", months((2023, 11), (2024, 1))),
    ("from January 2023 to March 2024", months((2023, 1), (2024, 3))),
    ("tahun 2024", months((2024, 1), (2024, 12))),
    ("awal tahun 2024", months((2024, 1), (2024, 4))),
    ("mid-2024", months((2024, 5), (2024, 8))),
    ("akhir 2022 sampai awal 2023", months((2022, 9), (2023, 4))),
    ("dari 2019 hingga 2021", months((2019, 1), (2021, 12))),
    ("between 2019 and 2021", months((2019, 1), (2021, 12))),
]
RELATIVE = [
    ("kemarin", day(27, 8)),
    ("yesterday", day(27, 8)),
    ("kemarin lusa", day(26, 8)),
    ("the day before yesterday", day(26, 8)),
    ("hari ini", day(28, 8)),
    ("today", day(28, 8)),
    ("tadi pagi", day(28, 8)),
    ("besok", day(29, 8)),
    ("tomorrow", day(29, 8)),
    ("lusa", day(30, 8)),
    ("dua hari lalu", day(26, 8)),
    ("3 hari yang lalu", day(25, 8)),
    ("two days ago", day(26, 8)),
    ("a day ago", day(27, 8)),
    ("tiga hari lagi", day(31, 8)),
    ("Senin lalu", day(26, 8)),
    ("Senin kemarin", day(26, 8)),
    ("Rabu lalu", day(21, 8)),
    ("hari Minggu lalu", day(25, 8)),
    ("Jumat malam lalu", day(23, 8)),
    ("last Monday", day(26, 8)),
    ("Senin pekan lalu", day(19, 8)),
    ("Sunday last week", day(25, 8)),
    ("Kamis pekan ini", day(29, 8)),
    ("minggu ini", span((2024, 8, 26), (2024, 9, 1))),
    ("pekan ini", span((2024, 8, 26), (2024, 9, 1))),
    ("this week", span((2024, 8, 26), (2024, 9, 1))),
    ("pekan lalu", span((2024, 8, 19), (2024, 8, 25))),
    ("minggu yang lalu", span((2024, 8, 19), (2024, 8, 25))),
    ("last week", span((2024, 8, 19), (2024, 8, 25))),
    ("pekan depan", span((2024, 9, 2), (2024, 9, 8))),
    ("akhir pekan lalu", span((2024, 8, 24), (2024, 8, 25))),
    ("last weekend", span((2024, 8, 24), (2024, 8, 25))),
    ("awal pekan ini", span((2024, 8, 26), (2024, 8, 27))),
    ("bulan ini", months((2024, 8), (2024, 8))),
    ("bulan lalu", months((2024, 7), (2024, 7))),
    ("last month", months((2024, 7), (2024, 7))),
    ("akhir bulan lalu", span((2024, 7, 21), (2024, 7, 31))),
    ("early this month", span((2024, 8, 1), (2024, 8, 10))),
    ("tahun lalu", months((2023, 1), (2023, 12))),
    ("this year", months((2024, 1), (2024, 12))),
    ("akhir tahun lalu", months((2023, 9), (2023, 12))),
    ("Maret lalu", months((2024, 3), (2024, 3))),
    ("Desember lalu", months((2023, 12), (2023, 12))),
    ("Agustus tahun lalu", months((2023, 8), (2023, 8))),
    ("August last year", months((2023, 8), (2023, 8))),
    ("26 Agustus tahun lalu", day(26, 8, 2023)),
    ("Sabtu, 26 Agustus tahun lalu", day(26, 8, 2023)),
    ("sepekan terakhir", span((2024, 8, 21), (2024, 8, 28))),
    ("3 hari terakhir", span((2024, 8, 25), (2024, 8, 28))),
    ("the last two weeks", span((2024, 8, 14), (2024, 8, 28))),
    ("the past month", span((2024, 7, 28), (2024, 8, 28))),
]
OPEN = [
    ("sejak 2023", date(2023, 1, 1), None),
    ("since 2023", date(2023, 1, 1), None),
    ("sejak tahun 2023", date(2023, 1, 1), None),
    ("sejak awal 2024", date(2024, 1, 1), None),
    ("mulai 1 Agustus 2024", date(2024, 8, 1), None),
    ("sejak Senin lalu", date(2024, 8, 26), None),
    ("hingga Maret 2024", None, date(2024, 3, 31)),
    ("sampai dengan tanggal 15 September 2024", None, date(2024, 9, 15)),
    ("until 15 September 2024", None, date(2024, 9, 15)),
    ("per 30 Juni 2024", None, date(2024, 6, 30)),
    ("by the end of March 2024", None, date(2024, 3, 31)),
    ("hingga kemarin", None, date(2024, 8, 27)),
    ("setelah 26 Agustus 2024", date(2024, 8, 27), None),
    ("after August 2024", date(2024, 9, 1), None),
    ("sebelum Maret 2024", None, date(2024, 2, 29)),
    ("before 26 August 2024", None, date(2024, 8, 25)),
]
UNCERTAIN = [
    ("Selasa, 26 Agustus 2024", day(26, 8)),  # a Monday
    ("Selasa-Rabu, 26-28 Agustus 2024", span((2024, 8, 26), (2024, 8, 28))),
    ("Senin, 26 Agustus tahun lalu", day(26, 8, 2023)),  # a Saturday
    ("1 Januari", day(1, 1, 2025)),
    ("pada bulan Maret", months((2024, 3), (2024, 3))),
    ("awal Januari", span((2025, 1, 1), (2025, 1, 10))),
    ("hari Senin", day(26, 8)),
    ("on Monday", day(26, 8)),
    ("Senin depan", day(2, 9)),
    ("semalam", day(27, 8)),
    ("seminggu lalu", span((2024, 8, 19), (2024, 8, 25))),
    ("dua bulan lalu", months((2024, 6), (2024, 6))),
    ("five years ago", months((2019, 1), (2019, 12))),
    ("Agustus lalu", months((2023, 8), (2023, 8))),
]


@pytest.mark.parametrize(("written", "days"), ABSOLUTE)
def test_a_period_of_the_calendar_is_told(written: str, days: tuple[date, date]) -> None:
    text = f"Rapat digelar {written} di aula."
    (found,) = find_periods(text, WRITTEN)
    assert text[found.span.start : found.span.end] in (written, written.removeprefix("the "))
    assert (found.since, found.until, found.certain, found.is_relative) == (*days, True, False)


@pytest.mark.parametrize(("written", "days"), RELATIVE)
def test_a_period_that_counts_from_the_day_of_writing_is_told(written: str, days: tuple[date, date]) -> None:
    text = f"Rapat digelar {written} di aula."
    (found,) = find_periods(text, WRITTEN)
    assert text[found.span.start : found.span.end] == written
    assert (found.since, found.until, found.certain, found.is_relative) == (*days, True, True)


@pytest.mark.parametrize("written", [written for written, _ in RELATIVE if "Agustus" not in written])
def test_without_the_day_of_writing_nothing_counts(written: str) -> None:
    (found,) = find_periods(f"Rapat digelar {written} di aula.")
    assert (found.since, found.until, found.certain) == (None, None, False)


@pytest.mark.parametrize(("written", "since", "until"), OPEN)
def test_a_bound_leaves_the_other_end_open(written: str, since: date | None, until: date | None) -> None:
    text = f"Posko dibuka {written} di aula."
    (found,) = find_periods(text, WRITTEN)
    assert text[found.span.start : found.span.end] == written
    assert (found.since, found.until, found.certain) == (since, until, True)


@pytest.mark.parametrize(("written", "days"), UNCERTAIN)
def test_what_is_uncertain_says_so(written: str, days: tuple[date, date]) -> None:
    (found,) = find_periods(f"Rapat digelar {written} di aula.", WRITTEN)
    assert (found.since, found.until, found.certain) == (*days, False)


@pytest.mark.parametrize(
    "text",
    [
        "Pilkada 2024 dan Pemilu 2019",
        "masa jabatan 2019-2024",
        "beberapa tahun lalu",
        "puluhan tahun lalu",
        "dua belas tahun lalu",
        "you may march on",
        "Mei melihat Des Walker",
        "Rp 15-25 juta",
        "skor 2-11",
        "pukul 09.00 sampai 12.00",
        "the last week of the season",
        "tahun anggaran 2024",
        "lima minggu pelatihan",
        "31 Februari 2024",
        "Jalan 17 Nomor 2023",
        "Perda Nomor 12 Tahun Anggaran",
        "kebakaran di Pasar Minggu, Jakarta Selatan",
        "Pasar Jumat macet",
    ],
)
def test_other_words_and_figures_are_no_period(text: str) -> None:
    assert find_periods(text, WRITTEN) == ()


def test_several_periods_come_apart_and_in_order() -> None:
    text = "Banjir kemarin, bukan yang Agustus tahun lalu, surut Senin (26/8); posko buka sejak 2023."
    assert [text[found.span.start : found.span.end] for found in find_periods(text, WRITTEN)] == [
        "kemarin",
        "Agustus tahun lalu",
        "Senin (26/8)",
        "sejak 2023",
    ]


@pytest.mark.parametrize("written", ["25-15 September 2019", "1 dan 15 September 2019", "15 September 2019"])
def test_what_is_no_range_is_a_day(written: str) -> None:
    *_, last = find_periods(f"Rapat {written}.", WRITTEN)
    assert (last.since, last.until, last.unit) == (date(2019, 9, 15), date(2019, 9, 15), "day")


@STEADY
@given(DAYS, st.integers(0, 90))
def test_any_two_days_with_a_word_between_are_a_range(first: date, length: int) -> None:
    last = first + timedelta(length + 1)
    for word in ("sampai", "hingga", "s.d.", "-"):
        text = f"{first.day} {MONTHS[first.month - 1]} {first.year} {word} {last.day} {MONTHS[last.month - 1]} {last.year}"
        (found,) = find_periods(f"Pameran {text}.", WRITTEN)
        assert (found.since, found.until, found.certain) == (first, last, True)


@STEADY
@given(DAYS)
def test_this_month_last_month_and_next_month_follow_each_other(today: date) -> None:
    last, this, coming = (find_periods(text, today)[0] for text in ("bulan lalu", "bulan ini", "bulan depan"))
    assert last.until is not None
    assert this.since == last.until + timedelta(1)
    assert this.until is not None
    assert coming.since == this.until + timedelta(1)
    assert (this.since or date.max) <= today <= this.until


@STEADY
@given(DAYS)
def test_the_weekday_before_lies_in_the_week_before_today(today: date) -> None:
    for name, weekday in (("Senin", 0), ("Kamis", 3), ("Sabtu", 5)):
        (found,) = find_periods(f"Rapat {name} lalu.", today)
        assert found.since is not None
        assert found.since == found.until
        assert found.since.weekday() == weekday
        assert timedelta(1) <= today - found.since <= timedelta(7)


@STEADY
@given(st.text(), st.none() | st.dates())
def test_periods_lie_in_order_inside_any_text(text: str, near: date | None) -> None:
    found = find_periods(text, near)
    assert all(0 <= period.span.start < period.span.end <= len(text) for period in found)
    assert all(before.span.end <= after.span.start for before, after in itertools.pairwise(found))


WORDS = (
    "sejak hingga antara dan - 15 25 (26/8) Senin Minggu lalu ini kemarin pekan bulan tahun awal akhir Agustus May 2024 last"
)


@STEADY
@given(st.lists(st.sampled_from(WORDS.split()), max_size=9), st.none() | st.dates())
def test_whatever_stands_beside_each_other_gives_whole_periods(words: list[str], near: date | None) -> None:
    text = " ".join(words)
    found = find_periods(text, near)
    assert all(before.span.end <= after.span.start for before, after in itertools.pairwise(found))
    for period in found:
        assert not (period.since and period.until and period.since > period.until)
        assert period.certain <= (period.since is not None or period.until is not None)


@STEADY
@given(DAYS)
def test_the_thirds_of_a_month_make_it_up(today: date) -> None:
    month = month_after(today, 0)
    early, middle, late = (third_of(month, "month", part) for part in range(3))
    assert (early[0], late[1]) == month
    assert (early[1] + timedelta(1), middle[1] + timedelta(1)) == (middle[0], late[0])


@STEADY
@given(DAYS, st.integers(-30, 30))
def test_weeks_begin_on_monday_and_are_seven_days_apart(today: date, step: int) -> None:
    first, last = week_of(today, step)
    assert (first.weekday(), last - first) == (0, timedelta(6))
    assert first - week_of(today)[0] == timedelta(weeks=step)
    assert unit_after(today, "week", step) == (first, last)
