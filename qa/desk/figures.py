"""Figures as a draft and an article write them, each with its value and with what it is a figure of.

"Rp5", "Rp5.000", "5 persen" and "ke-5" are four different things: two figures are the same where value and unit are.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpus.text import words
from qa.types import Language

_SCALES: Mapping[str, int] = {
    **dict.fromkeys(("ribu", "rb", "thousand"), 3),
    **dict.fromkeys(("juta", "jt", "million"), 6),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn", "m"), 9),
    **dict.fromkeys(("triliun", "trilyun", "trillion", "t"), 12),
}
_NUMBER = r"\d+(?:[.,:]\d+)*"
_SCALE = r"(?i:ribu|rb|thousand|juta|jt|million|miliar|milyar|billion|bn|triliun|trilyun|trillion)"
# "Rp5 M" is milliards; "5 m" is metres. What two numbers with a dash between them mean, neither means alone: "2-1".
_FIGURE = re.compile(
    rf"(?<![\w.,/$])(?P<money>(?:(?i:rp|idr|us\$|s\$)|[$€£])\.?\s?)?(?P<first>{_NUMBER})"
    rf"(?:(?:\s?[-–—]\s?|\s(?:sampai|hingga|to)\s)(?:(?i:rp)\.?\s?)?(?P<last>{_NUMBER}))?"
    rf"(?:[\s-]?(?P<scale>{_SCALE}|(?(money)[MT]|(?!)))\b)?(?P<percent>\s?%|\s(?i:persen|percent)\b)?(?!\w|/\d)"
)
_PER = re.compile(r"\s?(?:/|per\s+|a\s+)(\w+)", re.IGNORECASE)
_ORDINAL = re.compile(r"\bke-$", re.IGNORECASE)
_BEHIND = 40  # characters in which the word stands that is counted
# Units that are written with the figure: one without any is none of these.
_RUPIAH, _PERCENT, _PLACE = "Rp", "%", "ke-"


@dataclass(frozen=True, slots=True)
class Figure:
    """`values` are one, or the two ends of a range; `unit` is a currency, "%", or the stem of what is counted, or ""."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    unit: str


def figures_in(sentence: str, language: Language = "id") -> Iterator[Figure]:
    """In order; "1,500" is 1.5 in an Indonesian sentence and 1500 in an English one."""
    for match in _FIGURE.finditer(sentence):
        scale = Decimal(10) ** _SCALES.get((match["scale"] or "").lower(), 0)
        written = [each for each in (match["first"], match["last"]) if each]
        values = tuple(value_of(each, language) * scale for each in written)
        yield Figure(match.start(), match.end(), values, _unit(match, sentence))


def is_same_unit(claimed: str, held: str) -> bool:
    """Whether what the draft counts may be what the article counts; a draft may leave the word out that is counted."""
    written_with_it = held.startswith((_RUPIAH, _PERCENT, _PLACE, "$", "€", "£"))
    return claimed == held or (not claimed and not written_with_it)


def value_of(figures: str, language: Language) -> Decimal:
    """The number that digits with points, commas or a colon stand for."""
    parts, signs = re.split(r"[.,:]", figures), re.findall(r"[.,:]", figures)
    if not signs:
        return Decimal(figures)
    is_decimal = len(set(signs)) > 1 or signs == [":"] or not _is_grouped(parts, signs, language)
    return Decimal("".join(parts[:-1]) + "." + parts[-1]) if is_decimal else Decimal("".join(parts))


def _is_grouped(parts: list[str], signs: list[str], language: Language) -> bool:
    """Whether the signs part thousands: in Indonesian a point does so, in English a comma; several do so in both."""
    by_three = 1 <= len(parts[0]) <= 3 and parts[0] != "0" and all(len(part) == 3 for part in parts[1:])
    return by_three and (len(signs) > 1 or signs[0] == ("." if language == "id" else ","))


def _unit(match: re.Match[str], sentence: str) -> str:
    behind = sentence[match.end() : match.end() + _BEHIND]
    counted = next(iter(words(behind)), "")
    if match["money"] or counted == "rupiah":
        money = (match["money"] or _RUPIAH).strip(" .").upper().replace("IDR", "RP").replace("US$", "$")
        per = _PER.match(behind)
        return ("Rp" if money == "RP" else money) + (f" per {per[1].lower()}" if per else "")
    if match["percent"]:
        return _PERCENT
    return f"{_PLACE}{counted}" if _ORDINAL.search(sentence[: match.start()]) else counted
