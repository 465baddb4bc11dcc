"""One step of one system in a process of its own: `python -m benchmarks.peers.worker build|ask|answer JOB.json`."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.peers.data import FOLLOW_UPS, Asked, read_articles, read_asked
from benchmarks.peers.memory import peak_mb
from benchmarks.peers.registry import made
from benchmarks.peers.system import Answering, System
from corpus.errors import WartanyaError
from qa.evaluation.metrics import percentile

WARM_UP = 5  # searches before the clock runs, the first of them apart


@dataclass(frozen=True, slots=True)
class Job:
    """`task` holds the articles and questions, `store` what the system keeps, `limit` counts the passages asked for."""

    system: str
    task: str
    store: str
    scratch: str
    out: str
    limit: int = 20


def build(job: Job) -> dict[str, Any]:
    articles = read_articles(Path(job.task))
    began = time.perf_counter()
    system = made(job.system, Path(job.scratch))
    loaded = time.perf_counter()
    system.build(articles, Path(job.store))
    built = time.perf_counter()
    return {**asdict(system.about), "load_s": loaded - began, "build_s": built - loaded, "memory_mb": peak_mb()}


def ask(job: Job) -> dict[str, Any]:
    """Milliseconds of every search, and the rank of the right article for every answerable question; follow-ups after."""
    asked = read_asked(Path(job.task))
    began = time.perf_counter()
    system = made(job.system, Path(job.scratch))
    system.open(Path(job.store))
    open_s = time.perf_counter() - began
    standalone = [each for each in asked if each.group != FOLLOW_UPS]
    first_ms, *_ = [_timed(system, each.question.text, job.limit)[1] for each in standalone[:WARM_UP]]
    ranks: dict[str, int | None] = {}
    took_ms = []
    for each in standalone:
        found, elapsed_ms = _timed(system, each.question.text, job.limit)
        took_ms.append(elapsed_ms)
        if each.question.answerable:
            ranks[each.question.id] = place(found, each.question.article_id)
    memory_mb = peak_mb()
    ranks |= _follow_ups(system, asked, job.limit)
    ordered = sorted(took_ms)
    spent = {"first_ms": first_ms, "p50_ms": percentile(ordered, 50), "p95_ms": percentile(ordered, 95)}
    found_out = {"searches": len(ordered), "memory_mb": memory_mb, "ranks": ranks, "can_answer": isinstance(system, Answering)}
    return {"open_s": open_s, **spent, **found_out}


def answer(job: Job) -> dict[str, Any]:
    """What came of asking, of a system that answers."""
    system = made(job.system, Path(job.scratch))
    if not isinstance(system, Answering):
        raise BenchmarkError(f"{job.system} finds, but does not answer.")
    system.open(Path(job.store))
    return {**system.answers([each.question for each in read_asked(Path(job.task))]), "memory_mb": peak_mb()}


def place(found: Sequence[str], right: str | None) -> int | None:
    """The rank of the right article, from 1; None where it is not among those found."""
    return found.index(right) + 1 if right in found else None


def _timed(system: System, text: str, limit: int) -> tuple[list[str], float]:
    began = time.perf_counter()
    found = system.search(text, limit)
    return found, (time.perf_counter() - began) * 1000


def _follow_ups(system: System, asked: Sequence[Asked], limit: int) -> dict[str, int | None]:
    """A system that follows no conversation is asked the follow-up as it stands."""
    by_id = {each.question.id: each.question for each in asked}
    ranks = {}
    for then in (each.question for each in asked if each.group == FOLLOW_UPS and each.question.answerable):
        if isinstance(system, Answering):
            ranks[then.id] = system.follow_up_rank(by_id[then.after or ""], then)
        else:
            ranks[then.id] = place(system.search(then.text, limit), then.article_id)
    return ranks


STEPS: dict[str, Callable[[Job], dict[str, Any]]] = {"build": build, "ask": ask, "answer": answer}


def main() -> None:
    step, path = sys.argv[1:]
    job = Job(**json.loads(Path(path).read_text(encoding="utf-8")))
    try:
        result = STEPS[step](job)
    except WartanyaError as error:
        result = {"not_run": str(error)}
    Path(job.out).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
