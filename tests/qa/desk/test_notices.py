"""A notice is told by who speaks of what; it is linked to its own report or to none."""

from datetime import date

import pytest

from corpus.text import sentences
from corpus.types import Article
from qa.answer_rules.corrections import supersedes
from qa.desk.notice_words import MARKS, NOTE
from qa.desk.notices import NoticeKind, is_notice, may_tell, notice_in, update_in
from qa.desk.relations import report_of

TITLE = "Angin Kencang Rusak 63 Gudang di Pelabuhan Tirtasari"
STORY = "Angin kencang merusak 63 gudang di Pelabuhan Tirtasari, Rabu (5/2/2025), kata Kepala Pelabuhan, Yosef Lamawuran."
RALAT = f"Dalam berita berjudul “{TITLE}” tertulis 63 gudang. Yang benar 36 gudang. Redaksi mohon maaf atas kekeliruan ini."
LATER = "Sebelumnya diberitakan, 63 gudang di Pelabuhan Tirtasari rusak. Kepala Pelabuhan, Yosef Lamawuran, kini menyebut 71."


def article(name: str, title: str, text: str, day: int | None = 7, outlet: str | None = "Kabar Randu") -> Article:
    return Article(name, name, title, text, date(2025, 2, day) if day else None, outlet, url=f"https://randu.example/{name}")


REPORT = article("gudang", TITLE, STORY, 5)
SAME_KIND = article(
    "pasar", "Angin Kencang Rusak 63 Kios di Pasar Wirasaba", STORY.replace("Pelabuhan Tirtasari", "Wirasaba"), 5
)


def linked(notice: Article, *others: Article) -> str | None:
    spans = sentences(notice.text)
    found = notice_in(notice, spans) or update_in(notice, spans)
    report = report_of(notice, found, others) if found else None
    return report.id if report else None


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Ralat: Gudang di Tirtasari", RALAT, "correction"),
        ("Catatan", RALAT, "correction"),
        ("Pencabutan Berita", f"Redaksi mencabut berita berjudul “{TITLE}” karena sumbernya palsu.", "withdrawal"),
        ("Hak Jawab PT Samudra", f"PT Samudra menyampaikan hak jawab atas berita berjudul “{TITLE}” yang kami muat.", "reply"),
        ("Pemberitahuan Ralat", "Ralat untuk edisi 5 Februari 2025: “63 gudang” hendaknya dibaca “36 gudang”.", "correction"),
        (
            "Ralat",
            "Pemberitaan Kabar Randu, Rabu (5/2/2025), tentang gudang di Tirtasari tidak tepat. Kami mohon maaf.",
            "correction",
        ),
        ("Errata", f"Ada kesalahan ketik pada laporan berjudul “{TITLE}”.", "correction"),
        ("Bantahan PT Samudra", "Sesuai hak jawab dalam UU Pers, kami keberatan atas berita Kabar Randu (5/2/2025).", "reply"),
        ("Begini Hak Jawab PT Samudra", "PT Samudra memberikan hak jawab atas pemberitaan Kabar Randu.", "reply"),
        ("Berita Ini Dicabut", f"Artikel “{TITLE}” di https://randu.example/gudang telah dicabut oleh redaksi.", "withdrawal"),
        ("Klarifikasi Redaksi", "Berita kami tentang gudang di Tirtasari memuat angka 63. Angka itu salah.", "correction"),
        ("Mohon Maaf", "Kami khilaf. Dalam pemberitaan kami soal gudang di Tirtasari tertulis 63.", "correction"),
        ("Jabatan Yosef", f"Dalam berita “{TITLE}”, kami menyebut Yosef kepala desa. Itu keliru.", "correction"),
        ("Hak Jawab Yosef", f"Redaksi memuat klarifikasi Yosef atas berita {TITLE}. Ia tidak diwawancarai.", "reply"),
        ("Berita Saduran", f"Berita “{TITLE}” kami sadur. Sumbernya mencabut berita itu, kami pun mencabutnya.", "withdrawal"),
        ("Corrections", "An article about the storm in Tirtasari misspelled the name of the harbour master.", "correction"),
        ("Apology", "Kabar Randu apologizes for an article published on February 5, 2025. It wrongly named him.", "correction"),
        ("Note", "Our story of February 5, 2025 has been retracted. Its source was not at the harbour.", "withdrawal"),
        ("Kapolres: Kami Salah", "“Kami khilaf,” kata kapolres soal berita yang tayang Rabu (5/2/2025). Ia keliru.", None),
        ("Minister Sorry", "“We regret the error,” she said of a report published on February 5, 2025.", None),
        (
            "Kabar Miring",
            "“Berita itu keliru, kami adakan jumpa pers untuk meluruskan,” kata Yosef tentang artikel berjudul “X”.",
            None,
        ),
        (
            "Data Ditarik",
            "The agency said an article on its site has been removed. It was published on February 5, 2025.",
            None,
        ),
        ("Ralat Bukan Aib", "Redaksi yang meralat berita keliru justru dipercaya. Media wajib meminta maaf, kata Yosef.", None),
        ("Mohon Doa", "“Mohon maaf atas segala kesalahan dan kekhilafan saya,” tulisnya di berita yang tayang kemarin.", None),
        ("Kerusakan Bertambah", LATER, None),
        ("Koreksi Harga Kopra Berlanjut", "Harga kopra di Tirtasari mengalami koreksi 4 persen, kata pedagang.", None),
        ("Izin Gudang Dicabut", "Bupati mencabut izin 3 gudang di Tirtasari karena menunggak retribusi.", None),
        ("Artikel", "Artikel ini telah dikoreksi: nama kepala pelabuhan semula keliru ditulis.", None),
    ],
)
def test_a_notice_is_told_by_who_speaks_of_what(title: str, text: str, kind: NoticeKind | None) -> None:
    one = article("x", title, text)
    found = notice_in(one, sentences(text))
    assert (found.kind if found else None) == kind
    if found:
        assert text[found.said.start : found.said.end].strip()


