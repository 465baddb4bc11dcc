"""Asking a file of questions whose answers are known. What came of it is added up in qa/evaluation/report.py.

One JSON object a line: `question`, and where known `id`, `lang` ("id" or "en"), `article_id` (of the article that answers),
`answers` (its words), `answerable`, `type` (any word to sort by), and `after`: the id of the question that a follow-up
follows, on an earlier line. A line with `"accepted": false` was proposed (qa/question_generation/propose.py) and is not asked.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from corpus.types import Article
from index.types import Hit, Progress
from qa.errors import EvaluationError
from qa.evaluation.report import EvaluationReport, Outcome, Question
from qa.types import Answer, Citation, Conversation

# Passages looked through for the right article; far beyond the five that count for hit@5, so that the MRR is hardly cut.
SEARCHED_PASSAGES = 50


class Searched(Protocol):
    """What is asked of an archive: `index.Archive` is one."""

    def search(self, query: str, *, limit: int = ...) -> Sequence[Hit]: ...

    def article(self, article_id: str) -> Article: ...


class Asked(Protocol):
    """What is asked of an assistant: `qa.Assistant` is one."""

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file of questions; lines count from 1."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """The questions of a file that are asked; `left_out` counts those that no editor has accepted, `sha256` is of its bytes."""

    questions: tuple[Question, ...]
    left_out: int
    sha256: str


def evaluate(
    archive: Searched,
    questions: str | Path | Sequence[Question],
    *,
    assistant: Asked | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> EvaluationReport:
    """Ask every one of `questions`, or of those in a file, by default of the extractive reader.

    Raises `EvaluationError` for a file that cannot be read.
    """
    asked = read_questions(questions) if isinstance(questions, (str, Path)) else questions
    return EvaluationReport(tuple(_outcomes(archive, assistant or _assistant(archive), asked, progress)))


def read_questions(path: str | Path) -> tuple[Question, ...]:
    """The questions of a `.jsonl` file, in order. Raises `EvaluationError` with the line that is wrong."""
    return read_question_file(path).questions


def read_question_file(path: str | Path) -> QuestionFile:
    """Raises `EvaluationError` with the line that is wrong, or where the file holds no question to ask."""
    found: dict[str, Question] = {}
    left_out = 0
    for place, record in _records(path):
        if record.get("accepted") is False:
            left_out += 1
        else:
            _add(found, _from_record(record, place), place)
    if not found:
        if left_out:
            raise EvaluationError("no_accepted_questions", path=path, waiting=left_out)
        raise EvaluationError("no_questions", path=path)
    return QuestionFile(tuple(found.values()), left_out, hashlib.sha256(_bytes(path)).hexdigest())


def read_records(path: str | Path) -> list[dict[str, Any]]:
    """The lines of a file of questions as they are. Raises `EvaluationError` with the line that is wrong."""
    return [record for _, record in _records(path)]


def is_article(article: Article, wanted: str) -> bool:
    """Whether `wanted` is the id of `article`, or the end of its source, suffix left off ("2019/banjir" of 2019/banjir.txt)."""
    source = Path(article.source).with_suffix("").as_posix() if article.source else ""
    return article.id == wanted or source == wanted or source.endswith(("/" + wanted, "#" + wanted))


def _bytes(path: str | Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise EvaluationError("questions_unreadable", path=path, detail=error) from error


def _records(path: str | Path) -> Iterator[tuple[Place, dict[str, Any]]]:
    """(where it stands, what it holds) of each line that holds something."""
    try:
        lines = _bytes(path).decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise EvaluationError("questions_unreadable", path=path, detail=error) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = Place(str(path), number)
            yield place, _record(line, place)


def _add(found: dict[str, Question], question: Question, place: Place) -> None:
    if question.after is not None and question.after not in found:
        raise EvaluationError("follow_up_of_nothing", path=place.path, line=place.line, after=question.after)
    if question.id in found:
        raise EvaluationError("question_id_twice", path=place.path, line=place.line, question_id=question.id)
    found[question.id] = question


def _record(line: str, place: Place) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise EvaluationError("question_not_json", path=place.path, line=place.line, detail=error) from error
    if not isinstance(record, dict) or not isinstance(record.get("question"), str):
        raise EvaluationError("record_without_question", path=place.path, line=place.line)
    return record


def _from_record(record: Mapping[str, Any], place: Place) -> Question:
    answers = record.get("answers") or []
    if not isinstance(answers, list) or not all(isinstance(answer, str) for answer in answers):
        raise EvaluationError("answers_not_texts", path=place.path, line=place.line)
    answerable = record.get("answerable", bool(answers))
    if answerable and not answers:
        raise EvaluationError("question_without_answers", path=place.path, line=place.line)
    return Question(
        id=str(record.get("id", place.line)),
        text=record["question"],
        language=record.get("lang") or "id",
        article_id=record.get("article_id"),
        answers=tuple(answers),
        answerable=bool(answerable),
        after=record.get("after"),
        type=str(record["type"]) if record.get("type") else None,
    )


def _assistant(archive: Any) -> Asked:
    from qa.assistant import Assistant

    return Assistant(archive)


def _outcomes(
    archive: Searched, assistant: Asked, questions: Sequence[Question], progress: Callable[[Progress], None] | None
) -> Iterator[Outcome]:
    talks: dict[str, Conversation] = {}
    assistant.ask(questions[0].text)  # the first question opens the reader: its time is not that of an answer
    for done, question in enumerate(questions):
        if progress:
            progress(Progress("asking", done, len(questions)))
        talk = talks[question.after] if question.after else Conversation()
        started = time.perf_counter()
        answer = assistant.ask(question.text, talk)
        elapsed_ms = (time.perf_counter() - started) * 1000
        talks[question.id] = talk.add(answer)
        yield Outcome(
            question,
            answer,
            rank=None if question.after else _rank(archive, question),
            cites_article=bool(answer.citations) and _cites(archive, answer.citations[0], question),
            quotes_verified=tuple(_stands_there(archive, citation) for citation in answer.citations),
            elapsed_ms=elapsed_ms,
        )
    if progress:
        progress(Progress("asking", len(questions), len(questions)))


def _rank(archive: Searched, question: Question) -> int | None:
    """The place of the right article among the articles found, each counted where its best passage stands."""
    if question.article_id is None:
        return None
    found = {hit.article.id: hit.article for hit in archive.search(question.text, limit=SEARCHED_PASSAGES)}
    return next(
        (rank for rank, article in enumerate(found.values(), start=1) if is_article(article, question.article_id)), None
    )


def _cites(archive: Searched, citation: Citation, question: Question) -> bool:
    return question.article_id is not None and is_article(archive.article(citation.article_id), question.article_id)


def _stands_there(archive: Searched, citation: Citation) -> bool:
    return archive.article(citation.article_id).text[citation.start : citation.end] == citation.quote
