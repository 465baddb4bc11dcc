"""After a change the newcomer holds the office, unless the old one is asked for; a deputy is not the holder beside him."""

import pytest

from qa.answer_rules.succession import (
    Side,
    is_a_former_holder,
    is_on_the_other_side,
    is_the_new_holder,
    is_the_other_of_a_pair,
    pairs_in,
    side_asked,
)
from tests.qa.candidates import candidate

REPLACES = "GISTING – Kompol Bayu Adiguna resmi menjabat Kapolsek Gisting menggantikan Kompol Seno Prabowo, Senin (3/6/2024)."
INSTALLS = "Gubernur melantik Hartono Wibisono sebagai Camat Way Lima menggantikan Marlina Yusuf yang pensiun."
HANDED = "Serah terima jabatan Kapolres Way Lima dari AKBP Danang Pratama kepada AKBP Rosita Dewi digelar di Mapolda."
REPLACED = "Kepala Dinas Perikanan Way Lima Suroso Hadi digantikan oleh Melati Anggraini, Rabu (5/6/2024)."
PRONOUN = "Fahmi Ramadhan dilantik sebagai Camat Sukabanjar. Ia menggantikan Nurlaila Hasan."


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Siapa Kapolsek Gisting?", "incoming"),
        ("Siapa Kapolsek Gisting yang baru?", "incoming"),
        ("Siapa yang menggantikan Kompol Seno Prabowo?", "incoming"),
        ("Suroso Hadi digantikan siapa?", "incoming"),
        ("pengganti Marlina Yusuf siapa?", "incoming"),
        ("Who replaced Marlina Yusuf?", "incoming"),
        ("Who is the Way Lima police chief?", "incoming"),
        ("Siapa Kapolsek Gisting yang lama?", "outgoing"),
        ("Siapa mantan Kapolsek Gisting?", "outgoing"),
        ("Siapa Camat Way Lima sebelumnya?", "outgoing"),
        ("Who was the former Way Lima police chief?", "outgoing"),
        ("Whom did Rosita Dewi replace?", "outgoing"),
        ("Hartono Wibisono menggantikan siapa?", "outgoing"),
        ("Siapa yang digantikan Melati Anggraini?", "outgoing"),
        ("Siapa yang memimpin apel?", None),
    ],
)
def test_which_side_of_a_change_is_asked_for(question: str, side: Side | None) -> None:
    assert side_asked(question) == side


@pytest.mark.parametrize(
    ("text", "new", "old", "office"),
    [
        (REPLACES, "Kompol Bayu Adiguna", "Kompol Seno Prabowo", "Kapolsek Gisting"),
        (INSTALLS, "Hartono Wibisono", "Marlina Yusuf", "Camat Way Lima"),
        (HANDED, "AKBP Rosita Dewi", "AKBP Danang Pratama", "Kapolres Way Lima"),
        (REPLACED, "Melati Anggraini", "Suroso Hadi", "Kepala Dinas Perikanan Way Lima"),
        (PRONOUN, "Fahmi Ramadhan", "Nurlaila Hasan", "Camat Sukabanjar"),
    ],
)
def test_the_newcomer_holds_the_office_and_the_other_held_it(text: str, new: str, old: str, office: str) -> None:
    now, before = f"Siapa {office}?", f"Siapa {office} yang lama?"
    assert not is_on_the_other_side(candidate(now, text, new))
    assert is_on_the_other_side(candidate(now, text, old))
    assert is_on_the_other_side(candidate(before, text, new))
    assert not is_on_the_other_side(candidate(before, text, old))


@pytest.mark.parametrize(
    ("question", "text", "said", "other"),
    [
        ("Siapa yang menggantikan Kompol Seno Prabowo?", REPLACES, "Kompol Bayu Adiguna", False),
        ("Hartono Wibisono menggantikan siapa?", INSTALLS, "Hartono Wibisono", True),
        ("Whom did Rosita Dewi replace?", HANDED, "AKBP Danang Pratama", False),
        ("Siapa Kepala Dinas Perikanan Way Lima?", REPLACED, "Suroso Hadi digantikan oleh Melati Anggraini", True),
        ("Siapa Kapolsek Wonosobo?", REPLACES, "Kompol Seno Prabowo", False),  # of another place: for other rules to say
        ("Siapa yang hadir di Gisting?", REPLACES, "Kompol Seno Prabowo", False),
    ],
)
def test_only_a_change_that_is_meant_counts(question: str, text: str, said: str, other: bool) -> None:
    assert is_on_the_other_side(candidate(question, text, said)) is other


