"""How a question finds passages: both legs name candidates, and one score over what they say ranks them."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from corpus.text import STOP_WORDS, words
from index.query.lexicon import Lexicon, SynonymGroup, expand_query, language_of, load_lexicon
from index.retrieval import fusion, proximity
from index.retrieval.dense import VectorStore
from index.retrieval.embedders import Embedder
from index.retrieval.filter_columns import Columns
from index.retrieval.lexical import Matches, WordIndex
from index.storage.manifest import Manifest
from index.types import EVERYTHING, Filter

CANDIDATES = 60  # articles that each leg names
READ_CLOSELY = 20  # articles whose words are looked at where they stand: ten milliseconds
REACH = 10_000  # characters before and after its best passage that are gone through: all of an article, a part of a book
PASSAGES_OF_AN_ARTICLE = 2  # among the hits
# How a filter's nearest are found. Chroma's own filter goes through a table of all passages first: 0.5 s for each search
# among 108,300 passages (two cores, 2026-11). Where a filter leaves many, the nearest of all are looked through instead,
# this many for each that may pass: enough that 0.99 of the 60 nearest that pass are among them. Where it leaves few, all
# their vectors are compared, which costs a third as much for each.
WIDE = 12
WIDE_AT_LEAST = 2_000  # as many as the graph is searched for anyhow
EXACT_FOR_A_WIDE = 3

_NAME_OR_NUMBER = re.compile(r"(?<!^)(?<![.?!] )\b(?:[A-Z][\w'’-]+|\d[\d.,/]*\d|\d)")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage by its numbers in the manifest."""

    passage: int
    article: int
    ordinal: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that a leg named, or that shares its article with one; what both legs say of it; and the two together."""

    place: Place
    features: fusion.Features
    score: float


class Searcher:
    """Searches one generation. Safe to share between threads."""

    def __init__(self, manifest: Manifest, word_index: WordIndex, vectors: VectorStore, embedder: Embedder) -> None:
        self._manifest, self._words, self._vectors, self._embedder = manifest, word_index, vectors, embedder
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
        query = query.encode("utf-8", "replace").decode()  # half a character (a lone surrogate) stops the tokenizer
        ideas = expand_query(query, lexicon or load_lexicon())
        matches = self._words.search(ideas)
        vector = self._embedder.embed_query(query)
        places = self._named(matches, vector, wanted, favoured)
        if not places:
            return []
        stored = self._manifest.vectors.by_numbers([place.passage for place in places])
        meaning = {number: float(each @ vector) for number, each in stored.items()}
        found = features_of(places, matches, self._words.shares(names_in(query)), meaning)
        language = language_of(query)
        best = best_passages(places, fusion.scores(found, language), closely, self._numbers(favoured))
        said = self._read_closely(best, ideas, matches.rarities)
        found = [replace(f, **said.get(place.article, {})) for place, f in zip(places, found, strict=True)]
        return [Candidate(*row) for row in zip(places, found, fusion.scores(found, language).tolist(), strict=True)]

    def _read_closely(
        self, best: Mapping[int, Place], ideas: Sequence[SynonymGroup], rarities: NDArray[np.float32]
    ) -> dict[int, dict[str, float]]:
        """The features that the texts of these articles tell, around their best passages."""
        articles = self._manifest.articles.by_numbers(list(best))
        titles = [article.title for article in articles.values()]
        texts = [a.text[max(best[n].start - REACH, 0) : best[n].end + REACH] for n, a in articles.items()]
        shares = proximity.shares(titles, texts, ideas, rarities).tolist()
        return {number: dict(zip(proximity.NAMES, row, strict=True)) for number, row in zip(articles, shares, strict=True)}

    def best(
        self, candidates: Sequence[Candidate], limit: int, of_each: Sequence[int] = (PASSAGES_OF_AN_ARTICLE,)
    ) -> list[Candidate]:
        """Articles by their best passage, newer first among equals; the best passages of each together.

        `of_each` says how many of the first article, the second and so on, its last number how many of all others. Copies of
        an article that comes before them come after all others.
        """
        of: dict[int, list[Candidate]] = {}
        for candidate in sorted(candidates, key=lambda c: (-c.score, c.place.start)):
            of.setdefault(candidate.place.article, []).append(candidate)
        heads = {number: (published or "", id_) for number, id_, published in self._manifest.articles.heads(list(of))}
        held = [group for group in of.values() if group[0].place.article in heads]  # the others were removed just now
        oldest_first = sorted(held, key=lambda group: heads[group[0].place.article][1])
        newest_first = sorted(oldest_first, key=lambda group: heads[group[0].place.article][0], reverse=True)
        ranked = sorted(newest_first, key=lambda group: -group[0].score)
        families = self._manifest.clusters.of_articles(list(of))
        firsts = {families.get(number, number): number for number in (group[0].place.article for group in reversed(ranked))}
        leading = set(firsts.values())
        ranked.sort(key=lambda group: group[0].place.article not in leading)
        kept = chain(of_each, repeat(of_each[-1]))
        return [candidate for group, most in zip(ranked, kept, strict=False) for candidate in group[:most]][:limit]

    def _named(self, matches: Matches, vector: NDArray[np.float32], wanted: Filter, favoured: Sequence[str]) -> list[Place]:
        allowed = self.columns.allowed(wanted)
        scores = matches.article_scores
        if allowed is not None:
            scores = np.where(np.isin(matches.articles, allowed), scores, np.float32(0))
        numbers = {int(matches.articles[k]) for k in best_places(scores, CANDIDATES)}
        numbers |= {row.article for row in self._manifest.passages.by_numbers(self._nearest(vector, wanted, allowed))}
        numbers |= {number for number in self._numbers(favoured) if allowed is None or number in allowed}
        return [Place(*row) for row in self._manifest.passages.of_articles(sorted(numbers))]

    def _numbers(self, article_ids: Sequence[str]) -> list[int]:
        """Of those of the articles that are held."""
        known = (self._manifest.articles.known(article_id) for article_id in article_ids)
        return [article.number for article in known if article]

    def _nearest(self, vector: NDArray[np.float32], wanted: Filter, allowed: NDArray[np.int64] | None) -> list[int]:
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


def looked_through(passing: int, passages: int) -> int:
    """How many of the nearest to look through for those that pass; 0 where it is quicker to compare all that pass."""
    wide = max(WIDE_AT_LEAST, WIDE * CANDIDATES * passages // max(passing, 1))
    return wide if passing > EXACT_FOR_A_WIDE * wide else 0


def best_passages(
    places: Sequence[Place], scores: NDArray[np.float64], limit: int, favoured: Collection[int] = ()
) -> dict[int, Place]:
    """The best passage of each of the `limit` best articles, and of the `favoured` ones, by their numbers."""
    best: dict[int, Place] = {}
    for k in np.argsort(-scores, kind="stable").tolist():
        place = places[k]
        if place.article not in best and (len(best) < limit or place.article in favoured):
            best[place.article] = place
    return best


def best_places(scores: NDArray[np.float32], limit: int) -> list[int]:
    """The places of the `limit` highest scores above nought, highest first, the earlier place first among equals."""
    least = float(np.partition(scores, -limit)[-limit]) if len(scores) > limit else 0.0
    among = np.flatnonzero(scores >= least if least > 0 else scores > 0)  # few: sorting all takes a tenth of a search
    best: list[int] = among[np.argsort(-scores[among], kind="stable")[:limit]].tolist()
    return best


def features_of(
    places: Sequence[Place], matches: Matches, named: NDArray[np.float32], meaning: dict[int, float]
) -> list[fusion.Features]:
    """What both legs say of each place. `named` is the share of the question's names by article, `meaning` the cosines."""
    most = max(matches.most, 1e-6)
    of_articles, of_passages = [p.article for p in places], [p.passage for p in places]
    by_article = _at(matches.articles, matches.article_scores / most, of_articles)
    by_passage = _at(matches.passages, matches.passage_scores / most, of_passages)
    shares = _at(matches.articles, named, of_articles)
    covered = _at(matches.articles, matches.covered, of_articles)
    best_meaning: dict[int, float] = {}
    for place in places:
        best_meaning[place.article] = max(best_meaning.get(place.article, -1.0), meaning.get(place.passage, 0.0))
    first_words, first_meaning = float(max(by_article)), max(best_meaning.values())
    return [
        fusion.Features(
            article_words=float(in_article),
            passage_words=float(in_passage),
            lead_words=first_words - float(in_article),
            meaning=meaning.get(place.passage, 0.0),
            article_meaning=best_meaning[place.article],
            lead_meaning=first_meaning - best_meaning[place.article],
            names=float(share),
            covered=float(ideas),
        )
        for place, in_article, in_passage, share, ideas in zip(places, by_article, by_passage, shares, covered, strict=True)
    ]


def names_in(query: str) -> set[str]:
    """The names and numbers of a question, as words: what is written with a capital past its first word, and figures."""
    return {word for match in _NAME_OR_NUMBER.findall(query) for word in words(match) if word not in STOP_WORDS}


def _at(keys: NDArray[np.int64], values: NDArray[np.float32], wanted: list[int]) -> NDArray[np.float32]:
    """The values of `wanted` keys; `keys` ascend. 0 for a key that is not there."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.float32)
    places = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
    found: NDArray[np.float32] = np.where(keys[places] == np.array(wanted), values[places], np.float32(0))
    return found
