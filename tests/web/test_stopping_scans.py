"""A scan of 24 pages, which takes long: how far it is is told page by page, and it can be stopped in the middle."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from PIL import Image

from index import rebuild
from qa.cli.parser import INTERRUPTED
from web.archive.view import run_html
from web.editing.rebuild_job import Rebuilding

ROOT = Path(__file__).parent.parent.parent
PAGES = 24
MOST_S = 120  # on a machine that is busy
LINES = ("Bupati Krui membuka lagi pasar pada hari Senin pagi", "dan para pedagang datang dari sebelas pekon di pesisir.")
TABLE = "".join(f"5\\t1\\t1\\t1\\t{line}\\t1\\t0\\t0\\t90\\t15\\t95\\t{words}\\n" for line, words in enumerate(LINES, 1))
# Stands in for Tesseract: each page takes it a while, and it leaves a file for each that it began.
PROGRAM = """#!/bin/sh
if [ "$1" = --list-langs ]; then echo ind; exit; fi
echo > {begun}/$$
/bin/cat > /dev/null
/bin/sleep 0.4
printf '{table}'
"""


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the pages that the program began; temporary files are written to a folder of the test's own."""
    for name in ("bin", "begun", "temporary", "koran", "berita"):
        (tmp_path / name).mkdir()
    program = tmp_path / "bin" / "tesseract"
    program.write_text(PROGRAM.format(begun=tmp_path / "begun", table=TABLE), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    first, *others = [Image.new("L", (60, 90), 255)] * PAGES
    first.save(tmp_path / "koran" / "edisi.pdf", save_all=True, append_images=others)
    (tmp_path / "berita" / "a.txt").write_text("Judul\n\nBanjir di Semaka.", encoding="utf-8")
    rebuild(tmp_path / "berita", index=tmp_path / "index")
    return tmp_path / "begun"


def until_some_are_begun(begun: Path) -> None:
    until = time.monotonic() + MOST_S
    while len(list(begun.iterdir())) < 4:
        assert time.monotonic() < until
        time.sleep(0.02)


def nothing_is_changed_or_left(begun: Path) -> None:
    """The program went no further, the generation that served serves, and no picture of a page lies about."""
    top = begun.parent
    time.sleep(1)
    assert len(list(begun.iterdir())) < PAGES
    assert (top / "index" / "CURRENT").read_text(encoding="utf-8").strip().endswith("1")
    assert [place.name for place in (top / "temporary").rglob("*") if "page" in place.name or place.suffix == ".png"] == []


def test_an_editor_sees_the_pages_and_stops_the_rebuild_of_the_chat(begun: Path) -> None:
    rebuilding = Rebuilding(begun.parent / "index", [begun.parent / "koran"])
    rebuilding.start("siti")
    until_some_are_begun(begun)
    run = rebuilding.run
    assert run is not None
    assert (run.step, run.total) == ("articles", PAGES)
    assert 1 <= run.done < PAGES
    assert "<progress" in run_html(run, [], "id")
    rebuilding.stop()
    stopped = rebuilding.wait(60)
    assert stopped is not None
    assert "Pembangunan ulang dihentikan" in run_html(stopped, [], "id")
    nothing_is_changed_or_left(begun)


def test_ctrl_c_ends_the_rebuild_of_a_scan_silently(begun: Path) -> None:
    command = [sys.executable, "-m", "qa.cli", "rebuild", str(begun.parent / "koran"), "--index", str(begun.parent / "index")]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    until_some_are_begun(begun)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to all that runs in it
    assert process.communicate(timeout=MOST_S) == ("", "")
    assert process.returncode == INTERRUPTED
    nothing_is_changed_or_left(begun)
