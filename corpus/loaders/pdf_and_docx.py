"""One article in one document of an office: PDF and Word."""

import re
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.canonical import canonical
from corpus.datelines import read_dateline
from corpus.dates.days import find_dates
from corpus.errors import MissingExtra, UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.docx_paragraphs import lines_of
from corpus.loaders.guards import check_size, check_unzipped_size, parsing
from corpus.loaders.lines import whole_lines, widths_of, without_running_heads
from corpus.loaders.office.packed import OLD_OFFICE
from corpus.loaders.office.word_parts import as_usual, notes_of
from corpus.loaders.plain import title_and_text
from corpus.loaders.records import MAX_ARTICLE_BYTES, Origin, article_from
from corpus.loaders.scans.pages import load_scanned_pdf
from corpus.optional_imports import importing
from corpus.types import Article

if TYPE_CHECKING:
    from docx.document import Document
    from pypdf import PdfReader

# A page of news takes 10 to 100 ms; one that was made to keep a reader busy takes what it wants.
MAX_PDF_S = 60
_TITLE_STYLES = ("Title", "Judul", "Heading 1", "Judul 1")
_MOST_TITLE_LINES = 4
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:(?:halaman|hal\.?|page)\s*)?\d{1,4}(?:\s*(?:/|dari|of)\s*\d{1,4})?[-–—\s]*", re.I)
_JOINED_LETTERS = re.compile("[\ufb00-\ufb06]")


def load_pdf(path: Path, origin: Origin, *, at_most_s: float = MAX_PDF_S) -> Iterator[Article | UnreadableArticle]:
    """The article of a PDF that holds text, its lines joined to paragraphs again; else those of the pages of a scan.

    Raises UnreadableArticle, and gives up after `at_most_s` seconds.
    """
    check_size(path, origin.source)
    with importing(origin.source):
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    source = origin.source
    with _packages_named(source, DependencyError), parsing(source, "not_a_pdf", PyPdfError), PdfReader(path) as reader:
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableArticle("locked", source=origin.source)
        pages, heads = without_running_heads(list(_pages(reader, origin.source, at_most_s)))
        lines = [line for page in pages for line in page]
        known = reader.metadata.title if reader.metadata else None
        title, rest = _split_title(lines, known if isinstance(known, str) else None)
    if not lines:
        yield from load_scanned_pdf(path, origin)
        return
    yield _article(title, whole_lines(rest, widths_of(pages)[len(lines) - len(rest) :]), origin, heads)


def load_docx(path: Path, origin: Origin) -> Iterator[Article]:
    """The article of a Word document: its paragraphs and tables in order, its notes at the end, the title by its style."""
    check_size(path, origin.source)
    with importing(origin.source):
        from docx import Document
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError
    with parsing(origin.source, "not_a_word_document", OpcError, LxmlError):
        _refuse_old(path, origin.source)
        check_unzipped_size(path, origin.source)
        with as_usual(path) as file:
            document = Document(file)
        styled, lines = _styled_title(document)
        title, rest = (styled, lines) if styled else _split_title(lines, document.core_properties.title)
        rest = [*rest, *notes_of(document)]
    if not (styled or lines):
        raise UnreadableArticle("holds_no_text", source=origin.source)
    yield _article(title, rest or lines, origin)


def _refuse_old(path: Path, source: str) -> None:
    """Raises UnreadableArticle for what only the old form of Word begins with, or a new one behind a password."""
    with path.open("rb") as file:
        if file.read(len(OLD_OFFICE)) == OLD_OFFICE:
            raise UnreadableArticle("locked_or_old_word", source=source)


@contextmanager
def _packages_named(source: str, failure: type[Exception]) -> Iterator[None]:
    """Turns a package that pypdf lacks, for a PDF in another cipher, into MissingExtra: the file is not broken."""
    try:
        yield
    except failure as error:
        raise MissingExtra(source=source, package="cryptography") from error


def _article(title: str | None, paragraphs: Sequence[str], origin: Origin, heads: Sequence[str] = ()) -> Article:
    """Programs put the day of an export and the name of a computer's user into documents: neither is taken for the news's.

    The lines at the `heads` of its pages may name its paper and its day ("WARTA MUSI - Edisi 12 - Senin, 26 Agustus 2024").
    """
    text = canonical("\n".join(paragraphs))
    if title is None:
        title, text = title_and_text(text)
    record: dict[str, object] = {"title": title, "text": text}
    for head in heads:
        dateline, days = read_dateline(head), [found.value for found in find_dates(head) if found.certain]
        if dateline and dateline.outlet:
            record.setdefault("outlet", dateline.outlet)
        if len(days) == 1:
            record.update(published=days[0], published_is_estimated=True)
    return article_from(record, Origin(origin.source, origin.key, NAMES))


def _split_title(lines: Sequence[str], known: str | None) -> tuple[str | None, Sequence[str]]:
    """The title that the document's properties name, where the first lines are it; they often name a template."""
    wanted = "".join((known or "").split())
    for count in range(1, min(_MOST_TITLE_LINES, len(lines) - 1) + 1):
        if wanted and "".join("".join(lines[:count]).split()) == wanted:
            return " ".join((known or "").split()), lines[count:]
    return None, lines


def _pages(reader: "PdfReader", source: str, at_most_s: float) -> Iterator[list[str]]:
    """The lines of each page that hold something, without the numbers that stand above or below a page."""
    until, left = time.monotonic() + at_most_s, MAX_ARTICLE_BYTES

    def go_on(*_: object) -> None:
        """Asked before every step within a page: a few drawings, one inside the other, can unfold to millions."""
        if left < 0 or time.monotonic() > until:
            raise UnreadableArticle("document_too_long", source=source, limit_s=at_most_s)

    for page in reader.pages:
        lines = [line.strip() for line in _spelled(page.extract_text(visitor_operand_before=go_on)).split("\n") if line.strip()]
        if lines and _PAGE_NUMBER.fullmatch(lines[-1]):
            lines.pop()
        if lines and _PAGE_NUMBER.fullmatch(lines[0]):
            lines.pop(0)
        left -= sum(map(len, lines))
        go_on()
        yield lines


def _spelled(written: str) -> str:
    """Canonical text with the letters that type joins ("ﬁ", one sign) apart, as they are searched for."""
    return _JOINED_LETTERS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), canonical(written))


def _styled_title(document: "Document") -> tuple[str | None, list[str]]:
    """The paragraph in the style of a title, if the document begins with one, and the lines of all the rest."""
    from docx.text.paragraph import Paragraph

    title: str | None = None
    lines: list[str] = []
    for said, paragraph in lines_of(document.element.body):
        style = Paragraph(paragraph, document).style if paragraph is not None and not lines and title is None else None
        if style is not None and style.name in _TITLE_STYLES:
            title = said
        else:
            lines.append(said)
    return title, lines
