"""Hold Wartanya against what other projects test themselves with: `python -m benchmarks.suites NAME FOLDER`.

FOLDER is a clone of that project, or one that holds several; nothing of it is kept but figures. Prints a table, with each half
of the cases by itself, and leaves the record in one JSON file beside those of the other suites.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.record import written
from benchmarks.suites.outcomes import HALVES, Outcome, Summary, summary
from benchmarks.suites.peers import OURS, versions
from benchmarks.suites.registry import SUITES
from corpus.errors import WartanyaError

OUT = Path(__file__).parent.parent / "results/suites.json"
WIDTH = 160  # columns, where no terminal says how many there are


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where it was measured, 1 where something is missing, with a sentence on standard error."""
    given = _parser().parse_args(arguments)
    suite = SUITES[given.suite]
    try:
        if not given.folder.is_dir():
            raise BenchmarkError(f"There is no folder {given.folder}.")
        outcomes = list(suite.run(given.folder, given.most))
        shares = {outcome.measure for outcome in outcomes} if "*" in suite.shares else suite.shares
        found = summary(outcomes, frozenset(shares))
        _show(given.suite, found)
        if given.wrong:
            _show_wrong(outcomes, given.wrong)
        about = {"folder": given.folder.resolve().name, "needs": suite.needs, "most": given.most, "packages": versions()}
        _keep(given.out, given.suite, about, found)
    except WartanyaError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _show(name: str, found: Summary) -> None:
    from rich.console import Console
    from rich.table import Table

    systems = list(dict.fromkeys(system for tallies in found.tallies.values() for system in tallies))
    table = Table(f"{name}: right of all, or F1 in percent", *systems)
    for measure in found.tallies:
        table.add_row(measure, *(found.cell(measure, system) for system in systems))
    Console(width=None if sys.stdout.isatty() else WIDTH).print(table)


def _show_wrong(outcomes: Sequence[Outcome], half: str) -> None:
    for outcome in outcomes:
        if outcome.system == OURS and outcome.half == half and (outcome.missed or outcome.wrong):
            print(f"{outcome.measure} | {outcome.case}\n  {outcome.detail}")


def _keep(out: Path, name: str, about: Mapping[str, Any], found: Summary) -> None:
    """Puts the record in place of the suite's older one. Raises BenchmarkError where it cannot be read or written."""
    try:
        kept: dict[str, Any] = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
        out.parent.mkdir(parents=True, exist_ok=True)
        kept[name] = json.loads(written(name, about, found.record()))
        out.write_text(json.dumps(_in_order(kept), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except (OSError, ValueError) as error:
        raise BenchmarkError(f"The figures cannot be written to {out}: {error}.") from error


def _in_order(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: kept[name] for name in SUITES if name in kept}


def _parser() -> argparse.ArgumentParser:
    suites = "\n".join(f"  {name:<17} {suite.about} (a clone of {suite.needs})" for name, suite in SUITES.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.suites",
        description="Hold Wartanya against what other projects test themselves with.",
        epilog=f"suites:\n{suites}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("suite", choices=SUITES, metavar="NAME", help="as listed below")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a clone of the project")
    parser.add_argument("--out", type=Path, default=OUT, help="the JSON file (default: benchmarks/results/suites.json)")
    parser.add_argument("--most", type=int, help="of pages: only as many of them, drawn by lot")
    parser.add_argument("--wrong", choices=HALVES, help="also print what came out wrong in this half of the cases")
    return parser


if __name__ == "__main__":
    sys.exit(main())
