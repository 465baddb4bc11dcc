"""Rebuilding while the chat serves: in a process of its own, one at a time, that everybody can watch.

A process, because a rebuild would take the interpreter from the questions, and keep its memory after it.
"""

import logging
import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from corpus.errors import WartanyaError
from corpus.messages.sentences import sentence
from index.ingest.processes import Child, ChildEnded
from index.ingest.rebuild import rebuild
from index.types import Progress
from web.errors import RebuildRefused
from web.strings.errors import code_of_rebuild

_ENDED, STOPPED = "rebuild_ended", "rebuild_stopped"

LAST_BYTES = 20_000  # of what a rebuild that failed unforeseen said of it
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """How far the last rebuild came. `report` is its outcome, `problem` why it failed: one of them once it has ended."""

    who: str
    began: datetime
    step: str = ""
    done: int = 0
    total: int | None = None
    report: dict[str, Any] | None = None
    problem: str = ""
    code: str = ""  # of the problem
    for_visitor: str = ""  # the code that a visitor is told instead, where there is one
    fields: dict[str, Any] = field(default_factory=dict)  # of the problem

    @property
    def is_running(self) -> bool:
        return self.report is None and not self.problem


@dataclass(frozen=True, slots=True)
class Asked:
    """What the process is to rebuild."""

    sources: tuple[str, ...]
    index: str
    allow_removals: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended, in the words of `Run`."""

    report: dict[str, Any] | None = None
    problem: str = ""
    code: str = ""
    for_visitor: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


RebuildProcess = Child[Asked, Progress, Outcome]


class Rebuilding:
    """Rebuilds the index at `path` from `sources`. Safe to share between threads."""

    def __init__(self, path: Path, sources: Sequence[Path]) -> None:
        self.path, self.sources = path, tuple(sources)
        self._lock = threading.Lock()
        self._run: Run | None = None
        self._child: RebuildProcess | None = None
        self._is_stopped = False
        self._thread: threading.Thread | None = None

    @property
    def run(self) -> Run | None:
        return self._run

    def start(self, who: str, *, allow_removals: bool = False) -> Run:
        """Begins, and returns at once. Raises RebuildRefused while another one runs."""
        with self._lock:
            if self._run and self._run.is_running:
                raise RebuildRefused(self._run.who)
            there = [str(source) for source in self.sources if source.exists()] or [str(source) for source in self.sources]
            asked = Asked(tuple(there), str(self.path), allow_removals)
            # A file, since a pipe would fill and stop a rebuild that warns much; `_follow` closes it.
            said = tempfile.TemporaryFile()  # noqa: SIM115
            self._child, self._is_stopped = Child(work, errors=said), False
            self._run = started = Run(who, datetime.now(UTC))
            self._thread = threading.Thread(target=self._follow, args=(self._child, asked, said), name="rebuild", daemon=True)
            self._thread.start()
            return started

    def wait(self, timeout_s: float | None = None) -> Run | None:
        """The run once it has ended, or as it is after `timeout_s`."""
        if self._thread:
            self._thread.join(timeout_s)
        return self._run

    def stop(self) -> None:
        """Ends a rebuild that runs. What it had built is lost, and nothing that serves is touched."""
        if self._child and self._run and self._run.is_running:
            self._is_stopped = True
            self._child.kill()
        self.wait(10)

    def _follow(self, child: RebuildProcess, asked: Asked, said: IO[bytes]) -> None:
        """Takes in what the rebuild tells; `said` is its standard error, which is for who runs the chat and no visitor."""
        with said, child:
            try:
                self._told(asdict(child.ask(asked, lambda now: self._told(asdict(now)))))
            except ChildEnded as ended:
                self._end(ended.status, said)

    def _told(self, news: dict[str, Any]) -> None:
        if self._run:
            self._run = replace(self._run, **news)

    def _end(self, status: int, said: IO[bytes]) -> None:
        if self._run and self._is_stopped:
            self._run = replace(self._run, problem=sentence(STOPPED, {}), code=STOPPED)
        elif self._run:
            _log.error("The rebuild that %s began ended with status %s:\n%s", self._run.who, status, _tail(said))
            fields = {"status": status}
            self._run = replace(self._run, problem=sentence(_ENDED, fields), code=_ENDED, fields=fields)


def _tail(said: IO[bytes]) -> str:
    size = said.seek(0, os.SEEK_END)
    said.seek(max(0, size - LAST_BYTES))
    return said.read().decode("utf-8", "replace").strip() or "it said nothing"


def work(asked: Asked, tell: Callable[[Progress], None]) -> Outcome:
    """What the process does: rebuilds, and tells each step."""
    if hasattr(os, "nice"):
        os.nice(10)  # those who ask come first
    try:
        report = rebuild(asked.sources, index=asked.index, allow_removals=asked.allow_removals, progress=tell)
    except WartanyaError as problem:
        # Folders are taken out of the sentence where it is shown.
        return Outcome(problem=str(problem), **problem.to_dict(), for_visitor=code_of_rebuild(problem))
    return Outcome(report=asdict(report))
