"""The same agency text in ten papers: which texts are copies of one another.

Candidates meet by MinHash: texts that share shingles most likely share a key (`keys`). Whether a pair is one text is then
decided on the words themselves (`is_copy`), so a wrong guess costs a moment and never makes a copy. The same articles in
any order, in any process, give the same keys and the same verdicts.
"""

import functools
import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.datelines import read_dateline
from corpus.text.tokens import MONTHS

SHINGLE = 4  # words
KEYS = 21  # kept in every index: with other keys, SHINGLE or ROWS its format is another
ROWS = 3  # hashes in a key: texts that share half their shingles meet with 94 %, those that share a fifth with 16 %
FEWEST_WORDS = 60  # below it a notice or a schedule, where one word is all the news

# Chosen by eye among the 2,787 pairs that meet in 40,536 real articles of a dozen outlets and more, 2026-11: 150 are called
# copies. Of 55 that lay nearest to these bounds, 52 were one text, 3 a second version by the same outlet with a new
# beginning, and none told another figure or name. Of the pairs that share 80 % of their shingles, under half are called so.
MOST_CHANGED = 0.1  # of the words up to the last one that both texts have: what a house rewrites
LARGEST_CUT = 0.5  # of a text, at its end; a brief made of a report is an article of its own
MOST_TAIL = 15  # words after the last common one, in one of the texts at least: a code of the reporter, a plea to follow

