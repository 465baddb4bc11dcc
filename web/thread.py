"""The conversation as the page shows it: questions and rendered answers, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from corpus.types import Article
from index.types import ArchiveStatus
from qa.phrases import day, number, source_line
from qa.render import render_html
from qa.types import Answer, Conversation, Language
from web.words import WORDS


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was written and what stands below it, as HTML."""

    question: str
    html: str


@dataclass(frozen=True, slots=True)
class Thread:
    """What one visitor asked so far: for the page, and for the assistant to understand a follow-up."""

    exchanges: tuple[Exchange, ...] = ()
    conversation: Conversation = field(default_factory=Conversation)

    def add(self, question: str, answer: Answer) -> "Thread":
        exchange = Exchange(question, answer_html(answer, len(self.exchanges)))
        return Thread((*self.exchanges, exchange), self.conversation.add(answer))

    def add_failure(self, question: str, html: str) -> "Thread":
        """With a question that got no answer; a later question is understood without it."""
        return Thread((*self.exchanges, Exchange(question, html)), self.conversation)


def answer_html(answer: Answer, place: int) -> str:
    """`answer` as it stands in the thread; `place` counts the exchanges before it."""
    return render_html(answer, anchor=str(place), with_buttons=True)


def failure_html(sentence: str, language: Language) -> str:
    return f'<p class="failure" role="alert"><strong>{escape(WORDS[language].failed)}.</strong> {escape(sentence)}</p>'


def notice_html(sentence: str) -> str:
    return f'<p role="status">{escape(sentence)}</p>'


def searching_html(language: Language) -> str:
    return f'<p class="searching">{escape(WORDS[language].searching)}</p>'


def thread_html(exchanges: Sequence[Exchange], language: Language, *, busy: bool = False) -> str:
    """The thread as one log; `busy` while its last answer still grows: a screen reader then waits for the whole."""
    you = f"<span>{escape(WORDS[language].you)}</span>"
    entries = "".join(
        f'<section class="exchange"><h2 class="question">{you} {escape(each.question)}</h2>{each.html}</section>'
        for each in exchanges
    )
    return f'<div class="thread" role="log" aria-live="polite" aria-busy="{str(busy).lower()}">{entries}</div>'


def welcome_html(examples: Sequence[str], newest: Sequence[Article], language: Language) -> str:
    """What stands there before the first question: questions to click, and the newest articles."""
    words = WORDS[language]
    asked = "".join(
        f'<li><button type="button" data-question="{escape(question)}">{escape(question)}</button></li>'
        for question in examples
    )
    told = "".join(_headline(article, language) for article in newest)
    return (
        f'<div class="welcome"><p class="promise">{escape(words.welcome)}</p>'
        + (f'<h2>{escape(words.examples)}</h2><ul class="examples">{asked}</ul>' if asked else "")
        + (f'<h2>{escape(words.newest)}</h2><ul class="newest">{told}</ul>' if told else "")
        + "</div>"
    )


def masthead_html(status: ArchiveStatus, language: Language) -> str:
    """The name of the page and what the archive holds."""
    words = WORDS[language]
    sample = f'<p class="sample">{escape(words.sample)}</p>' if status.is_sample else ""
    return (
        f'<header class="masthead"><h1>Wartanya</h1><p class="tagline">{escape(words.tagline)}</p>'
        f'<p class="holds">{escape(_holds(status, language))}</p>{sample}</header>'
    )


def _holds(status: ArchiveStatus, language: Language) -> str:
    if not status.articles:
        return WORDS[language].empty_archive
    first, last = (day(when, language) if when else "?" for when in (status.first, status.last))
    articles, outlets = number(status.articles, language), number(len(status.outlets), language)
    return WORDS[language].holds.format(articles=articles, outlets=outlets, first=first, last=last)


def _headline(article: Article, language: Language) -> str:
    return (
        f'<li><button type="button" data-article="{escape(article.id)}" data-start="0" data-end="0">'
        f'<span class="title">{escape(article.title)}</span> '
        f'<span class="source">{escape(source_line(article.outlet, article.published, language))}</span></button></li>'
    )
