"""Spans of a kind: names with their offices, dates and times, amounts, places. By the way newspapers write them.

All spans count code points of the text that is searched.
"""

import re

from corpus.dates import find_dates
from corpus.types import Span
from qa.question import Kind

_UNITS = (
    r"(?:ribu|juta|miliar|milyar|triliun|persen|%|orang|jiwa|warga|rumah|unit|kepala keluarga|KK|desa|kecamatan|hektare?|ha|meter|km|"
    r"kilometer|kg|kilogram|ton|kuintal|liter|tahun|bulan|hari|jam|menit|kali|buah|ekor|siswa|peserta|personel|kursi|suara|TPS|paket|"
    r"poin|medali|titik|ruas|kasus|pasien|korban|kapal|kendaraan|sekolah|guru|keluarga|sentimeter|cm|derajat|batang|bidang|lembar)"
)
_AMOUNT = re.compile(rf"(?:Rp\.?\s?)?\d[\d.,]*(?:\s?(?:-|hingga|sampai)\s?\d[\d.,]*)?(?:\s{_UNITS}\b)*(?:\s?%)?|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan|puluhan|ratusan|ribuan)\s(?:\w+\s)?{_UNITS}\b", re.IGNORECASE)
_TIME = re.compile(r"\b(?:pukul|pkl\.?|jam)\s\d{1,2}[.:]\d{2}(?:\s?WI[BT]A?)?", re.IGNORECASE)
_CAPITAL = r"(?:[A-Z][\w'’-]*|[A-Z]\.)"
_NAME = re.compile(rf"{_CAPITAL}(?:[ ,]{{1,2}}(?:{_CAPITAL}|bin|binti|di|van))*")
_PLACE = re.compile(rf"\b(?:di|ke|dari|diaula|dilapangan)\s((?:(?:[a-z]+\s){{0,3}})?{_CAPITAL}(?:\s(?:{_CAPITAL}|dan|\d+))*)")

# Words that stand before a name and belong to it: rank, academic and religious titles.
_RANK = re.compile(
    r"(?:(?:Jenderal|Komjen|Irjen|Brigjen|Kombes(?: Pol\.?)?|AKBP|Kompol|AKP|Iptu|Ipda|Aiptu|Aipda|Bripka|Brigadir|Briptu|Bripda|Letkol|Kolonel|Mayor|Kapten|"
    r"Lettu|Letda|Serka|Serda|Sertu|Laksda|Laksma|Marsda|Marsma|Pol\.?|Inf\.?|Arh\.?|Kav\.?|Czi\.?|Prof\.?|Dr\.?|dr\.?|drg\.?|Drs\.?|Dra\.?|Ir\.?|H\.?|Hj\.?|KH\.?|Tgk\.?|"
    r"Ustaz|Ustadz|Pdt\.?|R\.?|M\.?)\s?)+$"
)
_OFFICE_WORDS = (
    r"Kapolres(?:ta(?:bes)?)?|Kapolsek|Kapolda|Kapolri|Wakapol\w+|Kasat\w*|Kabag|Kanit|Kasi|Kabid\w*|Danramil|Dandim|Danrem|Pangdam|Bupati|Wakil Bupati|Wabup|"
    r"Gubernur|Wakil Gubernur|Wagub|Wali ?[Kk]ota|Wakil Wali ?[Kk]ota|Camat|Lurah|Kepala|Kades|Ketua|Wakil Ketua|Sekretaris|Sekda|Sekjen|Plt\.?|Pj\.?|Pjs\.?|"
    r"Menteri|Presiden|Wakil Presiden|Direktur\w*|Manajer|Kajari|Kajati|Jaksa|Hakim|Anggota|Komisioner|Asisten|Staf|Koordinator|Juru [Bb]icara|Humas|Rektor|Dekan|"
    r"Pelatih|Kapten|Kadis\w*|Kaban|Kabid|Bendahara|Pengamat|Peneliti|Dosen|Guru"
)
_OFFICE = re.compile(rf"(?:\b(?:{_OFFICE_WORDS})(?:\s(?:[A-Z][\w'’.-]*|[IVX]+|\d+|dan|bidang|daerah))*,?\s?)+$")
OFFICE_REACH = 90  # characters before a name in which its office is looked for


def spans_of(kind: Kind, text: str, start: int, end: int) -> list[Span]:
    """Spans of `text[start:end]` that a question of this kind may be answered with, in order."""
    if kind == "who":
        return [with_office(text, span, start) for span in _matches(_NAME, text, start, end)]
    if kind == "when":
        dates = [found.span for found in find_dates(text) if start <= found.span.start and found.span.end <= end]
        return sorted([*dates, *_matches(_TIME, text, start, end)])
    if kind == "howmany":
        return _matches(_AMOUNT, text, start, end)
    if kind == "where":
        return [Span(*match.span(1)) for match in _PLACE.finditer(text, start, end)]
    return []


def with_rank(text: str, span: Span, least: int = 0) -> Span:
    """The name with the rank and titles that stand before it, not reaching before `least`."""
    found = _RANK.search(text[least : span.start])
    return Span(least + found.start(), span.end) if found else span


def with_office(text: str, span: Span, least: int = 0) -> Span:
    """The name with rank and office where they stand beside it, not reaching before `least` or over a sentence."""
    ranked = with_rank(text, span, least)
    begin = max(least, ranked.start - OFFICE_REACH)
    found = _OFFICE.search(text[begin : ranked.start])
    return Span(begin + found.start(), span.end) if found else ranked


def _matches(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text, start, end)]
