"""What happened, where and when, taken apart where a sentence says it plainly: "Festival X digelar di Krui, Sabtu (20/9/2025)".

Only a subject that names something is taken, and it is asked for whole, so that the question reads as the newspaper wrote it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates import find_dates
from corpus.types import Span

WEEKDAY_NAME = r"\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad)\b"
# Passive or plain verb -> English participle behind "was".
HAPPENED: dict[str, str] = {
    "digelar": "held",
    "diselenggarakan": "held",
    "dilaksanakan": "held",
    "diadakan": "held",
    "dilangsungkan": "held",
    "dipusatkan": "held",
    "diresmikan": "inaugurated",
    "dibuka": "opened",
    "ditutup": "closed",
    "dilantik": "sworn in",
    "ditangkap": "arrested",
    "diringkus": "caught",
    "ditahan": "detained",
    "dimakamkan": "buried",
    "diluncurkan": "launched",
    "dirilis": "released",
    "didirikan": "founded",
    "ditemukan": "found",
    "dievakuasi": "evacuated",
    "dirawat": "treated",
}
# Verb -> English past tense behind "did", and the question words that fit it.
DID: dict[str, str] = {
    "terjadi": "happen",
    "berlangsung": "take place",
    "meninggal dunia": "die",
    "meninggal": "die",
    "lahir": "",
    "menikah": "marry",
    "tewas": "die",
}
# Who did it -> the active verb, and in English.
LED: dict[str, tuple[str, str]] = {
    "dipimpin": ("memimpin", "led"),
    "dibuka": ("membuka", "opened"),
    "diresmikan": ("meresmikan", "inaugurated"),
    "ditutup": ("menutup", "closed"),
    "dilantik": ("melantik", "swore in"),
    "diserahkan": ("menyerahkan", "handed over"),
    "didirikan": ("mendirikan", "founded"),
    "disutradarai": ("menyutradarai", "directed"),
    "diproduseri": ("memproduseri", "produced"),
    "ditulis": ("menulis", "wrote"),
    "diketuai": ("mengetuai", "chaired"),
}
# Heads of events -> English; "{}" is what stands behind them, kept as it is.
_HEADS: dict[str, str] = {
    "rapat koordinasi": "the coordination meeting of {}",
    "rapat paripurna": "the plenary meeting of {}",
    "rapat kerja": "the working meeting of {}",
    "pelantikan": "the swearing-in of {}",
    "peluncuran": "the launch of {}",
    "peresmian": "the inauguration of {}",
    "pembukaan": "the opening of {}",
    "penutupan": "the closing of {}",
    "pernikahan": "the wedding of {}",
    "kunjungan": "the visit of {}",
    "pemakaman": "the funeral of {}",
    "konser": "the concert of {}",
    "sidang": "the trial of {}",
    "pertandingan": "the match {}",
    "laga": "the match {}",
    "balapan": "the race {}",
    "final": "the final of {}",
    "film": "the film {}",
    "lagu": "the song {}",
    "acara": "the event {}",
    "ajang": "the event {}",
    "festival": "the festival {}",
    "turnamen": "the tournament {}",
    "kebakaran": "the fire at {}",
    "banjir": "the flood in {}",
    "gempa": "the earthquake in {}",
    "kecelakaan": "the accident in {}",
    "kongres": "the congress of {}",
    "muktamar": "the congress of {}",
    "debat": "the debate of {}",
}
_EVENTS = (*_HEADS, "upacara", "lomba", "kejuaraan", "pelatihan", "pameran", "jembatan", "seminar", "aksi", "pembangunan")
_NOUN = re.compile(
    r"(?:Pe\w+an|Ke\w+an|Per\w+an|Lokasi|Jasad|Jenazah|Warga|Polisi|Puluhan|Ratusan|Sejumlah|Acara|Restoran|Live|"
    r"Anggota|Peserta|Pemenang|Pemain|Gelaran|Almarhum|Almarhumah|Prof|Presiden|Mantan|Bupati|Gubernur|Menteri|Wakil|Wali|Ketua|Kepala|Duel|Pagelaran|Balap|Lomba|Kejuaraan|Demonstrasi|Fenomena|"
    r"Jalan|Jembatan|Rumah|Gedung|Mahasiswa|Kapal|Pesawat|Harga|Aksi|Upacara|Rapat|Kegiatan|Timnas|Tim|Anak|Istri|Artis|Penyanyi|"
    r"Aktor|Aktris|Pasar|Pilkada|Debat|Musyawarah|Nama|Pemilu|Satu|Dua|Tiga|Empat|Lima|Enam|Tujuh|Delapan|Sembilan|Sepuluh)\b"
)
_COMMON = frozenset(
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh duel balap jembatan jalan rumah upacara lomba pameran "
    "pelatihan seminar aksi pembangunan kejuaraan restoran mahasiswa kapal pesawat fenomena penyanyi aktor aktris artis "
    "laga pertandingan sidang konser pernikahan pelantikan kunjungan peluncuran kebakaran banjir kecelakaan peresmian "
    "pemakaman gempa".split()
)
_NAMED_SO = frozenset(
    "festival turnamen kongres muktamar final debat film lomba kejuaraan pameran seminar aksi jalan jembatan rumah".split()
)
_CAPITAL = r"(?:[A-Z][\w'’./-]*|\d{1,4}|ke-\d+|II|III|IV)"
PROPER = rf"{_CAPITAL}(?: (?:dan |of |the |and |& )?{_CAPITAL})*"
_DEGREE = r"(?:akan |bakal |baru |telah |sudah |resmi |kembali |rencananya |pertama kali |juga |sempat |secara resmi )*"
_UNRESOLVED = re.compile(
    r"\b(?:ini|itu|tersebut|dia|ia|mereka|kami|kita|saya|beliau|pihaknya|tadi|sana|sini|sebelumnya|kemarin|lain(?:nya)?|"
    r"bersangkutan|yang|adalah|sang|si|tidak|bukan|pernah|hari)\b|\w{3,}nya\b"
)
_CONNECTS = re.compile(
    r"^(?:Namun|Selain|Sementara|Menurut|Dalam|Pada|Saat|Untuk|Setelah|Hal|Dari|Karena|Meski|Jika|Sebelum|Usai|Di|Ketika|Acara|"
    r"Kegiatan|Rapat|Ini|Itu|Adapun|Lalu|Kemudian|Bila|Bahkan|Sebab|Tapi|Tetapi|Dan|Juga|Ia|Dia|Mereka|Saya|Kami|Kita|Berdasarkan|"
    r"Sedangkan|Hingga|Sampai|Sejak|Agar|Sehingga|Baca|Foto|Video|Sebagai|Dengan|Terkait|Oleh|Akibat|Para|Lewat|Melalui|Tak|Tidak|"
    r"Bukan|Belum|Sudah|Ada|(?:Hari|Tahun|Bulan|Pekan)(?! [A-Z])|Kini|Salah|Tempat|"
    r"Minggu|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Pemakaman|Korban|"
    r"Pelaku|Kedua|Ketiga|Kemacetan|Peristiwa|Kejadian|Insiden|"
    r"Tercatat|Dikabarkan|Beredar|Diketahui|Seperti|Profil|Pasangan|Seorang|Sebuah|Live|Jadwal|Hasil|Perwakilan|Proses|Jasad|Mayat|Kabar|Isu|Rencana|Pihak|Sebagian|Terakhir|Terbukti|Kelompok|Grup|Kloter|Seri|Babak|Peserta|Di[a-z]+kan|Diduga|Rencananya)\b"
)
_VERBS = "|".join(sorted({*HAPPENED, *DID}, key=len, reverse=True))
_HAPPENED = re.compile(rf"^(?P<subject>.{{6,110}}?),? {_DEGREE}(?P<verb>{_VERBS})\b(?P<rest>[^;\"“”]*)")
_LED = re.compile(
    rf"^(?P<subject>.{{6,110}}?),? {_DEGREE}(?P<verb>{'|'.join(LED)}) (?:langsung |secara resmi |juga )*oleh (?P<by>.*)"
)
_SITE = (
    r"(?:kawasan|gedung|aula|halaman|lapangan|rumah|kantor|ruang|pantai|jalan|daerah|wilayah|ruas|Jl\.|stadion|kompleks|pusat|"
    r"kota|lobi|auditorium|depan|area|kediaman)"
)
_WHERE = re.compile(
    r"^(?: (?:oleh [A-Z][\w ]+|hari|pada|ini|sejak|secara|kembali|tepatnya)\b[^,]{0,40},?)?,? "
    rf"(?:bertempat |tepatnya |berlokasi )?di (?P<place>(?:{_SITE}\s){{0,2}}{PROPER}(?:, {PROPER}){{0,3}})"
    r"(?=[,.;(]| pada\b| hari\b| selama\b|$| dan\b)"
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. Spans count within the sentence; `english` is the subject in English, None where it cannot be
    told; `day` is what the date at `when` means.
    """

    subject: str
    english: str | None
    verb: str
    where: Span | None
    when: Span | None
    day: date | None


