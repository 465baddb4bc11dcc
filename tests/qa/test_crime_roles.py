"""The culprit is no victim, no owner, no witness and nobody who speaks of the crime in office."""

import pytest

from qa.answer_rules.crime_roles import (
    Role,
    is_another_role,
    is_not_called_so,
    only_speaks_of_it,
    role_asked,
    roles_of,
)
from qa.answer_rules.registry import doubted, vetoed
from tests.qa.candidates import candidate

THEFT = (
    "KALIANDA – Polisi membekuk pencuri sapi berinisial WS (34) di Desa Sukaraja, Selasa (4/6/2024). Korban bernama Darsono "
    "kehilangan "
    "dua ekor sapi. Pemilik warung, Haji Baharudin, melihat pelaku melintas. Kapolsek Penengahan Iptu Lukman Hadianto "
    "membenarkan "
    "penangkapan itu. Sapi itu ditemukan warga bernama Pak Wagiman."
)
SHOOTING = (
    "SUKADANA – Penembakan di Jalan Raya Bungur menewaskan Toni Hendrawan, Rabu (5/6/2024). Pelaku masih diburu polisi. "
    "Saksi Mulyono "
    "Hadi mendengar tiga letusan."
)
GRAFT = (
    "Jaksa menetapkan Bupati Way Lima Sofyan Arifin sebagai tersangka suap. Kapolda Irjen Pol Bagas Santoso tidak "
    "berkomentar. "
    "Kelima tersangka lain berinisial AB, CD, dan EF."
)
ABUSE = "Terdakwa Junaedi menusuk Rahmat Basuki hingga tewas. Rahmat Basuki dirawat sehari di rumah sakit."


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Siapa pencuri sapi di Sukaraja?", "culprit"),
        ("siapa saja tersangka suap itu", "culprit"),
        ("Siapa yang menembak Toni Hendrawan?", "culprit"),
        ("Pelaku penembakan di Bungur siapa?", "culprit"),
        ("Siapa kurir sabu yang dibekuk?", "culprit"),
        ("bupati yang jadi tersangka suap siapa?", "culprit"),
        ("Who stole the cows?", "culprit"),
        ("Who is the alleged murder suspect?", "culprit"),
        ("whats the name of the killer", "culprit"),
        ("names of the victims of the shooting", "victim"),
        ("Which drug courier was arrested?", "culprit"),
        ("Siapa korban pencurian sapi?", "victim"),
        ("Who was the victim of the shooting?", "victim"),
        ("Siapa saksi penembakan itu?", "witness"),
        ("Siapa begal yang tewas ditembak polisi?", None),
        ("Siapa pelaku usaha yang menerima bantuan?", None),
        ("Siapa kurir paket yang melapor?", None),
        ("Siapa istri tersangka?", None),
        ("Who is the suspect's lawyer?", None),
        ("Siapa Kapolres saat tersangka ditangkap?", None),
        ("Siapa wali kota Bandar Lampung?", None),
    ],
)
def test_the_part_in_a_crime_that_is_asked_for_is_known(question: str, role: Role | None) -> None:
    assert role_asked(question) == role


@pytest.mark.parametrize(
    ("said", "text", "roles"),
    [
        ("WS (34)", THEFT, {"culprit"}),
        ("Darsono", THEFT, {"victim"}),
        ("Kapolsek Penengahan Iptu Lukman Hadianto", THEFT, {"officer"}),
        ("Pak Wagiman", THEFT, {"witness"}),
        ("Toni Hendrawan", SHOOTING, {"victim"}),
        ("Mulyono Hadi", SHOOTING, {"witness"}),
        ("Sofyan Arifin", GRAFT, {"culprit"}),
        ("CD", GRAFT, {"culprit"}),
        ("Junaedi", ABUSE, {"culprit"}),
        ("Rahmat Basuki", ABUSE, {"victim"}),
    ],
)
def test_an_article_gives_everybody_a_part(said: str, text: str, roles: set[str]) -> None:
    assert roles_of(said, text) == roles


