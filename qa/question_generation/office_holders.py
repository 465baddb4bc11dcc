"""People and the offices that stand beside them, as newspapers write them: "Kapolres Lampung Barat, AKBP Rinaldo Aser".

Only what can be told apart for certain is found: where an office ends and a name begins has to be marked by a comma or a
rank, or shown by the article, which later calls people by one name alone ("ujar Rinaldo").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import Span
from qa.reading.spans import with_rank, without_degrees

# Head of an office -> English, where its complement is a place or a body; "{}" is that complement, kept in Indonesian.
OFFICES: dict[str, str] = {
    "Wakil Bupati": "the deputy regent of {}",
    "Bupati": "the regent of {}",
    "Wakil Gubernur": "the deputy governor of {}",
    "Gubernur": "the governor of {}",
    "Wakil Wali Kota": "the deputy mayor of {}",
    "Wakil Walikota": "the deputy mayor of {}",
    "Wali Kota": "the mayor of {}",
    "Walikota": "the mayor of {}",
    "Kapolrestabes": "the police chief of {}",
    "Kapolresta": "the police chief of {}",
    "Kapolres": "the police chief of {}",
    "Kapolsek": "the subdistrict police chief of {}",
    "Kapolda": "the regional police chief of {}",
    "Camat": "the head of the subdistrict of {}",
    "Lurah": "the head of the kelurahan of {}",
    "Kepala Desa": "the village head of {}",
    "Sekretaris Daerah": "the regional secretary of {}",
    "Sekda": "the regional secretary of {}",
    "Sekretaris Jenderal": "the secretary general of {}",
    "Sekjen": "the secretary general of {}",
    "Direktur Utama": "the president director of {}",
    "Direktur Eksekutif": "the executive director of {}",
    "Presiden Direktur": "the president director of {}",
    "CEO": "the CEO of {}",
    "Rektor": "the rector of {}",
    "Wakil Ketua": "the deputy chair of {}",
    "Ketua Umum": "the general chair of {}",
    "Ketua": "the chair of {}",
    "Wakil Kepala": "the deputy head of {}",
    "Kepala": "the head of {}",
    "Pelatih": "the coach of {}",
    "Presiden": "the president of {}",
    "Manajer": "the manager of {}",
    "Kabid Humas": "the spokesperson (Kabid Humas) of {}",
    "Kasat Reskrim": "the head of criminal investigation (Kasat Reskrim) of {}",
    "Kasat Lantas": "the head of traffic police (Kasat Lantas) of {}",
    "Kepala Kejaksaan Negeri": "the chief prosecutor (Kepala Kejaksaan Negeri) of {}",
}
# These are held by several people at once, so that asking for the holder has no one answer.
_SHARED = frozenset(["Wakil Ketua", "Wakil Kepala", "Manajer"])
# A head that says little by itself: what it heads has to begin with a word for a body.
_NEEDS_A_BODY = frozenset(["Ketua", "Wakil Ketua", "Ketua Umum", "Kepala", "Wakil Kepala", "CEO", "Manajer", "Presiden"])
_BODY = re.compile(
    r"(?:[A-Z]{2,}\b|Dinas|Badan|Balai|Kantor|Bidang|Bagian|Biro|Pusat|Puskesmas|Kejaksaan|Pengadilan|Lapas|Rutan|SMA|SMK|SMP|SD|"
    r"Komisi|Panitia|Fraksi|Federasi|Persatuan|Asosiasi|Himpunan|Ikatan|Serikat|Yayasan|Kamar|Dewan|Majelis|Gerakan|Partai|"
    r"Forum|Lembaga|Museum|Stasiun|Satuan|Direktorat|Perum|Unit|Divisi|Pusdatin|Polisi|Kepolisian|Rumah|Sekolah|Bawaslu|Kadin)"
)
_SAYS_LITTLE = re.compile(r"^DPP\b|^DPW\b|Komisi [IVX]+$|^(?:Kabupaten|Kota|Provinsi|Komisi|Fraksi|Panitia|Bidang|Tim)$")
_FORMER = re.compile(
    r"\b(?:mantan|eks|bakal calon|calon|mendiang|almarhum|istri|suami|anak|putra|putri|adik|kakak|ajudan|sopir|staf|rumah|"
    r"kantor|kursi|jabatan|pasangan|pemilihan|saat itu|ketika itu|kala itu|waktu itu|posisi|pelaksana tugas|para|sejumlah)\s\Z",
    re.IGNORECASE,
)
# Not part of a person's name.
NOT_NAMES = frozenset(
    "Kabupaten Kota Kecamatan Kelurahan Desa Provinsi Propinsi Dusun Jalan Pulau Gunung Sungai Pantai Dinas Badan Balai Kantor "
    "Polres Polda Polsek Polresta Mapolres Mapolda Kodim Kementerian Menteri Komisi Partai Fraksi DPR DPRD MPR KPU Bawaslu KPK "
    "Universitas Institut Sekolah Rumah Sakit Indonesia Jakarta Jawa Sumatera Sumatra Kalimantan Sulawesi Papua Bali Lampung "
    "Barat Timur Utara Selatan Tengah Tenggara Pusat Daerah Negeri Republik Senin Selasa Rabu Kamis Jumat Sabtu Minggu Januari "
    "Februari Maret April Mei Juni Juli Agustus September Oktober November Desember Bupati Gubernur Wali Walikota Wakil Ketua "
    "Kepala Direktur Kapolres Kapolda Kapolsek Kasat Camat Sekretaris Presiden Bank Grup Group Tbk Persero Pemerintah Pemkab "
    "Pemkot Pemprov Tim Satgas Bidang Bagian Biro Unit Reserse Kriminal Humas Pemilu Pilkada Umum Nasional Sementara Namun "
    "Menurut Saat Ketika Sedangkan Selain Adapun Dalam Dari Pada Untuk Hal Ini Itu Para Sang Si Karena Setelah Usai Kata Ujar "
    "Jadi Ketum Eks Mantan Calon Istri Suami Chief Profesor Pihak Ibu Bapak Pak Bu Foto Dok Anak Pasangan Artis Aktor Penyanyi "
    "Anggota Polisi Korban Tersangka Terdakwa Pelaku Warga Kombes Kompol Iptu Ipda Divisi Liga Piala Stadion Bandara".split()
)
_NAME_PART = r"(?:[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?|[A-Z]\.)"
NAME = rf"{_NAME_PART}(?: (?:bin |binti |al-|van |de )?{_NAME_PART}){{0,4}}"
_MILITARY = (
    r"(?:Inspektur|Jenderal|Letjen|Mayjen|Komjen|Irjen|Brigjen|Brigadir|Komisaris|Kombes|Komes|AKBP|Kompol|AKP|Iptu|Ipda|"
    r"Letnan|Letkol|Kolonel|Mayor|Kapten|Lettu|Pol)"
)
RANK = (
    rf"(?:(?:{_MILITARY}|Prof|Dr|dr|drg|Drs|Dra|Ir|H|Hj|KH|Ustaz|Ustadz|R|Tgk)\.? "
    r"(?:Jenderal |Besar |Polisi |Pol\.? |TNI |Inf\.? |\(Purn\.?\) )?)"
)
_PROPER = rf"(?!{_MILITARY}\b)(?:[A-Z][\w'’/-]*|\d+/[A-Z]\w*)"
_COMPLEMENT = rf"{_PROPER}(?: (?:dan |of )?{_PROPER}){{0,7}}"
_HELD = re.compile(
    rf"(?P<head>{'|'.join(sorted(OFFICES, key=len, reverse=True))}) (?P<rest>{_COMPLEMENT})"
    rf"(?P<comma>, )?(?P<rank>{RANK}{{1,3}})?(?P<name>(?<=[ ]){NAME})?(?P<after>.?.?.?)"
)
_ENDS_A_NAME = re.compile(r"(?:[,.;:(]| [a-z(]|$|[\"”])")
_SPEAKS = r"(?:kata|ujar|jelas|tutur|ungkap|menurut|imbuh|tambah|papar|terang|ucap|sebut|lanjut|beber|tegas|tandas|sambung)"
_SAYS = r"(?:mengatakan|menyebut|menjelaskan|menuturkan|mengungkapkan|menambahkan|menegaskan|juga|berharap|mengaku|menilai)"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds which office, by their places in the article; `complement` is what the office is of."""

    head: str
    complement: str
    office: Span
    name: Span
    ranked: Span

    @property
    def is_shared(self) -> bool:
        return self.head in _SHARED


