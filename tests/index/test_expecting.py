"""What a rebuild will need is known before it begins."""

import gzip
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from corpus import Article
from index import IndexingError, Progress, rebuild
from index.ingest.erase import erase
from index.ingest.estimate import INDEX_BYTES, INDEX_BYTES_GZIPPED, articles_to_read, require_space
from index.ingest.history import FileHistory
from index.ingest.progress import Meter

MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]

MORE_THAN_ANY_DISK = 4_000_000_000_000  # bytes, in a file with nothing in it


def sparse(file: Path, size: int) -> None:
    file.touch()
    os.truncate(file, size)


def test_lines_of_tables_and_other_files_are_counted(write_articles: WriteArticles) -> None:
    folder = write_articles("berita", {"a.txt": "Banjir.\nDi Liwa.", "b.jsonl": "{}\n{}\n{}\n", "c.csv": "isi\nBanjir.\n"})
    with gzip.open(folder / "d.jsonl.gz", "wb") as table:
        table.write(b"{}\n" * 7)
    (folder / "broken.jsonl.gz").write_bytes(b"no gzip")
    assert articles_to_read([folder, "https://koran.example/feed"], FileHistory(None)) == 1 + 3 + 2 + 7 + 1


def test_the_total_is_told_with_the_articles(tmp_path: Path, write_articles: WriteArticles, make_article: MakeArticle) -> None:
    told: list[Progress] = []
    folder = write_articles("berita", {f"{n}.txt": f"Banjir nomor {n}." for n in range(5)})
    rebuild(folder, index=tmp_path / "index", progress=told.append)
    rebuild([make_article(n) for n in range(3)], index=tmp_path / "index", progress=told.append)
    rebuild(iter([make_article(7)]), index=tmp_path / "index", progress=told.append)
    # On a busy machine some are told twice.
    assert list(dict.fromkeys(progress.total for progress in told if progress.step == "articles")) == [5, 3, None]


def test_pages_of_scans_are_counted_one_by_one(tmp_path: Path) -> None:
    first, *others = [Image.new("L", (20, 30), 255)] * 24
    first.save(tmp_path / "koran.tif", save_all=True, append_images=others)
    first.save(tmp_path / "koran.pdf", save_all=True, append_images=others)
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.4")
    assert articles_to_read([tmp_path], FileHistory(None)) == 24 + 24 + 1


def test_what_comes_slowly_is_told_one_by_one_and_more_than_was_thought_has_no_total(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Progress] = []
    now_s = iter(range(0, 1_000, 30))
    monkeypatch.setattr("time.monotonic", lambda: float(next(now_s)))
    meter = Meter(told.append)
    meter.begin("articles", 2)
    for _ in range(3):
        meter.count()
    assert [(progress.done, progress.total) for progress in told] == [(1, 2), (2, 2), (3, None)]


def test_too_little_space_is_said_before_anything_is_copied(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    sparse(path / "000001" / "padding", MORE_THAN_ANY_DISK)
    assert shutil.disk_usage(path).free < MORE_THAN_ANY_DISK
    for attempt in (lambda: rebuild([make_article(2)], index=path), lambda: erase(["a1"], index=path)):
        with pytest.raises(IndexingError, match=r"needs 12,000,\d+ MB of free space, 3 times the 4,000,\d+ MB") as refused:
            attempt()
        assert refused.value.path == path
    assert [place.name for place in path.iterdir() if place.is_dir()] == ["000001"]
    assert rebuild([make_article(1)], index=path).unchanged == 1


@pytest.mark.parametrize(("name", "factor"), [("besar.jsonl", INDEX_BYTES), ("besar.jsonl.gz", INDEX_BYTES_GZIPPED)])
def test_a_first_build_is_estimated_from_its_files(tmp_path: Path, name: str, factor: int) -> None:
    sparse(tmp_path / name, MORE_THAN_ANY_DISK)
    with pytest.raises(IndexingError, match=f"needs {3 * factor * 4_000_000:,} MB"):
        require_space(tmp_path, None, [tmp_path / name])
