"""What a question wants measured, and amounts that are measured in something else."""

import pytest

from qa.answer_rules.measures import is_of_another_measure, measure_asked
from tests.qa.candidates import candidate

FIRE = (
    "Kebakaran di Pasar Gunung Batin menghanguskan 41 kios selama 3 jam. Kerugian ditaksir Rp 2,3 miliar, dan 7 pedagang "
    "terluka."
)
LAND = "Lahan 18 hektare milik 24 petani di Sidorahayu terendam 5 hari dengan kerugian 320 juta."
HERD = "Sebanyak 9 ekor kerbau milik 4 warga mati, beratnya rata-rata 310 kilogram."
ROAD = "Jalan sepanjang 6,5 kilometer itu dibangun 8 bulan dengan biaya Rp 14 miliar dan sudah 62 persen."


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        ("berapa kerugian kebakaran pasar gunung batin", FIRE, "Rp 2,3 miliar", "41 kios"),
        ("what was the damage in rupiah?", FIRE, "Rp 2,3 miliar", "41 kios"),
        ("losses gunung batin market fire", FIRE, "Rp 2,3 miliar", "41 kios"),
        ("kerugian kebakaran pasar gunung batin", FIRE, "Rp 2,3 miliar", "41 kios"),
        ("kebakaran pasar gunung batin kerugiannya brp", FIRE, "Rp 2,3 miliar", "3 jam"),
        ("How big were the losses of the fire?", FIRE, "Rp 2,3 miliar", "41 kios"),
        ("Berapa kios yang terbakar?", FIRE, "41 kios", "Rp 2,3 miliar"),
        ("How many stalls burned?", FIRE, "41 kios", "3 jam"),
        ("Berapa lama kebakaran itu?", FIRE, "3 jam", "41 kios"),
        ("How many people were hurt?", FIRE, "7 pedagang", "Rp 2,3 miliar"),
        ("Berapa kerugian petani Sidorahayu?", LAND, "320 juta", "18 hektare"),
        ("Berapa hektare lahan yang terendam?", LAND, "18 hektare", "24 petani"),
        ("How many days was the land under water?", LAND, "5 hari", "18 hektare"),
        ("berapa ekor kerbau yg mati", HERD, "9 ekor", "4 warga"),
        ("How many buffaloes died?", HERD, "9 ekor", "4 warga"),
        ("Berapa kilogram beratnya?", HERD, "310 kilogram", "9 ekor"),
        ("How many people owned them?", HERD, "4 warga", "9 ekor"),
        ("Berapa persen pembangunan jalan itu?", ROAD, "62 persen", "6,5 kilometer"),
        ("Panjang jalan itu berapa?", ROAD, "6,5 kilometer", "8 bulan"),
        ("What does the road cost?", ROAD, "Rp 14 miliar", "8 bulan"),
        ("How many months did it take?", ROAD, "8 bulan", "6,5 kilometer"),
    ],
)
def test_an_amount_of_another_measure_is_no_answer(question: str, text: str, right: str, wrong: str) -> None:
    assert not is_of_another_measure(candidate(question, text, right))
    assert is_of_another_measure(candidate(question, text, wrong))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("berapa jumlah kios yang terbakar", "things"),
        ("berapa umur korban", "age"),
        ("how old is the suspect", "age"),
        ("what percentage voted", "share"),
        ("berapa kali ia mencuri", "times"),
        ("siapa yang membayar biaya itu", None),
        ("di ruas berapa jalan itu rusak", None),
        ("anggaran apa yang dipotong", None),
        ("how long will the bridge be", None),
        ("berapa", None),
    ],
)
def test_a_question_says_what_it_wants_measured(question: str, asked: str | None) -> None:
    assert measure_asked(question) == asked


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("How many visitors came?", "Pantai itu dikunjungi 2,9 juta orang.", "2,9 juta"),
        ("Berapa harga tiketnya?", "Harga tiket masuk 25.000 per orang.", "25.000 per orang"),
        ("Berapa luas tanah itu?", "Tanah seluas 2.490 m² itu disita.", "2.490"),
        ("How many tonnes of rubbish a day?", "Sampahnya 200 tonnya per hari.", "200 tonnya"),
        ("Berapa orang yang terdampak?", "Sebanyak 60 persen warga terdampak.", "60 persen"),
        ("Berapa korban jiwa?", "Sebanyak 3 kepala keluarga mengungsi.", "3 kepala keluarga"),
        ("How tall is the tower?", "Menara itu setinggi 12 lantai.", "12 lantai"),
    ],
)
def test_what_may_be_told_in_another_unit_stays(question: str, text: str, said: str) -> None:
    assert not is_of_another_measure(candidate(question, text, said))


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        (
            "how much did the runner-up get?",
            "Lomba diikuti 1.920 pelari, runner-up menerima Rp 3 juta.",
            "Rp 3 juta",
            "1.920 pelari",
        ),
        ("How much fuel was sent?", "Kapal membawa 1.800 kiloliter pertalite dan 12 awak.", "1.800 kiloliter", "12 awak"),
        ("By how much did the rate come down?", "Suku bunga turun 100 bps di 12 bank.", "100 bps", "12 bank"),
        ("kedalaman gempa krui", "Gempa 5,4 magnitudo itu 10 kilometer dalamnya, 7 rumah rusak.", "10 kilometer", "7 rumah"),
        ("luas lahan yang terbakar", "Api melalap 74 hektare milik 12 petani.", "74 hektare", "12 petani"),
        ("How long is the emergency bridge?", "Jembatan 42 meter itu memuat dua ton.", "42 meter", "dua ton"),
    ],
)
def test_how_much_asks_for_nothing_that_is_counted(question: str, text: str, right: str, wrong: str) -> None:
    assert not is_of_another_measure(candidate(question, text, right))
    assert is_of_another_measure(candidate(question, text, wrong))
