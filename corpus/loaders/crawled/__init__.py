"""Web archives: what crawlers and libraries keep of whole sites."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.errors import UnreadableArticle
from corpus.loaders.crawled.warc import load_warc
from corpus.loaders.records import Origin
from corpus.loaders.zip_files import Loader, load_zip
from corpus.types import Article


def load_wacz(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles of the web archives in a WACZ file, which is a zip file of them and of what helps to show them."""
    return load_zip(path, origin, lambda name: load_warc if name.lower().endswith((".warc", ".warc.gz")) else None)


CRAWL_LOADERS: Mapping[str, Loader] = {".warc": load_warc, ".warc.gz": load_warc, ".wacz": load_wacz}
