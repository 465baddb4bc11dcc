"""MCP over streamable HTTP at /mcp: each request by itself, with no session and nothing kept between two of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from corpus.errors import MissingExtra
from web.doors.enquiries import Enquiries
from web.doors.refusals import Refused, send_refusal
from web.doors.tools import mcp_server
from web.doors.visits import visit

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
            await send_refusal(send, "mcp", Refused(404, "There is nothing here."))
        elif scope["method"] != "POST":  # a stream of its own accord, and the end of a session: there is neither
            await send_refusal(send, "mcp", Refused(405, "Only POST is answered here."))
        else:
            try:
                manager = await self._started()
            except MissingExtra as problem:
                await send_refusal(send, "mcp", Refused(501, str(problem)))
                return
            await manager.handle_request(scope, receive, send)

    async def _started(self) -> "StreamableHTTPSessionManager":
        from anyio.to_thread import run_sync

        async with self._lock:
            if self._manager is None:
                manager = await run_sync(self._loaded)
                if self._tasks is None:
                    raise Refused(503, "The server is closing.")
                await self._tasks.start(_keep_running, manager)
                self._manager = manager
            return self._manager

    def _loaded(self) -> "StreamableHTTPSessionManager":
        server = mcp_server(self._enquiries, lambda: visit().links)
        server.streamable_http_app(json_response=True, stateless_http=True)
        return server.session_manager


async def _keep_running(manager: "StreamableHTTPSessionManager", *, task_status: "TaskStatus[None]") -> None:
    from anyio import sleep_forever

    async with manager.run():
        task_status.started()
        await sleep_forever()
