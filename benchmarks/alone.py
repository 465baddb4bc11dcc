"""A measurement in a process of its own, so that its memory and its first question are its own.

    python -m benchmarks.alone rebuild INDEX ARTICLES...
    python -m benchmarks.alone ask INDEX QUESTIONS

Prints one line of JSON. `run` starts such a process and adds the memory that it and all it starts held at most.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.peers.memory import watched
from index.archive import Archive
from index.ingest.rebuild import rebuild
from qa.assistant import Assistant
from qa.evaluation.run import read_questions

ROOT = Path(__file__).parent.parent
TIMEOUT_S = 3600.0


def run(*arguments: str | Path) -> dict[str, Any]:
    """What the process printed, with `peak_mb`. Raises `BenchmarkError` where it failed."""
    command = [sys.executable, "-m", "benchmarks.alone", *(str(each) for each in arguments)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        said, peak_mb = watched(process, TIMEOUT_S)
    except subprocess.TimeoutExpired as error:
        raise BenchmarkError(f"`{' '.join(command[2:])}` took longer than {TIMEOUT_S:.0f} s.") from error
    if process.returncode:
        raise BenchmarkError(f"`{' '.join(command[2:])}` failed: its error stands above.")
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return {**found, "peak_mb": peak_mb}


def rebuilt(index: str, *articles: str) -> dict[str, Any]:
    report = rebuild(list(articles), index=index)
    with Archive.open(index) as archive:
        disk_bytes = archive.status().size_bytes
    return {
        "elapsed_s": round(report.elapsed_s, 2),
        "added": report.added,
        "unchanged": report.unchanged,
        "passages": report.passages,
        "disk_bytes": disk_bytes,
    }


def asked(index: str, questions: str) -> dict[str, Any]:
    """Milliseconds of each search and each answer, in the order of the questions; the first of each opens everything."""
    texts = [question.text for question in read_questions(questions)]
    with Archive.open(index) as archive:
        return {"search_ms": taken_ms(archive.search, texts), "ask_ms": taken_ms(Assistant(archive).ask, texts)}


def taken_ms(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Milliseconds of each call, in order."""
    taken = []
    for text in texts:
        began = time.perf_counter()
        call(text)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


STEPS: Mapping[str, Callable[..., dict[str, Any]]] = {"rebuild": rebuilt, "ask": asked}


def main() -> None:
    step, *given = sys.argv[1:]
    print(json.dumps(STEPS[step](*given)))


if __name__ == "__main__":
    main()
