"""Builds that are worse on purpose, each by one thing: what the gate has to catch."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus import Article, Span
from index import Archive, Hit
from index.passages import passage_at
from index.query.lexicon import Lexicon
from index.retrieval.embedders import BUNDLED
from qa import Answer, Conversation
from qa.evaluation.report import EvaluationReport
from qa.question.parse import Question
from qa.reading.reader import Evidence, Reading

Worsening = Callable[[Answer], Answer]


class Shuffled:
    """An archive whose search finds what it finds, and orders it by chance: weights that weigh nothing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def search(self, query: str, *, limit: int = 10) -> Sequence[Hit]:
        hits = self._archive.search(query, limit=limit)
        return sorted(hits, key=lambda hit: hashlib.sha256(f"{query} {hit.passage.id}".encode()).digest())

    def article(self, article_id: str) -> Article:
        return self._archive.article(article_id)


class Untranslated:
    """An archive searched with an empty lexicon."""

    def __init__(self, archive: Archive, articles: dict[str, Article]) -> None:
        self._archive = archive
        with archive.snapshot() as snapshot:
            self._articles = {snapshot.number_of(id_): article for id_, article in articles.items()}

    def search(self, query: str, *, limit: int = 10) -> Sequence[Hit]:
        with self._archive.snapshot() as snapshot:
            searcher = snapshot.searcher
            best = searcher.best(searcher.candidates(query, lexicon=Lexicon({}, {})), limit)
        of = [(self._articles[candidate.place.article], candidate) for candidate in best]
        return [Hit(passage_at(a, c.place.ordinal, c.place.start, c.place.end), a, c.score) for a, c in of]

    def article(self, article_id: str) -> Article:
        return self._archive.article(article_id)


class FirstWords:
    """A reader that takes the first words of the first passage, whatever is asked, and is sure of it."""

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        if not evidence:
            return []
        sentence = evidence[0].sentences[0].span
        words = evidence[0].text[sentence.start : sentence.end].split()
        return [Reading(evidence[0], Span(sentence.start, sentence.start + len(words[0])), sentence, 0.9)]


class Replayed:
    """Answers as was answered before, each answer worsened."""

    def __init__(self, report: EvaluationReport, worsened: Worsening = lambda answer: answer) -> None:
        self._answers = {_asked(outcome.answer.question, outcome.question.after): outcome.answer for outcome in report.outcomes}
        self._worsened = worsened

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        after = bool(conversation and conversation.turns)
        return self._worsened(self._answers[_asked(question, after)])


def _asked(question: str, after: object) -> tuple[str, bool]:
    return question, bool(after)


def misquoted(answer: Answer) -> Answer:
    """Every quotation one place further on than it stands."""
    return replace(answer, citations=tuple(replace(c, start=c.start + 1, end=c.end + 1) for c in answer.citations))


def always_answered(answer: Answer) -> Answer:
    return replace(answer, status="answered")


def always_refused(answer: Answer) -> Answer:
    return replace(answer, status="not_found", short=None)


def cited_backwards(answer: Answer) -> Answer:
    """The best citation last."""
    return replace(answer, citations=answer.citations[::-1])


def save_random_embedder(folder: Path) -> Path:
    """The bundled embedder's tokens with vectors drawn by chance, as sentence-transformers saves a model."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))
    weights = np.random.default_rng(7).normal(size=(tokenizer.get_vocab_size(), 4)).astype(np.float32)
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[module], device="cpu").save(str(folder), create_model_card=False)
    return folder
