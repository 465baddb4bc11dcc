"""Puts the chat on an address of this machine, and nothing anywhere else."""

import errno
import os
import socket
from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from web.errors import AddressUnusable
from web.server.accounts import AccessPolicy, is_loopback
from web.server.health import DrainMiddleware, InFlight
from web.server.security import SecurityHeadersMiddleware
from web.server.sessions import SessionMiddleware, authenticate
from web.theme import look

if TYPE_CHECKING:
    import gradio as gr
    from starlette.middleware import Middleware

    from index.archive import Archive

MOST_UPLOAD_BYTES = 200 << 20
_OWN_ADDRESS = "127.0.0.1"


class Doors(Protocol):
    """Entrances for other programs: middleware around all other, and middleware that those have passed who may go on."""

    def outermost(self) -> "Middleware": ...
    def admitted(self) -> "Middleware": ...
    def lifespan(self, app: Any) -> AbstractAsyncContextManager[None]: ...


@dataclass(frozen=True, slots=True)
class Service:
    """Who may come in and by which doors, what /health looks at, and the count of what is in flight."""

    entrance: AccessPolicy
    archive: "Archive | None" = None
    reception: InFlight = field(default_factory=InFlight)
    doors: Doors | None = None  # for other programs, where there are any


def serve(
    demo: "gr.Blocks",
    *,
    host: str = _OWN_ADDRESS,
    port: int,
    root_path: str | None = None,
    service: Service | None = None,
) -> str:
    """Starts serving in the background and returns the address to open. Stop it with `demo.close()`.

    Closing the service's reception before lets questions in flight finish.
    """
    from starlette.middleware import Middleware

    _reach_directly(host)
    at = service or Service(AccessPolicy(is_local=is_loopback(host) and not root_path))
    middleware = [
        Middleware(SecurityHeadersMiddleware),
        Middleware(DrainMiddleware, reception=at.reception, archive=at.archive),
        Middleware(SessionMiddleware, entrance=at.entrance),
    ]
    app_kwargs: dict[str, Any] = {"middleware": middleware}
    if at.doors:
        middleware = [at.doors.outermost(), *middleware[:2], at.doors.admitted(), *middleware[2:]]
        app_kwargs |= {"middleware": middleware, "lifespan": at.doors.lifespan}
    demo.launch(
        app_kwargs=app_kwargs,
        auth=authenticate(at.entrance),
        max_file_size=MOST_UPLOAD_BYTES,
        server_name=host,
        server_port=port,
        root_path=root_path,
        share=False,
        inline=False,
        inbrowser=False,
        prevent_thread_lock=True,
        quiet=True,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        enable_monitoring=False,
        run_history=False,  # else questions stay in the browser of a shared computer
        footer_links=[],
        **look(),
    )
    return f"http://{_in_address(host)}:{port}/"


def free_port(host: str, ports: Iterable[int]) -> int:
    """The first of `ports` that nobody listens on, at `host` and at 127.0.0.1. Raises AddressUnusable."""
    tried = []
    for port in ports:
        if all(_is_free(where, port) for where in (host, _OWN_ADDRESS)):
            return port
        tried.append(port)
    if len(tried) == 1:
        raise AddressUnusable("port_taken", host=host, first=tried[0])
    raise AddressUnusable("ports_taken", host=host, first=tried[0], last=tried[-1])


def _is_free(host: str, port: int) -> bool:
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host.strip("[]"), port))
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            return False
        raise AddressUnusable(host=host, port=port, detail=problem.strerror) from problem
    return True


def _in_address(host: str) -> str:
    """`host` as an address names it; a wildcard is reached as this machine."""
    if host in ("0.0.0.0", "::", "[::]"):
        return "localhost"
    return f"[{host.strip('[]')}]" if ":" in host else host


def _reach_directly(host: str) -> None:
    """Gradio asks its own address whether it is up; behind a proxy for everything that question would leave the machine."""
    for name in ("NO_PROXY", "no_proxy"):
        known = [part for part in os.environ.get(name, "").split(",") if part]
        os.environ[name] = ",".join(dict.fromkeys([*known, "localhost", _OWN_ADDRESS, host.strip("[]")]))
