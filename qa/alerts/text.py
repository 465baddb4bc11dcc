"""What is new for a saved question, and the list of all of them, as lines of plain text."""

from collections.abc import Sequence

from index.display import printable
from qa.alerts.saved import News, Saved
from qa.alerts.strings import ALERT_WORDS
from qa.rendering.html import safe_url
from qa.rendering.strings import number, source_line
from qa.types import Answer, Language

_MOST_QUOTED = 3


def news_lines(news: News, answer: Answer | None) -> list[str]:
    """The articles with where they stand, and the answer where it is another one than before. Nothing steers a terminal."""
    saved, words = news.saved, ALERT_WORDS[news.saved.language]
    if not news:
        return [words.nothing.format(name=saved.name)]
    count = number(len(news.articles) + news.left, saved.language)
    lines = [words.found.format(name=saved.name, count=count, query=saved.query)]
    if news.answer_changed and answer:
        lines += [
            f"{words.answer_changed}: {words.statuses[answer.status]}",
            *(f"  {line}" for line in answer.text.split("\n")),
        ]
        quoted = answer.citations[:_MOST_QUOTED]
        lines += [f"  [{each.marker}] “{each.quote}” {each.title}, {source_line(each, saved.language)}" for each in quoted]
    for each in news.articles:
        lines.append(f"- {each.article.title}, {source_line(each.article, saved.language)}")
        if address := safe_url(each.article.url):
            lines.append(f"  {address}")
    if news.left:
        lines.append(words.left.format(count=number(news.left, saved.language)))
    return [" ".join(printable(line).split("\n")) for line in lines]


def saved_lines(saved: Sequence[Saved], language: Language) -> list[str]:
    words = ALERT_WORDS[language]
    if not saved:
        return [words.none]
    return [
        printable(
            "  ".join(filter(None, [each.name, words.question if each.is_question else words.search, each.query, *each.mail]))
        )
        for each in saved
    ]
