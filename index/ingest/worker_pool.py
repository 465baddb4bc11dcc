"""Processes that prepare shards of articles beside this one, which writes them.

`python -m index.ingest.worker_pool EMBEDDER` is one such process: shards come in on its standard input, records go out,
both pickled.
"""

import os
import pickle
import queue
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus.types import Article
from index.errors import IndexingError
from index.ingest.processes import start_module
from index.ingest.records import Record, records_of
from index.retrieval.embedders import Embedder, StaticEmbedder, load_embedder

# A process takes a second or two to start, in which this one prepares some 300 articles by itself (two cores, 2026-11).
ALONE_SHARDS = 3

Promise = Callable[[], list[Record]]


class Preparing:
    """Prepares shards: the first few in this process, and where there are more, the others in `workers` processes."""

    def __init__(self, embedder: Embedder, workers: int | None, path: Path) -> None:
        self.workers = cores() if workers is None else max(1, workers)
        self._path = path
        # Another model may be large, and uses all cores by itself: it stays in one process.
        self._model = "bundled" if isinstance(embedder, StaticEmbedder) and embedder.name == "bundled" else "none"
        self._begun = 0
        self._processes: list[subprocess.Popen[bytes]] = []
        self._idle: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        self._threads: ThreadPoolExecutor | None = None

    def begin(self, articles: Sequence[Article]) -> Promise:
        """Calling what is returned waits for the records. Raises IndexingError where a process died."""
        self._begun += 1
        if self.workers == 1 or self._begun <= ALONE_SHARDS:
            return lambda: records_of(articles, None)
        self._threads = self._threads or self._started()
        return self._threads.submit(self._ask, articles).result

    def close(self) -> None:
        """What is under way is thrown away."""
        for process in self._processes:
            process.kill()  # it holds nothing but what it was given
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            _close(process)
        self._processes.clear()

    def _started(self) -> ThreadPoolExecutor:
        for _ in range(self.workers):
            process = start_module(__name__, self._model)
            self._processes.append(process)
            self._idle.put(process)
        return ThreadPoolExecutor(self.workers)

    def _ask(self, articles: Sequence[Article]) -> list[Record]:
        process = self._idle.get()
        try:
            if process.stdin is None or process.stdout is None:
                raise EOFError
            pickle.dump(articles, process.stdin)
            process.stdin.flush()
            found: list[Record] = pickle.load(process.stdout)
            return found
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            process.kill()  # no-op where it is dead, as it is but for an answer that is none
            raise IndexingError("worker_ended", path=self._path, status=process.wait()) from error
        finally:
            self._idle.put(process)


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _close(process: "subprocess.Popen[bytes]") -> None:
    try:
        with process:
            pass
    except BrokenPipeError:
        pass  # it died with something unread


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints
    embedder = load_embedder() if sys.argv[1] == "bundled" else None
    try:
        while True:
            pickle.dump(records_of(pickle.load(sys.stdin.buffer), embedder), answers)
            answers.flush()
    except (EOFError, BrokenPipeError):
        pass  # nobody asks any more


if __name__ == "__main__":
    main()
