"""Reading with the parsers of others, each of which fails in ways of its own on broken files."""

import logging
import lzma
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from corpus.errors import CorpusError, MissingExtra, UnreadableArticle

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
_DISTRIBUTIONS = {"docx": "python-docx", "python_calamine": "python-calamine", "PIL": "pillow"}


@contextmanager
def parsing(source: str, kind: str, *own: type[Exception]) -> Iterator[None]:
    """Turns what a parser raises, `own` errors of its library included, into UnreadableArticle: `source` is no `kind`."""
    failures: tuple[type[Exception], ...] = (*_FAILURES, *own)
    try:
        yield
    except CorpusError:
        raise
    except failures as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise UnreadableArticle(f"{source} is not {kind} that can be read: {said.rstrip('.')}.", source) from error


@contextmanager
def importing(source: str) -> Iterator[None]:
    """Turns a failed import into MissingExtra, with the line that mends it.

    Without the warnings of the imported: urllib3's, for one, that trafilatura finds no package for proxies of another kind.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except ModuleNotFoundError as error:
        module = (error.name or "").partition(".")[0]
        name = _DISTRIBUTIONS.get(module, module)
        raise MissingExtra(f"{source} needs a package that is not installed: pip install {name}", source) from error


def check_size(path: Path, source: str, at_most: int = MAX_DOCUMENT_BYTES) -> None:
    """Raises UnreadableArticle for an empty file, and for one of more than `at_most` bytes."""
    size = path.stat().st_size
    if not size:
        raise UnreadableArticle(f"{source} is empty.", source)
    if size > at_most:
        raise UnreadableArticle(f"{source} has {size:,} bytes, too many for one article ({at_most:,}).", source)


def check_unzipped_size(path: Path, source: str, at_most: int = MAX_DOCUMENT_BYTES) -> None:
    """Raises UnreadableArticle where the parts of a zip file are larger together; no part unzips to more than it says."""
    with ZipFile(path) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > at_most:
        raise UnreadableArticle(f"{source} holds {size:,} bytes, too many for one article ({at_most:,}).", source)
