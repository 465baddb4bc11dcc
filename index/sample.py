"""The articles that come with Wartanya answer until there is an index of one's own; theirs is built when it is needed."""

import functools
import os
from collections.abc import Callable
from pathlib import Path

from index.errors import IndexDamaged, IndexMismatch
from index.locate import DEFAULT_INDEX, SAMPLE_ARTICLES, SAMPLE_INDEX, holds_index, resolve_index
from index.snapshot import Snapshot
from index.storage import generations
from index.types import Progress


def serving_index(given: str | Path | None = None, progress: Callable[[Progress], None] | None = None) -> tuple[Path, bool]:
    """The index that answers, and whether it is the sample's.

    The sample's, built if need be, stands in only where nothing was chosen: an index that was named must exist.
    """
    named = given or os.environ.get("WARTANYA_INDEX")
    if not named and not holds_index(DEFAULT_INDEX):
        return ensure_sample(progress), True
    return resolve_index(named), False


def ensure_sample(progress: Callable[[Progress], None] | None = None) -> Path:
    """The index of the sample articles: built where it is missing, older than they are, or made by another version."""
    if not _sample_is_current():
        # The one door from reading to writing: a question that finds the sample's index need not load what builds it.
        from index.ingest.rebuild import rebuild

        rebuild(SAMPLE_ARTICLES, index=SAMPLE_INDEX, fresh=True, progress=progress)
    return SAMPLE_INDEX


def _sample_is_current() -> bool:
    if not holds_index(SAMPLE_INDEX):
        return False
    newest = max((path.stat().st_mtime for path in SAMPLE_ARTICLES.rglob("*")), default=0.0)
    if newest > (SAMPLE_INDEX / "CURRENT").stat().st_mtime:
        return False
    return _can_be_opened(SAMPLE_INDEX.resolve(), _stamps(SAMPLE_INDEX))


def _stamps(index: Path) -> tuple[tuple[str, int, int], ...]:
    """The files of an index with their times and sizes: another generation, or another hand in them, changes these."""
    files = sorted(file for file in index.rglob("*") if file.is_file() and file.name != "lock")
    return tuple((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files)


@functools.lru_cache(maxsize=4)
def _can_be_opened(index: Path, _stamps: tuple[tuple[str, int, int], ...]) -> bool:
    """Whether this version can read it, as its files are now: opening takes long, and `answer` asks each time."""
    try:
        Snapshot(index, generations.current(index)).close()
    except (IndexMismatch, IndexDamaged):
        return False
    return True
