"""Generations of an index: each in a folder of its own, built beside the one that serves, switched to in one step.

var/index/CURRENT     the number of the generation that serves; after a rollback, below it the highest there has been
var/index/000012/     manifest.sqlite3, chroma/: whole, and checked
var/index/000013.part what a rebuild is writing, or a killed one left
var/index/lock        held by the one process that rebuilds

A number is never given twice: a server that goes by it would take the new generation for the one that it has open.
"""

import json
import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexDamaged, IndexingError, IndexLocked, IndexNotFound, IndexUnwritable

MANIFEST = "manifest.sqlite3"
CHROMA = "chroma"
CLUSTER = "CLUSTER"  # in its place where the folder holds several indexes: see cluster_file.py
KEPT = 2  # the generation that serves and the one before it
_FICLONE = 0x40049409  # linux/fs.h


def folder_of(path: Path, generation: int) -> Path:
    return path / f"{generation:06d}"


def current(path: Path) -> int:
    """The generation that serves. Raises IndexNotFound where there is no index, IndexDamaged where its pointer is broken."""
    serving = _pointer(path)
    while not serving.isdigit() or not folder_of(path, int(serving)).is_dir():
        before, serving = serving, _pointer(path)
        if serving == before:  # else an erasure switched, and removed what was read first
            left = generations(path)
            raise IndexDamaged("generation_missing", path=path, pointer=path / "CURRENT", serving=serving, left=left)
    return int(serving)


