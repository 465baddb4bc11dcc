"""A clipping as a file at an address of the chat, for whoever may ask: /kliping?since=…&until=…&format=pdf."""

from typing import TYPE_CHECKING

from corpus.errors import WartanyaError
from qa.desk.writers import MEDIA_TYPES
from qa.types import Language
from web.clipping.controller import ClippingController
from web.errors import ChoiceRejected
from web.filters import chosen, iso_day
from web.strings.chat import preferred
from web.strings.errors import message_for

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    from index.archive import Archive
    from web.server.visitors import Visitors

_MOST_OUTLETS = 100


def clipping_route(archive: "Archive", visitors: "Visitors") -> "Route":
    """Answers with the file, which a browser keeps; with one sentence where there is none."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import PlainTextResponse, Response
    from starlette.routing import Route

    desk = ClippingController(archive)

    async def give(request: "Request") -> "Response":
        if refused := visitors.refusal(request):
            return refused
        query = request.query_params
        language = _language(query.get("lang"), request)
        try:
            suffix, name = _named(query)
            wanted = chosen(query.get("since"), query.get("until"), query.getlist("outlet")[:_MOST_OUTLETS], iso_day)
            content = await run_in_threadpool(desk.file, wanted, query.get("about", ""), language, suffix)
        except WartanyaError as problem:
            return PlainTextResponse(message_for(problem, language), status_code=400)
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(content, media_type=MEDIA_TYPES[suffix], headers=headers)

    return Route("/kliping", give, methods=["GET"])


def _named(query: "QueryParams") -> tuple[str, str]:
    """(the end of the file's name, the whole of it). Raises ChoiceRejected."""
    suffix = f".{query.get('format', 'pdf')}"
    if suffix not in MEDIA_TYPES:
        raise ChoiceRejected("no_such_format", formats=[each[1:] for each in MEDIA_TYPES])
    days = [day.isoformat() for written in (query.get("since"), query.get("until")) if (day := iso_day(written or ""))]
    return suffix, "-".join(["kliping", *dict.fromkeys(days)]) + suffix


def _language(written: str | None, request: "Request") -> Language:
    if written in ("id", "en"):
        return "id" if written == "id" else "en"
    return preferred(request.headers.get("accept-language", ""))
