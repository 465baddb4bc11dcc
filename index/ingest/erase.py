"""erase(): an article leaves no trace in the files of the index.

Removing an article keeps it from being found, but Chroma's files go on holding its vectors, and the lists of words the
numbers of its passages. So erasing writes all files anew from the manifest, and keeps no older generation.
"""

import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from corpus.files import FORMER_FILES
from index import near_duplicates
from index.errors import IndexDamaged, IndexingError
from index.ingest.amend import logged
from index.ingest.compaction import write_afresh
from index.ingest.estimate import require_space
from index.locate import resolve_index
from index.retrieval.lexical import WordWriter
from index.storage import generations
from index.storage.editorial import Editorial, article_mark
from index.storage.feedback import FeedbackTable
from index.storage.generations import MANIFEST
from index.storage.manifest import Manifest
from index.storage.removals import awaiting_erasure
from index.types import Erasure, Progress

Report = Callable[[Progress], None]


def erase(
    names: Sequence[str], *, index: str | Path | None = None, progress: Report | None = None, who: str | None = None
) -> Erasure:
    """Wipes out the articles, and with them all that were removed before. Where no names are given, only those.

    What editors decided of them goes too: of a withdrawn article nothing is left to say that it was there. A withdrawn one
    that is not named stays withdrawn. `who` stands in the log, the user of this machine where None.

    A name is an article's id or the end of its source. Repeating an erasure that was interrupted finishes it.
    Raises IndexNotFound, IndexLocked; IndexingError for a name that no generation knows, or that several articles have, and
    where files cannot be removed.
    """
    began = time.perf_counter()
    path = resolve_index(index)
    with generations.writing(path):
        generations.sweep(path)
        ids = sorted({_id_of(path, name) for name in names} | set(awaiting_erasure(path)))
        with logged(path, "erase", who, {"articles": [article_mark(each) for each in ids]}) as told:
            made = _erased(path, ids, progress, began)
            told["generation"] = made.generation
    return made


def _erased(path: Path, ids: Sequence[str], progress: Report | None, began: float) -> Erasure:
    files = files_of(path, ids)
    generation, passages = written_without(path, ids, progress)
    _forget_everywhere(path, ids, generation)
    rows = FeedbackTable(path).forget_citing(set(ids))
    Editorial(path).forget(ids)  # not before: what is withheld for a decision would be given back without it
    generations.switch(path, generation)
    leave_only(path, generation)
    still_in = still_held(files)
    return Erasure(tuple(ids), still_in, rows, passages, generation, time.perf_counter() - began)


def written_without(path: Path, ids: Sequence[str], progress: Report | None) -> tuple[int, int]:
    """(number, passages) of a new generation that has never held these articles; it does not serve yet."""
    base = generations.current(path)
    require_space(path, base, ())
    folder = generations.start(path, None)
    try:
        passages = _write_without(ids, generations.folder_of(path, base) / MANIFEST, folder, progress)
        return generations.complete(folder), passages
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def leave_only(path: Path, generation: int) -> None:
    """Removes all generations but this one, which serves. Raises IndexingError where the system does not let go of a file."""
    for older in generations.generations(path):
        if older != generation:
            generations.remove(path, older)
    _require_gone(path)
    with closing(Manifest.open(generations.folder_of(path, generation) / MANIFEST, writable=True)) as manifest:
        manifest.tombstones.clear()  # last: until here, a repeated erasure has to know what to finish


def still_held(files: Sequence[str]) -> tuple[str, ...]:
    """Those of the files that are there yet, as they are now or as an editor replaced them."""
    return tuple(place for file in files for place in (file, _former(file)) if Path(place).exists())


def _former(file: str) -> str:
    """Where the file would lie that an editor replaced by this one, or this one itself once it was taken away."""
    return str(Path(file).parent / FORMER_FILES / Path(file).name)


def _require_gone(path: Path) -> None:
    """Raises IndexingError where the system did not let go of an older generation's files."""
    left = [str(place) for place in path.glob("*.part") if place.is_dir()]
    if left:
        raise IndexingError("not_all_erased", path=path, left=left)


