"""Words of another kind than is asked for: a person for a firm or a cause, a motorcycle for a man, the number of a law for a
day; and what the question itself leaves out.
"""

import re
from functools import lru_cache

from corpus.text import is_stop_word
from corpus.text.patterns import lazy_pattern
from qa.answer_rules.candidates import Candidate
from qa.entities.people import people_in

_MOST_WORDS = 6  # of a name with its titles
_FIRM = r"(?:kontraktor|perusahaan|pengembang|maskapai|rekanan|vendor|produsen|pabrikan|koperasi|yayasan)(?:nya)?"
_ENGLISH_FIRM = (
    r"(?:contractor|company|firm|developer|airline|manufacturer)"
    r"(?= (?:that|which|who|behind|of|in|for|to|is|was|on|at|with|did|got|won|will|has|had|built|builds|\w+ing)\b|\W*$)"
)
_FIRM_ASKED = lazy_pattern(
    rf"\b(?:siapa|sapa)(?:kah)? (?:saja )?(?:nama )?{_FIRM}\b|\b{_FIRM} (?:apa|mana|siapa)\b|^\W*{_FIRM}\b(?=.*\bsiapa\W*$)"
    rf"|\b(?:which|what) (?:[\w-]+ ){{0,2}}?{_ENGLISH_FIRM}|\bwho (?:is|was) the (?:[\w-]+ ){{0,2}}?{_ENGLISH_FIRM}",
    re.IGNORECASE,
)
_FIRM_NAMED = lazy_pattern(r"\b(?:PT|CV|UD|Perum|Perumda|PD|KUD|Koperasi|Yayasan)\.?\s[A-Z]")

_LEFT_OUT = lazy_pattern(
    r"\b(?:selain|kecuali|di luar|other than|besides|apart from|aside from|except(?: for)?)\s(?P<names>[^?,;]+)", re.IGNORECASE
)

_CAUSE_ASKED = lazy_pattern(
    r"\b(?:penyebab(?:nya)?|menyebabkan|pemicu(?:nya)?|memicu|caused?|causes|reason for)\b|^\W*(?:mengapa|kenapa|why)\b",
    re.IGNORECASE,
)
_WHO = lazy_pattern(r"\b(?:siapa\w*|who\w*)\b", re.IGNORECASE)

_NUMBERED = lazy_pattern(r"\b(?:nomor|no\.?|pasal|ayat|angka)\s?$", re.IGNORECASE)
_NUMBER_OF_A_LAW = lazy_pattern(r"\d+\s(?:tahun|year)\s\d{4}", re.IGNORECASE)

_SCORE_ASKED = lazy_pattern(r"\b(?:skor(?:nya)?|score)\b(?! (?:kredit|credit|kpk|mcp|indeks|of \d))", re.IGNORECASE)
_SCORE = lazy_pattern(
    r"\d+\s?(?:[-–—:.,]|banding|lawan|berbalas|to)\s?\d+|^\W*\d+\W*$"
    r"|\b(?:gol|goals?|imbang|seri|draw|kacamata|tanpa balas|poin|points?|set)\b",
    re.IGNORECASE,
)
_OTHER_NAME = lazy_pattern(
    r"\s?(?:\(|alias |atau |yang akrab disapa |yang biasa disapa |biasa disapa |akrab disapa )(?P<name>[A-Z][\w'’-]+)"
)
_ILLNESS_ASKED = lazy_pattern(
    r"(?<!rumah )\b(?:sakit|penyakit(?:nya)?|keluhan(?:nya)?) apa\b|\bapa (?:penyakit|sakit|keluhan)|\bsakitnya apa\b"
    r"|\bwhat (?:disease|illness|sickness|condition)\b",
    re.IGNORECASE,
)
_HOSPITAL = lazy_pattern(r"(?:di )?(?:rumah sakit|rsu?d?|rsia|puskesmas|klinik|hospital)\b", re.IGNORECASE)

_MAKE = lazy_pattern(
    r"\b(?:honda|yamaha|suzuki|kawasaki|vespa|toyota|daihatsu|mitsubishi|nissan|isuzu|hino|mazda|hyundai|wuling)\s$",
    re.IGNORECASE,
)


def is_no_firm(candidate: Candidate) -> bool:
    """Whether a firm is asked for, and the words name nothing, or a person though the article names a firm."""
    if candidate.kind not in ("who", "what") or not _FIRM_ASKED.search(candidate.question):
        return False
    if candidate.said.islower():  # "truk"
        return True
    if _FIRM_NAMED.search(candidate.said) or not _FIRM_NAMED.search(candidate.text):
        return False
    return _is_person(candidate.said, least=1)


def is_left_out(candidate: Candidate) -> bool:
    """Whether the words name nobody but whom the question leaves out: "selain Sri Mulyani"."""
    left = _left_out(candidate.question) if candidate.kind in ("who", "what", "where") else frozenset()
    if not left:
        return False
    people = people_in(candidate.said)
    names = {word for person in people for word in person.words} or set(_told(candidate.said))
    return bool(names) and names <= left


def is_nobodys_cause(candidate: Candidate) -> bool:
    """Whether it is asked what brought something about, and the words are a person's name alone."""
    if candidate.kind == "who" or not _CAUSE_ASKED.search(candidate.question) or _WHO.search(candidate.question):
        return False
    return _is_person(candidate.said)


def numbers_a_law(candidate: Candidate) -> bool:
    """Whether it is asked when, and the words are the number of a law: "1 Tahun 2025" behind "Nomor"."""
    return candidate.kind == "when" and bool(_NUMBER_OF_A_LAW.match(candidate.said) and _NUMBERED.search(candidate.before))


def is_no_score(candidate: Candidate) -> bool:
    """Whether a score is asked for, and the words tell none: "menit ke-51"."""
    if candidate.kind not in ("what", "howmany") or not _SCORE_ASKED.search(candidate.question):
        return False
    return not _SCORE.search(candidate.said)


def is_the_one_named(candidate: Candidate) -> bool:
    """Whether the question names somebody by another name that the words have: "Ijeck" of "Musa Rajekshah atau Ijeck"."""
    other = _OTHER_NAME.match(candidate.behind) if candidate.kind == "who" else None
    return (
        other is not None
        and not other["name"].isupper()
        and bool(re.search(rf"\b{re.escape(other['name'])}\b", candidate.question, re.IGNORECASE))
    )


def is_a_hospital(candidate: Candidate) -> bool:
    """Whether an illness is asked for, and the words are where it is treated."""
    return bool(_ILLNESS_ASKED.search(candidate.question) and _HOSPITAL.match(candidate.said))


def is_a_make(candidate: Candidate) -> bool:
    """Whether a person is asked for, and the words say which vehicle: "CB" of a "Honda CB"."""
    return candidate.kind == "who" and bool(_MAKE.search(candidate.before))


def _is_person(said: str, least: int = 2) -> bool:
    """Whether `least` words with capitals or more, and hardly anything beside them, are a person's name."""
    told = [word for word in re.findall(r"[\w'’.-]+", said) if not is_stop_word(word.lower())]
    return least <= len(told) <= _MOST_WORDS and all(word[0].isupper() for word in told) and len(people_in(said)) == 1


@lru_cache(maxsize=64)
def _left_out(question: str) -> frozenset[str]:
    return frozenset(word for found in _LEFT_OUT.finditer(question) for word in _told(found["names"]))


def _told(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", text.lower()) if not is_stop_word(word)]
