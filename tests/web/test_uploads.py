"""Files that are handed in: their names, what is in them, and where they come to lie."""

import gzip
import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from web.editing.uploads import receive, safe_name, without_folders

TEXT = "Judul Berita\n\nKABAR, 3 Maret 2025 - Isi berita yang cukup panjang untuk dibaca."


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    (tmp_path / "handed").mkdir()
    return tmp_path / "handed"


def give(folder: Path, name: str, content: bytes | str = TEXT) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("berita.txt", "berita.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\berita\\satu.md", "satu.md"),
        (".tersembunyi.txt", "tersembunyi.txt"),
        ("a\u202etxt.exe.csv", "a_txt.exe.csv"),
        ("<img src=x onerror=alert(1)>.txt", "img_src_x_onerror_alert(1).txt"),
        ("data.JSONL.GZ", "data.jsonl.gz"),
        ("...txt", "artikel.txt"),
        ("x" * 400 + ".txt", "x" * 100 + ".txt"),
    ],
)
def test_a_name_is_only_a_name(given: str, safe: str) -> None:
    assert safe_name(given) == safe


@pytest.mark.parametrize("given", ["program.exe", "txt", "halaman.php", ""])
def test_other_formats_are_refused(given: str) -> None:
    with pytest.raises(CorpusError, match="Unsupported format"):
        safe_name(given)


def test_an_article_is_kept_and_leaves_nothing_behind(handed_in: Path, tmp_path: Path) -> None:
    (upload,) = receive([give(handed_in, "satu.txt")], tmp_path / "berita")
    assert (upload.name, upload.articles, upload.refused) == ("satu.txt", 1, None)
    assert [file.name for file in (tmp_path / "berita").iterdir()] == ["satu.txt"]
    assert list(handed_in.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gambar.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
        ("palsu.jsonl.gz", b"bukan gzip"),
        ("rusak.jsonl", b"{bukan json}\n"),
        ("kosong.txt", b""),
        ("tanpa-artikel.jsonl.gz", gzip.compress(b"")),
    ],
)
def test_what_holds_no_article_is_refused_and_not_kept(handed_in: Path, tmp_path: Path, name: str, content: bytes) -> None:
    (upload,) = receive([give(handed_in, name, content)], tmp_path / "berita")
    assert upload.refused
    assert str(tmp_path) not in json.dumps(upload.refused.to_dict())
    assert list((tmp_path / "berita").iterdir()) == []


def test_a_file_of_the_same_name_is_replaced_and_the_same_file_is_not(handed_in: Path, tmp_path: Path) -> None:
    receive([give(handed_in, "satu.txt")], tmp_path / "berita")
    (second,) = receive([give(handed_in, "satu.txt", TEXT + " Tambahan.")], tmp_path / "berita")
    (again,) = receive([give(handed_in, "satu.txt")], tmp_path / "berita")
    assert [(each.name, each.has_replaced) for each in (second, again)] == [("satu.txt", True), ("satu.txt", True)]
    assert (tmp_path / "berita" / "satu.txt").read_text() == TEXT


def test_folders_are_taken_out_of_sentences() -> None:
    assert without_folders("/srv/a/b/c.txt and /srv/a hold nothing.", "/srv/a", "/srv/a/b") == "c.txt and a hold nothing."
