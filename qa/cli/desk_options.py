"""The options of the commands for the daily work of a desk: `wartanya kliping` and what stands beside it."""

import argparse
from typing import TYPE_CHECKING

from qa.cli import desk
from qa.cli.options import add_filter, add_index, add_json, add_language, command

if TYPE_CHECKING:
    from qa.cli.options import Added


def add_desk(added: "Added") -> None:
    _add_kliping(added)
    _add_batch(added)
    _add_check(added)


def _add_kliping(added: "Added") -> None:
    kliping = command(
        added,
        "kliping",
        desk.kliping,
        "a press clipping of some days, grouped by event, as Word, PDF, HTML or Markdown",
        "wartanya kliping --since 2024-08-26 --until 2024-08-26",
        "wartanya kliping --since 2024-08-01 --until 2024-08-31 --out kliping.docx",
        "wartanya kliping --since 2024-08-01 --until 2024-08-31 --out kliping.pdf",
        "wartanya kliping --about banjir --since 2024-01-01 --out banjir.html --lang en",
        "wartanya kliping --short",
        has_language=True,
    )
    add_index(kliping)
    add_filter(kliping)
    kliping.add_argument("--about", default="", metavar="WORDS", help="only articles with most of these words")
    kliping.add_argument(
        "--out",
        metavar="FILE",
        help="write it into this file: .docx, .pdf, .html or .md (default: Markdown to standard output)",
    )
    kliping.add_argument("--short", action="store_true", help="a message for a messenger, under 1,500 characters")
    add_language(kliping, "the language of headings, figures and errors")
    add_json(kliping)


def _add_batch(added: "Added") -> None:
    batch = command(
        added,
        "batch",
        desk.batch,
        "answer a table of questions, with citations; goes on where it was stopped",
        "wartanya batch questions.csv --out answers.csv",
        "wartanya batch questions.csv --out answers.docx",
        has_language=True,
    )
    batch.add_argument(
        "questions", metavar="QUESTIONS.csv", help='a table with a column "question" or "pertanyaan", or with one column'
    )
    batch.add_argument(
        "--out", required=True, metavar="FILE", help="write the answers into this file: .csv, .jsonl, .docx, .pdf, .html or .md"
    )
    batch.add_argument("--risk", choices=("0.05", "0.1", "0.2"), default="0.1", help="as for `wartanya ask` (default: 0.1)")
    add_language(batch, "the language of a document's headings and of errors")
    add_index(batch)


def _add_check(added: "Added") -> None:
    check = command(
        added,
        "check",
        desk.check,
        "hold the names, offices, figures and dates of a draft against the archive",
        "wartanya check draft.txt",
        "wartanya check - --json",
        has_language=True,
    )
    check.add_argument("file", metavar="FILE", help="a text file; - reads standard input")
    add_language(check, "the language of the headings and of errors")
    add_index(check)
    add_json(check)


def add_references(made: argparse.ArgumentParser, what: str) -> None:
    """Files for reference managers."""
    made.add_argument("--ris", metavar="FILE", help=f"write {what} into this file as RIS, with their quotations")
    made.add_argument("--bibtex", metavar="FILE", help=f"write {what} into this file as BibTeX, with their quotations")
