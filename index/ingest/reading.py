"""What a rebuild is given, read one by one: which files, under which root, changed since the last time or not."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, UnreadableArticle
from corpus.fetch.client import is_url
from corpus.files import article_files, load_file, load_url
from corpus.loaders.registry import only_adds
from corpus.types import Article
from index.ingest.found import LoadFailed, Unchanged
from index.ingest.history import FileHistory, SourceRoots, key
from index.storage.tables.files import FileStamp

Place = Path | str  # a file or folder, or an address of the web
Sources = str | Path | Sequence[str | Path] | Iterable[Article]


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """An article that was read, from `file` ("" where it belongs to none) under `root`."""

    article: Article
    file: str = ""
    root: str | None = None


Reading = ArticleRead | LoadFailed | Unchanged | FileStamp


def paths_and_articles(given: Sources) -> tuple[list[Place], Iterable[Article]]:
    """The paths and addresses given, or the articles. Raises CorpusError for anything else, and for missing paths."""
    if isinstance(given, str | Path):
        return [_existing(given)], ()
    if isinstance(given, Sequence) and all(isinstance(one, str | Path) for one in given):
        return [_existing(one) for one in given if isinstance(one, str | Path)], ()
    if not isinstance(given, Iterable):
        kind = type(given).__name__
        raise CorpusError("not_articles", source=kind, given=kind)
    return [], given  # type: ignore[return-value]


def read_places(
    paths: Sequence[Place], roots: SourceRoots, history: FileHistory, fields: Mapping[str, str] | None
) -> Iterator[Reading]:
    """Everything under `paths`, once: untouched files as `Unchanged`, others record by record and then as `FileStamp`."""
    visited: set[Path] = set()
    for folder in sorted(
        (path for path in paths if isinstance(path, Path) and path.is_dir()), key=lambda path: (len(path.parts), path)
    ):
        roots.register(folder)
    for path in paths:
        if isinstance(path, str):
            yield from _scan_url(path, fields)
            continue
        try:
            files = [file for file in article_files(path) if file not in visited]
        except CorpusError as error:
            yield LoadFailed(error, key(path), is_folder=path.is_dir())
            continue
        visited.update(files)
        for file in files:
            yield from _scan_file(file, roots, history, fields)


def _scan_url(url: str, fields: Mapping[str, str] | None) -> Iterator[Reading]:
    """Its articles belong to no file, so that nothing is taken for gone that it shows no more."""
    try:
        for found in load_url(url, fields=fields):
            yield ArticleRead(found) if isinstance(found, Article) else LoadFailed(found, url)
        yield Unchanged(url)
    except CorpusError as error:
        yield LoadFailed(error, url)


def _scan_file(file: Path, roots: SourceRoots, history: FileHistory, fields: Mapping[str, str] | None) -> Iterator[Reading]:
    root = roots.of(file)
    folder, label = root or (file.parent, file.parent.name)
    belongs = root is not None and not only_adds(file)  # only what belongs to a folder can be gone from it
    try:
        status = file.stat()
        if not fields and history.still_hold(file, status, has_root=belongs):
            yield Unchanged(key(file))
            return
        read_ns = time.time_ns()
        for found in load_file(file, root=folder, label=label, fields=fields):
            if isinstance(found, Article):
                yield ArticleRead(found, key(file), key(folder) if belongs else None)
            else:
                yield LoadFailed(found, key(file))
        yield FileStamp(key(file), status.st_size, status.st_mtime_ns, read_ns)
    except CorpusError as error:
        yield LoadFailed(error, key(file))
    except OSError as error:
        yield LoadFailed(UnreadableArticle("file_unreadable", source=key(file), detail=error.strerror), key(file))


def _existing(path: str | Path) -> Place:
    if isinstance(path, str) and is_url(path):
        return path
    place = Path(path).resolve()
    if not place.exists():
        raise CorpusError("nothing_there", source=str(path))
    return place
