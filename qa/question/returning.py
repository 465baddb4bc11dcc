"""Back to what was spoken of before: "kembali ke nelayan tadi, siapa nakhodanya?" asks of the fishermen and not "
"of what came since.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.text import words
from corpus.types import Article
from index.query.lexicon import expand_query, load_lexicon
from qa.types import Turn

_LEAST_HELD = 0.6  # of the topic's words, in a question or in the headline and first lines of what answered it
_FIRST_CHARS = 400
# What articles shorten and people write out.
_WRITTEN_OUT = {
    "RSUD?": "rumah sakit", "DBD": "demam berdarah", "Pilkada": "pemilihan kepala daerah", "TPI": "pelelangan ikan",
    "SMPN?": "sekolah", "SDN?": "sekolah", "SMAN?": "sekolah", "APBD": "anggaran", "PMK": "penyakit mulut kuku",
}  # fmt: skip
_OPENS = (
    r"(?:(?:oke?|baik|nah|sekarang|jadi|now|ok(?:ay)?|so|well|and|dan)\W+)?"
    r"(?:(?:ayo |yuk |mari |bisa |coba |tolong )?(?:kita )?(?:kembali|balik|balik lagi"
    r"|kembali lagi)(?: lagi)? (?:ke|soal|tentang|pada)"
    r"|(?:let['’]?s |can we |could we |please )?(?:go(?:ing)? back|return(?:ing)?|get(?:ting)? back|back"
    r"|coming back) (?:to|on))"
)
# Without "back" the topic has to be one of before: "soal sabu tadi", "about the fire earlier".
_ABOUT = r"(?:tadi (?:soal|tentang|mengenai|yang)|soal|tentang|mengenai|yang|about|on|regarding|as for)"
_BEFORE = r"(?:(?:yang )?(?:tadi|sebelumnya|pertama)|earlier|before|from before|again|you mentioned|we talked about)"
_ASKING = (
    r"(?:siapa|apa|apakah|kapan|di ?mana|ke ?mana|berapa|brp|mengapa|kenapa|bagaimana|gimana|ada|who|what|when"
    r"|where|why|how|which"
    r"|was|were|did|is|are|do|does)\b"
)
_RETURNS = re.compile(
    rf"^\W*(?:{_OPENS}\s+(?P<back>[^,.:;?]+?)|tadi (?:soal|tentang|mengenai)\s+(?P<told>[^,.:;?]+?)"
    rf"|{_ABOUT}\s+(?P<about>[^,.:;?]+?)\s+{_BEFORE})"
    rf"(?:\s+{_BEFORE})?(?:\s+(?:dong|ya|please|pls|dulu|lagi|sebentar))*(?:\s*[,.:;?]+\s*|\s+(?={_ASKING})|\W*$)(?P<rest>.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Return:
    """What a question goes back to, in its own words, and what is left of it; "" where it only goes back."""

    topic: str
    rest: str


def return_asked(question: str) -> Return | None:
    """None for a question that goes back to nothing."""
    found = _RETURNS.match(question)
    if found is None:
        return None
    topic = (found["back"] or found["told"] or found["about"]).strip()
    return Return(topic, found["rest"].strip()) if words(topic) else None


def turn_meant(topic: str, turns: Sequence[Turn], article_of: Callable[[str], Article | None]) -> Turn | None:
    """The turn that the topic's words are of, the latest of those that hold the most of them; None where none holds enough."""
    ideas = [frozenset(word for word, _ in idea) for idea in expand_query(topic, load_lexicon())]
    best: tuple[float, Turn] | None = None
    for turn in reversed(turns):
        held = _held(turn, article_of) if turn.article_ids else frozenset[str]()
        share = sum(bool(idea & held) for idea in ideas) / len(ideas) if ideas else 0.0
        if share >= _LEAST_HELD and (best is None or share > best[0]):
            best = share, turn
    return best[1] if best else None


def _held(turn: Turn, article_of: Callable[[str], Article | None]) -> frozenset[str]:
    article = article_of(turn.article_ids[0])
    told = f"{turn.question}\n{article.title}\n{article.text[:_FIRST_CHARS]}" if article else turn.question
    written_out = " ".join(whole for short, whole in _WRITTEN_OUT.items() if re.search(rf"\b{short}\b", told))
    return frozenset(words(f"{told}\n{written_out}"))
