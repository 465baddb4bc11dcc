"""Articles as agencies send them, NewsML-G2 and NITF, beside the feeds and exports that are XML too."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.encodings import markup_text
from corpus.loaders.feed import MAX_FEED_BYTES, load_feed, with_known_letters
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.interchange import j2xml
from corpus.loaders.markup import html_text
from corpus.loaders.records import Origin, article_from
from corpus.optional_imports import importing
from corpus.types import Article

_HEAD_BYTES = 4096
# No comment is tried in two ways: a thousand of them would be in two to the thousandth.
_ROOT = re.compile(
    rb"\A[^<]{0,8}(?:<\?[^>]*>\s*|(?><!--.*?-->)\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:[\w.-]+:)?(?P<name>[\w.-]+)", re.DOTALL
)
_ROOTS = (b"newsMessage", b"newsItem", b"packageItem", b"nitf")
_TEXT_CLASS = "ninat:text"
# What NITF calls what HTML has, and what stands beside the text.
_TAGS = {"hl1": "h1", "hl2": "h2", "block": "div", "bq": "blockquote"}
_BESIDE = frozenset(("media", "head", "note", "caption", "tobject"))


def load_xml(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles of a feed, of NewsML-G2, NITF or J2XML, told by how the file begins.

    Raises UnreadableArticle for other XML.
    """
    with path.open("rb") as file:
        found = _ROOT.match(file.read(_HEAD_BYTES).replace(b"\0", b""))
    name = found["name"] if found else b""
    if name == b"NewsML":
        raise UnreadableArticle("old_newsml", source=origin.source)
    if name == j2xml.ROOT:
        return j2xml.load_j2xml(path, origin)
    return _load_items(path, origin) if name in _ROOTS else load_feed(path, origin)


def _load_items(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    check_size(path, origin.source, MAX_FEED_BYTES)
    root = _root(markup_text(path.read_bytes(), origin.source), origin.source)
    items = [root] if root.tag == "nitf" else [item for item in root.iter("newsItem") if _is_text(item)]
    if not items:
        raise UnreadableArticle("pictures_alone", source=origin.source)
    for number, item in enumerate(items, 1):
        place = origin.record(number, number) if len(items) > 1 else origin
        try:
            yield _article(item, place)
        except CorpusError as error:
            yield error if isinstance(error, UnreadableArticle) else UnreadableArticle.of(error, place.source)


def _root(written: str, source: str) -> Any:
    """The root element, with the names of elements alone: agencies differ in how they write their name spaces."""
    if "<!ENTITY" in written:
        raise UnreadableArticle("own_entities", source=source)
    with importing(source):
        from lxml import etree
    with parsing(source, "not_newsml_or_nitf", etree.LxmlError):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
        root = etree.fromstring(with_known_letters(written).encode("utf-8", "replace"), parser)
        for element in root.iter(etree.Element):
            element.tag = etree.QName(element).localname
    return root


def _is_text(item: Any) -> bool:
    kind = item.find("itemMeta/itemClass")
    return kind is None or kind.get("qcode", _TEXT_CLASS) == _TEXT_CLASS


def _article(item: Any, place: Origin) -> Article:
    from lxml.etree import LxmlError

    with parsing(place.source, "not_an_article", LxmlError):
        record = _of_nitf(item) if item.tag == "nitf" else _of_news_item(item)
    status = " ".join(str(record.pop("status")).split())
    if status not in ("", "usable"):
        raise UnreadableArticle("not_published", source=place.source, status=status)
    text, title = str(record["text"]), record["title"]
    first, _, rest = text.partition("\n")
    if rest.strip() and first == title:
        record["text"] = rest
    return article_from(record, Origin(place.source, place.key, NAMES))


def _of_news_item(item: Any) -> dict[str, object]:
    held = item.find("contentSet/inlineXML")
    nitf = held.find("nitf") if held is not None else None
    inner = _of_nitf(nitf) if nitf is not None else {}
    known = {
        "id": item.get("guid"),
        "title": _said(item, "contentMeta/headline", "itemMeta/title"),
        "text": inner.get("text") or _body(held) or _data(item),
        "published": _said(item, "itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated"),
        "outlet": _said(item, "itemMeta/provider/name", "rightsInfo/copyrightHolder/name", "contentMeta/infoSource/name"),
        "authors": _said(item, "contentMeta/creator/name", "contentMeta/by"),
        "url": None,
        "language": item.xpath("string(contentMeta/language/@tag)") or item.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }
    status = item.xpath("string(itemMeta/pubStatus/@qcode)").rpartition(":")[2]
    return {**{name: value or inner.get(name) for name, value in known.items()}, "status": status}


def _of_nitf(item: Any) -> dict[str, object]:
    said = item.xpath("string(head/pubdata/@ex-ref)")
    days = ("head/docdata/date.issue/@norm", "head/pubdata/@date.publication", "body/body.head/dateline/story.date/@norm")
    return {
        "id": item.xpath("string(head/docdata/doc-id/@id-string)"),
        "title": _said(item, "body/body.head/hedline/hl1", "head/title"),
        "text": _body(item.find("body/body.content")),
        "published": next((day for path in days if (day := item.xpath(f"string({path})"))), None),
        "outlet": item.xpath("string(head/pubdata/@name)") or _said(item, "body/body.head/distributor"),
        "authors": "; ".join(map(_spoken, item.xpath("body/body.head/byline/person | body/body.head/byline[not(*)]"))),
        "url": said if said.lower().startswith(("http://", "https://")) else None,
        "language": item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "status": item.xpath("string(head/docdata/@management-status)"),
    }


def _said(item: Any, *paths: str) -> str:
    found = (item.find(path) for path in paths)
    return next((said for element in found if element is not None and (said := _spoken(element))), "")


def _spoken(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _body(held: Any) -> str:
    """The text of an element that holds HTML or the body of NITF."""
    from lxml import etree

    if held is None:
        return ""
    etree.strip_elements(held, *_BESIDE, with_tail=False)
    for element in held.iter(etree.Element):
        element.tag = _TAGS.get(element.tag, element.tag)
    return html_text(etree.tostring(held, encoding="unicode", method="html", with_tail=False))


def _data(item: Any) -> str:
    """The text that stands in the item as it is, or as HTML that is escaped."""
    held = item.find("contentSet/inlineData")
    if held is None:
        return ""
    written = "".join(held.itertext())
    return html_text(written) if "html" in held.get("contenttype", "") else written
