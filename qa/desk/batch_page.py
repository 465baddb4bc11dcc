"""Answers to a list of questions as a table, as lines of JSON, and as a document with their quotations."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import InvalidValue
from qa.desk.batch import Replied
from qa.desk.cells import cell
from qa.desk.clipping import Source
from qa.desk.document import Block, Document, Heading, Paragraph, Text, paragraph
from qa.desk.files import write_whole
from qa.desk.writers import SUFFIXES, document_bytes
from qa.rendering.rows import row_heading
from qa.rendering.strings import PHRASES, source_line
from qa.types import Item, Language

_OF_CITATION = ("quote", "title", "outlet", "published", "published_is_estimated", "url", "article_id")
COLUMNS = ("question", "status", "short", "text", *_OF_CITATION, "error")
_TABLES = (".csv", ".jsonl")
_TITLES: Mapping[Language, str] = {"id": "Jawaban", "en": "Answers"}


def check_list_format(path: str | Path) -> str:
    """The end of the name, in small letters. Raises InvalidValue where no answers are written so."""
    suffix = Path(path).suffix.lower()
    if suffix not in (*_TABLES, *SUFFIXES):
        raise InvalidValue("unknown_ending", argument="out", path=path, endings=(*_TABLES, *SUFFIXES))
    return suffix


def write_answers(replied: Sequence[Replied], path: str | Path, language: Language) -> None:
    """In the format that the end of the name asks for. Raises InvalidValue for another, FileUnusable of the disk."""
    suffix = check_list_format(path)
    if suffix == ".csv":
        content = to_csv(replied).encode("utf-8-sig")  # with its mark: else spreadsheets take it for another encoding
    elif suffix == ".jsonl":
        content = to_jsonl(replied).encode()
    else:
        content = document_bytes(answers_document(replied, language), suffix)
    write_whole(path, content)


def to_csv(replied: Sequence[Replied]) -> str:
    """A row a question: the columns of the list that were beside it, then `COLUMNS`; no cell is a formula."""
    beside = list(dict.fromkeys(name for each in replied for name in each.listed.beside))
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([*map(cell, beside), *COLUMNS])
    for each in replied:
        row = _row(each)
        writer.writerow([cell(each.listed.beside.get(name, "")) for name in beside] + [cell(row[name]) for name in COLUMNS])
    return made.getvalue()


def to_jsonl(replied: Sequence[Replied]) -> str:
    lines = (
        {"row": each.listed.row, "beside": dict(each.listed.beside), "answer": each.answer, "error": each.error}
        for each in replied
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def answers_document(replied: Sequence[Replied], language: Language) -> Document:
    return Document(_TITLES[language], language, (Heading(_TITLES[language], 1), *_blocks(replied, language)))


def _blocks(replied: Sequence[Replied], language: Language) -> Iterator[Block]:
    for each in replied:
        yield Heading(f"{each.listed.row}. {each.listed.question or '—'}", 3)
        if each.answer is None:
            yield paragraph(each.error or "", "note")
            continue
        status = PHRASES[language].statuses.get(each.answer["status"], each.answer["status"])
        short = f": {each.answer['short']}" if each.answer["short"] else ""
        yield Paragraph((Text(f"{status}{short}", strong=True),))
        yield from _rows(each.answer, language)
        for citation in each.answer["citations"]:
            yield paragraph(f"“{citation['quote']}”", "quote")
            source = _source(citation)
            yield Paragraph((Text(source.title, source.url), Text(f", {source_line(source, language)}")), "note")


def _rows(answer: Mapping[str, Any], language: Language) -> Iterator[Block]:
    """What was counted, and a line an event; nothing of an answer from one article."""
    items = answer.get("items", ())  # journals of older versions lack it
    if items:
        yield from (paragraph(told) for told in answer["text"].split("\n\n"))
    for item in items:
        day = _day(item["date"])
        heading = row_heading(Item(day, item["place"], item["text"], (), item["reports"], item["outlets"]), language)
        yield paragraph(f"{heading}: “{item['text']}”", "item")


def _row(each: Replied) -> dict[str, str]:
    row = dict.fromkeys(COLUMNS, "")
    row |= {"question": each.listed.question, "error": each.error or "", "status": "error" if each.error else ""}
    if each.answer:
        row |= {name: str(each.answer[name] or "") for name in ("status", "short", "text")}
        best: Mapping[str, Any] = next(iter(each.answer["citations"]), {})
        row |= {name: str(best.get(name) or "") for name in _OF_CITATION}
        row["published_is_estimated"] = "true" if best.get("published_is_estimated") else ""
    return row


def _source(citation: Mapping[str, Any]) -> Source:
    day, is_estimated = _day(citation["published"]), citation.get("published_is_estimated", False)
    return Source(citation["article_id"], citation["title"], citation["outlet"], day, citation["url"], is_estimated)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
