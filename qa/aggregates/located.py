"""Where an event happened: the places that a report names, by level, and whether it is the place asked for."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.datelines import read_dateline
from corpus.types import Article, Span
from qa.aggregates.asking import Aggregate
from qa.aggregates.place_asked import Place

BEGINNING = 2  # sentences that may name the place for all that follow

_LEVELS = {
    "village": r"Desa|Kelurahan|Pekon|Kampung|Kampong|Dusun|Nagari|Gampong|Jorong",
    "subdistrict": r"Kecamatan|Kec\.?|Distrik",
    "regency": r"Kabupaten|Kab\.?|(?<!Wali )(?<!Walikota )Kota",
    "road": r"Jalan|Jl\.?|Tol|Pasar|Perumahan|Terminal|Stasiun|Gunung|Pantai|Jembatan",
}
_DAY = r"(?:(?<=Pasar )|(?!(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad|Bupati|Wali|AKBP|AKP|Kompol|Ipda)\b))"
_NAME = rf"{_DAY}[A-Z][\w'’-]*(?:\s(?:{_DAY}[A-Z][\w'’-]*|[IVX]+\b|\d{{1,3}}\b)){{0,2}}"
_AT = re.compile("|".join(rf"\b(?:{kinds})\s(?P<{level}>{_NAME})" for level, kinds in _LEVELS.items()))
_RUN = re.compile(rf"\b(?:{'|'.join(_LEVELS.values())})\s{_NAME}(?:\s?,\s(?:(?:{'|'.join(_LEVELS.values())})\s)?{_NAME})*")
# The place of a hospital, a helper or a culprit's home is not where it happened.
_BESIDE = re.compile(
    r"\b(?:rsud|rsu|rs|rumah sakit|relawan|asal|bertugas di|dirujuk ke|dilarikan ke|dibawa ke|serupa(?: juga)?(?: pernah)? "
    r"terjadi di|menuju|"
    r"arah|tujuan|dari arah|bantuan dari|datang dari|jurusan|plat|pelat|universitas|lapas|rutan|perbatasan|"
    r"kelahiran)\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_HOME = re.compile(r"\b(?:warga|penduduk|asal|beralamat di|berdomisili di|tinggal di)\s(?:[\w.,]+\s){0,3}\Z", re.IGNORECASE)


def is_here(article: Article, lead: Sequence[Span], at: int, asked: Aggregate) -> bool:
    """Whether the event that sentence `at` tells of is in the place asked for; always where none is."""
    place = asked.place
    if place is None:
        return True
    home = asked.event is not None and asked.event.name == "arrest"
    said = article.text[lead[at].start : lead[at].end]
    if _is_named(said, place, home=home):
        return True
    if any(not place.pattern.search(name) and not _is_of(name, place) for name in places_in(said).get("regency", ())):
        return False
    near = {*range(BEGINNING), at - 1, at + 1}
    others = [article.text[lead[k].start : lead[k].end] for k in sorted(near) if 0 <= k < len(lead)]
    dateline = read_dateline(article.text)
    return any(_is_named(each, place, home=home) for each in (article.title, (dateline and dateline.place) or "", *others))


def _is_named(text: str, place: Place, *, home: bool) -> bool:
    return any(
        not _BESIDE.search(text[: match.start()]) and not (home and _HOME.search(text[: match.start()]))
        for match in place.pattern.finditer(text)
    )


def _is_of(name: str, place: Place) -> bool:
    """Whether the place asked for is no regency: a village lies in one, a province holds many."""
    return place.kind in ("kecamatan", "desa", "provinsi", "kelurahan", "pekon") or len(place.name) < 1


def places_in(text: str) -> Mapping[str, frozenset[str]]:
    """The names of villages, subdistricts, regencies and roads in `text`, in small letters; not those that stand beside it."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in _AT.finditer(text):
        if match.lastgroup and not _BESIDE.search(text[: match.start()]):
            found[match.lastgroup].add(match[match.lastgroup].lower())
    return {level: frozenset(names) for level, names in found.items()}


def place_written(text: str) -> str | None:
    """The longest run of places in `text`, as it is written: "Desa Sumber Asri, Kecamatan Talangrejo"."""
    return max((match.group() for match in _RUN.finditer(text)), key=len, default=None)
