"""What is asked for across articles: how often, which ones, the latest or first, the course of a case. Told by rule.

Cautious: a question that one sentence of one article may answer is left to the reader. "Berapa orang tewas" counts people
and is in some article; only how many events there were is in none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.dates.periods import find_periods
from corpus.dates.units import FoundPeriod
from corpus.text import words
from index.query.lexicon import SynonymGroup, expand_query, load_lexicon
from qa.aggregates.event_types import EVENT_TYPES, EventType
from qa.aggregates.measured import Measure
from qa.aggregates.place_asked import Place, place_asked
from qa.question.parse import Question
from qa.types import AggregateKind

MOST_TOPIC = 3  # words beside event, place and period; a question that says more is about one event

_KIND_OF_EVENT = r"(?:kejadian|peristiwa|insiden|kasus|bencana|aksi|laporan|berita|tanah|incidents? of|cases? of|reports? of)"
# How many: the event itself, not its victims, its cost or its houses, stands right behind.
_COUNTS = (
    r"\b(?:berapa|brp) kali\b(?! lipat)",
    r"\bhow (?:many times|often)\b|\bseberapa sering\b",
    r"(?<!tahun )(?<!tanggal )(?<!bulan )(?<!hari )(?<!jam )(?<!pukul )(?<!kekuatan )(?<!magnitudo )"
    rf"\b(?:berapa|brp)(?: banyak| jumlah)? (?:{_KIND_OF_EVENT} )?(?={{event}})",
    rf"\bhow many (?:{_KIND_OF_EVENT} )?(?:\w+ )?(?={{plural}})",
)
_NUMBER = r"(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_LISTS = (
    rf"^\W*(?:tolong |mohon |coba )?(?:sebut(?:kan|in)?|daftar(?:kan)?|tampilkan|tunjukkan|cari(?:kan)?|kumpulkan)(?: "
    rf"daftar)? (?:semua |seluruh |"
    rf"segala |berbagai )?(?:{_KIND_OF_EVENT} )?(?={{event}})",
    rf"^\W*(?:please )?(?:list|name|show(?: me)?|give(?: me)?|find)(?: a list of)?(?: all| every| each)?(?: of)?(?: the)? "
    rf"(?:{_KIND_OF_EVENT} )?(?:\w+ )?"
    r"(?={plural})",
    rf"^\W*(?:{_KIND_OF_EVENT} )?{{event}}(?: (?!yang\b)\w+){{0,3}}? (?:apa saja|mana saja)\b",
    rf"^\W*(?:apa saja|mana saja|semua|seluruh) (?:{_KIND_OF_EVENT} )?{{event}}",
    r"^\W*(?:what|which) {plural} (?:happened|occurred|took place|were there|have there been|hit|struck|broke out|were "
    r"reported)\b",
)
_SLOT = (
    r"(?:kabupaten(?:(?:/| dan | atau )kota)?|kota|daerah|provinsi|"
    r"regenc(?:y|ies)|cit(?:y|ies)|provinces?|regions?|areas|districts)"
)
_BY_PLACE = (
    rf"^\W*(?:tolong |mohon )?(?:sebut(?:kan|in)?|daftar(?:kan)?)(?: semua| nama)? {_SLOT}(?: mana saja| apa saja)? (?:yang|"
    rf"yg) (?:\w+ ){{0,3}}?{{event}}",
    rf"\b{_SLOT} (?:mana|apa) saja (?:yang|yg) (?:\w+ ){{0,3}}?{{event}}",
    rf"^\W*(?:(?:in )?which|list (?:the|all)(?: the)?) {_SLOT} (?:\w+ ){{0,4}}?{{event}}",
)
_LATEST = (
    r"\bkapan(?:kah)?\b.{0,80}\b(?:terakhir|terbaru|paling akhir)\b|\b(?:terakhir(?: kali)?|terbaru)\b.{0,80}\bkapan\b",
    r"\bwhen\b.{0,80}\b(?:last|latest|most recent(?:ly)?)\b(?! (?:year|month|week|night|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday))",
    r"^\W*(?:apa|what (?:is|was)|which (?:is|was)) .{0,10}?{event} (?:yang )?(?:paling )?(?:terakhir|terbaru)\b",
    r"^\W*what (?:is|was) the (?:last|latest|most recent) (?:\w+ )?{event}",
)
_FIRST = (
    r"\bkapan(?:kah)?\b.{0,40}\b(?:pertama(?: kali)?|paling awal)\b|\bpertama(?: kali)?\b.{0,60}\bkapan\b",
    r"\bwhen\b.{0,80}\b(?:first|earliest)\b",
)
_COURSES = (
    r"^\W*(?:apa(?:kah)?|bagaimana(?:kah)?|gimana|seperti apa|sejauh mana|sampai mana)(?: saja)? (?:perkembangan|kelanjutan|"
    r"kabar terbaru)(?: terbaru| "
    r"terkini| terakhir)?(?: dari| soal| mengenai| tentang)?\s(?P<case>(?:kasus|perkara|sengketa|proyek|penyidikan|"
    r"penyelidikan|sidang)\b.+)",
    r"^\W*(?:lini ?masa|urutan pemberitaan|perkembangan)(?: dari)? (?P<case>(?:kasus|perkara|sengketa|proyek|penyidikan|"
    r"sidang)\b.+)",
    r"^\W*what (?:are|were|have been) the (?:latest |recent |new )?developments (?:in|of|on|regarding) (?:the "
    r")?(?P<case>.*\bcase\b.*)",
    r"^\W*how (?:has|did) (?:the )?(?P<case>.+ case\b.*?) (?:developed?|progress(?:ed)?|unfold(?:ed)?|evolved?)",
    r"^\W*what has happened (?:so far |since )?(?:in|with) (?:the )?(?P<case>.+ case\b.*)",
)
# What makes an event a circumstance of something else that is asked for: "how many times were letters sent about the fires".
_BESIDE = re.compile(
    r"\b(?:about|for|over|regarding|because of|due to|after|during|victims? of|tentang|soal|terkait|mengenai|untuk|akibat|"
    r"karena|"
    r"setelah|sesudah|pasca|usai|saat|ketika|korban|bantuan|penanganan|anggaran|dana|pencegahan|petugas|pemadam|titik|lokasi|"
    r"pelaku|tersangka|"
    r"penyebab|dampak|kerugian)(?: the| a| \d{4})*\s\Z",
    re.IGNORECASE,
)
_COUNTED_OTHERWISE = re.compile(
    r"\b(?:per (?:tahun|bulan|hari|kapita)|persen|percent|victims?|suspects?|survivors?|deaths?|people|hotspots?|korban|"
    r"menurut|according to|kata|rata-rata|on average|berapa (?:orang|jumlah|anggaran|rumah|unit|korban)|how many (?:people|"
    r"houses))\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    words(
        "kali terjadi melanda landa menerjang terjang merendam menimpa mengguncang kejadian peristiwa insiden kasus bencana "
        "berita laporan daftar semua "
        "seluruh sebutkan tampilkan tunjukkan carikan mana saja terakhir terbaru pertama kali pernah sudah telah tercatat "
        "diberitakan dilaporkan arsip "
        "jumlah banyak kabupaten kota kecamatan desa provinsi wilayah daerah kawasan tahun bulan minggu pekan hari ini lalu "
        "selama sepanjang pada dilanda "
        "diterjang dihantam terkena kena polisi polres polsek polda bupati tanah bumi angin bencana alam masing dalam paling "
        "akhir awal yang mengalami tolong "
        "mohon coba terendam dari antara hingga sampai sejak menghantam sekali sering seberapa brp yg "
        "time times often happen happened occur occurred hit struck strike strikes break broke out list name show find every "
        "each last latest recent "
        "first earliest incident incidents case cases report reports reported archive there been being were regency city "
        "district province police "
        "between since until during year month week ever take took place taken regencies cities provinces regions areas "
        "districts villages suffered were tempat lokasi "
        "beberapa menjadi terdapat berada adanya mendapat mendapatkan melalui bagian media diadakan mengadakan disampaikan "
        "diungkap mengungkap terungkap pengungkapan diungkapkan mengungkapkan dijelaskan bertambah terlalu "
        "dilakukan lakukan oleh indonesia nusantara nasional dunia world country "
        "affected experienced see saw across within so far please give everything all any some place places digelar "
        "menggelar gelar berlangsung orang"
    )
)


# A market and its name say together which one it is: "Pasar Muara" and "Baru" elsewhere in the article is another one.
_NAMED_TOGETHER = re.compile(
    r"\b(?:pasar|tol|jembatan|gunung|sungai|bandara|pelabuhan|stasiun|terminal|waduk|bendungan|pulau|pantai|way)\s"
    r"(?!(?:di|ke|dari|dan|yang|yg|pada|untuk|oleh|ini|itu|atau)\b)[a-z][\w'’-]+",
    re.IGNORECASE,
)
DRUGS = frozenset(words("narkoba narkotika sabu ganja ekstasi sabusabu"))
# Who is caught with drugs is a dealer in one paper and a courier in the next.
_DEALERS = frozenset(words("pengedar bandar kurir pemakai pemilik pelaku dealer dealers courier couriers suspect suspects"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things that are compared: a place, or a stretch of days with both ends within, `label` as it is asked for."""

    label: str
    place: Place | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """What is asked for. A course has no `event` but the words of a case; `by_place` lists places instead of events.

    `since` and `until` bound the days of the events, both within or open; `topic` holds what else an article must have.
    `named` are names of places in the words of a case, "pasar baru", that are no single words.
    A total is of a `measure` of the events. A comparison is of events, of a measure of them, or without an event of the price
    of the topic: between its `sides`, or over time where it has none.
    """

    kind: AggregateKind
    event: EventType | None
    place: Place | None
    since: date | None
    until: date | None
    topic: tuple[SynonymGroup, ...]
    oldest_first: bool = False
    by_place: bool = False
    measure: Measure | None = None
    sides: tuple[Side, ...] = ()
    named: tuple[str, ...] = ()


