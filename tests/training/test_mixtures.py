"""What the reader is shown: each source gives questions whose answers stand where they say, and can be left out."""

import random

import pytest

from tests.training.small import ENGLISH, STORY, articles_of_news, row
from training.mixtures import SOURCES, Given, mixture, native_rows
from training.negatives import cut_away, elsewhere, near_passages
from training.reading import Example


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_gives_answers_that_stand_in_their_passages(given: Given, name: str) -> None:
    found = SOURCES[name](given)
    assert found
    for example in found:
        assert example.question
        assert example.context
        assert example.answer is None or example.context[slice(*example.answer)].strip()


def test_the_held_back_fold_trains_nothing(given: Given) -> None:
    assert not [e for e in mixture(given) if "Suoh" in e.question or "Suoh" in e.context]


def test_passages_on_which_the_bias_is_fitted_train_nothing(given: Given) -> None:
    kept, trained = native_rows(given.data, held_back=True), native_rows(given.data)
    assert (len(kept), len(trained)) == (2, 38)
    assert not {row["context"] for row in kept} & {row["context"] for row in trained}


def test_a_source_that_is_left_out_is_not_read(given: Given) -> None:
    everything = mixture(given, without=[name for name in SOURCES if name != "news"])
    assert {example.question for example in everything} == {example.question for example in SOURCES["news"](given)}


def test_a_share_is_of_every_source(given: Given) -> None:
    whole, half = mixture(given), mixture(given, share=0.5)
    assert len(half) == pytest.approx(len(whole) / 2, abs=len(SOURCES))


def test_what_is_cut_away_takes_the_answer_with_it() -> None:
    start = ENGLISH.index("three days")
    made = cut_away(Example("How long?", "", ENGLISH, (start, start + len("three days"))), random.Random(0))
    assert made is None  # on either side less is left than is worth reading
    twice = f"{ENGLISH} {ENGLISH.replace('three', 'two')}"
    made = cut_away(Example("How long?", "", twice, (start, start + len("three days"))), random.Random(0))
    assert made
    assert made.answer is None
    assert "three days" not in made.context
    assert made.context in twice


def test_where_the_answer_stands_again_nothing_is_cut() -> None:
    start = ENGLISH.index("three days")
    assert (
        cut_away(Example("How long?", "", f"{ENGLISH} {ENGLISH}", (start, start + len("three days"))), random.Random(0)) is None
    )


def test_another_part_of_the_article_does_not_hold_the_answer(given: Given) -> None:
    first, *_ = articles_of_news()
    asked = [row("n", "Berapa?", STORY, "120 petani", article_id=first)]
    (made,) = elsewhere(given.data, asked, random.Random(0))
    assert made.answer is None
    assert "120 petani" not in made.context


def test_near_articles_hold_no_answer_and_are_not_the_article_itself(given: Given) -> None:
    first, *_ = articles_of_news()
    asked = [row("n", "Siapa membuka festival kopi?", STORY, "Liwa", article_id=first)]
    found = list(near_passages(given.data, given.embedder, asked, each=2))
    assert found
    assert all("Liwa" not in e.context and e.answer is None for e in found)
