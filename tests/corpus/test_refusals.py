"""What is said of a file of each format that is empty, broken or protected: the registry's formats, one by one."""

import io
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus import CorpusError, load
from corpus.loaders.registry import LOADERS
from tests.corpus import golden
from tests.corpus.golden_interchange import post
from tests.corpus.golden_office import epub, odt, packed, page

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)  # what a file of Office begins with behind a password
LINES = (".jsonl", ".ndjson", ".jl")
MARKED = (".xml", ".rss", ".atom")
# What becomes of the first third of the golden file, as of a download that broke off: of what is text, that is an article.
BROKEN: Mapping[str, str | None] = {
    **dict.fromkeys((".txt", ".md", ".csv", ".tsv", ".eml", ".mbox", ".rtf", ".srt", ".vtt")),
    **dict.fromkeys(LINES, "not_a_json_line"),
    **dict.fromkeys((".jsonl.gz", ".warc.gz"), "not_gzip"),
    ".json": "not_json",
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), "page_without_article"),
    **dict.fromkeys(MARKED, "no_text_in_record"),
    ".pdf": "not_a_pdf",
    ".docx": "not_a_word_document",
    ".odt": "not_an_opendocument_text",
    ".epub": "not_an_ebook",
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "not_a_spreadsheet"),
    ".parquet": "not_a_parquet_file",
    **dict.fromkeys((".tif", ".tiff"), "not_a_picture"),
    ".warc": "undated_pages",
    **dict.fromkeys((".wacz", ".zip"), "not_a_zip_file"),
}
# What becomes of bytes that are of another format altogether.
OTHER: Mapping[str, str] = {
    **dict.fromkeys((".txt", ".md", ".json", ".csv", ".tsv", ".srt", ".vtt"), "binary_data"),
    **dict.fromkeys(LINES, "binary_line"),
    ".jsonl.gz": "not_gzip",
    **dict.fromkeys((".html", ".htm", *MARKED), "unknown_encoding"),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), "message_without_head"),
    ".mbox": "not_a_mailbox",
    ".rtf": "not_rtf",
    **dict.fromkeys((".warc", ".warc.gz"), "web_archive_begins_otherwise"),
    **{suffix: str(BROKEN[suffix]) for suffix in (".pdf", ".docx", ".odt", ".epub", ".xlsx", ".xls", ".ods", ".parquet")},
    **dict.fromkeys((".tif", ".tiff"), "not_a_picture"),
    **dict.fromkeys((".wacz", ".zip"), "not_a_zip_file"),
}
# Text, JSON, pages, feeds, pictures, subtitles and web archives have no password of their own.
WITHOUT_PASSWORD = {
    *(".txt", ".md", *LINES, ".jsonl.gz", ".csv", ".tsv", ".html", ".htm", ".mht", ".mhtml", ".rtf", ".tif", ".tiff", ".srt"),
    *(".vtt", ".warc", ".warc.gz", ".mbox", ".rss", ".atom"),
}


def locked_pdf() -> bytes:
    from pypdf import PdfWriter

    written = io.BytesIO()
    whole = PdfWriter(clone_from=io.BytesIO(golden.FORMATS[".pdf"]()))
    whole.encrypt(user_password="rahasia", algorithm="RC4-128")
    whole.write(written)
    return written.getvalue()


def locked_zip() -> bytes:
    """A zip file whose only member says that it has a password."""
    whole = bytearray(packed({"a.txt": "Isi."}))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(head) + at] |= 1
    return bytes(whole)


def locked_message() -> bytes:
    sealed = EmailMessage()
    sealed["Subject"] = "Siaran pers"
    sealed.add_attachment(
        b"\x30\x82", "application", "pkcs7-mime", filename="smime.p7m", params={"smime-type": "enveloped-data"}
    )
    return sealed.as_bytes()


