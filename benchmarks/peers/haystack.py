"""Haystack over its in-memory store: BM25, and hybrid with vectors and a joiner, as pipelines."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from haystack import Document, Pipeline, component
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore

from benchmarks.peers.models import embedder, spoken
from benchmarks.peers.system import About, distinct, installed, whole
from corpus.types import Article
from index.retrieval.embedders import Embedder

STORE = "store.json"
CONCATENATE = "its default (concatenate: scores as they are, so that those of BM25 stand before those of vectors)"
SPLIT = "DocumentSplitter with its defaults (200 words)"


@component
class DocumentVectors:
    """Haystack's own way to put in an embedding model: a component that runs over documents."""

    def __init__(self, model: Embedder) -> None:
        self._model = model

    @component.output_types(documents=list[Document])
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        vectors = self._model.embed([document.content or "" for document in documents])
        return {"documents": [replace(d, embedding=v.tolist()) for d, v in zip(documents, vectors, strict=True)]}


@component
class QuestionVector:
    def __init__(self, model: Embedder) -> None:
        self._model = model

    @component.output_types(embedding=list[float])
    def run(self, text: str) -> dict[str, list[float]]:
        return {"embedding": self._model.embed_query(text).tolist()}


class Haystack:
    """BM25 alone where `model` is "". `join_mode`: that of the joiner, None for its default."""

    def __init__(self, model: str, scratch: Path, join_mode: str | None = None) -> None:
        self._name = model
        self._embedder = embedder(model, scratch) if model else None
        self._joiner: dict[str, Any] = {"join_mode": join_mode} if join_mode else {}

    @property
    def about(self) -> About:
        how = f"InMemoryBM25Retriever (BM25L), {SPLIT}"
        if self._name:
            mode = self._joiner.get("join_mode", CONCATENATE)
            how += f", InMemoryEmbeddingRetriever with vectors of {spoken(self._name)}, DocumentJoiner with {mode}, no ranker"
        return About(installed("haystack-ai"), f"{how}; held in memory, kept with save_to_disk")

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        store = InMemoryDocumentStore()
        pipeline = Pipeline()
        pipeline.add_component("splitter", DocumentSplitter())
        pipeline.add_component("writer", DocumentWriter(store))
        if self._embedder:
            pipeline.add_component("vectors", DocumentVectors(self._embedder))
            pipeline.connect("splitter", "vectors")
            pipeline.connect("vectors", "writer")
        else:
            pipeline.connect("splitter", "writer")
        documents = [Document(content=whole(article), meta={"article": article.id}) for article in articles]
        pipeline.run({"splitter": {"documents": documents}})
        folder.mkdir(parents=True, exist_ok=True)
        store.save_to_disk(str(folder / STORE))

    def open(self, folder: Path) -> None:
        store = InMemoryDocumentStore.load_from_disk(str(folder / STORE))
        self._pipeline = Pipeline()
        self._pipeline.add_component("words", InMemoryBM25Retriever(store))
        self._last = "words"
        if self._embedder:
            self._last = "joiner"
            self._pipeline.add_component("question", QuestionVector(self._embedder))
            self._pipeline.add_component("meaning", InMemoryEmbeddingRetriever(store))
            self._pipeline.add_component("joiner", DocumentJoiner(**self._joiner))
            self._pipeline.connect("question.embedding", "meaning.query_embedding")
            self._pipeline.connect("words", "joiner")
            self._pipeline.connect("meaning", "joiner")

    def search(self, question: str, limit: int) -> list[str]:
        asked: dict[str, Any] = {"words": {"query": question, "top_k": limit}}
        if self._embedder:
            asked |= {"question": {"text": question}, "meaning": {"top_k": limit}, "joiner": {"top_k": limit}}
        found = self._pipeline.run(asked)[self._last]["documents"]
        return distinct(document.meta["article"] for document in found)
