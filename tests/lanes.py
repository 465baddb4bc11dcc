"""Lanes: tests that take long, or need more than Python. `pytest --quick` leaves them out and says so at its end."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.scheduling import in_order

LANES = {
    "benchmarks": "runs what measures, and builds made worse for it to catch",
    "browser": "opens pages in Chromium",
    "crash": "kills processes at every kind of step",
    "docs": "runs what the documentation says",
    "model": "makes or trains small models with torch",
    "programs": "starts programs, servers and helpers as processes of their own",
    "sample": "asks many questions of the sample articles",
}
# What lies below a place is of its lane, and so is what uses a fixture. The rest bear their mark themselves.
PLACES = {
    "tests/benchmarks/": "benchmarks",
    "tests/index/cluster/test_on_nodes": "programs",
    "tests/index/test_dying": "crash",
    "tests/index/test_erasing": "programs",
    "tests/index/test_processes": "programs",
    "tests/index/test_serving_through": "programs",
    "tests/qa/test_watch_command": "programs",
    "tests/test_docs": "docs",
    "tests/training/": "model",
    "tests/web/doors/test_attempts": "programs",
    "tests/web/doors/test_mcp": "programs",
    "tests/web/test_app": "programs",
    "tests/web/test_stopping_scans": "programs",
    "tests/test_offline": "programs",
}
FIXTURES = {
    "browser": "browser",
    "prompted": "model",
    "reference": "model",
    "sample_report": "sample",
    "tiny_embedder": "model",
    "two_nodes": "programs",
}

QUICK_EXAMPLES = 25  # of hypothesis, a test; a hundred where nothing is left out
# An index is written through to the disk many times before it is whole, and tests build hundreds of them.
IN_MEMORY, ROOM = Path("/dev/shm"), 2**31  # bytes, of which the quick tests leave some two hundred millions  # noqa: S108


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help=f"leave out the lanes {', '.join(LANES)}")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("quick"):  # before any test is imported: what a test leaves open is taken from the profile then
        settings.register_profile("quick", max_examples=QUICK_EXAMPLES)
        settings.load_profile("quick")
        if has_room(IN_MEMORY):
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What is left out as a whole is not even imported: torch alone takes longer than a hundred tests."""
    return True if config.getoption("quick") and _lane_of_place(collection_path, config) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        for lane in _lanes_of(item):
            item.add_marker(lane)
    if config.getoption("quick"):
        left_out = [item for item in items if any(mark.name in LANES for mark in item.iter_markers())]
        items[:] = [item for item in items if not any(mark.name in LANES for mark in item.iter_markers())]
        config.hook.pytest_deselected(items=left_out)
    if "PYTEST_XDIST_WORKER" in os.environ:
        in_order(items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("quick"):
        terminalreporter.section("left out")
        for lane, what in LANES.items():
            terminalreporter.line(f"{lane:<11}{what}")
        terminalreporter.line('All of them: make test-all (.ci/run does). One: make test ARGS="-m browser".')


def has_room(folder: Path) -> bool:
    """Whether there is such a folder for files, with room, from which programs may be started."""
    try:
        about = os.statvfs(folder)
    except OSError:
        return False
    return about.f_bavail * about.f_frsize >= ROOM and not about.f_flag & os.ST_NOEXEC and os.access(folder, os.W_OK)


def _lanes_of(item: pytest.Item) -> set[str]:
    told = {lane for fixture, lane in FIXTURES.items() if fixture in getattr(item, "fixturenames", ())}
    lane = _lane_of_place(item.path, item.config)
    return told | ({lane} if lane else set())


def _lane_of_place(path: Path, config: pytest.Config) -> str | None:
    place = path.relative_to(config.rootpath).as_posix() + ("/" if path.is_dir() else "")
    return next((lane for begins, lane in PLACES.items() if place.startswith(begins)), None)
