"""erase_cluster(): articles leave no trace in the files of any shard."""

import time
from collections.abc import Sequence
from pathlib import Path

from index.errors import IndexingError
from index.ingest.amend import logged
from index.ingest.cluster.sets import held, replaced
from index.ingest.erase import Report, files_of, ids_named, leave_only, still_held, written_without
from index.storage.editorial import Editorial, article_mark
from index.storage.feedback import FeedbackTable
from index.storage.removals import awaiting_erasure
from index.types import Erasure


def erase_cluster(
    names: Sequence[str], *, index: str | Path, progress: Report | None = None, who: str | None = None
) -> Erasure:
    """As `erase`, in every shard that holds the articles, or ever held them; `passages` are those of these shards.

    Raises what `erase` raises, and IndexingError where a shard or replica is missing: then nothing was erased, and it says
    which. Where a replica is lost on the way, the repeated erasure finishes.
    """
    began, path = time.perf_counter(), Path(index)
    with held(path) as (cluster, replicas):
        places = {name: path / cluster.places[name] for name in (cluster.serving.parts if cluster.serving else ())}
        asked = {_id_of(path, places, name) for name in names}
        of_each = {name: _of_shard(place, asked) for name, place in places.items()}
        ids = sorted({each for those in of_each.values() for each in those} | asked)
        with logged(path, "erase", who, {"articles": [article_mark(each) for each in ids]}) as told:
            files = sorted({file for place in places.values() for file in files_of(place, ids)})
            built: dict[str, int] = {}
            passages = 0
            for name in (name for name, those in of_each.items() if those):
                built[name], left = written_without(places[name], of_each[name], progress)
                passages += left
            rows = FeedbackTable(path).forget_citing(set(ids))
            Editorial(path).forget(sorted(asked))
            cluster = replaced(path, cluster, replicas, built, None) if built else cluster
            for name, generation in built.items():  # before the shard's own folder: there it is known what is to be finished
                replicas.each(leave_only, generation, among={name})
            for name, generation in built.items():
                leave_only(places[name], generation)
            told["generation"] = cluster.highest
    return Erasure(tuple(ids), still_held(files), rows, passages, cluster.highest, time.perf_counter() - began)


def awaiting(path: Path, places: Sequence[str]) -> list[str]:
    """The ids of removed articles of which the files of some shard still hold words or vectors, ascending."""
    return sorted({each for place in places for each in awaiting_erasure(path / place)})


def _id_of(path: Path, places: dict[str, Path], name: str) -> str:
    fitting = {each for place in places.values() for each in ids_named(place, name)}
    if name in fitting:
        return name
    if len(fitting) != 1:
        code = "erasing_several" if fitting else "erasing_nothing"
        raise IndexingError(code, path=path, name=name, count=len(fitting))
    return fitting.pop()


def _of_shard(place: Path, asked: set[str]) -> list[str]:
    """Of the articles those that the shard knows, and all that were removed from it."""
    return sorted({each for each in asked if ids_named(place, each) == [each]} | set(awaiting_erasure(place)))
