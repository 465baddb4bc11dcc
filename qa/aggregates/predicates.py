"""What a word for an event says of it: that it happened, what came of it, or only that somebody spoke of it."""

import re
from typing import Literal

from corpus.text.patterns import lazy_pattern
from qa.aggregates.event_types import EventType

Predicate = Literal["event", "after", "speech"]
"""What a day or a place belongs to: to the event, to what came of it, or to who spoke."""

# In front of a word for an event they make it the circumstance of something else: the victims of a fire.
_BACKGROUND = lazy_pattern(
    r"\b(?:korban|penyebab|pemicu|faktor|pelaku|terduga|tersangka|terdakwa|saksi|lokasi|TKP|titik|kasus|perkara|terkait|soal|"
    r"mengenai|tentang|"
    r"dampak|imbas|buntut|pasca|pengungsi|penyintas|terdampak|penanganan|penanggulangan|evakuasi|"
    r"penyelidikan|penyidikan|investigasi|identifikasi|olah|bekas|sisa|puing|trauma|misteri|motif|kronologi|fakta|"
    r"pengakuan|kisah|cerita|identitas|jenazah|santunan|bantuan|pemulihan|rehabilitasi|rekonstruksi|belajar dari|spesialis|"
    r"sindikat|komplotan|jaringan|residivis|buron|buronan|DPO|menyusul|tragedi|peduli|relawan|posko)[)\]]?\s"
    r"(?:(?!di\b|yang\b)\w+\s){0,1}\Z|\bpasca[- ]?\Z|\b(?:asap|abu|debu|bau|lumpur|material)\b[^.,]{0,30}\bakibat\s\Z",
    re.IGNORECASE,
)
# "Setelah kebakaran" looks back to one; "tewas setelah tertabrak truk" tells of it.
_SINCE = lazy_pattern(r"\b(?:usai|setelah|sesudah|sejak)\s(?:(?!di\w*|yang\b|ter\w+|me\w+|kena\b)\w+\s){0,1}\Z", re.IGNORECASE)
# What comes at once of an event: who flees or dies after one tells of it.
_AT_ONCE = lazy_pattern(
    r"\b(?:(?:me|di)?ngungsi\w*|diungsikan|dievakuasi|tewas|meninggal|terluka|luka(?:-luka)?|hilang|hanyut|terjebak|terisolasi|panik|"
    r"berhamburan|lumpuh|macet|putus|terputus|rusak|roboh|ambruk|rata dengan tanah|dilarikan)\b[^.]*\Z",
    re.IGNORECASE,
)
_VERB = lazy_pattern(r"(?:di|ter|me|ber)\w|tenggelam|hanyut|hangus|ludes|longsor|meletus", re.IGNORECASE)
_BECAME = lazy_pattern(
    r"\b(?:menjadi|jadi|diduga(?: kuat)?(?: merupakan)?|merupakan|ternyata|akibat) (?:korban|kasus) (?:\w+ )?\Z", re.IGNORECASE
)
_HAPPENED = lazy_pattern(
    r"\b(?:terjadi(?:nya)?|peristiwa|kejadian|insiden|musibah|melanda|landa|dilanda|menerjang|terjang|diterjang|merendam|"
    r"terendam|"
    r"menewaskan|tewaskan|mengguncang|guncang|diguncang|digoyang|menghanguskan|hanguskan|digelar|menggelar|berlangsung|"
    r"menggelegar|menimpa|timpa|diserang|beraksi|melancarkan)\b",
    re.IGNORECASE,
)
# What came of an event: the day beside these words is theirs, not the event's.
_AFTERWARDS = lazy_pattern(
    r"\b(?:bantuan|santunan|berkas|dilimpahkan|melimpahkan|divonis|memvonis|vonis|dituntut|sidang|persidangan|"
    r"rekonstruksi|prarekonstruksi|reka ulang|"
    r"pemulihan|penyintas|relokasi|direlokasi|hunian|huntara|trauma|pasca\w*|kembali (?:dibuka|dapat|normal|dilalui|"
    r"beroperasi)|"
    r"menyalurkan|menyerahkan|disalurkan|diserahkan|meninjau|ditinjau|mengunjungi|menyambangi|menetapkan|ditetapkan|memeriksa|"
    r"diperiksa|menyelidiki|selidiki|menjenguk|memperbaiki|menyambut|mengumpulkan|terima|(?<!-)tiba(?!-)|olah TKP|identifikasi|"
    r"mengidentifikasi|teridentifikasi|diidentifikasi|autopsi|otopsi|dimakamkan|pemakaman|"
    r"mengungkap|diungkap|terungkap|pengungkapan|rapat|rakor|pertemuan|dipulangkan|dideportasi|mengevaluasi|"
    r"mengimbau|diimbau|dilaporkan ke)\b",
    re.IGNORECASE,
)
# A thief is caught, and a killer, days after; of other events nobody is.
_CAUGHT = lazy_pattern(
    r"\b(?:ditangkap|menangkap|tangkap|penangkapan|tertangkap|dibekuk|membekuk|bekuk|diringkus|meringkus|ringkus|diciduk|"
    r"menciduk|ciduk|diamankan|mengamankan|amankan|digelandang|digerebek|menggerebek|ditahan|menahan|tersangka|buron|"
    r"menyerahkan diri)\b",
    re.IGNORECASE,
)
_SPOKE = lazy_pattern(
    r"\b(?:me|men|meng|di|ber|ter)?(?:kata|ujar|ucap|tutur|ungkap|jelas|papar|terang|imbuh|tegas|sebut|lanjut|beber|tambah|"
    r"tulis|cuit|nyata|klaim)(?:kan|nya|an|i)?\b|"
    r"\b(?:ditemui|menemui|dihubungi|menghubungi|dikonfirmasi|konfirmasi|dimintai|keterangan|rilis|siaran pers|jumpa pers|"
    r"konferensi pers|wartawan|awak media|dilansir|melansir|dikutip|mengutip|pantauan|pantau|di lokasi|di TKP|kepada|"
    r"menurut|berdasarkan|video|membenarkan|penjelasan|pengakuan)\b",
    re.IGNORECASE,
)


