"""Amounts that stand beside another one that the question fits better: the part's beside the total, the teachers' beside the
pupils', the price of the one sort of coffee beside that of the other.
"""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.text import is_stop_word, located_words, words
from index.query.lexicon import expand_query, load_lexicon
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.part_amounts import AMOUNT, FILLERS, GENERAL, NOUN, OPEN, PEOPLE, Amount, amounts_in, are_alike, noun_asked
from qa.answer_rules.rough_sentences import rough_sentences

_OF_THEM = re.compile(
    r"\W*(?:\w+\W+){0,2}?(?:di\s?antara(?:nya|\smereka)|darinya|dari\s(?:jumlah|angka|total)\s(?:itu|tersebut)|of\sthem)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NEAR = 250  # characters between a whole and a part of it
_NOUNS = re.compile(r"\s(?:[a-z][a-z-]+\s?){1,3}")  # "28 produk reksa dana": what is counted may be a noun of several words
_ASKED_LAST = re.compile(
    r"(?P<nouns>(?:[a-z-]+ ){1,4})(?:(?:jumlah|total)nya |ada )?(?:berapa|brp)(?: (?:ya|sih))?\W*$", re.IGNORECASE
)
_HOUSEHOLDS = frozenset(words("kk kepala keluarga"))


def is_of_the_whole(candidate: Candidate) -> bool:
    """Whether a part of the amount is told behind it ("tujuh di antaranya"), and what the question says is said of that part
    alone, or the words are the amount and its part in one.
    """
    own = _own(candidate)
    if own is None:
        return _holds_both(candidate)
    sentence = candidate.text[candidate.sentence.start : candidate.sentence.end]
    held = frozenset(words(sentence)) | frozenset(words(candidate.title))
    parts = (each for each in amounts_in(candidate.text) if 0 < each.span.start - own.span.start <= _NEAR)
    for part in parts:
        if _OF_THEM.match(candidate.text, part.span.end):
            told_of_it = (idea for idea in _ideas(candidate.question) if idea & part.clause)
            if any(not idea & held for idea in told_of_it):
                return True
    return False


def counts_what_is_not_asked(candidate: Candidate) -> bool:
    """Whether the words count another thing than the question asks for, which the article counts elsewhere.

    "Beranggotakan 21 negara" tells how many members there are, and "ekor" may be of any animal.
    """
    own = _own(candidate)
    asked = _counted_thing_asked(candidate.question) if own else frozenset()
    if own is None or not asked or own.measure not in ("count", "time"):
        return False
    if own.measure == "time" and not noun_asked(candidate.question):
        return False
    counted = _counted(candidate.text, own)
    before = words(" ".join(candidate.text[candidate.sentence.start : own.span.start].split()[-2:]))
    if not counted or counted & GENERAL or asked & {*counted, *before} or (counted & PEOPLE and asked & PEOPLE):
        return False
    others = (each for each in amounts_in(candidate.text) if each.span != own.span and each.measure == "count")
    return any(_counted(candidate.text, other) & asked for other in others)


def is_told_of_another(candidate: Candidate) -> bool:
    """Whether two words that stand together in the question stand so in one sentence of the article alone, beside another
    amount of the same measure: "petik merah" beside another price.

    Of 1,216 questions about news it fires on three that would be called "answered", two of them wrongly (2026-11).
    """
    own = _own(candidate)
    if own is None:
        return False
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    if set(_YEAR.findall(candidate.question)) & set(_YEAR.findall(around)):
        return False  # it tells of the year that is asked for
    near, title = frozenset(words(around)), frozenset(words(candidate.title))
    for pair in _pairs(candidate.question):
        if (
            not near.issuperset(pair)
            and not title.issuperset(pair)
            and not FILLERS.intersection(pair)
            and not any(word.isdigit() for word in pair)
        ):
            places = [one for one in rough_sentences(candidate.text) if pair in _pairs(candidate.text[one.start : one.end])]
            if len(places) == 1 and any(
                places[0].start <= other.span.start < places[0].end and other.clause.issuperset(pair)
                for other in amounts_in(candidate.text)
                if other.span != own.span and are_alike(other, own) and (other.unit == "kali") == (own.unit == "kali")
            ):
                return True
    return False


def _holds_both(candidate: Candidate) -> bool:
    return candidate.kind == "howmany" and bool(_OF_THEM.match(candidate.behind)) and len(AMOUNT.findall(candidate.said)) > 1


def _own(candidate: Candidate) -> Amount | None:
    """The one amount that the words are, where an amount is asked for."""
    if candidate.kind != "howmany":
        return None
    span = candidate.span
    met = [each for each in amounts_in(candidate.text) if each.span.start < span.end and span.start < each.span.end]
    return met[0] if len(met) == 1 else None


@lru_cache(maxsize=64)
def _ideas(question: str) -> tuple[frozenset[str], ...]:
    """The words of the question with their translations, but for those that only ask for an amount."""
    ideas = (frozenset(word for word, _ in idea) for idea in expand_query(question, load_lexicon()))
    return tuple(idea for idea in ideas if not idea & FILLERS and not any(word.isdigit() for word in idea))


@lru_cache(maxsize=64)
def _counted_thing_asked(question: str) -> frozenset[str]:
    """What is to be counted, with its translations; also of "guru yang kurang brp". Empty for English words that have none."""
    named = noun_asked(question)
    if "how many" in question.lower() and named.issubset(words(question)):
        return frozenset()
    if not named and (last := _ASKED_LAST.search(question)):
        named = frozenset(words(last["nouns"])) - FILLERS
    return named | _HOUSEHOLDS if named & _HOUSEHOLDS else named


@lru_cache(maxsize=256)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Words that stand side by side, with nothing between them but a space or a hyphen."""
    return tuple(_side_by_side(text))


def _side_by_side(text: str) -> Iterator[tuple[str, str]]:
    found = list(located_words(text))
    for one, other in itertools.pairwise(found):
        if one.stem != other.stem and not text[one.end : other.start].strip(" -"):
            yield one.stem, other.stem


def _counted(text: str, amount: Amount) -> frozenset[str]:
    """The nouns behind an amount, and its unit."""
    match = AMOUNT.match(text, amount.span.start)
    noun = NOUN.match(text, amount.span.end)
    counted = frozenset(words((match["unit"] or "") if match else ""))
    if noun and noun["noun"] not in OPEN and not is_stop_word(noun["noun"]):
        nouns = _NOUNS.match(text, amount.span.end)
        counted |= frozenset(words(nouns[0] if nouns else noun["noun"]))
    return counted
