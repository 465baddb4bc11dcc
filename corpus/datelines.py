"""The words before the dash that a newspaper puts in front of its lead: a place, an outlet, or both."""

import re
from dataclasses import dataclass

from corpus.text.stopwords import is_stop_word

_OUTLET_WORDS = frozenset(
    "PANTAU KABAR WARTA SUARA LENSA RADAR TRIBUN HARIAN POS POST NEWS MEDIA BERITA ANTARA KORAN SINAR TEMPO KOMPAS REPUBLIKA "
    "DETIK JURNAL GEMA HALUAN SURYA MERDEKA ONLINE EKSPRES EXPRESS TIMES ".split()
)
# Of a name that is not in capitals; others of the words above begin or end names of other things too.
_FIRST_WORDS = frozenset("Kabar Warta Suara Tribun Harian Koran Radar Lensa Pantau".split())
_LAST_WORDS = frozenset("Post Pos News Ekspres".split())
_ACRONYMS = frozenset("TV FM RRI TVRI CNN CNBC ANTARA".split())
# Outlets in one word: "RMOLLAMPUNG", "TRIBUNLAMPUNG", "LAMPUNGPOST".
_WITH_OUTLET_WORD = re.compile(
    r"(?:TRIBUN|RADAR|RMOL|KABAR|WARTA|SUARA|LENSA|HARIAN|JURNAL)[A-Z]{3,}|[A-Z]{3,}(?:POST|NEWS|EKSPRES)"
)
# Outlets whose names say nothing of what they are, as they write themselves; alone before a dash only where nothing else is
# called so.
_NATIONAL = frozenset(
    "kompas|tempo|republika|detik|detikcom|kumparan|okezone|viva|idn times|tirto|jpnn|liputan6|beritasatu|infopublik|nu online|"
    "media indonesia|pikiran rakyat|jawa pos|suara merdeka|sindonews|rmol|katadata|kontan|bisnis indonesia|mongabay|medcom|"
    "metro tv|kompas tv|tvone|tvonenews|inews|gatra|akurat|alinea|law-justice|kbrn|rri|kbr|voa indonesia|bbc indonesia|"
    "the jakarta post|jakarta globe|lampung post|kabar24".split("|")
)
_ALSO_WORDS = frozenset("kompas tempo republika gatra akurat kontan alinea".split())
_AGENCIES = frozenset("ANTARA BERNAMA REUTERS AFP XINHUA ANT".split())
_WHOLE_NAMES = {"ant": "ANTARA"}
# "JAKARTA, KP –", "Krui (KP) –": a paper's initials; these are others'.
_INITIALS = re.compile(r"[A-Z]{2}")
_NO_INITIALS = frozenset(
    "AS RI PT CV UD PN MA MK KY BI UI UU KA KM RT RW RS SD WA HM HT PM TK DI DR IR UN UE IS NU DC UK US EU CA NY TX FL NJ NZ "
    "TV FM II IV VI IX XI XV XX".split()
)
# "(kps/det)", "(SAR/HDL)", "(rls/red)": who wrote and who edited.
_WRITERS = re.compile(r"\s?\((?P<who>[a-z]{2,4}(?:/[a-z]{2,4})+|[A-Z]{2,4}(?:/[A-Z]{2,4})+|red|rls|adv|hms|tim)\)\s*\Z")
# What else is written with a stroke: "(dan/atau)", "(ya/tidak)", "(TNI/AD)".
_NO_WRITERS = frozenset(
    "km jam hari kg rp ha ton rt rw ibu bpk sdr sdri pak bu pria ayah anak suami kota desa baru lama naik turun pagi sore "
    "siang beli jual kaya buka on off pro men and per lihat satu dua tiga luar "
    "tni ad al au dpr dprd kpu mpr dpd pns asn sd smp sma smk mi mts ma pkk sk ktp kk wib wita wit apbd apbn sim stnk ppp "
    "bpjs umkm".split()
)
_PLACE = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}")
# A title may stand before a dash, too: it has such a word.
_IN_TITLES = re.compile(
    r"\b(?:dan|atau|program|lomba|calon|lowongan|jadwal|daftar|syarat|profil|promo|info|"
    r"lantik|hadiri|buka|gelar|resmikan|tinjau|terima|serah|ajak|minta|raih|bupati|wali|wakil|gubernur|kepala|dinas|kapolres|"
    r"polisi|warga|ketua|anggota|presiden|menteri|pemkab|pemkot|pemprov|dprd|camat|peserta|bantuan|iklan|berita)\b",
    re.IGNORECASE,
)
_DASH = re.compile(
    r"\s*[–—]+\s*|\s+-(?:\s*-)*\s+|\s+-(?=[A-Z\"“][^-]*\s)|,\s*-\s*|(?<=\))\.?\s*-+\s*|(?<=[A-Z]{3})-\s+|(?<=\w)--+\s*"
)
# As in "Kabarpesisir.id, Krui: Warga …", "KBRN, Krui : Warga …", "Kabarpesisir.id, Krui-Warga …".
_COLON = re.compile(
    r"\A(?P<outlet>[\w-]+(?:\.[\w-]+)+|KBRN)\s?,\s*(?P<place>[A-Z]\w+(?: \w+){0,3})(?:\s?:\s+(?=\S)|-(?=[A-Z][a-z]+ ))"
)
# As in "Bandar Lampung (Kabarpesisir.id): Warga …".
_COLON_BEHIND = re.compile(r"\A(?P<place>[A-Z]\w+(?: [A-Z]\w+){0,3})\s?\((?P<outlet>[\w-]+(?:\.[\w-]+)+)\)\s?:\s+(?=\S)")
# Alone on its line: "KRUI, KABARPESISIR.COM"
_ALONE = re.compile(r"(?=[^\n]*,)[^\n.]{0,40}(?:[\w-]+\.){1,2}\w{2,4}[^\n.]{0,40}(?=\n)")
_IN_BRACKETS = re.compile(r"\((?P<names>[^()]+)\)\s*\Z")
_DAY = re.compile(
    r"(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu)[,\s]+(?P<open>\()?)?(?<![\d/])\d{1,2}(?:\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?"
    r"|\s?[/.-]\s?[IVX]{1,4}\s?[/.-]\s?\d{4}|\s+[IVX]{1,4}\s+\d{4}|\s+[A-Z][a-z]+(?:\s+\d{4})?)(?(open)\))(?![\w/])",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"[\w-]+\.(?:com|id|co|net|org|co\.id|or\.id|go\.id|news)", re.IGNORECASE)
