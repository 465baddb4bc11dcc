"""Articles that machines of Ray prepare: the same records and the same index, whoever dies meanwhile, or one clear error."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corpus import Article
from corpus.errors import MissingExtra
from index import IndexingError, Progress
from index.cluster import remote
from index.errors import IndexUnavailable
from index.ingest.cluster import on_ray
from index.ingest.cluster.on_ray import FEWEST_SHARDS, MOST_SHARDS, RayEngine, made_with, prepare_row, ray_engine, wave_shards
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.sets import make_cluster
from index.ingest.records import SHARD_ARTICLES, Record, records_of
from index.ingest.worker_pool import Shard
from index.retrieval.embedders import load_embedder
from index.storage.cluster_file import read_cluster

if TYPE_CHECKING:
    from tests.crash.nodes import Nodes

MakeArticle = Callable[..., Article]
ReadContents = Callable[[Path], dict[str, Any]]

# Not imported to look for it: it reads its settings then.
needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason='needs pip install "wartanya[cluster]"')
WAVE = 4  # shards


class Deadly:
    """Ends the process that reads it, each time, or the first time where `once` names a file."""

    def __init__(self, article: Article, once: Path | None) -> None:
        self._article, self._once = article, once

    def __reduce__(self) -> tuple[Any, ...]:
        die = "__import__('os')._exit(9)"
        first = f"{die} if not p.exists() and (p.touch() or True) else a" if self._once else die
        return eval, (first, {"p": self._once, "a": self._article})


def same(made: Sequence[Record], wanted: Sequence[Record]) -> bool:
    def whole(record: Record) -> tuple[object, ...]:
        arrays = (record.sentences, record.passages, record.vectors)
        return (record.words, record.title, record.copy_keys, *((str(a.dtype), a.tobytes()) for a in arrays if a is not None))

    return [*map(whole, made)] == [*map(whole, wanted)]


@contextmanager
def engine(path: Path) -> Iterator[RayEngine]:
    ray_engine(path)  # so that this process takes part
    import ray

    made = RayEngine(ray, load_embedder(), path, WAVE)
    try:
        yield made
    finally:
        made.close()


def row_of(articles: Sequence[Article], number: int = 3) -> dict[str, Any]:
    return {"number": number, "shard": pickle.dumps(Shard(articles, is_embedded=True))}


def test_a_row_is_the_records_of_its_shard_by_its_number(make_article: MakeArticle) -> None:
    articles, embedder = [make_article(1), make_article(2)], load_embedder()
    row = prepare_row(row_of(articles), made_with=made_with(embedder), path="var/cluster")
    records, error = pickle.loads(row["records"])
    assert (row["number"], error) == (3, None)
    assert same(records, records_of(articles, embedder))


def test_a_machine_with_something_else_installed_prepares_nothing_and_is_told_of(make_article: MakeArticle) -> None:
    wanted = {**made_with(load_embedder()), "words": "of another version"}
    records, error = pickle.loads(prepare_row(row_of([make_article(1)]), made_with=wanted, path="var/cluster")["records"])
    assert (records, error.code) == (None, "ray_differs")
    assert (error.fields["field"], error.fields["here"]) == ("words", "of another version")


def test_waves_are_bounded_however_many_cores_there_are() -> None:
    assert [wave_shards(cores) for cores in (1, 4, 10_000)] == [FEWEST_SHARDS, 4 * on_ray.SHARDS_A_CORE, MOST_SHARDS]


def test_without_ray_nothing_is_done(tmp_path: Path, make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    monkeypatch.setattr(remote, "_refused_s", None)  # what it remembers of this goes with the test
    make_cluster(tmp_path / "cluster", 2)
    with pytest.raises((IndexUnavailable, MissingExtra)) as refused:
        rebuild_cluster([make_article(1)], index=tmp_path / "cluster", workers="ray")
    assert refused.value.code == ("ray_not_reached" if find_spec("ray") else "cluster_needs_ray")
    assert read_cluster(tmp_path / "cluster").serving is None


@needs_ray
def test_the_index_is_that_of_one_process(
    two_nodes: "Nodes", tmp_path: Path, make_article: MakeArticle, contents: ReadContents
) -> None:
    articles = [make_article(n) for n in range(3 * SHARD_ARTICLES)]
    for workers in (1, "ray"):
        make_cluster(tmp_path / str(workers), 2)
        rebuild_cluster(articles, index=tmp_path / str(workers), workers=workers)
    for shard in ("shard-1", "shard-2"):
        assert contents(tmp_path / "ray" / shard) == contents(tmp_path / "1" / shard)


@needs_ray
def test_a_shard_whose_process_dies_is_prepared_again(two_nodes: "Nodes", tmp_path: Path, make_article: MakeArticle) -> None:
    shards = [[make_article(10 * n + k) for k in range(3)] for n in range(2 * WAVE + 1)]
    with engine(tmp_path) as made:
        given: list[list[Any]] = [list(shard) for shard in shards]
        given[5][1] = Deadly(shards[5][1], tmp_path / "died")
        promises = [made.begin(shard) for shard in given]
        assert all(same(promise(), records_of(shard, load_embedder())) for promise, shard in zip(promises, shards, strict=True))
    assert (tmp_path / "died").exists()


@needs_ray
def test_a_shard_that_kills_whoever_prepares_it_ends_in_one_clear_error(
    two_nodes: "Nodes", tmp_path: Path, make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_ray, "STALLED_S", 5.0)  # the clock: it would be minutes
    deadly: Any = Deadly(make_article(1), None)
    with engine(tmp_path) as made:
        promise = made.begin([deadly])
        with pytest.raises(IndexingError, match="nothing came back") as lost:
            promise()
    assert (lost.value.code, lost.value.path) == ("ray_lost", tmp_path)


@needs_ray
def test_what_a_machine_had_that_dies_is_prepared_by_another(
    two_nodes: "Nodes", tmp_path: Path, make_article: MakeArticle
) -> None:
    shards = [[make_article(10 * n + k) for k in range(3)] for n in range(2 * WAVE)]
    with engine(tmp_path) as made:
        promises = [made.begin(shard) for shard in shards]
        promises[0]()  # they are at work
        two_nodes.kill("kota-b")
        assert all(same(promise(), records_of(shard, load_embedder())) for promise, shard in zip(promises, shards, strict=True))
    two_nodes.start("kota-b")


@needs_ray
# A thread of Ray Data that waits for machines which died fails when Ray is taken down behind the last test.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_where_all_machines_die_the_old_set_serves_and_the_repeated_command_makes_all_whole(
    two_nodes: "Nodes",
    tmp_path: Path,
    make_article: MakeArticle,
    contents: ReadContents,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, articles = tmp_path / "cluster", [make_article(n) for n in range(3 * SHARD_ARTICLES)]
    make_cluster(path, 2)
    rebuild_cluster(articles[:3], index=path, workers=1)
    before = contents(path / "shard-1"), read_cluster(path)
    alive = ["kota-a", "kota-b"]

    def kill(now: Progress) -> None:
        while alive and now.step == "writing":
            two_nodes.kill(alive.pop())

    with monkeypatch.context() as hurried:
        hurried.setattr(on_ray, "NO_CORE_S", 3.0)  # the clock: it would be a minute
        with pytest.raises(IndexingError, match="none of its machines") as lost:
            rebuild_cluster(articles, index=path, workers="ray", progress=kill)
    assert lost.value.code == "ray_lost"
    assert (contents(path / "shard-1"), read_cluster(path)) == before
    with pytest.raises(IndexUnavailable) as refused:
        rebuild_cluster(articles, index=path, workers="ray")
    assert refused.value.code == "ray_not_reached"
    for name in ("kota-a", "kota-b"):
        two_nodes.start(name)
    rebuild_cluster(articles, index=path, workers="ray")
    make_cluster(tmp_path / "clean", 2)
    rebuild_cluster(articles, index=tmp_path / "clean", workers=1)
    for shard in ("shard-1", "shard-2"):
        assert contents(path / shard) == contents(tmp_path / "clean" / shard)
