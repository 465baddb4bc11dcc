"""A figure or name that is taken back is no answer, nor the one from before; a correction supersedes what it corrects."""

from datetime import date

import pytest

from corpus.types import Article
from qa.answer_rules.corrections import (
    is_correction,
    is_day_of_a_report,
    is_from_before,
    is_withdrawn,
    replacements,
    supersedes,
    withdrawals,
)
from tests.qa.candidates import candidate

RALAT = (
    "KABAR WAY LIMA – RALAT. Redaksi melakukan koreksi atas berita mengenai longsor di Kecamatan Padang Cermin, Kabupaten "
    "Way Lima.\n"
    "Dalam berita itu tertulis bahwa jumlah rumah yang rusak mencapai 471 unit. Setelah dicocokkan dengan laporan resmi, "
    "jumlah yang "
    "benar adalah 174 rumah. Angka 471 tertukar saat disalin. Kepala BPBD adalah Sutarman Efendi, bukan Hadi Sunaryo."
)
STORY = (
    "PADANG CERMIN – Longsor di Kecamatan Padang Cermin, Kabupaten Way Lima, merusak 471 rumah, kata BPBD, Senin (3/6/2024)."
)


def article(name: str, title: str, text: str, day: int | None, outlet: str = "Kabar Way Lima") -> Article:
    return Article(name, name, title, text, date(2024, 6, day) if day else None, outlet)


CORRECTION = article("ralat", "Ralat: Rumah Rusak akibat Longsor", RALAT, 5)
REPORT = article("longsor", "Longsor Rusak 471 Rumah", STORY, 3)


@pytest.mark.parametrize(
    ("title", "text", "corrects"),
    [
        ("Ralat Berita Longsor", "Angka yang benar 174.", True),
        ("KOREKSI: Jumlah Rumah", "", True),
        ("Rumah Rusak akibat Longsor", RALAT, True),
        ("Longsor Rusak 471 Rumah", STORY, False),
        ("Harga Saham Terkoreksi", "Harga saham mengalami koreksi tajam.", False),
    ],
)
def test_a_correction_says_so_at_its_head(title: str, text: str, corrects: bool) -> None:
    assert is_correction(title, text) is corrects


def test_a_name_with_its_title_is_taken_back() -> None:
    text = "Kepala Puskesmas tertulis dr. Hadi Prakoso dalam berita kami kemarin. Yang benar dr. Lina Marlina."
    assert is_withdrawn(candidate("Siapa Kepala Puskesmas?", text, "Hadi Prakoso"))
    assert not is_withdrawn(candidate("Siapa Kepala Puskesmas?", text, "Lina Marlina"))


@pytest.mark.parametrize("goes_on", ["Yang benar-benar hadir hanya 30 warga.", "Bupati menyebut 30 warga pulang lebih awal."])
def test_a_figure_that_nothing_puts_right_stays(goes_on: str) -> None:
    text = f"Dalam laporan tertulis 40 warga hadir. {goes_on}"
    assert not is_withdrawn(candidate("Berapa warga yang hadir?", text, "40 warga"))


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (RALAT, "471 unit", "174 rumah"),
        (RALAT, "Hadi Sunaryo", "Sutarman Efendi"),
        ("Korban tewas bukan 8 orang melainkan 3 orang.", "8 orang", "3 orang"),
        ("Sebelumnya diberitakan 40 kios terbakar. Yang benar 14 kios.", "40 kios", "14 kios"),
        ("Tertulis Rp 5 miliar, seharusnya Rp 3 miliar.", "Rp 5", "Rp 3 miliar"),
        (
            "Dalam berita yang terbit Senin (5/2/2024) tertulis 412 rumah terendam. Yang benar 142 rumah.",
            "412 rumah",
            "142 rumah",
        ),
        ("Pada berita edisi 3 April 2024 disebutkan 57 kios terbakar. Seharusnya 75 kios.", "57 kios", "75 kios"),
        ("Angka 3.200 ton yang dimuat Kamis (2/5/2024) keliru. Yang tepat 2.300 ton.", "3.200 ton", "2.300 ton"),
    ],
)
def test_what_is_taken_back_is_no_answer(text: str, old: str, new: str) -> None:
    asked = "Siapa Kepala BPBD?" if old[0] == "H" else "Berapa jumlahnya?"
    assert is_withdrawn(candidate(asked, text, old))
    assert not is_withdrawn(candidate(asked, text, new))


