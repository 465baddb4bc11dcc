"""What one article says of an event of the kind asked for: in which sentence, on which day, where, with whom, how many."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.datelines import read_dateline
from corpus.dates.periods import find_periods
from corpus.dates.units import FoundPeriod
from corpus.text import words
from corpus.text.tokens import MONTHS
from corpus.types import Article, Span
from qa.aggregates.asking import DRUGS, Aggregate
from qa.aggregates.event_types import EventType, is_no_single_event
from qa.aggregates.located import is_here, places_in
from qa.answer_rules.corrections import is_correction

LEAD = 6  # sentences in which an article says what it is about
BEGINNING = 2  # what is first told behind these, and not in the title, is background
MOST_DAYS = 7  # of a stretch that an event is said to have lasted
DATE_NEAR = 1  # sentences from the one that tells of the event
SAME_STORY_DAYS = 1

# An article about what came of an event: the day beside these words is theirs, not the event's.
_AFTERWARDS = re.compile(
    r"\b(?:bantuan|santunan|berkas|dilimpahkan|melimpahkan|divonis|memvonis|vonis|dituntut|menuntut|sidang|rekonstruksi|"
    r"pemulihan|penyintas|relokasi|"
    r"direlokasi|hunian|huntara|trauma|pasca\w*|kembali (?:dibuka|dapat|normal|dilalui|beroperasi)|menyalurkan|menyerahkan|"
    r"disalurkan|diserahkan|"
    r"meninjau|mengunjungi|menetapkan|ditetapkan|memeriksa|menyelidiki|selidiki|menjenguk|memperbaiki|menyambut|mengumpulkan|"
    r"terima|tiba)\b",
    re.IGNORECASE,
)
_MAYBE_DATED = re.compile(
    r"\d|\b(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|kemarin|hari ini|semalam|tadi|pekan|bulan|tahun|lalu)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[\w,;:)] )[A-Z][\w'’-]{2,}")
_FIGURE = re.compile(r"(?<![\d/.,])\d{1,3}(?:[.,]\d+)*(?![\d/])")
_DATED = re.compile(
    rf"\(?\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?\)?|\b\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?|\b(?:19|20)\d\d\b|"
    rf"\b(?:RT|RW|KM|Km|pukul|jam|nomor|No\.?) ?[\d./]+",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:terjadi|melanda|landa|dilanda|menerjang|terjang|diterjang|merendam|terendam|tergenang|menggenangi|genangi|"
    r"digenangi|menimpa|timpa|tertimpa|"
    r"menimbun|timbun|tertimbun|menutup|tertutup|mengguncang|guncang|diguncang|menggoyang|menghanguskan|hanguskan|hangus|"
    r"ludes|terbakar|membakar|melalap|lalap|"
    r"dilalap|dilahap|melahap|diamuk|mengamuk|menewaskan|tewas|meninggal|merenggut|menabrak|tabrak|ditabrak|tertabrak|"
    r"bertabrakan|terguling|terjun|terperosok|"
    r"ditangkap|menangkap|tangkap|dibekuk|membekuk|bekuk|diringkus|meringkus|ringkus|diciduk|menciduk|diamankan|mengamankan|"
    r"amankan|digerebek|menggerebek|"
    r"tertangkap|dilantik|melantik|lantik|diambil sumpah\w*|meluap|meluapnya|jebol|jebolnya|ambrol|ambruk|runtuh|roboh|putus|"
    r"beterbangan|disapu|rusak|merusak|"
    r"memporak\w*|menghantam|dihantam|berlangsung|digelar|menggelar|mengakibatkan|menyebabkan|mengungsi|kebanjiran|dirampok|"
    r"merampok|dibobol|membobol|digasak|"
    r"menggasak|dicuri|mencuri|dibegal|dibunuh|membunuh|dibacok|ditusuk|hanyut|tenggelam|terseret|karam|meletus|erupsi|"
    r"menyemburkan|keracunan|bentrok|tawuran|"
    r"menetapkan|ditetapkan|berunjuk rasa|berdemo|mendatangi|mengalami|melibatkan|dikukuhkan|longsor|terserempet|terlindas|"
    r"masuk|isolasi)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"^\s*[“\"‘']|[“\"]|\b(?:saya|kami|kita|aku|katanya|ujarnya|tuturnya)\b", re.IGNORECASE)
# It tells of an earlier event beside its own.
_RECALLS = re.compile(
    r"\b(?:pernah|beberapa (?:waktu|tahun|bulan) (?:lalu|silam)|dulu|sejarah|mengenang|peringatan|setiap|kerap|sering|selalu|"
    r"biasa\w*)\b",
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
    (located.py), `names` stems of what is written with a capital, `figures` the numbers of the lead.
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


def report_in(article: Article, sentences: Sequence[Span], asked: Aggregate) -> Report | None:
    """What `article` reports of an event that is asked for, whatever its day; None where it reports none, or one elsewhere."""
    if asked.event is None:
        return None
    lead = lead_of(article, sentences)
    told = [k for k, span in enumerate(lead) if _tells(article.text[span.start : span.end], asked.event)]
    in_title = _tells(article.title, asked.event)
    if not lead or not (told or in_title) or (not in_title and told[0] > BEGINNING):
        return None
    if not told and any(asked.event.article.search(article.text[span.start : span.end]) for span in lead):
        return None  # the headline is shorter than what it stands for: "Kecelakaan di Provinsi" heads a sum
    at = _best(article, lead, told or [0], asked)
    if not _is_on_topic(article, lead, asked) or not is_here(article, lead, at, asked):
        return None
    day, is_told = _day(article, lead, at, asked.event)
    said = article.text[lead[at].start : lead[at].end]
    leads = in_title or bool(told and (told[0] == 0 or (at < BEGINNING and _periods(article, lead[at]))))
    is_fresh = day is not None and (is_told or in_title) and not _RECALLS.search(said)
    only_follows = day is not None and _is_of_publication(article, day) and _is_afterwards(said, asked.event)
    founds = leads and is_fresh and not only_follows and _says_it_happened(said)
    shown = bool(_periods(article, lead[at])) and (
        asked.place is None or bool(asked.place.pattern.search(f"{article.title} {said}"))
    )
    text = " ".join([article.title + ".", *(article.text[span.start : span.end] for span in lead)])
    return Report(
        article,
        next(s for s in sentences if s.start <= lead[at].start < s.end),
        day,
        is_told,
        {**places_in(text), "regency": places_in(article.text[lead[at].start : lead[at].end]).get("regency", frozenset())},
        _names(text, article, asked),
        frozenset(_figures(text)),
        is_correction(article.title, article.text),
        founds,
        founds and is_told and shown,
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
        return 2 * _says_it_happened(said) + 2 * bool(_periods(article, lead[k])) + here

    return max(told, key=lambda k: (worth(k), -k))


def _says_it_happened(said: str) -> bool:
    """Whether the sentence reports, outside of somebody's speech, that something took place."""
    return bool(_HAPPENED.search(said)) and not _SPEECH.search(said)


