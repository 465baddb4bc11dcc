"""What a follow-up itself says has to stand near its answer: "nuntutnya berapa tahun?" is not answered by the verdict, nor
"kapolresnya ke mana?" by the hall in which others met.
"""

import re

from corpus.text import words
from index.query.lexicon import expand_query, language_of, load_lexicon
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.rough_sentences import rough_sentences
from qa.entities.offices import is_same, offices_in
from qa.question.answer_type import told_answer_type

# Words that ask for an amount, or point back, alone.
_ASKS_FOR = frozenset(
    words("jumlah total nilai nomor tahun bulan hari jam orang kalau terus lalu sekarang tadi situ sana itu begitu dia mereka")
)
_KIN_CHARS = 4
_HIS = re.compile(r"nya\b", re.IGNORECASE)

_SPEAKS_NEXT = re.compile(
    r"(?:,[^,;]{1,60}){0,3},?\s(?:\w+\s)?(?:mengatakan|menyebut\w*|menyatakan|menjelaskan|menilai|mengaku\w*|menuturkan|menegaskan"
    r"|mengungkap\w*|membenarkan|membantah|berharap|meminta|menambahkan)\b",
    re.IGNORECASE,
)
_ASKS_ROLE = re.compile(
    r"\b(?P<role>[a-z]{4,}?)nya\s(?:siapa|sapa)\b|\b(?:siapa|sapa)\s(?P<other>[a-z]{4,}?)nya\b", re.IGNORECASE
)


def is_of_something_else(candidate: Candidate) -> bool:
    """Whether an Indonesian follow-up asks for an amount, and no word of its own stands in the sentence or the one before.

    Of 32 follow-ups written for training the sentence before and that of the right amount lack all their words in 4 (2026-11).
    Other kinds say too often only "where was that": a third of their answers' sentences have none of their words.
    """
    if not candidate.follows or candidate.kind != "howmany" or told_answer_type(candidate.question) is None:
        return False
    if language_of(candidate.question) != "id":
        return False
    ideas = expand_query(candidate.question, load_lexicon())
    own = [idea for idea in ideas if not any(word in _ASKS_FOR for word, _ in idea)]
    near = set(words(_near(candidate)))
    return bool(own) and not any(_are_kin(word, other) for idea in own for word, _ in idea for other in near)


def is_of_somebody_else(candidate: Candidate) -> bool:
    """Whether a follow-up asks where the holder of an office was, and neither the sentence nor the one before names it."""
    if not candidate.follows or candidate.kind != "where":
        return False
    asked, held = offices_in(_HIS.sub("", candidate.question)), offices_in(_near(candidate))
    return bool(asked) and not any(is_same(one.name, other.name) for one in asked for other in held)


def is_of_nobody_so_called(candidate: Candidate) -> bool:
    """Whether a follow-up asks who its captain, owner or driver is, and no sentence about the words has such a one.

    Nor is who only speaks of one: "Novita, pengacara, menyebut pemodalnya buron".
    """
    asked = _ASKS_ROLE.search(candidate.question) if candidate.follows and candidate.kind == "who" else None
    if not asked:
        return False
    ideas = expand_query(asked["role"] or asked["other"], load_lexicon())
    told = _near(candidate)
    if _SPEAKS_NEXT.match(candidate.behind):
        told = told[: len(told) - len(candidate.behind)]
    near = set(words(told))
    return bool(ideas) and not any(_are_kin(word, other) for idea in ideas for word, _ in idea for other in near)


def _are_kin(stem: str, other: str) -> bool:
    """Whether two stems are the same word's: the stemmer leaves "untut" of "menuntut", "tuntut" of "dituntut"."""
    shorter, longer = sorted((stem, other), key=len)
    return longer == shorter or (len(shorter) >= _KIN_CHARS and longer.endswith(shorter))


def _near(candidate: Candidate) -> str:
    before = [one.start for one in rough_sentences(candidate.text) if one.end <= candidate.sentence.start]
    return candidate.text[before[-1] if before else 0 : candidate.sentence.end]
