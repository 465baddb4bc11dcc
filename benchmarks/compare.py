"""Wartanya beside its peers, on the same articles and questions, each in processes of its own.

    python -m benchmarks.compare --articles FILES... --questions FILE.jsonl [--limit-articles 5000] [--out FILE.json]
    python -m benchmarks.compare --passages DATA [--limit-articles 5000] [--out FILE.json]

Without --articles and --questions, those that ship are asked. `--systems` names some of the systems; `NAME:MODEL` puts
another embedding model into one, `--embedder MODEL` into every one that has room for it, beside its own. A table is written
beside the record. Peers that are not installed are left out, and the table says so: pip install -e '.[bench]'.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import record
from benchmarks.peers.data import Task, news, passages, write_task
from benchmarks.peers.measuring import measured
from benchmarks.peers.registry import DEFAULT, SYSTEMS, kind_of, with_embedders
from benchmarks.peers.table import page
from corpus.errors import WartanyaError
from index.locate import SAMPLE_ARTICLES

LIMIT = 20  # passages: enough that five articles are among them where two or three passages of one stand together


def compare(task: Task, systems: Sequence[str], limit: int = LIMIT) -> dict[str, Any]:
    """The result as it is recorded, `systems` in the order given; each is told of on standard error as it ends."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="wartanya-compare-") as folder:
        written = Path(folder, "task")
        write_task(task, written)
        for name in systems:
            row = measured(name, task, written, Path(folder), limit)
            rows.append(row)
            print(_told(row), file=sys.stderr, flush=True)
    return {"limit": limit, "systems": rows}


def leave(out: Path, data: dict[str, Any], result: dict[str, Any]) -> None:
    """The record at `out`, and its table beside it. Raises `BenchmarkError` where they cannot be written."""
    path = record.write(out.parent, out.stem, data, result)
    path.with_suffix(".md").write_text(page(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    given = _parser().parse_args(arguments)
    try:
        systems = with_embedders(given.systems, given.embedder)
        for name in systems:
            kind_of(name)
        task = (
            passages(given.passages, given.limit_articles, given.limit_questions, given.seed)
            if given.passages
            else news(given.articles, given.questions, given.limit_articles, given.seed)
        )
        result = compare(task, systems)
        print(page(json.loads(record.written("peers", task.data, result))))
        if given.out:
            leave(given.out, task.data, result)
    except WartanyaError as error:
        sys.exit(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Compare Wartanya with its peers on the same articles and questions.")
    parser.add_argument("--articles", type=Path, nargs="+", default=[SAMPLE_ARTICLES], metavar="FILE", help="files or folders")
    parser.add_argument("--questions", type=Path, default=SAMPLE_ARTICLES / "questions.jsonl", help="as for wartanya eval")
    parser.add_argument("--passages", type=Path, metavar="DATA", help="public question sets instead, below this folder")
    parser.add_argument("--limit-articles", type=int, default=5000, metavar="N")
    parser.add_argument("--limit-questions", type=int, default=150, metavar="N", help="of each public set")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--systems", nargs="+", default=list(DEFAULT), metavar="NAME[:MODEL]", help=f"of {', '.join(SYSTEMS)}")
    parser.add_argument("--embedder", action="append", default=[], metavar="MODEL", help="a folder, or a name of the hub")
    parser.add_argument("--out", type=Path, help="a JSON file; the table is left beside it")
    return parser


def _told(row: dict[str, Any]) -> str:
    if "not_run" in row:
        return f"{row['system']}: not run; {row['not_run']}"
    hits = ", ".join(f"{group} {found['hit@1'][0]:.2f}" for group, found in row["quality"].items())
    return f"{row['system']}: built in {row['speed']['build_s']} s, {row['speed']['p50_ms']} ms a search, hit@1 {hits}"


if __name__ == "__main__":
    main()
