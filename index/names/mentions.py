"""The names in a text: of people with the office beside them, of places, of institutions. Rules, no model.

Spans count code points of the text that is searched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.text import stem
from corpus.types import Span
from index.names.types import NameKind
from index.names.vocabulary import (
    BODIES,
    COMMON,
    COMPASS,
    DEGREES,
    GIVEN_NAMES,
    INSTITUTION_HEADS,
    NOT_A_PERSON,
    OF_PLACES,
    OFFICES,
    PLACE_HEADS,
    PLACES,
    RANKS,
    ROLES,
    SPEECH_AFTER,
    SPEECH_BEFORE,
    TITLES,
)
from index.query.lexicon import load_lexicon

# Only short words keep a full stop inside a name: "Hj. Nuraini", "M. Nuh".
_WORD = r"(?:[A-Z][a-z]{0,2}\.(?=\s?[A-Z])|(?:al-)?[A-Z](?:[\w'’]|-(?=\w))*)"
_RUN = re.compile(rf"(?<![\w@#/-]){_WORD}(?:\s(?:{_WORD}|bin|binti|van|der|de|al|el|von|ibn|dos|da)(?=\W|\Z))*")
_AGE = re.compile(r"\s?\(\s?\d{1,2}\s?(?:tahun|thn)?\s?\)")
_DEGREES = re.compile(rf"\s?,?\s(?=[A-Z])(?:{DEGREES}(?:\s?,\s?|\s)?)+")
_BEFORE = re.compile(r"([\w'’.-]+)[\s\"“(]*\Z")
_BEHIND = re.compile(r"[\s\"”,)]*([\w'’-]+)")
_ODD = re.compile(r"\d|[a-z]{2}[A-Z]")
_TITLES_OF_THINGS = frozenset(
    (
        "award awards inc ltd corp group music records club cup league tv news fm times post daily "
        "center centre park street road"
    ).split()
)
_DEGREE_ALONE = re.compile(DEGREES)
_NAME_BEHIND = re.compile(r"\s?,\s(?:[A-Z]|dr\b|drg\b)")
# Whose they are may stand behind them, and who they are behind a comma: "Jubir Anies, Sahrin Hamid".
_OF_A_PERSON = frozenset(
    "jubir juru koordinator relawan ajudan pengacara advokat staf stafsus asisten humas sekretaris manajer manager".split()
)
# General words that are no name by themselves: "Pemerintah", "Dinas".
_HEADS_ALONE = frozenset(
    "pemerintah dinas badan kementerian komisi dewan partai universitas institut politeknik akademi sekolah bank "
    "rumah puskesmas kejaksaan pengadilan "
    "mahkamah lembaga yayasan pemuda gerakan persatuan ikatan himpunan asosiasi federasi majelis pengurus "
    "fakultas kantor perusahaan koperasi kelompok "
    "forum aliansi koalisi fraksi pondok masjid gereja museum liga klub front organisasi konferensi kongres "
    "senat parlemen uni imigrasi lapas rutan "
    "pemkab pemkot pemprov polres polresta polsek polda mapolres mapolsek mapolda kodim".split()
)
_MOST_WORDS = 6
_MOST_OF_PERSON = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """`office` is where the office or rank stands that is given beside a person's name; None where none is."""

    kind: NameKind
    span: Span
    office: Span | None = None


def mentions_in(text: str) -> Iterator[Mention]:
    """All names in order. What nothing tells the kind of is left out."""
    for run in _RUN.finditer(text):
        yield from _of_run(text, run.start(), run.end())


