"""Copies of shards on other machines: an actor of Ray holds each, and what is written there is done by tasks of Ray.

Ray is an extra, and is imported by who has such a copy. A name of a machine is a resource of its node, of which each actor and
task takes so little that they never wait for each other. Actors outlive the process that asks, and serve all of them.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from corpus.errors import MissingExtra, WartanyaError
from index.cluster.asking import AT_ONCE
from index.cluster.keeper import Keeper, Told
from index.errors import IndexUnavailable
from index.storage.cluster_file import Part, Replica

Result = TypeVar("Result")

NAMESPACE = "wartanya"
# Calls are pickles: nobody takes part without the token. Ray reads these when it is imported.
SETTINGS = {
    "RAY_AUTH_MODE": "token",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # else it warns of graphics cards that nobody asked for
    "RAY_DEDUP_LOGS_SKIP_REGEX": "^",  # else it tells of deaths on our standard output, among answers that programs read
}
SHARE = 0.0001  # of its node, the least that Ray knows
ANSWER_S = 30.0  # after which a thread that waits for an answer is free again; nobody waits so long for the answer
LOOK_S = 2.0  # how often it is looked whether the machine that works is still there
AGAIN_S = 10.0  # before Ray is looked for again where it was not there

_lock = threading.Lock()
_refused_s: float | None = None


def require_ray() -> None:
    """Raises MissingExtra where the package is not installed."""
    if find_spec("ray") is None:
        raise MissingExtra("cluster_needs_ray", source="ray", package="wartanya[cluster]")


def joined() -> Any:
    """Ray, of which this process is a part from now on: the one that runs on this machine, or that RAY_ADDRESS names.

    Raises MissingExtra where it is not installed, ConnectionError where it is not reached.
    """
    require_ray()
    os.environ.update({name: os.environ.get(name, value) for name, value in SETTINGS.items()} | {"RAY_AUTH_MODE": "token"})
    import ray

    _connect(ray)
    return ray


class Distant:
    """A `Keeper` on another machine. Raises IndexUnavailable where it does not answer, whatever of Ray it is that does not."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._actor: Any = None

    def answer(self, part: Part, name: str, given: Sequence[Any], named: Mapping[str, Any]) -> Told:
        with _reaching(self._replica) as ray:
            if self._actor is None:
                _require_node(ray, self._replica)  # or its start would be waited for
                self._actor = _actor(ray, self._replica)
            try:
                told: Told = ray.get(self._actor.answer.remote(part, name, given, named), timeout=ANSWER_S)
            except ray.exceptions.ActorDiedError:  # for good: with another Ray there is another one
                self._actor = None
                raise
            return told

    def close(self) -> None:
        """It serves others too."""


def on_its_machine(replica: Replica, work: Callable[..., Result], *given: Any) -> Result:
    """What `work` makes of the replica's folder, the first that it is given, there. Raises what it raises, IndexUnavailable."""
    with _reaching(replica) as ray:
        _require_node(ray, replica)
        task = ray.remote(_done).options(num_cpus=0, max_retries=0, resources={replica.node: SHARE})
        asked = task.remote(work, replica.folder, given)
        try:
            while not ray.wait([asked], timeout=LOOK_S)[0]:
                _require_node(ray, replica)
        except BaseException:
            ray.cancel(asked, force=True)  # or it would be done, unasked, when the machine is back
            raise
        made, error = ray.get(asked)
    if error is not None:
        raise error
    result: Result = made
    return result


def let_go(replica: Replica) -> None:
    """Ends the actor that holds the replica, where there is one."""
    with suppress(IndexUnavailable), _reaching(replica) as ray, suppress(ValueError):
        ray.kill(ray.get_actor(str(replica), namespace=NAMESPACE))


def _done(work: Callable[..., Any], folder: str, given: Sequence[Any]) -> Told:
    try:
        return work(Path(folder), *given), None
    except WartanyaError as error:
        return None, error


def _actor(ray: Any, replica: Replica) -> Any:
    """Ray starts it again whenever it dies, and sends no question twice: who asks turns to another copy."""
    return (
        ray.remote(Keeper)
        .options(
            name=str(replica),
            namespace=NAMESPACE,
            lifetime="detached",
            get_if_exists=True,
            max_restarts=-1,
            max_task_retries=0,
            max_concurrency=AT_ONCE,
            num_cpus=0,
            resources={replica.node: SHARE},
        )
        .remote(replica.folder)
    )


def _require_node(ray: Any, replica: Replica) -> None:
    if not any(node["Alive"] and replica.node in node["Resources"] for node in ray.nodes()):
        raise IndexUnavailable("node_unreachable", path=replica.folder, node=replica.node, detail="it is not in Ray's list")


@contextmanager
def _reaching(replica: Replica) -> Iterator[Any]:
    """Ray, of which this process is a part."""
    try:
        ray = joined()
    except ConnectionError as error:
        raise _unreachable(replica, error) from error
    try:
        yield ray
    except ray.exceptions.RayTaskError as error:  # a fault of ours
        raise error.cause or error from error
    except (ray.exceptions.RayError, ConnectionError, TimeoutError) as error:
        raise _unreachable(replica, error) from error


def _unreachable(replica: Replica, error: Exception) -> IndexUnavailable:
    detail = str(error).partition("\n")[0]
    return IndexUnavailable("node_unreachable", path=replica.folder, node=replica.node, detail=detail)


def _connect(ray: Any) -> None:
    global _refused_s
    with _lock:
        if ray.is_initialized():
            return
        if _refused_s is not None and time.monotonic() - _refused_s < AGAIN_S:
            raise ConnectionError("Ray is not reachable from this machine")
        try:
            with _few_tries():
                ray.init(address="auto", namespace=NAMESPACE, log_to_driver=False, logging_level="error")
        except (ConnectionError, RuntimeError, OSError, ValueError, ray.exceptions.RayError) as error:  # the last: no token
            _refused_s = time.monotonic()
            raise ConnectionError(str(error)) from error


@contextmanager
def _few_tries() -> Iterator[None]:
    """Else Ray 2.60 tries a head that is not there twenty times, for minutes where this process was part of another one."""
    tries = "RAY_gcs_server_port_wait_time_s"
    is_ours = tries not in os.environ
    os.environ.setdefault(tries, "1")
    try:
        yield
    finally:
        if is_ours:
            os.environ.pop(tries, None)
