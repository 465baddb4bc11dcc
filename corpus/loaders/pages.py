"""What a web page says of itself: when it was published, and by whom."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from corpus.dates.days import find_dates, is_day_alone, parse_date
from corpus.dates.metadata import is_in_utc
from corpus.dates.vocabulary import WEEKDAY
from corpus.loaders.linked_data import published_moments
from corpus.local_day import is_of_indonesia

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
_MAX_BYLINE_CHARS = 120
_MOST_HEADINGS = 5  # where a day is looked for; a page of thousands would be gone through for each of them
_BYLINE_ELEMENTS = 40  # behind the heading; further down stand other articles
_NEAREST_ELEMENTS, _NEAREST_ABOVE = 15, 5  # in which a day by itself is that of this one
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\bWI[BT]A?\b", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.?){1,4}(?:\s?\([A-Z][A-Za-z.]{0,6}\))?|[A-Z]{2,4}")


def published_of(tree: Any) -> str | None:
    """When it was published, as the head says it, else the day as it stands beside the heading; None without either.

    Of a moment in UTC the day beside the heading tells which one it was where the outlet is; a page in a language of elsewhere
    means the day that it writes.
    """
    moments = (*_in_head(tree), *published_moments(tree), *_in_names(tree))
    moment = next((each for each in moments if parse_date(each)), None)
    if moment is None or is_in_utc(moment):
        here, there = parse_date(moment or ""), parse_date(moment or "", in_utc=True)
        printed = _printed_day(tree) if moment is None or here != there else None
        if here is None or printed == there or not is_of_indonesia(tree.get("lang")):
            day = printed if here is None else there
            return day.isoformat() if day else None
    return moment


def authors_of(tree: Any, told: str) -> str:
    """The authors, `told` by a reader of main texts, who takes degrees for people and drops people with one name."""
    said = tree.xpath("//meta[translate(@name, 'AUTHOR', 'author')='author']/@content")
    named = next((name for each in said if (name := " ".join(str(each).split()))), "")
    _, *behind = re.split(r"\s*,\s*", named)
    has_degrees = bool(behind) and all(_DEGREE.fullmatch(part) for part in behind)
    return named if named and (has_degrees or not told) and not named.startswith("http") else told


def _in_head(tree: Any) -> Iterator[str]:
    for path in _MOMENTS:
        yield from map(str, tree.xpath(path))


def _in_names(tree: Any) -> Iterator[str]:
    metas = ((str(meta.get("name") or meta.get("property") or "").lower(), meta) for meta in tree.iter("meta"))
    named = {name: str(meta.get("content") or "") for name, meta in metas}
    yield from (named[name] for name in _NAMED_MOMENTS if name in named)


def _printed_day(tree: Any) -> date | None:
    """The day beside the heading: with the weekday or the time of day, as newspapers print it, or all by itself."""
    elements = list(tree.iter("*"))
    headings = [place for place, element in enumerate(elements) if element.tag == "h1"][:_MOST_HEADINGS]
    for place in headings:
        first = place + sum(1 for _ in elements[place].iter("*"))
        if day := _day_below(elements[first : first + _BYLINE_ELEMENTS]):
            return day
    above = [element for place in reversed(headings) for element in reversed(elements[max(0, place - _NEAREST_ABOVE) : place])]
    days = [find_dates(said)[0].value for element in above if is_day_alone(said := _said(element))]
    return days[0] if days else None


def _day_below(elements: Sequence[Any]) -> date | None:
    for place, element in enumerate(elements):
        said = _said(element)
        if len(said) > _MAX_BYLINE_CHARS:
            if element.tag == "p":
                return None
            continue
        if place < _NEAREST_ELEMENTS and is_day_alone(said):
            return find_dates(said)[0].value
        for found in find_dates(said):
            has_weekday = re.match(WEEKDAY, said[found.span.start :], re.IGNORECASE)
            if found.certain and (has_weekday or _CLOCK.search(said)):
                return found.value
    return None


def _said(element: Any) -> str:
    return " ".join(str(element.text_content()).split())
