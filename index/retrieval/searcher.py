"""How a question finds passages: both legs name candidates, and one score over what they say ranks them."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.text import STOP_WORDS, words
from index.query.lexicon import Lexicon, SynonymGroup, expand_query, language_of, load_lexicon
from index.retrieval import fusion, proximity
from index.retrieval.dense import VectorStore
from index.retrieval.embedders import Embedder
from index.retrieval.filter_columns import Columns
from index.retrieval.lexical import Matches, Statistics, WordIndex
from index.retrieval.ranking import (
    PASSAGES_OF_AN_ARTICLE,
    Candidate,
    Named,
    Place,
    Query,
    best_passages,
    features_of,
    highest,
    in_order,
)
from index.retrieval.scan import VectorScan, cosines
from index.storage.manifest import Manifest
from index.types import EVERYTHING, Filter

CANDIDATES = 60  # articles that each leg names
READ_CLOSELY = 20  # articles whose words are looked at where they stand: ten milliseconds
REACH = 10_000  # characters before and after its best passage that are gone through: all of an article, a part of a book
# How a filter's nearest are found. Chroma's own filter goes through a table of all passages first: 0.5 s for each search
# among 108,300 passages (two cores, 2026-11). Where a filter leaves many, the nearest of all are looked through instead,
# this many for each that may pass: enough that 0.99 of the 60 nearest that pass are among them. Where it leaves few, all
# their vectors are compared, which costs a third as much for each.
WIDE = 12
WIDE_AT_LEAST = 2_000  # the graph is searched for more anyhow
EXACT_FOR_A_WIDE = 3

_NAME_OR_NUMBER = re.compile(r"(?<!^)(?<![.?!] )\b(?:[A-Z][\w'’-]+|\d[\d.,/]*\d|\d)")


class Searcher:
    """Searches one generation. Safe to share between threads."""

    def __init__(self, manifest: Manifest, word_index: WordIndex, vectors: VectorStore | None, embedder: Embedder) -> None:
        """`vectors` find the nearest; without them all that the manifest holds are kept in memory and compared."""
        self._manifest, self._words, self._vectors, self._embedder = manifest, word_index, vectors, embedder
        self._scan = VectorScan(manifest)
        self.columns = Columns(manifest)

    def candidates(
        self,
        query: str,
        wanted: Filter = EVERYTHING,
        favoured: Sequence[str] = (),
        lexicon: Lexicon | None = None,
        closely: int = READ_CLOSELY,
    ) -> list[Candidate]:
        """All passages of the articles that a leg names, in order of their numbers.

        `favoured` are ids of articles that are candidates whatever the legs say of them, if they pass the filter. Of the
        `closely` best articles the texts are gone through as well; of all others nothing is known of that, which counts as
        the least.
        """
        asked = query_of(query, self._embedder, lexicon)
        named = self.named(asked, wanted, favoured)
        if not named.places:
            return []
        found = features_of(named)
        scores, heads = fusion.scores(found, asked.language), self._manifest.articles.heads
        best = best_passages(named.places, scores, closely, heads, self._numbers(favoured))
        return scored(named, found, self.closeness(best, asked.ideas, named.rarities), asked.language)

    def named(
        self, query: Query, wanted: Filter = EVERYTHING, favoured: Sequence[str] = (), of_all: Statistics | None = None
    ) -> Named:
        """What the legs name here; where this is a part of a larger archive, `of_all` holds the statistics of the whole."""
        matches = self._words.search(query.ideas, of_all)
        allowed = self.columns.allowed(wanted)
        by_words = self._best_by_words(matches, allowed)
        near = self._nearest(query.vector, wanted, allowed)
        also = {number for number in self._numbers(favoured) if allowed is None or number in allowed}
        numbers = sorted({*by_words, *self._words.articles_of(near), *also})
        places = list(map(Place._make, self._manifest.passages.of_articles(numbers)))
        of_passages, of_articles = [p.passage for p in places], [p.article for p in places]
        meaning = dict(zip(of_passages, self._cosines(query.vector, of_passages).tolist(), strict=True))
        most = max(matches.most, 1e-6)
        return Named(
            places,
            article_words=_at(matches.articles, matches.article_scores / most, of_articles),
            passage_words=_at(matches.passages, matches.passage_scores / most, of_passages),
            meaning=list(meaning.values()),
            names=_at(matches.articles, self._words.shares(set(query.names)), of_articles),
            covered=_at(matches.articles, matches.covered, of_articles),
            by_words=by_words,
            by_meaning={number: meaning[number] for number in near if number in meaning},
            rarities=matches.rarities,
        )

    def closeness(
        self, best: Mapping[int, Place], ideas: Sequence[SynonymGroup], rarities: NDArray[np.float32]
    ) -> dict[int, dict[str, float]]:
        """The features that the texts of these articles tell, around their best passages."""
        read = self._manifest.articles.titles_and_texts(list(best))
        titles = [title for _, title, _ in read]
        texts = [text[max(best[number].start - REACH, 0) : best[number].end + REACH] for number, _, text in read]
        shares = proximity.shares(titles, texts, ideas, rarities).tolist()
        return {number: dict(zip(proximity.NAMES, row, strict=True)) for (number, *_), row in zip(read, shares, strict=True)}

    def best(
        self, candidates: Sequence[Candidate], limit: int, of_each: Sequence[int] = (PASSAGES_OF_AN_ARTICLE,)
    ) -> list[Candidate]:
        """The best passages, as `in_order` has them."""
        numbers = list({candidate.place.article for candidate in candidates})
        heads = self._manifest.articles.heads(numbers)
        return in_order(candidates, heads, self._manifest.clusters.of_articles(numbers), limit, of_each)

    def _best_by_words(self, matches: Matches, allowed: NDArray[np.int64] | None) -> dict[int, float]:
        """The scores of the best articles among those allowed."""
        scores = matches.article_scores
        if allowed is not None:
            scores = np.where(np.isin(matches.articles, allowed), scores, np.float32(0))
        among = best_places(scores, CANDIDATES)
        found = dict(zip(matches.articles[among].tolist(), scores[among].tolist(), strict=True))
        return {number: found[number] for number in highest(found, CANDIDATES, self._manifest.articles.heads)}

    def _numbers(self, article_ids: Sequence[str]) -> list[int]:
        """Of those of the articles that are held."""
        known = (self._manifest.articles.known(article_id) for article_id in article_ids)
        return [article.number for article in known if article]

    def _nearest(self, vector: NDArray[np.float32], wanted: Filter, allowed: NDArray[np.int64] | None) -> list[int]:
        if self._vectors is None:
            among = None if allowed is None else self._words.passages_among(allowed)
            return self._scan.nearest(vector, CANDIDATES, among)
        if allowed is None:
            return self._vectors.nearest(vector, CANDIDATES)
        passing = self._words.passages_among(allowed)
        wide = looked_through(len(passing), len(self._words))
        if not wide:
            return self._exactly_nearest(vector, passing)
        near = self._vectors.nearest(vector, wide)
        found = [number for number, passes in zip(near, np.isin(near, passing).tolist(), strict=True) if passes][:CANDIDATES]
        # What is asked may be what the filter leaves out: then the nearest that pass lie far away.
        return found if len(found) == CANDIDATES else self._vectors.nearest(vector, CANDIDATES, wanted)

    def _exactly_nearest(self, vector: NDArray[np.float32], passages: NDArray[np.int64]) -> list[int]:
        numbers, vectors = self._manifest.vectors.rows(passages.tolist())
        if not len(numbers):
            return []
        order = np.lexsort((numbers, -(vectors @ vector)))[:CANDIDATES]
        nearest: list[int] = numbers[order].tolist()
        return nearest

    def _cosines(self, vector: NDArray[np.float32], passages: Sequence[int]) -> NDArray[np.float32]:
        """Of each passage and the question; 0 where it has been removed just now."""
        if self._vectors is None:
            return self._scan.cosines(vector, passages)
        return cosines(*self._manifest.vectors.rows(passages), vector, passages)


def looked_through(passing: int, passages: int) -> int:
    """How many of the nearest to look through for those that pass; 0 where it is quicker to compare all that pass."""
    wide = max(WIDE_AT_LEAST, WIDE * CANDIDATES * passages // max(passing, 1))
    return wide if passing > EXACT_FOR_A_WIDE * wide else 0


def query_of(text: str, embedder: Embedder, lexicon: Lexicon | None = None) -> Query:
    text = text.encode("utf-8", "replace").decode()  # half a character (a lone surrogate) stops the tokenizer
    ideas = expand_query(text, lexicon or load_lexicon())
    return Query(ideas, embedder.embed_query(text), frozenset(names_in(text)), language_of(text))


def scored(named: Named, found: NDArray[np.float64], said: Mapping[int, Mapping[str, float]], language: str) -> list[Candidate]:
    """The places with their features `found`, and those that the texts `said` of some of the articles."""
    whole = found.copy()
    for k, place in enumerate(named.places):
        for name, value in said.get(place.article, {}).items():
            whole[k, fusion.NAMES.index(name)] = value
    rows = map(fusion.Features._make, whole.tolist())
    return list(map(Candidate, named.places, rows, fusion.scores(whole, language).tolist()))


def best_places(scores: NDArray[np.float32], limit: int) -> list[int]:
    """The places of the `limit` highest scores above nought, and of all that equal the last of them, ascending."""
    least = float(np.partition(scores, -limit)[-limit]) if len(scores) > limit else 0.0
    # Few: sorting all takes a tenth of a search.
    among: list[int] = np.flatnonzero(scores >= least if least > 0 else scores > 0).tolist()
    return among


def names_in(query: str) -> set[str]:
    """The names and numbers of a question, as words: what is written with a capital past its first word, and figures."""
    return {word for match in _NAME_OR_NUMBER.findall(query) for word in words(match) if word not in STOP_WORDS}


def _at(keys: NDArray[np.int64], values: NDArray[np.float32], wanted: list[int]) -> list[float]:
    """The values of `wanted` keys; `keys` ascend. 0 for a key that is not there."""
    if not len(keys):
        return [0.0] * len(wanted)
    places = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
    found: list[float] = np.where(keys[places] == np.array(wanted), values[places], np.float32(0)).tolist()
    return found
