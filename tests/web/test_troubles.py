"""What went wrong, as the page tells it: in its language, with its figures, and without a folder of the server."""

import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import CorpusError, WartanyaError
from corpus.load import load_file
from corpus.types import Article
from index.errors import (
    ArticlesRenamed,
    IndexDamaged,
    IndexingError,
    IndexLocked,
    IndexMismatch,
    IndexNotFound,
    TooManyRemovals,
)
from qa.errors import QuestionRejected, ReaderTimeout, ReaderUnavailable
from qa.evaluation.feedback import FeedbackUnusable
from qa.question.parse import MOST_CHARS
from tests.corpus.golden_other import as_warc
from web.archive.view import run_html, uploads_html
from web.editing.rebuild_job import RebuildRefused, Run
from web.editing.uploads import Upload, receive
from web.server.accounts import AccessError, EditorsOnly, TooManyFailures
from web.strings.errors import DISK_REFUSES, figures, kind_of, message_for, worded
from web.strings.read_failures import reason_in

PLACE = "/srv/koran/index"
# Every error that a visitor can meet, with a word of its Indonesian sentence.
MET = [
    (QuestionRejected("The question is empty: ask about something in the archive."), f"{MOST_CHARS:,}".replace(",", ".")),
    (ReaderUnavailable("There is no connection."), "tidak tersedia"),
    (ReaderTimeout("Nothing came.", 12.0), "12 detik"),
    (IndexNotFound(f"There is no index at {PLACE}.", PLACE), "Belum ada indeks"),
    (IndexMismatch(PLACE, "format", "1", "2", "rebuild."), "versi Wartanya yang lain"),
    (IndexDamaged(f"The manifest at {PLACE} is damaged.", PLACE), "rusak"),
    (IndexLocked(f"The index at {PLACE} is being rebuilt.", PLACE), "tunggu sampai selesai"),
    (TooManyRemovals(PLACE, 1_200, 3_000), "1.200 dari 3.000 artikel"),
    (ArticlesRenamed(PLACE, 1_200, 3_000, 1_100), "1.100 di antaranya masuk lagi"),
    (IndexingError(f"{PLACE} holds nothing.", PLACE), "tidak dapat dibaca"),
    (RebuildRefused("siti"), "siti"),
    (EditorsOnly(), "penyunting"),
    (TooManyFailures(7.6), "8 detik"),
    (AccessError(f"The accounts in {PLACE} cannot be read."), "akun"),
    (FeedbackUnusable("The feedback cannot be used: locked."), "Penilaian"),
    (CorpusError(f"There is no file or folder at {PLACE}.", PLACE), "artikel yang dapat dibaca"),
]


@pytest.mark.parametrize(("problem", "word"), MET, ids=[type(problem).__name__ for problem, _ in MET])
def test_an_error_is_told_in_indonesian_with_its_figures(problem: WartanyaError, word: str) -> None:
    sentence = message_for(problem, "id")
    assert word in sentence
    assert not {"the", "there", "cannot", "again", "is"} & set(sentence.lower().replace(".", "").split())
    assert "{" not in sentence


@pytest.mark.parametrize("problem", [problem for problem, _ in MET if isinstance(problem, (IndexingError, AccessError))])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_sentence_names_a_folder_of_the_server(problem: WartanyaError, language: str) -> None:
    assert PLACE not in message_for(problem, "en" if language == "en" else "id")


def test_in_english_an_error_speaks_for_itself() -> None:
    assert message_for(RebuildRefused("siti"), "en") == str(RebuildRefused("siti"))
    assert "1,200 of 3,000" in message_for(TooManyRemovals(PLACE, 1_200, 3_000), "en")


def test_an_error_that_the_page_has_no_words_for_says_its_own() -> None:
    assert message_for(WartanyaError("Port 80 is taken."), "id") == "Port 80 is taken."


def test_a_disk_that_refuses_is_told_from_other_errors_of_the_index() -> None:
    problem = IndexingError(f"{PLACE} cannot be written.", PLACE)
    assert kind_of(problem) == ""
    for cause in (OSError(28, "No space left on device"), sqlite3.OperationalError("disk is full")):
        problem.__cause__ = cause
        assert worded(kind_of(problem), {}, "id") == worded(DISK_REFUSES, {}, "id") != ""


def test_why_a_rebuild_failed_is_told_in_the_language_of_the_page() -> None:
    def ended(problem: WartanyaError) -> Run:
        return Run("siti", datetime.now(UTC), problem=str(problem), kind=kind_of(problem), figures=figures(problem))

    assert "3 dari 9 artikel" in run_html(ended(TooManyRemovals(PLACE, 3, 9)), (), "id")
    assert "tidak ditemukan artikel" in run_html(ended(CorpusError("There are no articles.", "x")), (), "id").lower()
    unknown = run_html(ended(IndexingError("A process ended.", PLACE)), (), "id")
    assert "gagal" in unknown
    assert '<span lang="en">A process ended.</span>' in unknown


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
    (sentence, spoken), *_ = [reason_in("id", str(problem)) for problem in problems]
    assert spoken == "id"
    assert name in sentence


def test_a_link_in_a_zip_file_is_told_in_indonesian(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        link = zipfile.ZipInfo("tautan.txt")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    (problem,) = load_file(tmp_path / "a.zip", root=tmp_path, label="berita")
    assert reason_in("id", str(problem))[1] == "id"


def test_a_reason_that_is_not_known_is_told_and_marked_as_english(tmp_path: Path) -> None:
    assert reason_in("id", "Something else.") == ("Something else.", "en")
    assert reason_in("en", "a.txt is empty.") == ("a.txt is empty.", "en")
    assert '<span lang="en">Something &lt;b&gt;.</span>' in uploads_html([Upload("a.txt", 0, "Something <b>.")], "id")


def test_an_upload_that_is_refused_says_why_in_indonesian(tmp_path: Path) -> None:
    (tmp_path / "kosong.txt").write_bytes(b"")
    (tmp_path / "program.exe").write_bytes(b"MZ")
    shown = uploads_html(receive([tmp_path / "kosong.txt", tmp_path / "program.exe"], tmp_path / "berita"), "id")
    assert "Tidak disimpan: kosong.txt." in shown
    assert "Format ini tidak dibaca" in shown
    assert "lang=" not in shown
