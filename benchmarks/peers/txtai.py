"""txtai's hybrid search: one row an article, BM25 and vectors weighed half and half, content kept in SQLite."""

from collections.abc import Sequence
from pathlib import Path

from txtai import Embeddings

from benchmarks.peers.models import MINILM, embedder, model_folder, spoken
from benchmarks.peers.system import About, distinct, installed, whole
from corpus.types import Article


class Txtai:
    def __init__(self, model: str, scratch: Path) -> None:
        self._name = model
        # Any other model through sentence-transformers, whose prompts for questions and documents it then puts in.
        method = {} if model == MINILM else {"method": "sentence-transformers"}
        if method:
            embedder(model, scratch)  # says in one line why a model cannot be loaded
        self._embeddings = Embeddings(path=model_folder(model, scratch), hybrid=True, content=True, gpu=False, **method)

    @property
    def about(self) -> About:
        return About(
            installed("txtai", "faiss-cpu"),
            f"Embeddings(hybrid=True, content=True), whole articles, vectors of {spoken(self._name)} "
            "(cut off where the model ends)",
            "finds; its extractor needs a question-answering or language model from the hub, and none was loaded",
        )

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        self._embeddings.index([(article.id, whole(article), None) for article in articles])
        self._embeddings.save(str(folder))

    def open(self, folder: Path) -> None:
        self._embeddings.load(str(folder))

    def search(self, question: str, limit: int) -> list[str]:
        return distinct(row["id"] for row in self._embeddings.search(question, limit))
