"""What is measured on: the articles and questions that ship, or news beside the project, whole or a part of it.

A folder of news holds `articles/*.jsonl.gz`, and in `newsqa` `dev_articles.jsonl` with the questions of `dev.jsonl`.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.record import data_hash
from index.ingest.rebuild import rebuild
from index.locate import SAMPLE_ARTICLES
from qa.evaluation.run import read_questions
from training.data import Row, articles, rows

SAMPLE_QUESTIONS = SAMPLE_ARTICLES / "questions.jsonl"
SEED = 20  # of the part of the news that the gate is measured on


@dataclass(frozen=True)
class Measured:
    """An index, the questions asked of it, and the files that both come from."""

    name: str
    index: Path
    questions: Path
    articles: tuple[Path, ...]

    @cached_property
    def data(self) -> dict[str, Any]:
        """What figures are written down with."""
        files = [file for path in self.articles for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()]
        return {
            "set": self.name,
            "questions": self.questions.name,
            "asked": len(read_questions(self.questions)),
            "hash": data_hash({*files, self.questions}),
        }


def sample(index: Path, questions: Path | None = None) -> Measured:
    """The articles that ship, and their questions."""
    return Measured("sample", _built(index, [SAMPLE_ARTICLES]), questions or SAMPLE_QUESTIONS, (SAMPLE_ARTICLES,))


def news_files(data: Path) -> tuple[Path, ...]:
    """The articles of a folder of news: all of them, those that its questions are about last."""
    return require(data / "articles"), require(data / "newsqa/dev_articles.jsonl")


def news(data: Path, index: Path, questions: Path | None = None) -> Measured:
    """All the news of a folder. The index is built where there is none: two minutes for 40,000 articles, on two cores."""
    given = news_files(data)
    return Measured("news", _built(index, list(given)), questions or require(data / "newsqa/dev.jsonl"), given)


def news_part(data: Path, folder: Path, most: int) -> Measured:
    """The articles that the news questions are about and `most` others, always the same ones, indexed below `folder`."""
    given = news_files(data)
    part = folder / "articles.jsonl"
    with part.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in _part(data, most))
    return Measured(
        f"news, {most:,} articles more", _built(folder / "index", [part]), require(data / "newsqa/dev.jsonl"), given
    )


def require(path: Path) -> Path:
    """`path`, where there is something. Raises `BenchmarkError` else."""
    if not path.exists():
        raise BenchmarkError(f"There is nothing at {path}: --data names a folder of news (benchmarks/README.md).")
    return path


def _part(data: Path, most: int) -> Iterator[Row]:
    asked_about = list(rows(data / "newsqa/dev_articles.jsonl"))
    known = {row["id"] for row in asked_about}
    others = sorted((row for row in articles(data) if row["id"] not in known), key=lambda row: str(row["id"]))
    yield from asked_about
    yield from random.Random(SEED).sample(others, min(most, len(others)))


def _built(index: Path, given: list[Path]) -> Path:
    if not (index / "CURRENT").exists():
        rebuild(given, index=index)
    return index