def is_person(name: str) -> bool:
    """Whether capitalised words can be a person's whole name: two words or more, none twice, none that names something else."""
    tokens = name.split()
    return (
        2 <= len(tokens) <= 5
        and not re.match(r"(?:Pe|Ke)\w{4,}an$", tokens[0])
        and not any(token.strip(".,") in NOT_NAMES for token in tokens)
        and sum(len(token.strip(".")) > 2 for token in tokens) >= 2
        and len(set(tokens)) == len(tokens)
    )


def holders_in(text: str, start: int, end: int) -> Iterator[Holder]:
    """The people beside whose names their office stands within `text[start:end]`."""
    for match in _HELD.finditer(text, start, end):
        in_office = not _FORMER.search(text, max(0, match.start() - 24), match.start()) and not _is_inside(text, match.start())
        if in_office and (found := _holder(text, match)):
            yield found


def _is_inside(text: str, start: int) -> bool:
    """Whether the office begins within a longer one or a word: "Wakil Ketua", "ex-Bupati"."""
    return bool(
        re.search(
            r"(?:[\w/-]|\b(?:Wakil|Plt\.?|Pj\.?|Pjs\.?|Asisten|Staf|Sekretaris|Istri|Mantan|Calon|Eks) )\Z", text[:start][-12:]
        )
    )


