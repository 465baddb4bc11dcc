"""Whether the server is well, and how it goes: /health for watchers, and a stop that lets questions in flight finish."""

import json
import time
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from corpus.errors import WartanyaError
from web.server.security import path_of, refuse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from index.archive import Archive

_STEP_S = 0.05
# Between a question that was taken in and the stream that its answer is read from, a browser needs a moment.
_QUIET_S = 0.5


class InFlight:
    """Counts what is in flight, and takes in nothing more once it closes. Shared by the server and who stops it."""

    def __init__(self) -> None:
        self.in_flight = 0
        self.is_closing = False

    def close(self, patience_s: float, *, clock: Callable[[], float] = time.monotonic) -> bool:
        """Refuses new questions and waits until those in flight are answered; False where `patience_s` was not enough."""
        self.is_closing = True
        began = quiet_since = clock()
        while clock() - began < patience_s:
            if self.in_flight:
                quiet_since = clock()
            elif clock() - quiet_since >= _QUIET_S:
                return True
            time.sleep(_STEP_S)
        return not self.in_flight


def health(archive: "Archive | None") -> tuple[int, dict[str, Any]]:
    """(status code, what is told): a generation that can be asked is well. Nothing of files, questions or names.

    `freshness` is "late" where articles stay away for longer than they used to, `failed` how many the last rebuild could not
    take in; neither keeps the archive from being asked, so both are told with 200.
    """
    if archive is None:
        return 200, {"status": "ok"}
    try:
        with archive.snapshot() as snapshot:
            told = {"status": "ok", "generation": snapshot.generation}
        return 200, {**told, **_signs(archive, snapshot.generation, date.today())}
    except WartanyaError:
        return 503, {"status": "unreadable"}


@lru_cache(maxsize=1)
def _signs(archive: "Archive", _generation: int, today: date) -> dict[str, Any]:
    """Once a day and generation: watchers ask every few seconds, and a large archive takes a while to count."""
    from qa.desk.freshness import freshness

    found = freshness(archive, today)
    return {"freshness": found.whole.state, "failed": found.failed}


class DrainMiddleware:
    """ASGI middleware: answers /health, counts questions in flight, and turns new ones away while the server closes."""

    def __init__(self, app: "ASGIApp", reception: InFlight, archive: "Archive | None" = None) -> None:
        self.app, self._reception, self._archive = app, reception, archive

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = path_of(scope).rstrip("/")
        if path == "/health":
            await self._tell(send, is_head=scope["method"] == "HEAD")
        elif self._reception.is_closing and scope["method"] == "POST" and _asks(path):
            await refuse(send, 503, "The server is closing.")
        elif _answers(path) or (scope["method"] == "POST" and _asks(path)):
            self._reception.in_flight += 1
            try:
                await self.app(scope, receive, send)
            finally:
                self._reception.in_flight -= 1
        else:
            await self.app(scope, receive, send)

    async def _tell(self, send: "Send", *, is_head: bool) -> None:
        from anyio.to_thread import run_sync

        status, told = (503, {"status": "closing"}) if self._reception.is_closing else await run_sync(health, self._archive)
        body = json.dumps(told).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
        ]
        start: Message = {"type": "http.response.start", "status": status, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": b"" if is_head else body})


def _asks(path: str) -> bool:
    framework = ("/gradio_api/queue/join", "/gradio_api/call/", "/gradio_api/run/", "/gradio_api/api/")
    return path.startswith(framework) or path == "/mcp" or path.startswith(("/v1/", "/api/v1/"))


def _answers(path: str) -> bool:
    """The streams that answers are read from; they end with the last answer that is awaited."""
    return path == "/gradio_api/queue/data" or path.startswith("/gradio_api/call/")
