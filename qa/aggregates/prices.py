"""Prices of one thing over time: each as an article prints it, with its unit, its day, and what tells it from another price."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from time import monotonic

from corpus.datelines import read_dateline
from corpus.dates.periods import find_periods
from corpus.text import words
from corpus.types import Article, Span
from index.snapshot import Snapshot
from index.types import Filter
from qa.aggregates.asking import Aggregate
from qa.aggregates.dating import known_day
from qa.aggregates.gathering import MOST_ARTICLES, MOST_SECONDS, Gathered
from qa.aggregates.joining import Event
from qa.aggregates.located import places_in
from qa.aggregates.measured import Told
from qa.aggregates.reports import Report
from qa.answer_rules.corrections import is_correction
from qa.entities.numbers import SCALES, value_of

_STEM = "harga"
_SENTENCES = 14
_LEAD = 2
_UNITS = {
    **dict.fromkeys(("kg", "kilogram", "kilo"), "kg"),
    **dict.fromkeys(("gram", "gr"), "gram"),
    **{unit: unit for unit in "liter butir ekor ikat tabung karung ton kuintal lembar batang barel ons buah dus sak".split()},
}
_SCALE = "|".join(sorted((name for name in SCALES if len(name) > 1), key=len, reverse=True))
_AMOUNT = rf"Rp\.?\s?(?P<number>\d+(?:[.,]\d+)*)(?:[\s-]?(?P<scale>{_SCALE})\b)?"
_PRICE = re.compile(
    rf"{_AMOUNT}(?!\s?(?:[-–]|sampai|hingga)\s?(?:Rp\.?\s?)?\d)(?:\s?,-|\s?rupiah)?\s?(?:per|/|se)\s?(?:satu\s)?"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
# In front of an amount: the price before, or by how much it changed; an end of a range is no price by itself.
_NOT_THE_PRICE = re.compile(
    r"\b(?:dari|semula|sebelumnya|awalnya|tadinya|biasanya|naik|turun|bertambah|berkurang|selisih|rentang|kisaran|antara|subsidi|hingga|sampai|"
    r"ongkos|upah|margin|untung|keuntungan|dibanding\w*)\s(?:(?:sebesar|sekitar|harga|sebelumnya|yang|hanya|tipis|masih|di|pada|level|posisi)\s){0,4}\Z|"
    r"[-–]\s?\Z",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:sebelumnya|semula|tahun lalu|bulan lalu|pekan lalu|minggu lalu|kemarin lusa|lalu|silam|pernah|sempat|"
    r"tertinggi|rekor|target|"
    r"prediksi|diprediksi|diperkirakan|proyeksi|jika|apabila|bila|seharusnya|idealnya|akan|rencana)\b",
    re.IGNORECASE,
)
# Behind it stands the price before: "naik Rp4.000 dibandingkan dengan harga Kamis, 19 September, yang sebesar Rp752.000".
_COMPARED_TO = re.compile(r"\b(?:dibanding\w*|ketimbang|daripada)\b", re.IGNORECASE)
# What tells one price of a thing from another.
_KINDS = (
    "robusta arabika antam buyback ubs eceran petani pengepul pabrik ekspor grosir tertinggi acuan pembelian "
    "subsidi nonsubsidi premium medium "
    "merah keriting rawit hijau besar kecil putih super asalan basah kering curah kemasan minyakita impor lokal "
    "broiler kampung konsumen produsen "
    "internasional dunia"
).split()
_KIND = re.compile(rf"\b(?:{'|'.join(_KINDS)}|HET|HPP|GKP|GKG|TBS|CPO)\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:di|Provinsi|Pasar)\s(?P<name>(?!Indonesia\b|Tanah Air\b)[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)")


@dataclass(frozen=True, slots=True)
class Price:
    """`alike` is what two prices have in common that may be compared: unit, kinds and place."""

    told: Told
    day: date
    alike: tuple[str, frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Priced:
    """One price of one day with its reports."""

    event: Event
    prices: tuple[Price, ...]


def prices(snapshot: Snapshot, asked: Aggregate, wanted: Filter) -> tuple[Gathered, list[Priced]]:
    """All prices of the topic among the articles that pass `wanted`, by day."""
    groups = [frozenset(words(_STEM)), *(frozenset(word for word, _ in idea) for idea in asked.topic)]
    groups += list(asked.place.groups) if asked.place else []
    fitting = [(number, day) for number, day in snapshot.holding(groups, wanted) if day]
    numbers = [number for number, _ in reversed(fitting)][:MOST_ARTICLES]
    read, found, deadline = 0, list[Price](), monotonic() + MOST_SECONDS
    for article in snapshot.numbered(numbers):
        if monotonic() > deadline:
            break
        read += 1
        found += prices_in(article, snapshot.sentences(article.id), asked)
    copies = snapshot.copies_of([price.told.article.id for price in found], wanted)
    priced = _of_days(_once(found, asked))
    events = tuple(each.event for each in priced)
    return Gathered(events, (), len(fitting), read, copies), priced


def prices_in(article: Article, sentences: Sequence[Span], asked: Aggregate) -> Iterator[Price]:
    """The prices that the article gives as those of its day, or of a day that the sentence names; one of a kind."""
    published = known_day(article)
    seen: set[tuple[str, frozenset[str], str]] = set()
    dateline = read_dateline(article.text)
    home = (dateline.place or "") if dateline else ""
    for number, sentence in enumerate(sentences[:_SENTENCES]):
        said = article.text[sentence.start : sentence.end]
        # What the headline names the lead need not name again.
        named = f"{article.title} {said}" if number < _LEAD else said
        if "Rp" not in said or not _is_of_topic(named, asked):
            continue
        for match in _PRICE.finditer(said):
            before = said[: match.start()]
            clause = re.split(r"[;]|\b(?:sedangkan|sementara|adapun)\b", before)[-1]
            if _NOT_THE_PRICE.search(before) or _PAST.search(clause) or _COMPARED_TO.search(clause):
                continue
            day = _day(said, article, published)
            place = _place(said, asked) or home.lower()
            alike = (f"IDR/{_UNITS[match['unit'].lower()]}", frozenset(kind.lower() for kind in _KIND.findall(clause)), place)
            if day is None or alike in seen or (asked.place and not _is_here(article, said, asked)):
                continue
            seen.add(alike)
            value = value_of(match["number"], "id") * Decimal(10) ** (SCALES[match["scale"].lower()] if match["scale"] else 0)
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            yield Price(Told(article, sentence, span, value, alike[0]), day, alike)


def _is_of_topic(said: str, asked: Aggregate) -> bool:
    held = set(words(said))
    return "harga" in said.lower() and all(any(word in held for word, _ in idea) for idea in asked.topic)


def _day(said: str, article: Article, published: date | None) -> date | None:
    periods = [p for p in find_periods(said, article.published) if p.since and p.since == p.until]
    if not all(p.certain for p in periods):
        return None  # "Pada 2 Januari": of which year is not said, and it is not that of today
    told = {p.since for p in periods if p.since and (published is None or p.since <= published)}
    return next(iter(told)) if len(told) == 1 else published if not told else None


def _place(said: str, asked: Aggregate) -> str:
    regencies = sorted(places_in(re.sub(r"\bRp[\d.,]*", "", said)).get("regency", ()))
    named = [match["name"].lower() for match in _AT.finditer(re.sub(r"\bRp[\d.,]*", "", said))]
    return next(iter([*regencies, *named]), asked.place.name if asked.place else "")


def _is_here(article: Article, said: str, asked: Aggregate) -> bool:
    return asked.place is None or bool(asked.place.pattern.search(f"{article.title} {said} {article.text[:400]}"))


def _once(found: Sequence[Price], asked: Aggregate) -> list[Price]:
    """Of the period that is asked for."""
    return [
        price
        for price in found
        if (asked.since is None or price.day >= asked.since) and (asked.until is None or price.day <= asked.until)
    ]


def _of_days(found: Sequence[Price]) -> list[Priced]:
    """The same price of the same day is one, however many papers print it."""
    groups: dict[tuple[date, tuple[str, frozenset[str], str], Decimal], list[Price]] = {}
    for price in sorted(found, key=lambda p: (p.day, p.told.article.published or p.day, p.told.article.id)):
        groups.setdefault((price.day, price.alike, price.told.value), []).append(price)
    return [Priced(Event(day, tuple(_report(price) for price in group)), tuple(group)) for (day, _, _), group in groups.items()]


def _report(price: Price) -> Report:
    article = price.told.article
    corrects = is_correction(article.title, article.text)
    return Report(article, price.told.sentence, price.day, True, {}, frozenset(), frozenset(), corrects)
