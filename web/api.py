"""The chat's API: the same answer as from Python, for programs. One `to_dict()`, whoever asks."""

from typing import TYPE_CHECKING, Any

from corpus.errors import WartanyaError
from index.types import Filter
from web.errors import ChoiceRejected
from web.filters import chosen, iso_day
from web.strings.errors import message_for

if TYPE_CHECKING:
    from index.archive import Archive
    from qa.assistant import Assistant
    from web.context import AppContext

_MOST_HITS = 100


def add_endpoints(assistant: "Assistant", archive: "Archive", *, at_once: int, office: "AppContext | None" = None) -> None:
    """`/answer`, `/search` and `/status`, inside the Blocks being built; `at_once` questions are worked on together.

    With an office also `/rebuild`, which editors only may ask for.
    """
    import gradio as gr

    def answer(question: str, since: str = "", until: str = "", outlets: list[str] | None = None) -> dict[str, Any]:
        """Answers a question over the archive; dates as YYYY-MM-DD. Every quote stands in its article word for word."""
        try:
            text, choice = _text(question, "question"), _choice(since, until, outlets)
            found = assistant.ask(text, since=choice.since, until=choice.until, outlets=choice.outlets)
        except WartanyaError as problem:
            raise gr.Error(message_for(problem), print_exception=False) from problem
        return found.to_dict()

    def search(
        query: str, limit: int = 10, since: str = "", until: str = "", outlets: list[str] | None = None
    ) -> list[dict[str, Any]]:
        """Finds passages of the archive, best first; dates as YYYY-MM-DD, at most 100 passages."""
        try:
            text, choice, most = _text(query, "query"), _choice(since, until, outlets), _limit(limit)
            hits = archive.search(text, limit=most, since=choice.since, until=choice.until, outlets=choice.outlets)
        except WartanyaError as problem:
            raise gr.Error(message_for(problem), print_exception=False) from problem
        return [hit.to_dict() for hit in hits]

    def status() -> dict[str, Any]:
        """What the archive holds: articles, outlets, dates, and how its index was made; nothing of where its files lie."""
        try:
            held = archive.status().to_dict()
        except WartanyaError as problem:
            raise gr.Error(message_for(problem), print_exception=False) from problem
        return {name: value for name, value in held.items() if name not in ("path", "failed")}

    for endpoint in (answer, search, status):
        gr.api(endpoint, api_name=endpoint.__name__, concurrency_limit=at_once, concurrency_id="questions")
    if office:
        _add_rebuild(office)


def _add_rebuild(office: "AppContext") -> None:
    import gradio as gr

    def rebuild(allow_removals: bool = False, request: gr.Request | None = None) -> dict[str, Any]:
        """Takes in new, changed and removed articles, and answers when the new index serves. For editors only."""
        try:
            office.require_editor(request)
            office.rebuilding.start(office.name(request), allow_removals=allow_removals is True)
        except WartanyaError as problem:
            raise gr.Error(message_for(problem), print_exception=False) from problem
        run = office.rebuilding.wait()
        if run is None or run.report is None:
            raise gr.Error(office.without_folders(run.problem if run else ""), print_exception=False)
        failed = [
            {**{name: office.without_folders(each[name]) for name in ("source", "reason")}, "code": each["code"]}
            for each in run.report["failed"]
        ]
        return {**run.report, "failed": failed}

    gr.api(rebuild, api_name="rebuild", concurrency_limit=4, concurrency_id="rebuilds")


def _choice(since: object, until: object, outlets: object) -> Filter:
    # What a program sends is JSON of any kind: the hints above describe it, and nobody checked it.
    if not (outlets is None or (isinstance(outlets, list) and all(isinstance(name, str) for name in outlets))):
        raise ChoiceRejected("outlets_not_listed", argument="outlets")
    return chosen(_text(since or "", "since"), _text(until or "", "until"), outlets, iso_day)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise ChoiceRejected("choice_not_a_text", argument=name)
    return value


def _limit(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_HITS:
        raise ChoiceRejected("choice_out_of_range", argument="limit", least=1, most=_MOST_HITS)
    return value
