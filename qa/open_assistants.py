"""The assistants that `answer` keeps open: the few that were asked last, and none is closed while it answers."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar

Asked = TypeVar("Asked")


class Closing(Protocol):
    """What an assistant is over: an archive."""

    def close(self) -> None: ...


class OpenAssistants(Generic[Asked]):
    """At most `most` are kept, and more only while more answer at once. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, tuple[Closing, Asked]] = OrderedDict()  # asked longest ago first
        self._questions: Counter[Hashable] = Counter()  # under way with each

    def __len__(self) -> int:
        return len(self._held)

    @contextmanager
    def using(self, key: Hashable, opened: Callable[[], tuple[Closing, Asked]]) -> Iterator[Asked]:
        """The assistant of that key, made by `opened` where it is not held; its archive stays open until the block ends."""
        with self._lock:
            if key not in self._held:
                self._held[key] = opened()
            self._held.move_to_end(key)
            self._questions[key] += 1
            _, assistant = self._held[key]
            self._close_the_oldest()
        try:
            yield assistant
        finally:
            with self._lock:
                self._questions[key] -= 1
                self._close_the_oldest()

    def _close_the_oldest(self) -> None:
        idle = [key for key in self._held if not self._questions[key]]
        for key in idle[: max(0, len(self._held) - self._most)]:
            archive, _ = self._held.pop(key)
            del self._questions[key]
            archive.close()
