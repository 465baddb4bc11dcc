"""Several events in one article, where it numbers or counts them; and the shock that tells one earthquake from the next."""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.types import Article, Span
from qa.aggregates.event_types import EventType
from qa.aggregates.place_asked import Place

Part = tuple[Span, frozenset[str]]
"""The sentence that tells of one of several events, and its shock."""

_MOST_SENTENCES = 14
_ORDINALS = ("pertama", "kedua", "ketiga", "keempat")
_COUNTED = re.compile(r"\b(?P<count>dua|tiga|empat|[2-4])\s(?:kali\s)?(?:gempa|lindu)", re.IGNORECASE)
_COUNTS: Mapping[str, int] = {"dua": 2, "tiga": 3, "empat": 4}
_CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:]\d\d)?\s?(?P<zone>WIB|WITA|WIT)\b", re.IGNORECASE)
_AHEAD_HOURS: Mapping[str, int] = {"wib": 0, "wita": 1, "wit": 2}
_MAGNITUDE = re.compile(
    r"\b(?:M|magnitudo|berkekuatan|kekuatan)\s?(?P<size>\d(?:[.,]\d)?)\b|"
    r"\b(?P<scale>\d[.,]\d)\s?(?:SR|skala richter|magnitudo)",
    re.I,
)
_MINUTES_A_DAY = 24 * 60


def shock_in(text: str, event: EventType | None) -> frozenset[str]:
    """The first minute, in the western zone, and magnitude that are told of an earthquake; empty for other events."""
    if event is None or event.name != "earthquake":
        return frozenset()
    clock, size = _CLOCK.search(text), _MAGNITUDE.search(text)
    minute = {_minute(clock)} if clock else set[str]()
    return frozenset(minute | ({"M" + (size["size"] or size["scale"]).replace(".", ",")} if size else set()))


def parts_of(article: Article, sentences: Sequence[Span], event: EventType, place: Place | None) -> tuple[Part, ...]:
    """The events of an article that tells of several, those in `place`; empty for an article that tells of one."""
    first = sentences[:_MOST_SENTENCES]
    told = _numbered(article, first, event) or _counted(article, first, event)
    ends = [*(span.start for span in told[1:]), first[-1].end] if told else []
    stretches = [article.text[span.start : max(end, span.end)] for span, end in zip(told, ends, strict=True)]
    return tuple(
        (span, shock_in(stretch, event))
        for span, stretch in zip(told, stretches, strict=True)
        if place is None or place.pattern.search(stretch)
    )


def _numbered(article: Article, sentences: Sequence[Span], event: EventType) -> list[Span]:
    """The sentence of each ordinal: "gempa pertama ...", "gempa kedua ..."; none where two stand in one sentence."""
    pattern = re.compile(rf"\b(?:{event.told}|peristiwa|kejadian)\s?(?:bumi |yang )?(?P<ordinal>{'|'.join(_ORDINALS)})\b", re.I)
    found: dict[str, Span] = {}
    for span in sentences:
        for match in pattern.finditer(article.text[span.start : span.end]):
            found.setdefault(match["ordinal"].lower(), span)
    spans = [found[ordinal] for ordinal in _ORDINALS if ordinal in found]
    is_whole = len(spans) > 1 and _ORDINALS[0] in found and spans == sorted(set(spans), key=lambda span: span.start)
    return spans if is_whole else []


def _counted(article: Article, sentences: Sequence[Span], event: EventType) -> list[Span]:
    """The sentences with the minutes of as many earthquakes as the article says that there were."""
    if event.name != "earthquake" or not sentences:
        return []
    counted = _COUNTED.search(f"{article.title}. {article.text[sentences[0].start : sentences[0].end]}")
    timed = dict(_timed(article, sentences))
    spans = sorted(set(timed.values()), key=lambda span: span.start)
    count = counted["count"].lower() if counted else ""
    return spans if counted and len(timed) == len(spans) == _COUNTS.get(count, int(count) if count.isdigit() else 0) else []


def _timed(article: Article, sentences: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    for span in sentences:
        for match in _CLOCK.finditer(article.text[span.start : span.end]):
            yield _minute(match), span


def _minute(match: re.Match[str]) -> str:
    minutes = (int(match["hour"]) - _AHEAD_HOURS[match["zone"].lower()]) * 60 + int(match["minute"])
    return f"{minutes % _MINUTES_A_DAY:04d}"
