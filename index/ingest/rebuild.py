"""rebuild(): what is new, changed or gone among the articles becomes the next generation, while the old one serves."""

import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.load import passed_over
from corpus.loaders.registry import LOADERS
from corpus.types import Article
from index.errors import ArticlesRenamed, IndexDamaged, IndexMismatch, TooManyRemovals
from index.fingerprint import fingerprint
from index.ingest.builder import GenerationBuilder
from index.ingest.change_set import ChangeSet
from index.ingest.estimate import articles_to_read, require_space
from index.ingest.scan import (
    ArticleRead,
    FileHistory,
    LoadFailed,
    Place,
    SourceRoots,
    Sources,
    Unchanged,
    key,
    paths_and_articles,
    scan,
)
from index.locate import chosen_index
from index.retrieval.embedders import load_embedder
from index.storage import generations
from index.storage.generations import MANIFEST
from index.storage.manifest import FORMAT_VERSION, READABLE_FORMATS, Manifest
from index.types import Progress, RebuildReport

MOST_REMOVED = 0.2  # of the archive, unless removals are allowed
REPORT_EVERY = 200  # articles


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
) -> RebuildReport:
    """Brings the index up to date with `articles`: folders, files, feeds, addresses of the web, or an iterable of `Article`.

    Removed are only articles that came from a folder that is given again and no longer holds them. `fresh` builds from
    only what is given. One bad article never stops a rebuild, unless `strict`: it is listed in the report's `failed`.
    Nothing that serves is touched before the new generation is whole. Many articles are prepared by `workers` processes,
    one a core unless said otherwise; what comes of it does not depend on how many.

    Raises CorpusError where nothing is at a given path; IndexLocked, TooManyRemovals, IndexDamaged, IndexingError.
    """
    began = time.perf_counter()
    path = chosen_index(index)
    paths, handed_over = paths_and_articles(articles)
    with generations.writing(path):
        base = _base(path, fresh=fresh)
        run = _Rebuild(path, base, ChangeSet(strict), embedder, workers, progress)
        try:
            run.take_in(paths, handed_over, fields)
            if base is None and not run.ledger.added:
                raise _nothing_in(paths, run.ledger)
            run.take_out(paths, allow_removals=allow_removals)
            generation, passages = run.finish(paths)
        finally:
            run.close()
        generations.sweep(path)
    counts = (run.ledger.added, run.ledger.changed, run.ledger.unchanged, run.ledger.removed)
    failed = tuple(failure for failure, _ in run.ledger.failures)
    elapsed_s, passed = time.perf_counter() - began, run.ledger.passed_over or {}
    return RebuildReport(*counts, failed, passages, generation, elapsed_s, passed)


def _nothing_in(paths: Sequence[Place], ledger: ChangeSet) -> CorpusError:
    """An archive of nothing is no archive: it would only take the place of what answers now."""
    given = ", ".join(map(str, paths)) or "what was given"
    suffixes = tuple(LOADERS)
    if not ledger.failures:
        return CorpusError("nothing_to_build", source=given, suffixes=suffixes)
    first = ledger.failures[0][0]
    return CorpusError("nothing_readable", source=given, suffixes=suffixes, first={"code": first.code, "fields": first.fields})


def _length(articles: Iterable[Article]) -> int | None:
    return len(articles) if isinstance(articles, Sized) else None


def _base(path: Path, *, fresh: bool) -> int | None:
    """The generation to start from, None for nothing."""
    generations.sweep(path)  # before it copies anything: the space may be needed
    return None if fresh or not (path / "CURRENT").exists() else generations.current(path)