# Longer than this, a dash stands in a sentence. The longest of the regional papers is "BANDAR LAMPUNG, LAMPUNG (ANTARA)".
_MAX_CHARS = 60


@dataclass(frozen=True, slots=True)
class Dateline:
    """`length` counts the characters up to the lead, the dash included; `day` is the day in it, as it is written."""

    place: str | None
    outlet: str | None
    length: int
    day: str = ""


def read_dateline(text: str) -> Dateline | None:
    """The dateline that `text` begins with, or None.

    It is written in capitals ("MUARASABAK - "), or one part of it names an outlet ("Kompas.com, Jakarta - ") or its writers
    ("Krui (kps/det) - ").
    """
    if (colon := _COLON.match(text) or _COLON_BEHIND.match(text)) and (colon["outlet"] == "KBRN" or is_domain(colon["outlet"])):
        return Dateline(colon["place"], colon["outlet"], colon.end())
    dash = _ALONE.match(text) or _DASH.search(text, 1, _MAX_CHARS + 3)
    if dash is None or _is_headline(text.partition("\n")[0], dash):
        return None
    is_alone = dash.start() == 0
    written, day = _without_day(text[: dash.end() if is_alone else dash.start()].strip())
    written, has_writers = _without_writers(written)
    parts = [part.strip() for part in re.split(r"[,/|()]", written) if part.strip(" .")]
    bracketed = _names_in_brackets(written)
    outlets = [part for part in parts if _names_an_outlet(part, len(parts)) or part in bracketed]
    if not text[dash.end() : dash.end() + 1].islower():  # a lead begins with a capital
        outlets = outlets or _initials(written, parts)
    else:
        has_writers = False
    if (
        not parts
        or not (written.isupper() or outlets or has_writers)
        or not all(part[0].isupper() or part in outlets for part in parts)
    ):
        return None
    if is_alone and not any(map(is_domain, parts)):
        return None
    places = [part for part in parts if part not in outlets and not any(c.isdigit() for c in part)]
    length = dash.end() + (len(text[dash.end() :]) - len(text[dash.end() :].lstrip()) if is_alone else 0)
    return Dateline(", ".join(places) or None, _spelled(outlets[0]) if outlets else None, length, day)


