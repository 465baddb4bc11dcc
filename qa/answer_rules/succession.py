"""Who follows whom in an office, and who is the deputy beside its holder: the newcomer is the answer, unless the old one "
"is asked for.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.text import words
from qa.answer_rules.candidates import Candidate
from qa.entities.offices import is_same, offices_in
from qa.entities.people import Person, is_named_like, name_tokens, people_in
from qa.entities.places import place_asked
from qa.question.constraints import requested_office

Side = Literal["incoming", "outgoing"]


@dataclass(frozen=True, slots=True)
class Change:
    """The names of who comes and who goes, either of which may be empty, and the words in which the article says so."""

    incoming: frozenset[str]
    outgoing: frozenset[str]
    said: str


_REPLACES = re.compile(
    r"\b(?:meng)?gantikan\b|\bsebagai pengganti\b|\breplac(?:es|ed|ing)\b|\b(?:succeeds|succeeded|took over from)\b"
)
_IS_REPLACED = re.compile(r"\b(?:di|ter)gantikan\b(?:\soleh)?|\bdiganti(?:\soleh)?\b|\b(?:is|was) (?:replaced|succeeded) by\b")
_HANDED = re.compile(
    r"\b(?:serah[- ]?terima|sertijab|diserahterimakan|jabatan|kepemimpinan|tongkat komando|estafet|handed over|"
    r"handover)\b[^.\n]*?"
    r"\b(?P<from>dari|from)\s(?P<old>[^.\n]{2,70}?)\s(?P<to>kepada|ke|to)\s",
    re.IGNORECASE,
)
_IN_BETWEEN = re.compile(
    r"\s?(?:(?:oleh|pejabat|posisi|jabatan|lama|sebelumnya|yang|by|the|former|pendahulunya)[\s,]+)*(?:[A-Z][\w.]*\s){0,4}$"
)
_OF_OFFICE = re.compile(
    r"\b(?:sebagai|menjadi|menjabat|jabatan|posisi|di|dari|ke|dan|as|kabupaten|kota|kecamatan|bidang)\s$", re.IGNORECASE
)
_PRONOUN = re.compile(r"[.\s]*(?:Ia|Dia|Beliau|Dirinya|He|She)\s")
_TAKES_OFFICE = re.compile(
    r"(?:,[^,.]{0,60},)?\s(?:resmi\s|kini\s)?(?:menjabat|dilantik|menjadi|ditunjuk|diangkat|dipercaya)\b"
)
_GIVES_OFFICE = re.compile(r"\b(?:melantik|menunjuk|mengangkat)\s(?:[A-Z]\w*\.?\s)*$")
_OFFICE_ALONE = re.compile(
    r"(?:Kapol\w+|Wakapol\w+|Bupati|Gubernur|Wali Kota|Walikota|Camat|Lurah|Kajari|Ketua|Kepala|Dandim|Sekda)$"
)

_OLD = r"(?:mantan|eks|bekas|lama|sebelumnya|terdahulu|pendahulu\w*|former|previous|predecessor|ex)"
_ASKS_OLD = re.compile(
    rf"\b{_OLD}\b|\bdigantikan?\s(?:oleh\s)?(?!siapa)\w|\b(?:me?ng)?ganti(?:kan|in)?\ssiapa\b|\bsiapa\b.*\byang\sdigantikan\b"
    r"|\bwho(?:m)?\s(?:did|does|do)\b.*\b(?:replace|succeed|take over from)\b|\bbefore\b|\bsebelum\b",
    re.IGNORECASE,
)
_ASKS_NEW = re.compile(
    r"\b(?:digantikan|diganti|digantiin)\s(?:oleh\s|sama\s)?siapa\b|\bsiapa(?:kah)?\s(?:yang|yg)\s(?:meng)?ganti(?:kan|"
    r"in)\b|\bpengganti(?:nya)?\b|\b(?:yang|yg)\s"
    r"(?:meng)?ganti(?:kan|in)\b|\bwho\s(?:replaced|succeeded|took over from)\b|\bsuccessor\b|\bnew\b|\bbaru\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\W*who\s(?:was|were)\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:mantan|eks|bekas|former)\s(?P<of>[^.;\n]{3,80})$"
    r"|(?P<held>(?:[A-Z]\w+\s){1,6})(?:yang\s)?(?:lama|sebelumnya|terdahulu),?\s[^,.;\n]{2,60}$"
)
_NEW = re.compile(r"(?P<held>(?:[A-Z]\w+\s){1,6})(?:yang\s)?baru,?\s[^,.;\n]{2,60}$")
_PAIR = re.compile(
    r"\b(?:Bupati|Gubernur|Wali ?[Kk]ota|Presiden|Ketua|Rektor|[Rr]egent|[Gg]overnor|[Mm]ayor)\s?(?:dan|serta|-|/|and|&)\s?"
    r"(?:Wakil|[Dd]eputy|[Vv]ice)(?:nya)?\b"
)
_JOINED = re.compile(
    r"(?:,?\s(?:[A-Z][A-Za-z]{0,3}\.\s?)*[A-Z]{0,3},?)?\s?(?:dan|bersama|and|&|[-–/])\s?(?:[A-Z][a-z]{0,3}\.?\s)*"
)
_HYPHENED = re.compile(
    r"(?P<holder>(?:[A-Z][\w'’]*\.?\s)*(?!Al|El|As|Ar|Az|An|Ad)[A-Z][\w'’]*)-(?P<deputy>[A-Z][\w'’]*(?:\s[A-Z][\w'’]*\.?)*)"
)
_PAIR_REACH = 140  # characters on either side of "Bupati dan Wakil Bupati" in which the two names stand


@lru_cache(maxsize=64)
def side_asked(question: str) -> Side | None:
    """Whether the holder of an office that changes hands is asked for, or the one before; none where neither is."""
    if _ASKS_NEW.search(question) and not re.search(rf"\b{_OLD}\b", question, re.IGNORECASE):
        return "incoming"
    if requested_office(question) is None and not re.search(
        r"ganti|replac|succe|took over|predecessor|pendahulu", question, re.IGNORECASE
    ):
        return None
    return "outgoing" if _ASKS_OLD.search(question) else "incoming"


@lru_cache(maxsize=32)
def changes_in(text: str) -> tuple[Change, ...]:
    """Every change of hands that the article tells of in so many words."""
    return tuple(change for change in _changes(text) if change.incoming or change.outgoing)


def is_on_the_other_side(candidate: Candidate) -> bool:
    """Whether the words name who left the office where its holder is asked for, or the other way round."""
    side = side_asked(candidate.question) if candidate.kind == "who" else None
    if side is None:
        return False
    told = [change for change in changes_in(candidate.text) if _is_meant(candidate.question, change)]
    named = name_tokens(candidate.said)
    sides = [_sides(change, named) for change in told]
    if any(all(both) for both in sides):
        return True  # "Deddy digantikan oleh Ferdian" names two
    right, wrong = (0, 1) if side == "incoming" else (1, 0)
    return any(both[wrong] for both in sides) and not any(both[right] for both in sides)


def is_a_former_holder(candidate: Candidate) -> bool:
    """Whether the holder of an office is asked for, and these words stand behind "mantan" with that office."""
    asked = requested_office(candidate.question) if candidate.kind == "who" else None
    if asked is None or _ASKS_OLD.search(candidate.question) or _PAST.match(candidate.question):
        return False
    former = _FORMER.search(candidate.before[-100:] + candidate.said)
    return former is not None and _is_first_office(asked, former["of"] or former["held"])


def is_the_new_holder(candidate: Candidate) -> bool:
    """Whether the one before is asked for, and these words stand behind "yang baru" with that office."""
    asked = requested_office(candidate.question) if candidate.kind == "who" else None
    if asked is None or side_asked(candidate.question) != "outgoing":
        return False
    new = _NEW.search(candidate.before[-100:] + candidate.said)
    return new is not None and _is_first_office(asked, new["held"])


def is_the_other_of_a_pair(candidate: Candidate) -> bool:
    """Whether an office is asked for and the words name who stands second in "A dan B sebagai Bupati dan Wakil Bupati", "
    "or, for
    the deputy, who stands first.
    """
    asked = requested_office(candidate.question) if candidate.kind == "who" else None
    if asked is None:
        return False
    named = name_tokens(candidate.said)
    for holder, deputy in pairs_in(candidate.text):
        is_holder, is_deputy = is_named_like(named, holder), is_named_like(named, deputy)
        if is_holder != is_deputy:
            return is_holder if asked.startswith(("deputy", "vice")) else is_deputy
    return False


@lru_cache(maxsize=32)
def pairs_in(text: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The names of each holder and the deputy beside him, where two names and two offices stand together."""
    found = []
    for offices in _PAIR.finditer(text):
        least, most = max(0, offices.start() - _PAIR_REACH), offices.end() + _PAIR_REACH
        inside = (one for one in people_in(text) if least <= one.span.start and one.span.end <= most)
        near = [one for one in inside if one.span.end <= offices.start() or offices.end() <= one.span.start]
        joined = [
            (one.words, other.words)
            for one, other in itertools.pairwise(near)
            if _JOINED.fullmatch(text, one.span.end, other.span.start)
        ]
        hyphened = (_HYPHENED.fullmatch(text, one.span.start, one.span.end) for one in near)
        joined += [(name_tokens(both["holder"]), name_tokens(both["deputy"])) for both in hyphened if both]
        found += joined[:1]
    return tuple(found)


