"""Logging in to a chat that is served with accounts, in a browser and as a program."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from index import Archive
from qa import Assistant
from tests.builds import ports
from web.server.accounts import AccessPolicy, Accounts, Throttle, add_account

CHEAP = (2, 8, 1)
NAME, PASSWORD = "siti", "rahasia besar"


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accounts") / "accounts"
    add_account(path, NAME, "editor", PASSWORD, cost=CHEAP)
    add_account(path, "budi", "reader", PASSWORD, cost=CHEAP)
    return path


@pytest.fixture(scope="module")
def guarded(assistant: Assistant, archive: Archive, accounts: Path, clock: Clock) -> Iterator[str]:
    from web.chat import build
    from web.server.serve import Service, free_port, serve

    entrance = AccessPolicy(Accounts(accounts, Throttle(clock)))
    chat = build(assistant, archive)
    yield serve(chat, port=free_port("127.0.0.1", ports(18160)), service=Service(entrance))
    chat.close(verbose=False)


def logged_in(address: str, name: str) -> httpx.Client:
    given = httpx.post(f"{address}login", data={"username": name, "password": PASSWORD})
    assert given.status_code == 200
    # Browsers take a cookie that is to travel over https only from this machine too; this client does not.
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in given.cookies.jar)
    return httpx.Client(base_url=address, headers={"Cookie": cookies})


def test_nothing_of_the_archive_is_told_before_logging_in(guarded: str, archive: Archive) -> None:
    title = archive.examples(1)[0].title
    for path in ("", "config", "gradio_api/info", "gradio_api/queue/status"):
        assert title not in httpx.get(f"{guarded}{path}").text
    asked = httpx.post(f"{guarded}gradio_api/call/status", json={"data": []})
    assert asked.status_code == 401


def test_a_wrong_password_is_refused_and_the_fifth_one_has_to_wait(guarded: str, clock: Clock) -> None:
    codes = [httpx.post(f"{guarded}login", data={"username": "tamu", "password": "salah"}).status_code for _ in range(5)]
    clock.now += 1000
    assert codes == [400, 400, 400, 400, 429]


def test_cookies_stay_at_home_and_out_of_reach_of_scripts(guarded: str) -> None:
    given = httpx.post(f"{guarded}login", data={"username": NAME, "password": PASSWORD})
    for cookie in given.headers.get_list("set-cookie"):
        assert "httponly" in cookie.lower()
        assert cookie.endswith("; SameSite=Lax")


def test_a_reader_may_ask_and_may_not_upload(guarded: str) -> None:
    with logged_in(guarded, "budi") as reader, logged_in(guarded, NAME) as editor:
        assert reader.get("config").status_code == 200
        files = {"files": ("a.txt", b"halo")}
        assert reader.post("gradio_api/upload", files=files).status_code == 403
        assert editor.post("gradio_api/upload", files=files).status_code == 200


def test_an_account_that_is_taken_away_is_out_at_once(guarded: str, accounts: Path) -> None:
    add_account(accounts, "tono", "editor", PASSWORD, cost=CHEAP)
    with logged_in(guarded, "tono") as client:
        assert client.get("config").status_code == 200
        lines = accounts.read_text().splitlines(keepends=True)
        accounts.write_text("".join(line for line in lines if not line.startswith("tono:")))
        assert client.get("config").status_code == 401


def test_in_a_browser_the_page_asks_for_name_and_password(guarded: str, browser: Any) -> None:
    page = browser.new_page(locale="id-ID")
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    page.goto(guarded)
    page.locator("input[type=password]").wait_for()
    page.locator("input:not([type=password])").first.fill(NAME)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("input[type=password]").press("Enter")
    page.locator(".welcome").wait_for()
    assert errors == []
    page.close()


def test_who_types_a_name_in_capitals_is_who_the_account_says(guarded: str, browser: Any) -> None:
    page = browser.new_context(locale="id-ID").new_page()
    page.goto(guarded)
    page.locator("input:not([type=password])").first.fill(NAME.upper())
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("input[type=password]").press("Enter")
    page.locator("#tabs").wait_for()
    page.context.close()
