import io
import re
import textwrap
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter

from corpus import UnreadableArticle, load
from corpus.loaders.column_names import NAMES
from corpus.loaders.guards import MAX_DOCUMENT_BYTES
from corpus.loaders.pdf_and_docx import load_pdf
from corpus.loaders.records import Origin
from tests.corpus import golden
from tests.corpus.reading import read, refused

LEAD = "KRUI – Nelayan Krui kembali melaut setelah angin kencang reda, kata kepala pelabuhan, Senin (26/8/2024)."


def word(document: "docx.document.Document") -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


# PDF


def test_lines_of_a_pdf_are_joined_to_paragraphs(tmp_path: Path) -> None:
    lines = [
        "Pembangunan pasar menelan biaya dua belas miliar rupi-",
        "ah. Orang-orang datang dan berharap pasar segera jadi, se-",
        "dangkan anak-",
        "Pedagang kecil menunggu di lapangan yang lama sekali itu",
        "bersama orang-",
        "orang lain.",
    ]
    assert read(tmp_path / "a.pdf", golden.pdf_of(lines)).text == "\n".join(
        [
            "Pembangunan pasar menelan biaya dua belas miliar rupiah. Orang-orang datang dan berharap pasar segera jadi, "
            "sedangkan anak-",
            "Pedagang kecil menunggu di lapangan yang lama sekali itu bersama orang-orang lain.",
        ]
    )


def test_a_word_that_stands_twice_keeps_its_hyphen_at_the_end_of_a_line(tmp_path: Path) -> None:
    lines = ["Di pasar itu berkumpul banyak sekali orang-", "orang dari Liwa, Krui dan kampung-kampung sekitar"]
    assert "banyak sekali orang-orang dari Liwa" in read(tmp_path / "a.pdf", golden.pdf_of(lines)).text


def test_numbers_of_pages_are_no_text(tmp_path: Path) -> None:
    whole = PdfWriter()
    for number in (1, 2):
        lines = ["Nelayan Krui kembali melaut setelah angin kencang reda pada hari Senin", f"- {number} -"]
        whole.append(io.BytesIO(golden.pdf_of(lines)))
    written = io.BytesIO()
    whole.write(written)
    text = read(tmp_path / "a.pdf", written.getvalue()).text
    assert text.count("Nelayan Krui") == 2
    assert "- 1 -" not in text
    assert "- 2 -" not in text


def test_lines_of_columns_are_joined_although_a_heading_goes_across_the_page(tmp_path: Path) -> None:
    heading = "Pemerintah Kabupaten Pesisir Barat Membangun Kembali Pasar Krui di Lapangan Merdeka Tahun Ini"
    column = textwrap.wrap("Para pedagang pasar Krui menunggu kios yang baru di lapangan. " * 14, 40)
    ends = ["Bupati meminta pembangunan itu dipercep-", "at sebelum tahun berganti."]
    text = read(tmp_path / "a.pdf", golden.pdf_of([heading, *column, *ends])).text
    assert "di lapangan. Para pedagang" in text
    assert "dipercepat sebelum" in text
    assert len(text.split("\n")) <= 3


def test_heads_and_feet_of_pages_are_no_text(tmp_path: Path) -> None:
    whole = PdfWriter()
    for number in range(1, 5):
        text = f"Nelayan Krui melaut pada hari ke-{number} setelah angin kencang reda."
        whole.append(io.BytesIO(golden.pdf_of(["Buletin Pesisir Barat", text, f"Edisi 7, hlm. {number}"])))
    written = io.BytesIO()
    whole.write(written)
    text = read(tmp_path / "a.pdf", written.getvalue()).text
    assert text.count("Nelayan Krui") == 4
    assert "Buletin" not in text
    assert "Edisi" not in text


