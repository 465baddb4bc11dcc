"""What is asked of figures across articles: a total of a measure of events, or a comparison over time or between places.

Cautious as all asking is: a total is only taken for one where it is said to be one, over several events, and a comparison where
it is of events or of prices and says between what, or in which direction.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from corpus.dates.periods import find_periods
from corpus.dates.units import FoundPeriod, month_of, year_of
from corpus.text import words
from corpus.types import Span
from qa.aggregates.asking import MOST_TOPIC, Aggregate, Side, aggregate_asked, event_in, topic_of, two_at_once
from qa.aggregates.measured import measure_in
from qa.aggregates.place_asked import Place, places_asked
from qa.question.parse import Question, is_anaphoric

MOST_SIDES = 4
_TOTAL = re.compile(
    r"\b(?:total|jumlah(?:nya)? (?:seluruh|keseluruhan|total)|(?:secara )?keseluruhan|seluruhnya|jika dijumlahkan|"
    r"in total|altogether|"
    r"all told|combined|overall)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\b(?:semua|seluruh|all(?: of)?(?: the)?|every)\s(?:(?:kejadian|peristiwa|insiden|kasus|bencana|incidents? of)\s)?\Z",
    re.IGNORECASE,
)
_MORE = (
    r"(?:lebih|paling) (?:banyak|sering|sedikit|jarang|tinggi|besar|rendah|kecil|mahal|murah|parah)"
    r"(?: (?:yang )?(?:mana|terjadi(?: di| pada)?))?"
)
_COMPARES = re.compile(
    rf"\b(?:(?:tolong |coba )?(?:bandingkan|perbandingan)|{_MORE}|mana (?:yang )?{_MORE}|compare[ds]?|"
    rf"comparison(?: of| between)?|"
    r"which (?:\w+ ){0,3}?(?:had|has|saw|suffered|was|is|were|got) (?:hit by )?(?:the )?(?:more|most|fewer|higher|"
    r"lower)|(?:were|are|was|is) there more|"
    r"did\b.{1,60}?\bhave more|more (?:often|frequent(?:ly)?)|(?:had|has|saw) more)\b",
    re.IGNORECASE,
)
_TREND = re.compile(
    r"\b(?:(?:apakah )?(?:makin |semakin |tambah |sedang )?(?:naik|meningkat|bertambah|mahal) (?:atau|apa) "
    r"(?:malah |justru |makin |semakin )?"
    r"(?:turun|menurun|berkurang|murah)|(?:turun|menurun) (?:atau|apa) (?:malah |justru )?(?:naik|meningkat)|"
    r"(?:gone |going |go |been )?(?:up or down|down or up)|ris(?:e|en|ing) or fall(?:en|ing)?|fall(?:en|ing)? or "
    r"ris(?:e|en|ing)|"
    r"increas\w+ or (?:decreas|declin|fall)\w+|(?:perkembangan|pergerakan|tren) (?=harga)|(?:trend|development) "
    r"(?:of|in) (?:the )?(?=\w* ?price))",
    re.IGNORECASE,
)
_PRICE = re.compile(r"\b(?:harga(?:nya)?|(?:the )?prices?(?: of| for)?)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:atau|dan|dengan|dibanding(?:kan)?|ketimbang|daripada|versus|vs\.?|or|and|with|than|to|against|antara|between)\b",
    re.I,
)
_JOIN = re.compile(rf",?\s?(?:{_BETWEEN.pattern}\s)?(?:(?:di|in|kabupaten|kota|the)\s){{0,2}}", re.IGNORECASE)
_AROUND = (
    "banding lebih banyak sering sedikit jarang tinggi rendah mahal murah mana antara dengan atau jumlah angka "
    "total seluruh semua korban jiwa tewas "
    "meninggal orang naik turun tren perkembangan pergerakan harga rp rupiah per kilogram kg pasar pasaran "
    "sekarang ini tahun dunia saat berapa "
    "kejadian di pada kabupaten kota rumah rugi kerugian sama terjadi makin semakin apa price prices compare "
    "comparison versus trend which had have "
    "has more most fewer than number total death deaths died killed people increase decrease rise fall going "
    "gone down up cost now been there "
    "year years between against altogether combined overall all told "
    "akibat karena lantaran oleh sebab imbas dampak due because caused dalam"
)  # fmt: skip
_OTHERWISE = frozenset(words(_AROUND)) | frozenset(_AROUND.split())
_TWO_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s(?:dan|atau|dengan|dibanding(?:kan)?|ketimbang|daripada|ke|versus|vs\.?|and|or|with|than|to)\s"
    r"(?:(?:pada|tahun|di|in|the year)\s){0,2}((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# Questions of who did it, why, or what somebody said of it.
_ASKS_OTHERWISE = re.compile(
    r"\b(?:siapa|mengapa|kenapa|penyebab|alasan|dampak|bagaimana cara|who|why|causes?|reasons?|menurut|according)\b",
    re.IGNORECASE,
)


def across_asked(question: Question, today: date, *, infer_dates: bool = True) -> Aggregate | None:
    """What `question` asks for across articles, of whatever kind; None for what one article may answer.

    Of what may be a follow-up only what names its event and its place itself: "berapa kali banjir di Way Semaka" wants the same
    in any conversation.
    """
    alone = replace(question, favoured=())
    asked = figures_asked(alone, today, infer_dates=infer_dates) or aggregate_asked(alone, today, infer_dates=infer_dates)
    if (
        asked
        and question.is_follow_up
        and not (asked.event and (asked.place or asked.sides) and not is_anaphoric(question.text))
    ):
        return None
    return asked


def asks_across(question: Question, today: date) -> bool:
    """Whether more is asked for than one article tells, by a follow-up too, which is read in the articles that it follows."""
    return across_asked(replace(question, favoured=()), today) is not None


def figures_asked(question: Question, today: date, *, infer_dates: bool = True) -> Aggregate | None:
    """The total or the comparison that `question` asks for; None for all else, and for a follow-up."""
    text = question.text
    if question.is_follow_up or two_at_once(text) or _ASKS_OTHERWISE.search(text):
        return None
    periods = _periods(text, today) if infer_dates else []
    compared = _COMPARES.search(text) or _TREND.search(text)
    if compared:
        return _comparison(question, periods, compared, today)
    return _total(question, periods)


def _periods(text: str, today: date) -> list[FoundPeriod]:
    """Those of the question; "2023 dan 2024" and "Januari dan Februari 2024" are two, which else stand for one stretch."""
    if years := _TWO_YEARS.search(text):
        both = [(Span(*years.span(k)), date(int(years[k]), 1, 1), date(int(years[k]), 12, 31)) for k in (1, 2)]
        return [FoundPeriod(span, since, until, "year", certain=True) for span, since, until in both]
    found = [period for period in find_periods(text, today) if period.since or period.until]
    if not all(period.certain for period in found):
        return []
    return [part for period in found for part in _months(period, text)]


def _months(period: FoundPeriod, text: str) -> list[FoundPeriod]:
    said = text[period.span.start : period.span.end]
    if period.unit != "month" or not (period.since and period.until) or not re.search(r"\b(?:dan|atau|and|or)\b", said):
        return [period]
    starts = [date(period.since.year, month, 1) for month in range(period.since.month, period.until.month + 1)]
    return [replace(period, since=start, until=month_of(start.year, start.month)[1]) for start in starts]


def _total(question: Question, periods: Sequence[FoundPeriod]) -> Aggregate | None:
    text = question.text
    (event, span), asked, said = event_in(text), measure_in(text), _TOTAL.search(text)
    if event is None or asked is None or said is None or len(periods) > 1:
        return None
    if not _OF_ALL.search(text[: span[0]]) and not any(
        period.unit in ("month", "year") or not period.is_whole for period in periods
    ):
        return None  # the total of one event is in its article
    measure, named = asked
    days = [(period.span.start, period.span.end) for period in periods]
    places = places_asked(text, [span, named, *days])
    place = places[-1] if places else None
    topic = _topic(question, [span, named, said.span(), *days, *([place.span] if place else [])])
    if len(topic) > MOST_TOPIC:
        return None
    since, until = (periods[0].since, periods[0].until) if periods else (None, None)
    return Aggregate("total", event, place, since, until, topic, measure=measure)


def _comparison(question: Question, periods: list[FoundPeriod], compared: re.Match[str], today: date) -> Aggregate | None:
    text = question.text
    event, span = event_in(text)
    price = _PRICE.search(text) if event is None else None
    if event is None and price is None:
        return None
    taken = [
        span if event else price.span() if price else span,
        compared.span(),
        *((p.span.start, p.span.end) for p in periods),
    ]
    asked = measure_in(text) if event else None
    if asked:
        taken.append(asked[1])
    places = _places(text, taken)
    sides = _sides(text, places, periods)
    is_trend = bool(_TREND.search(text))
    if any(period.since == period.until for period in periods):
        return None
    if (not sides and not (is_trend and len(periods) < 2)) or len(sides) > MOST_SIDES:
        return None
    if event is not None and not sides:
        sides = _years(today)
    common = None if len(places) > 1 and sides and sides[0].place else next(iter(places[-1:]), None)
    topic = _topic(question, [*taken, *(place.span for place in places)])
    if len(topic) > MOST_TOPIC or (event is None and not topic):
        return None
    bounds = (
        (periods[0].since, periods[0].until) if len(periods) == 1 and not any(side.since for side in sides) else (None, None)
    )
    whole = Aggregate("comparison", event, common, *bounds, topic, measure=asked[0] if asked else None)
    return replace(whole, sides=tuple(_whole(side, whole) for side in sides))


def _whole(side: Side, asked: Aggregate) -> Side:
    """A side with what all sides have in common."""
    return replace(
        side,
        place=side.place or asked.place,
        since=side.since or asked.since,
        until=side.until or (None if side.since else asked.until),
    )


def _years(today: date) -> tuple[Side, ...]:
    """The last whole year and the one before it: this year is not over."""
    return tuple(Side(str(year), None, date(year, 1, 1), date(year, 12, 31)) for year in (today.year - 2, today.year - 1))


def _sides(text: str, places: Sequence[Place], periods: Sequence[FoundPeriod]) -> tuple[Side, ...]:
    """Several places, or several stretches of days; none where both are many, or neither."""
    if len(periods) > 1 and len(places) < 2:
        return tuple(Side(_label(p, text), None, p.since, p.until) for p in periods)
    if len(places) > 1 and len(periods) < 2 and _stand_together(text, places):
        return tuple(Side(text[slice(*place.span)], place, None, None) for place in places)
    return ()


def _stand_together(text: str, places: Sequence[Place]) -> bool:
    """Whether only a word that joins them stands between each and the next: "Way Semaka atau di Ogan Lestari"."""
    return all(_JOIN.fullmatch(text[one.span[1] : other.span[0]]) for one, other in pairwise(places))


def _label(period: FoundPeriod, text: str) -> str:
    if period.since and period.until and (period.since, period.until) == year_of(period.since.year):
        return str(period.since.year)
    return f"{period.since:%Y-%m}" if period.unit == "month" and period.since else text[period.span.start : period.span.end]


def _places(text: str, taken: Sequence[tuple[int, int]]) -> list[Place]:
    """The places that are compared stand beside each other: "Way Semaka atau Ogan Lestari"."""
    found = [place for place in places_asked(text, taken) if not set(words(place.name)) <= _OTHERWISE]
    if text[1:] != text[1:].lower() or not found:
        return found
    # Typed small, the second one has no word of place before it.
    joined = _BETWEEN.search(text, found[-1].span[1])
    if joined and joined.start() - found[-1].span[1] <= 1:
        padded = " " * (joined.end() - 3) + " di" + text[joined.end() :].replace(" di ", "    ", 1)
        found += [place for place in places_asked(padded.lower(), taken) if place.span[0] > found[-1].span[1]][:1]
    return found


def _topic(question: Question, said: Sequence[tuple[int, int]]) -> tuple[tuple[tuple[str, float], ...], ...]:
    event, _ = event_in(question.text)
    return tuple(idea for idea in topic_of(question, said, event) if not any(word in _OTHERWISE for word, _ in idea))
