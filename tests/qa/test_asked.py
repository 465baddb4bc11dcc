"""Whose office is asked for, who holds it in the article, and in what an amount is counted."""

import pytest

from qa.question.constraints import (
    asks_for_a_regulation,
    holds_office,
    names_office,
    requested_office,
    tells,
    told_by,
    unit_matches,
)

STORY = (
    "Kapolres Lampung Barat AKBP Rinaldo Aser memimpin rapat. Hadir Wakil Bupati Lampung Barat Mad Hasnurin. "
    "Kepala Dinas Kesehatan, Widyatmoko, tidak hadir; panitia diwakili Sri Wahyuni."
)


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Who was the Lampung Barat district police chief?", "district police chief"),
        ("Which West Lampung regent opened the festival?", "regent"),
        ("Who is the head of Liwa subdistrict?", "head"),
        ("Who heads the Tanggamus police?", "head"),
        ("Who was the deputy tourism minister in 2019?", "deputy minister"),
        ("Who was the deputy national police chief at the time?", "deputy police chief"),
        ("Siapa Kapolsek Banjar Agung?", "subdistrict police chief"),
        ("Kadinkes Simalungun waktu 54 pelajar keracunan siapa?", "agency head"),
        ("Jakarta's BPBD head when the fire team left for Riau?", "head"),
        ("Siapa wakil rektor yang hadir?", "deputy rector"),
        ("Camat Ciracap yang cerita soal Kampung Budaya siapa namanya?", "subdistrict head"),
    ],
)
def test_the_office_whose_holder_is_asked_for_is_known(question: str, office: str) -> None:
    assert requested_office(question) == office


@pytest.mark.parametrize(
    "question",
    [
        "Who accompanied the regent?",
        "Who chaired the coordination meeting at the police office?",
        "Siapa yang mendampingi bupati?",
        "Bupati Karo didampingi siapa?",
        "Wali kota teken nota kesepahaman sama siapa?",
        "Which South Lampung leader hosted the mayor?",
        "Which council member spoke?",
        "What did the police chief say when the plant was sealed?",
        "Di mana rapat digelar?",
    ],
)
def test_an_office_that_only_stands_in_the_question_is_not_asked_for(question: str) -> None:
    assert requested_office(question) is None


@pytest.mark.parametrize(
    ("asked", "said", "held"),
    [
        ("district police chief", "AKBP Rinaldo Aser", 1.0),
        ("police chief", "Rinaldo Aser", 1.0),
        ("deputy regent", "Rinaldo Aser", 0.0),
        ("regent", "Mad Hasnurin", 0.0),
        ("deputy regent", "Mad Hasnurin", 1.0),
        ("head", "Widyatmoko", 1.0),
        ("head", "Sri Wahyuni", 0.5),
    ],
)
def test_the_article_tells_who_holds_an_office(asked: str, said: str, held: float) -> None:
    assert holds_office(asked, said, STORY) == held


def test_a_deputy_rector_is_no_rector() -> None:
    assert holds_office("rector", "Nazaruddin Malik", "Wakil Rektor II, Nazaruddin Malik, hadir.") == 0.0


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Pergub soal konflik sosial nomor berapa?", True),
        ("Which regulation widened the odd-even rule?", True),
        ("Aturan apa yang jadi dasar perluasan?", True),
        ("Which ruling party won?", False),
        ("Nomor telepon darurat desa itu siapa yang buat?", False),
    ],
)
def test_a_regulation_is_asked_for_by_name_or_number(question: str, asks: bool) -> None:
    assert asks_for_a_regulation(question) is asks


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("Kabupaten Kaur", False),
        ("Kecamatan", False),
        ("aula Kantor Camat Semaka", True),
        ("Semaka", True),
    ],
)
def test_an_answer_tells_what_the_question_does_not(said: str, does: bool) -> None:
    told = told_by(["Di mana Kesbangpol Kaur mengadakan sosialisasi?"])
    assert told is not None
    assert tells(told, said) is does


def test_where_a_choice_is_given_the_question_holds_the_answer() -> None:
    assert told_by(["Di Kaur atau di Semaka?"]) is None


def test_a_major_is_no_mayor() -> None:
    assert holds_office("military commander", "Mayor Inf Suyono", "Danramil Sukmajaya Mayor Inf Suyono hadir.") == 1.0


def test_an_office_is_named_in_either_language() -> None:
    assert names_office("agency head", "Kepala Dinas Sosial Kota Makassar,")
    assert names_office("head", "Kepala Dinas Sosial")
    assert not names_office("regent", "Kapolres")


@pytest.mark.parametrize(
    ("question", "said", "right"),
    [
        ("How long did the rescue take?", "sekitar satu jam", True),
        ("How long did the rescue take?", "25 meter", False),
        ("How long is the river?", "8 kilometer", True),
        ("Berapa lama festival berlangsung?", "tiga hari", True),
        ("Berapa biaya pembangunan jembatan?", "Rp 1,2 miliar", True),
        ("Berapa biaya pembangunan jembatan?", "12 desa", False),
        ("Arsenal menawar berapa euro?", "97 gol", False),
        ("What percentage of voters came?", "71,5 persen", True),
        ("How many houses were flooded?", "pukul 13.20 WIB", False),
        ("How many houses were flooded?", "120", True),
    ],
)
def test_an_amount_is_counted_in_what_is_asked_for(question: str, said: str, right: bool) -> None:
    assert unit_matches(question, said) is right