def _is_first_office(asked: str, said: str) -> bool:
    """Whether `said` names one office, and that one."""
    return [is_same(asked, office.name) for office in offices_in(said)] == [True]


def _is_meant(question: str, change: Change) -> bool:
    """Whether the change is of the office asked for, in its place, or names whom the question names."""
    if name_tokens(question) & (change.incoming | change.outgoing):
        return True
    asked = requested_office(question)
    held = {office.name for office in offices_in(change.said)}
    loose = {"head", "agency head"}
    if asked is None or not (asked in loose or held & loose or any(is_same(asked, name) for name in held)):
        return False
    place = place_asked(question)
    return not place or bool(place & set(words(change.said)) or place <= set(re.findall(r"\w+", change.said.lower())))


def _sides(change: Change, named: frozenset[str]) -> tuple[bool, bool]:
    return is_named_like(named, change.incoming), is_named_like(named, change.outgoing)


def _changes(text: str) -> Iterator[Change]:
    people = people_in(text)
    for match in _REPLACES.finditer(text):
        old = _first_behind(text, people, match.end())
        new = _last_before(text, people, match.start())
        if old:
            yield Change(new.words if new else frozenset(), old.words, _around(text, match.start(), old.span.end))
    for match in _IS_REPLACED.finditer(text):
        new = _first_behind(text, people, match.end())
        old = _last_before(text, people, match.start())
        if new:
            yield Change(new.words, old.words if old else frozenset(), _around(text, match.start(), new.span.end))
    for match in _HANDED.finditer(text):
        old, new = _first_behind(text, people, match.end("from")), _first_behind(text, people, match.end("to"))
        if old and new:
            yield Change(new.words, old.words, _around(text, match.end("from"), new.span.end))


