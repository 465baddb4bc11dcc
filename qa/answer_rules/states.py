"""In which state what is counted has to be: "how many died" is not answered by the injured, nor "badly damaged" by the damaged.

A state is told beside the amount ("dua orang tewas dan lima luka-luka"), else somewhere in its sentence.
"""

import re
from collections.abc import Mapping

from qa.answer_rules.candidates import Candidate

# State -> (what asks for it, what tells it in an article).
_STATES: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    name: (re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for name, (asked, told) in {
        "dead": (
            r"\b(?:die|died|dead|deaths?|killed|fatalit(?:y|ies)|meninggal|tewas|mati|korban jiwa|wafat|gugur)\b",
            r"\b(?:meninggal|tewas|mati|korban jiwa|nyawa|wafat|gugur|kematian|menewaskan|terbunuh|dibunuh|jenazah|jasad)\w*",
        ),
        "hurt": (
            r"\b(?:injured|hurt|wounded|injuries|luka|luka-luka|terluka|cedera)\b",
            r"\b(?:luka|terluka|cedera|dirawat|melukai)\w*",
        ),
        "missing": (r"\b(?:missing|hilang|belum ditemukan)\b", r"\b(?:hilang|belum ditemukan|dicari|pencarian)\b"),
        "displaced": (
            r"\b(?:displaced|evacuated|fled|refugees|mengungsi|pengungsi|dievakuasi)\b",
            r"\b(?:mengungsi|pengungsi\w*|diungsikan|(?:di)?evakuasi|dievakuasi)\b",
        ),
        "badly damaged": (
            r"\b(?:badly|heavily|severely|seriously) damaged\b|\bseverely damaged\b|\brusak (?:berat|parah)\b",
            r"\brusak (?:berat|parah)\b|\b(?:hancur|ambruk|roboh|rata dengan tanah)\b",
        ),
        "slightly damaged": (
            r"\b(?:slightly|lightly) damaged\b|\bminor damage\b|\brusak ringan\b",
            r"\brusak ringan\b",
        ),
        # Never asked for here: a part, however damaged, may be all that an article counts.
        "damaged": (r"(?!)", r"\brusak\b(?! (?:berat|parah|ringan|sedang)\b)"),
    }.items()
}
_COUNTS = re.compile(r"\b(?:how many|number of|berapa|brp|jumlah)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|puluhan|ratusan|seorang)\b",
    re.IGNORECASE,
)


def is_of_another_state(candidate: Candidate) -> bool:
    """Whether the amount is that of another state: it stands beside it, and the one that is asked for does not."""
    asked = _asked(candidate)
    told = _beside(candidate) if asked else frozenset()
    return bool(told) and asked not in told


def tells_no_state(candidate: Candidate) -> bool:
    """Whether a state is asked for that the sentence of the amount does not tell."""
    asked, around = _asked(candidate), candidate.sentence
    return asked is not None and not _STATES[asked][1].search(candidate.text, around.start, around.end)


def _asked(candidate: Candidate) -> str | None:
    """The one state that the question names; None where it names several."""
    if candidate.kind != "howmany" or not _COUNTS.search(candidate.question):
        return None
    named = [name for name, (asked, _) in _STATES.items() if asked.search(candidate.question)]
    return named[0] if len(named) == 1 else None


def _beside(candidate: Candidate) -> frozenset[str]:
    """The states told between this amount and the next one; where there are none, between the one before and this one."""
    behind = candidate.text[candidate.span.start : candidate.sentence.end]
    own = _FIGURE.search(behind)
    begin = own.end() if own else 0
    following = _FIGURE.search(behind, begin)
    told = _told(behind[begin : following.start() if following else len(behind)])
    if told:
        return told
    earlier = [match.end() for match in _FIGURE.finditer(candidate.before)]
    return _told(candidate.before[earlier[-1] if earlier else 0 :])


def _told(text: str) -> frozenset[str]:
    return frozenset(name for name, (_, told) in _STATES.items() if told.search(text))
