"""A document as a PDF with a text layer, links and page numbers. The same document gives the same bytes.

reportlab, because its licence (BSD) asks nothing of who passes a file on, it brings letters that may be embedded, and it can
leave out the time of making and the random name that PDF files else bear.
"""

import io
import threading
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from index.display import printable
from qa.desk.document import Bars, Block, Columns, Document, Heading, PageBreak, Paragraph, Style, Text, widths
from qa.desk.plot import COLOURS, FONT_SIZE, HEIGHT, WIDTH, Box, font_bytes, shapes
from qa.desk.strings import PDF_WORDS
from qa.rendering.html import safe_url
from qa.rendering.strings import number
from qa.types import Language

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

_FONTS = {"Wartanya": "Vera", "Wartanya-Bold": "VeraBd"}
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_MARGIN_MM, _FOOT_MM = 20, 10
_FRAME_PT = 6  # that the library keeps free on each side of what it sets
_TEXT_PT, _NOTE_PT = 9.5, 8
_HEADING_PT = {1: 18, 2: 13, 3: 10.5}
_INK, _NOTE, _LINK = "#222222", "#555555", "#7d1d1d"
_LAST_TOLD = 0xFFFF  # of Unicode: beyond it stand emoji and rare characters
_WRITING = threading.Lock()  # the library keeps its fonts for all documents of a process


def to_pdf(document: Document) -> bytes:
    """A4. Text of an article stands in it as text, and links lead to whole http addresses alone."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    title = _clean(document.title)

    def foot(canvas: Any, page: Any) -> None:
        canvas.setFont("Wartanya", _NOTE_PT)
        canvas.setFillColor(_NOTE)
        canvas.drawCentredString(A4[0] / 2, _FOOT_MM * mm, f"{_short(title)} · {page.page}")

    made = io.BytesIO()
    with _WRITING:
        lacking = _lacking(document)
        template = SimpleDocTemplate(
            made,
            pagesize=A4,
            leftMargin=_MARGIN_MM * mm,
            rightMargin=_MARGIN_MM * mm,
            topMargin=_MARGIN_MM * mm,
            bottomMargin=_MARGIN_MM * mm,
            title=title,
            author="Wartanya",
            lang=_LANGUAGES[document.language],
            invariant=1,
        )
        styles, width = _styles(), template.width - 2 * _FRAME_PT
        flow = [each for block in document.blocks for each in _flowables(block, document.language, styles, width)]
        template.build([*flow, *_boxes(lacking, document.language, styles)], onFirstPage=foot, onLaterPages=foot)
    return made.getvalue()


@cache
def _covered() -> frozenset[int]:
    """The characters that the fonts can draw, once they are there."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(font_bytes(file))))
    bold = "Wartanya-Bold"
    pdfmetrics.registerFontFamily("Wartanya", normal="Wartanya", bold=bold, italic="Wartanya", boldItalic=bold)
    return frozenset(pdfmetrics.getFont("Wartanya").face.charToGlyph)


def _lacking(document: Document) -> set[str]:
    """The characters that the fonts lack. From now on they draw a box for each, which is that character as text."""
    from reportlab.pdfbase import pdfmetrics

    covered = _covered()
    lacking = {c for block in document.blocks for c in _clean(_texts(block)) if ord(c) not in covered and not c.isspace()}
    for name in _FONTS:
        glyphs = pdfmetrics.getFont(name).face.charToGlyph
        for c in lacking:
            glyphs.setdefault(ord(c), 0)
    return lacking


def _styles() -> "dict[str, ParagraphStyle]":
    from reportlab.lib.styles import ParagraphStyle

    plain = ParagraphStyle("plain", fontName="Wartanya", fontSize=_TEXT_PT, leading=13, textColor=_INK, spaceAfter=3)
    made = {
        "plain": plain,
        "quote": ParagraphStyle("quote", plain, leftIndent=10, borderPadding=(0, 0, 0, 6), spaceBefore=2, spaceAfter=4),
        "note": ParagraphStyle("note", plain, fontSize=_NOTE_PT, leading=11, textColor=_NOTE),
        "item": ParagraphStyle("item", plain, leftIndent=12, bulletIndent=2),
        "cell": ParagraphStyle("cell", plain, spaceAfter=0, leading=12),
    }
    for level, size in _HEADING_PT.items():
        look = {"fontName": "Wartanya-Bold", "fontSize": size, "leading": size * 1.25, "keepWithNext": 1}
        made[f"h{level}"] = ParagraphStyle(f"h{level}", plain, spaceBefore=9, spaceAfter=4, **look)
    return made