@pytest.mark.parametrize(
    ("text", "asked", "old", "new"),
    [
        (
            "Pada berita kemarin kami keliru menyebut nakhoda Rusdi Hamzah. Seharusnya nakhoda adalah Rusli Hasan.",
            "Siapa nakhoda kapal itu?",
            "Rusdi Hamzah",
            "Rusli Hasan",
        ),
        (
            "Redaksi salah menulis nama camat, Rusdi Hamzah; yang benar Rusli Hasan.",
            "Siapa camatnya?",
            "Rusdi Hamzah",
            "Rusli Hasan",
        ),
        (
            "Kami keliru mencantumkan nakhoda KM Tirta Jaya adalah Rusdi Hamzah. Nama yang benar adalah Rusli Hasan.",
            "Siapa nakhoda KM Tirta Jaya?",
            "Rusdi Hamzah",
            "Rusli Hasan",
        ),
        (
            "Kami keliru menulis Rusdi Hamzah sebagai nakhoda KM Tirta. Semestinya nakhoda kapal itu ialah Rusli Hasan.",
            "Siapa nakhoda KM Tirta Jaya?",
            "Rusdi Hamzah",
            "Rusli Hasan",
        ),
        (
            "Redaksi salah mencantumkan rumah rusak di Desa Tiung 412 unit. Seharusnya rumah rusak di Desa Tiung 142 unit.",
            "Berapa rumah terendam di Desa Tiung?",
            "412 unit",
            "142 unit",
        ),
        (
            "Kami keliru menyebut dalam berita 5 Februari 2025 bahwa 63 gudang rusak. Itu keliru. Yang benar 36 gudang.",
            "Berapa gudang rusak?",
            "63 gudang",
            "36 gudang",
        ),
    ],
)
def test_what_was_written_by_mistake_is_no_answer(text: str, asked: str, old: str, new: str) -> None:
    assert is_withdrawn(candidate(asked, text, old))
    assert not is_withdrawn(candidate(asked, text, new))
    assert [(text[o.start : o.end], text[n.start : n.end]) for o, n in replacements(text)] == [
        tuple(said.removesuffix(" unit").removesuffix(" gudang") for said in (old, new))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Camat tidak keliru menyebut Rusdi Hamzah. Seharusnya Rusli Hasan ikut dipanggil.",
        "Salah satu korban, Rusdi Hamzah, selamat. Seharusnya Rusli Hasan ikut.",
        "Kami keliru menyebut Rusdi Hamzah hadir. Seharusnya ia tidak hadir.",
    ],
)
def test_a_name_that_no_other_one_replaces_stays(text: str) -> None:
    assert not is_withdrawn(candidate("Siapa korbannya?", text, "Rusdi Hamzah"))


def test_an_amount_is_replaced_with_its_scale() -> None:
    text = "Kerugian kebakaran Pasar Tiung bukan Rp 700 juta melainkan Rp 70 juta."
    assert [(text[o.start : o.end], text[n.start : n.end]) for o, n in replacements(text)] == [("Rp 700 juta", "Rp 70 juta")]


def test_what_is_taken_back_is_none_where_it_is_said_again() -> None:
    again = candidate("Berapa rumah rusak?", RALAT.replace("mencapai 471 unit", "mencapai 471 buah"), "471 tertukar")
    assert is_withdrawn(again)


def test_whoever_asks_for_the_wrong_figure_gets_it() -> None:
    assert not is_withdrawn(candidate("Berapa angka yang keliru?", RALAT, "471 unit"))


