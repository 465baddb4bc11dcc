"""MCP over streamable HTTP at /mcp: each request by itself, with no session and nothing kept between two of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from corpus.errors import MissingExtra, WartanyaError
from web.doors.enquiries import Enquiries
from web.doors.refusals import refusal_of, send_refusal
from web.doors.tools import mcp_server
from web.doors.visits import visit
from web.errors import Refused

if TYPE_CHECKING:
    from anyio.abc import TaskGroup, TaskStatus
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
    from starlette.types import Receive, Scope, Send


class McpDoor:
    """ASGI app. The protocol's library is loaded with the first request, so that a chat without one starts as quickly."""

    def __init__(self, enquiries: Enquiries) -> None:
        from anyio import Lock

        self._enquiries, self._lock = enquiries, Lock()
        self._tasks: TaskGroup | None = None
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While this is open requests are answered."""
        from anyio import create_task_group

        async with create_task_group() as tasks:
            self._tasks = tasks
            try:
                yield
            finally:
                self._tasks = None
                tasks.cancel_scope.cancel()

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["path"] != "/mcp":
            await _refuse(send, Refused("no_such_path", status=404))
        elif scope["method"] != "POST":  # a stream of its own accord, and the end of a session: there is neither
            await _refuse(send, Refused("method_not_allowed", status=405))
        else:
            try:
                manager = await self._started()
            except MissingExtra as problem:
                await _refuse(send, problem)
                return
            await manager.handle_request(scope, receive, send)

    async def _started(self) -> "StreamableHTTPSessionManager":
        from anyio.to_thread import run_sync

        async with self._lock:
            if self._manager is None:
                manager = await run_sync(self._loaded)
                if self._tasks is None:
                    raise Refused("closing", status=503)
                await self._tasks.start(_keep_running, manager)
                self._manager = manager
            return self._manager

    def _loaded(self) -> "StreamableHTTPSessionManager":
        server = mcp_server(self._enquiries, lambda: visit().links)
        server.streamable_http_app(json_response=True, stateless_http=True)
        return server.session_manager


async def _refuse(send: "Send", problem: WartanyaError) -> None:
    await send_refusal(send, "mcp", refusal_of(problem, visit().language))


async def _keep_running(manager: "StreamableHTTPSessionManager", *, task_status: "TaskStatus[None]") -> None:
    from anyio import sleep_forever

    async with manager.run():
        task_status.started()
        await sleep_forever()
