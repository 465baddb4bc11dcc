"""An answer to "who" is a person: one, named, and of the thing that the question names with "apa" that very thing."""

import re
from functools import lru_cache

from corpus.types import Span
from qa.answer_rules.candidates import Candidate
from qa.question.constraints import holds_office, requested_office

_SUCCESSION = re.compile(
    r"\b(?:menggantikan|digantikan|menjabat|dilantik|melantik|diserahkan|menyerahkan)\b|[a-z.] kepada [A-Z]"
)
_CHIEF_ASKED = re.compile(
    r"\b(?:kapol(?:res\w*|sek|da|ri)|bupati|gubernur|wali ?kota|ketua|kepala|direktur|rektor|presiden|menteri|camat"
    r"|police chief|chief|regent|governor|mayor|head|chair\w*|director|rector|president|minister)\b",
    re.IGNORECASE,
)
# Who stood in for the chief may be the deputy.
_DEPUTY_ASKED = re.compile(
    r"\b(?:wakil|waka\w+|wabup|wagub|wawali|wawako|wamen\w*|deputy|vice|didampingi|bersama|mewakili|diwakili|mewakilkan"
    r"|atas nama|menggantikan|represent\w*|st(?:oo|an)d\w* in|on behalf|instead of|in place of)\b",
    re.IGNORECASE,
)
_DEPUTY = (
    r"\b(?:Wakil (?:Bupati|Gubernur|Wali ?[Kk]ota|Ketua|Kepala|Kapol\w+|Presiden|Direktur|Rektor|Menteri)"
    r"|Waka(?:pol\w+|jati)|Wabup|Wagub|Wamen\w*)\b"
)
_DEPUTY_BEFORE = re.compile(
    rf"{_DEPUTY}(?:\s[A-Z][\w-]*)*,?\s(?:(?:Kompol|AKBP|AKP|Kombes|Brigjen|Irjen|Pol|Iptu|Dr|dr|Drs|Ir|H|Hj)\.?\s)*$"
)
_DEPUTY_FIRST = re.compile(_DEPUTY)
_OFFICE = (
    r"(?:Wakil |Plt\.? |Pj\.? |Penjabat |Mantan )?(?:Kapol\w+|Wakapol\w+|Kasat\w*|Kanit\w*|Bupati|Gubernur|Wali ?[Kk]ota|Camat|"
    r"Lurah|Kades|Kepala|Ketua|Sekretaris|Sekda|Menteri|Presiden|Direktur\w*|Rektor|Dandim|Danramil|Kajari|Kajati)"
)
_OF = (
    r"(?:Polres|Polsek|Polda|Dinas|Badan|Kantor|Bagian|Bidang|Desa|Pekon|Kecamatan|Kabupaten|Kota|Provinsi|Negeri|DPRD|KPU|BPBD|"
    r"Bawaslu|Utama|Umum|Reskrim|Narkoba|Lantas|Lampung|Jawa|Sumatera|Sulawesi|Kalimantan|Papua|Way|Barat|Timur|Utara|Selatan|Tengah|RI)"
)
_OFFICE_ALONE = re.compile(rf"{_OFFICE}(?:\s{_OF})*(?:\s[A-Z][a-z]+)?")
_SEVERAL_ASKED = re.compile(
    r"\b(?:saja|aja|para|dan|and|mereka|keduanya|dua|pasangan|duo|pair|both|(?:are|were) the)\b", re.IGNORECASE
)
# A chair as a question asks for it, and as articles write it.
_CHAIRS = tuple(
    (
        re.compile(rf"\b(?:{asked})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{told})\b(?:\s[\w().-]+){{0,8}}\s\Z", re.IGNORECASE),
        told,
    )
    for asked, told in (
        (r"ketua|chair\w*|leader|head", r"ketua"),
        ("kepala|head|chief", "kepala"),
        (r"direktur|director", r"direktur\w*"),
        ("rektor|rector", "rektor"),
        (r"kapol(?:res\w*|sek|da|ri)|police chief|chief of police", r"kapol\w+"),
        ("bupati|regent", "bupati"),
        ("gubernur|governor", "gubernur"),
        ("wali ?kota|mayor", "wali ?kota"),
        ("camat", "camat"),
        ("menteri|minister", "menteri"),
        ("presiden|president", "presiden"),
    )
)
_TWO_NAMES = re.compile(r"(?P<first>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}),?\s(?:dan|serta|bersama)\s[A-Z].*", re.DOTALL)
_THING_ASKED = re.compile(
    r"\b(?P<thing>festival|lomba|program|operasi|turnamen|kejuaraan|kapal|sungai|gunung|pantai|jembatan|bandara|stadion|hotel|pasar"
    r"|rumah sakit|universitas|partai|yayasan|masjid|museum|waduk|bendungan)\s(?:apa|mana)\b"
    r"|\b(?:which|what)\s(?P<english>festival|program|hotel|river|mountain|bridge|airport|stadium|hospital|university|mosque|dam)\b",
    re.IGNORECASE,
)
_INDONESIAN = {
    "river": "sungai", "mountain": "gunung", "bridge": "jembatan", "airport": "bandara", "stadium": "stadion",
    "hospital": "rumah sakit", "university": "universitas", "mosque": "masjid", "dam": "bendungan",
}  # fmt: skip


