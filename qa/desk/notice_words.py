"""The words by which notices of newsrooms are told: who speaks, of what, and what is done to it. `notices.py` weighs them."""

import re

# Some part of one of these stands in every notice; by them an archive is searched for candidates.
MARKS = tuple(
    (
        "ralat|koreksi|hak jawab|pembetulan|kekeliruan|kesalahan|keliru|khilaf|revisi|maaf|cabut|menarik|penarikan|ditarik|"
        "kami tarik|menurunkan|dihapus|menghapus|klarifikasi|luruskan|catatan redaksi|menyesal|salah men|salah tulis|"
        "salah kutip|salah ketik|itu salah|yang salah|correction|retract|editor|apologi|regret|amended|incorrect|misstated|"
        "misidentified|taken down|for the record|right of reply"
    ).split("|")
)

IN = r"(?:[^.\n]|\.(?=\S|\s\d))"  # within a sentence: the dot of an address or a number ends none
REPORT = r"(?:berita|pemberitaan|artikel|tulisan|naskah|laporan|warta|judul|foto|infografi[ks]|story|article|report)"
PUBLISHED = (
    r"(?:terbit|tayang|dimuat|termuat|diterbitkan|dipublikasikan|diunggah|disiarkan|dirilis|diturunkan|tersiar|kami\s(?:muat|"
    r"terbitkan|tayangkan|siarkan|turunkan|unggah|tulis|beritakan)|published)"
)
NEWS = r"(?:berita|pemberitaan|artikel|tulisan|liputan)"  # what no police and no office has, as they have "laporan"
GENERIC = (
    r"(?:yang|mana|media|wajib|harus|perlu|dapat|bisa|boleh|patut|biasa)"  # behind a voice: what newsrooms do, not this one
)
DAY = (
    r"(?:(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b,?\s?\(?\d|\d{1,2}\s(?:januari|februari|maret|april|mei|juni|juli|agustus|"
    r"september|oktober|november|desember)\b)"
)
DAY_EN = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?)\s\d)"
)
VOICE = r"(?:redaksi|redaktur|penyunting|meja\ssunting|kami|newsroom|editors?|our|we)"
STORY = r"(?:stor(?:y|ies)|articles?|coverage|photo(?:graph)?s?|captions?|headlines?|graphics?)"  # and not every report

TITLE_HEAD = re.compile(
    r"\W*(?:berita\s)?(?P<correction>ralat|koreksi|pembetulan|perbaikan berita|errat(?:a|um)|"
    r"corrections?(?:\s(?:and|&)\sclarifications?)?|corrected|(?:photo|picture|caption|graphic|headline)\scorrection|for\sthe\srecord|"
    r"clarifications?(?=\s*(?:\Z|:)))\s*"
    r"(?:\Z|[:\]\)|–—-]|\bberita\b|\bpemberitaan\b|\bartikel\b|\bjudul\b|\bredaksi\b|\batas\b|\buntuk berita\b)"
    r"|\W*(?P<reply>hak (?:jawab|koreksi)|tanggapan|bantahan|surat (?:hak jawab|tanggapan|bantahan)|right of reply)"
    r"\b(?=\s*[:\]\)|–—-]|.{0,80}\b(?:berita|pemberitaan|artikel)\b)"
    r"|\W*(?P<withdrawal>(?:pencabutan|penarikan) (?:berita|artikel|tulisan|pemberitaan)|(?:berita|artikel) (?:ini )?"
    r"(?:di)?(?:cabut|tarik)|dicabut|retraction|retracted)\s*(?:[:\]\)|–—-]|\b)",
    re.IGNORECASE,
)
TITLE_TAIL = re.compile(r"[\[(–—-]\s*(?:ralat|koreksi|pembetulan|correction)\s*[\])]?\s*\Z", re.IGNORECASE)
TITLE_VOICE = re.compile(
    r"\b(?:redaksi)\b.{0,30}\b(?:ralat|meralat|koreksi|mengoreksi|cabut|mencabut|tarik|menarik|maaf)\b"
    r"|\A\W*(?:klarifikasi|penjelasan|pernyataan|jawaban|keterangan|catatan|pengumuman|pemberitahuan|"
    r"per(?:mintaan|mohonan)\smaaf)\s(?:\w+\s){0,3}?redaksi\b"
    r"|\b(?:statement|note|letter|apology)\sfrom\s(?:the|our)\s(?:editors?|newsroom)\b|\beditors?[’']?s?\s(?:note|apology|statement)\b",
    re.IGNORECASE,
)
# What others say of themselves, too: it counts where the paper's own report is spoken of.
TITLE_ADMITS = re.compile(
    r"\bwe\sgot\s(?:it|this|that)\swrong\b|\bkami\s(?:keliru|salah|khilaf)\b|\b(?:penjelasan|klarifikasi|ralat|koreksi)\s(?:dari\s)?kami\b"
    r"|\A\W*(?:(?:mohon|per(?:mohonan|mintaan))\smaaf|apology)\W*\Z",
    re.IGNORECASE,
)
# A headline that names such a thing somewhere may be of somebody else: it counts for less than one that begins with it.
TITLE_NAMES = re.compile(
    rf"\b(?P<correction>ralat|errat(?:a|um)|pembetulan|pelurusan {NEWS}|revisi {NEWS}|koreksi redaksi|catatan koreksi)\b"
    r"|\b(?P<reply>hak (?:jawab|koreksi)|bantahan|tanggapan)\b"
    rf"|\b(?P<withdrawal>(?:pencabutan|penarikan|penghapusan|cabut|tarik|menarik|mencabut) {NEWS}"
    rf"|{NEWS}\b.{{0,60}}\b(?:di)?(?:cabut|tarik|hapus))\b",
    re.IGNORECASE,
)

