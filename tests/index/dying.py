"""A rebuild that dies. `python dying.py ARTICLES INDEX FOLDER`, started by test_generations.py.

A step is whatever Python does to a file or folder below the index. The rebuild is run in a process of its own and on a copy
of INDEX, FOLDER/1, FOLDER/2 …, once for each step that changes names or opens a data base and for every fifth of the
others, and is killed there. Prints the steps by the copy's number, as JSON.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import chromadb  # noqa: F401  (imported once, before the processes part)

from index import rebuild

ALIVE, KILLED = 0, 9
FREQUENT = {"open", "shutil.copyfile"}
EVENTS = FREQUENT | {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "sqlite3.connect"}


def run(articles: Path, path: Path, last_step: int, log: Path) -> int:
    """Rebuilds in a new process that writes its steps into `log` and dies at `last_step`; its exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    written = os.open(log, os.O_WRONLY | os.O_CREAT)
    taken = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal taken
        if event not in EVENTS or str(path) not in str(arguments[0]):
            return
        if event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
            return
        taken += 1
        os.write(written, f"{event} {Path(os.fsdecode(arguments[0])).name}\n".encode())
        if taken == last_step:
            os._exit(KILLED)

    sys.addaudithook(count)
    rebuild(articles, index=path)
    os._exit(ALIVE)


def main(articles: Path, template: Path, folder: Path) -> None:
    _prepare(template, folder / "whole")
    if run(articles, folder / "whole", 0, folder / "whole.log") != ALIVE:
        sys.exit("the rebuild fails by itself")
    steps = dict(enumerate((folder / "whole.log").read_text(encoding="utf-8").splitlines(), start=1))
    chosen = {number: step for number, step in steps.items() if number % 5 == 0 or step.split()[0] not in FREQUENT}
    for number, step in chosen.items():
        _prepare(template, folder / str(number))
        if run(articles, folder / str(number), number, folder / f"{number}.log") != KILLED:
            sys.exit(f"the rebuild outlived step {number}, {step}")
    print(json.dumps(chosen))


def _prepare(template: Path, path: Path) -> None:
    """A copy of the index, or nothing where there is none: then the rebuild is the first."""
    if template.exists():
        shutil.copytree(template, path)


main(*map(Path, sys.argv[1:]))
