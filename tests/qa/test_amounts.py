"""An amount, where an amount is asked for."""

import pytest

from corpus.types import Span
from qa.answer_rules.amounts import tells_no_amount
from qa.answer_rules.candidates import Candidate
from qa.types import AnswerType


def candidate(said: str, kind: AnswerType) -> Candidate:
    text = f"Menurut panitia, {said}."
    return Candidate("berapa", kind, text, "Kabar Way Tuba", Span(17, 17 + len(said)), Span(0, len(text)))


@pytest.mark.parametrize("said", ["Hotel Way Tuba, Indralaya", "sekitar", "Nenek Kahi", "percikan api dari mesin"])
def test_words_without_a_number_are_no_amount(said: str) -> None:
    assert tells_no_amount(candidate(said, "howmany"))
    assert not tells_no_amount(candidate(said, "what"))


@pytest.mark.parametrize(
    "said",
    ["76,4 persen", "dua orang", "seorang nelayan", "puluhan rumah", "setengah hektare", "seumur hidup", "tidak ada korban"],
)
def test_numbers_and_words_for_them_are_amounts(said: str) -> None:
    assert not tells_no_amount(candidate(said, "howmany"))
