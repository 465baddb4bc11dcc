"""The words leg: BM25 over passages, titles weighed apart, several words for one idea counted as one.

SQLite's FTS5 would keep these postings too, but its bm25() takes no weight for a word and scores every match in turn; here
a word's postings are two arrays in the manifest, and a query is a few array operations however common its words are.

Scores follow BM25F with one body and one title field (Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25
and Beyond", 2009, section 3.6):

    tf = body / (1 - b + b * length / mean length) + TITLE_WEIGHT * title
    score = idf * tf * (k1 + 1) / (tf + k1),   idf = ln(1 + (N - n + 0.5) / (n + 0.5))

N, n and the mean length count living passages only, so scores do not depend on how the index came to be.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storage.manifest import Manifest
from index.storage.tables.postings import TermPostings, joined

K1 = 1.2
B = 0.6
TITLE_WEIGHT = 1.0
MOST_SEGMENTS = 8

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Places = NDArray[np.signedinteger[Any]]  # in the arrays of a WordIndex

# A question, for this leg: for each of its ideas, the words that may stand for it, each with a weight of at most 1.
Ideas = Sequence[Sequence[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What scores depend on beside the passage they are of: how many living passages there are, their words altogether, and in
    how many of them each of the words in question stands.
    """

    passages: int
    length: int
    held: Mapping[str, int]

    @property
    def mean(self) -> float:
        """Words of a passage; in half the precision of Python's, as scores are."""
        return float(np.float32(self.length) / np.float32(self.passages)) if self.passages else 1.0

    @classmethod
    def summed(cls, parts: Sequence["Statistics"]) -> "Statistics":
        """Those of several indexes as of one."""
        held: Counter[str] = Counter()
        for part in parts:
            held.update(part.held)
        return cls(sum(part.passages for part in parts), sum(part.length for part in parts), held)


@dataclass(frozen=True, slots=True)
class Matches:
    """Scores of one question: of every passage, and of every article as the sum over ideas of its best passage's score.

    `passages` (P,) and `passage_scores` (P,) are aligned, so are `articles`, `article_scores` and `covered` (A,), the share
    of the ideas that each article holds, however common they are. `most` is what an article would score that held every idea
    at its fullest; it makes scores of different questions comparable. `rarities` (I,) holds the idf of each idea, that of the
    commonest of its words.
    """

    passages: Numbers
    passage_scores: Floats
    articles: Numbers
    article_scores: Floats
    covered: Floats
    most: float
    rarities: Floats


