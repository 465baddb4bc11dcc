import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from corpus import CorpusError, UnreadableArticle, load
from corpus.load import load_file
from corpus.loaders.scans import recognition

# What the program would find on a page as wide as the number says; it stands in for Tesseract, and is run like it.
FOUND = {
    101: "Nelayan Krui Melaut\n\nKRUI – Nelayan Krui kembali melaut setelah angin kencang re-\nda sejak pagi itu, kata kepala "
    "pelabuhan, dan kapal-kapal\nmereka pulang membawa ikan.\n\n\f",
    102: "Foto\n",
    103: "Pasar Krui dibuka lagi oleh bupati pada hari Senin, dan para pedagang sudah menempati kios mereka yang baru.\n",
}
PROGRAM = """#!{python}
import struct, sys, pathlib
if sys.argv[1] == "--list-langs":
    print("List of available languages (2):\\n{languages}")
else:
    assert sys.argv[2:] == ["stdout", "-l", "ind"], sys.argv
    width = struct.unpack(">I", pathlib.Path(sys.argv[1]).read_bytes()[16:20])[0]
    sys.exit(1) if width == 104 else sys.stdout.buffer.write({found!r}[width].encode())
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stands in for Tesseract: it knows Indonesian, and what is on pages of certain widths."""
    path = tmp_path / "bin" / "tesseract"
    path.parent.mkdir()
    write_program(path, "ind")
    monkeypatch.setenv("PATH", str(path.parent))
    recognition._languages.cache_clear()
    yield path
    recognition._languages.cache_clear()


def write_program(path: Path, languages: str) -> None:
    import sys

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
        "mereka pulang membawa ikan."
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


def test_without_the_program_or_its_indonesian_it_is_said_what_to_install(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(scan("PDF", 101))
    (tmp_path / "b.tif").write_bytes(scan("TIFF", 101))
    write_program(program, "eng")
    for name in ("a.pdf", "b.tif"):
        with pytest.raises(UnreadableArticle, match="apt install tesseract-ocr tesseract-ocr-ind"):
            list(load(tmp_path / name))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableArticle, match="recognise the text of a scan first, or install Tesseract"):
        list(load(tmp_path / "a.pdf"))


def test_a_broken_scan_is_said_to_be_broken(program: Path, tmp_path: Path) -> None:
    whole = scan("TIFF", 101)
    for content in (b"", b"bukan gambar", whole[:60], whole[: len(whole) // 2]):
        (tmp_path / "a.tif").write_bytes(content)
        try:
            found = list(load_file(tmp_path / "a.tif", root=tmp_path, label="warta"))
        except UnreadableArticle as error:
            found = [error]
        assert [str(each)[-1] for each in found if isinstance(each, UnreadableArticle)] == ["."]
