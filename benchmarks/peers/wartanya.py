"""Wartanya, through its public names."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers.models import OWN, model_folder, spoken
from benchmarks.peers.system import About, distinct, installed
from benchmarks.retrieval import follow_up_rank
from corpus.types import Article
from index.archive import Archive
from index.ingest.rebuild import rebuild
from qa.assistant import Assistant
from qa.evaluation.report import Question
from qa.evaluation.run import evaluate


class Wartanya:
    def __init__(self, model: str, scratch: Path) -> None:
        self._model = None if model == OWN else model_folder(model, scratch)
        self._name = model

    @property
    def about(self) -> About:
        said = (
            "its own embedder"
            if self._model is None
            else f"embedder {spoken(self._name)}, ranking and confidence as fitted with its own"
        )
        return About(
            installed("chromadb", "onnxruntime"),
            f"rebuild() and Archive.search(), everything as it comes; {said}",
            "answers with checked quotations, refuses, and follows a conversation",
        )

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        rebuild(articles, index=folder, embedder=self._model)

    def open(self, folder: Path) -> None:
        self._archive = Archive.open(folder)

    def search(self, question: str, limit: int) -> list[str]:
        return distinct(hit.article.id for hit in self._archive.search(question, limit=limit))

    def follow_up_rank(self, first: Question, then: Question) -> int | None:
        return follow_up_rank(Assistant(self._archive), self._archive, first, then)

    def answers(self, questions: Sequence[Question]) -> dict[str, Any]:
        found = evaluate(self._archive, questions).to_dict()
        return {"groups": found["groups"], "latency_ms": found["latency_ms"]}