@pytest.mark.parametrize(
    ("text", "before", "now"),
    [
        ("Tersangka bertambah menjadi 5 orang dari sebelumnya 3 orang.", "3 orang", "5 orang"),
        ("Harga cabai naik dari Rp 40.000 menjadi Rp 65.000.", "Rp 40.000", "Rp 65.000"),
        ("Jumlah pengungsi sebelumnya 120 orang, kini 85 orang.", "120 orang", "85 orang"),
        ("Kursinya bertambah dari delapan menjadi 10 kursi.", "delapan", "10 kursi"),
    ],
)
def test_the_figure_from_before_is_no_answer(text: str, before: str, now: str) -> None:
    assert is_from_before(candidate("Berapa jumlahnya?", text, before))
    assert not is_from_before(candidate("Berapa jumlahnya?", text, now))
    assert not is_from_before(candidate("Berapa jumlah sebelumnya?", text, before))
    assert not is_from_before(candidate("How many were there before?", text, before))


def test_a_correction_supersedes_what_it_corrects() -> None:
    assert supersedes(CORRECTION, REPORT)
    assert not supersedes(REPORT, CORRECTION)
    assert not supersedes(CORRECTION, CORRECTION)


@pytest.mark.parametrize(
    "other",
    [
        article("lain", "Longsor Rusak 471 Rumah", STORY, 3, outlet="Warta Bukit"),
        article("nanti", "Longsor Rusak 471 Rumah", STORY, 9),
        article("angka", "Longsor", STORY.replace("471", "86"), 3),
        article("kasus", "Bantuan 471 Rumah", "Dinas Sosial Kota Agung memberi bantuan kepada 471 rumah tangga.", 3),
    ],
    ids=["another outlet", "later than the correction", "another figure", "another event"],
)
def test_a_correction_supersedes_nothing_else(other: Article) -> None:
    assert not supersedes(CORRECTION, other)


def test_an_article_without_a_date_may_be_the_one_that_is_corrected() -> None:
    assert supersedes(CORRECTION, article("lama", "Longsor", STORY, None))


def test_the_day_on_which_a_report_came_out_is_not_that_of_what_it_reports() -> None:
    text = "Redaksi meralat berita tentang banjir Way Tuba yang terbit pada Selasa (4/2). Banjir itu terjadi Senin (3/2)."
    for asked, said, is_report in (
        ("kapan banjir way tuba", "Selasa (4/2)", True),
        ("kapan banjir way tuba", "Senin (3/2)", False),
        ("kapan berita itu terbit", "Selasa (4/2)", False),
    ):
        assert is_day_of_a_report(candidate(asked, text, said)) is is_report


def taken_back(text: str) -> list[tuple[str, str]]:
    return [(text[old.start : old.end], text[new.start : new.end]) for old, new in replacements(text)]


def test_what_is_taken_back_is_found_far_down_a_long_report_and_each_time() -> None:
    quiet = "Rapat dihadiri Budi Santoso dan 12 camat. " * 60
    text = f"{quiet}Korban bukan 8 orang melainkan 3 orang. {quiet}Tertulis Rp 5 miliar, seharusnya Rp 3 miliar. {quiet}"
    assert sorted(taken_back(text)) == [("8", "3"), ("Rp 5 miliar", "Rp 3 miliar")]


def test_a_report_is_read_only_around_the_words_that_take_something_back() -> None:
    assert withdrawals("Sebelumnya tertulis 312 rumah. Rumah itu kini 213, kata Budi Santoso.") == ()
    far = "Sebelumnya tertulis 312 rumah. " + "warga berkumpul di balai desa, " * 40 + "yang benar 213 rumah."
    assert withdrawals(far) == ()


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Anggaran bukan Rp 1.234.567.890,50 melainkan Rp 1.234.567.809,50.", ("Rp 1.234.567.890,50", "Rp 1.234.567.809,50")),
        ("Ketuanya Siti Nur Aini Binti Haji Umar, bukan Dewi Sari.", ("Dewi Sari", "Siti Nur Aini Binti Haji Umar")),
    ],
)
def test_long_figures_and_names_are_taken_back_whole(text: str, pair: tuple[str, str]) -> None:
    assert taken_back(text) == [pair]


def test_a_figure_or_name_has_no_more_parts_than_people_write() -> None:
    sections, names = ".".join(["1"] * 12), " ".join(["Budi"] * 12)
    held = [old for old, _ in taken_back(f"Yang hadir Dewi Sari, bukan {names}. Nomornya 7, bukan {sections}.")]
    assert sorted(held) == [".".join(["1"] * 6), " ".join(["Budi"] * 6)]
