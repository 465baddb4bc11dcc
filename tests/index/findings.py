"""What tests of the index ask again and again: what a rebuild counted, what a search finds, what is on disk."""

import os
import subprocess
import sys
from pathlib import Path

from index import Archive, RebuildReport
from index.storage.editorial import FILE

ROOT = Path(__file__).parent.parent.parent
TEN = {f"{n}.txt": f"Banjir nomor {n} merendam rumah warga desa ke-{n}." for n in range(10)}


def counts(report: RebuildReport) -> tuple[int, int, int, int]:
    """(added, changed, unchanged, removed)"""
    return report.added, report.changed, report.unchanged, report.removed


def found(path: Path, query: str) -> set[str]:
    """The texts of all passages that a search finds."""
    with Archive.open(path) as archive:
        return {hit.passage.text for hit in archive.search(query, limit=50)}


def files_below(path: Path) -> dict[str, bytes]:
    """All but what says who writes, or wrote last, and the log of acts, in which what failed stands too."""
    files = (p for p in path.rglob("*") if p.is_file() and "lock" not in p.name and not p.name.startswith(FILE))
    return {str(p.relative_to(path)): p.read_bytes() for p in files}


def python(*arguments: str | Path) -> None:
    """Runs a Python process, which imports the project's packages."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *map(str, arguments)], env=environment, check=True)
