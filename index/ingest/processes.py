"""Processes of our own beside this one, and the one protocol that all of them keep.

A child is a function: `Child(work)` starts a Python process for it, without the caller's main script, so that one needs no
guard. `ask` hands it a task; it may report on its way, as often as it likes, and ends with a result. Tasks go to its standard
input, reports and results come from its standard output, all pickled. What else it or a library prints goes to standard
error, and so does the traceback of an error that it does not foresee; then `ask` raises ChildEnded, as where it is killed.

It ends with `close`, and of itself once its standard input is closed, whatever it is at: so no child outlives its parent,
however that ended. Ctrl-C is for the parent.
"""

import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

from corpus.errors import WartanyaError

Task = TypeVar("Task")
Report = TypeVar("Report")
Result = TypeVar("Result")
Work = Callable[[Task, Callable[[Report], None]], Result]

ENDING_S = 30  # that a process may take to end, on a machine that is busy
_MODULE = "index.ingest.processes"  # `__name__`, but for the child itself
_SIZE = struct.Struct("=Q")  # of a task, in bytes, before it
_PACKAGES = Path(__file__).parent.parent.parent


class ChildEnded(Exception):
    """A child ended with a task undone; `status` is its exit status, below nought the signal that killed it.

    For who asked alone, who says in an error of his own what that means.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"A process of Wartanya's ended with status {status} before its work was done.")
        self.status = status


class Child(Generic[Task, Report, Result]):
    """A process that does `work`, a function of a module: it is named to the process, not handed over. One task at a time."""

    def __init__(self, work: Work[Task, Report, Result], *, errors: IO[bytes] | None = None) -> None:
        """`errors` is where its standard error goes, this process's own where None."""
        known = [str(_PACKAGES), os.environ.get("PYTHONPATH", "")]
        around = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, known))}
        # -P: a folder or file named like one of our packages, where the command is given, is not it.
        command = [sys.executable, "-P", "-m", _MODULE, work.__module__, work.__qualname__]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=errors, env=around)

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, task: Task, told: Callable[[Report], None] | None = None) -> Result:
        """The result of the task; `told` hears each report. Raises ChildEnded where the process ends without one."""
        self._send(task)
        while True:
            is_result, message = self._receive()
            if is_result:
                result: Result = message
                return result
            if told:
                told(message)

    def kill(self) -> None:
        """Ends it at once, whatever it is at: whoever waits for a result gets ChildEnded. No-op where it has ended."""
        self._process.kill()

    def close(self) -> None:
        """Ends it, and returns once it has gone."""
        self.kill()
        try:
            with self._process:
                pass
        except BrokenPipeError:
            pass  # it ended with something unread

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _send(self, task: Task) -> None:
        try:
            if self._process.stdin:
                packed = pickle.dumps(task)
                self._process.stdin.write(_SIZE.pack(len(packed)) + packed)
                self._process.stdin.flush()
        except OSError as error:
            raise self._ended() from error

    def _receive(self) -> tuple[bool, Any]:
        try:
            if self._process.stdout is None:
                raise EOFError
            said: tuple[bool, Any] = pickle.load(self._process.stdout)
            return said
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise self._ended() from error

    def _ended(self) -> ChildEnded:
        """It lets go of its pipes a moment before it has a status. One that said something else than a reply goes on."""
        with suppress(subprocess.TimeoutExpired):
            return ChildEnded(self._process.wait(ENDING_S))
        self.kill()
        return ChildEnded(self._process.wait())


def serve(module: str, name: str) -> None:
    """Does what the parent asks of the function, until that closes this process's standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints
    work: Work[Any, Any, Any] = getattr(import_module(module), name)
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()

    def reply(*, is_result: bool, message: object) -> None:
        pickle.dump((is_result, message), replies)
        replies.flush()

    while True:
        done = work(pickle.loads(tasks.get()), lambda report: reply(is_result=False, message=report))
        reply(is_result=True, message=done)


def _listen(tasks: "queue.SimpleQueue[bytes]") -> None:
    """Passes on the tasks that come in; ends the process when none can come any more."""
    with os.fdopen(os.dup(0), "rb") as asked:  # not sys.stdin, whose lock Python wants when it ends
        while head := asked.read(_SIZE.size):
            tasks.put(asked.read(*_SIZE.unpack(head)))
    os._exit(1)


def _end_at_once(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error that the work does not foresee: said, and nothing waited for, as the threads of a library."""
    if isinstance(error, WartanyaError):
        print(error, file=sys.stderr)
    elif not isinstance(error, BrokenPipeError):  # then nobody asks any more
        sys.__excepthook__(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    sys.excepthook = _end_at_once
    serve(*sys.argv[1:])
