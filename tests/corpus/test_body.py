import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.canonical import canonical
from corpus.loaders.body import mended, whole_lines, without_furniture

BEFORE = "LIWA – Banjir merendam dua pekon, Senin (5/2/2024)."
AFTER = "Camat Hasan Basri memimpin pembersihan lumpur."


@pytest.mark.parametrize(
    "teaser",
    [
        "Baca juga: Bupati Resmikan Embung Senilai Rp 7 Miliar di Sekincau",
        "BACA JUGA : Bupati Resmikan Embung Senilai Rp 7 Miliar",
        "Baca Juga:\nBupati Resmikan Embung Senilai Rp 7 Miliar",
        "Baca juga:\n\nBupati resmikan embung senilai Rp 7 miliar di Sekincau",
        "Baca juga:\n- Bupati Resmikan Embung\n- Harga Kopi Naik Lagi",
        "(Baca juga: Bupati Resmikan Embung)",
        "[Baca: Bupati Resmikan Embung]",
        "**Baca juga:** Bupati Resmikan Embung",
        "Simak Video: Detik-detik Banjir di Liwa",
        "Tonton juga: Wawancara Bupati Sekar Wulandari",
        "Lihat Video 'Banjir di Liwa':",
        "Berita Terkait:\nBupati Resmikan Embung di Sekincau",
        "Read also: Regent Opens Reservoir",
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Gulir untuk lanjut membaca",
        "Halaman selanjutnya 1 2 3",
        "Halaman: 1 2 3",
        "Editor: Sari Wahyunita",
        "Penulis: Yudi Anggara | Editor: Sari Wahyunita",
        "Pewarta: Yudi Anggara",
        "Copyright © KANTOR BERITA 2024",
        "Artikel ini telah tayang di KabarPesisir.com dengan judul Banjir Rendam Liwa",
        "Pilih saluran andalanmu akses berita Kabar Pesisir WhatsApp Channel",
        "Ikuti berita terbaru Kabar Pesisir di Google News",
        "Tag: banjir, liwa",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Selanjutnya: Harga Kopi Naik di Liwa",
        "Jangan lewatkan: Harga Kopi Naik di Liwa",
        "Klik di sini untuk membaca berita lainnya",
        "Dilarang keras mengutip berita ini tanpa izin tertulis",
        "Laporan wartawan Kabar Pesisir, Yudi Anggara",
        "Editor: Sari Wahyunita (sari@kabarpesisir.example)",
        "(edt/sas)",
        "1 2 3 Selanjutnya",
        "Baca juga:\nBupati Resmikan Embung di Sekincau\nHarga Kopi Tembus Rp 70 Ribu\nAnggaran Jalan Rp 9 Miliar",
        "Berita Terkait\nBupati Resmikan Embung di Sekincau\nHarga Kopi Tembus Rp 70 Ribu",
        "Halaman Selanjutnya\n1\n2\n3",
        "Halaman:\n1 2 3 Show All",
        "Halaman 2 dari 3",
        "Infografis: Data Embung Senilai Rp 7 Miliar",
        "Baca berita dengan sedikit iklan, klik di sini",
        "Lihat artikel asli",
        "Laporan Wartawan Wartamusi.id Yudi Anggara",
        "#banjir #liwa",
        "(SAR/HDL)",
        "[Gambas:Video WM]",
        "[Gambas:Instagram]",
        "Artikel Selanjutnya: Harga Kopi Naik di Liwa",
        "Berita Sebelumnya : Harga Kopi Naik di Liwa",
        "Baca halaman selanjutnya: Harga Kopi Naik",
        "(Ant)",
    ],
)
def test_what_an_outlet_puts_between_paragraphs_is_left_out(teaser: str) -> None:
    assert without_furniture(f"{BEFORE}\n{teaser}\n{AFTER}") == f"{BEFORE}\n{AFTER}"


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga surat keputusan itu baik-baik sebelum menandatanganinya, kata camat.",
        "Lihat video pembelajaran yang disiapkan dinas menjadi tugas murid.",
        "Sumber: tiga mata air di lereng gunung",
        "Editor film itu, Sari Wahyunita, menerima penghargaan.",
        "Iklan rokok dilarang di sekitar sekolah.",
        "Artikel selanjutnya membahas dana desa.",
        "Berita selanjutnya akan ditulis pekan depan.",
        "Halaman kantor bupati dipenuhi pedagang.",
        "Penulis: apakah buku ini sulit ditulis?",
    ],
)
def test_a_sentence_that_begins_alike_stays(line: str) -> None:
    assert without_furniture(f"{BEFORE}\n{line}\n{AFTER}") == f"{BEFORE}\n{line}\n{AFTER}"


