"""rebuild(): what is new, changed or gone among the articles becomes the next generation, while the old one serves.

Five steps, each a file of its own: scan.py finds what is given, change_set.py tells what that changes, apply.py writes it
into a new generation, integrity.py verifies that, and switch.py has it serve. Where nothing differs there is no new one.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from corpus.errors import CorpusError
from corpus.loaders.registry import LOADERS
from index.ingest.amend import logged
from index.ingest.apply import apply, new_generation
from index.ingest.base import Base, opened_base
from index.ingest.bookkeeping import write_down
from index.ingest.change_set import ChangeSet, plan
from index.ingest.estimate import require_space
from index.ingest.found import Found
from index.ingest.integrity import verify
from index.ingest.progress import Meter
from index.ingest.reading import Sources
from index.ingest.removal_guard import require_few_removals
from index.ingest.scan import Given, scan
from index.ingest.spool import ArticleSpool
from index.ingest.switch import switch
from index.ingest.withholding import is_settled
from index.locate import chosen_index
from index.storage import generations
from index.storage.editorial import Decisions, Editorial
from index.storage.manifest import Manifest
from index.types import Progress, RebuildReport


def rebuild(
    articles: Sources,
    *,
    index: str | Path | None = None,
    fresh: bool = False,
    allow_removals: bool = False,
    strict: bool = False,
    embedder: str | Path | None = None,
    fields: Mapping[str, str] | None = None,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    who: str | None = None,
) -> RebuildReport:
    """Brings the index up to date with `articles`: folders, files, feeds, addresses of the web, or an iterable of `Article`.

    Removed are only articles that came from a folder that is given again and no longer holds them. `fresh` builds from
    only what is given. One bad article never stops a rebuild, unless `strict`: it is listed in the report's `failed`.
    Nothing that serves is touched before the new generation is whole. Many articles are prepared by `workers` processes,
    one a core unless said otherwise; what comes of it does not depend on how many. Withdrawn articles stay out, and masked
    names masked. `who` stands in the log as who did it, the user of this machine where None; a rebuild that changes no
    article is no act, and leaves no line there.

    Raises CorpusError where nothing is at a given path; IndexLocked, TooManyRemovals, IndexDamaged, IndexingError.
    """
    began = time.perf_counter()
    path, given, meter = chosen_index(index), Given.of(articles, fields), Meter(progress)
    with generations.writing(path):
        generations.sweep(path)  # before anything is copied: the space may be needed
        decisions = Editorial(path).decisions()
        with opened_base(path, fresh=fresh, embedder=embedder) as base, ArticleSpool(path) as spool:
            if base.generation is None:  # then what is given decides, and can be told before it is read
                require_space(path, None, given.places)
            found = scan(given, base.serving, spool, meter)
            changes = plan(found, base.recorded, strict=strict)
            _require_sense(changes, found, given, base, allow_removals=allow_removals)
            if _serves_on(base, changes, decisions):
                generation, passages = _written_down(base, found, changes)
            else:
                with logged(path, "rebuild", who, {"fresh": fresh, **_counts(changes)}) as told:
                    generation, passages = _built(changes, found, base, spool, workers, meter, decisions)
                    told["generation"] = generation
        generations.sweep(path)
    return _report(changes, found, generation, passages, time.perf_counter() - began)


def _require_sense(changes: ChangeSet, found: Found, given: Given, base: Base, *, allow_removals: bool) -> None:
    """Raises CorpusError where there would be nothing in a first generation, TooManyRemovals where too little in the next."""
    if base.generation is None and not changes.new:
        raise _nothing_in(given, changes)
    if not allow_removals:
        require_few_removals(base.path, changes, found, base.recorded)


def _serves_on(base: Base, changes: ChangeSet, decisions: Decisions) -> bool:
    return bool(base.serving and base.treatment == "copy" and changes.is_empty and is_settled(base.serving, decisions))


def _written_down(base: Base, found: Found, changes: ChangeSet) -> tuple[int, int]:
    """(generation, passages) where no article differs: only of its files there may be news to write down."""
    serving = generations.current(base.path)
    file = generations.folder_of(base.path, serving) / generations.MANIFEST
    with closing(Manifest.open(file, writable=True)) as manifest:
        with manifest.transaction():
            write_down(manifest, found, changes)
        return serving, manifest.passages.count()


def _built(
    changes: ChangeSet,
    found: Found,
    base: Base,
    spool: ArticleSpool,
    workers: int | None,
    meter: Meter,
    decisions: Decisions,
) -> tuple[int, int]:
    """(generation, passages) of the new generation, which serves when this returns."""
    with new_generation(base, workers) as builder:
        apply(changes, found, base, spool, builder, meter, decisions)
        passages = verify(builder.manifest, builder.vectors, builder.folder)
        builder.close()
        meter.reach("switching")
        return switch(base.path, builder.folder, changes.removed, base.generation), passages


def _nothing_in(given: Given, changes: ChangeSet) -> CorpusError:
    """An archive of nothing is no archive: it would only take the place of what answers now."""
    places, suffixes = ", ".join(map(str, given.places)) or "what was given", tuple(LOADERS)
    if not changes.failed:
        return CorpusError("nothing_to_build", source=places, suffixes=suffixes)
    first = changes.failed[0].failure
    return CorpusError("nothing_readable", source=places, suffixes=suffixes, first={"code": first.code, "fields": first.fields})


def _report(changes: ChangeSet, found: Found, generation: int, passages: int, elapsed_s: float) -> RebuildReport:
    counts = {**_counts(changes), "unchanged": changes.unchanged}
    failed = tuple(each.failure for each in changes.failed)
    return RebuildReport(
        failed=failed,
        passages=passages,
        generation=generation,
        elapsed_s=elapsed_s,
        passed_over=found.passed_over or {},
        **counts,
    )


def _counts(changes: ChangeSet) -> dict[str, int]:
    return {"added": len(changes.new), "changed": len(changes.changed), "removed": len(changes.removed)}
