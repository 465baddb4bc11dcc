"""A question as it is read: abbreviations and slips of typing written out, greetings around it taken off.

Only forms that are no word of their own are changed; what is written in capitals inside a question is a name or an acronym.
"""

import re

_ABBREVIATED = {
    "brp": "berapa", "brpa": "berapa", "brapa": "berapa", "brpkah": "berapakah", "yg": "yang", "dmn": "di mana",
    "dmna": "di mana", "kmn": "ke mana", "kmna": "ke mana", "kpn": "kapan", "kpnkah": "kapankah", "gmn": "bagaimana",
    "gmna": "bagaimana", "bgmn": "bagaimana", "bgmna": "bagaimana", "knp": "kenapa", "knpa": "kenapa", "mngp": "mengapa",
    "siapah": "siapa", "apkh": "apakah", "dgn": "dengan", "dg": "dengan", "utk": "untuk",
    "tgl": "tanggal", "jml": "jumlah", "jmlh": "jumlah", "gak": "tidak", "ga": "tidak", "gk": "tidak", "nggak": "tidak",
    "ngga": "tidak", "enggak": "tidak", "ndak": "tidak", "tdk": "tidak", "krn": "karena", "dlm": "dalam",
    "pd": "pada", "kpd": "kepada", "ttg": "tentang", "org": "orang", "sdh": "sudah", "udh": "sudah", "udah": "sudah",
    "dah": "sudah", "blm": "belum", "blom": "belum", "jd": "jadi", "thn": "tahun", "bln": "bulan", "skrg": "sekarang",
    "skrng": "sekarang", "kalo": "kalau", "klo": "kalau", "klu": "kalau", "dpt": "dapat", "jg": "juga", "tsb": "tersebut",
    "trs": "terus", "hrs": "harus", "msh": "masih", "tlg": "tolong", "kmrn": "kemarin", "sblm": "sebelum",
    "stlh": "setelah", "bbrp": "beberapa", "bgt": "banget", "pls": "please", "plz": "please",
}  # fmt: skip
# Javanese, where one of its question words is there: "ing" and "sing" alone are too often something else.
_JAVANESE = {
    "sopo": "siapa", "sapa": "siapa", "piro": "berapa", "pira": "berapa", "opo": "apa", "endi": "mana", "ngendi": "di mana",
    "sing": "yang", "ing": "di", "ning": "di", "karo": "dengan", "lan": "dan", "wong": "orang", "kapan": "kapan",
}  # fmt: skip
_ASKED_IN_JAVANESE = re.compile(r"\b(?:[Ss]opo|piro|pira|ngendi|[Oo]po)\b(?! (?:godang|del)\b)")
# "Sapa" greets and a "spa" bathes, but for where a person is asked for: at an end, or beside "aja", "yang", "nama".
_SAPA = re.compile(
    r"^(?:sp|spa|sapa)(?= (?:yang|yg|saja|aja|sih|nama|namanya|ketua|kepala|bupati|kapolres)\b)"
    r"|\b(?:sp|sapa)(?= (?:aja|saja|sih|namanya)\b|\W*$)",
)
_PARTICLE = re.compile(r" (?:sih|dong|deh|nih|tuh)\b(?=\W)| (?:sih|dong|deh|nih|tuh)(?=\W*$)", re.IGNORECASE)
_TOKEN = re.compile(r"(?<![\w.@-])[^\W\d_]+(?![\w@-])")
_QUESTION_WORDS = (
    "kapan", "kapankah", "siapa", "siapakah", "apakah", "berapa", "berapakah", "mengapa", "kenapa", "bagaimana", "dimana",
    "benarkah", "which", "where", "when", "what", "whose",
)  # fmt: skip
# Slips that are words: "siap" is ready, "were" was, "kaan" and "kapa" may be names.
_WORDS_TOO = frozenset("siap sapa were whee kapa kaan".split())
_HELLO = (
    r"(?:ha+l+o+|hai+|hi+|he+y+|hello+|permisi|punten|as+alam[u'’ ]*alaikum(?: wr\.? wb\.?)?"
    r"|(?:selamat|met) (?:pagi|siang|sore|malam)|good (?:morning|afternoon|evening))"
)
_WHOM = r"(?:min|admin|kak|kakak|gan|bang|mas|mbak|pak|bu|bapak|ibu|wartanya|there|all|semua|semuanya|ya)"
_WANTS = r"(?:(?:saya|aku|gue|kami) )?(?:mau|ingin|numpang|izin|boleh) (?:tanya|nanya|bertanya)(?: (?:dong|ya|nih|sebentar))*"
_THANKED = r"(?:terima ?kasih|makasih+|trims|thanks|thank you|thx|oke?|baik(?:lah)?|sip)(?: (?:banyak|ya|kak|min|a lot))*"
_ASKING = (
    r"(?:siapa|apa|apakah|kapan|di ?mana|ke ?mana|berapa|brp|mengapa|kenapa|knp|bagaimana|gimana|gmn|yg|who|what|when"
    r"|where|why"
    r"|how|which|can|could|did|was|were|is|are|tolong|please)\b"
)
_AROUND = (
    re.compile(rf"^\W*{_HELLO}(?: {_WHOM})*(?:\s*[,.!]+\s*|\s+(?={_WANTS}|{_ASKING}))(?=\w+\W+\w)", re.IGNORECASE),
    re.compile(rf"^\W*{_WANTS}(?:\s*[,.!:]+\s*|\s+(?={_ASKING}))(?=\w+\W+\w)", re.IGNORECASE),
    re.compile(rf"^\W*{_THANKED}\s*[,.!]+\s*(?=\w+\W+\w)", re.IGNORECASE),
    re.compile(rf"(?<=[\w)][?.,!])\s*{_THANKED}\W*$", re.IGNORECASE),
)


def as_read(question: str) -> str:
    """`question`, on one line, as search and reader take it; never empty, and the question itself where nothing is to do."""
    text = _sentence_case(question)
    for around in _AROUND:
        text = around.sub("", text)
    text = _SAPA.sub("siapa", text)
    table = _ABBREVIATED | (_JAVANESE if _ASKED_IN_JAVANESE.search(text) else {})
    written = _TOKEN.sub(lambda found: _written_out(found, table), text)
    return _PARTICLE.sub("", written).strip() or question


def _sentence_case(text: str) -> str:
    """A question of capitals alone shouts its names no louder than its other words."""
    if text.upper() != text or len(re.findall(r"[^\W\d_]{2,}", text)) < 3:
        return text
    lowered = text.lower()
    return lowered[:1].upper() + lowered[1:]


def _written_out(found: re.Match[str], table: dict[str, str]) -> str:
    said = found.group()
    is_first = found.start() == 0
    if not (said.islower() or (is_first and said.istitle())):
        return said
    meant = table.get(said.lower()) or _SLIPS.get(said.lower())
    if meant is None:
        return said
    return meant[:1].upper() + meant[1:] if said.istitle() else meant


def slips_of(word: str) -> set[str]:
    """`word` with two neighbours changed round, one letter left out or written twice; its first letter stays."""
    turned = {word[:k] + word[k + 1] + word[k] + word[k + 2 :] for k in range(1, len(word) - 1)}
    doubled = {word[:k] + word[k] + word[k:] for k in range(1, len(word))}
    short = {word[:k] + word[k + 1 :] for k in range(1, len(word))} if len(word) > 4 else set()
    return (turned | doubled | short) - {word}


_SLIPS = {
    slip: word for word in reversed(_QUESTION_WORDS) for slip in slips_of(word) if slip not in {*_QUESTION_WORDS, *_WORDS_TOO}
}
