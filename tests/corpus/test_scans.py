import io
import os
import shutil
import sys
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from corpus import CorpusError, UnreadableArticle, load
from corpus.files import load_file
from corpus.loaders.scans.pages import pages_of
from tests.corpus import golden

# What the program would find on a page as wide as the number says; it stands in for Tesseract, and is run like it. Blocks are
# separated by empty lines; a line that begins with "# " is a headline.
FOUND = {
    101: "# Nelayan Krui\n\n# Melaut\n\nKRUI – Nelayan Krui kembali melaut setelah angin kencang re-\nda sejak pagi itu, kata "
    "kepala pelabuhan, dan kapal-\nkapal mereka pulang membawa ikan yang ditangkap di la-\nutan lepas, dan menjualnya di "
    "pasar pa-\n\nda sore hari itu juga.",
    102: "Foto",
    103: "Pasar Krui dibuka lagi oleh bupati pada hari Senin, dan para pedagang sudah menempati kios mereka yang baru.",
    105: "'eu19wad uesea yejo 16e} exnqip inJyJ Jesed 'nieq BueA exeJew solx edwauaw yepns BueBepad ered uep 'ujueS",
}
PROGRAM = """#!{python}
import struct, sys
if sys.argv[1] == "--list-langs":
    print("List of available languages (2):\\n{languages}")
    sys.exit()
assert sys.argv[1:] == ["stdin", "stdout", "-l", "ind", "tsv"], sys.argv
width = struct.unpack(">I", sys.stdin.buffer.read()[16:20])[0]
if width == 104:
    sys.exit(1)
print("level	page_num	block_num	par_num	line_num	word_num	left	top	width	height	conf	text")
for block, lines in enumerate({found!r}[width].split("\\n\\n"), 1):
    for number, line in enumerate(lines.split("\\n"), 1):
        height, sureness = 30 if line.startswith("# ") else 15, 46.3 if width == 105 else 95.1
        print("4", 1, block, 1, number, 0, 0, 0, 90, height, -1, "", sep="\\t")
        for at, word in enumerate(line.removeprefix("# ").split(), 1):
            print("5", 1, block, 1, number, at, 0, 0, 9, height, sureness, word, sep="\\t")
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for Tesseract: it knows Indonesian, and what is on pages of certain widths."""
    path = tmp_path / "bin" / "tesseract"
    path.parent.mkdir()
    write_program(path, "ind")
    monkeypatch.setenv("PATH", str(path.parent))
    return path


def write_program(path: Path, languages: str) -> None:
    path.write_text(PROGRAM.format(python=sys.executable, languages=languages, found=FOUND), encoding="utf-8")
    path.chmod(0o755)


def scan(kind: str, *widths: int) -> bytes:
    """Empty pages of these widths, in one file."""
    first, *others = [Image.new("L", (width, 50), 255) for width in widths]
    written = io.BytesIO()
    first.save(written, kind, save_all=True, append_images=others)
    return written.getvalue()


@pytest.mark.parametrize(("suffix", "kind"), [(".pdf", "PDF"), (".tif", "TIFF"), (".tiff", "TIFF")])
def test_each_scanned_page_is_an_article_whose_title_says_so(program: Path, tmp_path: Path, suffix: str, kind: str) -> None:
    path = tmp_path / f"koran{suffix}"
    path.write_bytes(scan(kind, 101, 102, 103))
    first, second = load(path)
    assert first.title == "Nelayan Krui Melaut (hasil OCR, hlm. 1)"
    assert first.text == (
        "KRUI – Nelayan Krui kembali melaut setelah angin kencang reda sejak pagi itu, kata kepala pelabuhan, dan kapal-kapal "
        "mereka pulang membawa ikan yang ditangkap di lautan lepas, dan menjualnya di pasar pada sore hari itu juga."
    )
    assert second.title.endswith("(hasil OCR, hlm. 3)")
    assert second.title.startswith("Pasar Krui dibuka lagi")
    assert [article.source.rpartition("#")[2] for article in (first, second)] == ["1", "3"]
    assert first.id != second.id


