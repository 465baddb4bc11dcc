"""Whether a question of a conversation names its own subject: an office with its place, or an event that was not spoken of.

"siapa kapolres pesisir barat" behind a story from that very regency asks nothing of the story.
"""

import re
from collections.abc import Sequence

from corpus.text import is_stop_word, words
from index.query.lexicon import expand_query, load_lexicon
from qa.entities.offices import offices_in
from qa.entities.places import LOCAL

# Of these, too, every place has one: "ketua kpu mesuji", "kepala bpbd majene".
_INSTITUTION = (
    r"(?:kpud?|dprd|bawaslu|panwaslu|bpbd|bnnk?|rsud|pmi|polres|kejari|kejaksaan negeri|pengadilan negeri|kemenag"
    r"|kodim|satpol pp"
    r"|dinas \w+|badan \w+|desa|kelurahan|kecamatan|election commission|council|hospital|disaster agency)"
)
_BEHIND = re.compile(
    rf"\W+(?P<institution>{_INSTITUTION}\W+)?(?:(?:of|in|di|the|kabupaten|kab|kota|kecamatan|kec|desa|provinsi)\W+)*"
    r"(?P<place>[\w'’-]{3,})(?P<side> (?:barat|timur|utara|selatan|tengah|tenggara)\b)?",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(
    "yang terpilih baru lama saat sekarang kini ketika waktu sebelumnya tersebut siapa namanya nya pelaksana harian definitif "
    "terdahulu menjabat hadir datang when then now there who that elected new former current acting during whose here panitia "
    "apa mana dan atau juga sudah masih akan".split()
)
_EVENT = re.compile(
    r"\b(?:banjir|kebakaran|karhutla|gempa|longsor|kecelakaan|rapat|rakor|debat|pilkada|festival|lomba|sidang|pelantikan|demo"
    r"|pembunuhan|pencurian|penembakan|panen|tsunami|letusan|erupsi|flood|fire|earthquake|quake|landslide|accident|crash|debate"
    r"|election|trial|robbery|murder|shooting|harvest|eruption)s?\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s(?:di\s|in\s|of\s)?(?P<place>[\w'’-]{4,})")
_COMPLETE = re.compile(
    r"\b(?:siapa\w*|berapa|brp|kapan|di ?mana|ke ?mana|kenapa|mengapa|bagaimana|apakah|apa|who|when|where|why|which"
    r"|how (?:many|much|long|far|did|does|was)|what (?:caused|started|triggered|happened)"
    r"|ada(?= (?:yang|yg|korban|warga|orang)\b))\b",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"\b(?:itu|tersebut|tadi|ini|that|this|the same|it|its|their|they|he|she|his|her|dia|ia|mereka|\w{3,}nya)\b", re.IGNORECASE
)


def names_its_own(question: str, told: Sequence[str]) -> bool:
    """Whether it does; `told` are the texts that the conversation spoke of last."""
    if not _COMPLETE.search(question):
        return False
    return _own_office(question, told) or _own_event(question, told)


def _own_office(question: str, told: Sequence[str]) -> bool:
    for office in offices_in(question):
        behind = _BEHIND.match(question, office.end)
        if behind and (office.name in LOCAL or behind["institution"]) and _is_name(behind["place"], told, behind["side"]):
            return True
    return False


def _is_name(word: str, told: Sequence[str], side: str | None) -> bool:
    """Whether a word, however it is typed, is no word of the language: before a side of the compass it is none, nor where the
    texts write it with a capital alone; else where they have it nowhere and no lexicon does.
    """
    small = word.lower()
    if small in _NO_PLACE or is_stop_word(small) or small.endswith("nya"):
        return False
    if side or word[0].isupper():
        return True
    written = {found for text in told for found in re.findall(rf"(?<![\w-]){re.escape(small)}\b", text, re.IGNORECASE)}
    if written:
        return small not in written
    return not _is_word(small)


def _is_unheard(word: str, told: Sequence[str]) -> bool:
    """Whether it is a name that the texts do not have."""
    small = word.lower()
    if small in _NO_PLACE or is_stop_word(small) or small.endswith("nya") or _is_word(small):
        return False
    return not any(re.search(rf"(?<![\w-]){re.escape(small)}\b", text, re.IGNORECASE) for text in told)


def _is_word(small: str) -> bool:
    """Whether the lexicon translates it; a name may stand there as itself."""
    return any(said != stem for stem in words(small) for said, _ in load_lexicon().translations(stem))


def _own_event(question: str, told: Sequence[str]) -> bool:
    """Whether it names an event with something besides, of which the texts have not a word, or with a place that they lack."""
    event = _EVENT.search(question)
    place = _NEXT.match(question, event.end()) if event else None
    if place and _is_unheard(place["place"], told):
        return True
    if event is None or _SPOKEN_OF.search(question):
        return False
    held = {word for text in told for word in words(text)}
    named = expand_query(event.group(), load_lexicon())
    beside = len(expand_query(question, load_lexicon())) > len(named)
    return bool(named) and beside and not any(word in held for idea in named for word, _ in idea)
