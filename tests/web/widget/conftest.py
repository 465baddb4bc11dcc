"""A chat with accounts, whose box for questions one other site may show; and that site and another one, on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from qa.keys import Keys
from tests.builds import ports
from tests.web.doors.conftest import open_doors
from web.server.accounts import AccessPolicy, Accounts, add_account

if TYPE_CHECKING:
    from index import Archive
    from qa import Assistant

__all__ = ["open_doors"]


class Site:
    """A newspaper's page with the script tag, under a policy that lets it load and ask nothing but the archive."""

    def __init__(self) -> None:
        self.body, self.policy = "", ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page = f"<!doctype html><html lang=id><meta charset=utf-8><title>Koran</title><body>{site.body}</body></html>"
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", site.policy)
                self.end_headers()
                self.wfile.write(page.encode())

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # Another site than 127.0.0.1 to a browser, on this machine nevertheless.
        self.origin = f"http://localhost:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def site() -> Iterator[Site]:
    made = Site()
    try:
        yield made
    finally:
        made.close()


@dataclass(frozen=True, slots=True)
class Press:
    """Where the chat is served, without the last slash; the site that is named, and one that is not."""

    address: str
    named: Site
    stranger: Site


@pytest.fixture(scope="session")
def press(assistant: "Assistant", archive: "Archive", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    from web.chat import build
    from web.doors.enquiries import Enquiries
    from web.doors.entry import Front
    from web.server.serve import Service, free_port, serve
    from web.widget.door import Widget

    folder = tmp_path_factory.mktemp("press")
    add_account(folder / "accounts", "siti", "editor", "rahasia besar", cost=(1 << 4, 8, 1))
    entrance = AccessPolicy(Accounts(folder / "accounts"))
    with site() as named, site() as stranger:
        enquiries = Enquiries(assistant, archive)
        widget = Widget(enquiries, [named.origin], is_read_by_all=False)
        chat = build(assistant, archive, examples=["Siapa?"])
        front = Front(enquiries, entrance, Keys(folder / "keys"), around=widget.around)
        port = free_port("127.0.0.1", ports(18160))
        address = serve(chat, port=port, service=Service(entrance, archive, doors=front)).rstrip("/")
        for each in (named, stranger):
            each.body = f'<h1>Koran</h1><script src="{address}/widget/widget.js"></script>'
            each.policy = f"default-src 'none'; script-src {address}; connect-src {address}; frame-src {address}"
        yield Press(address, named, stranger)
        chat.close(verbose=False)
