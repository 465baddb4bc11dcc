"""What a follow-up says itself: its answer stands near its own words, and "kalau yang lain?" wants what was wanted before."""

from dataclasses import replace

import pytest

from qa.answer_rules.follow_ups import is_of_nobody_so_called, is_of_somebody_else, is_of_something_else
from qa.answer_rules.measures import is_of_another_measure
from qa.question.parse import understand
from qa.types import Conversation, Turn
from tests.qa.candidates import candidate

COURT = (
    "Hakim menghukum SR dua tahun penjara. Putusan dibacakan Rabu siang di Kotabumi. Ruang sidang penuh warga. "
    "Jaksa menuntut SR empat tahun penjara."
)
MEETING = (
    "Rapat pengamanan digelar di Balai Adat Sukau. Wakil bupati hadir bersama para camat. "
    "Kapolres tidak datang karena bertugas di Palembang."
)
STORE = "Gudang itu dikelola koperasi dengan 180 anggota. Anggota membayar Rp 400 per kilogram, yang lain Rp 650."


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        ("dituntut berapa tahun?", COURT, "empat tahun", "dua tahun"),
        ("jaksanya minta berapa tahun", COURT, "empat tahun", "dua tahun"),
    ],
)
def test_an_amount_far_from_all_that_the_follow_up_says_is_not_sure(question: str, text: str, right: str, wrong: str) -> None:
    before = "siapa hakim kasus SR kotabumi"
    assert not is_of_something_else(replace(candidate(question, text, right), follows=before))
    assert is_of_something_else(replace(candidate(question, text, wrong), follows=before))
    assert not is_of_something_else(candidate(question, text, wrong))  # it stands alone


def test_where_an_office_holder_was_is_told_near_the_office() -> None:
    asked = "terus kapolresnya ke mana"
    away = replace(candidate(asked, MEETING, "Palembang"), follows="siapa yang hadir di rapat sukau")
    hall = replace(candidate(asked, MEETING, "Balai Adat Sukau"), follows="siapa yang hadir di rapat sukau")
    assert not is_of_somebody_else(away)
    assert is_of_somebody_else(hall)


@pytest.mark.parametrize(
    ("before", "question", "kind"),
    [
        ("berapa ongkos simpan ikan kalau bukan anggota?", "kalo anggota?", "howmany"),
        ("Who is the new head of the office?", "And the secretary?", "who"),
        ("Kapan sidang itu dimulai?", "kalau putusannya?", "when"),
        ("How many seats did the party win?", "What about in 2019?", "howmany"),
        ("Berapa biayanya?", "terus kapan selesai?", "when"),
        ("Di gedung mana lomba itu?", "And the date of that race?", "when"),
        ("siapa ketua panitianya", "ngapain dia ke sana", "what"),
    ],
)
def test_a_follow_up_that_says_no_kind_wants_what_was_wanted_before(before: str, question: str, kind: str) -> None:
    asked = understand(question, Conversation((Turn(before, before, ("a",)),)))
    assert asked.kind == kind
    assert asked.follows == before


def test_an_amount_is_measured_as_the_question_before_wanted() -> None:
    before = "berapa ongkos simpan ikan di gudang itu?"
    asked = replace(candidate("kalo anggota?", STORE, "180 anggota"), kind="howmany", follows=before)
    assert is_of_another_measure(asked)
    assert not is_of_another_measure(replace(candidate("kalo anggota?", STORE, "Rp 400"), kind="howmany", follows=before))
    assert not is_of_another_measure(replace(asked, follows=""))


RESCUE = (
    "Dua pemancing hilang sejak Jumat. Mereka ialah Yoga Adi dan Rian Eka. Kapal Bintang Laut menemukan keduanya. "
    "Nakhoda Bintang Laut, Kapten Harun Wijaya, memberi mereka makan."
)


@pytest.mark.parametrize(
    ("question", "said", "is_somebody_else"),
    [
        ("nakhodanya siapa", "Yoga Adi", True),
        ("siapa nakhodanya", "Yoga Adi", True),
        ("nakhodanya siapa", "Kapten Harun Wijaya", False),
        ("pemancingnya siapa", "Yoga Adi", False),
        ("siapa yang hilang", "Kapten Harun Wijaya", False),  # no such word to look for
    ],
)
def test_who_its_captain_is_stands_beside_the_captain(question: str, said: str, is_somebody_else: bool) -> None:
    found = replace(candidate(question, RESCUE, said, kind="who"), follows="kapal apa yang menemukan pemancing itu")
    assert is_of_nobody_so_called(found) is is_somebody_else
    assert not is_of_nobody_so_called(candidate(question, RESCUE, said, kind="who"))  # it stands alone


def test_who_only_speaks_of_a_financier_is_none() -> None:
    text = (
        "Sumur itu meledak. Penasihat hukum terdakwa, Ratna Wulandari, S.H., menilai pemodalnya harus ikut diadili. "
        "Pemodal itu, Heri, buron."
    )
    follows = "apa pemicu ledakan sumur itu"
    assert is_of_nobody_so_called(replace(candidate("pemodalnya siapa", text, "Ratna Wulandari", kind="who"), follows=follows))
    assert not is_of_nobody_so_called(replace(candidate("pemodalnya siapa", text, "Heri", kind="who"), follows=follows))
