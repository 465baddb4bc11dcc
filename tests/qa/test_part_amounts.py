"""Of several amounts the part's is meant, of the thing that is counted, and it is shown whole."""

import pytest

from corpus.text import words
from qa.answer_rules.part_amounts import amounts_in, counts_another_thing, is_no_count, is_of_another_part, whole_amount
from tests.qa.candidates import candidate, shown

BUDGET = (
    "TALANG PADANG – Dinas Pekerjaan Umum Way Lima mengelola anggaran Rp 64 miliar tahun 2024. Pembangunan drainase "
    "mendapat Rp 31 miliar, "
    "trotoar Rp 9 miliar, dan lampu jalan Rp 4,5 miliar, kata Kepala Dinas Harun Wijaya (51), Senin (3/6/2024)."
)
SCHOOL = "SMP 2 Kedondong menerima 192 siswa baru. Dari jumlah itu 96 melalui zonasi, 60 jalur prestasi, dan 36 jalur afirmasi."
FAKES = "Polisi menyita 37 lembar uang palsu di Pasar Kotabaru. Dua ekor harimau masuk kampung pukul 05.30 WIB."


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        ("Berapa anggaran trotoar di Way Lima 2024?", BUDGET, "Rp 9 miliar", ["Rp 64 miliar", "Rp 31 miliar"]),
        ("Berapa anggaran pembangunan drainase?", BUDGET, "Rp 31 miliar", ["Rp 64 miliar"]),
        ("Berapa anggaran yang dikelola Dinas Pekerjaan Umum?", BUDGET, "Rp 64 miliar", []),
        ("Berapa siswa jalur prestasi SMP 2 Kedondong?", SCHOOL, "60", ["192", "96"]),
        ("Berapa siswa baru lewat zonasi di SMP 2 Kedondong?", SCHOOL, "96", ["192"]),
        ("Berapa siswa baru SMP 2 Kedondong?", SCHOOL, "192", []),
    ],
)
def test_the_amount_of_the_part_that_is_asked_for_stays_alone(question: str, text: str, right: str, wrong: list[str]) -> None:
    assert not is_of_another_part(candidate(question, text, right))
    for said in wrong:
        assert is_of_another_part(candidate(question, text, said)), said


def test_an_amount_of_another_measure_does_not_count() -> None:
    text = "Jembatan sepanjang 40 meter itu ambruk. Nilainya Rp 2 miliar."
    assert not is_of_another_part(candidate("Berapa nilai jembatan itu?", text, "Rp 2 miliar"))


@pytest.mark.parametrize(
    ("question", "said", "another"),
    [
        ("Berapa pistol yang disita polisi?", "37 lembar uang palsu", True),
        ("Berapa mobil yang disita?", "37 lembar", True),
        ("How many guns did police seize?", "37", True),
        ("Berapa ekor gajah yang masuk kampung?", "Dua ekor", True),
        ("Berapa ekor harimau yang masuk kampung?", "Dua ekor", False),
        ("How many tigers entered the village?", "Dua ekor harimau", False),
        ("Berapa lembar uang palsu yang disita?", "37", False),
        ("Berapa barang bukti yang disita?", "37 lembar", False),  # what that is no list of things can tell
    ],
)
def test_a_count_of_another_thing_is_known(question: str, said: str, another: bool) -> None:
    assert counts_another_thing(candidate(question, FAKES, said)) is another


def test_people_are_counted_under_many_names() -> None:
    text = "Sebanyak 40 warga mengungsi ke masjid."
    assert not counts_another_thing(candidate("Berapa korban yang mengungsi?", text, "40"))
    assert counts_another_thing(candidate("Berapa rumah yang rusak?", text, "40"))


@pytest.mark.parametrize(
    ("question", "text", "said", "refused"),
    [
        ("Berapa anggaran drainase?", BUDGET, "2024", True),
        ("Berapa lampu jalan?", BUDGET, "51", True),
        ("Berapa umur Harun Wijaya?", BUDGET, "51", False),
        ("Berapa trotoar?", BUDGET, "3/6/2024", True),
        ("Berapa ekor harimau?", FAKES, "05.30", True),
        ("Berapa ekor harimau?", FAKES, "Dua", False),
        ("Berapa lembar uang palsu?", FAKES, "37", False),
    ],
)
def test_a_date_a_year_a_clock_and_an_age_are_no_count(question: str, text: str, said: str, refused: bool) -> None:
    assert is_no_count(candidate(question, text, said)) is refused


@pytest.mark.parametrize(
    ("text", "said", "whole"),
    [
        ("Sebanyak 175 kepala keluarga terdampak.", "175 kepala", "175 kepala keluarga"),
        ("Anggarannya Rp 64 miliar untuk jalan.", "64", "Rp 64 miliar"),
        ("Lahan 12,5 hektare terbakar.", "12,5", "12,5 hektare"),
        ("Ada tiga ekor penyu.", "tiga", "tiga ekor"),
        ("Ada tiga ekor penyu.", "tiga ekor penyu", "tiga ekor penyu"),
    ],
)
def test_an_amount_is_shown_with_currency_and_unit(text: str, said: str, whole: str) -> None:
    found = candidate("Berapa jumlahnya?", text, said)
    assert shown(found, whole_amount(found)) == whole


def test_each_amount_has_a_clause_of_its_own() -> None:
    parts = [amount for amount in amounts_in(SCHOOL) if "prestasi" in amount.clause]
    assert [SCHOOL[amount.span.start : amount.span.end] for amount in parts] == ["60"]


def test_each_amount_of_a_long_list_has_its_own_clause_and_dates_are_none() -> None:
    goods = ["beras", "jagung", "kedelai", "gula", "garam", "tepung", "pupuk", "semen", "pasir", "bibit"]
    text = "Pada 12 Maret 2024 bantuan dibagi: " + ", ".join(f"{name} {k + 20} karung" for k, name in enumerate(goods)) + "."
    parts = amounts_in(text)
    assert [text[each.span.start : each.span.end] for each in parts] == [f"{k + 20} karung" for k in range(len(goods))]
    assert all(each.clause >= set(words(name)) for name, each in zip(goods[1:], parts[1:], strict=True))
    for k, name in enumerate(goods[1:], start=21):
        assert not is_of_another_part(candidate(f"Berapa karung bantuan {name}?", text, f"{k} karung"))
    assert is_of_another_part(candidate("Berapa karung bantuan pasir?", text, "23 karung"))
