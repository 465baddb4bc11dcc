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
from index.ingest.integrity import checked_count
from index.ingest.processes import end_with_parent, start_module
from index.retrieval.dense import ChromaVectors, day_number
from index.storage.generations import CHROMA, MANIFEST
from index.storage.manifest import Manifest
from index.types import Progress

AT_ONCE = 5_000  # vectors

_ROWS = (
    "SELECT v.passage, v.vector, a.published, a.outlet FROM vectors v JOIN passages p ON p.number = v.passage "
    "JOIN articles a ON a.number = p.article WHERE v.passage > ? ORDER BY v.passage LIMIT ?"
)


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
        raise IndexingError("generation_unwritable", path=folder, status=process.returncode)
    return passages


def fill(source: Path, folder: Path, tell: Callable[[str, int, int], None]) -> None:
    with closing(Manifest.open(source, writable=True)) as manifest:
        manifest.write("VACUUM INTO ?", (str(folder / MANIFEST),))
    with closing(Manifest.open(folder / MANIFEST)) as manifest:
        vectors = ChromaVectors(folder / CHROMA, create=True)
        last, done, total = -1, 0, manifest.rows("SELECT count(*) FROM vectors")[0][0]
        while rows := manifest.rows(_ROWS, (last, AT_ONCE)):
            numbers, blobs, days, outlets = zip(*rows, strict=True)
            stored = np.stack([np.frombuffer(blob, dtype=np.float16) for blob in blobs]).astype(np.float32)
            vectors.add(numbers, stored, [day_number(day) for day in days], [(outlet or "").lower() for outlet in outlets])
            last, done = numbers[-1], done + len(rows)
            tell("vectors", done, total)
        with closing(vectors.settled()) as settled:
            count = checked_count(manifest, settled, folder)
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
