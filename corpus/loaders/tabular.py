"""Many articles in one file: JSON lines (also gzipped) and CSV."""

import csv
import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from corpus.errors import UnreadableArticle
from corpus.loaders.encodings import encoding_of
from corpus.loaders.records import MAX_ARTICLE_BYTES, Origin, article_from
from corpus.loaders.zipped import ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER
from corpus.types import Article

# The csv module stops at 131,072 characters in a field, and knows only this limit for all of a process.
csv.field_size_limit(MAX_ARTICLE_BYTES)


def load_json_lines(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """One article a line; a broken line is yielded as an error. Raises UnreadableArticle where the file is no text."""
    number = 0
    for line_number, line in _lines(path, origin.source):
        number += 1
        yield _read_line(line, origin.record(number, line_number))
    if not number:
        raise UnreadableArticle(f"{origin.source} is empty.", origin.source)


def load_csv(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """One article a row, below a row of names; separated by comma, semicolon or tab, whichever the first row has most."""
    with path.open(encoding=encoding_of(path, origin.source), newline="") as file:
        header = file.readline()
        if not header.strip():
            raise UnreadableArticle(f"{origin.source} is empty or has no row of column names.", origin.source)
        file.seek(0)
        rows = csv.DictReader(file, delimiter=max(",;\t", key=header.count))
        yield from _read_rows(rows, origin)


def holds_no_articles(path: Path) -> bool:
    """Whether the first record has a question and no text: such a file asks about articles, and lies beside them."""
    try:
        _, line = next(_lines(path, str(path)))
        record = json.loads(line or b"")
    except (StopIteration, UnreadableArticle, ValueError, RecursionError):
        return False
    return (
        isinstance(record, dict) and "question" in record and not {"text", "content", "body", "isi", "article"} & record.keys()
    )


def _read_line(line: bytes | None, origin: Origin) -> Article | UnreadableArticle:
    if line is None:
        return UnreadableArticle(f"{origin.source} is longer than {MAX_ARTICLE_BYTES:,} bytes.", origin.source)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UnreadableArticle(f"{origin.source} is not a line of JSON in UTF-8: {error}.", origin.source)
    return _read_record(record, origin)


def _read_rows(rows: "csv.DictReader[str]", origin: Origin) -> Iterator[Article | UnreadableArticle]:
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            place = origin.record(number, rows.line_num)
            if None in row:
                yield UnreadableArticle(f"{place.source} has more fields than there are columns.", place.source)
            else:
                yield _read_record(row, place)
    except csv.Error as error:
        raise UnreadableArticle(
            f"{origin.source} is not a table beyond line {rows.line_num}: {error}.", origin.source
        ) from error


def _read_record(record: object, origin: Origin) -> Article | UnreadableArticle:
    if not isinstance(record, dict):
        return UnreadableArticle(f"{origin.source} is not an object with named values.", origin.source)
    try:
        return article_from(record, origin)
    except UnreadableArticle as error:
        return error


def _lines(path: Path, source: str) -> Iterator[tuple[int, bytes | None]]:
    """The lines that hold something, with their numbers from 1; None for a line that is too long to be an article."""
    most = max(ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER * path.stat().st_size)
    with gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb") as file:
        try:
            for number, line in _bounded_lines(file, most):
                if line is not None and b"\0" in line:
                    raise UnreadableArticle(f"{source} holds binary data on line {number}.", source)
                if line is None or line.strip():
                    yield number, line
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise UnreadableArticle(f"{source} is not a whole gzip file: {error}.", source) from error
        if file.tell() > most:
            raise UnreadableArticle(f"{source} unzips to far more than news does, so the rest of it was not read.", source)


def _bounded_lines(file: "IO[bytes] | gzip.GzipFile", at_most: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines that end within `at_most` bytes."""
    number = 0
    while line := file.readline(MAX_ARTICLE_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        is_short = len(line) <= MAX_ARTICLE_BYTES
        while not is_short and line and not line.endswith(b"\n") and file.tell() <= at_most:
            line = file.readline(MAX_ARTICLE_BYTES)
        if file.tell() > at_most:
            return
        yield number, line if is_short else None
