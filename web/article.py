"""The whole article beside the chat, with the cited words marked."""

import re
from html import escape

from corpus.types import Article
from qa.markup import link, marked
from qa.phrases import PHRASES, source_line
from qa.types import Language
from web.words import WORDS

_PARAGRAPH = re.compile(r"[^\n]+")


def article_html(article: Article, start: int = 0, end: int = 0, language: Language = "id", *, note: str = "") -> str:
    """`article` as HTML, every piece of it escaped, with `article.text[start:end]` in `<mark>`: one a paragraph.

    An empty range marks nothing. `note` is a sentence of the page's own, above the text.
    """
    paragraphs = "".join(
        f"<p>{marked(found.group(), start - found.start(), end - found.start())}</p>"
        for found in _PARAGRAPH.finditer(article.text)
    )
    authors = f'<p class="authors">{escape(", ".join(article.authors))}</p>' if article.authors else ""
    original = link(article.url, PHRASES[language].original)
    return (
        f'<article class="whole" lang="{escape(article.language)}" tabindex="-1">'
        f'<button type="button" class="close" data-close lang="{language}">{escape(WORDS[language].close)}</button>'
        f'<p class="source" lang="{language}">{escape(source_line(article.outlet, article.published, language))}</p>'
        f"<h2>{escape(article.title)}</h2>{authors}"
        + (f'<p class="note" lang="{language}">{escape(note)}</p>' if note else "")
        + f'<div class="body">{paragraphs}</div>'
        + (f'<p class="actions" lang="{language}">{original}</p>' if original else "")
        + "</article>"
    )


def cited_html(article: Article, start: int, end: int, quote: str, language: Language) -> str:
    """`article_html` for a citation made earlier: words that no longer stand at their place are not marked, and it says so."""
    if not quote or article.text[start:end] == quote:
        return article_html(article, start, end, language)
    return article_html(article, language=language, note=WORDS[language].changed)


def gone_html(language: Language) -> str:
    """What stands in place of an article that the archive no longer holds."""
    return (
        f'<article class="whole" lang="{language}" tabindex="-1">'
        f'<button type="button" class="close" data-close>{escape(WORDS[language].close)}</button>'
        f'<p class="note">{escape(WORDS[language].article_gone)}</p></article>'
    )
