"""Whoever holds an office is not the one to whom it did something: "Bupati melantik Endah", "Endah dilantik Bupati"."""

import re

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
