"""What a rebuild is given, read one by one: which files, under which root, changed since the last time or not."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.errors import CorpusError
from corpus.load import article_files, load_file
from corpus.types import Article
from index.manifest import Manifest

# A file written within this time before it was read may have been written again since, with the same time stamp.
SETTLED_NS = 2_000_000_000

Sources = str | Path | Sequence[str | Path] | Iterable[Article]


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was read, from `file` under `root` (both None for articles handed over in Python)."""

    article: Article
    file: str | None = None
    root: str | None = None


@dataclass(frozen=True, slots=True)
class Bad:
    """Something that could not be read; None as the file for articles handed over in Python."""

    error: CorpusError
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """A file that has not been touched since it was read."""

    file: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file that was read to its end, as it stood."""

    file: str
    size: int
    mtime_ns: int
    read_ns: int


Event = Found | Bad | Same | Stamp


class Roots:
    """The folders that articles came from. An id counts the path below its root, so roots keep their names."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.labels = dict(known)

    def of(self, file: Path) -> tuple[Path, str] | None:
        """The nearest registered folder that holds the file."""
        for parent in file.parents:
            if str(parent) in self.labels:
                return parent, self.labels[str(parent)]
        return None

    def register(self, folder: Path) -> None:
        """Remembers a folder, unless it lies in one that is known: giving a part of a root makes no new ids."""
        if str(folder) in self.labels or self.of(folder / "_"):
            return
        gone = [path for path, label in self.labels.items() if label == folder.name and not Path(path).exists()]
        for path in gone:  # the folder was moved: its articles are the same ones
            del self.labels[path]
        taken = folder.name in self.labels.values()
        self.labels[str(folder)] = f"{folder.name}-{sha256(str(folder).encode()).hexdigest()[:6]}" if taken else folder.name


def known_roots(manifest: Manifest | None) -> Roots:
    return Roots(dict(manifest.rows("SELECT path, label FROM roots")) if manifest else {})


def paths_and_articles(given: Sources) -> tuple[list[Path], Iterable[Article]]:
    """The paths among what is given, or the articles. Raises CorpusError for anything else, and for missing paths."""
    if isinstance(given, str | Path):
        return [_existing(given)], ()
    if isinstance(given, Sequence) and all(isinstance(one, str | Path) for one in given):
        return [_existing(one) for one in given if isinstance(one, str | Path)], ()
    return [], given  # type: ignore[return-value]


def scan(paths: Sequence[Path], roots: Roots, manifest: Manifest | None, fields: Mapping[str, str] | None) -> Iterator[Event]:
    """Everything under `paths`: untouched files as `Same`, others record by record and then as `Stamp`."""
    stamps = {row[0]: row[1:] for row in manifest.rows("SELECT path, size, mtime_ns, read_ns FROM files")} if manifest else {}
    for path in paths:
        if path.is_dir():
            roots.register(path)
        try:
            files = list(article_files(path))
        except CorpusError as error:
            yield Bad(error, str(path))
            continue
        for file in files:
            yield from _scan_file(file, roots, stamps.get(str(file)), fields)


def _scan_file(file: Path, roots: Roots, stamp: tuple[int, int, int] | None, fields: Mapping[str, str] | None) -> Iterator[Event]:
    root = roots.of(file)
    folder, label = root or (file.parent, file.parent.name)
    try:
        status = file.stat()
        if stamp and stamp[:2] == (status.st_size, status.st_mtime_ns) and status.st_mtime_ns < stamp[2] - SETTLED_NS and not fields:
            yield Same(str(file))
            return
        read_ns = time.time_ns()
        for found in load_file(file, root=folder, label=label, fields=fields):
            if isinstance(found, Article):
                yield Found(found, str(file), str(folder) if root else None)
            else:
                yield Bad(found, str(file))
        yield Stamp(str(file), status.st_size, status.st_mtime_ns, read_ns)
    except CorpusError as error:
        yield Bad(error, str(file))
    except OSError as error:
        yield Bad(CorpusError(f"{file} cannot be read: {error.strerror}.", str(file)), str(file))


def _existing(path: str | Path) -> Path:
    place = Path(path).resolve()
    if not place.exists():
        raise CorpusError(f"There is no file or folder at {path}: put articles there, or name another place.", str(path))
    return place
