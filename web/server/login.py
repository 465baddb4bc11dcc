"""Logging in and out: a form for people, a JSON object for programs."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.errors import WartanyaError
from index.errors import IndexingError
from index.storage.editorial import Act, Editorial
from web.errors import TooManyFailures
from web.server.accounts import AccessPolicy
from web.server.security import page_policy
from web.server.sessions import Sessions
from web.strings.chat import preferred
from web.strings.errors import message_for
from web.strings.login import LOGIN_WORDS
from web.theme import page_html

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

_HOME = "./"
_journal = logging.getLogger(__name__)
_MOST_FIELDS = 10


class Login:
    """The routes /login and /logout."""

    def __init__(self, entrance: AccessPolicy, sessions: Sessions, log: Editorial | None = None) -> None:
        """`log` is told who logged in, and whose name somebody tried without the right password."""
        self._entrance, self._sessions, self._log = entrance, sessions, log

    def routes(self) -> Sequence["Route"]:
        from starlette.routing import Route

        return [
            Route("/login", self.enter, methods=["POST"]),
            Route("/login", self.home, methods=["GET"]),
            Route("/logout", self.leave, methods=["GET"]),
        ]

    async def enter(self, request: "Request") -> "Response":
        """Begins a session where name and password belong together."""
        from anyio.to_thread import run_sync

        accounts = self._entrance.accounts
        if accounts is None:
            return await self.home(request)
        form = await request.form(max_files=0, max_fields=_MOST_FIELDS)
        name, password = (str(form.get(field, "")) for field in ("username", "password"))
        address = request.client.host if request.client else ""
        language = preferred(request.headers.get("accept-language", "en"))  # programs send none
        try:
            is_admitted = await run_sync(accounts.admits, name.strip(), password, address)
            await run_sync(self._note, name.strip(), is_admitted)
            if is_admitted:
                return self._welcomed(request, accounts.spelled(name.strip()) or name.strip())
        except TooManyFailures as problem:
            after = {"Retry-After": str(round(problem.wait_s) + 1)}
            return _refused(request, 429, name, message_for(problem, language), after)
        except WartanyaError as problem:
            return _refused(request, 503, name, message_for(problem, language))
        return _refused(request, 400, name, LOGIN_WORDS[language].wrong)

    def _note(self, name: str, is_admitted: bool) -> None:
        """A name without an account is not kept: it may be a password. A log that cannot be written shuts nobody out."""
        accounts = self._entrance.accounts
        known = (accounts.spelled(name) if accounts else None) or "unknown"
        try:
            if self._log:
                self._log.note(Act(known, "login" if is_admitted else "login_failed"))
        except IndexingError as problem:
            _journal.error("%s", problem)

    async def leave(self, request: "Request") -> "Response":
        self._sessions.end(request.cookies.get(self._sessions.cookie))
        response = await self.home(request)
        response.delete_cookie(self._sessions.cookie, httponly=True, samesite="lax")
        return response

    async def home(self, _: "Request") -> "Response":
        from starlette.responses import RedirectResponse

        return RedirectResponse(_HOME, 303)

    def _welcomed(self, request: "Request", name: str) -> "Response":
        from starlette.responses import JSONResponse, RedirectResponse

        # The query is that of a permalink which was followed before logging in; the page takes nothing of it for granted.
        query = f"?{request.url.query}" if request.url.query else ""
        response = RedirectResponse(_HOME + query, 303) if _wants_page(request) else JSONResponse({"success": True})
        is_https = "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))
        secure = "Secure; " if is_https else ""
        cookie = f"{self._sessions.cookie}={self._sessions.begin(name)}; Path=/; HttpOnly; {secure}SameSite=Lax"
        response.headers["set-cookie"] = cookie
        return response


def login_page(request: "Request", *, name: str = "", problem: str = "", status: int = 200) -> "Response":
    """The form; it sends along the query of the address, so that a permalink is not forgotten over it."""
    from starlette.responses import HTMLResponse

    language = preferred(request.headers.get("accept-language", ""))
    nonce = page_policy(request, form_action="'self'")
    given = {"words": LOGIN_WORDS[language], "query": request.url.query, "name": name, "problem": problem}
    return HTMLResponse(page_html("login.html", nonce, language=language, style="login.css", **given), status)


def _refused(request: "Request", status: int, name: str, sentence: str, headers: dict[str, str] | None = None) -> "Response":
    from starlette.responses import JSONResponse

    if not _wants_page(request):
        return JSONResponse({"detail": sentence}, status, headers)
    response = login_page(request, name=name, problem=sentence, status=status)
    response.headers.update(headers or {})
    return response


def _wants_page(request: "Request") -> bool:
    """Browsers say that they take HTML; programs take what comes."""
    return "text/html" in request.headers.get("accept", "")