def test_short_pages_in_columns_have_whole_lines_and_no_heads(tmp_path: Path) -> None:
    """The day and the paper at the head are the article's, the day as one that nothing states of it."""
    columns = [
        [
            "Kopi Sekincau Dipanen Lebih Awal daripada Tahun Lalu karena Hujan",
            *("Petani kopi di Sekincau meman-", "en lebih awal tahun ini karena", "hujan turun lebih cepat dari-"),
            *("pada perkiraan dinas. Hasilnya", "cukup untuk memenuhi pesanan", "dari dua kabupaten tetangga."),
        ],
        [
            *("Harga kopi di tingkat petani na-", "ik menjadi tujuh puluh ribu ru-", "piah per kilogram pekan ini."),
            *("Petani meminta pemerintah men-", "jaga harga itu sampai musim", "panen berikutnya tiba di sana."),
        ],
    ]
    whole = PdfWriter()
    for number, lines in enumerate(columns, 1):
        head, foot = "WARTA MUSI - Edisi 12 - Selasa, 12 Maret 2024", f"Halaman {number} Warta Musi"
        whole.append(io.BytesIO(golden.pdf_of([head, *lines, foot])))
    written = io.BytesIO()
    whole.write(written)
    article = read(tmp_path / "a.pdf", written.getvalue())
    assert (article.title, article.outlet) == (columns[0][0], "Warta Musi")
    assert (article.published, article.published_is_estimated) == (date(2024, 3, 12), True)
    for said in ("memanen lebih", "daripada perkiraan", "naik menjadi", "rupiah per", "menjaga harga itu sampai musim panen"):
        assert said in article.text
    assert "Edisi" not in article.text
    assert "Halaman" not in article.text


def test_a_short_list_in_a_pdf_keeps_its_lines(tmp_path: Path) -> None:
    names = [
        "Ani Lestari, Liwa",
        "Budi Santoso, Krui",
        "Citra Dewi, Sukau",
        "Dedi Irawan, Suoh",
        "Eka Putri, Lumbok",
        "Fajar Adi, Belalau",
    ]
    text = read(tmp_path / "a.pdf", golden.pdf_of(["Peserta yang hadir dalam rapat di aula kantor bupati itu:", *names])).text
    assert text.split("\n")[-6:] == names


@pytest.mark.parametrize("title", ["Microsoft Word - berita.docx", "", "Judul Lain Sama Sekali"])
def test_a_title_that_the_page_does_not_begin_with_is_none(title: str, tmp_path: Path) -> None:
    article = read(tmp_path / "a.pdf", golden.pdf_of([LEAD], title))
    assert (article.title_is_derived, article.text) == (True, LEAD)


def test_a_title_in_two_lines_is_found_by_the_properties(tmp_path: Path) -> None:
    article = read(tmp_path / "a.pdf", golden.pdf_of(["Nelayan Krui", "Kembali Melaut", LEAD], "Nelayan Krui Kembali Melaut"))
    assert (article.title, article.text) == ("Nelayan Krui Kembali Melaut", LEAD)


def test_a_pdf_without_text_is_said_to_be_a_scan(tmp_path: Path) -> None:
    assert "scan" in refused(tmp_path / "a.pdf", golden.pdf_of([]))


def test_a_pdf_with_a_password_is_said_to_be_locked(tmp_path: Path) -> None:
    for password, is_locked in (("rahasia", True), ("", False)):
        whole = PdfWriter()
        whole.append(io.BytesIO(golden.pdf_of([LEAD])))
        whole.encrypt(user_password=password, owner_password="x", algorithm="RC4-128")
        written = io.BytesIO()
        whole.write(written)
        if is_locked:
            assert "password" in refused(tmp_path / "a.pdf", written.getvalue())
        else:
            assert read(tmp_path / "a.pdf", written.getvalue()).text == LEAD


