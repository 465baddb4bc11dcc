"""Where the sentences of Indonesian news end."""

import functools
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from corpus.types import Span

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer  # type: ignore[import-untyped]

# Written with a full stop in the middle of a sentence. Without the last stop, folded; single letters (initials) and
# letters with stops between them ("S.Pd.I.") need no entry.
_ABBREVIATIONS = frozenset(
    # before or after a person's name: titles, degrees, ranks
    "h hj kh ir dr drs dra drg drh prof ust ustz tgk tgh rd tb st bpk sdr sdri tn ny nn alm almh moh muh muhd mohd much abd "
    "kgs kms mgs msy nys nyi rm rr gst dt pdt "
    "sh mh se msi mpd spd sip sag ssos stp skm sik amd sp ak jend letjen mayjen brigjen irjen komjen marsda laksda kol "
    "letkol kapt lettu letda serma serka sertu serda kopda praka pratu kombes pol kompol akbp akp iptu ipda aiptu aipda "
    "bripka brigpol briptu bripda plt plh pj pjs inf kav arm purn jr sr mr mrs ms "
    # places and addresses
    "jl jln gg ds dsn dk dkh kp kel kec kab prov kec kpg rt rw no nomor lt blok "
    # companies, papers, numbers, times
    "pt cv ud fa telp tlp fax hp pkl pk tgl bln thn hlm hal ps psl ay vol ed jan feb mar apr jun jul agt "
    "agu sep sept okt nov nop des "
    # in running text
    "dok tsb yth ttd vs cf mis a.n an u.p d.a d.h s.d s/d a.l o.l w.i.b sbb rp".split()
) - {"an", "ms", "nomor", "hal"}
# A capital after an abbreviation is mostly a name ("H. Parosil"); these words begin a new sentence instead.
_STARTERS = frozenset(
    "ia dia mereka kami kita saya beliau menurut selain sementara namun pada dalam untuk dengan hal ini itu adapun sebelumnya "
    "kemudian saat setelah usai tak tidak acara kegiatan rapat turut hadir demikian lebih pihaknya sedangkan sebab karena jika "
    "bahkan oleh di dari para seluruh sejumlah beberapa banyak sebagai bila ketika melalui tetapi tapi akibat hingga sampai "
    "mulai sejak guna agar atas ada juga lalu masih nantinya selanjutnya terkait terpisah tentu sebanyak seperti maka setiap "
    "semua sebagian berdasarkan mengenai terhadap meski meskipun walau walaupun padahal apalagi akhirnya awalnya sehingga "
    "kendati bukan belum begitu the he she they it".split()
)
# Before a name: "Ms. Clinton", "Rev. White", "Ph. D.", "Pte. Ltd."; written otherwise they are other words (ms, sen, gen).
_BEFORE_A_NAME = re.compile(
    r"(?:^|[\s(\"“])(?:Ms|Mx|Rev|Pres|Gen|Col|Capt|Sgt|Maj|Gov|Sen|Rep|Hon|Fr|Messrs|Ph|Pte|Pty|Sdn)\.\Z|,\s?MM\.\Z"
)
# Within a name or at its end: "Direktur Bank Anu Tbk. Budi Santoso", "RS. Santo Yusup", "LLC. (anak perusahaan ...)". Where a
# sentence begins behind it, its second word is a small one ("Tbk. Pasalnya rapat"): so in 23 of 24 of the news (2026-11).
_IN_A_NAME = re.compile(r"(?:^|[\s(\"“])(?:(?i:tbk|ltd|inc|plc)|Corp|Co|LLC|L\.L\.C|GmbH|Bhd|RSU?P?|RSIA)\.\Z")
_ONE_CAPITAL = re.compile(r"[\"“‘']?[A-Z][a-z]+(?:-[a-z]+)?,?\s(?!(?:dan|atau|di|and|of)\b)[a-z]")
# Before a capital they end the sentence ("..., dll. Konon"), but not before a bracket ("Santoso dkk. (2020)").
_AND_OTHERS = re.compile(r"\b(?:dll|dkk|dsb|dst|etc)\.\Z", re.IGNORECASE)
# "No. XI. B. 02.00": a number in parts.
_NUMBER = re.compile(r"\b(?:no|nomor|pasal|bab|butir|romawi)\.?\s(?:\w{1,4}\.\s?){1,3}\Z", re.IGNORECASE)
_NUMBER_GOES_ON = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,3})\.")
# Letters that are no initials: "kuartal I. Dengan", "suhu 2 C. Banyak", "hepatitis B. Ia".
_LETTER_AT_THE_END = re.compile(
    r"(?:\b(?i:kuartal|triwulan|semester|caturwulan|tahap|fase|jilid|tingkat|kelas|golongan|tipe|kategori|grup|klaster|gedung|"
    r"terminal|divisi|zona|wilayah|eselon|dunia|vitamin|hepatitis|influenza|rencana|plan|nilai|akreditasi|predikat|liga|seri|"
    r"quarter|phase|group|class|war|part)\s[A-Z]|\d\s?(?:°\s?)?[CFKVWA])\.(?=\s[\"“]?[A-Z][a-z])"
)
_LINE = re.compile(r"\S[^\n]*")
_MAY_END = re.compile(r"[.?!…][^.?!…\d,]")
# As much of both sides as the rules look at, so that a line of a million characters takes no longer a character.
_SEEN_CHARS = 100
_PIECE_CHARS = 50_000
_WORD = re.compile(r"[^\W_]")
_LIST_MARK = re.compile(r"[(]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]")
_LETTERS_WITH_STOPS = re.compile(r"(?:^|[\s(,])(?:[^\W\d_]{1,5}\.){2,}$")
# "…selesai.Ia mengatakan": the space after the stop is lost. Two small letters before it and a capitalised word after it keep
# "Detik.Com", "S.Pd" and "Rp.500" whole.
_LOST_SPACE = re.compile(
    r"(?:(?<=[^\W\d_A-Z]{3}[.?!])|(?<=[)\"”][.?!])|(?<=[a-z][.?!][\"”]))"
    r"(?=[\"“‘']?(?!Com\b|Id\b|Co\b|Net\b)[A-Z][a-z]+,?\s)"
)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of canonical `text`, in order, without the space between them.

    Every character that is not space lies in exactly one span. A line end always ends a sentence.
    """
    return tuple(
        Span(line.start() + start, line.start() + end)
        for line in _LINE.finditer(text)
        for start, end in _in_paragraph(line.group().rstrip())
    )


def _in_paragraph(paragraph: str) -> Iterator[tuple[int, int]]:
    """The sentences of one line, by Punkt where a stop may end one, then by the rules below."""
    if not _MAY_END.search(paragraph):
        yield 0, len(paragraph)
        return
    start = 0
    for end in _ends(paragraph):
        written = paragraph[start:end]
        if written.strip():
            yield start + len(written) - len(written.lstrip()), start + len(written.rstrip())
        start = end


def _ends(paragraph: str) -> Iterator[int]:
    """Where sentences end, less the ends at which the sentence goes on, and with those that lost their space."""
    cuts = [start + end for start, piece in _pieces(paragraph) for _, end in _punkt().span_tokenize(piece) if end < len(piece)]
    cuts += [match.start() for match in _LOST_SPACE.finditer(paragraph)]
    cuts += [match.end() for match in _LETTER_AT_THE_END.finditer(paragraph)]
    start = 0
    for end in sorted(set(cuts) - {len(paragraph)}):
        if not _goes_on(paragraph[max(start, end - _SEEN_CHARS) : end].strip(), paragraph[end : end + _SEEN_CHARS].lstrip()):
            yield end
            start = end
    yield len(paragraph)


def _pieces(paragraph: str) -> Iterator[tuple[int, str]]:
    """The line in pieces, and where they start: NLTK gives up a line after 5 s, which is some megabytes of it."""
    start = 0
    while len(paragraph) - start > _PIECE_CHARS:
        end = paragraph.rfind(" ", start, start + _PIECE_CHARS)
        while end > start and not paragraph[end - 1].isalnum():  # not where a sentence may end
            end = paragraph.rfind(" ", start, end)
        end = end if end > start else start + _PIECE_CHARS
        yield start, paragraph[start:end]
        start = end
    yield start, paragraph[start:]


def _goes_on(before: str, after: str) -> bool:
    """Whether `after` continues the sentence that seems to end with `before`."""
    if not before or not after:
        return True
    if after[0].islower() or after[0] in ",;:)]”’":
        return True
    if _LIST_MARK.fullmatch(before) or not _WORD.search(before):
        return True
    if _is_aside(before, after):
        return True
    if _AND_OTHERS.search(before):
        return after[0] == "("
    if _NUMBER.search(before) and _NUMBER_GOES_ON.match(after):
        return True
    first_word = re.split(r"\W", after.lstrip("\"“‘'"), maxsplit=1)[0].lower()
    if _IN_A_NAME.search(before):
        return first_word not in _STARTERS and not _ONE_CAPITAL.match(after)
    is_short = _LETTERS_WITH_STOPS.search(before) or _BEFORE_A_NAME.search(before)
    return is_short is not None and first_word not in _STARTERS


def _is_aside(before: str, after: str) -> bool:
    """Whether the end lies within brackets that `before` opens and `after` closes: "(SSK. II)"."""
    opened, closed = before.rfind("("), after.find(")")
    if opened <= before.rfind(")") or closed < 0:
        return False
    return "(" not in after[:closed]


@functools.cache
def _punkt() -> "PunktSentenceTokenizer":
    # Whole, nltk takes four seconds to import, for classifiers and tests of association that are not used here.
    with _as_if_absent("scipy", "sklearn"):
        from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    given = PunktParameters()
    given.abbrev_types = set(_ABBREVIATIONS)
    given.sent_starters = set(_STARTERS)
    return PunktSentenceTokenizer(given)


@contextmanager
def _as_if_absent(*packages: str) -> Iterator[None]:
    """What is imported meanwhile does without these packages, unless they are there already."""
    absent: dict[str, Any] = {name: None for name in packages if name not in sys.modules}  # None: cannot be imported
    sys.modules.update(absent)
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
