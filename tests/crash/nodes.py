"""Ray on this machine, with nodes that stand for other machines, and what can die of it."""

import os
import secrets
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from index.cluster.remote import NAMESPACE, SETTINGS
from index.storage.cluster_file import Replica

STORE_BYTES = 78 * 2**20  # about the least that Ray takes
UP_S = 60
TOKEN = secrets.token_hex(24)  # Ray reads it once in a process, whatever is started there later


class Nodes:
    """Each with a name, as `ray start --resources` gives it one."""

    def __init__(self, cluster: Any, names: Sequence[str]) -> None:
        self._cluster = cluster
        self._nodes = {name: self._added(name) for name in names}

    def kill_actor(self, replica: Replica) -> int:
        """Its process, which Ray starts again; the id of the process."""
        process = self.process_of(replica)
        os.kill(process, signal.SIGKILL)
        return process

    def process_of(self, replica: Replica) -> int:
        """That of the actor which holds the replica."""
        from ray._private import state  # what Ray tells of actors in public asks its dashboard

        deadline = time.monotonic() + UP_S
        while time.monotonic() < deadline:
            for actor in state.actors().values():
                if actor["Name"] == str(replica) and actor["State"] == "ALIVE":
                    return int(actor["Pid"])
            time.sleep(0.1)
        raise TimeoutError(f"no actor holds {replica}")

    def kill(self, name: str) -> None:
        self._cluster.remove_node(self._nodes.pop(name), allow_graceful=False)

    def start(self, name: str, cores: int = 1) -> None:
        self._nodes[name] = self._added(name, cores)

    def _added(self, name: str, cores: int = 1) -> Any:
        return _node(self._cluster, num_cpus=cores, resources={name: 1})


@contextmanager
def nodes(*names: str) -> Iterator[Nodes]:
    """Ray with a head, which stands for this machine, and a node of each name; with a token, and no dashboard."""
    # Ray would have the actors wait for whatever else runs here.
    told = {**SETTINGS, "RAY_AUTH_TOKEN": TOKEN, "RAY_worker_niceness": "0"}
    before = {name: os.environ.get(name) for name in (*told, "RAY_ADDRESS")}
    os.environ.update(told)
    import ray
    from ray.cluster_utils import Cluster

    cluster = Cluster()
    try:
        _node(cluster, num_cpus=0, include_dashboard=False)
        os.environ["RAY_ADDRESS"] = cluster.address
        yield Nodes(cluster, names)
    finally:
        os.environ.pop("RAY_ADDRESS", None)
        ray.shutdown()
        try:
            cluster.shutdown()
        except ValueError:  # a thread that waited for a machine has joined once more
            ray.shutdown()
            cluster.shutdown()
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _node(cluster: Any, **told: Any) -> Any:
    """Raises TimeoutError where the machine is so busy that the node does not start in the half minute that Ray gives it."""
    try:
        return cluster.add_node(object_store_memory=STORE_BYTES, **told)
    except Exception as error:
        if type(error) is not Exception:
            raise
        raise TimeoutError(str(error).partition("\n")[0]) from error


def actors() -> list[str]:
    """The names of those that live, in any process."""
    import ray

    return sorted(each["name"] for each in ray.util.list_named_actors(all_namespaces=True) if each["namespace"] == NAMESPACE)