def _without_day(written: str) -> tuple[str, str]:
    """The dateline without the day in it ("KRUI, 26/8/2024 (ANTARA)"), and the day."""
    found = _DAY.search(written)
    if found is None:
        return written, ""
    return (written[: found.start()] + written[found.end() :]).replace("()", ""), found[0]


def _without_writers(written: str) -> tuple[str, bool]:
    """The dateline without the initials of its writers in brackets, and whether it had some; those of an agency stay."""
    found = _WRITERS.search(written)
    if found is None or _names_in_brackets(written) or not _are_writers(found["who"]):
        return written, False
    before = _without_day(written[: found.start()])[0].strip(" ,")
    if not all(_PLACE.fullmatch(part.strip()) for part in before.split(",")) or _IN_TITLES.search(before):
        return written, False
    return written[: found.start()], True


def _are_writers(said: str) -> bool:
    """Whether it may be initials ("kps/det"), since no part of it is a common word or abbreviation."""
    parts = [part.lower() for part in said.split("/")]
    return not any(is_stop_word(part) or part in _NO_WRITERS or part.upper() in _NO_INITIALS for part in parts)


def _initials(written: str, parts: list[str]) -> list[str]:
    """The initials of a paper that a dateline ends with, in a list; none that shorten the words before ("Krui Utara (KU)")."""
    if len(parts) != 2 or not _INITIALS.fullmatch(parts[1]) or parts[1] in _NO_INITIALS:
        return []
    words = parts[0].split()
    is_abbreviation = "".join(word[0] for word in words).upper().endswith(parts[1])
    is_place = len(words) <= 3 and all(word[0].isupper() for word in words) and (written.isupper() or written.endswith(")"))
    return [parts[1]] if is_place and not is_abbreviation else []


def _names_in_brackets(written: str) -> list[str]:
    """The names in brackets that a dateline ends with, where one of them is that of an outlet or an agency."""
    found = _IN_BRACKETS.search(written)
    if found is None:
        return []
    names = [name.strip() for name in re.split(r"[,/|]", found["names"])]
    return names if any(_names_an_outlet(name.upper(), 1) or name.upper() in _AGENCIES for name in names) else []


def is_domain(written: str) -> bool:
    """Whether it is the name of an outlet on the web, and nothing else ("KabarPesisir.com")."""
    return _DOMAIN.fullmatch(written.strip()) is not None


def _spelled(outlet: str) -> str:
    """The name "PANTAU LAMPUNG" as the paper spells itself elsewhere, "Pantau Lampung", so that an archive counts it once."""
    if whole := _WHOLE_NAMES.get(outlet.lower()):
        return whole
    names = outlet.split()
    if len(names) == 1 or not outlet.isupper() or _DOMAIN.search(outlet):
        return outlet
    return " ".join(name if name in _ACRONYMS or len(name) < 3 else name.capitalize() for name in names)


def _names_an_outlet(part: str, parts: int) -> bool:
    """Whether a part of a dateline that has so many `parts` names an outlet."""
    if _DOMAIN.fullmatch(part):
        return True
    if part.lower() in _NATIONAL and (parts > 1 or part.lower() not in _ALSO_WORDS):
        return True
    words = re.findall(r"\w+", part)
    if parts > 1 and len(words) > 1 and part.istitle() and (words[0] in _FIRST_WORDS or words[-1] in _LAST_WORDS):
        return True  # "Krui, Kabar Pesisir –", "Krui, Lampung Post –"
    if part in ("TV", "FM"):
        return False
    return not (_OUTLET_WORDS | _ACRONYMS).isdisjoint(words) or any(_WITH_OUTLET_WORD.fullmatch(word) for word in words)


def _is_headline(line: str, dash: re.Match[str]) -> bool:
    """Whether the capitals go on behind the dash ("PILKADA – KPU TETAPKAN CALON")."""
    lead = line[dash.end() :]
    return lead.isupper() and len(lead.split()) > 1
