"""llama-index over Chroma, as its documentation builds it: documents, SentenceSplitter's defaults, a persistent collection."""

from collections.abc import Sequence
from pathlib import Path

import chromadb
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from llama_index.vector_stores.chroma import ChromaVectorStore
from pydantic import PrivateAttr

from benchmarks.peers.models import embedder, spoken
from benchmarks.peers.system import About, distinct, installed
from corpus.types import Article
from index.retrieval.embedders import Embedder


class SlotEmbedding(BaseEmbedding):
    """llama-index's own way to put in an embedding model."""

    _model: Embedder = PrivateAttr()

    def __init__(self, model: Embedder) -> None:
        super().__init__(model_name=model.name)
        self._model = model

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._model.embed(texts).tolist()
        return vectors

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = self._model.embed_query(query).tolist()
        return vector

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class LlamaIndex:
    def __init__(self, model: str, scratch: Path) -> None:
        self._name = model
        self._embedding = SlotEmbedding(embedder(model, scratch))

    @property
    def about(self) -> About:
        return About(
            installed("llama-index-core", "llama-index-vector-stores-chroma", "chromadb"),
            "VectorStoreIndex over a persistent Chroma collection, SentenceSplitter with its defaults (1,024 tokens, 200 of "
            f"overlap), the title as metadata, vectors of {spoken(self._name)} (cut off where the model ends)",
        )

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        documents = [Document(text=a.text, id_=a.id, metadata={"title": a.title} if a.title else {}) for a in articles]
        VectorStoreIndex.from_documents(
            documents,
            storage_context=StorageContext.from_defaults(vector_store=_store(folder)),
            embed_model=self._embedding,
            transformations=[SentenceSplitter()],
        )

    def open(self, folder: Path) -> None:
        self._opened = VectorStoreIndex.from_vector_store(_store(folder), embed_model=self._embedding)

    def search(self, question: str, limit: int) -> list[str]:
        found = self._opened.as_retriever(similarity_top_k=limit).retrieve(question)
        return distinct(hit.node.ref_doc_id or "" for hit in found)


def _store(folder: Path) -> ChromaVectorStore:
    collection = chromadb.PersistentClient(path=str(folder)).get_or_create_collection("articles")
    return ChromaVectorStore(chroma_collection=collection)
