"""Who comes in by the doors, what leaves by them, and that the server's own rules hold there as well."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from index import Archive
from qa import Assistant
from qa.keys import Keys, add_key
from tests.web.doors.conftest import PATIENCE_S, QUESTION, Served, served
from web.doors.admission import Admission
from web.errors import Refused
from web.server.accounts import AccessPolicy, Accounts, add_account
from web.server.security import MOST_BODY_BYTES

CHAT = {"model": "wartanya", "messages": [{"role": "user", "content": QUESTION}]}
CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
POSTS: list[tuple[str, dict[str, Any]]] = [
    ("/v1/chat/completions", CHAT),
    ("/api/v1/answer", {"question": QUESTION}),
    ("/api/v1/search", {"query": "banjir"}),
    ("/mcp", CALL),
]
GETS = ("/v1/models", "/v1/models/wartanya", "/api/v1/status", "/api/v1/articles/kt-006", "/v1/nowhere", "/api/v1/nowhere")
LOCAL = {"host": "127.0.0.1:7860"}


def form_of(response: httpx.Response) -> set[str]:
    return set(response.json()["error"])


FORMS = {"/v1": {"message", "type", "param", "code"}, "/api": {"code", "message", "param"}, "/mcp": {"code", "message"}}


@pytest.mark.parametrize("given", [None, "Bearer", "Bearer wartanya-salah", "Basic c2l0aTpyYWhhc2lh", "x" * 5_000])
def test_without_a_right_key_every_door_is_shut_in_its_own_form(shut_doors: Served, given: str | None) -> None:
    headers = {"Authorization": given} if given else {}
    with httpx.Client(base_url=shut_doors.address, headers=headers, timeout=PATIENCE_S) as asking:
        came = [(path, asking.post(path, json=body)) for path, body in POSTS] + [(path, asking.get(path)) for path in GETS]
    for path, response in came:
        assert (response.status_code, form_of(response)) == (401, FORMS[path[: path.index("/", 1)] if path != "/mcp" else path])
        assert response.headers["www-authenticate"] == 'Bearer realm="wartanya"'
        said = [word for word in ((given or "").rpartition(" ")[2], str(shut_doors.keys)) if word not in ("", "Bearer")]
        assert [word for word in said if word in response.text] == []


def test_a_session_of_the_chat_opens_no_door(shut_doors: Served) -> None:
    with httpx.Client(base_url=shut_doors.address, timeout=PATIENCE_S) as asking:
        asking.post("/login", data={"username": "siti", "password": "rahasia besar"}).raise_for_status()
        assert asking.get("/v1/models").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "arsip.example"},  # a name that a page of another site made to lead here
        {**LOCAL, "x-forwarded-for": "203.0.113.5"},
        {**LOCAL, "via": "1.1 proxy"},
        {**LOCAL, "origin": "http://evil.example"},
    ],
)
def test_what_does_not_come_from_this_machine_alone_needs_a_key(tmp_path: Path, headers: dict[str, str]) -> None:
    at = Admission(AccessPolicy(), Keys(tmp_path / "keys"))
    assert at.caller("127.0.0.1", LOCAL) == "address 127.0.0.1"
    with pytest.raises(Refused):
        at.caller("127.0.0.1", headers)
    key = add_key(tmp_path / "keys", "program")
    assert at.caller("127.0.0.1", {**headers, "authorization": f"Bearer {key}"}) == "key program"


def test_a_chat_that_is_served_to_a_network_needs_keys_from_this_machine_too(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        Admission(AccessPolicy(is_local=False), Keys(tmp_path / "keys")).caller("127.0.0.1", LOCAL)


def test_keys_that_cannot_be_read_let_nobody_in_and_name_no_file(tmp_path: Path) -> None:
    add_account(tmp_path / "accounts", "siti", "reader", "rahasia besar", cost=(1 << 4, 8, 1))
    (tmp_path / "keys").write_text("rusak\n")
    admission = Admission(AccessPolicy(Accounts(tmp_path / "accounts")), Keys(tmp_path / "keys"))
    with pytest.raises(Refused) as refused:
        admission.caller("x", {"authorization": "Bearer a"})
    assert (refused.value.status, str(tmp_path) in str(refused.value)) == (503, False)


@pytest.mark.parametrize(("path", "body"), POSTS)
def test_the_servers_own_rules_hold_at_every_door_and_are_told_in_its_form(
    open_doors: Served, path: str, body: dict[str, Any]
) -> None:
    form = FORMS[path[: path.index("/", 1)] if path != "/mcp" else path]
    refused = {
        403: open_doors.post(path, json=body, headers={"Sec-Fetch-Site": "cross-site"}),
        411: open_doors.post(path, content=iter([json.dumps(body).encode()])),
        413: open_doors.post(path, content=b" " * (MOST_BODY_BYTES + 1)),
        401: open_doors.post(path, json=body, headers={"Host": "arsip.example"}),
    }
    for status, response in refused.items():
        assert (response.status_code, form_of(response)) == (status, form)
        assert response.headers["x-content-type-options"] == "nosniff"
        assert int(response.headers["content-length"]) == len(response.content)


def test_a_refusal_is_told_in_the_language_that_is_asked_for(shut_doors: Served) -> None:
    response = shut_doors.get("/v1/models", headers={"Accept-Language": "id-ID"})
    assert "diperlukan kunci" in response.json()["error"]["message"]


class Slow:
    """Answers like the assistant, once it is let; or fails as nobody foresaw."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.began, self.go_on = threading.Event(), threading.Event()

    def ask(self, question: str, *arguments: Any, **options: Any) -> Any:
        if "rusak" in question:
            raise RuntimeError(f"a file of the server: {__file__}")
        self.began.set()
        assert self.go_on.wait(120)
        return self._assistant.ask(question, *arguments, **options)


