"""An alias for a name, one vehicle's plate for another's, the price of something else."""

import pytest

from qa.answer_rules.other_things import is_a_price_of_another, is_an_alias, is_money_of_another_sort, is_of_another_vehicle
from tests.qa.candidates import candidate

GANG = (
    "Bandar itu memakai nama samaran Bos Kumbang. Kurirnya, pria berinisial TR (29), mengaku bernama asli Tono Rahardi. "
    "Penadah yang akrab disapa Mak Iyut masih dicari."
)


@pytest.mark.parametrize(
    ("question", "said", "alias"),
    [
        ("Siapa nama asli bandar itu?", "Bos Kumbang", True),
        ("siapa nama sebenarnya bos kumbang", "samaran Bos Kumbang", True),
        ("What is the dealer's real name?", "Bos Kumbang", True),
        ("Siapa nama lengkap kurirnya?", "TR (29)", True),
        ("What is the courier's full name?", "TR", True),
        ("nama asli penadahnya siapa", "Mak Iyut", True),
        ("What is the real name of the fence?", "Mak Iyut", True),
        ("Siapa nama asli kurir itu?", "Tono Rahardi", False),
        ("What is the courier's real name?", "Tono Rahardi", False),
        ("Siapa kurir itu?", "TR (29)", False),
        ("Apa nama samaran bandar itu?", "Bos Kumbang", False),
    ],
)
def test_an_alias_is_no_real_name(question: str, said: str, *, alias: bool) -> None:
    assert is_an_alias(candidate(question, GANG, said)) is alias


CRASH = "Truk bernomor polisi BE 8123 KX menabrak sepeda motor BE 2467 YD di depan Bus Sinar Jaya B 7012 TGA."


@pytest.mark.parametrize(
    ("question", "said", "another"),
    [
        ("Berapa nomor polisi truk itu?", "BE 2467 YD", True),
        ("nopol truknya apa, yang truk", "BE 2467 YD", True),
        ("What was the number plate of the truck?", "BE 2467 YD", True),
        ("pelat motor itu apa?", "BE 8123 KX", True),
        ("What was the motorcycle's license plate?", "B 7012 TGA", True),
        ("Apa pelat bus itu?", "BE 2467 YD", True),
        ("Apa pelat truk itu?", "Sinar Jaya", True),
        ("Apa pelat truk itu?", "BE 8123 KX", False),
        ("What was the number plate of the truck?", "BE 8123 KX", False),
        ("pelat motor itu apa?", "BE 2467 YD", False),
        ("Apa pelat bus itu?", "B 7012 TGA", False),
        ("Apa nama bus itu?", "Sinar Jaya", False),
    ],
)
def test_a_plate_is_that_of_the_vehicle_before_it(question: str, said: str, *, another: bool) -> None:
    assert is_of_another_vehicle(candidate(question, CRASH, said)) is another


FAIR = (
    "Tiket masuk festival dijual Rp 35.000. Di sana harga kopi Rp 12.000 per gelas dan tarif parkir Rp 5.000. Penginapan di "
    "sekitarnya rata-rata bertarif Rp 250.000 semalam."
)


@pytest.mark.parametrize(
    ("question", "said", "another"),
    [
        ("Berapa harga tiket festival?", "Rp 35.000", False),
        ("Berapa harga tiket festival?", "Rp 12.000", True),
        ("How much is the ticket?", "Rp 12.000", True),
        ("What was the price of a ticket?", "Rp 5.000", True),
        ("berapa harga tiket", "Rp 250.000", False),
        ("harga kopi brp di festival?", "Rp 12.000", False),
        ("berapa tarif parkir?", "Rp 5.000", False),
        ("berapa tarif parkir?", "Rp 12.000", True),
        ("tiket harganya berapa?", "Rp 12.000", True),
        ("What is the coffee price?", "Rp 35.000", False),
        ("How much does a ticket cost?", "Rp 35.000", False),
        ("Berapa harganya?", "Rp 250.000", False),
    ],
)
def test_a_price_is_that_of_the_thing_asked_for(question: str, said: str, *, another: bool) -> None:
    assert is_a_price_of_another(candidate(question, FAIR, said)) is another


def test_a_price_told_far_from_its_amount_is_still_that_of_another() -> None:
    text = "Ia melaporkan harga cabai merah di Pasar Randu Wantoro bagian timur menyentuh Rp 68.000 per kilogram."
    assert is_a_price_of_another(
        candidate("harga bawang merah di pasar randu brp", text, "Rp 68.000 per kilogram", kind="howmany")
    )
    assert not is_a_price_of_another(
        candidate("harga cabai di pasar randu brp", text, "Rp 68.000 per kilogram", kind="howmany")
    )


@pytest.mark.parametrize(
    ("question", "said", "is_another"),
    [
        ("berapa biaya penyelenggaraan gawai 2025", "Rp 740 juta", True),
        ("berapa penjualan di gawai 2025", "Rp 740 juta", False),
        ("berapa pendapatan pedagang di gawai", "Rp 740 juta", False),
        ("how much did they lose, what was the loss?", "Rp 12 juta", False),
        ("How much was the prize?", "Rp 12 juta", True),
        ("berapa hadiahnya", "Rp 5 juta", False),
        ("berapa uang yang dibawa", "Rp 740 juta", False),
        ("berapa biaya dan pendapatannya", "Rp 740 juta", False),
    ],
)
def test_money_of_another_sort_is_no_answer(question: str, said: str, is_another: bool) -> None:
    text = "Penjualan selama acara ditaksir Rp 740 juta, kerugian akibat hujan Rp 12 juta, dan hadiah utama Rp 5 juta."
    assert is_money_of_another_sort(candidate(question, text, said, kind="howmany")) == is_another
