"""One article a row of a spreadsheet, below a row of names."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

from corpus.errors import UnreadableArticle
from corpus.loaders.column_names import folded_name, places_of
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.office.extents import check_extent
from corpus.loaders.office.packed import OLD_OFFICE, is_locked, open_packed, refuse_locked
from corpus.loaders.records import Origin
from corpus.loaders.tabular import articles_of_rows
from corpus.optional_imports import importing
from corpus.types import Article

_NAMES_WITHIN = 10  # rows from the top; a heading and a line of explanation often stand above the names


def load_spreadsheet(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles of every sheet that has a column with a text; where none has, one error stands for all.

    Raises UnreadableArticle for what is no workbook, and for one with a password.
    """
    check_size(path, origin.source)
    with importing(origin.source):
        from lxml.etree import LxmlError
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    with parsing(origin.source, "not_a_spreadsheet", CalamineError, LxmlError):
        _refuse_old(path, origin.source)
        with open_packed(path, origin.source) as parts:
            if is_locked(parts):
                refuse_locked(origin.source)
            check_extent(parts, origin.source)
        with _faults_told(origin.source):
            try:
                with path.open("rb") as file:  # by its name alone it would take a new workbook for an old one
                    book = CalamineWorkbook.from_filelike(file)
            except PasswordError:
                refuse_locked(origin.source)
            sheets = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    yield from articles_of_sheets(sheets, origin)


def articles_of_sheets(
    sheets: Sequence[tuple[str, Sequence[Sequence[object]]]], origin: Origin
) -> Iterator[Article | UnreadableArticle]:
    """The articles of each sheet, by name and rows, that has a column with a text. Raises UnreadableArticle without cells."""
    held = [(name, rows) for name, rows in sheets if any(any(cell != "" for cell in row) for row in rows)]
    if not held:
        raise UnreadableArticle("file_empty", source=origin.source)
    with_text = [(name, rows) for name, rows in held if _has_text(rows, origin)]
    for name, rows in with_text or held[:1]:
        shown = " ".join(name.split())
        place = origin if len(with_text) < 2 else Origin(f"{origin.source}#{shown}", f"{origin.key}#{name}", origin.names)
        yield from articles_of_rows(list(_records(rows, origin)), place)


def _refuse_old(path: Path, source: str) -> None:
    """Raises UnreadableArticle for what only the old form of Excel begins with, or a new one behind a password.

    The old form says where its cells are in ways that no check foresees: a broken file of 6 kB filled 18 GB (2026-11).
    """
    with path.open("rb") as file:
        if file.read(len(OLD_OFFICE)) == OLD_OFFICE:
            raise UnreadableArticle("locked_or_old_excel", source=source)


@contextmanager
def _faults_told(source: str) -> Iterator[None]:
    """Turns a fault in the package, which is written in Rust, into UnreadableArticle: it comes beside all exceptions."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableArticle("not_a_spreadsheet", source=source, detail=type(error).__name__) from error


def _records(rows: Sequence[Sequence[object]], origin: Origin) -> Iterator[tuple[int, Mapping[str, object]]]:
    """(line, values by the names above them) of each row below the names that holds something; lines count from 1."""
    at = _names_at(rows, origin)
    names = [str(cell).strip() for cell in rows[at]]
    for line, row in enumerate(rows[at + 1 :], at + 2):
        values = {name: _written(cell) for name, cell in zip(names, row, strict=False) if name}
        if any(values.values()):
            yield line, values


def _has_text(rows: Sequence[Sequence[object]], origin: Origin) -> bool:
    return any(_names_a_text(row, origin) for row in rows[:_NAMES_WITHIN])


def _names_at(rows: Sequence[Sequence[object]], origin: Origin) -> int:
    """The row of names: the first one that names a text, else the first that says something."""
    for number, row in enumerate(rows[:_NAMES_WITHIN]):
        if _names_a_text(row, origin):
            return number
    return next(number for number, row in enumerate(rows) if any(cell != "" for cell in row))


def _names_a_text(row: Sequence[object], origin: Origin) -> bool:
    return not places_of(origin.names["text"]).keys().isdisjoint(map(folded_name, row))


def _written(cell: object) -> str:
    """A cell as a table of text would have it: numbers of things without ".0", days in ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return str(cell)