def aggregate_asked(question: Question, today: date, *, infer_dates: bool = True) -> Aggregate | None:
    """What `question` asks for across articles; None for what one article may answer, and for a follow-up.

    A period counts from `today`; without `infer_dates` it bounds nothing.
    """
    text = question.text
    if question.is_follow_up or two_at_once(text):
        return None
    if course := next((match for pattern in _COURSES if (match := re.search(pattern, text, re.IGNORECASE))), None):
        return _course(question, course)
    event, span = event_in(text)
    if event is None or _COUNTED_OTHERWISE.search(text) or _BESIDE.search(text[: span[0]]):
        return None
    kind, oldest_first, by_place = _kind(text, event)
    periods = find_periods(text, today)
    if kind is None or len(periods) > 1 or (periods and not _can_hold(periods[0], kind)):
        return None
    since, until = (periods[0].since, periods[0].until) if periods and infer_dates else (None, None)
    place = place_asked(text, span, periods)
    said = [span, *((p.span.start, p.span.end) for p in periods), *([place.span] if place else [])]
    topic = topic_of(question, said, event)
    if len(topic) > MOST_TOPIC:
        return None
    return Aggregate(kind, event, place, since, until, topic, oldest_first, by_place)


def two_at_once(text: str) -> bool:
    return text.count("?") > 1 or bool(
        re.search(r"\b(?:dan|and) (?:siapa|berapa|di ?mana|who|how|where|why)\b", text, re.IGNORECASE)
    )


