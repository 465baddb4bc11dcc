"""The articles of an RSS or Atom feed, as far as the feed holds them: many bring only the first paragraph."""

import io
import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from corpus.datelines import read_dateline
from corpus.dates.days import parse_date
from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.encodings import markup_text
from corpus.loaders.exports import Export, is_locked, is_published, without_shortcodes
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.markup import html_text, with_breaks
from corpus.loaders.records import Origin, article_from, hashed
from corpus.local_day import is_of_indonesia
from corpus.optional_imports import importing
from corpus.types import Article

FEED_SUFFIXES = (".xml", ".rss", ".atom")
_NAMED = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#[xX][\da-fA-F]{1,6});)(?:(?P<name>[A-Za-z][A-Za-z\d]{1,31});)?")
MAX_FEED_BYTES = 50_000_000  # an export of some ten thousand articles
# The line that WordPress puts below every article of a feed.
_APPEARED_FIRST = re.compile(
    r"\n?(?:The post .{1,300} (?:first appeared|appeared first) on"
    r"|(?:Artikel|Postingan|Pos) .{1,300} pertama kali (?:tampil|muncul) (?:pada|di)) .{1,200}\Z"
)


def load_feed(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """One article an entry; an entry without text is yielded as an error. Raises UnreadableArticle for what is no feed."""
    check_size(path, origin.source, MAX_FEED_BYTES)
    written = markup_text(path.read_bytes(), origin.source)
    if "<!ENTITY" in written:
        # A few of them, one inside the other, unfold to gigabytes; no feed needs any.
        raise UnreadableArticle("own_entities", source=origin.source)
    with importing(origin.source):
        import feedparser
        from lxml.etree import LxmlError
    with parsing(origin.source, "not_a_feed", LxmlError):
        # Bytes, since a name would be fetched. Sanitizing is for browsers; the text is taken out of its markup here.
        content, export, is_channel = _well_formed(written)
        feed = feedparser.parse(
            io.BytesIO(content),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    if not (feed.get("version") or is_channel):
        raise UnreadableArticle("no_feed", source=origin.source)
    for number, entry in enumerate(filter(is_published, feed.entries), 1):
        place = origin.record(number, number)
        try:
            if is_locked(entry):
                raise UnreadableArticle("entry_locked", source=place.source)
            with parsing(place.source, "not_a_feed_entry", LxmlError):
                yield _article(entry, feed.feed, export, place, origin)
        except CorpusError as error:
            yield error if isinstance(error, UnreadableArticle) else UnreadableArticle.of(error, place.source)
    for kind, count in export.unknown_kinds.items():
        told = UnreadableArticle("unknown_kind_of_entry", source=origin.source, count=count, kind=kind)
        yield UnreadableArticle.of(told, f"{origin.source}#{kind}")
    if not feed.entries:
        raise UnreadableArticle("feed_without_entries", source=origin.source)


def _well_formed(written: str) -> tuple[bytes, Export, bool]:
    """The feed in XML without a fault, in UTF-8; of a broken one, as much as can be told. Then what an export says as a whole,
    and whether it is a channel of CDF, which feedparser reads and has no name for.

    feedparser's own way with broken feeds may not end: 3.5 MB of "<item><" took it more than four minutes (2026-11).
    """
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(with_known_letters(written).encode("utf-8", "replace"), parser)
    if root is None:
        return b"", Export({}, {}), False
    is_channel = str(root.tag).lower() == "channel"
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), Export.of(root), is_channel


def with_known_letters(written: str) -> str:
    """XML in which HTML's names for letters ("&eacute;") are the letters, and a bare ampersand is one."""
    return _NAMED.sub(_named, written)


def _named(match: re.Match[str]) -> str:
    """What HTML's names for letters stand for: XML knows five of them, and a feed that says "&eacute;" is no XML."""
    name = match["name"]
    return "&amp;" if name is None else html5.get(f"{name};", f"&amp;{name};")


def _article(entry: Mapping[str, Any], feed: Mapping[str, Any], export: Export, place: Origin, whole: Origin) -> Article:
    title = html_text(str(entry.get("title") or ""))
    text = _APPEARED_FIRST.sub("", _text(entry))
    first, _, rest = text.partition("\n")
    if rest.strip() and first == title:
        text = rest
    dateline = read_dateline(text)
    site = html_text(str(feed.get("title") or ""))
    address = _address(entry, feed)
    record = {
        "id": _id(entry, feed),
        "title": title,
        "text": text,
        "published": _published(entry, feed),
        "outlet": (dateline and dateline.outlet) or site,
        "authors": export.names.get(str(entry.get("author") or ""), entry.get("author")),
        "url": address,
        "language": feed.get("language"),
    }
    # Without an address, the title tells entries apart: their numbers change with every article that comes.
    return article_from(record, Origin(place.source, f"{whole.key}#{title or text}", NAMES))


def _text(entry: Mapping[str, Any]) -> str:
    """The longest of what the entry offers: its whole content, or else a summary."""
    offered = [str(part.get("value") or "") for part in entry.get("content") or ()] + [str(entry.get("summary") or "")]
    return max((html_text(with_breaks(without_shortcodes(part))) for part in offered), key=len)


def _published(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    """When the entry came out, else when it was changed last: an exported site's on its own clock, which may be that of
    eastern Indonesia. A feed in a language of elsewhere means the day that it writes.
    """
    names = ("wp_post_date", "published" if "published" in entry else "updated")
    moment = next((told for name in names if parse_date(told := str(entry.get(name) or ""))), None)
    if moment is None or is_of_indonesia(feed.get("language")):
        return moment
    day = parse_date(moment, in_utc=True)
    return day.isoformat() if day else None


def _address(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    """The entry's address, whole; an id that is no address is none, though feedparser gives it for one."""
    told = str(entry.get("link") or "").strip()
    own = next(
        (str(link.get("href") or "") for link in feed.get("links") or ()), ""
    )  # of the feed itself, for want of its site
    address = urljoin(str(feed.get("link") or own), told) if told else ""
    return address if address.lower().startswith(("http://", "https://")) else None


def _id(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    """The entry's own id. One that is no address ("1234") is told apart from another feed's by the feed's address."""
    own = str(entry.get("id") or "").strip()
    if not own or ":" in own:
        return own or None
    return hashed(f"{feed.get('link') or feed.get('title') or ''}#{own}")
