"""The files that a rebuild read, as they stood, and the folders that they lay in."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from index.storage.database import Database


class FileStamp(NamedTuple):
    """A file that was read to its end, as it stood."""

    file: str
    size: int  # bytes
    mtime_ns: int
    read_ns: int


class FileStamps:
    """One for each file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[FileStamp]:
        return [FileStamp(*row) for row in self._database.rows("SELECT path, size, mtime_ns, read_ns FROM files")]

    def put(self, stamps: Iterable[FileStamp]) -> None:
        """Each in place of the one that its file had."""
        self._database.write_many("INSERT OR REPLACE INTO files VALUES (?,?,?,?)", stamps)

    def remove(self, files: Iterable[str | None]) -> None:
        self._database.write_many("DELETE FROM files WHERE path = ?", ((file,) for file in files))

    def clear(self) -> None:
        self._database.write("DELETE FROM files")


class Roots:
    """The folders that articles came from, and the labels that ids are counted below."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def labels(self) -> dict[str, str]:
        """Folder -> label, in order of the folders' names."""
        return dict(self._database.rows("SELECT path, label FROM roots ORDER BY path"))

    def replace(self, labels: Mapping[str, str]) -> None:
        self._database.write("DELETE FROM roots")
        self._database.write_many("INSERT INTO roots VALUES (?,?)", labels.items())