def test_a_pdf_that_unfolds_without_end_is_left(tmp_path: Path) -> None:
    depth = 40
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    objects.append(b"<< /Length 5 >>\nstream\n/A Do\nendstream")
    for number in range(5, 5 + depth):  # each draws the next one twice
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A %d 0 R >> >> /Length 11 >>"
        objects.append(head % (number + 1) + b"\nstream\n/A Do /A Do\nendstream")
    objects.append(b"<< /Title (a) >>")
    path = tmp_path / "a.pdf"
    path.write_bytes(golden.pdf_with(objects))
    with pytest.raises(UnreadableArticle, match=r"more than 0\.2 s"):
        list(load_pdf(path, Origin("a.pdf", "a.pdf", NAMES), at_most_s=0.2))


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_broken_document_is_said_to_be_broken(suffix: str, tmp_path: Path) -> None:
    whole = golden.FORMATS[suffix]()
    for content in (b"", whole[:100], whole[: len(whole) // 3], b"Isi berita.", golden.zipped({"a.txt": b"a"})):
        assert refused(tmp_path / f"a{suffix}", content).endswith(".")


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_document_too_large_is_not_opened(suffix: str, tmp_path: Path) -> None:
    with (tmp_path / f"a{suffix}").open("wb") as file:
        file.truncate(MAX_DOCUMENT_BYTES + 1)
    with pytest.raises(UnreadableArticle, match="too many"):
        list(load(tmp_path / f"a{suffix}"))


# Word


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_the_style_tells_the_title(style: str, tmp_path: Path) -> None:
    long = "Judul yang panjang sekali " * 6
    article = read(tmp_path / "a.docx", golden.as_docx(long, style))
    assert (article.title, article.text) == (long.strip(), golden.TEXT)


def test_a_document_without_a_title_has_a_derived_one(tmp_path: Path) -> None:
    article = read(tmp_path / "a.docx", golden.as_docx(None))
    assert (article.title_is_derived, article.text) == (True, golden.TEXT)


def test_tables_stand_where_they_stood_and_each_cell_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(LEAD)
    table = document.add_table(rows=2, cols=3)
    for row, values in enumerate((("Kecamatan", "Kios", "Los"), ("Krui", "5", "5"))):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    wide = document.add_table(rows=1, cols=2)
    wide.cell(0, 0).merge(wide.cell(0, 1)).text = "Sumber: dinas"
    document.add_paragraph("Rapat ditutup.")
    assert read(tmp_path / "a.docx", word(document)).text.split("\n")[1:] == [
        "Kecamatan | Kios | Los",
        "Krui | 5 | 5",
        "Sumber: dinas",
        "Rapat ditutup.",
    ]


def test_the_name_of_a_computers_user_is_no_byline_and_the_day_of_export_no_date(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "ACER"
    document.add_paragraph("Pasar Krui ramai pembeli sejak pagi.")
    article = read(tmp_path / "a.docx", word(document))
    assert (article.authors, article.published) == ((), None)


def test_entities_of_a_word_document_are_not_unfolded(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(golden.as_docx())) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                head, _, rest = content.partition(b"?>")
                content = head + b"?>" + laughs.encode() + rest.replace(b"Rapat", b"&b;", 1)
            new.writestr(name, content)
    assert "haha" not in read(tmp_path / "a.docx", written.getvalue()).text


def test_a_word_document_that_unzips_to_too_much_is_not_opened(tmp_path: Path) -> None:
    bomb = golden.zipped({"word/document.xml": bytes(MAX_DOCUMENT_BYTES + 1)})
    assert "too many" in refused(tmp_path / "a.docx", bomb)


# What Word wraps text in

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(*content: str) -> str:
    return f"<w:p {W}>{''.join(content)}</w:p>"


def document_of(*blocks: str) -> bytes:
    """A document with these blocks in front of what python-docx puts there."""
    from docx.oxml import parse_xml

    document = docx.Document()
    for number, block in enumerate(blocks):
        document.element.body.insert(number, parse_xml(block))
    return word(document)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ([run("Banjir merendam "), f"<w:del>{run('45', 'delText')}</w:del><w:ins>{run('312')}</w:ins>", run(" rumah.")],
         "Banjir merendam 312 rumah."),
        ([run("Ia tidak "), f"<w:ins>{run('jadi ')}</w:ins>", run("datang.")], "Ia tidak jadi datang."),
        ([f"<w:moveFrom>{run('Lama. ')}</w:moveFrom><w:moveTo>{run('Pindah.')}</w:moveTo>"], "Pindah."),
        ([run("Rapat di "), f"<w:sdt><w:sdtContent>{run('Krui')}</w:sdtContent></w:sdt>", run(".")], "Rapat di Krui."),
        ([run("Rapat di "), f'<w:smartTag w:element="City">{run("Krui")}</w:smartTag>', run(".")], "Rapat di Krui."),
        ([run("Senin "), f'<w:fldSimple w:instr="DATE">{run("26/8/2024")}</w:fldSimple>', run(".")], "Senin 26/8/2024."),
        ([run("PAGE", "instrText"), run("Rapat "), '<w:r><w:noBreakHyphen/></w:r>', run("Krui."), "<w:r><w:tab/></w:r>"],
         "Rapat -Krui."),
        (['<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>', run("Rapat.")], "Rapat."),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_word_shows(content: list[str], text: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.docx", document_of(paragraph(*content))).text == text


def test_a_paragraph_within_a_content_control_is_read(tmp_path: Path) -> None:
    control = f"<w:sdt {W}><w:sdtContent>{paragraph(run(LEAD))}</w:sdtContent></w:sdt>"
    assert read(tmp_path / "a.docx", document_of(control, paragraph(run("Rapat ditutup.")))).text == f"{LEAD}\nRapat ditutup."


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next_one(tmp_path: Path) -> None:
    taken_back = f"<w:p {W}><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('Bupati menyetujui ')}</w:p>"
    document = document_of(taken_back, paragraph(run("anggaran jalan.")), paragraph(run("Rapat ditutup.")))
    assert read(tmp_path / "a.docx", document).text == "Bupati menyetujui anggaran jalan.\nRapat ditutup."


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('Di dalam kotak.'))}</w:txbxContent>"
    drawn = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )
    article = read(tmp_path / "a.docx", document_of(paragraph(run("Di luar."), f"<w:r>{drawn}</w:r>")))
    assert article.text == "Di luar.\nDi dalam kotak."


def test_cells_that_are_merged_downwards_are_read_once_and_deleted_rows_never(tmp_path: Path) -> None:
    def cell(text: str, merged: str = "") -> str:
        return f"<w:tc><w:tcPr>{merged}</w:tcPr>{paragraph(run(text))}</w:tc>"

    first = '<w:vMerge w:val="restart"/>'
    rows = (
        f"<w:tr>{cell('Krui', first)}{cell('Kios')}</w:tr>",
        f"<w:tr>{cell('Krui', '<w:vMerge/>')}{cell('Los')}</w:tr>",
        f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('Liwa')}{cell('Lapak')}</w:tr>",
    )
    table = f"<w:tbl {W}>{''.join(rows)}</w:tbl>"
    assert read(tmp_path / "a.docx", document_of(paragraph(run(LEAD)), table)).text == f"{LEAD}\nKrui | Kios\nLos"


