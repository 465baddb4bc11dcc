"""What a question is taken for: its kind, its language, and whether it follows the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import QuestionRejected
from qa.question.answer_type import classify_answer_type
from qa.question.parse import MOST_CHARS, follows, understand
from qa.types import Conversation, Turn

FIRST = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
TALK = Conversation((Turn(FIRST, FIRST, ("pantau/rakor", "pesisir/rakor")),))

FOLLOW_UPS = """
Di mana acaranya?
Kapan itu terjadi?
Siapa yang memimpin rapatnya?
Berapa jumlah korbannya?
Lalu siapa ketuanya?
Kenapa?
Dan di Pesisir Barat?
Bagaimana dengan Way Kanan?
Gimana dengan warga Mukomuko?
Kalau di Mukomuko bagaimana?
Apa kata beliau?
Berapa anggarannya?
Terus, kapan selesainya?
Siapa pelakunya?
Apa penyebabnya?
Siapa saja yang hadir di sana?
Apakah ada korban jiwa?
Siapa yang menyampaikan hal tersebut?
Sejak kapan dia menjabat?
Jam berapa dimulai?
Who attended it?
And which room was it held in?
When did it happen?
Why?
What about Way Kanan?
How about the victims?
How many people did they save?
Where was the meeting held?
What did he say?
Who else was there?
And in Mukomuko?
How much did that cost?
Then what happened?
Was anyone hurt?
How many of them were children?
Did they find the boat?
When did she take office?
What was their answer?
Why did Rinaldo say that?
Apa kata Rinaldo soal itu?
""".strip().splitlines()

QUESTIONS_OF_THEIR_OWN = """
Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?
Berapa rumah yang terendam banjir Way Semaka?
Kapan lomba bidar di Palembang digelar?
Di mana nelayan Kaur ditemukan?
Berapa harga karet di tingkat petani Musi Banyuasin pekan ini?
Siapa bupati terpilih Ogan Ilir hasil Pilkada 2024?
Mengapa pasar hewan di Lampung ditutup sementara?
Siapa yang menetapkan jadwal debat Pilkada Mesuji?
Berapa kasus demam berdarah di Pringsewu pada Januari?
Apa penyebab kebakaran Pasar Minggu Mukomuko?
Siapa ketua KPU Kabupaten Mesuji?
Berapa titik api di lahan gambut Kumpeh?
Siapa yang memenangkan lomba selancar Tanjung Setia 2025?
Kapan atap SMP di Seluma ambruk?
Jembatan darurat Karang Agung Baru itu dibangun siapa?
Bagaimana nelayan Kaur bisa selamat?
Apa sebab mesin perahu nelayan Kaur itu mati di tengah laut?
Who runs the Pringsewu hospital that added beds during the outbreak?
Who chaired the coordination meeting at the Lampung Barat police office?
How many houses were flooded by Way Semaka?
When was the bidar race in Palembang held?
Where were the missing Kaur fishermen found?
What is the price of rubber in Musi Banyuasin this week?
Who won the surfing contest at Tanjung Setia?
Why were the livestock markets in Lampung closed?
Who was elected regent of Ogan Ilir in 2024?
How many dengue cases did Pringsewu have in January?
What caused the fire at Pasar Minggu in Mukomuko?
Which village did the tiger of Jangkat enter?
Did the Tanggamus regency reduce its stunting rate in 2024?
Why did the farmers of Belitang delay their harvest?
When will this year's Gawai Dayak festival in Sekadau open?
""".strip().splitlines()

KINDS = {
    "who": """
        Siapa yang memimpin rapat?
        Siapakah bupati terpilih?
        Menurut siapa harga akan naik?
        Who chaired the meeting?
        Whose house burned down?
        To whom was it given?
        Which official opened the meeting?
        Who was there when the roof fell?
        Which Jakarta traffic police director announced the road diversions?
        Which party chairman's photo was on the poster?
        What was the name of the junior high school pupil who fell?
        Apa nama bupati yang membuka festival?
        Pejabat pemprov mana yang menjelaskan kebakaran itu?
        Which police detective confirmed the surrender?
        Sebutkan nama kanit lantas yang menilai warga belum paham.
        Polisi mana yang mengumumkan tersangka?
        Jakarta's fire chief when the team left for Riau?
        Tourism office head at the time of the inspection?
    """,
    "where": """
        Di mana rapat digelar?
        Dimana acaranya?
        Ke mana warga mengungsi?
        Dari mana asal korban?
        Rapat itu digelar di kota mana?
        Desa mana yang terisolasi?
        Where was it held?
        Which village was flooded?
        In which building was it held?
    """,
    "when": """
        Kapan lomba dimulai?
        Kapan dan di mana rapat digelar?
        Tanggal berapa rapat digelar?
        Pukul berapa kebakaran terjadi?
        Hari apa rapat digelar?
        Pada tahun berapa jembatan dibangun?
        When did it happen?
        On what date was the ruling read?
        At what time did the fire start?
        In which month is the festival?
        In Liwa, when did the regent open it?
        The market opens when?
        Tell me when the ferry leaves
    """,
    "howmany": """
        Berapa rumah yang terendam?
        Berapa tahun penjara vonisnya?
        Seberapa tinggi gelombangnya?
        Brp korban?
        Jumlah korban?
        How many houses were flooded when the dike broke?
        How much does rubber cost?
        How far is the village?
        What is the price of rubber?
        What percentage of the votes did she get?
        What visitor turnout is predicted?
    """,
    "why": """
        Mengapa pasar hewan ditutup?
        Kenapa harga karet naik?
        Apa penyebab kebakaran itu?
        Apa alasan penundaan debat?
        Why were the markets closed?
        What caused the fire?
        What was the reason for the delay?
    """,
    "how": """
        Bagaimana warga menyelamatkan diri?
        Gimana caranya?
        How did the thieves get in?
    """,
    "what": """
        Which remark by the victim started the quarrel?
        According to the councillor, what made his wife angry?
        Which regulation had the candidate broken?
        Mahasiswa kampus mana yang ditemui bupati?
        Apa yang dibahas dalam rapat?
        Operasi apa yang dibahas?
        Tim mana yang juara?
        What was discussed at the meeting?
        What happened when the roof collapsed?
        What did the police chief say when asked?
        In which season do visitors come?
        On what charge was he tried?
        Sebutkan isi kesepakatan itu.
    """,
}


@pytest.mark.parametrize("question", FOLLOW_UPS)
def test_a_question_that_points_back_follows(question: str) -> None:
    assert follows(question)


@pytest.mark.parametrize("question", QUESTIONS_OF_THEIR_OWN)
def test_a_question_that_names_what_it_is_about_stands_alone(question: str) -> None:
    assert not follows(question)
    assert understand(question, TALK).standalone == question


@pytest.mark.parametrize("question", FOLLOW_UPS)
def test_without_a_conversation_every_question_stands_alone(question: str) -> None:
    understood = understand(question)
    assert (understood.standalone, understood.favoured, understood.is_follow_up) == (question, (), False)


def test_a_follow_up_is_searched_behind_the_question_it_follows() -> None:
    understood = understand("Di mana acaranya?", TALK)
    assert understood.text == "Di mana acaranya?"
    assert understood.standalone == f"{FIRST} Di mana acaranya?"
    assert understood.favoured == ("pantau/rakor", "pesisir/rakor")
    assert understood.is_follow_up


def test_the_third_question_still_speaks_of_the_first() -> None:
    talk = Conversation((*TALK.turns, Turn("Di mana acaranya?", "Di mana acaranya?", ("pantau/rakor",))))
    understood = understand("Siapa saja yang hadir di sana?", talk)
    assert understood.standalone == f"{FIRST} Siapa saja yang hadir di sana?"
    assert understood.favoured == ("pantau/rakor",)


def test_a_question_that_was_refused_does_not_end_what_was_spoken_of() -> None:
    first = Turn("Siapa yang memimpin rapat koordinasi di Polres Pesisir Timur?", "Siapa yang memimpin rapat?", ("a",))
    for refused in ("Berapa biayanya?", "jumlah undangan?"):
        talk = Conversation((first, Turn(refused, refused, ())))
        question = understand("Kapan digelar?", talk)
        assert question.favoured == ("a",)
        assert question.standalone == "Siapa yang memimpin rapat? Kapan digelar?"


def test_a_new_question_that_was_refused_ends_it() -> None:
    first = Turn("Siapa yang memimpin rapat di Polres?", "Siapa yang memimpin rapat di Polres?", ("a",))
    other = "Berapa anggaran Pemerintah Kabupaten Musi Hilir tahun 2024?"
    question = understand("Kapan disahkan?", Conversation((first, Turn(other, other, ()))))
    assert question.favoured == ()
    assert question.standalone.startswith(other)


def test_a_short_question_answered_behind_one_that_was_refused_is_a_subject_of_its_own() -> None:
    refused = Turn("Siapa rektor Universitas Tanjung Baru?", "Siapa rektor Universitas Tanjung Baru?", ())
    question = understand("Jumlah korbannya?", Conversation((refused, Turn("banjir demak", "banjir demak", ("b",)))))
    assert question.favoured == ("b",)
    assert question.standalone == "banjir demak Jumlah korbannya?"


def test_a_follow_up_that_was_told_apart_is_followed_as_it_was_told() -> None:
    told = Turn("Dan di Kaur?", "Siapa yang memimpin rapat di Polres Kaur?", ("kaur",))
    understood = understand("Kapan itu?", Conversation((*TALK.turns, told)))
    assert understood.standalone == "Siapa yang memimpin rapat di Polres Kaur? Kapan itu?"


def test_a_follow_up_may_come_in_the_other_language() -> None:
    understood = understand("Where was it held?", TALK)
    assert (understood.language, understood.kind) == ("en", "where")
    assert understood.standalone.startswith(FIRST)


@pytest.mark.parametrize(
    ("kind", "question"), [(kind, question.strip()) for kind, some in KINDS.items() for question in some.strip().splitlines()]
)
def test_a_question_has_the_kind_of_its_first_question_word(kind: str, question: str) -> None:
    assert classify_answer_type(question) == kind
    assert classify_answer_type(question.upper()) == kind


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("howmany", "nenek penenun tertua di festival itu umurnya"),
        ("howmany", "voter turnout in Way Tuba 2024"),
        ("howmany", "harga cabai Krui"),
        ("when", "tanggal pelantikan bupati Way Tuba"),
        ("when", "registration closing date"),
        ("where", "rapat pleno KPU lokasinya"),
        ("where", "venue of the debate"),
        ("why", "penyebab kebakaran pasar Way Tuba"),
        ("who", "begal yang ditangkap warga namanya"),
        ("who", "kapolres way tuba 2024 yang menenangkan warga"),
        ("who", "kepala dinas pendidikan way tuba"),
        ("who", "name of the Kapolres of Way Tuba at the logistics meeting"),
        ("who", "whats the name of the killer"),
        ("who", "what is the suspect's name"),
        ("who", "names of the victims of the Way Tuba fire"),
        ("who", "nama pelakunya"),
        ("what", "name of the ship"),
        ("what", "name of the owner's company"),
        ("what", "what is the name of the hospital"),
        ("what", "bupati way tuba meresmikan pasar"),
        ("what", "guru honorer way tuba"),
        ("what", "kasus anak di bawah umur"),
        ("what", "harga apa yang naik"),
        ("what", "banjir Way Tuba"),
    ],
)
def test_keywords_ask_for_what_their_first_or_last_word_says(kind: str, question: str) -> None:
    assert classify_answer_type(question) == kind


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Siapa yang memimpin rapat?", "id"),
        ("Who chaired the meeting?", "en"),
        ("Berapa harga karet?", "id"),
        ("How many houses were flooded in Semaka?", "en"),
        ("banjir Semaka", "id"),
        ("Kapan final Piala Gubernur?", "id"),
    ],
)
def test_the_language_is_that_of_the_function_words(question: str, language: str) -> None:
    assert understand(question).language == language


@pytest.mark.parametrize("question", ["", " \n\t", "?!", "\u200b", "…"])
def test_a_question_without_a_word_is_rejected(question: str) -> None:
    with pytest.raises(QuestionRejected, match="empty"):
        understand(question)


def test_a_question_of_a_hundred_kilobytes_is_rejected() -> None:
    with pytest.raises(QuestionRejected, match=f"{100_000:,} characters"):
        understand("a" * 100_000)


def test_the_longest_question_is_taken_even_as_a_follow_up() -> None:
    longest = ("Lalu " + "a" * MOST_CHARS)[:MOST_CHARS]
    assert len(understand(longest, TALK).standalone) == MOST_CHARS


def test_spaces_and_half_characters_do_not_matter() -> None:
    assert understand(" Siapa\n\tdia?\u200b ").text == "Siapa dia?"
    assert understand("Siapa \ud83d dia?").text == "Siapa ? dia?"


@given(st.text(max_size=300))
def test_any_text_is_understood_or_rejected(text: str) -> None:
    try:
        understood = understand(text, TALK)
    except QuestionRejected:
        assert not any(c.isalnum() or c == "_" for c in text)
    else:
        assert understood.as_read.text in understood.standalone
        assert understood.text == understand(understood.text).text


def test_a_slip_written_out_stands_in_the_follow_up_as_it_is_read() -> None:
    assert understand("Ga", TALK).standalone.endswith("Tidak")
