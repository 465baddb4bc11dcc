"""What a box on another site's page may ask: a script, a page for a frame, and answers, for the origins that are named.

It stands around all other middleware: a page of another site gets nothing anywhere else, and nobody logs in here. No cookie
is read or set, and what comes back holds no more than the box shows.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import WartanyaError
from qa.question.parse import MOST_CHARS
from qa.types import Language
from web.doors.enquiries import Enquiries, Wanted
from web.doors.links import Links, page_address
from web.doors.rate import Rate
from web.doors.refusals import Refusal, body_of, headers_of_refusal, invalid_request, refusal_of
from web.errors import OriginRejected, Refused
from web.server.accounts import is_loopback, network_of
from web.server.health import InFlight
from web.server.security import headers_of, path_of
from web.strings.chat import preferred
from web.widget.origins import origin_of
from web.widget.told import box_told

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

WORKED_ON, MOST_WAITING = 2, 16  # beside the chat's own readers, who come first
A_MINUTE, AT_ONCE = 20, 6  # of one address
ALL_A_MINUTE, ALL_AT_ONCE = 240, 60
_ROOT = "/widget"
_SCRIPT = Path(__file__).parent.parent / "static" / "widget.js"
_MOST_BODY_BYTES = 16_384
_FRAME = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<title>Wartanya</title></head><body><script src="widget.js" data-lang="{language}"></script></body></html>'
)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Asked(BaseModel):
    """What the box sends; `language` is that of its page, for what is told where there is no answer."""

    model_config = ConfigDict(extra="forbid")
    question: str = Field(max_length=MOST_CHARS)
    language: Language = "id"


class Widget:
    """The answers for boxes on pages of `origins`.

    `public_url` is the chat's address; `is_read_by_all` whether it asks nobody to log in, so that a link to it may be shown.
    """

    def __init__(
        self,
        enquiries: Enquiries,
        origins: Iterable[str],
        *,
        reception: InFlight | None = None,
        root_path: str = "",
        public_url: str | None = None,
        is_read_by_all: bool = True,
    ) -> None:
        self.origins = tuple(dict.fromkeys(map(origin_of, origins)))
        self.rate, self.together = Rate(A_MINUTE, AT_ONCE), Rate(ALL_A_MINUTE, ALL_AT_ONCE)
        self._enquiries, self._reception = enquiries, reception or InFlight()
        self._root_path, self._public_url, self._is_read_by_all = root_path, public_url, is_read_by_all

    def around(self, app: "ASGIApp") -> "ASGIApp":
        """`app` with the paths of the widget in front of it."""

        async def answering(scope: "Scope", receive: "Receive", send: "Send") -> None:
            is_here = scope["type"] == "http" and path_of(scope).startswith(f"{_ROOT}/")
            answered: ASGIApp = await self._response(scope, receive) if is_here else app
            await answered(scope, receive, send)

        return answering

    async def _response(self, scope: "Scope", receive: "Receive") -> "Response":
        from starlette.responses import HTMLResponse, Response

        path, method, headers = path_of(scope).removeprefix(_ROOT), scope["method"], headers_of(scope)
        if path == "/widget.js" and method in ("GET", "HEAD"):
            about = {**_ALWAYS, "cross-origin-resource-policy": "cross-origin", "cache-control": "public, max-age=3600"}
            return Response(_SCRIPT.read_bytes(), media_type="text/javascript", headers=about)
        if path == "/" and method in ("GET", "HEAD"):
            page = _FRAME.format(language=_language_of_query(scope))
            return HTMLResponse(
                page, headers={**_ALWAYS, "content-security-policy": self._policy(), "cache-control": "no-cache"}
            )
        if path == "/answer" and method in ("POST", "OPTIONS"):
            return await self._asked(scope, receive, headers)
        return _refusal(refusal_of(_nothing_at(path), preferred(headers.get("accept-language", ""))), {})

    def _policy(self) -> str:
        """The page of the frame loads its script and asks here; the named origins may frame it, and nobody else."""
        return (
            "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            f"frame-ancestors {' '.join(self.origins)}"
        )

    async def _asked(self, scope: "Scope", receive: "Receive", headers: Mapping[str, str]) -> "Response":
        from starlette.responses import JSONResponse, Response

        language = preferred(headers.get("accept-language", ""))
        origin = headers.get("origin", "")
        if not self._may_ask(origin, headers):
            return _refusal(refusal_of(Refused("origin_not_named", status=403), language), {"vary": "Origin"})
        allowed = {"access-control-allow-origin": origin, "vary": "Origin", "cross-origin-resource-policy": "cross-origin"}
        if scope["method"] == "OPTIONS":
            methods = {"access-control-allow-methods": "POST", "access-control-allow-headers": "content-type"}
            return Response(status_code=204, headers={**allowed, **methods, "access-control-max-age": "600"})
        try:
            asked = _parsed(await _body(receive))
            language = asked.language
            told = await self._answered(asked, scope, headers)
        except WartanyaError as problem:
            return _refusal(refusal_of(problem, language), allowed)
        return JSONResponse(told, headers={**_ALWAYS, **allowed, "cache-control": "no-store"})

    def _may_ask(self, origin: str, headers: Mapping[str, str]) -> bool:
        """Whether the page is one of those named, or the frame's, whose address has to be known for sure."""
        if origin in self.origins:
            return True
        try:
            if self._public_url:
                return origin == origin_of(_without_path(self._public_url))
            own = origin_of(_without_path(page_address("http", headers)))
            return origin == own and is_loopback(urlsplit(own).hostname)
        except OriginRejected:
            return False

    async def _answered(self, asked: Asked, scope: "Scope", headers: Mapping[str, str]) -> dict[str, Any]:
        """Raises WartanyaError, Refused among them."""
        if self._reception.is_closing:
            raise Refused("closing", status=503)
        self.rate.take(network_of(scope["client"][0] if scope.get("client") else ""))
        self.together.take("all")
        self._reception.in_flight += 1
        try:
            found = await self._enquiries.answer(asked.question, Wanted())
        finally:
            self._reception.in_flight -= 1
        page = page_address(scope.get("scheme", "http"), headers, self._root_path, self._public_url)
        return box_told(found, Links(page) if self._is_read_by_all else None)


async def _body(receive: "Receive") -> bytes:
    """Raises Refused with 413 for a body that no question fills."""
    body, is_more = b"", True
    while is_more:
        message = await receive()
        body += message.get("body", b"")
        is_more = message["type"] == "http.request" and message.get("more_body", False)
        if len(body) > _MOST_BODY_BYTES:
            raise Refused("body_too_long", status=413)
    return body


def _parsed(body: bytes) -> Asked:
    try:
        return Asked.model_validate(json.loads(body))
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False, include_context=False)[0]
        raise invalid_request(first["loc"], first["msg"], status=422) from problem
    except (ValueError, RecursionError) as problem:
        raise Refused("invalid_body", status=400, detail="no JSON") from problem


def _nothing_at(path: str) -> Refused:
    is_post = path == "/answer"
    return Refused("method_not_allowed", status=405) if is_post else Refused("no_such_path", status=404)


def _refusal(refusal: Refusal, headers: Mapping[str, str]) -> "Response":
    from starlette.responses import JSONResponse

    return JSONResponse(body_of("api", refusal), refusal.status, headers={**_ALWAYS, **headers_of_refusal(refusal), **headers})


def _language_of_query(scope: "Scope") -> Language:
    return "en" if b"lang=en" in scope.get("query_string", b"").split(b"&") else "id"


def _without_path(address: str) -> str:
    return "/".join(address.split("/")[:3])