def titles_of(path: Path, names: Sequence[str]) -> list[str]:
    """The title of each article that a name stands for; its id, where only traces of it are left."""
    return [_title(path, _id_of(path, name)) for name in names]


def _write_without(ids: Sequence[str], source: Path, folder: Path, progress: Report | None) -> int:
    """Fills the folder of a new generation with all of the old one but these articles; the number of passages."""
    if progress:
        progress(Progress("words", 0))
    with closing(_copied(source, folder / "copy.sqlite3")) as copy, copy.transaction():
        for article_id in ids:
            _drop(copy, article_id)
        copy.tombstones.put(ids)
        if copy.clusters.are_kept:
            near_duplicates.settle(copy)
        WordWriter(copy).merge(at_most=0)
    passages = write_afresh(folder / "copy.sqlite3", folder, progress)
    (folder / "copy.sqlite3").unlink()
    return passages


def _copied(source: Path, target: Path) -> Manifest:
    """A copy to work on, thrown away if this process dies: it needs no journal."""
    with generations.writable(target):
        generations.copy_file(source, target)
    manifest = Manifest.open(target, writable=True)
    manifest.database.without_journal()
    return manifest


def _drop(manifest: Manifest, article_id: str) -> None:
    known, held = manifest.articles.known(article_id), manifest.withheld.of(article_id)
    manifest.withheld.remove(article_id)
    if held:
        manifest.failures.remove_naming(held.article.source, article_id)
        if held.file and not Path(held.file).exists():
            manifest.files.remove([held.file])
    if known:
        manifest.drop_article(known.number)
        manifest.failures.remove_naming(known.source, article_id)
        # Of a file that is still there the stamp is kept: it is not read again, and the article not found in it, unasked.
        if known.file and not Path(known.file).exists():
            manifest.files.remove([known.file])


def _forget_everywhere(path: Path, ids: Sequence[str], but: int) -> None:
    """In the generations that are about to go too: should this process die before, they can be rolled back to."""
    for generation in generations.generations(path):
        if generation != but:
            with (
                suppress(IndexDamaged),
                closing(_manifest_of(path, generation, writable=True)) as manifest,
                manifest.transaction(),
            ):
                for article_id in ids:
                    _drop(manifest, article_id)
                manifest.tombstones.put(ids)


def _id_of(path: Path, name: str) -> str:
    """The id of the article that `name` stands for, in the newest generation that knows it."""
    fitting = ids_named(path, name)
    if len(fitting) > 1:
        raise IndexingError("erasing_several", path=path, name=name, count=len(fitting))
    if not fitting:
        raise IndexingError("erasing_nothing", path=path, name=name)
    return fitting[0]


def ids_named(path: Path, name: str) -> list[str]:
    """The article of this id, else those whose source ends so, in the newest generation that knows any."""
    for generation in reversed(generations.generations(path)):
        with suppress(IndexDamaged), closing(_manifest_of(path, generation)) as manifest:
            fitting = sorted({*manifest.articles.ids_named(name), *manifest.withheld.ids_named(name)})
            if name in fitting:
                return [name]
            if fitting:
                return fitting
    return [name] if name in awaiting_erasure(path) or name in Editorial(path).decisions().article_ids else []


def _title(path: Path, article_id: str) -> str:
    for generation in reversed(generations.generations(path)):
        with suppress(IndexDamaged), closing(_manifest_of(path, generation)) as manifest:
            if (title := manifest.articles.title(article_id)) is not None:
                return title
    return article_id


def files_of(path: Path, ids: Sequence[str]) -> list[str]:
    """The files that any generation had the articles from."""
    found: set[str] = set()
    for generation in generations.generations(path):
        with suppress(IndexDamaged), closing(_manifest_of(path, generation)) as manifest:
            found.update(manifest.provenance.files_of(ids), manifest.withheld.files_of(ids))
    return sorted(found)


def _manifest_of(path: Path, generation: int, *, writable: bool = False) -> Manifest:
    return Manifest.open(generations.folder_of(path, generation) / MANIFEST, writable=writable)
