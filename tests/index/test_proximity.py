"""How near one another the words of a question stand in a text: what counts, and how much."""

import numpy as np
import pytest

from index.retrieval.proximity import AROUND, NAMES, NEAR, shares

MAYOR, OPENED, MARKET = (("wali", 1.0),), (("buka", 0.8), ("resmi", 0.4)), (("pasar", 1.0),)
ALIKE = (1.0, 1.0, 1.0)
FILLED = "lain dan "  # two words, one of them a function word


def share(name: str, text: str, *, title: str = "", rarities: tuple[float, ...] = ALIKE) -> float:
    held = shares([title], [text], [MAYOR, OPENED, MARKET], rarities)
    assert held.shape == (1, len(NAMES))
    return float(held[0, NAMES.index(name)])


def test_words_in_one_sentence_are_near() -> None:
    assert share("near", "Wali kota membuka pasar.") == pytest.approx(1.0)


def test_words_far_apart_are_not_near() -> None:
    text = f"Wali kota {FILLED * NEAR} membuka {FILLED * NEAR} pasar."
    assert share("near", text) == pytest.approx(1 / 3)


def test_a_paragraph_reaches_further_than_a_sentence() -> None:
    text = f"Wali kota {FILLED * ((AROUND - NEAR) // 2)} membuka pasar."
    assert share("near", text) == pytest.approx(2 / 3)
    assert share("around", text) == pytest.approx(1.0)


def test_what_the_title_holds_is_near_to_all_of_the_text_and_not_around() -> None:
    assert share("near", "Wali kota membuka acara.", title="Pasar Sukau") == pytest.approx(1.0)
    assert share("around", "Wali kota membuka acara.", title="Pasar Sukau") == pytest.approx(2 / 3)


def test_a_title_alone_counts_too() -> None:
    assert share("near", "Hujan turun.", title="Pasar Sukau") == pytest.approx(1 / 3)


def test_rare_ideas_count_more() -> None:
    assert share("near", "Pasar ramai.", rarities=(1.0, 1.0, 8.0)) == pytest.approx(0.8)


def test_a_weaker_word_stands_for_its_idea_by_its_part() -> None:
    assert share("near", "Wali kota meresmikan pasar.") == pytest.approx((1 + 0.5 + 1) / 3)


@pytest.mark.parametrize("text", ["Membuka pasar.", "Pasar dibuka."])
def test_neighbours_count_in_either_order(text: str) -> None:
    assert share("side_by_side", text) == pytest.approx(0.5)


def test_words_with_one_between_them_are_no_neighbours() -> None:
    assert share("side_by_side", "Membuka ini pasar.") == 0


def test_words_of_neighbouring_texts_are_far_apart() -> None:
    held = shares(["", ""], ["Wali kota membuka", "pasar"], [MAYOR, OPENED, MARKET], ALIKE)
    assert held[:, NAMES.index("around")] == pytest.approx([2 / 3, 1 / 3])
    assert held[:, NAMES.index("side_by_side")] == pytest.approx([0, 0])


def test_a_text_says_the_same_whatever_is_read_beside_it() -> None:
    text = "Wali kota meresmikan pasar dan membuka jalan."
    alone = shares(["Pasar"], [text], [MAYOR, OPENED, MARKET], (0.3, 0.7, 0.1))
    beside = shares(["A", "Pasar", "B"], ["Pasar.", text, ""], [MAYOR, OPENED, MARKET], (0.3, 0.7, 0.1))
    assert np.array_equal(alone[0], beside[1])


def test_without_ideas_or_texts_there_is_nothing() -> None:
    assert shares(["Pasar"], ["Pasar dibuka."], [], []).tolist() == [[0, 0, 0]]
    assert shares([], [], [MAYOR], [1.0]).shape == (0, 3)
