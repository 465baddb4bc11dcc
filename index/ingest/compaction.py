"""Writes the files of a generation from its manifest alone: `python -m index.ingest.compaction MANIFEST FOLDER`.

A process of its own does this, which has never held what was erased: Chroma writes whole blocks of memory to its files,
and with them what the process had in that memory before. Progress goes to standard output, a line of JSON a step.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from index.errors import IndexingError
from index.ingest.integrity import verify
from index.ingest.processes import end_with_parent, start_module
from index.retrieval.dense import ChromaVectors
from index.storage.filters import day_number
from index.storage.generations import CHROMA, MANIFEST
from index.storage.manifest import Manifest
from index.types import Progress

AT_ONCE = 5_000  # vectors

def write_afresh(manifest: Path, folder: Path, progress: Callable[[Progress], None] | None) -> int:
    """Fills `folder` from `manifest`, checked; the number of passages. Raises IndexingError with what the process said."""
    passages = 0
    with start_module(__name__, str(manifest), str(folder)) as process:
        try:
            for line in process.stdout or ():
                step, done, total = json.loads(line)
                passages = done
                if progress:
                    progress(Progress(step, done, total))
        finally:
            _end(process)
    if process.returncode:
        raise IndexingError(
            f"{folder} could not be written (its process ended with status {process.returncode}): "
            "what serves is as it was. Free some space or memory and try again.",
            folder,
        )
    return passages


def fill(source: Path, folder: Path, tell: Callable[[str, int, int], None]) -> None:
    with closing(Manifest.open(source, writable=True)) as manifest:
        manifest.database.copy_to(folder / MANIFEST)
    with closing(Manifest.open(folder / MANIFEST)) as manifest:
        vectors = ChromaVectors(folder / CHROMA, create=True)
        last, done, total = -1, 0, manifest.vectors.count()
        while rows := manifest.vectors.dated_after(last, AT_ONCE):
            stored = np.stack([row.vector for row in rows]).astype(np.float32)
            days, outlets = [day_number(row.published) for row in rows], [(row.outlet or "").lower() for row in rows]
            vectors.add([row.passage for row in rows], stored, days, outlets)
            last, done = rows[-1].passage, done + len(rows)
            tell("vectors", done, total)
        with closing(vectors.settled()) as settled:
            count = verify(manifest, settled, folder)
        tell("checking", count, count)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """It goes when its standard input does, or of itself when it is done."""
    if process.stdin:
        process.stdin.close()


def main() -> None:
    end_with_parent()
    source, folder = map(Path, sys.argv[1:])
    try:
        fill(source, folder, lambda *step: print(json.dumps(step), flush=True))
    except IndexingError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