def _can_hold(period: FoundPeriod, kind: AggregateKind) -> bool:
    """Whether several events can lie in it: what happened on one day is told in one article, but not which ones did."""
    whole = period.certain and (period.since or period.until)
    return bool(whole) and (kind in ("latest", "list") or period.since != period.until)


def event_in(text: str) -> tuple[EventType | None, tuple[int, int]]:
    """The first kind of the table that the question names, and where: a wildfire before a fire."""
    for event in EVENT_TYPES:
        if match := event.question.search(text):
            return event, match.span()
    return None, (0, 0)


def _kind(text: str, event: EventType) -> tuple[AggregateKind | None, bool, bool]:
    """The kind, whether the oldest comes first, and whether places are listed."""
    if re.search(rf"\b{_NUMBER} (?:{_SLOT}|{event.asked})", text, re.IGNORECASE):
        return None, False, False
    if _any(_COUNTS, text, event):
        return "count", False, False
    if _any(_BY_PLACE, text, event):
        return "list", False, True
    if _any(_LISTS, text, event):
        return "list", False, False
    if _any(_FIRST, text, event):
        return "latest", True, False
    return ("latest" if _any(_LATEST, text, event) else None), False, False


def _any(patterns: Iterable[str], text: str, event: EventType) -> bool:
    named = rf"(?:{event.asked})\b"
    return any(
        re.search(pattern.replace("{event}", named).replace("{plural}", _plural(event)), text, re.IGNORECASE)
        for pattern in patterns
    )


def _plural(event: EventType) -> str:
    """What it is called where several are meant: an English singular behind "how many" is of something else."""
    return rf"(?:(?:{event.asked})(?<=s)|flooding|arrests)\b(?! (?:victims?|survivors?|stations?|trucks?|engines?|officers?))"


def _course(question: Question, match: re.Match[str]) -> Aggregate | None:
    ideas = tuple(idea for idea in expand_query(match["case"], load_lexicon(), question.language) if not _is_generic(idea))
    named = tuple(found.group().lower() for found in _NAMED_TOGETHER.finditer(match["case"]))
    return Aggregate("timeline", None, None, None, None, ideas, named=named) if len(ideas) > 1 else None


def topic_of(question: Question, said: Iterable[tuple[int, int]], event: EventType | None) -> tuple[SynonymGroup, ...]:
    """What the question says beside what stands at `said`, its event, place and period: the market of "kebakaran pasar"."""
    rest = list(question.text)
    # Named twice it is still one event: "puting beliung dan angin kencang".
    for start, end in (*said, *(match.span() for match in (event.question.finditer(question.text) if event else ()))):
        rest[start:end] = " " * (end - start)
    ideas = expand_query(re.sub(r"\s+", " ", "".join(rest)), load_lexicon(), question.language)
    own = event.stems if event else frozenset[str]()
    told = [idea for idea in ideas if not _is_generic(idea) and not {word for word, _ in idea} & own]
    of_drugs = any(word in DRUGS for idea in told for word, _ in idea)
    return tuple(idea for idea in told if not (of_drugs and any(word in _DEALERS for word, _ in idea)))


def _is_generic(idea: SynonymGroup) -> bool:
    return idea[0][0] in _GENERIC or any(word in _GENERIC and weight >= 1 for word, weight in idea)
