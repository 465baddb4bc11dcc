"""Answers that do not tell what is asked for by its name: a cause where no cause is told, a theme where no theme is named."""

import re

from qa.answer_rules.candidates import Candidate

_CAUSES = re.compile(
    r"\b(?:karena|akibat\w*|sebab\w*|disebabkan|penyebab\w*|lantaran|dipicu|memicu|pemicu|gara-gara|alasan\w*|beralasan|agar|supaya|untuk|guna|"
    r"demi|diduga|dugaan|dampak|berdampak|sehingga|membuat|menyusul|mengingat|menyebabkan|mengakibatkan|usai|setelah|faktor|motif|"
    r"dilatarbelakangi|terkait|dinilai|dianggap|merasa|ingin|tersinggung|kesal|tidak terima|due|because)\b",
    re.IGNORECASE,
)
# (what is asked for by its name, what stands beside it in an article).
_NAMED = tuple(
    (re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), re.compile(rf"\b(?:{told})", re.IGNORECASE))
    for asked, told in (
        (r"tema(?:nya)?|theme", r"tema|bertema|tajuk|bertajuk"),
        (r"judul(?:nya)?", r"judul|berjudul|tajuk|bertajuk"),
        (r"slogan(?:nya)?|mott?o(?:nya)?", r"slogan|mott?o|semboyan|tagline"),
    )
)


def tells_no_cause(candidate: Candidate) -> bool:
    """Whether a cause or reason is asked for, and the sentence has no word that tells one, or the words tell what was not."""
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    return candidate.kind == "why" and (not _CAUSES.search(around) or candidate.said.lower().startswith("tidak ada "))


def is_not_so_called(candidate: Candidate) -> bool:
    """Whether a theme, title or motto is asked for, and the sentence names none."""
    if candidate.kind != "what":
        return False
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    return any(asked.search(candidate.question) and not told.search(around) for asked, told in _NAMED)
