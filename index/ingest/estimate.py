"""What a rebuild will come to, before it begins: how many articles it will read, and how much space it needs."""

import gzip
import shutil
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from corpus.errors import CorpusError
from corpus.files import article_files
from corpus.loaders.scans.pages import pages_of
from index.errors import IndexingError
from index.ingest.history import FileHistory
from index.ingest.reading import Place
from index.storage import generations

# A new generation, what its data bases need while they are written, and a rest for everybody else on the disk.
TIMES_THE_INDEX = 3
# Bytes of index a byte of articles: 418 MB were made of 82 MB of JSON lines, 27 MB as gzip (40,626 articles, 2026-11).
INDEX_BYTES, INDEX_BYTES_GZIPPED = 5, 16
_TABLES = (".jsonl", ".jsonl.gz", ".ndjson", ".jl", ".csv", ".tsv")
_BLOCK_BYTES = 1 << 20


def articles_to_read(places: Sequence[Place], history: FileHistory) -> int:
    """About how many: a line of a table counts as an article, a page of a scan too, and any other file that was touched."""
    return sum(_articles_in(file) for file in _files(places) if not _is_untouched(file, history))


def require_space(path: Path, base: int | None, places: Sequence[Place]) -> None:
    """Raises IndexingError where the disk has too little for a new generation beside `base`, or for a first one."""
    if base is not None:
        made = generations.size_of(generations.folder_of(path, base))
    else:
        made = sum(_index_bytes(file) for file in _files(places))
    free = shutil.disk_usage(path).free
    if free < TIMES_THE_INDEX * made:
        sizes = {"needed_mb": TIMES_THE_INDEX * made / 1e6, "made_mb": made / 1e6, "free_mb": free / 1e6}
        raise IndexingError("too_little_space", path=path, times=TIMES_THE_INDEX, **sizes)


def _files(places: Sequence[Place]) -> Iterator[Path]:
    for place in places:
        if isinstance(place, Path):
            with suppress(CorpusError):  # the rebuild itself will say so
                yield from article_files(place)


def _is_untouched(file: Path, history: FileHistory) -> bool:
    try:
        return history.still_hold(file, file.stat(), has_root=True)
    except OSError:
        return True


def _articles_in(file: Path) -> int:
    if not file.name.lower().endswith(_TABLES):
        return pages_of(file)
    lines = 0
    opened = gzip.open if file.suffix.lower() == ".gz" else open
    with suppress(OSError, EOFError, zlib.error), opened(file, "rb") as table:
        while block := table.read(_BLOCK_BYTES):
            lines += block.count(b"\n")
    return max(1, lines)


def _index_bytes(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size * (INDEX_BYTES_GZIPPED if file.suffix.lower() == ".gz" else INDEX_BYTES)
    return 0
