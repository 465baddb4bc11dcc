"""A page of Medium's export: a post, a draft, a response to somebody's post, or a list."""

import copy
from typing import Any

from corpus.errors import UnreadableArticle
from corpus.loaders.markup import html_text

_MARK = 'Exported from <a href="https://medium.com"'


def is_of_medium(written: str) -> bool:
    """Whether Medium made the page for its author."""
    return _MARK in written.replace("'", '"')


def medium_record(tree: Any, source: str) -> dict[str, object] | None:
    """The fields of a post; None for a page that is none. Raises UnreadableArticle for a draft, and for a response."""
    content = _first(tree, "//article//*[contains(@class, 'e-content')]")
    if content is None:
        return None
    published = tree.xpath("string(//time[contains(@class, 'dt-published')]/@datetime)")
    if not published:
        raise UnreadableArticle("not_published", source=source, status="draft")
    title, subtitle = (_said(tree, f"//*[contains(@class, '{name}')]") for name in ("p-name", "p-summary"))
    text = _text(content)
    if not content.xpath(".//*[contains(@class, 'graf--title')]") and text.startswith(title.rstrip("…. ")):
        raise UnreadableArticle("response_to_a_post", source=source)
    lines = text.split("\n")
    while len(lines) > 1 and lines[0] in (title, subtitle):
        lines.pop(0)
    return {
        "title": title,
        "text": "\n".join(lines),
        "published": published,
        "outlet": None,
        "authors": _said(tree, "//footer//*[contains(@class, 'p-author')]"),
        "url": tree.xpath("string(//footer//a[contains(@class, 'p-canonical')]/@href)") or None,
        "language": tree.get("lang"),
    }


def _text(content: Any) -> str:
    """The post's text, without its pictures and what stands below them."""
    from lxml import etree

    held = copy.copy(content)
    etree.strip_elements(held, "figure", with_tail=False)
    return html_text(etree.tostring(held, encoding="unicode", method="html", with_tail=False))


def _said(tree: Any, path: str) -> str:
    found = _first(tree, path)
    return "" if found is None else " ".join(str(found.text_content()).split())


def _first(tree: Any, path: str) -> Any:
    return next(iter(tree.xpath(path)), None)
