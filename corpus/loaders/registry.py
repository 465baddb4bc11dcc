"""Which loader reads which file: one a suffix. A new format is one file beside this one and one line here."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.errors import UnreadableArticle, UnsupportedFormat
from corpus.loaders.crawled import CRAWL_LOADERS
from corpus.loaders.feed import FEED_SUFFIXES
from corpus.loaders.html import load_html
from corpus.loaders.interchange.xml_items import load_xml
from corpus.loaders.mail import MAIL_LOADERS
from corpus.loaders.office import OFFICE_LOADERS
from corpus.loaders.pdf_and_docx import load_docx, load_pdf
from corpus.loaders.plain import load_markdown, load_text
from corpus.loaders.records import Origin
from corpus.loaders.scans.pages import TIFF_SUFFIXES, load_scan
from corpus.loaders.subtitles import load_subtitles
from corpus.loaders.tabular import holds_no_articles, load_csv, load_json, load_json_lines
from corpus.loaders.values import cleaned
from corpus.loaders.zip_files import Loader, load_zip
from corpus.types import Article

# Raise it whenever the same file gives other articles than before: indexes then read their files again.
READING_VERSION = "7"
PAGE_SUFFIXES = (".html", ".htm", ".mht", ".mhtml")
TABLE_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".jl", ".json", ".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet")


def _load_zip(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    return load_zip(path, origin, _loader_in_zip)


LOADERS: Mapping[str, Loader] = {
    ".txt": load_text,
    ".md": load_markdown,
    ".jsonl": load_json_lines,
    ".jsonl.gz": load_json_lines,
    ".ndjson": load_json_lines,
    ".jl": load_json_lines,
    ".json": load_json,
    ".csv": load_csv,
    ".tsv": load_csv,
    ".html": load_html,
    ".htm": load_html,
    ".pdf": load_pdf,
    ".docx": load_docx,
    **dict.fromkeys(FEED_SUFFIXES, load_xml),
    **MAIL_LOADERS,
    **OFFICE_LOADERS,
    **dict.fromkeys(TIFF_SUFFIXES, load_scan),
    ".srt": load_subtitles,
    ".vtt": load_subtitles,
    **CRAWL_LOADERS,
    ".zip": _load_zip,
}


def only_adds(file: Path) -> bool:
    """Whether articles that the file no longer holds stay: a feed shows the newest, and lets go of the others."""
    return file.name.lower().endswith(FEED_SUFFIXES)


def loader_of(path: Path) -> Loader:
    """The loader for a file's suffix. Raises UnsupportedFormat."""
    name = path.name.lower()
    for suffix in sorted(LOADERS, key=len, reverse=True):
        if name.endswith(suffix):
            return LOADERS[suffix]
    raise UnsupportedFormat(source=printable(path), suffixes=tuple(LOADERS))


def _loader_in_zip(name: str) -> Loader | None:
    if not name.lower().endswith(tuple(LOADERS)):
        return None
    loader = loader_of(Path(name))
    return _load_articles_only if loader is load_json_lines else loader


def _load_articles_only(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    return iter(()) if holds_no_articles(path) else load_json_lines(path, origin)


def printable(path: Path) -> str:
    """A path as text that can be stored, also where the file system holds bytes that are no text."""
    return cleaned(path.as_posix())
