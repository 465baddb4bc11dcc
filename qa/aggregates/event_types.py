"""The kinds of events that are counted: how a question names them, how an article tells that one happened, and how not.

The words are those of Indonesian regional and national papers; common knowledge, written by hand.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from corpus.text import stem
from corpus.text.tokens import MONTHS

# What stands before a word for an event that has not happened, or not here.
_UNREAL = (
    r"antisipasi|mengantisipasi|diantisipasi|cegah|mencegah|pencegahan|waspadai?|mewaspadai|kewaspadaan|rawan|potensi|"
    r"berpotensi|"
    r"risiko|berisiko|ancaman|terancam|simulasi|siaga|tanggap|hadapi|menghadapi|mitigasi|pengendali\w*|kendalikan|atasi|"
    r"mengatasi|"
    r"bebas|peringatan dini|prakiraan|penanggulangan|menanggulangi|tanggulangi|pemadam|petugas|dinas|badan|"
    r"tekan|menekan|turunkan|menurunkan|kurangi|mengurangi|angka|jumlah|hindari|menghindari|jelang|menjelang|tidak|tak|"
    r"bukan|tanpa|belum|batal|ditunda|penundaan|jika|bila|apabila|kalau|seandainya|"
    r"sosialisasi|penyuluhan|edukasi|pelatihan|latihan|latih|seruan|rencana|peluang|harapan|sekitar isu|mirip|"
    r"rapat|rakor|membahas|bahas|pembahasan|koordinasi|berkoordinasi|diskusi|berdiskusi|seminar|lokakarya|webinar|kajian|"
    r"peringatan|peringati|memperingati|mengenang|setahun|sewindu|haul|gladi|apel|masterplan|proyek|studi|riset|penelitian|"
    r"hoaks|hoax|rumor|isu|membantah|bantah|menepis|berharap|mengharap\w*|diharap\w*|prediksi|diprediksi|diprakirakan|diramalkan|film|sinetron|sinopsis|"
    r"seputar|asuransi|deteksi|detektor|sensor|pemetaan|peta"
)
# How many there were in a year is nobody's report of one; nor is what is put off or yet to come.
_SUMMED = re.compile(
    r"\b(?:\d[\d.]*|puluhan|ratusan|belasan|ribuan)\s(?:kali\s|kasus\s|kejadian\s|peristiwa\s|perkara\s)(?:\w+\s){0,3}?\Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b\d[\d.]*\s\Z")
# "sejak Januari", "selama tiga bulan", but not "sejak sore" or "sejak Selasa 17 September", which are of one event.
_SPAN_OF_YEARS = re.compile(
    r"\b(?:selama|sepanjang|sejak)\s(?:\d+\s(?=bulan|tahun)|[^\W\d]+\s){0,2}?"
    rf"(?:tahun|bulan|semester|musim|(?:19|20)\d\d|{'|'.join(MONTHS)})\b|"
    r"\b(?:setahun|dalam setahun|tahun ini|per tahun|semester)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b\d[\d.]*\s(?:kali\s|kasus\s|kejadian\s)(?:banjir|longsor|kebakaran|kecelakaan|bencana|gempa|karhutla)", re.IGNORECASE
)
_PUT_OFF = re.compile(
    r"\b(?:ditunda|dibatalkan|batal|urung|ditangguhkan|hoaks|hoax|(?:kabar|berita) bohong|tidak benar)\b", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:akan|bakal|segera|hendak|siap|rencananya|direncanakan|dijadwalkan|diagendakan)\s(?:\w+\s){0,2}\Z", re.IGNORECASE
)


def is_no_single_event(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, a word for an event, is part of a sum, or of what has not come to pass."""
    before, behind = text[:start], text[end:].partition(". ")[0]
    if _NUMBERED.search(before) and _SPAN_OF_YEARS.search(text):
        return True
    return bool(_SUMMED.search(before) or _TO_COME.search(before) or _PUT_OFF.search(behind))


def is_sum_over_time(text: str) -> bool:
    """Whether a sentence tells of what happened over a year or more, or more than once."""
    return bool(_SPAN_OF_YEARS.search(text) or _MANY.search(text))


