"""Articles prepared by the machines of Ray: shards of them go through Ray Data, in waves, and come back as records.

A dataset of Ray Data is known when it begins, and the shards of a rebuild are not: they are cut while it reads. So a wave of
them is one dataset, and two are under way at a time: while one comes to its end, the machines have work of the next. Nothing
of it stays: what is begun and not taken is bounded, whatever the number of articles. Shards come back in any order, each with
its number; the builder takes them in its own.
"""

import logging
import pickle
import queue
import socket
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus.errors import MissingExtra, WartanyaError
from corpus.text import TOKENIZER_VERSION
from corpus.types import Article
from index.cluster.remote import joined
from index.errors import IndexingError, IndexUnavailable
from index.fingerprint import fingerprint
from index.ingest.records import Record
from index.ingest.worker_pool import EngineOf, Promise, Shard, embeds_elsewhere, own_embedder, prepare
from index.passages import FORMAT
from index.retrieval.embedders import Embedder
from index.storage.schema import FORMAT_VERSION

Row = dict[str, Any]

SHARDS_A_CORE = 8  # of a wave: a dataset takes some 0.5 s to begin and to end, a shard 0.3 to 0.5 s of a core
FEWEST_SHARDS, MOST_SHARDS = 16, 128  # of a wave; 128 are some 40 MB of articles, and as much of records
WAVES_AT_ONCE = 2
LOOK_S = 2.0  # how often it is looked whether any machine is left
# Ray Data does a shard again whenever its process or machine dies, without end. So it is told by time that nothing comes of it:
NO_CORE_S = 60.0  # without any machine; one that is started again is back by then
STALLED_S = 300.0  # without any shard that comes back, of which each takes under a second of a core

_log = logging.getLogger("ray.data")


def ray_engine(path: Path) -> EngineOf:
    """What has the machines of Ray prepare articles for the cluster at `path`.

    Raises MissingExtra where Ray or what Ray Data needs is not installed, IndexUnavailable where no machine is reached that
    has a core for it.
    """
    try:
        ray = joined()
        cores = _cores(ray)
    except ConnectionError as error:
        raise IndexUnavailable("ray_not_reached", path=path, detail=str(error).partition("\n")[0]) from error
    if not cores:
        raise IndexUnavailable("ray_not_reached", path=path, detail="none of its machines has a core to give")
    try:
        import_module("ray.data")
    except ImportError as error:
        raise MissingExtra("cluster_needs_ray", source="ray", package="wartanya[cluster]") from error
    # Else it tells of each dataset on standard error.
    _log.setLevel(logging.ERROR)
    return lambda embedder, folder: RayEngine(ray, embedder, folder, wave_shards(cores))


def wave_shards(cores: float) -> int:
    return round(min(max(SHARDS_A_CORE * cores, FEWEST_SHARDS), MOST_SHARDS))


@dataclass(frozen=True, slots=True)
class _Begun:
    """A shard, pickled, and its records once they are there."""

    packed: bytes
    made: "Future[list[Record]]"


