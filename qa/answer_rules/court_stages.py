"""Which stage of a case a term or fine is of: what prosecutors ask for is no verdict, nor what the law threatens at most."""

import re
from collections.abc import Mapping

from qa.answer_rules.candidates import Candidate

# Stage -> (what asks for it, what tells it beside an amount).
_STAGES: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    name: (re.compile(rf"\b(?:{asks})\b", re.IGNORECASE), re.compile(rf"\b(?:{tells})\b", re.IGNORECASE))
    for name, asks, tells in (
        (
            "threatened",
            r"(?:ter|di)?ancam(?:an(?:nya)?)?|hukuman maksimal|maximum (?:sentence|penalty|term|fine)|faces?"
            r"|facing|carr(?:y|ies)",
            r"(?:ter|di)ancam|ancaman(?:nya)?|maksimal|paling lama|paling banyak|paling singkat",
        ),
        (
            "demanded",
            r"(?:me)?nuntut(?:nya)?|dituntut|tuntutan(?:nya)?|prosecut(?:ors?|ion) (?:ask|s[eo]|demand|want|request)\w*"
            r"|demanded|sought",
            r"menuntut|dituntut|tuntutan(?:nya)?|meminta (?:hukuman|(?:majelis )?hakim)",
        ),
        (
            "sentenced",
            r"(?:di)?vonis(?:nya)?|dihukum|dijatuhi|putusan(?:nya)?|sentenced?|verdict|jailed for",
            r"menjatuhkan|dijatuhi|(?:di|mem)?vonis|dihukum|menghukum|dipidana",
        ),
    )
}
_TERM = re.compile(r"\b(?:tahun|bulan|penjara|rp|miliar|juta)\b", re.IGNORECASE)
_CUT = re.compile(r"[;.]\s")


def is_of_another_stage(candidate: Candidate) -> bool:
    """Whether one stage is asked for, and another stands last before the term or fine in its sentence, or else behind it."""
    asked = _asked(candidate.question)
    if asked is None or candidate.kind not in ("howmany", "what") or not _TERM.search(candidate.said):
        return False
    told = _told(candidate)
    return told is not None and told != asked


def _asked(question: str) -> str | None:
    found = [name for name, (asks, _) in _STAGES.items() if asks.search(question)]
    return found[0] if len(found) == 1 else None


def _told(candidate: Candidate) -> str | None:
    """The stage that stands last before the words, else the first one behind them."""
    before = _CUT.split(candidate.before)[-1]
    last = [(match.start(), name) for name, (_, tells) in _STAGES.items() for match in tells.finditer(before)]
    if last:
        return max(last)[1]
    behind = _CUT.split(candidate.behind)[0]
    first = [(match.start(), name) for name, (_, tells) in _STAGES.items() if (match := tells.search(behind))]
    return min(first)[1] if first else None
