"""Classes of a contest: the winner among the women is no answer where the men's is asked for."""

import pytest

from qa.answer_rules.contests import is_of_another_class
from tests.qa.candidates import candidate

BLOWPIPES = (
    "Lomba sumpit di Balai Riam ditutup Minggu. Juara sumpit putra diraih Lukas Rengan dari Lamandau dengan nilai 91. "
    "Juara sumpit putri adalah Yuliana Sepa, siswi SMA di Kudangan."
)
ROWING = "Di nomor putra Rafael Doni menang, sedangkan nomor putri dimenangi Sisilia Bare. Keduanya dari Ende."
NAMED = "Lomba baca puisi dimenangi Dewi Putri Anjani, sementara tempat kedua diraih Putra Mahardika."


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        ("siapa juara sumpit putri balai riam", BLOWPIPES, "Yuliana Sepa", "Lukas Rengan"),
        ("Siapa juara lomba sumpit putra?", BLOWPIPES, "Lukas Rengan", "Yuliana Sepa"),
        ("Who won the women's blowpipe contest?", BLOWPIPES, "Yuliana Sepa", "Lukas Rengan"),
        ("who won the men's class", BLOWPIPES, "Lukas Rengan", "Yuliana Sepa"),
        ("Siapa pemenang nomor putri?", ROWING, "Sisilia Bare", "Rafael Doni"),
        ("who took the boys' race?", ROWING, "Rafael Doni", "Sisilia Bare"),
    ],
)
def test_the_winner_of_the_other_class_is_no_answer(question: str, text: str, right: str, wrong: str) -> None:
    assert not is_of_another_class(candidate(question, text, right))
    assert is_of_another_class(candidate(question, text, wrong))


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("siapa juara sumpit balai riam", BLOWPIPES, "Lukas Rengan"),
        ("Siapa juara sumpit putra dan putri?", BLOWPIPES, "Lukas Rengan"),
        ("siapa juara lomba puisi putri", NAMED, "Dewi Putri Anjani"),
        ("Siapa yang membunuh wanita itu?", "Seorang pria, Toto Rahim, membunuh wanita di Sukau.", "Toto Rahim"),
    ],
)
def test_where_no_class_is_asked_for_or_told_it_stays(question: str, text: str, said: str) -> None:
    assert not is_of_another_class(candidate(question, text, said))
