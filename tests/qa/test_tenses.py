"""What was, what is, and what is to be."""

import pytest

from qa.answer_rules.registry import DOUBTS, VETOES
from qa.answer_rules.tenses import tells_no_plan, tells_what_was
from tests.qa.candidates import candidate

ROOF = (
    "Atap gedung itu ambruk pada Kamis (14/3/2024) pukul 05.10 WIB. Perbaikan ditargetkan rampung sebelum 20 Juni 2024. "
    "Sidang perkara itu digelar Senin (4/3/2024), dan sidang berikutnya dijadwalkan Senin (11/3/2024)."
)
PRICE = (
    "Harga pinang kering di tingkat petani saat ini Rp 9.000 per kilogram. Pada puncaknya harga pernah mencapai Rp 21.000. "
    "Tahun lalu harga Rp 6.500, lalu naik menjadi Rp 9.000."
)


@pytest.mark.parametrize(
    ("question", "said", "is_doubted"),
    [
        ("targetnya selesai kapan?", "Kamis (14/3/2024)", True),
        ("targetnya selesai kapan?", "20 Juni 2024", False),
        ("When is the repair due?", "Kamis (14/3/2024)", True),
        ("When is the next hearing?", "Senin (11/3/2024)", False),
        ("sidang lanjutannya kapan", "Kamis (14/3/2024)", True),
        ("Kapan atap itu ambruk?", "Kamis (14/3/2024)", False),
        ("Kapan rencana sidang itu sudah ditetapkan?", "Kamis (14/3/2024)", False),
        ("When was the hearing scheduled?", "Kamis (14/3/2024)", False),  # a schedule is told in any words
    ],
)
def test_what_is_to_be_is_not_told_by_what_was(question: str, said: str, is_doubted: bool) -> None:
    assert tells_no_plan(candidate(question, ROOF, said)) == is_doubted


@pytest.mark.parametrize(
    ("question", "said", "was"),
    [
        ("What is the price of dried areca now?", "Rp 21.000", True),
        ("berapa harga pinang kering", "Rp 21.000", True),
        ("berapa harga pinang sekarang", "Rp 6.500", True),
        ("berapa harga pinang sekarang", "Rp 9.000", False),
        ("berapa harga tertinggi pinang", "Rp 21.000", False),
        ("berapa harga pinang yang pernah tercapai", "Rp 21.000", False),
        ("How high was the price of areca?", "Rp 21.000", False),
        ("berapa harga pinang tahun lalu", "Rp 6.500", False),
    ],
)
def test_what_is_now_is_not_told_by_what_once_was(question: str, said: str, was: bool) -> None:
    assert tells_what_was(candidate(question, PRICE, said, kind="howmany")) == was


def test_what_it_is_since_then_counts_for_now() -> None:
    told = candidate("harga pinang sekarang", "Semula Rp 6.500, kini menjadi Rp 9.000.", "Rp 9.000", kind="howmany")
    assert not tells_what_was(told)


def test_both_rules_can_be_switched_off() -> None:
    assert "what_was" in VETOES
    assert "no_plan" in DOUBTS