def _is_on_topic(article: Article, lead: Sequence[Span], asked: Aggregate) -> bool:
    if not asked.topic:
        return True
    held = set(words(f"{article.title} {article.text[lead[0].start : lead[-1].end]}"))
    held |= {word for alike in ALIKE if held & alike for word in alike}
    return all(any(word in held for word, _ in idea) for idea in asked.topic)


def _day(article: Article, lead: Sequence[Span], at: int, event: EventType) -> tuple[date | None, bool]:
    """The day of the event, and whether it is written."""
    around = [k for k in (at, at + 1, at - 1) if 0 <= k < len(lead) and abs(k - at) <= DATE_NEAR]
    text = article.text
    for k in around:
        for period in _by_nearness(article, lead[k], event):
            before = text[lead[k].start : lead[k].start + period.span.start]
            if period.since and not (_is_afterwards(before, event) and _is_of_publication(article, period.since)):
                return (period.since, True) if _is_short(period) else (None, False)
    title_and_sentence = f"{article.title} {text[lead[at].start : lead[at].end]}"
    return (None, False) if _is_afterwards(title_and_sentence, event) else (known_day(article), False)


def known_day(article: Article) -> date | None:
    """The day of publication, unless it is only estimated: no event is dated by a guess."""
    return None if article.published_is_estimated else article.published


def _is_afterwards(text: str, event: EventType) -> bool:
    """Whether words beside those for the event tell of what came of one."""
    return bool(_AFTERWARDS.search(event.article.sub(" ", text)))


def _by_nearness(article: Article, sentence: Span, event: EventType) -> list[FoundPeriod]:
    """Behind the word for the event first, as papers have it: "terjadi kebakaran di ..., Senin (3/3)"."""
    told = [m.start() for m in event.article.finditer(article.text[sentence.start : sentence.end])] or [0]
    return sorted(_periods(article, sentence), key=lambda p: min(_distance(p.span.start - start) for start in told))


def _distance(ahead: int) -> int:
    return ahead if ahead >= 0 else -2 * ahead


def _periods(article: Article, sentence: Span) -> list[FoundPeriod]:
    said = article.text[sentence.start : sentence.end]
    if not _MAYBE_DATED.search(said):
        return []
    known = known_day(article)
    periods = find_periods(said, article.published)
    return [p for p in periods if p.since and (known or not p.is_relative) and not _is_later(p.since, known)]


def _is_later(day: date, published: date | None) -> bool:
    return published is not None and day > published


def _is_of_publication(article: Article, day: date) -> bool:
    known = known_day(article)
    return known is not None and (known - day).days <= SAME_STORY_DAYS


def _is_short(period: FoundPeriod) -> bool:
    return bool(
        period.since and period.until and (period.until - period.since).days <= MOST_DAYS and period.unit in ("day", "days")
    )


def _names(text: str, article: Article, asked: Aggregate) -> frozenset[str]:
    own = {*words(article.outlet or ""), *_COMMON, *(asked.place.stems if asked.place else ())}
    return frozenset(stem for name in _NAME.findall(text) for stem in words(name)) - own


def _figures(text: str) -> Iterator[str]:
    """Numbers of the text that belong to no date, hour or address."""
    without = _DATED.sub(" ", text)
    for match in _FIGURE.finditer(without):
        yield match.group().replace(".", "")
