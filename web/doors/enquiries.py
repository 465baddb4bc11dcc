"""What a program can ask of the archive, whichever protocol it speaks: checked, bounded, away from the event loop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.errors import InvalidValue
from corpus.types import Article
from index.arguments import name_kind_of, query_of
from index.errors import IndexingError
from index.names.types import NameList, NamePage
from index.types import Filter, Hit, Withdrawal
from qa.question.parse import MOST_CHARS
from qa.types import Answer, Conversation
from web.errors import Refused
from web.filters import chosen, iso_day

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.assistant import Assistant

Result = TypeVar("Result")

WORKED_ON = 4  # as in the chat: two cores answer two at full speed, and a quick one may pass a slow one
MOST_WAITING = 64
MOST_HITS = 100
_SECONDS = 3.0  # that a list of names reads on for, each time it is asked for
# Of an archive's state what a reader may know: nothing of where files lie, what failed, or what was taken out.
_TOLD_OF_IT = ("articles", "undated", "passages", "outlets", "first", "last", "generation", "built", "fingerprint", "is_sample")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What narrows a question, as a program gave it: days as YYYY-MM-DD or "", outlets by their names."""

    since: str | None = None
    until: str | None = None
    outlets: Sequence[str] = ()

    def to_filter(self) -> Filter:
        """Raises ChoiceRejected."""
        return chosen(self.since, self.until, self.outlets, iso_day)


class Enquiries:
    """The archive and who answers from it. Shared by all callers; holds nothing of any of them."""

    def __init__(
        self, assistant: "Assistant", archive: "Archive", *, worked_on: int = WORKED_ON, most_waiting: int = MOST_WAITING
    ) -> None:
        from anyio import CapacityLimiter

        self._assistant, self._archive = assistant, archive
        self._limiter, self._waiting, self._most = CapacityLimiter(worked_on), 0, most_waiting + worked_on

    async def answer(self, question: str, wanted: Wanted, conversation: Conversation | None = None) -> Answer:
        """Raises WartanyaError; Refused with 503 where too many wait."""
        chosen_ = wanted.to_filter()
        given: dict[str, Any] = {"since": chosen_.since, "until": chosen_.until, "outlets": chosen_.outlets}
        return await self._in_turn(lambda: self._assistant.ask(question, conversation, **given))

    async def search(self, query: str, limit: int, wanted: Wanted) -> tuple[list[Hit], list[Withdrawal]]:
        """At most MOST_HITS passages, best first, and what is told of withdrawn articles beside them. Raises WartanyaError."""
        asked = query_of("query", query)
        if len(asked) > MOST_CHARS:
            raise InvalidValue("too_long", argument="query", limit=MOST_CHARS)
        if not 1 <= limit <= MOST_HITS:
            raise InvalidValue("out_of_range", argument="limit", least=1, most=MOST_HITS)
        chosen_ = wanted.to_filter()

        def found() -> tuple[list[Hit], list[Withdrawal]]:
            hits = self._archive.search(asked, limit=limit, filter=chosen_)
            return hits, self._archive.withdrawn_near(asked, hits, chosen_)

        return await self._in_turn(found)

    async def article(self, article_id: str) -> Article:
        """Raises ArticleWithdrawn; Refused with 404 where the archive holds none of this id."""

        def found() -> Article:
            try:
                return self._archive.article(article_id)
            except IndexingError as error:
                if error.code != "no_such_article":
                    raise
                raise Refused("not_found", status=404, param="article_id") from error

        return await self._in_turn(found)

    async def names(self, kind: str | None, about: str, limit: int) -> NameList:
        """Who and what is named most often; the list says how many of the articles have been read. Raises WartanyaError."""
        if len(about) > MOST_CHARS:
            raise InvalidValue("too_long", argument="about", limit=MOST_CHARS)
        if not 1 <= limit <= MOST_HITS:
            raise InvalidValue("out_of_range", argument="limit", least=1, most=MOST_HITS)
        wanted = name_kind_of(kind or None)
        return await self._in_turn(lambda: self._archive.names(wanted, about, limit=limit, seconds=_SECONDS))

    async def name(self, name: str) -> NamePage:
        """Raises Refused with 404 where no article names it."""
        if len(name) > MOST_CHARS:
            raise InvalidValue("too_long", argument="name", limit=MOST_CHARS)
        found = await self._in_turn(lambda: self._archive.name(name))
        if found is None:
            raise Refused("not_found", status=404, param="name")
        return found

    async def status(self) -> dict[str, Any]:
        held = await self._in_turn(lambda: self._archive.status().to_dict())
        return {name: held[name] for name in _TOLD_OF_IT if name in held}

    async def _in_turn(self, work: Callable[[], Result]) -> Result:
        from anyio.to_thread import run_sync

        if self._waiting >= self._most:
            raise Refused("too_many_waiting", status=503, wait_s=1.0)
        self._waiting += 1
        try:
            return await run_sync(work, limiter=self._limiter)
        finally:
            self._waiting -= 1
