"""The archive behind MCP, asked by its own client over both transports."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client

from index import Archive
from qa import Assistant
from tests.web.conftest import run_apart
from tests.web.doors.conftest import LEADER, PATIENCE_S, QUESTION, Served

ROOT = Path(__file__).parent.parent.parent.parent
AROUND = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
TOOLS = ("answer", "aggregate", "search", "article", "names", "status")
COUNT = "Sebutkan semua banjir di Way Semaka"
Asking = Callable[[Client], Awaitable[Any]]


def asked_by_http(served: Served, asking: Asking) -> Any:
    async def ask() -> Any:
        async with Client(f"{served.address}/mcp") as client:
            return await asking(client)

    return run_apart(ask())


@asynccontextmanager
async def by_pipe(index: Path) -> AsyncIterator[Client]:
    command = ["-P", "-m", "qa.cli", "mcp", "--index", str(index)]
    with Path(os.devnull).open("w") as nowhere:
        server = StdioServerParameters(command=sys.executable, args=command, env=AROUND)
        async with Client(stdio_client(server, errlog=nowhere)) as client:
            yield client


async def everything(client: Client) -> dict[str, Any]:
    """One of each kind of request, and what comes of it."""
    answered = (await client.call_tool("answer", {"question": QUESTION})).structured_content or {}
    cited = answered["citations"][0]
    link = f"wartanya://articles/{cited['article_id']}?start={cited['start']}&end={cited['end']}"
    return {
        "tools": (await client.list_tools()).tools,
        "answer": answered,
        "search": (await client.call_tool("search", {"query": "banjir", "limit": 2})).structured_content,
        "article": (await client.call_tool("article", {"article_id": cited["article_id"]})).structured_content,
        "aggregate": (await client.call_tool("aggregate", {"question": COUNT})).structured_content,
        "named": (await client.call_tool("names", {"kind": "person", "limit": 3})).structured_content,
        "name": (await client.call_tool("names", {"name": "Rinaldo Aser"})).structured_content,
        "status": (await client.call_tool("status", {})).structured_content,
        "quote": (await client.read_resource(link)).contents[0].text,  # type: ignore[union-attr]
        "templates": (await client.list_resource_templates()).resource_templates,
        "prompt": (await client.get_prompt("check_claim", {"claim": "Bupati mundur."})).messages[0].content.text,  # type: ignore[union-attr]
    }


@pytest.fixture(scope="module")
def by_both(open_doors: Served, archive: Archive) -> list[dict[str, Any]]:
    async def over_pipes() -> dict[str, Any]:
        async with by_pipe(archive.path) as client:
            return await everything(client)

    return [asked_by_http(open_doors, everything), run_apart(over_pipes())]


def test_the_tools_are_four_and_say_that_they_only_read(by_both: list[dict[str, Any]]) -> None:
    for came in by_both:
        assert tuple(tool.name for tool in came["tools"]) == TOOLS
        for tool in came["tools"]:
            hints = tool.annotations
            assert (hints.read_only_hint, hints.destructive_hint, hints.open_world_hint) == (True, False, False)
            assert tool.output_schema["type"] == "object"


def test_an_answer_is_the_assistants_with_a_permalink_for_each_quote(
    by_both: list[dict[str, Any]], assistant: Assistant, archive: Archive
) -> None:
    there = assistant.ask(QUESTION).to_dict()
    there["receipt"].pop("elapsed_ms")
    for came in by_both:
        told = {**came["answer"], "receipt": {**came["answer"]["receipt"]}}
        told["receipt"].pop("elapsed_ms")
        told["citations"] = [{name: cited[name] for name in cited if name != "permalink"} for cited in told["citations"]]
        assert told == there
        for cited in came["answer"]["citations"]:
            assert archive.article(cited["article_id"]).text[cited["start"] : cited["end"]] == cited["quote"]
    over_http, over_pipes = (came["answer"]["citations"][0]["permalink"] for came in by_both)
    assert (over_http.startswith("http://127.0.0.1:"), over_pipes.startswith("wartanya://articles/")) == (True, True)


def test_an_id_that_looks_like_a_path_names_an_article(open_doors: Served, archive: Archive) -> None:
    link = "wartanya://articles/jahat%2Fharga-cabai"
    read = asked_by_http(open_doors, lambda client: client.read_resource(link))
    assert read.contents[0].text.endswith(archive.article("jahat/harga-cabai").text)


def test_a_permalink_is_a_resource_that_holds_the_quote(by_both: list[dict[str, Any]]) -> None:
    for came in by_both:
        assert came["quote"] == came["answer"]["citations"][0]["quote"]
        assert [each.uri_template for each in came["templates"]] == ["wartanya://articles/{article_id}{?start,end,check}"]


def test_searching_reading_and_the_state_are_the_archives(by_both: list[dict[str, Any]], archive: Archive) -> None:
    for came in by_both:
        found = [{name: hit[name] for name in hit if name != "permalink"} for hit in came["search"]["hits"]]
        assert found == [hit.to_dict() for hit in archive.search("banjir", limit=2)]
        assert came["article"]["text"] == archive.article(came["article"]["id"]).text
        assert ("source" in came["article"], "path" in came["status"]) == (False, False)
        assert came["status"]["articles"] == len(archive)


def test_rows_and_names_come_with_their_quotations(
    by_both: list[dict[str, Any]], archive: Archive, assistant: Assistant
) -> None:
    for came in by_both:
        counted = assistant.ask(COUNT)
        assert (came["aggregate"]["kind"], len(came["aggregate"]["items"])) == (counted.kind, len(counted.items))
        assert came["named"]["listed"] == archive.names("person", limit=3).to_dict()
        quote = came["name"]["page"]["offices"][0]["first"]
        assert archive.article(quote["article_id"]).text[quote["start"] : quote["end"]] == quote["quote"]
        assert quote["permalink"]


def test_the_prompt_holds_the_claim_as_something_to_check(by_both: list[dict[str, Any]]) -> None:
    for came in by_both:
        assert "-----\nBupati mundur.\n-----" in came["prompt"]


@pytest.mark.parametrize(
    ("tool", "given", "told"),
    [
        ("answer", {"question": " "}, "question is empty"),
        ("answer", {"question": "x" * 2_001}, "2000"),
        ("answer", {"question": "Siapa?", "since": "kemarin"}, "kemarin"),
        ("answer", {"question": "Siapa?", "outlets": ["Tidak Ada"]}, "Tidak Ada"),
        ("search", {"query": "banjir", "limit": 1_000}, "100"),
        ("article", {"article_id": "../../etc/passwd"}, "no article"),
        ("article", {}, "article_id"),
    ],
)
def test_what_cannot_be_meant_is_an_error_of_the_tool(open_doors: Served, tool: str, given: dict[str, Any], told: str) -> None:
    result = asked_by_http(open_doors, lambda client: client.call_tool(tool, given))
    assert (result.is_error, told in result.content[0].text) == (True, True)


def test_a_text_that_looks_like_options_is_a_question(open_doors: Served) -> None:
    text = "--index /etc --debug " + QUESTION
    result = asked_by_http(open_doors, lambda client: client.call_tool("answer", {"question": text}))
    assert result.structured_content["question"] == text


@pytest.mark.parametrize(
    "uri", ["wartanya://articles/tidak-ada", "wartanya://articles/..%2F..%2Fetc%2Fpasswd", "file:///etc/passwd"]
)
def test_a_resource_that_there_is_not_is_refused(open_doors: Served, uri: str) -> None:
    with pytest.raises((MCPError, BaseExceptionGroup)) as refused:
        asked_by_http(open_doors, lambda client: client.read_resource(uri))
    assert "root:" not in repr(refused.value)


def test_words_that_changed_are_not_given_for_a_link_made_before(open_doors: Served) -> None:
    with pytest.raises((MCPError, BaseExceptionGroup)) as refused:
        asked_by_http(
            open_doors, lambda client: client.read_resource("wartanya://articles/kt-006?start=0&end=9&check=00000000")
        )
    assert refused.value is not None


def test_only_requests_are_answered_and_a_key_is_needed_with_accounts(open_doors: Served, shut_doors: Served) -> None:
    ended = httpx.delete(f"{open_doors.address}/mcp", timeout=PATIENCE_S)
    assert [open_doors.get("/mcp").status_code, ended.status_code] == [405, 405]
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    headers = {"Accept": "application/json, text/event-stream"}
    refused = shut_doors.post("/mcp", json=body, headers=headers)
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer realm="wartanya"')
    assert refused.json()["error"]["code"] == -32000
    answered = shut_doors.post("/mcp", json=body, headers={**headers, "Authorization": f"Bearer {shut_doors.key}"})
    assert sorted(tool["name"] for tool in answered.json()["result"]["tools"]) == sorted(TOOLS)


def test_nothing_but_the_protocol_is_written_to_standard_output(archive: Archive) -> None:
    opening = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "uji", "version": "1"}}
    sent: list[dict[str, Any]] = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": opening},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "answer", "arguments": {"question": QUESTION}}},
    ]
    command = [sys.executable, "-P", "-m", "qa.cli", "mcp", "--index", str(archive.path)]
    given: dict[str, Any] = {"env": AROUND, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **given) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        print(*map(json.dumps, sent), sep="\n", file=server.stdin, flush=True)
        came = [json.loads(server.stdout.readline()) for _ in range(2)]
        rest, _ = server.communicate(timeout=PATIENCE_S)
    assert ([each["id"] for each in came], came[1]["result"]["structuredContent"]["short"], rest) == ([1, 2], LEADER, "")
    assert server.returncode == 0


def test_an_index_that_there_is_not_is_one_line_on_standard_error(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "qa.cli", "mcp", "--index", str(tmp_path / "none")]
    ran = subprocess.run(command, env=AROUND, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr.startswith("wartanya: "), ran.stderr.count("\n")) == (1, "", True, 1)
