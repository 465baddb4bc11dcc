"""How a quotation leaves the page: as a sentence to paste into a story, and as an address that leads back to its words."""

import hashlib
from urllib.parse import urlencode

from corpus.types import Article
from index.display import one_line
from qa.rendering.html import safe_url
from qa.rendering.strings import day_of
from qa.types import Language

# As Indonesian papers date what they take from others: "Senin (26/8/2024)".
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_CHECK_DIGITS = 8


def newsroom(article: Article, quote: str = "") -> str:
    """In the style of an Indonesian newsroom: `Dikutip dari Pantau Lampung, Senin (26/8/2024): “…”`.

    Of an estimated day it says so, without a weekday, which only who knows the day could give.
    """
    return f"Dikutip dari {article.outlet or f'“{article.title}”'}{_dated(article)}" + (
        f": “{one_line(quote)}”" if quote else "."
    )


def plain(article: Article, quote: str, language: Language) -> str:
    """Outlet, title, date and address, then the words: `Pantau Lampung, “…”, 26 August 2024, https://…: “…”`."""
    parts = [article.outlet, f"“{article.title}”", day_of(article, language), safe_url(article.url)]
    return ", ".join(part for part in parts if part) + (f": “{one_line(quote)}”" if quote else ".")


def permalink(article_id: str, start: int, end: int, quote: str) -> str:
    """The query of an address of this chat that opens the article at these words.

    It carries a check of the words, so that after an edit of the article no others are marked in their place.
    """
    place = {"article": article_id}
    if start < end:
        place |= {"start": str(start), "end": str(end), "check": check(quote)}
    return f"?{urlencode(place)}"


def check(quote: str) -> str:
    """The first hexadecimal digits of the SHA-256 of `quote`."""
    return hashlib.sha256(quote.encode("utf-8", "replace")).hexdigest()[:_CHECK_DIGITS]


def _dated(article: Article) -> str:
    when = article.published
    if when is None:
        return ""
    if article.published_is_estimated:
        return f", terbit {day_of(article, 'id')}"
    return f", {_WEEKDAYS[when.weekday()]} ({when.day}/{when.month}/{when.year})"
