"""The main text of a web page: by trafilatura, and by what the page says of itself where that found something else."""

import json
import re
from collections.abc import Mapping
from typing import Any

from corpus.loaders.linked_data import article_body
from corpus.loaders.markup import html_text, with_breaks

# A line of prose: long enough, and ended as a sentence is.
_LEAST_PROSE_CHARS = 60
_ENDED = re.compile(r"[.!?…][\"”’»)\]]*\s*\Z")
# Of 467 pages of trafilatura's evaluation set, 39 have less prose than that in what it finds (2026-11).
_LEAST_PROSE = 0.5
_LEAST_BODY_CHARS = 250
_MUCH_MORE = 2


def main_text(tree: Any, written: str, url: str | None) -> Mapping[str, Any]:
    """What trafilatura finds in the page, by the names of its JSON; empty where it finds no text.

    Where most of the text it takes for the main one is no prose, a list of headlines or a menu, its stricter search is asked
    too; and where the page itself gives the article's text, and there is much more of it, that is the text.
    """
    page = _found(written, url)
    text = str(page.get("text") or "")
    if text and _prose(text) < _LEAST_PROSE * len(text):
        text = max(text, str(_found(written, url, is_strict=True).get("text") or ""), key=_merit)
    body = article_body(tree)
    if len(body) >= _LEAST_BODY_CHARS and (len(body) > _MUCH_MORE * len(text) or body.split() == text.split()):
        text = _of_markup(body)  # trafilatura gives it without its lines
    return {**page, "text": text} if text.strip() else {}


def _found(written: str, url: str | None, *, is_strict: bool = False) -> Mapping[str, Any]:
    import trafilatura

    found = trafilatura.extract(
        written,
        url=url,
        output_format="json",
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
        favor_precision=is_strict,
    )
    page: Mapping[str, Any] = json.loads(found) if found else {}
    return page


def _prose(text: str) -> int:
    """How many characters stand in lines of prose."""
    return sum(len(line) for line in text.splitlines() if len(line) >= _LEAST_PROSE_CHARS and _ENDED.search(line))


def _merit(text: str) -> float:
    """More for more prose, and for less beside it."""
    return _prose(text) ** 2 / max(len(text), 1)


def _of_markup(body: str) -> str:
    return html_text(with_breaks(body, at_line_ends=True))
