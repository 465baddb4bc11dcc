import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates.publication import day_in_address, published_on

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
        ("", "https://pantau.example/rakor", date(2024, 8, 19)),
        ("", None, date(2024, 8, 19)),
    ],
)
def test_the_address_corrects_the_field_and_both_come_before_the_text(written: str, url: str | None, day: date) -> None:
    assert published_on(written, url, EVENT) == day


def test_where_nothing_tells_the_day_there_is_none() -> None:
    assert published_on("", None, "Rapat digelar di aula.") is None
