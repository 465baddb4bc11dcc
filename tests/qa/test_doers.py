"""Whoever an office appointed, dismissed or met does not hold it."""

import pytest

from qa.answer_rules.doers import is_done_to, suffers_it
from tests.qa.candidates import candidate


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Siapa Bupati Baturaja?", "Bupati melantik Endah Pratiwi sebagai Camat Lubuk Raja.", "Endah Pratiwi"),
        ("siapa bupati baturaja", "Bupati Baturaja Arif Wibowo resmi melantik Sekda Endah Pratiwi, Rabu.", "Endah Pratiwi"),
        ("Siapa Kapolres Baturaja?", "Kapolres Baturaja mencopot Iptu Darmaji dari jabatan Kapolsek.", "Iptu Darmaji"),
        ("siapa gubernur?", "Gubernur menyerahkan bantuan kepada Wiwik Lestari, Rabu.", "Wiwik Lestari"),
        ("Who is the governor?", "Gubernur bertemu Wiwik Lestari di Baturaja.", "Wiwik Lestari"),
        ("Siapa Menteri Agama?", "Wiwik Lestari dilantik Menteri Agama sebagai Rektor.", "Wiwik Lestari"),
        ("Siapa Menteri Agama?", "Wiwik Lestari dilantik Menteri Agama sebagai Rektor.", "Wiwik"),
        ("Siapa Bupati Baturaja?", "Endah Pratiwi (41) telah diberhentikan oleh Bupati Baturaja.", "Endah Pratiwi"),
    ],
)
def test_whom_an_office_did_something_to_does_not_hold_it(question: str, text: str, said: str) -> None:
    assert is_done_to(candidate(question, text, said, kind="who"))


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Siapa Bupati Baturaja?", "Bupati Baturaja Arif Wibowo melantik Endah Pratiwi.", "Arif Wibowo"),
        ("Siapa Bupati Baturaja?", "Arif Wibowo melantik Endah Pratiwi.", "Arif Wibowo"),
        ("Siapa Bupati Baturaja?", "Bupati Baturaja merupakan Arif Wibowo.", "Arif Wibowo"),
        ("Siapa Camat Lubuk Raja?", "Bupati melantik Endah Pratiwi sebagai Camat Lubuk Raja.", "Endah Pratiwi"),
        ("Siapa Camat Lubuk Raja?", "Bupati melantik Camat Lubuk Raja Endah Pratiwi.", "Endah Pratiwi"),
        ("Siapa Bupati Baturaja?", "Arif Wibowo dilantik sebagai Bupati Baturaja oleh Gubernur.", "Arif Wibowo"),
        ("Siapa Camat Lubuk Raja yang lama?", "Bupati melantik Ani sebagai Camat Lubuk Raja menggantikan Suparno.", "Suparno"),
        ("Siapa Rektor?", "Wiwik Lestari dilantik Menteri Agama sebagai Rektor.", "Wiwik Lestari"),
        ("Siapa yang dilantik Bupati?", "Bupati melantik Endah Pratiwi sebagai Camat.", "Endah Pratiwi"),
        ("Siapa Bupati Baturaja?", "Menurut Bupati, Arif Wibowo, jalan itu rusak.", "Arif Wibowo"),
    ],
)
def test_who_holds_it_and_who_is_asked_for_by_what_was_done_stays(question: str, text: str, said: str) -> None:
    assert not is_done_to(candidate(question, text, said, kind="who"))


RESCUE = (
    "Yana Sapta dan Dika Iwan terombang-ambing tiga hari sebelum dijumpai kapal semen KM Sinar Wantoro. "
    "Bupati melantik Rahma Dewi. Nelayan Tono menemukan perahu itu, lalu Tono dirawat di puskesmas."
)


@pytest.mark.parametrize(
    ("question", "said", "is_patient"),
    [
        ("Who found the missing fishermen?", "Yana Sapta dan Dika Iwan", True),
        ("Who found the missing fishermen?", "Yana Sapta", True),
        ("siapa yang menemukan nelayan yang hilang", "Yana Sapta dan Dika Iwan", True),
        ("siapa yg menemukan nelayan itu", "kapal semen KM Sinar Wantoro", False),
        ("siapa yang ditemukan kapal semen", "Yana Sapta dan Dika Iwan", False),
        ("Who found the boat?", "Tono", False),
        ("Who was rescued?", "Yana Sapta dan Dika Iwan", False),
    ],
)
def test_to_whom_it_was_done_did_not_do_it(question: str, said: str, is_patient: bool) -> None:
    assert suffers_it(candidate(question, RESCUE, said, kind="who")) == is_patient
