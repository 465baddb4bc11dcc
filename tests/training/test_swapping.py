"""Questions about somebody else: what is exchanged stands in the passage, what it is exchanged for does not."""

import random

import pytest

from tests.training.small import STORY
from training.mixtures import Given
from training.reading import Example
from training.swapping import Names, swapped, swaps

QUESTIONS = ["Siapa ketua KPU Kaur?", "Siapa kata Budi Santoso di Metro?"]


@pytest.fixture(scope="module")
def names(given: Given) -> Names:
    return Names(given.data, QUESTIONS)


def example(question: str, said: str = "120 petani", context: str = STORY) -> Example:
    start = context.index(said)
    return Example(question, "Festival kopi", context, (start, start + len(said)))


@pytest.mark.parametrize("seed", range(8))
def test_a_place_is_exchanged_for_another_place_or_side(names: Names, seed: int) -> None:
    made = swapped(example("Berapa petani ikut festival di Lampung Barat?"), names, random.Random(seed))
    assert made
    assert made.answer is None
    place = made.question.removeprefix("Berapa petani ikut festival di ").removesuffix("?")
    assert place != "Lampung Barat"
    assert place in names.places or place in {f"Lampung {side}" for side in ("Timur", "Selatan", "Utara", "Tengah")}


def test_of_an_institution_its_place_alone_is_exchanged(names: Names) -> None:
    context = "KPU Kaur menetapkan jadwal bagi 120 petani."
    made = swapped(example("Berapa petani dijadwalkan oleh KPU Kaur?", context=context), names, random.Random(1))
    assert made
    assert made.question.startswith("Berapa petani dijadwalkan oleh KPU ")
    assert "Kaur" not in made.question


@pytest.mark.parametrize("seed", range(8))
def test_an_office_is_exchanged_for_one_that_the_passage_does_not_hold(names: Names, seed: int) -> None:
    made = swapped(example("siapa bupati yang membuka festival?", "Bupati Lampung Barat"), names, random.Random(seed))
    assert made
    assert made.question.removeprefix("siapa ").split(" yang")[0] in ("wakil bupati", "sekda", "ketua DPRD")


def test_a_deputy_is_exchanged_for_the_one_deputised_for(names: Names) -> None:
    made = swapped(example("siapa wakil bupati yang hadir?"), names, random.Random(0))
    assert made
    assert made.question == "siapa bupati yang hadir?"


def test_a_year_is_exchanged_for_a_near_one(names: Names) -> None:
    context = "Pada tahun 2019 festival diikuti 120 petani kopi."
    made = swapped(example("Berapa petani ikut pada tahun 2019?", context=context), names, random.Random(0))
    assert made
    assert 2017 <= int(made.question.removesuffix("?").split()[-1]) <= 2021
    assert "2019" not in made.question


def test_what_is_not_in_the_passage_is_not_exchanged(names: Names) -> None:
    assert swapped(example("Berapa petani ikut festival di Kaur?"), names, random.Random(0)) is None


def test_a_question_without_an_answer_stays_away(names: Names) -> None:
    assert swapped(Example("Siapa bupati?", "", STORY, None), names, random.Random(0)) is None


def test_a_share_counts_each_question_as_often(names: Names) -> None:
    asked = [example("siapa bupati yang membuka festival?")] * 4
    assert len(swaps(asked, 1.5, names, random.Random(0))) == 6