class RayEngine:
    """An engine for one generation; `path` is what errors name."""

    def __init__(self, ray: Any, embedder: Embedder, path: Path, shards: int) -> None:
        self._ray, self._path, self._shards = ray, path, shards
        self._is_embedding = embeds_elsewhere(embedder)
        self._made_with = made_with(embedder if self._is_embedding else None)
        self._filling: list[_Begun] = []
        self._waves: queue.SimpleQueue[list[_Begun] | None] = queue.SimpleQueue()
        self._threads = 0
        self._is_closed = threading.Event()
        self._cores_s = self._came_s = time.monotonic()  # when there were cores, and when a shard came back

    @property
    def ahead(self) -> int:
        return WAVES_AT_ONCE * self._shards

    def begin(self, articles: Sequence[Article]) -> Promise:
        """Calling what is returned waits for the records. Raises IndexingError where no machine makes them."""
        begun = _Begun(pickle.dumps(Shard(articles, self._is_embedding), pickle.HIGHEST_PROTOCOL), Future())
        self._filling.append(begun)
        if len(self._filling) >= self._shards:
            self._set_off()
        return partial(self._taken, begun)

    def close(self) -> None:
        """What is under way is thrown away: each wave ends with the next shard that comes back."""
        self._is_closed.set()
        for _ in range(self._threads):
            self._waves.put(None)

    def _set_off(self) -> None:
        if self._threads < WAVES_AT_ONCE:  # daemons: one may wait for machines that never come
            threading.Thread(target=self._work, daemon=True).start()
            self._threads += 1
        self._waves.put(self._filling)
        self._filling = []

    def _taken(self, begun: _Begun) -> list[Record]:
        if any(each is begun for each in self._filling):
            self._set_off()
        self._cores_s = self._came_s = time.monotonic()
        while True:
            try:
                return begun.made.result(LOOK_S)
            except TimeoutError:
                self._require_progress()

    def _require_progress(self) -> None:
        now = time.monotonic()
        if _cores(self._ray):
            self._cores_s = now
        if now - self._cores_s > NO_CORE_S:
            raise IndexingError("ray_lost", path=self._path, detail="none of its machines is left")
        if now - self._came_s > STALLED_S:
            raise IndexingError("ray_lost", path=self._path, detail=f"nothing came back for {STALLED_S:.0f} s")

    def _work(self) -> None:
        while (wave := self._waves.get()) and not self._is_closed.is_set():
            try:
                self._run(wave)
                left: WartanyaError = IndexingError("ray_lost", path=self._path, detail="not all came back")
            except WartanyaError as error:
                left = error
            except Exception as error:  # whatever ends this thread has to reach who waits
                left = self._lost(error)
            for begun in wave:
                if not begun.made.done():
                    begun.made.set_exception(left)

    def _run(self, wave: Sequence[_Begun]) -> None:
        import pyarrow

        tables = [
            pyarrow.table({"number": [number], "shard": pyarrow.array([begun.packed], pyarrow.large_binary())})
            for number, begun in enumerate(wave)
        ]
        dataset = self._ray.data.from_arrow(tables)
        dataset.context.enable_progress_bars = False
        made = dataset.map(
            prepare_row,
            fn_kwargs={"made_with": self._made_with, "path": str(self._path)},
            num_cpus=1,
        )
        for row in made.iter_rows():
            if self._is_closed.is_set():
                return
            records, error = pickle.loads(row["records"])  # noqa: S301 (of a machine that has the token)
            if error is not None:
                raise error
            wave[row["number"]].made.set_result(records)
            self._came_s = time.monotonic()

    def _lost(self, error: Exception) -> IndexingError:
        """With what Ray says: of an error in a process of its the last line, below the traceback, of a death the first."""
        lines = str(error).strip().splitlines() or [type(error).__name__]
        detail = lines[-1] if isinstance(error, self._ray.exceptions.RayTaskError) else lines[0]
        made = IndexingError("ray_lost", path=self._path, detail=detail)
        made.__cause__ = error
        return made


def prepare_row(row: Row, *, made_with: Mapping[str, str], path: str) -> Row:
    """What a process of Ray does: the records of a shard, or the error, pickled."""
    shard: Shard = pickle.loads(row["shard"])  # noqa: S301 (of a machine that has the token)
    try:
        _require_same(made_with, shard, path)
        told: tuple[list[Record] | None, WartanyaError | None] = prepare(shard, lambda _: None), None
    except WartanyaError as error:
        told = None, error
    except (ImportError, OSError, MemoryError) as error:  # how that machine is set up
        detail = f"{type(error).__name__} on {socket.gethostname()}: {error}"
        told = None, IndexingError("ray_lost", path=path, detail=detail)
    return {"number": row["number"], "records": pickle.dumps(told, pickle.HIGHEST_PROTOCOL)}


def made_with(embedder: Embedder | None) -> dict[str, str]:
    """What records depend on beside the articles: two machines on which it is the same make the same ones."""
    own = {name: _version(name) for name in ("wartanya", "numpy", "nltk", "PyStemmer", "tokenizers")}
    of_texts = {"format": FORMAT_VERSION, "passages": FORMAT, "words": TOKENIZER_VERSION}
    return {**own, **(fingerprint(embedder) if embedder else of_texts)}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a checkout that is not installed
        return "-"


def _require_same(wanted: Mapping[str, str], shard: Shard, path: str) -> None:
    here = made_with(own_embedder() if shard.is_embedded else None)
    for name, value in wanted.items():
        if here.get(name) != value:
            told = {"machine": socket.gethostname(), "field": name, "there": here.get(name, "-"), "here": value}
            raise IndexingError("ray_differs", path=path, **told)


def _cores(ray: Any) -> float:
    return sum(float(node["Resources"].get("CPU", 0)) for node in ray.nodes() if node["Alive"])
