"""Amounts of another state or year, and sentences about another one of a row."""

import pytest

from qa.answer_rules.contrasts import is_of_a_contrast
from qa.answer_rules.corrections import is_withdrawn
from qa.answer_rules.span_edges import only_repeats_the_question
from qa.answer_rules.states import is_of_another_state, tells_no_state
from qa.answer_rules.years import is_of_another_year
from qa.question.constraints import unit_matches
from tests.qa.candidates import candidate

QUAKE = "Sebanyak 58 rumah rusak, terdiri atas dua belas rusak berat dan 46 rusak ringan."
CRASH = "Tiga penumpang tewas dan 14 lainnya luka-luka dalam kecelakaan itu."
MARKET = "Angka kemiskinan Way Tuba turun dari 12,3 persen pada 2022 menjadi 10,8 persen pada Maret 2024."
CORRECTION = "RALAT. Dalam berita itu tertulis 412 karung beras hilang. Jumlah yang benar adalah 142 karung."


@pytest.mark.parametrize(
    ("question", "text", "said", "is_another"),
    [
        ("How many houses were badly damaged?", QUAKE, "46", True),
        ("How many houses were badly damaged?", QUAKE, "dua belas", False),
        ("How many houses were badly damaged?", QUAKE, "58", True),
        ("How many houses were damaged?", QUAKE, "58", False),
        ("berapa rumah yang rusak ringan", QUAKE, "dua belas", True),
        ("berapa rumah yang rusak ringan", QUAKE, "46", False),
        ("Berapa orang tewas?", CRASH, "14", True),
        ("Berapa orang tewas?", CRASH, "Tiga", False),
        ("How many people were injured?", CRASH, "Tiga penumpang", True),
        ("How many people were injured?", CRASH, "14", False),
        ("Berapa penumpang bus itu?", CRASH, "14", False),
        ("Berapa orang tewas dan luka?", CRASH, "14", False),
    ],
)
def test_an_amount_of_another_state_is_no_answer(question: str, text: str, said: str, is_another: bool) -> None:
    assert is_of_another_state(candidate(question, text, said)) == is_another


@pytest.mark.parametrize(("question", "tells"), [("Berapa orang meninggal?", False), ("Berapa orang dirawat di sana?", True)])
def test_a_sentence_that_tells_no_state_leaves_it_unsure(question: str, tells: bool) -> None:
    text = "Kecamatan Way Tuba mencatat penderita terbanyak, yakni 61 orang."
    assert tells_no_state(candidate(question, text, "61 orang")) != tells


@pytest.mark.parametrize(
    ("question", "said", "is_another"),
    [
        ("kemiskinan way tuba tahun 2022 berapa persen", "10,8 persen", True),
        ("kemiskinan way tuba tahun 2022 berapa persen", "10,8 persen pada Maret 2024", True),
        ("kemiskinan way tuba tahun 2022 berapa persen", "12,3 persen pada 2022", False),
        ("kemiskinan way tuba tahun 2022 berapa persen", "12,3 persen", False),
        ("Berapa persen kemiskinan Way Tuba pada 2024?", "10,8 persen", False),
        ("Berapa persen kemiskinan Way Tuba pada 2024?", "12,3 persen", True),
        ("Berapa persen kemiskinan Way Tuba?", "10,8 persen", False),
    ],
)
def test_an_amount_of_another_year_is_no_answer(question: str, said: str, is_another: bool) -> None:
    assert is_of_another_year(candidate(question, MARKET, said)) == is_another


