"""What is measured of an event: its dead, its houses, its losses; how a question names it, and the figure in a sentence.

A figure is one number with its unit in one sentence, as it is printed. What an article takes back, and what was so before a
rise or a fall, is none; nor is a sum over a year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from corpus.types import Article, Span
from qa.aggregates.dating import periods_in
from qa.aggregates.event_types import is_sum_over_time
from qa.answer_rules.corrections import withdrawals
from qa.entities.numbers import SCALES, value_of

MOST_SENTENCES = 16  # of an article, in which the figures of its event stand
_ONES = {
    name: value
    for value, names in enumerate(
        ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
    )
    for name in names.split()
}
_ONE = "|".join(_ONES)
_SPELLED = rf"(?:(?:{_ONE})(?:\s(?:belas|puluh(?:\s(?:{_ONE}))?|ratus))?)"
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_N = rf"(?P<number>\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|{_SPELLED})"
_OF_PEOPLE = (
    r"(?:\s(?:orang|warga|korban|jiwa|penumpang|pengendara|anak|bocah|balita|pria|wanita|perempuan|lansia|pelajar|siswa|penduduk|"
    r"pekerja|nelayan|prajurit|anggota|buruh|penambang|petani|santri|mahasiswa|guru|turis|wisatawan|WNA|sopir|pengemudi|pemotor|"
    r"remaja|pemuda|kakek|nenek|penghuni|karyawan|petugas|di antaranya|diantaranya)){1,3}"
    r"(?:\s(?!dan\b|yang\b|luka|selamat)\w+){0,2}?"
)
_STATE = (
    r"(?:\s(?:lainnya|yang|dinyatakan|dilaporkan|ditemukan|dipastikan|telah|sudah|harus|terpaksa|dalam kondisi|mengalami)){0,3}"
)
# In front of a figure: it is only about that many, or at least.
_ROUGH = re.compile(
    r"\b(?:sekitar|kurang lebih|sedikitnya|setidaknya|paling sedikit|lebih dari|hampir|diperkirakan|ditaksir|mencapai lebih|"
    r"sekurangnya|tak kurang dari|puluhan|ratusan|ribuan)\s(?:ada\s|mencapai\s|sebanyak\s|sekitar\s)?\Z",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:pernah|tahun (?:lalu|silam)|sebelumnya|semula|dari|dibanding\w*|saat itu|kejadian serupa|bukan)\s(?:\w+\s){0,3}\Z",
    re.IGNORECASE,
)
# Behind a figure: it is only a part of those that are meant, "satu korban meninggal di dalam truk".
_PART = re.compile(
    r"\s(?:dunia\s)?(?:(?:di|dari) (?:dalam|antara\w*)\b|lain(?:nya)?\b|"
    r"(?:yang\s)?(?:(?:masih|sudah|telah|belum|berhasil|sulit)\s){1,2}"
    r"(?:di|ter)?(?:identifikasi|kenali|evakuasi|rawat|temukan)|(?:yang\s)?teridentifikasi)",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"satu korban yang\b", re.IGNORECASE)


@dataclass(frozen=True, slots=False)
class Measure:
    """`asked` names it in a question, in both languages; `told` are patterns over a sentence with the group "number".

    `none` is how an article says that there was none; `unit` is told to programs.
    """

    name: str
    asked: str
    told: tuple[str, ...]
    unit: str
    none: str = r"(?!)"

    @cached_property
    def question(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.asked})", re.IGNORECASE)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(told, re.IGNORECASE) for told in self.told)

    @cached_property
    def absence(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.none})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in an article: `span` is what is printed of it, in `sentence`. It `is_rough` behind "about" and "at least"."""

    article: Article
    sentence: Span
    span: Span
    value: Decimal
    unit: str
    is_rough: bool = False