def _of_run(text: str, start: int, end: int) -> Iterator[Mention]:
    """The names in a run of capitalised words: "Bupati Way Semaka Rinaldo Aser" has a place in an office, and a person."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    first = 0
    while first < len(words) and _is_common(text, words[first]) and not _is_head(text, words[first]):
        first += 1
    words = words[first:]
    while len(words) > 1 and _begins_sentence(text, words[0][0]) and _is_ordinary(text, words[0]):
        words = words[1:]
    if not words or len(words) > 2 * _MOST_WORDS:
        return
    head = _low(text, words[0])
    if head in INSTITUTION_HEADS and head not in OFFICES:
        if len(words) == 1 and head in _HEADS_ALONE and not text[slice(*words[0])].isupper():
            return
        yield Mention("institution", Span(words[0][0], words[-1][1]))
        return
    if head in PLACE_HEADS and len(words) > 1:
        yield Mention("place", Span(words[0][0], words[-1][1]))
        return
    at = _last_title(text, words)
    if at is not None and at + 1 <= len(words) - 1:
        yield from _behind_title(text, words, at)
    elif at is not None:
        return  # an office or title alone
    else:
        yield from _plain(text, words)


def _behind_title(text: str, words: list[tuple[int, int]], at: int) -> Iterator[Mention]:
    """The person behind the last title, rank or office of a run, and where that began."""
    office = _office_start(text, words, at)
    rest = words[at + 1 :]
    if _low(text, words[at]) in OFFICES:
        # "Bupati Way Semaka Rinaldo Aser": the place of an office goes before the holder, and only names tell where it ends.
        cut = _first_given(text, rest)
        is_of_body = bool(rest) and _is_no_person(text, rest[0])
        if cut is not None and (is_of_body or _low(text, rest[cut]) not in GIVEN_NAMES) and _has_name_behind(text, rest[-1][1]):
            cut = None  # "Ketua KPU Ogan Ilir, Masjidah": the holder stands behind the comma
        if cut is None:
            yield from _place_of_office(text, rest)
            return
        rest, ahead = rest[cut:], rest[:cut]
        yield from _place_of_office(text, ahead)
        is_of_another = _low(text, words[at]) in _OF_A_PERSON and _has_name_behind(text, rest[-1][1])
        beside = None if is_of_another else Span(office, (ahead or [words[at]])[-1][1])
        yield Mention("person", Span(rest[0][0], rest[-1][1]), beside)
        return
    begins = _first_given(text, rest) if any(_is_no_person(text, word) for word in rest) else 0
    if begins is not None and len(rest) - begins <= _MOST_WORDS:
        begin = _office_ahead(text, office)
        span = Span(rest[begins][0], rest[-1][1])
        beside = Span(begin, (rest[:begins] or [words[at]])[-1][1])
        is_rank_alone = begin == words[at][0]  # "Kombes Rinaldo Aser, Kapolresta Ogan Rawas"
        yield Mention("person", span, (_office_beside(text, span) if is_rank_alone else None) or beside)


def _has_name_behind(text: str, end: int) -> bool:
    """Whether behind a comma a name stands, and neither a degree nor the next office."""
    found = _NAME_BEHIND.match(text, end)
    following = _BEHIND.match(text, end)
    return bool(found and following) and not _DEGREES.match(text, end) and following[1].lower() not in OFFICES  # type: ignore[index]


def _place_of_office(text: str, words: list[tuple[int, int]]) -> Iterator[Mention]:
    if words:
        head = _low(text, words[0])
        kind: NameKind = "institution" if head in INSTITUTION_HEADS else "place"
        if kind == "institution" or any(_low(text, word) in PLACES | COMPASS for word in words) or head in PLACE_HEADS:
            yield Mention(kind, Span(words[0][0], words[-1][1]))


def _first_given(text: str, words: list[tuple[int, int]]) -> int | None:
    """Where the person begins among the words behind an office; None where no word looks like a person's."""
    if words and _low(text, words[0]) == "agung":  # "Jaksa Agung", "Uskup Agung"
        cut = _first_given(text, words[1:])
        return None if cut is None else cut + 1
    if not words:
        return None
    known = [k for k, word in enumerate(words) if _is_no_person(text, word)]
    if known and _low(text, words[known[-1]]) in COMPASS and 0 < len(words) - known[-1] - 1 <= _MOST_OF_PERSON:
        return known[-1] + 1  # "Bupati Lampung Barat Zubair Haryanto": nothing of a place stands behind its side
    for k in range(known[-1] + 1 if known else 0, len(words)):
        if _low(text, words[k]) in GIVEN_NAMES:
            return k
    if known:
        # "Direktur Niaga Pertamina Hanung Budya": what is left behind the last word that is no person's.
        left = len(words) - known[-1] - 1
        return known[-1] + 1 if 1 < left <= _MOST_OF_PERSON else None
    office = _BEFORE.search(text, max(0, words[0][0] - 24), words[0][0])
    is_local = bool(office) and office[1].lower() in OF_PLACES  # type: ignore[index]
    if is_local and len(words) > 3:
        return len(words) - 2
    return 0 if len(words) <= _MOST_OF_PERSON and (not is_local or _is_told_as_person(text, words)) else None


