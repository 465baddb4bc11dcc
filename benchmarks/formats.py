"""Time and memory of reading files, format by format.

    python -m benchmarks.formats [--files 1000] [--scans 20] [--only .pdf .docx] [--out benchmarks/results]

One made article is written into so many files of each format and the folder is read, each format in a process of its own. Pages
of scans take a second each, so there are fewer. Seconds are those of the processor, which other work on the machine changes
little, with those of the programs that a loader starts; memory is the most that the process held, and what it held before.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.peers.memory import peak_mb
from benchmarks.record import write
from benchmarks.scan_pages import AGEINGS, as_file, printed, scanned
from corpus.errors import CorpusError
from corpus.load import load
from corpus.loaders.registry import LOADERS
from tests.corpus import golden

SCANS = (".tif", ".tiff")
TIMEOUT_S = 3600


def content_of(suffix: str) -> bytes:
    if suffix in SCANS:
        page = printed(golden.TITLE, golden.PARAGRAPHS, None, 1)
        return as_file([scanned(page, AGEINGS["clean"], seed=0)], "TIFF")
    return golden.FORMATS[suffix]()


def alone(suffix: str, files: int) -> dict[str, Any]:
    """Writes the files and reads them, in this process."""
    content, errors = content_of(suffix), list[CorpusError]()
    with tempfile.TemporaryDirectory(prefix="wartanya-") as folder:
        path = Path(folder, f"pertama{suffix}")
        path.write_bytes(content)
        list(load(path, errors=errors.append))  # what the first one loads is no cost of the others
        path.unlink()
        for number in range(files):
            Path(folder, f"{number:05}{suffix}").write_bytes(content)
        held_mb, began = peak_mb(), _worked_s()
        began_s = time.perf_counter()
        articles = sum(1 for _ in load(folder, errors=errors.append))
        taken_s, worked_s = time.perf_counter() - began_s, _worked_s() - began
    return {
        "files": files,
        "bytes": files * len(content),
        "articles": articles,
        "errors": sorted({e.code for e in errors}),
        "cpu_s": round(worked_s, 2),
        "elapsed_s": round(taken_s, 2),
        "peak_mb": peak_mb(),
        "held_before_mb": held_mb,
    }


def _worked_s() -> float:
    """Seconds of the processor of this process, and of those that it started and that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def measured(suffix: str, files: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.formats", "--alone", suffix, "--files", str(files)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, timeout=TIMEOUT_S)
    if done.returncode:
        raise BenchmarkError(f"Files of {suffix} could not be measured: the error stands above.")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def run(suffixes: Sequence[str], files: int, scans: int) -> dict[str, Any]:
    found = {}
    for suffix in suffixes:
        found[suffix] = measured(suffix, scans if suffix in SCANS else files)
        print(_line(suffix, found[suffix]), flush=True)
    return {"formats": found}


def _line(suffix: str, found: dict[str, Any]) -> str:
    each_ms = 1000 * found["cpu_s"] / found["files"]
    said = f"{found['peak_mb']:.0f} MB" if found["peak_mb"] is not None else "–"
    told = "".join(f" {code}" for code in found["errors"])
    return f"{suffix:10} {found['files']:>6} files  {each_ms:7.2f} ms each  {said}  {found['articles']:>6} articles{told}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=1_000)
    options.add_argument("--scans", type=int, default=20)
    options.add_argument("--only", nargs="*", choices=LOADERS, default=list(LOADERS))
    options.add_argument("--out", type=Path, default=Path("var/benchmarks"))
    options.add_argument("--alone", choices=LOADERS, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.alone:
        print(json.dumps(alone(given.alone, given.files)))
        return
    try:
        print(write(given.out, "formats", {"files": "made"}, run(given.only, given.files, given.scans)))
    except (BenchmarkError, subprocess.TimeoutExpired) as problem:
        raise SystemExit(str(problem)) from None


if __name__ == "__main__":
    main()
