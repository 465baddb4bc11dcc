"""Questions about how many and how much."""

import re
from collections.abc import Iterator

from corpus.types import Article, Span
from qa.question_generation.drafts import CUT_OFF, SPEAKS, VERB, Draft, begun, is_broken, is_clear, names_of
from qa.question_generation.events import in_english, subject_of

_UNIT = (
    r"(?P<unit>(?:orang|jiwa|warga|rumah|unit|kepala keluarga|KK|desa|kecamatan|hektare|peserta|personel|kasus|pasien|korban|"
    r"kapal|kendaraan|sekolah|guru|keluarga|siswa|mahasiswa|pelajar|penumpang|pekerja|karyawan|pegawai|petugas|atlet|negara|tim|ton|"
    r"perusahaan|bangunan|tersangka|saksi|kios|mobil|motor|bus|penerbangan|pengungsi|nelayan|petani|ekor|paket|kursi|TPS|pohon|"
    r"stan|produk|gerai|titik|gol|poin|medali|pedagang|pendaki|prajurit|anggota|santri|jemaah|ternak)"
    r"(?: (?:gabungan|rumah|politik|hewan))?)(?![\w-])"
)
_MEASURED_BY = frozenset("orang ekor ton unit hektare paket kasus titik jiwa gol poin kursi pohon".split())
_NUMBER = r"(?P<number>\d[\d.,]*\d|\d)"
_TOTAL = re.compile(
    rf"^(?:Sebanyak|Sedikitnya|Setidaknya|Total|Sekitar|Lebih dari|Sejumlah) {_NUMBER} {_UNIT} (?P<rest>.+?)\.?$"
)
_PASSIVE = {
    "menyiapkan": "disiapkan", "mengerahkan": "dikerahkan", "menangkap": "ditangkap", "menyita": "disita",
    "menerima": "diterima", "menurunkan": "diturunkan", "membagikan": "dibagikan", "membutuhkan": "dibutuhkan",
    "memiliki": "dimiliki", "menemukan": "ditemukan", "mengamankan": "diamankan", "menyalurkan": "disalurkan",
    "menargetkan": "ditargetkan", "mencatat": "dicatat", "menetapkan": "ditetapkan", "membangun": "dibangun",
    "menyediakan": "disediakan", "mengirim": "dikirim", "mengirimkan": "dikirimkan", "menjual": "dijual",
    "memproduksi": "diproduksi", "meraih": "diraih", "membawa": "dibawa", "memeriksa": "diperiksa",
    "menerjunkan": "diterjunkan", "mengevakuasi": "dievakuasi", "menampung": "ditampung", "mencetak": "dicetak",
    "membuka": "dibuka", "melibatkan": "dilibatkan", "mengalokasikan": "dialokasikan", "menanam": "ditanam",
    "merekrut": "direkrut", "menahan": "ditahan",
}  # fmt: skip
_COUNTED = re.compile(
    rf"^(?P<subject>.{{5,70}}?) (?:telah |akan |juga |berhasil |sudah )?(?P<verb>{'|'.join(_PASSIVE)}) "
    rf"(?:sebanyak |sekitar |total |sedikitnya )?{_NUMBER} {_UNIT}(?P<rest>[^;\"“”]*?)\.?$"
)
_JOINED = re.compile(
    rf"^(?P<subject>.{{6,100}}?) (?:akan |juga )?diikuti (?:oleh )?(?:sebanyak |sekitar |lebih dari |sedikitnya )?{_NUMBER} "
    r"(?P<unit>peserta|tim|atlet|siswa|negara|pelajar|sekolah|orang|perusahaan|mahasiswa)\b"
)
_UNITS_ENGLISH = {
    "peserta": "participants", "tim": "teams", "atlet": "athletes", "siswa": "pupils", "negara": "countries",
    "pelajar": "pupils", "sekolah": "schools", "orang": "people", "perusahaan": "companies", "mahasiswa": "students",
}  # fmt: skip
_MONEY = r"(?P<money>(?:Rp|US\$|USD) ?\d[\d.,]*(?: (?:ribu|juta|miliar|triliun))?)"
_COSTS = re.compile(
    r"^(?P<what>(?:Anggaran|Biaya|Harga|Nilai|Dana|Kerugian|Tarif|Omzet|Pendapatan|Laba|Upah|Gaji|Modal|Hadiah)\b"
    r"[^,;()\"“”]{4,80}?),? "
    r"(?:mencapai|sebesar|senilai|sekitar|adalah|ditaksir|diperkirakan|dibanderol|dipatok|tercatat|naik menjadi|turun menjadi)"
    rf"(?: (?:mencapai|sebesar|senilai|sekitar|lebih dari|menjadi))* {_MONEY}"
)


def totals(_article: Article, _span: Span, said: str) -> Iterator[Draft]:
    match = _TOTAL.match(said)
    if (
        match
        and not SPEAKS.search(said)
        and is_clear(match["rest"])
        and not is_broken(match["rest"])
        and names_of(match["rest"]) >= 2
    ):
        answers = (f"{match['number']} {match['unit']}", match["number"])
        many = "Berapa" if match["unit"] in _MEASURED_BY else "Berapa banyak"
        yield Draft("total", "howmany", "id", f"{many} {match['unit']} {match['rest']}?", answers, said)


def counts(_article: Article, _span: Span, said: str) -> Iterator[Draft]:
    match = _COUNTED.match(said)
    if match is None or SPEAKS.search(said) or len(match["rest"].split()) > 12 or len(match["subject"].split()) > 9:
        return
    subject = begun(match["subject"])
    whole = f"{match['subject']}{match['rest']}"
    if subject and is_clear(whole) and not is_broken(whole) and names_of(whole) >= 2 and not VERB.search(match["rest"]):
        asked = f"Berapa {match['unit']} yang {_PASSIVE[match['verb']]} {subject}{match['rest']}?"
        yield Draft("count", "howmany", "id", asked, (f"{match['number']} {match['unit']}", match["number"]), said)


def participants(_article: Article, _span: Span, said: str) -> Iterator[Draft]:
    match = _JOINED.match(said)
    subject = subject_of(match["subject"]) if match else None
    if match and subject:
        answers = (f"{match['number']} {match['unit']}", match["number"])
        yield Draft("joined", "howmany", "id", f"Berapa {match['unit']} yang mengikuti {subject}?", answers, said)
        if told := in_english(subject):
            asked = f"How many {_UNITS_ENGLISH[match['unit']]} took part in {told}?"
            yield Draft("joined", "howmany", "en", asked, answers, said)


def sums(_article: Article, _span: Span, said: str) -> Iterator[Draft]:
    match = _COSTS.match(said)
    clear = match and is_clear(match["what"]) and not CUT_OFF.search(match["what"]) and not VERB.search(match["what"])
    if match and clear and names_of(match["what"]) >= 2:
        asked = f"Berapa {match['what'][0].lower()}{match['what'][1:]}?"
        yield Draft("sum", "howmany", "id", asked, (match["money"].rstrip(".,"),), said)
