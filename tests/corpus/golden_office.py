"""The golden article as programs of offices write it."""

import html
import io
import zipfile
from collections.abc import Mapping, Sequence

from tests.corpus.golden_article import AUTHOR, MOMENT, OUTLET, PARAGRAPHS, TEXT, TITLE, URL

ROWS = (("judul", "tanggal", "media", "penulis", "url", "isi"), (TITLE, MOMENT, OUTLET, AUTHOR, URL, TEXT))
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "manifest": "manifest"}
_NAMES = " ".join(f'xmlns:{name}="{_OPEN_DOCUMENT}{space}:1.0"' for name, space in _SPACES.items())


def packed(members: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def odt(body: str, styles: str = "", manifest: str = "") -> bytes:
    """A text document of LibreOffice; `body` is what stands in its office:text."""
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    listed = f"<manifest:manifest {_NAMES}>{manifest}</manifest:manifest>"
    return packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "META-INF/manifest.xml": listed}
    )


def as_odt() -> bytes:
    body = "".join(f'<text:p text:style-name="P2">{html.escape(paragraph)}</text:p>' for paragraph in PARAGRAPHS)
    style = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    return odt(f'<text:p text:style-name="P1">{TITLE}</text:p>{body}', style)


def rtf(body: str) -> bytes:
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Calibri;}}{\info{\author Komputer Redaksi}{\title Templat}}\uc1 "
    return f"{head}{body}}}".encode("ascii")


def rtf_text(text: str) -> str:
    """Text as RTF in 7 bits."""
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


def as_rtf() -> bytes:
    return rtf("".join(f"\\pard {rtf_text(line)}\\par\n" for line in (TITLE, *PARAGRAPHS)))


def epub(chapters: Mapping[str, str], **more: str) -> bytes:
    """A book of these pages, by their names; `more` are other files, with "__" for a folder."""
    items = "".join(f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>'
        f"<dc:title>{OUTLET}, 26 Agustus 2024</dc:title><dc:date>{MOMENT}</dc:date><dc:creator>{AUTHOR}</dc:creator>"
        f"<dc:publisher>{OUTLET}</dc:publisher><dc:language>id</dc:language></metadata>"
        f'<manifest><item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>{items}</manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/isi.opf"/></rootfiles></container>'
    )
    pages = {f"OEBPS/{name}": content for name, content in {"nav.xhtml": page("Daftar isi", [TITLE] * 20), **chapters}.items()}
    others = {name.replace("__", "/"): content for name, content in more.items()}
    return packed(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/isi.opf": package, **pages, **others}
    )


def page(title: str, paragraphs: Sequence[str]) -> str:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>{title}</h1>{body}</body></html>'


def as_epub() -> bytes:
    return epub({"sampul.xhtml": page("Sampul", []), "berita.xhtml": page(TITLE, PARAGRAPHS)})


def xlsx(*sheets: Sequence[Sequence[str]]) -> bytes:
    """A workbook of these sheets, with the text in the cells themselves."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    names = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="Lembar {n}" sheetId="{n}" r:id="r{n}"/>' for n in names)
    related = "".join(f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/s{n}.xml"/>' for n in names)
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{kinds}"><Relationship Id="r" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kinds}">{related}</Relationships>',
    }
    for number, rows in enumerate(sheets, 1):
        cells = "".join(f'<row r="{n}">{_cells(row, n)}</row>' for n, row in enumerate(rows, 1))
        members[f"xl/worksheets/s{number}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    return packed(members)


def _cells(row: Sequence[str], number: int) -> str:
    told = ((f"{chr(65 + column)}{number}", html.escape(cell)) for column, cell in enumerate(row) if cell)
    return "".join(f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{cell}</t></is></c>' for place, cell in told)


def as_ods() -> bytes:
    rows = "".join("<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in ROWS)
    content = (
        f"<office:document-content {_NAMES}><office:body><office:spreadsheet><table:table table:name='Berita'>{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    listed = f"<manifest:manifest {_NAMES}/>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": listed})


def _ods_cell(cell: str) -> str:
    lines = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in cell.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def xls(*sheets: Sequence[Sequence[object]], **styles: str) -> bytes:
    """A workbook as before 2007; `styles` are formats of numbers by the name of the column that stands above them."""
    import xlwt

    book, written = xlwt.Workbook(encoding="utf-8"), io.BytesIO()
    for number, rows in enumerate(sheets, 1):
        sheet = book.add_sheet(f"Lembar {number}")
        kinds = [xlwt.easyxf(num_format_str=styles.get(str(name), "General")) for name in (rows[0] if rows else ())]
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(line, column, cell, kinds[column])
    book.save(written)
    return written.getvalue()


def as_parquet() -> bytes:
    """Needs pyarrow, which is an extra."""
    from pyarrow import table
    from pyarrow.parquet import write_table

    written = io.BytesIO()
    write_table(table({name: [value] for name, value in zip(*ROWS, strict=True)}), written)
    return written.getvalue()
