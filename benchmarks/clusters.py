"""Whether several shards answer as one index, and what that costs.

    python -m benchmarks.clusters articles.jsonl questions.jsonl --shards 1 2 5 --work /tmp/clusters
    python -m benchmarks.clusters articles.jsonl questions.jsonl --shards 1 2 5 --work /tmp/clusters --nodes
    python -m benchmarks.clusters articles/ questions.jsonl --made 100000 --shards 1 2 5 --work /tmp/clusters

Builds one index of the articles, and a cluster for each number of shards, where they are not there yet: a second run with the
same `--work` finds them. With `--made` there are so many articles, those given first and then the same in other words
(`benchmarks/growth_articles.py`). Each question is put
to all of them in turn: as a question, with two filters, and as a search; copies are looked up of all that was found. Prints how
many answers differ from those of the one index, and the median times, on the clock and of the processor. With `--nodes` each
shard has a replica that an actor of Ray holds, on this machine, and that one is asked: times of the processor are then those of
the process that asks alone. That needs the extra `cluster`.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.growth_articles import articles as made_articles
from benchmarks.growth_articles import originals, write_lines
from index import Archive, rebuild
from index.cluster.remote import Distant
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.replicas import add_replica, drop_replica
from index.ingest.cluster.sets import held, make_cluster
from index.storage.cluster_file import Replica, is_cluster, read_cluster
from qa import Assistant
from tests.crash.nodes import nodes

AGGREGATES = (
    "Berapa kali gempa terjadi di Lampung?",
    "Kapan terakhir kali banjir di Jakarta?",
    "Kebakaran apa saja yang terjadi?",
    "Berapa jumlah korban tewas kecelakaan?",
    "Mana lebih banyak kebakaran, Jakarta atau Bandung?",
    "Berapa harga cabai?",
)
DIFFERING = {"elapsed_ms", "generation", "built"}
TODAY = date(2026, 11, 30)
NODE = "kota-a"
Asking = Callable[[Archive, Assistant], Any]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Ask one index and several shards the same.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("questions", type=Path, help="JSON lines with a `question`")
    parser.add_argument("--shards", type=int, nargs="+", default=[1, 2, 5])
    parser.add_argument("--limit", type=int, default=200, help="at most so many questions")
    parser.add_argument("--work", type=Path, default=Path("var/benchmarks/clusters"))
    parser.add_argument("--made", type=int, metavar="N", help="so many articles, made of those given where these are fewer")
    parser.add_argument("--nodes", action="store_true", help="have actors of Ray answer for the shards")
    given = parser.parse_args(arguments)
    lines = given.questions.read_text(encoding="utf-8").splitlines()[: given.limit]
    questions = [*AGGREGATES, *(json.loads(line)["question"] for line in lines)]
    articles = _made(given.articles, given.work, given.made) if given.made else given.articles
    with ExitStack() as opened:
        one = opened.enter_context(Archive.open(_built(articles, given.work / "one", None)))
        if given.nodes:
            opened.enter_context(nodes(NODE))
        for shards in given.shards:
            path = _built(articles, given.work / f"of {shards}", shards)
            with _on_a_node(path) if given.nodes else nullcontext(), Archive.open(path) as several:
                print(_compared(one, several, questions, shards), flush=True)


@contextmanager
def _on_a_node(path: Path) -> Iterator[None]:
    """In the block each shard has a replica, and its actor is there."""
    folder = path.with_name(f"{path.name} on a node")
    replicas = {name: Replica(str(folder / name), NODE) for name in read_cluster(path).places}
    for name, replica in replicas.items():
        with held(path) as (cluster, _):
            add_replica(path, cluster, name, replica)
    serving = read_cluster(path).serving
    for name, replica in replicas.items():
        if serving:
            Distant(replica).answer(serving.parts[name], "made_with", (), {})
    try:
        yield
    finally:
        for name, replica in replicas.items():
            with held(path) as (cluster, _):
                drop_replica(path, cluster, name, replica)


def _made(known: Path, work: Path, wanted: int) -> Path:
    """A file of `wanted` articles, which the next run finds."""
    file = work / f"made {wanted}.jsonl"
    if not file.exists():
        work.mkdir(parents=True, exist_ok=True)
        write_lines(made_articles(originals([known]), wanted), file)
    return file


def _built(articles: Path, path: Path, shards: int | None) -> Path:
    if shards is None:
        rebuild(articles, index=path)
        return path
    if not is_cluster(path):
        make_cluster(path, shards)
    rebuild_cluster(articles, index=path)
    return path


def _compared(one: Archive, several: Archive, questions: Sequence[str], shards: int) -> str:
    pair = [(one, Assistant(one)), (several, Assistant(several))]
    spent: dict[str, list[list[tuple[float, float]]]] = {}
    differ, asked = 0, 0
    for kind, question, asking in _askings(questions, sorted(one.status().outlets)[:1]):
        told: list[Any] = []
        for place, both in enumerate(pair):
            wall, cpu = time.perf_counter(), time.process_time()
            told.append(_but_timings(asking(*both)))
            took = ((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000)
            spent.setdefault(kind, [[], []])[place].append(took)
        asked += 1
        if told[0] != told[1]:
            differ += 1
            print(f"  differs ({kind}): {question}")
    times = [f"{kind} {_medians(each[0])} → {_medians(each[1])}" for kind, each in spent.items()]
    return f"{shards} shards: {differ} of {asked} differ; median ms on the clock (of the processor): {'; '.join(times)}"


def _askings(questions: Sequence[str], outlets: Sequence[str]) -> Iterator[tuple[str, str, Asking]]:
    for question in questions:
        yield "ask", question, partial(_asked, question=question)
        yield "ask by day", question, partial(_asked, question=question, since="2019-01-01", until="2022-12-31")
        yield "search", question, partial(_searched, question=question)
        yield "search by outlet", question, partial(_searched, question=question, outlets=outlets)


def _asked(_: Archive, assistant: Assistant, question: str, since: str | None = None, until: str | None = None) -> Any:
    return assistant.ask(question, today=TODAY, since=since, until=until).to_dict()


def _searched(archive: Archive, _: Assistant, question: str, outlets: Sequence[str] = ()) -> Any:
    hits = archive.search(question, limit=20, outlets=outlets)
    return [[hit.to_dict(), [copy.to_dict() for copy in archive.copies(hit.article.id)]] for hit in hits]


def _but_timings(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _but_timings(value) for key, value in told.items() if key not in DIFFERING}
    return [_but_timings(each) for each in told] if isinstance(told, list | tuple) else told


def _medians(took: Sequence[tuple[float, float]]) -> str:
    return f"{median(wall for wall, _ in took):.0f} ({median(cpu for _, cpu in took):.0f})"


if __name__ == "__main__":
    main()
