"""Generations of an index: each in a folder of its own, built beside the one that serves, switched to in one step.

    var/index/CURRENT     the number of the generation that serves
    var/index/000012/     manifest.sqlite3, chroma/
    var/index/lock        held by the one process that rebuilds
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexDamaged, IndexingError, IndexLocked, IndexNotFound

MANIFEST = "manifest.sqlite3"
CHROMA = "chroma"
KEPT = 2  # the generation that serves and the one before it


def folder_of(path: Path, generation: int) -> Path:
    return path / f"{generation:06d}"


def current(path: Path) -> int:
    """The generation that serves. Raises IndexNotFound where there is no index, IndexDamaged where its pointer is broken."""
    try:
        written = (path / "CURRENT").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise IndexNotFound(f"There is no index at {path}: make one with `wartanya rebuild ARTICLES --index {path}`.", path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"{path / 'CURRENT'} cannot be read ({error}): build the index again with `wartanya rebuild --fresh`.", path) from error
    if not written.isdigit() or not folder_of(path, int(written)).is_dir():
        left = ", ".join(str(n) for n in generations(path)) or "none"
        raise IndexDamaged(
            f"{path / 'CURRENT'} names generation {written!r}, which is not there (there are: {left}): "
            "write the number of one that is there into it, or build the index again with `wartanya rebuild --fresh`.",
            path,
        )
    return int(written)


def generations(path: Path) -> list[int]:
    """The numbers of all generation folders, ascending, finished or not."""
    return sorted(int(p.name) for p in path.iterdir() if p.is_dir() and len(p.name) == 6 and p.name.isdigit()) if path.is_dir() else []


def start(path: Path, base: int | None) -> Path:
    """A new folder to build in: a copy of generation `base`, or empty. Raises IndexingError where the disk refuses."""
    folder = folder_of(path, max(generations(path), default=0) + 1)
    try:
        if base is None:
            folder.mkdir(parents=True)
        else:
            shutil.copytree(folder_of(path, base), folder)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise IndexingError(f"A new generation cannot be written at {folder} ({error.strerror}): the index is as it was. Free some space and try again.", path) from error
    return folder


def switch(path: Path, generation: int) -> None:
    """Makes `generation` the one that serves, in one step: readers see the old number or the new one, nothing between."""
    part = path / "CURRENT.part"
    with part.open("w", encoding="ascii") as out:
        out.write(f"{generation}\n")
        out.flush()
        os.fsync(out.fileno())
    part.replace(path / "CURRENT")


def sweep(path: Path) -> None:
    """Removes generations that no longer serve, but for the one before; and whatever a killed rebuild left."""
    serving = current(path)
    kept = [n for n in generations(path) if n <= serving][-KEPT:]
    for number in generations(path):
        if number not in kept:
            shutil.rmtree(folder_of(path, number), ignore_errors=True)


def rollback(path: Path) -> int:
    """Goes back to the generation before; its number. Raises IndexingError where there is none."""
    serving = current(path)
    before = [n for n in generations(path) if n < serving]
    if not before:
        raise IndexingError(f"Generation {serving} at {path} is the only one: there is none to go back to.", path)
    switch(path, before[-1])
    return before[-1]


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Holds the index's lock. Raises IndexLocked where another process has it; a dead process's lock is free."""
    from filelock import FileLock, Timeout

    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexingError(f"The folder {path} cannot be made ({error.strerror}): choose another with --index.", path) from error
    holder = path / "lock.json"
    try:
        with FileLock(path / "lock", timeout=0):
            holder.write_text(json.dumps({"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}))
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout:
        raise IndexLocked(f"The index at {path} is being rebuilt by {_holder(holder)}: wait for it to end.", path) from None


def _holder(holder: Path) -> str:
    try:
        said = json.loads(holder.read_text())
        return f"process {said['pid']} since {said['since']}"
    except (OSError, ValueError, KeyError):
        return "another process"
