"""The words before the dash that a newspaper puts in front of its lead: a place, an outlet, or both."""

import re
from dataclasses import dataclass

_OUTLET_WORDS = frozenset(
    "PANTAU KABAR WARTA SUARA LENSA RADAR TRIBUN HARIAN POS POST NEWS MEDIA BERITA ANTARA KORAN SINAR TEMPO KOMPAS REPUBLIKA "
    "DETIK JURNAL GEMA HALUAN SURYA MERDEKA ONLINE EKSPRES EXPRESS TIMES ".split()
)
_ACRONYMS = frozenset("TV FM RRI TVRI CNN CNBC ANTARA".split())
_DASH = re.compile(r"\s*[–—]+\s*|\s+-(?:\s*-)*\s+|,\s*-\s*")
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
    dash = _DASH.search(text, 1, _MAX_CHARS + 3)
    if dash is None or _is_headline(text.partition("\n")[0], dash):
        return None
    written = text[: dash.start()].strip()
    parts = [part.strip() for part in re.split(r"[,/|()]", written) if part.strip()]
    outlets = [part for part in parts if _names_an_outlet(part)]
    if not parts or not (written.isupper() or outlets) or not all(part[0].isupper() or part in outlets for part in parts):
        return None
    places = [part for part in parts if part not in outlets and not any(c.isdigit() for c in part)]
    return Dateline(", ".join(places) or None, _spelled(outlets[0]) if outlets else None, dash.end())


def _spelled(outlet: str) -> str:
    """The name "PANTAU LAMPUNG" as the paper spells itself elsewhere, "Pantau Lampung", so that an archive counts it once."""
    names = outlet.split()
    if len(names) == 1 or not outlet.isupper() or _DOMAIN.search(outlet):
        return outlet
    return " ".join(name if name in _ACRONYMS or len(name) < 3 else name.capitalize() for name in names)


def _names_an_outlet(part: str) -> bool:
    if _DOMAIN.fullmatch(part):
        return True
    return not (_OUTLET_WORDS | _ACRONYMS).isdisjoint(re.findall(r"\w+", part))


def _is_headline(line: str, dash: re.Match[str]) -> bool:
    """Whether the capitals go on behind the dash ("PILKADA – KPU TETAPKAN CALON")."""
    lead = line[dash.end() :]
    return lead.isupper() and len(lead.split()) > 1
