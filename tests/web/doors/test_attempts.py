"""Attempts at injection over every door and in the chat: quotations stay the article's words, and nothing else gets out."""

import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import httpx
import httpx2
import pytest
import uvicorn
from markdown_it import MarkdownIt
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from starlette.applications import Starlette
from starlette.middleware import Middleware

from index import Archive, rebuild
from qa import Assistant
from qa.keys import Keys, add_key, revoke_key
from qa.rendering.html import render_html
from qa.types import Answer, Conversation
from tests.web.conftest import run_apart
from tests.web.doors.attempts import BEFORE, BESIDE, EVIL, OBEYED, PLANTED, Planted, planted
from tests.web.doors.conftest import PATIENCE_S, Served
from tests.web.doors.test_doors import FORMS, GETS, POSTS
from tests.web.doors.test_mcp import AROUND, by_pipe
from web.doors.enquiries import Enquiries
from web.doors.entry import Front
from web.server.accounts import AccessPolicy, Accounts, add_account
from web.server.health import InFlight
from web.server.security import SecurityHeadersMiddleware

ALL = planted()
IDS = [f"{number}-{attempt[:24]!r}" for number, attempt in enumerate(PLANTED)]
OTHERS = "Berapa utang pribadi Raden Wiranata kepada koperasi?"  # what one caller asked is told to no other
DOORS = ("openai", "stream", "api", "mcp", "pipe")
PIPED = range(0, len(ALL), 5)  # a server of its own, which reads each question itself
Answers = Mapping[str, Mapping[int, dict[str, Any]]]  # by door, by place of the attempt
PLACES = [(door, place) for door in DOORS for place in (PIPED if door == "pipe" else range(len(ALL)))]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = tmp_path_factory.mktemp("attempts") / "index"
    rebuild([each.article for each in ALL], index=path)
    with Archive.open(path) as archive:
        yield archive


class Remembering:
    """An assistant that answers what it was asked before as it did then: the doors are tried here, not the reader."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._answers: dict[Any, Answer] = {}

    def ask(self, question: str, conversation: Conversation | None = None, **narrow: Any) -> Answer:
        asked = (question, conversation or Conversation(), repr(sorted(narrow.items())))
        if asked not in self._answers:
            self._answers[asked] = self._assistant.ask(question, conversation, **narrow)
        return self._answers[asked]


@pytest.fixture(scope="module")
def remembering(hostile: Archive) -> Assistant:
    return cast("Assistant", Remembering(Assistant(hostile)))


@contextmanager
def serving(front: Front) -> Iterator[str]:
    """The doors behind the middleware of the server, without the chat's page. Gives their address."""
    around = [front.outermost(), Middleware(SecurityHeadersMiddleware), front.admitted()]
    app = Starlette(middleware=around, lifespan=front.lifespan)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def doors(hostile: Archive, remembering: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("keys")
    add_account(folder / "accounts", "siti", "editor", "rahasia besar", cost=(1 << 4, 8, 1))
    key = add_key(folder / "keys", "uji")
    entrance = AccessPolicy(Accounts(folder / "accounts"))
    front = Front(Enquiries(remembering, hostile), entrance, Keys(folder / "keys"))
    with serving(front) as address:
        made = Served(address, key, folder / "keys", InFlight())
        other = {"Authorization": f"Bearer {add_key(folder / 'keys', 'lain')}"}
        made.post("/api/v1/answer", json={"question": OTHERS}, headers=other)
        yield made


def authorized(doors: Served) -> dict[str, str]:
    return {"Authorization": f"Bearer {doors.key}"}


def completed(doors: Served, messages: list[dict[str, str]], **more: Any) -> httpx.Response:
    body = {"model": "wartanya", "messages": messages, **more}
    return doors.post("/v1/chat/completions", json=body, headers=authorized(doors))


def said(question: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": question}]


def streamed(text: str) -> tuple[str, dict[str, Any]]:
    """The text of a stream, and the answer that comes with its last choice. Fails where a line is no event."""
    lines = [line for line in text.split("\n\n") if line and not line.startswith(":")]
    assert (lines[-1], all(line.startswith("data: ") and "\n" not in line for line in lines)) == ("data: [DONE]", True)
    events = [json.loads(line.removeprefix("data: ")) for line in lines[:-1]]
    return "".join(each["choices"][0]["delta"].get("content", "") for each in events), events[-1]["wartanya"]


@asynccontextmanager
async def by_http(doors: Served) -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers=authorized(doors), timeout=PATIENCE_S) as sending,
        Client(streamable_http_client(f"{doors.address}/mcp", http_client=sending)) as client,
    ):
        yield client


