"""Passages with words of both languages: the answer goes with its words, names and unknown words stay."""

import random

import pytest

from training.reading import Example
from training.switching import switched

PASSAGE = "On Monday the governor opened the new market in Kotabumi, and the police closed the road to Krui."


def example(said: str) -> Example:
    start = PASSAGE.index(said)
    return Example("Who opened the market?", "", PASSAGE, (start, start + len(said)))


@pytest.mark.parametrize("seed", range(5))
def test_names_stay_and_the_answer_stays_theirs(seed: int) -> None:
    made = switched(example("Kotabumi"), 1.0, random.Random(seed))
    assert made.answer and made.context[slice(*made.answer)] == "Kotabumi"
    assert made.context.startswith("On Monday") and made.context.endswith("Krui.")
    assert made.context != PASSAGE


def test_the_answers_own_words_become_indonesian_too() -> None:
    made = switched(example("the police"), 1.0, random.Random(0))
    assert made.answer and made.context[slice(*made.answer)] == "the polisi"


def test_nothing_switched_is_nothing_changed() -> None:
    assert switched(example("Krui"), 0.0, random.Random(0)) == example("Krui")


def test_a_passage_that_does_not_answer_is_switched_too() -> None:
    made = switched(Example("Who?", "", PASSAGE, None), 1.0, random.Random(0))
    assert made.answer is None
    assert "polisi" in made.context
