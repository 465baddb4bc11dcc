"""Who somebody is: what stands beside the name, never the degrees behind it and never somebody else."""

import pytest

from qa.answer_rules.who_is import described, is_only_degrees, is_somebody_else, name_asked, with_what_he_is
from tests.qa.candidates import candidate, shown

STORY = (
    "Rapat dipimpin Kapolres Way Lima, AKBP Gunawan Saputra, S.H., S.I.K., M.Si. Nelayan asal Kalianda, Suradi Wahab (41), "
    "selamat. "
    "Dedi Kurniawan (22), keponakan Suradi, ikut melaut. Wakil Bupati Hj. Ratna Komala hadir bersama Ketua KPU Way Lima, M. "
    "Taufik Akbar. "
    "Endang Suhartini adalah kepala sekolah SD 1 Sukabanjar. Penanggung jawab: redaktur pelaksana, Maya Puspita. Hasan "
    "Basri pulang."
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Siapa Gunawan Saputra?", "Gunawan Saputra"),
        ("siapa sih Gunawan Saputra", "Gunawan Saputra"),
        ("Gunawan Saputra itu siapa?", "Gunawan Saputra"),
        ("Who is Gunawan Saputra?", "Gunawan Saputra"),
        ("Siapa Lukman Hakim?", "Lukman Hakim"),  # a judge is a hakim
        ("Siapa Kapolres Way Lima?", None),
        ("Who is the Way Lima police chief?", None),
        ("Siapa yang memimpin rapat?", None),
        ("Siapa Korban Longsor?", None),
        ("Di mana Gunawan Saputra?", None),
    ],
)
def test_the_name_that_is_asked_about_is_known(question: str, name: str | None) -> None:
    assert name_asked(question) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Gunawan Saputra", "Kapolres Way Lima, AKBP Gunawan Saputra"),
        ("Suradi Wahab", "Nelayan asal Kalianda, Suradi Wahab"),
        ("Dedi Kurniawan", "keponakan Suradi"),
        ("Ratna Komala", "Wakil Bupati Hj. Ratna Komala"),
        ("Taufik Akbar", "Ketua KPU Way Lima, M. Taufik Akbar"),
        ("Endang Suhartini", "kepala sekolah SD 1 Sukabanjar"),
        ("Maya Puspita", "redaktur pelaksana, Maya Puspita"),
    ],
)
def test_what_stands_beside_a_name_says_who_it_is(name: str, said: str) -> None:
    span = described(STORY, name)
    assert span is not None
    assert STORY[span.start : span.end] == said


def test_a_name_with_nothing_beside_it_is_not_described() -> None:
    assert described(STORY, "Hasan Basri") is None
    assert described(STORY, "Yusuf Amin") is None


@pytest.mark.parametrize(("said", "degrees"), [("S.H., S.I.K., M.Si", True), ("S.H.", True), ("AKBP Gunawan Saputra", False)])
def test_degrees_are_nobody(said: str, degrees: bool) -> None:
    assert is_only_degrees(candidate("Siapa Gunawan Saputra?", STORY, said)) is degrees


@pytest.mark.parametrize(
    ("question", "said", "else_"),
    [
        ("Siapa Gunawan Saputra?", "Suradi Wahab", True),
        ("Siapa Gunawan Saputra?", "AKBP Gunawan Saputra", False),
        ("Who is Dedi Kurniawan?", "keponakan Suradi", False),
        ("Who is Dedi Kurniawan?", "Ratna Komala", True),
        ("Siapa Hasan Basri?", "Maya Puspita", True),
        ("Siapa yang memimpin rapat?", "Suradi Wahab", False),
    ],
)
def test_somebody_else_is_no_answer(question: str, said: str, else_: bool) -> None:
    assert is_somebody_else(candidate(question, STORY, said)) is else_


@pytest.mark.parametrize(
    ("question", "said", "whole"),
    [
        ("Siapa Gunawan Saputra?", "AKBP Gunawan Saputra", "Kapolres Way Lima, AKBP Gunawan Saputra"),
        ("Siapa Gunawan Saputra?", "Kapolres Way Lima", "Kapolres Way Lima, AKBP Gunawan Saputra"),
        ("Who is Dedi Kurniawan?", "Dedi Kurniawan", "keponakan Suradi"),
        ("Siapa Hasan Basri?", "Hasan Basri pulang", "Hasan Basri pulang"),
        ("Siapa yang memimpin rapat?", "AKBP Gunawan Saputra", "AKBP Gunawan Saputra"),
    ],
)
def test_who_somebody_is_is_shown_with_what_stands_beside_the_name(question: str, said: str, whole: str) -> None:
    found = candidate(question, STORY, said)
    assert shown(found, with_what_he_is(found)) == whole
