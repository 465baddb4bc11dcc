"""The conversation as the page shows it: questions and rendered answers, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.types import Article
from index.display import escaped as escape
from index.types import EVERYTHING, ArchiveStatus, Filter
from qa.rendering.strings import day, number, source_line
from qa.rendering.text import render_html
from qa.types import Answer, Citation, Conversation, Language, Turn
from web.filters import inferred_html, wanted_html
from web.strings.chat import WORDS


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was written, what it was narrowed to, and what came of it.

    `day` is when it was asked: "bulan lalu" goes on meaning the month before it. `turn` is what a follow-up needs to know of
    it. One that was kept over a reload has a turn and no answer until it is answered again; `failure` is the sentence that
    stands where an answer could not be made, `retryable` whether asking again may help.
    """

    question: str
    wanted: Filter = EVERYTHING
    infers: bool = True
    answer: Answer | None = None
    nearest: tuple[Citation, ...] = ()
    failure: str = ""
    retryable: bool = False
    turn: Turn | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """What one visitor asked so far; `key` names it among those that the visitor's browser keeps."""

    exchanges: tuple[Exchange, ...] = ()
    key: str = ""

    @property
    def conversation(self) -> Conversation:
        return self.before(len(self.exchanges))

    def before(self, place: int) -> Conversation:
        """What exchange number `place` follows; a question that got no answer is not part of it."""
        return Conversation(tuple(each.turn for each in self.exchanges[:place] if each.turn))

    def add(self, exchange: Exchange) -> "Thread":
        return self.put(len(self.exchanges), exchange)

    def put(self, place: int, exchange: Exchange) -> "Thread":
        """With `exchange` as number `place`: in the stead of the one there, or as the last."""
        return replace(self, exchanges=(*self.exchanges[:place], exchange, *self.exchanges[place + 1 :]))


def answered(exchange: Exchange, answer: Answer, before: Conversation) -> Exchange:
    """`exchange` with its answer, and with the turn that follow-ups are understood by."""
    return replace(exchange, answer=answer, failure="", turn=before.add(answer).turns[-1])


def thread_html(thread: Thread, language: Language, *, busy: bool = False) -> str:
    """The thread as one log; `busy` while its last answer still grows: a screen reader then waits for the whole."""
    last = len(thread.exchanges) - 1
    entries = "".join(
        exchange_html(each, place, language, busy=busy and place == last) for place, each in enumerate(thread.exchanges)
    )
    busily = str(busy).lower()
    return (
        f'<div class="thread" role="log" aria-live="off" aria-busy="{busily}" data-key="{escape(thread.key)}">{entries}</div>'
    )


def exchange_html(exchange: Exchange, place: int, language: Language, *, busy: bool = False) -> str:
    """One question and what stands below it; `place` counts the exchanges before it."""
    you = f"<span>{escape(WORDS[language].you)}</span>"
    return (
        f'<section class="exchange" data-place="{place}"><h2 class="question">{you} {escape(exchange.question)}</h2>'
        f"{wanted_html(exchange.wanted, language)}{_below(exchange, place, language, busy=busy)}</section>"
    )


def _below(exchange: Exchange, place: int, language: Language, *, busy: bool) -> str:
    words = WORDS[language]
    if exchange.answer:
        inferred = inferred_html(exchange.answer.receipt, place, language)
        return inferred + answer_html(exchange.answer, place, exchange.nearest)
    if exchange.failure:
        return failure_html(exchange.failure, language) + (_button(place, words.once_more) if exchange.retryable else "")
    if busy:
        return f'<p class="searching">{escape(words.searching)}</p>'
    return _button(place, words.again)


def _button(place: int, label: str) -> str:
    """It asks question number `place` again."""
    return f'<p class="folded"><button type="button" data-again="{place}">{escape(label)}</button></p>'


def answer_html(answer: Answer, place: int, nearest: Sequence[Citation] = ()) -> str:
    """`answer` as it stands in the thread, with the passages that came nearest where it is unsure."""
    return render_html(answer, anchor=str(place), with_buttons=True, nearest=nearest)


def failure_html(sentence: str, language: Language) -> str:
    return f'<p class="failure" role="alert"><strong>{escape(WORDS[language].failed)}.</strong> {escape(sentence)}</p>'


def notice_html(sentence: str) -> str:
    return f'<p role="status">{escape(sentence)}</p>'


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
        f'<span class="source">{escape(source_line(article, language))}</span></button></li>'
    )
