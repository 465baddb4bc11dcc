"""What a Word document keeps beside its body: notes; and the strict form of the format, in the names of the usual one."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from corpus.loaders.docx_paragraphs import lines_of

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/(?=[A-Za-z])")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_TAKEN_BACK = (f"{_W}del", f"{_W}moveFrom")
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def as_usual(path: Path) -> IO[bytes]:
    """The document as most programs write it: its parts, where they are in the strict form, under the usual names."""
    with ZipFile(path) as parts:
        written = {part.filename: parts.read(part) for part in parts.infolist() if part.filename.endswith((".xml", ".rels"))}
        if not any(map(_STRICT.search, written.values())):
            return path.open("rb")
        document = io.BytesIO()
        with ZipFile(document, "w", ZIP_DEFLATED, compresslevel=1) as usual:
            for name in parts.namelist():
                held = written.get(name)
                usual.writestr(name, parts.read(name) if held is None else _STRICT.sub(_USUAL, held))
    document.seek(0)
    return document


def notes_of(document: "Document") -> list[str]:
    """The lines of the footnotes, then of the endnotes, in the order in which the text refers to them."""
    return [line for kind in ("footnote", "endnote") for line in _notes(document, kind)]


def _notes(document: "Document", kind: str) -> Iterator[str]:
    from lxml import etree

    related = (each.target_part for each in document.part.rels.values() if each.reltype == f"{_RELATED}{kind}s")
    part = next(related, None)
    if part is None:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    notes = {note.get(f"{_W}id"): note for note in etree.fromstring(part.blob, parser).iter(f"{_W}{kind}")}
    for number in dict.fromkeys(_referred_to(document.element.body, kind)):
        if number in notes:
            yield from (line for line, _ in lines_of(notes[number]))


def _referred_to(body: Any, kind: str) -> Iterator[str]:
    for reference in body.iter(f"{_W}{kind}Reference"):
        if next(reference.iterancestors(*_TAKEN_BACK), None) is None:
            yield reference.get(f"{_W}id")
