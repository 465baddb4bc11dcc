"""What a browser keeps of conversations, and what is believed of it."""

import json
import re
from datetime import date
from typing import Any

import pytest

from index.types import Filter
from qa.question.parse import MOST_CHARS, understand
from qa.types import Turn
from web.ask import browser_storage
from web.ask.browser_storage import Kept
from web.ask.thread import Exchange, Thread
from web.theme import asset

ASKED = Exchange(
    "Siapa?", Filter(date(2024, 8, 1), None, ("Koran",)), infers=False, turn=Turn("Siapa?", "Siapa?", ("a1", "a2"))
)
FOLLOWING = Exchange("Di mana?", turn=Turn("Di mana?", "Siapa? Di mana?", ("a1",), status="unsure"), day=date(2026, 1, 2))
TALK = Thread((ASKED, FOLLOWING), "k1")


def test_a_conversation_comes_back_as_it_was_asked() -> None:
    stored = json.loads(json.dumps(browser_storage.to_json(Kept((TALK,), "k1"))))
    assert browser_storage.from_json(stored) == Kept((TALK,), "k1")
    assert browser_storage.from_json(stored).opened.conversation == TALK.conversation


def test_after_a_reload_thanks_are_still_no_subject_of_what_follows() -> None:
    thanks = Exchange("makasih ya", turn=Turn("makasih ya", "makasih ya", ()))
    again = browser_storage.from_json(browser_storage.to_json(Kept((Thread((ASKED, thanks), "k1"),), "k1"))).opened
    assert [each.question for each in again.exchanges] == ["Siapa?", "makasih ya"]
    assert understand("Di mana?", again.conversation).favoured == ("a1", "a2")


def test_questions_that_got_no_answer_are_not_kept() -> None:
    failed = TALK.add(Exchange("Kapan?", failure="Tidak."))
    assert browser_storage.to_json(Kept((failed,), "k1")) == browser_storage.to_json(Kept((TALK,), "k1"))
    assert Kept().with_thread(Thread((Exchange("Kapan?", failure="Tidak."),), "k2")) == Kept()


def test_the_latest_conversation_comes_first_and_the_oldest_goes() -> None:
    held = Kept()
    for number in range(browser_storage.MOST_THREADS + 2):
        held = held.with_thread(Thread((ASKED,), str(number)))
    assert [thread.key for thread in held.threads] == [str(n) for n in range(browser_storage.MOST_THREADS + 1, 1, -1)]
    assert held.with_thread(Thread((ASKED, FOLLOWING), "5")).threads[0] == Thread((ASKED, FOLLOWING), "5")


def test_deleting_the_open_conversation_leaves_a_new_one() -> None:
    held = Kept((TALK, Thread((ASKED,), "k2")), "k1")
    assert held.without("k1") == Kept((Thread((ASKED,), "k2"),), "")
    assert held.without("k2") == Kept((TALK,), "k1")
    assert held.without("k1").opened == Thread()


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        "x",
        [],
        {},
        {"threads": 3},
        {"threads": [None, 1, {}, {"key": "k"}, {"key": "k", "asked": [{}, 3, {"question": 7}]}]},
    ],
)
def test_what_no_chat_has_written_is_nothing(value: Any) -> None:
    assert browser_storage.from_json(value) == Kept()


def test_what_is_too_much_is_left_out() -> None:
    long = {"question": "x" * (MOST_CHARS + 1)}
    short = {"question": "Siapa?", "since": "kemarin", "outlets": [3, "Koran", "x" * 999], "articles": "a1"}
    asked = [long, *[short] * (browser_storage.MOST_EXCHANGES + 9)]
    held = browser_storage.from_json({"threads": [{"key": "k", "asked": asked}]})
    assert held.threads[0].exchanges[0].wanted == Filter(outlets=("Koran",))
    assert len(held.threads[0].exchanges) == browser_storage.MOST_EXCHANGES - 1
    many = browser_storage.from_json({"threads": [{"key": str(n), "asked": [short]} for n in range(99)]})
    assert len(many.threads) == browser_storage.MOST_THREADS


def test_what_is_deleted_is_remembered_as_deleted_and_when() -> None:
    held = Kept().with_thread(TALK).with_thread(Thread((ASKED,), "k2"))
    left = held.without("k1")
    assert left.times["k1"] >= held.times["k1"] > 0
    assert left.times["k2"] == held.times["k2"]
    assert set(held.without("*").times) == {"k1", "k2"}
    assert held.without("*").threads == ()
    assert browser_storage.from_text(browser_storage.to_text(left)).times == left.times


@pytest.mark.parametrize("text", [None, 7, "", "{", "[" * 100_000, '{"times": 3}', '{"times": {"k": "x"}}'])
def test_text_that_no_chat_has_written_is_nothing(text: Any) -> None:
    assert browser_storage.from_text(text) == Kept()
    assert browser_storage.from_text(text).times == {}


def test_the_times_of_the_newest_are_kept() -> None:
    held = browser_storage.from_json({"times": {str(n): n for n in range(1_000)}})
    assert min(held.times.values()) == 1_000 - len(held.times) > 0


def test_no_tag_stands_in_what_the_page_is_handed() -> None:
    hostile = Kept((Thread((Exchange("<script>?", turn=Turn("<script>?", "<script>?", ("<b>",))),), "k1"),), "k1")
    assert "<" not in browser_storage.to_text(hostile)
    assert browser_storage.from_text(browser_storage.to_text(hostile)) == hostile


def test_the_list_escapes_what_was_asked() -> None:
    hostile = Thread((Exchange('"><img src=x onerror=alert(1)>', turn=ASKED.turn),), 'k"><b>')
    html = browser_storage.kept_html(Kept((hostile,), hostile.key), "id")
    assert "<img" not in html
    assert "<b>" not in html


def test_the_page_keeps_as_much_as_the_server_reads() -> None:
    script = asset("kept.js")
    told = {name: int(value) for name, value in re.findall(r"^const (MOST_\w+) = (\d+);", script, re.MULTILINE)}
    assert told == {"MOST_THREADS": browser_storage.MOST_THREADS, "MOST_TIMES": browser_storage.MOST_TIMES}
