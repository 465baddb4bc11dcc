"""What the workers of pytest-xdist share, and what they must not: indexes are built once in a run, ports are each one's own."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """A copy for this worker of what `build` makes at the path that it is given."""
    own = factory.mktemp(name) / "index"
    run = factory.getbasetemp()
    shared = (run.parent if "PYTEST_XDIST_WORKER" in os.environ else run) / f"built-{name}"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            build(own)
            shutil.copytree(own, shared)
            return own
    shutil.copytree(shared, own)
    return own


def ports(first: int) -> range:
    """Twenty-five ports from `first` on that no other of four workers tries."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 4
    return range(first + 25 * worker, first + 25 * (worker + 1))
