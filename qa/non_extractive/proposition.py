"""What a question asks that "yes" or "no" answers, taken apart: what would be so, and of which event or place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text import located_words, words
from index.query.lexicon import Lexicon, SynonymGroup, expand_query
from qa.types import Language

# Words that ask whether, or say no more than that something is there.
_ASKING = re.compile(
    r"^\W*(?:(?:and|so|but|then|lalu|dan|terus|jadi|nah)\W+)?(?:apakah|apa(?= (?:benar|betul|ada|sudah|masih|memang"
    r"|bisa|pernah))"
    r"|\w+kah|(?:did|was|were|is|are|has|have|had|does|do|can|could|will|would)(?:n['’]t)?)\b"
    r"|\b(?:ada|terjadi|terdapat|sudah|telah|sempat|memang|benar|betul|benarkah|seseorang|seorang pun|atau (?:tidak"
    r"|belum|bukan)|belum(?=\W*$)"
    r"|it (?:is )?true(?: that)?|anybody|anyone|anything|someone|somebody|any|yet|already|there|been|or not|people)\b"
    r"|(?<=\bada )((?:(?!yang|dimana|di\b)\w+ ){1,3}?)tidak\b",
    re.IGNORECASE,
)
# What these say is lost, or too fine to be told by words alone: who asks so, gets the sentence and no verdict.
_TOO_FINE = re.compile(
    r"\b(?:tidak|bukan|belum|tanpa|tak|not|no|never|nobody|none|without|\w+n['’]t|lebih|kurang|paling|hanya|cuma|semua"
    r"|seluruh|setiap"
    r"|pertama|kedua|ketiga|terakhir|sebelum|setelah|sesudah|sejak|hingga|sampai|sama|lagi|kembali|juga|masih|jika"
    r"|kalau|bila|karena"
    r"|oleh|only|all|every|each|more|less|than|most|least|first|second|last|before|after|since|until|same|again|also"
    r"|both|always|still|if"
    r"|unless|because|by|due|up|off|over|down|put|set|take|took|taken|make|made|give|gave|given|get|got|held|become"
    r"|became|should|must"
    r"|harus|wajib|sering|often|banyak|many|much|few|enough|cukup|gagal|batal|pernah|ever|adalah|merupakan|ialah|yaitu"
    r"|menjadi|jadi|ke-\d+|antara"
    r"|between|luar|outside|dari(?=\W+\d)|ter(?:besar|kecil|tinggi|rendah|banyak|sedikit|baik|buruk|panjang|luas|baru"
    r"|tua|muda|kaya|mahal|murah|berat"
    r"|cepat|parah|populer|kenal)|\w+est)\b",
    re.IGNORECASE,
)
_IS_ANOTHER = re.compile(
    r"^\W*(?:is|was|are|were)\s+(?:[\w'’.-]+\s+){1,5}?(?<!in )(?<!at )(?<!on )(?<!of )(?<!near )(?<!during )(?<!to )(?<!for )"
    r"(?<!from )(?<!is )(?<!was )(?<!are )(?<!were )(?:a|an|the)\s",
    re.IGNORECASE,
)
STATES = (
    "tewas|padam|selesai|hadir|datang|pergi|ikut|menang|kalah|mundur|naik|turun|jatuh|hilang|rusak|roboh|ambruk|putus"
    "|tutup|buka|luka"
    "|luka-luka|sembuh|lulus|gagal|batal|lolos|aman|habis|kabur|bebas|mati|hidup|setuju|tiba|pulang|pindah|surut|reda"
    "|pulih|lancar"
    "|macet|longgar|kembali|tenggelam|hangus|ludes|runtuh|longsor|banjir|hujan|layak|sah|resmi|aktif|ditemukan|wafat"
    "|gugur|kenaikan"
)
_MARKS_A_PREDICATE = (
    rf"(?:sudah|telah|belum|akan|sedang|bisa|dapat|pernah|berhasil|ada|{STATES}|(?:di|me|ber|ter)(?!sebut\b|ngan\b"
    rf"|tapi\b)\w{{4,}})"
)
_WHEN = re.compile(r"\b(?:saat|ketika|sewaktu|waktu|akibat|when|while)\s(?P<about>.+?)\W*$", re.IGNORECASE)
_IN_INDONESIAN = re.compile(rf"\b(?:dalam|di|pada|selama)\s(?P<where>.+?)(?=\s{_MARKS_A_PREDICATE}\b|\W*$)", re.IGNORECASE)
_PREDICATE = re.compile(rf"\b{_MARKS_A_PREDICATE}\b", re.IGNORECASE)
_IN_ENGLISH = re.compile(r"\b(?:in|at|on|during|near)\s(?P<where>.+?)\W*$", re.IGNORECASE)
_OF_FIRE_GONE_OUT = re.compile(r"\b(?:fires?|blaze)\b.*\bout\b|\b(?:put out|extinguished|doused)\b", re.IGNORECASE)
_DEATH = frozenset(words("tewas meninggal mati jiwa wafat gugur dead die died death deaths killed fatalities"))
_DIES = tuple((word, 1.0) for word in words("tewas meninggal mati jiwa wafat"))
# A happening by its names, and what articles say for it.
_ALIKE = tuple(
    (frozenset(words(names)), words(told))
    for names, told in (
        ("api kebakaran karhutla", "api kebakaran karhutla"),
        ("banjir", "banjir meluap merendam terendam genangan"),
        ("gempa", "gempa mengguncang"),
        ("longsor", "longsor tertimbun"),
        ("kecelakaan", "kecelakaan tabrakan menabrak terguling"),
    )
)
_HAPPENINGS = frozenset(words("banjir kebakaran api karhutla gempa longsor kecelakaan rapat rakor sidang lomba festival"))
_VICTIM = words("korban")[0]
# Events and kinds of places: as a part of where it was, they may stand elsewhere in the article.
_EVENTS = frozenset(
    words(
        "banjir kebakaran api karhutla gempa longsor kecelakaan rapat rakor pertemuan pasar pemilu pilkada sidang festival"
        " lomba debat kabupaten kecamatan desa kota kejadian peristiwa insiden kasus bencana acara kegiatan pertandingan final"
        " konser upacara demo"
    )
)


_MOST_BEFORE = 4  # English words before that of the happening: "the Kumpeh peat fire"


@dataclass(frozen=True, slots=True)
class Whether:
    """`said` are the ideas that a clause has to hold, in their order; `about` those that its article may tell beside it.

    `is_there`: the question is whether there is something. `is_done_to` is None where the question does not tell.
    """

    text: str
    language: Language
    said: tuple[SynonymGroup, ...]
    about: tuple[SynonymGroup, ...]
    is_there: bool
    is_done_to: bool | None


def whether(text: str, language: Language, lexicon: Lexicon) -> Whether | None:
    """None where more is asked than matching words can tell."""
    when = _WHEN.search(text)
    told = text[: when.start()] if when else text
    bare = " ".join(_ASKING.sub(r" \1 ", _without_out(told)).split())
    if _IS_ANOTHER.search(told) or _TOO_FINE.search(bare):
        return None
    place = (_IN_ENGLISH if language == "en" else _IN_INDONESIAN).search(bare)
    within = place["where"] if place else ""
    outside = f"{bare[: place.start()]} {bare[place.end() :]}" if place else bare
    is_there = bool(
        re.search(r"\b(?:ada(?:kah)?|terjadi|terdapat|there|any|anyone|anybody|someone|somebody)\b", text, re.IGNORECASE)
    )
    if language == "id" and not is_there and not _tells_a_predicate(outside):
        return None
    subject, outside = _happening(outside, language, lexicon)
    said, about = _parted(expand_query(outside, lexicon, language), expand_query(within, lexicon, language), language)
    then = expand_query(when["about"], lexicon, language) if when else []
    about = _told_apart((*expand_query(subject, lexicon, language), *about, *then), language)
    if _OF_FIRE_GONE_OUT.search(text):
        said = (*said, (("padam", 1.0),))
    return Whether(text, language, said, about, is_there, _is_done_to(text, language)) if said else None


def _tells_a_predicate(text: str) -> bool:
    """Whether it has a verb or a state that is no function word."""
    return any(_PREDICATE.fullmatch(text, word.start, word.end) for word in located_words(text))


def _without_out(text: str) -> str:
    return re.sub(r"\b(?:(?:put )?out|extinguished|doused)\b", "", text) if _OF_FIRE_GONE_OUT.search(text) else text


def _happening(text: str, language: Language, lexicon: Lexicon) -> tuple[str, str]:
    """The happening that is the subject, and the rest: articles go on of "gempa Krui" without naming it again."""
    if language == "id":
        predicate = _PREDICATE.search(text)
        subject = text[: predicate.start()] if predicate else ""
        begins = words(subject)[:1]
        return (subject, text[len(subject) :]) if begins and begins[0] in _HAPPENINGS else ("", text)
    located = list(located_words(text))
    for place, word in enumerate(located):
        if place < _MOST_BEFORE and any(each in _HAPPENINGS for each, _ in lexicon.translations(word.stem)):
            return text[: word.end], text[word.end :]
    return "", text


def _told_apart(about: Sequence[SynonymGroup], language: Language) -> tuple[SynonymGroup, ...]:
    """Less the English words without a translation, where a name written as one tells which is meant."""
    drops = language == "en" and any(_is_name(idea) for idea in about)
    return tuple(_widened(idea) for idea in about if not drops or _is_name(idea) or len(idea) > 1)


def _is_name(idea: SynonymGroup) -> bool:
    """Or a number: a name weighs more than other words."""
    return max(weight for _, weight in idea) == 1.0


def _parted(
    outside: Sequence[SynonymGroup], within: Sequence[SynonymGroup], language: Language
) -> tuple[tuple[SynonymGroup, ...], tuple[SynonymGroup, ...]]:
    """What is said, and what it is said about: a verb that stands behind an English place is said."""
    about = [idea for idea in within if language == "id" or _may_stand_apart(idea)]
    said = [_widened(idea) for idea in (*outside, *(idea for idea in within if idea not in about))]
    if any(_DEATH.intersection(word for word, _ in idea) for idea in said):
        said = [idea for idea in said if idea[0][0] != _VICTIM]
    return tuple(dict.fromkeys(said)), tuple(about)


def _may_stand_apart(idea: SynonymGroup) -> bool:
    """Whether it is a name, a number, or an event."""
    return _is_name(idea) or len(idea) == 1 or any(word in _EVENTS for word, _ in idea)


def _widened(idea: SynonymGroup) -> SynonymGroup:
    """With what an article may say as well: who is "tewas" is a "korban jiwa"."""
    held = {word for word, _ in idea}
    if held & _DEATH:
        return tuple(dict.fromkeys((*idea, *_DIES)))
    alike = [word for names, told in _ALIKE if held & names for word in told]
    return (*idea, *((word, 1.0) for word in alike if word not in held))


def _is_done_to(text: str, language: Language) -> bool | None:
    if language == "id":
        return None
    return bool(re.search(r"\b(?:been|being)\b|^\W*(?:is|was|are|were)\b", text, re.IGNORECASE))
