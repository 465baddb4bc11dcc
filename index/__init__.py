"""From articles to ranked passages: `rebuild` makes the index, `Archive` searches it.

Both come in when they are first used, so that `import index` loads no vector store and no model.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from index.errors import IndexDamaged, IndexingError, IndexLocked, IndexMismatch, IndexNotFound, TooManyRemovals
from index.types import ArchiveStatus, Failure, Filter, Hit, Passage, Progress, RebuildReport

if TYPE_CHECKING:
    from index.archive import Archive
    from index.ingest.rebuild import rebuild

__all__ = [
    "Archive",
    "ArchiveStatus",
    "Failure",
    "Filter",
    "Hit",
    "IndexDamaged",
    "IndexLocked",
    "IndexMismatch",
    "IndexNotFound",
    "IndexingError",
    "Passage",
    "Progress",
    "RebuildReport",
    "TooManyRemovals",
    "rebuild",
]

_LATER = {"Archive": "index.archive", "rebuild": "index.ingest.rebuild"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'index' has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
