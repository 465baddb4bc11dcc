"""A system measured from outside: each step in a fresh process, its memory watched, and what came of it added up."""

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from benchmarks.errors import StepFailed
from benchmarks.peers.data import Asked, Task
from benchmarks.peers.memory import watched
from benchmarks.peers.registry import shown
from benchmarks.peers.worker import Job
from benchmarks.retrieval import measures

TIMEOUT_S = 3600.0  # a step
# What is set already stays: who wants models downloaded says HF_HUB_OFFLINE=0.
QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
ROOT = Path(__file__).parent.parent.parent


def measured(name: str, task: Task, written: Path, scratch: Path, limit: int) -> dict[str, Any]:
    """What is known of one system, or under `not_run` why it did not run.

    `written` holds the task as `write_task` leaves it; `scratch` is for what the systems keep, and cleared behind each.
    """
    store = scratch / name.replace("/", "--").replace(":", "--")
    job = Job(name, str(written), str(store), str(scratch / "models"), str(scratch / "out.json"), limit)
    try:
        built = _step("build", job)
        if "not_run" in built:
            return {"system": shown(name), **built}
        disk_bytes = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        asked = _step("ask", job)
        answered = _step("answer", job) if task.is_news and asked["can_answer"] else {}
    except StepFailed as error:
        return {"system": shown(name), "not_run": str(error)}
    finally:
        shutil.rmtree(store, ignore_errors=True)
    return summed(name, task, {**built, "disk_bytes": disk_bytes}, asked, answered)


def summed(
    name: str, task: Task, built: Mapping[str, Any], asked: Mapping[str, Any], answered: Mapping[str, Any]
) -> dict[str, Any]:
    """One row of the record: `quality` by group, `speed`, and `answers` where the system gives any."""
    said = {key: built[key] for key in ("packages", "settings", "answers")}
    speed = {
        "build_s": round(built["build_s"], 2),
        "articles_per_s": round(len(task.articles) / built["build_s"], 1),
        "build_memory_mb": built["memory_mb"],
        "disk_bytes": built["disk_bytes"],
        "open_s": round(asked["open_s"], 2),
        "first_ms": round(asked["first_ms"], 1),
        "p50_ms": round(asked["p50_ms"], 2),
        "p95_ms": round(asked["p95_ms"], 2),
        "searches": asked["searches"],
        "search_memory_mb": asked["memory_mb"],
    }
    row = {"system": shown(name), **said, "quality": by_group(task.asked, asked["ranks"]), "speed": speed}
    return {**row, "asked": dict(answered)} if answered else row


def by_group(asked: Sequence[Asked], ranks: Mapping[str, int | None]) -> dict[str, Any]:
    """hit@1, hit@5 and MRR with their intervals; unanswerable questions have no right article and count nowhere."""
    groups: defaultdict[str, list[int | None]] = defaultdict(list)
    for each in asked:
        if each.question.id in ranks:
            groups[each.group].append(ranks[each.question.id])
    return {group: measures(found) for group, found in groups.items()}


def _step(step: str, job: Job) -> dict[str, Any]:
    """What the step left, with the memory of all its processes where that is more than its own."""
    scratch = Path(job.out).parent
    scratch.mkdir(parents=True, exist_ok=True)
    fresh = replace(job, out=str(scratch / f"{step}.out.json"))
    given = scratch / f"{step}.json"
    given.write_text(json.dumps(asdict(fresh)), encoding="utf-8")
    Path(fresh.out).unlink(missing_ok=True)
    command = [sys.executable, "-m", "benchmarks.peers.worker", step, str(given)]
    started = subprocess.Popen(
        command, cwd=ROOT, env={**QUIET, **os.environ}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        said, held_mb = watched(started, TIMEOUT_S)
    except subprocess.TimeoutExpired as error:
        raise StepFailed(f"{step}: no result after {TIMEOUT_S:.0f} s") from error
    if started.returncode:
        lines = said.strip().splitlines() or [f"exit {started.returncode}"]
        raise StepFailed(f"{step}: {lines[-1][:300]}")
    result: dict[str, Any] = json.loads(Path(fresh.out).read_text(encoding="utf-8"))
    # While it searches, a system works in one process; follow-ups come after, and are no part of searching.
    if step == "build" and held_mb and "memory_mb" in result:
        result["memory_mb"] = round(max(held_mb, result["memory_mb"] or 0.0), 1)
    return result
