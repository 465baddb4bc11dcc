"""One thing done to an archive in a process of its own: `python -m benchmarks.growth_steps STEP FOLDER OUT.json [WORD…]`.

FOLDER holds `articles` and `index`. What came of it is written to OUT.json: seconds, milliseconds, megabytes of 2**20 bytes.
"""

import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.peers.memory import peak_mb, resident_mb
from benchmarks.speed import timed
from corpus.errors import WartanyaError
from corpus.load import load
from index.archive import Archive
from index.ingest.erase import erase
from index.ingest.rebuild import rebuild
from index.storage import generations
from index.storage.generations import CHROMA, MANIFEST
from index.storage.manifest import Manifest
from index.types import Filter

LOOK_EVERY_S = 0.1
_WORDS = ("postings", "segments")
_PEER_LIMIT = 20  # passages that a peer is asked for, as in the comparison of answers


def take_in(folder: Path) -> dict[str, Any]:
    """A rebuild of whatever has come, changed or gone in `articles`."""
    with _watched_children() as held:
        report = rebuild(folder / "articles", index=folder / "index", progress=None)
    found = asdict(report)
    found["failed"] = len(report.failed)
    preparers = {"preparers": len(held), "preparer_peak_mb": max(held.values(), default=None)}
    return {**found, "writer_peak_mb": peak_mb(), **preparers}


def copy(folder: Path) -> dict[str, Any]:
    """Copying the generation that serves, and what it takes until the copy would outlast a power cut."""
    path = folder / "copy"
    path.mkdir(exist_ok=True)
    serving = generations.current(folder / "index")
    generations.folder_of(path, serving).symlink_to(generations.folder_of(folder / "index", serving).resolve())
    try:
        began = time.perf_counter()
        made = generations.start(path, serving)
        copied = time.perf_counter()
        generations.complete(made)
        safe = time.perf_counter()
    finally:
        shutil.rmtree(path)
    return {"copy_s": copied - began, "to_disk_s": safe - copied}


def sizes(folder: Path) -> dict[str, Any]:
    """Bytes of the generation that serves: of its texts and places, its words, its vectors for exact search, and Chroma's."""
    path = folder / "index"
    generation = generations.folder_of(path, generations.current(path))
    with closing(Manifest.open(generation / MANIFEST)) as manifest:
        held = dict(manifest.database.rows("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
        counted = manifest.catalog.count(), manifest.passages.count()
    words, vectors = sum(held.get(name, 0) for name in _WORDS), held.get("vectors", 0)
    rest = (generation / MANIFEST).stat().st_size - words - vectors
    parts = {"text": rest, "words": words, "vectors": vectors, "chroma": generations.size_of(generation / CHROMA)}
    return {"articles": counted[0], "passages": counted[1], "parts": parts, "all": generations.size_of(generation)}


def search(folder: Path, questions: str) -> dict[str, Any]:
    """Without a filter, and with two. The first search, which opens what is opened when first needed, apart."""
    asked = _asked(questions)
    began = time.perf_counter()
    with Archive.open(folder / "index") as archive:
        open_ms = (time.perf_counter() - began) * 1000
        plain = timed(archive.search, asked)
        half, twentieth = _filters(folder)
        return {
            "open_ms": open_ms,
            **plain,
            "half": timed(lambda text: archive.search(text, filter=half), asked),
            "twentieth": timed(lambda text: archive.search(text, filter=twentieth), asked),
            "memory_mb": resident_mb(os.getpid()),
        }


def ask(folder: Path, questions: str) -> dict[str, Any]:
    """Answers, and what a process holds that has the archive open and has answered."""
    from qa.assistant import Assistant

    began = time.perf_counter()
    with Archive.open(folder / "index") as archive:
        assistant = Assistant(archive)
        open_ms = (time.perf_counter() - began) * 1000
        return {"open_ms": open_ms, **timed(assistant.ask, _asked(questions)), "memory_mb": resident_mb(os.getpid())}


def wipe_out(folder: Path, article_id: str) -> dict[str, Any]:
    """The erasure of one article."""
    found = erase([article_id], index=folder / "index")
    return {"elapsed_s": found.elapsed_s, "passages": found.passages}


def peer(folder: Path, questions: str, system: str) -> dict[str, Any]:
    """Another system over the same articles: made ready, filled, opened and searched."""
    from benchmarks.peers.registry import made

    articles = list(load(folder / "articles"))
    store, scratch = folder / "peer", folder / "scratch"
    shutil.rmtree(store, ignore_errors=True)
    try:
        ready = made(system, scratch)
        began = time.perf_counter()
        ready.build(articles, store)
        built = time.perf_counter()
        disk = generations.size_of(store)
        ready.open(store)
        searched = timed(lambda text: ready.search(text, _PEER_LIMIT), _asked(questions))
        return {
            **asdict(ready.about),
            "articles": len(articles),
            "build_s": built - began,
            "disk": disk,
            "search": searched,
            "peak_mb": peak_mb(),
        }
    except WartanyaError as error:
        return {"not_run": str(error)}
    finally:
        shutil.rmtree(store, ignore_errors=True)


def _asked(questions: str) -> list[str]:
    """The questions, the first of them twice: `timed` keeps the first apart."""
    asked: list[str] = json.loads(Path(questions).read_text(encoding="utf-8"))
    return [asked[0], *asked]


def _filters(folder: Path) -> tuple[Filter, Filter]:
    """One that leaves the newer half of the dated articles, and one that leaves the newest twentieth."""
    path = folder / "index"
    with closing(Manifest.open(generations.folder_of(path, generations.current(path)) / MANIFEST)) as manifest:
        brought = manifest.catalog.counts_by_day(len("2024-08-26"))
    days = [day for day, count in brought for _ in range(count)]
    if not days:
        raise BenchmarkError("None of the articles has a date, so that no filter can be measured: give others with --data.")
    half, twentieth = (date.fromisoformat(days[len(days) * part // 20]) for part in (10, 19))
    return Filter(since=half), Filter(since=twentieth)


@contextmanager
def _watched_children() -> Iterator[dict[int, float]]:
    """The most that each process held which this one started meanwhile, by process id."""
    held: dict[int, float] = {}
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(LOOK_EVERY_S):
            for process in _children():
                held[process] = max(held.get(process, 0.0), resident_mb(process) or 0.0)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield held
    finally:
        ended.set()
        looking.join()


def _children() -> list[int]:
    try:
        lists = [(task / "children").read_text(encoding="ascii") for task in Path("/proc/self/task").iterdir()]
    except OSError:
        return []
    return [int(number) for each in lists for number in each.split()]


STEPS: dict[str, Callable[..., dict[str, Any]]] = {
    "rebuild": take_in,
    "copy": copy,
    "sizes": sizes,
    "search": search,
    "ask": ask,
    "erase": wipe_out,
    "peer": peer,
}


def main() -> None:
    step, folder, out, *words = sys.argv[1:]
    Path(out).write_text(json.dumps(STEPS[step](Path(folder), *words)), encoding="utf-8")


if __name__ == "__main__":
    main()