def test_a_quoted_headline_leads_to_its_report() -> None:
    assert linked(article("ralat", "Ralat", RALAT), SAME_KIND, REPORT) == "gudang"


def test_a_quoted_address_leads_to_its_report() -> None:
    text = "Redaksi meralat berita yang tayang Rabu (5/2/2025) di https://randu.example/gudang. Ada kekeliruan angka."
    assert linked(article("ralat", "Ralat", text), SAME_KIND, REPORT) == "gudang"


def test_a_notice_of_few_words_with_a_link_leads_to_its_report() -> None:
    text = "Semula tertulis 63 gudang. Link Berita: http://www.randu.example/gudang/#top. Redaksi randu.com meralat judul."
    assert linked(article("ralat", "Berita Ralat : Gudang Tirtasari", text), SAME_KIND, REPORT) == "gudang"


def test_names_and_the_figure_taken_back_lead_to_the_report_where_no_headline_is_quoted() -> None:
    text = (
        "Pada laporan kami Rabu (5/2/2025) tentang Pelabuhan Tirtasari tertulis 63 gudang, seharusnya 36. Redaksi mohon maaf."
    )
    assert linked(article("ralat", "Ralat: Gudang Tirtasari", text), SAME_KIND, REPORT) == "gudang"


def test_of_two_reports_of_one_event_the_day_that_is_stated_tells_which() -> None:
    later = article("susulan", "Bantuan ke Pelabuhan Tirtasari", STORY, 6)
    text = (
        "PT Samudra menanggapi pemberitaan kami tanggal {} Februari 2025 mengenai Pelabuhan Tirtasari. Yosef Lamawuran keliru."
    )
    for day, report in ((5, "gudang"), (6, "susulan")):
        reply = article("jawab", "Hak Jawab PT Samudra", f"{text.format(day)} Kami menggunakan hak jawab.", 9)
        assert linked(reply, later, REPORT) == report


BELOW = (
    "Warga membangun lagi gudang mereka. Kapal masuk sejak pagi. "
    "Sebagian nelayan belum melaut karena ombak besar dan angin.\n\n"
)


@pytest.mark.parametrize(
    "note",
    [
        f"Catatan redaksi: dalam berita kami sebelumnya, “{TITLE}”, angka 63 keliru. Yang benar 36.",
        f"* Ralat: pada artikel “{TITLE}” tertulis 63 gudang, seharusnya 36. (red)",
        f"Editor's note: An earlier story, “{TITLE}”, incorrectly said 63. It is 36.",
        f"(Redaksi keliru menulis 63 gudang dalam berita {TITLE}.)",
    ],
)
def test_a_note_below_a_report_is_a_notice_and_its_report_stays_a_report(note: str) -> None:
    long = BELOW + "Pelabuhan ramai lagi. Pedagang ikan berdatangan. Truk antre di gerbang. " * 6
    for above in (BELOW, long + "\n\n"):
        one = article("susulan", "Gudang Dibangun Lagi", above + note, 9)
        assert linked(one, SAME_KIND, REPORT) == "gudang"
        assert not is_notice(one)
        found = notice_in(one, sentences(one.text))
        assert found
        assert found.said.start >= len(above) - 2


@pytest.mark.parametrize("gap", ["\n", "\n\n\n", "\n \n\t", "\n\n***\n\n", "\n\n  * ", "\n— "])
def test_a_note_is_entered_at_the_last_line_end_before_it(gap: str) -> None:
    text = f"Warga pulang{gap}Catatan redaksi: angka 63 keliru."
    (found,) = NOTE.finditer(text)
    assert (found.lastgroup, found.start("note"), found.start()) == ("note", text.index("Catatan"), text.rindex("\n"))


def test_a_note_that_only_tells_of_itself_or_of_what_comes_is_no_notice() -> None:
    for note in ("Catatan redaksi: Judul artikel ini telah disesuaikan.", "Catatan redaksi: Ikuti berita kami besok."):
        assert linked(article("x", "Gudang Dibangun Lagi", BELOW + note, 9), REPORT, SAME_KIND) is None


