"""A rebuild that the chat runs beside itself: what is kept of one that ends unforeseen."""

import logging
from pathlib import Path

import pytest

from web.editing.rebuild_job import LAST_BYTES, Rebuilding

NO_PATH = "tidak\0ada"  # no system takes it, and nothing foresees it


def test_an_error_that_nobody_foresaw_keeps_its_traceback_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rebuilding = Rebuilding(Path(NO_PATH), [tmp_path])
    (tmp_path / "a.txt").write_text("Judul\n\nBanjir di Semaka.", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        rebuilding.start("siti")
        run = rebuilding.wait(60)
    (record,) = caplog.records
    assert record.name == "web.editing.rebuild_job"
    assert "siti" in record.getMessage()
    assert "Traceback (most recent call last)" in record.getMessage()
    assert "ValueError" in record.getMessage()
    assert run is not None
    assert (run.code, run.fields, "Traceback" in run.problem) == ("rebuild_ended", {"status": 1}, False)
    assert len(record.getMessage()) < LAST_BYTES + 200


def test_a_rebuild_that_was_foreseen_to_fail_or_succeeds_logs_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rebuilding = Rebuilding(tmp_path / "index", [tmp_path / "tiada"])
    rebuilding.start("siti")
    failed = rebuilding.wait(60)
    assert failed is not None
    assert failed.problem
    (tmp_path / "tiada").mkdir()
    (tmp_path / "tiada" / "a.txt").write_text("Judul\n\nBanjir di Semaka.", encoding="utf-8")
    rebuilding.start("siti")
    done = rebuilding.wait(60)
    assert done is not None
    assert (done.report or {}).get("added") == 1
    assert caplog.records == []


def test_a_rebuild_that_is_stopped_has_ended_and_is_no_fault_to_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "a.txt").write_text("Judul\n\nBanjir di Semaka.", encoding="utf-8")
    rebuilding = Rebuilding(tmp_path / "index", [tmp_path / "berita"])
    rebuilding.start("siti")
    rebuilding.stop()
    stopped = rebuilding.wait(60)
    assert stopped is not None
    assert (stopped.is_running, stopped.code) == (False, "rebuild_stopped")
    assert caplog.records == []