@pytest.mark.parametrize("said", ["Darsono", "Haji Baharudin", "Iptu Lukman Hadianto", "Pak Wagiman"])
@pytest.mark.parametrize("question", ["Siapa pencuri sapi di Sukaraja?", "Who stole the cows?"])
def test_a_victim_an_owner_an_officer_and_a_finder_are_not_the_thief(question: str, said: str) -> None:
    assert is_another_role(candidate(question, THEFT, said))


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Siapa pencuri sapi di Sukaraja?", THEFT, "WS (34)"),
        ("Siapa korban pencurian sapi?", THEFT, "Darsono"),
        ("Siapa saksi penembakan itu?", SHOOTING, "Mulyono Hadi"),
        ("Siapa tersangka suap di Way Lima?", GRAFT, "Bupati Way Lima Sofyan Arifin"),
        ("Siapa Kapolsek Penengahan?", THEFT, "Iptu Lukman Hadianto"),
        ("Siapa terdakwa pencurian yang berpangkat Iptu?", THEFT, "Iptu Lukman Hadianto"),
        ("Terdakwa pencurian sapi yang pernah menjabat sebagai Iptu siapa?", THEFT, "Iptu Lukman Hadianto"),
        ("Siapa pencuri sapi di Sukaraja?", THEFT, "Desa Sukaraja"),  # no person: for other rules to say
    ],
)
def test_whoever_has_the_part_asked_for_or_none_stays(question: str, text: str, said: str) -> None:
    assert not is_another_role(candidate(question, text, said))


def test_the_thief_is_not_the_victim() -> None:
    assert is_another_role(candidate("Siapa korban pencurian sapi?", THEFT, "WS (34)"))


def test_a_victim_is_not_the_witness() -> None:
    assert is_another_role(candidate("Siapa saksi penembakan itu?", SHOOTING, "Toni Hendrawan"))


def test_whom_the_article_does_not_call_the_culprit_is_in_doubt() -> None:
    text = "Polisi membekuk pencuri kambing di rumah Sanusi. Rumah itu milik keluarga Sanusi. Hendri Prasojo datang."
    assert is_not_called_so(candidate("Siapa pencuri kambing?", text, "Hendri Prasojo"))
    assert not is_not_called_so(candidate("Siapa pencuri sapi?", THEFT, "WS (34)"))
    assert not is_not_called_so(candidate("Siapa yang datang?", text, "Hendri Prasojo"))


def test_a_culprit_who_is_still_sought_is_in_doubt() -> None:
    assert is_not_called_so(candidate("Siapa pelaku penembakan?", SHOOTING, "Jalan Raya Bungur"))


def test_the_driver_is_not_the_officer_who_tells_of_him() -> None:
    text = "Bus terbalik di Kalirejo. Pengemudi bus berinisial SU selamat. Kasat Lantas AKP Yudi Herlambang mendata penumpang."
    assert only_speaks_of_it(candidate("Siapa pengemudi bus yang terbalik?", text, "Kasat Lantas AKP Yudi Herlambang"))
    assert only_speaks_of_it(candidate("Who was the bus driver?", text, "AKP Yudi Herlambang"))
    assert not only_speaks_of_it(candidate("Siapa pengemudi bus yang terbalik?", text, "SU"))
    assert not only_speaks_of_it(candidate("Siapa Kasat Lantas?", text, "AKP Yudi Herlambang"))


def test_who_foiled_the_smuggling_is_no_smuggler() -> None:
    text = "Kepala Bea Cukai Wantoro Dewi Anggara melaporkan pihaknya menggagalkan penyelundupan 4,6 ton daging beku."
    for question in ("siapa nama penyelundup daging beku di wantoro?", "Who was the smuggler of the frozen meat?"):
        made = candidate(question, text, "Dewi Anggara")
        assert vetoed(made) or doubted(made)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Polisi menangkap pelaku pembunuhan Ratno Wibowo (32), warga Way Tuba.", "Ratno Wibowo", "victim"),
        ("Tersangka penganiayaan terhadap Ratno Wibowo menyerahkan diri.", "Ratno Wibowo", "victim"),
        ("Polisi menangkap pelaku pencurian Ratno Wibowo (32), warga Way Tuba.", "Ratno Wibowo", "culprit"),
        ("Polisi menangkap tersangka pembunuhan, Ratno Wibowo (32).", "Ratno Wibowo", "culprit"),
    ],
)
def test_whose_name_stands_right_behind_a_deed_of_violence_suffered_it(text: str, name: str, role: str) -> None:
    assert roles_of(name, text) == {role}
