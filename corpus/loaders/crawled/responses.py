"""The records of a web archive (WARC), and the pages that are in them."""

import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from corpus.errors import UnreadableArticle
from corpus.loaders.html import MAX_PAGE_BYTES
from corpus.loaders.zip_files import ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER

_MAX_LINE_BYTES, _MOST_HEADS = 65_536, 200
_BLOCK_BYTES = 1 << 20
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+200\b")
_CHUNK = re.compile(rb"\s{0,4}([\da-fA-F]{1,8})[^\n]{0,100}\n")
_PAGES = ("text/html", "application/xhtml+xml")
_PLAIN = ("", "identity")
_ZIPPED = ("gzip", "x-gzip", "deflate")


@dataclass(frozen=True, slots=True)
class Captured:
    """A page as a server sent it, the `number`-th record of its file; `content` is None where it is in no form read here."""

    number: int
    url: str
    content: bytes | None


def pages_in(path: Path, source: str) -> Iterator[Captured]:
    """The pages that came with the status 200, in order; other records are passed over.

    Raises UnreadableArticle where the file is no web archive, breaks off, or unzips to far more than news does.
    """
    most = max(ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER * path.stat().st_size)
    with path.open("rb") as beginning:
        is_zipped = beginning.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rb") if is_zipped else path.open("rb") as file:
        try:
            for number, (heads, content) in enumerate(_records(file, source, most), 1):
                url = heads.get("warc-target-uri", "").strip("<>")
                if content is not None and url.lower().startswith(("http://", "https://")):
                    yield from _page(number, url, heads, content)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise UnreadableArticle("not_gzip", source=source, detail=error) from error


def _records(file: "IO[bytes] | gzip.GzipFile", source: str, most: int) -> Iterator[tuple[Mapping[str, str], bytes | None]]:
    """(heads, content) of each record; no content where it is too long to be a page, or of a kind that holds none."""
    while line := file.readline(_MAX_LINE_BYTES):
        if not line.strip():
            continue
        if not line.startswith(b"WARC/"):
            raise UnreadableArticle("web_archive_begins_otherwise", source=source)
        heads = _heads(file)
        length = heads.get("content-length", "")
        if not length.isdecimal() or len(length) > 15:
            raise UnreadableArticle("web_archive_without_length", source=source)
        holds_page = heads.get("warc-type") in ("response", "resource") and int(length) <= 2 * MAX_PAGE_BYTES
        content = file.read(int(length)) if holds_page else None
        if not holds_page:
            _skip(file, int(length), most)
        if file.tell() > most:
            raise UnreadableArticle("unzips_too_far", source=source)
        yield heads, content


def _heads(file: "IO[bytes] | gzip.GzipFile") -> dict[str, str]:
    """The lines of a head up to the empty one, by their names in small letters."""
    heads: dict[str, str] = {}
    for _ in range(_MOST_HEADS):
        line = file.readline(_MAX_LINE_BYTES).decode("utf-8", "replace")
        if not line.strip():
            break
        name, _, value = line.partition(":")
        heads[name.strip().lower()] = value.strip()
    return heads


def _skip(file: "IO[bytes] | gzip.GzipFile", length: int, most: int) -> None:
    while length > 0 and file.tell() <= most and (block := file.read(min(length, _BLOCK_BYTES))):
        length -= len(block)


def _page(number: int, url: str, heads: Mapping[str, str], content: bytes) -> Iterator[Captured]:
    if heads.get("warc-type") == "resource":
        if heads.get("content-type", "").lower().startswith(_PAGES):
            yield Captured(number, url, content)
        return
    said, _, body = content.partition(b"\r\n\r\n" if b"\r\n\r\n" in content else b"\n\n")
    sent = {
        name.strip().lower(): value.strip().lower()
        for name, _, value in (line.partition(":") for line in said.decode("utf-8", "replace").splitlines()[1:])
    }
    if _STATUS.match(said) and sent.get("content-type", "").startswith(_PAGES):
        whole = _chunks(body) if sent.get("transfer-encoding") == "chunked" else body
        yield Captured(number, url, _unzipped(whole, sent.get("content-encoding", "")))


def _chunks(body: bytes) -> bytes:
    """The body of a response that came in pieces, each below its length; as it is, where a crawler joined them before."""
    pieces, at = list[bytes](), 0
    while found := _CHUNK.match(body, at):
        length = int(found[1], 16)
        if not length:
            return b"".join(pieces)
        pieces.append(body[found.end() : found.end() + length])
        at = found.end() + length
    return body if not pieces else b"".join(pieces)


def _unzipped(content: bytes, encoding: str) -> bytes | None:
    if encoding in _PLAIN:
        return content
    if encoding not in _ZIPPED:
        return None
    try:
        # 47: both zlib's and gzip's head.
        return zlib.decompressobj(47).decompress(content, MAX_PAGE_BYTES + 1)
    except zlib.error:
        return content  # some crawlers unzip it and keep the head
