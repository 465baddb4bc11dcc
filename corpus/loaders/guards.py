"""Reading with the parsers of others, each of which fails in ways of its own on broken files."""

import logging
import lzma
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from corpus.errors import CorpusError, UnreadableArticle

# A document is mostly pictures. The largest e-paper pages of regional dailies have some tens of megabytes.
MAX_DOCUMENT_BYTES = 100_000_000
# What a parser raises when bytes are not what it takes them for; seen while parsing damaged and random files.
_FAILURES = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, EOFError, LookupError, MemoryError, RuntimeError, SyntaxError,
    TypeError, ValueError, lzma.LZMAError, struct.error, zlib.error,
)  # fmt: skip
# They remark on each flaw of a file, on standard error unless somebody has set up logging; a user can mend none of them.
for _library in ("pypdf", "trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


@contextmanager
def parsing(source: str, code: str, *own: type[Exception]) -> Iterator[None]:
    """Turns what a parser raises, `own` errors of its library included, into UnreadableArticle of this code."""
    failures: tuple[type[Exception], ...] = (*_FAILURES, *own)
    try:
        yield
    except CorpusError:
        raise
    except failures as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise UnreadableArticle(code, source=source, detail=said.rstrip(".")) from error


def check_size(path: Path, source: str, at_most: int = MAX_DOCUMENT_BYTES) -> None:
    """Raises UnreadableArticle for an empty file, and for one of more than `at_most` bytes."""
    size = require_content(path, source)
    if size > at_most:
        raise UnreadableArticle("file_too_large", source=source, size=size, limit=at_most)


def require_content(path: Path, source: str) -> int:
    """The size in bytes. Raises UnreadableArticle for an empty file."""
    if size := path.stat().st_size:
        return size
    raise UnreadableArticle("file_empty", source=source)


def check_unzipped_size(path: Path, source: str, at_most: int = MAX_DOCUMENT_BYTES) -> None:
    """Raises UnreadableArticle where the parts of a zip file are larger together; no part unzips to more than it says."""
    with ZipFile(path) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > at_most:
        raise UnreadableArticle("parts_too_large", source=source, size=size, limit=at_most)
