import itertools
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_dates, is_day_alone, is_place_and_date, parse_date, published_from_text

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
DAYS = st.dates(date(1950, 1, 1), date(2025, 12, 31))


def found(text: str, near: date | None = None) -> list[tuple[str, date | None, bool]]:
    return [(text[f.span.start : f.span.end], f.value, f.certain) for f in find_dates(text, near)]


@given(DAYS)
def test_a_full_date_is_found_in_every_way_it_is_written(day: date) -> None:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    for written in (
        f"{weekday} ({day.day}/{day.month}/{day.year})",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday} {day.day:02}/{day.month:02}/{day.year}",
        f"{day.day} {month} {day.year}",
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert found(f"Rapat digelar {written} di aula.") == [(written, day, True)]


@given(DAYS.filter(lambda day: (day.month, day.day) != (2, 29)))
def test_a_weekday_finds_the_year_near_the_day_of_publication(day: date) -> None:
    written = f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month})"
    assert found(f"Rapat digelar {written}.", near=day) == [(written, day, True)]


@given(st.text())
def test_dates_lie_in_order_inside_the_text(text: str) -> None:
    spans = [f.span for f in find_dates(text)]
    assert spans == sorted(spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


def test_the_weekday_chooses_among_the_years_that_the_text_names() -> None:
    assert found("Menjelang Pilkada 2024, rapat digelar Senin (26/08).") == [("Senin (26/08)", date(2024, 8, 26), True)]
    assert found("Anggaran 2025 dibahas Kamis, 5 September.") == [("Kamis, 5 September", date(2024, 9, 5), True)]


def test_a_date_that_no_named_year_fits_has_no_value() -> None:
    assert found("Rapat digelar Senin (26/08).") == [("Senin (26/08)", None, False)]
    assert found("Pada 2021, rapat Senin (26/08).") == [("Senin (26/08)", None, False)]


def test_two_years_that_fit_leave_it_open() -> None:
    assert date(2019, 8, 26).weekday() == date(2024, 8, 26).weekday()
    assert found("Dari 2019 hingga 2024, rapat Senin (26/08).") == [("Senin (26/08)", None, False)]


def test_years_to_come_are_goals_and_not_dates() -> None:
    this_year = date.today().year
    later = next(year for year in range(this_year + 3, this_year + 20) if date(year, 8, 26).weekday() == 0)
    assert found(f"Target {later}, rapat Senin (26/08).")[0][1] is None


def test_a_weekday_that_disagrees_makes_a_date_uncertain() -> None:
    assert found("Selasa (26/08/2024)") == [("Selasa (26/08/2024)", date(2024, 8, 26), False)]


def test_a_day_without_weekday_is_certain_only_near_the_publication() -> None:
    near = date(2024, 8, 28)
    assert found("pada 5 September", near) == [("5 September", date(2024, 9, 5), True)]
    assert found("pada 1 Januari", near) == [("1 Januari", date(2025, 1, 1), False)]


@pytest.mark.parametrize(
    "text",
    ["pukul 09.00", "1/2 gelas", "skor 2-11", "Rp 1.500.000", "31 Februari 2020", "Nomor 12/05/2021/X", "2/3", "Mei 2024"],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-09-10", date(2019, 9, 10)),
        ("2024-08-26T10:00:00+07:00", date(2024, 8, 26)),
        ("20190910", date(2019, 9, 10)),
        ("10/21/2025 20:43", date(2025, 10, 21)),
        ("21/10/2025 20:43", date(2025, 10, 21)),
        ("Rabu, 23 Juli 2025 5:25 WIB", date(2025, 7, 23)),
        ("Tue, 21 Oct 2025 20:43:00 +0700", date(2025, 10, 21)),
        ("07-Nov-19", date(2019, 11, 7)),
        ("26th of August 2024", date(2024, 8, 26)),
        ("Senin, 26 Agt. 2024", date(2024, 8, 26)),
        ("2024.08.26", date(2024, 8, 26)),
        ("\u200e26\u200e/\u200e8/2024 14:30", date(2024, 8, 26)),
    ],
)
def test_metadata_dates_are_read(written: str, day: date) -> None:
    assert parse_date(written) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("9 Peb 2019", date(2019, 2, 9)),
        ("9 Mrt 2019", date(2019, 3, 9)),
        ("9 Agust 2019", date(2019, 8, 9)),
        ("9 Agst. 2019", date(2019, 8, 9)),
        ("9 Ag. 1965", date(1965, 8, 9)),
        ("9 Djuni 1965", date(1965, 6, 9)),
        ("9 Okto 2019", date(2019, 10, 9)),
        ("Isnin, 9 Disember 2019", date(2019, 12, 9)),
        ("Jumaat, 9 Ogos 2019", date(2019, 8, 9)),
        ("9 Mac 2019", date(2019, 3, 9)),
    ],
)
def test_old_short_and_malay_months_are_read_in_fields(written: str, day: date) -> None:
    assert parse_date(written) == day


