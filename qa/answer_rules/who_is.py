"""Who somebody is: what the article says beside the name, never the degrees behind it and never somebody else."""

import re
from functools import lru_cache

from corpus.text.patterns import lazy_pattern
from corpus.types import Span
from qa.answer_rules.candidates import Candidate
from qa.entities.offices import offices_in
from qa.entities.people import RANK, in_office, is_named_like, name_tokens, people_in

_NAME = r"[A-Z][\w'’-]*\.?(?:\s(?:[A-Z][\w'’-]*\.?|bin|binti))*"
_ASKED = lazy_pattern(
    rf"^\W*(?:(?i:siapa)(?:kah)?(?:\s(?i:sih|itu|sebenarnya|sosok))*\s(?P<id>{_NAME})(?:\s(?:itu|tersebut|sebenarnya|sih))*"
    rf"|(?P<behind>{_NAME})\s(?:itu\s|adalah\s|tuh\s)?(?i:siapa)(?:\s(?:sih|ya))*"
    rf"|(?i:who(?:\s(?:is|was)|['’]s))\s(?P<en>{_NAME}))\W*$"
)
# What may be asked for by an office or an institution in capitals: "Siapa Bupati Way Lima?" is no question of this kind.
_NO_NAME = lazy_pattern(
    r"\b(?:Korban|Pelaku|Tersangka|Saksi|Pemilik|Sopir|Pemenang|Juara|Ketua|Panitia|Polres|Polsek|Polda|Pemkab|DPRD|KPU|PT|"
    r"CV|Dinas|Yang|Nama)\b"
)
_DEGREE = lazy_pattern(
    r"[\s,.]*(?:(?:(?:S|M|A|B|Sp|Ph|Lc|Dr|Drs|Ir|H|Hj|Prof)\.\s?(?:[A-Z][A-Za-z]{0,4}\.?)*|MT|MM|MH|SH|SE|ST|SIK|SSos|SPd|"
    r"MPd|MSi|MAP|SIP|STP|SKM)[\s,.]*)+"
)
_DEGREES_BEHIND = (
    r"(?:,?\s(?:(?:S|M|A|B|Sp|Ph|Lc)\.\s?[A-Z][A-Za-z]{0,4}(?:\.[A-Z][A-Za-z]{0,4})*\.?|MT|MM|MH|SH|SE|ST|SIK|MSi))*"
)
_KIND = (
    r"(?:nelayan|petani|pedagang|warga|guru|siswa|siswi|pelajar|mahasiswa|mahasiswi|sopir|pemilik|penyanyi|aktor|aktris|"
    r"artis|selebgram|"
    r"pelatih|kapten|pemain|atlet|pengamat|peneliti|dosen|pengusaha|korban|tersangka|terdakwa|saksi|pelapor|editor|redaktur|"
    r"istri|suami|"
    r"anak|ibu|ayah|adik|kakak|keponakan|paman|tetangga|tokoh|ulama|budayawan|seniman|penulis|pengacara|kuasa hukum|dokter|"
    r"bidan|perawat|"
    r"kiper|penyerang|bek|gelandang|wasit|kepala|ketua|wakil|sekretaris|direktur|anggota|staf|koordinator|juru bicara|"
    r"pengurus|panitia|"
    r"pendiri|manajer|calon|mantan|eks|bupati|gubernur|wali kota|camat|lurah)"
)
_APPOSITION = lazy_pattern(
    rf"{_DEGREES_BEHIND}(?:\s\(\d+(?:\stahun)?\))?(?:,\s|\s(?:adalah|merupakan|selaku|sebagai|ialah|"
    rf"yang menjabat(?:\ssebagai)?)\s)"
    rf"(?P<what>(?:seorang\s)?(?i:{_KIND})\b[^,.;()\n]{{0,70}}?)(?=[,.;(]|\s(?:yang|mengatakan|menyebut|saat|ketika|di)\b|$)"
)
_INITIALS = r"(?:[A-Z][A-Za-z]{0,3}\.\s)*"
_OFFICE_BEFORE = lazy_pattern(rf"(?P<what>[A-Z][\w/-]*(?:\s(?:[A-Z][\w/-]*|dan|\d+))*),?\s(?:{RANK}\s)?{_INITIALS}$")
_RANK_BEFORE = lazy_pattern(rf"{RANK}\s{_INITIALS}$")
_KIND_BEFORE = lazy_pattern(
    rf"\b(?P<what>(?:seorang\s)?(?i:{_KIND})(?:\s[a-zA-Z-]+){{0,4}}?)(?:\sbernama|\sberinisial)?,?\s{_INITIALS}$"
)


