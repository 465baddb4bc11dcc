"""The address of the chat."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from index import Archive
from qa import Assistant
from tests.builds import ports
from web.errors import AddressUnusable
from web.server.serve import free_port, serve


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def unused() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_port_that_is_taken_is_passed_over(taken: int, unused: int) -> None:
    assert free_port("127.0.0.1", [taken, unused]) == unused


def test_a_port_that_was_asked_for_and_is_taken_is_named(taken: int) -> None:
    with pytest.raises(AddressUnusable, match=f"Port {taken} is taken .* --port"):
        free_port("127.0.0.1", [taken])


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(AddressUnusable, match=r"Cannot listen on 192\.0\.2\.1"):
        free_port("192.0.2.1", [7860])


class Proxy(BaseHTTPRequestHandler):
    """Passes everything below /wartanya/ on to the chat, without that part of the path, as it comes."""

    chat = ""

    def do_GET(self) -> None:
        self._pass_on(b"")

    def do_POST(self) -> None:
        self._pass_on(self.rfile.read(int(self.headers["Content-Length"])))

    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def _pass_on(self, body: bytes) -> None:
        if not self.path.startswith("/wartanya/"):
            self.send_error(404)
            return
        headers = {**self.headers, "X-Forwarded-Host": self.headers["Host"], "Accept-Encoding": "identity"}
        address = self.chat + self.path.removeprefix("/wartanya/")
        with httpx.stream(self.command, address, headers=headers, content=body, timeout=60) as response:
            self.send_response(response.status_code)
            for name, value in response.headers.multi_items():
                if name not in ("content-length", "transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.end_headers()
            try:
                for chunk in response.iter_raw():
                    self.wfile.write(chunk)
                    self.wfile.flush()
            except (httpx.HTTPError, OSError):
                pass  # one side has left


def test_behind_a_proxy_with_a_path_every_request_stays_below_that_path(
    assistant: Assistant, archive: Archive, browser: Any
) -> None:
    from web.chat import build

    chat = build(assistant, archive, examples=["Siapa?"])
    Proxy.chat = serve(chat, port=free_port("127.0.0.1", ports(18460)), root_path="/wartanya")
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    proxy.daemon_threads = True
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{proxy.server_address[1]}/wartanya/"
    page = browser.new_page(locale="id-ID")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    page.locator(".welcome").wait_for()  # what is typed before the page is ready may be lost
    page.locator("#question textarea").fill("Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?")
    page.locator("#question textarea").press("Enter")
    page.locator(".exchange .receipt").wait_for()
    strays = [url for url in requests if not url.startswith((address, "data:"))]
    assert strays == []
    page.close()
    proxy.shutdown()
    proxy.server_close()
    chat.close(verbose=False)
