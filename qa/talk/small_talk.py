"""What is said to the program and asks nothing of the archive: greetings, thanks, "who are you?", "are you sure?".

Told by the whole of what was written: each word of it has to belong to such a phrase. One word more, and it is a question.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from qa.talk.normalization import slips_of
from qa.talk.phrases import ASIDE, EITHER, ENGLISH, INDONESIAN, OPINION, TASK, Talk
from qa.types import Language

_MOST_CHARS = 160
_MOST_WORDS = 14  # of one phrase
# In a conversation these go on with it.
_FOLLOW_UPS = frozenset(
    "ini siapa|ini apa|ini orang|ini manusia|dengan siapa|sama siapa|siapa ini|lagi apa|lagi ngapain|sedang apa|ada orang"
    "|anybody there|anyone there|sudah makan|sudah makan belum|sudah tidur|is it hot|is it cold".split("|")
)
_SLIPPED = {
    slip: word
    for word in (
        "halo hello thanks terima kasih terimakasih makasih selamat lanjut lanjutkan yakin continue siapa kamu".split()
    )
    for slip in slips_of(word)
    if slip not in ("hallo", "helo", "hell", "thank", "siap", "kamus", "sapa")
}
_CALLED_ANDA = re.compile(r"\bAnda [A-Z]")  # a name: "menurut Anda Susanti"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_RARE_LETTERS = frozenset("fghjqwxzv")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
_REPEATED = re.compile(r"(.)\1{3,}|(.{2,4}?)\2{2,}.{0,2}")


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """`language` is None where the words are at home in both."""

    kind: Talk
    language: Language | None


@dataclass(frozen=True, slots=True)
class _Said:
    """The phrases of a text up to some word of it, in as few as there can be, asides among them."""

    parts: int
    phrases: tuple[SmallTalk, ...]


def small_talk(written: str, *, in_conversation: bool = False) -> SmallTalk | None:
    """What was said to the program, or None for whatever may be asked of an archive."""
    said = _plain(written)
    if not said or len(said) > _MOST_CHARS or (in_conversation and said in _FOLLOW_UPS):
        return None
    if phrases := _phrases_of(_mended(said).split()):
        talk = _answered_first(phrases)
        # "Gratis nggak?" behind a question on a concert asks for its tickets.
        return None if in_conversation and talk.kind == "cost" else talk
    if not _CALLED_ANDA.search(written):
        for open_ended, pattern in _OPEN_ENDED:
            if pattern.fullmatch(said):
                return open_ended
    return SmallTalk("gibberish", None) if all(_is_mashed(word) for word in said.split()) else None


def _phrases_of(words: list[str]) -> tuple[SmallTalk, ...]:
    """The phrases that make up the whole of it; none where a word is left over, or where all of it are asides."""
    best: dict[int, _Said] = {0: _Said(0, ())}
    for start in range(len(words)):
        if start not in best:
            continue
        before = best[start]
        for end in range(start + 1, min(len(words), start + _MOST_WORDS) + 1):
            found = _part(" ".join(words[start:end]))
            if found is not None and (end not in best or before.parts + 1 < best[end].parts):
                best[end] = _Said(before.parts + 1, (*before.phrases, *found))
    return best[len(words)].phrases if len(words) in best else ()


def _part(words: str) -> tuple[SmallTalk, ...] | None:
    """One phrase, or an aside, which is none."""
    talk = next((talk for talk, pattern in _PATTERNS if pattern.fullmatch(words)), None)
    if talk:
        return (talk,)
    return () if _ASIDE.fullmatch(words) else None


def _answered_first(phrases: tuple[SmallTalk, ...]) -> SmallTalk:
    kinds = get_args(Talk)
    first = min(phrases, key=lambda each: kinds.index(each.kind))
    spoken = first.language or next((each.language for each in phrases if each.language), None)
    return SmallTalk(first.kind, spoken)


def _plain(written: str) -> str:
    """Small letters and figures, without marks and accents, one space between words."""
    folded = unicodedata.normalize("NFD", written.lower())
    kept = "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return " ".join(kept.split())


def _mended(said: str) -> str:
    """Without the slips of a hurried hand: "makasiiih", "tahnks"."""
    calm = re.sub(r"([a-z])\1{2,}", r"\1", said)
    return " ".join(_SLIPPED.get(word, word) for word in calm.split())


def _is_mashed(word: str) -> bool:
    """Whether a hand fell on the keys: keys beside each other, the same over and over, a heap of rare consonants."""
    rows = (*_KEYS, *(row[::-1] for row in _KEYS))
    if len(word) >= 4 and any(word[k : k + 4] in row for row in rows for k in range(len(word) - 3)):
        return True
    if len(word) >= 4 and word.isalpha() and _REPEATED.fullmatch(word):
        return True
    heap = _CONSONANTS.search(word)
    return heap is not None and len(_RARE_LETTERS.intersection(heap.group())) >= 2


def _compiled() -> Iterator[tuple[SmallTalk, re.Pattern[str]]]:
    """In the order in which a phrase of several kinds is understood."""
    tables: tuple[tuple[Language | None, Mapping[Talk, str]], ...] = (("id", INDONESIAN), ("en", ENGLISH), (None, EITHER))
    for kind in get_args(Talk):
        for language, table in tables:
            if kind in table:
                yield SmallTalk(kind, language), re.compile(_one_of(table[kind]))


def _one_of(lines: str) -> str:
    return "|".join(line for each in lines.splitlines() if (line := each.strip()))


_PATTERNS = tuple(_compiled())
_ASIDE = re.compile(ASIDE)
_BEGUN: Mapping[Talk, Mapping[Language, str]] = {"opinion": OPINION, "task": TASK}
_OPEN_ENDED = tuple(
    (SmallTalk(kind, language), re.compile(_one_of(lines)))
    for kind, table in _BEGUN.items()
    for language, lines in table.items()
)
