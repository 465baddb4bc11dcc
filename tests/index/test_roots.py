"""The folders that articles come from: which of their articles are gone, and which only seem to be."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import CorpusError
from index import Archive, TooManyRemovals, rebuild
from index.errors import ArticlesRenamed
from tests.index.findings import TEN, counts, files_below

WriteArticles = Callable[[str, dict[str, str]], Path]
Settle = Callable[[Path], None]


def test_a_part_of_a_root_makes_no_new_ids_and_removes_only_below_it(tmp_path: Path, write_articles: WriteArticles) -> None:
    texts = {f"2024/{name}": text for name, text in TEN.items()} | {
        f"2025/{name}": f"Kopi. {text}" for name, text in TEN.items()
    }
    folder, path = write_articles("berita", texts), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "2024" / "1.txt").unlink()
    (folder / "2025" / "1.txt").unlink()
    assert counts(rebuild(folder / "2024", index=path)) == (0, 0, 9, 1)
    assert counts(rebuild(folder, index=path)) == (0, 0, 18, 1)


def test_folders_of_one_name_keep_their_files_apart(tmp_path: Path, write_articles: WriteArticles) -> None:
    one, other = write_articles("a/berita", TEN), write_articles("b/berita", {"1.txt": "Panen kopi di Liwa."})
    path = tmp_path / "index"
    assert counts(rebuild([one, other], index=path)) == (11, 0, 0, 0)
    (other / "1.txt").unlink()
    write_articles("b/berita", {"2.txt": "Pasar murah di Gisting."})
    assert counts(rebuild(other, index=path)) == (1, 0, 0, 1)
    assert counts(rebuild(one, index=path)) == (0, 0, 10, 0)


def test_a_folder_that_is_moved_holds_the_same_articles(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("a/berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "3.txt").unlink()
    moved = folder.rename(tmp_path / "berita")
    assert counts(rebuild(moved, index=path)) == (0, 0, 9, 1)
    assert counts(rebuild(moved, index=path)) == (0, 0, 9, 0)


def test_another_folder_of_the_name_of_one_that_is_away_takes_none_of_its_ids(
    tmp_path: Path, write_articles: WriteArticles
) -> None:
    folder, path = write_articles("stick/berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    folder.parent.rename(tmp_path / "away")
    other = write_articles("home/berita", {"1.txt": "Panen kopi di Liwa."})
    assert counts(rebuild(other, index=path)) == (1, 0, 0, 0)
    (tmp_path / "away").rename(folder.parent)
    assert counts(rebuild([folder, other], index=path)) == (0, 0, 11, 0)


def test_a_folder_within_that_was_renamed_is_told_from_one_that_is_gone(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", {f"agustus/{name}": text for name, text in TEN.items()}), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "agustus").rename(folder / "08")
    with pytest.raises(ArticlesRenamed, match="was a folder renamed") as refused:
        rebuild(folder, index=path)
    assert (refused.value.removals, refused.value.articles, refused.value.again) == (10, 10, 10)
    assert counts(rebuild(folder, index=path, allow_removals=True)) == (10, 0, 0, 10)


def test_a_folder_found_empty_removes_nothing_unasked(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    before = files_below(path)
    folder.rename(tmp_path / "away")
    folder.mkdir()
    with pytest.raises(TooManyRemovals, match="--allow-removals") as refused:
        rebuild(folder, index=path)
    assert (refused.value.removals, refused.value.articles, refused.value.path) == (10, 10, path)
    assert files_below(path) == before
    folder.rmdir()
    with pytest.raises(CorpusError, match="no file or folder"):
        rebuild(folder, index=path)
    (tmp_path / "away").rename(folder)
    assert counts(rebuild(folder, index=path)) == (0, 0, 10, 0)


def test_a_small_folder_found_empty_is_a_missing_disk_unless_that_is_denied(
    tmp_path: Path, write_articles: WriteArticles
) -> None:
    """Also where it held less than the fifth that may go unasked."""
    folder, disk, path = write_articles("berita", TEN), write_articles("disk", {"1.txt": "Panen kopi di Liwa."}), tmp_path / "i"
    rebuild([folder, disk], index=path)
    before = files_below(path)
    (disk / "1.txt").rename(tmp_path / "away.txt")
    (disk / "lost+found").mkdir()
    with pytest.raises(TooManyRemovals, match=rf"nothing to read in {disk}: .*--allow-removals") as refused:
        rebuild([folder, disk], index=path)
    assert (refused.value.removals, refused.value.articles) == (1, 11)
    assert files_below(path) == before
    (tmp_path / "away.txt").rename(disk / "1.txt")
    assert counts(rebuild([folder, disk], index=path)) == (0, 0, 11, 0)
    (disk / "1.txt").unlink()
    assert counts(rebuild([folder, disk], index=path, allow_removals=True)) == (0, 0, 10, 1)


def test_a_root_below_the_folder_that_is_given_may_be_a_missing_disk_too(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder = write_articles("berita", TEN)
    disk, path = write_articles("berita/disk", {"1.txt": "Panen kopi di Liwa."}), tmp_path / "index"
    rebuild(disk, index=path)
    rebuild(folder, index=path)
    shutil.rmtree(disk)
    with pytest.raises(TooManyRemovals, match=f"nothing to read in {disk}"):
        rebuild(folder, index=path)


def test_nothing_is_gone_from_a_missing_folder(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, disk, path = write_articles("berita", TEN), write_articles("disk", {"1.txt": "Panen kopi di Liwa."}), tmp_path / "i"
    rebuild([folder, disk], index=path)
    before = files_below(path)
    disk.rename(tmp_path / "away")
    with pytest.raises(CorpusError, match=f"no file or folder at {disk}"):
        rebuild([folder, disk], index=path)
    assert files_below(path) == before
    assert counts(rebuild(folder, index=path)) == (0, 0, 10, 0)
    with Archive.open(path) as archive:
        assert archive.status().articles == 10 + 1


def test_nothing_is_gone_from_a_folder_of_which_a_part_cannot_be_listed(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, other, path = write_articles("berita", TEN), write_articles("lain", TEN), tmp_path / "index"
    rebuild([folder, other], index=path)
    (folder / "3.txt").unlink()
    _make_too_deep(folder)
    report = rebuild([folder, other], index=path)
    assert (counts(report), [failure.source[: len(str(folder))] for failure in report.failed]) == ((0, 0, 10, 0), [str(folder)])
    shutil.rmtree(folder / ("x" * 250))
    report = rebuild([folder, other], index=path)
    assert (counts(report), report.failed) == ((0, 0, 19, 1), ())


def _make_too_deep(folder: Path) -> None:
    """Folders in folders until the path of the last is longer than the system takes."""
    place = os.open(folder, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("x" * 250, dir_fd=place)
        below = os.open("x" * 250, os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = below
    os.close(place)


def test_a_folder_renamed_holds_the_same_articles(tmp_path: Path, write_articles: WriteArticles, settle: Settle) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    with Archive.open(path) as archive:
        before = archive.find_article("3.txt")
    (folder / "7.txt").unlink()
    renamed = folder.rename(tmp_path / "arsip 2024")
    assert counts(rebuild(renamed, index=path)) == (0, 0, 9, 1)
    with Archive.open(path) as archive:
        after = archive.find_article("3.txt")
    assert (after.id, after.source) == (before.id, str(renamed / "3.txt"))
    assert counts(rebuild(renamed, index=path)) == (0, 0, 9, 0)


def test_another_folder_with_files_of_the_same_names_is_another_folder(tmp_path: Path, write_articles: WriteArticles) -> None:
    """Though the first is away: the files are not those that it held."""
    folder, path = write_articles("stick", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    folder.rename(tmp_path / "away")
    other = write_articles("berita", {name: f"Kopi. {text}" for name, text in TEN.items()})
    assert counts(rebuild(other, index=path)) == (10, 0, 0, 0)
    (tmp_path / "away").rename(folder)
    assert counts(rebuild([folder, other], index=path)) == (0, 0, 20, 0)


def test_a_folder_is_the_same_by_every_path_that_leads_to_it(
    tmp_path: Path, write_articles: WriteArticles, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = write_articles("arsip/berita", TEN), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    (tmp_path / "tautan").symlink_to(folder)
    (tmp_path / "pintasan").symlink_to(folder.parent)
    monkeypatch.chdir(folder.parent)
    for way in ("berita", "./berita/", "../arsip/berita", f"{folder}/", tmp_path / "tautan", tmp_path / "pintasan/berita"):
        report = rebuild(way, index=path)
        assert (counts(report), report.generation) == ((0, 0, 10, 0), 1), way
    (folder / "3.txt").unlink()
    assert counts(rebuild(tmp_path / "tautan", index=path)) == (0, 0, 9, 1)


def test_a_link_that_leads_elsewhere_now_takes_nothing_from_where_it_led(tmp_path: Path, write_articles: WriteArticles) -> None:
    first, second = write_articles("v1", TEN), write_articles("v2", {"kopi.txt": "Panen kopi di Liwa."})
    link, path = tmp_path / "berita", tmp_path / "index"
    link.symlink_to(first)
    rebuild(link, index=path)
    link.unlink()
    link.symlink_to(second)
    assert counts(rebuild(link, index=path)) == (1, 0, 0, 0)
    assert counts(rebuild([first, link], index=path)) == (0, 0, 11, 0)


def test_a_link_that_leads_nowhere_is_a_missing_folder(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, link, path = write_articles("berita", TEN), tmp_path / "tautan", tmp_path / "index"
    link.symlink_to(folder)
    rebuild(link, index=path)
    folder.rename(tmp_path / "away")
    with pytest.raises(CorpusError, match="no file or folder"):
        rebuild(link, index=path)
    with Archive.open(path) as archive:
        assert archive.status().articles == 10
