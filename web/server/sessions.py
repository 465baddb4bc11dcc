"""Who has logged in: sessions that end, and no upload but an editor's."""

import secrets
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from web.errors import EditorsOnly
from web.server.accounts import AccessPolicy
from web.server.security import headers_of, path_of, refuse
from web.strings.chat import preferred
from web.strings.errors import message_for

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LONGEST_SESSION_S = 7 * 24 * 3600.0


class Sessions:
    """The names that logged in, by the token that their browser keeps as a cookie. They end with the server."""

    def __init__(self, entrance: AccessPolicy, clock: Callable[[], float] = time.monotonic) -> None:
        self._entrance, self._clock = entrance, clock
        self._open: dict[str, tuple[str, float]] = {}  # by token: the name, and when it logged in
        # Of this server alone: browsers send cookies to every port of a machine.
        self.cookie = f"wartanya-session-{secrets.token_hex(4)}"

    def begin(self, name: str) -> str:
        """The token by which `name` is known from now on."""
        self._open = {token: each for token, each in self._open.items() if self._is_fresh(each[1])}
        token = secrets.token_urlsafe(32)
        self._open[token] = (name, self._clock())
        return token

    def name(self, token: str | None) -> str | None:
        """Who logged in; None for a session that is too old, and for an account that there is not any more."""
        name, began = self._open.get(token or "", ("", 0.0))
        accounts = self._entrance.accounts
        if name and accounts and self._is_fresh(began) and accounts.role(name):
            return name
        self.end(token)
        return None

    def end(self, token: str | None) -> None:
        self._open.pop(token or "", None)

    def _is_fresh(self, began: float) -> bool:
        return self._clock() - began <= LONGEST_SESSION_S


class SessionMiddleware:
    """ASGI middleware: tells who asks, as `request.state.user`, and lets nobody upload but editors."""

    def __init__(self, app: "ASGIApp", sessions: Sessions, entrance: AccessPolicy) -> None:
        self.app, self._sessions, self._entrance = app, sessions, entrance

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        from starlette.requests import HTTPConnection

        if scope["type"] == "http":
            headers = headers_of(scope)
            name = self._sessions.name(HTTPConnection(scope).cookies.get(self._sessions.cookie))
            scope.setdefault("state", {})["user"] = name
            address = scope["client"][0] if scope.get("client") else ""
            if path_of(scope).rstrip("/").endswith("/upload") and self._entrance.role(name, address, headers) != "editor":
                language = preferred(headers.get("accept-language", "en"))  # programs send none
                await refuse(send, 403, message_for(EditorsOnly(), language))
                return
        await self.app(scope, receive, send)
