"""What belongs to something else of the same story: an alias is no real name, a motorcycle's plate not the lorry's, the price
of coffee not that of a ticket.
"""

import re
from functools import lru_cache

from corpus.text import is_stop_word, words
from corpus.text.patterns import lazy_pattern
from index.query.lexicon import expand_query, load_lexicon
from qa.answer_rules.candidates import Candidate

_REAL_NAME_ASKED = re.compile(
    r"\bnama(?:nya)? (?:asli|sebenarnya|lengkap|aslinya|sesungguhnya|panjang)|\b(?:asli|aslinya|sebenarnya) (?:siapa|bernama)\b"
    r"|\bidentitas (?:asli|sebenarnya)|\b(?:real|true|full|actual) (?:name|identity)",
    re.IGNORECASE,
)
_ALIAS_BEFORE = re.compile(
    r"\b(?:samaran|alias|julukan|berjuluk|dijuluki|panggilan|dipanggil|disapa|sapaan|panggung|beken|dikenal"
    r"|inisial|berinisial|akun"
    r"|disebut|penyamaran)\s(?:(?:akrab|sebagai|dengan|nama|sapaan|sebutan|julukan|oleh|warga|hanya|si)\s){0,3}[“\"']?$",
    re.IGNORECASE,
)
_ALIAS_FIRST = re.compile(r"(?:bernama\s|nama\s)?(?:samaran|alias|julukan|panggilan|inisial|berinisial)\b", re.IGNORECASE)
_INITIALS = re.compile(r"[“\"']?[A-Z]{1,4}\b[”\"']?(?:\s\(\d+(?: tahun)?\))?")

_PLATE = re.compile(r"\b[A-Z]{1,2}[\s-]?\d{1,4}[\s-]?[A-Z]{1,3}\b")
_PLATE_ASKED = re.compile(
    r"\b(?:pelat|plat|nopol|nomor polisi)(?:nya)?\b|^(?!.*\b(?:with|bearing|fake)\b).*\b(?:number ?plate"
    r"|licen[cs]e ?plate|plate number"
    r"|registration number)\b",
    re.IGNORECASE,
)
_VEHICLES = {
    "truck": r"truk|tronton|fuso|truck|lorry|dump truck|tangki",
    "motorcycle": r"sepeda motor|motor|motorcycle|motorbike|scooter|honda|yamaha",
    "bus": r"bus|bis",
    "pickup": r"pikap|pick-?up|mobil bak",
    "car": r"mobil|minibus|sedan|car|avanza|xenia|innova",
}
_VEHICLE = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{written})' for name, written in _VEHICLES.items())})\b(?!-)", re.IGNORECASE
)
_PRICES_ASKED = tuple(
    re.compile(asks, re.IGNORECASE)
    for asks in (
        r"\b(?:harga|tarif|ongkos|biaya)(?:nya)?\s(?:(?:jual|beli|per|eceran|sebuah|satu|rata-rata)\s)?"
        r"((?!berapa|brp|di|yang|per)[a-z-]{3,})",
        r"\b([a-z-]{3,}) (?:masuk(?:nya)? )?(?:harganya|tarifnya|ongkosnya)\b",
        r"\bprice of (?:a |an |the |one )?(?:\w+ of )?([a-z-]{3,})",
        r"\b([a-z-]{3,}) (?:prices?|fare)\b",
        r"\bhow much (?:is|was|are|were|does|did|do) (?:a |an |the |one )?([a-z-]{3,})(?= (?:cost|to|for|at|in)\b|\W*$)",
    )
)
_NOT_PRICED = frozenset(
    "the what average current market total retail selling asking much this that pokok tertinggi terendah naik "
    "turun pasar baru kilo "
    "kilogram gram liter perbaikan pembangunan pembebasan jual beli spesial khusus sebesar sekitar mulai promo "
    "normal rata dasar resmi "
    "murah mahal terjangkau mencapai hanya satuan eceran acuan patokan".split()
)
_SORTS = {
    "cost": r"biaya|anggaran|dana|ongkos|pagu|belanja|pengeluaran|costs?|budget|funds?|funding|spent|spending",
    "income": r"penjualan|pendapatan|omzet|omset|penghasilan|laba|keuntungan|pemasukan|penerimaan|sales|revenue|income"
    r"|turnover|profits?",
    "loss": r"kerugian|rugi|merugi|merugikan|loss(?:es)?|damages?",
    "prize": r"hadiah|bonus|uang pembinaan|prize(?: money)?|reward",
    "fine": r"denda|didenda|fined?",
    "debt": r"utang|hutang|pinjaman|tunggakan|debts?|loans?|arrears",
}
_SORT = lazy_pattern(
    rf"\b(?:{'|'.join(f'(?P<{name}>{written})' for name, written in _SORTS.items())})(?:nya)?\b", re.IGNORECASE
)
_MONEY = lazy_pattern(r"\bRp\b|\b(?:juta|miliar|milyar|triliun|rupiah|dolar|USD|US\$)", re.IGNORECASE)
_PRICE_REACH = 80  # characters before an amount in which the thing that it is the price of stands
_PRICED = re.compile(r"\b(?:harga|tarif|ongkos|biaya|seharga)\s(?P<what>[a-z-]{3,})", re.IGNORECASE)


