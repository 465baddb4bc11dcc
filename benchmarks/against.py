"""A comparison of this checkout with another commit of itself, step by step in turn, on the same articles and questions.

    python -m benchmarks.against REV --data DATA [--articles 5000] [--rounds 3] [--questions 60] [--out benchmarks/results]

Each step runs in a process of its own, now of one side and now of the other, and the other way round in the next round, so that
a machine that slows down slows both. Ratios are ours by theirs: below 1 is quicker or smaller, but for answers a second. Their
intervals: of searching and asking, 95 % of 1,000 draws of the questions, each with its own ratio; of all else the least and the
most of the rounds.
"""

import argparse
import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.alone import ROOT, TIMEOUT_S
from benchmarks.errors import BenchmarkError
from benchmarks.invented import write_articles
from benchmarks.peers.memory import watched
from benchmarks.record import data_hash, write
from benchmarks.sets import SAMPLE_QUESTIONS, require
from index.locate import SAMPLE_ARTICLES
from qa.evaluation.run import read_questions
from training.data import articles, rows

NEW_ARTICLES = 100
ASKERS, ASKING_S = 16, 20
COLD_STARTS = 3
DRAWS = 1000
Figures = dict[str, list[float]]


@dataclass(frozen=True)
class Side:
    """A checkout, and the folder of its indexes."""

    checkout: Path
    index: Path

    def step(self, *arguments: str | Path | int) -> dict[str, Any]:
        """What a step of `benchmarks/side.py` told, with `peak_mb` of all its processes. Raises BenchmarkError."""
        told, peak_mb = _ran([sys.executable, "-P", ROOT / "benchmarks/side.py", *arguments], self.checkout)
        found: dict[str, Any] = json.loads(told.splitlines()[-1])
        return {**found, "peak_mb": peak_mb}

    def cold_s(self, question: str) -> float:
        """Seconds from the shell and back of one question on the command line."""
        began = time.perf_counter()
        _ran([sys.executable, "-P", "-m", "qa.cli", "ask", question, "--index", self.index], self.checkout)
        return time.perf_counter() - began


def compare(theirs: Path, files: Sequence[Path], texts: Sequence[str], rounds: int, work: Path) -> dict[str, dict[str, Any]]:
    """For each thing measured both sides' medians, the ratio and its interval."""
    new, asked = work / "new", work / "questions.json"
    write_articles(new, NEW_ARTICLES)
    asked.write_text(json.dumps(list(texts)), encoding="utf-8")
    sides = [Side(ROOT, work / "ours"), Side(theirs, work / "theirs")]
    figures: list[Figures] = [{}, {}]
    for k in range(rounds):
        for place in (0, 1) if k % 2 == 0 else (1, 0):
            _measure(sides[place], figures[place], k, files, new)
    for k in range(rounds):
        for place in (0, 1) if k % 2 == 0 else (1, 0):
            _ask(sides[place], figures[place], asked, texts)
    return {name: ratio_of(*(each[name] for each in figures)) for name in figures[0]}


def _measure(side: Side, figures: Figures, k: int, files: Sequence[Path], new: Path) -> None:
    """A first build in a new folder, one with nothing changed, and one with new articles; the last index is asked."""
    index = side.index.with_name(f"{side.index.name}-{k}")
    built = side.step("rebuild", index, *files)
    unchanged = side.step("rebuild", index, *files)
    grown = side.step("rebuild", index, *files, new)
    for name, value in (
        ("build, s", built["wall_s"]),
        ("build, CPU s", built["cpu_s"]),
        ("build, peak MB", built["peak_mb"]),
        ("disk, MB", built["disk_bytes"] / 2**20),
        ("rebuild with nothing changed, s", unchanged["wall_s"]),
        (f"rebuild with {NEW_ARTICLES} new, s", grown["wall_s"]),
    ):
        figures.setdefault(name, []).append(value)
    if side.index.is_symlink():
        side.index.unlink()
    side.index.symlink_to(index)


def _ask(side: Side, figures: Figures, asked: Path, texts: Sequence[str]) -> None:
    told = side.step("ask", side.index, asked)
    figures.setdefault("search, ms", []).append(told["search_ms"])
    figures.setdefault("ask, ms", []).append(told["ask_ms"])
    figures.setdefault("asking, peak MB", []).append(told["peak_mb"])
    figures.setdefault(f"answers a second, {ASKERS} askers", []).append(
        side.step("askers", side.index, asked, ASKERS, ASKING_S)["per_s"]
    )
    figures.setdefault("cold question, s", []).extend(side.cold_s(text) for text in texts[:COLD_STARTS])