@lru_cache(maxsize=64)
def name_asked(question: str) -> str | None:
    """The name about whose bearer "Siapa X?" or "Who is X?" asks; none where X is an office or an institution."""
    found = _ASKED.match(question)
    name = (found["id"] or found["behind"] or found["en"]) if found else None
    if name is None or _NO_NAME.search(name):
        return None
    return None if any(office.start == 0 for office in offices_in(name)) else name


def is_only_degrees(candidate: Candidate) -> bool:
    """Whether the words are no more than degrees or titles: "S.H., M.Si"."""
    return candidate.kind == "who" and bool(_DEGREE.fullmatch(candidate.said))


def is_somebody_else(candidate: Candidate) -> bool:
    """Whether it is asked who X is, and the words name somebody else and not X."""
    asked = name_asked(candidate.question)
    named = name_tokens(candidate.said)
    if asked is None or not named or is_named_like(name_tokens(asked), named):
        return False
    if described(candidate.text, asked) is None:
        return _ranked_or_named(candidate)
    return not any(_meet(span, candidate.span) for span in _descriptions(candidate.text, asked))


def with_what_he_is(candidate: Candidate) -> Span:
    """What the article says X is, where that stands beside the name: office and name, or the words set beside it.

    Only where the words are X, or a part of what is said of X, in this sentence.
    """
    asked = name_asked(candidate.question)
    if asked is None:
        return candidate.span
    for span in _descriptions(candidate.text, asked):
        if candidate.sentence.start <= span.start and span.end <= candidate.sentence.end:
            return span
    return candidate.span


def described(text: str, name: str) -> Span | None:
    """The first words of the article that say who the bearer of `name` is."""
    return next(iter(_descriptions(text, name)), None)


@lru_cache(maxsize=64)
def _descriptions(text: str, name: str) -> tuple[Span, ...]:
    """For each time the name stands there with what its bearer is."""
    asked = name_tokens(name)
    found = []
    for person in people_in(text):
        if not is_named_like(asked, person.words) or not asked & person.words:
            continue
        if span := _beside(text, _own_name(text, person.span, asked)):
            found.append(span)
    return tuple(found)


def _own_name(text: str, span: Span, asked: frozenset[str]) -> Span:
    """The run of capitals from the first word of the name on: an office before it may stand in the same run."""
    for word in re.finditer(r"\S+", text[span.start : span.end]):
        if word.group().strip(".,").lower() in asked:
            return Span(span.start + word.start(), span.end)
    return span


def _beside(text: str, name: Span) -> Span | None:
    line = max(text.rfind("\n", 0, name.start), name.start - 120, -1) + 1
    before = re.split(r"(?<=[a-z)][a-z)][a-z)])[.;!?]\s", text[line : name.start])[-1]
    office = _OFFICE_BEFORE.search(before)
    if office and in_office(office["what"]):
        return Span(name.start - len(before) + office.start("what"), name.end)
    kind = _KIND_BEFORE.search(before)
    if kind:
        return Span(name.start - len(before) + kind.start("what"), name.end)
    apposition = _APPOSITION.match(text, name.end)
    if apposition:
        return Span(*apposition.span("what"))
    ranked = _RANK_BEFORE.search(before)
    return Span(name.start - len(before) + ranked.start(), name.end) if ranked else None


def _ranked_or_named(candidate: Candidate) -> bool:
    """Whether the words look like a person: two capitals in a row, or a rank or office with a name."""
    return bool(re.search(r"[A-Z][\w'’.-]*\s(?:[A-Z])", candidate.said)) or in_office(candidate.said)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
