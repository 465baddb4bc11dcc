"""Which amount of several is meant: the part's and not the total's, of the thing that is counted, and whole with its unit."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.dates import find_dates
from corpus.text import is_stop_word, words
from corpus.types import Span
from index.query.lexicon import expand_query, load_lexicon
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.rough_sentences import rough_sentences

Measure = Literal["money", "length", "area", "weight", "share", "time", "count"]

_SMALL = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|puluhan|ratusan|ribuan|seribu|seratus)"
)
_FIGURE = (
    r"(?:\d+(?:[.,]\d+)*(?:\s?(?:-|–|hingga|sampai)\s?\d+(?:[.,]\d+)*)?"
    rf"|\b{_SMALL}\b(?:\s(?:belas|puluh|ratus|ribu|juta|{_SMALL})){{0,9}})"
)
_GREAT = r"(?:\s?(?:ribu|juta|miliar|milyar|triliun|[MT](?=[\s.,;)]|$)))*"
_MEASURES: dict[Measure, str] = {
    "money": r"(?:rupiah|dolar|dollar|euro|yuan|yen|ringgit)",
    "area": r"(?:hektare?|ha|meter persegi|m2|km2|kilometer persegi)",
    "length": r"(?:sentimeter|kilometer|meter|km|cm|mil)",
    "weight": r"(?:kilogram|kuintal|kg|ton|gram|liter|kwintal)",
    "share": r"(?:persen|%)",
    "time": r"(?:detik|menit|jam|hari|malam|minggu|pekan|bulan|tahun|abad)",
}
_CLASSIFIERS = (
    r"(?:orang|ekor|unit|buah|lembar|batang|butir|paket|bidang|pucuk|helai|keping|karung|kepala\skeluarga|kk|jiwa|titik|"
    r"ruas|kasus|biji|"
    r"pasang|bungkus|botol|kotak|dus|rol|gulung\w*|eksemplar|potong|kali|poin|item|tingkat)"
)
AMOUNT = re.compile(
    rf"(?<![\w/.,-])(?P<rp>(?:Rp|US\$|USD|S\$|\$)\.?\s?)?(?P<figure>{_FIGURE})(?![/\d]|[.:]\d)(?P<great>{_GREAT})"
    rf"(?P<unit>\s?(?:{'|'.join(_MEASURES.values())}|{_CLASSIFIERS})(?:nya)?(?![\w]))?",
    re.IGNORECASE,
)
_TERM = re.compile(
    rf"(?<![\w/.,-]){_FIGURE}\stahun\s(?:dan\s|lebih\s)?{_FIGURE}\s(?:bulan|minggu|pekan|hari)\b"
    rf"|(?<![\w/.,-]){_FIGURE}\sjam\s(?:dan\s|lebih\s)?{_FIGURE}\smenit\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,;:]\s(?!\d)|[,;]\s|\s(?:dan|sedangkan|sementara|serta|adapun|sisanya|selebihnya|lalu|kemudian|and|while)\s"
)
FILLERS = frozenset(
    word
    for each in (
        "berapa jumlah total banyak besar nilai anggaran dana biaya uang duit rupiah harga alokasi angka target luas "
        "panjang lama berat "
        "tinggi kerugian baru orang warga unit buah ekor lembar seluruh semua hanya sekitar mencapai capai keluar siap "
        "dapat terima ada mendapat mendapatkan didapat didapatkan menjadi terdapat berada "
        "number amount total much many money budget fund cost price value how long large big area new people all only about "
        "get"
    ).split()
    for each in (each,)
    for word in words(each)
)
NOUN = re.compile(r"\s(?:orang\s)?(?P<noun>[a-z][a-z-]{2,})")
OPEN = frozenset(
    "yang di ke dari dan atau untuk pada dengan oleh dalam lebih atas per saat ketika usai akan sudah telah tidak belum "
    "hanya juga serta "
    "lainnya lain saja termasuk sehingga agar karena jadi menjadi adalah ini itu tersebut kata ujar sebanyak sekitar total "
    "jumlah baru "
    "berapa".split()
)
_CONCRETE: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "orang warga jiwa korban lelaki laki-laki pemain "
        "siswa siswi pelajar mahasiswa peserta personel personil anggota petugas pegawai karyawan "
        "guru dosen pasien "
        "penumpang pengunjung wisatawan nelayan petani pedagang atlet tersangka pelaku saksi anak bayi santri jemaah "
        "pemilih penonton relawan "
        "pekerja buruh balita lansia pria wanita perempuan penduduk pengungsi polisi prajurit tni keluarga kk",
        "ekor sapi kerbau kambing ayam gajah harimau beruang ikan penyu tukik burung ular buaya monyet babi kuda anjing "
        "kucing rusa badak "
        "orangutan paus",
        "uang rupiah",
        "pistol senjata peluru amunisi senapan granat",
        "mobil motor truk bus kendaraan ambulans pesawat kapal perahu kereta sepeda angkot",
        "rumah bangunan gedung kios los toko ruko masjid sekolah kantor jembatan",
        "pohon bibit tanaman batang",
        "handphone ponsel hp laptop kamera televisi",
    )
)
_ASKED_NOUN = re.compile(
    r"\b(?:berapa|brp)\s(?:banyak\s|jumlah\s|total\s|sih\s)?(?:orang\s(?!yang)|ekor\s|unit\s|buah\s|lembar\s|batang\s|"
    r"pucuk\s)?(?P<id>[a-z-]{2,})|\bjumlah\s(?P<of>[a-z-]{3,})"
    r"|\bhow many\s(?P<en>(?:(?!(?:were|was|did|does|do|are|is|have|has|had|will|would|can|could|in|at|of|from|on|"
    r"to)\b)[a-z-]+\s?){1,3})",
    re.IGNORECASE,
)
_NEAREST = 4  # words on either side of an amount that stand beside it
_TIME_ASKED = re.compile(
    r"\b(?:tgl|tanggal|\w*tanggal|jam|pukul|thn|tahun|hari|bulan)\s(?:ke\s)?(?:brp|berapa)\b", re.IGNORECASE
)
_AGE_ASKED = re.compile(r"\b(?:umur|usia|berusia|berumur|how old|age)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"\b(?:pukul|pkl\.?)\s\d|\d\s?WI(?:B|T|TA)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """Where an amount stands, and `within` which clause; its measure and unit, the words of the clause and those nearest."""

    span: Span
    within: Span
    measure: Measure
    unit: str
    clause: frozenset[str]
    beside: frozenset[str]


def is_of_another_part(candidate: Candidate) -> bool:
    """Whether the part that the question names stands beside another amount of the same measure nearby, and not beside "
    "this one.
    """
    if candidate.kind != "howmany":
        return False
    near = amounts_near(candidate)
    own = [amount for amount in near if _meet(amount.span, candidate.span)]
    if len(own) != 1:
        return False
    # A total stands before its parts; what stands behind an amount often goes on with its words: "dari 13 butir 11 selesai".
    others = [amount for amount in near if own[0].span.end <= amount.span.start and are_alike(amount, own[0])]
    if not others:
        return False
    asked = [idea for idea in _part_asked(candidate.question) if idea & _common_words(candidate.text)]
    held = own[0].clause | frozenset(words(candidate.said))
    if any(idea & held for idea in asked):
        return False
    sentence = frozenset(words(candidate.text[candidate.sentence.start : candidate.sentence.end]))
    told_once = [idea for idea in asked if sum(not idea.isdisjoint(one.clause) for one in near) == 1]
    for other in others if told_once else ():
        beside = [idea for idea in told_once if idea & other.beside]
        inside = candidate.sentence.start <= other.span.start < candidate.sentence.end
        if beside and (inside or not any(idea & sentence for idea in asked)):
            return True
    return False


def counts_another_thing(candidate: Candidate) -> bool:
    """Whether the amount counts something that the question does not ask for, and its sentence has nothing of what it asks "
    "for.
    """
    asked = noun_asked(candidate.question) if candidate.kind == "howmany" else frozenset()
    counted = _noun_counted(candidate)
    if not asked or not counted:
        return False
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    wanted = [group for group in _GROUPS if group & asked]
    given = [group for group in _GROUPS if group & counted]
    if not wanted or not given or asked & frozenset(words(around)):
        return False
    if any(group in wanted for group in given):  # of one kind: "siswa" may be told as "orang", "gajah" not as "beruang"
        return PEOPLE not in wanted and not asked & GENERAL and not counted & GENERAL
    return True


def is_no_count(candidate: Candidate) -> bool:
    """Whether an amount is asked for, and the words are a date, a year, a time of day or somebody's age."""
    if candidate.kind != "howmany" or _TIME_ASKED.search(candidate.question):
        return False
    if _YEAR.fullmatch(candidate.said) and re.search(r"\b(?:tahun|TA|APBD|Pemilu|Pilkada|in)\s$", candidate.before):
        return True
    if _CLOCK.search(candidate.said) or re.search(r"\b(?:pukul|pkl\.?)\s$", candidate.before):
        return True
    return _is_in_a_date(candidate) or (_is_an_age(candidate) and not _AGE_ASKED.search(candidate.question))


