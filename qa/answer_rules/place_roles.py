"""Which place of several: where somebody was taken to and not where he was caught, where a boat came from or was bound for and
not where it sank.

Indonesian tells these apart by the word before the place: "di" where, "ke" whither, "dari" whence.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from corpus.text.patterns import lazy_pattern
from qa.answer_rules.candidates import Candidate

Asked = Literal["taken", "origin", "destination", "scene"]
Way = Literal["di", "ke", "dari"]

_TAKEN = (
    r"(?:di(?:bawa|evakuasi|pindah(?:kan)?|larikan|rujuk|kirim|angkut|antar(?:kan)?|gelandang|relokasi|titipkan"
    r"|serahkan|ungsikan"
    r"|terbangkan|makamkan|kebumikan|rawat))"
)
_TAKEN_EN = (
    r"(?:taken|brought|moved|evacuated|relocated|transferred|rushed|sent|transported|flown|referred|treated|buried|admitted)"
)
_TAKE_EN = r"(?:take|bring|move|evacuate|relocate|transfer|rush|send|transport|refer)"
_SOMEBODY = r"(?:(?:the|they|he|she|it|police|officers?|rescuers?|residents?|officials?|authorities|villagers?|[a-z]+) ){1,4}?"
_GOES = r"(?:menuju|pergi|berangkat|berlayar|bertolak|hendak|mau|akan|tujuan(?:nya)?|bepergian|mengarah|melaju)"
_CAUGHT = r"(?:di|ter)(?:tangkap|ringkus|bekuk|amankan|ciduk|gerebek|jaring|temukan|sita|perangkap)"
_CAUGHT_EN = r"(?:caught|arrested|captured|detained|seized|found|trapped|raided|stopped)"
_HAPPENS = (
    r"(?:terjadi\w*|kecelakaan|jatuh|tenggelam|karam|terbalik|terguling|tabrakan|bertabrakan|menabrak|kejadian\w*|peristiwa\w*"
    r"|lokasi(?:nya)?|tkp)"
)
_HAPPENS_EN = r"(?:happen|crash|sink|capsize|collide|overturn|occur|take place|explode)\w*"
_NOBODY_ACTS = r"(?:(?!\b(?:when|while|who|he|she|they)\b).)*"
_ASKS: tuple[tuple[Asked, str], ...] = (
    (
        "origin",
        r"\b(?:(?:dari ?mana|darimana)(?!.*\bme(?:nyampai|ngata|nyata|mantau|nyaksi|mimpin|mbuka)\w*)"
        r"|asal(?:nya)? (?:dari )?mana|berasal dari)\b|\bwhere\b.*\bfrom\W*$|\bfrom where\b"
        r"|\bwhere\b.*\b(?:come|came|sail|set out|set off|depart|travel|leave) from\b",
    ),
    (
        "taken",
        rf"\b{_TAKEN}(?:nya)?\b.*\b(?:ke|di) ?mana\b|\b(?:ke|di) ?mana\b.*\b{_TAKEN}\b"
        rf"|\bwhere\b{_NOBODY_ACTS}\b(?:was|were|been|is|are|being|be)\b{_NOBODY_ACTS}\b{_TAKEN_EN}\b(?! (?:from|place)\b)"
        rf"|\b(?:which|what) \w+\b.*\b(?:was|were|been)\b.*\b{_TAKEN_EN}(?: to)?\W*$"
        rf"|\bwhere (?:did|do|will|would|have|has) {_SOMEBODY}{_TAKE_EN}\b(?! (?:place|part|off)\b)",
    ),
    (
        "destination",
        rf"\b{_GOES}\b.*\bke ?mana\b|\bke ?mana\b.*\b{_GOES}\b|\btujuan(?:nya)? (?:ke )?mana\b|\bdestination\b"
        r"|\bwhere\b.*\b(?:going|heading|headed(?! by)|bound(?! for)|on (?:its|their|his|her|the) way)\b",
    ),
    (
        "scene",
        rf"\bdi ?mana\b.*\b(?:{_CAUGHT}|{_HAPPENS})\b|\b(?:{_CAUGHT}|{_HAPPENS})\b.*\bdi ?mana\b"
        rf"|\bwhere\b.*\b(?:was|were|did)\b.*\b(?:{_CAUGHT_EN}|{_HAPPENS_EN})\b",
    ),
)
_ASKED: tuple[tuple[Asked, re.Pattern[str]], ...] = tuple((name, lazy_pattern(asks, re.IGNORECASE)) for name, asks in _ASKS)
_WAY = lazy_pattern(
    r"(?:^|\b)(?P<way>di|ke|dari|asal|warga|penduduk|menuju|tujuan|arah|masuk|memasuki|pada)\s"
    r"(?:(?:dalam|dekat|sekitar|kawasan|wilayah|perairan|daerah|area|pelabuhan|rumah|sakit|arah|luar|depan|belakang|tengah)\s"
    r"|(?!(?:[a-z]+)\b)[\w./'’-]+,?\s){0,6}$",
    re.IGNORECASE,
)
_OWN_WAY = lazy_pattern(r"(?P<way>di|ke|dari|asal|warga|menuju|arah)\s", re.IGNORECASE)
_WAYS: Mapping[str, Way] = {
    "di": "di", "pada": "di", "ke": "ke", "menuju": "ke", "tujuan": "ke", "masuk": "ke", "memasuki": "ke", "arah": "ke",
    "dari": "dari", "asal": "dari", "warga": "dari", "penduduk": "dari",
}  # fmt: skip
_STAYS = lazy_pattern(
    rf"\b(?:{_TAKEN}|dirawat|ditempatkan|ditampung|disimpan|dikurung|dititip\w*|menjalani|ditahan|dimakamkan"
    rf"|dikebumikan|disemayamkan"
    r"|dilepas\w*|direhabilitasi|mendapat(?:kan)? perawatan|perawatan|rehabilitasi|karantina)\b",
    re.IGNORECASE,
)
_MOVES = lazy_pattern(
    rf"\b(?:{_TAKEN}|membawa|mengevakuasi|memindahkan|melarikan|merujuk|mengirim|mengangkut|menggelandang"
    rf"|menyerahkan|diamankan|dibawanya)\b",
    re.IGNORECASE,
)
_ENTERS = lazy_pattern(r"\b(?:masuk|memasuki|terperangkap|terjebak)\s(?:ke\s|di\s|dalam\s)*$", re.IGNORECASE)
_REACH = 90  # characters before the place in which what is done stands


@lru_cache(maxsize=64)
def place_role_asked(question: str) -> Asked | None:
    """Which place of what happened is asked for; None where the question does not say."""
    return next((name for name, asks in _ASKED if asks.search(question)), None)


def is_of_another_way(candidate: Candidate) -> bool:
    """Whether the words stand behind "di" or "dari" where it is asked whither, or the other way round."""
    asked = place_role_asked(candidate.question) if candidate.kind == "where" else None
    way = _way(candidate) if asked else None
    before = candidate.before[-_REACH:]
    if asked == "origin":
        return way in ("ke", "di") and not re.search(r"\b(?:tinggal|berdomisili|lahir|berasal|rumah)\b", before, re.IGNORECASE)
    if asked == "destination":
        return way != "ke"
    if asked == "taken":
        return way == "dari" or (way == "di" and not _STAYS.search(before)) or _enters(candidate)
    if asked == "scene":
        return way == "ke" and bool(_MOVES.search(before)) and not _enters(candidate)
    return False


def _way(candidate: Candidate) -> Way | None:
    own = _OWN_WAY.match(candidate.said)
    found = own or _WAY.search(candidate.before)
    return _WAYS[found["way"].lower()] if found else None


def _enters(candidate: Candidate) -> bool:
    """Whether something went in by itself: "masuk kandang perangkap" is where it was caught."""
    up_to = f"{candidate.before}{candidate.said.split(' ')[0]} "
    return bool(_ENTERS.search(candidate.before) or _ENTERS.search(up_to))
