"""Lanes name what is there, and everything that is left out of `make test` is run by `.ci/run`."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.builds import ports
from tests.lanes import FIXTURES, LANES, PLACES, ROOM, has_room
from tests.scheduling import FIRST

ROOT = Path(__file__).parent.parent


def test_each_lane_is_a_marker_that_says_what_it_is() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["pytest"]["ini_options"]["markers"] == [f"{lane}: {what}" for lane, what in LANES.items()]


def test_each_place_of_a_lane_is_there_and_each_lane_has_a_place_or_a_fixture() -> None:
    assert [place for place in PLACES if not list(ROOT.glob(f"{place}*"))] == []
    assert {*PLACES.values(), *FIXTURES.values()} == set(LANES)


def test_what_goes_to_one_worker_or_first_is_there() -> None:
    assert [place for place in FIRST if not list(ROOT.glob(f"{place}*"))] == []


def test_tests_write_to_a_folder_with_room_from_which_programs_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = os.statvfs(tmp_path)

    def told(blocks: int, flags: int) -> Callable[[Path], SimpleNamespace]:
        return lambda _: SimpleNamespace(f_bavail=blocks, f_frsize=about.f_frsize, f_flag=flags)

    for blocks, flags, is_fit in ((ROOM, 0, True), (ROOM, os.ST_NOEXEC, False), (1, 0, False)):
        monkeypatch.setattr(os, "statvfs", told(blocks, flags))
        assert has_room(tmp_path) == is_fit
    monkeypatch.undo()
    assert not has_room(tmp_path / "not there")


def test_ci_runs_what_make_test_leaves_out() -> None:
    makefile, ci = ((ROOT / name).read_text(encoding="utf-8") for name in ("Makefile", ".ci/run"))
    _, _, recipe = makefile.partition("test-all: $(DEV)\n\t")
    assert recipe.startswith("@$(BIN)/python -m pytest $(ARGS)\n")
    assert "make test-all" in ci


def test_workers_try_no_port_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    for worker in ("gw0", "gw1", "gw2", "gw3"):
        monkeypatch.setenv("PYTEST_XDIST_WORKER", worker)
        tried += ports(17860)
    assert sorted(tried) == list(range(17860, 17960))
