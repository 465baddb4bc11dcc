"""Amounts and names in the other ways that articles print them: "640,5 miliar" and "Rp640.500.000.000", "Moh." and "Muhammad".

What a question writes in one way is searched for in all of them, as further words of the same idea. The index itself holds
each word as it is printed.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpus.text import Word, stem

OTHER_SPELLING = 0.8  # the weight of a name that is spelled another way: it may be another person's

# Powers of ten. Letters say so behind rupiah alone, "Rp 4,2 M": "4,2 m" are metres.
_SCALES = {
    **dict.fromkeys(("ribu", "rb", "thousand"), 3),
    **dict.fromkeys(("juta", "jt", "million"), 6),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn"), 9),
    **dict.fromkeys(("triliun", "trilyun", "trillion"), 12),
}
_LETTERS = {"m": 9, "t": 12}
_PRINTED = {3: ("ribu",), 6: ("juta",), 9: ("miliar", "milyar"), 12: ("triliun",)}
_RUPIAH = frozenset(("rp", "rupiah", "idr"))
_BEHIND = re.compile(r"\s?([A-Za-z]+)\b")
_IN_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_TIME = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_MOST_DIGITS = 20  # and marks, of an amount
_TELLING_DIGITS = 3  # "4" of "4 miliar" stands in every second article
# Given names that are shortened and spelled in many ways; common knowledge, 2026-11.
_NAMES = (
    "muhammad mohammad mohamad muhamad mochamad mochammad muchamad muchammad mohammed moh muh moch mohd",
    "ahmad achmad akhmad ahmed",
    "abdul abd",
    "yusuf jusuf yusup",
    "rizki rizky riski rizqi",
    "fauzi fauzy",
    "hasan hassan",
    "husein hussein husain",
    "umar oemar",
    "usman oesman",
    "syarif syarief sjarif",
    "yudhi yudi",
    "dwi dwie",
)
_GROUPS = {stem(name): tuple(stem(other) for other in group.split()) for group in _NAMES for name in group.split()}
# Indonesian as it was spelled before 1972, which names keep: "Soekarno", "Djoko", "Tjahjo".
_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"))
_SHORTEST = 5  # of a name that is spelled so

Spellings = Mapping[int, tuple[tuple[str, float], ...]]


def other_spellings(question: str, located: Sequence[Word]) -> Spellings:
    """For the words of a question by their places in `located`: what else they may be printed as, with weights."""
    found: dict[int, tuple[tuple[str, float], ...]] = {}
    for k, word in enumerate(located):
        written = question[word.start : word.end]
        if written[0].isdecimal() and len(written) <= _MOST_DIGITS:
            found.update(_amount(question, located, k))
        elif others := _name(word.stem):
            found[k] = tuple((other, OTHER_SPELLING) for other in others)
    return found


def _amount(question: str, located: Sequence[Word], k: int) -> Spellings:
    word = located[k]
    written = question[word.start : word.end]
    behind = _BEHIND.match(question, word.end)
    before = located[k - 1] if k else None
    is_rupiah = before is not None and before.stem in _RUPIAH and question[before.end : word.start].strip() in ("", ".")
    named = behind[1].lower() if behind else ""
    scale = _SCALES.get(named) or (_LETTERS.get(named) if is_rupiah else None)
    if behind is None or scale is None:
        return {k: tuple((each, 1.0) for each in (*_of_whole(written), *_decimals(written), *_times(written)))}
    value = Decimal(_plain(written, decimal=True)).scaleb(scale)
    whole = ((str(int(value)), 1.0),) if value == int(value) else ()
    found = {k: (*((each, 1.0) for each in _decimals(written)), *whole)}
    if k + 1 < len(located) and located[k + 1].start == behind.start(1):
        found[k + 1] = (*((stem(each), 1.0) for each in _PRINTED[scale]), *whole)
    return found


def _of_whole(written: str) -> tuple[str, ...]:
    """What a number that is written out, "4.200.000.000", may be printed as beside "miliar": "4,2", "4.2"."""
    if not _IN_THOUSANDS.fullmatch(written):
        return ()
    plain = _plain(written, decimal=False)
    for scale in (12, 9, 6):
        share = Decimal(plain).scaleb(-scale).normalize()
        if share >= 1:
            told = f"{share:f}"
            is_telling = len(told.replace(".", "")) >= _TELLING_DIGITS or "." in told
            return (plain, *((told.replace(".", ","), told) if is_telling else ()))
    return (plain,)


def _plain(written: str, *, decimal: bool) -> str:
    """As Python writes it. One comma or full stop is a decimal mark where `decimal` says so, except before three figures in
    Indonesian's way, "1.500 juta".
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", written) or not (decimal and _DECIMAL.fullmatch(written)):
        return re.sub(r"[.,:]", "", written)
    return written.replace(",", ".")


def _decimals(written: str) -> tuple[str, ...]:
    """A decimal with the mark of either language."""
    if not _DECIMAL.fullmatch(written) or _IN_THOUSANDS.fullmatch(written):
        return ()
    return (written.replace(",", "."), written.replace(".", ","))


def _times(written: str) -> tuple[str, ...]:
    """A time of day with either mark, with and without its leading nought."""
    if not _TIME.fullmatch(written):
        return ()
    hour, minutes = re.split("[.:]", written)
    return tuple(f"{each}{mark}{minutes}" for each in dict.fromkeys((hour.zfill(2), str(int(hour)))) for mark in ".:")


def _name(name: str) -> tuple[str, ...]:
    group = _GROUPS.get(name, ())
    newer = name
    for old, new in _OLD_SPELLING if len(name) >= _SHORTEST else ():
        newer = newer.replace(old, new)
    others = (*group, *((newer,) if newer != name else ()))
    return tuple(other for other in dict.fromkeys(others) if other != name)
