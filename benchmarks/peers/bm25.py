"""BM25 alone: bm25s as its README has it, one document an article, with or without the Indonesian stemmer of Snowball."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bm25s

from benchmarks.peers.system import About, installed, whole
from corpus.types import Article


class Bm25s:
    def __init__(self, *, stemmed: bool) -> None:
        self._stemmer: Any = None
        if stemmed:
            from Stemmer import Stemmer

            self._stemmer = Stemmer("indonesian")

    @property
    def about(self) -> About:
        words = "the Snowball stemmer for Indonesian" if self._stemmer else "no stemmer"
        packages = installed("bm25s", "PyStemmer") if self._stemmer else installed("bm25s")
        return About(packages, f"whole articles, defaults (Lucene's BM25, English stop words), {words}; held in memory")

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        retriever = bm25s.BM25()
        retriever.index(self._tokens([whole(article) for article in articles]), show_progress=False)
        retriever.save(str(folder), corpus=[{"id": article.id} for article in articles], show_progress=False)

    def open(self, folder: Path) -> None:
        self._retriever = bm25s.BM25.load(str(folder), load_corpus=True, show_progress=False)

    def search(self, question: str, limit: int) -> list[str]:
        most = min(limit, len(self._retriever.corpus))
        found, scores = self._retriever.retrieve(self._tokens([question]), k=most, show_progress=False)
        # Where no word is shared, the places are filled with articles that score nothing.
        return [each["id"] for each, score in zip(found[0], scores[0], strict=True) if score > 0]

    def _tokens(self, texts: list[str]) -> Any:
        return bm25s.tokenize(texts, stopwords="en", stemmer=self._stemmer, show_progress=False)
