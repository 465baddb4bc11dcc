"""The feed of a saved question at an address of the chat, /alerts/NAME.atom, for whoever may ask."""

from typing import TYPE_CHECKING

from corpus.errors import WartanyaError
from qa.alerts.feed import to_atom
from qa.alerts.saved import Alerts
from qa.errors import AlertsUnusable
from web.strings.chat import preferred
from web.strings.errors import message_for

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    from index.archive import Archive
    from qa.assistant import Assistant
    from web.server.visitors import Visitors


def feeds_route(archive: "Archive", assistant: "Assistant", visitors: "Visitors", public_url: str | None = None) -> "Route":
    """`public_url` is where the chat is opened, if that is known: the feed then says where it is."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import PlainTextResponse, Response
    from starlette.routing import Route

    def made(name: str) -> str:
        alerts = Alerts(archive, assistant)
        news = alerts.news(name)
        address = f"{public_url.rstrip('/')}/alerts/{name}.atom" if public_url else ""
        return to_atom(news, alerts.answer(news.saved) if news.answer_changed else None, address=address)

    async def give(request: "Request") -> "Response":
        if refused := visitors.refusal(request, asks_for_key=True):
            return refused
        try:
            feed = await run_in_threadpool(made, request.path_params["name"])
        except WartanyaError as problem:
            status = 404 if isinstance(problem, AlertsUnusable) else 503
            language = preferred(request.headers.get("accept-language", "en"))
            return PlainTextResponse(message_for(problem, language), status_code=status)
        return Response(feed, media_type="application/atom+xml; charset=utf-8", headers={"cache-control": "no-cache"})

    return Route("/alerts/{name}.atom", give, methods=["GET"])
