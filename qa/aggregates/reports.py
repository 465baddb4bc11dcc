"""What one article says of an event of the kind asked for: in which sentence, on which day, where, with whom, how many."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.datelines import read_dateline
from corpus.text import words
from corpus.text.tokens import MONTHS
from corpus.types import Article, Span
from qa.aggregates.asking import DRUGS, Aggregate
from qa.aggregates.dating import comes_to_it, day_told, is_dated_before, known_day, periods_in
from qa.aggregates.event_types import EventType, is_no_single_event
from qa.aggregates.founding import is_news_of_it, says_it_happened
from qa.aggregates.located import is_here, places_in
from qa.aggregates.parts import parts_of, shock_in
from qa.answer_rules.corrections import is_correction

LEAD = 6  # sentences in which an article says what it is about
_LATE = 12  # sentences in which a crime has its day
CRIMES = frozenset({"murder", "robbery"})
BEGINNING = 2  # what is first told behind these, and not in the title, is background
# What lasts for weeks is in the news again: the day of such a report is not that of another event.
_GOES_ON = re.compile(
    r"\bmasih (?:\w+ )?(?:terendam|tergenang|digenangi|merendam|banjir|mengungsi|menggenang\w*|terbakar|berkobar|membara)\b|"
    r"\bbelum (?:juga )?(?:surut|padam)\b|\bhari ke(?:-\s?\w+|\s\d+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b|"
    r"\b(?:sudah|hampir|selama|memasuki) (?:\w+ ){0,2}(?:hari|pekan|minggu)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[\w,;:)] )[A-Z][\w'’-]{2,}")
_FIGURE = re.compile(r"(?<![\d/.,])\d{1,3}(?:[.,]\d+)*(?![\d/])")
_DATED = re.compile(
    rf"\(?\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?\)?|\b\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?|\b(?:19|20)\d\d\b|"
    rf"\b(?:RT|RW|KM|Km|pukul|jam|nomor|No\.?) ?[\d./]+",
    re.IGNORECASE,
)
# Names of one thing at different widths: who is caught with meth is caught with drugs.
ALIKE = (DRUGS, frozenset(words("motor curanmor")))
# Words that are written with capitals in any report, and tell none from another.
_COMMON = frozenset(
    words(
        "Kabupaten Kecamatan Desa Kelurahan Kota Provinsi Kepala Bupati Camat Polres Polsek Polda Kapolres Kasat AKBP AKP "
        "Kompol Ipda BPBD Dinas Badan Senin "
        "Selasa Rabu Kamis Jumat Sabtu Minggu Januari Februari Maret April Mei Juni Juli Agustus September Oktober November "
        "Desember WIB Wita WIT Jalan "
        "Indonesia Pemkab RSUD Barat Timur Utara Selatan Tengah Dusun Ketua Wakil Sekretaris Daerah Pemerintah Satuan "
        "Reserse Raya"
    )
)


@dataclass(frozen=True, slots=True)
class Report:
    """`sentence` tells of the event; `day` is its first day, None where the article does not tell it.

    `is_told` where the day is written, and not that of publication. It `founds` an event where it says that one happened, and
    does not only speak of one; it `is_clear` where that very sentence has day and place. `places` are names by their level
    (located.py), `names` stems of what is written with a capital, `figures` the numbers of the lead. An article that
    tells of several events has a report of each, its `part`. It `goes_on` where it says that the event has not ended.
    """

    article: Article
    sentence: Span
    day: date | None
    is_told: bool
    places: Mapping[str, frozenset[str]]
    names: frozenset[str]
    figures: frozenset[str]
    corrects: bool
    founds: bool = True
    is_clear: bool = True
    part: int = 0
    goes_on: bool = False


def reports_in(article: Article, sentences: Sequence[Span], asked: Aggregate) -> tuple[Report, ...]:
    """What `article` reports of events that are asked for, whatever their day: mostly one, none where it is elsewhere.

    Several only where the article numbers them itself ("gempa pertama ..., gempa kedua ...").
    """
    if asked.event is None:
        return ()
    lead = lead_of(article, sentences)
    told = [k for k, span in enumerate(lead) if _tells(article.text[span.start : span.end], asked.event)]
    in_title = _tells(article.title, asked.event)
    if not lead or not (told or in_title):
        return ()
    is_late = not in_title and told[0] > BEGINNING
    if is_late and not is_correction(article.title, article.text):  # which says first what it takes back
        return ()
    if not told and any(asked.event.article.search(article.text[span.start : span.end]) for span in lead):
        return ()  # the headline is shorter than what it stands for: "Kecelakaan di Provinsi" heads a sum
    at = _best(article, lead, told or [0], asked)
    if not _is_on_topic(article, lead, asked) or not is_here(article, lead, at, asked):
        return ()
    leads = in_title or is_late or bool(told and (told[0] == 0 or (at < BEGINNING and periods_in(article, lead[at]))))
    report = _report(article, sentences, lead, at, asked, leads=leads)
    return _apart(report, sentences, asked) or (report,)


def _apart(report: Report, sentences: Sequence[Span], asked: Aggregate) -> tuple[Report, ...]:
    """A report of each event, where the article tells of several."""
    article, event = report.article, asked.event
    if event is None:
        return ()
    return tuple(
        replace(
            report,
            sentence=span,
            part=part,
            places={**report.places, "shock": shock},
            founds=report.day is not None and says_it_happened(article.title, article.text[span.start : span.end], event),
        )
        for part, (span, shock) in enumerate(parts_of(article, sentences, event, asked.place))
    )


def _report(
    article: Article, sentences: Sequence[Span], lead: Sequence[Span], at: int, asked: Aggregate, *, leads: bool
) -> Report:
    said = article.text[lead[at].start : lead[at].end]
    # A crime is told when somebody is caught, and its day comes late in the article.
    until = _LATE if asked.event and asked.event.name in CRIMES else LEAD
    day, is_told = _day(article, lead, at, asked, sentences[:until])
    later = is_told and any(comes_to_it(article, span) for span in lead)
    # "Jalan macet, Senin (3/3). Penyebabnya, sebuah truk terguling": the sentence before has the day.
    leads = leads or (is_told and at < BEGINNING)
    founds = leads and day is not None and (later or says_it_happened(article.title, said, asked.event))
    founds = founds and (is_told or not (asked.event and asked.event.is_debated))
    shown = bool(periods_in(article, lead[at])) and (
        asked.place is None or bool(asked.place.pattern.search(f"{article.title} {said}"))
    )
    text = " ".join([article.title + ".", *(article.text[span.start : span.end] for span in lead)])
    return Report(
        article,
        next(s for s in sentences if s.start <= lead[at].start < s.end),
        day,
        is_told,
        {**places_in(text), "regency": _regencies(said, asked), "shock": shock_in(text, asked.event)},
        _names(text, article, asked),
        frozenset(_figures(text)),
        is_correction(article.title, article.text),
        founds,
        founds and is_told and shown,
        goes_on=bool(asked.event and asked.event.lasts_days and _GOES_ON.search(f"{article.title}. {said}")),
    )


def lead_of(article: Article, sentences: Sequence[Span]) -> list[Span]:
    """The first sentences, without the dateline."""
    dateline = read_dateline(article.text)
    begin = dateline.length if dateline else 0
    return [Span(max(s.start, begin), s.end) for s in sentences if s.end > begin][:LEAD]


def _tells(text: str, event: EventType) -> bool:
    """Whether it tells of such an event, and not of its prevention, nor in a figure of speech."""
    return any(not _is_unreal(text, match, event) for match in event.article.finditer(text))


def _is_unreal(text: str, match: re.Match[str], event: EventType) -> bool:
    last = match.start() + (match.group().rstrip().rfind(" ") + 1)
    if any(
        event.no_event.search(text[:start]) or is_no_single_event(text, start, match.end()) for start in {match.start(), last}
    ):
        return True
    near = event.figure_of_speech.finditer(text, max(0, match.start() - 30), match.end() + 60)
    return any(found.start() < match.end() and match.start() < found.end() for found in near)


def _best(article: Article, lead: Sequence[Span], told: Sequence[int], asked: Aggregate) -> int:
    """The sentence to quote: that says the event happened, on a day and in the place asked for; the earlier among equals."""

    def worth(k: int) -> int:
        said = article.text[lead[k].start : lead[k].end]
        here = bool(asked.place and asked.place.pattern.search(said))
        told = asked.event is not None and day_told(article, lead[k : k + 1], 0, asked.event) is not None
        return 2 * says_it_happened("", said, asked.event) + 2 * told + bool(periods_in(article, lead[k])) + here

    return max(told, key=lambda k: (worth(k), -k))


def _is_on_topic(article: Article, lead: Sequence[Span], asked: Aggregate) -> bool:
    if not asked.topic:
        return True
    held = set(words(f"{article.title} {article.text[lead[0].start : lead[-1].end]}"))
    held |= {word for alike in ALIKE if held & alike for word in alike}
    return all(any(word in held for word, _ in idea) for idea in asked.topic)


def _day(article: Article, lead: Sequence[Span], at: int, asked: Aggregate, others: Sequence[Span]) -> tuple[date | None, bool]:
    """The day of the event, and whether it is written; that of publication only where the article is the news of it."""
    if asked.event is None:
        return None, False
    if day := day_told(article, lead, at, asked.event):
        return day, True
    said = article.text[lead[at].start : lead[at].end]
    if is_news_of_it(article.title, said, asked.event) and not is_dated_before(article, others, asked.event):
        return known_day(article), False
    return None, False


def _regencies(said: str, asked: Aggregate) -> frozenset[str]:
    """Only where events of several are asked for: all that is here is of the one that was asked."""
    if asked.place is not None and not asked.place.is_province and not asked.by_place:
        return frozenset()
    cities = asked.place.cities_in(said) if asked.place and asked.event and asked.event.is_local else frozenset()
    return places_in(said).get("regency", frozenset()) | cities


def _names(text: str, article: Article, asked: Aggregate) -> frozenset[str]:
    own = {*words(article.outlet or ""), *_COMMON, *(asked.place.stems if asked.place else ())}
    return frozenset(stem for name in _NAME.findall(text) for stem in words(name)) - own


def _figures(text: str) -> Iterator[str]:
    """Numbers of the text that belong to no date, hour or address."""
    without = _DATED.sub(" ", text)
    for match in _FIGURE.finditer(without):
        yield match.group().replace(".", "")
