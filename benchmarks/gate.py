"""The gate: no measure falls below its floor.

    python -m benchmarks gate [--set news --data DATA]             checks; exit 1 where a measure is beyond its limit
    python -m benchmarks gate --raise                              raises floors to what is seen, less two questions
    python -m benchmarks gate --lower id.f1 --because "a reason"   lowers one, and writes down why

The floors lie in benchmarks/floors, one file a set: `sample` ships, and its gate is one of the tests; `news` is measured where
its data is: the articles that the news questions are about, among 5,000 others.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks import sets
from benchmarks.errors import BenchmarkError
from benchmarks.floors import Breach, Floor, Stamp, breaches, is_ceiling, lowered, measured, read, replayed, stricter, write
from benchmarks.record import machine
from index.archive import Archive
from qa.evaluation.report import EvaluationReport, Measure
from qa.evaluation.run import evaluate

FLOORS_FOLDER = Path(__file__).parent / "floors"
NEWS_ARTICLES = 5_000  # beside those that the questions are about: built in half a minute on two cores


def floors_of(name: str) -> dict[str, Floor]:
    """The floors of a set. Raises `BenchmarkError` where they are not what their history leads to."""
    return replayed(read(FLOORS_FOLDER / f"{name}.json"))


def measure(name: str, data: Path | None) -> EvaluationReport:
    """Build the set's index in a folder that does not stay, and ask it everything."""
    with tempfile.TemporaryDirectory(prefix="wartanya-") as folder:
        if name == "sample":
            given = sets.sample(Path(folder) / "index")
        elif data is None:
            raise BenchmarkError("The gate over news needs its data: name the folder with --data.")
        else:
            given = sets.news_part(data, Path(folder), NEWS_ARTICLES)
        with Archive.open(given.index) as archive:
            return evaluate(archive, given.questions)


def told(floors: Mapping[str, Floor], seen: Mapping[str, Measure], found: Sequence[Breach]) -> str:
    """A table of every limit and what was seen, with the breaches below it."""
    beyond = {breach.metric for breach in found}
    lines = [f"{'measure':<38}{'limit':>10}{'seen':>9}{'of':>6}"]
    for metric, floor in floors.items():
        limit = f"{'<=' if is_ceiling(metric) else '>='} {floor.limit:.3f}"
        now = f"{seen[metric].value:9.3f}{seen[metric].count:6}" if metric in seen else f"{'-':>9}{'-':>6}"
        lines.append(f"{metric:<38}{limit:>10}{now}{'   FAILS' if metric in beyond else ''}")
    return "\n".join([*lines, *(f"The gate fails: {breach}." for breach in found)])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks gate", description="Hold what is measured against its floors.")
    parser.add_argument("--set", choices=("sample", "news"), default="sample")
    parser.add_argument("--data", type=Path, help="the folder of news that --set news is measured on")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", action="store_true", dest="raises", help="raise every floor to what is seen, less the slack")
    change.add_argument("--lower", metavar="MEASURE", help="lower this floor to what is seen, less the slack")
    parser.add_argument("--because", default="", help="why it is lowered")
    given = parser.parse_args(arguments)
    if given.lower and not given.because.strip():
        parser.error("--lower needs a reason: --because")
    history = read(FLOORS_FOLDER / f"{given.set}.json")
    seen = measured(measure(given.set, given.data))
    stamp = Stamp(machine()["commit"], date.today().isoformat())
    new: list[Floor] = []
    if given.raises:
        new = stricter(replayed(history), seen, stamp)
    elif given.lower:
        new = [lowered(replayed(history), given.lower, seen, given.because, stamp)]
    if new:
        history = (*history, *new)
        write(FLOORS_FOLDER / f"{given.set}.json", history)
        print("\n".join(f"{floor.metric}: the limit is {floor.limit} now" for floor in new))
    found = breaches(replayed(history), seen)
    print(told(replayed(history), seen, found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
