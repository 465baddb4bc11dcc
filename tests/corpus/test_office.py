import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, CorpusError, load
from corpus.loaders.guards import MAX_DOCUMENT_BYTES
from tests.corpus import golden
from tests.corpus.golden_office import ROWS, epub, odt, packed, page, rtf, xlsx
from tests.corpus.reading import read, refused

LEAD = "KRUI – Nelayan Krui kembali melaut setelah angin kencang reda, kata kepala pelabuhan, Senin (26/8/2024)."
MORE = "Kapal yang berangkat pagi itu berjumlah empat puluh, dan semuanya kembali dengan selamat sebelum sore tiba."
PACKED = (".odt", ".epub", ".xlsx", ".ods")


def read_all(path: Path, content: bytes) -> tuple[list[Article], list[CorpusError]]:
    path.write_bytes(content)
    errors = list[CorpusError]()
    return list(load(path, errors=errors.append)), errors


@pytest.mark.parametrize("suffix", [*PACKED, ".rtf"])
def test_a_broken_document_is_said_to_be_broken(suffix: str, tmp_path: Path) -> None:
    whole = golden.FORMATS[suffix]()
    for content in (b"", whole[:40] if suffix == ".rtf" else whole[: len(whole) // 3], b"Isi.", packed({"a.txt": "a"})):
        assert refused(tmp_path / f"a{suffix}", content).endswith(".")


@pytest.mark.parametrize("suffix", [".odt", ".xlsx"])
def test_a_document_that_unfolds_without_end_is_not_opened(suffix: str, tmp_path: Path) -> None:
    assert "too many" in refused(tmp_path / f"a{suffix}", packed({"content.xml": b" " * (MAX_DOCUMENT_BYTES + 1)}))


def test_entities_of_a_document_are_not_unfolded(tmp_path: Path) -> None:
    content = golden.FORMATS[".odt"]()
    assert golden.TITLE in read(tmp_path / "a.odt", content).title
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><o:document-content xmlns:o="x">&b;</o:document-content>'
    assert refused(tmp_path / "b.odt", packed({"content.xml": bomb})).endswith(".")


# OpenDocument


def test_what_was_deleted_and_remarked_in_a_document_is_no_text(tmp_path: Path) -> None:
    deleted = "<text:tracked-changes><text:p>Harga lama.</text:p></text:tracked-changes>"
    remark = "<office:annotation><text:p>Cek lagi!</text:p></office:annotation>"
    body = f"{deleted}<text:p>Kepala<text:s/>desa{remark} <text:span>hadir</text:span>.<text:line-break/>Warga ikut.</text:p>"
    assert read(tmp_path / "a.odt", odt(body)).text == "Kepala desa hadir. Warga ikut."


def test_notes_of_a_document_stand_at_its_end(tmp_path: Path) -> None:
    number, said = "<text:note-citation>1</text:note-citation>", "<text:note-body><text:p>Data BPS.</text:p></text:note-body>"
    note = f"<text:note>{number}{said}</text:note>"
    body = f"<text:p>Produksi kopi{note} naik.</text:p><text:p>{MORE}</text:p>"
    assert read(tmp_path / "a.odt", odt(body)).text == f"Produksi kopi naik.\n{MORE}\nData BPS."


def test_a_row_of_a_table_is_a_line_and_a_text_box_a_paragraph(tmp_path: Path) -> None:
    cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Krui", "40 kapal"))
    box = "<draw:frame><draw:text-box><text:p>Isi kotak.</text:p></draw:text-box></draw:frame>"
    body = f"<text:p>{LEAD}{box}</text:p><table:table><table:table-row>{cells}</table:table-row></table:table>"
    assert read(tmp_path / "a.odt", odt(body)).text == f"{LEAD}\nIsi kotak.\nKrui | 40 kapal"


def test_a_heading_of_the_first_level_is_the_title(tmp_path: Path) -> None:
    body = f'<text:h text:outline-level="1">Nelayan Melaut.</text:h><text:p>{LEAD}</text:p>'
    article = read(tmp_path / "a.odt", odt(body))
    assert (article.title, article.text) == ("Nelayan Melaut.", LEAD)


def test_a_document_with_a_password_is_said_to_be_locked(tmp_path: Path) -> None:
    locked = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    assert "password" in refused(tmp_path / "a.odt", odt("<text:p/>", manifest=locked))


def test_a_document_without_text_says_so(tmp_path: Path) -> None:
    assert "holds no text" in refused(tmp_path / "a.odt", odt("<text:p/>"))
    assert "holds no text" in refused(tmp_path / "a.rtf", rtf(r"\par"))


# Rich Text Format


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"Harga {\deleted lama }baru{\v  rahasia}.\par", "Harga baru."),
        (r"Kopi {\deleted\fs20 a\deleted0 b} naik.", "Kopi b naik."),
        (r"\'93Harga\'94 naik \endash  lagi\~ini.", "“Harga” naik – lagi ini."),
        (r"Caf\u233\'e9 dan {\uc2 \u233 ab}c.", "Café dan éc."),
        (r"Emoji \u-10179?\u-8704? tamat.", "Emoji 😀 tamat."),
        (r"Kopi{\footnote\pard {\super 1} Data BPS.} naik.\par Panen.", "Kopi naik.\nPanen.\n1 Data BPS."),
        (r"{\header Halaman}{\*\generator Msft;}{\pict 00ff}Isi.", "Isi."),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt tautan}} dibuka.", "tautan dibuka."),
        (r"{\shp{\*\shpinst\shpz0{\sp{\sn a}}{\shptxt Kotak.\par}}}Isi.", "Kotak.\nIsi."),
        (r"\trowd Krui\cell 40 kapal\cell\row Isi.", "Krui | 40 kapal\nIsi."),
    ],
)
def test_rtf_is_read_as_a_reader_would_see_it(written: str, text: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.rtf", rtf(written)).text == text


def test_groups_without_end_are_not_followed(tmp_path: Path) -> None:
    assert "groups" in refused(tmp_path / "a.rtf", rtf("{" * 5_000))


# E-books


def test_each_chapter_of_a_book_is_an_article_and_its_list_of_contents_none(tmp_path: Path) -> None:
    book = epub({"1.xhtml": page("Nelayan Melaut", [LEAD]), "2.xhtml": page("Kapal Pulang", [MORE])})
    articles, errors = read_all(tmp_path / "a.epub", book)
    assert [(each.title, each.text) for each in articles] == [("Nelayan Melaut", LEAD), ("Kapal Pulang", MORE)]
    assert len({each.id for each in articles}) == 2
    assert (errors, articles[0].authors) == ([], (golden.AUTHOR,))


def test_a_book_for_one_reader_only_is_said_to_be_locked(tmp_path: Path) -> None:
    def sealed(name: str) -> bytes:
        listed = f'<encryption><e:CipherReference xmlns:e="x" URI="{name}"/></encryption>'
        return epub({"1.xhtml": page("Nelayan", [LEAD])}, **{"META-INF__encryption.xml": listed})

    assert "password" in refused(tmp_path / "a.epub", sealed("OEBPS/1.xhtml"))
    assert read(tmp_path / "a.epub", sealed("OEBPS/huruf.otf")).text == LEAD


def test_a_book_of_covers_alone_holds_no_text(tmp_path: Path) -> None:
    assert "holds no text" in refused(tmp_path / "a.epub", epub({"1.xhtml": page("Sampul", ["Agustus"])}))


# Spreadsheets


def test_a_heading_above_the_names_is_passed_over(tmp_path: Path) -> None:
    above = (("Rekap berita Agustus",), ("",), *ROWS)
    assert read(tmp_path / "a.xlsx", xlsx(above)).text == golden.TEXT


def test_all_sheets_with_a_text_are_read_and_others_are_not(tmp_path: Path) -> None:
    rows = (("judul", "isi"), ("Nelayan", LEAD))
    articles, errors = read_all(tmp_path / "a.xlsx", xlsx(rows, (("nama", "jumlah"), ("Ani", "3")), (rows[0], ("Kapal", MORE))))
    assert ([each.title for each in articles], errors) == (["Nelayan", "Kapal"], [])
    assert [each.source.rpartition("/")[2] for each in articles] == ["a.xlsx#Lembar 1#2", "a.xlsx#Lembar 3#2"]


def test_a_sheet_without_a_text_says_which_columns_it_has(tmp_path: Path) -> None:
    articles, (error,) = read_all(tmp_path / "a.xlsx", xlsx((("nama", "jumlah"), ("Ani", "3"), ("Budi", "4"))))
    assert articles == []
    assert "nama, jumlah" in str(error)


def test_an_old_or_locked_workbook_is_said_to_be_one(tmp_path: Path) -> None:
    assert "save it as .xlsx" in refused(tmp_path / "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(ROWS))) as parts:
        members = {name: parts.read(name) for name in parts.namelist()}
    sheet = members["xl/worksheets/s1.xml"]
    members["xl/worksheets/s1.xml"] = sheet.replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    assert "17,179,869,184 cells" in refused(tmp_path / "a.xlsx", packed(members))
    content = zipfile.ZipFile(io.BytesIO(golden.FORMATS[".ods"]())).read("content.xml")
    wide = content.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1000000">')
    many = wide.replace(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="100" ')
    assert "cells" in refused(tmp_path / "a.ods", packed({"content.xml": many}))


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    assert "is empty" in refused(tmp_path / "a.xlsx", xlsx(()))


# Parquet


def test_a_table_of_bytes_days_and_nothing_is_read_as_text(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {"isi": [LEAD.encode(), MORE.encode()], "tanggal": [date(2024, 8, 26), None], "judul": ["Nelayan", None]}
    written = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), written)
    articles, errors = read_all(tmp_path / "a.parquet", written.getvalue())
    assert [(each.text, each.published, each.title_is_derived) for each in articles] == [
        (LEAD, date(2024, 8, 26), False),
        (MORE, None, True),
    ]
    assert errors == []
