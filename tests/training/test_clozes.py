"""Questions made of translated sentences: the answer stands in the translation, and what is asked for has its word."""

import random

import pytest

from training.clozes import clozes
from training.mixtures import Given
from training.negatives import cut_out
from training.reading import Example


def test_the_answer_stands_in_the_translation_and_the_question_lacks_it(given: Given) -> None:
    made = clozes(given.data, 100, random.Random(0))
    assert made
    for example in made:
        assert example.answer is not None
        said = example.context[slice(*example.answer)]
        assert said in {"Krui", "Pesisir Barat", "120", "2019", "Selasa"}
        assert said not in example.question
        assert {"who", "what", "where", "when", "how many", "what year"} & {w for w in ASKING if w in example.question}


ASKING = ("who", "what", "where", "when", "how many", "what year")


@pytest.mark.parametrize(
    ("said", "is_cut"),
    [("Rp 6,2 miliar", True), ("Uni Desmawati", False)],
)
def test_a_passage_without_its_answering_sentence_holds_nothing_of_the_answer(said: str, is_cut: bool) -> None:
    text = (
        "Pasar Mukomuko terbakar pada Rabu malam dan api baru padam menjelang subuh hari berikutnya. "
        "Ketua pedagang, Uni Desmawati, menyebut kerugian Rp 6,2 miliar. "
        "Desmawati meminta hidran segera diperbaiki oleh pemerintah supaya kebakaran tidak terulang lagi di pasar itu."
    )
    start = text.index(said)
    made = cut_out(Example("Berapa?", "", text, (start, start + len(said))))
    assert (made is not None) == is_cut
    if made:
        assert said not in made.context
        assert made.answer is None
        assert "hidran" in made.context