def is_background(text: str, start: int) -> bool:
    """Whether the word for an event at `start` is only the circumstance of something else."""
    before = text[:start]
    if (since := _SINCE.search(before)) and not _VERB.match(text, start) and not _AT_ONCE.search(before[: since.start()]):
        return True
    return bool(_BACKGROUND.search(before) and not _BECAME.search(before))


def asserts(text: str, event: EventType) -> bool:
    """Whether some word for the event in `text` is more than a circumstance."""
    return any(not is_background(text, match.start()) for match in event.article.finditer(text))


def tells_what_came_of_it(text: str, event: EventType) -> bool:
    """Whether words beside those for the event tell of what came of one."""
    return any(pattern.search(event.article.sub(" ", text)) for pattern in _afterwards(event))


def predicate_before(text: str, end: int, event: EventType) -> Predicate | None:
    """The nearest one before `end`; None where nothing there tells of the event, what came of it, or a speaker."""
    before = text[:end]
    found: list[tuple[int, int, Predicate]] = []
    for match in event.article.finditer(before):
        found.append((match.end(), 2, "after" if is_background(before, match.start()) else "event"))
    for pattern in _afterwards(event):
        found += [(match.end(), 1, "after") for match in pattern.finditer(before)]
    # What "happened" in the news of an arrest is the crime.
    happened: Predicate = "after" if event.name == "arrest" else "event"
    found += [(match.end(), 1, happened) for match in _HAPPENED.finditer(before)]
    found += [(match.end(), 0, "speech") for match in _SPOKE.finditer(before)]
    return max(found)[2] if found else None


def _afterwards(event: EventType) -> tuple[re.Pattern[str], ...]:
    return (_AFTERWARDS,) if event.name in ("arrest", "sting") else (_AFTERWARDS, _CAUGHT)
