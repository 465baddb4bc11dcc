"""What happens when a visitor asks, opens an article or changes the language: everything of the page but its widgets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import WartanyaError
from index.errors import IndexingError
from qa.types import Answer, Language
from web.article import cited_html, gone_html
from web.filters import ChoiceRejected, chosen
from web.thread import (
    Exchange,
    Thread,
    answer_html,
    failure_html,
    masthead_html,
    notice_html,
    searching_html,
    thread_html,
    welcome_html,
)
from web.words import WORDS

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.assistant import Assistant

_NEWEST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Step:
    """What the page shows next; None leaves a part of it as it is."""

    html: str | None = None
    thread: Thread | None = None
    written: str | None = None
    notice: str | None = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Takes in what visitors do and gives back what they see. Holds nothing of any visitor: safe to share between them."""

    assistant: "Assistant"
    archive: "Archive"
    examples: Sequence[str] = ()

    def ask(
        self, written: str, thread: Thread, since: str | None, until: str | None, outlets: Sequence[str], language: Language
    ) -> Iterator[Step]:
        """The page while a question is answered, step by step; the last step holds the longer thread."""
        question = written.strip()
        if not question:
            yield Step(notice=notice_html(WORDS[language].no_question))
            return
        try:
            choice = chosen(since, until, outlets, language)
        except ChoiceRejected as problem:
            yield Step(notice=notice_html(str(problem)))
            return
        yield Step(self._growing(thread, question, searching_html(language), language), written="")
        answer: Answer | None = None
        try:
            for answer in self.assistant.stream(
                question, thread.conversation, since=choice.since, until=choice.until, outlets=choice.outlets
            ):
                yield Step(self._growing(thread, question, answer_html(answer, len(thread.exchanges)), language))
        except WartanyaError as problem:
            longer = thread.add_failure(question, failure_html(str(problem), language))
            yield Step(thread_html(longer.exchanges, language), longer, written=question)
            return
        if answer is not None:
            longer = thread.add(question, answer)
            yield Step(thread_html(longer.exchanges, language), longer)

    def stumbled(self, language: Language) -> str:
        """One sentence for what nobody foresaw."""
        return notice_html(WORDS[language].stumbled)

    def article(self, article_id: str, start: int, end: int, quote: str, language: Language) -> str:
        """The whole article with the quote marked, or one sentence where it is gone."""
        try:
            return cited_html(self.archive.article(article_id), start, end, quote, language)
        except IndexingError:
            return gone_html(language)

    def thread(self, thread: Thread, language: Language) -> str:
        """The thread as it stands, or the welcome before its first question."""
        if thread.exchanges:
            return thread_html(thread.exchanges, language)
        return welcome_html(self.examples, self.archive.examples(_NEWEST_SHOWN), language)

    def masthead(self, language: Language) -> str:
        return masthead_html(self.archive.status(), language)

    def outlets(self) -> list[str]:
        """The outlets of the archive, in the order of the alphabet."""
        return sorted(self.archive.status().outlets, key=str.casefold)

    def _growing(self, thread: Thread, question: str, html: str, language: Language) -> str:
        return thread_html((*thread.exchanges, Exchange(question, html)), language, busy=True)
