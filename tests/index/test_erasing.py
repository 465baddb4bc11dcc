"""An erased article leaves nothing in any file of the index; a removed one awaits that, and says so."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus import Article
from corpus.files import FORMER_FILES
from corpus.text import words
from index import Archive, IndexingError, IndexLocked, IndexNotFound, rebuild
from index.ingest.erase import erase, titles_of
from index.storage import generations
from index.storage.feedback import FILE as FEEDBACK
from index.storage.feedback import FeedbackTable
from index.storage.removals import awaiting_erasure
from tests.index.traces import RARE, SECRET, traces

MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]
ReadContents = Callable[[Path], dict[str, Any]]


def found(path: Path, query: str) -> set[str]:
    with Archive.open(path) as archive:
        return {hit.article.id for hit in archive.search(query, limit=50)}


@pytest.fixture
def others(make_article: MakeArticle) -> list[Article]:
    return [make_article(n) for n in range(8)]


@pytest.fixture
def path(tmp_path: Path, others: list[Article]) -> Path:
    """Two generations, both with the article."""
    rebuild([*others[:6], SECRET], index=tmp_path / "index")
    rebuild(others, index=tmp_path / "index")
    return tmp_path / "index"


def test_the_rare_words_are_words_of_the_index() -> None:
    assert set(RARE) <= set(words(SECRET.text))


def test_an_erased_article_is_in_no_file(path: Path, others: list[Article], contents: ReadContents) -> None:
    # Chroma's graph has vectors at length 1, in other bytes than they were given in; those it keeps nowhere else.
    assert len(traces(path, SECRET)) == 9 + len(RARE) - len({"vector, single precision", "end of the vector"})
    erasure = erase([SECRET.id], index=path)
    assert (erasure.erased, erasure.still_in, erasure.generation) == ((SECRET.id,), (), 3)
    assert traces(path, SECRET) == set()
    assert generations.generations(path) == [3]
    rebuild(others, index=path.with_name("clean"))
    assert contents(path) == contents(path.with_name("clean"))
    assert SECRET.id not in found(path, SECRET.text)
    assert found(path, "panen kopi") == {article.id for article in others}


def test_words_of_an_erased_article_stand_for_the_others_only(path: Path, serving_folder: Callable[[Path], Path]) -> None:
    """Not even the numbers of its passages are left in the lists of words that others share with it."""
    erase([SECRET.id], index=path)
    with sqlite3.connect(serving_folder(path) / generations.MANIFEST) as manifest:
        living = {row[0] for row in manifest.execute("SELECT number FROM passages")}
        listed = [np.frombuffer(row[0], np.uint32) for row in manifest.execute("SELECT passages FROM postings")]
        segments = [np.frombuffer(row[0], np.uint32) for row in manifest.execute("SELECT passages FROM segments")]
    manifest.close()
    assert set(np.concatenate(listed).tolist()) == set(np.concatenate(segments).tolist()) == living


def test_a_removed_article_answers_in_no_generation_and_awaits_erasure(tmp_path: Path, write_articles: WriteArticles) -> None:
    texts = {f"{n}.txt": f"Banjir nomor {n} merendam rumah warga desa ke-{n}." for n in range(10)}
    folder, path = write_articles("berita", {**texts, "rahasia.txt": SECRET.text}), tmp_path / "index"
    rebuild(folder, index=path)
    with Archive.open(path) as archive:
        secret = archive.find_article("rahasia")
        assert archive.status().awaiting_erasure == ()
    (folder / "rahasia.txt").unlink()
    rebuild(folder, index=path)
    with Archive.open(path) as archive:
        assert archive.status().awaiting_erasure == (secret.id,)
        assert archive.status().to_dict()["awaiting_erasure"] == [secret.id]
        assert secret.id not in {hit.article.id for hit in archive.search(SECRET.text, limit=50)}
    generations.rollback(path)
    assert secret.id not in found(path, SECRET.text)
    assert "the word qurratul" in traces(path, secret)
    erase([secret.id], index=path)
    assert traces(path, secret) == set()
    assert awaiting_erasure(path) == []
    assert len(found(path, "banjir")) == 10


def test_an_erasure_takes_along_all_that_was_removed_before(tmp_path: Path, write_articles: WriteArticles) -> None:
    texts = {f"{n}.txt": f"Banjir nomor {n} merendam rumah warga desa ke-{n}." for n in range(10)}
    folder, path = write_articles("berita", {**texts, "rahasia.txt": SECRET.text}), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "rahasia.txt").unlink()
    rebuild(folder, index=path)
    (awaiting,) = awaiting_erasure(path)
    assert erase([], index=path).erased == (awaiting,)
    assert traces(path, SECRET) == set()


def test_an_article_that_came_back_awaits_nothing(path: Path, others: list[Article], write_articles: WriteArticles) -> None:
    folder = write_articles("berita", {f"{n}.txt": f"Kopi nomor {n} dari Liwa." for n in range(4)})
    rebuild(folder, index=path)
    text = (folder / "3.txt").read_text(encoding="utf-8")
    (folder / "3.txt").unlink()
    rebuild(folder, index=path)
    assert len(awaiting_erasure(path)) == 1
    write_articles("berita", {"3.txt": text})
    rebuild(folder, index=path)
    rebuild(folder, index=path, fresh=True)
    assert awaiting_erasure(path) == []


def test_a_file_that_still_holds_an_erased_article_is_named_and_not_read_again_untouched(
    tmp_path: Path, write_articles: WriteArticles, settle: Callable[[Path], None]
) -> None:
    texts = {f"{n}.txt": f"Banjir nomor {n} merendam rumah warga desa ke-{n}." for n in range(10)}
    folder, path = write_articles("berita", texts), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    erasure = erase(["3.txt"], index=path)
    assert erasure.still_in == (str(folder / "3.txt"),)
    again = rebuild(folder, index=path)
    assert (again.added, again.unchanged, again.generation) == (0, 9, erasure.generation)


def test_a_version_that_an_editor_set_aside_is_named_too(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = (
        write_articles("berita", {"1.txt": "Banjir merendam rumah.", "2.txt": "Panen kopi naik."}),
        tmp_path / "index",
    )
    rebuild(folder, index=path)
    (folder / FORMER_FILES).mkdir()
    (folder / "1.txt").rename(folder / FORMER_FILES / "1.txt")
    assert erase(["1.txt"], index=path).still_in == (str(folder / FORMER_FILES / "1.txt"),)


def test_names_are_those_of_show_and_of_what_was_removed(path: Path) -> None:
    assert titles_of(path, [SECRET.id, "rahasia"]) == [SECRET.title] * 2
    with pytest.raises(IndexingError, match="names no article"):
        erase(["tiada"], index=path)
    rebuild([Article(f"s{n}", f"/{n}/sama.txt", "T", "Teks.") for n in range(3)], index=path)
    with pytest.raises(IndexingError, match="names 3 articles"):
        erase(["sama"], index=path)
    with pytest.raises(IndexNotFound):
        erase(["a1"], index=path.with_name("none"))
    with generations.writing(path), pytest.raises(IndexLocked):
        erase([SECRET.id], index=path)


def test_an_open_archive_follows_an_erasure(path: Path) -> None:
    with Archive.open(path) as archive:
        assert SECRET.id in {hit.article.id for hit in archive.search("gugatan Zubairyansyah")}
        erase([SECRET.id], index=path)
        assert SECRET.id not in {hit.article.id for hit in archive.search("gugatan Zubairyansyah", limit=50)}
        with pytest.raises(IndexingError):
            archive.article(SECRET.id)


def test_the_only_article_can_be_erased(tmp_path: Path) -> None:
    path = tmp_path / "index"
    rebuild([SECRET], index=path)
    assert erase([SECRET.id], index=path).passages == 0
    assert traces(path, SECRET) == set()
    assert found(path, "gugatan") == set()


def test_numbers_of_passages_are_not_given_to_others_after_an_erasure(
    path: Path, make_article: MakeArticle, contents: ReadContents
) -> None:
    erase(["a7"], index=path)
    rebuild([make_article(9)], index=path)
    assert found(path, "lomba perahu nomor 9") >= {"a9"}
    assert "a7" not in found(path, "panen kopi nomor 7")


# Feedback


def answer_citing(*ids: str) -> str:
    return json.dumps({"text": SECRET.text, "citations": [{"article_id": id_, "quote": SECRET.text} for id_ in ids]})


@pytest.fixture
def feedback(path: Path) -> Path:
    file = path / FEEDBACK
    with sqlite3.connect(file) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("CREATE TABLE feedback (id INTEGER PRIMARY KEY, answer TEXT, comment TEXT)")
        told = [answer_citing("a1"), answer_citing("a1", SECRET.id), "no answer", None, answer_citing(SECRET.id), "[]"]
        rows.executemany("INSERT INTO feedback (answer, comment) VALUES (?, ?)", [(a, "salah") for a in told])
    rows.close()
    return file


def test_feedback_that_quotes_an_erased_article_goes_with_it(path: Path, feedback: Path) -> None:
    assert erase([SECRET.id], index=path).feedback == 2
    with sqlite3.connect(feedback) as rows:
        left = [row[0] for row in rows.execute("SELECT id FROM feedback ORDER BY id")]
    rows.close()
    assert left == [1, 3, 4, 6]


def test_no_byte_of_a_quotation_is_left_in_the_feedback(path: Path, feedback: Path) -> None:
    FeedbackTable(path).forget_citing({"a1"})
    assert b"Zubairyansyah" in feedback.read_bytes()
    FeedbackTable(path).forget_citing({SECRET.id})
    held = b"".join(file.read_bytes() for file in path.glob(f"{FEEDBACK}*"))
    assert b"Zubairyansyah" not in held


def test_feedback_that_cannot_be_cleared_stops_the_erasure_before_it_is_done(path: Path) -> None:
    (path / FEEDBACK).write_bytes(b"no data base " * 100)
    with pytest.raises(IndexingError, match="cannot be cleared"):
        erase([SECRET.id], index=path)
    assert SECRET.id not in found(path, SECRET.text)
    assert awaiting_erasure(path) == [SECRET.id]
    (path / FEEDBACK).unlink()
    erase([SECRET.id], index=path)
    assert traces(path, SECRET) == set()


def test_an_index_without_feedback_has_none_to_clear(path: Path) -> None:
    assert FeedbackTable(path).forget_citing({SECRET.id}) == 0
    sqlite3.connect(path / FEEDBACK).close()
    assert FeedbackTable(path).forget_citing({SECRET.id}) == 0


def test_an_erasure_that_could_not_remove_a_file_says_so_and_is_finished_later(path: Path) -> None:
    kept = path / "000001" / generations.CHROMA
    kept.chmod(0o500)
    if os.access(kept, os.W_OK):
        pytest.skip("the system refuses nothing to this user")
    with pytest.raises(IndexingError, match=r"000001\.part could not be removed"):
        erase([SECRET.id], index=path)
    assert SECRET.id not in found(path, SECRET.text)
    assert awaiting_erasure(path) == [SECRET.id]
    (path / "000001.part" / generations.CHROMA).chmod(0o700)
    assert erase([], index=path).erased == (SECRET.id,)
    assert traces(path, SECRET) == set()


def test_what_an_interrupted_erasure_left_is_swept_by_the_next(path: Path) -> None:
    shutil.copytree(path / "000002", path / "000009.part")
    erase([SECRET.id], index=path)
    assert traces(path, SECRET) == set()
