"""Many articles in one file: JSON, JSON lines (also gzipped) and tables of text."""

import csv
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import IO

from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.blogs.substack import is_table_of_posts
from corpus.loaders.column_names import NAMES, folded_name, places_of
from corpus.loaders.content_systems import posts_of_ghost
from corpus.loaders.encodings import encoding_of
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.interchange.json_items import is_item, known_record
from corpus.loaders.records import MAX_ARTICLE_BYTES, Origin, article_from, content_key, same_address, value_of, without_text
from corpus.loaders.remarks import UnknownColumns, UnreadDates
from corpus.loaders.states import require_out
from corpus.loaders.values import plain_text
from corpus.loaders.zip_files import ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER
from corpus.optional_imports import importing
from corpus.types import Article

# The csv module stops at 131,072 characters in a field, and knows only this limit for all of a process.
csv.field_size_limit(MAX_ARTICLE_BYTES)
_DEEPEST_LIST = 3  # names above a list of articles
MAX_JSON_BYTES = 200_000_000  # it is read whole, which takes some five times as much memory
_MARKS = ",;\t|"
_MOST_UNNAMED = 1_000  # errors that wait; a file with more of them is none of articles
_NAMES_WITHIN = 20  # lines from the top; a heading and empty lines may stand above the names
# The first line that Excel writes where its list separator is not the one that others expect.
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(?P<mark>.)\"?\s*", re.IGNORECASE)