def ratio_of(ours: Sequence[Any], theirs: Sequence[Any]) -> dict[str, Any]:
    """Both medians over the rounds, their ratio and its interval; rows of milliseconds are one a round, an item a question."""
    if isinstance(ours[0], list):  # a row of milliseconds a round: the median of each question's rounds
        one, other = ([statistics.median(each) for each in zip(*rows, strict=True)] for rows in (ours, theirs))
        interval = _drawn(one, other)
    else:
        one, other = list(ours), list(theirs)
        each = [a / b for a, b in zip(one, other, strict=True)]
        interval = (min(each), max(each))
    told = {"ours": statistics.median(one), "theirs": statistics.median(other)}
    ratio = told["ours"] / told["theirs"]
    p95 = {f"{who}_p95": _p95(values) for who, values in (("ours", one), ("theirs", other)) if isinstance(ours[0], list)}
    return {
        key: round(value, 3) for key, value in {**told, **p95, "ratio": ratio, "low": interval[0], "high": interval[1]}.items()
    }


def _drawn(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of the ratio of medians, over draws of the questions that both were asked (seeded)."""
    drawing, pairs = random.Random(0), list(zip(one, other, strict=True))
    ratios = []
    for _ in range(DRAWS):
        drawn = drawing.choices(pairs, k=len(pairs))
        ratios.append(statistics.median(a for a, _ in drawn) / statistics.median(b for _, b in drawn))
    ratios.sort()
    return ratios[int(0.025 * DRAWS)], ratios[int(0.975 * DRAWS) - 1]


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _ran(command: Sequence[str | Path | int], checkout: Path) -> tuple[str, float | None]:
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    process = subprocess.Popen(
        [str(each) for each in command],
        cwd=checkout,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        told, peak_mb = watched(process, TIMEOUT_S)
    except subprocess.TimeoutExpired as error:
        raise BenchmarkError(f"A step of {checkout} took longer than {TIMEOUT_S:.0f} s.") from error
    if process.returncode:
        raise BenchmarkError(f"A step of {checkout} failed: {' '.join(map(str, command[2:5]))}.")
    return told, peak_mb


@contextlib.contextmanager
def checked_out(revision: str, folder: Path) -> Iterator[Path]:
    """A work tree of the commit below `folder`, taken away in the end. Raises BenchmarkError where there is none."""
    tree = folder / "tree"
    made = subprocess.run(
        ["git", "worktree", "add", "--detach", "--quiet", str(tree), revision],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise BenchmarkError(f"There is no commit {revision}: {made.stderr.strip().splitlines()[-1]}")
    try:
        yield tree
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=False, capture_output=True)


def _given(asked: argparse.Namespace, work: Path) -> tuple[list[Path], list[str]]:
    """Files of articles, and the texts of questions that stand alone: half of each language as far as there are."""
    if asked.data is None:
        files, questions = [SAMPLE_ARTICLES], SAMPLE_QUESTIONS
    else:
        files, questions = [work / "articles.jsonl"], require(asked.data / "newsqa/dev.jsonl")
        _write_part(asked.data, asked.articles, files[0])
    alone = [each for each in read_questions(questions) if not each.after]
    random.Random(0).shuffle(alone)
    return files, [each.text for each in alone[: asked.questions]]


def _write_part(data: Path, most: int, path: Path) -> None:
    """The articles that the questions are about, and others of the news drawn by a seed, up to `most`."""
    kept, drawn = list(rows(require(data / "newsqa/dev_articles.jsonl"))), list(articles(data))
    random.Random(0).shuffle(drawn)
    with path.open("w", encoding="utf-8") as stream:
        for row in [*kept, *drawn][:most]:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    # A file that was written just before it is read is read once more by the next rebuild: the first side's alone.
    hour_ago = time.time() - 3600
    os.utime(path, (hour_ago, hour_ago))


def show(result: Mapping[str, Mapping[str, Any]], revision: str) -> str:
    """The table as Markdown."""
    lines = [f"| | here | {revision} | ratio |", "|---|---|---|---|"]
    for name, each in result.items():
        lines.append(
            f"| {name} | {each['ours']:g} | {each['theirs']:g} | {each['ratio']:.2f} ({each['low']:.2f}–{each['high']:.2f}) |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.against", description="This checkout beside another commit.")
    parser.add_argument("revision", help="a commit, as git names it")
    parser.add_argument("--data", type=Path, help="a folder of news, instead of what ships")
    parser.add_argument("--articles", type=int, default=5000, help="of the news, at most so many (default: 5000)")
    parser.add_argument("--questions", type=int, default=60, help="at most so many (default: 60)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each step runs on each side (default: 3)")
    parser.add_argument("--out", type=Path, help="a folder for against.json")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wartanya-") as folder, checked_out(asked.revision, Path(folder)) as theirs:
        work = Path(folder)
        files, texts = _given(asked, work)
        result = compare(theirs, files, texts, asked.rounds, work)
        data = {"against": asked.revision, "articles": asked.articles if asked.data else "sample", "questions": len(texts)}
        if asked.data:
            data["hash"] = data_hash(files)
    print(show(result, asked.revision))
    if asked.out:
        write(asked.out, "against", {**data, "rounds": asked.rounds}, result)


if __name__ == "__main__":
    main()