# What Word keeps beside the text


def changed(content: bytes, changes: dict[str, tuple[bytes, bytes]], more: dict[str, bytes] | None = None) -> bytes:
    """A zip file with pieces of its members replaced, and other members added."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    for name, (before, after) in changes.items():
        assert before in members[name]
        members[name] = members[name].replace(before, after)
    return golden.zipped({**members, **(more or {})})


def test_notes_stand_at_the_end_in_the_order_of_the_text_and_not_within_sentences(tmp_path: Path) -> None:
    def note(number: int, text: str, kind: str = "") -> str:
        return f'<w:footnote w:id="{number}" {kind}>{paragraph(run(text))}</w:footnote>'

    def reference(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    deleted = f"<w:del>{reference(4)}</w:del>"
    text = paragraph(run("Produksi kopi"), reference(3), run(" naik dan harga"), reference(2), run(" turun."), deleted)
    notes = note(0, "Garis.", 'w:type="separator"') + note(2, "Harga di Liwa.") + note(3, "Data dinas.") + note(4, "Dibuang.")
    related = b'<Relationship Id="rN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
    related += b'Target="footnotes.xml"/></Relationships>'
    content = changed(
        document_of(text, paragraph(run("Rapat ditutup."))),
        {"word/_rels/document.xml.rels": (b"</Relationships>", related)},
        {"word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>".encode()},
    )
    assert read(tmp_path / "a.docx", content).text.split("\n") == [
        "Produksi kopi naik dan harga turun.", "Rapat ditutup.", "Data dinas.", "Harga di Liwa.",
    ]  # fmt: skip


def test_the_strict_form_of_the_format_is_read_as_the_usual_one(tmp_path: Path) -> None:
    usual = re.compile(rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/")
    with zipfile.ZipFile(io.BytesIO(golden.as_docx())) as old:
        members = {name: usual.sub(rb"http://purl.oclc.org/ooxml/\1/", old.read(name)) for name in old.namelist()}
    assert b"purl.oclc.org" in members["_rels/.rels"] + members["word/document.xml"]
    article = read(tmp_path / "a.docx", golden.zipped(members))
    assert (article.title, article.text) == (golden.TITLE, golden.TEXT)
