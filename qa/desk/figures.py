"""Figures as a draft and an article write them, each with its value and with what it is a figure of.

"Rp5", "Rp5.000", "5 persen" and "ke-5" are four different things: two figures are the same where value and unit are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.text import words
from qa.entities.numbers import SCALES, value_of
from qa.types import Language

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
        scale = Decimal(10) ** SCALES.get((match["scale"] or "").lower(), 0)
        written = [each for each in (match["first"], match["last"]) if each]
        values = tuple(value_of(each, language) * scale for each in written)
        yield Figure(match.start(), match.end(), values, _unit(match, sentence))


def is_same_unit(claimed: str, held: str) -> bool:
    """Whether what the draft counts may be what the article counts; a draft may leave the word out that is counted."""
    written_with_it = held.startswith((_RUPIAH, _PERCENT, _PLACE, "$", "€", "£"))
    return claimed == held or (not claimed and not written_with_it)


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
