# ruff: noqa: E501 (an example after the other)
"""What is said to the program, and what is asked of the archive."""

import json

import pytest

from index.locate import SAMPLE_ARTICLES
from qa.talk.phrases import Talk
from qa.talk.small_talk import small_talk

SAID: dict[Talk, str] = {
    "greeting": """halo|Halo!|hallo kak|haloooo|hai min|hi|hello|hello there|hey, good morning|pagi|selamat pagi|selamat siang pak
        |malam kak|assalamualaikum|Assalamu'alaikum wr. wb.|apa kabar?|how are you?|permisi|tes|asalamualaikum pak
        |assalamualaikum min|assalamualaikum warahmatullahi wabarakatuh kak|waalaikumsalam|hi there, how r u""",
    "language": """can you speak english?|do you speak indonesian|bisa bahasa inggris ga?|kamu bisa bahasa jawa?|english please""",
    "cost": "are you free? is there a fee|ini gratis gak|do I have to pay?|bayar gak?",
    "thanks": """oke makasih ya infonya|makasih udah dijawab|terima kasih|Terima kasih banyak ya|terimakasih atas infonya|makasih ya|makasiiih|mksh|mksh kak|thx|tq|thanks!
        |Thank you so much|thanks for your help|ok makasih|trims|suwun|terimakasi|siap makasih|that's all, thanks""",
    "farewell": "bye|sampai jumpa|dadah|good night|cukup sekian|see you later",
    "acknowledged": "ok|oke|okee|sip|siap|mantap|baiklah|I see|got it|ya|tidak|wkwkwk|haha|oh gitu, oke|yes|great",
    "insult": """bodoh|bodoh banget sih jawabanmu|kamu bodoh|jawabannya salah|you are stupid|useless bot|that's wrong|goblok lo
        |gak guna|tidak nyambung|anjing kamu|nyebelin banget sih lo|jawabnya yang bener dong""",
    "identity": """who are you|what are you?|siapa kamu?|kamu siapa|siapa anda|hello, kamu siapa?|kamu robot?|are you a bot?
        |apakah kamu manusia atau robot?|siapa namamu?|siapa yang membuat kamu?|apa itu wartanya?|what is Wartanya?|kamu ini apa sih
        |lagi apa nih min|lagi ngapain kak|kamu udah makan belum?|gabut nih|ada orang di sini?|are you chatgpt?|kamu pake ai apa|sedang apa kak sekarang|anybody there?|who created you?""",
    "help": """what can you do?|bisa bantu apa aja kamu?|kamu bisa jawab apa aja|di sini bisa tanya apa saja|what can you help me with|kamu bisa apa saja?|apa yang bisa kamu lakukan?|bantuan|help|tolong bantu saya|cara pakainya gimana
        |gimana cara pakainya?|how do i use this?|mau tanya dong|can I ask you something?|hai, bisa bantu saya?|halo ada yang bisa bantu?|min, mau nanya dong|can u help me find something|boleh nanya sesuatu?""",
    "source": """dari mana datanya?|datanya dari mana?|sumbernya?|sumbernya apa|dari mana sumbernya|where is this from?
        |where did you get this information?|what's your source?|kamu tahu dari mana?|how do you know that?|mana buktinya?""",
    "sure": """are you sure?|are you sure about that?|yakin?|kamu yakin?|apa kamu yakin?|yakin nih?|beneran?|benarkah?
        |is that true?|serius?|masa sih?""",
    "more": "lanjut|lanjutkan|terus?|continue|more|tell me more|go on|ada lagi?",
    "opinion": """menurutmu siapa bupati terbaik?|siapa bupati terbaik?|menurut kamu siapa yang akan menang pilkada?
        |what do you think about the regent?|apa pendapatmu tentang hukuman mati?|do you like the president?|kamu pilih siapa?""",
    "now": """bagaimana cuaca hari ini?|cuaca besok di Wantoro|what's the weather like today?|what is the weather in Wantoro?
        |besok hujan gak?|jam berapa sekarang?|sekarang jam berapa|what time is it?|hari ini tanggal berapa?|hari apa ini
        |besok hujan gak ya di Wantoro?|cuaca besok gimana|what will the weather be like tomorrow?|is it gonna rain tmrw
        |besok cerah ga|cuaca besok gmn|whats the weather tomorrow|will it be sunny tomorrow in Wantoro|what's the weather forecast for tomorrow""",
    "task": """tolong buatin puisi ttg hujan dong|bikinin pantun tentang kopi|write me a poem about rain|please draft a letter to the mayor
|terjemahkan ke bahasa inggris|translate this to English|can you write a speech|buatkan caption untuk foto ini""",
    "outlets": """berita di arsip ini dari koran mana aja?|which newspapers do you have?|media apa saja di sini
|kamu pakai berita dari media mana|where do these articles come from""",
    "gibberish": "asdfgh|qwerty|asdf asdf|sdkfjhsdf|zzzzzz|lkjhgf|hjkl;|dfgdfgdfg",
}
ASKED = """
siapa yang mengucapkan terima kasih kepada warga?
Apa kata bupati soal cuaca?
What was the weather during the flood?
Siapa yang berterima kasih kepada PLN?
Kadispora yang berterima kasih ke PLN siapa?
Who thanked the medallists?
Who said thanks to the volunteers?
terima kasih kepada siapa?
ucapan terima kasih bupati
Siapa yang menyapa warga dengan halo?
Halo Dek itu program apa?
halo dokter itu aplikasi apa
Siapa penyanyi lagu Halo Wantoro?
pagi harinya apa yang terjadi?
Pagi atau malam kejadiannya?
jam berapa banjir datang?
jam berapa
tanggal berapa
hari apa rapatnya?
tanggal berapa debatnya?
hari apa ini terjadi?
What time did the fire start?
What day was the meeting?
what time is the debate?
cuaca
bagaimana cuacanya?
bagaimana cuaca saat banjir?
cuaca buruk hari ini di Wantoro
Apa prakiraan cuaca BMKG untuk Wantoro?
Kenapa cuaca jadi alasan lomba ditunda?
How was the weather at the race?
Did it rain during the final?
Apakah hujan saat kebakaran?
kapan hujan turun di Wantoro?
Which weather agency warned of waves?
siapa bupati
siapa bupati terpilih?
siapa bupati terbaik versi majalah?
Siapa pemain terbaik turnamen itu?
siapa guru terbaik kabupaten Wantoro 2024?
Which regent was named the best?
Who was the best player of the final?
Apa pendapat bupati tentang jembatan?
apa pendapat warga soal jalan rusak?
What does the mayor think of the plan?
What do farmers think about the price?
Menurut Anda Susanti, apa yang harus diperbaiki?
Menurut BPBD, apa penyebab banjir?
menurutmu berapa rumah yang terendam?
Menurut bupati, siapa yang bertanggung jawab?
Do you know who led the meeting?
Can you tell me when the debate is?
Could you tell me the name of the regent?
Apa yang bisa dilakukan petani?
apa yang bisa kamu ceritakan tentang banjir?
What can residents do about the flood?
Who can help the farmers?
siapa yang membantu warga?
bantuan apa yang diberikan?
bantuan korban banjir
bantuan sosial
Siapa yang memberi bantuan?
berapa bantuan yang disalurkan?
cara membuat kopi robusta
Bagaimana cara polisi menangkap pelaku?
cara pakai masker yang benar
sumber dana jembatan
sumber air warga dari mana?
Dari mana sumber uang sumbangan itu?
dari mana asal sabu itu?
dari mana airnya?
dari mana pelaku datang?
data kemiskinan Wantoro dari mana?
Where did the smugglers come from?
Where was the boat from?
Where is the regent from?
where did they get the money from?
What is the source of the fire?
What was the source of the money?
Which sources did the police name?
How did the police know?
how do you get to Wantoro?
Siapa yang yakin menang?
apakah bupati yakin menang?
Are the police sure?
Is the bridge safe?
is the road open?
Is the report of the fire correct?
apakah benar bupati mundur?
benarkah harga kopi naik?
Apakah jawaban bupati benar?
apa jawaban bupati?
jawaban kapolres
siapa yang salah?
Siapa yang salah dalam kecelakaan itu?
kenapa jembatan itu bisa salah ukur?
Kenapa bupati disebut bodoh?
Who called the regent stupid?
siapa yang memaki polisi?
anjing
sampah
kasus anjing rabies
Berapa ton sampah per hari?
siapa kamu dalam cerita itu?
siapa dia?
siapa namanya?
siapa istrinya?
nama kapalnya apa?
Siapa nama ketuanya?
siapa yang membuat jembatan itu?
siapa yang membuat laporan?
Who made the discovery?
who built the bridge?
Who are the candidates?
who are you talking about in the flood story?
What are the results?
who is the regent?
Who is he?
what is PMK?
apa itu PMK?
robot apa yang dipakai?
Robot siapa yang juara?
Which robot won the contest?
program apa yang diluncurkan?
lanjutan sidang kapan?
kapan sidang dilanjutkan?
Apa kelanjutan kasus sabu?
Siapa lagi yang ditahan?
apa lagi yang disita polisi?
berapa lagi sisanya?
What else was seized?
who else was arrested?
more than how many houses were flooded?
When will the trial continue?
What happened next?
lalu siapa ketuanya?
terus kapan rapatnya?
dan di mana?
kapan?
di mana?
berapa?
kenapa?
siapa?
how many?
When?
And where?
Di mana acaranya?
siapa saja yang hadir?
what was decided?
berapa umurnya?
ok, siapa ketua KPU Wantoro?
baik buruknya program itu apa?
makasih, terus berapa korbannya?
oke food itu apa?
Siapa pemilik Hotel Selamat?
Desa Selamat ada di kecamatan mana?
selamat datang di mana tulisan itu?
Apakah korban selamat?
berapa orang yang selamat?
Siapa Bagus Santoso?
siapa Bu Salam?
Apa kata Pak Siap?
gempa
banjir
KPU Wantoro
bkpsdm
dpmptsp
BPBD
bpbd wantoro
PMK
TPPS
DPRD
rsud
kpk
spbu
km 21
AKBP
Yth. siapa surat itu ditujukan?
harga karet
harga cabai hari ini
Berapa harga karet sekarang?
berita hari ini
siapa presiden indonesia?
ikan tongkol
1.247
2024
x
Tsunami
Anda Wijaya
Lu Sutrisno
sip apa saja yang dimiliki dokter?
no. berapa jalannya?
Yes Man itu judul apa?
Good Morning Wantoro itu acara apa?
Who hosts Good Morning Wantoro?
Siapa pembawa acara Apa Kabar Wantoro?
kabar nelayan Wantoro
apa kabar nelayan yang hilang?
Bagaimana kabar korban?
How are the victims?
How is the victim doing?
What's up with the bridge?
See you at the festival di mana?
bye bye plastik itu gerakan apa?
Siapa penggagas gerakan Stop Bye Plastik?
siapa yang bisa bahasa inggris di desa wisata lumbok seminung?
lagi apa korban saat ditembak
besok ada acara apa di krui
kapan hujan deras di liwa?
cuaca buruk bikin nelayan krui tidak melaut sampai kapan
apa kabar kasus korupsi dana desa sukarame
siapa admin grup facebook yang ditangkap polisi
makan bergizi gratis di metro kapan mulai
apakah sekolah itu gratis?
was it raining when the bus crashed?
who speaks english in the village council
how is the weather station in liwa funded
bmkg prakirakan cuaca ekstrem di lampung sampai kapan?
apa isi salam kapolres ke warga
terima kasih siapa yang disampaikan bupati
ucapan terima kasih gubernur untuk siapa
hujan besok bmkg
bantuan apa yang diberikan kepada korban banjir
siapa yang bantu evakuasi korban
chatgpt dilarang di sekolah mana
robot apa yang dibuat siswa smk
ada berapa orang di kapal itu
siapa pembuat aplikasi lampung smart village
who built the bridge in krui
bodoh siapa yang dimaksud pak lurah
warga bosan dengan janji siapa
pagi itu korban mau ke mana
selamat datang di lampung ditulis di mana
malam puncak festival krakatau kapan
jawaban bupati soal jalan rusak apa
bahasa apa yang dipakai dalam rapat adat
english course for farmers, who paid for it?
bule itu bisa bahasa indonesia?
sedang apa nelayan saat perahunya terbalik
cuaca saat pesawat jatuh bagaimana
kenapa besok jalan lintas ditutup
prakiraan cuaca bmkg untuk jalur mudik 2024
is the storm warning still in force tomorrow
korban sudah makan sebelum keracunan?
apa menu makan siang siswa yang keracunan
assalamualaikum, siapa kapolres pesisir barat?
min, berapa harga kopi di liwa
halo min tolong carikan berita gempa krui
makasih min, terus siapa sopir truknya?
hi, who is the regent of west lampung?
siapa yang mengucapkan terima kasih di acara itu
thanks to whom did the villagers get clean water
gratis ongkir dihapus kapan
apakah tiket masuk pantai labuhan jukung gratis
bayar berapa parkir di pantai
ada orang di rumah waktu kebakaran?
was anybody there when the fire started
robot polisi dipamerkan di mana
siapa bikin film tentang krui
admin judi online ditangkap di mana
siapa yang menjawab salam presiden
siapa yang bikin bot judi online
puisi siapa yang dibacakan di lomba
siapa menulis surat terbuka itu
who wrote the letter to the mayor
buat surat apa warga ke bupati
dari media mana wartawan yang dipukul
koran apa yang digugat bupati
km 12 tol mana yang longsor
siapa penerjemah naskah kuno di liwa
menulis surat ke dinas provinsi sudah tiga kali?
buat surat ke dinas provinsi, camat krui berapa kali
membuat cerita rakyat lombanya kapan digelar
kamu buat pantun di festival itu lomba ya
make a song who won at the festival?
write a letter to the office: how many times did he do it?
siapa pemilik situs
who is behind the app
who composed the song
sore hari berapa suhu di liwa
selamat dari tsunami bagaimana caranya
yang bener sebelum meninggal korban minum apa
was the answer of the governor right about the tax
""".strip().splitlines()


