"""The words that dates are written with, in Indonesian and English, and the patterns made of them."""

import re

_WEEKDAYS = (
    ("senin", "monday"), ("selasa", "tuesday"), ("rabu", "wednesday"), ("kamis", "thursday"),
    ("jumat", "jum'at", "jum’at", "friday"), ("sabtu", "saturday"), ("minggu", "ahad", "sunday"),
)  # fmt: skip
_MONTHS = (
    ("januari", "january", "jan"), ("februari", "february", "pebruari", "feb"), ("maret", "march", "mar"), ("april", "apr"),
    ("mei", "may"), ("juni", "june", "jun"), ("juli", "july", "jul"), ("agustus", "august", "agt", "agu", "ags", "aug"),
    ("september", "sept", "sep"), ("oktober", "october", "okt", "oct"), ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)  # fmt: skip
_NUMBERS = (
    ("se", "satu", "a", "an", "one"), ("dua", "two"), ("tiga", "three"), ("empat", "four"), ("lima", "five"), ("enam", "six"),
    ("tujuh", "seven"), ("delapan", "eight"), ("sembilan", "nine"), ("sepuluh", "ten"),
)  # fmt: skip
WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
"""The weekday that a name means, counted from Monday, 0."""
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
ROMAN_MONTH_OF = {name: number for number, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
"""Months as old papers and officials number them: "12-VIII-2024"."""
ROMAN_MONTH = rf"(?P<roman>{'|'.join(sorted(ROMAN_MONTH_OF, key=len, reverse=True))})"
NUMBER_OF = {name: number for number, names in enumerate(_NUMBERS, 1) for name in names}

WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAY_OF)})"
ANY_MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))
# A month that stands alone is spelled out: "des" and "mar" are other words too, and "may" and "march" without their capital.
WHOLE_MONTH = "|".join(name for names in _MONTHS for name in names if len(name) > 3 and name not in ("march", "sept"))
WHOLE_MONTH = rf"{WHOLE_MONTH}|mei|(?-i:May|March)"
MONTH = rf"(?P<month_name>{ANY_MONTH})\b(?:\.(?=\s+\d))?"
YEAR = r"(?P<year>[12]\d{3})"
TIME_OF_DAY = r"(?:\s+(?:dini hari|pagi|siang|sore|petang|malam|lalu|kemarin))?"
RANGE_MARK = r"(?:\s*[-–—]\s*|\s*s\.?\s?[/.]\s?d\.?\s+|\s+(?:sampai(?:\s+dengan)?|hingga|to|until|till|through)\s+)"
AND_MARK = r"(?:\s*&\s*|\s+(?:dan|and)\s+)"


def count_of(written: str) -> int:
    """The number that figures or a word up to ten mean. Raises KeyError for another word."""
    return int(written) if re.fullmatch(r"\d+", written) else NUMBER_OF[written.lower()]
