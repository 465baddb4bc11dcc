"""What a question asks for beyond its kind: the holder of which office, and in what an amount is counted."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.text import words
from qa.entities.offices import Office, is_same, name_words, offices_in

# What stands between the question word and the office belongs to it: "Who was the Simalungun district police chief ...".
_AHEAD = re.compile(
    r"^\W*(?:and |dan |lalu |terus )?"
    r"(?:(?:who|what|which)(?: (?:is|was|are|were|became))?(?: (?:the|now))*(?: names? of(?: the)?)?"
    r"|who (?=(?:heads|headed|leads|led|chairs|chaired)\b)|siapa(?:kah)?(?: sih)?(?: nama)?|sebutkan nama|name(?: of)? the)\s"
    r"(?:(?!(?:by|of|in|at|on|for|from|with|to|the|did|does|was|were|has|had|will|yang|oleh|dengan|bersama|\w+ed)\b)"
    r"[\w'’.-]+ ){0,4}?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:itu |namanya |bernama |adalah |ialah |tersebut )*siapa(?:kah)?(?: ya| sih| namanya)?\W*$", re.IGNORECASE
)
# "Bupati didampingi siapa?" asks for somebody else than the regent.
_OF_ANOTHER = re.compile(
    r"\b(?:di\w{3,}|me\w{3,}|ber\w{3,}|ter\w{3,}|oleh|dengan|bersama|sama|untuk|kepada|ke|dari|bareng)\s+siapa\b", re.IGNORECASE
)
_OPENS = re.compile(r"^\W*(?:nama |sosok |mantan |eks )?$", re.IGNORECASE)
_QUESTION_WORD = re.compile(r"\b(?:who|what|which|when|where|why|how|siapa|apa|kapan|berapa|mana)\b", re.IGNORECASE)
_THEN = re.compile(r"\W*(?:when|during|at the time)\b", re.IGNORECASE)
_DEPUTY = re.compile(r"\b(?:deputy|vice|wakil)\b", re.IGNORECASE)
# Asked loosely: a "head" or "chief" may be of any office, a secretary of any kind.
_LOOSELY = {
    "head": frozenset(["director", "deputy director", "rector", "dean", "regent", "mayor", "governor", "president director"]),
    "secretary": frozenset(["regional secretary", "secretary general"]),
}
_TOO_MANY = frozenset(["member"])  # of a council of fifty, any may be meant
_ACTING = {"heads": "head", "headed": "head", "leads": "head", "led": "head", "chairs": "chair", "chaired": "chair"}
_ACTS_IN_OFFICE = re.compile(
    r"^\W*who (heads|headed|leads|led|chairs|chaired) (?:the )?"
    r"(?!(?:\w+ ){0,4}(?:meeting|session|rally|ceremony|march|match|race|talks|patrol|raid|operation|delegation|team)\b)",
    re.IGNORECASE,
)

# (what asks for it, what an answer has): money and spans of time are never given without their unit.
_UNITS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE))
    for asked, given in (
        (
            r"\bberapa lama\b|\bhow long (?:did|does|do|will|would|was|were|has|had|have|after|before|ago)\b",
            r"detik|menit|\bjam\b|hari|malam|minggu|pekan|bulan|tahun|abad",
        ),
        (
            r"\bhow much (?:money|funding|cash)\b|\bhow much (?:\w+ ){1,6}costs?\b|\b(?:in|how many) rupiah\b"
            r"|\bberapa (?:rupiah|duit|uang|harga|biaya|anggaran|tarif|upah|gaji|denda|dana|pagu|omzet|kerugian)"
            r"|\b(?:harga|biaya|anggaran|tarif|upah|gaji|denda|dana|pagu|omzet|kerugian)(?:nya)?\b(?:\s[\w'’-]+){0,6}?\s"
            r"(?<!di )(?<!ke )(?<!dari )(?:berapa|brp)\b(?:\W*$|\s(?:ya|sih|dong|total\w*)\b)"
            r"|\bhow much (?:was|were|is|are) the (?:\w+ )?"
            r"(?:loss|losses|fine|budget|costs?|price|fee|ransom|bribe|donation)\b",
            r"\brp|rupiah|ribu|juta|miliar|milyar|triliun|dol[l]?ar|us\$|euro|yuan|yen|ringgit|\d{1,3}(?:\.\d{3})+",
        ),
        (r"\b(?:how many|berapa) euros?\b", r"euro"),
        (r"\bwhat (?:percentage|share)\b|\bberapa persen\b|\bpersentase\b", r"persen|%"),
    )
)
_REGULATION = re.compile(
    r"\bnomor berapa\b|\bwhat number\b|\b(?:which|what) (?:\w+ )?(?:regulation|decree|circular|law|instruction)\b"
    r"|\b(?:aturan|peraturan|pergub|perda|perpres|inpres|undang-undang|uu|edaran|putusan)\b.{0,20} (?:apa|mana)\b"
    r"|\bdasar hukum\w*",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\b(?:atau|or)\b", re.IGNORECASE)
_OF_PLACES = frozenset(
    word
    for each in "kota kabupaten kab kec kecamatan desa kelurahan provinsi prov daerah jalan jl gedung kantor".split()
    for word in words(each)
)
_CLOCK = re.compile(r"\b(?:pukul|pkl)\b|\d\s?WI(?:B|T|TA)\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def requested_office(question: str) -> str | None:
    """The office whose holder is asked for, as `qa/entities/offices.py` names it: not one that only stands in the question."""
    acting = _ACTS_IN_OFFICE.match(question)
    if acting:
        return _ACTING[acting[1].lower()]
    for office in offices_in(question):
        before = question[: office.start]
        asks = _OPENS.match(before) and _BEHIND.search(question) and not _OF_ANOTHER.search(question)
        asks = asks or (len(before.split()) < 8 and _THEN.match(question, office.end) and not _QUESTION_WORD.search(before))
        if asks or _AHEAD.match(before):
            return None if office.name in _TOO_MANY else _whole_name(office, before)
    return None


def _whole_name(office: Office, before: str) -> str:
    """With the deputy that stands apart: "deputy tourism minister"."""
    if not _DEPUTY.search(before) or office.name.startswith(("deputy", "vice")):
        return office.name
    return "deputy police chief" if office.name.endswith("police chief") else f"deputy {office.name}"


def holds_office(asked: str, said: str, text: str) -> float:
    """1 where `text` gives whom `said` names that office, 0 where it gives another one, 0.5 where it gives none."""
    names = name_words(said)
    near = [(len(office.beside & names), office.name) for office in _offices_of(text)]
    same = max((count for count, name in near if is_same(asked, name) or name in _LOOSELY.get(asked, ())), default=0)
    other = max((count for count, name in near), default=0)
    if not other:
        return 0.5
    return float(same == other)


def names_office(asked: str, said: str) -> bool:
    """Whether `said` holds the office itself."""
    return any(is_same(asked, office.name) or is_same(office.name, asked) for office in offices_in(said))


@lru_cache(maxsize=32)
def _offices_of(text: str) -> tuple[Office, ...]:
    """Of an article, which every reading of it asks for."""
    return offices_in(text)


def asks_for_a_regulation(question: str) -> bool:
    """Whether a law, decree or circular is asked for, by its number or its name."""
    return bool(_REGULATION.search(question))


def told_by(wordings: Sequence[str]) -> frozenset[str] | None:
    """The words of a question, which alone answer nothing; None where it gives the choice."""
    return None if _CHOICE.search(wordings[0]) else _OF_PLACES.union(*map(words, wordings))


def tells(told: frozenset[str], said: str) -> bool:
    """Whether an answer has a word that the question has not: of 1,755 answers to training questions all but one have."""
    return not told.issuperset(words(said))


def unit_matches(question: str, said: str) -> bool:
    """Whether an amount is counted in what the question asks for: a time of day never is an amount."""
    if _CLOCK.search(said):
        return False
    wanted = next((given for asked, given in _UNITS if asked.search(question)), None)
    return wanted is None or bool(wanted.search(said))
