"""A place, year or name that the question has and the article lacks."""

from datetime import date

import pytest

from corpus import Article
from qa.question.parse import understand
from qa.ranking.unsupported_names import places_in, unheld

ARTICLE = Article(
    "a",
    "a",
    "Komplotan pencuri dibekuk",
    "Kasat Reskrim Polres Lampung Utara Iptu Dimas Wicaksana membekuk tiga pencuri sepeda motor di Kotabumi, Senin.",
    date(2025, 1, 24),
)


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Siapa Kasat Reskrim Polres Lampung Barat?", "lampung barat"),
        ("Siapa Kasat Reskrim Polres Lampung Utara?", None),
        ("Who heads the detectives of the West Lampung police?", "lampung barat"),
        ("Who heads the detectives of the North Lampung police?", None),
        ("Berapa pencuri dibekuk pada 2025?", None),
        ("Berapa pencuri dibekuk pada 2019?", "2019"),
        ("Apa jabatan Dimas Wicaksana?", None),
        ("Apa jabatan Bambang Sutedja?", "Sutedja"),
        ("siapa kasat reskrim?", None),
        ("berapa pencuri dibekuk di kotabumi", None),
        ("pencuri motor di lampura brp", None),
        ("pencuri motor di lambar brp", "lambar"),
        ("pencuri motor kendari brp", "kendari"),
        ("jumlah pencuri motor kotabumi lampung", None),
        ("berapa pencuri dibekuk di wonokriyo", "wonokriyo"),
        ("Berapa pencuri dibekuk di Wonokriyo?", "Wonokriyo"),
        ("How many thieves were caught in Wonokriyo?", "Wonokriyo"),
        ("how many thieves were caught in wonokriyo", "wonokriyo"),
        ("How many thieves were caught in Kotabumi?", None),
        ("How many thieves were caught in the market?", None),
        ("berapa pencuri dibekuk di pasar", None),  # a word, no name
        ("Berapa motor yang hilang di sekolah?", None),
        ("how many were caught in total", None),
        ("kapan pencuri dibekuk di mana", None),
        ("Where in Indonesia was it?", None),
        ("siapa kasat reskrim polres lampung barat", "lampung barat"),
        ("siapa kasat reskrim polres lampung utara", None),
    ],
)
def test_what_the_article_lacks_is_told(question: str, lacking: str | None) -> None:
    assert unheld(understand(question), ARTICLE) == lacking


def test_an_english_place_is_looked_for_as_indonesian_papers_write_it() -> None:
    assert places_in("Who led Central Jakarta and West Java?") == (("jakarta tengah", "jakarta pusat"), ("jawa barat",))


def test_a_city_by_its_short_name_is_that_city() -> None:
    article = Article("b", "b", "Wali Kota Jogja Tinjau Pasar", "Pasar di Tangsel juga ditinjau.", date(2025, 1, 24))
    assert unheld(understand("siapa yang meninjau pasar yogyakarta"), article) is None
    assert unheld(understand("pasar tangerang ditinjau siapa"), article) is None
    assert unheld(understand("pasar sleman ditinjau siapa"), article) == "sleman"


def test_a_regency_by_its_short_name_is_that_regency() -> None:
    article = Article("b", "b", "Stok beras", "Stok beras di Musi Banyuasin cukup untuk empat bulan.", date(2025, 1, 24))
    assert unheld(understand("brp stok beras bulog di muba"), article) is None
    assert unheld(understand("brp stok beras bulog di muratara"), article) == "muratara"


def test_a_short_name_within_another_word_is_no_place() -> None:
    article = Article("c", "c", "Rapat", "Kobaran api melalap dua rumah di Jogjakarta.", date(2025, 1, 24))
    assert unheld(understand("rumah terbakar kotawaringin brp"), article) == "kotawaringin"
    assert unheld(understand("rumah terbakar yogyakarta brp"), article) is None
