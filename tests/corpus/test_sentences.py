import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text import canonical
from corpus.text.segmentation import _PIECE_CHARS, sentences

PIECES = st.sampled_from(
    [
        "Rp 1.500",
        "S.H.",
        "Drs.",
        "M. Nasir",
        '"',
        "”",
        "(",
        ")",
        ".",
        "...",
        "!",
        "?",
        "***",
        "\n",
        " ",
        "\u00a0",
        "ujarnya",
        "Ia",
        "1.",
        "😀",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=40).map(" ".join)
)


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@settings(deadline=None)  # the first example loads NLTK
@given(TEXTS.map(canonical))
def test_every_character_that_is_not_space_lies_in_exactly_one_sentence(text: str) -> None:
    covered = [place for span in sentences(text) for place in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {place for place, character in enumerate(text) if not character.isspace()} <= set(covered)


@settings(deadline=None)  # the first example loads NLTK
@given(TEXTS.map(canonical))
def test_sentences_are_in_order_trimmed_and_within_one_line(text: str) -> None:
    spans = sentences(text)
    assert list(spans) == sorted(spans)
    for written in cut(text):
        assert written
        assert written == written.strip()
        assert "\n" not in written


@pytest.mark.parametrize(
    "sentence",
    [
        "Harga naik Rp 1.500 per kilogram, lalu Rp 2.000.",
        "Anggaran Rp1,5 miliar itu untuk jalan.",
        "Kapolres AKBP Budi Santoso, S.H., S.I.K., M.Si. memimpin rapat.",
        "Bupati Drs. H. Parosil dan Hj. Siti Aminah hadir bersama Ir. Joko dan dr. Rina.",
        "Apel dimulai pkl. 09.00 WIB di Jl. Sudirman No. 5, Kab. Lampung Barat, Kec. Balik Bukit.",
        "Menurut Prof. Ahmad, PT. EWF dan PT Sinar Jaya Tbk. (SJYA) bergabung.",
        "Surat itu ditandatangani a.n. Bupati oleh M. Nasir.",
        "Hadir pula S.T. Hidayat, S.Pd.I. Rahman, dan Plt. Kepala Dinas.",
        '"Kami siap mengamankan," kata Kapolres.',
        '"Ini luar biasa!" ujarnya.',
        "“Sudah siap?” tanya Bupati.",
        "Ia terdiam... lalu pergi.",
        "Pertandingan berakhir 2-1 pada menit 90.5 menurut Detik.Com dan kompas.com.",
        "Saham itu dibeli Rimba Energi Pte. Ltd. dan Rimba Gas Pty. Ltd. dari Singapura.",
        "Pembelinya Bukit Minyak LLC. (anak usaha Bukit Gas), menurut Direktur PT Bukit Tbk. Sari Wijaya Kusuma di Jambi.",
        "Ia meraih gelar Ph. D. dalam ilmu hama, bersama Rev. Antonius dan Ms. Harper serta Sen. Marlow.",
        "Pasien dirujuk ke RS. Santa Klara Medika, bukan ke RSUP. Dr. Hasan.",
        "Peraturan Dewan No. IV. C. 07.00 mengatur jangka waktunya.",
        "Bandara lama (BDL. III) dan yang baru dibuka bersamaan.",
        "Acara dibuka Drs. Wahyu, MM. Sutrisno dari kabupaten.",
        "Menurut Hamid dkk. (2020) lahan gambut menyusut, dll. yang belum dihitung.",
    ],
)
def test_stops_inside_a_sentence_do_not_end_it(sentence: str) -> None:
    following = "Warga senang."
    assert cut(f"{sentence} {following}") == [sentence, following]


@pytest.mark.parametrize(
    "parts",
    [
        ["Perusahaan itu PT Sinar Tbk.", "Menurut dia, laba naik."],
        ["Acara dimulai pukul 09.00 WIB.", "Bupati hadir."],
        ['"Kami siap.', 'Semua siap," kata Budi.', "Rapat ditutup."],
        ["Rapat digelar Senin (26/8).", "(red)"],
        ["Semua pulang dengan selamat.", "***"],
        ["1. Jalan diperbaiki.", "2. Jembatan dibangun."],
        ["Apa sebabnya????", "Belum diketahui."],
        ["Petani menanam kopi, lada, dll.", "Konon tanahnya subur.", "Hadir Hamid dkk.", "Mereka pulang sore."],
        ["Kapal itu milik Samudra Corp.", "Pembeliannya rampung.", "Ia memimpin Samudra Ltd.", "Laba naik."],
        ["Korban dibawa ke RS.", "Keluarga sudah tiba.", "Proyek itu milik PT Bumi Tbk.", "Pasalnya lahan sengketa."],
        ["Pabrik dibuka pada kuartal I.", "Dengan itu ekspor naik.", "Suhunya 31 C.", "Warga berteduh."],
        ["Ia mengidap hepatitis B.", "Istrinya juga.", "Curah hujan 1.700 mm.", "M. Arsyad mencatatnya."],
        ["Sidang di Mahkamah Agung A.S.", "Seperti tahun lalu, ia hadir."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_a_line_end_always_ends_a_sentence() -> None:
    assert cut("Judul tanpa titik\nlanjutan kecil\n\nDrs.\nBudi") == ["Judul tanpa titik", "lanjutan kecil", "Drs.", "Budi"]


def test_a_lost_space_between_sentences_is_seen() -> None:
    assert cut("Rapat selesai.Ia pulang bersama tamu.") == ["Rapat selesai.", "Ia pulang bersama tamu."]
    assert cut("Ia bicara, Senin (23/9/2019).Menurut dia, aman.") == ["Ia bicara, Senin (23/9/2019).", "Menurut dia, aman."]


def test_no_text_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n ") == ()


def test_a_hundred_thousand_stops_are_one_sentence() -> None:
    assert len(sentences("." * 100_000)) == 1


def test_a_line_of_any_length_has_all_its_sentences() -> None:
    sentence, count = "Rapat digelar di Krui. ", 7000
    assert len(sentence) * count > 3 * _PIECE_CHARS
    spans = sentences(sentence * count)
    assert [(span.start, span.end) for span in spans] == [
        (n * len(sentence), (n + 1) * len(sentence) - 1) for n in range(count)
    ]
    for text in ("a" * (2 * _PIECE_CHARS), "! " * _PIECE_CHARS, "Rapat." + "a" * 2 * _PIECE_CHARS + " Lalu pulang. Ia tidur."):
        assert sentences(text)[-1].end == len(text.rstrip())
