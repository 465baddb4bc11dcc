"""The whole article beside the chat, with the cited words marked, and what a newsroom does with them."""

import re
from collections.abc import Mapping

from corpus.types import Article
from index.display import escaped as escape
from qa.rendering.html import link, marked
from qa.rendering.strings import PHRASES, source_line
from qa.types import Language
from web.ask.copy_citation import check, newsroom, permalink, plain
from web.strings.chat import WORDS

_PARAGRAPH = re.compile(r"[^\n]+")
# Longer than any offset of an article that loads, shorter than what `int` takes long over.
_MOST_DIGITS = 9


def article_html(article: Article, start: int = 0, end: int = 0, language: Language = "id", *, note: str = "") -> str:
    """`article` as HTML, every piece of it escaped, with `article.text[start:end]` in `<mark>`: one a paragraph.

    An empty range marks nothing. `note` is a sentence of the page's own, above the text.
    """
    paragraphs = "".join(
        f"<p>{marked(found.group(), start - found.start(), end - found.start())}</p>"
        for found in _PARAGRAPH.finditer(article.text)
    )
    source = source_line(article, language)
    notes = (note, WORDS[language].day_estimated if article.published and article.published_is_estimated else "")
    authors = f'<p class="authors">{escape(", ".join(article.authors))}</p>' if article.authors else ""
    return (
        f'<article class="whole" lang="{escape(article.language)}" tabindex="-1" aria-labelledby="article-title">'
        f'<div class="bar" lang="{language}"><p class="source">{escape(source)}</p>'
        f"{_close(language)}</div>"
        f'<h2 id="article-title">{escape(article.title)}</h2>{authors}{_actions(article, start, end, language)}'
        + "".join(f'<p class="note" lang="{language}" role="note">{escape(each)}</p>' for each in notes if each)
        + f'<div class="body">{paragraphs}</div></article>'
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
    return (
        f'<article class="whole" lang="{language}" tabindex="-1"><div class="bar">{_close(language)}</div>'
        f'<p class="note">{escape(WORDS[language].article_gone)}</p></article>'
    )


def _close(language: Language) -> str:
    words = WORDS[language]
    return f'<button type="button" class="close" data-close title="Esc">{escape(words.close)}</button>'


def _actions(article: Article, start: int, end: int, language: Language) -> str:
    """The original, the permalink, and buttons whose `data-copy` the page puts on the clipboard."""
    words, quote = WORDS[language], article.text[max(start, 0) : max(end, 0)]
    address = escape(permalink(article.id, start, end, quote))
    copies = "".join(
        f'<button type="button" data-copy="{escape(text)}">{escape(label)}</button>'
        for label, text in (
            (words.copy_newsroom, newsroom(article, quote)),
            (words.copy_plain, plain(article, quote, language)),
        )
    )
    return (
        f'<p class="actions" lang="{language}" data-copied="{escape(words.copied)}">'
        f"{link(article.url, PHRASES[language].original)}"
        f'<a class="permalink" href="{address}" data-link="{address}">{escape(words.permalink)}</a>{copies}'
        f'<button type="button" data-copy-link="{address}">{escape(words.copy_link)}</button></p>'
    )


def _is_offset(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS
