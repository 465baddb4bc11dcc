"""What happens when a visitor asks, opens an article or changes the language: everything of the page but its widgets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from corpus.errors import WartanyaError
from corpus.types import Span
from index.errors import ArticleWithdrawn, IndexingError
from index.types import EVERYTHING, Filter
from qa.citations import cite
from qa.question.follow_up import understood
from qa.types import Answer, Citation, Conversation, Language
from web.ask.article import cited_html, gone_html, linked_html, withdrawn_html
from web.ask.browser_storage import new_key
from web.ask.export import REFERENCES, file_html, to_json, to_markdown, to_references
from web.ask.thread import Exchange, Thread, answered, masthead_html, notice_html, thread_html, welcome_html
from web.errors import ChoiceRejected
from web.filters import chosen
from web.strings.chat import WORDS
from web.strings.errors import message_for

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.assistant import Assistant
    from web.ask.examples import Examples

_NEWEST_SHOWN = 4
_NEAREST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What the page shows next; None leaves a part of it as it is."""

    html: str | None = None
    thread: Thread | None = None
    written: str | None = None
    notice: str | None = ""


@dataclass(frozen=True, slots=True)
class ChatController:
    """Takes in what visitors do and gives back what they see. Holds nothing of any visitor: safe to share between them."""

    assistant: "Assistant"
    archive: "Archive"
    examples: "Examples"

    def ask(
        self, written: str, thread: Thread, since: str | None, until: str | None, outlets: Sequence[str], language: Language
    ) -> Iterator[Step]:
        """The page while a question is answered, step by step; the last step holds the longer thread."""
        question = written.strip()
        if not question:
            yield Step(notice=notice_html(WORDS[language].no_question))
            return
        try:
            choice = chosen(since, until, outlets)
        except ChoiceRejected as problem:
            yield Step(notice=notice_html(message_for(problem, language)))
            return
        place = len(thread.exchanges)
        steps = self._answering(
            Exchange(question, choice, day=date.today()), place, replace(thread, key=thread.key or new_key()), language
        )
        yield replace(next(steps), written="")
        for step in steps:
            failed = step.thread is not None and step.thread.exchanges[place].failure
            yield replace(step, written=question) if failed else step

    def answer_again(self, thread: Thread, place: int, language: Language, *, wider: bool = False) -> Iterator[Step]:
        """Question number `place` asked anew; `wider` without the dates that were read out of its words."""
        if 0 <= place < len(thread.exchanges):
            asked = thread.exchanges[place]
            once_more = replace(asked, infers=asked.infers and not wider, answer=None, nearest=(), failure="", retryable=False)
            yield from self._answering(once_more, place, thread, language)

    def stumbled(self, language: Language) -> str:
        """One sentence for what nobody foresaw."""
        return notice_html(WORDS[language].stumbled)

    def article(self, article_id: str, start: int, end: int, quote: str, language: Language) -> str:
        """The whole article with the quote marked, or one sentence where it is gone."""
        try:
            return cited_html(self.archive.article(article_id), start, end, quote, language)
        except ArticleWithdrawn as problem:
            return withdrawn_html(problem.withdrawal, language)
        except IndexingError:
            return gone_html(language)

    def linked(self, query: Mapping[str, str], language: Language) -> str:
        """The article that a permalink names, or one sentence where it is gone; "" where the address names none."""
        if not query.get("article"):
            return ""
        try:
            return linked_html(self.archive.article(query["article"]), query, language)
        except ArticleWithdrawn as problem:
            return withdrawn_html(problem.withdrawal, language)
        except IndexingError:
            return gone_html(language)

    def thread(self, thread: Thread, language: Language) -> str:
        """The thread as it stands."""
        return thread_html(thread, language)

    def welcome(self, language: Language) -> str:
        """What stands there before the first question."""
        newest = self.archive.examples(_NEWEST_SHOWN)  # first: it moves the archive on to the generation that serves
        return welcome_html(self.examples(), newest, language)

    def exported(self, thread: Thread, form: str, language: Language) -> str:
        """The conversation as a file that the page hands over, or its sources (RIS, BibTeX). Folded answers are made first."""
        for place, exchange in enumerate(thread.exchanges):
            if exchange.answer is None and not exchange.failure:
                *_, last = self.answer_again(thread, place, language)
                thread = last.thread or thread
        now = datetime.now(UTC).astimezone()
        if form == "json":
            return file_html(to_json(thread, now), "json", now)
        if form in REFERENCES:
            return file_html(to_references(thread, REFERENCES[form]), "ris" if form == "ris" else "bib", now)
        return file_html(to_markdown(thread, now, language), "md", now)

    def serves_sample(self) -> bool:
        """Whether the articles that ship with Wartanya answer now, for want of an index of the user's own."""
        with self.archive.snapshot():
            return self.archive.is_sample

    def masthead(self, language: Language) -> str:
        return masthead_html(self.archive.status(), language)

    def outlets(self) -> list[str]:
        """The outlets of the archive, in the order of the alphabet."""
        return sorted(self.archive.status().outlets, key=str.casefold)

    def _answering(self, exchange: Exchange, place: int, thread: Thread, language: Language) -> Iterator[Step]:
        def shown(now: Exchange) -> str:
            return thread_html(thread.put(place, now), language, busy=True)

        yield Step(shown(exchange))
        before, growing = thread.before(place), exchange
        try:
            for answer in self._stream(exchange, before):
                growing = answered(exchange, answer, before)
                yield Step(shown(growing))
            if growing.answer and growing.answer.status == "unsure" and growing.answer.kind == "single":
                growing = replace(growing, nearest=self._nearest(growing.answer, before, exchange.wanted))
        except WartanyaError as problem:
            growing = replace(exchange, failure=message_for(problem, language), retryable=problem.retryable)
        longer = thread.put(place, growing)
        yield Step(thread_html(longer, language), longer)

    def _stream(self, exchange: Exchange, before: Conversation) -> Iterator[Answer]:
        wanted = exchange.wanted
        return self.assistant.stream(
            exchange.question,
            before,
            since=wanted.since,
            until=wanted.until,
            outlets=wanted.outlets,
            infer_dates=exchange.infers,
            today=exchange.day,
        )

    def _nearest(self, answer: Answer, before: Conversation, wanted: Filter = EVERYTHING) -> tuple[Citation, ...]:
        """What the search finds besides what an unsure answer cites, one passage an article."""
        known = {citation.article_id for citation in answer.citations}
        receipt = answer.receipt  # its dates include those that were read out of the question
        within = Filter(receipt.since or wanted.since, receipt.until or wanted.until, wanted.outlets)
        found = self.archive.search(
            understood(self.archive, answer.question, before).standalone, limit=_NEAREST_SHOWN + 2 * len(known), filter=within
        )
        if self.archive.generation != receipt.generation:
            return ()  # a rebuild has switched meanwhile: passages of two generations do not stand side by side
        once = {hit.article.id: hit for hit in reversed(found) if hit.article.id not in known}
        others = [hit for hit in found if once.get(hit.article.id) is hit][:_NEAREST_SHOWN]
        return tuple(
            cite(hit, Span(hit.passage.start, hit.passage.end), len(answer.citations) + number, hit.score)
            for number, hit in enumerate(others, start=1)
        )
