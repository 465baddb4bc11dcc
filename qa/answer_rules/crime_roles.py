"""Who is who in the news of a crime: the culprit is no victim, no witness and nobody who speaks of it in office.

Regional papers give suspects by initials, so that the only full name beside a crime is mostly somebody else's.
"""

import re
from functools import lru_cache
from typing import Literal

from corpus.text.patterns import lazy_pattern
from qa.answer_rules.candidates import Candidate
from qa.entities.offices import offices_in
from qa.entities.people import Person, is_named_like, name_tokens, people_in

Role = Literal["culprit", "victim", "witness"]

_CULPRIT = (
    r"(?:pelaku(?!\s(?:usaha|seni|industri|bisnis|pasar|umkm|ekonomi|wisata|pariwisata|utama))|tersangka|terduga|terdakwa|"
    r"terpidana|pencuri|"
    r"perampok|pembunuh|penembak|pengedar|begal|maling|jambret|copet|penjambret|pencopet|penipu|penculik|pemerkosa|pencabul|"
    r"penganiaya|"
    r"penusuk|pengeroyok|pembakar|penadah|provokator|penyelundup|pemalsu|penimbun|pemburu liar|"
    r"(?:kurir|bandar|bos|pemasok)(?=\s(?:narkoba|narkotika|sabu|ganja|"
    r"ekstasi|judi|obat)))\b"
)
_CULPRIT_EN = (
    r"(?:suspect|culprit|perpetrator|thief|robber|killer|murderer|shooter|attacker|assailant|rapist|kidnapper|(?:drug|meth|"
    r"crystal meth) "
    r"(?:dealer|courier|trafficker)|smuggler|forger|poacher|arsonist|defendant|convict|burglar|snatcher|mugger|fraudster|swindler|"
    r"molester)s?\b(?!['’])"
)
_RANK_ASKED = lazy_pattern(r"\b(?:(?:ber)?pangkat|menjabat(?:\ssebagai)?)\s", re.IGNORECASE)
_VICTIM, _VICTIM_EN = r"(?:korban)\b", r"(?:victim)s?\b(?!['’])"
_WITNESS, _WITNESS_EN = r"(?:saksi)\b", r"(?:witness(?:es)?)\b(?!['’])"
_DOES = (
    r"(?:mencuri|merampok|membunuh|menembak|menusuk|membacok|menganiaya|memukul\w*|membakar|menculik|menipu|memperkosa|"
    r"mencabuli|"
    r"menjambret|membegal|mengeroyok|menggasak|membawa kabur)\b"
)
_DOES_EN = (
    r"(?:robbed|killed|shot|stole|stabbed|beat|burned|burnt|murdered|hacked|raped|kidnapped|molested|swindled|defrauded|"
    r"attacked|torched|"
    r"assaulted)\b"
)
_SUFFERS = r"(?:di(?:tembak|tusuk|bacok|bunuh|rampok|aniaya|culik|perkosa|cabuli|jambret|begal|keroyok|tipu)|tewas|meninggal)\b"
_WHO_IS = (
    r"^\W*(?:and )?(?:(?:who|which|what)(?:['’]?s| is| was| are| were)?(?: the| a| an| named| called| initials of|"
    r" names? of)*|name the|names? of(?: the)?)\s"
)
_FEW = r"(?:(?!(?:of|in|at|for|by|the|who|that|to|from)\b)[\w'’-]+\s){0,3}?"


def _asking(role: str, english: str, does: str, does_en: str) -> re.Pattern[str]:
    """A question for a role by its name in front or, with "siapa" at the end, at the beginning, or for who did it."""
    return re.compile(
        rf"^(?:.*\b(?:siapa)(?:kah|\ssaja|\ssih|\snama\w*|\sinisial|\ssosok|\sdua|\stiga|\sempat|\slima)*\s{role}"
        rf"|\W*(?:nama |inisial |sebutkan |dua |tiga |para )*{role}(?=.*\bsiapa\b)"
        rf"|.*\bsiapa(?:kah)?\s(?:saja\s)?yang\s(?:telah\s|diduga\s|tega\s|\s)?(?:{does}"
        rf"|(?:jadi|menjadi|ditetapkan\s(?:jadi|menjadi|sebagai)|dijadikan)\s{role})"
        rf"|\W*(?:siapa\s)?(?:(?!(?:yang|yg|saat|waktu|ketika|usai|soal)\b)[\w/-]+\s){{1,7}}(?:yang|yg)\s(?:ikut\s|telah\s)?"
        rf"(?:jadi|menjadi|dijadikan|ditetapkan\s(?:jadi|menjadi|sebagai))\s(?:sebagai\s)?{role}"
        rf"|{_WHO_IS}{_FEW}{english}|\W*(?:and )?who (?:has |allegedly )?{does_en}|\W*who (?:was|were) named (?:as )?(?:a |"
        rf"the )?{english})",
        re.IGNORECASE,
    )


