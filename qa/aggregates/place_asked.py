"""The place that a question asks about, and whether a text is of that place and no other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.dates.units import FoundPeriod
from corpus.text import words
from corpus.text.patterns import lazy_pattern
from corpus.text.tokens import MONTHS
from qa.entities.provinces import CITIES_OF

SIDES = {"west": "barat", "east": "timur", "north": "utara", "south": "selatan", "central": "tengah", "southeast": "tenggara"}
_SPELLED = {"java": "jawa", "sumatra": "sumatera", "celebes": "sulawesi", "borneo": "kalimantan", "moluccas": "maluku"}
_COMPASS = r"(?:barat|timur|utara|selatan|tengah|tenggara|pusat|laut)"
_PROVINCES = frozenset(
    "jawa sumatera sulawesi kalimantan maluku papua jakarta lampung riau jambi bengkulu aceh banten bali gorontalo".split()
)
_NAMES_OF_PROVINCES = (
    _PROVINCES
    | frozenset(
        f"{island} {side}"
        for island in ("jawa", "sumatera", "sulawesi", "kalimantan", "papua", "maluku", "nusa tenggara")
        for side in ("barat", "timur", "utara", "selatan", "tengah", "tenggara", "barat daya", "pegunungan")
    )
    | {"kepulauan riau", "bangka belitung", "kepulauan bangka belitung", "yogyakarta", "daerah istimewa yogyakarta"}
)
_SHORT_SIDES = {"pusat": "pus", "barat": "bar", "timur": "tim", "utara": "ut", "selatan": "sel", "tengah": "teng"}
_ISLANDS = {"sumatera": "sum", "sulawesi": "sul", "kalimantan": "kal"}
# Behind a city: not the name of something in or of it, "Medan Merdeka".
_NO_MORE = r"(?![\w-])(?!\s(?!Barat|Timur|Utara|Selatan|Tengah|Raya|Kota)[A-Z])"
_LEAD_CHARS = 900
# As headlines shorten them, and as they are typed.
SHORT = {
    **{f"jakarta {side}": f"jak{short}" for side, short in _SHORT_SIDES.items()},
    **{f"jawa {side}": f"ja{short}" for side, short in (("barat", "bar"), ("tengah", "teng"), ("timur", "tim"))},
    **{f"{island} {side}": f"{stem}{short}" for island, stem in _ISLANDS.items() for side, short in _SHORT_SIDES.items()},
    "sulawesi tenggara": "sultra",
    "kalimantan utara": "kaltara",
    "nusa tenggara barat": "ntb",
    "nusa tenggara timur": "ntt",
    "daerah istimewa yogyakarta": "diy",
    "maluku utara": "malut",
    "bangka belitung": "babel",
    "tangerang selatan": "tangsel",
}
_LONG = {short: name for name, short in SHORT.items()}
# Behind a name they say where it lies; any other name in their place makes it that of something else ("Tegal Alur").
_BEHIND = "|".join(
    [
        *(name.title().split()[0] for name in sorted(_PROVINCES)),
        *(short.title() for short in SHORT.values()),
        "NTB|NTT|DIY|DKI|Nusa",
    ]
)
POLICE = frozenset({"polda", "polres", "polresta", "polrestabes", "polsek"})
# What stands before a name says how wide the place is: a road, a market or a village, or a regency with its offices.
_NARROW = r"(?:tol|jalan|jl\.?|pasar|kelurahan|kecamatan|desa|gunung|stasiun|pantai|kawasan|terminal|jembatan|lereng|puncak)"
_WIDE = (
    r"(?:kota|kabupaten|kab\.?|pemkot|pemkab|bupati|wali ?kota|kapolres\w*|polres\w*|polda|kapolda|provinsi|gubernur|dprd|"
    r"rsud|bpbd|pemprov|kapolresta\w*)"
)
_KIND = (
    r"(?:kabupaten|kab\.?|kota|kotamadya|kecamatan|kec\.?|desa|kelurahan|pekon|kampung|nagari|gampong|dusun|provinsi|prov\.?|"
    r"polres(?:ta(?:bes)?)?|"
    r"polda|polsek|kapolres|bupati|wali ?kota|gubernur|pemkab|pemkot|pemprov|kpu|dprd|wilayah|daerah|kawasan|perairan|"
    r"regency|the|city of|district of|province of)"
)
_LEADS = (
    r"(?:di|in|at|near|hit|hits|struck|strike|melanda|landa|menerjang|terjang|merendam|mengguncang|menghantam|dalam|across|"
    r"within|"
    r"around|sekitar|untuk|oleh|by|of)"
)
_EVERYWHERE = frozenset({"indonesia", "nasional", "tanah air", "dunia", "world"})
_NO_PLACE = frozenset(
    "Berapa Sebutkan Kapan Ada Daftar Tampilkan How When List Which What Name Show Januari Februari Maret April Mei Juni "
    "Juli Agustus September "
    "Did Does "
    "Oktober November Desember January February March May June July August October December Senin Selasa Rabu Kamis Jumat "
    "Sabtu Minggu The In".split()
)
_CAPITALS = r"[A-Z][\w'’-]*(?:\s(?:[A-Z][\w'’-]*|\d{1,2}\b))*"
_NAMED = lazy_pattern(rf"\b(?i:(?P<kind>{_KIND})\s)?(?P<name>{_CAPITALS})(?P<english>\s(?i:regency|city|province|district)\b)?")
_MONTHS = "|".join(MONTHS)
_TYPED = lazy_pattern(
    rf"\b{_LEADS}\s(?:(?P<kind>{_KIND})\s)?(?P<name>(?!(?:tahun|bulan|tanggal|pekan|minggu|hari|the|this|last|arsip|"
    rf"{_KIND})\b)[a-z][\w-]+"
    r"(?:\s(?!(?:tahun|bulan|tanggal|pekan|minggu|hari|pada|di|selama|sepanjang|sejak|dalam|yang|yg|in|on|during|since|this|"
    rf"atau|or|dengan|with|vs|versus|ketimbang|daripada|dibanding|than|last|terjadi|for|and|dan|antara|{_MONTHS}"
    r"|between|from|dari|terakhir|pertama|kapan|reported|so)\b)[a-z][\w-]+){0,3})"
)


@dataclass(frozen=True, slots=False)
class Place:
    """A place as it is asked for: `name` in Indonesian and small letters; `kind` is "kota" or "kabupaten" where it is said."""

    name: str
    kind: str
    span: tuple[int, int]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """What an article of that place holds in the word index."""
        return words(self.name)

    @cached_property
    def groups(self) -> tuple[frozenset[str], ...]:
        """Of each, an article of that place holds a word: "Deli Serdang" is written as one word as well."""
        joined = words(f"{''.join(self.name.split())} {SHORT.get(self.name, '')}")
        return tuple(frozenset({stem, *joined, *words(" ".join(sorted(self._cities)))}) for stem in self.stems)

    @property
    def is_province(self) -> bool:
        return self.kind == "provinsi" or is_name_of_province(self.name)

    @property
    def _cities(self) -> frozenset[str]:
        """Those that lie in it, where it is a province: a report of one of them is mostly silent about the province."""
        return CITIES_OF.get(self.name, frozenset()) if self.kind not in ("kota", *POLICE) else frozenset()

    def cities_in(self, text: str) -> frozenset[str]:
        """The cities of the province, in small letters, that `text` names; none where it is no province."""
        return frozenset(city for city in self._cities if re.search(rf"\b{city.title()}{_NO_MORE}", text))

    @property
    def is_police(self) -> bool:
        """Whether a station of the police is asked for, and not only where it lies."""
        return self.kind in POLICE

    def is_narrow(self, texts: Iterable[str]) -> bool:
        """Whether texts that name it write of a road, a market or a village rather than of a regency and its offices."""
        name = self.pattern.pattern
        narrow, wide = (re.compile(rf"\b{before}\s(?:\w+\s)?{name}", re.IGNORECASE) for before in (_NARROW, _WIDE))
        balance = sum(len(narrow.findall(text)) - len(wide.findall(text)) for text in (whole[:_LEAD_CHARS] for whole in texts))
        return balance > 0

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The name, but not as part of another one: Bandung is not Bandung Barat, and Jalan Bandung lies anywhere."""
        name = r"[\s-]*".join(map(re.escape, self.name.split()))
        last = self.name.split()[-1]
        other = "" if last in _PROVINCES or re.fullmatch(_COMPASS, last) else rf"(?!\s{_COMPASS}\b)"
        short = rf"|{SHORT[self.name]}(?![\w-])" if self.name in SHORT else ""
        longer = r"" if self.is_province else rf"(?!(?-i:\s(?!(?:{_BEHIND})\b)[A-Z][a-z]+,))"
        kinds = {"kota": r"(?<!kabupaten )(?<!kab\. )(?<!kab )", "kabupaten": r"(?<!\bkota )"}
        before = rf"(?<!jalan )(?<!jl )(?<!jl\. )(?<!warung ){kinds.get(self.kind, '')}(?<![\w-])"
        cities = "".join(rf"|(?-i:{city.title()}{_NO_MORE})" for city in sorted(self._cities))
        return re.compile(rf"{before}(?:{name}(?![\w-]){other}{longer}{short}{cities})", re.IGNORECASE)