async def asked_by_tool(client: Client, asked: Sequence[Planted]) -> list[dict[str, Any]]:
    return [(await client.call_tool("answer", {"question": each.question})).structured_content or {} for each in asked]


@pytest.fixture(scope="module")
def answers(doors: Served, hostile: Archive) -> Answers:
    """By door, what came for each of the attempts; of OpenAI's protocol also the message, as `message`."""
    whole = [completed(doors, said(each.question)).json() for each in ALL]
    streams = [streamed(completed(doors, said(each.question), stream=True).text) for each in ALL]
    posted = [doors.post("/api/v1/answer", json={"question": each.question}, headers=authorized(doors)).json() for each in ALL]

    async def by_tools() -> list[list[dict[str, Any]]]:
        async with by_http(doors) as over_http, by_pipe(hostile.path) as over_pipes:
            return [await asked_by_tool(over_http, ALL), await asked_by_tool(over_pipes, [ALL[place] for place in PIPED])]

    by_mcp, by_pipes = run_apart(by_tools())
    return {
        "openai": dict(enumerate({**each["wartanya"], "message": each["choices"][0]["message"]} for each in whole)),
        "stream": dict(enumerate({**told, "message": {"content": text}} for text, told in streams)),
        "api": dict(enumerate(posted)),
        "mcp": dict(enumerate(by_mcp)),
        "pipe": dict(zip(PIPED, by_pipes, strict=True)),
    }


def test_there_are_enough_attempts_of_enough_kinds() -> None:
    assert len(PLANTED) >= 40
    assert len(BESIDE) + len(BEFORE) >= 20


@pytest.mark.parametrize(("door", "place"), PLACES, ids=[f"{door}-{IDS[place]}" for door, place in PLACES])
def test_a_quotation_is_the_articles_words_whatever_they_say(answers: Answers, hostile: Archive, door: str, place: int) -> None:
    told, asked = answers[door][place], ALL[place]
    assert told["citations"]
    for cited in told["citations"]:
        text = hostile.article(cited["article_id"]).text
        assert text[cited["start"] : cited["end"]] == cited["quote"] != ""
        assert cited["passage"]["text"] == text[cited["passage"]["start"] : cited["passage"]["end"]]
    if told["status"] == "answered":
        assert (told["citations"][0]["article_id"], told["short"] in asked.article.text) == (asked.article.id, True)
        assert OBEYED not in told["short"]


def test_most_attempts_are_in_the_sentence_that_answers_so_that_this_proves_something(
    answers: Answers,
) -> None:
    priced = [
        told["short"] is not None and each.price in told["short"]
        for told, each in zip(answers["api"].values(), ALL, strict=True)
    ]
    quoted = ["Sutan Marajo" in told["citations"][0]["quote"] for told in answers["api"].values()]
    assert sum(priced) >= 0.7 * len(ALL)
    assert sum(quoted) >= 0.5 * len(ALL)


def test_every_door_gives_the_same_answer(answers: Answers) -> None:
    for place in range(len(ALL)):
        told = [answers[door][place] for door in DOORS if place in answers[door]]
        assert len({(each["status"], each["short"], each["text"]) for each in told}) == 1


@pytest.mark.parametrize("door", DOORS)
def test_no_reply_tells_of_keys_paths_or_other_callers(answers: Answers, doors: Served, hostile: Archive, door: str) -> None:
    secrets = (doors.key, str(doors.keys), str(hostile.path), str(Path.cwd()), str(Path.home()), "Wiranata", "site-packages")
    for told in answers[door].values():
        assert [secret for secret in secrets if secret in json.dumps(told)] == []


