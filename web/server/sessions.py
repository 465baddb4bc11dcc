"""Access at the server's door: logging in without hurry, sessions that end, and no upload but an editor's."""

import time
from collections.abc import Callable
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any

from qa.types import Language
from web.errors import EditorsOnly, TooManyFailures
from web.server.accounts import AccessPolicy
from web.server.security import headers_of, path_of, refuse
from web.strings.chat import preferred
from web.strings.errors import message_for

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LONGEST_SESSION_S = 7 * 24 * 3600.0
_asking_from: ContextVar[str] = ContextVar("asking_from", default="")
_reads: ContextVar[Language] = ContextVar("reads", default="en")


class SessionMiddleware:
    """ASGI middleware inside the framework's, which keeps the names that logged in by their cookies' tokens."""

    def __init__(self, app: "ASGIApp", entrance: AccessPolicy, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self._entrance, self._clock = app, entrance, clock
        self._began: dict[str, float] = {}  # by token

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] == "http":
            headers = headers_of(scope)
            address = scope["client"][0] if scope.get("client") else ""
            language = preferred(headers.get("accept-language", "en"))  # programs send none
            name = self._name(scope["app"].tokens, headers.get("cookie", ""))
            if path_of(scope).rstrip("/").endswith("/upload") and self._entrance.role(name, address, headers) != "editor":
                await refuse(send, 403, message_for(EditorsOnly(), language))
                return
            _asking_from.set(address)
            _reads.set(language)
        await self.app(scope, receive, send)

    def _name(self, tokens: dict[str, str], cookie: str) -> str | None:
        """Who logged in; sessions that are too old or whose account is gone end here."""
        now, accounts = self._clock(), self._entrance.accounts
        for token in list(tokens):
            if now - self._began.setdefault(token, now) > LONGEST_SESSION_S or (accounts and not accounts.role(tokens[token])):
                del tokens[token]
        for token in [token for token in self._began if token not in tokens]:
            del self._began[token]
        try:
            given = {morsel.value for name, morsel in SimpleCookie(cookie).items() if name.startswith("access-token-")}
        except CookieError:
            return None
        return next((tokens[token] for token in given if token in tokens), None)


def authenticate(entrance: AccessPolicy) -> Any:
    """What the framework asks whether a name and a password belong together; None where nobody has to log in.

    The framework awaits what it gets back, though its types know of functions only.
    """
    accounts = entrance.accounts
    if accounts is None:
        return None

    async def admit(name: str, password: str) -> bool:
        from anyio.to_thread import run_sync
        from fastapi import HTTPException

        try:
            return await run_sync(accounts.admits, name, password, _asking_from.get())
        except TooManyFailures as problem:
            said, after = message_for(problem, _reads.get()), {"Retry-After": str(round(problem.wait_s) + 1)}
            raise HTTPException(429, said, after) from problem

    return admit
