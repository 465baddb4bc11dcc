"""From articles to what an index keeps of them: one pure function over a shard of articles, which any engine can map."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.near_duplicates import keys
from corpus.text import sentences, words
from corpus.types import Article, Span
from index import passages
from index.retrieval.embedders import Embedder

SHARD_ARTICLES = 100
SHARD_CHARS = 1_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """What the index keeps of one article, P passages and S sentences, as arrays and long strings that travel lightly."""

    sentences: NDArray[np.uint32]  # (S, 2): start and end
    passages: NDArray[np.uint32]  # (P, 2)
    words: tuple[str, ...]  # of each passage, a space between them
    title: str
    copy_keys: bytes
    vectors: NDArray[np.float16] | None  # (P, dimensions); None where no embedder was given


def records_of(articles: Sequence[Article], embedder: Embedder | None) -> list[Record]:
    """The records of a shard, in its order. They depend on nothing but the articles and the embedder."""
    found = [_record(article) for article in articles]
    if embedder is None:
        return found
    texts = [embedding_text(a, span) for a, r in zip(articles, found, strict=True) for span in r.passages.tolist()]
    vectors = embedder.embed(texts).astype(np.float16)
    ends = np.cumsum([len(record.passages) for record in found])
    parts = np.split(vectors, ends[:-1])
    return [Record(r.sentences, r.passages, r.words, r.title, r.copy_keys, part) for r, part in zip(found, parts, strict=True)]


def embedding_text(article: Article, place: Sequence[int]) -> str:
    """What is embedded for the passage that begins and ends there."""
    return passages.embedding_text(article, passages.passage_at(article, 0, *place))


def words_of(article: Article, span: Span) -> tuple[str, ...]:
    """What is indexed for a passage of the article."""
    return words(article.text[span.start : span.end])


def title_words(article: Article) -> tuple[str, ...]:
    """What is indexed for the title; none where the file had none."""
    return () if article.title_is_derived else words(article.title)


def _record(article: Article) -> Record:
    spans = sentences(article.text)
    found = passages.passage_spans(article.text, spans)
    return Record(
        sentences=_array(spans),
        passages=_array(found),
        words=tuple(" ".join(words_of(article, span)) for span in found),
        title=" ".join(title_words(article)),
        copy_keys=keys(article.text),
        vectors=None,
    )


def _array(spans: Sequence[Span]) -> NDArray[np.uint32]:
    return np.array([(span.start, span.end) for span in spans], dtype=np.uint32).reshape(-1, 2)
