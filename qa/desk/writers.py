"""A document as Markdown, as one HTML page, and as whichever file is asked for: the same bytes for the same document."""

from collections.abc import Mapping
from pathlib import Path

from corpus.errors import InvalidValue
from index.display import escaped as escape
from index.display import printable
from qa.desk.document import Bars, Block, Columns, Document, Heading, Paragraph, Style, Text, widths
from qa.desk.files import write_whole
from qa.desk.plot import to_svg
from qa.rendering.html import safe_url
from qa.rendering.strings import number
from qa.rendering.text import as_markdown
from qa.types import Language

SUFFIXES = (".docx", ".pdf", ".html", ".md")
MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
}
_BAR_CHARS = 30
_MARKS: Mapping[Style, str] = {"plain": "", "quote": "> ", "note": "", "item": "- "}
_CSS = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, "Times New Roman", serif; }
h1, h2 { line-height: 1.2; border-bottom: 1px solid #999; padding-bottom: 0.3rem; }
h3 { margin: 1.6rem 0 0.3rem; line-height: 1.3; }
p { margin: 0.4rem 0; }
blockquote { margin: 0.4rem 0 0.4rem 0; padding-left: 0.9rem; border-left: 3px solid #7d1d1d; }
.note { color: #666; font-size: 0.9rem; }
table { border-collapse: collapse; width: 100%; margin: 0.6rem 0 1.2rem; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.2rem; }
th { text-align: left; font-weight: normal; width: 40%; padding-right: 0.6rem; }
td.count { text-align: right; width: 4rem; padding-right: 0.6rem; }
.bar { display: block; height: 0.8rem; background: #7d1d1d; }
figure { margin: 0.6rem 0 1.2rem; }
figcaption { font-weight: bold; }
svg { display: block; width: 100%; height: auto; }
@media print { .break { break-after: page; } h3 { break-after: avoid; } a { color: inherit; } }
"""


def write_document(document: Document, path: str | Path) -> None:
    """Writes it in the format that the end of the name asks for. Raises InvalidValue for another, FileUnusable of the disk."""
    write_whole(path, document_bytes(document, check_format(path)))


def check_format(path: str | Path) -> str:
    """The end of the name, in small letters. Raises InvalidValue where no document is written so."""
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise InvalidValue("unknown_ending", argument="out", path=path, endings=SUFFIXES)
    return suffix


def document_bytes(document: Document, suffix: str) -> bytes:
    if suffix == ".docx":
        from qa.desk.word import to_docx

        return to_docx(document)
    if suffix == ".pdf":
        from qa.desk.pdf import to_pdf

        return to_pdf(document)
    return (to_html(document) if suffix == ".html" else to_markdown(document)).encode()


def to_markdown(document: Document) -> str:
    """Nothing that an article says is read as Markdown."""
    lines: list[str] = []
    before: Style | None = None
    for block in document.blocks:
        style = block.style if isinstance(block, Paragraph) else None
        written = _markdown(block, document.language)
        if written:
            lines.append(f"{'' if style == before == 'item' or not lines else chr(10)}{written}")
            before = style
    return "\n".join(lines) + "\n"


def to_html(document: Document) -> str:
    """One page that loads nothing from anywhere; everything is escaped."""
    body = html_body(document)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escaped(document.title)}</title>\n<style>{_CSS}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def html_body(document: Document, *, is_apart: bool = True) -> str:
    """What stands in the page; everything is escaped. Inside another page (not `is_apart`) links open beside it."""
    target = "" if is_apart else ' target="_blank"'
    return "\n".join(_html(block, document.language, target) for block in document.blocks)


def _markdown(block: Block, language: Language) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {as_markdown(block.text)}"
    if isinstance(block, Paragraph):
        return _MARKS[block.style] + "".join(map(_markdown_text, block.parts))
    if isinstance(block, Bars):
        rows = [
            f"| {as_markdown(name)} | {number(count, language)} | {'█' * width} |"
            for (name, count), width in zip(block.rows, widths(block, _BAR_CHARS), strict=True)
        ]
        return "\n".join([f"**{as_markdown(block.title)}**", "", "| | | |", "|---|--:|---|", *rows])
    if isinstance(block, Columns):
        return _markdown(Bars(block.title, tuple(zip(block.labels, block.heights, strict=True))), language)
    return ""


def _markdown_text(part: Text) -> str:
    lead = " " if part.text.startswith(" ") else ""
    written = as_markdown(part.text)
    address = safe_url(part.url)
    if address and not set("<>") & set(address):
        return f"{lead}[{written}](<{address}>)"
    trail = " " if part.text.endswith(" ") and written else ""
    return f"{lead}**{written}**{trail}" if part.strong else f"{lead}{written}{trail}"


def _html(block: Block, language: Language, target: str) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{_escaped(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        inner = "".join(_html_text(part, target) for part in block.parts)
        if block.style == "quote":
            return f"<blockquote>{inner}</blockquote>"
        return f'<p class="{block.style}">{"– " if block.style == "item" else ""}{inner}</p>'
    if isinstance(block, Bars):
        rows = "\n".join(
            f'<tr><th scope="row">{_escaped(name)}</th><td class="count">{number(count, language)}</td>'
            f'<td><span class="bar" style="width:{width}%"></span></td></tr>'
            for (name, count), width in zip(block.rows, widths(block, 100), strict=True)
        )
        return f"<table><caption>{_escaped(block.title)}</caption>\n{rows}\n</table>"
    if isinstance(block, Columns):
        return to_svg(block, language)
    return '<div class="break"></div>'


def _html_text(part: Text, target: str) -> str:
    address = safe_url(part.url)
    if address:
        return f'<a href="{escape(address)}"{target} rel="noopener noreferrer">{_escaped(part.text)}</a>'
    return f"<strong>{_escaped(part.text)}</strong>" if part.strong else _escaped(part.text)


def _escaped(text: str) -> str:
    return escape(printable(text))