_EATERS = (
    r"(?:orang|warga|jiwa|buruh|siswa|siswi|pelajar|murid|santri\w*|karyawan|pekerja|mahasiswa|anak|balita|"
    r"peserta|jemaah|penduduk)"
)
_DEAD = r"(?:tewas|meninggal(?: dunia)?|kehilangan nyawa)\b"
_HURT = r"(?:(?:menderita |mengalami )?(?:luka(?:-luka)?|cedera|terluka|luka (?:berat|ringan|bakar)))\b"
_DAMAGED = (
    r"(?:terendam|tergenang|rusak|terbakar|hangus|ludes|roboh|ambruk|tertimbun|hanyut|"
    r"terdampak|kebanjiran|mengalami kerusakan)\b"
)
_SO_MANY = r"(?:\s(?:sebanyak|berjumlah|mencapai|menjadi|ada|yakni|yaitu|sekitar|sedikitnya|setidaknya|kini|total|:)){0,3}\s"
MEASURES: tuple[Measure, ...] = (
    Measure(
        "deaths",
        r"korban (?:tewas|meninggal(?: dunia)?|jiwa)|(?:orang|warga|yang) (?:yang )?(?:tewas|meninggal)|tewas|"
        r"deaths?|died|fatalit(?:y|ies)|"
        r"(?:people )?killed|death toll|lives lost",
        (
            rf"\b(?:(?:me)?newaskan|tewaskan|merenggut|menelan|memakan)(?:\s(?:korban(?: jiwa)?|nyawa|sedikitnya|"
            rf"setidaknya|sekitar|sebanyak))*\s{_N}"
            r"(?:\s(?:orang|nyawa|korban(?: jiwa)?|jiwa|warga|penumpang)\b)",
            rf"\b{_N}{_OF_PEOPLE}{_STATE}\s{_DEAD}",
            rf"\b{_N}\s(?:korban )?{_DEAD}",
            rf"\b{_N}\skorban jiwa\b",
            rf"\bkorban (?:tewas|jiwa|meninggal(?: dunia)?){_SO_MANY}{_N}(?:\s(?:orang|jiwa|warga)\b)?",
            rf"\b(?P<one>seorang)(?:\s[\w,()]+){{0,4}}?{_STATE}\s{_DEAD}",
        ),
        "people",
        r"(?:tidak|tak) (?:ada|menimbulkan|menelan|memakan)(?: adanya| laporan)? korban jiwa|nihil korban jiwa|"
        r"tanpa korban jiwa",
    ),
    Measure(
        "injured",
        r"korban (?:luka(?:-luka)?|cedera)|(?:orang|warga|yang) (?:yang )?(?:luka(?:-luka)?|terluka|cedera)|"
        r"injured|injuries|hurt|wounded",
        (
            rf"\b{_N}{_OF_PEOPLE}{_STATE}\s{_HURT}",
            rf"\b{_N}\s{_HURT}",
            rf"\b(?:melukai|mencederai)\s{_N}(?:\s(?:orang|warga)\b)",
            rf"\bkorban (?:luka(?:-luka)?|cedera){_SO_MANY}{_N}(?:\s(?:orang|jiwa)\b)?",
            rf"\b(?P<one>seorang)(?:\s[\w,()]+){{0,4}}?{_STATE}\s{_HURT}",
        ),
        "people",
        r"(?:tidak|tak) ada korban luka\w*",
    ),
    Measure(
        "displaced",
        r"pengungsi|(?:orang|warga|jiwa|yang) (?:yang )?mengungsi|displaced|evacuees|evacuated",
        (
            rf"\b{_N}\s(?:warga|orang|jiwa|penduduk){_STATE}\s(?:mengungsi|diungsikan|dievakuasi)\b",
            rf"\b(?:pengungsi|mengungsi){_SO_MANY}{_N}\s(?:orang|jiwa|warga)\b",
            rf"\bmengungsikan\s{_N}\s(?:orang|jiwa|warga)\b",
        ),
        "people",
    ),
    Measure(
        "poisoned",
        r"korban keracunan|(?:orang|warga|siswa|yang) (?:yang )?keracunan|poisoned|poisoning victims",
        (
            rf"\b{_N}\s{_EATERS}\b(?:,?\s[\w()/-]+){{0,14}}?,?\skeracunan\b",
            rf"\b(?:korban|keracunan)\b[^.]{{0,150}}?\s(?:menjadi|jadi|mencapai|sebanyak)\s{_N}\s{_EATERS}\b",
        ),
        "people",
    ),
    Measure(
        "houses",
        rf"rumah (?:warga )?(?:yang )?{_DAMAGED}|rumah rusak|houses? (?:\w+ )?(?:flooded|damaged|burned|burnt|"
        rf"destroyed|inundated|submerged|"
        r"lost)|(?:flooded|damaged|burned|destroyed) houses",
        (
            rf"\b(?:merendam|rendam|menggenangi|genangi|merusak|menghanguskan|hanguskan|melalap|lalap|melahap|membakar|menimbun|merobohkan)"
            rf"(?:\s(?:sedikitnya|sekitar|sebanyak|setidaknya))?\s{_N}\s(?:unit\s)?rumah\b",
            rf"\b{_N}\s(?:unit\s)?rumah(?:,?\s(?!dan\b|yang\b|lain\b)\w+){{0,12}}?,?\s(?:yang\s|habis\s)?{_DAMAGED}",
            rf"\b{_N}\s(?:unit\s)?rumah\b(?!\slain\b)[^.]{{0,90}}?\b(?:dilanda|dilalap|dilahap|beterbangan|kehilangan atap)\b",
            rf"\b(?:masuk ke|memasuki|merobohkan atap)\s{_N}\s(?:unit\s)?rumah\b",
            rf"\brumah (?:warga )?(?:yang )?{_DAMAGED}{_SO_MANY}{_N}\b",
        ),
        "houses",
    ),
    Measure(
        "losses",
        r"kerugian|nilai kerugian|losses|damage (?:cost|costs|worth)",
        (
            rf"\b(?:kerugian|merugi)\b[^.]{{0,60}}?\b(?P<money>Rp\.?\s?)(?P<number>\d+(?:[.,]\d+)*)(?!\d|[.,]\d)"
            rf"(?:[\s-]?(?P<scale>{_SCALE})\b)?(?!\s?[-–]\s?\d)",
        ),
        "IDR",
    ),
    Measure(
        "area",
        r"(?:luas (?:lahan|hutan|sawah)|hektar[e]? (?:lahan|hutan|sawah))(?: yang terbakar| yang terendam)?|hectares",
        (
            rf"\b(?:lahan|sawah|hutan|kebun|seluas|membakar|merendam|hanguskan|menghanguskan)\b[^.\d]{{0,30}}{_N}\s(?:hektare?|ha)\b",
            rf"\b{_N}\s(?:hektare?|ha)\s(?:\w+\s){{0,3}}?{_DAMAGED}",
        ),
        "ha",
    ),
)  # fmt: skip


