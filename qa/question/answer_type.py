"""What kind of words would answer a question: by its question word, and by what stands behind "which"."""

import re

from qa.types import AnswerType

_TIMES = "time|date|day|month|year"
_ENGLISH_PLACES = (
    "place|city|town|village|venue|location|district|subdistrict|regency|province|country|island|building|room"
    "|hall|office|hospital|"
    "road|street|river|beach|port"
)
_NO_PLACES = "season|language|sport|category|class|series|show|film|capacity|field|sector|currency|order|match|round"
_INDONESIAN_PLACES = (
    "tempat|kota|desa|kabupaten|kecamatan|kelurahan|provinsi|daerah|wilayah|kampung|pekon|nagari|pulau|gedung"
    "|ruang|ruangan|aula|jalan|"
    "sungai|pantai|pelabuhan|rumah sakit"
)
_PEOPLE = (
    "person|people|man|men|woman|women|official|officer|minister|president|governor|regent|mayor|chief|head"
    "|director|chairman|chairwoman|"
    "chairperson|leader|deputy|secretary|spokesman|spokeswoman|spokesperson|commander|commissioner|councillor|member|"
    "legislator|lawmaker|politician|candidate|figure|celebrity|singer|actor|actress|artist|player|coach|striker"
    "|goalkeeper|athlete|"
    "judge|prosecutor|lawyer|advocate|suspect|defendant|victim|witness|perpetrator|driver|pilot|resident|visitor"
    "|tourist|farmer|"
    "teacher|student|pupil|lecturer|professor|researcher|expert|analyst|observer|economist|rector|doctor|journalist|employee|"
    "businessman|entrepreneur|cleric|activist|father|mother|wife|husband|son|daughter|detective|policeman|policewoman"
    "|killer|murderer|attacker|culprit|thief|robber|arsonist|owner|founder|winner|successor|predecessor"
)
# Offices that are named in Indonesian whatever the question's language.
_LOCAL = r"kapol(?:res|sek|da)\w*|wakapol\w+|bupati|wabup|gubernur|wali ?kota|camat|lurah|kades|sekda|dandim|kajari|kajati"
_INDONESIAN_PEOPLE = (
    "pejabat|tokoh|orang|menteri|presiden|gubernur|bupati|wali ?kota|camat|lurah|kades|kepala|ketua|wakil|sekretaris|direktur|"
    "kapolres|kapolsek|kapolda|dandim|anggota|politikus|politisi|calon|kandidat|penyanyi|artis|aktor|aktris"
    "|pemain|pelatih|hakim|jaksa|"
    "pengacara|tersangka|terdakwa|korban|saksi|pelaku|sopir|warga|guru|siswa|mahasiswa|dosen|rektor|peneliti"
    "|pengamat|ahli|dokter|"
    "polisi|petinggi|perwira"
)
_WHAT_IS = "what(?: (?:is|was|are|were)|['’]?s)"
# What may stand between "which" and whom it asks for: what the person is of, but no verb and no preposition.
_NO_NAME = (
    "by|of|in|at|on|for|from|with|to|the|did|do|does|was|were|is|are|has|had|have|will|would|can|could|should"
    "|made|makes|caused|"
    "led|drove|kept|happened|prompted"
)
_NO_PERSON = r"(?! (?:target|turnout|count|figure|number|total|capacity|limit|fee|group|union|association)s?\b)"
_OF_WHAT = rf"(?: (?!(?:{_NO_NAME})\b)[\w'’.-]+){{0,5}}?"
_OF_WHOM = (
    r"(?: (?!(?:di|ke|dari|asal|asalnya|oleh|desa|kota|kampus|universitas|sekolah|perusahaan|partai|pkbm)\b)[\w'’.-]+){0,3}?"
)
# The question word that stands first decides: "Who was there when ...". Where several begin at one place it is the first of
# this table: "how many" before "how", "which day" before "which".
_KINDS: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    (
        "howmany",
        re.compile(
            r"\b(?:how (?:many|much|far|long|old|large|big|tall|high|often)|berapa(?:an)?(?!\s+pukul)|brp|seberapa|jumlah"
            r"|what (?:percentage|(?:\w+ )?(?:turnout|target|capacity)"
            r"|(?:is|was|are|were) the (?:price|cost|number|percentage|total|amount|budget|population"
            r"|(?:[\w'’-]+ ){1,3}(?:price|cost|budget|loss(?:es)?|fare|fine|salary|wage|ransom|bribe)(?= (?:of|in"
            r"|from|for|at|to)\b|\W*$)"
            r"|(?:loss(?:es)?|fare|fine|salary|ransom)(?= (?:of|in|from|for|at|to)\b|\W*$)"
            r"|damage (?:in|worth))"
            r"|(?:does|did|will) (?:[\w'’.-]+ ){1,10}?cost))\b"
        ),
    ),
    (
        "when",
        re.compile(
            # In the middle "when" tells of another time: "the police chief when the plant was sealed".
            r"(?:^\W*(?:(?:and|so|but|then|exactly|since|until|by|from) )?when"
            r"|\b(?:tell me|know|say|exactly|since|until) when"
            r"|\bwhen(?=\W*$| (?:did|do|does|is|was|are|were|will|would|has|have|had|can|should)\b)"
            rf"|\b(?:(?:on|at|in|by|since) )?(?:what|which) (?:{_TIMES})|\bkapan|\bkpn"
            r"|\b(?:tanggal|jam|pukul|tahun|bulan|hari) (?:berapa|apa))\b"
        ),
    ),
    (
        "where",
        re.compile(
            rf"\b(?:where|(?:(?:in|at|to|from|near) )?(?:what|which) (?:{_ENGLISH_PLACES})"
            rf"|in which(?! (?:{_NO_PLACES})\b)"
            rf"|di ?mana|dmn|ke ?mana|dari mana|asal(?:nya)?(?: dari)? mana|lokasi|(?:{_INDONESIAN_PLACES}) (?:apa|mana))\b"
        ),
    ),
    (
        "why",
        re.compile(
            r"\b(?:why|what (?:caused|was the reason|is the reason|reason)|for what reason|mengapa|kenapa|knp"
            r"|apa (?:sebab|penyebab|alasan)\w*|alasan)\b"
        ),
    ),
    (
        "who",
        re.compile(
            rf"\b(?:who|whom|whose|siapa\w*|(?:what|which){_OF_WHAT} (?:{_PEOPLE})s?\b{_NO_PERSON}"
            rf"|(?:^\W*|{_WHAT_IS} the |the )names? of(?: the| a| an)?{_OF_WHAT} (?:{_PEOPLE}|{_LOCAL})s?(?!['’])"
            rf"|{_WHAT_IS} (?:the|that)(?: [\w-]+){{0,2}}? (?:{_PEOPLE}|{_LOCAL})s?['’]s? names?"
            rf"|^(?!what|which|how|why|where)(?:[\w'’.-]+ ){{1,7}}?(?:{_PEOPLE}) (?:when|during|at the time)"
            rf"|sebutkan (?:nama|inisial)|nama (?:{_INDONESIAN_PEOPLE})(?:nya)?|(?:{_INDONESIAN_PEOPLE}){_OF_WHOM} mana)\b"
        ),
    ),
    ("how", re.compile(r"\b(?:how(?! about)|bagaimana|gimana|gmn)\b")),
    ("what", re.compile(r"\b(?:what(?! about)|which|ngapain)\b")),
)