def test_a_paragraph_below_a_bare_teaser_stays() -> None:
    assert without_furniture(f"{BEFORE}\nBaca juga:\n{AFTER}") == f"{BEFORE}\n{AFTER}"


@pytest.mark.parametrize(
    "teaser",
    [
        " (Baca juga: Bupati Resmikan Embung)",
        " Baca juga: Bupati Resmikan Embung Senilai Rp 7 Miliar.",
        " Baca juga: Mengejutkan! Embung Rp 7 Miliar Jebol.",
        "Baca juga: Bupati Resmikan Embung di Sekincau.",
        " [Gambas:Video 20detik]",
    ],
)
def test_a_teaser_within_a_paragraph_is_left_out(teaser: str) -> None:
    assert without_furniture(f"{BEFORE}{teaser} {AFTER}") == f"{BEFORE} {AFTER}"


@pytest.mark.parametrize("after", ['"Warga aman dan tenang," kata camat.', "Namun, warga tetap waspada."])
def test_the_article_goes_on_behind_a_headline_that_nothing_ends(after: str) -> None:
    assert without_furniture(f"{BEFORE} Baca juga: Bupati Resmikan Embung di Sekincau {after}") == f"{BEFORE} {after}"


def test_a_sentence_that_cannot_be_told_from_the_headline_goes_with_it() -> None:
    run_on = "Baca juga: Embung Sekincau Jebol Wakil Bupati menolak berkomentar."
    assert without_furniture(f"{BEFORE} {run_on} {AFTER}") == f"{BEFORE} {AFTER}"


def test_a_text_that_is_nothing_else_stays() -> None:
    assert without_furniture("Simak Video: Banjir di Liwa") == "Simak Video: Banjir di Liwa"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Banjir menghanyutkan\n12 jembatan\ndi Suoh.", "Banjir menghanyutkan 12 jembatan di Suoh."),
        ("Bupati melantik\nRatna Dewi\nsebagai camat.\nSelesai.", "Bupati melantik Ratna Dewi sebagai camat.\nSelesai."),
        ("Kerugian mencapai\nRp 9,5 miliar\n. Tidak ada korban.", "Kerugian mencapai Rp 9,5 miliar. Tidak ada korban."),
        ("Kepala Dinas Sosial,\nHasan Basri\n, hadir.", "Kepala Dinas Sosial, Hasan Basri, hadir."),
        ("LIWA, KABARPESISIR.com\n- Banjir merendam sawah.", "LIWA, KABARPESISIR.com - Banjir merendam sawah."),
        ("Kepala Dinas Sosial\nHasan Basri\nhadir.", "Kepala Dinas Sosial Hasan Basri hadir."),
        ("Bupati\nPesisir Barat\nHasan Basri\nhadir di\nKrui\n.", "Bupati Pesisir Barat Hasan Basri hadir di Krui."),
        ("LIWA –\nBupati hadir.", "LIWA – Bupati hadir."),
        ("LIWA, KABAR – Kepala Dinas Sosial\nHasan Basri\nhadir.", "LIWA, KABAR – Kepala Dinas Sosial Hasan Basri hadir."),
        ("LIWA – Menurut\nBMKG\n, hujan turun di\nSuoh\nsejak pagi.", "LIWA – Menurut BMKG, hujan turun di Suoh sejak pagi."),
        ("Rapat di\nLamban Pancasila\nKabupaten Lampung Barat dan\nKrui\nselesai.",
         "Rapat di Lamban Pancasila Kabupaten Lampung Barat dan Krui selesai."),
    ],
)  # fmt: skip
def test_lines_broken_around_links_are_joined(broken: str, whole: str) -> None:
    assert whole_lines(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE}\n{AFTER}",
        "Pasar Krui Ramai\nPedagang senang.",
        "Penyebab Banjir\nHujan Lebat Semalam\nWarga mengungsi.",
        "Hasil pemilihan\nKrui: 12 suara\nLiwa: 9 suara",
        "Syarat:\na. kartu keluarga\nb. surat sehat",
        "Bahan\n- beras\n- gula",
        "Alamat:\nhttps://kabarpesisir.example/a\nhttps://kabarpesisir.example/b",
        "Satu paragraf.\n\nDua paragraf.",
        "Ia berkata,\n\nlalu pergi.",
    ],
)
def test_lines_that_are_whole_stay(text: str) -> None:
    assert whole_lines(text) == text


