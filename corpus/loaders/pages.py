"""What a web page says of itself: when it was published, and by whom."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from corpus.dates.days import find_dates, is_day_alone, parse_date
from corpus.dates.metadata import is_in_utc
from corpus.dates.vocabulary import WEEKDAY
from corpus.loaders.linked_data import authors_said, published_moments
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
    "dc.date.issued", "dcterms.created", "article:published", "publisheddate", "datepublished", "article.published",
    "article_published_time", "og:published_time", "og:publish_date", "publication_date", "publication-date", "pub_date",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "originalpublicationdate", "dc.date",
    "dc.date.created", "dcterms.issued", "dcterms.date", "date",
)  # fmt: skip
_MAX_BYLINE_CHARS = 120
_MOST_HEADINGS = 5  # where a day is looked for; a page of thousands would be gone through for each of them
_BYLINE_ELEMENTS = 40  # behind the heading; further down stand other articles
_BESIDE_ARTICLE = ("footer", "script", "style", "template")
_SENTENCES_OF_ARTICLE = 3  # a short text below the heading and the words of a picture are two at most
_NEAREST_ELEMENTS, _NEAREST_ABOVE = 15, 5  # in which a day by itself is that of this one
# "Diperbarui: 2 September 2024": not the day on which it came out.
_OF_A_CHANGE = re.compile(
    r"\b(?:di)?(?:perbarui|perbaharui|ubah|mutakhirkan|update|revisi)\b|\b(?:updated|modified|edited|pembaruan|perubahan)\b"
    r"(?!.*\b(?:terbit|tayang|published)\b)",
    re.IGNORECASE,
)
# "Banjir merendam 40 rumah, Senin (26/8/2024).": a sentence, and no line that says when the article came out.
_SENTENCE_END = re.compile(r"(?:[a-z]{3,}|\))[.!?][\"”’]*\Z")
# Before the day, as in "Tayang: 26 Agustus 2024".
_OF_PUBLICATION = re.compile(
    r"\b(?:posted|published|diterbitkan|dipublikasikan|diposting|dimuat|terbit|tayang)\b[^\w\n]*(?:on|pada)?\W*\Z",
    re.IGNORECASE,
)
# Where elements keep the moment that they print, as "2 tahun lalu".
_DATA = ("data-date", "data-datetime", "data-published", "data-time", "data-timestamp")
_MOMENT_OF = {"time": ("datetime",), "abbr": ("title",)}
_DEGREE_WITHIN = re.compile(r"\s[A-Z][a-z]{0,4}\.\s?[A-Z]")
# The figures of "26.08.2024" are taken for one too: of ten such lines beside a heading all said when a page came out (2026-11).
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
    if named and (_has_degrees(named) or not told) and not named.startswith("http"):
        return named
    linked = authors_said(tree)
    return "; ".join(linked) if not told or any(map(_has_degrees, linked)) else told


def _has_degrees(name: str) -> bool:
    _, *behind = re.split(r"\s*,\s*", name)
    return (bool(behind) and all(map(_DEGREE.fullmatch, behind))) or _DEGREE_WITHIN.search(name) is not None


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
        if day := _day_below(elements[first : first + _BYLINE_ELEMENTS], is_here=is_of_indonesia(tree.get("lang"))):
            return day
    above = [element for place in reversed(headings) for element in reversed(elements[max(0, place - _NEAREST_ABOVE) : place])]
    days = [find_dates(said)[0].value for element in above if is_day_alone(said := _said(element))]
    return days[0] if days else None


def _day_below(elements: Sequence[Any], *, is_here: bool) -> date | None:
    """A moment in UTC is of the day in western Indonesia where the page `is_here`."""
    for place, element, said in _short_lines(elements):
        if place < _NEAREST_ELEMENTS and is_day_alone(said) and not (element.tag == "time" and _is_of_change(element)):
            return find_dates(said)[0].value
        moment = next((held for name in _MOMENT_OF.get(element.tag, _DATA) if (held := str(element.get(name) or ""))), "")
        if moment and not _is_of_change(element) and (day := parse_date(moment, in_utc=not is_here)):
            return day
        for found in find_dates(said):
            if _OF_A_CHANGE.search(said, 0, found.span.start):
                continue
            has_weekday = re.match(WEEKDAY, said[found.span.start :], re.IGNORECASE)
            is_labelled = _OF_PUBLICATION.search(said, 0, found.span.start)
            if found.certain and (has_weekday or is_labelled or _CLOCK.search(said)):
                return found.value
    return None


def _short_lines(elements: Sequence[Any]) -> Iterator[tuple[int, Any, str]]:
    """(place, element, what it says) of all that may say when the article came out, up to where its text begins."""
    read_on_at = sentences = 0
    for place, element in enumerate(elements):
        if place < read_on_at:
            continue
        said = _said(element)
        if len(said) > _MAX_BYLINE_CHARS or element.find(".//script") is not None:
            if element.tag == "p":
                return
            continue
        is_sentence = _is_sentence(element, said)
        sentences += is_sentence
        if sentences == _SENTENCES_OF_ARTICLE:
            return
        if is_sentence or element.tag in _BESIDE_ARTICLE:
            read_on_at = place + sum(1 for _ in element.iter("*"))
        else:
            yield place, element, said


def _is_sentence(element: Any, said: str) -> bool:
    """Whether it is a sentence of the article, or of what stands around it, whose days are those of events."""
    is_text = element.tag == "p" or not len(element)
    return is_text and _SENTENCE_END.search(said) is not None and element.find(".//time") is None


def _is_of_change(time: Any) -> bool:
    """Whether a <time> says when the page was changed: by its class, or by the words before it."""
    named = f"{time.get('class') or ''} {time.get('itemprop') or ''} {' '.join(time.xpath('../@class'))}".lower()
    before = str(time.getparent().text_content())[:_MAX_BYLINE_CHARS]
    is_told = _OF_A_CHANGE.search(before, 0, max(0, before.find(str(time.text_content()))))
    return "modified" in named or "updated" in named or is_told is not None


def _said(element: Any) -> str:
    return " ".join(str(element.text_content()).split())
