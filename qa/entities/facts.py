"""What a sentence claims: its words, names, numbers, dates, offices and what it denies. In Indonesian and English.

These are the signs by which a claim is held against the sentences that it cites (qa/generation/verifier.py).
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.dates import find_dates
from corpus.text import Word, is_stop_word, located_words, stem
from corpus.text.tokens import MONTHS
from corpus.types import Span
from index.query.lexicon import load_lexicon
from qa.entities.offices import Office, offices_in

_CAPITALISED = re.compile(r"(?<![\w'’-])[A-Z][\w'’]*(?:-[A-Z][\w'’]*)*")
_ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = {
    **{name: n for n, name in enumerate("senin selasa rabu kamis jumat sabtu minggu".split())},
    **{name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())},
    "ahad": 6,
}
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)}|jum['’]at)\b", re.IGNORECASE)
# Acronyms that the other language writes otherwise (AS, PBB, UE) prove nothing by their absence.
_NOT_NAMES = {
    stem(name)
    for name in (
        *MONTHS,
        *_ENGLISH_MONTHS,
        *_WEEKDAYS,
        "WIB",
        "WITA",
        "WIT",
        "Mr",
        "Mrs",
        "Ms",
        "Rp",
        "Indonesian",
        "US",
        "UN",
        "EU",
        "UK",
    )
}

_SCALES = {
    **dict.fromkeys(("ribu", "thousand"), 3),
    **dict.fromkeys(("juta", "jt", "million"), 6),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn"), 9),
    **dict.fromkeys(("triliun", "trilyun", "trillion"), 12),
}
_SCALE = rf"(?:[\s-]?(?P<scale>{'|'.join(_SCALES)})\b)?"
_FIGURES = re.compile(rf"(?P<figures>\d+(?:[.,:]\d+)*){_SCALE}(?P<pm>\s?p\.?m\b)?", re.IGNORECASE)
_ONES = {
    **{name: n for n, name in enumerate("dua tiga empat lima enam tujuh delapan sembilan".split(), 2)},
    **{name: n for n, name in enumerate("two three four five six seven eight nine ten eleven twelve thirteen".split(), 2)},
    "satu": 1, "one": 1, "kedua": 2, "keduanya": 2, "both": 2, "ketiga": 3,
    "sepuluh": 10, "sebelas": 11, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "seratus": 100, "seribu": 1000,
    **{name: 10 * n for n, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)},
}  # fmt: skip
_SPELLED = re.compile(
    rf"\b(?P<ones>{'|'.join(_ONES)})\b(?:\s(?P<step>belas|puluh|ratus|hundred)\b)?(?:[\s-](?P<more>{'|'.join(_ONES)})\b)?{_SCALE}",
    re.IGNORECASE,
)
_TENS = {"belas": 1, "puluh": 10, "ratus": 100, "hundred": 100}

# "Tidak hanya" and "not only" deny nothing.
_DENIES = re.compile(
    r"(?:\b(?:tidak(?:lah)?|tak|bukan(?:lah)?|belum|tanpa|jangan(?:lah)?|nggak|gak|enggak|not|never|without|neither|nor|cannot|no)\b"
    r"|n['’]t\b)(?!\s(?:hanya|saja|cuma|sekadar|lain|only|just|merely|later|less|fewer))",
    re.IGNORECASE,
)
_DENIED_WORDS = 2  # content words behind "tidak" that it denies


@dataclass(frozen=True, slots=True)
class Facts:
    """`words` in order; `names`, `denied`: places among them; `denials`: how often something is denied; each number
    as all values that its figures may mean.
    """

    words: tuple[Word, ...]
    names: tuple[int, ...]
    numbers: tuple[frozenset[Decimal], ...]
    dates: tuple[date, ...]
    weekdays: frozenset[int]
    denied: frozenset[int]
    denials: int
    offices: tuple[Office, ...]


def facts_of(text: str, near: date | None = None) -> Facts:
    """`near` is the day of publication, by which a date without its year is read."""
    found = [written for written in find_dates(text, near) if written.value]
    words = tuple(located_words(text))
    offices = offices_in(text)
    return Facts(
        words=words,
        names=tuple(_names(text, words, offices)),
        numbers=tuple(numbers_in(text, [written.span for written in found])),
        dates=tuple(written.value for written in found if written.value),
        weekdays=frozenset(
            _WEEKDAYS[match.group().lower().replace("'", "").replace("’", "")] for match in _WEEKDAY.finditer(text)
        ),
        denied=_denied(text, words),
        denials=len(_DENIES.findall(text)),
        offices=offices,
    )


def numbers_in(text: str, apart: Iterable[Span] = ()) -> Iterator[frozenset[Decimal]]:
    """The numbers outside the spans `apart`, in figures and in words; "1,500" may be 1500 or, in Indonesian, 1.5."""
    skipped = list(apart)
    for match in _FIGURES.finditer(text):
        if not any(s.start <= match.start() < s.end for s in skipped):
            scale = Decimal(10) ** _SCALES.get((match["scale"] or "").lower(), 0)
            values = {value * scale for value in _values(match["figures"])}
            yield frozenset(values | ({value + 12 for value in values} if match["pm"] else set()))
    for match in _SPELLED.finditer(text):
        yield frozenset([_spelled(match)])


def _values(figures: str) -> set[Decimal]:
    parts = re.split(r"[.,:]", figures)
    if len(parts) == 1:
        return {Decimal(figures)}
    grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
    whole = Decimal("".join(parts))
    decimal = Decimal("".join(parts[:-1]) + "." + parts[-1])
    if ":" in figures:
        return {Decimal(f"{parts[0]}.{parts[1]}")}
    if grouped:
        return {whole, decimal} if len(parts) == 2 else {whole}
    return {decimal}


def _spelled(match: re.Match[str]) -> Decimal:
    value = _ONES[match["ones"].lower()]
    step = (match["step"] or "").lower()
    if step:
        value = value + 10 if step == "belas" else value * _TENS[step]
    if match["more"] and _ONES[match["more"].lower()] < (value if value >= 10 else 0):
        value += _ONES[match["more"].lower()]
    return Decimal(value) * Decimal(10) ** _SCALES.get((match["scale"] or "").lower(), 0)


def _names(text: str, words: tuple[Word, ...], offices: tuple[Office, ...]) -> Iterator[int]:
    """Words written with a capital that are names by their place: not a common first word, no office or month."""
    capitals = list(_CAPITALISED.finditer(text))
    inside = [(office.start, office.end) for office in offices]
    first = re.search(r"\w", text)
    for k, word in enumerate(words):
        written = text[word.start : word.end]
        if not any(match.start() <= word.start < match.end() for match in capitals):
            continue
        if first and word.start == first.start() and word.stem in common_words():
            continue
        if not word.stem[0].isalpha() or is_stop_word(written) or word.stem in _NOT_NAMES:
            continue
        if any(s <= word.start < e for s, e in inside):
            continue
        yield k


@functools.cache
def common_words() -> frozenset[str]:
    """The stems that the lexicon knows: a first word among them has its capital from its place, and is no name."""
    known = load_lexicon().words
    return frozenset(known) | {stem for found in known.values() for stem, _ in found}


def _denied(text: str, words: tuple[Word, ...]) -> frozenset[int]:
    places: set[int] = set()
    for match in _DENIES.finditer(text):
        behind = [k for k, word in enumerate(words) if word.start >= match.end()]
        places.update(behind[:_DENIED_WORDS] or [len(words)])
    return frozenset(places)
