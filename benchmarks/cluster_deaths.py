"""Kills what a cluster runs on, before each kind of step of a rebuild, an erasure and a move, and looks at what is left.

    python -m benchmarks.cluster_deaths --out benchmarks/results/cluster_deaths.md

Two shards of the sample's articles, each with a replica on a node of Ray, all on this machine. Killed are the process that
writes, the actor that holds a replica, and a node. While the latter two die somebody asks without end. It is looked at whether
what answers is all of one set, what the repeated command does, how long it takes until the replica answers again, and whether
all is whole then. Needs the extra `cluster`.
"""

import argparse
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from benchmarks.record import machine
from index import Archive, IndexingError
from index.cluster.remote import Distant, let_go, on_its_machine
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.replicas import add_replica, states_of
from index.ingest.cluster.sets import held, make_cluster, states
from index.locate import SAMPLE_ARTICLES
from index.snapshot import Snapshot
from index.storage.cluster_file import Cluster, Replica, read_cluster, write_cluster
from tests.crash.deaths import traces
from tests.crash.dying import actions, copied, killed
from tests.crash.nodes import Nodes, nodes

GONE = "suara-tapal-batas/sabu-dalam-tangki-entikong.txt"
QUESTION = "rapat koordinasi di Polres Lampung Barat"
NODES = {"shard-1": "kota-a", "shard-2": "kota-b"}
STEPS = (
    r"begin|put|complete|serve|forget_in|leave_only|rename (shard-\d/00000\d.part|CLUSTER.part|shard-\d/CURRENT.part|moved/.*)"
    r"|rename shard-\d/000001|DELETE in shard-\d/00000[23]|COMMIT in shard-\d/000001|rmtree shard-1"
)
ACTIONS = ["rebuild a cluster", "erase in a cluster", "move in a cluster"]
WAIT_S = 90


@dataclass(frozen=True, slots=True)
class Row:
    step: str
    answered: str
    command: str
    recovered_s: float
    wrong: tuple[str, ...]


@dataclass
class Scenario:
    """`right` are the sets of articles that may answer, of which the last is what the command comes to."""

    action: str
    template: Path
    given: str
    right: list[set[str]] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill what a cluster runs on and look at what is left.")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", choices=ACTIONS, default=ACTIONS, help="what is done meanwhile")
    given = parser.parse_args()
    began, lines, rows = time.perf_counter(), list[str](), list[Row]()
    with tempfile.TemporaryDirectory() as folder, nodes(*NODES.values()) as running:
        for scenario in [each for each in scenarios(Path(folder)) if each.action in given.only]:
            top = Path(folder) / scenario.action
            for who, part in (
                ("The process that writes is killed", writers(scenario, top / "writer")),
                ("The actor of shard-1 is killed", others(scenario, top / "actor", running, is_node=False)),
                ("The node kota-a is killed", others(scenario, top / "node", running, is_node=True)),
            ):
                found = list(part)
                rows += found
                lines += table(f"{who}: {scenario.action}", found)
                print("\n".join(lines[-len(found) - 5 :]), flush=True)
    written = "\n".join([*heading(rows, time.perf_counter() - began), *lines])
    if given.out:
        given.out.write_text(written, encoding="utf-8")


def scenarios(top: Path) -> Iterator[Scenario]:
    """A rebuild with one article edited, one new and one gone; an erasure; a move."""
    articles, template = top / "articles", top / "template"
    shutil.copytree(SAMPLE_ARTICLES, articles)
    make_cluster(template, 2)
    rebuild_cluster(articles, index=template, workers=1)
    for name, node in NODES.items():
        with held(template) as (cluster, _):
            add_replica(template, cluster, name, Replica(str(template / f"on {node}"), node))
    with Archive.open(template) as archive:
        old, secret = {article.id for article in archive}, archive.find_article(GONE).id
    yield Scenario("erase in a cluster", template, secret, [old, old - {secret}])
    yield Scenario("move in a cluster", template, "shard-1", [old])
    (articles / GONE).unlink()
    edited = articles / "warta-musi/harga-karet-petani-naik.txt"
    edited.write_text(edited.read_text(encoding="utf-8").replace("karet", "karet alam"), encoding="utf-8")
    (articles / "warta-musi/baru.txt").write_text("Pasar murah dibuka.\n\nWarga membeli beras di Sekayu.", encoding="utf-8")
    make_cluster(top / "clean", 2)
    rebuild_cluster(articles, index=top / "clean", workers=1)
    with Archive.open(top / "clean") as archive:
        new = {article.id for article in archive}
    yield Scenario("rebuild a cluster", template, str(articles), [old, old - {secret}, new])


