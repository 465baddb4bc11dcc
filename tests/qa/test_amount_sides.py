"""Of two figures beside each other the one that is asked for: what is needed and what there is, one place's and another's."""

import pytest

from qa.answer_rules.amount_sides import (
    is_of_a_place_elsewhere,
    is_of_a_whole_or_part,
    is_of_another_name,
    is_of_another_side,
    may_be_of_another_side,
)
from tests.qa.candidates import candidate

MACHINES = (
    "RSUD Way Ratai kini mengoperasikan 14 mesin dialisis, padahal kebutuhannya 25 mesin. Direktur Hendra Laksana berharap ada "
    "tambahan."
)
TEACHERS = "SDN 3 Wonokriyo baru memiliki 7 guru. Idealnya sekolah itu membutuhkan 12 guru."
RICE = "Dari target 4.000 ton gabah, Bulog Kalianda baru menyerap 1.350 ton hingga Juni."
BUS = "Bus itu berkapasitas 32 penumpang, tetapi saat kejadian mengangkut 51 penumpang."
DRUGS = "Polisi menangkap 6 orang dan masih memburu 3 orang lainnya dalam kasus itu."
TEST = "Dari 412 pendaftar, hanya 90 pendaftar yang dinyatakan lulus seleksi perangkat desa."
COUNCIL = "Rapat dihadiri 29 anggota, sedangkan 16 anggota tidak hadir tanpa keterangan."
SPENT = "Dari anggaran Rp 12 miliar, baru Rp 4,5 miliar yang terealisasi sampai September."
CLASSES = "Sebanyak 80 siswa laki-laki dan 65 siswa perempuan mengikuti pawai."
BOATS = "Sebanyak 22 kapal berangkat Senin pagi, dan 19 kapal sudah kembali sore harinya."


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        ("Berapa mesin dialisis yang dibutuhkan RSUD Way Ratai?", MACHINES, "25 mesin", "14 mesin"),
        ("How many dialysis machines does the hospital need?", MACHINES, "25 mesin", "14 mesin"),
        ("Berapa mesin dialisis yang dimiliki RSUD Way Ratai?", MACHINES, "14 mesin", "25 mesin"),
        ("brp guru yg dibutuhkan SDN 3 Wonokriyo", TEACHERS, "12 guru", "7 guru"),
        ("How many teachers does the school already have?", TEACHERS, "7 guru", "12 guru"),
        ("Berapa ton target serapan gabah Bulog Kalianda?", RICE, "4.000 ton", "1.350 ton"),
        ("Berapa ton gabah yang sudah diserap Bulog Kalianda?", RICE, "1.350 ton", "4.000 ton"),
        ("How many tonnes was the target?", RICE, "4.000 ton", "1.350 ton"),
        ("Berapa kapasitas bus itu?", BUS, "32 penumpang", "51 penumpang"),
        ("berapa orang yang masih buron?", DRUGS, "3 orang", "6 orang"),
        ("How many people were arrested?", DRUGS, "6 orang", "3 orang"),
        ("Berapa yang lulus seleksi perangkat desa?", TEST, "90", "412 pendaftar"),
        ("Berapa anggota yang tidak hadir?", COUNCIL, "16 anggota", "29 anggota"),
        ("How many members were absent?", COUNCIL, "16 anggota", "29 anggota"),
        ("Berapa anggaran yang sudah terealisasi?", SPENT, "Rp 4,5 miliar", "Rp 12 miliar"),
        ("Berapa siswa perempuan yang ikut pawai?", CLASSES, "65 siswa", "80 siswa"),
        ("How many boys took part?", CLASSES, "80 siswa", "65 siswa"),
        ("Berapa kapal yang sudah kembali?", BOATS, "19 kapal", "22 kapal"),
    ],
)
def test_of_two_figures_that_of_the_side_asked_for_stays(question: str, text: str, right: str, wrong: str) -> None:
    assert not is_of_another_side(candidate(question, text, right))
    assert is_of_another_side(candidate(question, text, wrong))


