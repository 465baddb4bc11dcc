"""Puts the chat on an address of this machine, and nothing anywhere else."""

import errno
import socket
from collections.abc import Iterable
from typing import TYPE_CHECKING

from web.errors import AddressUnusable
from web.server.accounts import AccessPolicy, is_loopback
from web.server.application import Service, application, close_with
from web.server.listening import Listener

if TYPE_CHECKING:
    import gradio as gr

__all__ = ["Service", "free_port", "serve"]
_OWN_ADDRESS = "127.0.0.1"


def serve(
    demo: "gr.Blocks",
    *,
    host: str = _OWN_ADDRESS,
    port: int,
    root_path: str | None = None,
    service: Service | None = None,
) -> str:
    """Starts serving in the background and returns the address to open. Stop it with `demo.close()`.

    Closing the service's reception before lets questions in flight finish. Raises AddressUnusable.
    """
    at = service or Service(AccessPolicy(is_local=is_loopback(host) and not root_path))
    app = application(demo, at, root_path=root_path)
    listener = Listener(app, host, port)
    listener.start()
    close_with(demo, app, listener)
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
    if host in ("0.0.0.0", "::", "[::]"):  # noqa: S104 (recognised, not bound)
        return "localhost"
    return f"[{host.strip('[]')}]" if ":" in host else host
