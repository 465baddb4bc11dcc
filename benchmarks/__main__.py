"""Measure search and answers over an index: `python -m benchmarks TASK --index DIR --questions FILE [--out FILE.json]`.

Tasks: retrieval (the right article, by each leg and together), answers (asked end to end), speed (milliseconds). Without
`--index` and `--questions` the articles and questions that ship with the project are measured.
"""

import argparse
import json
import os
import platform
import subprocess
from pathlib import Path
from typing import Any

from benchmarks import retrieval, speed
from index.archive import Archive
from index.locate import SAMPLE_ARTICLES, ensure_sample
from qa.evaluation import evaluate

TASKS = ("retrieval", "answers", "speed")


def machine() -> dict[str, Any]:
    """What the figures were measured on, and with which code."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    return {
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "python": platform.python_version(),
        "commit": commit or None,
    }


def measure(task: str, index: Path, questions: Path) -> dict[str, Any]:
    with Archive.open(index) as archive:
        if task == "retrieval":
            return retrieval.run(archive, questions)
        if task == "speed":
            return speed.run(archive, questions)
        found = evaluate(archive, questions).to_dict()
        del found["wrong"]  # questions and answers of a set that need not be ours to publish
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure search and answers over an index.")
    parser.add_argument("tasks", nargs="*", help=f"of {', '.join(TASKS)}; all where none is named")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--questions", type=Path, default=SAMPLE_ARTICLES / "questions.jsonl")
    parser.add_argument("--out", type=Path, help="a folder for one JSON file a task")
    given = parser.parse_args()
    if not set(given.tasks) <= set(TASKS):
        parser.error(f"there are the tasks {', '.join(TASKS)}")
    index = given.index or ensure_sample()
    for task in given.tasks or TASKS:
        found = {"task": task, "questions": given.questions.name, **machine(), "result": measure(task, index, given.questions)}
        written = json.dumps(found, ensure_ascii=False, indent=1)
        print(written, flush=True)
        if given.out:
            given.out.mkdir(parents=True, exist_ok=True)
            (given.out / f"{task}.json").write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