def writers(scenario: Scenario, folder: Path) -> Iterator[Row]:
    for number, step in killed(scenario.action, scenario.template, folder, scenario.given, only=STEPS).items():
        path = folder / str(number)
        with Archive.open(path) as archive:
            answered = answers(archive, scenario.right)
        began = time.perf_counter()
        said = repeated(scenario, path)
        yield Row(step, answered, said, time.perf_counter() - began, wrong_in(scenario, path))
        ended(path)


def others(scenario: Scenario, folder: Path, running: Nodes, *, is_node: bool) -> Iterator[Row]:
    steps: list[str] = []
    folder.mkdir(parents=True, exist_ok=True)
    copied(scenario.template, folder / "whole")
    with before_steps(steps.append):
        actions(folder / "whole", scenario.given)[scenario.action]()
    ended(folder / "whole")
    for step in dict.fromkeys(steps):
        if is_node and step.endswith(NODES["shard-2"]):  # it takes Ray a quarter of a minute to notice each
            continue
        yield one_killed(scenario, folder / step.replace("/", "-"), step, running, is_node=is_node)


def one_killed(scenario: Scenario, path: Path, step: str, running: Nodes, *, is_node: bool) -> Row:
    """Before the first step of that kind; what is asked meanwhile goes to the replicas first."""
    copied(scenario.template, path)
    replica = read_cluster(path).replicas["shard-1"][0]
    for name, each in read_cluster(path).each_replica():
        is_back(path, name, each)
    at: list[float] = []

    def kill(now: str) -> None:
        if now == step and not at:
            at.append(time.perf_counter())
            running.kill(NODES["shard-1"]) if is_node else running.kill_actor(replica)

    with Archive.open(path) as archive, asking(archive, scenario.right) as told, before_steps(kill):
        said = repeated(scenario, path)
    if is_node:
        running.start(NODES["shard-1"])
        at = [time.perf_counter()]
        said += f"; then {repeated(scenario, path)}"
    for name, each in read_cluster(path).each_replica():
        is_back(path, name, each)
    row = Row(step, ", ".join(told), said, time.perf_counter() - at[0], wrong_in(scenario, path))
    ended(path)
    return row


@contextmanager
def before_steps(call: Callable[[str], None]) -> Iterator[None]:
    """Has `call` told of each thing that is done on a node, and of each time that CLUSTER is replaced, before it is."""

    def on_node(replica: Replica, work: Callable[..., object], *given: object) -> object:
        call(f"{work.__name__.strip('_')} on {replica.node}")
        return on_its_machine(replica, work, *given)

    def write(path: Path, cluster: Cluster) -> None:
        call("CLUSTER is replaced")
        write_cluster(path, cluster)

    module = "index.ingest.cluster"
    with (
        patch(f"{module}.replicas.on_its_machine", on_node),
        patch(f"{module}.sets.write_cluster", write),
        patch(f"{module}.move.write_cluster", write),
    ):
        yield


@contextmanager
def asking(archive: Archive, right: Sequence[set[str]]) -> Iterator[list[str]]:
    """Asks in a thread of its own until the block ends; what came of it is in the list then."""
    told: list[str] = []
    done, counted = threading.Event(), dict[str, int]()

    def ask_on() -> None:
        while not done.is_set():
            said = answers(archive, right)
            counted[said] = counted.get(said, 0) + 1

    thread = threading.Thread(target=ask_on)
    thread.start()
    try:
        yield told
    finally:
        done.set()
        thread.join()
        told += [f"{said} {count} times" for said, count in counted.items()]


