"""A file that is whole or is not there: written beside, flushed, and moved into its place."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from qa.errors import FileUnusable


def write_whole(path: str | Path, content: bytes) -> None:
    """Replaces the file at `path`. Raises FileUnusable where that cannot be done, and leaves what was there as it was."""
    target = Path(path)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise unwritten(target, error) from error


def unwritten(path: Path, error: OSError) -> FileUnusable:
    """What is said of a file that the disk, or a limit on the size of files, did not let be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return FileUnusable("disk_full", path=path)
    return FileUnusable("cannot_write", path=path, detail=error.strerror or error)