def test_a_sentence_broken_into_ten_thousands_of_lines_is_one() -> None:
    assert whole_lines("Warga\n" + "dan lain\n" * 40_000 + "hadir.") == "Warga " + "dan lain " * 40_000 + "hadir."


def test_a_long_list_of_names_stays_a_list() -> None:
    names = "Krui\n" * 40_000
    assert whole_lines(f"Rapat di\nkota.\n{names}Warga hadir.") == f"Rapat di kota.\n{names}Warga hadir."


def test_a_teaser_between_the_halves_of_a_sentence_is_left_out_before_they_are_joined() -> None:
    text = f"{BEFORE}\nBaca juga:\nBupati Resmikan Embung di Sekincau\nKerugian mencapai\nRp 9 juta\n."
    assert mended(text) == f"{BEFORE}\nKerugian mencapai Rp 9 juta."


@settings(deadline=None)
@given(st.text(alphabet='ab AB.,:\n-–()"0Baca juga'))
def test_no_character_is_made_up(text: str) -> None:
    after = iter("".join(mended(text).split()))
    before = iter("".join(canonical(text).split()))
    assert all(character in before for character in after)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Satu dua.", "tiga", "Empat", "Baca juga:", ", lima", "Rp 6", "- tujuh", ""])).map("\n".join))
def test_what_is_whole_stays_whole(text: str) -> None:
    assert whole_lines(whole_lines(text)) == whole_lines(text)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Sebanyak\n1.200\npenari\ntampil di Krui.", "Sebanyak 1.200 penari tampil di Krui."),
        ("Polisi menangkap\nRA\n(\n23\n)\ndi Metro.", "Polisi menangkap RA (23) di Metro."),
        ("Menurut\ndinas, jalan dibuka\nRabu.\nWarga menunggu.", "Menurut dinas, jalan dibuka Rabu.\nWarga menunggu."),
    ],
)
def test_figures_brackets_and_last_words_join_their_sentence(broken: str, whole: str) -> None:
    assert whole_lines(broken) == whole


@pytest.mark.parametrize("lines", ["Klasemen akhir:\n1\n2\n3", "Nilai (tim):\n12\n9", "1. Halaman rumah warga\n2. Kebun"])
def test_numbers_that_no_pager_stands_above_stay(lines: str) -> None:
    assert without_furniture(f"{BEFORE}\n{lines}") == f"{BEFORE}\n{lines}"


@pytest.mark.parametrize("teaser", ["[Baca juga: Harga Kopi Naik] ", "(Baca juga: Harga Kopi Naik)", "[Lihat Video: Banjir] "])
def test_a_teaser_in_brackets_takes_nothing_of_the_sentence_with_it(teaser: str) -> None:
    assert without_furniture(f"{BEFORE}\n{teaser}{AFTER}").split() == f"{BEFORE} {AFTER}".split()
    assert without_furniture(f"{BEFORE}\n{AFTER} {teaser}").split() == f"{BEFORE} {AFTER}".split()