def test_a_headline_leads_to_its_report_without_quotation_marks_but_not_as_a_link_beside() -> None:
    told = f"Berita {TITLE} yang kami muat salah menyebut angka. Redaksi mohon maaf."
    assert linked(article("ralat", "Ralat", told), SAME_KIND, REPORT) == "gudang"
    beside = f"Berita {SAME_KIND.title} yang kami muat salah. Redaksi mohon maaf. Baca juga: {TITLE}"
    assert linked(article("ralat", "Ralat", beside), REPORT, SAME_KIND) == "pasar"


STORY_OF_HARBOUR = (
    "Angin kencang merusak {} gudang di Pelabuhan Tirtasari. Kepala Pelabuhan, Yosef Lamawuran, mengatakan atap seng "
    "beterbangan sampai ke jalan raya. Petugas menutup dermaga timur. Pedagang memindahkan barang ke rumah kerabat."
)
UPDATED = f"{STORY_OF_HARBOUR.format(36)}\n\nCatatan redaksi: Artikel ini telah diperbarui karena ada kesalahan angka."


def test_a_corrected_version_leads_to_the_one_before_and_to_no_other_report() -> None:
    before = article("lama", TITLE, STORY_OF_HARBOUR.format(63), 5)
    after = article("baru", "Angin Kencang Rusak 36 Gudang di Pelabuhan Tirtasari", UPDATED, 6)
    assert linked(after, SAME_KIND, REPORT, before) == "lama"
    assert linked(after, SAME_KIND, REPORT) is None
    assert linked(before, after) is None


def test_what_is_printed_daily_from_one_form_is_no_earlier_version() -> None:
    form = (
        "Harga emas batangan pada {} Februari 2025 tercatat Rp{} per gram, buyback Rp{}, pecahan 5 gram Rp{}. Harga berlaku "
        "di butik pusat, belum termasuk pajak. Pembeli dapat memesan lewat laman resmi atau datang langsung ke butik terdekat."
    )
    before = article("senin", "Harga Emas Hari Ini", form.format(5, 1601000, 1450000, 7780000), 5)
    told = form.format(6, 1605000, 1455000, 7800000) + "\n\nCatatan redaksi: Artikel ini telah diperbarui."
    assert linked(article("selasa", "Harga Emas Hari Ini", told, 6), before) is None


def test_whatever_is_told_of_is_among_the_candidates_that_are_searched_for() -> None:
    for one in (article("baru", TITLE, UPDATED), article("ralat", "Ralat", RALAT)):
        assert may_tell(one)
        assert any(mark in f"{one.title}\n{one.text}".lower() for mark in MARKS)
    assert not may_tell(REPORT)


def test_another_house_a_later_report_and_one_that_is_not_there_are_never_accused() -> None:
    ralat = article("ralat", "Ralat", RALAT)
    assert linked(ralat, article("lain", TITLE, STORY, 5, "Gema Tirta")) is None
    assert linked(ralat, article("lain", TITLE, STORY, 9)) is None
    assert linked(ralat, SAME_KIND) is None


def test_an_outlet_in_another_spelling_is_the_same_house() -> None:
    assert linked(article("ralat", "Ralat", RALAT), article("gudang", TITLE, STORY, 5, "KABAR RANDU")) == "gudang"


def test_two_corrections_of_one_report_both_lead_to_it_and_not_to_each_other() -> None:
    first, second = article("r1", "Ralat", RALAT, 6), article("r2", "Ralat Kedua: Gudang", RALAT, 8)
    assert linked(second, first, REPORT) == "gudang"
    assert linked(first, second, REPORT) == "gudang"


def test_a_withdrawal_tells_its_reason_where_there_is_one() -> None:
    told = f"Redaksi mencabut berita berjudul “{TITLE}”. Pencabutan dilakukan karena foto itu diambil di kota lain."
    found = notice_in(article("x", "Pencabutan Berita", told), sentences(told))
    assert found
    assert found.reason
    assert "foto itu diambil" in told[found.reason.start : found.reason.end]
    silent = f"Redaksi mencabut berita berjudul “{TITLE}”."
    found = notice_in(article("x", "Pencabutan Berita", silent), sentences(silent))
    assert found
    assert found.reason is None


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Redaksi Warta Selatan Ralat Berita Gudang", "Redaksi Warta Selatan meralat"),
        ("Ralat Berita Gudang", "KABAR RANDU – Portal wartaselatan.com telah meralat"),
    ],
)
def test_who_reports_that_another_paper_corrected_itself_corrects_nothing(title: str, lead: str) -> None:
    text = f"{lead} berita berjudul “{TITLE}”. Tertulis 63 gudang di Pelabuhan Tirtasari, yang benar 36 gudang."
    assert linked(article("lain", title, text), REPORT, SAME_KIND) is None
    assert not supersedes(article("lain", title, text), REPORT)
    for own in ("Kabar Randu", "KABAR RANDU", "kabarrandu.com"):
        told = text.replace("Warta Selatan", own).replace("wartaselatan.com", own)
        one = article("ralat", title.replace("Warta Selatan", own), told)
        assert linked(one, REPORT, SAME_KIND) == "gudang"
