"""What was found as references for other programs: RIS and BibTeX for reference managers, CSV for spreadsheets.

An entry an article, with the words that were found in it. A day of publication that is only estimated is told in the note and
not as the date. What an article says is text in each format: it ends no entry and begins no command.
"""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from urllib.parse import quote

from index.display import printable
from index.types import Hit
from qa.desk.cells import cell
from qa.rendering.html import safe_url
from qa.types import Citation

Form = Literal["ris", "bibtex", "csv"]
_END = "\r\n"  # as RIS has it, whatever the machine
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Braces as commands: BibTeX counts those that stand behind a backslash, too, and a single one would swallow what follows.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{c: f"\\{c}" for c in "%&#$_"},
    }
)
_COLUMNS = ("title", "authors", "outlet", "published", "published_is_estimated", "url", "article_id", "start", "end", "quote")


@dataclass(frozen=True, slots=True)
class Reference:
    """An article that was found; `quotes` are words of it with their places, `text[start:end]`."""

    article_id: str
    title: str
    authors: tuple[str, ...]
    outlet: str | None
    published: date | None
    published_is_estimated: bool
    url: str | None
    quotes: tuple[tuple[int, int, str], ...]


def references_of_hits(hits: Iterable[Hit]) -> list[Reference]:
    """Of the articles of a search, best first, each with its passages that were found."""
    found = (
        Reference(
            hit.article.id,
            hit.article.title,
            tuple(hit.article.authors),
            hit.article.outlet,
            hit.article.published,
            hit.article.published_is_estimated,
            hit.article.url,
            ((hit.passage.start, hit.passage.end, hit.passage.text),),
        )
        for hit in hits
    )
    return _joined(found)


def references_of_citations(citations: Iterable[Citation]) -> list[Reference]:
    """Of the articles that are cited, in order, each with its quotations."""
    found = (
        Reference(
            each.article_id,
            each.title,
            (),
            each.outlet,
            each.published,
            each.published_is_estimated,
            each.url,
            ((each.start, each.end, each.quote),),
        )
        for each in citations
    )
    return _joined(found)


def written(references: Sequence[Reference], form: Form) -> str:
    """The whole file. The same references give the same text."""
    return _WRITERS[form](references)


def encoded(references: Sequence[Reference], form: Form) -> bytes:
    """UTF-8; CSV with its mark, without which spreadsheets take it for another encoding."""
    return written(references, form).encode("utf-8-sig" if form == "csv" else "utf-8")


def to_ris(references: Sequence[Reference]) -> str:
    return "".join(map(_ris, references))


def to_bibtex(references: Sequence[Reference]) -> str:
    return "\n".join(map(_bibtex, references))


def to_csv(references: Sequence[Reference]) -> str:
    """A row a quotation; no cell is a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(_COLUMNS)
    for each in references:
        estimated = "true" if each.published and each.published_is_estimated else ""
        head = (each.title, "; ".join(each.authors), each.outlet, each.published, estimated, each.url, each.article_id)
        for start, end, words in each.quotes:
            writer.writerow([cell(str(value or "")) for value in head] + [start, end, cell(words)])
    return made.getvalue()


def _joined(found: Iterable[Reference]) -> list[Reference]:
    """Each article once, where it was found first, with all that was found in it."""
    by_id: dict[str, Reference] = {}
    for each in found:
        known = by_id.get(each.article_id)
        by_id[each.article_id] = replace(known, quotes=(*known.quotes, *each.quotes)) if known else each
    return list(by_id.values())


def _ris(each: Reference) -> str:
    fields = [("TY", "NEWS"), ("TI", each.title), *(("AU", author) for author in each.authors)]
    fields += [("T2", each.outlet)] if each.outlet else []
    if each.published and not each.published_is_estimated:
        fields += [("PY", str(each.published.year)), ("DA", f"{each.published:%Y/%m/%d}/")]
    fields += [("UR", address)] if (address := safe_url(each.url)) else []
    fields += [("ID", each.article_id), *(("N1", note) for note in _notes(each))]
    return _END.join([*(f"{tag}  - {_line(value)}" for tag, value in fields), "ER  - ", "", ""])


def _bibtex(each: Reference) -> str:
    # A name in braces stays as it is: most Indonesian names have no family name that could go before the others.
    authors = " and ".join(f"{{{_latex(author)}}}" for author in each.authors)
    fields = [("title", f"{{{_latex(each.title)}}}"), ("author", authors), ("journal", _latex(each.outlet or ""))]
    if each.published and not each.published_is_estimated:
        day = each.published
        fields += [
            ("year", f"{day.year:04}"),
            ("month", _MONTHS[day.month - 1]),
            ("day", str(day.day)),
            ("date", day.isoformat()),
        ]
    # The address as it is but for what would break the field: it is set as one, in which no other sign means anything.
    fields += [("url", re.sub(r"[{}\\\s]", lambda found: quote(found.group()), safe_url(each.url) or ""))]
    fields += [("note", _latex(" ".join(_notes(each)))), ("keywords", _latex(each.article_id))]
    told = "".join(f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields if value)
    return f"@article{{{_key(each)},\n{told}}}\n"


def _notes(each: Reference) -> list[str]:
    around = [f"Published around {each.published}."] if each.published and each.published_is_estimated else []
    return [*around, *(f"“{_line(words)}” [{start}:{end}]" for start, end, words in each.quotes)]


def _key(each: Reference) -> str:
    """Letters and figures alone, the same for the same article."""
    outlet = re.sub(r"[^a-z0-9]", "", (each.outlet or "").lower())[:20] or "artikel"
    year = str(each.published.year) if each.published and not each.published_is_estimated else ""
    return f"{outlet}{year}-{hashlib.sha256(each.article_id.encode()).hexdigest()[:8]}"


def _latex(text: str) -> str:
    return _line(text).translate(_LATEX)


def _line(text: str) -> str:
    return " ".join(printable(text.encode("utf-8", "replace").decode()).split())


_WRITERS: Mapping[Form, Callable[[Sequence[Reference]], str]] = {"ris": to_ris, "bibtex": to_bibtex, "csv": to_csv}
