"""What is asked, and over what: the same articles and questions for every system."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.passages import answerable, as_question, contexts
from benchmarks.record import data_hash
from corpus.files import article_files
from corpus.load import load
from corpus.types import Article
from qa.evaluation.report import Question
from qa.evaluation.run import is_article, read_questions

FOLLOW_UPS = "follow-ups"
PASSAGE_SETS = ("idk_mrc", "tydiqa_id", "facqa", "xsquad_en_question_id_context")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the group that it counts in: "id", "en", "follow-ups", or the name of a public set."""

    question: Question
    group: str


@dataclass(frozen=True, slots=True)
class Task:
    """`data` is what the record says of it. `is_news`: the questions also have answers, follow-ups and refusals to judge."""

    articles: tuple[Article, ...]
    asked: tuple[Asked, ...]
    data: dict[str, Any]
    is_news: bool


def news(files: Sequence[Path], questions: Path, most: int, seed: int = 0) -> Task:
    """At most `most` articles, those of the questions always among them.

    Raises `BenchmarkError` where a question is answered by an article that is not in `files`.
    """
    skipped: list[str] = []
    articles: dict[str, Article] = {}
    for file in files:
        for article in load(file, errors=lambda error: skipped.append(error.source)):
            articles.setdefault(article.id, article)
    asked = [_resolved(question, articles) for question in read_questions(questions)]
    needed = {question.article_id for question in asked if question.article_id}
    missing = sorted(needed - articles.keys())
    if missing:
        raise BenchmarkError(f"Articles that {questions} asks about are missing: {len(missing)}, the first is {missing[0]}.")
    kept = subset(articles.values(), needed, most, seed)
    data = {
        "questions": questions.name,
        "articles_of": len(articles),
        "unread": len(skipped),
        "articles": len(kept),
        "seed": seed,
        "hash": data_hash([*(each for file in files for each in article_files(file)), questions]),
    }
    return Task(kept, tuple(Asked(q, FOLLOW_UPS if q.after else q.language) for q in asked), data, is_news=True)


def passages(folder: Path, most: int, questions_a_set: int, seed: int = 0) -> Task:
    """Public sets: `questions_a_set` of each, their passages, and of the other passages as many as `most` leaves room for."""
    asked, needed = [], {}
    for name in PASSAGE_SETS:
        for row in sorted(answerable(folder, name), key=lambda row: _drawn(row["id"], seed))[:questions_a_set]:
            question = as_question(row)
            asked.append(Asked(replace(question, id=f"{name}/{question.id}"), name))
            needed[question.article_id] = Article(question.article_id or "", "benchmark", "", row["context"])
    others = (article for article in contexts(folder, most) if article.id not in needed)
    kept = sorted([*needed.values(), *islice(others, max(0, most - len(needed)))], key=lambda a: a.id)
    files = [folder / f"qa/{name}.valid.jsonl.gz" for name in PASSAGE_SETS]
    data = {
        "sets": list(PASSAGE_SETS),
        "articles": len(kept),
        "seed": seed,
        "hash": data_hash([*files, folder / "text/wiki_id_passages.jsonl.gz"]),
    }
    return Task(tuple(kept), tuple(asked), data, is_news=False)


def subset(articles: Iterable[Article], needed: set[str], most: int, seed: int) -> tuple[Article, ...]:
    """The needed articles and, of the others, those that the seed draws; in the order of their ids."""
    others = sorted((a for a in articles if a.id not in needed), key=lambda a: _drawn(a.id, seed))
    kept = [a for a in articles if a.id in needed] + others[: max(0, most - len(needed))]
    return tuple(sorted(kept, key=lambda a: a.id))


def write_task(task: Task, folder: Path) -> None:
    """As the workers read it: articles.jsonl and questions.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "articles.jsonl", (asdict(article) for article in task.articles))
    _write(folder / "questions.jsonl", (asdict(each) for each in task.asked))


def read_articles(folder: Path) -> list[Article]:
    return [
        Article(**{**row, "published": date.fromisoformat(row["published"]) if row["published"] else None})
        for row in _read(folder / "articles.jsonl")
    ]


def read_asked(folder: Path) -> list[Asked]:
    return [
        Asked(Question(**{**row["question"], "answers": tuple(row["question"]["answers"])}), row["group"])
        for row in _read(folder / "questions.jsonl")
    ]


def _resolved(question: Question, articles: dict[str, Article]) -> Question:
    """With the id of its article, where the file names the article by the end of its source."""
    wanted = question.article_id
    if wanted is None or wanted in articles:
        return question
    found = next((article.id for article in articles.values() if is_article(article, wanted)), None)
    if found is None and not question.answerable:
        return replace(question, article_id=None)
    return replace(question, article_id=found or wanted)


def _drawn(name: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {name}".encode()).hexdigest()


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
