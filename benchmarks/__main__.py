"""Measure search and answers: `python -m benchmarks [TASK...] [--data DATA] [--index DIR] [--questions FILE] [--out DIR]`.

Without anything, the tasks of the articles and questions that ship, in about a minute. Each task prints a table and leaves
one JSON file. `python -m benchmarks gate` holds what is measured against its floors (benchmarks/gate.py).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import gate
from benchmarks.tasks import KEPT, TASKS, Given, run
from corpus.errors import WartanyaError


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything was measured, 1 where a task was not, each with a sentence on standard error."""
    told = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if told[:1] == ["gate"]:
            return gate.main(told[1:])
        return _measure(_parser(), told)
    except WartanyaError as error:
        print(error, file=sys.stderr)
        return 1


def _measure(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> int:
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.tasks if name not in TASKS]
    if unknown:
        parser.error(f"there is no task {unknown[0]}: there are {', '.join(TASKS)}, gate")
    given = Given(asked.out, asked.data, asked.index, asked.questions)
    failed = 0
    for name in asked.tasks or [name for name, task in TASKS.items() if task.is_of_sample]:
        try:
            left = run(name, TASKS[name], given)
        except WartanyaError as error:  # the other tasks are measured all the same
            print(f"{name} was not measured: {error}", file=sys.stderr)
            failed += 1
        else:
            print(f"{name}: {left or given.out}\n", flush=True)
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    tasks = "\n".join(f"  {name:<10} {task.about}" for name, task in TASKS.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure search and answers.",
        epilog=f"tasks (those of the sample, where none is named):\n{tasks}\n  gate       what is measured against its floors",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="as listed below")
    parser.add_argument("--data", type=Path, help="the folder of news and question sets, instead of what ships")
    parser.add_argument("--index", type=Path, help="a ready index of that news, or with --questions any other")
    parser.add_argument("--questions", type=Path, help="a file of questions, as for `wartanya eval`")
    parser.add_argument("--out", type=Path, default=KEPT, help=f"a folder for one JSON file a task (default: {KEPT})")
    return parser


if __name__ == "__main__":
    sys.exit(main())
