"""SQLite files beside the generations: what readers said, and the questions that are saved."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import IndexingError

_WAIT_S = 10  # for another process that writes


@contextmanager
def opened(path: Path, schema: str, code: str) -> Iterator[sqlite3.Connection]:
    """The file, made where there is none, in one transaction. Raises IndexingError of `code` where it cannot be used."""
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT_S)) as connection:
            # What is deleted is to be gone from the file as well: an erased article's words may stand in what it holds.
            connection.execute("PRAGMA secure_delete = ON")
            connection.executescript(schema)
            with connection:
                yield connection
    except sqlite3.Error as error:
        raise IndexingError(code, path=path.name, detail=error) from error
