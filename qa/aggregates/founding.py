"""Whether an article says that an event happened, and is the news of it, or only comes back to one."""

import re

from qa.aggregates.event_types import EventType
from qa.aggregates.predicates import asserts, tells_what_came_of_it

_HAPPENED = re.compile(
    r"\b(?:terjadi|melanda|landa|dilanda|menerjang|terjang|diterjang|merendam|terendam|tergenang|menggenangi|genangi|"
    r"digenangi|menimpa|timpa|tertimpa|"
    r"menimbun|timbun|tertimbun|menutup|tertutup|mengguncang|guncang|diguncang|menggoyang|menghanguskan|hanguskan|hangus|"
    r"ludes|terbakar|membakar|melalap|lalap|"
    r"dilalap|dilahap|melahap|diamuk|mengamuk|menewaskan|tewas|meninggal|merenggut|menabrak|tabrak|ditabrak|tertabrak|"
    r"bertabrakan|terguling|terjun|terperosok|"
    r"ditangkap|menangkap|tangkap|dibekuk|membekuk|bekuk|diringkus|meringkus|ringkus|diciduk|menciduk|diamankan|mengamankan|"
    r"amankan|digerebek|menggerebek|"
    r"tertangkap|dilantik|melantik|lantik|diambil sumpah\w*|meluap|meluapnya|jebol|jebolnya|ambrol|ambruk|runtuh|roboh|putus|"
    r"beterbangan|disapu|rusak|merusak|"
    r"memporak\w*|menghantam|dihantam|berlangsung|digelar|menggelar|mengakibatkan|menyebabkan|mengungsi|kebanjiran|dirampok|"
    r"merampok|dibobol|membobol|digasak|"
    r"menggasak|dicuri|mencuri|dibegal|dibunuh|membunuh|dibacok|ditusuk|hanyut|tenggelam|terseret|karam|meletus|erupsi|"
    r"menyemburkan|keracunan|bentrok|tawuran|"
    r"menetapkan|ditetapkan|berunjuk rasa|berdemo|mendatangi|mengalami|melibatkan|dikukuhkan|longsor|terserempet|terlindas|"
    r"masuk|isolasi|ricuh|dibubarkan|membubarkan|bubarkan|terseruduk|menyeruduk|seruduk|berhamburan|muntahkan|memuntahkan|"
    r"mengeluarkan|meluncurkan|luncurkan|meledak|"
    r"padam|dipadamkan|berkobar|unjuk rasa|menolak|tolak|menuntut|tuntut|desak|mendesak)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"^\s*[“\"‘']|[“\"]|\b(?:saya|kami|kita|aku|katanya|ujarnya|tuturnya)\b", re.IGNORECASE)
# It tells of an earlier event beside its own.
_RECALLS = re.compile(
    r"\b(?:pernah|(?:beberapa|\d+|satu|dua|tiga|lima|sepuluh) (?:waktu|tahun|bulan)(?: yang)? (?:lalu|silam)|"
    r"tahun (?:lalu|silam)|terus (?:terjadi|berulang)|dulu|"
    r"sejarah|mengenang|peringatan|setiap|kerap\w*|sering\w*|selalu|marak|berulang|belakangan|akhir-akhir ini|"
    r"langganan|setahun|bertahun-tahun|dari masa ke masa|biasa\w*)\b",
    re.IGNORECASE,
)
# Headlines that come back to what other articles have told.
_COMES_BACK = re.compile(
    r"\A\W*(?:ini|inilah|kenapa|mengapa|bagaimana|apa|siapa|awas|waspada|tips|cara|belajar|misteri|mengulik|menelusuri|cerita|kisah|pengakuan)\b|"
    r"\b(?:fakta|kronologi|penyebab\w*|alasan|motif|detik-detik|identitas|daftar|pelajaran|buntut|imbas|pasca\w*|usut|"
    r"selidiki|antisipasi|cegah|santuni|bantu|bantuan|santunan|duga(?:an)?|terungkap|ungkap|ditetapkan|tetapkan|tersangka|"
    r"populer|update|berduka|korban)\b|\?\W*\Z",
    re.IGNORECASE,
)


def says_it_happened(title: str, said: str, event: EventType | None) -> bool:
    """Whether the sentence, or else the headline, reports outside of anybody's speech that something took place."""
    if _RECALLS.search(said):
        return False
    in_title = event is not None and asserts(title, event) and not _RECALLS.search(title) and bool(_HAPPENED.search(title))
    return in_title or (bool(_HAPPENED.search(said)) and not _SPEECH.search(said))


def is_news_of_it(title: str, said: str, event: EventType) -> bool:
    """Whether headline and sentence bring the event itself, not what came of one, and not its causes or habits."""
    if _COMES_BACK.search(title) or _RECALLS.search(title) or _RECALLS.search(said):
        return False
    return asserts(title, event) and asserts(said, event) and not tells_what_came_of_it(f"{title} {said}", event)
