"""Words of another kind than is asked for, and what a question leaves out."""

import pytest

from qa.answer_rules.registry import VETOES
from qa.answer_rules.wrong_kinds import (
    is_a_hospital,
    is_a_make,
    is_left_out,
    is_no_firm,
    is_no_score,
    is_nobodys_cause,
    is_the_one_named,
    numbers_a_law,
)
from tests.qa.candidates import candidate

ROAD = (
    "Warga bernama Ratnawati mengeluhkan debu. Jalan itu dikerjakan PT Karya Bumi Wantoro. Rapat dihadiri Dewi Lestari dan "
    "Bambang Sutedja. Menurut Hasan Basri, api dipicu korsleting pada kulkas."
)


@pytest.mark.parametrize(
    ("question", "said", "is_none"),
    [
        ("kontraktor perbaikan jalan itu siapa", "Ratnawati", True),
        ("kontraktor perbaikan jalan itu siapa", "PT Karya Bumi Wantoro", False),
        ("Which company is repairing the road?", "Ratnawati", True),
        ("siapa warga yang mengeluhkan kontraktor", "Ratnawati", False),
        ("Who is the company treasurer?", "Ratnawati", False),
    ],
)
def test_a_person_is_no_firm(question: str, said: str, is_none: bool) -> None:
    assert is_no_firm(candidate(question, ROAD, said)) == is_none


def test_where_no_firm_is_named_a_man_may_be_the_contractor() -> None:
    assert not is_no_firm(candidate("siapa kontraktor sumur itu", "Sumur itu digali Rahman.", "Rahman"))


@pytest.mark.parametrize(
    ("question", "said", "is_out"),
    [
        ("siapa yang hadir di rapat selain Dewi Lestari?", "Dewi Lestari", True),
        ("siapa yang hadir di rapat selain bu dewi lestari", "Dewi Lestari", True),
        ("Who attended besides Dewi Lestari?", "Dewi Lestari", True),
        ("siapa yang hadir di rapat selain Dewi Lestari?", "Bambang Sutedja", False),
        ("siapa yang hadir di rapat selain Dewi Lestari?", "Dewi Lestari dan Bambang Sutedja", False),
        ("siapa yang hadir di rapat?", "Dewi Lestari", False),
    ],
)
def test_whom_the_question_leaves_out_is_no_answer(question: str, said: str, is_out: bool) -> None:
    assert is_left_out(candidate(question, ROAD, said)) == is_out


@pytest.mark.parametrize(
    ("question", "said", "is_none"),
    [
        ("What caused the fire, according to Hasan?", "Hasan Basri", True),
        ("apa penyebab kebakaran itu", "Hasan Basri", True),
        ("apa penyebab kebakaran itu", "korsleting pada kulkas", False),
        ("siapa yang menjelaskan penyebab kebakaran", "Hasan Basri", False),
    ],
)
def test_a_name_is_no_cause(question: str, said: str, is_none: bool) -> None:
    assert is_nobodys_cause(candidate(question, ROAD, said)) == is_none


def test_the_number_of_a_law_is_no_day() -> None:
    text = "Peraturan Nomor 1 Tahun 2025 berlaku mulai 3 November 2025."
    assert numbers_a_law(candidate("kapan aturan itu berlaku", text, "1 Tahun 2025"))
    assert not numbers_a_law(candidate("kapan aturan itu berlaku", text, "3 November 2025"))
    assert not numbers_a_law(candidate("aturan nomor berapa", text, "1 Tahun 2025"))


def test_a_motorcycle_is_nobody() -> None:
    text = "Pelaku berinisial RS mencuri Honda CB milik warga."
    assert is_a_make(candidate("siapa nama pelakunya", text, "CB"))
    assert not is_a_make(candidate("siapa nama pelakunya", text, "RS"))
    assert not is_a_make(candidate("motor apa yang dicuri", text, "CB", kind="what"))


def test_a_common_noun_is_no_firm() -> None:
    text = "Perusahaan pemilik truk bersedia menanggung Rp 65 juta untuk bahan kayu."
    assert is_no_firm(candidate("nama perusahaannya apa?", text, "truk", kind="what"))
    assert is_no_firm(candidate("perusahaan apa yang menanggung kayu?", text, "truk"))


def test_a_minute_is_no_score() -> None:
    text = "Putra menyamakan kedudukan menit ke-51, laga berakhir 2-1 lewat dua gol tanpa balas, nilainya 87,48."
    assert is_no_score(candidate("What was the score of the semifinal?", text, "kedudukan menit ke-51"))
    assert not is_no_score(candidate("berapa skor akhirnya", text, "2-1"))
    assert not is_no_score(candidate("berapa skor akhirnya", text, "dua gol tanpa balas"))
    assert not is_no_score(candidate("berapa skor indeksnya", text, "87,48"))
    assert not is_no_score(candidate("who scored?", text, "Putra"))


def test_who_is_named_in_the_question_is_not_who_stood_in_for_him() -> None:
    text = "Musa Rajata atau Ijek diwakili Ilham Sani mengambil formulir."
    assert is_the_one_named(candidate("siapa yang mewakili Ijek mengambil formulir", text, "Musa Rajata"))
    assert not is_the_one_named(candidate("siapa yang mewakili Ijek mengambil formulir", text, "Ilham Sani"))
    assert not is_the_one_named(candidate("siapa yang diwakili Ilham", text, "Musa Rajata"))


def test_a_hospital_is_no_illness() -> None:
    text = "Ia dirawat di Rumah Sakit Wantoro karena infeksi paru."
    assert is_a_hospital(candidate("sakit apa dia?", text, "Rumah Sakit Wantoro"))
    assert not is_a_hospital(candidate("sakit apa dia?", text, "infeksi paru"))
    assert not is_a_hospital(candidate("di rumah sakit apa dia dirawat?", text, "Rumah Sakit Wantoro"))


def test_each_of_these_rules_can_be_switched_off() -> None:
    assert {"no_firm", "left_out", "nobodys_cause", "number_of_a_law", "make", "hospital", "no_score", "the_one_named"} <= set(
        VETOES
    )


def test_a_woman_is_no_cooperative() -> None:
    text = "Gudang itu dikelola Koperasi Mina Wantoro. Ketua koperasi, Hj. Nurbaya, menjelaskan biayanya."
    assert is_no_firm(candidate("koperasi apa yang mengelola gudang itu", text, "Hj. Nurbaya"))
    assert not is_no_firm(candidate("koperasi apa yang mengelola gudang itu", text, "Koperasi Mina Wantoro"))
