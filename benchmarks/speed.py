"""How long building, rebuilding, searching, asking and starting take, with the memory and the disk that they need.

Each part runs in processes of its own. Of searching and asking the whole distribution is kept; the first question, which
opens everything, is told apart.
"""

import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.alone import ROOT, run, taken_ms
from benchmarks.invented import write_articles
from benchmarks.sets import Measured
from index.archive import Archive
from qa.evaluation.metrics import percentile
from qa.evaluation.run import read_questions

NEW_ARTICLES = 100
COLD_STARTS = 5


def measure(given: Measured) -> dict[str, Any]:
    with Archive.open(given.index) as archive:
        status = archive.status()
    asked = run("ask", given.index.resolve(), given.questions.resolve())
    return {
        "articles": status.articles,
        "passages": status.passages,
        "index_bytes": status.size_bytes,
        **(building(given.articles) if given.articles else {}),
        "search": latencies(asked["search_ms"]),
        "ask": latencies(asked["ask_ms"]),
        "asking_peak_mb": asked["peak_mb"],
        "cold_start": cold_starts(given.index, [q.text for q in read_questions(given.questions) if not q.after]),
    }


def building(articles: Sequence[Path]) -> dict[str, Any]:
    """A first build, a rebuild with nothing changed, and one with NEW_ARTICLES that came."""
    with tempfile.TemporaryDirectory(prefix="wartanya-") as folder:
        index, new = Path(folder, "index"), Path(folder, "new")
        given = [path.resolve() for path in articles]
        built = run("rebuild", index, *given)
        unchanged = run("rebuild", index, *given)
        write_articles(new, NEW_ARTICLES)
        grown = run("rebuild", index, *given, new)
    return {
        "build": {**built, "articles_per_s": round(built["added"] / built["elapsed_s"], 1)},
        "rebuild, nothing changed": {key: unchanged[key] for key in ("elapsed_s", "added", "unchanged", "peak_mb")},
        f"rebuild, {NEW_ARTICLES} new": {key: grown[key] for key in ("elapsed_s", "added", "unchanged", "peak_mb")},
    }


def latencies(taken_ms: Sequence[float]) -> dict[str, Any]:
    """Of all but the first: percentiles 0 to 100, and two of them with their 95 % intervals."""
    rest = sorted(taken_ms[1:])
    told: dict[str, Any] = {"questions": len(rest), "first_ms": round(taken_ms[0], 1)}
    for percent in (50, 95):
        told[f"p{percent}_ms"] = round(percentile(rest, percent), 1)
        told[f"p{percent}_interval_ms"] = [round(each, 1) for each in percentile_interval(rest, percent)]
    return {**told, "percentiles_ms": [round(percentile(rest, percent), 2) for percent in range(101)]}


def timed(call: Callable[[str], object], asked: Sequence[str]) -> dict[str, float]:
    """The first call's milliseconds, and of the others what half and what 95 % stay within."""
    found = latencies(taken_ms(call, asked))
    return {name: found[name] for name in ("first_ms", "p50_ms", "p95_ms")}


def percentile_interval(ordered: Sequence[float], percent: float) -> tuple[float, float]:
    """The 95 % interval of a percentile by order statistics: the ranks between which it lies, the binomial as a normal.

    After Conover, Practical Nonparametric Statistics (1999), section 3.2. Ranks beyond the ends are the ends.
    """
    share, count = percent / 100, len(ordered)
    spread = 1.96 * math.sqrt(count * share * (1 - share))
    ranks = (math.ceil(count * share - spread), math.ceil(count * share + spread))
    low, high = (ordered[min(max(rank, 1), count) - 1] for rank in ranks)
    return low, high


def cold_starts(index: Path, questions: Sequence[str]) -> dict[str, Any]:
    """Seconds of `wartanya ask` from the shell and back, each time in a fresh process and with another question."""
    taken = []
    for text in questions[:COLD_STARTS]:
        began = time.perf_counter()
        command = [sys.executable, "-m", "qa.cli", "ask", text, "--index", str(index.resolve())]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return {"runs": len(taken), "median_s": round(statistics.median(taken), 2), "all_s": [round(each, 2) for each in taken]}