_ASKED: dict[Role, re.Pattern[str]] = {
    "culprit": _asking(_CULPRIT, _CULPRIT_EN, _DOES, _DOES_EN),
    "victim": _asking(
        _VICTIM, _VICTIM_EN, _SUFFERS, r"(?<=was )(?:robbed|killed|shot dead|shot|stabbed|murdered|raped|kidnapped)\b"
    ),
    "witness": _asking(_WITNESS, _WITNESS_EN, r"(?:menyaksikan|melihat)\b", r"(?:witnessed|saw)\b"),
}
_ORDINARY = lazy_pattern(
    r"^\W*siapa(?:kah)?\s(?:nama\s)?(?:sopir|supir|pengemudi|pengendara|penumpang|nakhoda|masinis|pilot|pemilik|istri|suami|"
    r"ibu|ayah|anak|"
    r"penemu)\b|^\W*(?:nama\s)?(?:sopir|supir|pengemudi|pengendara|penumpang|nakhoda|masinis|pilot)\b.*\bsiapa\b"
    r"|^\W*who\s(?:is|was|were)\sthe\s(?:[\w-]+\s){0,2}?(?:driver|passenger|rider|owner|skipper|pilot|wife|husband|mother|"
    r"father)\b",
    re.IGNORECASE,
)
_TURNED = lazy_pattern(rf"\byang (?:\w+ )?{_SUFFERS}|\b(?:who|that) (?:was|were) (?:\w+ )?{_DOES_EN}", re.IGNORECASE)

_LINK = (
    r"(?:(?:\s(?-i:[a-z-]+)){0,6}\s(?:bernama|berinisial|inisial|adalah|ialah|yakni|yaitu|atas\snama)\b)?"
    r"(?>[\s,:(“\"]|\b(?:yang|ditetapkan|bernama|berinisial|inisial|adalah|ialah|yakni|yaitu|atas|nama|diketahui|merupakan|"
    r"utama|lain\w*|seorang|pria|wanita|"
    r"perempuan|laki-laki|lelaki|warga|remaja|anak|bocah|alias|itu|tersebut|kasus|tunggal|juga|pertama|kedua|ketiga|pak|bu|"
    r"bapak|ibu|haji|hajah|hj?\.)(?=\W|$)"
    r"|\b(?:pem|pen|per|peng)\w+|\b(?:curi|korupsi|suap|narkoba|sabu|penggelapan|kdrt|motor|mobil|ini)\b|"
    r"\(?\d+(?:\stahun)?\)?|\)|\b(?-i:[A-Z]{1,5})\b|\bdan\b)*+$"
)
# Whose name stands behind these suffered it: "pelaku pembunuhan Ribut".
_AGAINST = (
    r"(?:pembunuhan|penganiayaan|penusukan|penembakan|pembacokan|pemerkosaan|penculikan|pengeroyokan)\s"
    r"(?:(?:sadis|keji|berencana|berantai)\s)?(?:(?:terhadap|atas)\s)?"
)
_BEFORE: dict[Role, re.Pattern[str]] = {
    "culprit": lazy_pattern(
        rf"(?:\b{_CULPRIT}|\b(?:residivis|buron\w*|otak|komplotan|dpo|menangkap|membekuk|meringkus|"
        rf"menciduk|menahan)\b){_LINK}",
        re.IGNORECASE,
    ),
    "victim": lazy_pattern(
        rf"(?:\b(?:korban|pemilik|almarhum(?:ah)?|jenazah|jasad|mayat|menewaskan|{_DOES}|milik|"
        rf"ahli waris)(?:\s[a-z]+(?:\s[a-zA-Z]+){{0,3}},|\b)){_LINK}|\b{_AGAINST}$",
        re.IGNORECASE,
    ),
    "witness": lazy_pattern(
        r"(?:\b(?:saksi(?:\smata)?|pelapor|tetangga\skorban|ketua\srt|kepala\slingkungan|penjaga|kuasa\shukum|pengacara|"
        r"psikolog|kerabat|"
        r"keluarga\skorban|istri\skorban|suami\skorban|ibu\skorban|ayah\skorban|"
        r"ditemukan(?:\soleh)?(?:\sseorang)?(?:\swarga)?))\b"
        rf"{_LINK}",
        re.IGNORECASE,
    ),
}
_AGE = r"(?:\s\(\d+(?:\stahun)?\))?(?:,[^,.]{0,60},)?"
_BEHIND: dict[Role, re.Pattern[str]] = {
    "culprit": lazy_pattern(
        rf"{_AGE}\s(?:yang\s)?(?:(?:telah|sudah|akhirnya|kini|kemudian|berhasil|langsung|juga|resmi|diduga|nekat|tega)\s)*"
        rf"(?:ditangkap|dibekuk|diringkus|diamankan|ditahan|ditetapkan|didakwa|divonis|dituntut|dijerat|dihukum|dijebloskan|"
        rf"diciduk|menjadi\stersangka|"
        rf"mengaku\s(?:men|mem|me)\w+|melancarkan|beraksi|{_DOES})|\s(?:sebagai|selaku|(?:yang\s)?(?:merupakan|"
        rf"adalah)(?:\sseorang)?)\s{_CULPRIT}",
    ),
    "victim": lazy_pattern(
        rf"{_AGE}\s(?:(?:telah|sudah|kemudian|juga|harus|pun)\s)*(?:kehilangan|tewas|meninggal|dirawat|dilarikan|mengalami|"
        rf"menderita|terluka|"
        rf"menjadi\skorban|{_SUFFERS})"
    ),
    "witness": lazy_pattern(rf"{_AGE}\s(?:mendengar|melihat|menyaksikan|menemukan|melapor\w*|menceritakan)"),
}


