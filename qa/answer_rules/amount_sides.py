"""Of several figures beside each other the one that is asked for: what is needed and not what there is, one regency's and not
its neighbour's, the whole and not a part of it.

Each amount is looked at in its own clause. Only where another amount of the same measure nearby fits the question better is one
taken out of the running.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.text import is_stop_word
from corpus.text.patterns import lazy_pattern
from corpus.types import Span
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.part_amounts import Amount, amounts_near, are_alike
from qa.answer_rules.rough_sentences import rough_sentences


@dataclass(frozen=True, slots=True)
class Side:
    """How a question asks for it, how a clause tells it, and what stands against it.

    `is_marked` where a clause that is of this side always says so: what is needed, but not what there is.
    """

    asks: re.Pattern[str]
    tells: re.Pattern[str]
    against: str
    is_marked: bool


def _side(asks: str, tells: str, against: str, *, is_marked: bool = False) -> Side:
    return Side(
        re.compile(rf"\b(?:{asks})\b", re.IGNORECASE), re.compile(rf"\b(?:{tells})\b", re.IGNORECASE), against, is_marked
    )


# The first that a question asks for is meant: "anggaran yang sudah terealisasi" is no target.
_SIDES: Mapping[str, Side] = {
    "needed": _side(
        r"needs?|needed|required?|requires|butuh\w*|(?:di|mem)butuhkan|kebutuhan\w*|perlu|(?:di|mem)perlukan"
        r"|ideal\w*|seharusnya",
        r"(?:di|mem)?butuh\w*|kebutuhan\w*|perlu|(?:di|mem)perlukan|ideal\w*|semestinya|seharusnya",
        "there",
        is_marked=True,
    ),
    "fugitive": _side(
        r"buron\w*|dpo|kabur|melarikan diri|(?:masih|sedang) (?:diburu|dikejar)|belum (?:tertangkap|ditangkap)"
        r"|at large|on the run"
        r"|fugitives?|escaped",
        r"buron\w*|dpo|kabur|memburu|diburu|melarikan diri|mengejar|dikejar|pengejaran",
        "arrested",
        is_marked=True,
    ),
    "absent": _side(
        r"tidak hadir|absen|mangkir|bolos|absent|failed to (?:attend|show|turn)|(?:did not|didn['’]t) (?:attend|show|come)",
        r"tidak hadir|absen|mangkir|bolos|tanpa keterangan",
        "present",
        is_marked=True,
    ),
    "passed": _side(r"lulus|lolos|diterima|passed|accepted|admitted", r"lulus|lolos|diterima", "applied", is_marked=True),
    "returned": _side(r"kembali|pulang|returned|came back|gone home", r"kembali|pulang|dipulangkan", "left", is_marked=True),
    "capacity": _side(
        r"kapasitas\w*|daya tampung|capacity|hold up to", r"(?:ber)?kapasitas\w*|daya tampung", "actual", is_marked=True
    ),
    "done": _side(
        r"(?:te)?realisasi\w*|terserap|(?:di|men)?serap|menyerap|tercapai|terkumpul|terpakai|absorbed|achieved"
        r"|realised|realized"
        r"|spent so far|collected so far",
        r"(?:te)?realisasi\w*|terserap|diserap|menyerap|tercapai|terkumpul|terpakai",
        "target",
    ),
    "target": _side(
        r"(?:di)?target\w*|menarget\w*|aimed|goal|kuota|quota|(?:di)?rencana\w*|planned",
        r"(?:di)?target\w*|menarget\w*|kuota|(?:di|me)?rencana\w*|(?:dari|pagu|total) anggaran|pagu",
        "done",
    ),
    "women": _side(r"perempuan|wanita|siswi|putri|women|girls|female", r"perempuan|wanita|siswi|putri", "men", is_marked=True),
    "men": _side(r"laki-laki|pria|lelaki|putra|men|boys|male", r"laki-laki|pria|lelaki|putra", "women", is_marked=True),
    "there": _side(
        r"tersedia|dimiliki|memiliki|mempunyai|punya|available|(?:do|does|did)\b.*\b(?:have|own)|own(?:s|ed)",
        r"memiliki|mempunyai|punya|dimiliki|tersedia|mengoperasikan|dioperasikan|beroperasi|terpasang|(?:hanya|baru|kini) ada",
        "needed",
    ),
    "arrested": _side(
        r"ditangkap|diamankan|dibekuk|diringkus|ditahan|tertangkap|arrested|detained|caught|captured",
        r"(?:men|di)tangkap|menangkap|tertangkap|(?:meng|di)amankan|(?:mem|di)bekuk|(?:me|di)ringkus|menahan|ditahan",
        "fugitive",
    ),
    "present": _side(r"hadir|dihadiri|menghadiri|attend(?:ed)?|present|came", r"hadir|dihadiri|menghadiri", "absent"),
    "applied": _side(
        r"(?:men|pen)?daftar|pelamar|melamar|applied|applicants|registered", r"(?:men|pen)daftar|pelamar", "passed"
    ),
    "left": _side(r"berangkat|departed|set off|set out", r"(?:di)?berangkat(?:kan)?", "returned"),
    "actual": _side(
        r"mengangkut|membawa|dihuni|terisi|on board|aboard|carried|carrying", r"mengangkut|membawa|dihuni|terisi", "capacity"
    ),
}
_NOT_HERE = lazy_pattern(r"\b(?:tidak|belum|not)\s$", re.IGNORECASE)
_CAPITAL = lazy_pattern(r"(?<![\w-])[A-Z][\w'’-]+")
_NO_NAME = frozenset(
    "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november "
    "desember wib wit wita rp kabupaten kecamatan desa kelurahan kota provinsi pasar kepala ketua dinas sebanyak total jumlah "
    "sekitar adapun sementara sedangkan selain sedikitnya setidaknya tercatat secara harga".split()
)
_NEAREST_CHARS = 60  # on either side of an amount in which a name stands beside it
_RUN = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*"
_PLACED = lazy_pattern(
    rf"\b(?P<way>[Dd]i|[Kk]e|[Dd]ari|[Uu]ntuk|Kabupaten|Kota|Kecamatan|Desa|Kelurahan|Provinsi|Pekon"
    rf"|Kampung)\s(?:[a-z]+\s)?(?P<name>{_RUN})"
)
_HEAD = lazy_pattern(rf"(?:[Ss]ementara|[Ss]edangkan|[Aa]dapun|[Dd]an|[Ss]erta)?\s?(?P<name>{_RUN})\s")
_HEAD_REACH = 25  # characters between a name at the head of a clause and its amount
_IN_PLACE = lazy_pattern(
    r"\b(?:di|in|at|near|from|dari|kabupaten|kota|kecamatan|desa)\s(?P<name>[\w'’-]+(?:\s[\w'’-]+)?)", re.IGNORECASE
)
_LEAD_CHARS = 400
_FEW = r"(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sejumlah|beberapa|\d+)"
_OF_ALL = lazy_pattern(
    rf"\b(?:total|keseluruhan|seluruh(?:nya)?|semuanya|secara nasional|se-?indonesia"
    rf"|(?:di|pada|dari|untuk|ke) {_FEW} (?:provinsi|kabupaten|kota|kecamatan|desa|kelurahan|daerah|wilayah|negara"
    rf"|pulau|lokasi))\b",
    re.IGNORECASE,
)
_OF_PART = lazy_pattern(
    r"\b(?:di antaranya|diantaranya|termasuk|antara lain|khusus(?:nya)?|saja|sendiri|masing-masing|sisanya"
    r"|selebihnya|sebagian)\b",
    re.IGNORECASE,
)
_PARTS = lazy_pattern(r"[,;:.]\s|\b(?:dan|sedangkan|sementara|serta|and|while)\b")
_CUT = lazy_pattern(r"[,;.\n]")  # "75 sekolah di tiga kabupaten, ...": an amount of its own cuts no clause here
_ASKS_ALL = lazy_pattern(
    r"\b(?:total(?:nya)?|keseluruhan|seluruh(?:nya)?|semuanya|in total|altogether|in all|overall|all together)\b", re.IGNORECASE
)
_ASKS_PART = lazy_pattern(r"\b(?:alone|only|just|saja|aja|khusus\w*|sendiri)\b", re.IGNORECASE)


def is_of_another_side(candidate: Candidate) -> bool:
    """Whether the amount is of the side against the one asked for, and an amount of that one stands nearby."""
    asked = _side_asked(candidate)
    own, others = _own_and_others(candidate) if asked else (None, ())
    if asked is None or own is None or _tells(asked, candidate, own):
        return False
    side = _SIDES[asked]
    if not (side.is_marked or _tells(side.against, candidate, own)):
        return False
    return any(_tells(asked, candidate, other) for other in others)


def may_be_of_another_side(candidate: Candidate) -> bool:
    """Whether the clause of the amount tells the other side, and its sentence nothing of the one asked for."""
    asked = _side_asked(candidate)
    own = _own_and_others(candidate)[0] if asked else None
    if asked is None or own is None:
        return False
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    return _tells(_SIDES[asked].against, candidate, own) and not _SIDES[asked].tells.search(around)


def is_of_another_name(candidate: Candidate) -> bool:
    """Whether the amount is that of another name, and one asked for stands in the same way beside another amount.

    "di Wanasari 230 rumah, di Bumiharjo 118", "Hasan meraih 2.310 suara, Wiwik 1.987": what is "dari" somebody tells nothing of
    what is "untuk" somebody else.
    """
    own, others = _own_and_others(candidate)
    asked = _names_asked(candidate) if own else frozenset()
    if own is None or not asked:
        return False
    here = _named(candidate.text, own)
    for other in others:
        there = _named(candidate.text, other)
        for way, names in here.items():
            meant = there.get(way, frozenset()) & asked
            if names - asked and meant - names and names & asked <= meant:
                return True
    return False


def is_of_a_whole_or_part(candidate: Candidate) -> bool:
    """Whether the amount is that of all where a part is asked for, which another amount tells, or the other way round."""
    own, others = _own_and_others(candidate)
    if own is None or not others or own.measure == "time":
        return False
    text, end = candidate.text, _CUT.search(candidate.text, own.span.end)
    said = Span(own.within.start, end.start() if end else candidate.sentence.end)
    wholes = _OF_ALL.finditer(text, said.start, said.end)
    whole = next((one for one in wholes if one.end() <= own.span.start or own.span.end <= one.start()), None)
    is_part = bool(_OF_PART.search(text, said.start, said.end))
    if is_part and not whole and _ASKS_ALL.search(candidate.question) and not _ASKS_PART.search(candidate.question):
        before = [one for one in others if one.span.end <= own.span.start]
        return any(not _OF_PART.search(text, one.within.start, one.within.end) for one in before)
    if not whole or is_part or _ASKS_ALL.search(candidate.question):
        return False
    others = [one for one in others if max(whole.end(), own.span.end) <= one.span.start]
    asked, here = _names_asked(candidate), _placed(text, own)
    named = any(_placed(text, one) & asked - here for one in others)
    parted = any(_OF_PART.search(text, one.within.start, one.within.end) for one in others)
    return named or (parted and bool(_ASKS_PART.search(candidate.question)))


def is_of_a_place_elsewhere(candidate: Candidate) -> bool:
    """Whether a place is asked for that the article only touches on: neither headline nor lead nor the words around have it."""
    if candidate.kind not in ("howmany", "when", "where"):
        return False
    names, text = _names(candidate.text), candidate.text
    asked = {word for found in _IN_PLACE.finditer(candidate.question) for word in _words_in(found["name"], names)}
    if not asked:
        return False
    before = [one.start for one in rough_sentences(text) if one.end <= candidate.sentence.start]
    near = text[before[-1] if before else 0 : candidate.sentence.end]
    told = frozenset(re.findall(r"[\w'’-]+", f"{candidate.title}\n{text[:_LEAD_CHARS]}\n{near}".lower()))
    return not asked & told


def _side_asked(candidate: Candidate) -> str | None:
    if candidate.kind != "howmany":
        return None
    return next((name for name, side in _SIDES.items() if side.asks.search(candidate.question)), None)


def _own_and_others(candidate: Candidate) -> tuple[Amount | None, Sequence[Amount]]:
    """The one amount that the words touch, and those of its measure nearby; none where they touch several, or none."""
    if candidate.kind != "howmany":
        return None, ()
    near = amounts_near(candidate)
    own = [one for one in near if one.span.start < candidate.span.end and candidate.span.start < one.span.end]
    if len(own) != 1:
        return None, ()
    return own[0], [one for one in near if one is not own[0] and are_alike(one, own[0])]


def _tells(name: str, candidate: Candidate, amount: Amount) -> bool:
    """Whether the clause of the amount tells the side, and does not deny it.

    What stands between it and the amount before it may be said of either: "menambah enam mesin sehingga kini memiliki 14".
    """
    before = [one.span.end for one in amounts_near(candidate) if one.span.end <= amount.span.start]
    start = amount.within.start
    if start == amount.span.start and before and not _PARTS.search(candidate.text, max(before), start):
        start = max(before)
    clause = candidate.text[start : amount.within.end]
    return any(not _NOT_HERE.search(clause[: found.start()]) for found in _SIDES[name].tells.finditer(clause))


def _names_asked(candidate: Candidate) -> frozenset[str]:
    """The words of the question that are names in the article, however they are typed."""
    return frozenset(re.findall(r"[\w'’-]+", candidate.question.lower())) & _names(candidate.text)


def _named(text: str, amount: Amount) -> dict[str, frozenset[str]]:
    """The names beside the amount, by the way in which they stand there: behind "di", or at the head of the clause."""
    start = max(amount.within.start, amount.span.start - _NEAREST_CHARS)
    end = min(amount.within.end, amount.span.end + _NEAREST_CHARS)
    names, found = _names(text), dict[str, frozenset[str]]()
    for match in _PLACED.finditer(text, start, end):
        way = match["way"].lower() if match["way"].lower() in ("ke", "dari", "untuk") else "di"
        found[way] = found.get(way, frozenset()) | _words_in(match["name"], names)
    head = _HEAD.match(text, amount.within.start, amount.span.start)
    if head and amount.span.start - head.end() <= _HEAD_REACH:
        found["head"] = _words_in(head["name"], names)
    return {way: words for way, words in found.items() if words}


def _placed(text: str, amount: Amount) -> frozenset[str]:
    return frozenset().union(*_named(text, amount).values())


def _words_in(name: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(re.findall(r"[\w'’-]+", name.lower())) & names


@lru_cache(maxsize=32)
def _names(text: str) -> frozenset[str]:
    """The words that the article writes with a capital within a sentence, or in a row at its beginning, and never small."""
    small = set(re.findall(r"(?<![\w-])[a-z][\w'’-]*", text))
    found: set[str] = set()
    for one in rough_sentences(text):
        first = _CAPITAL.match(text, one.start)
        least = one.start if first is None or _CAPITAL.match(text, first.end() + 1) else first.end()
        found.update(match.group().lower() for match in _CAPITAL.finditer(text, least, one.end))
    return frozenset(word for word in found - small - _NO_NAME if not is_stop_word(word))
