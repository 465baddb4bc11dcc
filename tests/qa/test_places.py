"""Of which place an office is: another regency's regent is not the one asked for."""

import pytest

from qa.entities.places import is_elsewhere, place_asked

STORY = (
    "Bupati Lampung Barat, Parosil Mabsus, menerima Bupati Muara Enim Ahmad Yani. Kepala Dinas Pertanian Kota Semarang "
    "Hernowo Luhur hadir bersama Wakil Bupati Mad Hasnurin. Kapolres Tangerang Selatan AKBP Ferdy Irawan dan Wali Kota "
    "Bandarlampung Eva Dwiana pulang."
)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Siapa bupati Lampung Timur yang melantik kepala puskesmas?", {"lampung", "timur"}),
        ("Who is the regent of West Lampung?", {"lampung", "barat"}),
        ("Who was South Tangerang's police chief?", {"tangerang", "selatan"}),
        ("gubernur Kepri yang jadi tersangka siapa?", {"kepulauan", "riau"}),
        ("Siapa kepala dinas pertanian Kota Surakarta?", {"surakarta"}),
        ("Siapa wali kota Metro?", {"metro"}),
        ("Siapa Kapolda Metro Jaya?", {"jakarta"}),
        ("Which East Java regent stood again?", set()),  # there are many
        ("Who was the tourism minister of Indonesia?", set()),
        ("Siapa bupati yang datang dari Liwa?", set()),
    ],
)
def test_the_place_of_the_office_asked_for_is_known(question: str, place: set[str]) -> None:
    assert place_asked(question) == place


@pytest.mark.parametrize(
    ("question", "said", "elsewhere"),
    [
        ("Siapa bupati Lampung Barat?", "Parosil Mabsus", False),
        ("Who is the regent of West Lampung?", "Parosil Mabsus", False),
        ("Siapa bupati Lampung Timur?", "Parosil Mabsus", True),
        ("Who is the regent of East Lampung?", "Bupati Lampung Barat, Parosil Mabsus", True),
        ("Which regent of Bengkayang was caught?", "Ahmad Yani", True),
        ("Siapa kepala dinas pertanian Kota Surakarta?", "Hernowo Luhur", True),
        ("Siapa kepala dinas pertanian Kota Semarang?", "Hernowo Luhur", False),
        ("Kapolres Tangsel siapa?", "AKBP Ferdy Irawan", False),
        ("Who is the mayor of Bandar Lampung?", "Eva Dwiana", False),
        ("Siapa wakil bupati Pesisir Barat?", "Mad Hasnurin", False),  # the article does not say of what
        ("Siapa yang pulang?", "Eva Dwiana", False),
    ],
)
def test_an_office_elsewhere_is_another_one(question: str, said: str, elsewhere: bool) -> None:
    assert is_elsewhere(question, said, STORY) is elsewhere


def test_who_holds_the_office_here_and_elsewhere_is_not_elsewhere() -> None:
    text = "Bupati Muara Enim, Ahmad Yani, dahulu dikenal sebagai Bupati Ogan Ilir, Ahmad Yani."
    assert not is_elsewhere("Siapa bupati Ogan Ilir?", "Ahmad Yani", text)
