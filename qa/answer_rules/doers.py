"""Whoever did something is not the one to whom it was done: "Bupati melantik Endah", "Endah dilantik Bupati"."""

import re
from functools import lru_cache

from corpus.text import words
from qa.answer_rules.candidates import Candidate
from qa.entities.offices import is_same, offices_in
from qa.question.constraints import requested_office

_ALREADY = r"(?:(?:resmi|telah|sudah|akan|juga|langsung|kembali|turut|pun|lalu|kemudian|bakal)\s)*"
_NAMES = r"(?:[A-Z][\w.'’/-]*,?\s)"
# What says who somebody is, or who held the office before, does nothing to anybody.
_VERB = r"(?:me(?!rupakan\b|njadi\b|njabat\b|nggantikan\b|neruskan\b)[a-z]{3,}|didampingi|bertemu|bersama)"
# Between an office and another's name: "Bupati Blora Arif Wibowo resmi melantik Camat ", "Kapolres menyerahkan piala kepada ".
_DID = re.compile(
    rf"\s{_NAMES}{{0,8}}{_ALREADY}{_VERB}\s(?:(?:[a-z]+\s){{0,5}}(?:kepada|dengan|bersama|oleh)\s)?{_NAMES}{{0,6}}"
)
# Between a name and the office that did it: " (41) telah dilantik oleh ".
_WAS_DONE = re.compile(
    rf"(?:\s[A-Z][\w.'’-]*)*(?:\s\([^()]{{1,20}}\))?(?:,[^,.]{{1,60}},)?\s{_ALREADY}di[a-z]{{3,}}\s(?:oleh\s)?"
)


_LEAST_STEM = 3  # characters
# Who "found" somebody did what in an article is told in several words; their stems.
_DEEDS = tuple(
    (re.compile(rf"^\W*(?:and )?who (?:has |had |first |finally )*(?:{english})\b", re.IGNORECASE), frozenset(words(told)))
    for english, told in (
        ("found|discovered|spotted", "temu jumpa"),
        ("rescued|saved|evacuated|helped", "selamat evakuasi tolong bantu"),
        ("arrested|caught|captured|nabbed", "tangkap bekuk ciduk ringkus aman"),
        ("killed|murdered", "bunuh"),
        ("shot|attacked|stabbed|beat", "tembak serang tusuk aniaya keroyok"),
        ("hit", "tabrak"),
        ("treated", "rawat obat"),
        ("appointed|inaugurated|swore in|installed", "lantik tunjuk angkat"),
        ("dismissed|fired|sacked", "copot henti pecat"),
        ("reported", "lapor"),
    )
)
_DOES = re.compile(r"\bsiapa(?:kah)?\s(?:saja\s)?(?:yang|yg)\s(?:\w+\s)?(?P<verb>me[a-z]{4,})\b", re.IGNORECASE)
_SAME_DEED = (frozenset(words("temu jumpa")), frozenset(words("tangkap bekuk ciduk ringkus")))
# Between a name and what was done to its bearer no other one acts: "terombang-ambing tiga hari sebelum dijumpai".
_UNDERGOES = re.compile(
    r"(?:dan\s(?:[A-Z][\w'’.-]*,?\s){1,4})?(?:(?!me[a-z]{3,}|ber(?:kata|ujar)|oleh\b)[a-z(),0-9-]+\s){0,9}?(?P<verb>di[a-z]{4,})\b"
)


def suffers_it(candidate: Candidate) -> bool:
    """Whether it is asked who did something, and the words are to whom it was done: "Yanto ditemukan" for who found him."""
    asked = _deed_asked(candidate.question) if candidate.kind == "who" else frozenset()
    undergone = _UNDERGOES.match(candidate.behind.lstrip()) if asked else None
    return undergone is not None and any(_is_one(one, other) for one in asked for other in words(undergone["verb"]))


@lru_cache(maxsize=64)
def _deed_asked(question: str) -> frozenset[str]:
    for asks, told in _DEEDS:
        if asks.search(question):
            return told
    does = _DOES.search(question)
    own = frozenset(words(does["verb"])) if does else frozenset[str]()
    return own.union(*(alike for alike in _SAME_DEED if any(_is_one(one, other) for one in own for other in alike)))


def _is_one(stem: str, other: str) -> bool:
    """Whether both are of one verb: of "menemukan" the stemmer leaves "emu", of "ditemukan" "temu"."""
    shorter, longer = sorted((stem, other), key=len)
    return longer == shorter or (len(shorter) >= _LEAST_STEM and len(longer) - len(shorter) == 1 and longer.endswith(shorter))


def is_done_to(candidate: Candidate) -> bool:
    """Whether the holder of an office is asked for, and the words are whom that office appointed, dismissed or met."""
    asked = requested_office(candidate.question) if candidate.kind == "who" else None
    if asked is None:
        return False
    before, behind = candidate.before, candidate.behind
    ends = [office.end for office in offices_in(before) if is_same(asked, office.name)]
    if ends and _DID.fullmatch(before, ends[-1]):
        return True
    was_done = _WAS_DONE.match(behind)
    return was_done is not None and any(
        office.start == was_done.end() and is_same(asked, office.name) for office in offices_in(behind)
    )
