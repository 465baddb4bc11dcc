"""A web page as a browser saved it or a server sent it: its main text, and what it says of itself."""

import re
import warnings
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus.datelines import read_dateline
from corpus.dates.days import is_day_alone, parse_date, published_from_text
from corpus.dates.publication import original_address
from corpus.errors import UnreadableArticle
from corpus.loaders.blogs.medium import is_of_medium, medium_record
from corpus.loaders.blogs.substack import row_of, substack_record
from corpus.loaders.column_names import NAMES
from corpus.loaders.encodings import markup_text
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.page_markup import mended
from corpus.loaders.page_text import main_text
from corpus.loaders.pages import authors_of, published_of
from corpus.loaders.printed_days import printed_somewhere
from corpus.loaders.records import Origin, article_from
from corpus.loaders.titles import heading_of, outlet_of_site, title_of
from corpus.optional_imports import importing
from corpus.types import Article

# Mostly the pictures that a browser saved into it. trafilatura takes 2 s and 75 MB of memory for a megabyte of text.
MAX_PAGE_BYTES = 10_000_000
# An event that is told of beforehand is mostly some days away.
_LONGEST_ANNOUNCED = timedelta(7)
# "2 tahun yang lalu", where a script would count.
_AGO = re.compile(
    r"\s*(?:\d{1,3}|se|an?)\s?(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun|seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
    r"\s(?:yang\s)?(?:lalu|ago)[\s.]*",
    re.IGNORECASE,
)
# An address within an address, as trafilatura writes it.
_INNER_ADDRESS = re.compile(r"(?<=/)(https?):/(?=[^/])")


def load_html(path: Path, origin: Origin) -> Iterator[Article]:
    """The article of a page: main text, title, date, authors, outlet and address, as far as the page says them.

    Menus, comments and lists of other articles are left out. Raises UnreadableArticle where no text is left.
    """
    check_size(path, origin.source, MAX_PAGE_BYTES)
    record = _record_of(path, origin)
    if record is None:
        raise UnreadableArticle("page_without_article", source=origin.source)
    yield article_from(record, Origin(origin.source, origin.key, NAMES))


def _record_of(path: Path, origin: Origin) -> dict[str, object] | None:
    row = row_of(path)
    if row is None:
        return page_record(path.read_bytes(), origin.source, _address(origin.source))
    with importing(origin.source):
        from lxml.etree import LxmlError
    with parsing(origin.source, "not_a_web_page", LxmlError):
        return substack_record(path.read_bytes(), row, origin.source)


def page_record(content: bytes, source: str, url: str | None = None) -> dict[str, object] | None:
    """The fields of the article of a page that came from `url`; None for a page without text.

    Raises UnreadableArticle for what is no page.
    """
    written = markup_text(content, source)
    with importing(source):
        import trafilatura  # noqa: F401  # main_text needs it
        from lxml import html
        from lxml.etree import LxmlError
    with parsing(source, "not_a_web_page", LxmlError), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateutil's, of time zones that it does not know, as WIB
        tree = html.document_fromstring(written.encode(), parser=html.HTMLParser(encoding="utf-8"))
        if is_of_medium(written):
            return medium_record(tree, source)
        page = main_text(tree, mended(tree, written), url)
        return _record(page, tree) if page else None


def _record(page: Mapping[str, Any], tree: Any) -> dict[str, object]:
    url = _address(_INNER_ADDRESS.sub(r"\1://", str(page.get("source") or "")))
    host = urlsplit(original_address(url)).netloc.removeprefix("www.") if url else ""
    site = str(page.get("source-hostname") or "")
    if _address(site):
        site = ""  # a page of some social network
    elif url and urlsplit(url).netloc.endswith(site) and "." in site:
        site = host  # what trafilatura gives for want of a name; of a copy in an archive of the web, that of the page
    else:
        site = outlet_of_site(site, host)
    told, within = (" ".join(str(each or "").split()) for each in (page.get("title"), tree.findtext(".//title")))
    title = title_of(tree, (told, within), site, host)
    text = _without_head(str(page["text"]), {title, told, heading_of(tree)})
    dateline = read_dateline(text)
    # A dateline knows the paper's name better than its host does.
    outlet = site if site and site != host and "." not in site else (dateline and dateline.outlet) or site
    day = published_of(tree)
    return {
        "title": title,
        "text": text,
        "published": day or _estimated_day(tree, str(page.get("date") or ""), text),
        "published_is_estimated": not day,
        "outlet": outlet,
        "authors": authors_of(tree, str(page.get("author") or "")),
        "url": url if url and _names_a_page(url) else None,
        "language": page.get("language"),
    }


def _estimated_day(tree: Any, guess: str, text: str) -> date | None:
    """Of a page that states none: the `guess` of htmldate, which takes any date, of a change or a copyright; but no day long
    before the event that the text tells of. Without both, one that the page prints somewhere.
    """
    guessed, event = parse_date(guess), published_from_text(text)
    if guessed and event and event - guessed > _LONGEST_ANNOUNCED:
        return event
    return guessed or event or printed_somewhere(tree)


def _without_head(text: str, titles: Collection[str]) -> str:
    """The text without the title above it, and the line that says when it was published."""
    first, _, rest = text.partition("\n")
    if rest.strip() and (" ".join(first.split()) in titles or is_day_alone(first) or _AGO.fullmatch(first)):
        return _without_head(rest, titles)
    return text


def _address(written: str) -> str | None:
    return written if written.lower().startswith(("http://", "https://")) else None


def _names_a_page(url: str) -> bool:
    """A page that gives the front page as its address would share its id with every other one."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)
