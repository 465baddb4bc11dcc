"""Which index is meant: the option, else WARTANYA_INDEX, else var/index, else the sample's.

Paths under var/ are relative to the current folder, so each folder of articles can have an index beside it.
"""

import functools
import os
from collections.abc import Callable
from pathlib import Path

from index.errors import IndexDamaged, IndexMismatch, IndexNotFound
from index.types import Progress

DEFAULT_INDEX = Path("var/index")
SAMPLE_INDEX = Path("var/sample")
SAMPLE_ARTICLES = Path(__file__).parent.parent / "corpus" / "sample"


def chosen_index(given: str | Path | None = None) -> Path:
    """Where the user's own index is or will be, whether it exists or not."""
    return Path(given or os.environ.get("WARTANYA_INDEX") or DEFAULT_INDEX)


def resolve_index(given: str | Path | None = None) -> Path:
    """The user's own index. Raises `IndexNotFound` where there is none yet."""
    path = chosen_index(given)
    if not holds_index(path):
        option = "" if path == DEFAULT_INDEX else f" --index {path}"
        raise IndexNotFound(f"There is no index at {path}: make one with `wartanya rebuild ARTICLES{option}`.", path)
    return path


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
        from index.ingest.rebuild import rebuild

        rebuild(SAMPLE_ARTICLES, index=SAMPLE_INDEX, fresh=True, progress=progress)
    return SAMPLE_INDEX


def holds_index(path: Path) -> bool:
    """Whether a generation serves there."""
    return (path / "CURRENT").is_file()


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
def _can_be_opened(index: Path, stamps: tuple[tuple[str, int, int], ...]) -> bool:
    """Whether this version can read it, as its files are now: opening takes long, and `answer` asks each time."""
    from index.archive import Archive

    try:
        Archive.open(index).close()
    except (IndexMismatch, IndexDamaged):
        return False
    return True