@lru_cache(maxsize=64)
def role_asked(question: str) -> Role | None:
    """The part in a crime whose bearer is asked for; none where a victim is asked for as a culprit ("the thief who was "
    "shot").
    """
    if _TURNED.search(question):
        return None
    return next((role for role, asks in _ASKED.items() if asks.search(question)), None)


@lru_cache(maxsize=32)
def roles_in(text: str) -> tuple[tuple[Person, frozenset[str]], ...]:
    """Everybody whom the article gives a part: "culprit", "victim", "witness", or that of an "officer", who speaks of it."""
    found = ((person, _roles_of(text, person)) for person in people_in(text))
    return tuple((person, roles) for person, roles in found if roles)


def roles_of(said: str, text: str) -> frozenset[str]:
    """The parts that the article gives the person whom `said` names, wherever it does."""
    named = name_tokens(said)
    return frozenset().union(*(roles for person, roles in roles_in(text) if is_named_like(named, person.words)))


def is_another_role(candidate: Candidate) -> bool:
    """Whether the article gives the named one another part in the crime than the one asked for, and never that one."""
    asked = role_asked(candidate.question)
    if asked is None or candidate.kind != "who":
        return False
    roles = roles_of(candidate.said, candidate.text)
    if offices_in(candidate.question) or _RANK_ASKED.search(candidate.question):  # "the governor who became a suspect"
        roles -= {"officer"}
    return bool(roles) and asked not in roles


def only_speaks_of_it(candidate: Candidate) -> bool:
    """Whether a driver, an owner, a relative is asked for, and the article knows the named one by rank or office alone."""
    if candidate.kind != "who" or not _ORDINARY.search(candidate.question) or offices_in(candidate.question):
        return False
    return roles_of(candidate.said, candidate.text) == {"officer"}


def is_not_called_so(candidate: Candidate) -> bool:
    """Whether a culprit is asked for and the article nowhere calls these words one."""
    if role_asked(candidate.question) != "culprit" or candidate.kind != "who":
        return False
    return "culprit" not in roles_of(candidate.said, candidate.text)


def _roles_of(text: str, person: Person) -> frozenset[str]:
    start, end = person.span.start, person.span.end
    before = re.split(r"[.;!?]\s(?=[A-Z])|\n", text[max(0, start - 100) : start])[-1]
    behind = re.split(r"[.;!?]\s|\n", text[end : end + 100])[0]
    ahead = _nearest_before(before)
    roles = {role for role, sign in _BEHIND.items() if sign.match(behind)} | ({ahead} if ahead else set())
    return frozenset(roles or (["officer"] if person.in_office else []))


def _nearest_before(before: str) -> Role | None:
    """The part that is named last before a name."""
    found = [(match.start(), role) for role, sign in _BEFORE.items() if (match := _last(sign, before))]
    return max(found)[1] if found else None


def _last(sign: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in sign.finditer(text):  # noqa: B007
        pass
    return found
