"""Spans of a kind: names with their offices, dates and times, amounts, places. By the way newspapers write them.

All spans count code points of the text that is searched.
"""

import re

from corpus.dates import find_dates
from corpus.types import Span
from qa.types import AnswerType

_UNITS = (
    r"(?:ribu|juta|miliar|milyar|triliun|persen|%|orang|jiwa|warga|rumah|unit|kepala keluarga|KK|desa|kecamatan|hektare?|ha|"
    r"meter|km|kilometer|kg|kilogram|ton|kuintal|liter|tahun|bulan|hari|jam|menit|kali|buah|ekor|siswa|peserta|"
    r"personel|kursi|suara|TPS|paket|poin|medali|titik|ruas|kasus|pasien|korban|kapal|kendaraan|"
    r"sekolah|guru|keluarga|sentimeter|cm|derajat|batang|bidang|lembar)"
)
_NUMBER = r"\d+(?:[.,]\d+)*"
# Not the parts of "26/08", "U-17" or "Covid-19".
_AMOUNT = re.compile(
    rf"(?<![\w/.,-])(?:Rp\.?\s?)?{_NUMBER}(?:\s?(?:-|–|hingga|sampai)\s?{_NUMBER})?(?![/\d])(?:\s?{_UNITS}\b)*(?:\s?%)?"
    rf"|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belasan|puluhan|ratusan|ribuan)\s(?:\w+\s)?{_UNITS}\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:pukul|pkl\.?|jam)\s\d{1,2}[.:]\d{2}(?:\s?WI[BT]A?)?", re.IGNORECASE)
_CAPITAL = r"(?:[A-Z][\w'’-]*|[A-Z]\.)"
_NAME = re.compile(rf"{_CAPITAL}(?:[ ,]{{1,2}}(?:{_CAPITAL}|bin|binti|van))*")
_NAME_BEHIND = re.compile(rf"\.?\s(?:\(Purn\.?\)\s)?{_CAPITAL}(?:\s{_CAPITAL}|\s(?:bin|binti|van))*")
_PLACE = re.compile(rf"\b(?:di|ke|dari|diaula|dilapangan)\s((?:(?:[a-z]+\s){{0,3}})?{_CAPITAL}(?:\s(?:{_CAPITAL}|dan|\d+))*)")

