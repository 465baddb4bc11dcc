"""Where the words of an answer begin and end, and whether they are of the kind asked for."""

import re
from functools import lru_cache

from corpus.datelines import read_dateline
from corpus.dates import find_dates
from corpus.text import words
from corpus.types import Span
from index.query.lexicon import expand_query, language_of, load_lexicon
from qa.answer_rules.candidates import Candidate
from qa.entities.people import RANK
from qa.question.constraints import tells, told_by
from qa.question.translation import translate_query

_TIME_WORD = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|januari|februari|maret|april|mei|juni|juli|agustus|"
    r"september|oktober|november|"
    r"desember|jan|feb|mar|apr|jun|jul|agt|agu|ags|sep|sept|okt|nov|des|pukul|pkl|jam|detik|menit|hari|minggu|pekan|bulan|"
    r"tahun|abad|dekade|"
    r"pagi|siang|sore|petang|malam|dini|subuh|fajar|magrib|maghrib|isya|zuhur|dzuhur|asar|ashar|kemarin|besok|lusa|tadi|"
    r"nanti|sekarang|kini|"
    r"lalu|lama|dulu|sejak|setelah|sebelum|sesudah|usai|seusai|selepas|saat|ketika|waktu|sewaktu|selama|semester|triwulan|"
    r"kuartal|musim|masa|"
    r"lebaran|ramadan|ramadhan|puasa|natal|idul\s?\w+|imlek|nyepi|waisak|paskah|akhir|awal|pertengahan|setiap|tiap|periode|"
    r"era|segera|"
    r"wib|wit|wita|h[-+]\d+|menjelang|jelang|hari-h|seharian|semalam|\w+an tahun|tanggal|tgl|today|yesterday|[12]\d{3})\b"
    r"|\b(?:seminggu|sehari|setahun|sebulan|sepekan|babak|putaran|laga|tadi|esok|hut|weekend|mendatang|depan|menit)\b|"
    r"\d{1,2}[.:]\d{2}\b|'\d\d\b",
    re.IGNORECASE,
)
# Words that only announce a name: "yang bernama samaran Abang Long" tells nobody who Abang Long is.
_NAMING = frozenset(words("samaran alias bernama nama julukan sapaan panggilan inisial berinisial disebut dipanggil"))
_YES_OR_NO = re.compile(r"\W*(?:apakah|adakah|benarkah|(?:is|are|was|were|did|does|do|has|have|had|can|will)\b)", re.IGNORECASE)
_TITLED = re.compile(
    rf"(?i:{RANK})\s[A-Z]|(?:Bupati|Gubernur|Wali ?[Kk]ota|Kapol\w+|Kasat\w*|Kades|Camat|Ketua|Sekda|Pak|Bu|Bapak|Ibu|Haji|"
    rf"Ust\w+)\s(?:[A-Z][\w.'’-]*\s?){{1,6}}$"
)
_AGED = re.compile(r"^(?:[A-Z][\w.'’-]*\s?){1,4}\(\d{1,2}(?: tahun)?\)$")
_INSTITUTION = (
    r"(?:Satres\w+|Satlantas|Satpol\sPP|Polres(?:ta(?:bes)?)?|Polsek|Polda|Polri|Mapol\w+|Tim\s(?:Tekab|Elang|Resmob|Opsnal|"
    r"SAR)|Unit\s\w+|Kejaksaan|Kejari|"
    r"Kejati|Pengadilan|Mahkamah|Pemkab|Pemkot|Pemprov|Dinas|Badan|BPBD|BMKG|KPU|Bawaslu|KPK|DPRD?|RSUD?|Kementerian|Toko|"
    r"Pasar|Bank|Kepolisian)"
)
_NOBODY = re.compile(
    r"(?:para\s|sejumlah\s|seorang\s)?(?:polisi|petugas|kepolisian|aparat|penyidik|pelaku|tersangka|korban|saksi|pemilik|"
    r"warga|terdakwa|toko|"
    r"senin|selasa|rabu|kamis|jumat|sabtu|minggu)",
    re.IGNORECASE,
)
_OF_INSTITUTION = re.compile(rf"\w*(?:{_INSTITUTION})\b(?:\s(?:[A-Z][\w-]*|\d+))*")
# "Siapa penyelenggara ...", "who won", "who arrested": an institution, a team or a firm may well be meant.
_PERSON_ASKED = re.compile(
    r"\bsiapa(?:kah)?(?:\ssaja)?(?:\ssih)?\s(?:nama\s)?(?:pelaku|tersangka|terdakwa|terduga|pencuri|perampok|pembunuh|"
    r"penembak|kurir|pengedar|bandar|"
    r"korban|saksi|sopir|pengemudi|istri|suami|anak|ayah|ibu|bupati|gubernur|wali\s?kota|camat|lurah|kapol\w+|ketua|kepala|"
    r"sekretaris|direktur|"
    r"rektor|pelatih|kapten)\b|^\W*who\s(?:is|was)\sthe\s(?:\w+\s){0,3}?(?:suspect|culprit|thief|robber|killer|victim|"
    r"witness|driver|wife|husband|"
    r"regent|mayor|governor|chief|chair\w*|head|secretary|director|rector|coach|captain)\b",
    re.IGNORECASE,
)
_BEHIND_PLACE_WORD = re.compile(r"\b(?:di|Kabupaten|Kecamatan|Desa|Kelurahan|Provinsi|Pekon|Dusun|Jalan)\s$")
_LEAD = re.compile(
    r"(?:(?:ber)?inisial|bernama|dengan\sinisial|atas\snama|oleh|yakni|yaitu|adalah|ialah|bersama|bahwa|kata|ujar|"
    r"di(?:rampok|tangkap|bunuh|tembak|tusuk|aniaya|keroyok|begal|jambret|curi|culik|pimpin|buka|ketuai|lantik|hadiri|"
    r"gantikan|jabat)(?:\soleh)?)[\s,:]+"
)
_PREDICATE = re.compile(
    r",?\s(?:(?:telah|sudah|akan|juga|kini|harus|pun|langsung|akhirnya|saat|ketika|yang|usai|kemudian)\s)*"
    r"(?:di(?!bacakan)[a-z]{4,}|me[mnlryw][a-z]{4,}|kehilangan|tewas|meninggal|ter(?:luka|guling|tangkap|bukti|bunuh|"
    r"tembak)|beraksi|kabur|mengaku)\b"
)
_NAME_ONLY = re.compile(r"(?:[A-Z][\w.'’-]*|bin|binti|alias)(?:,?\s(?:[A-Z][\w.'’-]*|bin|binti|alias|\(\w+\)))*")


