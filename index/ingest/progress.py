"""Telling whoever waits how far a rebuild is."""

import time
from collections.abc import Callable

from index.types import Progress

REPORT_EVERY = 200  # articles
REPORT_AFTER_S = 1.0  # where they come slowly, as the pages of a scan do


class Meter:
    """Counts what is done of each step, and tells it now and then."""

    def __init__(self, tell: Callable[[Progress], None] | None) -> None:
        self._tell = tell
        self.begin("")

    @property
    def is_watched(self) -> bool:
        return self._tell is not None

    def begin(self, name: str, total: int | None = None) -> None:
        """A step of which `count` tells how far it is, out of `total` where that is known."""
        self._name, self._done, self._total, self._said_s = name, 0, total, time.monotonic()

    def count(self) -> None:
        self._done += 1
        if self._done % REPORT_EVERY == 1 or time.monotonic() - self._said_s > REPORT_AFTER_S:
            self._say()

    def reach(self, name: str) -> None:
        """A step that is told of as a whole."""
        self.begin(name)
        self._say()

    def _say(self) -> None:
        self._said_s = time.monotonic()
        if self._total is not None and self._done > self._total:
            self._total = None  # it was guessed too low
        if self._tell:
            self._tell(Progress(self._name, self._done, self._total))