# Words that stand before a name and belong to it: rank, academic and religious titles.
_RANK = re.compile(
    r"(?:\b(?:Jenderal|Letjen|Mayjen|Komjen|Irjen|Brigjen|Kombes|AKBP|Kompol|AKP|Iptu|Ipda|Aiptu|Aipda|"
    r"Bripka|Brigadir|Briptu|Bripda|Letkol|Kolonel|Mayor|Kapten|Lettu|Letda|Serka|Serda|Sertu|Laksda|Laksma|Marsda|"
    r"Marsma|Pol\.?|Inf\.?|Arh\.?|Kav\.?|Czi\.?|Prof\.?|Dr\.?|dr\.?|drg\.?|Drs\.?|Dra\.?|Ir\.?|"
    r"H\.?|Hj\.?|KH\.?|Tgk\.?|Ustaz|Ustadz|Pdt\.?|R\.?|M\.?)\s?)+$"
)
_OFFICE_WORDS = (
    r"Kapolres(?:ta(?:bes)?)?|Kapolsek|Kapolda|Kapolri|Wakapol\w+|Kasat\w*|Kabag|Kanit|Kasi|Kabid\w*|Danramil|Dandim|Danrem|"
    r"Pangdam|Bupati|Wabup|Gubernur|Wagub|Wali ?[Kk]ota|Camat|Lurah|Kepala|Kades|Wakil Ketua|Ketua|Sekretaris|Sekda|Sekjen|"
    r"Plt\.?|Pjs?\.?|Wakil (?:Bupati|Gubernur|Wali ?[Kk]ota|Presiden)|Menteri|Presiden|Direktur\w*|Manajer|Kajari|"
    r"Kajati|Jaksa|Hakim|Anggota|Komisioner|Asisten|Staf|Koordinator|Juru [Bb]icara|Humas|Rektor|Dekan|Pelatih|Kapten|"
    r"Kadis\w*|Kaban|Bendahara|Pengamat|Peneliti|Dosen|Guru"
)
# Before an office these make it somebody else's, or one that is held no longer or not yet.
_NOT_IN_OFFICE = r"(?:(?:mantan|eks|bakal calon|calon|wakil|istri|suami|anak|putra|putri|ajudan|sopir)\s)"
# One office and what it is of; a comma only before the name, so that it never reaches over the person named before.
_OFFICE = re.compile(
    rf"\b(?i:{_NOT_IN_OFFICE})?(?:{_OFFICE_WORDS})"
    rf"(?:\s(?:(?:dan|bidang|daerah)\s(?!{_OFFICE_WORDS}))?(?:[A-Z]\w{{0,2}}\.|[A-Z][\w'’-]*|\d+(?:/[A-Z]\w*)?))*,?\s?$"
)
_CAPITALS_BEFORE = re.compile(rf"(?:{_CAPITAL}\s)+$")
_THINGS = frozenset(
    "Operasi Ops Festival Gunung Hotel Aula Gedung Jalan Jl Pantai Pulau Stadion Masjid Lapangan Piala Lomba Program Pasar "
    "Bandara Pelabuhan Terminal Sungai Danau Waduk Bendungan Jembatan Tol Taman Museum Curug".split()
)
# Who is asked for is hardly ever an institution or a place: of 745 answers to such training questions five are.
_NO_PERSON = re.compile(
    r"(?:Kabupaten|Kota|Kecamatan|Desa|Kelurahan|Provinsi|Pekon|Dusun|Jalan|Jl|Polda|Polri|Polres\w*|Polsek|Kejari|Kejati|Kejaksaan|"
    r"PT|CV|Bawaslu|Panwaslu|KPUD?|KPK|DPRD?|DPD|Dinas|Disp\w+|BPBD|BMKG|Badan|Balai|Kementerian|Kemen\w+|Pem[kp]\w+|Pemerintah|"
    r"Partai|Komisi|Bank|Universitas|Yayasan|Mahkamah|Pengadilan|TNI|Satlantas|Satres\w+|Satpol|Tim|Forum|Asosiasi|Persatuan|"
    r"Ikatan|Fraksi|RSUD?|SM[AKP]N?|SDN?|Lembaga|Komnas|Single Page|Baca juga)\b"
)
_RANKED = re.compile(
    r"(?:Jenderal|Letjen|Mayjen|Komjen|Irjen|Brigjen|Kombes|AKBP|Kompol|AKP|Iptu|Ipda|Aiptu|Aipda|Bripka|Letkol|Kolonel)\.? "
)
_SAYS = re.compile(
    r",?\s(?:mengatakan|menyatakan|menyebut\w*|menuturkan|menjelaskan|menegaskan|mengaku|mengungkapkan|menambahkan|menilai|berharap|"
    r"mengimbau|meminta|memastikan|membenarkan|mengapresiasi|menyampaikan|memaparkan|menerangkan|tak|tidak|juga|telah|akan)\b"
)
# "Peraturan Gubernur DKI Jakarta Nomor 80 Tahun 2020", whatever part of it was pointed at.
_REGULATION = re.compile(
    r"(?:\b(?:Peraturan|Pergub|Perda|Perwali|Perwako|Perbup|Perpres|Permen\w+|PKPU|PP|Perppu|UU|Undang-[Uu]ndang|Inpres|Instruksi|Keppres|"
    r"Keputusan|Kepmen\w+|Surat Edaran|SE|Putusan)(?:\s\(\w+\))?(?:\s(?:[A-Z][\w-]*|\(\w+\))){0,4}\s)?"
    r"\b(?:Nomor|No\.?|nomor)\s?:?\s?\d[\w./-]*(?:\s[Tt]ahun\s\d{4})?(?:\s[Pp]asal\s\d+)?(?<![.,])"
)
OFFICE_REACH = 120  # characters before a name in which its office is looked for