# A report that is said to be the paper's own: "pemberitaan kami", "artikel di Kabar Pesisir", "redaksi memberitakan".
OWN = re.compile(
    rf"\b{NEWS}\s(?:\w+\s){{0,2}}?(?:redaksi|kami)\b|\b{REPORT}\s[“\"'‘][^“”\"'\n]{{1,200}}[”\"']\W{{1,3}}redaksi\b"
    r"|\b(?:redaksi|kami)\s(?:\w+\s){0,2}?(?:memberitakan|mewartakan|menuliskan|menayangkan|mempublikasikan|menerbitkan)\b"
    rf"|\b(?:redaksi|kami)\s(?!{GENERIC}\b)(?:\w+\s){{0,3}}?(?:mencabut|menarik|menghapus|merevisi|meralat|mengoreksi|memperbaiki)\s(?:\w+\s){{0,2}}?"
    rf"{NEWS}\b",
    re.IGNORECASE,
)
# What may as well be an office's own report, where a newsroom is heard elsewhere.
OURS = re.compile(
    rf"\b{REPORT}\s(?:\w+\s){{0,2}}?kami\b|\bkami\s(?:\w+\s)?(?:muat|terbitkan|tayangkan|"
    r"siarkan|turunkan|unggah|tulis|beritakan|cetak|menyebut(?:kan)?|menulis|mewartakan|mencantumkan|mencetak)\b"
    rf"|\bour\s(?:[\w,.]+\s){{0,5}}?(?:{STORY}|report)\b",
    re.IGNORECASE,
)
# "berita berjudul …", "artikel yang tayang …", "pemberitaan kami", "seperti diberitakan kemarin".
REFERS = re.compile(
    rf"\b{REPORT}\b{IN}{{0,120}}?\b(?:berjudul|bertajuk|dengan\s(?:judul|tajuk)|edisi|{PUBLISHED}|kami\b|di\shalaman|halaman|"
    rf"headlined|titled)"
    rf"|{OWN.pattern}|\b{NEWS}\b[^.\n]{{0,40}}?{DAY}|\b{NEWS}\s(?-i:(?:[A-Z0-9][\w.,:-]*\s(?:(?:di|ke|dari|dan|yang|untuk|akibat)\s)?){{4}})|\b{REPORT}\s(?:\w+\s){{0,2}}?\(?https?://"
    rf"|\b(?:link|tautan)\s{REPORT}\b|\b(?:judul|tajuk|{REPORT})\s[“\"'‘]|\bour\s(?:[\w,.]+\s){{0,5}}?(?:{STORY}|report)\b|\b(?:earlier|previous)\s(?:\w+\s){{0,3}}?(?:{STORY}|report|version)\b"
    rf"|\b{STORY}\b{IN}{{0,60}}?(?:\bpublished\b|\bran\b|[“\"]|{DAY_EN}|\bin\sredaksi\b|\bhttps?://)|\breport\b{IN}{{0,40}}?{DAY_EN}"
    rf"|\b(?:edisi|terbitan)\s(?:cetak\s)?(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|\d)",
    re.IGNORECASE,
)
REFERS_BACK = re.compile(
    rf"\b(?:sebelumnya|kemarin|semula|terdahulu|tadi|awal)\b{IN}{{0,50}}\b(?:di|ter)(?:beritakan|berita|tulis|sebut(?:kan)?|muat|"
    rf"cantum)\b|\bseperti\s(?:yang\s)?(?:di|kami\s)beritakan|\b(?:dalam|pada|atas)\s{REPORT}\s(?:itu|tersebut|sebelumnya|kemarin)\b"
    rf"|\b(?:di|ter)(?:beritakan|tulis|cantum|muat)\b{IN}{{0,40}}\bsebelumnya\b|\bpreviously\sreported\b"
    rf"|\b(?:an?|the|our)\s(?:\w+\s){{0,4}}?(?:{STORY}|report)\b",
    re.IGNORECASE,
)
ERRS = re.compile(
    r"\b(?:kesalahan|kekeliruan|kekhilafan|ketidakakuratan|ketidaktepatan|salah\s(?:tulis|ketik|sebut|kutip|cetak))\b"
    r"|\b(?:keliru|salah)\s(?:me\w+|di\w+|ter\w+|tulis|sebut|kutip|cetak)\b"
    r"|\b(?:tertulis|tercantum|tertera|ditulis|tercetak|disebut(?:kan)?)\b.{0,160}?\b(?:seharusnya|semestinya|yang\s(?:benar|tepat|betul)|"
    r"melainkan)\b"
    r"|\b(?:yang\s(?:benar|betul|tepat)|seharusnya|semestinya|sebenarnya)\b.{0,120}?\bbukan\b|\bbukan\b.{0,80}\b(?:melainkan|seperti)\b"
    r"|\bseperti\s(?:yang\s)?(?:kami\s(?:tulis|muat|sebut|beritakan)|tertulis|termuat)|\b(?:hendaknya|harap|mohon)\sdibaca\b"
    rf"|\b{NEWS}\b{IN}{{0,160}}?\b(?:salah|keliru|(?:tidak|kurang)\s(?:tepat|akurat|benar))\b"
    r"|\b(?:informasi|data|angka|hal|keterangan)\s(?:itu|tersebut|ini)\s(?:keliru|salah|tidak\s(?:tepat|akurat|benar))\b"
    rf"|\b(?:angka|data|jumlah|keterangan|nama|tanggal|foto)\b{IN}{{0,60}}?\b(?:(?:tidak|kurang)\s(?:tepat|akurat|benar)|keliru)\b"
    r"|\b(?:itu|ini)\s(?:keliru|salah|tidak\sbenar)\b|\bada\s(?:\w+\s){0,3}?yang\s(?:salah|keliru)\b"
    r"|\bbukan(?:nya)?\s(?:\w+\s){1,4}?(?:tetapi|tapi)\b|\berror\b|\bincorrect|\b(?:misstated|misidentified|misspell?ed|misspelt|misquoted|misreported|mislabell?ed|wrongly|erroneous(?:ly)?|"
    r"inaccurate(?:ly)?|mistaken(?:ly)?|overstated|understated|misleading|misled)\b|\bha(?:ve|s)\s(?:given|left)\sthe\s(?:\w+\s)?impression\b"
    r"|\b(?:gave|had|used|carried|contained|showed|named|listed|printed|quoted|ran)\s(?:the|a|an)\swrong\b"
    r"|\bshould\shave\s(?:said|read|been|shown)\b|\bthe\scorrect\s(?:figure|number|name|date|spelling|place|title)\b",
    re.IGNORECASE | re.DOTALL,
)
CORRECTS = re.compile(
    rf"\b{VOICE}\b(?!\s{GENERIC}\b){IN}{{0,70}}?\b(?:meralat|mengoreksi|koreksi|ralat|memperbaiki|membetulkan|meluruskan|merevisi|perbaiki|"
    rf"betulkan|luruskan|corrects?)\b"
    rf"|\b(?:dengan\sini|demikian|berikut)\b{IN}{{0,40}}\b(?:di)?(?:ralat|perbaiki|koreksi|betulkan|luruskan)\b"
    rf"|\b(?:ralat|koreksi|pembetulan|perbaikan)\b{IN}{{0,40}}\b(?:atas|terhadap|untuk)\s(?:{REPORT}|edisi|terbitan)\b"
    rf"|\b(?:{STORY}|version)\b{IN}{{0,60}}?\bha(?:s|ve)\s(?:since\s|now\s)?been\s(?:amended|corrected|updated|fixed|changed)\b"
    r"|\b(?:redaksi|editors?|we)\s(?:\w+\s){0,2}?regrets?\b",
    re.IGNORECASE,
)
# A newsroom that owns up, outside of what it quotes others as saying.
ADMITS = re.compile(
    rf"\b(?:kami|redaksi)\s(?!{GENERIC}\b)(?:\w+\s){{0,2}}?(?:khilaf|keliru|salah|lalai|alpa|silap)\b"
    rf"|\b(?:kesalahan|kekeliruan|kekhilafan|kelalaian)\s{IN}{{0,30}}?\b(?:pada|dari|oleh)\s(?:pihak\s)?(?:kami|redaksi|penulis|wartawan\skami)\b"
    r"|\b(?:we|our\s(?:reporter|editors?|newsroom))\s(?:\w+\s)?(?:erred|misstated|misidentified|misquoted|misreported|were\swrong)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:kami|saya|kita|we|i|our|my)\b", re.IGNORECASE)