class WordIndex:
    """Reads the postings of one generation. All arrays are in the order of passage numbers, dead passages left in place."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        segments = manifest.postings.segments()
        self._passages = joined([segment.passages for segment in segments], np.uint32).astype(np.int64)
        articles = joined([segment.articles for segment in segments], np.uint32).astype(np.int64)
        lengths = joined([segment.lengths for segment in segments], np.uint16).astype(np.float32)
        self._alive = np.isin(self._passages, manifest.passages.numbers(), assume_unique=True)
        self._count, self._lengths = int(self._alive.sum()), lengths
        self._own = Statistics(self._count, int(lengths[self._alive].sum(dtype=np.int64)), {})
        self._normed = (self._own.mean, _norms(lengths, self._own.mean))  # of the mean length that was asked for last
        # A table, since a common word's postings are as long as the archive, and a search in each of them takes ten times that.
        self._place_of = np.zeros(int(self._passages[-1]) + 1 if len(self._passages) else 0, dtype=np.int32)
        self._place_of[self._passages] = np.arange(len(self._passages))
        begins = np.diff(articles, prepend=-1) != 0
        self._articles = articles[begins]
        self._article_of = np.cumsum(begins) - 1  # of each passage, its article's place in `_articles`

    def __len__(self) -> int:
        return self._count

    def search(self, ideas: Ideas, of_all: Statistics | None = None) -> Matches:
        """Scores for everything. Words that the archive does not hold add nothing.

        Where this is a part of a larger archive, `of_all` says how common the words are in the whole.
        """
        if not (of_all or self._own).passages:
            of_passages, of_articles = (np.zeros(len(keys), dtype=np.float32) for keys in (self._passages, self._articles))
            rarities = np.zeros(len(ideas), dtype=np.float32)
            return Matches(self._passages, of_passages, self._articles, of_articles, of_articles, 0.0, rarities)
        count = (of_all or self._own).passages
        postings = self._postings({word for idea in ideas for word, _ in idea}, of_all)
        rarity = {word: each for word, (_, _, each) in postings.items()}
        if of_all:
            rarity = {word: idf(held, count) for word, held in of_all.held.items() if held}
        passage_scores = np.zeros(len(self._passages), dtype=np.float32)
        article_scores = np.zeros(len(self._articles), dtype=np.float32)
        covered = np.zeros(len(self._articles), dtype=np.float32)
        rarities = np.full(len(ideas), idf(0, count), dtype=np.float32)
        most = 0.0
        for number, idea in enumerate(ideas):
            held = [(word, weight) for word, weight in idea if word in rarity]
            if not held:
                # A word nowhere in the archive still counts as something that was asked for.
                most += max((w for _, w in idea), default=0.0) * idf(0, count) * (K1 + 1)
                continue
            rarities[number] = min(rarity[word] for word, _ in held)
            most += max(weight * rarity[word] * (K1 + 1) for word, weight in held)
            here = [(*postings[word][:2], weight) for word, weight in held if word in postings]
            if not here:
                continue
            places, scores = _strongest([(p, np.float32(weight) * s) for p, s, weight in here])
            passage_scores[places] += scores
            articles, scores = _strongest([(self._article_of[places], scores)])
            article_scores[articles] += scores
            covered[articles] += 1
        covered /= np.float32(max(len(ideas), 1))
        return Matches(self._passages, passage_scores, self._articles, article_scores, covered, most, rarities)

    def shares(self, words: set[str]) -> Floats:
        """Which share of `words` each article holds, shape (A,), aligned with `Matches.articles`; 0 where none are given."""
        held = np.zeros(len(self._articles), dtype=np.float32)
        for places, _, _ in self._postings(words).values():
            articles = self._article_of[places]
            held[articles[_begins(articles)]] += 1
        return held / np.float32(max(len(words), 1))

    def articles_holding(self, groups: Sequence[Set[str]], least: int | None = None) -> Numbers:
        """The numbers of the articles that hold a word of every group, in body or title, ascending; all for no group.

        With `least` so many of the groups are enough.
        """
        counts = np.zeros(len(self._articles), dtype=np.int64)
        for group in groups:
            found = np.zeros(len(self._articles), dtype=bool)
            for places, _, _ in self._postings(set(group)).values():
                found[self._article_of[places]] = True
            counts += found
        is_alive = np.isin(np.arange(len(self._articles)), self._article_of[self._alive])
        holding: Numbers = self._articles[is_alive & (counts >= (len(groups) if least is None else least))]
        return holding

    def passages_among(self, articles: Numbers) -> Numbers:
        """The numbers of the living passages of these articles, ascending."""
        among: Numbers = self._passages[np.isin(self._articles, articles)[self._article_of] & self._alive]
        return among

    def articles_of(self, passages: Sequence[int]) -> list[int]:
        """The number of the article of each of these passages, which were here when this was opened."""
        numbers: list[int] = self._articles[self._article_of[self._place_of[list(passages)]]].tolist()
        return numbers

    def document_frequency(self, words: Iterable[str]) -> dict[str, int]:
        """In how many living passages each word stands, of those that stand in any."""
        found = self._postings(set(words))
        return {word: len(places) for word, (places, _, _) in found.items()}

    def statistics(self, words: Iterable[str]) -> Statistics:
        return replace(self._own, held=self.document_frequency(words))

    def _norms_at(self, mean: float) -> Floats:
        """How much each passage's words count for its length, shape (P,)."""
        at, norms = self._normed
        if at != mean:
            norms = _norms(self._lengths, mean)
            self._normed = (mean, norms)
        return norms

    def _postings(self, words: set[str], of_all: Statistics | None = None) -> dict[str, tuple[Places, Floats, float]]:
        """word -> (places in the arrays, BM25 scores there, idf), for the words that stand in a living passage."""
        known = of_all or self._own
        norms = self._norms_at(known.mean)
        scored: dict[str, tuple[Places, Floats, float]] = {}
        for word, found in groupby(self._manifest.postings.of_terms(words), key=lambda each: each.term):
            parts = list(found)
            places = self._place_of[joined([part.passages for part in parts], np.uint32)]
            counts = np.concatenate([part.counts for part in parts], axis=1)
            if self._count < len(self._alive):
                alive = self._alive[places]
                places, counts = places[alive], counts[:, alive]
            counts = counts.astype(np.float32)
            if not len(places):
                continue
            rarity = idf(of_all.held[word] if of_all else len(places), known.passages)
            tf = counts[0] / norms[places] + TITLE_WEIGHT * counts[1]
            scored[word] = (places, (rarity * tf * (K1 + 1) / (tf + K1)).astype(np.float32), rarity)
        return scored


def _norms(lengths: Floats, mean: float) -> Floats:
    return (1 - B + B * lengths / max(mean, 1.0)).astype(np.float32)


