"""Numbers as newspapers write them: points, commas and the words for thousands and more."""

import re
from collections.abc import Mapping
from decimal import Decimal

from qa.types import Language

SCALES: Mapping[str, int] = {
    **dict.fromkeys(("ribu", "rb", "thousand"), 3),
    **dict.fromkeys(("juta", "jt", "million"), 6),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn", "m"), 9),
    **dict.fromkeys(("triliun", "trilyun", "trillion", "t"), 12),
}


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