def test_they_are_other_words_in_a_text() -> None:
    assert found("Kereta 9 MRT dan 9 Agus di stasiun") == []


@pytest.mark.parametrize(
    "written", ["9 Sep 19", "Sen, 9 Sep '19", "9-9-19", "09.09.19", "9/Sep/2019", "9September2019", "9/September/2019 10:00"]
)
def test_two_figures_are_a_year_and_the_day_comes_first(written: str) -> None:
    assert parse_date(written) == date(2019, 9, 9)


def test_a_time_of_day_is_no_year() -> None:
    assert parse_date("9 Sep 14:30") is None


# Half past nine in the morning of Jakarta, as data bases, JavaScript, MongoDB's exports and spreadsheets count it.
NINTH = datetime(2019, 9, 9, 9, 30, tzinfo=timezone(timedelta(hours=7)))
SECONDS = int(NINTH.timestamp())


@pytest.mark.parametrize(
    "written",
    [
        f"{SECONDS}", f"{SECONDS}.0", f"{SECONDS}.125", f"{SECONDS * 1000}", f"/Date({SECONDS * 1000})/",
        "20190909093000", "201909090930", "2019090909", "20190909T093000",
        f"{(date(2019, 9, 9) - date(1899, 12, 30)).days}", f"{(date(2019, 9, 9) - date(1899, 12, 30)).days}.4",
    ],
)  # fmt: skip
def test_a_day_may_be_one_number(written: str) -> None:
    assert parse_date(written) == date(2019, 9, 9)


@pytest.mark.parametrize(
    "written",
    [
        "2019-09-08T17:00:00Z", "2019-09-08 23:30:00+00:00", "2019-09-08T23:30:00.000Z", "Sun, 08 Sep 2019 18:30:00 GMT",
        "Sun, 08 Sep 2019 18:30:00 +0000", "Min, 8 Sep 2019 18:30:00 +0000", "8 September 2019 18:30 UTC",
        "8 September 2019, 6:30 PM UTC", f"{int(datetime(2019, 9, 8, 18, tzinfo=UTC).timestamp())}",
    ],
)  # fmt: skip
def test_a_moment_in_utc_counts_as_the_day_in_western_indonesia(written: str) -> None:
    assert parse_date(written) == date(2019, 9, 9)


@pytest.mark.parametrize(
    "written",
    [
        "2019-09-09T16:59:59Z", "2019-09-09T23:30:00+09:00", "2019-09-09T23:30:00", "2019-09-09 23:30 WIB",
        "2019-09-09WIB23:17:34+07:00", "Mon Sep 09 2019 23:30:00 GMT+0700 (WIB)", "9 September 2019 23.30 WIT",
    ],
)  # fmt: skip
def test_other_moments_keep_the_day_that_is_written(written: str) -> None:
    assert parse_date(written) == date(2019, 9, 9)


@given(st.text())
def test_any_field_is_borne_and_a_day_is_found_in_figures_alone(written: str) -> None:
    assert parse_date(written) is None or any(character.isdecimal() for character in written)


@pytest.mark.parametrize("written", ["", "kemarin", "05:37", "12345", "1234567", "2024-13-45", "20241345", "September 2023"])
def test_what_names_no_day_is_no_date(written: str) -> None:
    assert parse_date(written) is None


def test_an_article_is_dated_by_its_first_event() -> None:
    text = "LIWA – Panen akan digelar Jumat (30/8/2024). Rapatnya digelar Senin (26/8/2024), lanjutan rapat Selasa (20/8/2024)."
    assert published_from_text(text) == date(2024, 8, 26)
    assert published_from_text("Program ini berlaku hingga 31 Desember 2025.") is None
    assert published_from_text("Lomba digelar pada 15 September 2023 di Krui.") == date(2023, 9, 15)


def test_a_line_of_place_and_date_is_told_from_a_headline() -> None:
    assert is_place_and_date("Muara Sabak, Rabu 10 Juli 2019")
    assert not is_place_and_date("Jadwal Salat Lampung 10 Juli 2019")
    assert not is_place_and_date("Rapat digelar")


def test_a_line_that_only_says_when_is_told_from_one_that_says_what() -> None:
    for line in ("Senin, 26 Agustus 2024 14:30 WIB", "26/08/2024, 14.30 WIB", "26 Agustus 2024"):
        assert is_day_alone(line)
    for line in ("Senin (26/8)", "Rapat Senin, 26 Agustus 2024", "26 Agustus 2024 di Krui", "14:30 WIB", ""):
        assert not is_day_alone(line)
