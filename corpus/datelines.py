"""The words before the dash that a newspaper puts in front of its lead: a place, an outlet, or both."""

import re
from dataclasses import dataclass

_OUTLET_WORDS = frozenset(
    "PANTAU KABAR WARTA SUARA LENSA RADAR TRIBUN HARIAN POS POST NEWS MEDIA BERITA ANTARA KORAN SINAR TEMPO KOMPAS REPUBLIKA "
    "DETIK JURNAL GEMA HALUAN SURYA MERDEKA ONLINE EKSPRES EXPRESS TIMES ".split()
)
_ACRONYMS = frozenset("TV FM RRI TVRI CNN CNBC ANTARA".split())
# Outlets in one word: "RMOLLAMPUNG", "TRIBUNLAMPUNG", "LAMPUNGPOST".
_WITH_OUTLET_WORD = re.compile(
    r"(?:TRIBUN|RADAR|RMOL|KABAR|WARTA|SUARA|LENSA|HARIAN|JURNAL)[A-Z]{3,}|[A-Z]{3,}(?:POST|NEWS|EKSPRES)"
)
_AGENCIES = frozenset("ANTARA BERNAMA REUTERS AFP XINHUA".split())
_DASH = re.compile(r"\s*[–—]+\s*|\s+-(?:\s*-)*\s+|\s+-(?=[A-Z\"“][^-]*\s)|,\s*-\s*")
# As in "Kabarpesisir.id, Krui: Warga …".
_COLON = re.compile(r"\A(?P<outlet>[\w-]+(?:\.[\w-]+)+),\s*(?P<place>[A-Z][\w ]{2,30}):\s+(?=\S)")
_IN_BRACKETS = re.compile(r"\((?P<names>[^()]+)\)\s*\Z")
_DAY = re.compile(r"\d{1,2}(?:/\d{1,2}|\s+[A-Z][a-z]+)(?:[/ ]\d{4})?")
_DOMAIN = re.compile(r"[\w-]+\.(?:com|id|co|net|org|co\.id|or\.id|go\.id|news)", re.IGNORECASE)
# Longer than this, a dash stands in a sentence. The longest of the regional papers is "BANDAR LAMPUNG, LAMPUNG (ANTARA)".
_MAX_CHARS = 60


@dataclass(frozen=True, slots=True)
class Dateline:
    """`length` counts the characters up to the lead, the dash included."""

    place: str | None
    outlet: str | None
    length: int


def read_dateline(text: str) -> Dateline | None:
    """The dateline that `text` begins with, or None.

    It is written in capitals ("MUARASABAK - "), or one part of it names an outlet ("Kompas.com, Jakarta - ").
    """
    if (colon := _COLON.match(text)) and is_domain(colon["outlet"]):
        return Dateline(colon["place"], colon["outlet"], colon.end())
    dash = _DASH.search(text, 1, _MAX_CHARS + 3)
    if dash is None or _is_headline(text.partition("\n")[0], dash):
        return None
    written = text[: dash.start()].strip()
    parts = [part.strip() for part in re.split(r"[,/|()]", written) if part.strip() and not _DAY.fullmatch(part.strip())]
    bracketed = _names_in_brackets(written)
    outlets = [part for part in parts if _names_an_outlet(part) or part in bracketed]
    if not parts or not (written.isupper() or outlets) or not all(part[0].isupper() or part in outlets for part in parts):
        return None
    places = [part for part in parts if part not in outlets and not any(c.isdigit() for c in part)]
    return Dateline(", ".join(places) or None, _spelled(outlets[0]) if outlets else None, dash.end())


def _names_in_brackets(written: str) -> list[str]:
    """The names in brackets that a dateline ends with, where one of them is that of an outlet or an agency."""
    found = _IN_BRACKETS.search(written)
    if found is None:
        return []
    names = [name.strip() for name in re.split(r"[,/|]", found["names"])]
    return names if any(_names_an_outlet(name.upper()) or name.upper() in _AGENCIES for name in names) else []


def is_domain(written: str) -> bool:
    """Whether it is the name of an outlet on the web, and nothing else ("KabarPesisir.com")."""
    return _DOMAIN.fullmatch(written.strip()) is not None


def _spelled(outlet: str) -> str:
    """The name "PANTAU LAMPUNG" as the paper spells itself elsewhere, "Pantau Lampung", so that an archive counts it once."""
    names = outlet.split()
    if len(names) == 1 or not outlet.isupper() or _DOMAIN.search(outlet):
        return outlet
    return " ".join(name if name in _ACRONYMS or len(name) < 3 else name.capitalize() for name in names)


def _names_an_outlet(part: str) -> bool:
    if _DOMAIN.fullmatch(part):
        return True
    words = re.findall(r"\w+", part)
    return not (_OUTLET_WORDS | _ACRONYMS).isdisjoint(words) or any(_WITH_OUTLET_WORD.fullmatch(word) for word in words)


def _is_headline(line: str, dash: re.Match[str]) -> bool:
    """Whether the capitals go on behind the dash ("PILKADA – KPU TETAPKAN CALON")."""
    lead = line[dash.end() :]
    return lead.isupper() and len(lead.split()) > 1
