"""The frames around an answer in Indonesian and English: labels, dates, numbers, the receipt.

The sentences of an answer are not here: these are the words that stand beside it on every surface.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from corpus.types import Publication
from index.types import Copy
from qa.types import Answer, Citation, Language, Receipt, Status

COPIES_LISTED = 5


@dataclass(frozen=True, slots=True)
class Phrases:
    """The frame of an answer in one language. Braces are filled with `str.format`."""

    months: tuple[str, ...]
    statuses: Mapping[Status, str]
    reading: str
    possibly: str
    as_of: str
    as_of_around: str
    around: str
    others: str
    sources: str
    nearest: str
    no_date: str
    no_outlet: str
    copies: str
    more_copies: str
    open_article: str
    original: str
    searched: str
    answering: str
    silent: str
    undated: str
    late: str
    left_out: str
    since: str
    until: str
    only: str
    generation: str
    took: str
    confidence: str


_INDONESIAN = Phrases(
    months=tuple("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()),
    statuses={"answered": "Terjawab", "unsure": "Belum pasti", "not_found": "Tidak ada di arsip"},
    reading="Masih dibaca",
    possibly="Mungkin:",
    as_of="menurut berita {day}",
    as_of_around="menurut berita sekitar {day}",
    around="sekitar {day}",
    others="Jawaban artikel lain",
    sources="Sumber",
    nearest="Bagian terdekat di arsip",
    no_date="tanpa tanggal",
    no_outlet="media tidak disebut",
    copies="Teks yang sama juga di: {places}",
    more_copies="dan {count} lagi",
    open_article="Baca artikel utuh",
    original="Berita aslinya",
    searched="Artikel yang ditelusuri: {articles} · media: {outlets}",
    answering="bagian arsip yang menjawab: {answering} dari {parts}",
    silent="Ditelusuri {answering} dari {parts} bagian arsip: isi bagian lainnya saat ini tidak diketahui.",
    undated="Tanpa tanggal: {undated}",
    late="Arsip ini terlambat: artikel terbarunya dari {day}",
    left_out="Tanpa tanggal, tidak ditelusuri: {undated}",
    since="Sejak {day}",
    until="Sampai {day}",
    only="Hanya {names}",
    generation="Indeks generasi {generation}, dibuat {built}",
    took="Waktu: {ms} milidetik",
    confidence="Keyakinan: {percent}%",
)
_ENGLISH = Phrases(
    months=tuple("January February March April May June July August September October November December".split()),
    statuses={"answered": "Answered", "unsure": "Unsure", "not_found": "Not in the archive"},
    reading="Still reading",
    possibly="Possibly:",
    as_of="as reported on {day}",
    as_of_around="as reported around {day}",
    around="around {day}",
    others="What other articles answer",
    sources="Sources",
    nearest="Nearest passages in the archive",
    no_date="no date",
    no_outlet="outlet not named",
    copies="The same text also in: {places}",
    more_copies="and {count} more",
    open_article="Read the whole article",
    original="Original article",
    searched="Articles searched: {articles} · outlets: {outlets}",
    answering="parts of the archive that answered: {answering} of {parts}",
    silent="Searched {answering} of {parts} parts of the archive: what the others hold is not known just now.",
    undated="Without a date: {undated}",
    late="This archive is late: its newest article is of {day}",
    left_out="Without a date, not searched: {undated}",
    since="From {day}",
    until="Until {day}",
    only="Only {names}",
    generation="Index generation {generation}, built {built}",
    took="Time: {ms} milliseconds",
    confidence="Confidence: {percent}%",
)
PHRASES: Mapping[Language, Phrases] = {"id": _INDONESIAN, "en": _ENGLISH}


def day(when: date, language: Language) -> str:
    """A date as a newspaper writes it: "26 Agustus 2024", "26 August 2024"."""
    return f"{when.day} {PHRASES[language].months[when.month - 1]} {when.year}"


def days(first: date, last: date, language: Language) -> str:
    """Several days as one stretch: "15–25 September 2019", "28 Agustus – 2 September 2024"."""
    if first == last:
        return day(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, language)}"
    begin = day(first, language)
    return f"{begin.removesuffix(f' {first.year}') if first.year == last.year else begin} – {day(last, language)}"


def moment(when: datetime, language: Language) -> str:
    """A date with its clock time, as `when` has it: "26 Agustus 2024, 14.05"."""
    return f"{day(when, language)}, {when:%H.%M}" if language == "id" else f"{day(when, language)}, {when:%H:%M}"


def number(count: int, language: Language) -> str:
    """A whole number with its thousands parted: "43.120", in English "43,120"."""
    return f"{count:,}".replace(",", "." if language == "id" else ",")


def day_told(when: date, language: Language, *, is_estimated: bool) -> str:
    """A day of publication: "26 Agustus 2024", and "sekitar 26 Agustus 2024" where it is estimated."""
    return PHRASES[language].around.format(day=day(when, language)) if is_estimated else day(when, language)


def day_of(about: Publication, language: Language) -> str | None:
    """When it was published, as `day_told` has it; None where nothing tells."""
    return day_told(about.published, language, is_estimated=about.published_is_estimated) if about.published else None


def source_line(about: Publication, language: Language) -> str:
    """Who published it, and when."""
    phrases = PHRASES[language]
    return f"{about.outlet or phrases.no_outlet} · {day_of(about, language) or phrases.no_date}"


def copies_line(copies: Sequence[Copy], language: Language) -> str:
    """Where else a text stands: "Teks yang sama juga di: Kabar Krui · 26 Agustus 2024; …"; empty where nowhere."""
    if not copies:
        return ""
    places = [source_line(copy, language) for copy in copies[:COPIES_LISTED]]
    if len(copies) > COPIES_LISTED:
        places.append(PHRASES[language].more_copies.format(count=number(len(copies) - COPIES_LISTED, language)))
    return PHRASES[language].copies.format(places="; ".join(places))


def is_modest(answer: Answer) -> bool:
    """Whether the sentence is to be read before the short answer, which is shown as what it may be."""
    return answer.status == "unsure" and answer.kind == "single" and answer.short is not None


def sources_heading(status: Status, citations: tuple[Citation, ...], language: Language) -> str | None:
    """What the citations are: what the answer rests on, or only what came nearest."""
    if not citations:
        return None
    return PHRASES[language].nearest if status == "not_found" else PHRASES[language].sources


def receipt_lines(receipt: Receipt, language: Language) -> tuple[str, ...]:
    """What was searched, one statement a line, the most telling first."""
    phrases = PHRASES[language]
    searched = phrases.searched.format(articles=number(receipt.articles, language), outlets=number(receipt.outlets, language))
    lines = [
        f"{searched} · {_answering(phrases.answering, receipt)}" if receipt.silent else searched,
        *([phrases.late.format(day=day(receipt.late_since, language))] if receipt.late_since else []),
        *_filter_lines(receipt, language),
        phrases.generation.format(generation=receipt.generation, built=moment(receipt.built, language)),
        phrases.took.format(ms=number(round(receipt.elapsed_ms), language)),
    ]
    if receipt.undated:
        undated = phrases.left_out if receipt.since or receipt.until else phrases.undated
        lines.insert(2 if receipt.late_since else 1, undated.format(undated=number(receipt.undated, language)))
    return tuple(lines)


def silent_text(receipt: Receipt, language: Language) -> str:
    """That parts of the archive were not searched."""
    return _answering(PHRASES[language].silent, receipt)


def _answering(frame: str, receipt: Receipt) -> str:
    return frame.format(answering=receipt.parts - len(receipt.silent), parts=receipt.parts)


def _filter_lines(receipt: Receipt, language: Language) -> list[str]:
    phrases = PHRASES[language]
    lines = []
    if receipt.since:
        lines.append(phrases.since.format(day=day(receipt.since, language)))
    if receipt.until:
        lines.append(phrases.until.format(day=day(receipt.until, language)))
    outlets = receipt.filters.get("outlets")
    if outlets:
        lines.append(phrases.only.format(names=", ".join(map(str, outlets))))
    return lines