@pytest.mark.parametrize(
    ("question", "text", "said", "unsure"),
    [
        ("Berapa mesin yang dibutuhkan?", "Rumah sakit itu baru memiliki 14 mesin dialisis.", "14 mesin", True),
        ("How many beds are needed?", "Puskesmas itu sudah memiliki 9 tempat tidur.", "9", True),
        ("Berapa ton yang sudah diserap?", "Bulog menargetkan serapan 4.000 ton gabah.", "4.000 ton", True),
        ("Berapa mesin yang dibutuhkan?", "Rumah sakit itu membutuhkan 25 mesin.", "25 mesin", False),
        ("Berapa mesin dialisis di rumah sakit itu?", "Rumah sakit itu membutuhkan 25 mesin.", "25 mesin", False),
        ("Berapa target serapan gabah?", "Bulog menargetkan serapan 4.000 ton gabah.", "4.000 ton", False),
    ],
)
def test_a_figure_of_the_other_side_alone_is_not_sure(question: str, text: str, said: str, *, unsure: bool) -> None:
    assert may_be_of_another_side(candidate(question, text, said)) is unsure


QUAKE = "Di Wanasari 230 rumah rusak, sedangkan di Bumiharjo 118 rumah rusak akibat gempa itu."
PRICES = "Harga cabai di Pasar Sukamaju Rp 62.000 per kilogram, di Pasar Tugu Rp 70.000 per kilogram."
FIRES = "Sebanyak 11 hektare lahan terbakar di Rejosari dan 4,5 hektare di Tanjung Elok."
VOTES = "Hasan Basri meraih 2.310 suara, sementara Wiwik Andayani 1.987 suara."
SNOW = "Titik panas terpantau 14 titik di Karangrejo. Di Sidodadi terpantau 31 titik."
AID = "Pemkab menyalurkan 500 paket untuk Margosari, 300 paket untuk Purworejo, dan 120 paket untuk Banjaran."


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        ("Berapa rumah rusak di Bumiharjo?", QUAKE, "118 rumah", "230 rumah"),
        ("How many houses were damaged in Wanasari?", QUAKE, "230 rumah", "118 rumah"),
        ("berapa rumah rusak di bumiharjo", QUAKE, "118 rumah", "230 rumah"),
        ("Berapa harga cabai di Pasar Tugu?", PRICES, "Rp 70.000 per kilogram", "Rp 62.000 per kilogram"),
        ("What was the chili price at Pasar Sukamaju?", PRICES, "Rp 62.000", "Rp 70.000"),
        ("Berapa hektare yang terbakar di Tanjung Elok?", FIRES, "4,5 hektare", "11 hektare"),
        ("How many hectares burned in Rejosari?", FIRES, "11 hektare", "4,5 hektare"),
        ("Berapa suara Wiwik Andayani?", VOTES, "1.987 suara", "2.310 suara"),
        ("How many votes did Hasan Basri get?", VOTES, "2.310 suara", "1.987 suara"),
        ("Berapa titik panas di Sidodadi?", SNOW, "31 titik", "14 titik"),
        ("berapa paket untuk purworejo?", AID, "300 paket", "500 paket"),
        ("How many packages went to Banjaran?", AID, "120 paket", "300 paket"),
    ],
)
def test_the_figure_beside_another_name_is_not_that_of_the_name_asked_for(
    question: str, text: str, right: str, wrong: str
) -> None:
    assert not is_of_another_name(candidate(question, text, right))
    assert is_of_another_name(candidate(question, text, wrong))


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Berapa rumah rusak di Kecamatan Sukoharjo?", QUAKE, "230 rumah"),  # nothing is told of it by name
        ("Berapa rumah yang rusak?", QUAKE, "230 rumah"),
        (
            "Berapa anggaran Dinas Sosial?",
            "Dinas Sosial Wanasari mendapat Rp 3 miliar dan Rp 2 miliar untuk Panti Kasih.",
            "Rp 3 miliar",
        ),
    ],
)
def test_where_no_other_figure_has_the_name_nothing_is_said(question: str, text: str, said: str) -> None:
    assert not is_of_another_name(candidate(question, text, said))


