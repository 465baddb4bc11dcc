"""A conversation to take along: as Markdown for people, as JSON for programs, its sources for reference managers."""

import json
import string
from collections.abc import Mapping
from datetime import datetime

from qa.desk.references import Form, references_of_citations, written
from qa.rendering.strings import moment
from qa.rendering.text import printable, render_markdown
from qa.types import Language
from web.ask.thread import Exchange, Thread
from web.rendering import render

_TYPES = {
    "md": "text/markdown",
    "json": "application/json",
    "ris": "application/x-research-info-systems",
    "bib": "text/x-bibtex",
}
REFERENCES: Mapping[str, Form] = {"ris": "ris", "bibtex": "bibtex"}
_PUNCTUATION = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


def to_markdown(thread: Thread, now: datetime, language: Language) -> str:
    """Question after question with its answer; nothing that was asked or quoted is read as Markdown."""
    blocks = [f"# Wartanya, {moment(now, language)}", *(_markdown(each) for each in thread.exchanges)]
    return "\n\n".join(blocks) + "\n"


def to_json(thread: Thread, now: datetime) -> str:
    """`Answer.to_dict()` of each answer, null where there is none; `exported` is an ISO 8601 time."""
    exchanges = [
        {
            "question": each.question,
            "answer": each.answer.to_dict() if each.answer else None,
            "failure": each.failure or None,
        }
        for each in thread.exchanges
    ]
    record = {"exported": now.isoformat(timespec="seconds"), "exchanges": exchanges}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def to_references(thread: Thread, form: Form) -> str:
    """The articles that the answers cite, for a reference manager."""
    cited = (citation for each in thread.exchanges if each.answer for citation in each.answer.citations)
    return written(references_of_citations(cited), form)


def file_html(text: str, suffix: str, now: datetime) -> str:
    """`text` for the page to hand over as a file; the time in it makes it new to the page each time."""
    name = f"wartanya-{now:%Y-%m-%d-%H%M}.{suffix}"
    return render("ask/file.html", name=name, type=_TYPES[suffix], made=now.timestamp(), text=text)


def _markdown(exchange: Exchange) -> str:
    question = " ".join(printable(exchange.question).split()).translate(_PUNCTUATION)
    told = render_markdown(exchange.answer) if exchange.answer else exchange.failure.translate(_PUNCTUATION)
    return f"## {question}\n\n{told}"
