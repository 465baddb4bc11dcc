"""Questions that ask whether: which they are, told from those that only open like them and ask who, when or what."""

import re

from index.query.lexicon import language_of

_OPENS_INDONESIAN = re.compile(
    r"^\W*(?:(?:lalu|dan|terus|jadi|kalau begitu|nah)\W+)?(?:"
    r"apakah|(?:benar|betul|ada|sudah|belum|masih|bisa|pernah|harus|akan|tidak|bukan|mungkin|perlu|boleh|dapat|telah)kah"
    r"|apa (?:benar|bener|betul|ada|sudah|masih|memang|bisa|boleh|pernah|telah|mungkin|perlu|harus)"
    r"|(?:benar|bener|betul) (?:gak|tidak|nggak|apa tidak|atau tidak)|adakah)\b",
    re.IGNORECASE,
)
_ENDS_INDONESIAN = re.compile(
    r"^\W*ada (?:\w+ ){1,4}?(?:tidak|belum)\b|\b(?:atau|apa) (?:tidak|belum|bukan|enggak)(?: ya)?\W*$|\b(?:sudah|telah"
    r"|udah)\b.*\bbelum(?: ya)?\W*$"
    r"|\b(?:ada|bisa|boleh|benar|jadi|pernah|masih|sempat|berhasil|selamat|ikut|hadir|datang|sembuh|lolos|menang|tewas|luka|aman|buka"
    r"|(?:di|me)\w{4,})\b[^,?]*\btidak(?: ya| sih)?(?=\W*$|,|\s(?:kata|menurut|saat|waktu|pas)\b)",
    re.IGNORECASE,
)
# "Mobil sudah boleh lewat?" asks by its mark alone; "jadwal yang akan datang?" names a thing.
_STATES_AND_ASKS = re.compile(
    r"^(?!.*\b(?:yang|yg|kok)\b)[^?]*\b(?:sudah|telah|udah|udh|sdh|boleh|masih|pernah|sempat|jadi|bisa)\b[^?]*\?\W*$",
    re.IGNORECASE,
)
# "Ada yang meninggal?" asks whether there was one.
_ANYBODY = re.compile(r"^\W*ada (?:yang|yg|korban|orang|warga|penumpang|pihak)\b[^?]*\?\W*$", re.IGNORECASE)
_OPENS_ENGLISH = re.compile(
    r"^\W*(?:(?:and|so|but|then)\W+)?(?:did|was|were|is|are|has|have|had|does|do|can|could|will|would|should"
    r"|must)(?:n['’]t)?\s+"
    r"(?!you\b)",
    re.IGNORECASE,
)
_ENDS_ENGLISH = re.compile(r"\bor not\W*$|^\W*is it true\b", re.IGNORECASE)
_ASKS_INDONESIAN = re.compile(
    r"\b(?:siapa|apa|mana|kapan|berapa|seberapa|mengapa|kenapa|bagaimana|gimana)(?:kah|nya)?\b(?<!apakah)", re.IGNORECASE
)
_ASKS_ENGLISH = re.compile(r"\b(?:what|how|why)\b", re.IGNORECASE)
# Here a question word asks, elsewhere it is of a clause: "Was the man who shot the tiger caught?"
_SAYS_WHO = re.compile(
    r"\b(?:know|known|knows|tell|tells|told|say|says|said|clear|reveal\w*|explain\w*|find out|found out|check"
    r"|announce\w*|remember"
    r"|mention\w*|identif\w*|establish\w*|determin\w*|decided?|show|share|idea|record of)\b(?:\W+\w+){0,4}?\W+"
    r"(?:who|whom|whose|which|where|when)\b",
    re.IGNORECASE,
)
# "Apakah nama kapal itu?" asks what it is, "apakah penyebab kebakaran sudah diketahui?" whether it is known.
_ASKS_WHAT = re.compile(
    r"^\W*apakah\s+(?:nama|judul|penyebab|sebab|alasan|tujuan|tema|isi|hasil|jabatan|pekerjaan|profesi|kepanjangan|arti|makna"
    r"|maksud|fungsi|manfaat|syarat|sanksi|hukuman|hadiah|jenis|merek|motif|modus|peran|tugas|tuntutan|pesan|tanggapan"
    r"|rencana|langkah"
    r"|solusi|dampak|akibat|sumber|barang bukti|warna|bentuk|kendala|bunyi|ibu ?kota|julukan|sebutan|nomor|topik"
    r"|agenda|kesimpulan)\w*\b",
    re.IGNORECASE,
)
_WHAT_IT_IS = re.compile(r"^\W*apakah (?:itu|yang)\b", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\b(?:sudah|telah|belum|akan|masih|bisa|dapat|pernah|sedang|adalah|karena|benar|betul|tidak|ada|sama|mencapai|sempat"
    r"|(?<!yang )(?:di|me|ber|ter)\w{4,})\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\b(?:atau|or)\b(?!\W+(?:tidak|belum|bukan|enggak|not|no)\b)", re.IGNORECASE)


def asks_whether(question: str) -> bool:
    """Whether "yes" or "no" would answer. One that gives a choice ("pagi atau malam?") is none."""
    if _CHOICE.search(question):
        return False
    if language_of(question) == "en":
        return _asks_whether_in_english(question)
    opening = _OPENS_INDONESIAN.search(question)
    if _ASKS_INDONESIAN.search(question[opening.end() :] if opening else question) or _WHAT_IT_IS.search(question):
        return False
    if opening:
        asked = _ASKS_WHAT.search(question)
        return asked is None or bool(_PREDICATE.search(_without_clauses(question[asked.end() :])))
    return any(asks.search(question) for asks in (_ENDS_INDONESIAN, _STATES_AND_ASKS, _ANYBODY))


def _asks_whether_in_english(question: str) -> bool:
    if _ASKS_ENGLISH.search(question) or _SAYS_WHO.search(question):
        return False
    return bool(_OPENS_ENGLISH.search(question) or _ENDS_ENGLISH.search(question))


def _without_clauses(text: str) -> str:
    """Less what only says which one is meant: "kapal yang ditenggelamkan itu"."""
    return re.sub(r"\byang \w+", "", text)
