import gzip
import os
from pathlib import Path

import pytest

from corpus import CorpusError, UnreadableArticle, UnsupportedFormat, load
from corpus.files import article_files, load_file, passed_over
from corpus.loaders.registry import LOADERS

TEXT = "LIWA – Polres Lampung Barat menggelar rapat koordinasi, Senin (26/8/2024).\nRapat dipimpin Kapolres.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "warta" / "agustus").mkdir(parents=True)
    (tmp_path / "warta" / "b.txt").write_text(TEXT)
    (tmp_path / "warta" / "agustus" / "a.txt").write_text(TEXT)
    return tmp_path / "warta"


def ids(path: Path, **options: object) -> list[str]:
    return [article.id for article in load(path, **options)]  # type: ignore[arg-type]


def test_a_folder_is_read_in_order_of_its_paths(folder: Path) -> None:
    assert [Path(article.source).name for article in load(folder)] == ["a.txt", "b.txt"]


def test_hidden_files_other_formats_links_and_questions_are_passed_over(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text(TEXT)
    (folder / ".git").mkdir()
    for name in (".hidden.txt", ".git/c.txt", "photo.jpg", "README"):
        (folder / name).write_text(TEXT)
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "questions.jsonl").write_text('{"question": "Siapa yang memimpin rapat?", "answers": ["Kapolres"]}\n')
    assert [file.name for file in article_files(folder)] == ["a.txt", "b.txt"]


def test_what_programs_keep_beside_a_file_is_passed_over(folder: Path) -> None:
    for name in ("~$laporan.docx", "~$berita.txt", ".~lock.b.txt#"):
        (folder / name).write_bytes(b"ACER")
    assert [file.name for file in article_files(folder)] == ["a.txt", "b.txt"]


def test_files_of_no_format_that_is_read_are_counted(folder: Path) -> None:
    names = ("a.pptx", "b.PPTX", "agustus/c.doc", "README", ".hidden.doc", "~$c.docx", "b.txt~", "#b.txt#", "Thumbs.db")
    for name in names:
        (folder / name).write_bytes(b"x")
    (folder / "tautan.doc").symlink_to(folder / "README")
    assert list(passed_over(folder).items()) == [(".pptx", 2), ("", 1), (".doc", 1)]


def test_an_empty_folder_holds_no_articles(tmp_path: Path) -> None:
    assert list(load(tmp_path)) == []


def test_a_missing_path_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no file or folder"):
        load(tmp_path / "nowhere")


def test_a_file_of_unknown_format_is_refused_with_those_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(UnsupportedFormat) as caught:
        load(tmp_path / "photo.jpg")
    assert all(suffix in str(caught.value) for suffix in LOADERS)


def test_an_id_stays_when_the_text_changes(folder: Path) -> None:
    before = list(load(folder))
    (folder / "b.txt").write_text(TEXT + "Ralat: rapat dipimpin Wakapolres.\n")
    after = list(load(folder))
    assert [a.id for a in before] == [a.id for a in after]
    assert [b.digest == a.digest for b, a in zip(before, after, strict=True)] == [True, False]


def test_a_subfolder_or_file_of_a_known_root_makes_no_new_ids(folder: Path) -> None:
    known = ids(folder)
    assert ids(folder / "agustus", root=folder) == ids(folder / "agustus" / "a.txt", root=folder) == known[:1]
    assert ids(folder / "agustus") != known[:1]


def test_an_id_comes_from_label_and_path_and_not_from_where_the_folder_lies(folder: Path, tmp_path: Path) -> None:
    known = ids(folder)
    moved = folder.rename(tmp_path / "arsip")
    assert ids(moved, label="warta") == known
    assert not set(ids(moved)) & set(known)


def test_bad_files_are_raised_or_handed_over(folder: Path) -> None:
    (folder / "a-empty.txt").write_text("\n")
    with pytest.raises(UnreadableArticle):
        list(load(folder))
    failed: list[CorpusError] = []
    assert len(list(load(folder, errors=failed.append))) == len(["a.txt", "b.txt"])
    assert [Path(error.source).name for error in failed] == ["a-empty.txt"]


def test_a_file_outside_its_root_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(TEXT)
    with pytest.raises(CorpusError, match="below"):
        list(load_file(tmp_path / "other.txt", root=folder, label="warta"))


def test_a_field_that_articles_lack_is_refused(folder: Path) -> None:
    with pytest.raises(CorpusError, match="kolom"):
        list(load(folder, fields={"kolom": "text"}))


def test_an_article_before_a_failure_is_not_lost(tmp_path: Path) -> None:
    lines = '{"text": "Satu."}\n{"text": "Dua."}\n' * 2000
    whole = gzip.compress(lines.encode(), compresslevel=0)
    (tmp_path / "a.jsonl.gz").write_bytes(whole[:-20])
    failed: list[CorpusError] = []
    articles = list(load(tmp_path / "a.jsonl.gz", errors=failed.append))
    assert len(articles) >= 4000 - 2  # those whose end went with the twenty bytes
    assert len(failed) == 1


def test_what_is_written_to_while_it_is_read_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Satu."}\n{"text": "Dua."}\n{"text": "Tiga."}\n')
    found = load_file(path, root=tmp_path, label="warta")
    assert getattr(next(found), "text", "") == "Satu."
    with path.open("a") as file:
        file.write('{"text": "Empat')
    with pytest.raises(UnreadableArticle, match="written to while it was read"):
        list(found)


def test_a_file_that_goes_while_the_folder_is_read_is_said(folder: Path) -> None:
    failed: list[CorpusError] = []
    articles = load(folder, errors=failed.append)
    assert Path(next(articles).source).name == "a.txt"
    (folder / "b.txt").unlink()
    assert list(articles) == []
    assert [Path(error.source).name for error in failed] == ["b.txt"]


def test_what_is_neither_file_nor_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(CorpusError, match="neither"):
        load(tmp_path / "a.txt")
    assert list(load(tmp_path)) == []


def test_a_link_out_of_the_folder_is_not_followed_whatever_its_format(folder: Path, tmp_path: Path) -> None:
    for suffix in LOADERS:
        (tmp_path / f"rahasia{suffix}").write_text(TEXT)
        (folder / f"tautan{suffix}").symlink_to(tmp_path / f"rahasia{suffix}")
    assert [file.name for file in article_files(folder)] == ["a.txt", "b.txt"]
