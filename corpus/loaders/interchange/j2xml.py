"""J2XML, in which Joomla's sites hand on their articles: one element an article, beside users, categories and menus."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from corpus.datelines import read_dateline
from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.content_systems import of_content_system
from corpus.loaders.encodings import markup_text
from corpus.loaders.feed import MAX_FEED_BYTES, with_known_letters
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.records import Origin, article_from, hashed
from corpus.loaders.states import require_out
from corpus.loaders.values import plain_text
from corpus.optional_imports import importing
from corpus.types import Article

ROOT = b"j2xml"
_MOMENTS = ("publish_up", "created")
_SAYS_WHEN = re.compile(r"[1-9]")  # a row of noughts is no day
# What plug-ins read in the text, and readers never see: a module's place, a film's number.
_MARKS = re.compile(
    r"\{(?P<name>youtube|vimeo|video|audio|mp3|mp4|gallery|rokbox|pdf|modal|source|code)\b[^{}]{0,200}\}[^{}]{0,300}\{/(?P=name)\}"
    r"|\{/?(?:load(?:position|module|moduleid)|mosimage|mospagebreak|jcomments|jathumbnail|emailcloak|article|tabs?|slider|gallery)"
    r"\b[^{}]{0,200}\}",
    re.IGNORECASE,
)


def load_j2xml(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles that are out or archived; the others are listed. Raises UnreadableArticle for what is no J2XML."""
    check_size(path, origin.source, MAX_FEED_BYTES)
    written = markup_text(path.read_bytes(), origin.source)
    if "<!ENTITY" in written:
        raise UnreadableArticle("own_entities", source=origin.source)
    with importing(origin.source):
        from lxml import etree
    with parsing(origin.source, "not_j2xml", etree.LxmlError):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
        root = etree.fromstring(with_known_letters(written).encode("utf-8", "replace"), parser)
        site = (root.findtext("base") or "").strip()
        names = {user.findtext("username"): user.findtext("name") for user in root.iter("user")}
        contents = [{str(child.tag): child.text or "" for child in content} for content in root.findall("content")]
    if not contents:
        raise UnreadableArticle("holds_no_articles", source=origin.source)
    for number, said in enumerate(contents, 1):
        place = origin.record(number, number)
        try:
            with parsing(place.source, "not_an_article", etree.LxmlError):
                yield _article(_record(said, names, site), site, place)
        except CorpusError as error:
            yield error if isinstance(error, UnreadableArticle) else UnreadableArticle.of(error, place.source)


def _record(said: Mapping[str, str], names: Mapping[str | None, str | None], site: str) -> dict[str, object]:
    """What Joomla calls its columns, its moments said to be in UTC, as it keeps them. An id is its own within its site."""
    moments = {name: f"{told} UTC" for name in _MOMENTS if _SAYS_WHEN.search(told := said.get(name, ""))}
    writer = said.get("created_by", "").strip()
    number = said.get("id", "").strip(" 0")
    return {
        "id": hashed(f"{site}#{said['id'].strip()}") if site and number else None,
        "title": said.get("title"),
        "introtext": _MARKS.sub("", said.get("introtext", "")),
        "fulltext": _MARKS.sub("", said.get("fulltext", "")),
        "state": said.get("state"),
        "created_by_alias": said.get("created_by_alias") or names.get(writer),
        "language": said.get("language"),
        **moments,
    }


def _article(record: Mapping[str, object], site: str, place: Origin) -> Article:
    known = dict(of_content_system(record))
    require_out(known, place.source)
    text = plain_text(str(known["text"] or ""))
    if not text.strip():
        raise UnreadableArticle("holds_no_text", source=place.source)
    dateline = read_dateline(text)
    known |= {"text": text, "outlet": (dateline and dateline.outlet) or urlsplit(site).netloc.removeprefix("www.")}
    key = f"{place.key.rpartition('#')[0]}#{record['title']}"
    return article_from(known, Origin(place.source, place.key, NAMES), key=key)
