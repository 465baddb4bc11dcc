"""One article, and how it is written in each format that is read."""

import gzip
import html
import io
import json
import textwrap
import zipfile
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.corpus.golden_article import AUTHOR as AUTHOR
from tests.corpus.golden_article import MOMENT as MOMENT
from tests.corpus.golden_article import OUTLET as OUTLET
from tests.corpus.golden_article import PARAGRAPHS as PARAGRAPHS
from tests.corpus.golden_article import TEXT as TEXT
from tests.corpus.golden_article import TITLE as TITLE
from tests.corpus.golden_article import URL as URL
from tests.corpus.golden_mail import as_eml, as_mbox, as_mhtml
from tests.corpus.golden_office import ROWS, as_epub, as_ods, as_odt, as_parquet, as_rtf, xls, xlsx
from tests.corpus.golden_other import as_srt, as_tiff, as_vtt, as_warc, as_warc_gz


def as_html() -> bytes:
    body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>{TITLE} - {OUTLET}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}">
<meta name="author" content="{AUTHOR}"><meta property="article:published_time" content="2024-08-25T17:30:00+00:00">
<link rel="canonical" href="{URL}"></head><body>
<header><nav><a href="/">Beranda</a> <a href="/politik">Politik</a> <a href="/ekonomi">Ekonomi</a></nav></header>
<article><h1>{TITLE}</h1>\n{body}</article>
<aside><h3>Berita terkait</h3><ul><li><a href="/a">Harga cabai naik di Krui</a></li></ul></aside>
<section id="comments" class="comments"><p>Mantap, Pak Bupati, lanjutkan!</p></section>
<footer>Hak cipta 2026 {OUTLET}</footer></body></html>""".encode()


def as_rss() -> bytes:
    content = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>{OUTLET}</title><link>https://kabarpesisir.example</link><language>id-ID</language>
<item><title>{TITLE}</title><link>{URL}</link><dc:creator>{AUTHOR}</dc:creator>
<pubDate>Sun, 25 Aug 2024 17:30:00 +0000</pubDate><guid isPermaLink="false">https://kabarpesisir.example/?p=812</guid>
<description>Bupati memimpin rapat.</description><content:encoded><![CDATA[{content}]]></content:encoded></item>
</channel></rss>""".encode()


def as_atom() -> bytes:
    content = html.escape("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><title>{OUTLET}</title><id>https://kabarpesisir.example/</id>
<entry><title>{TITLE}</title><link href="{URL}"/><id>tag:kabarpesisir.example,2024:812</id>
<published>{MOMENT}</published><updated>2024-09-02T08:00:00+07:00</updated>
<author><name>{AUTHOR}</name></author><content type="html">{content}</content></entry></feed>""".encode()


def as_docx(title: str | None = TITLE, style: str = "Title") -> bytes:
    import docx

    document = docx.Document()
    if title:
        document.add_paragraph(title, style=style)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def as_pdf(title: str | None = TITLE) -> bytes:
    """A page in Helvetica, its lines broken as a word processor breaks them."""
    lines = [line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, 72)]
    return pdf_of([*([title] if title else []), *lines], title)


def pdf_of(lines: list[str], title: str | None = None) -> bytes:
    """A PDF of one page, one line of text below the other."""
    shown = "".join(f"({_pdf_text(line)}) Tj T*\n" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Title (%s) >>" % _pdf_text(title or "Microsoft Word - berita-final(2).docx").encode("cp1252"),
    ]
    return pdf_with(objects)


def pdf_with(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalog and the last says its title."""
    written, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(written), len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return bytes(
        written + b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, start)
    )


def _pdf_text(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def as_json_lines() -> bytes:
    record = {"title": TITLE, "text": TEXT, "date": MOMENT, "outlet": OUTLET, "author": AUTHOR, "url": URL}
    return json.dumps(record).encode() + b"\n"


def as_table(mark: str) -> bytes:
    rows = ("judul", "tanggal", "media", "penulis", "url", "isi"), (TITLE, MOMENT, OUTLET, AUTHOR, URL, f'"{TEXT}"')
    return "".join(mark.join(row) + "\n" for row in rows).encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


FRONT = f"title: {TITLE}\ndate: {MOMENT}\noutlet: {OUTLET}\nauthor: {AUTHOR}\nurl: {URL}\n"
FORMATS: Mapping[str, Callable[[], bytes]] = {
    ".txt": lambda: f"{TITLE}\n\n{TEXT}\n".encode(),
    ".md": lambda: f"---\n{FRONT}---\n\n{TEXT}\n".encode(),
    ".jsonl": as_json_lines,
    ".jsonl.gz": lambda: gzip.compress(as_json_lines()),
    ".ndjson": as_json_lines,
    ".jl": as_json_lines,
    ".json": lambda: b"[" + as_json_lines() + b"]",
    ".csv": lambda: as_table(";"),
    ".tsv": lambda: as_table("\t"),
    ".html": as_html,
    ".htm": as_html,
    ".pdf": as_pdf,
    ".docx": as_docx,
    ".xml": as_rss,
    ".rss": as_rss,
    ".atom": as_atom,
    ".eml": as_eml,
    ".mbox": as_mbox,
    ".mht": lambda: as_mhtml(as_html()),
    ".mhtml": lambda: as_mhtml(as_html()),
    ".odt": as_odt,
    ".rtf": as_rtf,
    ".epub": as_epub,
    ".xlsx": lambda: xlsx(ROWS),
    ".xls": lambda: xls(ROWS),
    ".ods": as_ods,
    ".parquet": as_parquet,
    ".tif": as_tiff,
    ".tiff": as_tiff,
    ".srt": as_srt,
    ".vtt": as_vtt,
    ".warc": lambda: as_warc(as_html()),
    ".warc.gz": lambda: as_warc_gz(as_html()),
    ".wacz": lambda: zipped({"archive/data.warc.gz": as_warc_gz(as_html()), "pages/pages.jsonl": b"{}\n"}),
    ".zip": lambda: zipped({"berita/pasar.md": f"---\n{FRONT}---\n\n{TEXT}\n".encode()}),
}
# What these hold is text alone.
WITHOUT_BYLINE = (".txt", ".pdf", ".docx", ".odt", ".rtf", ".srt", ".vtt", ".epub")
# A picture of text needs a program that recognises it, and Parquet a package that not everybody has.
_NOT_READ = {".tif", ".tiff", *(() if find_spec("pyarrow") else (".parquet",))}
READ = [suffix for suffix in FORMATS if suffix not in _NOT_READ]


def write(folder: Path, suffix: str) -> Path:
    path = folder / f"artikel{suffix}"
    path.write_bytes(FORMATS[suffix]())
    return path