def whole_amount(candidate: Candidate) -> Span:
    """The amount with its currency and unit: "210 kepala keluarga" of "210 kepala", "Rp 86 miliar" of "86"."""
    if candidate.kind != "howmany":
        return candidate.span
    around = candidate.sentence
    found = [Span(*match.span()) for match in AMOUNT.finditer(candidate.text, around.start, around.end)]
    met = [span for span in found if _meet(span, candidate.span)]
    if len(met) != 1 or _TIME_ASKED.search(candidate.question):
        return candidate.span
    return Span(min(met[0].start, candidate.span.start), max(met[0].end, candidate.span.end))


def whole_term(candidate: Candidate) -> Span:
    """The whole of a term: "tiga tahun enam bulan" where "tiga tahun" or "enam bulan" of it was pointed at."""
    if candidate.kind not in ("howmany", "what"):
        return candidate.span
    around, span = candidate.sentence, candidate.span
    terms = (Span(*match.span()) for match in _TERM.finditer(candidate.text, around.start, around.end))
    return next((term for term in terms if term.start <= span.start and span.end <= term.end), span)


def amounts_in(text: str) -> tuple[Amount, ...]:
    """All amounts of an article that are no dates, with the words of the clause that each stands in."""
    return tuple(amount for sentence in rough_sentences(text) for amount in _amounts(text, sentence))