def _is_no_person(text: str, word: tuple[int, int]) -> bool:
    said, low = text[slice(*word)], _low(text, word)
    is_known = low in NOT_A_PERSON or low in COMMON or low in OFFICES or low in _TITLES_OF_THINGS
    return (
        is_known
        or (said.isupper() and len(said) > 1 and "." not in said and low not in GIVEN_NAMES)
        or _ODD.search(said) is not None
        or is_common_word(low)
    )


def _plain(text: str, words: list[tuple[int, int]]) -> Iterator[Mention]:
    """A run without title: by what stands around it, by the lists, and by how it looks."""
    cut = _first_given(text, words) if _is_body(text, words[0]) else None
    if cut and _low(text, words[cut]) in GIVEN_NAMES:
        yield Mention("institution", Span(words[0][0], words[cut - 1][1]))
        words = words[cut:]
    lows = [_low(text, word) for word in words]
    span = Span(words[0][0], words[-1][1])
    said = text[span.start : span.end]
    is_person = _is_told_as_person(text, words)
    given = sum(low in GIVEN_NAMES for low in lows) if not _TITLES_OF_THINGS.intersection(lows) else 0
    placed = sum(low in PLACES for low in lows)
    if placed and (placed + sum(low in COMPASS for low in lows) == len(lows) or not given) and not is_person:
        yield Mention("place", span)
    elif len(words) == 1 and len(said.strip(".")) < 3 and not given:
        return  # an initial, a degree, a number in Roman figures
    elif len(words) == 1 and said.isupper() and not given:
        if not _DEGREE_ALONE.fullmatch(said):
            yield Mention("person" if _AGE.match(text, span.end) else "institution", span)
    elif (given and not _is_after_place_word(text, span.start)) or (is_person and len(words) <= _MOST_WORDS):
        yield Mention("person", span, _office_beside(text, span))
    elif _is_after_place_word(text, span.start) or lows[-1] in COMPASS:
        yield Mention("place", span)
    elif (1 < len(words) <= _MOST_OF_PERSON or _office_ahead(text, span.start) < span.start) and not any(
        _is_no_person(text, word) for word in words
    ):
        yield Mention("person", span, _office_beside(text, span))


@cache
def _common_stems() -> frozenset[str]:
    """What the lexicon has as Indonesian, less what is written alike in English, as names are."""
    known = load_lexicon().words
    return frozenset(word for english, found in known.items() for word, _ in found if word != english)


@lru_cache(maxsize=20_000)
def is_common_word(low: str) -> bool:
    return low not in GIVEN_NAMES and stem(low) in _common_stems()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"“'‘(")
    return not before or before[-1] in ".!?\n:–-"


def _is_ordinary(text: str, word: tuple[int, int]) -> bool:
    """Whether a word at the beginning of a sentence owes its capital to its place: "Kedatangan Jokowi"."""
    return is_common_word(_low(text, word)) and not _is_head(text, word) and not _is_title(text, word)


def _is_body(text: str, word: tuple[int, int]) -> bool:
    said = text[slice(*word)]
    return _low(text, word) in BODIES or (said.isupper() and len(said) > 2)