@pytest.mark.parametrize(
    ("said", "kind"), [(said.strip(), kind) for kind, several in SAID.items() for said in several.split("|")], ids=str
)
def test_what_is_said_to_the_program_is_told(said: str, kind: Talk) -> None:
    talk = small_talk(said)
    assert talk is not None
    assert talk.kind == kind


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("in_conversation", [False, True])
def test_a_question_about_the_archive_is_never_taken_for_talk(asked: str, *, in_conversation: bool) -> None:
    assert small_talk(asked, in_conversation=in_conversation) is None


def test_none_of_the_sample_questions_is_talk() -> None:
    lines = (SAMPLE_ARTICLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    assert [q for line in lines if small_talk(q := json.loads(line)["question"], in_conversation=True)] == []


@pytest.mark.parametrize(
    ("said", "language"),
    [("halo", "id"), ("hello", "en"), ("terima kasih", "id"), ("thanks", "en"), ("ok", None), ("thx", None), ("thx kak", None)],
)
def test_the_language_is_that_of_the_words(said: str, language: str | None) -> None:
    talk = small_talk(said)
    assert talk is not None
    assert talk.language == language


def test_what_is_asked_counts_more_than_what_greets() -> None:
    talk = small_talk("halo, terima kasih, kamu siapa?")
    assert talk is not None
    assert talk.kind == "identity"


def test_this_who_goes_on_with_a_conversation() -> None:
    assert small_talk("ini siapa?") is not None
    assert small_talk("ini siapa?", in_conversation=True) is None


@pytest.mark.parametrize("said", ["gratis gak?", "lagi ngapain?", "anybody there?", "is it free?"])
def test_what_may_be_asked_of_the_story_goes_on_with_a_conversation(said: str) -> None:
    assert small_talk(said) is not None
    assert small_talk(said, in_conversation=True) is None


def test_a_long_row_of_such_words_is_told_in_no_time() -> None:
    assert small_talk("ok " * 50 + "banjir") is None
