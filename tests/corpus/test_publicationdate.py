import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import published_from_text
from corpus.dates.publication import PublicationDay, day_in_address, printed_day_and_text, published_on

ADDRESS = "https://news.pantau.example/read/2024/08/26/1743/rakor-pilkada"
EVENT = "LIWA – Rapat digelar Senin (19/8/2024)."


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (ADDRESS, date(2024, 8, 26)),
        ("https://pantau.example/2024/8/6/rakor", date(2024, 8, 6)),
        ("https://pantau.example/2024/08/26", date(2024, 8, 26)),
        ("https://pantau.example/read/20240826/15/rakor", date(2024, 8, 26)),
        ("https://pantau.example/nasional/20240826174306-12-99/rakor?page=all", date(2024, 8, 26)),
        ("https://web.archive.org/web/20251206101316/https://pantau.example/2024/08/26/rakor", date(2024, 8, 26)),
        ("https://web.archive.org/web/20251206101316id_/pantau.example/2024/08/26/rakor", date(2024, 8, 26)),
        ("https://arquivo.example/wayback/20251206101316/http://pantau.example/20240826/rakor", date(2024, 8, 26)),
    ],
)
def test_the_day_in_an_address_is_read(url: str, day: date) -> None:
    assert day_in_address(url) == day


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://pantau.example/rakor-pilkada-2024",
        "https://pantau.example/2024/08/rakor",
        "https://pantau.example/read/2024/13/45/rakor",
        "https://pantau.example/berita/202408261/rakor",
        "https://pantau.example/?day=/2024/08/26/",
        "https://pantau.example/#/2024/08/26/",
        "https://2024/08/26",
        "https://web.archive.org/web/20251206101316/https://pantau.example/rakor",
        "https://web.archive.org/web/2025/12/06/pantau.example/rakor",
        "https://archive.ph/20251206/https://pantau.example/rakor",
        "https://archive.is/2025/12/06/101316/rakor",
        "https://wayback.archive-it.org/1234/20251206101316/https://pantau.example/rakor",
        "https://arquivo.example/wayback/20251206101316/https:/pantau.example/rakor",
    ],
)
def test_other_addresses_have_no_day(url: str) -> None:
    assert day_in_address(url) is None


PARTS = st.sampled_from(["/", "/", "-", "2024", "08", "8", "26", "31", "20240826", "20240231", "174306", "x", "?", "https://"])


@given(st.lists(PARTS).map("".join) | st.text())
def test_every_day_that_is_found_is_written_in_the_address(url: str) -> None:
    day = day_in_address(url)
    assert day is None or re.search(rf"{day.year}/?0?{day.month}/?0?{day.day}", url)


@pytest.mark.parametrize(
    ("written", "url", "day"),
    [
        ("2024-08-26", None, date(2024, 8, 26)),
        ("2024-08-27", ADDRESS, date(2024, 8, 27)),
        ("2024-08-25", ADDRESS, date(2024, 8, 26)),
        ("2024-09-05", "https://pantau.example/2024/05/09/rakor", date(2024, 5, 9)),
        ("2020-03-10", ADDRESS, date(2024, 8, 26)),
        ("", ADDRESS, date(2024, 8, 26)),
    ],
)
def test_the_address_corrects_the_field_and_both_come_before_the_text(written: str, url: str | None, day: date) -> None:
    assert published_on(written, url, EVENT) == PublicationDay(day)


def test_where_nothing_tells_the_day_there_is_none() -> None:
    assert published_on("", None, "Rapat digelar di aula.") == PublicationDay(None)


@pytest.mark.parametrize("url", [None, "https://pantau.example/rakor"])
def test_a_day_that_only_the_text_lets_tell_is_estimated(url: str | None) -> None:
    assert published_on("", url, EVENT) == PublicationDay(date(2024, 8, 19), is_estimated=True)


def test_a_printed_day_is_known() -> None:
    assert published_on("", None, EVENT, "Selasa, 20 Agustus 2024 07:15 WIB") == PublicationDay(date(2024, 8, 20))


