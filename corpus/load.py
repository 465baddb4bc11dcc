"""load(path) -> articles; one loader a suffix."""

from collections.abc import Iterator
from pathlib import Path

from corpus.types import Article


def load(path: str | Path) -> Iterator[Article]:
    """The articles of a file or folder."""
    raise NotImplementedError
