"""The README does what it says: its commands and programs run, one after another, as a reader would run them."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.load import LOADERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
COMMANDS = [line.removeprefix("$ ") for kind, block in BLOCKS if kind == "console" for line in block.splitlines()]
PROGRAMS = [block for kind, block in BLOCKS if kind == "python"]
# These go on until they are stopped, and have tests of their own.
SERVERS = ("wartanya chat", "wartanya-chat")


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder such as the README speaks of: articles in var/articles with an index, a table, a file of questions."""
    folder = tmp_path_factory.mktemp("newsroom")
    sample = ROOT / "corpus" / "sample"
    shutil.copytree(sample, folder / "var/articles")
    (folder / "var/export.csv").write_text('judul,isi\nBanjir,"Banjir merendam 213 rumah di Semaka."\n', encoding="utf-8")
    questions = (sample / "questions.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "questions.jsonl").write_text("".join(questions[:8]), encoding="utf-8")
    run("wartanya rebuild", folder)
    return folder


def run(command: str, folder: Path) -> str:
    """Run a `wartanya` command with the Python of this test, in `folder`; returns what it prints."""
    name, *options = shlex.split(command)
    assert name == "wartanya"
    return python("-m", "qa.cli", *options, folder=folder)


def python(*arguments: str, folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.startswith("wartanya") and not each.startswith(SERVERS)])
def test_each_command_runs_and_prints_something(command: str, newsroom: Path) -> None:
    assert run(command, newsroom).strip()


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.splitlines()[-1][:40])
def test_each_program_runs_and_prints_something(program: str, newsroom: Path) -> None:
    assert python("-c", program, folder=newsroom).strip()


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.startswith("make")])
def test_each_make_target_is_in_the_makefile(command: str) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert command.split()[1] in targets


def test_each_command_is_one_of_these() -> None:
    assert {each.split()[0] for each in COMMANDS} <= {"wartanya", "wartanya-chat", "make"}


def test_each_format_that_is_read_is_named() -> None:
    assert [suffix for suffix in LOADERS if f"`{suffix}`" not in README] == []


def test_each_page_that_is_linked_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
