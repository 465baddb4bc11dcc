"""Where an event happened: the places that a report names, by level, and whether it is the place asked for."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.datelines import read_dateline
from corpus.text.patterns import lazy_pattern
from corpus.types import Article, Span
from qa.aggregates.asking import Aggregate
from qa.aggregates.event_types import EventType
from qa.aggregates.place_asked import Place, is_name_of_province
from qa.aggregates.predicates import predicate_before

BEGINNING = 2  # sentences that may name the place for all that follow

_LEVELS = {
    "village": r"Desa|Kelurahan|Pekon|Kampung|Kampong|Dusun|Nagari|Gampong|Jorong",
    "subdistrict": r"Kecamatan|Kec\.?|Distrik",
    "regency": r"Kabupaten|Kab\.?|(?<!Wali )(?<!Walikota )Kota",
    "road": r"Jalan|Jl\.?|Tol|Pasar|Perumahan|Terminal|Stasiun|Gunung|Pantai|Jembatan",
}
_DAY = r"(?:(?<=Pasar )|(?!(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad|Bupati|Wali|AKBP|AKP|Kompol|Ipda)\b))"
_NAME = rf"{_DAY}[A-Z][\w'’-]*(?:\s(?:{_DAY}[A-Z][\w'’-]*|[IVX]+\b|\d{{1,3}}\b)){{0,2}}"
_AT = lazy_pattern("|".join(rf"\b(?:{kinds})\s(?P<{level}>{_NAME})" for level, kinds in _LEVELS.items()))
_RUN = lazy_pattern(rf"\b(?:{'|'.join(_LEVELS.values())})\s{_NAME}(?:\s?,\s(?:(?:{'|'.join(_LEVELS.values())})\s)?{_NAME})*")
# The place of a hospital, a helper or a culprit's home is not where it happened, nor that of a like event.
_BESIDE = lazy_pattern(
    r"\b(?:rsud|rsu|rs|rumah sakit|relawan|asal|berasal dari|bertugas di|dirujuk ke|dilarikan ke|dibawa ke|dievakuasi ke|"
    r"(?:serupa|sama)(?: juga)?(?: pernah)? terjadi di|menuju|hendak ke|pulang ke|"
    r"arah|tujuan|dari arah|dari|bantuan dari|datang dari|jurusan|rute|plat|pelat|universitas|lapas|rutan|perbatasan|"
    r"kelahiran|seperti|layaknya|mirip|serupa|dibanding\w*|selain|terasa (?:hingga|sampai)|"
    r"(?:setelah|usai|menyusul) (?:beberapa|sejumlah|serangkaian) (?:kejadian|kasus|peristiwa|kecelakaan|insiden)[^.,]{0,20}|"
    r"polda metro jaya|polri)[\s,]\s?(?:[\w-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_HOME = lazy_pattern(r"\b(?:warga|penduduk|asal|beralamat di|berdomisili di|tinggal di)\s(?:[\w.,]+\s){0,3}\Z", re.IGNORECASE)
# Who they befall may come from anywhere.
_PERSONAL = frozenset({"arrest", "murder", "robbery", "accident", "drowning"})
_OFFICE = lazy_pattern(
    r"\b(?:kapolres\w*|polres\w*|polsek\w*|kapolsek|bupati|wali ?kota|bpbd|pemkab|pemkot|dprd|damkar|camat|lurah)"
    r"(?:\s(?:kota|kabupaten))?\s\Z",
    re.IGNORECASE,
)
# Of the same width as the place asked for, as far as can be told: no village, road or house of it.
_RIVAL = lazy_pattern(
    rf"\b(?:di|in)\s(?:(?:kawasan|wilayah|daerah|ruas|jalan)\s)?(?P<name>(?:Kabupaten\s|Kota\s|Kab\.\s|Tol\s|Gunung\s)?"
    rf"(?!(?:Desa|Kelurahan|Kecamatan|Kampung|Dusun|Pekon|Nagari|Jalan|Jl|Pasar|RT|RS\w*|Rumah|Gedung|Kantor|Polda|Polres\w*|"
    rf"Polsek|Mapol\w+|Indonesia|Stasiun|Terminal|Bandara|Pantai|Sungai|Jembatan|Perum\w*|Lapas|Rutan|Hotel|Apartemen|KM|Km|"
    rf"Puskesmas|Mako|SPBU|SD\w*|SMP\w*|SMA\w*|SMK\w*|Ruko|Mall?|Masjid|Gereja|Universitas|Media|Twitter|Instagram|Facebook)\b)"
    rf"{_NAME})"
)


def is_here(article: Article, lead: Sequence[Span], at: int, asked: Aggregate) -> bool:
    """Whether the event that sentence `at` tells of is in the place asked for; always where none is."""
    place, event = asked.place, asked.event
    if place is None or event is None:
        return True
    text = article.text
    if place.is_police and event.name == "arrest":
        return any(is_by_police(text[span.start : span.end], place) for span in lead) or is_by_police(article.title, place)
    said = text[lead[at].start : lead[at].end]
    if _is_named(said, place, event) or _is_named(article.title, place, event):
        return True
    if _is_elsewhere(said, place) or _is_elsewhere(article.title, place):
        return _holds(article, lead, place, f"{article.title} {said}")
    near = {*range(BEGINNING), at - 1, at + 1}
    others = [text[lead[k].start : lead[k].end] for k in sorted(near) if 0 <= k < len(lead)]
    return any(_is_named(each, place, event) for each in (_place_of_dateline(article), *others))


def is_by_police(text: str, place: Place) -> bool:
    """Whether `text` names the station of the police that is asked for."""
    stations = {"polres": r"polres(?:ta|tabes)?"}.get(place.kind, place.kind)
    return bool(re.search(rf"\b(?:ka)?{stations}\s(?:metro\s|kota\s)?{place.pattern.pattern}", text, re.IGNORECASE))


def _is_named(text: str, place: Place, event: EventType) -> bool:
    """Whether `text` has the event in the place: not only somebody's home, a hospital or where a speaker was met."""
    home = event.name in _PERSONAL
    for match in place.pattern.finditer(text):
        before = text[: match.start()]
        if _OFFICE.search(before):
            return True
        if _BESIDE.search(before) or (home and _HOME.search(before)):
            continue
        if predicate_before(text, match.start(), event) != "speech":
            return True
    return False


