"""Of which year an amount is: "17,1 persen hingga Agustus 2024" does not answer for 2023."""

import re

from qa.answer_rules.candidates import Candidate

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEHIND = 45  # characters in which the year of an amount stands behind it
_AHEAD = 40  # or before it
_NEXT_AMOUNT = re.compile(r"(?<![\d/.,-])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*")


def is_of_another_year(candidate: Candidate) -> bool:
    """Whether an amount of one year is asked for, and the words are that of another year which the sentence sets beside it."""
    years = set(_YEAR.findall(candidate.question))
    if candidate.kind != "howmany" or len(years) != 1:
        return False
    (asked,) = years
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    own = _own_year(candidate)
    return own is not None and own != asked and asked in _YEAR.findall(around)


def _own_year(candidate: Candidate) -> str | None:
    """The year within the words, behind the amount, in its clause and before the next amount, or else just before it."""
    within = _YEAR.findall(candidate.said)
    if len(within) == 1 and candidate.said != within[0]:
        return str(within[0])
    behind = re.split(r"[,;)]", candidate.behind[:_BEHIND], maxsplit=1)[0]
    following = _NEXT_AMOUNT.search(behind)
    found = _YEAR.search(behind, 0, following.start() if following else len(behind))
    if found:
        return found.group()
    before = _YEAR.findall(candidate.before[-_AHEAD:])
    return str(before[-1]) if before and not _NEXT_AMOUNT.search(candidate.before.rpartition(before[-1])[2]) else None
