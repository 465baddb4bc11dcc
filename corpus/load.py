"""load(path) -> articles; one loader a suffix."""

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from corpus.errors import CorpusError, UnreadableArticle, UnsupportedFormat
from corpus.loaders.documents import load_docx, load_pdf
from corpus.loaders.feed import FEED_SUFFIXES, load_feed
from corpus.loaders.html import load_html
from corpus.loaders.plain import load_markdown, load_text
from corpus.loaders.records import Origin, cleaned, names_with
from corpus.loaders.tabular import holds_no_articles, load_csv, load_json_lines
from corpus.loaders.zipped import Loader, load_zip
from corpus.types import Article


def _load_zip(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    return load_zip(path, origin, _loader_in_zip)


# A new format is one file in corpus/loaders and one line here.
LOADERS: Mapping[str, Loader] = {
    ".txt": load_text,
    ".md": load_markdown,
    ".jsonl": load_json_lines,
    ".jsonl.gz": load_json_lines,
    ".csv": load_csv,
    ".html": load_html,
    ".htm": load_html,
    ".pdf": load_pdf,
    ".docx": load_docx,
    **dict.fromkeys(FEED_SUFFIXES, load_feed),
    ".zip": _load_zip,
}


def load(
    path: str | Path,
    *,
    root: Path | None = None,
    label: str | None = None,
    fields: Mapping[str, str] | None = None,
    errors: Callable[[CorpusError], None] | None = None,
) -> Iterator[Article]:
    """The articles of a file, or of a folder and all folders below it, in order of their paths.

    `root` (the folder itself, or that of the file) and `label` (the name of `root`) go into the ids of articles that
    bring none; `fields` renames the columns of tables, as in `{"text": "kolom"}`. What cannot be read is raised, or
    handed to `errors` where that is given.
    """
    place = Path(path).resolve()
    files = article_files(path)
    top = (root or (place if place.is_dir() else place.parent)).resolve()
    return _load_all(files, top, top.name if label is None else label, fields, errors)


def article_files(path: str | Path) -> Iterator[Path]:
    """The files that hold articles, resolved and sorted: `path` itself, or those below it that a loader reads.

    Hidden files and folders, symbolic links, and lists of questions are passed over. Raises CorpusError where there is
    nothing at `path`, UnsupportedFormat for a file that no loader reads.
    """
    place = Path(path).resolve()
    if place.is_dir():
        return iter(sorted(_below(place), key=lambda file: file.as_posix()))
    if not place.exists():
        raise CorpusError(f"There is no file or folder at {path}.", str(path))
    loader_of(place)
    return iter((place,))


def load_file(
    path: str | Path, *, root: Path, label: str, fields: Mapping[str, str] | None = None
) -> Iterator[Article | UnreadableArticle]:
    """The articles of one file below `root`, and in their places the errors of records that hold none.

    Raises UnsupportedFormat, UnreadableArticle or MissingExtra when the file as a whole cannot be read.
    """
    place = Path(path).resolve()
    source = _printable(place)
    if not place.is_relative_to(root.resolve()):
        raise CorpusError(f"{source} does not lie below {root}.", source)
    loader = loader_of(place)
    below = _printable(place.relative_to(root.resolve()))
    origin = Origin(source, f"{unicodedata.normalize('NFC', label)}/{below}", names_with(fields, source))
    try:
        yield from loader(place, origin)
    except OSError as error:
        raise UnreadableArticle(f"{source} cannot be read: {error.strerror or error}.", source) from error


def loader_of(path: Path) -> Loader:
    """The loader for a file's suffix. Raises UnsupportedFormat."""
    name = path.name.lower()
    for suffix in sorted(LOADERS, key=len, reverse=True):
        if name.endswith(suffix):
            return LOADERS[suffix]
    raise UnsupportedFormat(f"{_printable(path)} is of no format that is read here: {', '.join(LOADERS)}.", _printable(path))


def _load_all(
    files: Iterator[Path],
    root: Path,
    label: str,
    fields: Mapping[str, str] | None,
    errors: Callable[[CorpusError], None] | None,
) -> Iterator[Article]:
    for file in files:
        try:
            for found in load_file(file, root=root, label=label, fields=fields):
                if isinstance(found, Article):
                    yield found
                else:
                    _report(found, errors)
        except CorpusError as error:
            _report(error, errors)


def _report(error: CorpusError, errors: Callable[[CorpusError], None] | None) -> None:
    if errors is None:
        raise error
    errors(error)


def _below(folder: Path) -> Iterator[Path]:
    # A folder that cannot be looked into must not look empty: a rebuild would take its articles for gone.
    for parent, folders, names in os.walk(folder, onerror=_raise_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(parent, name)
            if not name.startswith(".") and _is_read(file):
                yield file


def _raise_unreadable(error: OSError) -> None:
    raise CorpusError(f"The folder {error.filename} cannot be read: {error.strerror}.", str(error.filename)) from error


def _is_read(file: Path) -> bool:
    """Links are not followed: inside the folder they would bring an article twice, outside they would leave it."""
    if file.is_symlink() or not file.is_file() or not file.name.lower().endswith(tuple(LOADERS)):
        return False
    return LOADERS[".jsonl"] is not loader_of(file) or not holds_no_articles(file)


def _loader_in_zip(name: str) -> Loader | None:
    if not name.lower().endswith(tuple(LOADERS)):
        return None
    loader = loader_of(Path(name))
    return _load_articles_only if loader is load_json_lines else loader


def _load_articles_only(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    return iter(()) if holds_no_articles(path) else load_json_lines(path, origin)


def _printable(path: Path) -> str:
    """A path as text that can be stored, also where the file system holds bytes that are no text."""
    return cleaned(path.as_posix())
