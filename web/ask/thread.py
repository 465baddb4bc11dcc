"""The conversation as the page shows it: questions and rendered answers, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from corpus.types import Article
from index.types import EVERYTHING, ArchiveStatus, Filter
from qa.rendering.strings import day, number, source_line
from qa.rendering.text import render_html
from qa.types import Answer, Citation, Conversation, Language, Turn
from web.filters import inferred_html, wanted_line
from web.rendering import render
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
    shown = [
        Markup(exchange_html(each, place, language, busy=busy and place == last)) for place, each in enumerate(thread.exchanges)
    ]
    return render("ask/thread.html", exchanges=shown, key=thread.key, busy=busy)


def exchange_html(exchange: Exchange, place: int, language: Language, *, busy: bool = False) -> str:
    """One question and what stands below it; `place` counts the exchanges before it."""
    answer, failure = exchange.answer, exchange.failure
    return render(
        "ask/exchange.html",
        exchange=exchange,
        place=place,
        busy=busy,
        words=WORDS[language],
        wanted=wanted_line(exchange.wanted, language),
        inferred=inferred_html(answer.receipt, place, language) if answer else None,
        answer=Markup(answer_html(answer, place, exchange.nearest)) if answer else None,
        failure=Markup(failure_html(failure, language)) if failure else None,
    )


def answer_html(answer: Answer, place: int, nearest: Sequence[Citation] = ()) -> str:
    """`answer` as it stands in the thread, with the passages that came nearest where it is unsure."""
    return render_html(answer, anchor=str(place), with_buttons=True, nearest=nearest)


def failure_html(sentence: str, language: Language) -> str:
    return render("ask/failure.html", words=WORDS[language], sentence=sentence)


def notice_html(sentence: str) -> str:
    return render("sentence.html", role="status", sentence=sentence)


def welcome_html(examples: Sequence[str], newest: Sequence[Article], language: Language) -> str:
    """What stands there before the first question: questions to click, and the newest articles."""
    told = [(article, source_line(article, language)) for article in newest]
    return render("ask/welcome.html", words=WORDS[language], examples=examples, newest=told)


def masthead_html(status: ArchiveStatus, language: Language) -> str:
    """The name of the page and what the archive holds."""
    holds = _holds(status, language)
    return render("ask/masthead.html", words=WORDS[language], holds=holds, is_sample=status.is_sample)


def _holds(status: ArchiveStatus, language: Language) -> str:
    if not status.articles:
        return WORDS[language].empty_archive
    first, last = (day(when, language) if when else "?" for when in (status.first, status.last))
    articles, outlets = number(status.articles, language), number(len(status.outlets), language)
    return WORDS[language].holds.format(articles=articles, outlets=outlets, first=first, last=last)
