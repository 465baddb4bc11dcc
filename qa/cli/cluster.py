"""`wartanya cluster`: an archive in several indexes, made, brought up to date and looked after as one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from index.locate import chosen_index
from qa.cli.commands import erased_as_agreed, print_result, progress_bars, say
from qa.cli.notes import note
from qa.cli.options import add_index, add_json, command, count

if TYPE_CHECKING:
    from index.storage.cluster_file import Cluster, Replica
    from qa.cli.options import Added

ACTIONS = ("init", "add-shard", "add-replica", "drop-replica", "move", "status", "rebuild", "rollback", "erase")
_TAKE_NOTHING = ("status", "rollback")
_TAKE_A_SHARD = ("add-replica", "drop-replica", "move")


def add_cluster(added: "Added") -> None:
    cluster = command(
        added,
        "cluster",
        run,
        "an archive in several indexes (shards) that answer as one, for what is too large for one",
        "wartanya cluster init --shards 4 --index var/cluster",
        "wartanya cluster rebuild var/articles --index var/cluster",
        "wartanya ask 'Siapa gubernur Lampung?' --index var/cluster",
        "wartanya cluster add-shard /mnt/disk2/shard --index var/cluster",
        "wartanya cluster add-replica shard-1 kota-a:/srv/wartanya/shard-1 --index var/cluster",
        "wartanya cluster move shard-1 /mnt/disk3/shard-1 --index var/cluster",
        "wartanya cluster rebuild var/articles --workers ray --index var/cluster",
        "wartanya cluster status --index var/cluster",
    )
    cluster.add_argument("action", choices=ACTIONS, help="what to do")
    cluster.add_argument(
        "given",
        nargs="*",
        metavar="ARG",
        help="rebuild: articles, as `wartanya rebuild` takes them; erase: articles; add-shard: its folder; "
        "move: SHARD FOLDER; add-replica, drop-replica: SHARD FOLDER or SHARD NODE:FOLDER",
    )
    add_index(cluster)
    cluster.add_argument("--shards", type=count, default=2, metavar="N", help="init: how many to begin with (default: 2)")
    cluster.add_argument("--allow-removals", action="store_true", help="rebuild: even if a fifth of the archive goes")
    cluster.add_argument(
        "--workers",
        type=_workers,
        metavar="N",
        help="rebuild: processes that prepare articles (default: one a core), or `ray` for those of Ray's machines",
    )
    cluster.add_argument("--yes", action="store_true", help="erase without asking first")
    add_json(cluster)


def _workers(text: str) -> int | str:
    return text if text == "ray" else count(text)


def check_cluster(arguments: argparse.Namespace) -> str | None:
    """What is wrong with the arguments, None where nothing is."""
    if arguments.run is not run:
        return None
    if arguments.given and arguments.action in ("init", *_TAKE_NOTHING):
        return f"cluster {arguments.action} takes no {arguments.given[0]!r}"
    if arguments.action == "add-shard" and len(arguments.given) > 1:
        return "cluster add-shard takes one folder"
    if arguments.action in _TAKE_A_SHARD and len(arguments.given) != 2:
        return f"cluster {arguments.action} takes a shard and a folder"
    return None


def run(arguments: argparse.Namespace) -> int | None:
    doing = {
        "init": _init,
        "add-shard": _add_shard,
        "add-replica": _add_replica,
        "drop-replica": _drop_replica,
        "move": _move,
        "status": _status,
        "rebuild": _rebuild,
        "rollback": _rollback,
        "erase": _erase,
    }
    return doing[arguments.action](arguments, chosen_index(arguments.index))


def _init(arguments: argparse.Namespace, path: Path) -> None:
    from index.ingest.cluster.sets import make_cluster

    made = make_cluster(path, arguments.shards)
    told = f"A cluster of {len(made.places)} shards is at {path}. Fill it: wartanya cluster rebuild ARTICLES --index {path}"
    print_result({"shards": list(made.places)}, told, as_json=arguments.json)


def _add_shard(arguments: argparse.Namespace, path: Path) -> None:
    from index.ingest.cluster.sets import add_shard

    place = str(Path(arguments.given[0]).resolve()) if arguments.given else None
    name = add_shard(path, place)
    print_result({"shard": name}, f"{name} takes its share of new articles from the next rebuild on.", as_json=arguments.json)


def _add_replica(arguments: argparse.Namespace, path: Path) -> None:
    from index.ingest.cluster.replicas import add_replica
    from index.ingest.cluster.sets import held

    name, replica = _shard_and_replica(arguments)
    with held(path, without_replicas=True) as (cluster, _):
        add_replica(path, cluster, name, replica)
    told = f"{replica} holds {name} too, and every rebuild brings it up to date."
    print_result({"shard": name, "replica": str(replica)}, told, as_json=arguments.json)


def _drop_replica(arguments: argparse.Namespace, path: Path) -> None:
    from index.ingest.cluster.replicas import drop_replica
    from index.ingest.cluster.sets import held

    name, replica = _shard_and_replica(arguments)
    with held(path, without_replicas=True) as (cluster, _):
        removed = drop_replica(path, cluster, name, replica)
    left = "" if removed else " It cannot be reached: remove its files by hand, erased articles may be in them."
    value = {"shard": name, "replica": str(replica), "removed": removed}
    print_result(value, f"{replica} is no replica of {name} any more.{left}", as_json=arguments.json)


def _shard_and_replica(arguments: argparse.Namespace) -> "tuple[str, Replica]":
    from index.storage.cluster_file import Replica

    name, place = arguments.given
    return name, Replica.named(place)


def _move(arguments: argparse.Namespace, path: Path) -> None:
    from index.ingest.cluster.move import move_shard

    name, folder = arguments.given
    move_shard(path, name, Path(folder))
    print_result({"shard": name, "place": folder}, f"{name} lies in {folder} now.", as_json=arguments.json)


def _status(arguments: argparse.Namespace, path: Path) -> int:
    from index.ingest.cluster.replicas import states_of
    from index.ingest.cluster.sets import states
    from index.storage.cluster_file import read_cluster

    cluster = read_cluster(path)
    told = states(path, cluster)
    replicas = {name: {str(replica): state for replica, state in states_of(cluster, name).items()} for name in told}
    shards = [{**_shard(cluster, name, state), "replicas": replicas[name]} for name, state in told.items()]
    serving = cluster.serving
    lines: list[str] = []
    for each in shards:
        lines.append(f"{each['name']:<12} {each['state']:<8} generation {each['generation'] or '-'}  {each['place']}")
        lines += [f"{'  replica':<12} {state:<8} {place}" for place, state in replicas[str(each["name"])].items()]
    head = f"Set {serving.number} serves, written {serving.built}." if serving else "Nothing serves yet."
    before = f"Set {cluster.before.number} can be gone back to." if cluster.before else "There is no set to go back to."
    value = {"generation": serving.number if serving else None, "shards": shards}
    print_result(value, "\n".join([head, before, *lines]), as_json=arguments.json)
    every = [*told.values(), *(state for each in replicas.values() for state in each.values())]
    return 0 if all(state in ("whole", "empty") for state in every) else 1


def _shard(cluster: "Cluster", name: str, state: str) -> dict[str, object]:
    part = cluster.serving.parts.get(name) if cluster.serving else None
    return {"name": name, "state": state, "generation": part.generation if part else None, "place": cluster.places[name]}


def _rebuild(arguments: argparse.Namespace, path: Path) -> None:
    from index.ingest.cluster.rebuild import rebuild_cluster

    with progress_bars() as progress:
        report = rebuild_cluster(
            arguments.given or ["var/articles"],
            index=path,
            allow_removals=arguments.allow_removals,
            workers=arguments.workers,
            progress=progress,
        )
    print_result(report.to_dict(), str(report), as_json=arguments.json)
    for failure in report.failed:
        say(note("not_taken_in", arguments.lang, source=failure.source, reason=failure.reason))


def _rollback(arguments: argparse.Namespace, path: Path) -> None:
    from index.ingest.cluster.amend import rollback_cluster

    number = rollback_cluster(path)
    print_result({"generation": number}, f"Set {number} of {path} answers again.", as_json=arguments.json)


def _erase(arguments: argparse.Namespace, path: Path) -> int | None:
    from index.ingest.cluster.erase import awaiting, erase_cluster
    from index.storage.cluster_file import read_cluster

    named = [*arguments.given, *awaiting(path, list(read_cluster(path).places.values()))]
    return erased_as_agreed(arguments, named, lambda report: erase_cluster(arguments.given, index=path, progress=report))