@pytest.fixture
def slow(assistant: Assistant) -> Slow:
    return Slow(assistant)


@pytest.fixture
def slowly(slow: Slow, archive: Archive, tmp_path: Path) -> Iterator[Served]:
    with served(slow, archive, AccessPolicy(), tmp_path / "keys") as made:  # type: ignore[arg-type]
        yield made


def test_a_stream_in_flight_is_finished_while_the_server_closes_and_new_ones_are_not_begun(slowly: Served, slow: Slow) -> None:
    came: list[httpx.Response] = []
    path = "/v1/chat/completions"
    asking = threading.Thread(target=lambda: came.append(slowly.post(path, json={**CHAT, "stream": True})))
    asking.start()
    assert slow.began.wait(120)
    closing: list[bool] = []
    closer = threading.Thread(target=lambda: closing.append(slowly.reception.close(120)))
    closer.start()
    while not slowly.reception.is_closing:
        time.sleep(0.01)
    refused = [(path, slowly.post(path, json=body)) for path, body in POSTS]
    slow.go_on.set()
    asking.join(120)
    closer.join(120)
    assert [(response.status_code, "error" in response.json()) for _, response in refused] == [(503, True)] * len(POSTS)
    assert (came[0].text.endswith("data: [DONE]\n\n"), closing) == (True, [True])


def test_what_nobody_foresaw_is_an_error_in_the_doors_form_and_tells_nothing_of_the_server(slowly: Served) -> None:
    chat = {"model": "wartanya", "messages": [{"role": "user", "content": "Apa yang rusak?"}]}
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "answer", "arguments": {"question": "rusak"}}}
    headers = {"Accept": "application/json, text/event-stream"}
    bodies = (("/v1/chat/completions", chat), ("/api/v1/answer", {"question": "rusak"}), ("/mcp", call))
    came = {path: slowly.post(path, json=body, headers=headers) for path, body in bodies}
    assert [came[path].status_code for path in ("/v1/chat/completions", "/api/v1/answer")] == [500, 500]
    assert came["/v1/chat/completions"].json()["error"]["type"] == "server_error"
    assert came["/mcp"].json()["result"]["isError"]
    assert [path for path, response in came.items() if __file__ in response.text or "Traceback" in response.text] == []