def is_name_of_province(name: str) -> bool:
    """Of a name in Indonesian and small letters."""
    return name in _NAMES_OF_PROVINCES


@lru_cache(maxsize=64)
def _indonesian(name: str) -> str:
    parts = [_SPELLED.get(part, part) for part in name.lower().split()]
    if parts[0] in SIDES and len(parts) > 1:
        side = "pusat" if parts == ["central", "jakarta"] else SIDES[parts[0]]
        parts = [*parts[1:], side]
    told = " ".join(parts)
    return _LONG.get(told, told)


def place_asked(text: str, event: tuple[int, int], periods: Sequence[FoundPeriod]) -> Place | None:
    """The place of the question, beside the words of the event and of the period; None where it names none."""
    found = places_asked(text, [event, *((period.span.start, period.span.end) for period in periods)])
    # "kebakaran di Pasar Baru, Way Semaka": the place behind the last comma holds the others, which are words of the topic.
    return found[-1] if found else None


def places_asked(text: str, taken: Sequence[tuple[int, int]]) -> list[Place]:
    """All places that the question names outside of what is `taken` for something else, in order."""
    written = _NAMED.finditer(text) if text != text.lower() else iter(())
    found = [place for match in written if (place := _place(text, match, taken))]
    if not found and text[1:] == text[1:].lower():
        found = [place for match in _TYPED.finditer(text) if (place := _place(text, match, taken))]
    return [place for place in found if place.name not in _EVERYWHERE]


def _place(text: str, match: re.Match[str], taken: Sequence[tuple[int, int]]) -> Place | None:
    start, end = match.span("name")
    while (head := text[start:end].split(" ")[0]) in _NO_PLACE or re.fullmatch(_KIND, head, re.IGNORECASE):
        start += len(head) + 1
        if start >= end:
            return None
    # "Tangerang Selatan September 2019": what is written with a capital behind it is of the period.
    end = min((left for left, right in taken if start < left < end <= right), default=end)
    end = start + len(text[start:end].rstrip())
    if any(start < right and left < end for left, right in taken):
        return None
    said = (match["kind"] or "").lower().rstrip(".")
    kind = {"kab": "kabupaten", "bupati": "kabupaten", "pemkab": "kabupaten", "pemkot": "kota", "wali kota": "kota"}.get(
        said, said
    )
    return Place(_indonesian(text[start:end]), kind, (start, end))
