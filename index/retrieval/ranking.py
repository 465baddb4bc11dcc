"""Which of the passages that the legs name are best: what is told of all of them together, as values alone.

An archive in several parts has each part name its own; here they are ranked as if one had named them all.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.query.lexicon import SynonymGroup
from index.retrieval import fusion
from index.storage.tables.articles import Head

PASSAGES_OF_AN_ARTICLE = 2  # among the hits

Heads = Callable[[Sequence[int]], Sequence[Head]]


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched for: its ideas, its vector, the words of its names and numbers, its language."""

    ideas: Sequence[SynonymGroup]
    vector: NDArray[np.float32]
    names: frozenset[str]
    language: str

    @property
    def words(self) -> set[str]:
        """That may stand for its ideas."""
        return {word for idea in self.ideas for word, _ in idea}


class Place(NamedTuple):
    """A passage by its numbers in the manifest."""

    passage: int
    article: int
    ordinal: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """All passages of the articles that a leg named, in order of their numbers, and what both legs say of each: lists (P,).

    `by_words` holds the scores of the articles that the words leg named, `by_meaning` the cosines of the passages that the
    meaning leg named. `rarities` (I,) are those of the question's ideas.
    """

    places: Sequence[Place]
    article_words: Sequence[float]
    passage_words: Sequence[float]
    meaning: Sequence[float]
    names: Sequence[float]
    covered: Sequence[float]
    by_words: Mapping[int, float]
    by_meaning: Mapping[int, float]
    rarities: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Offered:
    """What one part of an archive names, with the heads of its articles, and the family of each that has one."""

    named: Named
    heads: Sequence[Head]
    families: Mapping[int, int]


class Candidate(NamedTuple):
    """A passage that a leg named, or that shares its article with one; what both legs say of it; and the two together."""

    place: Place
    features: fusion.Features
    score: float


def features_of(named: Named) -> NDArray[np.float64]:
    """What both legs say of each place, and how far each is behind the best, shape (P, len(fusion.NAMES)).

    Nothing is known yet of how near one another the words stand.
    """
    meaning = np.array(named.meaning)
    _, of_article = np.unique([place.article for place in named.places], return_inverse=True)
    best_meaning = np.full(len(meaning), -1.0)
    np.maximum.at(best_meaning, of_article, meaning)
    in_article, article_meaning = np.array(named.article_words), best_meaning[of_article]
    told = {
        "article_words": in_article,
        "passage_words": named.passage_words,
        "lead_words": in_article.max() - in_article,
        "meaning": meaning,
        "article_meaning": article_meaning,
        "lead_meaning": article_meaning.max() - article_meaning,
        "names": named.names,
        "covered": named.covered,
    }
    features = np.zeros((len(meaning), len(fusion.NAMES)))
    for name, column in told.items():
        features[:, fusion.NAMES.index(name)] = column
    return features


def newest_first(heads: Sequence[Head]) -> list[int]:
    """The numbers of the articles, newer ones first and then by id, undated ones last."""
    by_id = sorted(heads, key=lambda head: head.id)
    return [head.number for head in sorted(by_id, key=lambda head: head.published or "", reverse=True)]


def highest(scores: Mapping[int, float], limit: int, heads: Heads) -> list[int]:
    """The articles with the `limit` highest scores, highest first.

    Of those that equal the last of them the newest are taken: that may not depend on which came into the index first.
    """
    ranked = sorted(scores, key=lambda number: -scores[number])
    if len(ranked) <= limit or scores[ranked[limit]] < (least := scores[ranked[limit - 1]]):
        return ranked[:limit]
    above = [number for number in ranked[:limit] if scores[number] > least]
    return [*above, *newest_first(heads([number for number in ranked if scores[number] == least]))][:limit]


def best_passages(
    places: Sequence[Place], scores: NDArray[np.float64], limit: int, heads: Heads, favoured: Collection[int] = ()
) -> dict[int, Place]:
    """The best passage of each of the `limit` best articles, and of the `favoured` ones, by their numbers."""
    best: dict[int, int] = {}
    for k in np.argsort(-scores, kind="stable").tolist():
        best.setdefault(places[k].article, k)
    chosen = {*highest({article: float(scores[k]) for article, k in best.items()}, limit, heads), *favoured}
    return {article: places[k] for article, k in best.items() if article in chosen}


def in_order(
    candidates: Sequence[Candidate],
    heads: Sequence[Head],
    families: Mapping[int, int],
    limit: int,
    of_each: Sequence[int] = (PASSAGES_OF_AN_ARTICLE,),
) -> list[Candidate]:
    """Articles by their best passage, newer first among equals; the best passages of each together.

    `of_each` says how many of the first article, the second and so on, its last number how many of all others. Copies of
    an article that comes before them come after all others. Articles without a head were removed just now.
    """
    of: dict[int, list[Candidate]] = {}
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.place.start)):
        of.setdefault(candidate.place.article, []).append(candidate)
    ranked = sorted((of[number] for number in newest_first(heads)), key=lambda group: -group[0].score)
    firsts = {families.get(number, number): number for number in (group[0].place.article for group in reversed(ranked))}
    leading = set(firsts.values())
    ranked.sort(key=lambda group: group[0].place.article not in leading)
    kept = chain(of_each, repeat(of_each[-1]))
    return [candidate for group, most in zip(ranked, kept, strict=False) for candidate in group[:most]][:limit]
