"""What went wrong, as the page tells it: in its language, with its figures, and without a folder of the server."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import CorpusError, WartanyaError
from corpus.files import load_file
from corpus.types import Article
from index.errors import (
    ArticlesRenamed,
    IndexDamaged,
    IndexingError,
    IndexLocked,
    IndexMismatch,
    IndexNotFound,
    IndexUnwritable,
    TooManyRemovals,
    UnknownOutlet,
)
from index.types import Failure
from qa.errors import FeedbackUnusable, KeysUnusable, QuestionRejected, ReaderTimeout, ReaderUnavailable
from tests.corpus.golden_other import as_warc
from web.archive.view import run_html, uploads_html
from web.editing.rebuild_job import Run
from web.editing.uploads import Upload, receive
from web.errors import AccessError, EditorsOnly, RebuildRefused, TooManyFailures
from web.strings.errors import code_of_rebuild, message_for, reason_for

PLACE = "/srv/koran/index"
# Every error that a visitor can meet, with a word of its Indonesian sentence.
MET = [
    (QuestionRejected("question_empty"), "kosong"),
    (QuestionRejected("question_too_long", length=2_345, limit=2_000), "2.345 huruf"),
    (ReaderUnavailable("reader_incomplete", path=PLACE), "tidak tersedia"),
    (ReaderTimeout(12.0), "12 detik"),
    (ReaderTimeout(0.5), "0,5 detik"),
    (UnknownOutlet("Koran Lain", ["Kabar Pesisir"]), "“Koran Lain”"),
    (IndexNotFound(PLACE, "wartanya rebuild"), "Belum ada indeks"),
    (IndexMismatch(PLACE, "format", "1", "2", "wartanya rebuild"), "versi Wartanya yang lain"),
    (IndexDamaged("manifest_damaged", path=PLACE, detail="x"), "rusak"),
    (IndexLocked("index_locked_by_process", path=PLACE, pid="7", since="x"), "tunggu sampai selesai"),
    (IndexUnwritable(path=PLACE, detail="x"), "Periksa ruang"),
    (TooManyRemovals(PLACE, 1_200, 3_000), "1.200 dari 3.000 artikel"),
    (ArticlesRenamed(PLACE, 1_200, 3_000, 1_100), "1.100 di antaranya masuk lagi"),
    (TooManyRemovals(PLACE, 3, 3_000, [PLACE]), "3 dari 3.000 artikel"),
    (IndexingError("worker_ended", path=PLACE, status=-9), "tidak dapat dibaca"),
    (RebuildRefused("siti"), "siti"),
    (EditorsOnly(), "penyunting"),
    (TooManyFailures(7.6), "8 detik"),
    (AccessError(path=PLACE, detail="x"), "akun"),
    (FeedbackUnusable(path=PLACE, detail="locked"), "Penilaian"),
    (KeysUnusable(path=PLACE, detail="x"), "kunci"),
    (CorpusError("nothing_there", source=PLACE), "artikel yang dapat dibaca"),
]


@pytest.mark.parametrize(("problem", "word"), MET, ids=[problem.code for problem, _ in MET])
def test_an_error_is_told_in_indonesian_with_its_figures(problem: WartanyaError, word: str) -> None:
    sentence = message_for(problem, "id")
    assert word in sentence
    assert not {"the", "there", "cannot", "again", "is"} & set(sentence.lower().replace(".", "").split())
    assert "{" not in sentence


@pytest.mark.parametrize("problem", [problem for problem, _ in MET], ids=lambda problem: problem.code)
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_sentence_names_a_folder_of_the_server(problem: WartanyaError, language: str) -> None:
    assert PLACE not in message_for(problem, "en" if language == "en" else "id")


def test_in_english_an_error_speaks_for_itself() -> None:
    assert message_for(RebuildRefused("siti"), "en") == str(RebuildRefused("siti"))
    assert "1,200 of 3,000" in message_for(TooManyRemovals(PLACE, 1_200, 3_000), "en")


def test_a_disk_that_refuses_is_told_from_other_errors_of_the_index() -> None:
    assert code_of_rebuild(IndexUnwritable("vectors_unwritable", path=PLACE, detail="x")) == "index_unwritable"
    assert code_of_rebuild(IndexingError("worker_ended", path=PLACE, status=-9)) == ""


def test_why_a_rebuild_failed_is_told_in_the_language_of_the_page() -> None:
    def ended(problem: WartanyaError) -> str:
        code = code_of_rebuild(problem)
        run = Run("siti", datetime.now(UTC), problem=str(problem), **problem.to_dict(), for_visitor=code)
        return run_html(run, (Path(PLACE),), "id")

    assert "3 dari 9 artikel" in ended(TooManyRemovals(PLACE, 3, 9))
    assert "tidak ditemukan artikel" in ended(CorpusError("nothing_to_build", source=PLACE, suffixes=[".txt"])).lower()
    died = ended(IndexingError("worker_ended", path=PLACE, status=-9))
    assert "gagal" in died
    assert "berakhir dengan status -9" in died
    assert PLACE not in ended(IndexingError("too_little_space", path=PLACE, needed_mb=3e3, times=3, made_mb=1e3, free_mb=9.0))


def test_what_could_not_be_read_first_is_told_in_the_language_of_the_page() -> None:
    first = CorpusError("same_article", source="b.txt", other="a.txt").to_dict()
    problem = CorpusError("nothing_readable", source="berita", suffixes=[".txt"], first=first)
    assert str(problem).endswith("b.txt is the article of a.txt once more, which counts once.")
    assert problem.in_language("id").endswith("b.txt adalah artikel yang sama dengan a.txt; dihitung sekali.")


UNREADABLE = [
    ("kosong.txt", b""),
    ("gambar.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    ("palsu.jsonl.gz", b"bukan gzip"),
    ("rusak.jsonl", b"{bukan json}\n"),
    ("daftar.jsonl", b"[1, 2]\n"),
    ("tanpa-teks.jsonl", b'{"judul": "Panen"}\n'),
    ("kosong.csv", b""),
    ("lebih.csv", b"judul,isi\na,b,c\n"),
    ("kepala.md", b"---\ntitle: [\n---\nIsi."),
    ("palsu.pdf", b"bukan pdf"),
    ("palsu.docx", b"bukan docx"),
    ("palsu.zip", b"bukan zip"),
    ("palsu.xml", b"<halaman/>"),
    ("lama.xml", b"<NewsML/>"),
    ("gambar.xml", b"<newsMessage/>"),
    ("tanpa-isi.rss", b"<rss version='2.0'><channel><title>Koran</title></channel></rss>"),
    ("palsu.odt", b"bukan odt"),
    ("palsu.rtf", b"bukan rtf"),
    ("palsu.epub", b"bukan epub"),
    ("palsu.xlsx", b"bukan xlsx"),
    ("palsu.srt", b"bukan subtitel"),
    ("palsu.warc", b"bukan arsip web"),
    ("daftar.warc", as_warc(b"<html><body><p>Daftar berita hari ini di Krui.</p></body></html>")),
    ("palsu.eml", b"bukan surel"),
    ("kosong.eml", b"Subject: Panen\n\n"),
    ("palsu.mbox", b"bukan kotak surat"),
    ("menu.html", b"<html><body></body></html>"),
]


@pytest.mark.parametrize(("name", "content"), UNREADABLE, ids=[name for name, _ in UNREADABLE])
def test_why_a_file_cannot_be_read_is_told_in_indonesian(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    problems: list[CorpusError] = []
    try:
        found = list(load_file(tmp_path / name, root=tmp_path, label="berita"))
        problems += [each for each in found if not isinstance(each, Article)]
    except CorpusError as problem:
        problems.append(problem)
    (sentence, spoken), *_ = [reason_for(Failure.of(problem), "id") for problem in problems]
    assert spoken == "id"
    assert name in sentence


def test_a_link_in_a_zip_file_is_told_in_indonesian(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        link = zipfile.ZipInfo("tautan.txt")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    (problem,) = load_file(tmp_path / "a.zip", root=tmp_path, label="berita")
    assert isinstance(problem, CorpusError)
    assert reason_for(Failure.of(problem), "id")[1] == "id"


def test_a_reason_that_an_older_version_kept_is_told_and_marked_as_english() -> None:
    kept = Failure("a.txt", "Something <b>.")
    assert reason_for(kept, "id") == ("Something <b>.", "en")
    assert '<span lang="en">Something &lt;b&gt;.</span>' in uploads_html([Upload("a.txt", 0, kept)], "id")


def test_an_upload_that_is_refused_says_why_in_indonesian(tmp_path: Path) -> None:
    (tmp_path / "kosong.txt").write_bytes(b"")
    (tmp_path / "program.exe").write_bytes(b"MZ")
    shown = uploads_html(receive([tmp_path / "kosong.txt", tmp_path / "program.exe"], tmp_path / "berita"), "id")
    assert "Tidak disimpan: kosong.txt." in shown
    assert "Format ini tidak dibaca" in shown
    assert "lang=" not in shown
