"""Conversations that go back to an earlier topic, and questions that name their own subject."""

import pytest

from index import Archive
from qa.question.follow_up import understood
from qa.question.own_subject import names_its_own
from qa.question.returning import return_asked
from qa.types import Conversation, Turn

ASKED = {
    "tiger": ("di mana harimau itu ditangkap?", "harimau-jangkat-dievakuasi"),
    "fishermen": ("siapa nelayan kaur yang hilang?", "nelayan-kaur-ditemukan-selamat"),
    "quake": ("berapa rumah rusak di Majene?", "kt-002"),
    "market": ("berapa kios yang terbakar di mukomuko?", "kebakaran-pasar-minggu-mukomuko"),
    "meeting": ("siapa yang memimpin rapat koordinasi di Polres Lampung Barat?", "rakor-lintas-sektoral-pilkada-2024"),
    "election": ("siapa bupati terpilih ogan ilir?", "penetapan-bupati-terpilih-ogan-ilir"),
    "coffee": ("kenapa panen kopi turun?", "panen-kopi-robusta-way-tenong"),
    "dialysis": ("how many dialysis machines does the hospital have", "rsud-prabumulih-cuci-darah"),
    "dengue": ("berapa kasus dbd di pringsewu", "dbd-pringsewu-januari"),
    "meth": ("berapa kilogram sabu yang disita", "sabu-dalam-tangki-entikong"),
    "bridge": ("how long is the new bridge", "jembatan-penghubung-sajingan"),
    "christmas": ("siapa yang memimpin rapat natal di pesisir barat", "rakor-operasi-lilin-pesisir-barat"),
    "peat": ("kapan api kumpeh padam", "gambut-kumpeh-padam"),
}


def turn(archive: Archive, question: str, source: str) -> Turn:
    return Turn(question, question, (archive.find_article(source).id,))


def spoken_of(archive: Archive, *topics: str) -> Conversation:
    return Conversation(tuple(turn(archive, *ASKED[topic]) for topic in topics))


@pytest.mark.parametrize(
    ("topics", "question", "meant", "read"),
    [
        (("fishermen", "market"), "kembali ke nelayan tadi, siapa nakhodanya?", "fishermen", "siapa nakhodanya?"),
        (("quake", "coffee"), "balik lagi ke gempa tadi", "quake", "berapa rumah rusak di Majene?"),
        (("tiger", "election"), "going back to the tiger, where was it taken?", "tiger", "where was it taken?"),
        (("meth", "bridge"), "soal sabu tadi, siapa tersangkanya?", "meth", "siapa tersangkanya?"),
        (
            ("dialysis", "fishermen"),
            "kita balik ke rumah sakit tadi, kapan mesinnya datang?",
            "dialysis",
            "kapan mesinnya datang?",
        ),
        (("election", "peat"), "tadi soal ogan ilir, siapa yang kalah?", "election", "siapa yang kalah?"),
        (("peat", "dengue"), "back to the peat fire: how many hectares burned?", "peat", "how many hectares burned?"),
    ],
)
def test_who_goes_back_to_a_topic_asks_of_its_article(
    sample_archive: Archive, topics: tuple[str, ...], question: str, meant: str, read: str
) -> None:
    asked = understood(sample_archive, question, spoken_of(sample_archive, *topics))
    assert asked.favoured == (sample_archive.find_article(ASKED[meant][1]).id,)
    assert asked.as_read.text == read
    assert asked.text == question
    assert asked.standalone.startswith(ASKED[meant][0])


def test_what_follows_a_return_stays_with_the_topic(sample_archive: Archive) -> None:
    back = "kembali ke nelayan tadi, siapa nakhodanya?"
    talk = Conversation(
        (*spoken_of(sample_archive, "fishermen", "market").turns, turn(sample_archive, back, ASKED["fishermen"][1]))
    )
    asked = understood(sample_archive, "berapa umurnya?", talk)
    assert asked.favoured == talk.turns[0].article_ids
    assert "kios" not in asked.standalone