def answers(archive: Archive, right: Sequence[set[str]]) -> str:
    """Whether all that is held is what one set holds, and a search finds what it found; by its place in `right`."""

    def read(snapshot: Snapshot) -> tuple[set[str], list[str], tuple[str, ...]]:
        hits = [hit.article.id for hit in snapshot.search(QUESTION, limit=1)]
        return {article.id for article in snapshot.articles()}, hits, snapshot.silent

    try:
        ids, hits, silent = archive.read(read)
    except IndexingError as error:
        return f"ERROR {error.code}"
    if silent:
        return f"without {', '.join(silent)}"
    names = ("the old set", "the old one, less what goes", "the new set") if len(right) == 3 else ("the old set", "the new set")
    told = [name for name, wanted in zip(names, right, strict=False) if wanted == ids]
    return told[-1] if told and hits else "WRONG"


def repeated(scenario: Scenario, path: Path) -> str:
    try:
        actions(path, scenario.given)[scenario.action]()
        return "done"
    except IndexingError as error:
        return f"`{error.code}`"


def is_back(path: Path, name: str, replica: Replica) -> None:
    """Waits until the replica's actor answers from the generation that serves."""
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        serving = read_cluster(path).serving
        try:
            if serving and Distant(replica).answer(serving.parts[name], "numbers", (), {})[1] is None:
                return
        except IndexingError:
            time.sleep(0.1)
    raise TimeoutError(f"{replica} does not come back")


def wrong_in(scenario: Scenario, path: Path) -> tuple[str, ...]:
    """What is not as it would be had nobody died."""
    cluster = read_cluster(path)
    wrong = [f"{name} {state}" for name, state in states(path, cluster).items() if state != "whole"]
    held_elsewhere = (each for name in cluster.places for each in states_of(cluster, name).items())
    wrong += [f"{replica} {state}" for replica, state in held_elsewhere if state != "whole"]
    with Archive.open(path) as archive:
        if {article.id for article in archive} != scenario.right[-1]:
            wrong.append("other articles")
    if scenario.action.startswith("erase") and traces(path, [scenario.given.encode()]):
        wrong.append("traces of what was erased")
    return tuple(wrong)


def ended(path: Path) -> None:
    for _, replica in read_cluster(path).each_replica():
        let_go(replica)


def heading(rows: Sequence[Row], took_s: float) -> list[str]:
    on, whole = machine(), sum(not row.wrong for row in rows)
    wrong, failed = (sum(word in row.answered for row in rows) for word in ("WRONG", "ERROR"))
    return [
        "# What a death in a cluster leaves",
        "",
        f"SIGKILL before each kind of step: {len(rows)} deaths, {whole} after which all was whole once the command was",
        f"repeated, {wrong} with a wrong answer, {failed} with a question that failed.",
        "The sample's articles in two shards, each with a replica on a node of Ray, all on this machine;",
        f"{on['cores']} CPU cores, shared with other work; {took_s:.0f} s; commit {on['commit']}.",
        "Made by `python -m benchmarks.cluster_deaths`.",
        "",
        "*Back after*: of a process that writes, how long the repeated command took; of an actor, from its death until the",
        "replica answers again from the set that serves; of a node, from its start, with the command that brings it up.",
        "",
    ]


def table(title: str, rows: Sequence[Row]) -> list[str]:
    head = "| before this step | what answered | the command | back after, s | wrong in the end |"
    lines = [
        f"| {row.step} | {row.answered} | {row.command} | {row.recovered_s:.1f} | {', '.join(row.wrong) or '-'} |"
        for row in rows
    ]
    return [f"## {title}", "", head, "|---|---|---|---|---|", *lines, ""]


if __name__ == "__main__":
    main()
