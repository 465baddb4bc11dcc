"""How near one another the words of a question stand: together they tell one story, far apart they may tell several.

The words leg counts words wherever they stand in a passage, and adds up over the passages of an article. Here the texts
themselves are gone through, so only those of the articles that rank best are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from corpus.text import places_of

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

NAMES = ("near", "around", "side_by_side")
# Words, function words counted: a sentence or two, and a paragraph.
NEAR = 30
AROUND = 60
_MOST_WORDS = 10_000_000  # of a text


@dataclass(frozen=True, slots=True)
class _Found:
    """Where words of ideas stand, each array (W,): in which text, as which of its words; for which idea, at which weight."""

    text: Numbers
    place: Numbers
    idea: Numbers
    weight: Floats


def shares(
    titles: Sequence[str], texts: Sequence[str], ideas: Sequence[Sequence[tuple[str, float]]], rarities: ArrayLike
) -> Floats:
    """Which shares of the ideas, 0 to 1, each text holds near one another: shape (T, 3), in the order of NAMES.

    `rarities` (I,) weigh the ideas, and a word stands for its idea by its weight over that of the idea's strongest. "near"
    counts the ideas that NEAR words one after another hold, and the title; "around" those that AROUND words hold without the
    title. "side_by_side" is the share of the pairs of neighbouring ideas whose words are neighbours in the text too, in either
    order: in Indonesian what qualifies a word follows it.
    """
    rarity = np.asarray(rarities, dtype=np.float64)
    in_titles = _most_held(_found(titles, ideas), len(titles), len(ideas))
    found, total = _found(texts, ideas), max(float(rarity.sum()), 1e-6)
    near = _best_window(found, NEAR, in_titles, rarity) / total
    around = _best_window(found, AROUND, np.zeros_like(in_titles), rarity) / total
    return np.stack([near, around, _side_by_side(found, len(texts), rarity)], axis=1)


def _found(texts: Sequence[str], ideas: Sequence[Sequence[tuple[str, float]]]) -> _Found:
    meant: dict[str, list[tuple[int, float]]] = {}
    for number, idea in enumerate(ideas):
        strongest = max((weight for _, weight in idea), default=1.0)
        for word, weight in idea:
            meant.setdefault(word, []).append((number, weight / strongest))
    rows = [
        (number, place, *each)
        for number, text in enumerate(texts)
        for place, word in places_of(text, meant)
        for each in meant[word]
    ]
    columns = np.array(rows, dtype=np.float64).reshape(-1, 4).T
    text, place, idea_of = columns[:3].astype(np.int64)
    return _Found(text, place, idea_of, columns[3])


def _most_held(found: _Found, texts: int, ideas: int) -> Floats:
    """The highest weight at which each text holds each idea, shape (T, I)."""
    held = np.zeros((texts, ideas))
    np.maximum.at(held, (found.text, found.idea), found.weight)
    return held


def _best_window(found: _Found, size: int, beside: Floats, rarity: Floats) -> Floats:
    """The rarity of the ideas that the best stretch of `size` words holds together with `beside` (T, I): shape (T,).

    Stretches begin at every half of `size`.
    """
    best: Floats = (beside * rarity).sum(axis=1)
    for shift in (0, size // 2):
        stretches, number = np.unique(found.text * _MOST_WORDS + (found.place + shift) // size, return_inverse=True)
        text = stretches // _MOST_WORDS
        held = beside[text]
        np.maximum.at(held, (number, found.idea), found.weight)
        np.maximum.at(best, text, (held * rarity).sum(axis=1))
    return best


def _side_by_side(found: _Found, texts: int, rarity: Floats) -> Floats:
    """A pair counts as much as the commoner of the two."""
    if len(rarity) < 2:
        return np.zeros(texts)
    weights = np.minimum(rarity[:-1], rarity[1:])
    ideas = len(rarity) + 1  # one more, so that none lies beside the last
    key = (found.text * _MOST_WORDS + found.place) * ideas + found.idea
    beside = np.isin(key + ideas + 1, key) | np.isin(key - ideas + 1, key)
    pairs = np.unique(found.text[beside] * ideas + found.idea[beside])
    held, total = np.zeros(texts), 1e-6
    np.add.at(held, pairs // ideas, weights[pairs % ideas])
    for weight in weights:  # in turn, as they are added up above
        total += weight
    return held / total
