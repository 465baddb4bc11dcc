"""The one protocol of child processes: asked, reporting, stopped, and never outliving their parent."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from index.ingest.processes import Child, ChildEnded
from tests.index.findings import ROOT

Tell = Callable[[int], None]


def counted(upto: int, tell: Tell) -> str:
    """Reports each number, and prints what must not be taken for a report."""
    for number in range(upto):
        print("a library says something")
        tell(number)
    return f"counted {upto}"


def refuse(source: str, tell: Tell) -> None:
    raise CorpusError("file_empty", source=source)


def stumble(reason: str, tell: Tell) -> None:
    raise ValueError(reason)


def sleep(seconds: float, tell: Tell) -> None:
    tell(os.getpid())
    time.sleep(seconds)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_child_does_one_task_after_another_and_tells_of_each() -> None:
    told: list[int] = []
    with Child(counted) as child:
        assert child.ask(3, told.append) == "counted 3"
        assert child.ask(1, told.append) == "counted 1"
        assert child.ask(2) == "counted 2"
    assert told == [0, 1, 2, 0]


@pytest.mark.parametrize(("work", "said"), [(refuse, "a.txt is empty."), (stumble, "Traceback (most recent call last):")])
def test_a_child_that_fails_says_why_on_standard_error(work: Callable[[str, Tell], None], said: str) -> None:
    with tempfile.TemporaryFile() as errors:
        with Child(work, errors=errors) as child, pytest.raises(ChildEnded, match="status 1") as ended:
            child.ask("a.txt")
        errors.seek(0)
        lines = errors.read().decode().splitlines()
    assert (ended.value.status, lines[0]) == (1, said)
    assert "a.txt" in lines[-1]


def test_a_child_that_is_killed_ends_whoever_waits_for_it() -> None:
    with Child(sleep) as child, pytest.raises(ChildEnded) as ended:
        child.ask(60.0, lambda pid: os.kill(pid, signal.SIGKILL))
    assert ended.value.status == -signal.SIGKILL
    assert not is_alive(child.pid)


def test_a_child_that_is_closed_has_gone_whatever_it_is_at() -> None:
    child = Child(sleep)
    with pytest.raises(ZeroDivisionError), child:
        child.ask(60.0, lambda pid: pid // 0)
    assert not is_alive(child.pid)
    child.close()


def test_no_child_outlives_its_parent(tmp_path: Path) -> None:
    """Not even one that is busy, under a parent that had no time to say anything."""
    dying = (
        "import os\nfrom index.ingest.processes import Child\nfrom tests.index.test_processes import sleep\n"
        "def told(pid):\n    print(pid, flush=True)\n    os.kill(os.getpid(), 9)\n"
        "Child(sleep).ask(60.0, told)\n"
    )
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", dying], env=around, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == -signal.SIGKILL
    child, given_up = int(ran.stdout), time.monotonic() + 30
    while is_alive(child) and time.monotonic() < given_up:
        time.sleep(0.05)
    assert not is_alive(child)
