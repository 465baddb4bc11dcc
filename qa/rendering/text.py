"""Answer -> plain text, Markdown, HTML: what the command line, the chat and a notebook show.

All three are pure. Text of an article or a question is data in each of them: it moves no cursor in a terminal, makes no
link, image or heading in Markdown, no element in HTML.
"""

import re
from collections.abc import Sequence

from index.display import one_line, printable
from qa.rendering.html import render_html, safe_url
from qa.rendering.markers import markers_markdown, markers_text, own_markers
from qa.rendering.rows import rows_markdown, rows_text
from qa.rendering.strings import PHRASES, copies_line, day_told, is_modest, receipt_lines, source_line, sources_heading
from qa.types import Alternative, Answer, Citation, Language

__all__ = ["as_markdown", "printable", "render_html", "render_markdown", "render_text"]

_MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~$!#@^]")
_SPACES = re.compile(r"\s+")
# A list or a heading underlined, where a line begins so: "- ", "12. ".
_LINE_START = re.compile(r"^(\d*)([-+=.)])")


def render_text(answer: Answer) -> str:
    """`answer` for a terminal: the short answer, the text, the quotes, one line of receipt."""
    if answer.kind == "talk":
        return printable(answer.text)
    language = answer.language
    told = [answer.short, answer.text]
    if is_modest(answer):
        first, *rest = answer.text.split("\n\n")
        told = [first, f"{PHRASES[language].possibly} {answer.short}", *rest]
    blocks = [_text_status(answer), *told, rows_text(answer), _text_alternatives(answer)]
    heading = sources_heading(answer.status, answer.citations, language)
    if heading:
        blocks.append("\n".join([f"{heading}:", *(_text_citation(each, answer) for each in answer.citations)]))
    blocks += receipt_lines(answer.receipt, language)[: 2 if answer.receipt.late_since else 1]
    return "\n\n".join(printable(block) for block in blocks if block)


def render_markdown(answer: Answer) -> str:
    """`answer` for a notebook or a page of notes; every character that Markdown would read is escaped."""
    if answer.kind == "talk":
        return as_markdown(answer.text)
    language, phrases = answer.language, PHRASES[answer.language]
    short = f"**{as_markdown(answer.short)}**" if answer.short else ""
    told = [_escaped_text(paragraph, answer.citations) for paragraph in answer.text.split("\n\n")]
    told = [told[0], f"{phrases.possibly} {short}", *told[1:]] if is_modest(answer) else [short, *told]
    blocks = [
        f"({phrases.statuses[answer.status]})" if answer.status != "answered" else "",
        f"~~{as_markdown(answer.corrected.old)}~~" if answer.corrected and answer.corrected.old else "",
        *told,
        rows_markdown(answer, as_markdown),
    ]
    if answer.alternatives:
        others = "\n".join(_markdown_alternative(each, language) for each in answer.alternatives)
        blocks += [f"### {phrases.others}", others]
    heading = sources_heading(answer.status, answer.citations, language)
    if heading:
        blocks += [f"### {heading}", *(_markdown_citation(each, answer) for each in answer.citations)]
    receipt = receipt_lines(answer.receipt, language)[: 2 if answer.receipt.late_since else 1]
    blocks += [f"*{as_markdown(line)}*" for line in receipt]
    return "\n\n".join(block for block in blocks if block)


def _text_status(answer: Answer) -> str | None:
    return None if answer.status == "answered" else f"({PHRASES[answer.language].statuses[answer.status]})"


def _text_alternatives(answer: Answer) -> str:
    lines = [
        f"- {one_line(each.short)} {markers_text(each.markers)}{_when(each, answer.language)}" for each in answer.alternatives
    ]
    return "\n".join([f"{PHRASES[answer.language].others}:", *lines]) if lines else ""


def _text_citation(citation: Citation, answer: Answer) -> str:
    address, source = safe_url(citation.url), source_line(citation, answer.language)
    lines = [
        f"[{citation.marker}] {one_line(citation.title)} ({source})",
        f'    "{one_line(citation.quote)}"' if not _is_told(citation, answer) else "",
        f"    {address}" if address else "",
        f"    {one_line(same)}" if (same := copies_line(citation.copies, answer.language)) else "",
    ]
    return "\n".join(line for line in lines if line)


def _markdown_alternative(alternative: Alternative, language: Language) -> str:
    return f"- {as_markdown(alternative.short)} {markers_markdown(alternative.markers)}{_when(alternative, language)}"


def _markdown_citation(citation: Citation, answer: Answer) -> str:
    source = as_markdown(source_line(citation, answer.language))
    address = safe_url(citation.url)
    # The angle brackets keep parentheses of an address inside it; safe_url lets no space through, and these two end it.
    linked = f" <{address}>" if address and not re.search("[<>]", address) else ""
    quote = "" if _is_told(citation, answer) else f"\n\n> {as_markdown(citation.quote)}"
    same = copies_line(citation.copies, answer.language)
    also = f"\n\n{as_markdown(same)}" if same else ""
    return f"{markers_markdown([citation.marker])} **{as_markdown(citation.title)}**, {source}{linked}{quote}{also}"


def _escaped_text(paragraph: str, citations: Sequence[Citation]) -> str:
    """The lines of a paragraph kept as lines; markers of citations stand out from marks of an article's own."""
    return "  \n".join(_escaped_line(line, citations) for line in paragraph.split("\n") if line.strip())


def _escaped_line(line: str, citations: Sequence[Citation]) -> str:
    pieces: list[str] = []
    at = 0
    for marker in own_markers(line, citations):
        pieces += [_escaped(line[at : marker.start]), markers_markdown([marker.number])]
        at = marker.end
    whole = "".join([*pieces, _escaped(line[at:])]).strip()
    return _LINE_START.sub(r"\1\\\2", whole.replace("****", ""))  # markers side by side


def as_markdown(text: str) -> str:
    """`text` on one line, read by Markdown as these very characters; bare addresses stay words."""
    return _LINE_START.sub(r"\1\\\2", _escaped(text).strip())


def _escaped(text: str) -> str:
    line = _MARKDOWN.sub(r"\\\g<0>", _SPACES.sub(" ", printable(text)))
    return line.replace("://", "\\://").replace("www.", "www\\.")


def _is_told(citation: Citation, answer: Answer) -> bool:
    """Whether the text of the answer or one of its rows gives the whole quote already."""
    told = [answer.text, *(item.text for item in answer.items)]
    return any(one_line(citation.quote) in one_line(text) for text in told)


def _when(alternative: Alternative, language: Language) -> str:
    if alternative.as_of is None:
        return ""
    return f" ({day_told(alternative.as_of, language, is_estimated=alternative.as_of_is_estimated)})"
