"""Resident memory, in megabytes (2**20 bytes), of a process and those it starts, as Linux tells it; None elsewhere."""

import subprocess
import threading
from pathlib import Path

EVERY_S = 0.1


def peak_mb() -> float | None:
    """The most that this process itself has held. (`getrusage` would count what its parent held when it was started.)"""
    return _field(Path("/proc/self"), "VmHWM")


def resident_mb(process: int) -> float | None:
    """What a process and all below it hold now, added up: pages that they share count for each."""
    own = _field(Path(f"/proc/{process}"), "VmRSS")
    if own is None:
        return None
    return own + sum(resident_mb(child) or 0.0 for child in _children(process))


def watched(process: subprocess.Popen[str], timeout_s: float) -> tuple[str, float | None]:
    """Wait for a process: (what it wrote, the most that it and those below it held).

    Raises `subprocess.TimeoutExpired` when it takes longer, and ends it.
    """
    held: list[float] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(EVERY_S):
            now = resident_mb(process.pid)
            if now is not None:
                held.append(now)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        written, _ = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    finally:
        ended.set()
        looking.join()
    return written, max(held, default=None)


def _field(folder: Path, name: str) -> float | None:
    try:
        lines = (folder / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    return next((round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith(f"{name}:")), None)


def _children(process: int) -> list[int]:
    """Each thread of a process lists what it started."""
    try:
        lists = [(task / "children").read_text(encoding="ascii") for task in Path(f"/proc/{process}/task").iterdir()]
    except OSError:
        return []
    return [int(number) for each in lists for number in each.split()]
