"""What one span of one article cannot answer: a comparison, a whole list, a summary, the latest news, a count of times.

Also two questions in one, of which one span answers one.
"""

import re
from typing import Literal

Beyond = Literal["comparison", "list", "summary", "news", "times", "two"]

_POLITE = (
    r"^\W*(?:(?:tolong|mohon|coba|please|bisa(?:kah)?|boleh|(?:can|could|would) you(?: please| kindly)?|kamu|anda"
    r"|saya (?:mau|ingin)"
    r"|i (?:want|need)(?: you)? to|help me(?: to)?|bantu(?: saya)?|untuk|give me|beri(?:kan)?(?: saya)?"
    r"|buat(?:kan)?(?: saya)?"
    r"|make(?: me)?|write(?: me)?|tulis(?:kan)?)\W+)*"
)
_ALL = r"(?:semua(?:nya)?|seluruh(?:nya)?|segala|all|every|each)"
_TELL = (
    r"(?:sebut(?:kan|in)?|tampilkan|tunjukkan|perlihatkan|list|daftar(?:kan)?|show(?: me)?|give(?: me)?|name|find|cari(?:kan)?"
    r"|kumpulkan)"
)
_EVENTS = (
    r"(?:berita|artikel|kabar|kejadian|peristiwa|kasus|rapat|rakor|kebakaran|banjir|gempa|longsor|kecelakaan|lomba"
    r"|festival|sidang"
    r"|news|articles?|stories|events?|incidents?|cases|meetings|fires|floods|earthquakes|landslides|accidents|contests"
    r"|festivals|trials)"
)
_PIECE = r"(?:berita|artikel|kabar|news|articles?|stories|headlines?|reports?)"
_ABOUT = r"(?:tentang|soal|mengenai|terkait|about|on|regarding|of|di|dari|in|from)"
_ASKED = (
    r"(?:siapa(?:kah)?|berapa|kapan|di ?mana|ke ?mana|apa(?! saja\b)(?:kah)?|mengapa|kenapa|bagaimana|gimana"
    r"|who|whose|what|when|where|why|which|how (?:many|much|long|far|old|big|often)|how)"
)
_PATTERNS: tuple[tuple[Beyond, str], ...] = (
    (
        "comparison",
        rf"{_POLITE}(?:bandingkan|perbandingan|banding|compare|(?:a |the )?comparison|kontraskan|contrast)\b"
        r"|\b(?:apa|what(?: is|'s)?)\W+(?:the )?(?:beda|bedanya|perbedaan(?:nya)?|persamaan(?:nya)?|differences?"
        r"|similarit\w+)"
        r"(?: antara| between)\b"
        r"|\bmana yang lebih\b|\b(?:which|who)\b.{0,40}\b(?:more|less|\w{3,}er)\b.{0,60}[,:] .{1,60}\bor\b"
        r"|\blebih \w+ mana\b|\b(?:siapa|mana) yang lebih\b",
    ),
    (
        "summary",
        rf"{_POLITE}(?:(?:me)?r(?:ingkas|angkum)\w*|ringkasan|rangkuman|simpulkan|kesimpulan|ikhtisar|intisari"
        rf"|summari[sz]e|sum up|summing up"
        r"|(?:a |the )?(?:brief |short |quick )?(?:summary|overview|gist|timeline|chronology|synopsis)|tldr)\b"
        rf"|{_POLITE}(?:ceritakan|tell me)(?: (?:more|everything|semua|lebih banyak))? (?:tentang|soal|mengenai|about)\b"
        r"|\b(?:apa|what(?: is|'s)?)(?: the)? (?:isi|inti|ringkasan|gist|summary)(?: of(?: the)?)? (?:berita|artikel"
        r"|news|article|story)\b",
    ),
    (
        "list",
        rf"{_POLITE}{_TELL}\b(?:\W+\w+){{0,2}}?\W+{_ALL}\b|^\W*{_ALL} {_EVENTS}\b"
        rf"|{_POLITE}(?:daftar(?:kan)?|list(?: of)?|a list of) (?:the |all )?{_EVENTS}\b"
        rf"|\b{_EVENTS} apa saja yang (?:ada|pernah|terjadi|dimuat|diberitakan|tercatat)\b",
    ),
    (
        "news",
        rf"^\W*(?:(?:apa|ada|what(?: is|'s)?|any|is there(?: any)?|are there(?: any)?|the|show(?: me)?|cari(?:kan)?"
        rf"|lihat|mau|tampilkan|give me)\W+)*"
        rf"(?:{_PIECE} (?:apa|apa saja|terbaru|terkini|terakhir|terhangat|utama|hari ini|pagi ini|{_ABOUT})\b"
        rf"|(?:latest|newest|recent|breaking|today'?s|current|last|top) {_PIECE}\b|{_PIECE} (?:today|now)\b)"
        rf"|^\W*{_PIECE}(?: \w+){{1,3}}(?: \d{{4}})?\W*$|^\W*(?:what is|what's) (?:new|happening)\W*$"
        rf"|^\W*apa yang (?:baru|terbaru)\W*$",
    ),
    ("times", r"\b(?:berapa|brp) kali\b|\bhow (?:many times|often)\b|\bseberapa sering\b"),
    (
        "two",
        rf"\b{_ASKED}\b.*\b(?:dan|serta|and|lalu|terus|then)\W+(?:juga |also |then |pada )?(?:(?:in|at|on|by|di|dari"
        rf"|to) )?{_ASKED}\b"
        rf"|\b{_ASKED}\b.*\?.*\b{_ASKED}\b.*\?"
        r"|\b(?:pertama|first)(?: place)?\b.* (?:dan|serta|and) (?:\w+ )?(?:kedua|second)\b",
    ),
)
# A day and its hour are one time.
_ONE_TIME = re.compile(
    r"\b(?:days?|dates?|time|hour|hari|tanggal|kapan|when|jam|pukul)\b.{0,20}\b(?:dan|and)\W+(?:(?:at|on|di|pada) )?"
    r"(?:(?:what|which) (?:time|hour|day|date)|(?:jam|pukul|tanggal|hari) (?:berapa|apa))\b",
    re.IGNORECASE,
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)


def beyond_one_span(question: str) -> Beyond | None:
    """What kind of such a question it is; None where the words of one sentence can answer it."""
    found = next((kind for kind, pattern in _COMPILED if pattern.search(question)), None)
    return None if found == "two" and _ONE_TIME.search(question) else found
