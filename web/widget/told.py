"""Answer -> what the box shows of it: plain texts that its script sets as text, and addresses that are whole web addresses."""

from collections.abc import Sequence
from typing import Any

from index.display import printable
from qa.rendering.html import safe_url
from qa.rendering.markers import own_markers
from qa.rendering.rows import row_heading
from qa.rendering.strings import PHRASES, day_told, is_modest, source_line, sources_heading
from qa.types import Alternative, Answer, Citation, Language
from web.doors.links import Links


def box_told(answer: Answer, links: Links | None) -> dict[str, Any]:
    """The answer in the words of its language; `links` lead to the chat's page where an article has no address of its own.

    `text` is paragraphs of pieces, each {"text": …} or {"marker": 1}: an article may have "[1]" in its own words.
    """
    phrases, is_talk = PHRASES[answer.language], answer.kind == "talk"
    return {
        "status": answer.status,
        "language": answer.language,
        "heading": "" if is_talk else phrases.statuses[answer.status],
        "short": _shown(answer.short),
        "possibly": phrases.possibly if is_modest(answer) else "",
        "text": [_pieces(each, answer.citations) for each in answer.text.split("\n\n") if each.strip()],
        "rows": [_row(row_heading(item, answer.language), item.text, item.markers) for item in answer.items],
        "others_heading": phrases.others if answer.alternatives else "",
        "others": [_row(_when(each, answer.language), each.short, each.markers) for each in answer.alternatives],
        "sources_heading": sources_heading(answer.status, answer.citations, answer.language) or "",
        "sources": [_source(each, answer.language, links) for each in answer.citations],
        "original": phrases.original,
    }


def _pieces(paragraph: str, citations: Sequence[Citation]) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = []
    at = 0
    for marker in own_markers(paragraph, citations):
        pieces += [{"text": printable(paragraph[at : marker.start])}, {"marker": marker.number}]
        at = marker.end
    return [*pieces, {"text": printable(paragraph[at:])}]


def _row(heading: str, text: str, markers: Sequence[int]) -> dict[str, Any]:
    return {"heading": printable(heading), "text": printable(text), "markers": list(markers)}


def _when(alternative: Alternative, language: Language) -> str:
    if alternative.as_of is None:
        return ""
    return day_told(alternative.as_of, language, is_estimated=alternative.as_of_is_estimated)


def _source(citation: Citation, language: Language, links: Links | None) -> dict[str, Any]:
    page = links.to(citation.article_id, citation.start, citation.end, citation.quote) if links and links.base else None
    return {
        "marker": citation.marker,
        "quote": printable(citation.quote),
        "title": printable(citation.title),
        "source": printable(source_line(citation, language)),
        "url": safe_url(citation.url) or safe_url(page),
    }


def _shown(short: str | None) -> str | None:
    return None if short is None else printable(short)
