"""An amount beside another one that the question fits better is not its answer, or at least no sure one."""

import pytest

from qa.answer_rules.amounts import tells_no_amount
from qa.answer_rules.amounts_beside import counts_what_is_not_asked, is_of_the_whole, is_told_of_another
from qa.answer_rules.contrasts import is_of_who_are_not
from qa.answer_rules.measures import lasts_instead
from tests.qa.candidates import candidate

PATHS = "Polisi mencatat 19 dermaga kecil di Pulau Sari. Lima di antaranya berdiri di belakang gudang beras. Air laut surut."
SCHOOLS = (
    "Sekolah itu hanya punya dua guru tetap untuk 52 murid Sarmini. Kabupaten Way Lima kekurangan 310 guru sekolah dasar, "
    "kata Harun. Jalan ke sana rusak tiga kilometer. Serikat itu beranggotakan 21 negara. Rapat dihadiri 80 anggota."
)
PRICES = "Cabai rawit dijual Rp 42.000 per kilogram. Untuk cabai merah keriting, pedagang meminta Rp 61.000. Hujan turun."
FEES = "Peserta lama membayar Rp 20.000 sebulan, sedangkan bukan peserta Rp 35.000. Loket buka pukul 08.00."
BRIDGE = "Dermaga sepanjang 85 meter itu dibangun selama tiga minggu oleh warga."


@pytest.mark.parametrize(
    ("question", "said", "of_the_whole"),
    [
        ("brp dermaga yang di belakang gudang", "19 dermaga kecil", True),
        ("how many jetties stand behind a warehouse?", "19", True),
        ("Berapa dermaga kecil di Pulau Sari?", "19 dermaga kecil", False),
        ("brp dermaga yang di belakang gudang", "Lima", False),
    ],
)
def test_what_is_said_of_a_part_asks_for_the_part(question: str, said: str, of_the_whole: bool) -> None:
    assert is_of_the_whole(candidate(question, PATHS, said, kind="howmany")) is of_the_whole


def test_a_whole_and_its_part_are_no_single_amount() -> None:
    text = "Sedikitnya 19 perahu karam dalam sebulan, lima di antaranya bocor."
    for question in ("berapa perahu karam", "berapa perahu bocor"):
        assert is_of_the_whole(candidate(question, text, "19 perahu karam dalam sebulan, lima", kind="howmany"))
    assert not is_of_the_whole(candidate("berapa perahu karam", text, "19 perahu", kind="howmany"))


@pytest.mark.parametrize(
    ("question", "said", "is_another"),
    [
        ("way lima kurang brp guru", "52 murid", True),
        ("guru sd yang kurang berapa?", "52 murid", True),
        ("How many teachers does Way Lima lack?", "52 murid", True),
        ("Berapa murid Sarmini?", "52 murid", False),
        ("Berapa guru yang kurang di Way Lima?", "310 guru sekolah dasar", False),
        ("Berapa anggota serikat itu?", "21 negara", False),  # its clause tells of members
        ("Berapa siswa Sarmini?", "52 murid", False),  # people under another name
        ("Berapa kilometer jalan yang rusak?", "tiga kilometer", False),
    ],
)
def test_what_is_counted_elsewhere_is_not_counted_here(question: str, said: str, is_another: bool) -> None:
    assert counts_what_is_not_asked(candidate(question, SCHOOLS, said, kind="howmany")) is is_another


@pytest.mark.parametrize(
    ("question", "said", "of_another"),
    [
        ("harga cabai merah per kg", "Rp 42.000", True),
        ("harga cabai merah per kg", "Rp 61.000", False),
        ("harga cabai merah 2025", "Rp 42.000", True),
        ("harga cabai rawit per kg", "Rp 42.000", False),
        ("harga cabai per kg", "Rp 42.000", False),
        ("harga rawit cabai per kg", "Rp 42.000", False),
    ],
)
def test_words_that_stand_together_beside_another_price_are_a_doubt(question: str, said: str, of_another: bool) -> None:
    assert is_told_of_another(candidate(question, PRICES, said, kind="howmany")) is of_another


@pytest.mark.parametrize(
    ("question", "said", "are_not"),
    [
        ("kalau peserta berapa?", "Rp 35.000", True),
        ("kalau peserta berapa?", "Rp 20.000 sebulan, sedangkan bukan peserta Rp 35.000", True),
        ("kalau peserta berapa?", "Rp 20.000", False),
        ("kalau bukan peserta berapa?", "Rp 35.000", False),
        ("How much do non-members pay?", "Rp 35.000", False),
    ],
)
def test_who_are_not_members_pay_no_members_price(question: str, said: str, are_not: bool) -> None:
    assert is_of_who_are_not(candidate(question, FEES, said, kind="howmany")) is are_not


@pytest.mark.parametrize(
    ("question", "said", "are_others"),
    [
        ("berapa kasus non-varian di Kaur", "212", True),
        ("berapa kasus varian di Kaur", "212", False),
        ("berapa kasus non-varian", "35", False),
    ],
)
def test_who_asks_for_the_others_wants_no_figure_of_those_who_are(question: str, said: str, are_others: bool) -> None:
    text = "Kasus varian di Kaur mencapai 212 pada tahun itu. Kasus non-varian hanya 35."
    assert is_of_who_are_not(candidate(question, text, said, kind="howmany")) is are_others


@pytest.mark.parametrize(
    ("question", "said", "lasts"),
    [
        ("how long is the jetty in pulau sari", "tiga minggu", True),
        ("how long is the jetty in pulau sari", "85 meter itu dibangun selama tiga minggu", True),
        ("How long is the jetty?", "85 meter", False),
        ("How long was the training course?", "tiga minggu", False),
        ("How long did the work take?", "tiga minggu", False),
        ("how long was the village head sentenced to in the jetty case", "tiga minggu", False),
        ("How long is the ban in Pulau Sari?", "tiga minggu", False),
        ("how long is the jetty repair", "tiga minggu", False),
    ],
)
def test_a_thing_is_as_long_as_its_metres(question: str, said: str, lasts: bool) -> None:
    assert lasts_instead(candidate(question, BRIDGE, said, kind="howmany")) is lasts


def test_a_day_and_a_place_are_no_amount() -> None:
    text = "KPU mengadakan pleno di Hotel Way Tuba, Kaur, Rabu (4/12/2024) pukul 19.30 WIB. Partisipasi 2024 orang."
    assert tells_no_amount(candidate("and turnout", text, "Hotel Way Tuba, Kaur, Rabu (4/12/2024)", kind="howmany"))
    assert tells_no_amount(candidate("and turnout", text, "Kaur, Rabu (4/12/2024) pukul 19.30", kind="howmany"))
    assert tells_no_amount(
        candidate("and turnout", "Hasil Pilkada 2024 di Hotel Way Tuba.", "Pilkada 2024 di Hotel Way Tuba", kind="howmany")
    )
    assert not tells_no_amount(candidate("and turnout", text, "2024 orang", kind="howmany"))
    assert tells_no_amount(candidate("Berapa pemilih hadir tahun 2024?", text, "Hotel Way Tuba, Kaur", kind="howmany"))
    assert not tells_no_amount(candidate("pleno tgl brp", text, "Rabu (4/12/2024)", kind="howmany"))