Hashes = NDArray[np.uint32]

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
# Lines that an outlet puts between the paragraphs of a text, or below it.
_HOUSE_LINE = re.compile(
    r"^[^\w\n]*(?:baca|simak|lihat|tonton|saksikan)\b[^.\n]{0,20}\b(?:juga|video|selengkapnya|pilihan|berikut)\b.*$"
    r"|^[^\w\n]*(?:editor|penulis|reporter|pewarta|sumber|copyright|artikel ini telah)\b.{0,120}$",
    re.IGNORECASE | re.MULTILINE,
)
_DATE = re.compile(
    rf"\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_SENTENCE_ENDS = ".?!\n\"“‘'(:"
_WEEKDAYS = frozenset("senin selasa rabu kamis jumat sabtu minggu ahad".split())
_NUMBERS = {
    word: str(number)
    for number, word in enumerate("dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(), start=2)
}
_CORRECTIONS = frozenset("ralat diralat meralat koreksi dikoreksi mengoreksi update diperbarui".split())


@dataclass(frozen=True, slots=True, eq=False)
class TextProfile:
    """A text as it is compared: its words in order, and which of them are facts.

    `tokens` (W,) and `shingles` (W - SHINGLE + 1,) are hashes; `figures` and `names` tell what stands at a place; `dates`
    are the places of figures that belong to a date; `early` figures stand in the part that cannot be cut off.
    """

    tokens: Hashes
    shingles: Hashes
    words: frozenset[str]
    figures: Mapping[int, str]
    names: Mapping[int, str]
    dates: frozenset[int]
    early: frozenset[str]
    known: frozenset[str]


def keys(text: str) -> bytes:
    """The keys under which `text` meets its copies, KEYS numbers of 32 bits; none where it is too short to be judged."""
    hashes = _hashes([_normal(token) for token in _TOKEN.findall(_body(text))])
    if len(hashes) < FEWEST_WORDS:
        return b""
    return _mixed(_least_hashes(_shingled(hashes)).reshape(KEYS, ROWS).T).tobytes()


def wording(text: str) -> TextProfile:
    body = _body(text)
    found = list(_TOKEN.finditer(body))
    tokens = [_normal(match.group()) for match in found]
    dated = np.zeros(len(body), dtype=bool)
    for match in _DATE.finditer(body):
        dated[match.start() : match.end()] = True
    figures = {k: figure for k, match in enumerate(found) if (figure := _figure(match.group()))}
    return TextProfile(
        tokens=_hashes(tokens),
        shingles=_shingled(_hashes(tokens)),
        words=frozenset(tokens),
        figures=figures,
        names={k: tokens[k] for k, match in enumerate(found) if _is_name(body, match)},
        dates=frozenset(k for k in figures if dated[found[k].start()]),
        early=frozenset(figure for k, figure in figures.items() if k < (1 - LARGEST_CUT) * len(tokens)),
        known=frozenset(figures.values()),
    )


def is_copy(one: TextProfile, other: TextProfile) -> bool:
    """Whether both are one text: few words changed, perhaps the end cut off, and no fact that differs. Symmetric.

    A fact is a figure or a name. A text with other figures is an update or a correction: an editor has to see both.
    """
    if min(len(one.tokens), len(other.tokens)) < FEWEST_WORDS:
        return False
    if one.early - other.known and other.early - one.known:
        return False  # what the rest finds too, a hundred times faster: prices and schedules make thousands of such pairs
    if np.array_equal(one.tokens, other.tokens):
        return True
    held, kept = _held(one, other), _held(other, one)
    if min(_tail(held), _tail(kept)) > MOST_TAIL or not (_is_mostly(held) and _is_mostly(kept)):
        return False
    return not _facts_differ(one, other, _changed(held), _changed(kept))


def _held(one: TextProfile, other: TextProfile) -> NDArray[np.bool_]:
    """Which words of `one`, shape (W,), stand in a shingle that `other` has too."""
    held = np.zeros(len(one.tokens), dtype=bool)
    shared = np.isin(one.shingles, other.shingles)
    for k in range(SHINGLE):
        held[k : k + len(shared)] |= shared
    return held


def _tail(held: NDArray[np.bool_]) -> int:
    """The number of words after the last one held."""
    return int(held[::-1].argmax()) if held.any() else len(held)


def _is_mostly(held: NDArray[np.bool_]) -> bool:
    end = len(held) - _tail(held)
    return end >= max(FEWEST_WORDS, (1 - LARGEST_CUT) * len(held)) and len(_changed(held)) <= MOST_CHANGED * end


def _changed(held: NDArray[np.bool_]) -> list[int]:
    """The places up to the last word held that are not held."""
    changed: list[int] = np.flatnonzero(~held[: len(held) - _tail(held)]).tolist()
    return changed


def _facts_differ(one: TextProfile, other: TextProfile, here: Sequence[int], there: Sequence[int]) -> bool:
    if (one.words ^ other.words) & _CORRECTIONS:
        return True
    more, less = Counter(_among(one.figures, here)), Counter(_among(other.figures, there))
    if more != less and ((more - less and less - more) or _undated(one, here) != _undated(other, there)):
        return True
    return _names_differ(one, other, here, there)


def _names_differ(one: TextProfile, other: TextProfile, here: Sequence[int], there: Sequence[int]) -> bool:
    """Whether a name stands in the place of another, or each text brings in one that the other does not have at all."""
    runs, others = _runs(one, here), _runs(other, there)
    if any(runs[place] - others[place] and others[place] - runs[place] for place in runs.keys() & others.keys()):
        return True
    new, old = {*_among(one.names, here)} - other.words, {*_among(other.names, there)} - one.words
    return any(new & kind and old & kind for kind in (_WEEKDAYS, frozenset(MONTHS))) or bool(_proper(new) and _proper(old))


def _runs(wording: TextProfile, places: Sequence[int]) -> dict[tuple[int, int], set[str]]:
    """The names in each stretch of changed words, under the words before and behind it."""
    tokens = wording.tokens.tolist()
    runs: dict[tuple[int, int], set[str]] = {}
    start = 0
    for k, place in enumerate(places):
        if k + 1 == len(places) or places[k + 1] != place + 1:
            first = places[start]
            around = (tokens[first - 1] if first else 0, tokens[place + 1] if place + 1 < len(tokens) else 0)
            runs.setdefault(around, set()).update(_among(wording.names, places[start : k + 1]))
            start = k + 1
    return runs


def _undated(wording: TextProfile, places: Sequence[int]) -> Counter[str]:
    """The figures at `places`, but for dates: many papers put one beside "Senin"."""
    return Counter(wording.figures[k] for k in places if k in wording.figures and k not in wording.dates)


def _among(facts: Mapping[int, str], places: Sequence[int]) -> list[str]:
    return [facts[k] for k in places if k in facts]


def _proper(names: set[str]) -> set[str]:
    return names - _WEEKDAYS - frozenset(MONTHS)


def _body(text: str) -> str:
    """`text` without its dateline and without what the outlet put around it."""
    dateline = read_dateline(text)
    return _HOUSE_LINE.sub("", text[dateline.length :] if dateline else text)


def _normal(token: str) -> str:
    """A word, folded; a number without leading noughts, and 2024 as 24: "(09/08/2024)" and "(9/8/24)" are one date."""
    if not token.isdecimal():
        return token.casefold()
    number = token.lstrip("0") or "0"
    return number[2:].lstrip("0") or "0" if len(number) == 4 and number.startswith("20") else number


def _figure(token: str) -> str | None:
    """The number that a word is; None for the noughts of "80.000", which is also written "80 ribu"."""
    if token.isdecimal():
        return None if token in ("00", "000") else _normal(token)
    return _NUMBERS.get(token.casefold())


def _is_name(body: str, match: re.Match[str]) -> bool:
    """Whether it is written with a capital inside a sentence."""
    before = body[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return match.group()[0].isupper() and bool(before) and before[-1] not in _SENTENCE_ENDS


def _hashes(tokens: Sequence[str]) -> Hashes:
    return np.fromiter((zlib.crc32(token.encode()) for token in tokens), dtype=np.uint32, count=len(tokens))


def _shingled(hashes: Hashes) -> Hashes:
    count = max(0, len(hashes) - SHINGLE + 1)
    return _mixed(np.stack([hashes[k : k + count] for k in range(SHINGLE)]))


def _mixed(rows: Hashes) -> Hashes:
    """One hash for each column, with the prime of FNV-1a in 32 bits; that it overflows is meant."""
    mixed = np.full(rows.shape[1], 2_166_136_261, dtype=np.uint32)
    for row in rows:
        mixed = (mixed ^ row) * np.uint32(16_777_619)
    return mixed


def _least_hashes(shingles: Hashes) -> Hashes:
    """MinHash: the least that each of KEYS * ROWS hash functions makes of the shingles.

    They are those of datasketch's scheme "affine32", a * h + b in 32 bits with an odd a, where h is mixed by the finalizer of
    MurmurHash3. That package brings scipy along, for half a second of every process that reads articles.
    """
    mixed = shingles ^ (shingles >> np.uint32(16))
    for factor, shift in ((0x85EBCA6B, 13), (0xC2B2AE35, 16)):
        mixed = mixed * np.uint32(factor)
        mixed = mixed ^ (mixed >> np.uint32(shift))
    factors, addends = _hash_functions()
    least: Hashes = (mixed[:, None] * factors + addends).min(axis=0)
    return least


@functools.cache
def _hash_functions() -> tuple[Hashes, Hashes]:
    """The factors and addends; numpy promises that RandomState draws the same for ever."""
    drawing = np.random.RandomState(1)
    factors = drawing.randint(0, 2**31, KEYS * ROWS, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawing.randint(0, 2**32, KEYS * ROWS, dtype=np.uint32)
