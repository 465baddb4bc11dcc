"""The whole article beside the chat, with the cited words marked, and what a newsroom does with them."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from corpus.types import Article
from index.types import Withdrawal
from qa.rendering.html import marked, safe_url
from qa.rendering.strings import PHRASES, source_line
from qa.rendering.withdrawn import withdrawn_itself
from qa.types import Language
from web.ask.copy_citation import check, newsroom, permalink, plain
from web.rendering import render
from web.strings.chat import WORDS

_PARAGRAPH = re.compile(r"[^\n]+")
# Longer than any offset of an article that loads, shorter than what `int` takes long over.
_MOST_DIGITS = 9


def article_html(article: Article, start: int = 0, end: int = 0, language: Language = "id", *, note: str = "") -> str:
    """`article` as HTML, every piece of it escaped, with `article.text[start:end]` in `<mark>`: one a paragraph.

    An empty range marks nothing. `note` is a sentence of the page's own, above the text.
    """
    quote = article.text[max(start, 0) : max(end, 0)]
    notes = (note, WORDS[language].day_estimated if article.published and article.published_is_estimated else "")
    return render(
        "ask/article.html",
        article=article,
        language=language,
        words=WORDS[language],
        source=source_line(article, language),
        authors=", ".join(article.authors),
        notes=[each for each in notes if each],
        original=safe_url(article.url),
        original_words=PHRASES[language].original,
        permalink=permalink(article.id, start, end, quote),
        newsroom=newsroom(article, quote),
        plain=plain(article, quote, language),
        paragraphs=_paragraphs(article.text, start, end),
    )


def cited_html(article: Article, start: int, end: int, quote: str, language: Language) -> str:
    """`article_html` for a citation made earlier: words that no longer stand at their place are not marked, and it says so."""
    if not quote or article.text[start:end] == quote:
        return article_html(article, start, end, language)
    return article_html(article, language=language, note=WORDS[language].changed)


def linked_html(article: Article, query: Mapping[str, str], language: Language) -> str:
    """`article_html` for the query of a permalink, of which nothing is trusted."""
    places = [query.get(name, "") for name in ("start", "end")]
    start, end = map(int, places) if all(map(_is_offset, places)) else (0, 0)
    kept = query.get("check")
    if kept is not None and kept != check(article.text[start:end]):
        return article_html(article, language=language, note=WORDS[language].changed)
    return article_html(article, start, end, language)


def gone_html(language: Language) -> str:
    """What stands in place of an article that the archive no longer holds."""
    return render("ask/article_gone.html", language=language, words=WORDS[language], told=WORDS[language].article_gone)


def withdrawn_html(told: Withdrawal, language: Language) -> str:
    """What stands in place of an article that an editor withdrew."""
    return render("ask/article_gone.html", language=language, words=WORDS[language], told=withdrawn_itself(told, language))


def _paragraphs(text: str, start: int, end: int) -> list[Markup]:
    return [Markup(marked(found.group(), start - found.start(), end - found.start())) for found in _PARAGRAPH.finditer(text)]


def _is_offset(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS
