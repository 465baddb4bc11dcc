"""A chat with its doors, as `wartanya-chat` serves it: once open on this machine, once with accounts and so with keys."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from qa.keys import Keys, add_key
from web.server.accounts import AccessPolicy, Accounts, add_account
from web.server.health import InFlight

if TYPE_CHECKING:
    from index import Archive
    from qa import Assistant

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"
PATIENCE_S = 120.0  # machines that test do other things, too
LEADER = "Kapolres Lampung Barat, AKBP Rinaldo Aser"


@dataclass(frozen=True, slots=True)
class Served:
    """Where it is served, without the last slash; a key where one is needed, and the file of keys."""

    address: str
    key: str
    keys: Path
    reception: InFlight

    def get(self, path: str, **given: Any) -> httpx.Response:
        return httpx.get(self.address + path, timeout=PATIENCE_S, **given)

    def post(self, path: str, **given: Any) -> httpx.Response:
        return httpx.post(self.address + path, timeout=PATIENCE_S, **given)


@contextmanager
def served(assistant: "Assistant", archive: "Archive", entrance: AccessPolicy, keys: Path, key: str = "") -> Iterator[Served]:
    from web.chat import build
    from web.doors.enquiries import Enquiries
    from web.doors.entry import Front
    from web.server.serve import Service, serve

    reception = InFlight()
    chat = build(assistant, archive, examples=["Siapa?"])
    service = Service(entrance, archive, reception, Front(Enquiries(assistant, archive), entrance, Keys(keys)))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    yield Served(serve(chat, port=port, service=service).rstrip("/"), key, keys, reception)
    chat.close(verbose=False)


@pytest.fixture(scope="session")
def open_doors(assistant: "Assistant", archive: "Archive", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(assistant, archive, AccessPolicy(), tmp_path_factory.mktemp("open") / "keys") as made:
        yield made


@pytest.fixture(scope="session")
def shut_doors(assistant: "Assistant", archive: "Archive", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("shut")
    add_account(folder / "accounts", "siti", "editor", "rahasia besar", cost=(1 << 4, 8, 1))
    key = add_key(folder / "keys", "open-webui")
    with served(assistant, archive, AccessPolicy(Accounts(folder / "accounts")), folder / "keys", key) as made:
        yield made
