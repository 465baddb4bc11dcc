"""The doors as middleware of the server: which door a path leads to, who may come in, and errors in the door's own form."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware

from web.doors.admission import Admission
from web.doors.api import OPEN_PATHS, api_app
from web.doors.enquiries import Enquiries
from web.doors.links import Links, page_address
from web.doors.mcp_door import McpDoor
from web.doors.openai import openai_app
from web.doors.rate import Rate
from web.doors.refusals import Protocol, body_of, headers_of_refusal, plain_refusal, refusal_of, send_refusal
from web.doors.visits import Visit, begin
from web.errors import Refused
from web.server.accounts import AccessPolicy
from web.server.security import headers_of, path_of
from web.strings.chat import preferred

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from qa.keys import Keys

_DOORS: Mapping[str, Protocol] = {"/v1": "openai", "/mcp": "mcp", "/api/v1": "api"}


def protocol_of(path: str) -> Protocol | None:
    """Which protocol is spoken below `path`; None where it is no door's."""
    return next((spoken for door, spoken in _DOORS.items() if path == door or path.startswith(f"{door}/")), None)


class Front:
    """The three doors, shared by all callers.

    `public_url` is where readers open the chat, where programs reach it by another address; `around` is put in front of all
    else that the server does.
    """

    def __init__(
        self,
        enquiries: Enquiries,
        entrance: AccessPolicy,
        keys: "Keys",
        *,
        root_path: str = "",
        public_url: str | None = None,
        around: "Callable[[ASGIApp], ASGIApp] | None" = None,
    ) -> None:
        self._around = around
        self.admission, self.rate = Admission(entrance, keys), Rate()
        self._root_path, self._public_url = root_path, public_url
        self._mcp = McpDoor(enquiries)
        self._apps: dict[Protocol, ASGIApp] = {"openai": openai_app(enquiries), "api": api_app(enquiries), "mcp": self._mcp}

    def outermost(self) -> Middleware:
        return Middleware(Outermost, around=self._around)

    def admitted(self) -> Middleware:
        return Middleware(Doors, front=self)

    @asynccontextmanager
    async def lifespan(self, _: Any) -> AsyncIterator[None]:
        """What has to run beside the requests, from the server's start to its end."""
        async with self._mcp.running():
            yield

    async def answer(self, protocol: Protocol, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Lets the caller in and hands the request on, or refuses it."""
        path, headers = path_of(scope), headers_of(scope)
        language = preferred(headers.get("accept-language", "en"))  # programs send none
        try:
            caller = ""
            if path.rstrip("/") not in OPEN_PATHS:
                caller = self.admission.caller(scope["client"][0] if scope.get("client") else "", headers)
                self.rate.take(caller)
        except Refused as problem:
            await send_refusal(send, protocol, refusal_of(problem, language))
            return
        page = page_address(scope.get("scheme", "http"), headers, self._root_path, self._public_url)
        begin(Visit(caller, language, Links(page)))
        await self._apps[protocol]({**scope, "path": path.rstrip("/"), "root_path": ""}, receive, send)


class Doors:
    """ASGI middleware that answers the paths of the doors, and hands on all others."""

    def __init__(self, app: "ASGIApp", front: Front) -> None:
        self.app, self._front = app, front

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        protocol = protocol_of(path_of(scope)) if scope["type"] == "http" else None
        if protocol:
            await self._front.answer(protocol, scope, receive, send)
        else:
            await self.app(scope, receive, send)


class Outermost:
    """ASGI middleware around all others: errors in the form of each door, and what stands in front of the whole server."""

    def __init__(self, app: "ASGIApp", around: "Callable[[ASGIApp], ASGIApp] | None" = None) -> None:
        within = InTheirForm(app)
        self.app: ASGIApp = around(within) if around else within

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        await self.app(scope, receive, send)


class InTheirForm:
    """ASGI middleware around all others: below a door, an error that is told in plain text is told as the protocol has it."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        protocol = protocol_of(path_of(scope)) if scope["type"] == "http" else None
        await self.app(scope, receive, _Response(send, protocol).send if protocol else send)


class _Response:
    """One response on its way out."""

    def __init__(self, send: "Send", protocol: Protocol) -> None:
        self._send, self._protocol = send, protocol
        self._start: Message | None = None  # of an error in plain text, which waits for its whole body
        self._body = b""

    async def send(self, message: "Message") -> None:
        if message["type"] == "http.response.start" and message["status"] >= 400 and _is_plain(message["headers"]):
            self._start = message
        elif self._start:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_error(self._start)
        else:
            await self._send(message)

    async def _send_error(self, start: "Message") -> None:
        refusal = plain_refusal(start["status"], self._body.decode("utf-8", "replace")[:500])
        body = json.dumps(body_of(self._protocol, refusal)).encode()
        ours = {b"content-type": b"application/json", b"content-length": str(len(body)).encode()}
        ours |= {name.encode(): value.encode() for name, value in headers_of_refusal(refusal).items()}
        kept = [(name, value) for name, value in start["headers"] if name.lower() not in ours]
        await self._send({**start, "headers": [*kept, *ours.items()]})
        await self._send({"type": "http.response.body", "body": body})


def _is_plain(headers: list[tuple[bytes, bytes]]) -> bool:
    kinds = [value for name, value in headers if name.lower() == b"content-type"]
    return not kinds or kinds[0].startswith((b"text/plain", b"text/html"))
