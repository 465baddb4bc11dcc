"""Of the places of a story the one that is asked for: where from, where to, where it happened, where it was taken."""

import pytest

from qa.answer_rules.place_roles import is_of_another_way, place_role_asked
from tests.qa.candidates import candidate

BEAR = (
    "Beruang madu itu masuk kandang perangkap di Dusun Sumber Jaya pada Minggu subuh. Petugas lalu membawanya dengan truk, dan "
    "beruang dibawa ke Pusat Penyelamatan Satwa Rimba Lestari."
)
BOAT = (
    "Kapal Bintang Laut bertolak dari Pelabuhan Teluk Batang menuju Pulau Seribu Angin. Kapal itu tenggelam di perairan "
    "Tanjung Karang Hitam, dan tiga korban dilarikan ke RSUD Ketapang."
)
BUS = (
    "Rombongan asal Desa Sri Katon mengalami kecelakaan di Tanjakan Sedayu saat hendak menuju Pantai Mutun. Korban luka "
    "dirawat di Klinik Harapan Ibu."
)
THIEF = "Tersangka, warga Pekon Way Suluh, ditangkap di Pasar Gisting lalu digelandang ke Mapolres Tanggamus."
METH = "Sabu dari Aceh Tamiang itu disita di Pelabuhan Bakauheni saat akan dikirim ke Tangerang."


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        ("Di mana beruang itu tertangkap?", BEAR, "Dusun Sumber Jaya", "Pusat Penyelamatan Satwa Rimba Lestari"),
        ("where was the bear taken", BEAR, "Pusat Penyelamatan Satwa Rimba Lestari", "kandang perangkap"),
        ("where did they take the bear", BEAR, "Pusat Penyelamatan Satwa Rimba Lestari", "Dusun Sumber Jaya"),
        ("where will the officers bring the bear", BEAR, "Pusat Penyelamatan Satwa Rimba Lestari", "Dusun Sumber Jaya"),
        ("where was the bear taken?", BEAR, "Pusat Penyelamatan Satwa Rimba Lestari", "masuk kandang perangkap"),
        ("beruangnya dibawa ke mana?", BEAR, "Pusat Penyelamatan Satwa Rimba Lestari", "Dusun Sumber Jaya"),
        ("Dari mana kapal itu berangkat?", BOAT, "Pelabuhan Teluk Batang", "Pulau Seribu Angin"),
        ("Where did the boat sail from?", BOAT, "Pelabuhan Teluk Batang", "perairan Tanjung Karang Hitam"),
        ("kapal itu mau ke mana?", BOAT, "Pulau Seribu Angin", "Pelabuhan Teluk Batang"),
        ("Where was the boat heading?", BOAT, "Pulau Seribu Angin", "perairan Tanjung Karang Hitam"),
        ("Where was the boat going?", BOAT, "Pulau Seribu Angin", "Kapal Bintang Laut"),
        ("Kapal itu tenggelam di mana?", BOAT, "perairan Tanjung Karang Hitam", "RSUD Ketapang"),
        ("Ke mana korban dilarikan?", BOAT, "RSUD Ketapang", "Pelabuhan Teluk Batang"),
        ("rombongan itu dari mana", BUS, "Desa Sri Katon", "Tanjakan Sedayu"),
        ("Where was the group coming from?", BUS, "Desa Sri Katon", "Tanjakan Sedayu"),
        ("Where was the group going?", BUS, "Pantai Mutun", "Tanjakan Sedayu"),
        ("tujuannya ke mana?", BUS, "Pantai Mutun", "Desa Sri Katon"),
        ("Where were the injured taken?", BUS, "Klinik Harapan Ibu", "Tanjakan Sedayu"),
        ("Di mana tersangka ditangkap?", THIEF, "Pasar Gisting", "Mapolres Tanggamus"),
        ("Where was the suspect brought?", THIEF, "Mapolres Tanggamus", "Pasar Gisting"),
        ("tersangka asal mana?", THIEF, "Pekon Way Suluh", "Pasar Gisting"),
        ("Sabu itu berasal dari mana?", METH, "Aceh Tamiang", "Tangerang"),
        ("Where was the meth seized?", METH, "Pelabuhan Bakauheni", "Tangerang"),
    ],
)
def test_a_place_behind_another_preposition_is_not_the_one_asked_for(question: str, text: str, right: str, wrong: str) -> None:
    assert not is_of_another_way(candidate(question, text, right))
    assert is_of_another_way(candidate(question, text, wrong))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Di mana rapat itu?", None),
        ("Where is the hospital?", None),
        ("Where was the chief when he brought up the recording?", None),
        ("Dari mana bupati memantau banjir?", None),
        ("Where did the money come from?", "origin"),
        ("ke mana korban dirujuk", "taken"),
        ("Where did the bus overturn?", "scene"),
    ],
)
def test_a_question_says_which_place_it_means(question: str, asked: str | None) -> None:
    assert place_role_asked(question) == asked
