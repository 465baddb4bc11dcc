"""Which format a server's answer has: what it says, else what its address ends in, else how it begins."""

import re
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

_SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/json": ".json",
    "text/tab-separated-values": ".tsv",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.apache.parquet": ".parquet",
    "application/epub+zip": ".epub",
    "image/tiff": ".tif",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/x-subrip": ".srt",
    "text/vtt": ".vtt",
    "application/warc": ".warc",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "multipart/related": ".mhtml",
}
_HEAD_BYTES = 2048
_FEED = re.compile(rb"\A[^<]{0,8}(?:<\?[^>]*>\s*|(?><!--.*?-->)\s*|<!DOCTYPE rss[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_PAGE = re.compile(rb"\A\s*(?:<\?[^>]*>\s*|(?><!--.*?-->)\s*)*<(?:!DOCTYPE\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_MAGIC = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".zip"))


def suffix_for(kind: str, url: str, content: Path, suffixes: Collection[str]) -> str | None:
    """The suffix that a file with this content would have, one of `suffixes`; None where nothing tells.

    A feed is often called a page by its server, and the other way round, so those two are told by how they begin.
    """
    with content.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if _FEED.match(head):
        return ".xml"
    if _PAGE.match(head):
        return ".html"
    named = PurePosixPath(urlsplit(url).path).name.lower()
    ends = (suffix for suffix in sorted(suffixes, key=len, reverse=True) if named.endswith(suffix))
    starts = (suffix for magic, suffix in _MAGIC if head.startswith(magic))
    return _SUFFIX_OF.get(kind) or next(ends, None) or next(starts, None) or (".txt" if kind == "text/plain" else None)
