"""Articles that were read and wait until it is known which of them are written: in memory, and on disk once they are many."""

import pickle
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

from corpus.types import Article
from index.ingest.found import Spooled
from index.storage.generations import writable

MEMORY_BYTES = 16_000_000  # some 5,000 articles of a newspaper


class ArticleSpool:
    """A file without a name in `folder`: it goes with the process, whatever ends it."""

    def __init__(self, folder: Path, memory_bytes: int = MEMORY_BYTES) -> None:
        self._folder, self._end = folder, 0
        # Closed by `close`.
        self._file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(memory_bytes, dir=str(folder))  # noqa: SIM115

    def put(self, article: Article) -> Spooled:
        """Where it lies. Raises IndexingError where the disk refuses."""
        packed = pickle.dumps(article, pickle.HIGHEST_PROTOCOL)
        place = Spooled(self._end, len(packed))
        with writable(self._folder):
            self._file.seek(self._end)
            self._file.write(packed)
        self._end += place.size
        return place

    def article(self, place: Spooled) -> Article:
        self._file.seek(place.offset)
        found: Article = pickle.loads(self._file.read(place.size))  # noqa: S301 (a file without a name, of this process)
        return found

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
