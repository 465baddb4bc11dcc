"""rebuild_cluster(): as `rebuild`, over several shards that are brought up to date as one.

What is given is read once, and what that changes is told against all that the shards have on record; then each shard's share
is written beside what serves in it, and verified. Only when all are whole does the file CLUSTER name the new set.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Literal

from corpus.errors import CorpusError
from corpus.loaders.registry import LOADERS
from index.ingest.amend import logged
from index.ingest.apply import apply, new_generation
from index.ingest.base import Base, opened_base
from index.ingest.bookkeeping import write_down
from index.ingest.change_set import ChangeSet, plan
from index.ingest.cluster.on_ray import ray_engine
from index.ingest.cluster.sets import held, replaced
from index.ingest.cluster.sharing import JointRecord, shared_out
from index.ingest.found import Found
from index.ingest.integrity import verify
from index.ingest.progress import Meter
from index.ingest.reading import Sources
from index.ingest.removal_guard import require_few_removals
from index.ingest.scan import Given, scan
from index.ingest.spool import ArticleSpool
from index.ingest.withholding import is_settled
from index.ingest.worker_pool import Workers
from index.storage import generations
from index.storage.cluster_file import Cluster
from index.storage.editorial import Decisions, Editorial
from index.storage.manifest import Manifest
from index.types import Progress, RebuildReport


def rebuild_cluster(
    articles: Sources,
    *,
    index: str | Path,
    allow_removals: bool = False,
    strict: bool = False,
    fields: Mapping[str, str] | None = None,
    workers: int | Literal["ray"] | None = None,
    progress: Callable[[Progress], None] | None = None,
    who: str | None = None,
) -> RebuildReport:
    """Brings the cluster at `index` up to date with `articles`, as `rebuild` does an index; the report is of all shards.

    An article stays in its shard, unless a new one links it with copies in another. A replica that cannot be reached is left
    behind: it is not asked, and gets what it lacks with the next rebuild. With "ray" for `workers` the machines of Ray prepare
    the articles, in place of processes here; what comes of it is the same. Raises what `rebuild` raises, IndexingError where a
    shard is missing, and IndexUnavailable where Ray has no machine for it: then nothing was done; MissingExtra without Ray.
    """
    began = time.perf_counter()
    path, given, meter = Path(index), Given.of(articles, fields), Meter(progress)
    prepared_by: Workers = ray_engine(path) if workers == "ray" else workers
    with ExitStack() as open_now:
        cluster, replicas = open_now.enter_context(held(path, without_replicas=True))
        places = [path / place for place in cluster.places.values()]
        bases = [open_now.enter_context(opened_base(place, fresh=False, embedder=None)) for place in places]
        spool = open_now.enter_context(ArticleSpool(path))
        recorded = JointRecord([base.recorded for base in bases])
        found = scan(given, bases[0].serving, spool, meter)
        changes = plan(found, recorded, strict=strict)
        if not len(recorded) and not changes.new:
            raise CorpusError("nothing_to_build", source=", ".join(map(str, given.places)) or "-", suffixes=tuple(LOADERS))
        if not allow_removals:
            require_few_removals(path, changes, found, recorded)
        shares = shared_out(changes, bases, recorded, spool)
        counts = {"added": len(changes.new), "changed": len(changes.changed), "removed": len(changes.removed)}
        decisions = Editorial(path).decisions()
        if any(_differs(base, share, decisions) for base, share in zip(bases, shares, strict=True)):
            with logged(path, "rebuild", who, {"shards": len(places), **counts}) as told:
                built = _built(cluster, bases, shares, found, spool, prepared_by, meter, decisions)
                meter.reach("switching")
                cluster = replaced(path, cluster, replicas, built, changes.removed)
                told["generation"] = cluster.highest
        else:
            _write_down(path, cluster, found, changes)
    failed = tuple(each.failure for each in changes.failed)
    passages = _passages(path, cluster)
    generation = cluster.serving.number if cluster.serving else 0
    elapsed_s = time.perf_counter() - began
    passed_over = found.passed_over or {}
    return RebuildReport(
        **counts,
        unchanged=changes.unchanged,
        failed=failed,
        passages=passages,
        generation=generation,
        elapsed_s=elapsed_s,
        passed_over=passed_over,
    )


def _differs(base: Base, share: ChangeSet, decisions: Decisions) -> bool:
    """Whether the shard has anything to write, beside the book."""
    if base.serving is None:
        return not share.is_empty
    return not share.is_empty or base.treatment != "copy" or not is_settled(base.serving, decisions)


def _built(
    cluster: Cluster,
    bases: list[Base],
    shares: list[ChangeSet],
    found: Found,
    spool: ArticleSpool,
    workers: Workers,
    meter: Meter,
    decisions: Decisions,
) -> dict[str, int]:
    """The numbers of the new generations, whole and verified, by shard; none of them serves yet."""
    built: dict[str, int] = {}
    for k, (name, base, share) in enumerate(zip(cluster.places, bases, shares, strict=True)):
        if k and not _differs(base, share, decisions):  # the first shard keeps the book
            continue
        with new_generation(base, workers) as builder:
            apply(share, found, base, spool, builder, meter, decisions)
            verify(builder.manifest, builder.vectors, builder.folder)
            builder.close()
            built[name] = generations.complete(builder.folder)
    return built


def _write_down(path: Path, cluster: Cluster, found: Found, changes: ChangeSet) -> None:
    """Into the book, where no article differs: only of its files there may be news."""
    name, place = next(iter(cluster.places.items()))
    if cluster.serving and name in cluster.serving.parts:
        folder = generations.folder_of(path / place, cluster.serving.parts[name].generation)
        with closing(Manifest.open(folder / generations.MANIFEST, writable=True)) as book, book.transaction():
            write_down(book, found, changes)


def _passages(path: Path, cluster: Cluster) -> int:
    total = 0
    for name, part in (cluster.serving.parts if cluster.serving else {}).items():
        folder = generations.folder_of(path / cluster.places[name], part.generation)
        with closing(Manifest.open(folder / generations.MANIFEST)) as manifest:
            total += manifest.passages.count()
    return total
