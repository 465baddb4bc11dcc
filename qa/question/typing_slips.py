"""Slips of typing in words that neither the archive nor the lexicon has: "kecamtan" is read as the "kecamatan" that it has."""

import json
import re
from dataclasses import replace
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from corpus.text import is_stop_word, stem, words
from index.query.lexicon import Lexicon, load_lexicon
from index.retrieval.embedders import BUNDLED
from qa.entities.cities import CITIES
from qa.entities.places import WRITTEN_SHORT
from qa.question.parse import Question

if TYPE_CHECKING:
    from index.archive import Archive
    from index.snapshot import Snapshot

LEAST_CHARS = 6  # of a word: a shorter one is one slip away from too many others
MOST_CHARS = 24  # no word is longer, and a long row of letters has thousands of neighbours
STRUCK_WRONGLY = 0.1
MOST_WORDS = 4  # of a question: where more are unknown, it is of another language or of nothing that the archive has
_WORD = re.compile(rf"(?<![\w'’.@/-])[^\W\d_]{{{LEAST_CHARS},{MOST_CHARS}}}(?![\w'’@/-]|\.\w)")


def without_slips(archive: "Archive", question: Question) -> Question:
    """`question` with such words as the archive has them, each told in `mended`; its `text` stays.

    Of several words that are one slip away it is the one that stands in most passages.
    """
    lexicon = load_lexicon()
    read, alone = question.as_read.text, question.standalone
    typed = {word: stem(word.lower()) for word in _WORD.findall(f"{read} {alone}") if not _is_known(word.lower(), lexicon)}
    if not typed:
        return question
    with archive.snapshot() as snapshot:
        held = snapshot.statistics(set(typed.values())).held
        unknown = [word for word, root in typed.items() if root not in held]
        if len(unknown) > MOST_WORDS:
            return question
        meant = {word: found for word in unknown if (found := _nearest(snapshot, word, question.language == "en", lexicon))}
    if not meant:
        return question
    pairs = tuple(meant.items())
    return replace(question, written_out=_rewritten(read, meant), standalone=_rewritten(alone, meant), mended=pairs)


def is_likely_slip(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` with a letter left out, written twice or changed round with its neighbour."""
    return _one_slip_away(typed.lower()).get(meant) == 1.0


def _is_known(small: str, lexicon: Lexicon) -> bool:
    root = stem(small)
    if not words(small) or small in CITIES or small in WRITTEN_SHORT or small in lexicon.phrases or root in lexicon.acronyms:
        return True
    if lexicon.translations(root) or root in translated_words() or lexicon.by_plain_form(small):
        return True
    return small in common_words()  # last: they are read from a file when first asked for


def _nearest(snapshot: "Snapshot", word: str, is_english: bool, lexicon: Lexicon) -> str | None:
    """The commonest word of the archive that is one slip away; of an English question one that the lexicon has, before all."""
    likely = _one_slip_away(word.lower())
    roots = {near: stem(near) for near in likely if not is_stop_word(near)}
    if is_english:
        translated = {near: [other for other, _ in lexicon.translations(root) if other != root] for near, root in roots.items()}
        held = snapshot.statistics({other for others in translated.values() for other in others}).held
        counts = {near: likely[near] * sum(held.get(other, 0) for other in others) for near, others in translated.items()}
        if best := _commonest(counts):
            return best
    roots = {near: root for near, root in roots.items() if near == root or near in common_words()}
    held = snapshot.statistics(set(roots.values())).held
    return _commonest({near: likely[near] * held.get(root, 0) for near, root in roots.items()})


def _commonest(counts: dict[str, float]) -> str | None:
    """Of equals one that is a common word."""
    count, _, near = max(((count, near in common_words(), near) for near, count in counts.items()), default=(0.0, False, ""))
    return near if count else None


def _one_slip_away(word: str) -> dict[str, float]:
    """What may have been meant by `word`, past its first letter, and how likely beside the others.

    Letters are left out, changed round or written twice more often than another one is struck instead or besides.
    """
    made: dict[str, float] = {}
    for k in range(1, len(word) + 1):
        before, rest = word[:k], word[k:]
        made.update((before + letter + rest, 1.0) for letter in ascii_lowercase)
        if rest:
            made.setdefault(before + rest[1:], STRUCK_WRONGLY)
            if before[-1] == rest[0]:
                made[before + rest[1:]] = 1.0
            for letter in ascii_lowercase:
                made.setdefault(before + letter + rest[1:], STRUCK_WRONGLY)
        if len(rest) > 1:
            made[before + rest[1] + rest[0] + rest[2:]] = 1.0
    made.pop(word, None)
    return made


@cache
def translated_words() -> frozenset[str]:
    """The stems that the lexicon translates English words into: "uap" of "menguap"."""
    rows = load_lexicon().words.items()
    return frozenset(other for word, row in rows for other, _ in row if other != word)


@cache
def common_words() -> frozenset[str]:
    """The words that the bundled embedder knows whole, the commonest of both languages: 20,000 or so."""
    vocabulary = json.loads((BUNDLED / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in vocabulary if word.isalpha())


def _rewritten(text: str, meant: dict[str, str]) -> str:
    def written(found: re.Match[str]) -> str:
        near = meant.get(found.group())
        if near is None:
            return found.group()
        return near.capitalize() if found.group()[0].isupper() else near

    return _WORD.sub(written, text)
