"""A web page as a browser saved it or a server sent it: its main text, and what it says of itself."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus.datelines import read_dateline
from corpus.errors import UnreadableArticle
from corpus.loaders.encodings import markup_text
from corpus.loaders.parsing import check_size, importing, parsing
from corpus.loaders.records import NAMES, Origin, article_from
from corpus.types import Article

# Mostly the pictures that a browser saved into it. trafilatura takes 2 s and 75 MB of memory for a megabyte of text.
MAX_PAGE_BYTES = 10_000_000
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p "
    "pre section table td th tr ul".split()
)
_SILENT = ("script", "style", "template", "noscript", "iframe", "form")
_PUBLISHED = (
    '//meta[@property="article:published_time"]/@content | //meta[@itemprop="datePublished"]/@content | '
    '//time[@itemprop="datePublished"]/@datetime'
)
# WordPress gives times in UTC, whatever its clock: at night in Indonesia, that is the day before.
_WESTERN_INDONESIA = timezone(timedelta(hours=7))


def load_html(path: Path, origin: Origin) -> Iterator[Article]:
    """The article of a page: main text, title, date, authors, outlet and address, as far as the page says them.

    Menus, comments and lists of other articles are left out. Raises UnreadableArticle where no text is left.
    """
    check_size(path, origin.source, MAX_PAGE_BYTES)
    written = markup_text(path.read_bytes(), origin.source)
    with importing(origin.source):
        import trafilatura
        from lxml.etree import LxmlError
    with parsing(origin.source, "a web page", LxmlError):
        found = trafilatura.extract(
            written,
            url=_address(origin.source),
            output_format="json",
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        page: Mapping[str, Any] = json.loads(found) if found else {}
        published = _published(written)
    if not str(page.get("text") or "").strip():
        raise UnreadableArticle(f"{origin.source} is a page without an article in it.", origin.source)
    yield article_from(_record(page, published), Origin(origin.source, origin.key, NAMES))


def html_text(fragment: str) -> str:
    """The text of a piece of HTML, one line a paragraph; nothing of it is taken for a menu or a comment.

    Raises what lxml raises: call it within `parsing`.
    """
    from lxml import etree, html

    # A fragment of text alone has no element to begin with.
    root = html.fragment_fromstring(fragment.replace("\0", ""), create_parent="div")
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_SILENT, with_tail=False)
    for element in root.iter():
        mark = "\n" if element.tag in _BLOCKS else ""
        element.text = mark + re.sub(r"\s+", " ", element.text or "")
        element.tail = mark + re.sub(r"\s+", " ", element.tail or "")
    lines = (line.strip() for line in str(root.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)


def day_in_indonesia(written: str) -> date | None:
    """The day of a moment in ISO 8601, as `own_day` has it; None for anything else."""
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return own_day(moment)


def own_day(moment: datetime) -> date:
    """The day of `moment` where it was written down; UTC is nobody's clock here, and is read as western Indonesia's."""
    return (moment.astimezone(_WESTERN_INDONESIA) if moment.utcoffset() == timedelta(0) else moment).date()


def _record(page: Mapping[str, Any], published: date | None) -> dict[str, object]:
    title = " ".join(str(page.get("title") or "").split())
    first, _, rest = str(page["text"]).partition("\n")
    text = rest if rest.strip() and " ".join(first.split()) == title else str(page["text"])
    dateline = read_dateline(text)
    site, host = page.get("source-hostname"), page.get("hostname")
    # Without a name of its own, trafilatura gives the site's host; a dateline knows the paper's name better.
    outlet = site if site and site != host and "." not in str(site) else (dateline and dateline.outlet) or site
    url = _address(str(page.get("source") or ""))
    return {
        "title": title,
        "text": text,
        "published": published.isoformat() if published else page.get("date"),
        "outlet": outlet,
        "authors": page.get("author"),
        "url": url if url and _names_a_page(url) else None,
        "language": page.get("language"),
    }


def _published(written: str) -> date | None:
    """The day of publication where the page says the moment in the way of Open Graph or schema.org."""
    from lxml import html

    moments = html.document_fromstring(written.encode(), parser=html.HTMLParser(encoding="utf-8")).xpath(_PUBLISHED)
    return next((day for moment in moments if (day := day_in_indonesia(str(moment)))), None)


def _address(written: str) -> str | None:
    return written if written.lower().startswith(("http://", "https://")) else None


def _names_a_page(url: str) -> bool:
    """A page that gives the front page as its address would share its id with every other one."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)
