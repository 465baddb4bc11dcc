"""What a rebuild takes out: only what came from a folder that is given again, and never much of it unasked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import Article, CorpusError
from index import Archive, TooManyRemovals, rebuild
from index.storage import generations
from tests.index.findings import TEN, counts, found

Contents = dict[str, Any]
MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]
ReadContents = Callable[[Path], Contents]
Settle = Callable[[Path], None]


def test_an_article_gone_from_its_folder_never_surfaces_again(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "3.txt").unlink()
    assert counts(rebuild(folder, index=path)) == (0, 0, 9, 1)
    assert TEN["3.txt"] not in found(path, "banjir nomor 3")
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")
    assert generations.rollback(path) == 1
    assert TEN["3.txt"] not in found(path, "banjir nomor 3")
    assert len(found(path, "banjir")) == 10 - 1


def test_a_rebuild_after_a_rollback_holds_what_a_clean_one_does(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "3.txt").unlink()
    rebuild(folder, index=path)
    generations.rollback(path)
    write_articles("berita", {"new.txt": "Panen kopi di Liwa."})
    assert rebuild(folder, index=path).generation == 3
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_a_generation_that_was_rolled_back_from_is_not_gone_back_to(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    rebuild([make_article(2)], index=path)
    generations.rollback(path)
    rebuild([make_article(3)], index=path)
    assert generations.rollback(path) == 1


def test_an_article_that_comes_back_is_taken_in_again(tmp_path: Path, settle: Settle, write_articles: WriteArticles) -> None:
    """Also from a file as old as it was: the stamp of a file goes with its articles."""
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    (folder / "3.txt").rename(tmp_path / "3.txt")
    rebuild(folder, index=path)
    (tmp_path / "3.txt").rename(folder / "3.txt")
    assert counts(rebuild(folder, index=path)) == (1, 0, 9, 0)
    generations.rollback(path)
    assert counts(rebuild(folder, index=path)) == (1, 0, 9, 0)
    assert TEN["3.txt"] in found(path, "banjir nomor 3")


def test_single_files_and_articles_handed_over_only_add(
    tmp_path: Path, write_articles: WriteArticles, make_article: MakeArticle
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild([make_article(1), make_article(2)], index=path)
    assert counts(rebuild(folder / "1.txt", index=path)) == (1, 0, 0, 0)
    assert counts(rebuild([folder / "1.txt", folder / "2.txt"], index=path)) == (1, 0, 1, 0)
    assert counts(rebuild([make_article(3)], index=path)) == (1, 0, 0, 0)
    with Archive.open(path) as archive:
        assert archive.status().articles == 2 + 1 + 1 + 1


def test_records_gone_from_a_file_in_a_folder_are_removed_and_from_a_file_given_alone_are_not(
    tmp_path: Path, write_articles: WriteArticles
) -> None:
    lines = [f'{{"id": "n{n}", "text": "Banjir nomor {n} di desa."}}' for n in range(10)]
    folder, path = write_articles("berita", {"agency.jsonl": "\n".join(lines)}), tmp_path / "index"
    rebuild(folder, index=path)
    write_articles("berita", {"agency.jsonl": "\n".join(lines[:-1])})
    assert counts(rebuild(folder / "agency.jsonl", index=path)) == (0, 0, 9, 0)
    write_articles("berita", {"agency.jsonl": "\n".join(lines[:-1]) + "\n"})
    assert counts(rebuild(folder, index=path)) == (0, 0, 9, 1)


def test_a_file_first_given_alone_belongs_to_its_folder_once_that_is_given(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", {f"2024/{name}": text for name, text in TEN.items()}), tmp_path / "index"
    settle(folder)
    rebuild([folder / "2024" / "1.txt", folder / "2024" / "2.txt"], index=path)
    rebuild(folder, index=path)
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")
    (folder / "2024" / "1.txt").unlink()
    assert counts(rebuild(folder, index=path)) == (0, 0, 9, 1)


def test_a_fifth_may_go_and_more_only_where_it_is_allowed(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    for name in ("1.txt", "2.txt"):
        (folder / name).unlink()
    assert counts(rebuild(folder, index=path)) == (0, 0, 8, 10 // 5)
    for name in ("3.txt", "4.txt"):
        (folder / name).unlink()
    with pytest.raises(TooManyRemovals):
        rebuild(folder, index=path)
    assert counts(rebuild(folder, index=path, allow_removals=True)) == (0, 0, 6, 2)


def test_an_archive_may_lose_all_its_articles_and_gain_new_ones(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    for file in folder.iterdir():
        file.unlink()
    assert rebuild(folder, index=path, allow_removals=True).passages == 0
    assert found(path, "banjir") == set()
    write_articles("berita", {"new.txt": "Panen kopi di Liwa."})
    assert counts(rebuild(folder, index=path)) == (1, 0, 0, 0)
    assert found(path, "kopi") == {"Panen kopi di Liwa."}


def test_a_folder_without_articles_builds_nothing(tmp_path: Path) -> None:
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "kosong.txt").write_text("")
    with pytest.raises(CorpusError, match=r"no articles in .*berita.*kosong\.txt is empty"):
        rebuild(tmp_path / "berita", index=tmp_path / "index")
    assert not (tmp_path / "index" / "CURRENT").exists()


def test_a_fresh_start_from_nothing_leaves_the_archive_as_it_was(tmp_path: Path, make_article: MakeArticle) -> None:
    (tmp_path / "berita").mkdir()
    rebuild([make_article(1)], index=tmp_path / "index")
    with pytest.raises(CorpusError, match="no articles"):
        rebuild(tmp_path / "berita", index=tmp_path / "index", fresh=True)
    with Archive.open(tmp_path / "index") as archive:
        assert archive.status().articles == 1
