"""One person, named; and of the thing that the question names that very thing."""

import pytest

from qa.answer_rules.whole_names import (
    holds_another_office,
    is_another_thing,
    is_deputy,
    is_of_two_people,
    is_office_alone,
    one_holder,
    thing_asked,
)
from tests.qa.candidates import candidate, shown

FESTIVAL = "Bupati membuka Festival Teluk Semaka di Lapangan Merdeka Kotaagung, Selasa (11/7/2023)."
CHANGE = "Bupati melantik Ratna Dewi sebagai Camat Gunung Alip menggantikan Suhendra, Senin."


@pytest.mark.parametrize(
    ("said", "is_two"),
    [("Ratna Dewi sebagai Camat Gunung Alip menggantikan Suhendra", True), ("Ratna Dewi", False), ("Suhendra", False)],
)
def test_a_change_of_office_is_no_person(said: str, is_two: bool) -> None:
    assert is_of_two_people(candidate("Siapa Camat Gunung Alip?", CHANGE, said)) == is_two


@pytest.mark.parametrize(
    ("said", "is_alone"), [("Camat Gunung Alip", False), ("Bupati", True), ("Ratna Dewi", False), ("Kapolres Way Lima", True)]
)
def test_an_office_without_a_name_is_no_person(said: str, is_alone: bool) -> None:
    text = f"{CHANGE} Hadir pula Kapolres Way Lima."
    assert is_office_alone(candidate("Siapa yang melantik Camat Gunung Alip?", text, said)) == is_alone


@pytest.mark.parametrize(
    ("question", "said", "is_other"),
    [
        ("Bupati buka festival apa?", "Lapangan Merdeka Kotaagung", True),
        ("Bupati buka festival apa?", "Festival Teluk Semaka", False),
        ("Bupati buka festival apa?", "Teluk Semaka", False),
        ("Which festival did the regent open?", "Lapangan Merdeka Kotaagung", True),
        ("Di mana festival dibuka?", "Lapangan Merdeka Kotaagung", False),
    ],
)
def test_of_a_sentence_that_names_the_festival_nothing_else_answers(question: str, said: str, is_other: bool) -> None:
    assert is_another_thing(candidate(question, FESTIVAL, said)) == is_other


def test_the_thing_asked_for_is_told_in_indonesian() -> None:
    assert thing_asked("Which hospital got the machines?") == "rumah sakit"
    assert thing_asked("Siapa yang membuka festival?") is None


@pytest.mark.parametrize(
    ("question", "text", "said", "is_it"),
    [
        (
            "kapolres way lima siapa",
            "Rakor dipimpin Wakapolres Way Lima, Kompol Bagus Handoko, S.H., Senin.",
            "Kompol Bagus Handoko",
            True,
        ),
        ("Siapa bupati Way Lima?", "Hadir Wakil Bupati Way Lima Sari Dewi dan camat.", "Sari Dewi", True),
        ("Siapa wakil bupati Way Lima?", "Hadir Wakil Bupati Way Lima Sari Dewi dan camat.", "Sari Dewi", False),
        ("Siapa bupati Way Lima?", "Bupati Way Lima Rudi Hakim bersama Wakil Bupati Sari Dewi hadir.", "Rudi Hakim", False),
        ("Who stood in for the Way Lima police chief?", "Hadir Wakapolres Way Lima, Kompol Bagus.", "Kompol Bagus", False),
        (
            "Siapa yang memimpin rakor?",
            "Rakor dipimpin Wakapolres Way Lima, Kompol Bagus Handoko.",
            "Kompol Bagus Handoko",
            False,
        ),
    ],
)
def test_the_deputy_is_not_the_chief(question: str, text: str, said: str, is_it: bool) -> None:
    assert is_deputy(candidate(question, text, said)) == is_it


@pytest.mark.parametrize(
    ("question", "said", "is_other"),
    [
        ("Siapa Kapolres Way Lima?", "Ratna Dewi", True),
        ("Siapa Kapolres Way Lima?", "AKBP Rudi Hakim", False),
        ("Siapa Kapolres Way Lima?", "Sari Utami", False),
        ("Kajari Way Lima siapa?", "Yoga Adi", False),
        ("Kajari Way Lima siapa?", "Rian Eka", True),
        ("Waka DPRD Way Lima siapa?", "Rian Eka", False),
        ("Waka DPRD Way Lima siapa?", "Ratna Dewi", True),
    ],
)
def test_who_is_given_another_office_is_not_the_holder_of_the_one_asked_for(question: str, said: str, is_other: bool) -> None:
    text = (
        "Kapolres Way Lima, AKBP Rudi Hakim, menerima Camat Way Lima Ratna Dewi di kantornya. Sari Utami juga datang. "
        "Kepala Kejari Way Lima Yoga Adi hadir. Wakil Ketua DPRD Way Lima, Rian Eka, pulang lebih dulu."
    )
    assert holds_another_office(candidate(question, text, said)) == is_other


@pytest.mark.parametrize(
    ("question", "said", "kept"),
    [
        ("ketua panitia lomba siapa", "Yoga Adi dan Camat Kaur Rian Eka", "Yoga Adi"),
        ("Who is the chair of the committee?", "Yoga Adi dan Camat Kaur Rian Eka", "Yoga Adi"),
        ("siapa camat kaur", "Yoga Adi dan Camat Kaur Rian Eka", "Yoga Adi dan Camat Kaur Rian Eka"),
        ("siapa saja yang tampak", "Yoga Adi dan Camat Kaur Rian Eka", "Yoga Adi dan Camat Kaur Rian Eka"),
        ("ketua panitia lomba siapa", "Yoga Adi", "Yoga Adi"),
    ],
)
def test_one_chair_has_one_holder(question: str, said: str, kept: str) -> None:
    text = "Tampak Ketua Panitia Lomba Desa Yoga Adi dan Camat Kaur Rian Eka."
    found = candidate(question, text, said, kind="who")
    assert shown(found, one_holder(found)) == kept