def _is_told_as_person(text: str, words: list[tuple[int, int]]) -> bool:
    """Whether a speaker's verb, a role, an age or a degree stands beside it."""
    start, end = words[0][0], words[-1][1]
    if _AGE.match(text, end) or _DEGREES.match(text, end):
        return True
    before, behind = _BEFORE.search(text, max(0, start - 24), start), _BEHIND.match(text, end)
    ahead = before[1].lower().strip(".") if before else ""
    if (
        ahead in SPEECH_BEFORE
        or ahead in RANKS | TITLES - {"i", "m", "r"}
        or (ahead in ROLES and ahead not in ("dan", "kepada", "oleh", "bersama"))
    ):
        return not all(_low(text, word) in NOT_A_PERSON for word in words)
    after = behind[1].lower() if behind else ""
    return (
        after in SPEECH_AFTER and not any(_low(text, word) in NOT_A_PERSON for word in words) and not text[start:end].isupper()
    )


def _is_after_place_word(text: str, start: int) -> bool:
    before = _BEFORE.search(text, max(0, start - 24), start)
    return bool(before) and before[1].lower() in ("di", "ke", "dari", "asal", *PLACE_HEADS)  # type: ignore[index]


_OFFICE_BEHIND = re.compile(
    rf"\s?,\s(?:(?i:selaku|sebagai)\s)?(?P<office>(?i:{'|'.join(sorted(OFFICES, key=len, reverse=True))})\b[^,.;()]{{0,60}})"
    r"(?=[,.;()]|\Z)"
)


def _office_beside(text: str, span: Span) -> Span | None:
    """In front as in "Ketua KPU Ogan Ilir, Masjidah", or behind as in "Rinaldo Aser, Kapolres Lampung Barat"."""
    ahead = _office_ahead(text, span.start)
    if ahead < span.start:
        return Span(ahead, span.start)
    degrees = _DEGREES.match(text, span.end)
    found = _OFFICE_BEHIND.match(text, degrees.end() if degrees else span.end)
    if not found or any(word.lower() in GIVEN_NAMES for word in found["office"].split() if word[0].isupper()):
        return None  # the next person's
    return Span(*found.span("office"))


def _last_title(text: str, words: list[tuple[int, int]]) -> int | None:
    """The last word of the run that is a title, a rank or an office, of those that a name may follow."""
    found = [k for k, word in enumerate(words) if _is_title(text, word)]
    return found[-1] if found else None


def _is_title(text: str, word: tuple[int, int]) -> bool:
    low = _low(text, word)
    if (
        low in ("i", "ni", "ida", "m", "r", "andi", "mas", "mar", "raja", "ratu", "putri", "ibu", "imam", "lalu", "cut")
        and low != "ibu"
    ):
        return False
    return low in RANKS or low in TITLES or (low in OFFICES and low not in GIVEN_NAMES)


# With the word that says that it is no longer held; alone that word is no office ("mantan pacarnya, Sri").
_OFFICE_AHEAD = re.compile(
    rf"\b(?i:mantan\s)?(?i:{'|'.join(sorted(OFFICES - {'kapten', 'mantan'}, key=len, reverse=True))})\b"
    r"[^,.;:()“”\"\n]{0,80},\s?\Z"
)


def _office_ahead(text: str, start: int) -> int:
    """Where an office begins that a comma parts from the name, as in "Kapolres Krui, AKBP Rinaldo Aser"; else `start`."""
    least = max(0, start - 100)
    found = _OFFICE_AHEAD.search(text[least:start])
    return least + found.start() if found else start


def _office_start(text: str, words: list[tuple[int, int]], at: int) -> int:
    """Where the title began: its earlier words of the run, and a role written small in front of it."""
    first = at
    offices = [k for k in range(at + 1) if _is_title(text, words[k])]
    first = offices[0] if offices else at
    start = words[first][0]
    before = re.search(
        rf"\b(?:(?:{'|'.join(sorted(OFFICES, key=len, reverse=True))})\s)+\Z", text[max(0, start - 40) : start], re.IGNORECASE
    )
    return start - len(before.group()) if before else start


def _is_common(text: str, word: tuple[int, int]) -> bool:
    return _low(text, word) in COMMON


def _is_head(text: str, word: tuple[int, int]) -> bool:
    low = _low(text, word)
    return low in RANKS or low in OFFICES or low in INSTITUTION_HEADS


def _low(text: str, word: tuple[int, int]) -> str:
    return text[word[0] : word[1]].lower().strip(".")
