"""The chapters of an e-book, which in one of a newspaper or a magazine are its articles."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from corpus.errors import UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.encodings import markup_text
from corpus.loaders.guards import parsing
from corpus.loaders.markup import html_text
from corpus.loaders.office.packed import open_packed, refuse_locked, root_of
from corpus.loaders.records import Origin, article_from
from corpus.optional_imports import importing
from corpus.types import Article

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ANY = "{*}"
_LEAST_CHARS = 100  # fewer are a cover, a dedication, an imprint
_HEADINGS = ("h1", "h2", "h3")
_BODY = re.compile(r"<body[^>]*>.*</body\s*>", re.DOTALL | re.IGNORECASE)


def load_epub(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """One article a chapter, with the book's day, author and publisher; covers and lists of contents are passed over.

    Raises UnreadableArticle for what is no book, for one that is sold for one reader only, and for one without a text.
    """
    with importing(origin.source):
        from lxml.etree import LxmlError
    with parsing(origin.source, "not_an_ebook", LxmlError), open_packed(path, origin.source) as parts:
        package = _package_name(parts)
        book = root_of(parts, package)
        names = [name for name in _chapters(book, package) if name in parts.namelist()]
        if _locked(parts) & set(names):
            refuse_locked(origin.source)
        known = _known(book)
        written = [(name, markup_text(parts.read(name), origin.source)) for name in names if parts.getinfo(name).file_size]
    count = 0
    for name, markup in written:
        place = Origin(f"{origin.source}/{' '.join(name.split())}", f"{origin.key}/{name}", NAMES)
        with parsing(place.source, "not_a_chapter", LxmlError):
            title, text = _title_and_text(markup)
        if len(text) >= _LEAST_CHARS:
            count += 1
            yield article_from({**known, "title": title, "text": text}, place)
    if not count:
        raise UnreadableArticle("holds_no_text", source=origin.source)


def _package_name(parts: ZipFile) -> str:
    """Where the list of all that is in the book stands."""
    return str(root_of(parts, _CONTAINER).find(f".//{_ANY}rootfile").get("full-path"))


def _chapters(book: Any, package: str) -> Iterator[str]:
    """The names of the book's pages in the order of reading, without its list of contents."""
    items = {item.get("id"): item for item in book.iter(f"{_ANY}item")}
    for reference in book.iter(f"{_ANY}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in item.get("properties", "").split():
            continue
        if "html" in item.get("media-type", ""):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href", ""))))


def _locked(parts: ZipFile) -> set[str]:
    """What is enciphered: in a book that anybody may read, at the most its fonts."""
    if _ENCRYPTION not in parts.namelist():
        return set()
    return {unquote(each.get("URI", "")) for each in root_of(parts, _ENCRYPTION).iter(f"{_ANY}CipherReference")}


def _known(book: Any) -> dict[str, object]:
    names = ("date", "publisher", "creator", "language")
    said = {name: [each.text or "" for each in book.iter(f"{_ANY}{name}")] for name in names}
    return {
        "published": next(iter(said["date"]), ""),
        "outlet": next(iter(said["publisher"]), ""),
        "authors": said["creator"],
        "language": next(iter(said["language"]), ""),
    }


def _title_and_text(markup: str) -> tuple[str | None, str]:
    """A chapter's heading, if it begins with one, and what follows."""
    from lxml import html

    body = _BODY.search(markup)
    text = html_text(body[0] if body else markup)
    tree = html.document_fromstring((body[0] if body else markup).encode(), parser=html.HTMLParser(encoding="utf-8"))
    heading = next((" ".join(str(each.text_content()).split()) for each in tree.iter(*_HEADINGS)), "")
    first, _, rest = text.partition("\n")
    return (heading, rest) if heading and first == heading else (None, text)