def _pointer(path: Path) -> str:
    pointer = path / "CURRENT"
    try:
        return pointer.read_text(encoding="ascii").partition("\n")[0].strip()
    except FileNotFoundError:
        raise IndexNotFound(path=path, remedy=f"wartanya rebuild ARTICLES --index {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged("pointer_unreadable", path=path, pointer=pointer, detail=error) from error


def generations(path: Path) -> list[int]:
    """The numbers of all generations, ascending."""
    return [number for number in _numbered(path) if (folder_of(path, number) / MANIFEST).is_file()]


def is_gone(path: Path, generation: int) -> bool:
    """Whether it was removed after another one was switched to. There may be a folder of its name: see `sweep`."""
    return not (folder_of(path, generation) / MANIFEST).is_file() and current(path) != generation


def _numbered(path: Path) -> list[int]:
    if not path.is_dir():
        return []
    return sorted(int(p.name) for p in path.iterdir() if len(p.name) == 6 and p.name.isdigit() and p.is_dir())


def start(path: Path, base: int | None) -> Path:
    """A folder to build in: a copy of generation `base`, or empty. Raises IndexingError where the disk refuses."""
    folder = path / f"{_highest(path) + 1:06d}.part"
    try:
        with writable(folder):
            if base is None:
                folder.mkdir(parents=True)
            else:
                shutil.copytree(folder_of(path, base), folder, copy_function=copy_file)
    except IndexingError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def complete(folder: Path) -> int:
    """Gives what was built in `folder` its number, which is returned, once all of it would outlast a power cut."""
    with writable(folder):
        for place in (folder, *folder.rglob("*")):
            if place.is_dir():
                names_to_disk(place)
            else:
                with place.open("rb+") as file:
                    os.fsync(file.fileno())
        folder.rename(folder.with_suffix(""))
    return int(folder.stem)


def switch(path: Path, generation: int) -> None:
    """Makes `generation` the one that serves, in one step: readers see the old number or the new one, nothing between."""
    part, highest = path / "CURRENT.part", _highest(path)
    with writable(part):
        with part.open("w", encoding="ascii") as out:
            out.write(f"{generation}\n" if highest == generation else f"{generation}\n{highest}\n")
            out.flush()
            os.fsync(out.fileno())
        part.replace(path / "CURRENT")
        names_to_disk(path)


def sweep(path: Path) -> None:
    """Removes what no question can need: all but the generation that serves and the one before it.

    That is older ones, what a killed rebuild left, one that was rolled back from, and folders without a manifest: Chroma
    makes its folder anew where a reader opens the vectors of a generation that has been removed meanwhile.
    """
    for left in path.glob("*.part"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
    serving = _on_record(path)[:1]
    kept = [n for n in generations(path) if [n] <= serving][-KEPT:]
    for number in _numbered(path):
        if kept and number not in kept:
            remove(path, number)


def remove(path: Path, generation: int) -> None:
    """Under another name first: a generation of which half is gone must not be one that can be rolled back to."""
    folder = folder_of(path, generation)
    with suppress(OSError):
        folder = folder.rename(folder.with_suffix(".part"))
    shutil.rmtree(folder, ignore_errors=True)


def size_of(folder: Path) -> int:
    """Bytes of all files below it, passing over what goes away meanwhile."""
    total = 0
    for place in folder.rglob("*"):
        with suppress(OSError):
            total += place.stat().st_size if place.is_file() else 0
    return total


def rollback(path: Path) -> int:
    """Goes back to the generation before; its number. Raises IndexingError where there is none."""
    serving = current(path)
    before = [n for n in generations(path) if n < serving]
    if not before:
        raise IndexingError("only_generation", path=path, serving=serving)
    switch(path, before[-1])
    return before[-1]


@contextmanager
def writing(path: Path, *, as_cluster: bool = False) -> Iterator[None]:
    """Holds the index's lock. Raises IndexLocked where another process has it; a dead process's lock is free.

    What writes one index may not write into the folder of a cluster, and says so: IndexingError.
    """
    from filelock import FileLock, Timeout

    if not as_cluster and (path / CLUSTER).is_file():
        raise IndexingError("is_a_cluster", path=path)
    lock, holder = FileLock(path / "lock", timeout=0), path / "lock.json"
    try:
        path.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise _locked(path, holder) from None
    except OSError as error:
        raise IndexUnwritable("index_folder_unwritable", path=path, detail=error.strerror) from error
    try:
        with suppress(OSError):  # on a full disk it is not said who holds the lock
            since = datetime.now(UTC).isoformat(timespec="seconds")
            said = {"pid": os.getpid(), "machine": platform.node(), "since": since}
            holder.write_text(json.dumps(said), encoding="ascii")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


@contextmanager
def writable(place: Path) -> Iterator[None]:
    """Turns what the disk refuses into IndexUnwritable."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error.args[0][0][-1]  # copytree lists what it could not copy
        raise IndexUnwritable(path=place, detail=reason) from error


def names_to_disk(folder: Path) -> None:
    """Returns when it would outlast a power cut which files `folder` holds."""
    if hasattr(os, "O_DIRECTORY"):  # Windows has no such call
        descriptor = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _on_record(path: Path) -> list[int]:
    """The numbers in CURRENT, as far as they can be read."""
    with suppress(OSError, UnicodeDecodeError):
        return [int(number) for number in (path / "CURRENT").read_text(encoding="ascii").split() if number.isdigit()]
    return []


def _highest(path: Path) -> int:
    """The highest number that any generation has had, 0 before the first."""
    return max(_numbered(path) + _on_record(path), default=0)


def copy_file(source: str | Path, target: str | Path) -> object:
    """Shares the blocks of the file where the file system can (btrfs, XFS): no time, no space."""
    try:
        import fcntl

        with Path(source).open("rb") as old, Path(target).open("wb") as new:
            fcntl.ioctl(new, _FICLONE, old.fileno())
    except (ImportError, OSError):
        return shutil.copy2(source, target)
    return target


def _locked(path: Path, holder: Path) -> IndexLocked:
    """With who holds the lock, as far as the file `holder` says it."""
    try:
        said = json.loads(holder.read_text())
        who = {"pid": str(said["pid"]), "since": str(said["since"])}
        if said["machine"] == platform.node():
            return IndexLocked("index_locked_by_process", path=path, **who)
        return IndexLocked("index_locked_on_machine", path=path, machine=str(said["machine"]), **who)
    except (OSError, ValueError, KeyError, TypeError):
        return IndexLocked(path=path)