# Keywords without a question word ask for what their first word says ("harga cabai demak") or their last ("cabai harganya").
_ANY_ASKING = re.compile(r"\b(?:apa|apakah|mana|yang mana)\b")
_AMOUNTS = "umur|usia|harga|biaya|anggaran|kerugian|tarif|ongkos|omzet|omset|persentase|luas|panjang|tinggi"
"|berat|kecepatan|kekuatan|magnitudo|gaji|denda|skor"
_ENGLISH_AMOUNTS = (
    "turnout|death toll|toll|price|cost|budget|loss|losses|magnitude|age|percentage|height|length|weight|score|fine|salary"
)
_OFFICES = (
    "ketum|ketua|waketum|sekjen|sekretaris|sekda|dirjen|dirut|direktur|rektor|bupati|gubernur|wali ?kota|camat|menteri|"
    "kapolres|kapolda|kapolsek|dandim|pangdam|danrem|kajari|kajati|kadis|kepala|jubir|juru bicara|komandan|deputi|plt"
)
# Whose bearer a text names: a coach, an owner; not victims or residents, who are mostly counted.
_NAMED_ROLES = (
    "pelatih|kapten|pemilik|pendiri|pencipta|sutradara|penulis|pengacara|kuasa hukum|jaksa|hakim|wasit|nakhoda|juru kunci"
    "|pengasuh|komandan|pemimpin|penanggung jawab|narasumber|pembicara"
)
_ENGLISH_NAMED_ROLES = (
    "coach|captain|owner|founder|director|lawyer|prosecutor|judge|referee|spokes(?:man|woman|person)|chair(?:man|woman|person)?"
    "|head|chief|leader|mayor|regent|governor|minister|secretary|treasurer|commander|principal|host|author|skipper"
)
_NO_VERB = r"(?! .*\b(?:di|me|ber|ter)[a-z]{4,}\b)(?: [\w/.'’-]+){1,9}"
_KEYWORDS: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    (
        "howmany",
        re.compile(
            rf"^\W*(?:{_AMOUNTS})\b|(?<!bawah )\b(?:{_AMOUNTS})(?:nya)?\W*$|\b(?:jumlah|total|nilai)nya\W*$"
            rf"|^\W*(?:the )?(?:\w+ )?(?:{_ENGLISH_AMOUNTS}) (?:of|in|for|at)\b|^\W*(?:total |estimated )?losses\b"
            rf"|\b(?:{_ENGLISH_AMOUNTS})\W*$"
        ),
    ),
    (
        "when",
        re.compile(
            r"^\W*(?:tanggal|jadwal|jam)\b|\b(?:(?:tanggal|jadwal|jam|waktu|hari)nya|jadwal)\W*$"
            r"|^\W*(?:the )?dates? of\b|\bdate\W*$"
        ),
    ),
    (
        "where",
        re.compile(
            r"^\W*alamat\b|\b(?:lokasi|tempat|alamat)nya\W*$|^\W*(?:the )?(?:venue|location) of\b|\b(?:venue|location)\W*$"
        ),
    ),
    (
        "why",
        re.compile(
            r"^\W*(?:penyebab|sebab)\b|\b(?:penyebab|sebab|alasan)nya\W*$|^\W*(?:the )?(?:cause of|reasons? for)\b|\bcause\W*$"
        ),
    ),
    (
        "who",
        re.compile(
            rf"\b(?:{_INDONESIAN_PEOPLE})\b.*\bnamanya\W*$"
            rf"|^\W*(?:{_INDONESIAN_PEOPLE}|{_OFFICES})\b[\w /.'’-]*? yang\b|^\W*(?:{_OFFICES}|{_NAMED_ROLES})\b{_NO_VERB}\W*$"
            rf"|^\W*(?:the )?(?:(?!(?:{_NO_NAME})\b)[\w'’-]+ ){{0,2}}?(?:{_ENGLISH_NAMED_ROLES}) (?:of|for|at)\b(?!.*[?])"
        ),
    ),
)


def classify_answer_type(question: str) -> AnswerType:
    """What kind of words would answer."""
    return told_answer_type(question) or "what"


def told_answer_type(question: str) -> AnswerType | None:
    """What kind of words would answer, where the question says so itself: "kalau yang kedua?" does not."""
    lowered = question.lower()
    found = [(match.start(), place, kind) for place, (kind, pattern) in enumerate(_KINDS) if (match := pattern.search(lowered))]
    if found:
        return min(found)[2]
    if _ANY_ASKING.search(lowered):
        return "what"
    return next((kind for kind, pattern in _KEYWORDS if pattern.search(lowered)), None)
