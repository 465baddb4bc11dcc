"""What was removed and is still in files: an erasure takes it out of them."""

from contextlib import closing, suppress
from pathlib import Path

from index.errors import IndexDamaged
from index.storage import generations
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest


def awaiting_erasure(path: Path) -> list[str]:
    """The ids of removed articles of which the files of some generation still hold words or vectors, ascending."""
    found: set[str] = set()
    for generation in generations.generations(path):
        with suppress(IndexDamaged), closing(Manifest.open(generations.folder_of(path, generation) / MANIFEST)) as manifest:
            found.update(manifest.tombstones.removed())
    return sorted(found)
