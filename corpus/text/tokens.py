"""The words of a text as they are indexed and searched: the one tokenizer and stemmer of the project."""

import functools
import itertools
import re
import threading
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass

import Stemmer

from corpus.text.stopwords import STOP_WORDS

# Part of an index's fingerprint: raise it whenever words() gives other words for the same text.
TOKENIZER_VERSION = "2"

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip

# Words of this trade that the stemmer takes apart wrongly: "ketua" (chair) is not ke- and "tua" (old).
_NOT_BY_RULE = {
    **dict.fromkeys(("ketua", "mengetuai", "diketuai", "ketuanya"), "ketua"),
    **dict.fromkeys(("kepala", "mengepalai", "dikepalai", "kepalanya"), "kepala"),
    **dict.fromkeys(("sekolah", "bersekolah", "sekolahnya", "disekolahkan"), "sekolah"),
    **dict.fromkeys(("terima", "menerima", "diterima", "penerima", "penerimaan"), "terima"),
    **dict.fromkeys(("pelaku", "melakukan", "dilakukan", "berlaku"), "laku"),
    **dict.fromkeys(("pemilu", "pemilunya"), "pemilu"),
}

_WORD = re.compile(
    r"(?P<date>\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}(?P<mark>[-.])\d{1,2}(?P=mark)(?:19|20)\d\d\b(?![.,]?\d)|\b(?:19|20)\d\d-\d\d-\d\d\b)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<initials>\b(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
)
# What may hang on to any Indonesian word, a function word too: "lainnya", "apapun".
_PARTICLES = re.compile(r"(?:nya|ku|mu)?(?:lah|kah|tah|pun)?$")
# English: "Jakarta's" is about Jakarta. No Indonesian word ends so.
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
# Snowball's stemmers keep state between calls: one for each thread.
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is searched for (`stem`), and where it stands."""

    stem: str
    start: int
    end: int


def words(text: str) -> tuple[str, ...]:
    """The words of `text` as they are indexed and searched: folded, stemmed, without function words.

    Numbers stay whole ("1.500" is "1500"), numeric dates become day, month name and year however they are written
    ("26/8/2024", "26-08-2024", "2024-08-26"), "S.H." is "sh".
    """
    found: list[str] = []
    for read in map(_stretches.__getitem__, text.split()):
        if not isinstance(read, str):
            found += itertools.chain.from_iterable(read)
        elif read:
            found.append(read)
    return tuple(found)


def located_words(text: str) -> Iterator[Word]:
    """`words` with their places in `text`. The parts of a numeric date share one place."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        for found in _searched(match.lastgroup or "word", match.group()):
            yield Word(found, start, end)


def places_of(text: str, wanted: Container[str]) -> list[tuple[int, str]]:
    """Those `words` of the text that are among `wanted`, each with which of its words it is, function words counted."""
    placed: list[tuple[int, str]] = []
    beside = 0  # how many words more than stretches between spaces have come
    for k, read in enumerate(map(_stretches.__getitem__, text.split())):
        if isinstance(read, str):
            if read in wanted:
                placed.append((k + beside, read))
        else:
            placed += ((place, found) for place, written in enumerate(read, k + beside) for found in written if found in wanted)
            beside += len(read) - 1
    return placed


class _Stretches(dict[str, str | tuple[tuple[str, ...], ...]]):
    """What stands between two spaces, as it is searched for, read once: no word holds a space, and none looks beyond one.

    Mostly one word: then its stem, "" for a function word; else a row for each of its words, with what that is searched for.
    Reading 20 articles so takes 0.8 ms; word by word it takes 4 ms (2026-11).
    """

    def __missing__(self, written: str) -> str | tuple[tuple[str, ...], ...]:
        read: str | tuple[tuple[str, ...], ...]
        bare = written.strip(_AROUND_WORDS)
        if bare.isalpha():  # nine in ten, in a third of the time
            read = stem(bare)
            read = "" if read in STOP_WORDS else read
        else:
            rows = tuple(_searched(match.lastgroup or "word", match.group()) for match in _WORD.finditer(written))
            read = "".join(rows[0]) if len(rows) == 1 and len(rows[0]) < 2 else rows
        if len(written) > LONGEST_KEPT:
            return read
        if len(self) >= _MOST_STRETCHES:
            self.clear()
        self[written] = read
        return read


LONGEST_KEPT = 40  # characters of what is remembered: what is longer is no word, and fills the memory where it comes in rows
_AROUND_WORDS = ".,:;?!()\"“”'‘’"  # what makes neither a word nor a number of what stands beside it
_MOST_STRETCHES = 50_000
_stretches = _Stretches()


def stem(word: str) -> str:
    """One word, folded and stemmed by the Snowball Indonesian stemmer; short words and stop words stay as they are."""
    folded = _fold(word)
    return _stem(folded) if len(folded) <= LONGEST_KEPT else _stem.__wrapped__(folded)


def _searched(kind: str, written: str) -> tuple[str, ...]:
    return (_remembered if len(written) <= LONGEST_KEPT else _remembered.__wrapped__)(kind, written)


@functools.lru_cache(maxsize=50_000)
def _remembered(kind: str, written: str) -> tuple[str, ...]:
    return tuple(found for found in _analysed(kind, written) if found not in STOP_WORDS)


def _analysed(kind: str, written: str) -> tuple[str, ...]:
    if kind == "date":
        return _date_words(written)
    if kind == "number":
        return (_number_word(written),)
    if kind == "initials":
        return (_fold(written.replace(".", "")),)
    return (stem(_POSSESSIVE.sub("", written)),)


def _date_words(written: str) -> tuple[str, ...]:
    parts = [int(part) for part in re.split("[-./]", written)]
    day, month, *year = reversed(parts) if parts[0] > 99 else parts
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return tuple(str(part) for part in (day, month, *year))
    return (str(day), MONTHS[month - 1], *(str(y + 2000 if y < 100 else y) for y in year))


def _number_word(written: str) -> str:
    """Thousands lose their dots, a leading nought goes: "1.500" is "1500", "08" is "8"; "09.00" and "2,5" stay."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", written):
        return written.replace(".", "")
    return written.lstrip("0") or "0" if written.isdigit() else written


def _fold(word: str) -> str:
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@functools.lru_cache(maxsize=200_000)
def _stem(folded: str) -> str:
    if len(folded) < 4 or folded in STOP_WORDS or folded in MONTHS:
        return folded
    if folded in _NOT_BY_RULE:
        return _NOT_BY_RULE[folded]
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("indonesian", 0)  # looking into a cache of its own takes it longer than stemming
    found = str(_local.stemmer.stemWord(folded))
    return found if found not in STOP_WORDS else _without_particles(folded)


def _without_particles(folded: str) -> str:
    """What a word is searched for that the stemmer takes for a function word.

    "pendapatan" (revenue), "peserta" and "media" are not "dapat", "serta" and "dia", and stay whole; "lainnya" is "lain".
    """
    bare = _PARTICLES.sub("", folded)
    return bare or folded
