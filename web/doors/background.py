"""Tasks that chat programs give a model behind their users' backs: titles, tags, suggestions. None is for the archive.

Each is known by the whole of its form, never by one phrase: what a reader asks must reach the archive.
"""

import json
import re
from collections.abc import Sequence

from qa.question.parse import MOST_CHARS

_LONGEST_TITLE = 60
_LOOKED_AT = 20_000  # characters at each end of a prompt
# Open WebUI: "### Task:", what to do, `JSON format: { "tags": …`, and the conversation in <chat_history>.
_TASK = re.compile(r"^\s*#{1,4} *Task:", re.I)
_HISTORY = re.compile(r"<chat_history>|^#{1,4} *Chat History:", re.I | re.M)
_FIELD = re.compile(r"[{\[]\s*\"(title|tags|follow_ups|queries|text|prompt)\"\s*:")
_EMPTY = {"tags": [], "follow_ups": [], "queries": [], "text": "", "prompt": ""}
# Open WebUI, where it lets a model choose tools by a prompt.
_TOOLS = re.compile(r"^\s*Available Tools:.*\btool_calls\b", re.I | re.S)
# LibreChat and others: "… a concise, 5-word-or-less title for the conversation …", and the conversation.
_TITLE = re.compile(r"\b(?:title|name)\b", re.I)
_SHORT = re.compile(r"\b(?:concise|short|brief|(?:\d+|five|ten)[- ](?:words?|characters?)|max(?:imum)? \d+)\b", re.I)
_OF_A_TALK = re.compile(r"\b(?:conversation|chat|dialog(?:ue)?|message)\b", re.I)
_ONLY_THAT = re.compile(
    r"only (?:return|provide|output|reply|respond)|(?:return|reply|respond)(?: with)? only|nothing else|title case"
    r"|no (?:quotes|quotation|punctuation)|without (?:quotes|punctuation)|detected language",
    re.I,
)
_EMOJI = re.compile(r"\bemoji\b.*(?:facial expression|reflect|represent)|(?:reflect|represent).*\bemoji\b", re.I | re.S)
_SPOKEN = re.compile(r"^\s*[#*\[]*\s*(?:user|human|pengguna)\b\s*[\]*]*\s*:\s*[*]*\s*(\S.*)$", re.I | re.M)


def background_reply(system: str, text: str, earlier: Sequence[str] = ()) -> str | None:
    """What a client gets for a task of its own; None where `text` is a question.

    `system` is the client's own prompt, `earlier` the user's messages before: a title is made of the first.
    """
    head, whole = f"{system[:_LOOKED_AT]}\n{text[:_LOOKED_AT]}".strip(), f"{text[:_LOOKED_AT]}\n{text[-_LOOKED_AT:]}"
    if _TASK.match(head) and _HISTORY.search(whole):
        return _structured(head, _title(whole, earlier))
    if _TOOLS.match(system[:_LOOKED_AT]):
        return json.dumps({"tool_calls": []})
    if _asks_for_title(head[:600], whole):
        return _title(whole, earlier)
    if _EMOJI.search(head[:600]) and _ONLY_THAT.search(head[:600]) and _OF_A_TALK.search(head[:600]):
        return "📰"
    return None


def _structured(prompt: str, title: str) -> str | None:
    field = _FIELD.search(prompt)
    if field:
        return json.dumps({field[1]: _EMPTY.get(field[1], title)}, ensure_ascii=False)
    return title if _TITLE.search(prompt[:400]) else None


def _asks_for_title(prompt: str, whole: str) -> bool:
    """Whether it opens as an order for a short title of a talk, and either wants nothing else or brings the talk along."""
    orders = all(form.search(prompt[:300]) for form in (_TITLE, _SHORT, _OF_A_TALK))
    return orders and bool(_ONLY_THAT.search(prompt) or _SPOKEN.search(whole))


def _title(prompt: str, earlier: Sequence[str]) -> str:
    """The first thing that was asked, cut between two words."""
    spoken = _SPOKEN.search(prompt)
    first = " ".join((spoken[1] if spoken else next(iter(earlier), "")).split())[:MOST_CHARS]
    if len(first) <= _LONGEST_TITLE:
        return first or "Arsip berita"
    return f"{first[:_LONGEST_TITLE].rpartition(' ')[0] or first[:_LONGEST_TITLE]}…"
