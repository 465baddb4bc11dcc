"""One article in one document of LibreOffice."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.canonical import canonical
from corpus.errors import UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.guards import parsing
from corpus.loaders.office.packed import is_locked, open_packed, refuse_locked, root_of
from corpus.loaders.plain import title_and_text
from corpus.loaders.records import Origin, article_from
from corpus.optional_imports import importing
from corpus.types import Article

_NAME_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE = (f"{{{_NAME_SPACE}{name}:1.0}}" for name in ("text", "table", "style"))
_DRAWN = f"{{{_NAME_SPACE}drawing:1.0}}"
_OFFICE = f"{{{_NAME_SPACE}office:1.0}}"
_BODY = f"{_OFFICE}body/{_OFFICE}text"
# What was deleted with changes tracked, remarks beside the text, notes (they come at the end), names of drawings.
_UNREAD = frozenset((
    f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_OFFICE}forms", f"{_TEXT}sequence-decls",
    f"{_TEXT}table-of-content", "{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}desc",
))  # fmt: skip
_SPACES = frozenset((f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"))
_TITLE_STYLES = ("Title", "Judul")


def load_odt(path: Path, origin: Origin) -> Iterator[Article]:
    """The article of a text document: its paragraphs and tables in order, its notes at the end, the title by its style.

    Raises UnreadableArticle for what is none, for one with a password, and for one without a text.
    """
    with importing(origin.source):
        from lxml.etree import LxmlError
    with parsing(origin.source, "not_an_opendocument_text", LxmlError), open_packed(path, origin.source) as parts:
        if is_locked(parts):
            refuse_locked(origin.source)
        content = root_of(parts, "content.xml")
        body = content.find(_BODY)
        if body is None:
            raise UnreadableArticle("other_opendocument", source=origin.source)
        title, lines = _split(body, _titles(content))
        notes = [line for note in body.iter(f"{_TEXT}note-body") for line, _ in _lines(note)]
    yield _article(title, [*lines, *notes], origin)


def _article(title: str | None, lines: Sequence[str], origin: Origin) -> Article:
    text = canonical("\n".join(lines))
    if not text and not title:
        raise UnreadableArticle("holds_no_text", source=origin.source)
    if title is None:
        title, text = title_and_text(text)
    return article_from({"title": title, "text": text or title}, Origin(origin.source, origin.key, NAMES))


def _titles(content: Any) -> frozenset[str]:
    """The names of the styles of a title, and of those that were made of one by hand."""
    made = content.iter(f"{_STYLE}style")
    of_title = (style.get(f"{_STYLE}name") for style in made if style.get(f"{_STYLE}parent-style-name") in _TITLE_STYLES)
    return frozenset((*_TITLE_STYLES, *of_title))


def _split(body: Any, titles: frozenset[str]) -> tuple[str | None, list[str]]:
    """The first paragraph, where it is a title or a heading of the first level, and all the others."""
    found = list(_lines(body))
    if len(found) > 1 and found[0][1] is not None:
        first = found[0][1]
        is_heading = first.tag == f"{_TEXT}h" and first.get(f"{_TEXT}outline-level", "1") == "1"
        if is_heading or first.get(f"{_TEXT}style-name") in titles:
            return found[0][0], [line for line, _ in found[1:]]
    return None, [line for line, _ in found]


def _lines(element: Any) -> Iterator[tuple[str, Any]]:
    """(text, paragraph) of each paragraph with a text, and (text, None) of each row of a table, in order."""
    for block in element:
        if block.tag in _UNREAD:
            continue
        if block.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            if said := " ".join("".join(_pieces(block)).split()):
                yield said, block
            for frame in block.iter(f"{_DRAWN}text-box"):
                yield from _lines(frame)
        elif block.tag == f"{_TABLE}table-row":
            cells = (" ".join(said for said, _ in _lines(cell)) for cell in block.iterchildren(f"{_TABLE}table-cell"))
            if (row := " | ".join(cells)).strip(" |"):
                yield row, None
        else:
            yield from _lines(block)


def _pieces(element: Any) -> Iterator[str]:
    """What is to be read of a paragraph; text boxes that hang on it are paragraphs of their own."""
    yield element.text or ""
    for child in element:
        if child.tag in _SPACES:
            yield " "
        elif child.tag not in _UNREAD and child.tag != f"{_DRAWN}text-box":
            yield from _pieces(child)
        yield child.tail or ""
