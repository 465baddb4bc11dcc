"""Processes that kill themselves at a step of what they do to an index.

A step is a call that may change what is on disk: whatever Python does to a file or folder below the index, every statement
that writes to a data base of ours there, every call of Chroma that writes. `python -m tests.crash.dying ACTION INDEX FOLDER
[GIVEN]` runs the action on copies of INDEX, FOLDER/1, FOLDER/2 …, each in a process that is killed at another step, and
prints the steps by the copy's number, as JSON: of each kind of step the last. The copies are looked at by another process:
this one must not open Chroma before it forks.
"""

import argparse
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import chromadb  # noqa: F401  (imported once, before the processes part)

from index.ingest.amend import rollback
from index.ingest.cluster.erase import erase_cluster
from index.ingest.cluster.move import move_shard
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.erase import erase
from index.ingest.mask import mask
from index.ingest.rebuild import rebuild
from index.ingest.withdraw import reinstate, withdraw
from index.retrieval.embedders import load_embedder
from index.storage.feedback import FILE as FEEDBACK
from index.storage.generations import CLUSTER

OF_FILES = {"open", "shutil.copyfile", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "sqlite3.connect"}
OF_CHROMA = {"create_collection", "update_collection", "add", "delete"}
OF_SQLITE = {"execute", "executemany", "executescript"}
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|CREATE|BEGIN|COMMIT|VACUUM)")

Action = Callable[[], object]


def actions(path: Path, given: str) -> dict[str, Action]:
    return {
        "rebuild": lambda: rebuild(given, index=path, workers=1),
        "erase": lambda: erase([given], index=path),
        "rollback": lambda: rollback(path),
        "withdraw": lambda: withdraw(given, reason="Identitas korban disebut", index=path),
        "reinstate": lambda: reinstate(given, index=path),
        "rebuild a cluster": lambda: rebuild_cluster(given, index=path, workers=1),
        "erase in a cluster": lambda: erase_cluster([given], index=path),
        "move in a cluster": lambda: move_shard(path, given, path / "moved"),
        "mask": lambda: mask(*given.split("|"), index=path),
    }


def killed(action: str, template: Path, folder: Path, given: str = "", *, only: str = "") -> dict[int, str]:
    """Runs this module in a process of its own; the steps by the number of the copy that was killed there.

    `only` is a regular expression for the steps that are tried.
    """
    command = [sys.executable, "-m", "tests.crash.dying", action, str(template), str(folder), given, "--only", only]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True, check=True)
    return {int(number): step for number, step in json.loads(done.stdout).items()}


def chosen(steps: Sequence[str], only: str) -> dict[int, str]:
    """The last time that each kind of step comes, by its number, from 1."""
    last = {step: number for number, step in enumerate(steps, start=1) if re.search(only, step)}
    return {number: step for step, number in sorted(last.items(), key=lambda item: item[1])}


def copied(template: Path, path: Path) -> None:
    """With the replicas that lie within it: those of a copy of a cluster are its own."""
    shutil.copytree(template, path)
    file = path / CLUSTER
    if file.is_file():
        file.write_text(file.read_text(encoding="utf-8").replace(str(template), str(path)), encoding="utf-8")


class _Steps:
    """Counts the steps of this process in `log`, and kills it at step `last`."""

    def __init__(self, path: Path, log: Path, last: int) -> None:
        self._path, self._last, self._taken = path, last, 0
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT)

    def watch(self) -> None:
        sys.addaudithook(self._audited)
        sys.setprofile(self._called)

    def _audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in OF_FILES or not isinstance(arguments[0], str | bytes | os.PathLike):
            return
        place = os.fsdecode(arguments[0])
        is_reading = event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if place.startswith(str(self._path)) and not is_reading:
            self._take(f"{event.rpartition('.')[2]} {self._named(place)}")

    def _called(self, frame: FrameType, event: str, called: Any) -> None:
        if event == "call" and frame.f_code.co_name == "on_its_machine":
            self._take(f"{frame.f_locals['work'].__name__.strip('_')} on {frame.f_locals['replica'].node}")
        if event != "c_call":
            return
        name, held, code = called.__name__, frame.f_locals, frame.f_code
        if name in OF_SQLITE and isinstance(getattr(called, "__self__", None), sqlite3.Connection):
            statement = _WRITES.match(str(held["sql"])) if "sql" in held else None
            if statement:
                self._take(f"{statement[1]} in {self._named(str(held['self'].path))}")
            elif code.co_name == "_forget_rows":  # whose statements stand where they are run
                self._take(f"statement in {FEEDBACK}")
        elif name == "fsync":
            self._take(f"fsync by {code.co_name}()")
        elif name in OF_CHROMA and Path(code.co_filename).name == "rust.py":
            self._take(f"{name} in Chroma")

    def _named(self, place: str) -> str:
        """Below the index, and not every file of Chroma's by itself."""
        return "/".join(Path(place).relative_to(self._path).parts[:2]) or "the index"

    def _take(self, step: str) -> None:
        self._taken += 1
        os.write(self._log, step.encode() + b"\n")
        if self._taken == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def run(action: str, path: Path, given: str, last: int, log: Path) -> int:
    """Does it in a new process that is killed at step `last`, or at none; its exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    _Steps(path, log, last).watch()
    actions(path, given)[action]()
    sys.setprofile(None)
    os._exit(0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("action", choices=actions(Path(), ""))
    parser.add_argument("template", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("given", nargs="?", default="")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()

    def attempt(name: str, last: int) -> int:
        if asked.template.exists():
            copied(asked.template, asked.folder / name)
        return run(asked.action, asked.folder / name, asked.given, last, asked.folder / f"{name}.log")

    load_embedder()  # once, for all that part from here
    asked.folder.mkdir(parents=True, exist_ok=True)
    if attempt("whole", 0) != 0:
        sys.exit(f"{asked.action} fails by itself")
    steps = (asked.folder / "whole.log").read_text(encoding="utf-8").splitlines()
    kept = chosen(steps, asked.only)
    for number, step in kept.items():
        if attempt(str(number), number) != -signal.SIGKILL:
            sys.exit(f"{asked.action} outlived step {number}, {step}")
    print(json.dumps(kept))


if __name__ == "__main__":
    main()