def _around(text: str, start: int, end: int) -> str:
    """The sentence so far, and where it names no office the one before."""
    line = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), start - 200)
    said = text[line + 1 : end]
    # "Ia menggantikan ...": the office stands in the sentence before.
    return said if offices_in(said) else text[max(0, line - 200) : end]


def _first_behind(text: str, people: tuple[Person, ...], at: int) -> Person | None:
    """The person right behind, with no more than office and rank between."""
    for person in people:
        if person.span.start >= at:
            if _OFFICE_ALONE.match(text, person.span.start, person.span.end) and person.span.start - at < 30:
                continue
            return person if _IN_BETWEEN.match(text[at : person.span.start]) else None
    return None


def _last_before(text: str, people: tuple[Person, ...], at: int) -> Person | None:
    """The last person of the sentence who is not the office or its place."""
    least = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at), at - 220)
    for person in reversed([one for one in people if least <= one.span.start and one.span.end <= at]):
        if not _OF_OFFICE.search(text, max(0, person.span.start - 20), person.span.start):
            return person
    return _newcomer(text, people, least) if _PRONOUN.match(text, max(least, 0)) else None


def _newcomer(text: str, people: tuple[Person, ...], at: int) -> Person | None:
    """Who in the sentence before took an office: "Ratna dilantik sebagai Camat. Ia menggantikan ..."."""
    least = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at), at - 220)
    near = (one for one in people if least <= one.span.start and one.span.end <= at)
    return next(
        (one for one in near if _TAKES_OFFICE.match(text, one.span.end) or _GIVES_OFFICE.search(text[least : one.span.start])),
        None,
    )