def test_a_guess_of_the_field_stays_one_unless_the_address_or_the_page_says_the_day() -> None:
    guess = date(2024, 8, 21)
    assert published_on(f"{guess}", None, EVENT, is_guess=True) == PublicationDay(guess, is_estimated=True)
    assert published_on(f"{guess}", ADDRESS, EVENT, is_guess=True) == PublicationDay(date(2024, 8, 26))
    assert published_on(f"{guess}", None, EVENT, "20 Agustus 2024", is_guess=True) == PublicationDay(date(2024, 8, 20))


def test_the_printed_day_stands_above_the_text_and_is_no_part_of_it() -> None:
    assert printed_day_and_text(f"Senin, 19 Agustus 2024 14:30 WIB\n\n{EVENT}") == ("Senin, 19 Agustus 2024 14:30 WIB", EVENT)
    for text in (EVENT, f"{EVENT}\n19 Agustus 2024", "19 Agustus 2024", "19 Agustus 2024\n", ""):
        assert printed_day_and_text(text) == ("", text)


@pytest.mark.parametrize(
    "told",
    [
        "RALAT. Redaksi melakukan koreksi atas berita banjir Way Lunik, yang terbit pada Selasa (3/12/2024).",
        "Redaksi meralat jumlah rumah di berita banjir Way Lunik yang diterbitkan Selasa (3/12/2024).",
        "Koreksi: tulisan tentang Way Lunik dimuat di halaman depan Kabar Semaka edisi Selasa (3/12/2024).",
        "RALAT. Jumlah rumah yang kami beritakan pada Selasa (3/12/2024) keliru.",
        "Correction: a story on the flood, published on Tuesday, 3 December 2024, gave another number.",
        "Lurah membantah pemberitaan tentang banjir yang tayang di Kabar Semaka pada Selasa (3/12/2024).",
    ],
)
def test_the_day_of_another_report_is_not_its_own(told: str) -> None:
    assert published_from_text(told) is None
    assert published_from_text(f"{told} Rapat redaksi digelar Kamis (5/12/2024).") == date(2024, 12, 5)
    assert published_from_text(f"{told} Banjir terjadi Senin (2/12/2024).") is None, "it is younger than that report"


@pytest.mark.parametrize(
    "told",
    [
        "LIWA – Surat edaran diterbitkan pada Selasa (3/12/2024).",
        "LIWA – Berita acara itu diteken bupati. Izin terbit pada Selasa (3/12/2024).",
        "Hal itu dikutip dari Antara, Selasa (3/12/2024).",
        "Rapat digelar Selasa (3/12/2024). Artikelnya akan dimuat pada Jumat (6/12/2024).",
    ],
)
def test_what_else_came_out_on_a_day_dates_an_article(told: str) -> None:
    assert published_from_text(told) == date(2024, 12, 3)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12-VIII-2024", date(2024, 8, 12)),
        ("12 / IX / 2024", date(2024, 9, 12)),
        ("3 X 2024", date(2024, 10, 3)),
        ("Jumat, 9.II.2024", date(2024, 2, 9)),
        ("1 - xii - 2023", None),
        ("1-xii-2023", date(2023, 12, 1)),
        ("30-II-2024", None),
        ("12-XIII-2024", None),
        ("12/VIII/PP/2024", None),
    ],
)
def test_a_field_may_count_its_month_in_roman_figures(written: str, day: date | None) -> None:
    assert published_on(written, None, "").value == day


def test_in_a_text_the_number_of_a_letter_is_no_day() -> None:
    assert published_from_text("Surat nomor 12/VIII/2024 dari bupati. Bupati Henri VIII 2024 hadir.") is None
    assert published_from_text("Rapat digelar Senin (12/VIII/2024) di Liwa.") == date(2024, 8, 12)
    assert printed_day_and_text("12-VIII-2024\nRapat digelar di Liwa.") == ("12-VIII-2024", "Rapat digelar di Liwa.")