def test_a_page_that_cannot_be_recognised_does_not_stop_the_others(program: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(scan("TIFF", 104, 103))
    errors = list[CorpusError]()
    assert len(list(load(tmp_path / "a.tif", errors=errors.append))) == 1
    assert "Tesseract failed" in str(errors[0])
    assert errors[0].source.endswith("a.tif#1")


def test_pages_without_words_are_no_articles(program: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(scan("TIFF", 102))
    with pytest.raises(UnreadableArticle, match="no scan"):
        list(load(tmp_path / "a.tif"))


def test_a_page_that_is_hardly_legible_is_no_article(program: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(scan("TIFF", 105, 103))
    errors = list[CorpusError]()
    (article,) = load(tmp_path / "a.tif", errors=errors.append)
    assert article.title.endswith("(hasil OCR, hlm. 2)")
    (error,) = errors
    assert (error.code, error.fields["sureness"], error.source[-2:]) == ("scan_illegible", 46, "#1")


def test_without_the_program_or_its_indonesian_it_is_said_what_to_install(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(scan("PDF", 101))
    (tmp_path / "b.tif").write_bytes(scan("TIFF", 101))
    write_program(program, "eng")
    for name in ("a.pdf", "b.tif"):
        with pytest.raises(UnreadableArticle, match=r"without its Indonesian \(on Debian: apt install tesseract-ocr-ind\)"):
            list(load(tmp_path / name))
    write_program(program, "ind")  # installed while we run: nothing has to be started again
    assert len(list(load(tmp_path / "b.tif"))) == 1
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("a.pdf", "b.tif"):
        with pytest.raises(UnreadableArticle, match="recognise the text of a scan first, or install Tesseract"):
            list(load(tmp_path / name))


def test_a_page_laid_sideways_is_turned_as_its_file_says(program: Path, tmp_path: Path) -> None:
    sideways = Image.new("L", (50, 103), 255)
    sideways.save(tmp_path / "a.tif", "TIFF", tiffinfo={ExifTags.Base.Orientation: 6}, compression="tiff_lzw")
    (tmp_path / "b.pdf").write_bytes(turned(sideways, 90))
    assert [article.title[:10] for article in load(tmp_path, errors=list[CorpusError]().append)] == ["Pasar Krui"] * 2


def turned(picture: Image.Image, degrees: int) -> bytes:
    """A PDF of one page that is to be shown turned, clockwise."""
    from pypdf import PdfWriter

    written = io.BytesIO()
    picture.save(written, "PDF")
    pages = PdfWriter(clone_from=io.BytesIO(written.getvalue()))
    pages.pages[0].rotate(degrees)
    again = io.BytesIO()
    pages.write(again)
    return again.getvalue()


def test_a_picture_that_pypdf_cannot_unpack_by_itself_is_listed_with_what_to_install(program: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(in_jbig2())
    errors = list[CorpusError]()
    assert list(load(tmp_path / "a.pdf", errors=errors.append)) == []
    # Where the program is installed, the picture, which is none, is what is wrong.
    expected = ["not_a_pdf"] if shutil.which("jbig2dec", path=os.defpath) else ["scan_needs_jbig2dec"]
    assert [error.code for error in errors][:1] == expected


def in_jbig2() -> bytes:
    """A PDF of one page with a picture in it that says that it is in JBIG2."""
    picture = "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 1 /ColorSpace /DeviceGray"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 8 8] /Contents 5 0 R /Resources << /XObject << /A 4 0 R >> >> >>",
        f"<< {picture} /Filter /JBIG2Decode /Length 4 >>\nstream\nbukan\nendstream",
        "<< /Length 5 >>\nstream\n/A Do\nendstream",
        "<< /Title (Koran) >>",
    ]
    return golden.pdf_with([each.encode() for each in objects])


def test_the_pages_of_a_scan_are_counted_before_they_are_recognised(tmp_path: Path) -> None:
    for name, kind in (("a.pdf", "PDF"), ("b.tif", "TIFF")):
        (tmp_path / name).write_bytes(scan(kind, *[101] * 24))
        assert pages_of(tmp_path / name) == 24
    (tmp_path / "c.pdf").write_bytes(golden.FORMATS[".pdf"]())
    (tmp_path / "d.tif").write_bytes(b"bukan gambar")
    (tmp_path / "e.pdf").write_bytes(b"")
    for name in ("c.pdf", "d.tif", "e.pdf", "tiada.pdf"):
        assert pages_of(tmp_path / name) == 1


def test_a_broken_scan_is_said_to_be_broken(program: Path, tmp_path: Path) -> None:
    whole = scan("TIFF", 101)
    for content in (b"", b"bukan gambar", whole[:60], whole[: len(whole) // 2]):
        (tmp_path / "a.tif").write_bytes(content)
        try:
            found = list(load_file(tmp_path / "a.tif", root=tmp_path, label="warta"))
        except UnreadableArticle as error:
            found = [error]
        assert [str(each)[-1] for each in found if isinstance(each, UnreadableArticle)] == ["."]