def _flowables(block: Block, language: Language, styles: "dict[str, ParagraphStyle]", width: float) -> Iterator[Any]:
    from reportlab.platypus import PageBreak as NewPage
    from reportlab.platypus import Paragraph as Flowing

    if isinstance(block, Heading):
        yield Flowing(_marked(block.text), styles[f"h{min(block.level, 3)}"])
    elif isinstance(block, Paragraph):
        yield _paragraph(block, styles)
    elif isinstance(block, Bars):
        yield Flowing(_marked(block.title), styles["h3"])
        yield from _bars(block, language, styles["cell"], width)
    elif isinstance(block, Columns):
        yield Flowing(_marked(block.title), styles["h3"])
        yield _drawing(block, language, width)
    elif isinstance(block, PageBreak):
        yield NewPage()


def _paragraph(block: Paragraph, styles: "dict[str, ParagraphStyle]") -> Any:
    from reportlab.platypus import Paragraph as Flowing

    style: Style = block.style
    written = "".join(map(_text, block.parts))
    return Flowing(written, styles[style], bulletText="–" if style == "item" else None)


def _bars(bars: Bars, language: Language, style: "ParagraphStyle", width: float) -> Iterator[Any]:
    from reportlab.graphics.shapes import Drawing, Rect
    from reportlab.platypus import Paragraph as Flowing
    from reportlab.platypus import Spacer, Table

    long, rows = width * 0.5, []
    for (name, count), part in zip(bars.rows, widths(bars, 1000), strict=True):
        drawn = Drawing(long, 8, Rect(0, 0, long * part / 1000, 8, fillColor=_colour(COLOURS[0]), strokeColor=None))
        rows.append([Flowing(_marked(_short(name)), style), Flowing(number(count, language), style), drawn])
    if rows:
        look = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]
        yield Table(rows, colWidths=[width * 0.38, width * 0.1, width * 0.52], style=look, hAlign="LEFT")
    yield Spacer(0, 6)


def _drawing(columns: Columns, language: Language, width: float) -> Any:
    from reportlab.graphics.shapes import Drawing, Rect, String

    drawn = Drawing(width, HEIGHT * width / WIDTH)
    drawn.scale(width / WIDTH, width / WIDTH)
    for shape in shapes(columns, language):
        if isinstance(shape, Box):
            place = (shape.x, HEIGHT - shape.y - shape.height, shape.width, shape.height)
            drawn.add(Rect(*place, fillColor=_colour(shape.colour), strokeColor=None))
        else:
            look = {"fontName": "Wartanya", "fontSize": FONT_SIZE, "textAnchor": shape.anchor}
            drawn.add(String(shape.x, HEIGHT - shape.y, _clean(shape.text), fillColor=_colour(_INK), **look))
    return drawn


def _boxes(lacking: set[str], language: Language, styles: "dict[str, ParagraphStyle]") -> Iterator[Any]:
    """Says how many characters the file shows as boxes."""
    from reportlab.platypus import Paragraph as Flowing

    if lacking:
        told = PDF_WORDS[language].format(count=number(len(lacking), language))
        yield Flowing(_marked(told), styles["note"])


def _texts(block: Block) -> str:
    if isinstance(block, Heading):
        return block.text
    if isinstance(block, Paragraph):
        return " ".join(part.text for part in block.parts)
    if isinstance(block, Bars):
        return " ".join((block.title, *(name for name, _ in block.rows)))
    return " ".join((block.title, *block.labels, *(name for name, _ in block.series))) if isinstance(block, Columns) else ""


def _text(part: Text) -> str:
    address = safe_url(part.url)
    if address:
        return f'<a href={quoteattr(address)} color="{_LINK}">{_marked(part.text)}</a>'
    return f"<b>{_marked(part.text)}</b>" if part.strong else _marked(part.text)


def _marked(text: str) -> str:
    """As the library's markup shows it: no markup."""
    return escape(_clean(text))


def _clean(text: str) -> str:
    """One line. Half a surrogate pair goes; an emoji, which the library has no way to tell, becomes a replacement character."""
    line = printable(text).replace("\n", " ").encode("utf-8", "ignore").decode()
    return "".join(c if ord(c) <= _LAST_TOLD else "\ufffd" for c in line)


def _short(title: str) -> str:
    return title if len(title) <= 90 else f"{title[:89]}…"


def _colour(written: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(written)