def locked_old_excel() -> bytes:
    """A workbook whose first record behind the beginning says that all others are encrypted."""
    written = bytearray(golden.FORMATS[".xls"]())
    begin = written.index(b"\x09\x08\x10\x00") + 20
    written[begin : begin + 2] = b"\x2f\x00"
    return bytes(written)


def locked_sheet() -> bytes:
    listed = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    opened = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}</m:manifest>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "META-INF/manifest.xml": opened, "content.xml": b"\x8f\x1c\x00"})


_LOCK = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
_SEAL = '<encryption><e:CipherReference xmlns:e="x" URI="OEBPS/1.xhtml"/></encryption>'
_EXPORT = """<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>Rahasia</title>
<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_password>krui</wp:post_password>
<description>Isi.</description></item></channel></rss>"""
PROTECTED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    ".pdf": (locked_pdf, "locked"),
    ".docx": (lambda: OLE, "locked_or_old_word"),
    ".xlsx": (lambda: OLE, "locked_or_old_excel"),
    ".xls": (locked_old_excel, "locked"),
    ".ods": (locked_sheet, "locked"),
    ".odt": (lambda: odt("<text:p/>", manifest=_LOCK), "locked"),
    ".epub": (lambda: epub({"1.xhtml": page("Nelayan", ["Isi."])}, **{"META-INF__encryption.xml": _SEAL}), "locked"),
    ".parquet": (lambda: b"PARE" + bytes(60) + b"PARE", "locked"),
    ".eml": (locked_message, "message_encrypted"),
    ".zip": (locked_zip, "locked_in_zip"),
    ".wacz": (locked_zip, "locked_in_zip"),
    ".xml": (_EXPORT.encode, "entry_locked"),
    ".json": (lambda: _json(post(content={"rendered": "", "protected": True})), "not_published"),
}


def _json(*posts: object) -> bytes:
    import json

    return json.dumps(posts).encode()


@pytest.fixture(autouse=True)
def _recogniser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for Tesseract, so that it is told what is wrong with a file and not what is missing: it recognises nothing."""
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho ind\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def codes(folder: Path, suffix: str, content: bytes) -> list[str]:
    """The codes of all that is said of the file."""
    path = folder / f"a{suffix}"
    path.write_bytes(content)
    errors = list[CorpusError]()
    assert len(list(load(path, errors=errors.append))) == 0 or not errors
    assert all(str(error).endswith(".") and path.name in str(error) for error in errors)
    return [error.code for error in errors]


def test_each_format_is_in_the_tables() -> None:
    assert set(BROKEN) == set(OTHER) == set(LOADERS)
    assert set(PROTECTED) | WITHOUT_PASSWORD == set(LOADERS)
    assert not set(PROTECTED) & WITHOUT_PASSWORD


@pytest.mark.parametrize("suffix", LOADERS)
def test_an_empty_file_is_said_to_be_empty(suffix: str, tmp_path: Path) -> None:
    assert codes(tmp_path, suffix, b"") == ["file_empty"]


@pytest.mark.parametrize("suffix", LOADERS)
def test_half_a_download_gives_what_is_there_or_is_said_to_be_broken(suffix: str, tmp_path: Path) -> None:
    whole = golden.FORMATS[suffix]()
    expected = BROKEN[suffix]
    assert codes(tmp_path, suffix, whole[: len(whole) // 3]) == ([expected] if expected else [])


@pytest.mark.parametrize("suffix", LOADERS)
def test_a_file_of_another_format_is_said_to_be_one(suffix: str, tmp_path: Path) -> None:
    assert codes(tmp_path, suffix, bytes(range(256)) * 4) == [OTHER[suffix]]


@pytest.mark.parametrize("suffix", PROTECTED)
def test_a_protected_file_is_said_to_be_protected(suffix: str, tmp_path: Path) -> None:
    make, expected = PROTECTED[suffix]
    assert codes(tmp_path, suffix, make()) == [expected]
