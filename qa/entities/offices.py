"""Offices of Indonesian public life in both languages, and who stands beside them. Common knowledge, written by hand."""

import re
from dataclasses import dataclass

from corpus.text import words

# Office -> how it is written, the longer ones first: a deputy is another office, and a chief of police another by his district.
_WRITTEN: dict[str, str] = {
    "deputy police chief": r"wakapol(?:res(?:ta(?:bes)?)?|da|sek|ri)|deputy (?:\w+ )?police chief",
    "national police chief": r"kapolri|national police chief",
    "provincial police chief": r"kapolda|(?:provincial|regional) police chief",
    "subdistrict police chief": r"kapolsek|sub-?district police chief",
    "district police chief": r"kapolres(?:ta(?:bes)?)?|(?:district|regency|resort|city|municipal) police chief",
    "police chief": r"(?:kepala kepolisian|police chief|chief of police)",
    "deputy regent": r"wakil bupati|wabup|(?:deputy|vice) regent",
    "regent": r"bupati|regent",
    "deputy governor": r"wakil gubernur|wagub|(?:deputy|vice)[- ]governor",
    "governor": r"gubernur|governor",
    "deputy mayor": r"wakil wali ?kota|wawali|(?:deputy|vice) mayor",
    # "Mayor Inf" is a major of the infantry.
    "mayor": r"wali ?kota|mayor(?!\s(?:jenderal|inf|arh|arm|czi|kav|cpm|cba|cpl|chb|ckm|caj|mar|laut|pnb|tek|tni)\b)",
    "vice president": r"wakil presiden|wapres|vice[- ]president",
    "president director": r"presiden direktur|direktur utama|dirut|president director|chief executive|ceo",
    "president": r"presiden|president",
    "deputy minister": r"wakil menteri|wamen\w*|(?:deputy|vice) minister",
    "minister": r"menteri|mendagri|menkeu|menkes|mentan|menpora|menhub|mendikbud|menlu|minister",
    "regional secretary": r"sekretaris daerah|sekda(?:kab|kot|prov)?|regional secretary",
    "secretary general": r"sekretaris jenderal|sekjen|secretary[- ]general",
    "secretary": r"sekretaris|secretary",
    "treasurer": r"bendahara|treasurer",
    "deputy chair": r"wakil ketua|(?:deputy|vice)[- ](?:chair(?:man|woman|person)?|speaker)",
    "chair": r"ketua|chair(?:man|woman|person)|speaker",
    "subdistrict head": r"camat|sub-?district head",
    "village head": r"kepala desa|kades|lurah|keuchik|peratin|village (?:head|chief)",
    "military commander": r"dandim|danramil|danrem|pangdam|(?:military )?commander|komandan|panglima",
    "prosecutor": r"kepala (?:kejari|kejati|kejaksaan (?:negeri|tinggi))|kajari|kajati|jaksa|prosecutor",
    "judge": r"hakim|judge",
    "deputy head": r"wakil kepala|waka|deputy head",
    "agency head": r"kepala (?:dinas|badan)|kadis\w*|kadin\w{2,}|kaban|head of (?:the )?(?:\w+ )?(?:agency|office|service)",
    "head": r"kepala|head|chief",
    "deputy director": r"wakil direktur|deputy director",
    "director": r"direktur|director",
    "deputy rector": r"wakil rektor|warek|(?:deputy|vice)[- ]rector",
    "rector": r"rektor|rector",
    "dean": r"dekan|dean",
    "coach": r"pelatih|coach",
    "member": r"anggota|member",
}
# The boundary stands in front of all of them, so that most places are passed over at once.
_PATTERN = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name.replace(chr(32), chr(95))}>{written})' for name, written in _WRITTEN.items())})\b",
    re.IGNORECASE,
)
_POLICE = frozenset(name for name in _WRITTEN if name.endswith("police chief") and not name.startswith("deputy"))
# What one language calls more loosely than the other: a "head" may be a kepala or a ketua.
_ALSO: dict[str, frozenset[str]] = {
    "police chief": _POLICE,
    "head": _POLICE | {"agency head", "village head", "subdistrict head", "chair", "military commander"},
    "chair": frozenset(["head"]),
    "agency head": frozenset(["head"]),
    "deputy head": frozenset(["deputy chair"]),  # "waka" may be short for either
    "deputy chair": frozenset(["deputy head"]),
    **{name: frozenset(["police chief"]) for name in _POLICE - {"police chief"}},
}
_CAPITALISED = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]*")
_REACH = 60  # characters on either side in which the holder's name is looked for


@dataclass(frozen=True, slots=True)
class Office:
    """An office as it stands at [start, end), and the words of the names beside it."""

    name: str
    start: int
    end: int
    beside: frozenset[str]


def offices_in(text: str) -> tuple[Office, ...]:
    """In order. The names beside one reach neither over another office nor over the end of a clause."""
    found = [(match.lastgroup or "", match.start(), match.end()) for match in _PATTERN.finditer(text)]
    made = []
    for k, (name, start, end) in enumerate(found):
        least = max(found[k - 1][2] if k else 0, start - _REACH)
        most = min(found[k + 1][1] if k + 1 < len(found) else len(text), end + _REACH)
        before = re.split(r"[;.]\s", text[least:start])[-1]
        behind = re.split(r"[;.]\s", text[end:most])[0]
        made.append(Office(name.replace("_", " "), start, end, name_words(before) | name_words(behind)))
    return tuple(made)


def is_same(claimed: str, held: str) -> bool:
    """Whether who is called `claimed` may be called `held` in the other text."""
    return claimed == held or held in _ALSO.get(claimed, ())


def is_misplaced(claimed: Office, held: tuple[Office, ...]) -> bool:
    """Whether `held` gives the person another office: more of the names beside it stand beside another one."""
    same = max((len(claimed.beside & other.beside) for other in held if is_same(claimed.name, other.name)), default=0)
    another = max((len(claimed.beside & other.beside) for other in held if not is_same(claimed.name, other.name)), default=0)
    return another > same


def name_words(text: str) -> frozenset[str]:
    """The words of the capitalised words, as names are compared."""
    return frozenset(word for match in _CAPITALISED.findall(text) for word in words(match))