def cuts_a_word(candidate: Candidate) -> bool:
    """Whether the words begin or end inside a word or a figure: "itudo 5,2" of "bermagnitudo 5,2", "1" of "1.500"."""
    start, end, text = candidate.span.start, candidate.span.end, candidate.text
    return _is_inside(text, start) or _is_inside(text, end)


def runs_over_a_sentence(candidate: Candidate) -> bool:
    """Whether the words are not all in one sentence."""
    span, around = candidate.span, candidate.sentence
    return span.start < around.start or span.end > around.end


def only_repeats_the_question(candidate: Candidate) -> bool:
    """Whether a name, place or thing has no word that the question has not."""
    if candidate.kind not in ("who", "where", "what") or _YES_OR_NO.match(candidate.question):
        return False
    if _letters(candidate.said) in _letters(candidate.question):  # "palabuhanratu" is "Palabuhan Ratu"
        return True
    told = _told_by(candidate.question)
    return told is not None and not tells(told, candidate.said)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def tells_no_time(candidate: Candidate) -> bool:
    """Whether a time is asked for, and the words have no date, clock, period or event."""
    return candidate.kind == "when" and not _TIME_WORD.search(candidate.said) and not find_dates(candidate.said)


def is_no_place(candidate: Candidate) -> bool:
    """Whether a place is asked for, and the words are a person: by rank, office or age."""
    return candidate.kind == "where" and bool(_TITLED.match(candidate.said) or _AGED.match(candidate.said))


def is_a_place(candidate: Candidate) -> bool:
    """Whether a person is asked for, and the words are the dateline's place or stand behind "di" or "Kecamatan"."""
    if candidate.kind != "who":
        return False
    dateline = read_dateline(candidate.text)
    written = set(words(candidate.text[: dateline.length])) if dateline else set()
    named = set(words(candidate.said))
    return bool(named) and (named <= written or bool(_BEHIND_PLACE_WORD.search(candidate.before)))


def is_no_person(candidate: Candidate) -> bool:
    """Whether a certain person is asked for, and the words are an institution, a shop or nobody in particular."""
    if candidate.kind != "who" or not _PERSON_ASKED.search(candidate.question):
        return False
    return bool(_NOBODY.fullmatch(candidate.said) or _OF_INSTITUTION.fullmatch(candidate.said))


def without_lead(candidate: Candidate) -> Span:
    """The person without the verb or "berinisial" before: "DS (23)" of "berinisial DS (23)"."""
    found = _LEAD.match(candidate.said) if candidate.kind == "who" else None
    span = candidate.span
    return Span(span.start + found.end(), span.end) if found and found.end() < len(candidate.said) else span


def without_predicate(candidate: Candidate) -> Span:
    """The name without what happens to its bearer: "BM" of "BM ditangkap polisi"."""
    found = _PREDICATE.search(candidate.said) if candidate.kind == "who" else None
    span = candidate.span
    if not found or not _NAME_ONLY.fullmatch(candidate.said[: found.start()]):
        return span
    return Span(span.start, span.start + found.start())


def _is_inside(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    if text[at - 1].isalnum() and text[at].isalnum():
        return True
    around = text[max(0, at - 2) : at + 2]
    return bool(re.fullmatch(r"\d[.,]\d\d|\d[.,]\d\D?|\D?\d[.,]\d|\d\d[.,]\d", around)) and ("." in around or "," in around)


@lru_cache(maxsize=64)
def _told_by(question: str) -> frozenset[str] | None:
    """The words that answer nothing; None where the question gives the choice."""
    told = told_by(_wordings(question))
    return None if told is None else told | _NAMING | _meant_by(question)


def _meant_by(question: str) -> frozenset[str]:
    """All that the words of an English question may stand for: "jet pribadi" tells nothing of a private jet.

    Of 1,993 right answers to English training questions these words take out two.
    """
    if language_of(question) != "en":
        return frozenset()
    return frozenset(word for idea in expand_query(question, load_lexicon(), "en") for word, _ in idea)


def _wordings(question: str) -> list[str]:
    return [question, translate_query(question)] if language_of(question) == "en" else [question]
