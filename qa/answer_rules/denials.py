"""Sentences that take back what they name: a denial, a hoax, a plan that was dropped, an office that somebody only seeks.

Such a sentence is rightly found and rightly quoted, and its words answer the opposite of what is asked.
"""

import re

from corpus.text import words
from qa.answer_rules.candidates import Candidate
from qa.question.constraints import requested_office

# Anywhere in the sentence.
_DENIED = re.compile(
    r"\b(?:(?:mem)?bantah\w*|menepis (?:isu|kabar|tudingan|anggapan|bahwa)|menampik|menyangkal|disangkal|"
    r"hoaks?|hoax|tidak benar|"
    r"(?:kabar|berita) bohong|(?:mem)?batal(?:kan|nya)?|dibatalkan|pembatalan|urung|gagal|menolak (?:usul\w*|kabar|isu)|"
    r"isu (?:bahwa|soal|tentang))\b",
    re.IGNORECASE,
)
# Just before the words, in their clause.
_NOT_YET = re.compile(
    r"\b(?:belum(?! (?:berusia|berumur|genap)\b)|bukan(?! (?:hanya|cuma|kali|lain)\b)|"
    r"tidak(?! (?:hanya|cuma|kurang|jauh|lain|terduga)\b)|"
    r"tak(?! (?:hanya|kurang|jauh|lain|terduga)\b))\s"
    r"(?:(?!(?:adalah|ialah|yaitu|yakni)\s)[\w'’-]+\s){0,4}[\"“'(]?\Z",
    re.IGNORECASE,
)
# "29 pelari dirawat, tetapi tidak ada yang dirawat inap."
_NONE_OF_THEM = re.compile(
    r"\b(?:tidak|tak) ada (?:(?:satu|seorang) pun )?(?:korban )?(?:yang|yg)\s(?:\w+\s){0,2}?"
    r"(?P<what>(?:di|me|ber|ter)[a-z]{3,}(?:\s[a-z]+)?)",
    re.IGNORECASE,
)
_ASKS_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|refut\w*|dismiss\w*|hoax\w*|hoaks|cancel\w*|annul\w*|fail\w*|reject\w*|not|yet|instead|"
    r"\w*bantah\w*|\w*tepis\w*|\w*tampik\w*|\w*sangkal\w*|bohong|\w*batal\w*|urung|gagal|\w*tolak\w*|isu|"
    r"belum|tidak|tak|bukan|nggak|gak|"
    r"ga|ngga)\b",
    re.IGNORECASE,
)
_ASKS_SPEAKER = re.compile(
    r"\b(?:bilang|kata|berkata|sebut|menyebut\w*|mengatakan|menyatakan|menjelaskan|mengungkapkan|mengeluh\w*|menegaskan|mengaku|said|says"
    r"|told|according|explained|stated|complained|announced)\b",
    re.IGNORECASE,
)
_SPOKEN_BY = re.compile(
    r"\b(?:kata|ujar|tutur|ucap|ungkap|jelas|tegas|imbuh|terang|papar|menurut)\s[^.;]{0,80}\Z", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"[^.;]{0,40}?\b(?:mengatakan|menyatakan|menyebut\w*|menjelaskan|mengungkapkan|menegaskan|menuturkan|memaparkan|menerangkan"
    r"|menyampaikan)\b",
    re.IGNORECASE,
)
_OF_THEMSELVES = re.compile(r"\b(?:ia|dia|dirinya|beliau|saya|aku)\b", re.IGNORECASE)
# (what stands beside the name, what in the question asks for such a one).
_STANDINGS = tuple(
    (re.compile(rf"\b(?:{told})\b", re.IGNORECASE), re.compile(rf"\b(?:{asked})\b", re.IGNORECASE))
    for told, asked in (
        (r"mantan|eks|bekas", r"mantan|eks|bekas|former|ex|previous|then|was|were|dulu|saat itu|ketika itu"),
        (
            r"(?:bakal )?calon|balon|kandidat|jika terpilih|bila terpilih",
            r"calon|cal\w+|balon|kandidat|candidate|elect|terpilih|running|maju",
        ),
        (
            r"istri|suami|anak|putra|putri|keponakan",
            r"istri|suami|anak|putra|putri|keponakan|wife|husband|son|daughter|nephew|niece|child",
        ),
        (r"mewakili|diwakili", r"mewakili|diwakili|wakil\w*|represent\w*|behalf"),
        (
            r"mengaku(?: sebagai)?(?= (?:bupati|wali|gubernur|kapol|kepala|ketua|anggota|polisi|ajudan))|mengatasnamakan",
            r"mengaku|mengatasnamakan|claim\w*|pretend\w*|impersonat\w*",
        ),
        (r"digantikan", r"ganti\w*|digantikan|replac\w*|succe\w*"),
        (r"dewan pengawas", r"dewan pengawas|dewas|supervis\w*|oversight"),
        (r"naskah drama|drama|sinetron|novel|film", r"drama|sinetron|novel|film|movie|series"),
    )
)
_NEAR = 90  # characters before a name in which its office stands
_BEHIND = 40


def is_taken_back(candidate: Candidate) -> bool:
    """Whether the sentence denies or annuls what it says, and the question does not ask about that."""
    if candidate.kind == "how" or _ASKS_DENIAL.search(candidate.question) or _only_tells_it(candidate):
        return False
    return bool(
        _DENIED.search(candidate.text, candidate.sentence.start, candidate.sentence.end) or _NOT_YET.search(candidate.before)
    )


def _only_tells_it(candidate: Candidate) -> bool:
    """Whether an officer or a speaker is asked for, and the words name who tells of the denial: "Hendi" of "itu hoaks, kata
    Hendi".
    """
    if candidate.kind != "who" or not (requested_office(candidate.question) or _ASKS_SPEAKER.search(candidate.question)):
        return False
    if _OF_THEMSELVES.search(candidate.text, candidate.sentence.start, candidate.sentence.end):
        return False  # "mengatakan ia batal maju"
    return bool(_SPOKEN_BY.search(candidate.before) or _SPEAKS.match(candidate.behind))


def is_not_in_office(candidate: Candidate) -> bool:
    """Whether the holder of an office is asked for, and beside the name stands that it is a former one's, a candidate's, a
    spouse's or a stand-in's.
    """
    if candidate.kind != "who" or requested_office(candidate.question) is None:
        return False
    near = f"{candidate.before[-_NEAR:]}{candidate.said}{candidate.behind[:_BEHIND]}"
    return any(told.search(near) and not asked.search(candidate.question) for told, asked in _STANDINGS)


def is_of_none(candidate: Candidate) -> bool:
    """Whether it is asked how many something happened to, and the sentence says that it did to none of them."""
    if candidate.kind != "howmany":
        return False
    denied = _NONE_OF_THEM.search(candidate.behind)
    return denied is not None and frozenset(words(denied["what"])) <= frozenset(words(candidate.question))
