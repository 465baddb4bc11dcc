"""The files that hold articles, and the articles of each, by the loader of its suffix."""

import os
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from corpus.errors import CorpusError, UnreadableArticle, UnsupportedFormat
from corpus.fetch.client import fetch
from corpus.fetch.content_type import suffix_for
from corpus.loaders.records import Origin, names_with
from corpus.loaders.registry import LOADERS, loader_of, printable
from corpus.loaders.tabular import holds_no_articles, load_json_lines
from corpus.loaders.zip_files import Loader
from corpus.types import Article

MAX_UNREAD = 1_000  # records of one file; beyond, it is of another kind than its name says, and the list of failures no help
FORMER_FILES = ".former"  # below a folder of uploads, hidden and so never read: what editors replaced or took away
_BESIDE_FILES = ("~", "#", ".swp", ".tmp", ".part", ".crdownload", "thumbs.db", "desktop.ini")


def article_files(path: str | Path) -> Iterator[Path]:
    """The files that hold articles, resolved and sorted: `path` itself, or those below it that a loader reads.

    Hidden files and folders, symbolic links, and lists of questions are passed over. Raises CorpusError where there is
    nothing at `path`, UnsupportedFormat for a file that no loader reads.
    """
    place = Path(path).resolve()
    if place.is_dir():
        return iter(sorted(_below(place), key=lambda file: file.as_posix()))
    if not place.exists():
        raise CorpusError("nothing_there", source=str(path))
    if not place.is_file():  # a pipe or a device would keep its reader waiting
        raise CorpusError("neither_file_nor_folder", source=str(path))
    loader_of(place)
    return iter((place,))


def passed_over(folder: str | Path) -> dict[str, int]:
    """How many files below the folder no loader reads, by the ends of their names ("" for none), the most frequent first.

    Hidden files, links and what programs leave beside files do not count. Raises CorpusError where a part cannot be listed.
    """
    place = Path(folder).resolve()
    names = (file.name.lower() for file in _visible(place) if not file.is_symlink() and file.is_file())
    ends = Counter(Path(name).suffix for name in names if not name.endswith((*LOADERS, *_BESIDE_FILES)))
    return dict(sorted(ends.items(), key=lambda end: (-end[1], end[0])))


def load_file(
    path: str | Path, *, root: Path, label: str, fields: Mapping[str, str] | None = None
) -> Iterator[Article | UnreadableArticle]:
    """The articles of one file below `root`, and in their places the errors of records that hold none.

    Raises UnsupportedFormat, UnreadableArticle or MissingExtra when the file as a whole cannot be read.
    """
    place = Path(path).resolve()
    source = printable(place)
    if not place.is_relative_to(root.resolve()):
        raise CorpusError("outside_its_root", source=source, root=root)
    loader = loader_of(place)
    below = printable(place.relative_to(root.resolve()))
    origin = Origin(source, f"{unicodedata.normalize('NFC', label)}/{below}", names_with(fields, source))
    try:
        yield from _while_unchanged(place, origin, loader)
    except OSError as error:
        raise UnreadableArticle("file_unreadable", source=source, detail=error.strerror or error) from error


def load_url(
    url: str, *, fields: Mapping[str, str] | None = None, allowed: Collection[str] | None = None
) -> Iterator[Article | UnreadableArticle]:
    """The article of a page or document on the web, or the articles of a feed, table or zip file there.

    Raises UnreadableArticle where it cannot be fetched or read, UnsupportedFormat where it is of no format read here.
    """
    with tempfile.TemporaryDirectory(prefix="wartanya-") as folder:
        fetched = Path(folder, "fetched")
        answer = fetch(url, fetched, allowed=allowed)
        suffix = suffix_for(answer.kind, answer.url, fetched, LOADERS)
        if suffix is None:
            raise UnsupportedFormat("unsupported_content_type", source=url, content_type=answer.kind or "unknown")
        place = fetched.rename(fetched.with_suffix(suffix))
        yield from LOADERS[suffix](place, Origin(url, url, names_with(fields, url)))


def load_all(
    files: Iterator[Path],
    root: Path,
    label: str,
    fields: Mapping[str, str] | None,
    errors: Callable[[CorpusError], None] | None,
) -> Iterator[Article]:
    for file in files:
        yield from articles_of(load_file(file, root=root, label=label, fields=fields), errors)


def articles_of(
    found: Iterator[Article | UnreadableArticle], errors: Callable[[CorpusError], None] | None
) -> Iterator[Article]:
    try:
        for each in found:
            if isinstance(each, Article):
                yield each
            else:
                _report(each, errors)
    except CorpusError as error:
        _report(error, errors)


def _while_unchanged(place: Path, origin: Origin, loader: Loader) -> Iterator[Article | UnreadableArticle]:
    """What the loader finds; its last article is held back until it is sure that nobody wrote to the file meanwhile.

    Raises UnreadableArticle where somebody did: half of the article may be of the old file, and half of the new one.
    """
    before = place.stat()
    held_back: Article | UnreadableArticle | None = None
    failure: CorpusError | None = None
    try:
        for found in _while_readable(loader(place, origin), origin.source):
            if held_back:
                yield held_back
            held_back = found
    except CorpusError as error:
        failure = error
    after = place.stat()
    if (before.st_size, before.st_mtime_ns, before.st_ino) != (after.st_size, after.st_mtime_ns, after.st_ino):
        raise UnreadableArticle("file_changed", source=origin.source) from failure
    if held_back:
        yield held_back
    if failure:
        raise failure


def _while_readable(records: Iterator[Article | UnreadableArticle], source: str) -> Iterator[Article | UnreadableArticle]:
    """The records, up to MAX_UNREAD that cannot be read. Raises UnreadableArticle beyond."""
    unread = 0
    for found in records:
        unread += isinstance(found, UnreadableArticle)
        if unread > MAX_UNREAD:
            raise UnreadableArticle("too_many_unread", source=source, limit=MAX_UNREAD)
        yield found


def _report(error: CorpusError, errors: Callable[[CorpusError], None] | None) -> None:
    if errors is None:
        raise error
    errors(error)


def _below(folder: Path) -> Iterator[Path]:
    return filter(_is_read, _visible(folder))


def _visible(folder: Path) -> Iterator[Path]:
    """All that lies below the folder, hidden files and the lock files of Word aside."""
    # A folder that cannot be looked into must not look empty: a rebuild would take its articles for gone.
    for parent, folders, names in os.walk(folder, onerror=_raise_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith((".", "~$")))


def _raise_unreadable(error: OSError) -> None:
    raise CorpusError("folder_unreadable", source=str(error.filename), detail=error.strerror) from error


def _is_read(file: Path) -> bool:
    """Links are not followed: inside the folder they would bring an article twice, outside they would leave it."""
    if file.is_symlink() or not file.is_file() or not file.name.lower().endswith(tuple(LOADERS)):
        return False
    return loader_of(file) is not load_json_lines or not holds_no_articles(file)
