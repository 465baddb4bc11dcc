"""What is asked: the language, the kind of answer, and a follow-up made to stand alone."""

import re
from dataclasses import dataclass
from typing import Literal, cast

from corpus.text import words
from index.lexicon import language_of
from index.searching import names_in
from qa.errors import QuestionRejected
from qa.types import Conversation, Language

Kind = Literal["who", "where", "when", "howmany", "why", "how", "what"]

MOST_CHARS = 2_000

# The first that is found decides: "how many" before "how", "di mana" before "mana", and "berapa" before "kapan".
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("howmany", re.compile(r"\b(how (many|much|far|long|old|large|big|tall|high|often)|berapa(?!\s+pukul)|brp|seberapa)\b")),
    ("when", re.compile(r"\b(when|what (time|date|day|month|year)|which (date|day|month|year)|on what|kapan|kpn|tanggal berapa|hari apa|jam berapa|pukul berapa|tahun berapa|bulan apa)\b")),
    ("where", re.compile(r"\b(where|di ?mana|dmn|ke ?mana|dari mana|(what|which) (place|city|village|venue|location|district|regency|province|building|room)|in which|lokasi|tempat apa)\b")),
    ("why", re.compile(r"\b(why|what (caused|was the reason|is the reason|reason)|for what reason|mengapa|kenapa|knp|apa (sebab|penyebab|alasan)\w*|alasan)\b")),
    ("who", re.compile(r"\b(who|whom|whose|siapa\w*|(what|which) (person|official|officer|minister|governor|regent|mayor|man|woman|company))\b")),
    ("how", re.compile(r"\b(how|bagaimana|gimana|gmn)\b")),
)  # fmt: skip
_OPENS_LIKE_A_FOLLOW_UP = re.compile(r"^\W*(and|also|then|but|what about|how about|dan|lalu|terus|trus|kalau|kalo|selain itu|nah)\b", re.I)
_POINTS_BACK = re.compile(
    r"\b(it|its|he|she|they|them|him|her|his|their|there|this|that|those|these|the (meeting|event|accident|incident|festival|case|ceremony)"
    r"|dia|ia|mereka|beliau|itu|tersebut|tadi|sana|situ|(acara|rapat|kegiatan|kejadian|peristiwa|lokasi|pelaku|korban|tujuan|tempat|jumlah|"
    r"harga|nama|alasan|penyebab|waktu|hasil|total|peserta|anggaran|biaya|pertemuan|lomba|festival|kasus)nya)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Question:
    """`standalone` is what is searched for: the question, for a follow-up behind the one that it follows.

    `favoured` are the articles that a follow-up speaks of, the likeliest first.
    """

    text: str
    standalone: str
    language: Language
    kind: Kind
    favoured: tuple[str, ...] = ()

    @property
    def is_follow_up(self) -> bool:
        return bool(self.favoured)


def understand(text: str, conversation: Conversation | None = None) -> Question:
    """Raises QuestionRejected when there is nothing to ask, or far too much."""
    asked = " ".join(text.split())
    if not re.search(r"\w", asked):
        raise QuestionRejected("The question is empty: ask about something in the archive.")
    if len(asked) > MOST_CHARS:
        raise QuestionRejected(f"The question has {len(asked):,} characters: ask in at most {MOST_CHARS:,}.")
    turns = conversation.turns if conversation else ()
    language = cast(Language, language_of(asked))
    if not turns or not follows(asked):
        return Question(asked, asked, language, kind_of(asked))
    last = turns[-1]
    return Question(asked, f"{last.standalone} {asked}"[-MOST_CHARS:], language, kind_of(asked), last.article_ids[:3])


def follows(question: str) -> bool:
    """Whether a question of a conversation speaks of what was asked before, rather than of something new.

    It does when it opens like one or points back, and names nothing of its own; or when it says very little.
    """
    own = names_in(question)
    if len(words(question)) <= 2 and not own:
        return True
    opens, points = _OPENS_LIKE_A_FOLLOW_UP.search(question), _POINTS_BACK.search(question)
    return bool(opens) or (bool(points) and len(own) <= 1) or (not own and len(words(question)) <= 4)


def kind_of(question: str) -> Kind:
    """What kind of words would answer."""
    lowered = question.lower()
    asks_when = re.search(r"\b(tanggal|jam|pukul|tahun|hari) (berapa|apa)\b", lowered)
    if asks_when:
        return "when"
    return next((kind for kind, pattern in _KINDS if pattern.search(lowered)), "what")