def _strongest(scored: Sequence[tuple[Places, Floats]]) -> tuple[Places, Floats]:
    """Each place once, ascending, with its highest score; the places of each part ascend."""
    if len(scored) == 1:
        places, scores = scored[0]
    else:
        places, scores = (np.concatenate(parts) for parts in zip(*scored, strict=True))
        order = np.argsort(places, kind="stable")
        places, scores = places[order], scores[order]
    begins = _begins(places)
    return places[begins], np.maximum.reduceat(scores, begins) if len(begins) else scores


def _begins(places: Places) -> NDArray[np.intp]:
    """Where each of the places, which ascend, comes first."""
    is_first = np.ones(len(places), dtype=bool)
    np.not_equal(places[1:], places[:-1], out=is_first[1:])
    return np.flatnonzero(is_first)


class WordWriter:
    """Gathers the words of new passages, in the order of their numbers, and writes them as one segment."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest, self._postings = manifest, manifest.postings
        self._clear()

    def _clear(self) -> None:
        self._passages: list[int] = []
        self._articles: list[int] = []
        self._lengths: list[int] = []
        # One number a posting: the passage, and in two bytes how often the term stands in its body and in its title.
        self._terms: defaultdict[str, array[int]] = defaultdict(_no_postings)

    def add(self, passage: int, article: int, body: Sequence[str], title: Sequence[str]) -> None:
        in_body, in_title = Counter(body), Counter(title)
        self._passages.append(passage)
        self._articles.append(article)
        self._lengths.append(min(len(body), 65_535))
        of_passage = passage << 16
        for term, count in in_body.items():
            self._terms[term].append(of_passage | (count if count < 255 else 255) << 8)
        for term, count in in_title.items():
            if term not in in_body:
                self._terms[term].append(of_passage)
            self._terms[term][-1] |= count if count < 255 else 255

    def __len__(self) -> int:
        return len(self._passages)

    def flush(self) -> None:
        """Writes what was gathered, if anything; merges the segments when there are many."""
        if not self._passages:
            return
        segment = self._postings.last_segment() + 1
        self._postings.add_segment(segment, self._passages, self._articles, self._lengths)
        self._postings.add(segment, (_packed(term, self._terms[term]) for term in sorted(self._terms)))
        self._clear()

    def merge(self, *, at_most: int = MOST_SEGMENTS) -> None:
        """Where there are more than `at_most` segments, one out of the latest, without what has been removed.

        A segment is taken in once as much follows it, so that the words of an archive are not all written again for a few
        new articles: each is rewritten as often as the archive doubles. With `at_most` 0 one segment is made of all.
        """
        segments = self._postings.segments()
        if len(segments) <= at_most:
            return
        latest = segments[_first_to_merge([len(segment.passages) for segment in segments]) if at_most else 0 :]
        passages = joined([segment.passages for segment in latest], np.uint32)
        articles = joined([segment.articles for segment in latest], np.uint32)
        lengths = joined([segment.lengths for segment in latest], np.uint16)
        # A table: asked once for each term, and searching all living passages each time would take minutes.
        is_alive = np.zeros(int(passages.max(initial=0)) + 1, dtype=bool)
        living = self._manifest.passages.numbers()
        is_alive[living[living < len(is_alive)]] = True
        target, first = latest[-1].number + 1, latest[0].number
        for term in self._postings.terms_from(first):
            self._merge_term(term, first, target, is_alive)
        self._postings.remove_segments_from(first)
        alive = is_alive[passages]
        self._postings.add_segment(target, passages[alive], articles[alive], lengths[alive])

    def _merge_term(self, term: str, first: int, target: int, is_alive: NDArray[np.bool_]) -> None:
        parts = self._postings.take_from(term, first)
        passages = joined([part.passages for part in parts], np.uint32)
        counts = np.concatenate([part.counts for part in parts], axis=1)
        alive = is_alive[passages]
        if alive.any():
            merged = TermPostings(term, passages[alive], np.ascontiguousarray(counts[:, alive]))
            self._postings.add(target, [merged])


def _first_to_merge(sizes: Sequence[int]) -> int:
    """The place of the first of the latest segments that make one: two, and each before them that is no larger than they."""
    first = max(0, len(sizes) - 2)
    while first and sizes[first - 1] <= sum(sizes[first:]):
        first -= 1
    return first


def _no_postings() -> "array[int]":
    return array("Q")


def _packed(term: str, postings: "array[int]") -> TermPostings:
    packed = np.frombuffer(postings, dtype=np.uint64)
    counts = np.stack([packed >> np.uint64(8), packed]).astype(np.uint8)  # their last bytes
    return TermPostings(term, (packed >> np.uint64(16)).astype(np.uint32), counts)


def idf(matching: int, passages: int) -> float:
    return float(np.log(1 + (passages - matching + 0.5) / (matching + 0.5)))
