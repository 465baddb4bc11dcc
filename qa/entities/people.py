"""People as newspapers name them: by full name, by rank and name, by initials. Rules, no model.

All spans count code points of the text that is searched.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.types import Span
from qa.entities.offices import offices_in

RANK = (
    r"(?:(?:Jenderal|Letjen|Mayjen|Komjen|Irjen|Brigjen|Kombes|Komisaris Besar|AKBP|Kompol|AKP|Ajun Komisaris|Iptu|Ipda|"
    r"Aiptu|Aipda|"
    r"Bripka|Brigadir|Briptu|Bripda|Bharada|Letkol|Kolonel|Lettu|Letda|Serka|Serda|Sertu|Kopda|Praka|Pratu|Laksda|Laksma)"
    r"(?:\s(?:Pol|Inf|Arh|Kav|Czi)\b\.?)?)"
)
_RANKED = re.compile(rf"\b{RANK}\s", re.IGNORECASE)
_POLICE_POST = re.compile(
    r"\b(?:Kapol\w+|Wakapol\w+|Kasat\w*|Kasi\s?\w*|Kanit\w*|Kabid\w*|Kabag\w*|Kasubdit\w*|Direktur Reserse|Dir(?:res|"
    r"lantas)\w*|"
    r"Penyidik|Jaksa|Hakim|Kajari|Kajati|Kasi\w*|Danramil|Dandim|Babinsa|Bhabinkamtibmas)\b"
)
_TITLES = (
    "h hj kh ir dr drs dra drg prof ust ustaz ustadz tgk pak bu bapak ibu sdr haji hajah pol inf arh kav czi alm almh sh mh "
    "se mm si sik "
    "sip msi mpd spd"
)
_NO_NAME = frozenset(
    "korban pelaku tersangka terduga terdakwa terpidana saksi pelapor pemilik warga polisi petugas kepolisian pria wanita "
    "perempuan "
    "seorang sementara menurut saat namun kata ujar sebelumnya akibat kemudian setelah selain dalam pada dari dan atau yang "
    "ini itu di "
    "ke ketika usai para dua tiga empat lima ia dia mereka sedangkan senin selasa rabu kamis jumat sabtu minggu januari "
    "februari maret "
    "april mei juni juli agustus september oktober november desember jalan kecamatan kabupaten desa kelurahan kota provinsi "
    "wib wita wit "
    "the a an reserse kriminal narkoba reskrim satreskrim satresnarkoba polres polsek polda polri mapolres mapolsek "
    "resnarkoba lantas ppa pasangan paslon "
    "unit tim humas negeri republik indonesia rp"
    f" {_TITLES}".split()
)
# Only a short word keeps its full stop: "Hj. Nuraini", but "Zahra. Sri" are two.
_WORD = r"(?:[A-Z][\w'’-]{0,3}\.|[A-Z][\w'’-]*(?<!['’-]))"
_RUN = re.compile(rf"(?<![\w'’.-]){_WORD}(?:\s(?:{_WORD}|bin|binti|alias|van)(?=\W|$))*")
_REACH = 60  # characters before a name in which a rank or office is looked for


@dataclass(frozen=True, slots=True)
class Person:
    """A run of capitalised words without the titles and common words before it, and the words that tell people apart."""

    span: Span
    words: frozenset[str]
    in_office: bool


@lru_cache(maxsize=64)
def people_in(text: str) -> tuple[Person, ...]:
    """All that may be people, in order; places and firms are among them, where their names look no different."""
    made = []
    for run in _RUN.finditer(text):
        start = _start_of_name(run)
        said = text[start : run.end()].rstrip(".")
        found = name_tokens(said)
        if found:
            ahead = re.split(r"[,;.]\s(?!\w+\s*$)", text[max(0, start - _REACH) : start])[-1]
            made.append(Person(Span(start, start + len(said)), found, in_office(ahead + said)))
    return tuple(made)


def in_office(said: str) -> bool:
    """Whether words hold a police or military rank, a post of the police or the courts, or an office of public life."""
    return bool(_RANKED.search(said) or _POLICE_POST.search(said) or offices_in(said))


def name_tokens(said: str) -> frozenset[str]:
    """The words of names, in small letters, without ranks, titles and words that begin a sentence."""
    found = re.findall(r"(?<![\w'’-])[A-Z][\w'’-]*", _RANKED.sub("", said))
    return frozenset(word.lower() for word in found if len(word) > 1) - _NO_NAME


def is_named_like(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both may name one person: half of the shorter name's words are in common."""
    return bool(one and other) and 2 * len(one & other) >= min(len(one), len(other))


def _start_of_name(run: re.Match[str]) -> int:
    start = run.start()
    for word in re.finditer(r"\S+", run.group()):
        start = run.start() + word.start()
        if word.group().strip(".").lower() not in _NO_NAME:
            break
    return start
