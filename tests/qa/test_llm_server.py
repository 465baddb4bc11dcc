"""The whole protocol, over HTTP on this machine: a real tiny model, scripted ones, and servers that fail."""

import re
import time
from collections.abc import Callable, Iterator

import pytest

from qa.generation.llm import LlmSettings, load_llm
from qa.generation.writer import Draft, Writer, load_writer
from qa.question.parse import understand
from tests.model_server import Behaviour, Served, serving
from tests.qa.scripted import evidence_of
from tests.qa.tiny_model import speaker

NEWS = "Banjir merendam 213 rumah di Kecamatan Semaka.\nRapat dipimpin Kapolres Tanggamus, AKBP Sari Dewi, Senin (26/08)."
ASKED = "Berapa rumah yang terendam banjir di Semaka?"
TRUE = "Banjir merendam 213 rumah di Semaka [1]."
SECRET = "sk-never-shown"


def words(text: str) -> Callable[[str], list[str]]:
    return lambda prompt: re.findall(r"\S+\s*", text)


def settings(served: Served, **other: float) -> LlmSettings:
    given = {"timeout_s": 20.0, "backoff_s": 0.01, **other}
    return LlmSettings(f"openai-like/tiny@{served.url}", key=SECRET, **given)  # type: ignore[arg-type]


def drafts(served: Served, **other: float) -> Iterator[Draft]:
    chosen = settings(served, **other)
    return Writer(load_llm(chosen), chosen).drafts(understand(ASKED), evidence_of(NEWS), time.monotonic() + chosen.timeout_s)


def test_a_real_model_answers_over_the_protocol() -> None:
    with serving(Behaviour(speaker(TRUE))) as served:
        *_, last = drafts(served)
    assert [(each.text, each.verdict.label, each.cited[0].text) for each in last.sentences] == [
        ("Banjir merendam 213 rumah di Semaka.", "supported", NEWS.splitlines()[0])
    ]
    assert last.trouble is None


def test_what_is_sent_is_the_rules_the_sentences_and_the_key() -> None:
    with serving(Behaviour(words(TRUE))) as served:
        list(drafts(served))
    (asked,) = served.asked
    assert (asked["model"], asked["stream"], asked["temperature"]) == ("tiny", True, 0.0)
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert "[1] Banjir merendam 213 rumah" in asked["messages"][1]["content"]
    assert served.keys == [f"Bearer {SECRET}"]


def test_sentences_are_there_before_the_answer_ends() -> None:
    with serving(Behaviour(words(f"{TRUE} Rapat dipimpin AKBP Sari Dewi [2]. Rapat itu Senin [2]."), pause_s=0.02)) as served:
        came = drafts(served)
        first = next(came)
        assert (len(first.sentences), first.is_whole) == (1, False)
        assert len(list(came)[-1].sentences) == 3


def test_giving_up_closes_the_connection() -> None:
    with serving(Behaviour(words(" ".join(f"Ada {n} rumah [1]." for n in range(500))), pause_s=0.02)) as served:
        came = drafts(served)
        next(came)
        came.close()
        assert served.left.wait(timeout=15)


def test_a_model_that_goes_round_in_circles_is_hung_up_on() -> None:
    with serving(Behaviour(words(f"{TRUE} " * 500), pause_s=0.02)) as served:
        *_, last = drafts(served)
        assert [each.text for each in last.sentences] == ["Banjir merendam 213 rumah di Semaka."]
        assert served.left.wait(timeout=15)


def test_half_a_sentence_at_the_limit_of_tokens_is_not_told() -> None:
    with serving(Behaviour(words(f"{TRUE} Rapat dipimpin Kapolres"), finish="length")) as served:
        *_, last = drafts(served)
    assert ([each.text for each in last.sentences], last.trouble) == (["Banjir merendam 213 rumah di Semaka."], None)


@pytest.mark.parametrize(
    ("behaviour", "trouble", "calls"),
    [
        (Behaviour(words(TRUE), status=401), "key", 1),
        (Behaviour(words(TRUE), status=404), "model", 1),
        (Behaviour(words(TRUE), status=400), "rejected", 1),
        (Behaviour(words(TRUE), status=429), "busy", 3),
        (Behaviour(words(TRUE), status=500), "busy", 3),
        (Behaviour(words(TRUE), ends="silently"), "broken_off", 1),
        (Behaviour(words(TRUE), ends="torn"), "broken_off", 1),
        (Behaviour(words(TRUE), finish="content_filter"), "refused", 1),
        (Behaviour(words("")), "empty", 1),
    ],
    ids=["key", "model", "rejected", "busy", "broken", "half", "torn", "filtered", "empty"],
)
def test_each_fault_is_told_by_its_name(behaviour: Behaviour, trouble: str, calls: int) -> None:
    with serving(behaviour) as served:
        *_, last = drafts(served)
    assert (last.sentences if trouble != "empty" else (), last.trouble, len(served.asked)) == ((), trouble, calls)


def test_a_server_that_is_busy_once_is_asked_again() -> None:
    with serving(Behaviour(words(TRUE), status=503, failures=1)) as served:
        *_, last = drafts(served)
    assert (last.trouble, len(served.asked)) == (None, 2)


def test_a_server_that_says_nothing_is_left_at_the_limit() -> None:
    with serving(Behaviour(words(TRUE), first_s=30.0)) as served:
        *_, last = drafts(served, timeout_s=0.5)
    assert last.trouble == "timeout"


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with serving(Behaviour(words(TRUE))) as served:
        pass
    *_, last = drafts(served)
    assert last.trouble == "unreachable"


def test_a_key_is_shown_nowhere(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    with serving(Behaviour(words(TRUE), status=401)) as served:
        writer = load_writer(Writer(load_llm(settings(served)), settings(served)))
        told = list(writer.drafts(understand(ASKED), evidence_of(NEWS), time.monotonic() + 20))
    shown = [repr(told), repr(writer), repr(writer.settings), *capfd.readouterr(), caplog.text]
    assert served.keys == [f"Bearer {SECRET}"]
    assert [text for text in shown if SECRET in text] == []