@lru_cache(maxsize=256)
def _amounts(text: str, sentence: Span) -> tuple[Amount, ...]:
    dated = bytearray(sentence.end - sentence.start)
    for date in find_dates(text[sentence.start : sentence.end]):
        dated[date.span.start : date.span.end] = b"\1" * (date.span.end - date.span.start)
    found = [
        match
        for match in AMOUNT.finditer(text, sentence.start, sentence.end)
        if not any(dated[match.start() - sentence.start : match.end() - sentence.start]) and not _YEAR.fullmatch(match.group())
    ]
    clauses = _clauses(text, sentence, [match.start() for match in found])
    return tuple(_amount(text, match, clause) for match, clause in zip(found, clauses, strict=True))


def _amount(text: str, match: re.Match[str], clause: Span) -> Amount:
    ahead, behind = text[clause.start : match.start()].split(), text[match.end() : clause.end].split()
    nearest = " ".join([*ahead[-_NEAREST:], *behind[:_NEAREST]])
    said = text[clause.start : clause.end]
    unit = (match["unit"] or "").strip().lower()
    return Amount(Span(*match.span()), clause, measure_of(match), unit, frozenset(words(said)), frozenset(words(nearest)))


def _clauses(text: str, sentence: Span, starts: Sequence[int]) -> list[Span]:
    """One for each amount: cut between it and the next, at the last comma or "dan" before the next one's words."""
    cuts = [match.end() for match in _CUT.finditer(text, sentence.start, sentence.end)]
    if not starts:
        return []
    edges = [sentence.start]
    for one, other in itertools.pairwise(starts):
        first = bisect_right(cuts, one)
        edges.append(min(cuts[first], other) if first < len(cuts) else other)
    edges.append(sentence.end)
    return [Span(a, b) for a, b in itertools.pairwise(edges)]


def measure_of(match: re.Match[str]) -> Measure:
    if match["rp"]:
        return "money"
    unit = (match["unit"] or "").strip().removesuffix("nya")
    return next((name for name, written in _MEASURES.items() if re.fullmatch(written, unit, re.IGNORECASE)), "count")