class _Rebuild:
    """One run: reads the old generation, and starts a new one at the first thing that differs."""

    def __init__(
        self,
        path: Path,
        base: int | None,
        ledger: ChangeSet,
        embedder: str | Path | None,
        workers: int | None,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.path, self.base, self.ledger, self._workers, self._progress = path, base, ledger, workers, progress
        self._steps = 0
        self._total: int | None = None
        self._paths: list[Place] = []
        self._folder: Path | None = None
        self._builder: GenerationBuilder | None = None
        self._gone: list[str] = []
        self._come: set[str] = set()  # digests of articles that the generation before does not have
        self._old = Manifest.open(generations.folder_of(path, base) / MANIFEST) if base is not None else None
        try:
            made_with = self._old.fingerprint() if self._old else {}
            stored = made_with.get("format", "unknown")
            if self._old and stored not in READABLE_FORMATS:
                raise IndexMismatch(path, "format", stored, FORMAT_VERSION, "wartanya rebuild --fresh")
            self._embedder = load_embedder(embedder or made_with.get("embedder"))
            self._is_older = self._old is not None and stored != FORMAT_VERSION
            made_with["format"] = FORMAT_VERSION
            self._is_made_over = self._old is not None and made_with != fingerprint(self._embedder)
            self._roots = SourceRoots(self._old)
        except BaseException:
            self.close()
            raise

    def take_in(self, paths: list[Place], handed_over: Iterable[Article], fields: Mapping[str, str] | None) -> None:
        self._paths, records = paths, FileHistory(self._old)
        if self._old and self._is_made_over:
            self._carry_over(self._old)
        elif self._is_older:
            self._step("bringing up to date", always=True)
            self._new.bring_up()
        if self._progress:  # a total is worth a look at the files only where somebody sees it
            self._total = articles_to_read(paths, records) if paths else _length(handed_over)
        for event in scan(paths, self._roots, records, fields):
            if isinstance(event, ArticleRead):
                self._take(event)
            elif isinstance(event, LoadFailed):
                self.ledger.fail(event)
            elif not isinstance(event, Unchanged):
                self.ledger.stamp(event)
            elif self._old:
                for number, own in self.ledger.keep(event.file, self._old):
                    moved = replace(self._old.articles([number])[number], id=own)
                    self._take(ArticleRead(moved, event.file, self._root_of(number)))
        for folder in (path for path in paths if isinstance(path, Path) and path.is_dir()):
            with suppress(CorpusError):  # the scan has said so
                self.ledger.pass_over(passed_over(folder))
        for article in handed_over:
            if not isinstance(article, Article):
                kind = type(article).__name__
                raise CorpusError("not_articles", source=kind, given=kind)
            self._take(ArticleRead(article))

    def _root_of(self, number: int) -> str | None:
        root: str | None = self._old.rows("SELECT root FROM articles WHERE number = ?", (number,))[0][0] if self._old else None
        return root

    def _take(self, found: ArticleRead) -> None:
        self._step("articles")
        found = self.ledger.told_apart(found)
        if not self.ledger.admits(found):
            return
        article = found.article
        known = self._old.known(article.id) if self._old else None
        if known is None:
            self.ledger.added += 1
            if self._old:
                self._come.add(article.digest)
            self._new.put(article, found.file, found.root)
            return
        self.ledger.see(known.number)
        if known.digest != article.digest:
            self.ledger.changed += 1
            self._new.put(article, found.file, found.root)
            return
        self.ledger.unchanged += 1
        # An article handed over in Python stays the one of the file that it was read from before.
        if found.file and (known.source, known.file, known.root) != (article.source, found.file, found.root):
            self._new.move(article, found.file, found.root)

    def take_out(self, paths: list[Place], *, allow_removals: bool) -> None:
        """Removes what came from a folder that is given again and is no longer in it. Raises TooManyRemovals."""
        if not self._old:
            return
        given, moved = self._places(paths)
        gone, renamed = self.ledger.gone(self._old, given + moved)
        lost = len(gone) + max(0, len(renamed) - self.ledger.added)
        total = self._old.rows("SELECT count(*) FROM articles")[0][0]
        emptied = self.ledger.emptied(self._old, given) if gone and not allow_removals else []
        if (emptied or lost > MOST_REMOVED * total) and not allow_removals:
            again = self._come_again(self._old, gone)
            if 2 * again > lost:
                raise ArticlesRenamed(self.path, lost, total, again)
            raise TooManyRemovals(self.path, lost, total, emptied)
        self._gone = gone + renamed
        self.ledger.removed = len(self._gone)
        for article_id in self._gone:
            self._new.drop(article_id)
        if self._gone and not self._is_made_over:
            self._new.manifest.mark_removed(self._gone)

    def _come_again(self, old: Manifest, gone: Sequence[str]) -> int:
        """How many of the articles that are gone came in under another id."""
        known = map(old.known, gone)
        return sum(each is not None and each.digest in self._come for each in known)

    def _places(self, paths: list[Place]) -> tuple[list[Path], list[Path]]:
        """The folders that are given, and where some of them were the last time; none that could not be looked into."""
        folders = [path for path in paths if isinstance(path, Path) and path.is_dir() and self.ledger.looked_into(path)]
        given = [Path(key(folder)) for folder in folders]
        return given, [Path(self._roots.moved[key(folder)]) for folder in folders if key(folder) in self._roots.moved]

    def finish(self, paths: list[Place]) -> tuple[int, int]:
        """(generation that serves, its passages)."""
        given, moved = self._places(paths)
        if self._builder is None and self._old and self.base is not None:
            manifest = Manifest.open(self._old.path, writable=True)
            try:
                with manifest.transaction():
                    self.ledger.write(manifest, self._roots.labels, given + moved)
                return self.base, manifest.rows("SELECT count(*) FROM passages")[0][0]
            finally:
                manifest.close()
        self._step("checking", always=True)
        self.ledger.write(self._new.manifest, self._roots.labels, given + moved)
        passages = self._new.finish()
        generation = generations.complete(self._folder) if self._folder else 0
        self._step("switching", always=True)
        self._forget_in_older_generations(generation)
        generations.switch(self.path, generation)
        return generation, passages

    def _forget_in_older_generations(self, newest: int) -> None:
        """A removed article stops answering in every generation that can be rolled back to, too."""
        older = [n for n in generations.generations(self.path) if n != newest]
        for number in older if self._gone else []:
            try:
                forget(generations.folder_of(self.path, number) / MANIFEST, self._gone)
            except IndexDamaged:
                if number == self.base:
                    raise
                generations.remove(self.path, number)  # it can serve no more

    def close(self) -> None:
        """Leaves everything as it was, unless the new generation is whole."""
        if self._builder:
            self._builder.close()
        if self._old:
            self._old.close()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _new(self) -> GenerationBuilder:
        """The new generation, begun when first needed: a copy of the old one, or empty."""
        if self._builder is None:
            require_space(self.path, self.base, self._paths)
            self._folder = generations.start(self.path, None if self._is_made_over else self.base)
            self._builder = GenerationBuilder(self._folder, self._embedder, self._workers)
        return self._builder

    def _carry_over(self, old: Manifest) -> None:
        """Another embedder or tokenizer: everything is made again from the manifest, without the article files."""
        for number, file, root in old.rows("SELECT number, file, root FROM articles ORDER BY number"):
            self._step("making over")
            self._new.put(old.articles([number])[number], file, root)
        manifest = self._new.manifest
        manifest.write_many("INSERT INTO files VALUES (?,?,?,?)", old.rows("SELECT path, size, mtime_ns, read_ns FROM files"))
        manifest.write_many("INSERT INTO failures VALUES (?,?,?)", old.rows("SELECT source, file, reason FROM failures"))
        kept = "SELECT key, value FROM meta WHERE key IN ('reading', 'passed over')"
        manifest.write_many("INSERT OR REPLACE INTO meta VALUES (?,?)", old.rows(kept))

    def _step(self, name: str, *, always: bool = False) -> None:
        self._steps += 1
        if self._progress and (always or self._steps % REPORT_EVERY == 1):
            self._progress(Progress(name, self._steps, self._total if name == "articles" else None))


def forget(manifest_path: Path, article_ids: Iterable[str]) -> None:
    """Takes articles out of the manifest of a finished generation; with it, both legs find them no more."""
    manifest = Manifest.open(manifest_path, writable=True)
    try:
        with manifest.transaction():
            for article_id in article_ids:
                known = manifest.known(article_id)
                if known:
                    manifest.drop_article(known.number)
                    manifest.mark_removed([article_id])
                    manifest.write("DELETE FROM files WHERE path = ?", (known.file,))  # should it come back, it is read
    finally:
        manifest.close()
