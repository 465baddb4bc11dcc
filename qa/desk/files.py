"""A file that is whole or is not there: written beside, flushed, and moved into its place."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from corpus.errors import WartanyaError


def write_whole(path: str | Path, content: bytes) -> None:
    """Replaces the file at `path`. Raises WartanyaError where that cannot be done, and leaves what was there as it was."""
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
        raise WartanyaError(_sentence(target, error)) from error


def _sentence(target: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{target} was not written: the disk is full. Make room and try again; nothing was left half written."
    return f"{target} cannot be written: {error.strerror or error}."