@pytest.mark.parametrize(
    ("question", "text", "said", "is_other"),
    [
        ("siapa yang meraih medali emas", "Rina Sari dan Dewi Lestari meraih medali perak.", "Rina Sari", True),
        ("who won silver", "Rina Sari dan Dewi Lestari meraih medali perak.", "Rina Sari", False),
        ("finalnya di mana", "Semifinal digelar di Stadion Way Tuba.", "Stadion Way Tuba", True),
        ("semifinalnya di mana", "Semifinal digelar di Stadion Way Tuba.", "Stadion Way Tuba", False),
        ("siapa kepala balai wilayah iii", "Kepala Balai Wilayah II, Joko Susilo, hadir.", "Joko Susilo", True),
        ("siapa kepala balai wilayah ii", "Kepala Balai Wilayah II, Joko Susilo, hadir.", "Joko Susilo", False),
        ("festival ke 7 digelar di mana", "Pembukaan Festival ke-6 digelar di Liwa.", "Liwa", True),
        ("apgw ke 7 digelar di mana", "Pembukaan Asosiasi Petani (APGW) ke-6 digelar di Liwa.", "Liwa", True),
        ("festival ketujuh digelar di mana", "Pembukaan Festival ke-7 digelar di Liwa.", "Liwa", False),
        ("Siapa juara lomba?", "Rina Sari meraih medali perak.", "Rina Sari", False),
        ("Berapa tahun Yoga dihukum?", "Jaksa menuntut Yoga 12 tahun penjara.", "12 tahun", True),
        ("Berapa tahun Yoga dituntut?", "Jaksa menuntut Yoga 12 tahun penjara.", "12 tahun", False),
        ("Berapa tahun Yoga dihukum?", "Yoga divonis 8 tahun, jaksa menuntut 12 tahun.", "8 tahun", False),
        ("Siapa yang menerima suap?", "Robi Tan menyuap pejabat itu.", "Robi Tan", True),
        ("Siapa yang menyuap pejabat itu?", "Robi Tan menyuap pejabat itu.", "Robi Tan", False),
        ("berapa turis asing yang datang?", "Sebanyak 60 ribu wisatawan domestik datang.", "60 ribu", True),
        ("How many foreign tourists came?", "Sebanyak 60 ribu wisatawan nusantara datang.", "60 ribu", True),
        ("How many domestic tourists came?", "Sebanyak 800 wisatawan mancanegara datang.", "800", True),
        ("How many foreign tourists came?", "Sebanyak 800 wisatawan mancanegara datang.", "800", False),
        ("How much in foreign currency?", "Porsi utang domestik 82 persen.", "82 persen", False),
        ("Berapa peserta laki-laki dan perempuan?", "Peserta 120 lelaki dan seorang wanita.", "120 lelaki", False),
    ],
)
def test_a_sentence_about_another_one_of_a_row_is_never_sure(question: str, text: str, said: str, is_other: bool) -> None:
    assert is_of_a_contrast(candidate(question, text, said, kind="who")) == is_other


@pytest.mark.parametrize("question", ["berapa karung hilang setelah diralat?", "Berapa karung beras yang hilang?"])
def test_what_a_correction_takes_back_is_no_answer_after_it_either(question: str) -> None:
    assert is_withdrawn(candidate(question, CORRECTION, "412 karung"))
    assert not is_withdrawn(candidate(question, CORRECTION, "142 karung"))


def test_the_figure_that_was_corrected_may_be_asked_for() -> None:
    assert not is_withdrawn(candidate("Berapa angka yang diralat?", CORRECTION, "412 karung"))


@pytest.mark.parametrize(
    ("question", "said", "is_right"),
    [
        ("terus kerugiannya berapa", "57 kios", False),
        ("terus kerugiannya berapa", "Rp 6,2 miliar", True),
        ("How much was the total loss?", "57 stalls", False),
        ("anggaran sudah dikoordinasikan di berapa daerah?", "270 daerah", True),
        ("Berapa kios yang terbakar?", "57 kios", True),
    ],
)
def test_money_is_counted_in_money(question: str, said: str, is_right: bool) -> None:
    assert unit_matches(question, said) == is_right


@pytest.mark.parametrize(
    ("question", "said", "repeats"),
    [
        ("gm badan pengelola geopark waytuba", "Badan Pengelola Geopark Way Tuba", True),
        ("real name of abang lincah", "samaran Abang Lincah", True),
        ("real name of abang lincah", "Rudi Hartono", False),
    ],
)
def test_a_name_that_the_question_gives_is_no_answer_however_it_is_spelled(question: str, said: str, repeats: bool) -> None:
    assert only_repeats_the_question(candidate(question, f"Pemesan {said} masih diburu.", said, kind="who")) == repeats
