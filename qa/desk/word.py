"""A document as a Word file (.docx) that opens in Word and LibreOffice. The same document gives the same bytes."""

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from index.display import printable
from qa.desk.document import Bars, Columns, Document, Heading, PageBreak, Paragraph, Style, Text, widths
from qa.desk.plot import to_png
from qa.rendering.html import safe_url
from qa.rendering.strings import number

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# The clock would make each file another: these stand for the time of making, as the oldest that a zip file can tell.
_MADE = datetime(1980, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_STYLES: dict[Style, str] = {"plain": "Normal", "quote": "Intense Quote", "note": "Normal", "item": "List Bullet"}
_TITLE_PT = 20
_NOTE_PT = 9
_BAR_CHARS, _BAR_COLOUR = 22, "7D1D1D"
_BARS_MM = (62, 16, 74)  # the columns: name, count, bar
_PLOT_MM = 152  # as wide as the text
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def to_docx(document: Document) -> bytes:
    """Text of an article stands in it as text: no field, no macro, and links to whole http addresses alone."""
    import docx

    word = docx.Document()
    _prepare(word, document)
    is_new_page = False  # a heading comes first on it
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = word.add_heading(_clean(block.text), 0 if block.level == 1 else block.level - 1)
            # A break in a paragraph of its own would make an empty page where the one before is just full.
            heading.paragraph_format.page_break_before = is_new_page or None
            is_new_page = False
        elif isinstance(block, Paragraph):
            _add_paragraph(word, block)
        elif isinstance(block, Bars):
            _add_bars(word, block, document)
        elif isinstance(block, Columns):
            _add_plot(word, block, document)
        elif isinstance(block, PageBreak):
            is_new_page = True
    made = io.BytesIO()
    word.save(made)
    return _timeless(made.getvalue())


def _prepare(word: "WordDocument", document: Document) -> None:
    from docx.shared import Pt

    about = word.core_properties
    about.author, about.title, about.comments = "Wartanya", _clean(document.title)[:255], ""
    about.created = about.modified = _MADE
    about.last_modified_by, about.revision, about.language = "Wartanya", 1, _LANGUAGES[document.language]
    word.styles["Title"].font.size = Pt(_TITLE_PT)
    footer = word.sections[0].footer.paragraphs[0]
    footer.alignment = 1  # centred
    _add_field(footer, "PAGE")


def _add_paragraph(word: "WordDocument", block: Paragraph) -> None:
    from docx.shared import Pt

    paragraph = word.add_paragraph(style=_STYLES[block.style])
    for part in block.parts:
        address = safe_url(part.url)
        if address:
            _add_link(paragraph, part, address)
            continue
        run = paragraph.add_run(_clean(part.text))
        run.bold = part.strong or None
        if block.style == "note":
            run.font.size = Pt(_NOTE_PT)
    if block.style == "note":  # else a front page with a few of them runs over onto a second one
        paragraph.paragraph_format.space_after = Pt(2)


def _add_bars(word: "WordDocument", bars: Bars, document: Document) -> None:
    from docx.shared import Mm, Pt, RGBColor

    word.add_heading(_clean(bars.title), 2)
    table = word.add_table(rows=len(bars.rows), cols=3)
    table.autofit = False
    for column, wide in zip(table.columns, _BARS_MM, strict=True):
        column.width = Mm(wide)
    cells = [cell for row in table.rows for cell in row.cells]  # asked for one by one, they take a while
    for place, ((name, count), width) in enumerate(zip(bars.rows, widths(bars, _BAR_CHARS), strict=True)):
        told = (_clean(name), number(count, document.language), "█" * width)
        row = cells[3 * place : 3 * place + 3]
        for cell, text, wide in zip(row, told, _BARS_MM, strict=True):
            cell.width, cell.text = Mm(wide), text
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            cell.paragraphs[0].runs[0].font.size = Pt(_NOTE_PT)
        row[-1].paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(_BAR_COLOUR)


def _add_plot(word: "WordDocument", columns: Columns, document: Document) -> None:
    from docx.shared import Mm

    word.add_heading(_clean(columns.title), 2)
    picture = word.add_picture(io.BytesIO(to_png(columns, document.language)), width=Mm(_PLOT_MM))
    picture._inline.docPr.set("descr", _clean(columns.title))  # what is read aloud of it


def _add_link(paragraph: Any, text: Text, address: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    part = paragraph.part
    number = f"rIdLink{len(part.rels)}"  # a name of our own: to find one, the library goes through all that there are
    part.load_rel(_RELATION, _clean(address), number, is_external=True)
    link.set(qn("r:id"), number)
    run = paragraph.add_run(_clean(text.text))
    run.underline = True
    link.append(run._r)  # python-docx knows links, but makes none
    paragraph._p.append(link)


def _add_field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _clean(text: str) -> str:
    """What XML can hold, on one line."""
    return _NO_XML.sub("", printable(text)).replace("\n", " ")


def _timeless(made: bytes) -> bytes:
    """The same zip file with the same time on every part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as timeless:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _ZIP_TIME)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
            timeless.writestr(part, source.read(name))
    return target.getvalue()
