"""What a web page says of itself: when it was published, and by whom."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from corpus.dates.days import find_dates, parse_date
from corpus.dates.metadata import is_other_day_in_utc
from corpus.dates.vocabulary import WEEKDAY
from corpus.loaders.linked_data import published_moments

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
_A_DAY = timedelta(1)
_MAX_BYLINE_CHARS = 120
_BYLINE_ELEMENTS = 40  # behind the heading; further down stand other articles
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\bWI[BT]A?\b", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.?){1,4}(?:\s?\([A-Z][A-Za-z.]{0,6}\))?|[A-Z]{2,4}")


def published_of(tree: Any) -> str | None:
    """When it was published, as the head says it, else the day as it stands below the heading; None without either.

    Of a moment in UTC the day below the heading tells which one it was where the outlet is.
    """
    for moments in (_in_head(tree), published_moments(tree), _in_names(tree)):
        for moment in moments:
            if day := parse_date(moment):
                printed = _printed_day(tree) if is_other_day_in_utc(moment) else None
                return moment if printed is None or day - printed != _A_DAY else printed.isoformat()
    day = _printed_day(tree)
    return day.isoformat() if day else None


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
