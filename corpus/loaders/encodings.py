"""How the bytes of a file become text."""

import codecs
import re
from pathlib import Path

from corpus.errors import UnreadableArticle

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BLOCK_BYTES = 1 << 20
# News in cp1252 is letters, spaces and a little punctuation: over 0.95 of all characters. Random bytes reach about 0.55.
_LEAST_SHARE_OF_LETTERS = 0.8
_HEAD_BYTES = 4096
_MOST_NOUGHTS = 0.01  # of the bytes: real pages have a few, other encodings half of them
_DECLARED = re.compile(
    rb"""<(?:\?xml[^>]{0,200}\sencoding|meta[^>]{0,200}charset)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>")
# Browsers read pages that claim Latin-1 as cp1252, which has the curly quotes that such pages hold.
_LATIN_1 = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii")


def encoding_of(path: Path, source: str) -> str:
    """The encoding of a text file: by its mark, else UTF-8, else cp1252 if that gives mostly letters.

    Reads the file in blocks. Raises UnreadableArticle for binary files, broken text and empty files.
    """
    with path.open("rb") as file:
        first = file.read(_BLOCK_BYTES)
    if not first.strip():
        raise UnreadableArticle("file_empty", source=source)
    marked = next((name for mark, name in _MARKS if first.startswith(mark)), None)
    if marked is None and b"\0" in first:
        raise UnreadableArticle("binary_data", source=source)
    if _decodes(path, marked or "utf-8"):
        return marked or "utf-8"
    if marked is None and _is_mostly_letters(first.decode("cp1252", "replace")) and _decodes(path, "cp1252"):
        return "cp1252"
    raise UnreadableArticle("unknown_encoding", source=source)


def markup_text(content: bytes, source: str) -> str:
    """The text of a page or feed, without XML's declaration: by its mark, else UTF-8, else what it declares, else cp1252.

    UTF-8 comes before the declaration, since many declare what they are not and hardly anything else is UTF-8 by chance.
    """
    mark = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if mark is None and 0 < content.count(b"\0") <= _MOST_NOUGHTS * len(content):
        content = content.replace(b"\0", b"")
    if mark is None and b"\0" in content:
        raise UnreadableArticle("binary_data", source=source)
    declared = _DECLARED.search(content[:_HEAD_BYTES])
    named = declared[1].decode("ascii", "replace").lower() if declared else "cp1252"
    for encoding in (mark,) if mark else ("utf-8", "cp1252" if named in _LATIN_1 else named, "cp1252"):
        try:
            return _DECLARATION.sub("", content.decode(encoding))
        except (LookupError, UnicodeError):
            continue
    raise UnreadableArticle("unknown_encoding", source=source)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _is_mostly_letters(text: str) -> bool:
    return sum(c.isalpha() or c.isspace() for c in text) >= _LEAST_SHARE_OF_LETTERS * len(text)