SAID = re.compile(r"[“\"][^“”\"\n]*[”\"]")
SORRY = re.compile(
    rf"\b{VOICE}\b{IN}{{0,60}}\b(?:maaf)\b|\bmaaf\b{IN}{{0,60}}\b(?:pembaca|kekeliruan|kesalahan|kekhilafan|kelalaian)\b|\bapologi[sz]e|\b{VOICE}\b{IN}{{0,60}}?\b(?:menyesal(?:i|kan)?|penyesalan)\b",
    re.IGNORECASE,
)
SORRY_OURSELVES = re.compile(
    rf"\b{VOICE}\b{IN}{{0,60}}\bmaaf\b|\bmaaf\b{IN}{{0,60}}\bpembaca\b|\b(?:we|redaksi|editors?)\b{IN}{{0,20}}?\bapologi[sz]es?\b"
    rf"|\b(?:kami|redaksi)\b{IN}{{0,60}}?\b(?:menyesal(?:i|kan)?|penyesalan)\b",
    re.IGNORECASE,
)
REPLIES = re.compile(
    rf"\b{VOICE}\b{IN}{{0,90}}\b(?:hak\s(?:jawab|koreksi)|surat\s(?:tanggapan|bantahan|keberatan))\b"
    rf"|\b(?:redaksi|kami)\s(?:\w+\s){{0,2}}?(?:memuat|menerima|menayangkan|menerbitkan)\s(?:\w+\s){{0,2}}?(?:klarifikasi|tanggapan|bantahan|"
    r"keberatan|penjelasan)\b"
    rf"|\b(?:surat|tanggapan|bantahan|keberatan|klarifikasi|penjelasan)\sini\s{IN}{{0,40}}?\bhak\s(?:jawab|koreksi)\b"
    rf"|\b(?:menyampaikan|mengajukan|menggunakan|mengirim(?:kan)?|melayangkan|berikut|isi|memuat|inilah)\b{IN}{{0,60}}\bhak\s(?:jawab|koreksi)\b"
    rf"|\bhak\s(?:jawab|koreksi)\b{IN}{{0,60}}\b(?:kami\s(?:muat|terima|tayangkan|sampaikan|terbitkan)|dimuat|selengkapnya|sebagai\sberikut)\b"
    rf"|\b(?:memberi(?:kan)?|melayangkan|menempuh|mengirim(?:kan)?|sesuai|melalui)\s(?:\w+\s){{0,3}}?hak\s(?:jawab|koreksi)\b{IN}{{0,60}}\b"
    r"(?:kami|redaksi)\b|\bright\sof\sreply\b",
    re.IGNORECASE,
)
WITHDRAWS = re.compile(
    rf"\b{VOICE}\b{IN}{{0,70}}?\b(?:mencabut|menarik|menurunkan|menghapus|membatalkan|mencopot|cabut|tarik|turunkan|hapus|"
    rf"retracts?|withdraws?)\b{IN}{{0,60}}?\b{REPORT}\b"
    rf"|\b{REPORT}\b{IN}{{0,240}}?\b(?:kami\s|telah\s|resmi\s|dinyatakan\s|kini\s)+(?:di)?(?:cabut|tarik|turunkan|hapus)\b"
    rf"|\b(?:redaksi|kami)\s(?:\w+\s){{0,3}}?(?:mencabut|menarik|menghapus|menurunkan|membatalkan)nya\b"
    rf"|\b(?:we|redaksi|editors?)\s(?:\w+\s){{0,2}}?(?:retracted|withdrawn|removed|deleted|taken\sdown|unpublished)\b{IN}{{0,60}}?\b(?:{REPORT}|it)\b"
    rf"|\b{REPORT}\b{IN}{{0,240}}?\bdi(?:cabut|tarik|turunkan|hapus)\s(?:\w+\s)?oleh\s(?:redaksi|kami)\b",
    re.IGNORECASE,
)
# It was withdrawn, by whom is not said: by the paper where it speaks as one.
WITHDRAWN = re.compile(
    rf"\b{STORY}\b{IN}{{0,120}}?\bha(?:s|ve)\s(?:since\s|now\s)?been\s(?:taken\sdown|removed|withdrawn|retracted|deleted|unpublished)\b",
    re.IGNORECASE,
)
NEWSROOM = re.compile(
    r"\b(?:redaksi|editors?|newsroom|our\s(?:guidelines|standards|story|article|readers|site|website))\b", re.IGNORECASE
)
# "Saat berita ini ditulis, unggahan itu telah dihapus": the report is only the hour.
WHILE_WRITTEN = re.compile(
    r"\b(?:saat|ketika|hingga|sampai|sejak|waktu)\s(?:saat\s)?(?:berita|artikel|tulisan)\sini\s\w+(?:\s\w+){0,4}?(?=[,.]|\s(?:belum|tidak|masih)\b)",
    re.IGNORECASE,
)
# Who tells of the notices of others, or what they ought to print, prints none.
ABOUT_OTHERS = re.compile(
    r"\b(?:dewan\spers|majelis\shakim|penggugat|tergugat|hakim|pelatihan|lokakarya|seminar|workshop|undang-undang|uu\spers|kuliah|"
    rf"pasal\s\d+)\b|\b(?:wajib|harus|diminta|diwajibkan|dituntut|mendesak|meminta(?!\smaaf)|menuntut)\b{IN}{{0,50}}\b(?:hak\sjawab|"
    r"ralat|koreksi|mencabut|maaf|menghapus|menurunkan)\b",
    re.IGNORECASE,
)
# An article that tells of its own earlier version corrects itself.
OF_ITSELF = re.compile(
    rf"\b{REPORT}\sini\b{IN}{{0,40}}\b(?:(?:telah|sudah)\s)?(?:(?:di|kami\s)(?:koreksi|ralat|perbarui|ubah|perbaiki|sunting|mutakhirkan|revisi|sesuaikan|"
    rf"ganti|edit)|mengalami)\b|\bthis\s(?:{STORY}|report|version)\s(?:has\s(?:since\s)?been|was|is)\s(?:updated|corrected|amended|changed|edited)\b",
    re.IGNORECASE,
)
# A note of the newsroom below a report, up to its end. Blank lines before it are entered at the last one only.
NOTE = re.compile(
    r"(?:\A\s*|\n|(?<=[.!?”\"]))[^\S\n]*(?:[*(\[–—-]+[^\S\n]*)?(?:(?P<note>(?:catatan|keterangan|penjelasan|klarifikasi)\s(?:redaksi|penyunting|editor)|editor[’']?s[’']?\snote|note\sto\sreaders)\b"
    r"|(?P<mark>ralat|koreksi|pembetulan|corrections?|erratum)(?:\sredaksi)?\b\s{0,20}(?=[:–—\]-]))"
    rf"|\n[^\S\n]*[*(\[]+\s{{0,20}}(?P<voice>(?:our|kami|redaksi|{NEWS}\s(?:\w{{1,30}}\s)?kami)\b)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"‘']([^“”\"‘’'\n]{12,200}?)[,.]?[”\"’']")
HEADLINED = re.compile(
    rf"\b(?:berjudul|bertajuk|judul|tajuk|headlined|titled|{REPORT}):?\s[“\"‘'][^“”\"‘’'\n]{{12,200}}", re.IGNORECASE
)
URL = re.compile(r"https?://[^\s<>\"“”]+")
DOMAIN = re.compile(r"(?<![/@.\w])[\w-]+\.(?:com|co\.id|id|net|news)\b(?!/)", re.IGNORECASE)
BECAUSE = re.compile(
    r"\b(?:karena|lantaran|sebab|menyusul|alasan(?:nya)?|setelah|akibat|mengingat|because|after)\b", re.IGNORECASE
)
