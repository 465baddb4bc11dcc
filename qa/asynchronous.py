"""Asking from an event loop: what answering does, done in a thread beside it, one step after another."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypedDict, TypeVar

from index.arguments import Day, Outlets

Result = TypeVar("Result")


class Narrowing(TypedDict, total=False):
    """What `Assistant.ask` takes beside question and conversation."""

    since: Day | None
    until: Day | None
    outlets: Outlets
    infer_dates: bool
    today: Day | None


class InThread(Protocol):
    """Begins a call, after those begun before it; to be awaited for what it gives."""

    def __call__(self, work: Callable[[], Result]) -> Awaitable[Result]: ...


@contextmanager
def one_after_another() -> Iterator[InThread]:
    """One thread for the calls of one stream. It ends once the last of them has, which nothing waits for."""
    executor, loop = ThreadPoolExecutor(1, "answer"), asyncio.get_running_loop()

    def begin(work: Callable[[], Result]) -> Awaitable[Result]:
        return loop.run_in_executor(executor, work)

    try:
        yield begin
    finally:
        executor.shutdown(wait=False)