_DEGREES = re.compile(
    r"(?:,?\s(?:(?:S|M|A|B|Sp|Ph|Lc)\.\s?[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,4})*|MT|MM|MH|SH|SE|ST|SIK|SSos|SPd|MPd|MSi)\.?(?=,|\s|$)|,)+$"
)


_LOOKS_LIKE: dict[AnswerType, re.Pattern[str]] = {
    "who": re.compile(r"[A-Z]"),
    "where": re.compile(r"[A-Z]"),
    "when": re.compile(
        r"\d|senin|selasa|rabu|kamis|jumat|sabtu|minggu|pagi|siang|sore|malam|tahun|bulan|kemarin|besok|januari|februari|maret|april"
        r"|mei|juni|juli|agustus|september|oktober|november|desember",
        re.IGNORECASE,
    ),
    "howmany": re.compile(
        r"\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se\w+|belas|puluh|ratus|ribu|juta)", re.I
    ),
}


def looks_like(kind: AnswerType, said: str) -> bool:
    """Whether words can be an answer of this kind by their looks: a name has capitals, an amount a number, no "what" a rank."""
    if kind == "what":
        return not _RANKED.match(said)
    if kind == "who" and _NO_PERSON.match(said):
        return False
    return kind not in _LOOKS_LIKE or bool(_LOOKS_LIKE[kind].search(said))


def names_a_thing(text: str, span: Span) -> bool:
    """Whether a span ends the name of an operation, a festival, a mountain or a building: "Krakatau" in "Operasi Krakatau"."""
    before = _CAPITALS_BEFORE.search(text, max(0, span.start - OFFICE_REACH), span.start)
    return before is not None and not _THINGS.isdisjoint(before.group().split()[-4:])


def is_of_one_piece(said: str) -> bool:
    """Whether words can be an answer at all: in one line, with every bracket closed that they open, and the other way round."""
    return "\n" not in said and all(said.count(a) == said.count(b) for a, b in ("()", "[]", "“”"))


def spans_of(kind: AnswerType, text: str, start: int, end: int) -> list[Span]:
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
    found = _RANK.search(text, least, span.start)
    return Span(found.start(), span.end) if found else span


def with_name(text: str, span: Span) -> Span:
    """The rank or title with the name behind it, where only that was pointed at: "Komjen (Purn) Purwadi" for "Komjen"."""
    if not _RANK.fullmatch(text, span.start, span.end):
        return span
    found = _NAME_BEHIND.match(text, span.end)
    return Span(span.start, found.end()) if found else span


def without_degrees(text: str, span: Span) -> Span:
    """The name without the degrees behind it: "Rinaldo Aser, S.H., S.I.K., M.Si" is Rinaldo Aser."""
    found = _DEGREES.search(text, span.start, span.end)
    return Span(span.start, found.start()) if found and found.start() > span.start else span


def without_saying(text: str, span: Span) -> Span:
    """The name without what its bearer says or does: "Murison" of "Murison mengatakan"."""
    found = _SAYS.search(text, span.start, span.end)
    return Span(span.start, found.start()) if found and text[span.start].isupper() else span


def whole_regulation(text: str, span: Span, least: int, most: int) -> Span:
    """The regulation that the span is a part of, with its number and year, within `text[least:most]`; else the span."""
    for found in _REGULATION.finditer(text, least, most):
        if found.start() < span.end and span.start < found.end():
            return Span(min(found.start(), span.start), max(found.end(), span.end))
    return span


def with_office(text: str, span: Span, least: int = 0) -> Span:
    """The name with rank and office where they stand beside it, not reaching before `least` or over a sentence."""
    ranked = with_rank(text, span, least)
    found = _OFFICE.search(text, max(least, ranked.start - OFFICE_REACH), ranked.start)
    return Span(found.start(), span.end) if found else ranked


def _matches(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text, start, end)]
