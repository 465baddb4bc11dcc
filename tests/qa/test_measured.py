"""The figures of an event as articles print them: which are its own, and what they come to."""

from datetime import date
from decimal import Decimal

import pytest

from corpus import Article
from corpus.text import sentences
from qa.aggregates.measured import MEASURES, figures_told

BY_NAME = {measure.name: measure for measure in MEASURES}


def told(measure: str, text: str) -> list[tuple[str, Decimal]]:
    article = Article("a", "a.txt", "Banjir", text, date(2025, 3, 2), "Kabar Krui")
    found = figures_told(article, sentences(text), BY_NAME[measure])
    return [(text[each.span.start : each.span.end], each.value) for each in found]


@pytest.mark.parametrize(
    ("measure", "text", "value"),
    [
        ("deaths", "Tiga warga tewas terseret arus.", 3),
        ("deaths", "Banjir itu menewaskan 4 orang.", 4),
        ("deaths", "Seorang warga bernama Sopiah (70) tewas.", 1),
        ("deaths", "Korban meninggal dunia sebanyak 12 orang.", 12),
        ("deaths", "Dua puluh tiga orang dinyatakan meninggal dunia.", 23),
        ("deaths", "Tidak ada korban jiwa dalam peristiwa itu.", 0),
        ("deaths", "Total 28 orang terlibat, 9 di antaranya tewas.", 9),
        ("injured", "Lima belas penumpang mengalami luka-luka.", 15),
        ("displaced", "Sebanyak 1.250 warga mengungsi ke balai desa.", 1250),
        ("houses", "Banjir merendam 120 rumah di Talang Ratu.", 120),
        ("houses", "Sebanyak 40 rumah di Desa Sumber Asri, Kecamatan Pugung, dilanda banjir.", 40),
        ("houses", "Atap 17 rumah di Desa Sukamaju beterbangan.", 17),
        ("losses", "Kerugian ditaksir mencapai Rp1,5 miliar.", 1_500_000_000),
        ("losses", "Kerugian akibat kebakaran itu Rp 500 juta.", 500_000_000),
        ("area", "Api membakar lahan seluas 12,5 hektare.", Decimal("12.5")),
        ("houses", "Sungai yang meluap sejak sore menggenangi 44 rumah.", 44),
        ("houses", "Sebanyak 85 rumah di Kecamatan Gisting mengalami kerusakan.", 85),
        ("deaths", "Dua buruh angkut pasir tewas di lokasi.", 2),
        ("poisoned", "Sebanyak 94 santri di Desa Talang Ratu, Kecamatan Gisting, diduga mengalami keracunan.", 94),
        ("poisoned", "Korban keracunan di Desa Talang Ratu, Kecamatan Gisting, bertambah menjadi 182 orang.", 182),
    ],
)
def test_a_figure_is_read_with_its_unit(measure: str, text: str, value: int | Decimal) -> None:
    assert [figure for _, figure in told(measure, text)] == [value]


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("deaths", "Sepanjang tahun ini 41 orang tewas akibat banjir."),
        ("deaths", "Polisi memeriksa 4 orang saksi."),
        ("houses", "Sungai itu mengalir di belakang 30 rumah makan."),
        ("losses", "Pemerintah menyalurkan bantuan Rp20 juta."),
        ("losses", "Kerugian ditaksir Rp 200-500 juta."),
        ("deaths", "Sejak Januari 41 orang tewas akibat banjir."),
        ("deaths", "Satu korban meninggal di dalam truk sedang dievakuasi."),
        ("deaths", "Empat korban tewas sudah teridentifikasi."),
    ],
)
def test_what_is_no_figure_of_the_event_is_none(measure: str, text: str) -> None:
    assert told(measure, text) == []


def test_what_a_correction_takes_back_is_no_figure() -> None:
    text = "RALAT. Sebelumnya tertulis 12 orang tewas, yang benar adalah 5 orang tewas."
    assert told("deaths", text) == [("5 orang tewas", Decimal(5))]


def test_what_an_article_tells_of_an_earlier_event_is_no_figure_of_this_one() -> None:
    text = (
        "Dua truk bertabrakan di Jalan Lintas, Minggu (2/3/2025). Seorang sopir tewas. "
        "Di tempat yang sama delapan orang tewas pada Senin (17/2/2025). Sembilan orang tewas waktu itu dibawa ke rumah sakit."
    )
    article = Article("a", "a.txt", "Tabrakan", text, date(2025, 3, 2), "Kabar Krui")
    found = figures_told(article, sentences(text), BY_NAME["deaths"], date(2025, 3, 2))
    assert [each.value for each in found] == [1]


def test_about_so_many_is_rough() -> None:
    text = "Sedikitnya 30 rumah rusak. Kerugian sekitar Rp5 juta."
    article = Article("a", "a.txt", "Angin", text, None, None)
    assert [each.is_rough for each in figures_told(article, sentences(text), BY_NAME["houses"])] == [True]