@dataclass(frozen=True, slots=False)
class EventType:
    """`asked` names it in a question (its plural in English), `told` in an article; `words` are looked up in the index.

    `is_wide` events strike more than one village at a time, and one of them may last `lasts_days` more; `unreal` is what
    `told` must not match around it. What `is_debated` as often as it happens is told only where its day is written.
    """

    name: str
    asked: str
    told: str
    words: str
    unreal: str = r"(?!)"
    is_wide: bool = False
    lasts_days: int = 0
    is_debated: bool = False

    @property
    def is_local(self) -> bool:
        """Whether the cities that a report names tell one event from another: an earthquake is felt in many."""
        return not self.is_wide or self.lasts_days > 0

    @cached_property
    def question(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.asked})\b", re.IGNORECASE)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.words.split())

    @cached_property
    def article(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.told})", re.IGNORECASE)

    @cached_property
    def no_event(self) -> re.Pattern[str]:
        """Matched at the end of the words before what `article` finds, or over all of it."""
        return re.compile(rf"\b(?:{_UNREAL})\s(?:\w+\s){{0,2}}\Z", re.IGNORECASE)

    @cached_property
    def figure_of_speech(self) -> re.Pattern[str]:
        return re.compile(self.unreal, re.IGNORECASE)


EVENT_TYPES: tuple[EventType, ...] = (
    EventType(
        "flood",
        r"banjir(?: bandang| rob)?|kebanjiran|floods?|flooding|flooded|flash floods?",
        r"(?:ke)?banjir\b|(?:sungai|kali|tanggul|air|bendungan|drainase)\b[^.]{0,40}\b(?:meluap|luapan|jebol|menggenangi)|"
        r"luapan (?:air|sungai|kali)|"
        r"(?:rumah|permukiman|desa|jalan|warga|sawah)\b[^.]{0,40}\b(?:terendam|tergenang|digenangi)|"
        r"(?:ge|meng)?genangi\b|merendam \d|jebolnya tanggul",
        "banjir kebanjiran meluap luapan terendam merendam tergenang menggenangi genangi genangan jebol jebolnya",
        r"banjir(?:i)? (?:pujian|kritik\w*|hujatan|komentar|doa|ucapan|dukungan|order\w*|pembeli|pesanan|diskon|promo|hadiah|"
        r"air mata|"
        r"like|cibiran|job|tawaran|respon\w*|hoaks|informasi|protes|produk|impor|bintang|gol|kartu|peminat|pengunjung|"
        r"wisatawan|penonton)|"
        r"(?:kanal|anti|pintu air|pengendali|bebas|penahan) ?banjir|banjir kanal",
        is_wide=True,
        lasts_days=3,
    ),
    EventType(
        "landslide",
        r"(?:tanah |bencana )?longsor|landslides?|mudslides?",
        r"(?:tanah )?longsor(?:an)?\b|(?:tebing|lereng|bukit|talud)\b[^.]{0,90}\b(?:ambrol|runtuh|ambruk|longsor)|tertimbun\b",
        "longsor longsoran ambrol tertimbun timbun menimbun runtuh ambruk",
    ),
    EventType(
        "wildfire",
        r"karhutla|kebakaran (?:hutan|lahan)(?: dan lahan)?|(?:forest|land|peat|wild) ?(?:and land )?fires?",
        r"karhutla|kebakaran (?:hutan|lahan|gambut|ilalang|semak)|(?:lahan|hutan|ilalang|semak|gambut|gunung|"
        r"bukit)\b[^.]{0,60}\bterbakar",
        "karhutla kebakaran terbakar hutan lahan",
        is_wide=True,
        lasts_days=3,
    ),
    EventType(
        "fire",
        r"kebakaran|terbakar|fires?|blazes?|burn(?:ed|t) down|caught fire|catch fire",
        r"kebakaran\b|terbakar\b|si jago merah|(?:di)?lalap(?: api)?\b|(?:meng|di)?hangus(?:kan)?\b|ludes\b|dilalap|dilahap|"
        r"api (?:meng|me|mem)(?!buat)\w+|jadi arang|hangus",
        "kebakaran terbakar ludes jago lalap dilalap dilahap hangus menghanguskan dihanguskan arang api",
        r"kebakaran jenggot|pemadam kebakaran|penanggulangan kebakaran|kebakaran (?:hutan|lahan|gambut)|lemak|kalori "
        r"terbakar|terbakar (?:cemburu|"
        r"semangat|emosi|api asmara|sinar matahari|api cemburu|amarah)|(?:mobil|unit|dinas|armada) (?:pemadam|damkar)|alat "
        r"pemadam|hidran|"
        r"luka bakar|kebakaran jenggot|kotak|ditembakkan|(?:tubuh|jenazah|jasad|mayat|utuh)\b[^.]{0,30}\bhangus(?: terbakar)?|"
        r"ludes (?:terjual|dipesan|diborong|dibeli|dalam|habis)|(?:tiket|kamar|kuota|stok)\b[^.]{0,30} ludes",
    ),
    EventType(
        "accident",
        r"kecelakaan(?: lalu ?lintas| maut| beruntun| tunggal)?|tabrakan(?: beruntun| maut)?|laka ?lantas|(?:traffic |road |"
        r"car |train |fatal )?"
        r"(?:accidents?|crash(?:es)?|collisions?)",
        r"kecelakaan\b|laka ?lantas|tabrakan\b|bertabrakan|(?:di|ter)?tabrak(?:an|i)?\b|menabrak(?:i)?\b|adu banteng|terguling|"
        r"tergelincir ke|"
        r"masuk jurang|terjun ke jurang|seruduk|menyeruduk|terlindas|dilindas|terserempet|tabrak lari",
        "kecelakaan laka lakalantas tabrakan bertabrakan menabrak ditabrak tabrak tertabrak adu terguling jurang seruduk "
        "menyeruduk terlindas "
        "dilindas",
        r"kecelakaan kerja|hampir|nyaris|motogp|formula|uu|menabrak (?:aturan|hukum|konstitusi|undang)|kecelakaan sejarah",
    ),
    EventType(
        "earthquake",
        r"gempa(?: bumi)?|(?:earth)?quakes?|tremors?",
        r"gempa\b",
        "gempa",
        r"gempa (?:politik|susulan)|tahan gempa|ramah gempa|simulasi gempa",
        is_wide=True,
    ),
    EventType(
        "whirlwind",
        r"(?:angin )?puting beliung|angin kencang|(?:whirl|strong )winds?|tornado(?:e?s)?|whirlwinds?|windstorms?",
        r"puting beliung|angin kencang",
        "beliung angin",
        is_wide=True,
    ),
    EventType(
        "eruption",
        r"erupsi|letusan|meletus|erupt(?:s|ed|ions?)?",
        r"erupsi\b|bererupsi\b|meletus\b|letusan\b|awan panas|wedus gembel|(?:me)?muntahkan (?:lava|abu|material|awan)",
        "erupsi bererupsi meletus letusan awan wedus gembel muntahkan memuntahkan",
        r"konflik|perang|letusan (?:senjata|senapan|ban)",
        is_wide=True,
    ),
    EventType(
        "sting",
        r"(?:operasi )?tangkap tangan|ott|sting(?: operations?)?",
        r"(?:operasi )?tangkap tangan|\bott\b",
        "ott tangan",
        r"revisi|ruu|uu kpk|soal (?:banyaknya )?ott|berkali-kali ott",
        is_debated=True,
    ),
    EventType(
        "arrest",
        r"(?:di|ter)?tangkap|menangkap|penangkapan|(?:mem|di)bekuk|(?:me|di)ringkus|diciduk|arrest(?:s|ed)?|detained",
        r"(?:ditangkap|menangkap|tangkap|penangkapan|dibekuk|membekuk|bekuk|diringkus|meringkus|ringkus|diciduk|menciduk|"
        r"ciduk|digulung|"
        r"diamankan|mengamankan|amankan|dicokok|mencokok|tak berkutik|digelandang|tertangkap|menggerebek|digerebek)\b",
        "ditangkap menangkap tangkap penangkapan dibekuk membekuk bekuk diringkus meringkus ringkus diciduk menciduk ciduk "
        "diamankan mengamankan "
        "amankan dicokok tertangkap menggerebek",
        r"(?:meng)?amankan (?:aksi|demo\w*|jalannya|pilkada|pemilu|natal|lebaran|idul|pelantikan|pasokan|stok|aset|wilayah|"
        r"posisi|kemenangan)",
    ),
    EventType(
        "inauguration",
        r"(?:me|di|pe)lantik(?:an)?|inaugurat(?:e[ds]?|ions?)|sworn in|swear(?:ing)?[ -]in|installed",
        r"(?:me|di)?lantik\b|pelantikan\b|diambil sumpah\w*|pengambilan sumpah|dikukuhkan|mengukuhkan",
        "melantik dilantik lantik pelantikan sumpah sumpahnya dikukuhkan mengukuhkan",
        r"(?:akan|segera|bakal|siap|mendesak|desak|usul\w*|belum|tunda|tolak) (?:\w+ ){0,2}(?:di|me)?lantik|pelantikan "
        r"(?:\w+ ){0,8}ditunda",
    ),
    EventType(
        "protest",
        r"unjuk ?rasa|demo(?:nstrasi)?|aksi (?:massa|protes)|protests?|demonstrations?|rall(?:y|ies)",
        r"unjuk ?rasa|berunjuk rasa|demonstrasi|(?:ber)?demo\b|aksi (?:massa|protes|damai)",
        "unjuk rasa demo demonstrasi berdemo aksi",
    ),
    EventType(
        "robbery",
        r"perampokan|pencurian|pembegalan|begal|curanmor|pembobolan|robber(?:y|ies)|thefts?|burglar(?:y|ies)|muggings?",
        r"perampokan|pencurian|(?:di|me)?rampok\b|(?:mem|di)?begal\b|pembegalan|curanmor|dibobol|membobol|bobol\b|menggasak|"
        r"gasak\b|dicuri\b|mencuri\b|digondol|raib",
        "perampokan pencurian merampok dirampok rampok begal membegal dibegal pembegalan curanmor dibobol membobol bobol "
        "menggasak gasak dicuri "
        "mencuri digondol raib",
    ),
    EventType(
        "murder",
        r"pembunuhan|dibunuh|murders?|killings?",
        r"pembunuhan|(?:di|mem)bunuh\b|bunuh\b|dihabisi|menghabisi|dibacok hingga tewas|tewas (?:dibacok|ditusuk|ditikam|"
        r"ditembak)",
        "pembunuhan dibunuh membunuh bunuh dihabisi menghabisi dibacok ditusuk ditikam",
        r"bunuh diri",
    ),
    EventType(
        "drowning",
        r"tenggelam|drown(?:ed|ings?)|(?:ship|boat)s? s(?:ank|unk|inkings?)",
        r"tenggelam\b|hanyut\b|terseret (?:arus|ombak)|karam\b",
        "tenggelam hanyut terseret karam",
        r"tenggelam dalam",
    ),
    EventType(
        "brawl", r"tawuran|bentrok(?:an)?|brawls?|clash(?:es)?", r"tawuran|bentrok(?:an)?\b", "tawuran bentrok bentrokan"
    ),
    EventType("poisoning", r"keracunan(?: makanan| massal| pangan)?|(?:food )?poison(?:ings?|ed)", r"keracunan", "keracunan"),
    EventType(
        "nomination",
        r"(?:me|di)?netapkan (?:pasangan )?calon|menetapkan (?:pasangan )?calon|tetapkan (?:pasangan )?calon|penetapan "
        r"(?:pasangan )?calon"
        r"|(?:named|set|declared|fixed) (?:their |its )?candidates",
        r"(?:menetapkan|tetapkan|ditetapkan|penetapan|resmi menetapkan)\b[^.]{0,60}\b(?:pasangan calon|paslon|calon)",
        "menetapkan tetapkan ditetapkan penetapan",
    ),
)  # fmt: skip
