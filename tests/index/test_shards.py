"""Processes that prepare articles: the same generation for any number of them, and no harm where one dies."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus import Article
from corpus.text import sentences, words
from index import IndexingError, Progress, rebuild
from index.ingest.progress import REPORT_EVERY
from index.ingest.records import SHARD_ARTICLES, records_of
from index.ingest.worker_pool import ALONE_SHARDS, Preparing
from index.passages import passages_of
from index.retrieval.embedders import load_embedder
from index.storage import generations

MakeArticle = Callable[..., Article]
ReadContents = Callable[[Path], dict[str, Any]]

MANY = (ALONE_SHARDS + 2) * SHARD_ARTICLES + 7  # enough for processes to be started
# Of `meta` all but the time of building, of `files` all but that of reading.
TABLES = ("articles", "passages", "vectors", "segments", "postings", "roots", "failures", "copies", "sqlite_sequence")


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    folder = generations.folder_of(path, generations.current(path))
    with sqlite3.connect(folder / generations.MANIFEST) as manifest:
        held = {table: sorted(manifest.execute(f"SELECT * FROM {table}")) for table in TABLES}
    manifest.close()
    return held


def test_a_record_is_what_sentences_passages_words_and_vectors_say(make_article: MakeArticle) -> None:
    long = make_article(2, text=" ".join(f"Warga membahas banjir pada hari ke-{n}." for n in range(100)))
    articles, embedder = [make_article(1), long, make_article(3, title="Banjir", title_is_derived=True)], load_embedder()
    for article, record in zip(articles, records_of(articles, embedder), strict=True):
        found = passages_of(article, sentences(article.text))
        assert record.sentences.tolist() == [[span.start, span.end] for span in sentences(article.text)]
        assert record.passages.tolist() == [[passage.start, passage.end] for passage in found]
        assert [tuple(each.split()) for each in record.words] == [words(passage.text) for passage in found]
        assert tuple(record.title.split()) == (() if article.title_is_derived else words(article.title))
        alone = embedder.embed([f"{article.title}\n{passage.text}" for passage in found]).astype(np.float16)
        assert record.vectors is not None
        assert record.vectors.tobytes() == alone.tobytes()


@pytest.mark.programs
def test_any_number_of_processes_makes_the_same_generation(tmp_path: Path, make_article: MakeArticle) -> None:
    articles = [make_article(n) for n in range(MANY)]
    changed = [*articles, make_article(5, text="Lain."), *(make_article(n, text=f"Lain {n}.") for n in range(MANY))]
    for workers in (1, 2):
        rebuild(articles, index=tmp_path / str(workers), workers=workers)
    assert rows(tmp_path / "1") == rows(tmp_path / "2")
    for workers in (1, 2):
        rebuild(changed[MANY + 1 :], index=tmp_path / str(workers), workers=workers)
    assert rows(tmp_path / "1") == rows(tmp_path / "2")


@pytest.mark.programs
def test_a_program_without_a_guard_starts_no_second_rebuild(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from pathlib import Path\n"
        "with Path('runs').open('a') as runs:\n    runs.write('run')\n"
        "from corpus import Article\nfrom index import rebuild\n"
        f"articles = [Article(f'a{{n}}', 's', 'T', f'Banjir nomor {{n}}.') for n in range({MANY})]\n"
        "print(rebuild(articles, index='i', workers=2).added)\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    done = subprocess.run([sys.executable, program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"{MANY}\n", "")
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "run"


@pytest.mark.programs
def test_a_process_that_dies_ends_the_rebuild_with_what_to_do_and_leaves_all_as_it_was(
    tmp_path: Path, make_article: MakeArticle, contents: ReadContents, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, articles = tmp_path / "index", [make_article(n) for n in range(MANY)]
    rebuild(articles[:3], index=path)
    before = contents(path)
    with monkeypatch.context() as broken:
        broken.setenv("PYTHONHOME", str(tmp_path / "no python"))  # so that Python does not start
        with pytest.raises(IndexingError, match="--workers 1") as refused:
            rebuild(articles, index=path, workers=2)
    assert refused.value.path.is_relative_to(path)
    assert (generations.generations(path), contents(path)) == ([1], before)
    rebuild(articles, index=path, workers=2)
    rebuild(articles, index=tmp_path / "clean", workers=1)
    assert contents(path) == contents(tmp_path / "clean")


@pytest.mark.programs
def test_a_rebuild_that_is_stopped_leaves_no_process(tmp_path: Path, make_article: MakeArticle) -> None:
    class Stopped(Exception):
        pass

    def stop(now: Progress) -> None:
        if now.step == "writing" and now.done > MANY - REPORT_EVERY:
            raise Stopped

    with pytest.raises(Stopped):
        rebuild([make_article(n) for n in range(MANY)], index=tmp_path / "index", workers=2, progress=stop)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_another_model_stays_in_one_process(tmp_path: Path, make_article: MakeArticle, tiny_embedder: Path) -> None:
    articles = [make_article(n) for n in range(MANY)]
    for workers in (1, 2):
        rebuild(articles, index=tmp_path / str(workers), embedder=tiny_embedder, workers=workers)
    assert rows(tmp_path / "1") == rows(tmp_path / "2")


def test_few_articles_are_prepared_without_a_process(make_article: MakeArticle, tmp_path: Path) -> None:
    preparing = Preparing(load_embedder(), 2, tmp_path)
    for n in range(ALONE_SHARDS):
        assert len(preparing.begin([make_article(n)])()) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    preparing.close()
