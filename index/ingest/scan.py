"""What a rebuild is given, read one by one: which files, under which root, changed since the last time or not."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.errors import CorpusError, UnreadableArticle
from corpus.fetch.client import is_url
from corpus.load import article_files, load_file, load_url
from corpus.loaders.registry import READING_VERSION, only_adds
from corpus.types import Article
from index.storage.manifest import Manifest

# A file written within this time before it was read may have been written again since, with the same time stamp.
SETTLED_NS = 2_000_000_000

Place = Path | str  # a file or folder, or an address of the web
Sources = str | Path | Sequence[str | Path] | Iterable[Article]


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """An article that was read, from `file` under `root` (both None for articles handed over in Python)."""

    article: Article
    file: str | None = None
    root: str | None = None


@dataclass(frozen=True, slots=True)
class LoadFailed:
    """Something that could not be read: all of `file`, or the one record of it that `error.source` names."""

    error: CorpusError
    file: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that has not been touched since it was read; or the end of what an address of the web brought."""

    file: str


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file that was read to its end, as it stood."""

    file: str
    size: int
    mtime_ns: int
    read_ns: int


Event = ArticleRead | LoadFailed | Unchanged | FileStamp


class SourceRoots:
    """The folders that articles came from. An id counts the path below its root, so roots keep their labels."""

    def __init__(self, manifest: Manifest | None) -> None:
        self._manifest = manifest
        self.labels: dict[str, str] = dict(manifest.rows("SELECT path, label FROM roots")) if manifest else {}
        self.moved: dict[str, str] = {}  # where folders are that were at another place the last time -> that place

    def of(self, file: Path) -> tuple[Path, str] | None:
        """The nearest registered folder that holds the file, and its label."""
        for parent in file.parents:
            if key(parent) in self.labels:
                return parent, self.labels[key(parent)]
        return None

    def register(self, folder: Path) -> None:
        """Remembers a folder, unless it lies in one that is known: giving a part of a root makes no new ids."""
        if self.of(folder / "_"):
            return
        if before := self._place_before(folder):
            self.labels[key(folder)] = self.labels.pop(before)
            self.moved[key(folder)] = before
            return
        name = key(Path(folder.name))
        taken = name in self.labels.values()
        self.labels[key(folder)] = f"{name}-{sha256(key(folder).encode()).hexdigest()[:6]}" if taken else name

    def _place_before(self, folder: Path) -> str | None:
        """The place that `folder` was moved from: a root that is gone, most files of which are in it as long as they were.

        Names alone do not tell: 1.txt, 2.txt … are in many folders.
        """
        sql = "SELECT DISTINCT file, size FROM articles LEFT JOIN files ON path = file WHERE root = ?"
        for place in sorted(self.labels):
            if not Path(place).exists() and self._manifest:
                rows = self._manifest.rows(sql, (place,))
                here = sum(_size(folder / Path(file).relative_to(place)) == size for file, size in rows)
                if 2 * here > len(rows):
                    return place
        return None


class FileHistory:
    """What the last rebuild wrote down of the files that it read."""

    def __init__(self, manifest: Manifest | None) -> None:
        # Older loaders may have taken in less of the same files, or more.
        stamps = "SELECT path, size, mtime_ns, read_ns FROM files"
        rows = manifest.rows(stamps) if manifest and manifest.meta("reading") == READING_VERSION else []
        self._stamps = {row[0]: FileStamp(*row) for row in rows}
        # A failure may have ended without the file being touched: a package installed, the article with its id removed.
        self._failed = {row[0] for row in manifest.rows("SELECT file FROM failures")} if manifest else set()
        alone = "SELECT DISTINCT file FROM articles WHERE root IS NULL AND file IS NOT NULL"
        self._alone = {row[0] for row in manifest.rows(alone)} if manifest else set()

    def still_hold(self, file: Path, status: os.stat_result, *, has_root: bool) -> bool:
        """Whether the file need not be read again. One first given alone is, once it is found below a root."""
        stamp = self._stamps.get(key(file))
        if stamp is None or stamp.file in self._failed or (has_root and stamp.file in self._alone):
            return False
        settled = status.st_mtime_ns < stamp.read_ns - SETTLED_NS
        return settled and (stamp.size, stamp.mtime_ns) == (status.st_size, status.st_mtime_ns)


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


def scan(paths: Sequence[Place], roots: SourceRoots, records: FileHistory, fields: Mapping[str, str] | None) -> Iterator[Event]:
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
            yield LoadFailed(error, key(path))
            continue
        visited.update(files)
        for file in files:
            yield from _scan_file(file, roots, records, fields)


def _scan_url(url: str, fields: Mapping[str, str] | None) -> Iterator[Event]:
    """Its articles belong to no file, so that nothing is taken for gone that it shows no more."""
    try:
        for found in load_url(url, fields=fields):
            yield ArticleRead(found) if isinstance(found, Article) else LoadFailed(found, url)
        yield Unchanged(url)
    except CorpusError as error:
        yield LoadFailed(error, url)


def _scan_file(file: Path, roots: SourceRoots, records: FileHistory, fields: Mapping[str, str] | None) -> Iterator[Event]:
    root = roots.of(file)
    folder, label = root or (file.parent, file.parent.name)
    belongs = root is not None and not only_adds(file)  # only what belongs to a folder can be gone from it
    try:
        status = file.stat()
        if not fields and records.still_hold(file, status, has_root=belongs):
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


def _size(file: Path) -> int:
    """In bytes; -1 where there is no such file."""
    try:
        return file.stat().st_size
    except OSError:
        return -1


def key(path: Path) -> str:
    """The path as text that can be stored, also where the file system holds bytes that are no text."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _existing(path: str | Path) -> Place:
    if isinstance(path, str) and is_url(path):
        return path
    place = Path(path).resolve()
    if not place.exists():
        raise CorpusError("nothing_there", source=str(path))
    return place
