"""How far the cells of a workbook reach. They are read into a full table: one cell far away makes it fill the memory."""

import re
from typing import Any
from zipfile import ZipFile

from corpus.errors import UnreadableArticle
from corpus.loaders.office.packed import root_of

MAX_CELLS = 20_000_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]{0,500}?\sr=[\"'](\d{1,9})[\"']")
_CELL = re.compile(rb"\sr=[\"']([A-Z]{1,3})\d{1,9}[\"']")
_TABLE, _OFFICE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office"))
_ROWS, _COLUMNS = f"{_TABLE}number-rows-repeated", f"{_TABLE}number-columns-repeated"


def check_extent(parts: ZipFile, source: str) -> None:
    """Raises UnreadableArticle for a workbook that would fill more than `MAX_CELLS` cells; call it within `parsing`."""
    names = parts.namelist()
    cells = sum(_of_sheet(parts.read(name)) for name in names if _SHEET.fullmatch(name))
    if "content.xml" in names:
        cells += sum(map(_of_table, root_of(parts, "content.xml").iter(f"{_TABLE}table")))
    if cells > MAX_CELLS:
        raise UnreadableArticle("too_many_cells", source=source, cells=cells)


def _of_sheet(written: bytes) -> int:
    """Rows by columns of a sheet of Excel, as far as its rows and cells say where they are."""
    columns = {found[1] for found in _CELL.finditer(written)}
    return max((int(found[1]) for found in _ROW.finditer(written)), default=0) * max(map(_number, columns), default=1)


def _number(column: bytes) -> int:
    """The number of a column: 1 for A, 28 for AB."""
    number = 0
    for letter in column:
        number = 26 * number + letter - 64
    return number


def _of_table(table: Any) -> int:
    """Rows by columns of a sheet of OpenDocument, which says how often a row or cell stands there."""
    rows = columns = reached = 0
    for row in table.iter(f"{_TABLE}table-row"):
        reached += _times(row, _ROWS)
        width = across = 0
        for cell in row.iterchildren():
            across += _times(cell, _COLUMNS)
            width = across if cell.get(f"{_OFFICE}value-type") or len(cell) else width
        if width:
            rows, columns = reached, max(columns, width)
    return rows * columns


def _times(element: Any, name: str) -> int:
    said = element.get(name, "1")
    return int(said) if said.isdecimal() and len(said) < 10 else 1