def are_alike(one: Amount, other: Amount) -> bool:
    """Whether both are of one measure, and of one unit where both have one."""
    return one.measure == other.measure and (one.measure != "count" or not one.unit or not other.unit or one.unit == other.unit)


def amounts_near(candidate: Candidate) -> list[Amount]:
    """The amounts of the sentence, of the one before it and of the one behind it."""
    text, around = candidate.text, candidate.sentence
    all_of = rough_sentences(text)
    touched = [k for k, one in enumerate(all_of) if one.end > around.start and one.start < around.end]
    nearby = all_of[max(0, touched[0] - 1) : touched[-1] + 2] if touched else ()
    return [amount for sentence in nearby for amount in _amounts(text, sentence)]


@lru_cache(maxsize=64)
def _part_asked(question: str) -> tuple[frozenset[str], ...]:
    """What the question names besides how much: each word with its translations; the thing counted only where nothing else "
    "is left.
    """
    ideas = [frozenset(word for word, _ in idea) for idea in expand_query(question, load_lexicon())]
    named = [idea for idea in ideas if not idea & FILLERS and not any(word.isdigit() for word in idea)]
    head = noun_asked(question)
    return tuple([idea for idea in named if not idea & head] or named)


@lru_cache(maxsize=32)
def _common_words(text: str) -> frozenset[str]:
    """The words that the article writes small, or at the beginning of a sentence: no names."""
    small = re.findall(r"(?<![\w-])[a-z][\w-]*", text)
    first = [text[one.start : one.end].split()[0] for one in rough_sentences(text)]
    return frozenset(words(" ".join([*small, *(word for word in first if word[1:].islower())])))


@lru_cache(maxsize=64)
def noun_asked(question: str) -> frozenset[str]:
    """The thing whose number is asked for, with its translations; empty where a measure is asked for."""
    found = _ASKED_NOUN.search(question)
    if not found:
        return frozenset()
    if found["en"]:
        ideas = expand_query(f"how many {found['en']} were there", load_lexicon())
        return frozenset(word for idea in ideas for word, _ in idea)
    noun = found["id"] or found["of"]
    return frozenset() if noun.lower() in OPEN or is_stop_word(noun) else frozenset(words(noun)) - FILLERS


def _noun_counted(candidate: Candidate) -> frozenset[str]:
    """The noun behind the figure, in the words or right behind them; else the word that it is counted in."""
    match = AMOUNT.search(candidate.text, candidate.span.start, candidate.sentence.end)
    if not match or match.start() >= candidate.span.end:
        return frozenset()
    if match["rp"]:
        return frozenset(["uang"])
    noun = NOUN.match(candidate.text, match.end())
    unit = (match["unit"] or "").strip().lower()
    if noun and noun["noun"] not in OPEN and not is_stop_word(noun["noun"]):
        return frozenset(words(noun["noun"]))
    return frozenset(words(unit))


_GROUPS = tuple(frozenset(word for each in group for word in words(each)) for group in _CONCRETE)


PEOPLE = _GROUPS[0]
GENERAL = frozenset(
    word for each in "ekor kendaraan bangunan senjata pohon bibit batang uang unit".split() for word in words(each)
)


def _is_in_a_date(candidate: Candidate) -> bool:
    around, span = candidate.sentence, candidate.span
    found = (date.span for date in find_dates(candidate.text[around.start : around.end]))
    return any(around.start + date.start <= span.start and span.end <= around.start + date.end for date in found)


def _is_an_age(candidate: Candidate) -> bool:
    """Whether the words are the figure in "Darsono (41)" or "berusia 41 tahun"."""
    if not re.fullmatch(r"\(?\d{1,2}(?:\stahun)?\)?", candidate.said):
        return False
    bracketed = candidate.before.endswith("(") or candidate.said.startswith("(")
    return (bracketed and bool(re.search(r"[A-Z][\w.’']*\s?\(?$", candidate.before))) or bool(
        re.search(r"\b(?:berusia|berumur|usia|umur)\s(?:\w+\s)?$", candidate.before)
    )


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
