"""Answers that do not tell what is asked for: a cause where none is told, a theme or a hospital without its name."""

import re

from corpus.text.patterns import lazy_pattern
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.part_amounts import AMOUNT

_CAUSES = lazy_pattern(
    r"\b(?:karena|akibat\w*|sebab\w*|disebabkan|penyebab\w*|lantaran|dipicu|memicu|pemicu|gara-gara|alasan\w*|beralasan|agar|supaya|untuk|guna|"
    r"demi|diduga|dugaan|dampak|berdampak|sehingga|membuat|menyusul|mengingat|menyebabkan|mengakibatkan|usai|setelah|faktor|motif|"
    r"dilatarbelakangi|terkait|dinilai|dianggap|merasa|ingin|tersinggung|kesal|tidak terima|due|because)\b",
    re.IGNORECASE,
)
# (what is asked for by its name, what stands beside it in an article).
_NAMED = tuple(
    (lazy_pattern(rf"\b(?:{asked})\b", re.IGNORECASE), lazy_pattern(rf"\b(?:{told})", re.IGNORECASE))
    for asked, told in (
        (r"tema(?:nya)?|theme", r"tema|bertema|tajuk|bertajuk"),
        (r"judul(?:nya)?", r"judul|berjudul|tajuk|bertajuk"),
        (r"slogan(?:nya)?|mott?o(?:nya)?", r"slogan|mott?o|semboyan|tagline"),
    )
)
_WHY_INSTEAD = lazy_pattern(r"(?:karena|sebab|lantaran|akibat|disebabkan|gara-gara)\b", re.IGNORECASE)
_WHY_BEFORE = lazy_pattern(r"\b(?:karena|lantaran|akibat|disebabkan|gara-gara) (?:\w+ )?$", re.IGNORECASE)
# How a thing came about may be told by what brought it about.
_COMES_ABOUT = lazy_pattern(
    r"\b(?:die[ds]?|dead|killed|happen\w*|start\w*|begin|began|broke|break|come|came|cause[ds]?|crash\w*|collapse[ds]?|burn\w*|sink|sank|fall|fell"
    r"|lose|lost|go wrong|get (?:sick|hurt|injured|stuck|lost)|terjadi\w*|kejadian\w*|bermula|awal\w*|kronologi\w*|bisa"
    r"|sampai|mungkin|tewas|mati|meninggal|terbakar|roboh|ambruk|tenggelam|jatuh|kecelakaan|mulai\w*|muncul)\b",
    re.IGNORECASE,
)
_AMOUNT_ALONE = lazy_pattern(
    r"(?:(?:sekitar|senilai|sebesar|seharga)\s)?(?:rp\.?\s?)?\d[\d.,]*(?:\s(?:ribu|juta|miliar|triliun|rupiah|persen|orang|unit))*",
    re.IGNORECASE,
)
_BODIES = "kpu|kpud|bawaslu|dprd|dpr|kpk|kejari|kejaksaan"
# "Siapa yang dilantik bupati" may ask who became the regent.
_HOLDERS = "bupati|gubernur|wali kota|walikota|presiden|menteri|kapolres|kapolda"
_DONE_BY = lazy_pattern(
    rf"^\W*(?:and )?who(?:m)? (?:did|has|have) (?:the )?({_BODIES}|{_HOLDERS})\b"
    rf"|\bsiapa(?:kah)? (?:saja )?yang (?:telah |sudah |akan )?di[a-z]{{4,}} (?:({_BODIES})|oleh ({_BODIES}|{_HOLDERS}))\b",
    re.IGNORECASE,
)
_ENGLISH_INSTITUTION = (
    r"hospital|clinic|health cent(?:er|re)|school|university|campus|hotel|police station|mosque|church|market|port|"
    r"airport|station|road|street|bridge|river|beach|village|city|town|district|subdistrict|regency|province|company|factory|bank|hall"
)
_INSTITUTION = (
    r"rumah sakit|rs|puskesmas|klinik|sekolah|sd|smp|sma|smk|universitas|kampus|hotel|polsek|polres|masjid|gereja|pasar|"
    r"pelabuhan|bandara|terminal|stasiun|jalan|jembatan|sungai|pantai|desa|kelurahan|kecamatan|kabupaten|kota|provinsi|perusahaan|pabrik|"
    r"bank|gedung|aula|toko"
)
_WHICH_ONE = lazy_pattern(
    rf"\b(?:which|what|names? of(?: the| a)?) (?:[\w-]+ ){{0,3}}?(?:{_ENGLISH_INSTITUTION})\b"
    rf"|\b(?:{_INSTITUTION}) (?:\w+ )?(?:mana|apa)\b|\bnama (?:{_INSTITUTION})(?:nya)?\b",
    re.IGNORECASE,
)
# What kind of a place it is, and no more: "Rumah Sakit Jiwa" is every one.
_KINDS_OF_PLACE = frozenset(
    "rumah sakit jiwa umum daerah pusat ibu anak rs rsud rsu rsj puskesmas klinik sekolah dasar menengah pertama "
    "atas kejuruan sd smp sma smk negeri swasta kampus universitas perguruan tinggi kantor polisi kepolisian polsek "
    "polres polda desa kelurahan kecamatan kabupaten kota provinsi pasar tradisional masjid musala mushala gereja "
    "hotel penginapan pelabuhan bandara terminal stasiun lapangan gedung aula balai pendopo jalan raya jembatan "
    "sungai pantai pabrik perusahaan toko warung bank pemerintah di ke sebuah salah satu itu tersebut setempat "
    "terdekat".split()
)

