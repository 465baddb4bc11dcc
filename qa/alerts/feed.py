"""What is new for a saved question as an Atom feed (RFC 4287). Text of articles stands in it as text."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from index.display import printable
from qa.alerts.saved import NewArticle, News
from qa.alerts.strings import ALERT_WORDS
from qa.rendering.html import safe_url
from qa.rendering.strings import source_line
from qa.types import Answer

_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SUMMARY_CHARS = 400


def to_atom(news: News, answer: Answer | None = None, *, address: str = "") -> str:
    """`address` is where the feed is served, if it is. The same news give the same feed: it bears no time of making."""
    saved, words = news.saved, ALERT_WORDS[news.saved.language]
    times = [each.found for each in news.articles] + ([news.answer_changed] if news.answer_changed else [])
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{saved.language}">',
        f"<id>{_id('alert', saved.name, saved.made.isoformat())}</id>",
        f'<title type="text">{_text(words.feed.format(name=saved.name, query=saved.query))}</title>',
        f"<updated>{_time(max(times, default=saved.made))}</updated>",
        "<author><name>Wartanya</name></author>",
        *([f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>'] if safe_url(address) else []),
    ]
    if news.answer_changed and answer:
        lines += _changed(news, answer, news.answer_changed)
    for each in news.articles:
        lines += _entry(news, each)
    return "\n".join([*lines, "</feed>"]) + "\n"


def _changed(news: News, answer: Answer, when: datetime) -> Iterator[str]:
    words = ALERT_WORDS[news.saved.language]
    quotes = "".join(f"\n“{citation.quote}” ({source_line(citation, answer.language)})" for citation in answer.citations[:3])
    yield "<entry>"
    yield f"<id>{_id('answer', news.saved.name, when.isoformat())}</id>"
    yield f'<title type="text">{_text(words.answer_changed)}</title>'
    yield f"<updated>{_time(when)}</updated>"
    told = "\n".join((answer.question, words.statuses[answer.status], answer.text)) + quotes
    yield f'<content type="text">{_text(told)}</content>'
    yield "</entry>"


def _entry(news: News, each: NewArticle) -> Iterator[str]:
    article, address = each.article, safe_url(each.article.url)
    yield "<entry>"
    yield f"<id>{_id('article', news.saved.name, article.id)}</id>"
    yield f'<title type="text">{_text(article.title)}</title>'
    yield f"<updated>{_time(each.found)}</updated>"
    if address:
        yield f'<link rel="alternate" href={quoteattr(address)}/>'
    if article.outlet:
        yield f"<author><name>{_text(article.outlet)}</name></author>"
    told = f"{source_line(article, news.saved.language)}\n{_beginning(article.text)}"
    yield f'<summary type="text">{_text(told)}</summary>'
    yield "</entry>"


def _beginning(text: str) -> str:
    line = " ".join(text[: 4 * _SUMMARY_CHARS].split())
    return line if len(line) <= _SUMMARY_CHARS else f"{line[: _SUMMARY_CHARS - 1]}…"


def _id(*parts: str) -> str:
    """The same for the same thing, whoever makes the feed and wherever it stands."""
    return uuid5(NAMESPACE_URL, "\n".join(("wartanya", *parts))).urn


def _time(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", printable(text)))