def event_in(sentence: str, published: date | None) -> Event | None:
    """What the sentence says happened, with its place or day."""
    match = _HAPPENED.match(sentence)
    subject = subject_of(match["subject"]) if match else None
    if match is None or subject is None:
        return None
    base = match.start("rest")
    place = _WHERE.match(match["rest"])
    where = Span(base + place.start("place"), base + len(match["rest"][: place.end("place")].rstrip("."))) if place else None
    if where and (
        sentence[where.start : where.end] == "Indonesia" or re.search(WEEKDAY_NAME, sentence[where.start : where.end])
    ):
        where = None
    when, day = _day_in(sentence, base, published)
    if where is None and when is None:
        return None
    return Event(subject, in_english(subject), match["verb"], where, when, day)


def led_in(sentence: str) -> Iterator[tuple[str, str, int]]:
    """(what was led, verb, where who led it begins) where the sentence says so."""
    match = _LED.match(sentence)
    subject = subject_of(match["subject"]) if match else None
    if match and subject:
        yield subject, match["verb"], match.start("by")


def subject_of(written: str) -> str | None:
    """The subject as a question names it, or None where it leaves open what is meant or is no plain noun phrase."""
    written = " ".join(written.split()).strip(" ,")
    if (
        _UNRESOLVED.search(written)
        or _CONNECTS.match(written)
        or re.search(r"[,;:?!\"“”()]| [-–] |^\w+ (?:vs|lawan|kontra)\b", written)
    ):
        return None
    subject = _lowered(written)
    words = subject.split()
    # The capital of "Pesta kostum Halloween" is that of the sentence.
    begins_with_a_name = len(words) > 1 and not words[1][0].islower()
    named = [word for word in words[not begins_with_a_name :] if word[0].isupper() or word[0].isdigit()]
    is_event = subject.lower().startswith(_EVENTS)
    if len(words) > 14 or len(named) < 2 or words[-1][0].islower() or not (words[0][0].isupper() or is_event):
        return None
    small = [word for word in words if word[0].islower()]
    # A sentence with a verb of its own in front is more than a subject.
    if any(re.match(r"(?:me[mn]?[a-z]{4,}|di[a-z]{4,}|ber[a-z]{4,}|ter[a-z]{4,}|akan|bisa|harus)$", word) for word in small):
        return None
    return subject


