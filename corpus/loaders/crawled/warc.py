"""The articles among the pages of a web archive."""

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.crawled.responses import Captured, pages_in
from corpus.loaders.guards import require_content
from corpus.loaders.html import MAX_PAGE_BYTES, page_record
from corpus.loaders.records import Origin, article_from, same_address
from corpus.types import Article


def load_warc(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles of the pages that say when they were published; of several captures of a page the last.

    Front pages and lists do not say it: how many pages were passed over is yielded as one error at the end. Raises
    UnreadableArticle for what is no web archive.
    """
    require_content(path, origin.source)
    last = {same_address(page.url): page.number for page in pages_in(path, origin.source)}
    taken = passed = 0
    for page in pages_in(path, origin.source):
        if last[same_address(page.url)] != page.number:
            continue
        place = Origin(f"{origin.source}#{page.number}", f"{origin.key}#{page.url}", NAMES)
        try:
            article = _article(page, place)
        except CorpusError as error:
            yield error if isinstance(error, UnreadableArticle) else UnreadableArticle.of(error, place.source)
            continue
        if article:
            taken += 1
            yield article
        else:
            passed += 1
    if not taken and not passed:
        raise UnreadableArticle("holds_no_articles", source=origin.source)
    if passed:
        yield UnreadableArticle.of(
            UnreadableArticle("undated_pages", source=origin.source, count=passed), f"{origin.source}#pages"
        )


def _article(page: Captured, place: Origin) -> Article | None:
    """None for a page that is no article."""
    if page.content is None:
        raise UnreadableArticle("unknown_encoding", source=place.source)
    if len(page.content) > MAX_PAGE_BYTES:
        raise UnreadableArticle("file_too_large", source=place.source, size=len(page.content), limit=MAX_PAGE_BYTES)
    record = page_record(page.content, place.source, page.url) if page.content.strip() else None
    if record is None or not record["published"]:
        return None
    return article_from({**record, "url": record["url"] or page.url}, place)