def is_an_alias(candidate: Candidate) -> bool:
    """Whether a real name is asked for, and the words are an alias, a nickname or initials."""
    if candidate.kind not in ("who", "what") or not _REAL_NAME_ASKED.search(candidate.question):
        return False
    said = candidate.said.strip()
    return bool(_ALIAS_BEFORE.search(candidate.before) or _ALIAS_FIRST.match(said) or _INITIALS.fullmatch(said))


def is_of_another_vehicle(candidate: Candidate) -> bool:
    """Whether a vehicle's plate is asked for, and the words are none, or that of another kind of vehicle."""
    if not _PLATE_ASKED.search(candidate.question):
        return False
    if not _PLATE.search(candidate.said):
        return candidate.kind in ("what", "howmany")
    asked = {match.lastgroup for match in _VEHICLE.finditer(candidate.question)}
    before = [match.lastgroup for match in _VEHICLE.finditer(candidate.before)]
    if len(asked) != 1 or not before:
        return False
    return before[-1] not in asked


def is_a_price_of_another(candidate: Candidate) -> bool:
    """Whether the price of a thing is asked for, and the words are told in so many words as that of another one."""
    asked = _thing_priced(candidate.question) if candidate.kind == "howmany" else frozenset()
    if not asked:
        return False
    clause = re.split(r"[,;]\s(?!\d)|\s(?:dan|sedangkan|sementara)\s", candidate.before)[-1]
    priced = [match["what"].lower() for match in _PRICED.finditer(clause[-_PRICE_REACH:])]
    named = [word for word in priced if word not in _NOT_PRICED and not is_stop_word(word)]
    return bool(named) and not asked & frozenset(words(candidate.before + candidate.said))


def is_money_of_another_sort(candidate: Candidate) -> bool:
    """Whether a cost, income, loss, prize, fine or debt is asked for, and the clause tells the money as another of these."""
    asked = _sorts(candidate.question) if candidate.kind in ("howmany", "what") else frozenset()
    if len(asked) != 1 or not _MONEY.search(candidate.said):
        return False
    clause = re.split(r"[,;]\s(?!\d)|\s(?:dan|sedangkan|sementara|dari|untuk)\s", candidate.before)[-1]
    told = _sorts(clause + candidate.said)
    return len(told) == 1 and told != asked


def _sorts(text: str) -> frozenset[str]:
    return frozenset(match.lastgroup for match in _SORT.finditer(text) if match.lastgroup)


@lru_cache(maxsize=64)
def _thing_priced(question: str) -> frozenset[str]:
    """The stems of the thing whose price is asked for, with its translations; empty where none is named."""
    named = (said.lower() for told in _PRICES_ASKED for found in told.finditer(question) for said in found.groups() if said)
    thing = next((said for said in named if said not in _NOT_PRICED), None)
    if thing is None:
        return frozenset()
    ideas = expand_query(thing, load_lexicon())
    return frozenset(word for idea in ideas for word, _ in idea) | frozenset(words(thing))
