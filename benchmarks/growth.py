"""What grows with an archive, and how fast: `python -m benchmarks.growth --data ARTICLES… --work DIR [--sizes 1000 10000 …]`.

For each size an archive of that many articles is built, rebuilt with nothing changed, with 100 new articles, and with one
changed and one removed; copied, searched, asked, and one article erased from it: each in a fresh process. Beyond the articles
that there are, more are made of them (growth_articles.py). Beside it llama-index over Chroma, as its documentation builds it,
takes in the first articles with all-MiniLM-L6-v2 and with our embedder.

Each size that is done is kept in DIR, so that a run that was broken off goes on with the next. Written to `--out`, the
pictures beside it with `python -m benchmarks.growth_plots`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import record
from benchmarks.errors import BenchmarkError
from benchmarks.growth_articles import place
from corpus.files import article_files
from index.locate import SAMPLE_ARTICLES
from qa.evaluation.run import read_questions

RESULTS = Path(__file__).parent / "results"
SIZES = (1_000, 10_000, 40_000, 200_000)
NEW = 100  # articles of the small rebuild
QUESTIONS = 60
PEERS = ("llama-index", "llama-index:bundled", "wartanya")
_TOP = Path(__file__).parent.parent
_POOL = "pool"  # the articles of the largest size, and those that come new


class Archive:
    """One archive of a given size below `work`: its folder of articles, links into the pool, and what is done to it."""

    def __init__(self, work: Path, size: int, questions: Path) -> None:
        self._pool, self._size, self._questions = work / _POOL, size, str(questions)
        self.folder = work / f"archive-{size}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self._link(range(1, size + 1))

    def measured(self, *, erases: bool) -> dict[str, Any]:
        found: dict[str, Any] = {"articles": self._size, "full": self.step("rebuild")}
        found["bytes"] = self.step("sizes")
        found["nothing"] = self.step("rebuild")
        self._link(range(self._size + 1, self._size + NEW + 1))
        found["new"] = self.step("rebuild")
        self._change(self._size // 2)
        self._file(self._size // 3).unlink()
        found["changed"] = self.step("rebuild")
        found["copy"] = self.step("copy")
        found["search"] = self.step("search", self._questions)
        found["ask"] = self.step("ask", self._questions)
        found["erase"] = self.step("erase", self._id(self._size // 4)) if erases else None
        return found

    def peer(self, system: str) -> dict[str, Any]:
        return {"system": system, **self.step("peer", self._questions, system)}

    def step(self, name: str, *words: str) -> dict[str, Any]:
        """Raises `BenchmarkError` where the process fails."""
        out = self.folder / "out.json"
        command = [sys.executable, "-m", "benchmarks.growth_steps", name, str(self.folder), str(out), *words]
        began = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, cwd=_TOP, check=False)
        if done.returncode:
            raise BenchmarkError(f"The step {name!r} over {self._size} articles ended with status {done.returncode}.")
        print(f"{self._size:>9,} {name:<8} {time.perf_counter() - began:8.1f} s", file=sys.stderr, flush=True)
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return found

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _link(self, numbers: range) -> None:
        for number in numbers:
            file = self._file(number)
            file.parent.mkdir(parents=True, exist_ok=True)
            os.link(self._pool / place(number), file)

    def _file(self, number: int) -> Path:
        return self.folder / "articles" / place(number)

    def _id(self, number: int) -> str:
        return str(json.loads(self._file(number).read_text(encoding="utf-8"))["id"])

    def _change(self, number: int) -> None:
        file = self._file(number)
        article = json.loads(file.read_text(encoding="utf-8"))
        article["text"] += "\n\nRedaksi menambahkan satu kalimat pada berita ini."
        file.unlink()  # the pool keeps it as it was
        file.write_text(json.dumps(article, ensure_ascii=False) + "\n", encoding="utf-8")


class Run:
    """What is measured below `work`, and what was kept there by a run before over the same data."""

    def __init__(self, work: Path, paths: Sequence[Path], questions: Path) -> None:
        self._work, self._paths = work.resolve(), [path.resolve() for path in paths]
        self._questions = self._work / "questions.json"
        texts = [question.text for question in read_questions(questions)]
        files = [*(file for path in self._paths for file in article_files(path)), questions]
        self.data = {
            "articles": [path.name for path in self._paths],
            "questions": questions.name,
            "asked": len(spread(texts)),
            "hash": record.data_hash(files),
        }
        self._work.mkdir(parents=True, exist_ok=True)
        self._questions.write_text(json.dumps(spread(texts)), encoding="utf-8")

    def fill_pool(self, count: int) -> None:
        """Raises `BenchmarkError` where the articles cannot be made."""
        done, wanted = self._work / f"{_POOL}.json", {"count": count, "hash": self.data["hash"]}
        if _kept(done) == wanted:
            return
        shutil.rmtree(self._work / _POOL, ignore_errors=True)
        command = [
            sys.executable,
            "-m",
            "benchmarks.growth_articles",
            str(self._work / _POOL),
            str(count),
            *map(str, self._paths),
        ]
        if subprocess.run(command, cwd=_TOP, check=False).returncode:
            raise BenchmarkError(f"{count} articles could not be written below {self._work}.")
        done.write_text(json.dumps(wanted), encoding="utf-8")

    def measure(self, name: str, size: int, measured: Callable[["Archive"], dict[str, Any]]) -> None:
        kept = self._work / f"{name}.json"
        if (_kept(kept) or {}).get("hash") == self.data["hash"]:
            return
        archive = Archive(self._work, size, self._questions)
        try:
            found = measured(archive)
        finally:
            archive.close()
        kept.write_text(json.dumps({"hash": self.data["hash"], "found": found}), encoding="utf-8")

    def result(self, sizes: Sequence[int], peer_sizes: Sequence[int]) -> dict[str, Any]:
        names = [f"peer-{size}-{system.replace(':', '-')}" for size in sorted(peer_sizes) for system in PEERS]
        return {
            "sizes": [(_kept(self._work / f"size-{size}.json") or {})["found"] for size in sorted(sizes)],
            "peers": [(_kept(self._work / f"{name}.json") or {})["found"] for name in names],
        }


def spread(texts: Sequence[str]) -> list[str]:
    """At most `QUESTIONS` of them, from all over the list."""
    return list(texts[:: max(1, len(texts) // QUESTIONS)][:QUESTIONS])


def _kept(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how building, searching and answering grow with the archive.")
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="files or folders of articles")
    parser.add_argument("--work", type=Path, required=True, help="a folder for archives and what is kept of the sizes done")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--peer-sizes", type=int, nargs="*", default=[1_000], help="of what the other systems take in")
    parser.add_argument("--erase-up-to", type=int, default=40_000, help="the largest archive that an article is erased from")
    parser.add_argument("--questions", type=Path, default=SAMPLE_ARTICLES / "questions.jsonl")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the folder for growth.json")
    given = parser.parse_args()
    run = Run(given.work, given.data, given.questions)
    run.fill_pool(max(*given.sizes, *given.peer_sizes) + NEW)
    for size in sorted(given.sizes):
        run.measure(f"size-{size}", size, partial(Archive.measured, erases=size <= given.erase_up_to))
    for size in sorted(given.peer_sizes):
        for system in PEERS:
            run.measure(f"peer-{size}-{system.replace(':', '-')}", size, partial(Archive.peer, system=system))
    print(record.write(given.out, "growth", run.data, run.result(given.sizes, given.peer_sizes)))


if __name__ == "__main__":
    main()
