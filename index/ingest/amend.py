"""Has what editors decided take effect: at once in all that could be shown, then in a generation that is whole."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged, IndexingError, IndexUnwritable
from index.ingest.apply import bring_over, new_generation
from index.ingest.base import Base, opened_base
from index.ingest.integrity import verify
from index.ingest.progress import Meter
from index.ingest.withholding import is_settled, settle, withhold_in
from index.storage import generations
from index.storage.editorial import Act, Decisions, Editorial, acting
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest
from index.types import Progress

_log = logging.getLogger(__name__)


@contextmanager
def logged(path: Path, name: str, who: str | None, details: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A line of the log when an act begins and one when it ends, with what the block puts into the yielded details.

    Raises IndexUnwritable where the log cannot be written: then nothing was done.
    """
    editorial, person, told = Editorial(path), acting(who), dict[str, Any]()
    editorial.note(Act(person, name, details={"step": "begun", **details}))
    try:
        yield told
    except BaseException as error:
        with suppress(IndexingError):
            editorial.note(Act(person, name, details={"step": "failed", "error": type(error).__name__}))
        raise
    try:
        editorial.note(Act(person, name, details={"step": "done", **told}))
    except IndexingError as error:  # it is done, and its beginning stands in the log
        _log.warning("%s", error)


def amend(path: Path, progress: Callable[[Progress], None] | None = None) -> int:
    """The number of the generation that serves, once it agrees with the decisions. For who holds the lock.

    First every generation lets go of what is not to be shown, so that a death on the way shows nothing of it. Raises
    IndexUnwritable where the disk has no room for the generation that is whole: a rebuild makes it later.
    """
    decisions = Editorial(path).decisions()
    for number in generations.generations(path):
        with suppress(IndexDamaged):  # it cannot be read, and so not shown
            withhold_in(generations.folder_of(path, number) / MANIFEST, decisions)
    generations.sweep(path)
    with told_where_full(path):
        with opened_base(path, fresh=False, embedder=None) as base:
            if base.serving and is_settled(base.serving, decisions):
                return generations.current(path)
            made = _settled(base, decisions, progress)
        generations.sweep(path)
        return made


@contextmanager
def told_where_full(path: Path) -> Iterator[None]:
    """Says that a decision has taken effect where the disk refuses the generation that would be whole."""
    try:
        yield
    except IndexUnwritable as error:
        raise IndexUnwritable("taken_out_not_rewritten", path=path, detail=error) from error
    except IndexingError as error:
        if error.code != "too_little_space":
            raise
        raise IndexUnwritable("taken_out_not_rewritten", path=path, detail=error) from error


def rollback(path: Path, *, who: str | None = None) -> int:
    """Goes back to the generation before, with all that was decided since; the number of what serves then.

    Raises IndexingError where there is none, IndexLocked.
    """
    with generations.writing(path), logged(path, "rollback", who, {}) as told:
        serving, decisions = generations.current(path), Editorial(path).decisions()
        before = [number for number in generations.generations(path) if number < serving]
        if before and not _is_settled(path, before[-1], decisions):
            with opened_base(path, fresh=False, embedder=None, generation=before[-1]) as base:
                told["generation"] = _settled(base, decisions, None)
            for older in generations.generations(path):
                if older != told["generation"]:
                    generations.remove(path, older)
        else:
            told["generation"] = generations.rollback(path)
        number: int = told["generation"]
        return number


def _is_settled(path: Path, generation: int, decisions: Decisions) -> bool:
    with closing(Manifest.open(generations.folder_of(path, generation) / MANIFEST)) as manifest:
        return is_settled(manifest, decisions)


def _settled(base: Base, decisions: Decisions, progress: Callable[[Progress], None] | None) -> int:
    """A generation made of `base` that agrees with the decisions, and serves when this returns."""
    generation = settled_generation(base, decisions, progress)
    generations.switch(base.path, generation)
    return generation


def settled_generation(base: Base, decisions: Decisions, progress: Callable[[Progress], None] | None) -> int:
    """A generation made of `base` that agrees with the decisions, whole and verified; it does not serve yet."""
    meter = Meter(progress)
    with new_generation(base, 1) as builder:
        bring_over(base, builder, meter)
        settle(builder, decisions)
        meter.reach("checking")
        builder.finish()
        verify(builder.manifest, builder.vectors, builder.folder)
        builder.close()
        meter.reach("switching")
        return generations.complete(builder.folder)
