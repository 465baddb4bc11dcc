"""The chat's API through gradio's own client: the same answer as from Python."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from index import Archive
from qa import Assistant

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[Any]:
    from gradio_client import Client

    opened = Client(address, verbose=False, analytics_enabled=False)
    yield opened
    opened.close()


def timeless(answer: dict[str, Any]) -> dict[str, Any]:
    return {**answer, "receipt": {**answer["receipt"], "elapsed_ms": None}}


def test_the_api_gives_the_same_answer_as_python(client: Any, assistant: Assistant) -> None:
    assert timeless(client.predict(QUESTION, api_name="/answer")) == timeless(assistant.ask(QUESTION).to_dict())


def test_filters_narrow_the_answer(client: Any) -> None:
    answer = client.predict(QUESTION, "2024-08-01", "2024-08-31", ["Pantau Lampung"], api_name="/answer")
    assert (answer["receipt"]["since"], answer["receipt"]["until"]) == ("2024-08-01", "2024-08-31")
    assert {citation["outlet"] for citation in answer["citations"]} == {"Pantau Lampung"}


def test_search_finds_passages_best_first(client: Any, archive: Archive) -> None:
    hits = client.predict("rapat koordinasi Polres Lampung Barat", 3, api_name="/search")
    assert [hit["passage"]["id"] for hit in hits] == [
        hit.passage.id for hit in archive.search("rapat koordinasi Polres Lampung Barat", limit=3)
    ]
    assert (
        archive.article(hits[0]["article_id"]).text[hits[0]["passage"]["start"] : hits[0]["passage"]["end"]]
        == hits[0]["passage"]["text"]
    )


def test_status_tells_what_the_archive_holds(client: Any, archive: Archive) -> None:
    held = archive.status().to_dict()
    del held["path"], held["failed"]  # where files lie is nothing for visitors
    assert client.predict(api_name="/status") == held


@pytest.mark.parametrize(
    ("endpoint", "arguments", "sentence"),
    [
        ("/answer", [" "], "The question is empty"),
        ("/answer", [QUESTION, "26/08/2024"], "26/08/2024"),
        ("/answer", [QUESTION, "", "", ["Warta Mus"]], "no outlet 'Warta Mus'"),
        ("/answer", [7], "question is a text"),
        ("/answer", [QUESTION, "", "", "Pantau Lampung"], "outlets is a list of names"),
        ("/search", ["rapat", 0], "limit is a whole number from 1 to 100"),
        ("/search", ["rapat", "x"], "limit is a whole number from 1 to 100"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_sentence(
    client: Any, endpoint: str, arguments: list[Any], sentence: str
) -> None:
    from gradio_client.exceptions import AppError

    with pytest.raises(AppError) as raised:
        client.predict(*arguments, api_name=endpoint)
    assert sentence in str(raised.value)
    assert "Traceback" not in str(raised.value)


def test_programs_see_three_endpoints_and_no_more(client: Any) -> None:
    assert set(client.view_api(return_format="dict")["named_endpoints"]) == {"/answer", "/search", "/status"}


def test_files_of_the_machine_are_not_served(address: str, archive: Archive) -> None:
    for path in ("/etc/hostname", archive.status().path):
        assert httpx.get(f"{address}gradio_api/file={path}").status_code in (403, 404)


def test_the_mcp_server_is_off(address: str) -> None:
    assert httpx.get(f"{address}gradio_api/mcp/").status_code == 404
