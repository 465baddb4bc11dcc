"""A small web server on this machine: what it answers is a table of paths."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Page:
    """`pause_s` passes before each byte of the body."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pause_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: `address` ends without a slash; `asked` are the paths and host names it was asked for."""

    address: str
    port: int
    asked: list[tuple[str, str]]


@contextmanager
def serving(pages: Mapping[str, Page]) -> Iterator[Site]:
    asked: list[tuple[str, str]] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["Host"]))
            page = pages.get(self.path, Page(status=404))
            self.send_response(page.status)
            headers = {"Content-Type": page.kind, "Content-Length": str(len(page.body)), **page.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                if not page.pause_s:
                    self.wfile.write(page.body)
                for byte in page.body if page.pause_s else b"":
                    time.sleep(page.pause_s)
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
            except ConnectionError:
                pass  # the other side has had enough

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer((HERE, 0), Answering) as server:
        server.daemon_threads = False
        server.block_on_close = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield Site(f"http://{HERE}:{server.server_port}", server.server_port, asked)
        finally:
            server.shutdown()
            thread.join()
