"""Whether something was, is, or is to be: "targetnya selesai kapan?" is not answered by the day on which the roof fell, nor
"harga sekarang" by what it "pernah mencapai".
"""

import re

from corpus.text.patterns import lazy_pattern
from qa.answer_rules.candidates import Candidate

_ASKS_PLAN = lazy_pattern(
    r"\b(?:target(?:nya)?|ditargetkan|rencana(?:nya)?|direncanakan|akan|bakal|mendatang|tenggat(?:nya)?"
    r"|deadline|paling lambat|berikutnya|selanjutnya|lanjutan(?:nya)?|next|upcoming|planned|expected|due|will|going to)\b",
    re.IGNORECASE,
)
_ASKED_OF_THE_PAST = lazy_pattern(r"\b(?:sudah|telah|was to|were to|had been)\b", re.IGNORECASE)
_TELLS_PLAN = lazy_pattern(
    r"\b(?:target\w*|ditarget\w*|rencana\w*|(?:di|me|ber)rencana\w*|(?:di)?jadwal\w*|terjadwal|penjadwalan|akan|bakal|mendatang"
    r"|tenggat|deadline|batas|paling lambat|selambat\w*|berikut\w*|selanjutnya|lanjut\w*|dilanjut\w*|kembali|hingga|sampai"
    r"|sebelum|besok|esok|lusa|nanti\w*|kelak|depan|harus|diharap\w*|berharap|diperkirakan|perkiraan|diprediksi|prediksi"
    r"|diproyeksi\w*|diagenda\w*|agenda|siap|menyiapkan|mulai|dimulai|segera|estimasi|menunggu|tunggu|ditunda|diundur|mundur"
    r"|untuk|tahap\w*|kalender|libur\w*|will|next|by|until|before|scheduled|plans?|planned|expected|due|to)\b",
    re.IGNORECASE,
)
_WAS = lazy_pattern(
    r"\b(?:pernah|sempat|semula|dulu(?:nya)?|dahulu|tadinya|awalnya|sebelumnya|kemarin"
    r"|(?:tahun|bulan|pekan|minggu) (?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)
# An amount that "pernah mencapai" something is asked for by such a word, or not at all.
_REACHED_ONCE = lazy_pattern(
    r"\b(?:pernah|sempat) (?:mencapai|menyentuh|(?:me)?nembus|tembus|naik|turun|anjlok|jatuh|merosot|dijual|laku|berada)\b",
    re.IGNORECASE,
)
_SINCE_THEN = lazy_pattern(r"\b(?:kini|sekarang|saat ini|hari ini|menjadi|jadi|namun|tetapi|lalu|kemudian)\b", re.IGNORECASE)
_ASKS_NOW = lazy_pattern(
    r"\b(?:sekarang|skrg|kini|saat ini|terkini|hari ini|now|currently|current|today|these days|at present)\b", re.IGNORECASE
)
_ASKS_OF_ONCE = lazy_pattern(
    r"\b(?:tertinggi|terendah|puncak\w*|rekor|ever|once|peak\w*|record|highest|lowest|used to|were|was|did|had)\b"
    r"|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def tells_no_plan(candidate: Candidate) -> bool:
    """Whether it is asked when something is to be, and the sentence tells nothing that is to be."""
    asked = candidate.question
    if candidate.kind != "when" or not _ASKS_PLAN.search(asked) or _ASKED_OF_THE_PAST.search(asked):
        return False
    around = candidate.sentence
    return not _TELLS_PLAN.search(candidate.text, around.start, around.end) and not _TELLS_PLAN.search(candidate.title)


def tells_what_was(candidate: Candidate) -> bool:
    """Whether the words tell how much something once was, and it is asked how much it is now, or nothing is said of when."""
    if candidate.kind not in ("howmany", "what") or _WAS.search(candidate.question):
        return False
    if _ASKS_NOW.search(candidate.question):
        return _was_last(_WAS, candidate.before)
    return _was_last(_REACHED_ONCE, candidate.before) and not _ASKS_OF_ONCE.search(candidate.question)


def _was_last(told: re.Pattern[str], before: str) -> bool:
    """Whether what stands before the words speaks of then, and of nothing since then."""
    last = max((match.end() for match in told.finditer(before)), default=None)
    return last is not None and not _SINCE_THEN.search(before, last)