class Elements(HTMLParser):
    """The elements of a page, where its links lead, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("door", ["openai", "stream"])
@pytest.mark.parametrize("place", range(len(ALL)), ids=IDS)
def test_a_message_links_only_to_the_articles_it_cites(answers: Answers, doors: Served, door: str, place: int) -> None:
    told = answers[door][place]
    page = Elements(MarkdownIt("commonmark", {"html": True}).enable("table").render(told["message"]["content"]))
    assert page.names <= {"p", "strong", "em", "a", "ul", "ol", "li", "br"}
    assert page.links
    assert all(link.startswith(f"{doors.address}/?article=sisip%2F") for link in page.links)
    # In chat programs "[1]" in the text may be made a source: the article's own must not be one.
    own = len(re.findall(r"(?<!\\)\[\[\d+\]\]\(", told["message"]["content"]))
    assert own == page.text.count("[") - escaped_brackets(told["message"]["content"])


def escaped_brackets(markdown: str) -> int:
    return len(re.findall(r"(?<!\\)(?:\\\\)*\\\[", markdown))


@pytest.mark.parametrize("place", range(len(ALL)), ids=IDS)
def test_annotations_stand_where_the_links_of_our_own_are(answers: Answers, place: int) -> None:
    told = answers["openai"][place]
    content = told["message"]["content"]
    for annotation in told["message"]["annotations"]:
        cited = annotation["url_citation"]
        linked = content[cited["start_index"] : cited["end_index"]]
        assert (linked.startswith("[["), linked.endswith(f"]({cited['url']})")) == (True, True)
        assert EVIL not in cited["url"]


@pytest.mark.parametrize("place", range(len(ALL)), ids=IDS)
def test_the_chat_shows_an_attempt_as_text_and_links_no_mark_of_it(remembering: Assistant, place: int) -> None:
    answer = remembering.ask(ALL[place].question)
    page = Elements(render_html(answer, with_buttons=True))
    ours = {"section", "p", "strong", "h3", "ul", "ol", "li", "details", "summary", "span", "blockquote", "mark", "button", "a"}
    assert page.names <= ours
    assert all(link.startswith("#cite-answer-") for link in page.links)
    written = sum(len(re.findall(r"\[\d{1,3}\]", line.rpartition("”")[2])) for line in answer.text.split("\n\n"))
    alternatives = sum(len(each.markers) for each in answer.alternatives)
    assert len(page.links) == written + alternatives
    assert not set(page.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("beside", BESIDE, ids=[f"{role}-{content[:24]!r}" for role, content in BESIDE])
def test_what_a_client_says_beside_the_question_changes_no_answer(
    answers: Answers, doors: Served, beside: tuple[str, str]
) -> None:
    role, content = beside
    for stream in (False, True):
        messages = [{"role": role, "content": content}, *said(ALL[0].question)]
        response = completed(doors, messages, stream=stream)
        assert response.status_code == 200
        text, told = (
            streamed(response.text)
            if stream
            else (response.json()["choices"][0]["message"]["content"], response.json()["wartanya"])
        )
        assert text == answers["openai"][0]["message"]["content"]
        assert told["citations"] == answers["openai"][0]["citations"]


@pytest.mark.parametrize("before", BEFORE)
def test_words_before_a_question_are_searched_for_and_nothing_else(doors: Served, hostile: Archive, before: str) -> None:
    question = f"{before} {ALL[3].question}"
    response = doors.post("/api/v1/answer", json={"question": question}, headers=authorized(doors))
    told = response.json()
    assert response.status_code == 200
    for cited in told["citations"]:
        assert hostile.article(cited["article_id"]).text[cited["start"] : cited["end"]] == cited["quote"]
    assert [word for word in ("root:", "Traceback", str(doors.keys), doors.key) if word in response.text] == []


def test_questions_at_the_limit_are_taken_and_beyond_it_refused_by_every_door(doors: Served) -> None:
    longest = f"{ALL[0].question} {'cabai ' * 400}"[:2_000]
    assert [completed(doors, said(longest + more)).status_code for more in ("", "x")] == [200, 400]
    for path, name in (("answer", "question"), ("search", "query")):
        came = [
            doors.post(f"/api/v1/{path}", json={name: longest + more}, headers=authorized(doors)).status_code
            for more in ("", "x")
        ]
        assert came == [200, 422]
    many = said("Halo") * 1_001
    assert completed(doors, many).status_code == 400


NOTHING = ("", " ", "?!…", "\u200b")
WRONG_PLACES = (
    "start=x&end=9",
    "start=0&end=-1",
    "start=1e3&end=2",
    "start=٣&end=9",
    "start=--index",
    "start=9999999999999&end=1",
)


@pytest.mark.parametrize("query", NOTHING)
def test_a_search_for_nothing_is_refused(doors: Served, query: str) -> None:
    response = doors.post("/api/v1/search", json={"query": query}, headers=authorized(doors))
    assert (response.status_code, response.json()["error"]["param"]) == (400, "query")


def test_wrong_places_and_searches_for_nothing_are_errors_of_the_protocol_and_no_traceback(hostile: Archive) -> None:
    opening = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "uji", "version": "1"}}
    read = [("resources/read", {"uri": f"wartanya://articles/sisip%2F1?{place}"}) for place in WRONG_PLACES]
    searched = [("tools/call", {"name": "search", "arguments": {"query": query}}) for query in NOTHING]
    sent: list[dict[str, Any]] = [
        {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": opening},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        *({"jsonrpc": "2.0", "id": k, "method": m, "params": p} for k, (m, p) in enumerate([*read, *searched], start=1)),
    ]
    command = [sys.executable, "-P", "-m", "qa.cli", "mcp", "--index", str(hostile.path)]
    given: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, env=AROUND, text=True, **given) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        print(*map(json.dumps, sent), sep="\n", file=server.stdin, flush=True)
        came = {told["id"]: told for told in (json.loads(server.stdout.readline()) for _ in range(len(sent) - 1))}
        _, errors = server.communicate(timeout=PATIENCE_S)
    places, searches = [came[k] for k in range(1, len(read) + 1)], [came[len(read) + k] for k in range(1, len(searched) + 1)]
    assert [told["error"]["message"] for told in places if "whole number" not in told["error"]["message"]] == []
    assert [told["result"]["isError"] for told in searches] == [True] * len(searched)
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("answer", {"question": "Berapa?", "outlets": ["../../etc/passwd"]}),
        ("answer", {"question": "Berapa?", "since": "--index"}),
        ("article", {"article_id": "--index"}),
        ("article", {"article_id": "file:///etc/passwd"}),
        ("article", {"article_id": "sisip/1\x00"}),
        ("article", {"article_id": "sisip/1", "start": "../"}),
        ("search", {"query": "cabai", "limit": "; ls"}),
    ],
)
def test_a_tools_argument_that_looks_like_an_option_or_a_path_is_an_error(
    doors: Served, tool: str, given: dict[str, Any]
) -> None:
    async def asked() -> Any:
        async with by_http(doors) as client:
            return await client.call_tool(tool, given)

    result = run_apart(asked())
    told = result.content[0].text
    assert result.is_error
    assert [word for word in ("root:", "Traceback", "site-packages", str(doors.keys)) if word in told] == []


@pytest.mark.parametrize("key", ["missing", "wrong", "revoked", "of another server"])
def test_without_a_key_that_counts_every_door_says_so_in_its_own_form(doors: Served, tmp_path: Path, key: str) -> None:
    headers = {"wrong": {"Authorization": "Bearer wartanya-abc"}, "missing": {}}.get(key)
    if key == "revoked":
        headers = {"Authorization": f"Bearer {add_key(doors.keys, 'dicabut')}"}
        revoke_key(doors.keys, "dicabut")
    elif headers is None:
        headers = {"Authorization": f"Bearer {add_key(tmp_path / 'keys', 'lain')}"}
    with httpx.Client(base_url=doors.address, headers=headers, timeout=PATIENCE_S) as asking:
        came = [(path, asking.post(path, json=body)) for path, body in POSTS] + [(path, asking.get(path)) for path in GETS]
    for path, response in came:
        form = FORMS[path if path == "/mcp" else path[: path.index("/", 1)]]
        assert (response.status_code, set(response.json()["error"])) == (401, form)


def test_an_article_is_read_whole_as_data_by_every_door(doors: Served, hostile: Archive) -> None:
    async def read() -> list[str]:
        async with by_http(doors) as client:
            asked = [{"article_id": each.article.id} for each in ALL]
            return [((await client.call_tool("article", each)).structured_content or {})["text"] for each in asked]

    by_mcp = run_apart(read())
    for text, each in zip(by_mcp, ALL, strict=True):
        there = hostile.article(each.article.id).text
        read_there = doors.get(f"/api/v1/articles/{each.article.id}", headers=authorized(doors))
        kept = (read_there.json()["text"], text, read_there.headers["content-type"])
        assert kept == (there, there[:20_000], "application/json")
