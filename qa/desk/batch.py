"""A list of questions asked one after another, so that a run that was stopped goes on where it was.

Each answer goes at once into a journal beside the file that is being made; the file itself is written when all are there,
whole, and the journal goes. The same list over the same generation goes on; another list or generation begins anew.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.messages.sentences import sentence
from index.types import Progress
from qa.desk.files import unwritten, write_whole
from qa.errors import FileUnusable, QuestionRejected
from qa.types import Language

if TYPE_CHECKING:
    from qa.assistant import Assistant

_NAMES = ("question", "pertanyaan", "tanya", "soal", "questions")
_DELIMITERS = ",;\t|"
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Listed:
    """A question of a list; `row` counts from 1, `beside` are the other columns of its row."""

    row: int
    question: str
    beside: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Replied:
    """What came of it: `answer` as `Answer.to_dict()` has it, or `error`, why there is none, in one sentence."""

    listed: Listed
    answer: Mapping[str, Any] | None
    error: str | None


def read_list(path: str | Path) -> list[Listed]:
    """The questions of a table: of its column "question" or "pertanyaan", else of its only column.

    Empty lines are left out; a row that lacks nothing but its question stays, so that rows of list and answers agree.

    Raises FileUnusable where the file cannot be read or no column is meant.
    """
    rows = [row for row in _rows(_decoded(Path(path)), path) if any(cell.strip() for cell in row) or row == [""]]
    if not any(cell.strip() for row in rows for cell in row):
        raise FileUnusable("list_without_questions", path=path)
    column, names = _header(rows[0], path)
    body = rows[1:] if names else rows
    found = [(row[column].strip() if column < len(row) else "", row) for row in body]
    if not any(question for question, _ in found):
        raise FileUnusable("list_without_questions", path=path)
    return [
        Listed(number, question, {name: cell for k, (name, cell) in enumerate(zip(names, row, strict=False)) if k != column})
        for number, (question, row) in enumerate(found, start=1)
    ]


def reply_all(
    assistant: "Assistant",
    listed: Sequence[Listed],
    journal: Path,
    generation: int,
    progress: Callable[[Progress], None] | None = None,
    language: Language = "en",
) -> list[Replied]:
    """Asks what the journal does not hold yet; errors are told in `language`.

    Raises IndexingError or FileUnusable; the journal stays then.
    """
    head = json.dumps({"questions": _digest(listed), "generation": generation})
    known = _resumed(journal, head)
    made: list[Replied] = []
    try:
        with journal.open("a", encoding="utf-8") as file:
            for done, each in enumerate(listed):
                if progress:
                    progress(Progress("questions", done, len(listed)))
                if each.row not in known:
                    known[each.row] = _reply(assistant, each)
                    file.write(json.dumps({"row": each.row, **known[each.row]}, ensure_ascii=False) + "\n")
                    file.flush()
                made.append(Replied(each, known[each.row]["answer"], _told(known[each.row]["error"], language)))
    except OSError as error:
        raise FileUnusable("journal_unwritable", path=journal, detail=error.strerror) from error
    return made


def _reply(assistant: "Assistant", each: Listed) -> dict[str, Any]:
    try:
        return {"answer": assistant.ask(each.question).to_dict(), "error": None}
    except QuestionRejected as error:
        return {"answer": None, "error": error.to_dict()}


def _told(error: Mapping[str, Any] | str | None, language: Language) -> str | None:
    """The sentence of an error; journals of older versions hold the sentence itself."""
    return sentence(error["code"], error["fields"], language) if isinstance(error, Mapping) else error


def _resumed(journal: Path, head: str) -> dict[int, dict[str, Any]]:
    """What the journal holds, by row; it is begun where it is not there, is of another list or generation, or is torn."""
    try:
        text = journal.read_text(encoding="utf-8", errors="replace") if journal.exists() else ""
        first, *lines = text.split("\n")[:-1] or [""]  # a line without its end was torn
        rows = list(_whole(lines)) if first == head else []
    except OSError as error:
        raise unwritten(journal, error) from error
    kept = "".join(f"{line}\n" for line in (head, *(line for line, _ in rows)))
    if kept != text:  # in one step: a disk that is full by now takes no answer away
        write_whole(journal, kept.encode())
    return {row["row"]: {"answer": row["answer"], "error": row["error"]} for _, row in rows}


def _whole(lines: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for line in lines:
        try:
            yield line, json.loads(line)
        except ValueError:
            return


def _digest(listed: Sequence[Listed]) -> str:
    told = json.dumps([[each.row, each.question] for each in listed], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileUnusable("list_too_large", path=path, limit_mb=_MOST_BYTES // 1_000_000)
        content = path.read_bytes()
    except OSError as error:
        raise FileUnusable("cannot_read", path=path, detail=error.strerror) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # as a spreadsheet of Windows writes it


def _rows(text: str, path: str | Path) -> list[list[str]]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter if delimiter in first else ","))
    except csv.Error as error:
        raise FileUnusable("list_unreadable", path=path, detail=error) from error


def _header(first: Sequence[str], path: str | Path) -> tuple[int, list[str]]:
    """(place of the questions, names of the columns); without names where the first row is a question itself."""
    names = [cell.strip() for cell in first]
    for k, name in enumerate(names):
        if name.lower() in _NAMES:
            return k, names
    if len(names) == 1:
        return 0, []
    raise FileUnusable("no_question_column", path=path, names=names[:8])
