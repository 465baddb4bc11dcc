"""How preparing articles on Ray grows with its workers, on one machine.

    python -m benchmarks.ray_workers ARTICLES.jsonl --workers 1 2 --articles 1000 --repeats 3
    python -m benchmarks.ray_workers ARTICLES.jsonl --workers 1 2 4 --waiting 1.0 --articles 24 --repeats 1

In each round every number of workers takes the same articles in turn, after some that are not counted, so that what else the
machine does falls on all alike; cores that are not to work are held by tasks that sleep. Beside the time on the clock stand
seconds of the processor: those of this process, which hands out shards and takes records, and those of the workers. With
`--waiting` there is one article a shard and a worker sleeps so many seconds for each: where there are fewer cores than workers,
that shows what the handing out costs. Needs the extra `cluster`.
"""

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.record import machine
from corpus.load import load
from corpus.types import Article
from index.ingest.cluster.on_ray import ray_engine
from index.ingest.records import SHARD_ARTICLES
from index.retrieval.embedders import load_embedder
from tests.crash.nodes import nodes

NODE = "kota-a"
HELD_S = 3600
Took = tuple[float, float, float]  # seconds on the clock, of this process, of the workers


class Waiting:
    """An article that takes so many seconds longer to arrive."""

    def __init__(self, article: Article, wait_s: float) -> None:
        self._article, self._wait_s = article, wait_s

    def __reduce__(self) -> tuple[Any, ...]:
        # By names that every process knows: this module may be the one that was started.
        return eval, ("(sleep(wait_s), article)[1]", {"sleep": time.sleep, "wait_s": self._wait_s, "article": self._article})


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Prepare articles with several numbers of Ray's workers.")
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--waiting", type=float, metavar="S", help="sleep so long for each shard, of one article")
    given = parser.parse_args(arguments)
    articles = list(islice(load(given.source), given.articles))
    shards = shards_of(articles, given.waiting)
    spent: dict[int, list[Took]] = {workers: [] for workers in given.workers}
    most = max(given.workers)
    with nodes() as running:
        running.start(NODE, most)
        for turn in range(given.repeats):
            for workers in given.workers if turn % 2 else reversed(given.workers):
                with held_back(most - workers):
                    taken(shards[: 2 * workers])  # they have started, and read the embedder
                    spent[workers].append(taken(shards))
                print(workers, " ".join(f"{seconds:.1f}" for seconds in spent[workers][-1]), f"load {load_now()}", flush=True)
    print("\n".join(table(spent, len(articles))))


@contextmanager
def held_back(cores: int) -> Iterator[None]:
    """In the block that many of Ray's cores are taken."""
    import ray

    asleep = ray.remote(num_cpus=1)(lambda: time.sleep(HELD_S))
    held = [asleep.remote() for _ in range(cores)]
    while ray.available_resources().get("CPU", 0) > ray.cluster_resources()["CPU"] - cores:
        time.sleep(0.1)
    try:
        yield
    finally:
        for task in held:
            ray.cancel(task, force=True)


def shards_of(articles: Sequence[Article], waiting_s: float | None) -> list[list[Any]]:
    if waiting_s is not None:
        return [[Waiting(article, waiting_s)] for article in articles]
    return [list(articles[k : k + SHARD_ARTICLES]) for k in range(0, len(articles), SHARD_ARTICLES)]


def taken(shards: Sequence[Sequence[Any]]) -> Took:
    engine = ray_engine(Path("benchmark"))(load_embedder(), Path("benchmark"))
    wall, own, theirs = time.perf_counter(), time.process_time(), of_workers_s()
    try:
        for promise in [engine.begin(shard) for shard in shards]:
            promise()
        return time.perf_counter() - wall, time.process_time() - own, of_workers_s() - theirs
    finally:
        engine.close()


def of_workers_s() -> float:
    """Seconds of the processor that Ray's worker processes on this machine have used, of those that live."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cmdline").read_bytes().startswith(b"ray::") and b"Actor" not in (process / "cmdline").read_bytes():
                after_name = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                ticks += int(after_name[11]) + int(after_name[12])
        except OSError:  # it has ended
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def load_now() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def table(spent: dict[int, list[Took]], articles: int) -> list[str]:
    lines = [
        f"{articles} articles, {machine()['cores']} cores, load {load_now()}; medians",
        "",
        "| workers | s on the clock | articles a second | s of this process | s of the workers |",
        "|---|---|---|---|---|",
    ]
    for workers, took in spent.items():
        wall, own, theirs = (median(each) for each in zip(*took, strict=True))
        lines.append(f"| {workers} | {wall:.1f} | {articles / wall:.0f} | {own:.2f} | {theirs:.2f} |")
    return lines


if __name__ == "__main__":
    main()
