"""Workbooks as Excel wrote them before 2007.

python-calamine reads them too, but fills a sheet from its first cell to its last, wherever a broken file says that these are.
xlrd keeps the cells that there are, and none beyond the 65,536 rows and 256 columns of the format.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableArticle
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.office.packed import refuse_locked
from corpus.loaders.office.spreadsheets import articles_of_sheets, load_spreadsheet
from corpus.loaders.records import Origin
from corpus.optional_imports import importing
from corpus.types import Article

MAX_BYTES = 50_000_000
_ZIPPED = b"PK"


def load_old_excel(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """As `load_spreadsheet`, which reads a newer workbook that only bears the old name.

    Raises UnreadableArticle for what is no workbook, and for one with a password.
    """
    check_size(path, origin.source, MAX_BYTES)
    content = path.read_bytes()
    if content.startswith(_ZIPPED):
        yield from load_spreadsheet(path, origin)
        return
    with importing(origin.source):
        import xlrd
    with parsing(origin.source, "not_a_spreadsheet", xlrd.XLRDError, xlrd.compdoc.CompDocError):
        try:
            # What it remarks on a file goes to nobody who could mend it.
            book = xlrd.open_workbook(file_contents=content, logfile=StringIO(), on_demand=True, ragged_rows=True)
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                refuse_locked(origin.source)
            raise
        sheets = [(name, _rows(book, name)) for name in book.sheet_names()]
    yield from articles_of_sheets(sheets, origin)


def _rows(book: Any, name: str) -> Sequence[Sequence[object]]:
    sheet = book.sheet_by_name(name)
    rows = [[_value(cell, book.datemode) for cell in sheet.row(number)] for number in range(sheet.nrows)]
    book.unload_sheet(name)
    return rows


def _value(cell: Any, datemode: int) -> object:
    """What the cell shows: a day, a time or both where it is formatted so, nothing for an error."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    return "" if cell.ctype in (xlrd.XL_CELL_ERROR, xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else cell.value


def _moment(counted: float, datemode: int) -> date | datetime | time | float:
    """The number itself where it stands for no moment."""
    import xlrd

    try:
        moment: datetime = xlrd.xldate.xldate_as_datetime(counted, datemode)
    except (ArithmeticError, ValueError, xlrd.xldate.XLDateError):
        return counted
    if counted < 1:
        return moment.time()
    return moment.date() if float(counted).is_integer() else moment