def is_of_two_people(candidate: Candidate) -> bool:
    """Whether a person is asked for and the words run over a change of office: "Ratna sebagai Camat menggantikan Suhendri"."""
    return candidate.kind == "who" and bool(_SUCCESSION.search(candidate.said))


def is_office_alone(candidate: Candidate) -> bool:
    """Whether a person is asked for and the words have an office and nobody's name."""
    return candidate.kind == "who" and bool(_OFFICE_ALONE.fullmatch(candidate.said))


def holds_another_office(candidate: Candidate) -> bool:
    """Whether the holder of an office is asked for, and the article gives whom the words name another one."""
    asked = requested_office(candidate.question) if candidate.kind == "who" else None
    return asked is not None and holds_office(asked, candidate.said, candidate.text) == 0


def one_holder(candidate: Candidate) -> Span:
    """The first of two names where one chair is asked for and stands before it: "Ketua Panitia Yoga Adi dan Camat Rian Eka"."""
    two = _TWO_NAMES.fullmatch(candidate.said) if candidate.kind == "who" else None
    if two is None or _SEVERAL_ASKED.search(candidate.question):
        return candidate.span
    rest = candidate.said[two.end("first") :]
    for asked, before, told in _CHAIRS:
        if asked.search(candidate.question) and before.search(candidate.before) and not re.search(told, rest, re.IGNORECASE):
            return Span(candidate.span.start, candidate.span.start + two.end("first"))
    return candidate.span


def is_deputy(candidate: Candidate) -> bool:
    """Whether a chief is asked for, and the words are the deputy's, by the office before the name."""
    if candidate.kind != "who" or not _CHIEF_ASKED.search(candidate.question) or _DEPUTY_ASKED.search(candidate.question):
        return False
    return bool(_DEPUTY_BEFORE.search(candidate.before) or _DEPUTY_FIRST.match(candidate.said))


def is_another_thing(candidate: Candidate) -> bool:
    """Whether it is asked which festival, and the words are not the festival that the sentence names."""
    thing, around = thing_asked(candidate.question), candidate.sentence
    if thing is None or thing in candidate.said.lower():
        return False
    named = re.finditer(rf"\b{thing}\s[A-Z]", candidate.text[around.start : around.end], re.IGNORECASE)
    places = [around.start + match.start() for match in named]
    return bool(places) and not any(place <= candidate.span.start <= place + len(thing) + 1 for place in places)


@lru_cache(maxsize=64)
def thing_asked(question: str) -> str | None:
    """The Indonesian noun for which a name is asked."""
    found = _THING_ASKED.search(question)
    if found is None:
        return None
    thing = (found["thing"] or found["english"]).lower()
    return _INDONESIAN.get(thing, thing)
