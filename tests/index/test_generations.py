"""A rebuild that dies, fails or finds the disk full loses nothing; one writes at a time; numbers are given once."""

import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from corpus import Article
from index import Archive, IndexDamaged, IndexingError, IndexNotFound, Progress, rebuild
from index.storage import generations
from index.storage.editorial import FILE
from tests.index.findings import TEN, files_below, found, python

ReadContents = Callable[[Path], dict[str, Any]]
MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]


def left(path: Path) -> list[str]:
    """Folders of an index, and files beside them that a rebuild leaves by dying."""
    return sorted(p.name for p in path.iterdir() if p.name not in ("CURRENT", "lock", FILE))


# Killed


def test_a_write_into_the_serving_generation_that_dies_half_way_is_undone(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents, serving_folder: Callable[[Path], Path]
) -> None:
    """Such writes are those that take a removed article out of what can be rolled back to."""
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    before = contents(path)
    dying = (
        "import os, sqlite3, sys\n"
        "manifest = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "manifest.execute('PRAGMA cache_size = 1')\n"
        "manifest.execute('BEGIN')\n"
        "manifest.execute('UPDATE articles SET text = hex(randomblob(5000))')\n"
        "os._exit(0)\n"
    )
    manifest = serving_folder(path) / generations.MANIFEST
    python("-c", dying, manifest)
    assert manifest.with_name(manifest.name + "-journal").stat().st_size > 0
    assert TEN["3.txt"] in found(path, "banjir nomor 3")
    assert contents(path) == before


def test_what_a_killed_rebuild_left_is_swept_by_one_that_changes_nothing(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    shutil.copytree(path / "000001", path / "000002.part")
    shutil.copytree(path / "000001", path / "000002")
    rebuild([make_article(1)], index=path)
    assert left(path) == ["000001"]


# Failed


class Stopped(Exception):
    pass


def stop_at(step: str) -> Callable[[Progress], None]:
    def progress(now: Progress) -> None:
        if now.step == step:
            raise Stopped(step)

    return progress


@pytest.mark.parametrize("step", ["articles", "writing", "checking", "switching"])
def test_a_rebuild_that_fails_leaves_all_as_it_was(
    tmp_path: Path, make_article: MakeArticle, contents: ReadContents, step: str
) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    before = files_below(path)
    with pytest.raises(Stopped):
        rebuild([make_article(2)], index=path, progress=stop_at(step))
    assert files_below(path) == before
    rebuild([make_article(2)], index=path)
    rebuild([make_article(1), make_article(2)], index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_articles_that_fail_half_way_leave_all_as_it_was(tmp_path: Path, make_article: MakeArticle) -> None:
    def some() -> Iterator[Article]:
        yield make_article(2)
        raise Stopped

    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    before = files_below(path)
    with pytest.raises(Stopped):
        rebuild(some(), index=path)
    assert files_below(path) == before


def test_a_generation_that_was_not_switched_to_is_not_used(
    tmp_path: Path, make_article: MakeArticle, contents: ReadContents
) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    with pytest.raises(Stopped):
        rebuild([make_article(2)], index=path, progress=stop_at("switching"))
    assert generations.current(path) == 1
    assert rebuild([make_article(3)], index=path).generation == 2
    rebuild([make_article(1), make_article(3)], index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


# A full disk


@contextmanager
def no_file_longer_than(limit_bytes: int) -> Iterator[None]:
    """The system refuses to write beyond that, as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("share", [0.01, 0.5, 1.02, 1.2])
def test_a_full_disk_leaves_all_as_it_was(
    tmp_path: Path, make_article: MakeArticle, contents: ReadContents, share: float
) -> None:
    """Its limit is a share of the longest file there is: too little for the copy, or for what is added to it."""
    path = tmp_path / "index"
    rebuild([make_article(n) for n in range(10)], index=path)
    before = files_below(path)
    longest = max(map(len, before.values()))
    more = [make_article(n, text=f"Panen kopi {n} di Liwa. " * 200) for n in range(10, 40)]
    with no_file_longer_than(int(share * longest)), pytest.raises(IndexingError, match="cannot be written") as refused:
        rebuild(more, index=path)
    assert refused.value.path.is_relative_to(path)
    assert files_below(path) == before
    rebuild(more, index=path)
    rebuild([*[make_article(n) for n in range(10)], *more], index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


# Numbers and pointers


def test_two_generations_are_kept(tmp_path: Path, make_article: MakeArticle) -> None:
    for n in range(4):
        rebuild([make_article(n)], index=tmp_path / "index")
    assert generations.generations(tmp_path / "index") == [3, 4]


def test_a_number_is_never_given_twice(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    assert [rebuild([make_article(n)], index=path).generation for n in range(3)] == [1, 2, 3]
    assert generations.rollback(path) == 2
    assert rebuild([], index=path).generation == 2
    assert generations.generations(path) == [2]
    assert rebuild([make_article(7)], index=path).generation == 4
    assert rebuild([make_article(7)], index=path, fresh=True).generation == 5


def test_the_only_generation_cannot_be_rolled_back(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    with pytest.raises(IndexingError, match="only one"):
        generations.rollback(path)
    assert generations.current(path) == 1


def test_no_index_is_no_damaged_index(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound, match="wartanya rebuild"):
        generations.current(tmp_path)
    with pytest.raises(IndexNotFound):
        generations.rollback(tmp_path)


@pytest.mark.parametrize("written", [b"", b"7\n", b"one\n", b"\xff\xfe", b"-1", b"1 1"])
def test_a_pointer_that_points_nowhere_is_damage_with_a_remedy(
    tmp_path: Path, make_article: MakeArticle, written: bytes
) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    (path / "CURRENT").write_bytes(written)
    for attempt in (lambda: Archive.open(path), lambda: rebuild([make_article(1)], index=path)):
        with pytest.raises(IndexDamaged, match="wartanya rebuild --fresh") as refused:
            attempt()
        assert refused.value.path == path
    assert rebuild([make_article(1)], index=path, fresh=True).added == 1
    assert found(path, "panen kopi")


def test_a_damaged_generation_that_could_be_rolled_back_to_stops_no_rebuild(
    tmp_path: Path, write_articles: WriteArticles
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    write_articles("berita", {"0.txt": "Gempa mengguncang Krui."})
    rebuild(folder, index=path)
    (path / "000001" / generations.MANIFEST).write_bytes(b"no data base")
    (folder / "3.txt").unlink()
    assert rebuild(folder, index=path).removed == 1


def test_vectors_that_were_lost_are_found_missing_before_the_switch(
    tmp_path: Path, make_article: MakeArticle, serving_folder: Callable[[Path], Path]
) -> None:
    path = tmp_path / "index"
    rebuild([make_article(n) for n in range(3)], index=path)
    with sqlite3.connect(serving_folder(path) / generations.MANIFEST) as manifest:
        manifest.execute("DELETE FROM vectors WHERE passage = 2")
    manifest.close()
    with pytest.raises(IndexDamaged, match="4 passages but vectors in the manifest: 3"):
        rebuild([make_article(7)], index=path)
    assert generations.current(path) == 1
    assert left(path) == ["000001"]
