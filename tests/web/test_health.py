"""/health, the line a question leaves in the log, and a stop that finishes what is in flight."""

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
from qa.errors import QuestionRejected
from tests.builds import ports
from web.server.accounts import AccessPolicy
from web.server.health import InFlight, health
from web.server.question_log import QuestionLog

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"


class Slow:
    """Answers like the assistant, once it is let."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.began, self.go_on = threading.Event(), threading.Event()

    def ask(self, question: str, *arguments: Any, **options: Any) -> Any:
        self.began.set()
        assert self.go_on.wait(60)
        return self._assistant.ask(question, *arguments, **options)


@pytest.fixture
def slow(assistant: Assistant) -> Slow:
    return Slow(assistant)


@pytest.fixture
def served(slow: Slow, archive: Archive) -> Iterator[tuple[str, InFlight]]:
    from web.chat import build
    from web.server.serve import Service, free_port, serve

    reception, whole = InFlight(), slow
    chat = build(whole, archive, examples=["Siapa?"])  # type: ignore[arg-type]
    port = free_port("127.0.0.1", ports(18260))
    yield serve(chat, port=port, service=Service(AccessPolicy(), archive, reception)), reception
    chat.close(verbose=False)


def test_a_question_in_flight_is_answered_while_the_server_closes_and_a_new_one_is_not_taken_in(
    served: tuple[str, InFlight], slow: Slow
) -> None:
    from gradio_client import Client

    address, reception = served
    assert httpx.get(f"{address}health").json()["status"] == "ok"
    client = Client(address, verbose=False, analytics_enabled=False)
    asked = client.submit(QUESTION, api_name="/answer")
    assert slow.began.wait(60)
    closing: list[bool] = []
    closer = threading.Thread(target=lambda: closing.append(reception.close(60)))
    closer.start()
    while not reception.is_closing:
        time.sleep(0.01)
    refused = httpx.post(f"{address}gradio_api/call/status", json={"data": []})
    told = httpx.get(f"{address}health")
    slow.go_on.set()
    assert asked.result(60)["question"] == QUESTION
    closer.join(60)
    assert (refused.status_code, told.status_code, told.json()) == (503, 503, {"status": "closing"})
    assert closing == [True]
    client.close()


def test_health_tells_the_generation_how_fresh_it_is_and_no_more(archive: Archive) -> None:
    told = {"status": "ok", "generation": archive.generation, "freshness": "late", "failed": 0}
    assert health(archive) == (200, told)  # the sample's articles are of 2024 and 2025, and nothing came since


def test_an_index_that_cannot_be_read_is_unwell(tmp_path: Path, sample_index: Path) -> None:
    import shutil

    shutil.copytree(sample_index, tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        (tmp_path / "index" / "CURRENT").write_text("999\n")
        assert health(archive) == (503, {"status": "unreadable"})


def test_patience_has_an_end() -> None:
    now = iter(range(1000))
    reception = InFlight()
    reception.in_flight = 1
    assert not reception.close(3, clock=lambda: float(next(now)))


def test_a_question_leaves_one_line_and_none_of_its_words(assistant: Assistant) -> None:
    lines: list[str] = []
    answer = QuestionLog(assistant, lines.append).ask(QUESTION)
    (line,) = map(json.loads, lines)
    assert (line["event"], line["status"], line["characters"]) == ("question", answer.status, len(QUESTION))
    assert line["generation"] == answer.receipt.generation
    assert "Polres" not in lines[0]
    assert answer.short is None or answer.short not in lines[0]


def test_the_words_stand_there_when_asked_for_and_on_one_line(assistant: Assistant) -> None:
    lines: list[str] = []
    for _ in QuestionLog(assistant, lines.append, with_words=True).stream("Siapa\nyang memimpin?"):
        pass
    (line,) = map(json.loads, lines)
    assert line["question"] == "Siapa\nyang memimpin?"
    assert "\n" not in lines[0]


def test_a_question_that_failed_leaves_its_line_too(assistant: Assistant) -> None:
    lines: list[str] = []
    with pytest.raises(QuestionRejected):
        QuestionLog(assistant, lines.append).ask(" ")
    assert json.loads(lines[0])["error"] == "QuestionRejected"