def test_of_two_turns_on_a_topic_the_later_is_meant(sample_archive: Archive) -> None:
    turns = spoken_of(sample_archive, "fishermen", "market").turns
    later = turn(sample_archive, "kapan nelayan kaur hilang?", "nelayan-kaur-hilang-kontak")
    asked = understood(sample_archive, "kembali ke nelayan tadi, siapa nakhodanya?", Conversation((turns[0], later, turns[1])))
    assert asked.favoured == later.article_ids


def test_a_topic_that_was_not_spoken_of_is_no_return(sample_archive: Archive) -> None:
    talk = spoken_of(sample_archive, "fishermen", "market")
    asked = understood(sample_archive, "kembali ke pabrik semen tadi, siapa pemiliknya?", talk)
    assert asked.favoured != talk.turns[0].article_ids


@pytest.mark.parametrize(
    "question",
    [
        "kapan nelayan itu kembali ke rumah?",
        "siapa yang kembali ke partai lama?",
        "when did they return to the village?",
        "tadi malam apa yang terjadi?",
        "soal apa rapat itu?",
        "tentang apa debatnya?",
        "yang tadi siapa?",
        "what about the boat?",
        "soal harga kopi kemarin bagaimana?",
    ],
)
def test_a_return_that_the_news_tells_of_is_none_of_the_conversation(question: str) -> None:
    assert return_asked(question) is None


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        ("tiger", "siapa kapolres pesisir barat"),
        ("tiger", "siapa bupati merangin"),
        ("meeting", "dan siapa kapolres pringsewu?"),
        ("dialysis", "who is the regent of ogan ilir"),
        ("dengue", "kebakaran pasar mukomuko kapan"),
        ("election", "siapa ketua kpu mesuji"),
        ("christmas", "siapa kapolres lampung utara"),
        ("market", "what about the earthquake in majene, how many houses?"),
        ("meeting", "pilkada mesuji debatnya kapan"),
        ("bridge", "lalu siapa gubernur jambi?"),
    ],
)
def test_a_question_with_an_office_or_event_of_its_own_is_a_new_one(sample_archive: Archive, topic: str, question: str) -> None:
    asked = understood(sample_archive, question, spoken_of(sample_archive, topic))
    assert (asked.favoured, asked.standalone) == ((), question)


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        ("fishermen", "berapa umurnya?"),
        ("dialysis", "who is the director?"),
        ("dengue", "berapa yang meninggal?"),
        ("election", "siapa wakilnya?"),
        ("christmas", "kapan acaranya"),
        ("market", "penyebabnya?"),
        ("meeting", "siapa kapolresnya?"),
        ("market", "berapa kerugian kebakaran itu?"),
        ("quake", "siapa bupatinya waktu itu?"),
    ],
)
def test_a_question_of_the_same_story_goes_on_with_it(sample_archive: Archive, topic: str, question: str) -> None:
    talk = spoken_of(sample_archive, topic)
    assert understood(sample_archive, question, talk).favoured == talk.turns[0].article_ids


TOLD = ["Banjir di Sukamulya\nBupati Sukamulya Arif Hidayat meninjau warga desa. Panitia rapat desa hadir."]


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("siapa bupati sukamulya", True),
        ("siapa camat wonoagung?", True),
        ("lalu siapa gubernur Kalimana?", True),
        ("who is the mayor of Karangwuni?", True),
        ("kapan gempa wonoagung?", True),
        ("siapa bupati", False),
        ("siapa bupati terpilih", False),
        ("siapa kepala desanya", False),
        ("siapa ketua panitia", False),
        ("siapa kapolres saat itu", False),
        ("kapan banjir sukamulya?", False),
        ("dan banjir wonoagung?", False),  # nothing is asked of it: it goes on with what was
    ],
)
def test_what_a_question_names_of_its_own(question: str, own: bool) -> None:
    assert names_its_own(question, TOLD) is own