def _holder(text: str, match: re.Match[str]) -> Holder | None:
    if match["comma"] or match["rank"]:
        name = Span(*match.span("name")) if match["name"] else None
        complement = Span(*match.span("rest"))
        if name and not match["rank"] and not _acts(text, match.start(), name):
            return None
    else:
        name, complement = _split(text, Span(*match.span("rest")))
    if name is None:
        return None
    name = without_degrees(text, name)
    said = text[complement.start : complement.end]
    fits = is_person(text[name.start : name.end]) and _ENDS_A_NAME.match(text[name.end : name.end + 2])
    if not fits or not _is_complement(match["head"], said):
        return None
    ranked = with_rank(text, name, complement.end)
    return Holder(match["head"], said, Span(match.start(), complement.end), name, ranked)


def _acts(text: str, start: int, name: Span) -> bool:
    """Whether who is named behind a comma speaks or does something: a place or another body would stand there too."""
    said_by = re.search(rf"\b(?:{_SPEAKS}(?: oleh)?|oleh|dipimpin|dibuka|ditutup) \Z", text[max(0, start - 20) : start])
    does = re.match(r",? (?:juga |akan |telah |pun )?(?:me|ber)[a-z]{3,}\b", text[name.end : name.end + 40])
    return bool(said_by or does)


def _split(text: str, rest: Span) -> tuple[Span | None, Span]:
    """Where the complement ends and the name begins, by the one name that the article goes on to use."""
    tokens = [Span(rest.start + m.start(), rest.start + m.end()) for m in re.finditer(r"\S+", text[rest.start : rest.end])]
    for place in range(1, len(tokens) - 1):
        token = text[tokens[place].start : tokens[place].end]
        alone = rf"\b{_SPEAKS} (?:Pak |Bu |Ibu )?{re.escape(token)}\b(?! [A-Z])|(?<=[.\n] ){re.escape(token)} {_SAYS}\b"
        before = text[tokens[place - 1].start : tokens[place - 1].end]
        # "Komisi II DPR Ahmad Doli": the first name is nowhere without the second, a place or a body is.
        stands_alone = before.isupper() or re.search(rf"\b{re.escape(before)}\b(?! {re.escape(token)})", text)
        if token not in NOT_NAMES and len(token) > 2 and stands_alone and re.search(alone, text):
            return Span(tokens[place].start, rest.end), Span(rest.start, tokens[place - 1].end)
    return None, rest


def _is_complement(head: str, said: str) -> bool:
    """Whether it says enough to know the office by: a place, or a body with its name or place."""
    tokens = said.split()
    if tokens[-1] in ("Kabupaten", "Kota", "Provinsi", "Daerah", "Setempat") or _SAYS_LITTLE.search(said):
        return False
    if len(tokens) > 2 and tokens[-1] == "".join(token[0] for token in tokens[:-1]):
        return False  # a bracket was lost between a name and its letters
    if head in _NEEDS_A_BODY:
        return bool(_BODY.match(said)) and (len(tokens) >= 2 or (said.isupper() and len(said) >= 3))
    return not re.match(rf"{RANK}", f"{said} ")
