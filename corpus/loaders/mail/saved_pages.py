"""A web page with all that belongs to it in one file, as Chrome and Edge save it: MHTML."""

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.guards import check_size
from corpus.loaders.html import MAX_PAGE_BYTES, page_record
from corpus.loaders.mail.parts import content_of, head, message_in, parts_of
from corpus.loaders.records import Origin, article_from
from corpus.types import Article

MAX_SAVED_BYTES = 50_000_000  # mostly pictures


def load_mhtml(path: Path, origin: Origin) -> Iterator[Article]:
    """The article of the page, the first one in the file; frames, pictures and styles are left.

    Raises UnreadableArticle where there is no page or no article in it.
    """
    check_size(path, origin.source, MAX_SAVED_BYTES)
    message = message_in(path.read_bytes(), origin.source)
    page = next(parts_of(message, "text/html"), None)
    content = content_of(page) if page is not None else b""
    if len(content) > MAX_PAGE_BYTES:
        raise UnreadableArticle("file_too_large", source=origin.source, size=len(content), limit=MAX_PAGE_BYTES)
    said = (head(message, "Snapshot-Content-Location"), head(page, "Content-Location") if page is not None else "")
    url = next((each for each in said if each.lower().startswith(("http://", "https://"))), None)
    record = page_record(content, origin.source, url) if content.strip() else None
    if record is None:
        raise UnreadableArticle("page_without_article", source=origin.source)
    yield article_from(record, Origin(origin.source, origin.key, NAMES))
