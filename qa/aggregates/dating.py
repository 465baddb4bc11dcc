"""The day of an event: the one that is written beside its words, and not beside those of a speaker or of what came after."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.dates.periods import find_periods
from corpus.dates.units import FoundPeriod
from corpus.types import Article, Span
from qa.aggregates.event_types import EventType
from qa.aggregates.predicates import predicate_before

MOST_DAYS = 7  # of a stretch that an event is said to have lasted
SAME_STORY_DAYS = 1
_FRESH_DAYS = 3
_LASTING = frozenset({"flood", "landslide", "wildfire", "fire", "whirlwind"})
_NEAR_CHARS = 90  # from a day at the beginning of a sentence to the event that it dates
_MAYBE_DATED = re.compile(
    r"\d|\b(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|kemarin|hari ini|semalam|tadi|pekan|bulan|tahun|lalu)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\W*(?:sebelumnya|sebelum itu|diberitakan)\b", re.IGNORECASE)
_THIS_ONE = re.compile(
    r"\b(?:peristiwa|kejadian|insiden|musibah)\b(?: \w+)?(?: itu| ini| tersebut)? (?:terjadi|berlangsung)|"
    r"\b(?:peristiwa|kejadian|insiden|musibah) (?:itu|ini|tersebut)\b",
    re.IGNORECASE,
)
_THE_EVENT = re.compile(r"\b(?:peristiwa|kejadian|insiden|musibah|bencana|aksi|terjadi|berlangsung|digelar)\b", re.IGNORECASE)


def known_day(article: Article) -> date | None:
    """The day of publication, unless it is only estimated: no event is dated by a guess."""
    return None if article.published_is_estimated else article.published


def day_told(article: Article, lead: Sequence[Span], at: int, event: EventType) -> date | None:
    """The day that is written for the event of sentence `at`: in it, in the one beside it, or else where the lead dates it."""
    around = [k for k in (at, at + 1, at - 1) if 0 <= k < len(lead)]
    around += [k for k in range(len(lead)) if k not in around and (event.name == "arrest" or comes_to_it(article, lead[k]))]
    told = (day for k in around for day in _days_of_event(article, lead[k], event, is_beside=k != at))
    return next(told, None)


def comes_to_it(article: Article, sentence: Span) -> bool:
    """Whether a sentence further on says that it happened: "Peristiwa ini terjadi pada Senin (3/3)"."""
    said = article.text[sentence.start : sentence.end]
    return bool(_THIS_ONE.search(said)) and not _EARLIER.match(said)


def is_dated_before(article: Article, sentences: Sequence[Span], event: EventType) -> bool:
    """Whether the sentences have a day well before that of publication that may be the event's."""
    return any(
        period.since is not None
        and _is_short(period)
        and not is_of_publication(article, period.since)
        and predicate_before(said, period.span.start, event) in ("event", None)
        for span in sentences
        for said in (article.text[span.start : span.end],)
        if not _EARLIER.match(said)
        for period in periods_in(article, span)
    )


def is_of_publication(article: Article, day: date, most_days: int = SAME_STORY_DAYS) -> bool:
    """Whether `day` is at most `most_days` before that of publication."""
    known = known_day(article)
    return known is not None and (known - day).days <= most_days


def periods_in(article: Article, sentence: Span) -> list[FoundPeriod]:
    """The days that are written in `sentence` and not later than its publication."""
    said = article.text[sentence.start : sentence.end]
    if not _MAYBE_DATED.search(said):
        return []
    known = known_day(article)
    periods = find_periods(said, article.published)
    return [p for p in periods if p.since and (known or not p.is_relative) and not (known and p.since > known)]


def _days_of_event(article: Article, sentence: Span, event: EventType, *, is_beside: bool) -> Iterator[date]:
    """Behind the word for the event first, as papers have it: "terjadi kebakaran di ..., Senin (3/3)"."""
    said = article.text[sentence.start : sentence.end]
    told = [m.start() for m in event.article.finditer(said)] or [0]
    if is_beside and not (_THE_EVENT.search(said) or event.article.search(said)):
        yield from _days_of_nothing_else(article, sentence, said, event)
        return
    for period in sorted(periods_in(article, sentence), key=lambda p: min(_distance(p.span.start - k) for k in told)):
        if period.since and (_is_short(period) or _began(period, event)) and _is_of_event(said, period, event):
            yield period.since


def _days_of_nothing_else(article: Article, sentence: Span, said: str, event: EventType) -> Iterator[date]:
    """The one day of a sentence with no speaker and nothing that came after: "Jalan macet, Senin (3/3). Sebuah truk ..."."""
    periods = periods_in(article, sentence)
    if len(periods) == 1 and predicate_before(said, periods[0].span.start, event) is None:
        day = periods[0].since
        if day and _is_short(periods[0]) and is_of_publication(article, day, _FRESH_DAYS):
            yield day


def _is_of_event(said: str, period: FoundPeriod, event: EventType) -> bool:
    """Whether the day stands behind words of the event, or before them at the beginning of the sentence."""
    before = predicate_before(said, period.span.start, event)
    if before is not None:
        return before == "event"
    near = said[period.span.end : period.span.end + _NEAR_CHARS]
    return any(predicate_before(near, end, event) == "event" for end in (len(near) // 2, len(near)))


def _began(period: FoundPeriod, event: EventType) -> bool:
    """Whether it is the day since which a road lies under a landslide or a village under water."""
    return event.name in _LASTING and period.until is None and period.unit == "day"


def _distance(ahead: int) -> int:
    return ahead if ahead >= 0 else -2 * ahead


def _is_short(period: FoundPeriod) -> bool:
    return bool(
        period.since and period.until and (period.until - period.since).days <= MOST_DAYS and period.unit in ("day", "days")
    )
