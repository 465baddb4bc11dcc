"""A shard of which there are several copies: asks the first, and the next where that one fails or is long about it."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from typing import Any

from index.cluster.asking import AT_ONCE, PATIENCE_S
from index.cluster.keeper import Keeper, Keeping, Told
from index.cluster.remote import Distant
from index.errors import IndexDamaged, IndexUnavailable
from index.storage import generations
from index.storage.cluster_file import Part, Replica

NEXT_S = PATIENCE_S / 2  # until the next copy is asked too, so that it may answer before the shard counts as silent
AGAIN_S = 5.0  # until a copy that failed is asked first again


class Replicated:
    """Answers the protocol `Shard`, whose methods all but four are asked of a copy. Safe to share between threads."""

    def __init__(self, place: Path, part: Part, keepers: Sequence[Keeping]) -> None:
        """`place` is the folder that is written first; `keepers` are those of all copies, in the order of asking."""
        self._place, self._part, self._keepers = place, part, keepers
        self._pool = ThreadPoolExecutor(AT_ONCE * len(keepers), "copy")
        self._late: dict[int, Future[Told]] = {}  # of the copies that owe an answer, by place
        self._failed_s: dict[int, float] = {}

    @classmethod
    def of(cls, place: Path, part: Part, replicas: Sequence[Replica]) -> "Replicated":
        """Those on other machines are asked first: that is what they are for. Then the one here, then those on its disks."""
        distant = [Distant(replica) for replica in replicas if replica.node]
        near = [Keeper(replica.folder) for replica in replicas if not replica.node]
        return cls(place, part, [*distant, Keeper(str(place), is_own=True), *near])

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return partial(self._asked, name)

    def manifests(self) -> list[Path]:
        file = generations.folder_of(self._place, self._part.generation) / generations.MANIFEST
        if not file.is_file():
            raise self._behind()
        return [file]

    def is_gone(self) -> bool:
        return generations.is_gone(self._place, self._part.generation)

    def clear_away(self) -> None:
        generations.remove(self._place, self._part.generation)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        for keeper in self._keepers:
            keeper.close()

    def _asked(self, name: str, *given: Any, **named: Any) -> Any:
        failure: IndexUnavailable | IndexDamaged = self._behind()
        pending: dict[Future[Told], int] = {}
        *_, last = order = self._in_order()
        for copy in order:
            pending[self._pool.submit(self._keepers[copy].answer, self._part, name, given, named)] = copy
            for future in self._answered(pending, None if copy == last else NEXT_S):
                try:
                    found, error = future.result()
                    if error is not None:
                        raise error
                    return found
                except (IndexUnavailable, IndexDamaged) as why:
                    failure = why
                    self._failed_s[pending.pop(future)] = time.monotonic()
        raise failure

    def _answered(self, pending: Mapping[Future[Told], int], patience_s: float | None) -> Iterator[Future[Told]]:
        """Each of them as it comes, until none has come for so long."""
        while pending:
            done, late = wait(pending, patience_s, FIRST_COMPLETED)
            self._late.update((pending[future], future) for future in late)
            if not done:
                return
            yield from done

    def _behind(self) -> IndexUnavailable:
        return IndexUnavailable("replica_behind", path=self._place, generation=self._part.generation)

    def _in_order(self) -> list[int]:
        """Those that owe an answer, or failed a moment ago, come last."""
        now = time.monotonic()

        def is_doubtful(copy: int) -> bool:
            late = self._late.get(copy)
            return (late is not None and not late.done()) or now - self._failed_s.get(copy, -AGAIN_S) < AGAIN_S

        return sorted(range(len(self._keepers)), key=is_doubtful)
