"""What the last rebuild wrote down of folders and files: their labels, and as what the files were read."""

import os
from hashlib import sha256
from pathlib import Path

from corpus.loaders.registry import READING_VERSION
from corpus.loaders.remarks import OF_CONTENT
from index.storage.manifest import Manifest

# A file written within this time before it was read may have been written again since, with the same time stamp.
SETTLED_NS = 2_000_000_000


class SourceRoots:
    """The folders that articles came from. An id counts the path below its root, so roots keep their labels."""

    def __init__(self, manifest: Manifest | None) -> None:
        self._manifest = manifest
        self.labels: dict[str, str] = manifest.roots.labels() if manifest else {}
        self.moved: dict[str, str] = {}  # where folders are that were at another place the last time -> that place

    def of(self, file: Path) -> tuple[Path, str] | None:
        """The nearest registered folder that holds the file, and its label."""
        for parent in file.parents:
            if key(parent) in self.labels:
                return parent, self.labels[key(parent)]
        return None

    def register(self, folder: Path) -> None:
        """Remembers a folder, unless it lies in one that is known: giving a part of a root makes no new ids."""
        if self.of(folder / "_"):
            return
        if before := self._place_before(folder):
            self.labels[key(folder)] = self.labels.pop(before)
            self.moved[key(folder)] = before
            return
        name = key(Path(folder.name))
        taken = name in self.labels.values()
        self.labels[key(folder)] = f"{name}-{sha256(key(folder).encode()).hexdigest()[:6]}" if taken else name

    def _place_before(self, folder: Path) -> str | None:
        """The place that `folder` was moved from: a root that is gone, most files of which are in it as long as they were.

        Names alone do not tell: 1.txt, 2.txt … are in many folders.
        """
        for place in sorted(self.labels):
            if not Path(place).exists() and self._manifest:
                rows = self._manifest.provenance.file_sizes(place)
                here = sum(_size(folder / Path(file).relative_to(place)) == size for file, size in rows)
                if 2 * here > len(rows):
                    return place
        return None


class FileHistory:
    """What the last rebuild wrote down of the files that it read."""

    def __init__(self, manifest: Manifest | None) -> None:
        # Older loaders may have taken in less of the same files, or more.
        stamps = manifest.files.all() if manifest and manifest.meta.reading_version() == READING_VERSION else []
        self._stamps = {stamp.file: stamp for stamp in stamps}
        # A failure may have ended without the file being touched: a package installed, the article with its id removed.
        failed = manifest.failures.all() if manifest else []
        self._failed = {each.file for each in failed if each.failure.code not in OF_CONTENT}
        self._alone = set(manifest.provenance.files_without_root()) if manifest else set()

    def still_hold(self, file: Path, status: os.stat_result, *, has_root: bool) -> bool:
        """Whether the file need not be read again. One first given alone is, once it is found below a root."""
        stamp = self._stamps.get(key(file))
        if stamp is None or stamp.file in self._failed or (has_root and stamp.file in self._alone):
            return False
        settled = status.st_mtime_ns < stamp.read_ns - SETTLED_NS
        return settled and (stamp.size, stamp.mtime_ns) == (status.st_size, status.st_mtime_ns)


def key(path: Path) -> str:
    """The path as text that can be stored, also where the file system holds bytes that are no text."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _size(file: Path) -> int:
    """In bytes; -1 where there is no such file."""
    try:
        return file.stat().st_size
    except OSError:
        return -1
