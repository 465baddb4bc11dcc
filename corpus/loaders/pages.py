"""What a web page says of itself, and its markup mended where a reader of main texts would lose something."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile
from typing import Any

from corpus.dates.days import find_dates, parse_date
from corpus.dates.vocabulary import WEEKDAY

_META = "//meta[@{0}='{1}']/@content"
_MOMENTS = (
    _META.format("property", "article:published_time"),
    _META.format("property", "og:article:published_time"),
    _META.format("itemprop", "datePublished"),
    "//time[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished' and not(self::meta)]/@content",
)
# After what the page says in schema.org's way: the names that the content systems of Indonesian papers use.
_NAMED_MOMENTS = (
    "publishdate", "publish-date", "publish_date", "dtk:publishdate", "content_publisheddate", "pubdate", "date.publish",
    "dc.date.issued", "dcterms.created", "article:published", "publisheddate", "datepublished", "article.published",
    "article_published_time", "og:published_time", "og:publish_date", "publication_date", "publication-date", "pub_date",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "originalpublicationdate", "dc.date",
    "dc.date.created", "dcterms.issued", "dcterms.date", "date",
)  # fmt: skip
_LINKED_DATA = "//script[@type='application/ld+json']"
_ARTICLE_TYPE = re.compile(r"(?:News|(?:Reportage|Background|Opinion|Analysis)News)?Article|BlogPosting")
_MAX_BYLINE_CHARS = 120
_BYLINE_ELEMENTS = 40  # behind the heading; further down stand other articles
# "Diperbarui: 2 September 2024": not the day on which it came out.
_OF_A_CHANGE = re.compile(
    r"\b(?:di)?(?:perbarui|perbaharui|ubah|mutakhirkan|update|revisi)\b|\b(?:updated|modified|edited|pembaruan|perubahan)\b"
    r"(?!.*\b(?:terbit|tayang|published)\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\bWI[BT]A?\b", re.IGNORECASE)
_INLINE = frozenset("a abbr b big cite code em font i mark q s small span strong sub sup time tt u var".split())
_LEAST_LEAD_CHARS = 40
_MAX_DATELINE_CHARS = 60
_ENDS_WITH_DASH = re.compile(r"[-–—]\s*\Z")
_DEGREE_WITHIN = re.compile(r"\s[A-Z][a-z]{0,4}\.\s?[A-Z]")
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.?){1,4}(?:\s?\([A-Z][A-Za-z.]{0,6}\))?|[A-Z]{2,4}")


def published_of(tree: Any) -> str | None:
    """The day of publication in ISO 8601: as the head says it, else as it stands below the heading; None without either."""
    for moments in (_in_head(tree), _in_linked_data(tree), _in_names(tree)):
        if day := next(filter(None, map(parse_date, moments)), None):
            return day.isoformat()
    printed = _printed_day(tree)
    return printed.isoformat() if printed else None


def heading_of(tree: Any) -> str:
    """The page's one heading; nothing where it has several, or none."""
    headings = [" ".join(str(heading.text_content()).split()) for heading in tree.xpath("//h1")]
    return headings[0] if len(headings) == 1 else ""


def authors_of(tree: Any, told: str) -> str:
    """The authors, `told` by a reader of main texts, who takes degrees for people and drops people with one name."""
    said = tree.xpath("//meta[translate(@name, 'AUTHOR', 'author')='author']/@content")
    named = next((name for each in said if (name := " ".join(str(each).split()))), "")
    if named and (_has_degrees(named) or not told) and not named.startswith("http"):
        return named
    linked = _linked_authors(tree)
    return "; ".join(linked) if any(map(_has_degrees, linked)) else told


def _has_degrees(name: str) -> bool:
    _, *behind = re.split(r"\s*,\s*", name)
    return (bool(behind) and all(map(_DEGREE.fullmatch, behind))) or _DEGREE_WITHIN.search(name) is not None


def with_leads(tree: Any, written: str) -> str:
    """The page, where the text that stands in a box before its first <p> has got a <p> of its own.

    A reader of main texts drops it, and in the pages of several papers it is the lead. One that ends with a dash is the
    dateline of the first paragraph, and joins it.
    """
    from lxml import etree

    boxes = [box for box in tree.xpath("//p/..") if box.tag in ("div", "article", "section", "td", "main")]
    if not sum(map(_give_lead, dict.fromkeys(boxes))):
        return written
    return str(etree.tostring(tree, encoding="unicode", method="html"))


def _in_head(tree: Any) -> Iterator[str]:
    for path in _MOMENTS:
        yield from map(str, tree.xpath(path))


