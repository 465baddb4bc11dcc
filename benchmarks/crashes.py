"""Kills whatever changes an index, at every kind of step, and looks at what is left.

    python -m benchmarks.crashes --out benchmarks/results/crashes.md

The articles are those of the sample. After each death it is asked whether the archive still answers, what the command does
when it is repeated, and whether all is then as if nothing had happened: the manifest and the lists of words row by row, the
hits of some questions, no folder left over, and after an erasure nothing of the article in the bytes of any file.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.record import machine
from index.ingest.records import SHARD_ARTICLES
from index.ingest.worker_pool import ALONE_SHARDS
from index.locate import SAMPLE_ARTICLES
from tests.crash.deaths import Death, deaths
from tests.crash.scenarios import helpers_killed, numbered_articles, scenarios


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill at every kind of step and look at what is left.")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    began = time.perf_counter()
    lines: list[str] = []
    found: list[Death] = []
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        for number, scenario in enumerate(scenarios(top, SAMPLE_ARTICLES)):
            part = list(deaths(scenario, top / f"killed {number}"))
            lines += _table(f"Killed in {scenario.title}", part)
            found += part
        part = list(helpers_killed(top, numbered_articles((ALONE_SHARDS + 4) * SHARD_ARTICLES)))
        lines += _table("Helping processes killed", part)
        found += part
    written = "\n".join([*_heading(found, time.perf_counter() - began), *lines])
    print(written)
    if given.out:
        given.out.write_text(written, encoding="utf-8")


def _heading(found: Sequence[Death], took_s: float) -> list[str]:
    on = machine()
    clean = sum(not death.wrong for death in found)
    silent = sum(death.held.isupper() for death in found)
    return [
        "# What a death leaves",
        "",
        f"SIGKILL at every kind of step, the last of each kind: {len(found)} deaths, {clean} clean after the command was",
        f"repeated, {silent} after which the archive did not answer as before or as after.",
        f"The sample's articles; {on['cores']} CPU cores, shared with other work; {took_s:.0f} s; commit {on['commit']}.",
        "Made by `python -m benchmarks.crashes`.",
        "",
        "The process dies just before the step that is named. *What answers* is looked at before the command is repeated.",
        "",
    ]


def _table(title: str, part: Sequence[Death]) -> list[str]:
    rows = [
        f"| {death.point} | {death.on_disk} | {death.held} | {death.repeat} | {', '.join(death.wrong) or 'yes'} |"
        for death in part
    ]
    head = "| before this step | what is on disk | what answers | what the repeat did | equal to clean |"
    return [f"## {title}", "", head, "|---|---|---|---|---|", *rows, ""]


if __name__ == "__main__":
    main()