def test_whoever_leaves_one_office_may_hold_the_next() -> None:
    text = (
        "AKBP Danang Pratama menjabat Kapolres Pesawahan menggantikan AKBP Lutfi Hakim. "
        "Jabatan Kapolres Way Lima diserahterimakan dari AKBP Danang Pratama kepada AKBP Rosita Dewi."
    )
    assert not is_on_the_other_side(candidate("Siapa Kapolres Pesawahan?", text, "AKBP Danang Pratama"))
    assert is_on_the_other_side(candidate("Siapa Kapolres Pesawahan?", text, "AKBP Lutfi Hakim"))


@pytest.mark.parametrize(
    ("question", "said", "former"),
    [
        ("Siapa Bupati Way Lima?", "Zulkifli Amran", True),
        ("Siapa Bupati Way Lima?", "Endang Lestari", False),
        ("Siapa mantan Bupati Way Lima?", "Zulkifli Amran", False),
        ("Siapa Camat Sukau?", "Rudi Kurnia", True),
        ("Siapa Kapolres Way Lima?", "Zulkifli Amran", False),
    ],
)
def test_a_former_holder_is_not_the_holder(question: str, said: str, former: bool) -> None:
    text = "Mantan Bupati Way Lima Zulkifli Amran menemui Bupati Endang Lestari. Camat Sukau yang lama, Rudi Kurnia, hadir."
    assert is_a_former_holder(candidate(question, text.replace("Mantan", "Kemarin mantan"), said)) is former


def test_the_new_holder_is_not_the_one_before() -> None:
    text = "Kapolsek Gisting yang baru, Kompol Bayu Adiguna, disambut Kompol Seno Prabowo."
    assert is_the_new_holder(candidate("Siapa Kapolsek Gisting yang lama?", text, "Kompol Bayu Adiguna"))
    assert not is_the_new_holder(candidate("Siapa Kapolsek Gisting yang lama?", text, "Kompol Seno Prabowo"))
    assert not is_the_new_holder(candidate("Siapa Kapolsek Gisting?", text, "Kompol Bayu Adiguna"))


@pytest.mark.parametrize(
    "text",
    [
        "Pasangan Hj. Nuraini Salma dan Kgs. Ahmad Fauzi akhirnya ditetapkan sebagai Bupati dan Wakil Bupati Way Lima "
        "terpilih.",
        "KPU menetapkan Bupati dan Wakil Bupati Way Lima terpilih, Nuraini Salma-Ahmad Fauzi, Kamis (9/1/2025).",
        "Nuraini Salma, S.H. dan Ahmad Fauzi menang sebagai Bupati dan Wakil Bupati Way Lima.",
    ],
)
def test_of_a_pair_the_first_holds_the_office_and_the_second_is_the_deputy(text: str) -> None:
    assert len(pairs_in(text)) == 1
    for regent, deputy in (
        ("Siapa Bupati Way Lima?", "Siapa Wakil Bupati Way Lima?"),
        ("Who is the regent?", "Who is the deputy regent?"),
    ):
        assert not is_the_other_of_a_pair(candidate(regent, text, "Nuraini Salma"))
        assert is_the_other_of_a_pair(candidate(regent, text, "Ahmad Fauzi"))
        assert is_the_other_of_a_pair(candidate(deputy, text, "Nuraini Salma"))
        assert not is_the_other_of_a_pair(candidate(deputy, text, "Ahmad Fauzi"))


def test_two_people_beside_one_office_are_no_pair() -> None:
    assert pairs_in("Bupati Nuraini Salma dan Ahmad Fauzi hadir.") == ()
