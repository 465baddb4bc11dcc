"""Who won among the women is nobody who won among the men: a name is of the class of a contest that stands last before it."""

import re
from collections.abc import Mapping

from qa.answer_rules.candidates import Candidate

_CONTEST = (
    r"juara|pemenang|lomba|kelas|kategori|nomor|tunggal|ganda|tim|regu|beregu|final|kapten|pelatih|turnamen|kejuaraan"
    r"|medali|emas"
)
_CONTEST_EN = (
    r"class|category|event|team|race|title|singles|doubles|final|winner|champion|contest|tournament|division|squad"
    r"|gold|medal"
)
# Class -> (what asks for it, how an article writes it; in capitals only behind a word of contests, else it may be a name).
_CLASSES: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    name: (
        re.compile(
            rf"\b(?:{_CONTEST})\b(?: [\w-]+){{0,2}}? (?:{told})\b|"
            rf"\b(?:{asked})['’]?(?:s['’]?)?(?: [\w-]+){{0,2}}? (?:{_CONTEST_EN})s?\b"
            rf"|\b(?:{_CONTEST_EN})\b[\w ]*? (?:for|among) (?:{asked})\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{told})\b|\b(?i:{_CONTEST})\s(?:\w+\s)?(?i:{told})\b"),
    )
    for name, told, asked in (
        ("women", "putri|wanita|perempuan", "women|girls?|ladies|female"),
        ("men", "putra|pria|laki-laki", "men|boys?|male"),
    )
}
_OTHER = {"women": "men", "men": "women"}


def is_of_another_class(candidate: Candidate) -> bool:
    """Whether the name is told of the other class, and elsewhere the article tells of the one asked for."""
    asked = _asked(candidate)
    if asked is None or candidate.kind not in ("who", "what"):
        return False
    mine, others = _CLASSES[asked][1], _CLASSES[_OTHER[asked]][1]
    return _last(others, candidate.before) > _last(mine, candidate.before) and bool(mine.search(candidate.text))


def _asked(candidate: Candidate) -> str | None:
    found = [name for name, (asks, _) in _CLASSES.items() if asks.search(candidate.question)]
    return found[0] if len(found) == 1 else None


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match begins; -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