_ASKS_WORDS = lazy_pattern(
    r"\bwhat (?:did|does|do|has|have|had) (?:[\w'’.-]+ ){1,10}?(?:say|said|tell|told)\b"
    r"|\b(?:bilang|ngomong|berkata|katanya) apa\b|\bapa kata\b|\bkata (?:[\w'’.-]+ ){1,4}apa\b"
    r"|\bapa (?:yang|yg) (?:dikatakan|disampaikan|dibilang|diucapkan)\b",
    re.IGNORECASE,
)
_SPEAKS = lazy_pattern(
    r"[\"“”]|\b(?:kata|ujar|tutur|ucap|ungkap|jelas|tegas|imbuh|terang|papar|cetus|sebut|menurut|aku)(?:nya)?\b"
    r"|\bme(?:ngata|nyata|nega?s|njelas|ngungkap|nutur|mapar|nerang|nambah|nyampai|nekan|masti)\w*kan\b|\bme(?:nyebut|ngaku|nilai|minta"
    r"|ngimbau|mohon|mbantah|ngeluh|ngklaim|nolak|ngingatkan|mperingatkan|mpersilakan|nyerukan|ngapresiasi|muji|ngkritik|nduga|ngharap)\w*\b"
    r"|\bber(?:kata|harap|pesan|janji|cerita|pendapat|ujar)\b",
    re.IGNORECASE,
)

_FEWEST_SAID = 5
_WORKS = (
    r"(?:film|movie|book|novel|song|album|series|show|play|painting|boat|ship|vessel|program(?:me)?|app|campaign|operation)"
)
_ASKS_NAME_OF = lazy_pattern(
    rf"\bwhat(?:['’]s|s| is| was| are| were) (?:the|his|her|their|its) (?:[\w-]+ ){{0,3}}?{_WORKS} (?:called|titled|named)\b"
    rf"|\bwhat(?:['’]s|s| is| was) the (?:name|title) of (?:the|his|her|their) (?:[\w-]+ ){{0,3}}?{_WORKS}\b"
    r"|\b(?:judul|nama) (?:film|buku|novel|lagu|album|sinetron|kapal|perahu|program|aplikasi)(?:nya)?\b",
    re.IGNORECASE,
)
_MAKER = lazy_pattern(
    r"\b(?:sutradara|garapan|besutan|karya|penulis|pengarang|penyanyi|vokalis|aktor|aktris|produser|nakhoda|nahkoda|kapten|bintangnya)\b"
    r"(?:(?!\b(?:me|di)[a-z]{4,})[^.;\"“”]){0,40}\Z",
    re.IGNORECASE,
)


def tells_no_cause(candidate: Candidate) -> bool:
    """Whether a cause or reason is asked for, and the sentence has no word that tells one, or the words tell what was not."""
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    return candidate.kind == "why" and (not _CAUSES.search(around) or candidate.said.lower().startswith("tidak ada "))


def tells_no_manner(candidate: Candidate) -> bool:
    """Whether it is asked how something was done, and the words are an amount alone, "Rp 38 juta" for how it was paid, or why
    it came about: "karena bahan bakar habis" for how they survived.
    """
    if candidate.kind != "how":
        return False
    why = _WHY_INSTEAD.match(candidate.said) or _WHY_BEFORE.search(candidate.before)
    return bool(_AMOUNT_ALONE.fullmatch(candidate.said) or (why and not _COMES_ABOUT.search(candidate.question)))


def names_who_did_it(candidate: Candidate) -> bool:
    """Whether it is asked whom an office or body confirmed, appointed or arrested, and the words are of that office or body."""
    found = _DONE_BY.search(candidate.question) if candidate.kind == "who" else None
    agent = next((each.lower() for each in found.groups() if each), "") if found else ""
    return bool(agent) and bool(re.search(rf"\b{agent}\b", candidate.said, re.IGNORECASE))


def quotes_nobody(candidate: Candidate) -> bool:
    """Whether it is asked what somebody said, and nobody speaks in the sentence, or the words are an amount alone."""
    if candidate.kind not in ("what", "how") or not _ASKS_WORDS.search(candidate.question):
        return False
    if len(candidate.said.split()) < _FEWEST_SAID and AMOUNT.search(candidate.said):
        return True
    return not _SPEAKS.search(candidate.text, candidate.sentence.start, candidate.sentence.end)


def names_the_maker(candidate: Candidate) -> bool:
    """Whether it is asked what a work or vessel is called, and the words name who made, plays or steers it."""
    return bool(_ASKS_NAME_OF.search(candidate.question) and _MAKER.search(candidate.before))


def is_not_so_called(candidate: Candidate) -> bool:
    """Whether a theme, title or motto is asked for, and the sentence names none."""
    if candidate.kind != "what":
        return False
    around = candidate.text[candidate.sentence.start : candidate.sentence.end]
    return any(asked.search(candidate.question) and not told.search(around) for asked, told in _NAMED)


def names_none(candidate: Candidate) -> bool:
    """Whether it is asked which hospital, school or town, and the words only say that it is one."""
    if not _WHICH_ONE.search(candidate.question):
        return False
    said = re.findall(r"\w+", candidate.said.lower())
    return bool(said) and _KINDS_OF_PLACE.issuperset(said)
