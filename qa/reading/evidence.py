"""From hits to evidence: the sentences of each passage, and how much of the question each of them has."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from corpus.text import words
from corpus.types import Span
from index.query.lexicon import SynonymGroup, expand_query, load_lexicon
from index.snapshot import Snapshot
from index.types import Copy, Hit
from qa.question.parse import Question
from qa.reading.reader import Evidence, Sentence

FAVOUR = 0.35  # added to the score of the article that a follow-up speaks of
SHARE_OF_WORDS = 0.6  # of a sentence's score; the rest is meaning


def evidence_of(snapshot: Snapshot, question: Question, hits: Sequence[Hit]) -> list[Evidence]:
    """The hits in their order, each sentence scored by the question's ideas and its vector."""
    spans = [_sentences_in(snapshot, hit) for hit in hits]
    texts = [hit.article.text[s.start : s.end] for hit, found in zip(hits, spans, strict=True) for s in found]
    if not texts:
        return []
    meaning = snapshot.similarity(question.standalone, texts)
    weighed = snapshot.weighed(expand_query(question.standalone, load_lexicon()))
    whole = {hit.article.id: article_words(hit.article.title, hit.article.text) for hit in hits}
    made: list[Evidence] = []
    scored = iter(zip(map(words, texts), meaning, strict=True))
    for hit, found in zip(hits, spans, strict=True):
        title, article = words(hit.article.title), whole[hit.article.id]
        sentences = []
        for span in found:
            held, near = next(scored)
            score = SHARE_OF_WORDS * _coverage(held, weighed) + (1 - SHARE_OF_WORDS) * max(near, 0.0)
            sentences.append(Sentence(span, float(score), _coverage((*held, *title), weighed)))
        made.append(Evidence(hit, tuple(sentences), _coverage(article, weighed), _rarest(article, weighed)))
    return made


@lru_cache(maxsize=64)
def article_words(title: str, text: str) -> frozenset[str]:
    """The stems of an article, which its readings ask for as well."""
    return frozenset(words(f"{title}\n{text}"))


def _sentences_in(snapshot: Snapshot, hit: Hit) -> list[Span]:
    """The sentences of the passage; parts of one where a very long sentence was cut."""
    start, end = hit.passage.start, hit.passage.end
    inside = [s for s in snapshot.sentences(hit.article.id) if s.end > start and s.start < end]
    return [Span(max(s.start, start), min(s.end, end)) for s in inside]


def _rarest(held: Set[str], weighed: Sequence[tuple[SynonymGroup, float]]) -> float:
    """1 less the rarity of the rarest idea that the words lack, over that of the rarest of all."""
    lacking = (rarity for idea, rarity in weighed if not any(word in held for word, _ in idea))
    most = max((rarity for _, rarity in weighed), default=0.0)
    return 1 - max(lacking, default=0.0) / most if most > 0 else 1.0


def _coverage(held: Collection[str], weighed: Sequence[tuple[SynonymGroup, float]]) -> float:
    """Which part of the question's ideas, by their rarity, the words hold: 0 to 1."""
    have = set(held)
    total = sum(rarity for _, rarity in weighed)
    found = sum(rarity * max((weight for word, weight in idea if word in have), default=0.0) for idea, rarity in weighed)
    return found / total if total else 0.0


def without_copies(hits: Sequence[Hit], copies: Mapping[str, tuple[Copy, ...]]) -> list[Hit]:
    """Of each text only the passages of the article that comes first: a copy is neither another answer nor agreement."""
    kept: list[Hit] = []
    dropped: set[str] = set()
    for hit in hits:
        if hit.article.id not in dropped:
            kept.append(hit)
            dropped.update(copy.article_id for copy in copies.get(hit.article.id, ()))
    return kept


def favouring(hits: list[Hit], question: Question, copies: Mapping[str, tuple[Copy, ...]]) -> list[Hit]:
    """The conversation's article, or the copy that stands for it, first, where the search does not speak for another."""
    if not question.favoured:
        return hits
    meant = question.favoured[0]
    same = {h.article.id for h in hits if meant in (h.article.id, *(c.article_id for c in copies.get(h.article.id, ())))}
    raised = [replace(h, score=min(1.0, h.score + FAVOUR)) if h.article.id in same else h for h in hits]
    return sorted(raised, key=lambda h: -h.score)
