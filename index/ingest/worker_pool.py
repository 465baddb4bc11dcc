"""Processes that prepare shards of articles beside this one, which writes them."""

import os
import queue
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from corpus.types import Article
from index.errors import IndexingError
from index.ingest.processes import Child, ChildEnded
from index.ingest.records import Record, records_of
from index.retrieval.embedders import Embedder, StaticEmbedder, load_embedder

# A process takes a second or two to start, in which this one prepares some 300 articles by itself (two cores, 2026-11).
ALONE_SHARDS = 3
SHARDS_AHEAD = 2  # for each process: one that it works on, one that it finds waiting

Promise = Callable[[], list[Record]]


class Engine(Protocol):
    """Prepares shards of articles, somewhere: what comes of them does not depend on where."""

    @property
    def ahead(self) -> int:
        """How many shards may be begun before the records of the first are taken, so that it never waits for work."""
        ...

    def begin(self, articles: Sequence[Article]) -> Promise:
        """Calling what is returned waits for the records. Raises IndexingError where they are not made."""
        ...

    def close(self) -> None:
        """What is under way is thrown away."""
        ...


# What prepares for a new generation: the embedder that it is made with, and its folder, which errors name.
EngineOf = Callable[[Embedder, Path], Engine]
Workers = int | EngineOf | None  # processes on this machine, one a core where None, or something else that prepares


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles to prepare, with their vectors or without."""

    articles: Sequence[Article]
    is_embedded: bool


Preparer = Child[Shard, None, list[Record]]


class Preparing:
    """Prepares shards: the first few in this process, and where there are more, the others in `workers` processes."""

    def __init__(self, embedder: Embedder, workers: int | None, path: Path) -> None:
        self.workers = cores() if workers is None else max(1, workers)
        self._path = path
        self._is_embedding = embeds_elsewhere(embedder)
        self._begun = 0
        self._children: list[Preparer] = []
        self._idle: queue.SimpleQueue[Preparer] = queue.SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None

    @property
    def ahead(self) -> int:
        return SHARDS_AHEAD * self.workers

    def begin(self, articles: Sequence[Article]) -> Promise:
        """Calling what is returned waits for the records. Raises IndexingError where a process died."""
        self._begun += 1
        if self.workers == 1 or self._begun <= ALONE_SHARDS:
            return lambda: records_of(articles, None)
        self._threads = self._threads or self._started()
        return self._threads.submit(self._ask, articles).result

    def close(self) -> None:
        """What is under way is thrown away."""
        for child in self._children:
            child.kill()  # it holds nothing but what it was given
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        for child in self._children:
            child.close()
        self._children.clear()

    def _started(self) -> ThreadPoolExecutor:
        for _ in range(self.workers):
            child = Child(prepare)
            self._children.append(child)
            self._idle.put(child)
        return ThreadPoolExecutor(self.workers)

    def _ask(self, articles: Sequence[Article]) -> list[Record]:
        child = self._idle.get()
        try:
            return child.ask(Shard(articles, self._is_embedding))
        except ChildEnded as ended:
            raise IndexingError("worker_ended", path=self._path, status=ended.status) from ended
        finally:
            self._idle.put(child)


def embeds_elsewhere(embedder: Embedder) -> bool:
    """Whether who prepares makes the vectors too. Another model may be large, and uses all cores by itself: it stays here."""
    return isinstance(embedder, StaticEmbedder) and embedder.name == "bundled"


def prepare(shard: Shard, _: Callable[[None], None]) -> list[Record]:
    """What a child does: the records of a shard."""
    return records_of(shard.articles, own_embedder() if shard.is_embedded else None)


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def own_embedder() -> Embedder:
    """The bundled one, of a process that prepares."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # there is a process for each core
    return load_embedder()
