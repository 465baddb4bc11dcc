"""What a proposed question is, and when a clause can be asked about as it stands: shared by the rules."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.types import Article
from qa.rendering.strings import PHRASES
from qa.types import AnswerType, Language

VERB = re.compile(r" (?:me\w{4,}|di\w{4,}|ter\w{4,}|ber\w{4,}|akan) ")
# Crawled pages lose their links, and clauses with them the word that they end with.
CUT_OFF = re.compile(
    r"\b(?:di|ke|dari|pada|untuk|dengan|dan|atau|antara|oleh|yang|serta|Kota|Kabupaten|Provinsi|Kecamatan|Desa|Jalan|kawasan|"
    r"sebagai|terhadap|kepada|dalam|bernama|Gedung|Stadion|Kantor|Ketua|Presiden)$|"
    r"\byang \w+$|\b(?:menjelang|jelang)(?: \S+){1,4}$"
)
_BROKEN = re.compile(
    r"[;:()\"“”]|  | [,.]|[,;] ?(?:dan|di)?$| [-–] |^\w+,|\b(?:di|ke|dari|oleh) (?:di|ke|dari|oleh|dan|yang|untuk)\b|"
    r"\b(?:juga|sendiri|terakhir|dijadwalkan|direncanakan)\b|"
    r"\b(?:telah|sudah|akan|bakal|masih) (?!me|di|ber|ter|ke|pe|ada)[a-z]|"
    r"\b(?:antara|dengan|dari|di|ke|oleh|untuk|pada|dan) (?:akan|telah|sudah)\b|, (?:me|di|ber|ter)[a-z]{3,}|"
    r"\b(?:tengah|sedang) me|\b(?:Provinsi|Kabupaten|Kecamatan) [a-z]|"
    r"\bme[a-z]+(?:kan|i) (?:meski|karena|untuk|setelah|dan|di|pada|saat)\b|"
    r"\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh) (?:me|di|ber|ter)[a-z]{3,}"
)
SPEAKS = re.compile(
    r"\b(?:kata|ujar|jelas|tutur|ungkap|imbuh|papar|terang|ucap|sebut|lanjut|tegas|saat|ketika|usai|kepada|dalam keterangan\w*|"
    r"mengatakan|menyebut\w*|menjelaskan|menuturkan|mengungkapkan|menyatakan|menambahkan|dihubungi|ditemui|dikutip|dilansir|siaran)\b"
)
OPEN = re.compile(
    r"\b(?:ini|itu|tersebut|dia|ia|mereka|kami|kita|saya|beliau|pihaknya|tadi|kemarin|bersangkutan|lalu|besok|nanti|mendatang)\b|"
    r"\w{3,}nya\b|^(?:Namun|Selain|Sementara|Menurut|Sedangkan|Adapun|Kemudian|Karena|Tapi|Tetapi|Dan|Berdasarkan|Setelah|Usai|Saat|"
    r"Ketika|Sebelum|Hal|Di|Dalam|Pada|Untuk|Dari|Meski|Jika|Sejak|Baca|Foto|Seperti|Sebagai|Hingga|Terkait|Akibat|Bahkan|Juga|"
    r"Diberitakan|Dilansir|Dikutip|Diketahui|Mengutip|Melansir)\b"
)
_COMMON = frozenset(
    "polisi petugas warga ribuan ratusan puluhan belasan sejumlah sebanyak sekelompok kebakaran banjir kecelakaan gempa "
    "pemerintah pengadilan mahasiswa ganda tim pasangan pertandingan laga seorang sebuah dua tiga empat lima enam tujuh "
    "aparat jaksa penyidik massa presiden wakil gubernur bupati kapal pesawat harga penyanyi aktor aktris artis komedian "
    "pebalap pelatih".split()
)
_BEFORE_NAMES = frozenset(
    "polisi petugas warga ratusan ribuan puluhan mahasiswa jaksa penyanyi aktor aktris artis pebalap komedian".split()
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A question with its answers, exact words of the article; the best answer first. `sentence` shows it.

    `names` are words of the question that an archive could be asked about in vain: a place or a person; `day` is what a date
    among the answers means.
    """

    rule: str
    kind: AnswerType
    language: Language
    question: str
    answers: tuple[str, ...]
    sentence: str
    name: str | None = None
    day: date | None = None


def is_clear(clause: str) -> bool:
    """Whether it says by itself what it speaks of: no word points elsewhere, and it names at least one thing."""
    return not OPEN.search(clause) and bool(re.search(r"(?<!^)\b[A-Z]\w+", clause))


def is_broken(clause: str) -> bool:
    """Whether something is missing or left over in it: a lost word, a bracket, a verb behind a comma."""
    plain = re.sub(r" \([A-Z]{2,8}\)", "", clause)
    plain = re.sub(r", (?:[A-Z][\w'’-]* ?){1,4},", "", plain)  # "Kabupaten Wakatobi, Sulawesi Tenggara, menyepakati"
    return _BROKEN.search(plain) is not None


def names_of(clause: str) -> int:
    """How many words of it are names or years."""
    return len(re.findall(r"\b(?:[A-Z][\w'’.-]+|[12]\d{3})", clause))


def begun(clause: str) -> str | None:
    """The clause as it goes on behind a question word: a common first word in small letters. None where it is unclear whether
    its first word is a name.
    """
    first, _, rest = clause.partition(" ")
    if first.lower() in _COMMON and not (rest[:1].isupper() and first.lower() not in _BEFORE_NAMES):
        return f"{first.lower()} {rest}"
    return clause if (rest[:1].isupper() and first[:1].isupper()) or (first.isupper() and len(first) > 2) else None


def month_of(article: Article, language: Language) -> str:
    """When: offices change hands. Empty for an article without a date."""
    if article.published is None:
        return ""
    month = PHRASES[language].months[article.published.month - 1]
    return f" {'pada' if language == 'id' else 'in'} {month} {article.published.year}"


def day_answers(written: str) -> tuple[str, ...]:
    """As it stands, and without its weekday: "Senin (26/8/2024)", "26/8/2024"."""
    bare = re.search(r"\d{1,2}[^()]*\d", written)
    return tuple(dict.fromkeys([written, *([bare.group()] if bare and len(bare.group()) > 3 else [])]))
