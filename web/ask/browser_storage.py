"""The conversations that a visitor's own browser keeps: what was asked, never what was answered.

The answers are made again from the archive when a conversation is opened, so that an article that was changed, removed or
erased does not live on in browsers. Whatever comes back from a browser may have been written by anybody: what does not
look as it should is left out.

Several tabs of one browser write the same list: each change carries its time, and web/static/kept.js lets the newest of each
conversation count, a deletion like any other change.
"""

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from index.types import Filter
from qa.question.parse import MOST_CHARS
from qa.types import STATUSES, Language, Turn
from web.ask.thread import Exchange, Thread
from web.rendering import render
from web.strings.chat import WORDS

MOST_THREADS = 30
MOST_EXCHANGES = 50
_MOST_ID_CHARS = 500
_MOST_NAMES = 50
MOST_TIMES = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """The conversations, the latest first; `open_key` names the one that the page shows, "" a new one.

    `times` are milliseconds since 1970, by key: when a conversation was last changed, or deleted.
    """

    threads: tuple[Thread, ...] = ()
    open_key: str = ""
    times: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def opened(self) -> Thread:
        return next((thread for thread in self.threads if thread.key == self.open_key), Thread())

    def with_thread(self, thread: Thread) -> "Kept":
        """With `thread` as it is now, as the one that is open; one that has no answered question is not kept."""
        others = tuple(each for each in self.threads if each.key != thread.key)
        if not any(each.turn for each in thread.exchanges):
            return Kept(self.threads, "", self.times)
        return Kept((thread, *others)[:MOST_THREADS], thread.key, {**self.times, thread.key: _now_ms()})

    def opening(self, key: str) -> "Kept":
        return Kept(self.threads, key if any(thread.key == key for thread in self.threads) else "", self.times)

    def without(self, key: str) -> "Kept":
        """Less the conversation `key`, or less all of them where it is "*"."""
        gone = {thread.key for thread in self.threads if key in ("*", thread.key)}
        left = tuple(thread for thread in self.threads if thread.key not in gone)
        times = {**self.times, **dict.fromkeys(gone, _now_ms())}
        return Kept(left, "" if self.open_key in gone else self.open_key, times)


def new_key() -> str:
    return secrets.token_hex(8)


def to_json(kept: Kept) -> dict[str, Any]:
    """As the browser keeps it: questions, what they were narrowed to, and the ids of the articles cited; no text of any."""
    threads = [
        {"key": thread.key, "asked": [_record(each) for each in thread.exchanges if each.turn][-MOST_EXCHANGES:]}
        for thread in kept.threads
    ]
    return {"open": kept.open_key, "threads": threads, "times": dict(_newest(kept.times))}


def from_json(value: object) -> Kept:
    """What `to_json` gave, or nothing of it where it has been tampered with."""
    if not isinstance(value, Mapping):
        return Kept()
    threads = [_thread(each) for each in _list(value.get("threads"))[:MOST_THREADS]]
    held = Kept(tuple(thread for thread in threads if thread), times=_times(value.get("times")))
    return held.opening(_text(value.get("open"), _MOST_ID_CHARS))


def to_text(kept: Kept) -> str:
    """`to_json` as the page takes it, with nothing in it that could be taken for a tag."""
    return json.dumps(to_json(kept)).replace("<", "\\u003c")


def from_text(text: object) -> Kept:
    """`from_json` of what the page sends."""
    try:
        return from_json(json.loads(text)) if isinstance(text, str) else Kept()
    except (ValueError, RecursionError):
        return Kept()


def kept_html(kept: Kept, language: Language) -> str:
    """The list of conversations, each to open and to delete, and what is kept where."""
    return render("ask/kept.html", words=WORDS[language], threads=kept.threads, open_key=kept.open_key)


def _record(exchange: Exchange) -> dict[str, Any]:
    wanted, turn = exchange.wanted, exchange.turn
    record: dict[str, Any] = {"question": exchange.question}
    if turn:
        record["status"] = turn.status or ""
        record |= {"articles": list(turn.article_ids), "alone": turn.standalone if turn.standalone != turn.question else ""}
    for name, when in (("since", wanted.since), ("until", wanted.until), ("day", exchange.day)):
        if when:
            record[name] = when.isoformat()
    if wanted.outlets:
        record["outlets"] = list(wanted.outlets)
    if not exchange.infers:
        record["infers"] = False
    return {name: value for name, value in record.items() if value != ""}


def _thread(value: object) -> Thread | None:
    if not isinstance(value, Mapping):
        return None
    key = _text(value.get("key"), _MOST_ID_CHARS)
    exchanges = [_exchange(each) for each in _list(value.get("asked"))[:MOST_EXCHANGES]]
    asked = tuple(each for each in exchanges if each)
    return Thread(asked, key) if key and asked else None


def _exchange(value: object) -> Exchange | None:
    if not isinstance(value, Mapping):
        return None
    question = _text(value.get("question"), MOST_CHARS)
    if not question.strip():
        return None
    wanted = Filter(_day(value.get("since")), _day(value.get("until")), _names(value.get("outlets")))
    status = next((each for each in STATUSES if each == value.get("status")), None)
    turn = Turn(question, _text(value.get("alone"), MOST_CHARS) or question, _names(value.get("articles")), status=status)
    return Exchange(question, wanted, value.get("infers") is not False, turn=turn, day=_day(value.get("day")))


def _times(value: object) -> dict[str, int]:
    given = value if isinstance(value, Mapping) else {}
    known = {_text(key, _MOST_ID_CHARS): when for key, when in given.items() if isinstance(when, int)}
    return {key: when for key, when in _newest(known) if key}


def _newest(times: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(times.items(), key=lambda each: -each[1])[:MOST_TIMES]


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _text(value: object, most_chars: int) -> str:
    return value if isinstance(value, str) and len(value) <= most_chars else ""


def _names(value: object) -> tuple[str, ...]:
    return tuple(name for each in _list(value)[:_MOST_NAMES] if (name := _text(each, _MOST_ID_CHARS)))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(_text(value, 10))
    except ValueError:
        return None
