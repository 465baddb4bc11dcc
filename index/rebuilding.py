"""rebuild(): what is new, changed or gone among the articles becomes the next generation, while the old one serves."""

import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import CorpusError
from corpus.types import Article
from index import generations
from index.building import GenerationBuilder, fingerprint
from index.embedding import Embedder, load_embedder
from index.errors import IndexMismatch, TooManyRemovals
from index.generations import MANIFEST
from index.locate import chosen_index
from index.manifest import FORMAT_VERSION, Manifest
from index.scanning import Bad, Found, Roots, Same, Sources, Stamp, known_roots, paths_and_articles, scan
from index.types import Failure, Progress, RebuildReport

MOST_REMOVED = 0.2  # of the archive, unless removals are allowed
REPORT_EVERY = 200  # articles


@dataclass(slots=True)
class _Tally:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[tuple[Failure, str]] = field(default_factory=list)  # with the file, "" for none
    seen: set[int] = field(default_factory=set)  # numbers of the old generation's articles
    ids: dict[str, str] = field(default_factory=dict)  # id -> source, of what is given now
    unread: set[str] = field(default_factory=set)  # files that could not be read this time: not gone


def rebuild(
    articles: Sources,
    *,
    index: str | Path | None = None,
    fresh: bool = False,
    allow_removals: bool = False,
    strict: bool = False,
    embedder: str | Path | None = None,
    fields: Mapping[str, str] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> RebuildReport:
    """Brings the index up to date with `articles`: a folder, a file, several, or an iterable of `Article`.

    Removed are only articles that came from a folder that is given again and no longer holds them. `fresh` builds from
    only what is given. One bad article never stops a rebuild, unless `strict`: it is listed in the report's `failed`.
    Nothing that serves is touched before the new generation is whole.

    Raises CorpusError where nothing is at a given path; IndexLocked, TooManyRemovals, IndexDamaged, IndexingError.
    """
    began = time.perf_counter()
    path = chosen_index(index)
    paths, handed_over = paths_and_articles(articles)
    with generations.writing(path):
        base = None if fresh or not (path / "CURRENT").exists() else generations.current(path)
        run = _Rebuild(path, base, embedder, fields, progress)
        try:
            run.take_in(paths, handed_over, strict=strict)
            run.take_out(paths, allow_removals=allow_removals)
            generation, passages = run.finish(fresh=fresh)
        except BaseException:
            run.abandon()
            raise
        tally = run.tally
        generations.sweep(path)
    failed = tuple(failure for failure, _ in tally.failed)
    elapsed_s = time.perf_counter() - began
    return RebuildReport(tally.added, tally.changed, tally.unchanged, tally.removed, failed, passages, generation, elapsed_s)


class _Rebuild:
    """One run: reads the old generation, and starts a new one at the first thing that differs."""

    def __init__(
        self,
        path: Path,
        base: int | None,
        embedder: str | Path | None,
        fields: Mapping[str, str] | None,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.path, self.base, self.fields, self.progress = path, base, fields, progress
        self.tally = _Tally()
        self.folder: Path | None = None
        self._builder: GenerationBuilder | None = None
        self._stamps: list[Stamp] = []
        self.old = Manifest.open(generations.folder_of(path, base) / MANIFEST) if base is not None else None
        made_with = self.old.fingerprint() if self.old else {}
        if self.old and made_with.get("format") != FORMAT_VERSION:
            stored = made_with.get("format", "unknown")
            raise IndexMismatch(path, "format", stored, FORMAT_VERSION, "build it again with `wartanya rebuild --fresh`.")
        self.embedder: Embedder = load_embedder(embedder or made_with.get("embedder"))
        self._made_over = self.old is not None and made_with != fingerprint(self.embedder)
        self.roots: Roots = known_roots(self.old)

    def take_in(self, paths: list[Path], handed_over: Iterable[Article], *, strict: bool) -> None:
        if self._made_over:
            self._carry_over()
        events = scan(paths, self.roots, self.old, self.fields)
        for event in events:
            if isinstance(event, Found):
                self._take(event)
            elif isinstance(event, Same):
                self._keep(event.file)
            elif isinstance(event, Stamp):
                self._stamps.append(event)
            else:
                self._fail(event, strict=strict)
        for article in handed_over:
            self._take_handed_over(article, strict=strict)

    def _take_handed_over(self, article: Article, *, strict: bool) -> None:
        if not isinstance(article, Article):
            kind = type(article).__name__
            raise CorpusError(f"rebuild() takes paths or Article objects, not {kind}.", kind)
        self._take(Found(article))

    def _take(self, found: Found) -> None:
        article = found.article
        self._step("articles")
        if not article.text.strip():
            return self._fail(Bad(CorpusError(f"{article.source} has no text.", article.source), found.file), strict=False)
        if article.id in self.tally.ids:
            first = self.tally.ids[article.id]
            message = f"{article.source} has the id {article.id!r} of {first}: give each article an id of its own."
            return self._fail(Bad(CorpusError(message, article.source), found.file), strict=False)
        self.tally.ids[article.id] = article.source
        known = self.old.known(article.id) if self.old else None
        if known:
            self.tally.seen.add(known.number)
        if known and known.digest == article.digest:
            self.tally.unchanged += 1
            if known.source != article.source:
                self._move(article, found)
            return None
        self.builder.put(article, found.file, found.root)
        if known:
            self.tally.changed += 1
        else:
            self.tally.added += 1
        return None

    def _keep(self, file: str) -> None:
        """All that the untouched file brought the last time is still so."""
        if not self.old:
            return
        rows = self.old.rows("SELECT number, id, source FROM articles WHERE file = ?", (file,))
        self.tally.seen.update(row[0] for row in rows)
        self.tally.ids.update((row[1], row[2]) for row in rows)
        self.tally.unchanged += len(rows)
        listed = self.old.rows("SELECT source, reason FROM failures WHERE file = ?", (file,))
        self.tally.failed += [(Failure(source, reason), file) for source, reason in listed]

    def _move(self, article: Article, found: Found) -> None:
        values = (article.source, found.file, found.root, article.id)
        self.builder.manifest.write("UPDATE articles SET source = ?, file = ?, root = ? WHERE id = ?", values)

    def _fail(self, bad: Bad, *, strict: bool) -> None:
        if strict:
            raise bad.error
        if bad.file:
            self.tally.unread.add(bad.file)
        self.tally.failed.append((Failure(bad.error.source, str(bad.error)), bad.file or ""))

    def take_out(self, paths: list[Path], *, allow_removals: bool) -> None:
        """Removes what came from a folder that is given again and is no longer in it."""
        folders = [path for path in paths if path.is_dir()]
        if not self.old or not folders:
            return
        rows = self.old.rows("SELECT number, id, file FROM articles WHERE root IS NOT NULL")
        gone = [(n, id_) for n, id_, file in rows if n not in self.tally.seen and self._is_gone(Path(file), folders)]
        total = self.old.rows("SELECT count(*) FROM articles")[0][0]
        if gone and len(gone) > MOST_REMOVED * total and not allow_removals:
            raise TooManyRemovals(self.path, len(gone), total)
        for _, id_ in gone:
            known = self.builder.manifest.known(id_)
            if known:
                self.builder.drop(known.number)
        self.tally.removed = len(gone)
        self._gone = [id_ for _, id_ in gone]

    def _is_gone(self, file: Path, folders: list[Path]) -> bool:
        return str(file) not in self.tally.unread and any(file.is_relative_to(folder) for folder in folders)

    def finish(self, *, fresh: bool) -> tuple[int, int]:
        """(generation that serves, its passages)."""
        if self._builder is None and self.base is not None:
            self._write_records(Manifest.open(generations.folder_of(self.path, self.base) / MANIFEST, writable=True))
            assert_count = self.old.rows("SELECT count(*) FROM passages")[0][0] if self.old else 0
            self.abandon()
            return self.base, assert_count
        self._step("checking", always=True)
        builder = self.builder
        self._write_records(builder.manifest, close=False)
        passages = builder.finish()
        generation = int(self.folder.name) if self.folder else 0
        self._forget_in_base()
        if self.old:
            self.old.close()
        generations.switch(self.path, generation)
        return generation, passages

    def _write_records(self, manifest: Manifest, *, close: bool = True) -> None:
        """Which files were read, in which state, and what failed in them."""
        manifest.write_many("INSERT OR REPLACE INTO roots VALUES (?,?)", self.roots.labels.items())
        stamps = ((s.file, s.size, s.mtime_ns, s.read_ns) for s in self._stamps)
        manifest.write_many("INSERT OR REPLACE INTO files VALUES (?,?,?,?)", stamps)
        manifest.write("DELETE FROM failures")
        rows = ((failure.source, file, failure.reason) for failure, file in self.tally.failed)
        manifest.write_many("INSERT OR REPLACE INTO failures VALUES (?,?,?)", rows)
        if close:
            manifest.close()

    def _forget_in_base(self) -> None:
        """A removed article stops answering in the generation that can be rolled back to, too."""
        if self.base is None or not getattr(self, "_gone", None):
            return
        manifest = Manifest.open(generations.folder_of(self.path, self.base) / MANIFEST, writable=True)
        with manifest.transaction():
            for id_ in self._gone:
                known = manifest.known(id_)
                if known:
                    manifest.drop_article(known.number)
        manifest.close()

    def abandon(self) -> None:
        """Leaves everything as it was."""
        if self._builder:
            self._builder.close()
        if self.old:
            self.old.close()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def builder(self) -> GenerationBuilder:
        """The new generation, begun when first needed: a copy of the old one, or empty."""
        if self._builder is None:
            self.folder = generations.start(self.path, None if self._made_over else self.base)
            self._builder = GenerationBuilder(self.folder, self.embedder)
        return self._builder

    def _carry_over(self) -> None:
        """Another embedder or tokenizer: everything is made again from the manifest, without the article files."""
        if not self.old:
            return
        for (number,) in self.old.rows("SELECT number FROM articles ORDER BY number"):
            article = self.old.articles([number])[number]
            known = self.old.known(article.id)
            self._step("making over")
            self.builder.put(article, known.file if known else None, known.root if known else None)
        stamps = self.old.rows("SELECT path, size, mtime_ns, read_ns FROM files")
        self.builder.manifest.write_many("INSERT OR REPLACE INTO files VALUES (?,?,?,?)", stamps)

    _steps = 0

    def _step(self, name: str, *, always: bool = False) -> None:
        self._steps += 1
        if self.progress and (always or self._steps % REPORT_EVERY == 1):
            self.progress(Progress(name, self._steps))
