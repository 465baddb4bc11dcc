"""The way to an index leaves no trace in it."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from corpus import Article
from index import Archive, Filter, IndexingError, Progress, rebuild
from index.ingest.progress import REPORT_EVERY
from tests.index.findings import TEN, counts

Contents = dict[str, Any]
MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]
ReadContents = Callable[[Path], Contents]
Settle = Callable[[Path], None]


def test_the_order_of_articles_changes_neither_index_nor_answers(
    tmp_path: Path, make_article: MakeArticle, contents: ReadContents
) -> None:
    articles = [make_article(n, published=date(2024, 8, 1 + n % 5), outlet=f"koran {n % 3}") for n in range(40)]
    shuffled = Random(1).sample(articles, len(articles))
    rebuild(articles, index=tmp_path / "one")
    rebuild(shuffled[:25], index=tmp_path / "other")
    rebuild(shuffled[20:], index=tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    for wanted in (Filter(), Filter(since=date(2024, 8, 2), outlets=("KORAN 1",))):
        answers = []
        for name in ("one", "other"):
            with Archive.open(tmp_path / name) as archive:
                hits = archive.search("Siapa yang datang ke rapat koordinasi di Liwa?", limit=20, filter=wanted)
                answers.append([(hit.passage, pytest.approx(hit.score, abs=1e-6)) for hit in hits])
        assert answers[0] == answers[1] != []


@pytest.mark.programs
def test_nothing_depends_on_the_seed_of_hashes(tmp_path: Path, write_articles: WriteArticles, contents: ReadContents) -> None:
    folder = write_articles("berita", TEN)
    script = (
        "import sys; from index import Archive, rebuild\n"
        "rebuild(sys.argv[1], index=sys.argv[2])\n"
        "with Archive.open(sys.argv[2]) as archive:\n"
        "    print([(hit.passage.id, hit.score) for hit in archive.search('Who saw the flood in village number 3?')])\n"
    )
    printed = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, str(folder), str(tmp_path / seed)]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_many_rebuilds_come_to_what_one_does(tmp_path: Path, make_article: MakeArticle, contents: ReadContents) -> None:
    """More of them than there may be segments of the word index."""
    path = tmp_path / "index"
    for n in range(12):
        rebuild([make_article(n), make_article(n // 2, text=f"Lain {n}.")], index=path)
    last = {n: make_article(n) for n in range(12)} | {n // 2: make_article(n // 2, text=f"Lain {n}.") for n in range(12)}
    rebuild(last.values(), index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_another_embedder_makes_all_over_without_the_files(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles, contents: ReadContents, tiny_embedder: Path
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    before = contents(path)
    report = rebuild([], index=path, embedder=tiny_embedder)
    assert (counts(report), report.generation, report.passages) == ((0, 0, 0, 0), 2, 10)
    after = contents(path)
    assert {name: after[name] for name in after if name != "vectors"} == {
        name: before[name] for name in before if name != "vectors"
    }
    assert {len(vector) for vector in after["vectors"].values()} == {2 * 8}  # eight half-precision numbers
    with Archive.open(path) as archive:
        assert archive.status().fingerprint["embedder"] == str(tiny_embedder)
        assert archive.search("banjir nomor 3")
    assert counts(rebuild(folder, index=path)) == (0, 0, 10, 0)


def test_progress_is_told_every_so_often_and_before_the_switch(tmp_path: Path, make_article: MakeArticle) -> None:
    steps: list[Progress] = []
    rebuild([make_article(n) for n in range(2 * REPORT_EVERY)], index=tmp_path / "index", progress=steps.append)
    assert [step.step for step in steps] == ["articles", "articles", "writing", "writing", "checking", "switching"]
    assert [step.done for step in steps[:4]] == 2 * [1, 1 + REPORT_EVERY]
    assert [step.total for step in steps[:4]] == 4 * [2 * REPORT_EVERY]


def test_an_index_that_cannot_be_written_is_named(tmp_path: Path, make_article: MakeArticle) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(IndexingError, match="cannot be written") as refused:
        rebuild([make_article(1)], index=tmp_path / "file")
    assert refused.value.path == tmp_path / "file"
