"""Sentences that take back what they name, and people who do not hold the office that is asked for."""

import pytest

from qa.answer_rules.denials import is_not_in_office, is_of_none, is_taken_back
from qa.answer_rules.registry import DOUBTS
from qa.types import AnswerType
from tests.qa.candidates import candidate


@pytest.mark.parametrize(
    ("question", "text", "said", "kind"),
    [
        ("Siapa tersangka korupsi dana desa?", "Hakim membatalkan penetapan tersangka Yoga Pranata.", "Yoga Pranata", "who"),
        ("Siapa tersangka korupsi dana desa?", "Kejaksaan membantah telah menetapkan Yoga Pranata.", "Yoga Pranata", "who"),
        ("Berapa orang tewas?", "Kapolres membantah bahwa lima orang tewas dalam kejadian itu.", "lima orang", "howmany"),
        ("Berapa siswa keracunan?", "Kepala sekolah menepis isu bahwa 40 siswa keracunan.", "40 siswa", "howmany"),
        ("Kapan bendungan jebol?", "Hoaks: bendungan jebol pada 13 Mei 2025.", "13 Mei 2025", "when"),
        ("Siapa kepala dinas pendidikan?", "Bupati belum melantik Yoga Pranata.", "Yoga Pranata", "who"),
        ("Who became secretary?", "Gubernur batal melantik Yoga Pranata.", "Yoga Pranata", "who"),
        ("Siapa calon bupati Kaur?", "Yoga Pranata mengatakan ia batal maju sebagai calon bupati.", "Yoga Pranata", "who"),
        ("Siapa juara lomba?", "Persatuan Way Tuba gagal menjadi juara.", "Persatuan Way Tuba", "who"),
        ("Apa penyebab kebakaran?", "Kebakaran itu bukan karena bom.", "bom", "why"),
    ],
)
def test_what_a_sentence_denies_is_never_sure(question: str, text: str, said: str, kind: AnswerType) -> None:
    assert is_taken_back(candidate(question, text, said, kind=kind))


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Siapa yang membantah kabar itu?", "Kapolres Yoga Pranata membantah kabar itu.", "Yoga Pranata"),
        ("Who denied the report?", "Kapolres Yoga Pranata membantah kabar itu.", "Yoga Pranata"),
        ("Siapa yang batal dilantik?", "Gubernur batal melantik Yoga Pranata.", "Yoga Pranata"),
        ("Siapa yang membuka festival?", "Festival dibuka Yoga Pranata, tidak hanya oleh camat.", "Yoga Pranata"),
        ("siapa kapolres kaur", "Kapolres Kaur Yoga Pranata mengatakan kabar itu hoaks.", "Yoga Pranata"),
        ("Who is the police chief?", 'Itu tidak benar," kata Kapolres Kaur Yoga Pranata.', "Yoga Pranata"),
        ("pemilik warung yang mengeluh siapa", "Warga batal datang, kata pemilik warung, Yoga Pranata.", "Yoga Pranata"),
        ("Berapa dana perbaikan atap?", "Dinas memakai belanja tidak terduga Rp 12 juta.", "Rp 12 juta"),
        ("Siapa ketua dapur umum?", "Ketua dapur umum yang belum disebut adalah Yoga Pranata.", "Yoga Pranata"),
        ("Warga umur berapa yang dilarang?", "Warga yang belum berusia 17 tahun dilarang masuk.", "17 tahun"),
        ("Siapa juara lomba?", "Juara lomba itu tidak lain Yoga Pranata dari desa di hulu.", "Yoga Pranata"),
    ],
)
def test_what_is_told_or_asked_as_denied_may_be_sure(question: str, text: str, said: str) -> None:
    assert not is_taken_back(candidate(question, text, said))


@pytest.mark.parametrize(
    "text",
    [
        "Mantan Bupati Way Tuba Yoga Pranata hadir.",
        "Calon Bupati Way Tuba Yoga Pranata berkampanye.",
        "Istri Bupati Way Tuba, Yoga Pranata, membuka bazar.",
        "Mewakili Bupati Way Tuba, Yoga Pranata membuka rapat.",
        "Seorang penipu mengaku Bupati Way Tuba Yoga Pranata.",
        "Menurut naskah drama itu, Bupati Way Tuba ialah Yoga Pranata.",
    ],
)
def test_who_does_not_hold_the_office_is_never_surely_its_holder(text: str) -> None:
    assert is_not_in_office(candidate("Siapa Bupati Way Tuba?", text, "Yoga Pranata"))
    assert not is_not_in_office(candidate("Siapa yang hadir?", text, "Yoga Pranata"))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Siapa Bupati Way Tuba?", "Bupati Way Tuba Yoga Pranata hadir."),
        ("Siapa mantan Bupati Way Tuba?", "Mantan Bupati Way Tuba Yoga Pranata hadir."),
        ("Who was the former regent of Way Tuba?", "Mantan Bupati Way Tuba Yoga Pranata hadir."),
        ("Siapa calon Bupati Way Tuba?", "Calon Bupati Way Tuba Yoga Pranata berkampanye."),
    ],
)
def test_the_holder_or_who_is_asked_for_may_be_sure(question: str, text: str) -> None:
    assert not is_not_in_office(candidate(question, text, "Yoga Pranata"))


def test_both_are_doubts_that_can_be_switched_off() -> None:
    assert {"taken_back", "not_in_office"} <= set(DOUBTS)


def test_of_whom_it_is_denied_is_no_count() -> None:
    text = "Sebanyak 29 pelari dirawat karena lelah, tetapi tidak ada yang dirawat inap."
    assert is_of_none(candidate("berapa pelari yang dirawat inap", text, "29 pelari"))
    assert not is_of_none(candidate("berapa pelari yang dirawat", text, "29 pelari"))
    assert not is_of_none(candidate("siapa yang dirawat inap", text, "29 pelari"))
