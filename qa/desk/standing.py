"""How somebody stands to the office beside their name: a candidate, a former or an acting holder, or who only works for one.

"Calon Bupati", "mantan Bupati", "Plt. Bupati" and "ajudan Bupati" are no Bupati, and none of them is one of the others.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Span
from qa.entities.offices import Office

NEAR = "near"  # works for who holds the office, or belongs to them
# What is written in front of an office, or behind it and before the name.
_BEFORE: Mapping[str, str] = {
    "candidate": r"(?:bakal\s+)?calon|bacalon|balon|kandidat|paslon|would-be|(?:candidates?|nominee)(?:\s+for)?",
    "former": r"mantan|eks|ex|bekas|almarhum|mendiang|former|previous|onetime|outgoing|late",
    "plt": r"pelaksana\s+tugas|plt",
    "plh": r"pelaksana\s+harian|plh",
    "pj": r"penjabat|pj",
    "pjs": r"(?:penjabat|pejabat)\s+sementara|pjs",
    "acting": r"acting|interim|caretaker",
    "deputy": r"wakil|asisten(?:\s+[ivx]+)?|deputy|vice|assistant(?:\s+to)?",
    NEAR: r"ajudan|sopir|staf(?:\s+(?:ahli|khusus))?|sekretaris(?:\s+pribadi)?|juru\s+bicara|jubir|tenaga\s+ahli|istri|suami|"
    r"anak|putra|putri|adik|kakak|ayah|ibu|menantu|mertua|keponakan|keluarga|utusan|perwakilan|pengacara|kuasa\s+hukum|pendukung|"
    r"relawan|lawan|(?:aide|advis[eo]r|secretary|wife|husband|son|daughter|brother|sister|spokes\w+|lawyer)\s+(?:of|to|for)",
}
_BEHIND: Mapping[str, str] = {
    "candidate": r"candidates?",
    "elect": r"terpilih|elect",
    "suspended": r"non-?aktif|demisioner|suspended",
    "former": r"sebelumnya|terdahulu|lama",
}
_ACTING = frozenset(["plt", "plh", "pj", "pjs", "acting"])
_THE = r"(?:\s+(?:the|sang|bapak|bpk|pak|ibu|bu))?"
# Between both an abbreviation may stand in brackets: "Pelaksana Tugas (Plt.) Bupati".
_AHEAD = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BEFORE.items())})"
    rf"\.?{_THE}(?:\s*\([\w.]{{1,6}}\))?[\s-]*$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BEHIND.items())})(?!\w)", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:dan|atau|serta|and|or|[&/,-])\s*", re.IGNORECASE)  # "calon Bupati dan Wakil Bupati"
_REACH = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """`kinds` say how; none for who holds the office. `start` is where the words that say so begin."""

    kinds: frozenset[str]
    start: int


def standing_of(text: str, office: Office, offices: Sequence[Office], name: Span) -> Standing:
    """How who is called at `name` stands to `office`, one of the `offices` of `text`."""
    kinds, start = _ahead(text, office, offices)
    behind = _FOLLOWING.search(text, office.end, max(office.end, min(name.end, office.end + _REACH)))
    return Standing(kinds | ({behind.lastgroup or ""} if behind else set()), start)


def is_same_standing(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both say the same: English has one word for the ways of acting for somebody that Indonesian tells apart."""
    if "acting" in one | other and one & _ACTING and other & _ACTING:
        return one - _ACTING == other - _ACTING
    return one == other


def said_of_office(text: str, office: Office) -> Span:
    """The office with what stands in front of it: none of these words is part of a name."""
    return Span(_ahead(text, office, ())[1], office.end)


def _ahead(text: str, office: Office, offices: Sequence[Office]) -> tuple[frozenset[str], int]:
    """From the office back over all that stands in front: "mantan Plt. Bupati" is both."""
    kinds: set[str] = set()
    start = office.start
    while found := _AHEAD.search(text, max(0, start - _REACH), start):
        kinds.add(found.lastgroup or "")
        start = found.start()
    if not kinds:
        before = next((each for each in offices if each.end <= start and _JOINED.fullmatch(text[each.end : start])), None)
        if before:
            return _ahead(text, before, offices)[0], start
    return frozenset(kinds), start