def load_json_lines(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """One article a line; a broken line is yielded as an error. Raises UnreadableArticle where the file is no text."""
    reading, number = _Reading(origin, _superseded(_parsed(path), origin.names)), 0
    unnamed: list[UnreadableArticle] = []  # of records none of whose names is that of a text, until one has a text
    is_read = False
    for line_number, line in _lines(path, origin.source):
        number += 1
        if number in reading.superseded:
            continue
        found = _read_line(line, reading, origin.record(number, line_number))
        if not is_read and isinstance(found, UnreadableArticle) and found.code == "no_text_in_columns":
            unnamed[_MOST_UNNAMED:] = [found]
            continue
        is_read = is_read or isinstance(found, Article)
        if is_read:
            yield from unnamed
            unnamed.clear()
        yield found
    yield from (UnreadableArticle.of(each, origin.source) for each in unnamed[:1])
    yield from reading.remarks()
    if not number:
        raise UnreadableArticle("file_empty", source=origin.source)


def load_json(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles of a list of objects, also of one that stands under a name; or those of JSON lines that are called JSON.

    Where no object has a text, one error stands for all. Raises UnreadableArticle for what is no JSON.
    """
    check_size(path, origin.source, MAX_JSON_BYTES)
    content = path.read_text(encoding=encoding_of(path, origin.source))
    with parsing(origin.source, "not_json"):
        try:
            whole = json.loads(content)
        except json.JSONDecodeError as error:
            if not error.msg.startswith("Extra data"):
                raise
            whole = None
    if whole is None:
        yield from load_json_lines(path, origin)
        return
    records = posts_of_ghost(whole) or _rows_below_names(whole, origin.names) or _records(whole, origin.names)
    yield from articles_of_rows(list(enumerate(records, 1)), origin)


def articles_of_rows(rows: Sequence[tuple[int, object]], origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles of (line, record) in order. Where no record has a text, one error stands for all."""
    reading = _Reading(origin, _superseded((record for _, record in rows), origin.names))
    last = ((number, *row) for number, row in enumerate(rows, 1) if number not in reading.superseded)
    found = [reading.article(record, origin.record(number, line)) for number, line, record in last]
    if not any(isinstance(each, Article) for each in found):
        errors = [each for each in found if isinstance(each, UnreadableArticle)]
        said = errors[0] if errors else UnreadableArticle("holds_no_articles", source=origin.source)
        found = [UnreadableArticle.of(said, origin.source)]
    yield from found
    yield from reading.remarks()


def load_csv(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """One article a row, below a row of names; separated by what that row has most: comma, semicolon, tab or bar.

    Where no name is one of a text, one error stands for all rows.
    """
    with path.open(encoding=encoding_of(path, origin.source), newline="") as file:
        above, mark, header = _head(file, origin)
        rows = csv.DictReader(chain([header], file), delimiter=mark)
        with _as_table(rows, origin, above):
            names = rows.fieldnames or []
        if is_table_of_posts(names):  # their texts stand in the pages beside it
            return
        if not {folded_name(name) for name in names} & places_of(origin.names["text"]).keys():
            with _as_table(rows, origin, above):
                first = {name: value for name, value in next(rows, {}).items() if name}
            yield without_text({**dict.fromkeys(names, "…"), **first}, origin)
            return
        reading = _Reading(origin, _superseded(_rows_again(path, file.encoding, above, mark), origin.names))
        yield from _read_rows(rows, reading, origin, above)
        yield from reading.remarks()


def holds_no_articles(path: Path) -> bool:
    """Whether the first record has a question and no text: such a file asks about articles, and lies beside them."""
    try:
        _, line = next(_lines(path, str(path)))
        record = json.loads(line or b"")
    except (StopIteration, UnreadableArticle, ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "question" in record and not value_of(record, NAMES["text"])


class _Reading:
    """The records of one file, as they become articles one after another; `superseded` are the numbers of those that do not."""

    def __init__(self, origin: Origin, superseded: Collection[int]) -> None:
        self._origin, self.superseded = origin, superseded
        self._met: Counter[str] = Counter()
        self._dates, self._columns = UnreadDates(origin), UnknownColumns(origin)
        with importing(origin.source):
            from lxml.etree import LxmlError
        self._failures: tuple[type[Exception], ...] = (LxmlError,)

    def article(self, record: object, place: Origin) -> Article | UnreadableArticle:
        if not isinstance(record, dict):
            return UnreadableArticle("not_an_object", source=place.source)
        try:
            known = known_record(record)
            require_out(known, place.source)
            with parsing(place.source, "not_an_article", *self._failures):
                article = article_from(known, place, text_of=plain_text, key=self._key(known))
            self._dates.look_at(known, place)
            self._columns.look_at(known)
            return article
        except CorpusError as error:
            return error if isinstance(error, UnreadableArticle) else UnreadableArticle.of(error, place.source)

    def remarks(self) -> Iterator[UnreadableArticle]:
        """What is to be said of the articles of the file, which were all taken in."""
        yield from self._dates.remark()
        yield from self._columns.remark()

    def _key(self, record: Mapping[str, object]) -> str | None:
        """What the record is told from others by; those that are alike, by which of them it is."""
        content = content_key(record, self._origin.names)
        if content is None:
            return None
        self._met[content] += 1
        again = f"#{self._met[content]}" if self._met[content] > 1 else ""
        return f"{self._origin.key}#{content}{again}"


def _superseded(records: Iterable[object], names: Mapping[str, tuple[str, ...]]) -> set[int]:
    """The numbers of the records behind which another one of the same address stands: scrapers add what they see anew."""
    last: dict[str, int] = {}
    superseded: set[int] = set()
    for number, record in enumerate(records, 1):
        known = known_record(record) if isinstance(record, dict) else {}
        if (said := value_of(known, names["url"])) and not value_of(known, names["id"]):
            address = same_address(said)
            superseded.update({last[address]} if address in last else ())
            last[address] = number
    return superseded


def _parsed(path: Path) -> Iterator[object]:
    """The records of JSON lines, None for what is none, up to where the file can be read."""
    with suppress(UnreadableArticle):
        for _, line in _lines(path, str(path)):
            try:
                yield json.loads(line or b"null")
            except (ValueError, RecursionError):
                yield None


def _rows_again(path: Path, encoding: str, above: int, mark: str) -> Iterator[object]:
    with path.open(encoding=encoding, newline="") as file, suppress(csv.Error):
        yield from csv.DictReader(islice(file, above, None), delimiter=mark)


def _records(whole: object, names: Mapping[str, tuple[str, ...]]) -> Iterable[object]:
    """The objects of a list; of an object, the longest list of objects in it, what stands under its keys, or itself."""
    if not isinstance(whole, dict):
        return whole if isinstance(whole, list) else [whole]
    if is_item(whole):
        return [whole]
    texts = places_of(names["text"]).keys()
    if lists := _lists_in(whole):
        return max(lists, key=len)
    inner = [value for value in whole.values() if isinstance(value, dict)]
    if whole and len(inner) == len(whole):
        if not texts.isdisjoint(map(folded_name, whole)):
            return _rows_of_columns(whole)
        if any(not texts.isdisjoint(map(folded_name, value)) for value in inner):
            return inner
    if texts.isdisjoint(map(folded_name, whole)):  # "{"data": {"articles": […]}}", as services answer
        for _ in range(_DEEPEST_LIST):
            if lists := [each for value in inner for each in _lists_in(value)]:
                return max(lists, key=len)
            inner = [below for value in inner for below in value.values() if isinstance(below, dict)]
    return [whole]


def _lists_in(record: Mapping[str, object]) -> list[list[object]]:
    """The lists of objects that stand under its names."""
    return [value for value in record.values() if isinstance(value, list) and value and isinstance(value[0], dict)]


def _rows_below_names(whole: object, names: Mapping[str, tuple[str, ...]]) -> list[object]:
    """The rows of a table whose names stand apart from its lists of values, as pandas ("split"), query tools and Apps Script
    write one; none of anything else. One of the names is that of a text.
    """
    held = (
        list(whole.values()) if isinstance(whole, dict) else [whole[0], whole[1:]] if isinstance(whole, list) and whole else []
    )
    tables = [each for each in held if isinstance(each, list) and each]
    texts = places_of(names["text"]).keys()
    told = (each for each in tables if all(isinstance(name, str) for name in each))
    columns = next((each for each in told if not texts.isdisjoint(map(folded_name, each))), [])
    rows = next((each for each in tables if all(isinstance(row, list) and len(row) == len(columns) for row in each)), [])
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _rows_of_columns(columns: Mapping[str, Mapping[str, object]]) -> Iterator[dict[str, object]]:
    """The rows of a table that pandas wrote column by column."""
    for key in max(columns.values(), key=len):
        yield {name: values.get(key) for name, values in columns.items()}


def _read_line(line: bytes | None, reading: _Reading, place: Origin) -> Article | UnreadableArticle:
    if line is None:
        return UnreadableArticle("record_too_long", source=place.source, limit=MAX_ARTICLE_BYTES)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UnreadableArticle("not_a_json_line", source=place.source, detail=error)
    return reading.article(record, place)


def _head(file: IO[str], origin: Origin) -> tuple[int, str, str]:
    """(lines above the row of names, what separates its names, the row itself): the first row that names a text, else the
    first that says something. The file is left at the line below it.
    """
    said, first, wanted = None, None, places_of(origin.names["text"]).keys()
    for above in range(_NAMES_WITHIN):
        line = file.readline()
        if separator := _SEPARATOR_LINE.fullmatch(line):
            said = separator["mark"]
        elif line.strip(" \t\r\n,;|"):
            head = above, said or max(_MARKS, key=re.sub(r'"[^"]*"', "", line).count), line, file.tell()
            with suppress(csv.Error):
                if not wanted.isdisjoint(map(folded_name, next(csv.reader([line], delimiter=head[1]), []))):
                    return head[:3]
            first = first or head
    if first is None:
        raise UnreadableArticle("no_column_names", source=origin.source)
    file.seek(first[3])
    return first[:3]


@contextmanager
def _as_table(rows: "csv.DictReader[str]", origin: Origin, above: int) -> Iterator[None]:
    try:
        yield
    except csv.Error as error:
        line = above + rows.line_num
        raise UnreadableArticle("not_a_table_beyond", source=origin.source, line=line, detail=error) from error


def _read_rows(
    rows: "csv.DictReader[str]", reading: _Reading, origin: Origin, above: int
) -> Iterator[Article | UnreadableArticle]:
    """`above` counts the lines before the row of names, which the reader has not seen."""
    with _as_table(rows, origin, above):
        for number, row in enumerate(rows, 1):
            place = origin.record(number, above + rows.line_num)
            beyond = row.pop(None, None)
            if any(value.strip() for value in beyond or ()):
                yield UnreadableArticle("too_many_cells_in_row", source=place.source)
            elif number not in reading.superseded and any(value and value.strip() for value in row.values()):
                yield reading.article(row, place)


def _lines(path: Path, source: str) -> Iterator[tuple[int, bytes | None]]:
    """The lines that hold something, with their numbers from 1; None for a line that is too long to be an article."""
    most = max(ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER * path.stat().st_size)
    with gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb") as file:
        try:
            for number, line in _bounded_lines(file, most):
                if line is not None and b"\0" in line:
                    raise UnreadableArticle("binary_line", source=source, line=number)
                if line is None or line.strip():
                    yield number, line
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise UnreadableArticle("not_gzip", source=source, detail=error) from error
        if file.tell() > most:
            raise UnreadableArticle("unzips_too_far", source=source)


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
