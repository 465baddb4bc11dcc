"""How much one caller may ask: a bucket of requests that fills again, one for each key and each address."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from web.errors import Refused

# A key may stand for a whole newsroom behind one program; two cores answer some ten to twenty questions a second.
A_MINUTE = 1200
AT_ONCE = 240
_MOST_REMEMBERED = 4096


class Rate:
    """At most `a_minute` requests a minute of each caller in the long run, and `at_once` together. Safe between threads."""

    def __init__(self, a_minute: int = A_MINUTE, at_once: int = AT_ONCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_s, self._most, self._clock = a_minute / 60, float(at_once), clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # by caller: requests left, and when that was
        self._lock = threading.Lock()

    def take(self, caller: str) -> None:
        """Raises Refused with 429 where nothing is left, and says when there will be."""
        with self._lock:
            now = self._clock()
            left, then = self._left.pop(caller, (self._most, now))
            left = min(self._most, left + (now - then) * self._per_s)
            self._left[caller] = (left - 1 if left >= 1 else left, now)
            while len(self._left) > _MOST_REMEMBERED:
                self._left.popitem(last=False)
        if left < 1:
            wait_s = (1 - left) / self._per_s
            raise Refused("rate_limit_exceeded", status=429, wait_s=wait_s)