def measure_in(question: str) -> tuple[Measure, tuple[int, int]] | None:
    """What a question asks the sum of, and where it says so."""
    found = ((measure, match.span()) for measure in MEASURES if (match := measure.question.search(question)))
    return min(found, key=lambda each: each[1], default=None)


def figures_told(article: Article, sentences: Sequence[Span], measure: Measure, day: date | None = None) -> tuple[Told, ...]:
    """The figures of the measure in the article, in order; each value once, the first time that it stands there.

    Of an event of `day` none is told where the article has come back to an earlier one.
    """
    once: dict[Decimal, Told] = {}
    withdrawn = withdrawals(article.text)
    old = {article.text[span.start : span.end] for span in withdrawn}
    for sentence in _of_day(article, sentences[:MOST_SENTENCES], day):
        for told in _in_sentence(article, sentence, measure):
            digits = article.text[told.span.start : told.span.end]
            is_withdrawn = any(s.start < told.span.end and told.span.start < s.end for s in withdrawn)
            if not is_withdrawn and not any(re.search(rf"(?<![\d.,]){re.escape(each)}(?![\d]|[.,]\d)", digits) for each in old):
                once.setdefault(told.value, told)
    return tuple(once.values())


def _of_day(article: Article, sentences: Sequence[Span], day: date | None) -> Iterator[Span]:
    """The sentences, but none from one that names an earlier day to the next that names another."""
    is_earlier = False
    for sentence in sentences:
        days = {period.since for period in periods_in(article, sentence) if period.since and period.unit in ("day", "days")}
        if day and days:
            is_earlier = max(days) < day - timedelta(1)
        if not is_earlier:
            yield sentence


def withdrawn_in(article: Article, value: Decimal) -> bool:
    """Whether the article takes this figure back."""
    spans = withdrawals(article.text)
    return any(_number(article.text[span.start : span.end].removeprefix("Rp").strip()) == value for span in spans)


def _in_sentence(article: Article, sentence: Span, measure: Measure) -> Iterator[Told]:
    said = article.text[sentence.start : sentence.end]
    if is_sum_over_time(said):
        return
    if gone := measure.absence.search(said):
        yield Told(
            article, sentence, Span(sentence.start + gone.start(), sentence.start + gone.end()), Decimal(0), measure.unit
        )
        return
    taken: list[tuple[int, int]] = []
    for pattern in measure.patterns:
        for match in pattern.finditer(said):
            name = "one" if "one" in pattern.groupindex and match["one"] else "number"
            start, end = match.span(name)
            value = Decimal(1) if name == "one" else _number(match["number"])
            if value is None or _EARLIER.search(said[: match.start()]) or any(a < end and start < b for a, b in taken):
                continue
            if _PART.match(said, match.end()) or _ONE_OF_THEM.match(match.group()):
                continue
            taken.append((start, end))
            scale = match["scale"] if "scale" in pattern.groupindex else None
            if scale:
                value *= Decimal(10) ** SCALES[scale.lower()]
            first = match.start("money") if "money" in pattern.groupindex else match.start()
            printed = Span(sentence.start + first, sentence.start + match.end())
            yield Told(article, sentence, printed, value, measure.unit, bool(_ROUGH.search(said[:start])))


def _number(written: str) -> Decimal | None:
    if written[:1].isdigit():
        return value_of(written, "id")
    parts = written.lower().split()
    if not parts or parts[0] not in _ONES:
        return None
    value = _ONES[parts[0]]
    if len(parts) > 1:
        value = {"belas": value + 10, "puluh": value * 10, "ratus": value * 100}[parts[1]]
    return Decimal(value + (_ONES[parts[2]] if len(parts) > 2 else 0))