def in_english(subject: str) -> str | None:
    """The subject in an English question: names as they are, a known head translated; None for anything else."""
    for head in sorted(_HEADS, key=len, reverse=True):
        if subject.lower().startswith(f"{head} "):
            rest = subject[len(head) + 1 :].removeprefix("di ").removeprefix("antara ")
            versus = re.sub(r" (?:vs\.?|lawan|melawan) ", " Vs ", rest)
            if not re.fullmatch(PROPER, versus):
                return None
            is_name = subject[0].isupper() and head in ("festival", "turnamen", "kongres", "muktamar", "final", "debat", "film")
            return subject if is_name else _HEADS[head].format(versus.replace(" Vs ", " vs "))
    return subject if re.fullmatch(PROPER, subject) and not _NOUN.match(subject) else None


def _lowered(subject: str) -> str:
    """Without the capital of the sentence's start, where the first word is a common one."""
    first, _, rest = subject.partition(" ")
    common = (
        first.lower() in _COMMON
        or re.match(r"(?:Pe|Ke)\w{4,}an$", first)
        or subject.lower().startswith(tuple(f"{head} " for head in _HEADS))
    )
    named = rest[:1].isupper() and first.lower() in _NAMED_SO
    return f"{first.lower()} {rest}" if common and not named else subject


def _day_in(sentence: str, start: int, published: date | None) -> tuple[Span | None, date | None]:
    """The first certain date behind the verb, unless it ends or begins a stretch of days."""
    for found in find_dates(sentence, published):
        if found.span.start < start:
            continue
        before = sentence[start : found.span.start]
        plain = not re.search(r"\b(?:hingga|sampai|sejak|mulai|setelah|sebelum|menjelang)\b|\d\s*(?:[-–]|dan|&)\s*$|;", before)
        if found.certain and found.value and plain and len(before) <= 90:
            return found.span, found.value
        return None, None
    return None, None
