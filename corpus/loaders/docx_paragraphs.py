"""The paragraphs of a Word document, with what programs wrap them in: tracked changes, fields, controls, text boxes."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Taken back, moved away, an instruction to Word, or the text of a drawing for programs that cannot draw it: the same once more.
_UNREAD = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "txbxContent")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SPACES = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}


def lines_of(body: Any) -> Iterator[tuple[str, Any]]:
    """(text, paragraph) of each paragraph with a text, and (text, None) of each row of a table, in order."""
    before, first = "", None  # of paragraphs that were joined by deleting the mark between them
    for block in body:
        if block.tag == f"{_W}p":
            first = block if first is None else first
            if block.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
                before += "".join(_pieces(block))
                continue
            if said := " ".join((before + "".join(_pieces(block))).split()):
                yield said, first
            before, first = "", None
            for box in _boxes(block):
                yield from lines_of(box)
        elif block.tag == f"{_W}tbl":
            yield from ((row, None) for row in _rows(block))
        elif block.tag not in _UNREAD:
            yield from lines_of(block)
    if said := " ".join(before.split()):
        yield said, first


def _pieces(element: Any) -> Iterator[str]:
    """What is to be read of a paragraph or a part of one."""
    for child in element:
        if child.tag in _UNREAD or _is_hidden(child):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        else:
            yield from _pieces(child)


def _is_hidden(element: Any) -> bool:
    hidden = element.find(f"{_W}rPr/{_W}vanish") if element.tag == f"{_W}r" else None
    return hidden is not None and hidden.get(f"{_W}val") not in ("0", "false")


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once, without those within them."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        above = list(takewhile(lambda parent: parent.tag != f"{_W}p", box.iterancestors()))
        hangs_here = (above[-1] if above else box).getparent() is paragraph
        if hangs_here and _UNREAD.isdisjoint(parent.tag for parent in above):
            yield box


def _rows(table: Any) -> Iterator[str]:
    """One line a row, cells parted by a bar; a cell that goes on from the row above is there once."""
    for row in _parts(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = [cell for cell in _parts(row, "tc") if not _goes_on(cell)]
        said = " | ".join(" ".join(text for text, _ in lines_of(cell)) for cell in cells)
        if said.strip(" |"):
            yield said


def _parts(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those within a content control."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _parts(child, name)


def _goes_on(cell: Any) -> bool:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val") != "restart"
