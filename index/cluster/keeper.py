"""A folder with a copy of a shard: answers for whichever of its generations is asked for, in this process or in another."""

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from corpus.errors import WartanyaError
from index.errors import IndexUnavailable
from index.snapshot import Snapshot
from index.storage import generations
from index.storage.cluster_file import Part, part_of

Told = tuple[Any, WartanyaError | None]  # what was asked for, or why there is none: an error arrives as it was raised
KEPT_OPEN = 2  # generations: questions end on the set that they began on


class Keeping(Protocol):
    """What answers for a copy of a shard, here or elsewhere."""

    def answer(self, part: Part, name: str, given: Sequence[Any], named: Mapping[str, Any]) -> Told:
        """What the method `name` of the protocol `Shard` makes of what it is given."""
        ...

    def close(self) -> None: ...


class Keeper:
    """Safe to share between threads. What it opens is what the set names: another rebuild may have used the same number."""

    def __init__(self, folder: str, *, is_own: bool = False) -> None:
        """`is_own`: the folder that is written first, so that it holds what the set names and need not be looked at."""
        self._folder, self._is_own = Path(folder), is_own
        self._lock = threading.Lock()
        self._open: dict[int, Snapshot] = {}  # who was asked last comes last
        self._using: Counter[int] = Counter()

    def answer(self, part: Part, name: str, given: Sequence[Any], named: Mapping[str, Any]) -> Told:
        try:
            with self._opened(part) as snapshot:
                found = getattr(snapshot, name)(*given, **named)
                if not self._is_there(part.generation):  # it was removed meanwhile: what was found may be a part
                    raise self._behind(part.generation)
                return found, None
        except WartanyaError as error:
            return None, error

    def close(self) -> None:
        with self._lock:
            for snapshot in self._open.values():
                snapshot.close()
            self._open.clear()

    @contextmanager
    def _opened(self, part: Part) -> Iterator[Snapshot]:
        number = part.generation
        with self._lock:
            snapshot = self._open.pop(number, None) or self._checked(part)
            self._open[number] = snapshot
            self._using[number] += 1
        try:
            yield snapshot
        finally:
            with self._lock:
                self._using[number] -= 1
                self._close_others()

    def _checked(self, part: Part) -> Snapshot:
        if not self._is_there(part.generation):
            raise self._behind(part.generation)
        if not self._is_own and part_of(self._folder, part.generation) != part:
            raise self._behind(part.generation)
        return Snapshot(self._folder, part.generation)

    def _close_others(self) -> None:
        newest = list(self._open)[-KEPT_OPEN:]
        for number in [n for n in self._open if not self._using[n] and (n not in newest or not self._is_there(n))]:
            self._open.pop(number).close()

    def _is_there(self, generation: int) -> bool:
        return (generations.folder_of(self._folder, generation) / generations.MANIFEST).is_file()

    def _behind(self, generation: int) -> IndexUnavailable:
        return IndexUnavailable("replica_behind", path=self._folder, generation=generation)
