"""Which index is meant: the option, else WARTANYA_INDEX, else var/index, else the sample's.

Paths under var/ are relative to the current folder, so each folder of articles can have an index beside it.
"""

import os
from pathlib import Path

from index.errors import IndexNotFound

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
        raise IndexNotFound(path=path, remedy=f"wartanya rebuild ARTICLES{option}")
    return path


def holds_index(path: Path) -> bool:
    """Whether a generation serves there, or a set of them: a cluster."""
    return (path / "CURRENT").is_file() or (path / "CLUSTER").is_file()
