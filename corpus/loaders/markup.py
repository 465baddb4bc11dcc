"""The text of a piece of HTML."""

import re
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p "
    "pre section table tr ul".split()
)
_SILENT = ("script", "style", "template", "noscript", "iframe", "form")
_CELLS = ("td", "th")
_WITHDRAWN = ("del", "s", "strike")
# What a figure may be raised to: "10⁶", "km²". A letter or a mark of a footnote is not.
_RAISED = dict(zip("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", strict=True))
_POWER = re.compile(r"[+−-]?\d{1,3}")
_BEFORE_A_POWER = re.compile(r"(?:\d|\b[kcmd]?m)\Z")
_TAG_OR_GAP = re.compile(r"(<[^<>]*>)|[ \t\r]*\n(?:[ \t\r]*\n)+\s*|(\n)")
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|h[1-6]|table|blockquote)\b", re.IGNORECASE)


def html_text(fragment: str) -> str:
    """The text of a piece of HTML, one line a paragraph or row; nothing of it is taken for a menu or a comment.

    Raises what lxml raises: call it within `parsing`.
    """
    from lxml import etree, html

    # A fragment of text alone has no element to begin with.
    root = html.fragment_fromstring(fragment.replace("\0", ""), create_parent="div")
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_SILENT, with_tail=False)
    as_it_reads(root)
    for element in root.iter():
        mark = "\n" if element.tag in _BLOCKS and not _is_in_cell(element) else " " if element.tag in _BLOCKS else ""
        element.text = ("" if element.tag in _CELLS else mark) + re.sub(r"\s+", " ", element.text or "")
        element.tail = mark + re.sub(r"\s+", " ", element.tail or "")
        if element.tag in _CELLS:
            element.tail = " | " if _has_next_cell(element) else " "
    lines = (" ".join(line.split()) for line in str(root.text_content()).split("\n"))
    return "\n".join(line for line in lines if line.strip("| "))


def as_it_reads(root: Any) -> int:
    """Takes out of the markup what is struck out, and writes powers as such; how many there were.

    Without its marks, "<del>312</del><ins>213</ins>" would read 312213, and "10<sup>6</sup>" 106: the plain
    text of trafilatura 2.3.1 drops the marks and keeps all that stands within them.
    """
    struck = list(root.iter(*_WITHDRAWN))
    for element in struck:
        if element.getparent() is not None:
            element.drop_tree()
    powers = [element for element in root.iter("sup") if _is_power(element)]
    for element in powers:
        element.text = "".join(_RAISED[figure] for figure in element.text.strip())
    return len(struck) + len(powers)


def _is_power(element: Any) -> bool:
    before = element.getprevious()
    said = (element.getparent().text if before is None else before.tail) or ""
    return (
        len(element) == 0
        and _POWER.fullmatch((element.text or "").strip()) is not None
        and _BEFORE_A_POWER.search(said) is not None
    )


def with_breaks(written: str, *, at_line_ends: bool = False) -> str:
    """HTML whose paragraphs are parted by empty lines, as editors keep it, with a mark at each of these.

    `at_line_ends` takes every line end for one where no tag marks a paragraph.
    """
    at_each = at_line_ends and _BLOCK_TAG.search(written) is None

    def marked(match: re.Match[str]) -> str:
        return match[0] if match[1] is not None or (match[2] and not at_each) else "<br>"

    return _TAG_OR_GAP.sub(marked, written)


def _is_in_cell(element: Any) -> bool:
    return any(parent.tag in _CELLS for parent in element.iterancestors())


def _has_next_cell(element: Any) -> bool:
    following = element.getnext()
    return following is not None and following.tag in _CELLS
