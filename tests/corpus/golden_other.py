"""The golden article as subtitles, and as a page in a web archive."""

import gzip
import io
import textwrap

from tests.corpus.golden_article import PARAGRAPHS, TITLE, URL


def cues(mark: str, *paragraphs: str) -> str:
    """Paragraphs as subtitles of two lines each; a pause stands between paragraphs."""
    written, now_s = list[str](), 0
    for paragraph in paragraphs:
        lines = textwrap.wrap(paragraph, 42)
        for at in range(0, len(lines), 2):
            shown = "\n".join(lines[at : at + 2])
            written.append(f"{len(written) + 1}\n{clock(now_s, mark)} --> {clock(now_s + 3, mark)}\n{shown}\n")
            now_s += 3
        now_s += 6
    return "\n".join(written)


def clock(now_s: int, mark: str) -> str:
    return f"00:{now_s // 60:02}:{now_s % 60:02}{mark}000"


def as_srt() -> bytes:
    return cues(",", TITLE, *PARAGRAPHS).encode()


def as_vtt() -> bytes:
    return f"WEBVTT - {TITLE}\n\nNOTE diperiksa 27 Agustus\n\n{cues('.', *PARAGRAPHS)}".encode()


def as_tiff() -> bytes:
    """An empty page, as a scanner writes it."""
    from PIL import Image

    written = io.BytesIO()
    Image.new("L", (100, 50), 255).save(written, "TIFF")
    return written.getvalue()


def record(content: bytes, kind: str = "response", url: str = URL) -> bytes:
    """One record of a web archive."""
    heads = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(content)}\r\n\r\n"
    return heads.encode() + content + b"\r\n\r\n"


def response(page: bytes, heads: str = "", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=UTF-8\r\n{heads}\r\n".encode() + page


def as_warc(page: bytes) -> bytes:
    return record(b"software: x\r\n", "warcinfo", "") + record(response(page))


def as_warc_gz(page: bytes) -> bytes:
    """Each record by itself, as crawlers write them."""
    chunked = f"{len(page):x}\r\n".encode() + page + b"\r\n0\r\n\r\n"
    heads = "Transfer-Encoding: chunked\r\n"
    return gzip.compress(record(b"software: x\r\n", "warcinfo", "")) + gzip.compress(record(response(chunked, heads)))
