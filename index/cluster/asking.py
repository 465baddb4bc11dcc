"""Asks shards side by side, and does not wait for one that says nothing: who was silent is known, so that it can be told."""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from index.cluster.shard import Shard
from index.errors import IndexDamaged, IndexingError, IndexUnavailable

Result = TypeVar("Result")
Stamp = tuple[int, int] | None  # of a file: its time and size, None where it is not there
Away = Mapping[str, tuple[Path, Stamp]]

# A shard is silent once none has answered for so long while others have: where all are slow, it is the machine that is.
PATIENCE_S = 0.3
PATIENCE_ALONE_S = 3.0
AT_ONCE = 8  # questions that may wait for one shard


class Asking:
    """The shards of one set, each under its name. Safe to share between threads."""

    def __init__(
        self, path: Path, shards: Sequence[tuple[str, Shard]], away: Collection[str], has_gone: Callable[[Shard], bool]
    ) -> None:
        """`away` are the names of shards that cannot be asked at all; `has_gone` tells which have gone for a newer set."""
        self._path, self._shards, self._away, self._has_gone = path, shards, frozenset(away), has_gone
        self._pool = ThreadPoolExecutor(max(len(shards), 1) * AT_ONCE, "shard") if len(shards) > 1 else None
        self._late: dict[str, Future[Any]] = {}  # shards that owe an answer: they are asked again once it has come
        self._here = threading.local()

    @property
    def silent(self) -> tuple[str, ...]:
        """The names of the shards that have not answered in this reading."""
        return tuple(sorted(self._silent))

    @property
    def _silent(self) -> set[str]:
        if not hasattr(self._here, "silent"):
            self._here.silent = set(self._away)
        silent: set[str] = self._here.silent
        return silent

    @contextmanager
    def reading(self) -> Iterator[None]:
        """In the block, and in this thread, all shards count as answering again, until one does not."""
        before = self._silent
        self._here.silent = set(self._away)
        try:
            yield
        finally:
            self._here.silent = before

    def each(self, work: Callable[[int, Shard], Result], among: Collection[int] | None = None) -> list[tuple[int, Result]]:
        """(place, what `work` makes of it) of each shard, or of those `among` these places, that answers.

        Raises IndexUnavailable where none of them does.
        """
        asked = [(k, *each) for k, each in enumerate(self._shards) if among is None or k in among]
        if self._pool is None:
            return [(k, work(k, shard)) for k, _, shard in asked]
        self._silent.update(name for _, name, _ in asked if not self._late.get(name, _NOTHING_OWED).done())
        pending = {self._pool.submit(work, k, shard): (k, name, shard) for k, name, shard in asked if name not in self._silent}
        found = [
            (k, future.result())
            for future, (k, name, shard) in self._answered(pending)
            if not self._failed(future, name, shard)
        ]
        if asked and not found:
            raise IndexUnavailable("cluster_silent", path=self._path, shards=[name for _, name, _ in asked])
        return sorted(found, key=lambda each: each[0])

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _answered(
        self, pending: Mapping[Future[Result], tuple[int, str, Shard]]
    ) -> list[tuple[Future[Result], tuple[int, str, Shard]]]:
        """Those that have answered by the time that no other does; the others are late."""
        waiting, waited_s = set(pending), 0.0
        while waiting:
            done, waiting = wait(waiting, PATIENCE_S, return_when=FIRST_COMPLETED)
            waited_s = 0.0 if done else waited_s + PATIENCE_S
            if waited_s >= (PATIENCE_S if len(waiting) < len(pending) else PATIENCE_ALONE_S):
                break
        for future in waiting:
            name = pending[future][1]
            self._late[name] = future
            self._silent.add(name)
        return [(future, about) for future, about in pending.items() if future not in waiting]

    def _failed(self, future: Future[Any], name: str, shard: Shard) -> bool:
        """Whether its disk is away or it is damaged. That its files were removed for a newer set is for who reads to mend."""
        error = future.exception()
        if error is None:
            return False
        if not isinstance(error, IndexUnavailable | IndexDamaged) or self._has_gone(shard):
            raise error
        self._silent.add(name)
        return True


def is_gone(shard: Shard) -> bool:
    """Whether its files have gone for newer ones; of a shard that cannot be looked at that is not known."""
    with suppress(IndexingError):
        return shard.is_gone()
    return False


def stamp_of(file: Path) -> Stamp:
    with suppress(OSError):
        status = file.stat()
        return status.st_mtime_ns, status.st_size
    return None


def _nothing_owed() -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(None)
    return future


_NOTHING_OWED = _nothing_owed()