def _is_elsewhere(text: str, place: Place) -> bool:
    """Whether `text` says that it is in another place of that width."""
    named = [match["name"] for match in _RIVAL.finditer(text)]
    regencies = places_in(text).get("regency", frozenset())
    return any(not place.pattern.search(name) for name in named) or any(not place.pattern.search(name) for name in regencies)


def _holds(article: Article, lead: Sequence[Span], place: Place, where: str) -> bool:
    """Whether the article says that the other place lies in the one asked for: "di Kalirejo, Kabupaten Way Semaka"."""
    # A headline writes all its words with capitals: the name ends somewhere among them.
    told = [match["name"].split() for match in _RIVAL.finditer(where)]
    names = {" ".join(name[: k + 1]) for name in told for k in range(len(name))}
    text = article.text[lead[0].start : lead[-1].end]
    unit = r"(?:(?:Kecamatan|Kabupaten|Kota|Kab\.|Provinsi|Desa|Kelurahan)\s)?"
    return any(
        re.search(rf"\b{re.escape(name)}(?:,?\s{unit}[A-Z][\w'’-]*){{0,4}},?\s\(?{unit}(?i:{place.pattern.pattern})", text)
        for name in sorted(names)
    )


def _place_of_dateline(article: Article) -> str:
    """Jakarta is where the newsroom is, whatever it writes of."""
    dateline = read_dateline(article.text)
    place = (dateline and dateline.place) or ""
    return "" if place.lower().startswith("jakarta") else place


def places_in(text: str) -> Mapping[str, frozenset[str]]:
    """The names of villages, subdistricts, regencies and roads in `text`, in small letters; not those that stand beside it."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in _AT.finditer(text):
        name = match[match.lastgroup].lower() if match.lastgroup else ""
        # "Kabupaten Jawa Timur" has lost the name between: no regency is called like a province.
        if match.lastgroup and not _BESIDE.search(text[: match.start()]) and not is_name_of_province(name):
            found[match.lastgroup].add(name)
    return {level: frozenset(names) for level, names in found.items()}


def place_written(text: str) -> str | None:
    """The longest run of places in `text`, as it is written: "Desa Sumber Asri, Kecamatan Talangrejo"."""
    runs = (re.sub(r"(?:\s(?:RT|RW))+\Z", "", match.group()) for match in _RUN.finditer(text))
    return max(runs, key=len, default=None)