WIRE = "Total 9.400 hektare sawah di empat provinsi terdampak. Di Lampung saja tercatat 1.260 hektare."
SCHOOLS = "Sebanyak 75 sekolah rusak di tiga kabupaten, termasuk 18 sekolah di Wonosobo."
TRAIN = "Secara keseluruhan 340 penumpang selamat, di antaranya 24 penumpang anak-anak."
FUND = "Dana hibah seluruhnya Rp 30 miliar, dan khusus untuk KPU Rp 22 miliar."


@pytest.mark.parametrize(
    ("question", "text", "right", "wrong"),
    [
        ("Berapa hektare sawah terdampak di Lampung saja?", WIRE, "1.260 hektare", "9.400 hektare"),
        ("How many hectares were affected in Lampung alone?", WIRE, "1.260 hektare", "9.400 hektare"),
        ("Berapa total hektare sawah yang terdampak?", WIRE, "9.400 hektare", "1.260 hektare"),
        ("berapa sekolah rusak di wonosobo", SCHOOLS, "18 sekolah", "75 sekolah"),
        ("How many schools were damaged altogether?", SCHOOLS, "75 sekolah", "18 sekolah"),
        ("Berapa seluruh penumpang yang selamat?", TRAIN, "340 penumpang", "24 penumpang"),
        ("How many passengers survived in total?", TRAIN, "340 penumpang", "24 penumpang"),
        ("Berapa dana hibah khusus untuk KPU?", FUND, "Rp 22 miliar", "Rp 30 miliar"),
        ("What was the total of the grants?", FUND, "Rp 30 miliar", "Rp 22 miliar"),
        ("brp dana hibah keseluruhan?", FUND, "Rp 30 miliar", "Rp 22 miliar"),
    ],
)
def test_the_whole_is_no_part_and_a_part_not_the_whole(question: str, text: str, right: str, wrong: str) -> None:
    assert not is_of_a_whole_or_part(candidate(question, text, right))
    assert is_of_a_whole_or_part(candidate(question, text, wrong))


FAR = (
    "Gempa mengguncang Kabupaten Wanasari, Senin. Sebanyak 46 rumah rusak di Desa Sumber Rejeki. "
    + "Warga tidur di tenda. " * 20
    + "Dua warga luka dirujuk ke rumah sakit di Bumiharjo. Ada 14 gempa susulan pada Selasa pagi. Bantuan tiba Rabu."
)


@pytest.mark.parametrize(
    ("question", "said", "elsewhere"),
    [
        ("berapa rumah rusak di bumiharjo", "46 rumah", True),
        ("Berapa rumah rusak di Bumiharjo?", "46 rumah", True),
        ("How many houses were damaged in Bumiharjo?", "46 rumah", True),
        ("how many houses were damaged in bumiharjo", "46", True),
        ("Kapan gempa di Bumiharjo?", "Senin", True),
        ("When was the quake in Bumiharjo?", "Senin", True),
        ("kapan bantuan tiba di kecamatan bumiharjo", "Rabu", True),
        ("Berapa rumah rusak di Wanasari?", "46 rumah", False),
        ("How many houses were damaged in Wanasari?", "46 rumah", False),
        ("Berapa rumah rusak di Sumber Rejeki?", "46 rumah", False),
        ("Berapa warga dirujuk ke rumah sakit di Bumiharjo?", "Dua warga luka", False),
        ("Berapa gempa susulan di Bumiharjo?", "14 gempa", False),  # named right before
        ("Berapa rumah rusak?", "46 rumah", False),
    ],
)
def test_what_an_article_tells_of_elsewhere_is_not_sure(question: str, said: str, *, elsewhere: bool) -> None:
    assert is_of_a_place_elsewhere(candidate(question, FAR, said)) is elsewhere


def test_what_stands_between_two_amounts_may_be_said_of_the_second() -> None:
    text = "Rumah sakit itu menambah enam mesin sehingga kini memiliki 14 mesin."
    assert may_be_of_another_side(candidate("Berapa mesin yang dibutuhkan?", text, "14 mesin"))
    assert not may_be_of_another_side(candidate("Berapa mesin yang dimiliki?", text, "14 mesin"))
