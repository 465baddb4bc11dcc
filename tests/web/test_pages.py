"""Our own pages before and around the chat: the form to log in, and where it leads."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

import web
from index import Archive
from qa import Assistant
from tests.builds import ports
from web.server.accounts import AccessPolicy, Accounts, Throttle, add_account
from web.server.sessions import LONGEST_SESSION_S, Sessions
from web.strings.login import LOGIN_WORDS

NAME, PASSWORD = "siti", "rahasia besar"
HOSTILE = '"><script>alert(1)</script>'
PATIENCE_S = 120.0  # machines that test do other things, too
BROWSER = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "id-ID"}


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    path = tmp_path_factory.mktemp("accounts") / "accounts"
    add_account(path, NAME, "reader", PASSWORD, cost=(2, 8, 1))
    return Accounts(path, Throttle(Clock()))


@pytest.fixture(scope="module")
def guarded(assistant: Assistant, archive: Archive, accounts: Accounts) -> Iterator[str]:
    from web.chat import build
    from web.server.serve import Service, free_port, serve

    chat = build(assistant, archive, examples=["Siapa?"])
    yield serve(chat, port=free_port("127.0.0.1", ports(18660)), service=Service(AccessPolicy(accounts)))
    chat.close(verbose=False)


@pytest.fixture
def visitor(guarded: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=guarded, headers=BROWSER, follow_redirects=True, timeout=PATIENCE_S) as asking:
        yield asking


def log_in(visitor: httpx.Client, address: str = "/login", password: str = PASSWORD) -> httpx.Response:
    return visitor.post(address, data={"username": NAME, "password": password})


def test_a_stranger_gets_a_form_and_nothing_of_the_chat(visitor: httpx.Client) -> None:
    page = visitor.get("/", params={"article": HOSTILE})
    assert LOGIN_WORDS["id"].heading in page.text
    assert ("<gradio-app" in page.text, "<script>alert" in page.text) == (False, False)
    assert "form-action 'self'" in page.headers["content-security-policy"]


def test_a_link_to_an_article_is_followed_after_logging_in(visitor: httpx.Client) -> None:
    form = visitor.get("/?article=a%26b&start=3").text
    assert 'action="login?article=a%26b&amp;start=3"' in form
    page = log_in(visitor, "/login?article=a%26b&start=3")
    assert (page.status_code, page.url.path, page.url.query) == (200, "/", b"article=a%26b&start=3")
    assert "<gradio-app" in page.text
    assert visitor.get("/config").json()["username"] == NAME


@pytest.mark.parametrize("address", ["/login?//evil.example/", "/login?https://evil.example", "/login?x=//evil.example"])
def test_logging_in_leads_nowhere_but_to_the_chat(visitor: httpx.Client, guarded: str, address: str) -> None:
    assert str(log_in(visitor, address).url).startswith(guarded)


def test_who_was_refused_is_told_so_in_the_form_with_the_name_kept(visitor: httpx.Client) -> None:
    page = visitor.post("/login", data={"username": f"budi {HOSTILE}", "password": "salah"})
    assert page.status_code == 400
    assert LOGIN_WORDS["id"].wrong in page.text
    assert ('value="budi &#34;&gt;&lt;script&gt;' in page.text, "<script>alert" in page.text, "salah" in page.text) == (
        True,
        False,
        False,
    )


def test_who_logs_out_is_a_stranger_again(visitor: httpx.Client) -> None:
    log_in(visitor)
    assert visitor.get("/config").status_code == 200
    assert LOGIN_WORDS["id"].heading in visitor.get("/logout").text
    assert visitor.get("/config").status_code == 401


def test_over_https_the_cookie_of_a_session_never_travels_without_it(guarded: str) -> None:
    given = {"username": NAME, "password": PASSWORD}
    came = [
        httpx.post(f"{guarded}login", data=given, headers=headers, timeout=PATIENCE_S)
        for headers in ({}, {"X-Forwarded-Proto": "https"})
    ]
    assert ["Secure" in each.headers["set-cookie"] for each in came] == [False, True]


def test_where_nobody_has_to_log_in_the_form_is_not_shown(address: str) -> None:
    with httpx.Client(base_url=address, timeout=PATIENCE_S) as asking:
        came = [asking.get("/login"), asking.post("/login", data={"username": "a", "password": "b"})]
    assert [(each.status_code, each.headers["location"]) for each in came] == [(303, "./")] * 2


def test_a_session_ends_after_seven_days_and_no_token_but_its_own_opens_it(accounts: Accounts) -> None:
    clock = Clock()
    sessions = Sessions(AccessPolicy(accounts), clock)
    token = sessions.begin(NAME)
    clock.now += LONGEST_SESSION_S
    assert (sessions.name(token), sessions.name("x"), sessions.name(""), sessions.name(None)) == (NAME, None, None, None)
    clock.now += 1
    assert sessions.name(token) is None
    assert sessions.name(sessions.begin("tiada")) is None


def test_of_gradio_only_public_names_are_used() -> None:
    used: set[str] = set()
    for path in Path(web.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in ("gradio", "gradio_client"):
                used |= {f"{node.module}.{alias.name}" for alias in node.names}
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in ("gr", "demo", "blocks")
            ):
                used.add(f"gr.{node.attr}")
    assert "gr.mount_gradio_app" in used
    assert [name for name in sorted(used) if "._" in name] == []
    assert [name for name in sorted(used) if name.startswith("gradio.")] == ["gradio.themes.Base"]
