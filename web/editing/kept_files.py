"""The files that lie in the folder of uploads: looked through, taken away and put back by editors.

What is replaced or taken away is set aside in a hidden folder beside the others, its last version of each name, which no
rebuild reads.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import CorpusError
from corpus.files import FORMER_FILES
from corpus.loaders.registry import LOADERS
from index.ingest.amend import logged
from index.storage.editorial import Editorial

_READ = tuple(LOADERS)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of articles by its name. `size` in bytes."""

    name: str
    size: int
    changed: datetime


def kept_files(folder: Path) -> list[KeptFile]:
    """The files of articles right in the folder, the last that came first."""
    return sorted(_files_in(folder), key=lambda file: (-file.changed.timestamp(), file.name))


def former_files(folder: Path) -> list[KeptFile]:
    """What was replaced or taken away and can be put back, by name."""
    return sorted(_files_in(folder / FORMER_FILES), key=lambda file: file.name)


def take_away(name: str, folder: Path, log: Editorial, who: str) -> None:
    """Sets the file aside, with a line of the log before and after.

    Raises CorpusError where there is none of that name or it cannot be moved, IndexUnwritable where the log cannot be written.
    """
    with logged(log.path.parent, "file_taken_away", who, {"files": 1}), _moving(name):
        file = _of_that_name(name, folder)
        set_aside(file)
        file.unlink()


def put_back(name: str, folder: Path, log: Editorial, who: str) -> None:
    """Puts a file back that was set aside; one that has its place meanwhile is set aside for it. Raises as `take_away`."""
    with logged(log.path.parent, "file_put_back", who, {"files": 1}), _moving(name):
        former, file = _of_that_name(name, folder / FORMER_FILES), folder / name
        waiting = former.with_name(f".{name}")
        waiting.unlink(missing_ok=True)
        _double(former, waiting)
        if file.exists():
            set_aside(_of_that_name(name, folder))
        else:
            former.unlink()
        waiting.replace(file)
        os.utime(file)  # it came today, for whoever looks for what is new


def set_aside(file: Path) -> None:
    """Keeps the file as it is now, in place of what was kept of that name; the file itself stays. Raises OSError."""
    former = file.parent / FORMER_FILES / file.name
    former.parent.mkdir(exist_ok=True)
    former.unlink(missing_ok=True)
    _double(file, former)


def _double(file: Path, other: Path) -> None:
    """A second name for the file; on a drive or share without hard links a copy. Raises OSError."""
    try:
        os.link(file, other)
    except OSError:
        shutil.copy2(file, other)


def _files_in(folder: Path) -> list[KeptFile]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return [found for entry in entries if (found := _file_at(entry))]


def _file_at(entry: "os.DirEntry[str]") -> KeptFile | None:
    """A file of articles; None for a folder, a link, another format, and a name that cannot be shown."""
    is_read = entry.name.lower().endswith(_READ) and not entry.name.startswith((".", "~$")) and entry.name.isprintable()
    if not is_read or not entry.is_file(follow_symlinks=False):
        return None
    found = entry.stat(follow_symlinks=False)
    return KeptFile(entry.name, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))


def _of_that_name(name: str, folder: Path) -> Path:
    """Never a place elsewhere: only names that the folder itself lists are taken."""
    if not any(file.name == name for file in _files_in(folder)):
        raise CorpusError("no_such_upload", source=name)
    return folder / name


@contextmanager
def _moving(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise CorpusError("upload_not_moved", source=name, detail=problem.strerror) from problem