def _in_names(tree: Any) -> Iterator[str]:
    metas = ((str(meta.get("name") or meta.get("property") or "").lower(), meta) for meta in tree.iter("meta"))
    named = {name: str(meta.get("content") or "") for name, meta in metas}
    yield from (named[name] for name in _NAMED_MOMENTS if name in named)


def _in_linked_data(tree: Any) -> Iterator[str]:
    """What JSON-LD says of an article's publication, then of anything's."""
    scripts = [script.text or "" for script in tree.xpath(_LINKED_DATA)]
    found = [(_is_article(node), moment) for node in _nodes(scripts) if isinstance(moment := node.get("datePublished"), str)]
    yield from (moment for is_article, moment in found if is_article)
    yield from (moment for is_article, moment in found if not is_article)
    for script in scripts:  # of one that is no JSON
        yield from re.findall(r'"datePublished"\s*:\s*"([^"]{4,60})"', script)


def _linked_authors(tree: Any) -> list[str]:
    """The people who wrote the article, as JSON-LD names them."""
    nodes = _nodes([script.text or "" for script in tree.xpath(_LINKED_DATA)])
    said: Any = next((node["author"] for node in nodes if _is_article(node) and node.get("author")), [])
    each = said if isinstance(said, list) else [said]
    names = [one.get("name") if isinstance(one, dict) and one.get("@type") != "Organization" else one for one in each]
    return [" ".join(name.split()) for name in names if isinstance(name, str)]


def _nodes(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, the outer ones first."""
    for script in scripts:
        try:
            waiting: list[Any] = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                waiting += [value for value in node.values() if isinstance(value, list | dict)]
                yield node


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(_ARTICLE_TYPE.fullmatch(str(name)) for name in (kinds if isinstance(kinds, list) else [kinds]))


def _printed_day(tree: Any) -> date | None:
    """The day beside the heading, with the weekday or the time of day as newspapers print it."""
    for heading in tree.xpath("//h1[1]"):
        for element in heading.xpath(f"following::*[position() <= {_BYLINE_ELEMENTS}]"):
            said = " ".join(str(element.text_content()).split())
            if len(said) > _MAX_BYLINE_CHARS:
                if element.tag == "p":
                    return None
                continue
            moment = str(element.get("datetime") or "") if element.tag == "time" else ""
            if moment and not _is_of_change(element) and (day := parse_date(moment)):
                return day
            for found in find_dates(said):
                if _OF_A_CHANGE.search(said, 0, found.span.start):
                    continue
                has_weekday = re.match(WEEKDAY, said[found.span.start :], re.IGNORECASE)
                if found.certain and (has_weekday or _CLOCK.search(said)):
                    return found.value
    return None


def _is_of_change(time: Any) -> bool:
    """Whether a <time> says when the page was changed: by its class, or by the words before it."""
    named = f"{time.get('class') or ''} {time.get('itemprop') or ''} {' '.join(time.xpath('../@class'))}".lower()
    before = str(time.getparent().text_content())[:_MAX_BYLINE_CHARS]
    is_told = _OF_A_CHANGE.search(before, 0, max(0, before.find(str(time.text_content()))))
    return "modified" in named or "updated" in named or is_told is not None


def _give_lead(box: Any) -> bool:
    """Puts what stands in `box` before its first <p> into one; whether there was something."""
    from lxml import etree

    before = list(takewhile(lambda child: not isinstance(child.tag, str) or child.tag in _INLINE, box))
    following = box[len(before)] if len(before) < len(box) else None
    said = " ".join(f"{box.text or ''} {' '.join(map(_with_tail, before))}".split())
    links = sum(len(str(link.text_content())) for child in before if isinstance(child.tag, str) for link in child.iter("a"))
    if following is None or following.tag != "p" or 2 * links > len(said):
        return False
    is_dateline = len(said) < _MAX_DATELINE_CHARS and _ENDS_WITH_DASH.search(said) is not None
    if not is_dateline and len(said) < _LEAST_LEAD_CHARS:
        return False
    lead = etree.Element("p")
    lead.text, box.text = box.text, None
    lead.extend(before)
    if is_dateline:
        _append(lead, following)
        box.replace(following, lead)
    else:
        box.insert(0, lead)
    return True


def _append(paragraph: Any, following: Any) -> None:
    """What `following` holds, behind what `paragraph` holds."""
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + (following.text or "")
    else:
        paragraph.text = (paragraph.text or "") + (following.text or "")
    paragraph.extend(list(following))
    paragraph.tail = following.tail


def _with_tail(element: Any) -> str:
    said = str(element.text_content()) if isinstance(element.tag, str) else ""
    return said + (element.tail or "")
