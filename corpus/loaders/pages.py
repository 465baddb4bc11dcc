"""What a web page says of itself, and its markup mended where a reader of main texts would lose something."""

import json
import re
from collections.abc import Iterator
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
    "dc.date.issued", "dcterms.created", "article:published", "publisheddate", "datepublished",
)  # fmt: skip
_ARTICLE_TYPE = re.compile(r"(?:News|(?:Reportage|Background|Opinion|Analysis)News)?Article|BlogPosting")
_MAX_BYLINE_CHARS = 120
_BYLINE_ELEMENTS = 40  # behind the heading; further down stand other articles
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\bWI[BT]A?\b", re.IGNORECASE)
_INLINE = frozenset("a abbr b big cite code em font i mark q s small span strong sub sup time tt u var".split())
_LEAST_LEAD_CHARS = 40
_MAX_DATELINE_CHARS = 60
_ENDS_WITH_DASH = re.compile(r"[-–—]\s*\Z")
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.?){1,4}(?:\s?\([A-Z][A-Za-z.]{0,6}\))?|[A-Z]{2,4}")


def published_of(tree: Any) -> str | None:
    """The day of publication in ISO 8601: as the head says it, else as it stands below the heading; None without either."""
    for moments in (_in_head(tree), _in_linked_data(tree), _in_names(tree)):
        if day := next(filter(None, map(parse_date, moments)), None):
            return day.isoformat()
    printed = _printed_day(tree)
    return printed.isoformat() if printed else None


def authors_of(tree: Any, told: str) -> str:
    """The authors, `told` by a reader of main texts, who takes degrees for people and drops people with one name."""
    said = tree.xpath("//meta[translate(@name, 'AUTHOR', 'author')='author']/@content")
    named = next((name for each in said if (name := " ".join(str(each).split()))), "")
    _, *behind = re.split(r"\s*,\s*", named)
    has_degrees = bool(behind) and all(_DEGREE.fullmatch(part) for part in behind)
    return named if named and (has_degrees or not told) and not named.startswith("http") else told


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
    scripts = tree.xpath("//script[@type='application/ld+json']")
    found = [each for script in scripts for each in _published_in(script.text or "")]
    yield from (moment for is_article, moment in found if is_article)
    yield from (moment for is_article, moment in found if not is_article)


def _published_in(written: str) -> Iterator[tuple[bool, str]]:
    try:
        waiting: list[Any] = [json.loads(written, strict=False)]
    except (ValueError, RecursionError):
        for moment in re.findall(r'"datePublished"\s*:\s*"([^"]{4,60})"', written):
            yield False, moment
        return
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += [value for value in node.values() if isinstance(value, list | dict)]
            if isinstance(moment := node.get("datePublished"), str):
                kinds = node.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                yield any(_ARTICLE_TYPE.fullmatch(str(name)) for name in names), moment


def _printed_day(tree: Any) -> date | None:
    """The day beside the heading, with the weekday or the time of day as newspapers print it."""
    for heading in tree.xpath("//h1[1]"):
        for element in heading.xpath(f"following::*[position() <= {_BYLINE_ELEMENTS}]"):
            said = " ".join(str(element.text_content()).split())
            if len(said) > _MAX_BYLINE_CHARS:
                if element.tag == "p":
                    return None
                continue
            for found in find_dates(said):
                has_weekday = re.match(WEEKDAY, said[found.span.start :], re.IGNORECASE)
                if found.certain and (has_weekday or _CLOCK.search(said)):
                    return found.value
    return None


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
