"""One article a row of a Parquet file, as data sets are handed on."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableArticle
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.office.packed import refuse_locked
from corpus.loaders.records import Origin
from corpus.loaders.tabular import MAX_JSON_BYTES, articles_of_rows
from corpus.optional_imports import importing
from corpus.types import Article

MAX_ROWS = 1_000_000
_ENCRYPTED = b"PARE"  # what a file begins with whose foot is encrypted, too
_MOST_TIMES_LARGER = 20  # as a table in memory; text in Parquet unpacks to 2 to 5 times its size


def load_parquet(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles of a table, by the names of its columns. Needs the extra `parquet`.

    Raises UnreadableArticle for what is no Parquet file, and MissingExtra without the package.
    """
    check_size(path, origin.source, MAX_JSON_BYTES)
    with path.open("rb") as beginning:
        if beginning.read(len(_ENCRYPTED)) == _ENCRYPTED:
            refuse_locked(origin.source)
    with importing(origin.source):
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    with parsing(origin.source, "not_a_parquet_file", ArrowException, OSError), ParquetFile(path) as file:
        size = sum(file.metadata.row_group(number).total_byte_size for number in range(file.metadata.num_row_groups))
        if file.metadata.num_rows > MAX_ROWS or size > _MOST_TIMES_LARGER * MAX_JSON_BYTES:
            raise UnreadableArticle("too_many_rows", source=origin.source, limit=MAX_ROWS)
        rows = [_written(row) for row in file.read().to_pylist()]
    if not rows:
        raise UnreadableArticle("file_empty", source=origin.source)
    yield from articles_of_rows(list(enumerate(rows, 1)), origin)


def _written(row: Mapping[str, Any]) -> dict[str, object]:
    """A row as JSON would have it: text that is not marked as text comes as bytes."""
    return {name: _value(value) for name, value in row.items()}


def _value(value: object) -> object:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, datetime | date) else value
