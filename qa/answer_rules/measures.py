"""What an amount is measured in: rupiah, people, animals, hectares, percent, days, metres or kilograms.

A question mostly says in its own words what it wants measured; an amount that is measured in something else is never its
answer, however near it stands: "57 kios" is no loss in rupiah.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from corpus.text import is_stop_word
from corpus.text.patterns import lazy_pattern
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.part_amounts import AMOUNT, NOUN, OPEN, amounts_near, measure_of
from qa.question.answer_type import told_answer_type

Asked = Literal[
    "share", "money", "time", "age", "area", "weight", "distance", "length", "animals", "people", "times", "things", "uncounted"
]
Told = Literal["share", "money", "time", "area", "weight", "length", "animals", "people", "times", "things", "great", "bare"]

_PRICED = (
    r"(?:kerugian(?!\ssuara)|ganti rugi|kompensasi|santunan|uang duka|anggaran|biaya|ongkos|harga|tarif|gaji|upah"
    r"|honor|denda|tebusan"
    r"|pagu|omzet|omset|utang|duit|uang|retribusi|iuran|dana|tunjangan|sewa|mahar|sogokan|suap)"
)
_LOSSES = (
    r"(?:loss(?:es)?|damages?|fine|budget|costs?|price|fare|fee|ransom|bribe|compensation|salary|wage|toll fee|rent|bill|debt"
    r"|fortune)"
)
# Keywords alone: "luas lahan yang terbakar". Another question word asks for something else of it.
_KEYWORDS = (
    r"^\W*(?:{told})\b(?!.*\b(?:siapa|apa|kapan|mana|kenapa|mengapa|bagaimana|gimana|who|what|when|where|why|how"
    r"|persen|percent)\b)"
)
_ASKS: tuple[tuple[Asked, str], ...] = (
    (
        "share",
        r"\b(?:what|which) (?:\w+ )?(?:percentage|percent|share|proportion)\b|\bhow many per ?cent\b"
        r"|\bin per ?cent\b|\b(?:berapa|brp) persen\b"
        r"|\bpersentase|\bpersennya (?:berapa|brp)",
    ),
    (
        "age",
        r"\bhow old\b|\b(?:umur|usia|berumur|berusia)(?:nya)?\b.*\b(?:berapa|brp)\b|\b(?:berapa|brp)\s(?:umur|usia)|\bage of\b"
        r"|\bwhat age\b",
    ),
    (
        "time",
        r"\b(?:berapa|brp) (?:lama|hari|minggu|pekan|bulan|tahun|jam|menit|detik|malam)\b(?! (?:warga|orang|siswa))"
        r"|\bberapa lamanya\b|\bhow many (?:days|weeks|months|years|hours|minutes|seconds|nights)\b"
        r"|\bhow long (?:did|does|do|will|would|has|had|have|after|before|ago|until|till)\b(?!.*\bbe\W*$)",
    ),
    (
        "money",
        r"^\W*(?:the )?(?:total |estimated |material )?(?:loss|losses|kerugian|ongkos|tarif|harga)\b"
        r"(?!.*\b(?:siapa|apa|kapan|mana|kenapa|mengapa|bagaimana|who|what|when|where|why|how|persen|percent)\b)|"
        rf"\b(?:in|how many|how much) (?:rupiah|dollars?|ringgit)\b|\b(?:berapa|brp) (?:\w+ ){{0,2}}?(?:rupiah|duit)\b"
        rf"|\b(?:berapa|brp)\s(?:(?:total|nilai|jumlah|besar|besaran|besarnya|estimasi|perkiraan|taksiran"
        rf"|kira-kira|sih) )*{_PRICED}\b"
        rf"|\b{_PRICED}(?:nya)?\b(?! (?:terdakwa|tahun) (?:berapa|brp))[^?,]*?\s(?<!di )(?<!ke )(?<!dari )(?<!ruas )"
        r"(?:berapa(?:an)?|brp)\b(?= (?:ya|sih|dong|rupiah|totalnya)\b|\W*$)"
        rf"|\bhow (?:much|big|large|high) (?:was|were|is|are) the (?:[\w-]+ ){{0,3}}{_LOSSES}\b"
        rf"|\bwhat (?:was|were|is|are) the (?:[\w-]+ ){{0,4}}{_LOSSES}\b(?= (?:of|in|from|for|to|by)\b"
        rf"|\W*$)(?! of (?:life|the war))"
        r"|\bhow much (?:money|funding|cash|(?:\w+ ){1,7}costs?\b|did (?:\w+ ){1,5}?(?:pay|spend|lose|earn))"
        r"|\bwhat (?:does|did|will) (?:[\w'’-]+ ){1,10}?cost\b",
    ),
    (
        "area",
        r"\b(?:berapa|brp) (?:hektare?|ha|luas\w*|meter persegi)\b|\bseberapa luas\b"
        r"|\bluas(?:nya)?\b[^?]*\b(?:berapa|brp)\b(?! (?:desa|kec))"
        r"|\bhow many (?:hectares|acres|square \w+)\b|\b(?:what|how (?:big|large)) (?:is |was )?(?:an |the )?area\b",
    ),
    (
        "weight",
        r"\b(?:berapa|brp) (?:kilo(?:gram)?|kg|ton|gram|kuintal|ons|berat\w*|bobot\w*)\b|\b(?:berat"
        r"|bobot)(?:nya)?\b[^?]*\b(?:berapa|brp)\W*$"
        r"|\bhow many (?:kilos?|kilograms?|kg|tons?|tonnes|grams?)\b|\bhow heavy\b",
    ),
    (
        "distance",
        r"\b(?:berapa|brp) (?:jauh|jarak\w*)\b|\bseberapa jauh\b|\bjarak(?:nya)?\b[^?]*\b(?:berapa|brp)\W*$|\bhow far\b",
    ),
    (
        "length",
        r"\b(?:berapa|brp) (?:meter|km|kilometer|sentimeter|cm|mil|panjang\w*|lebar\w*|kedalaman\w*)\b"
        r"|\b(?:panjang|lebar|kedalaman)(?:nya)?\b[^?]*\b(?:berapa|brp)\W*$"
        r"|\bhow (?:wide|deep)\b|\bhow many (?:kilomet(?:er|re)s|met(?:er|re)s|miles|km)\b",
    ),
    ("times", r"\b(?:berapa|brp) kali\b|\bhow many times\b"),
    (
        "animals",
        r"\b(?:berapa|brp) ekor\b|\bhow many (?:[a-z-]+ ){0,2}?(?:tigers?|elephants?|bears?|cows?|cattle|goats?"
        r"|buffalo(?:e?s)?|chickens?"
        r"|turtles?|hatchlings|dogs?|monkeys?|crocodiles?|snakes?|birds?|sheep|pigs?|horses?|animals)\b",
    ),
    (
        "people",
        r"\b(?:berapa|brp) (?:(?:banyak|jumlah|total) )?(?:orang|warga|jiwa|siswa|murid|pelajar|mahasiswa|peserta"
        r"|penumpang|personel|korban"
        r"|tersangka|pelaku|pengungsi|petugas|nelayan|petani|penonton|pengunjung|guru|pasien|polisi|prajurit"
        r"|jemaah|saksi|anggota)\b"
        r"|\bhow many (?:[a-z-]+ ){0,2}?(?:people|victims?|residents?|students?|pupils|participants|passengers"
        r"|officers|personnel|suspects?"
        r"|fishermen|farmers|refugees|evacuees|spectators|visitors|teachers|patients|soldiers|pilgrims|witnesses|members)\b",
    ),
    (
        "things",
        r"\b(?:berapa|brp) (?:(?:banyak|jumlah|unit|buah) )?(?:rumah|kios|lapak|toko|bangunan|gedung|mobil|motor"
        r"|truk|kendaraan|kapal|perahu"
        r"|desa|kelurahan|kecamatan|kabupaten|sekolah|jembatan|pohon|bibit|kasus|titik|tps|medali|dokumen|pasal|mesin)\b"
        r"|\bhow many (?:[a-z-]+ ){0,2}?(?:houses|homes|stalls|kiosks|shops|buildings|cars|motorcycles|trucks"
        r"|vehicles|ships|boats|villages"
        r"|districts|regencies|schools|bridges|trees|cases|hotspots|medals|machines|beds|rooms|tickets)\b",
    ),
)
_ASKED_BY_KEYWORDS: tuple[tuple[Asked, str], ...] = (
    ("area", "luas"),
    ("weight", "berat|bobot"),
    ("distance", "jarak"),
    ("length", "panjang|lebar|kedalaman|tinggi|ketinggian"),
    ("age", "umur|usia"),
)
_HOW_LONG_IS = lazy_pattern(
    r"\bhow long (?:is|was|are|were) (?:the|a|an|this|that) (?:[\w-]+ ){0,3}?"
    r"(?:bridge|road|street|jetty|pier|dock|wall|fence|tunnel|dam|dike|levee|canal|river|boat|ship|vessel|snake|python|crocodile|whale"
    r"|fish|runway|track|trail|pipe|pipeline|cable|rope|net|banner|flag|beach|stretch|section)s?"
    r"(?: (?:in|at|on|near|over|across|from|that|which|built|outside|of)\b|\W*$)",
    re.IGNORECASE,
)
# "How much did the runner-up get?" asks for nothing that is counted: not for "1.920 pelari".
_HOW_MUCH = lazy_pattern(r"\bhow much\b(?! (?:evidence|of the (?:crowd|population|village)))", re.IGNORECASE)
_ASKED: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    *((name, lazy_pattern(asks, re.IGNORECASE)) for name, asks in _ASKS),
    ("length", _HOW_LONG_IS),
    *((name, lazy_pattern(_KEYWORDS.format(told=told), re.IGNORECASE)) for name, told in _ASKED_BY_KEYWORDS),
    ("uncounted", _HOW_MUCH),
)
# What may be told where each is asked for: the height of a building in floors, a way in hours, an age without its years.
_ANSWERS: Mapping[Asked, frozenset[Told]] = {
    "share": frozenset(["share"]),
    "money": frozenset(["money", "great"]),
    "time": frozenset(["time", "bare", "great", "times"]),
    "age": frozenset(["time", "bare"]),
    "area": frozenset(["area", "bare", "great", "length"]),
    "weight": frozenset(["weight", "bare", "great"]),
    "distance": frozenset(["length", "bare", "great", "time"]),
    "length": frozenset(["length", "bare", "great"]),
    "animals": frozenset(["animals", "bare", "great", "things", "share", "weight"]),
    "people": frozenset(["people", "bare", "great", "things", "share"]),
    "times": frozenset(["times", "bare", "great"]),
    "things": frozenset(["things", "bare", "great", "share", "times"]),
    "uncounted": frozenset(["share", "money", "time", "area", "weight", "length", "bare", "great", "times"]),
}
_PERSONAL = lazy_pattern(
    r"(?:orang|jiwa|kk|kepala\skeluarga|(?:\s?(?:orang|warga|jiwa|siswa|korban|penumpang|peserta|personel"
    r"|pengungsi|pelaku|tersangka|pasien))\b)",
    re.IGNORECASE,
)
_SQUARE = lazy_pattern(r"\s?(?:m²|m2|meter\spersegi|km²)", re.IGNORECASE)
# Units of what is measured and not counted, beside those that AMOUNT knows.
_UNITS = lazy_pattern(
    r"\s?(?:(?:kilo|mega)?lit(?:er|re)s?|kl|bar+els?|bps|basis points?|basis poin|[kmg]?watt|[kmg]wh?|volt|derajat|[kmgt]b"
    r"|(?:giga|mega)byte|mbps|knot)\b",
    re.IGNORECASE,
)
_GREAT = lazy_pattern(r"(?:ribu|juta|miliar|milyar|triliun)$|^\d{1,3}(?:\.\d{3})+$", re.IGNORECASE)


@lru_cache(maxsize=64)
def measure_asked(question: str) -> Asked | None:
    """What the question wants measured; None where it does not say."""
    return next((name for name, asks in _ASKED if asks.search(question)), None)


def lasts_instead(candidate: Candidate) -> bool:
    """Whether it is asked how long a thing is, and the words tell for how long beside a length: a bridge in "sembilan hari"."""
    if not _HOW_LONG_IS.search(candidate.question) or "time" not in _told(candidate):
        return False
    near = amounts_near(candidate)
    return any(amount.measure == "length" for amount in near)


def is_of_another_measure(candidate: Candidate) -> bool:
    """Whether the question says what it wants measured, and the words tell amounts of other measures alone."""
    asked = measure_asked(candidate.question) if candidate.kind in ("howmany", "what") else None
    if asked is None and candidate.follows and told_answer_type(candidate.question) is None:
        asked = measure_asked(candidate.follows)  # "kalau anggota?" behind "berapa biayanya?"
    if asked is None:
        return False
    told = _told(candidate)
    return bool(told) and not told & _ANSWERS[asked]


def _told(candidate: Candidate) -> frozenset[Told]:
    """The measures of the amounts that the words touch, each with the unit that stands behind it."""
    around, span = candidate.sentence, candidate.span
    found = AMOUNT.finditer(candidate.text, around.start, around.end)
    return frozenset(
        _measure(candidate.text, match) for match in found if match.start() < span.end and span.start < match.end()
    )


def _measure(text: str, match: re.Match[str]) -> Told:
    measure, unit = measure_of(match), (match["unit"] or "").strip().lower()
    if measure != "count":
        return measure
    if unit in ("ekor", "kali"):
        return "animals" if unit == "ekor" else "times"
    if _PERSONAL.match(unit) or _PERSONAL.match(text, match.end()):
        return "people"
    if _SQUARE.match(text, match.end()):
        return "area"
    if _UNITS.match(text, match.end()):
        return "bare"
    noun = NOUN.match(text, match.end())
    if unit or (noun and noun["noun"] not in OPEN and not is_stop_word(noun["noun"])):
        return "things"
    # "harga 55.000" and "mencapai 300 juta" are told without a currency as often as with one.
    return "great" if _GREAT.search(match.group().strip()) else "bare"
