"""`wartanya rebuild --watch`: a process that rebuilds after every change until somebody presses Ctrl-C."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import Archive
from index.storage import generations

ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 120  # for a rebuild on a busy machine; waiting ends as soon as there is one

Reports = Callable[[], dict[str, Any]]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "berita"
    folder.mkdir()
    (folder / "banjir.txt").write_text("Banjir merendam 213 rumah di Semaka.", encoding="utf-8")
    return folder


@pytest.fixture
def watching(tmp_path: Path, articles: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-P", "-m", "qa.cli", "rebuild", str(articles), "--index", str(tmp_path / "index")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen([*command, "--watch", "--json"], env=environment, cwd=tmp_path, **streams) as process:
        yield process
        process.kill()


@pytest.fixture
def next_report(watching: "subprocess.Popen[str]") -> Reports:
    """What the next rebuild told: JSON over several lines, the last of them a brace by itself."""
    told: queue.Queue[dict[str, Any]] = queue.Queue()

    def read() -> None:
        lines: list[str] = []
        for line in watching.stdout or ():
            lines.append(line)
            if line == "}\n":
                told.put(json.loads("".join(lines)))
                lines.clear()

    threading.Thread(target=read, daemon=True).start()
    return lambda: told.get(timeout=PATIENCE_S)


def interrupted(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """(exit status, what it said on standard error) after Ctrl-C."""
    process.send_signal(signal.SIGINT)
    status = process.wait(PATIENCE_S)
    return status, process.stderr.read() if process.stderr else ""


def test_a_watch_rebuilds_after_each_change_until_it_is_interrupted(
    tmp_path: Path, articles: Path, watching: "subprocess.Popen[str]", next_report: Reports
) -> None:
    assert (next_report()["added"], generations.current(tmp_path / "index")) == (1, 1)
    (articles / "kopi.txt").write_text("Panen kopi di Liwa mencapai 40 ton.", encoding="utf-8")
    report = next_report()
    assert (report["added"], report["unchanged"], report["generation"]) == (1, 1, 2)
    with Archive.open(tmp_path / "index") as archive:
        assert archive.search("panen kopi")[0].article.text == "Panen kopi di Liwa mencapai 40 ton."
    assert interrupted(watching) == (130, "")
    assert not list((tmp_path / "index").glob("*.part"))
    assert not (tmp_path / "index" / "lock.json").exists()


def test_a_watch_goes_on_after_a_rebuild_that_was_refused(
    articles: Path, watching: "subprocess.Popen[str]", next_report: Reports
) -> None:
    assert next_report()["added"] == 1
    (articles / "banjir.txt").rename(articles.parent / "away.txt")
    assert watching.stderr is not None
    assert "would remove 1 of 1 articles" in watching.stderr.readline()
    (articles.parent / "away.txt").rename(articles / "banjir.txt")
    assert next_report()["unchanged"] == 1
    assert interrupted(watching)[0] == 130
