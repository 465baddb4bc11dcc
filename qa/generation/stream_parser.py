"""What a language model says, cut into sentences with their marks while it is still speaking. Nothing of it is trusted."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.text import canonical, sentences

_MARK = r"[\[【](?:\^|[sS]\s?|kalimat\s|sentence\s)?\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*[\]】]"
_MARKS = re.compile(rf"\s*{_MARK}")
# Marks behind the full stop belong to the sentence before it, also on a line of their own. Before a line they are that line's:
# small models number their lines as the sentences are that they are given.
_BEHIND = re.compile(rf"([.!?][\"”’)]*)((?:[^\S\n]*{_MARK})+|(?:\s*{_MARK})+(?=[^\S\n]*\n))")
_ENDED = re.compile(rf"(?:[.!?…][\"”’)]*|{_MARK})\s*\Z")
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•>#]+|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"^\W*(?:answer|jawaban)\s*:\s*", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*|__|`+|~~|(?<!\w)\*|\*(?!\w)")
_LINK = re.compile(
    r"\w+://|\bwww\.|!?\[[^\]]*\]\s*\(|<\s*[a-zA-Z/!]|\b(?:javascript|data|mailto|vbscript)\s*:|&#?\w+;|\[[^\]]+\]:",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|id|co|info|biz|xyz|me|site|online|example|test|ru|cn|top|link|app|dev)\b(?:/\S*)?|\S+@\S+\.\w+",
    re.IGNORECASE,
)
# Under whatever name, in whatever letters: "login.example.evil". In small ones only: "Semaka.Bupati" lacks a space.
_HOST = re.compile(r"\b[\w-]{2,}(?:\.[\w-]{2,})*\.[^\W\d_]{2,}\b")
# As in "surel pencuri (at) jahat (dot) id".
_SPELLED = re.compile(r"\s*[(\[{]\s*(?:(?P<dot>dot|titik|\.)|at|@|di)\s*[)\]}]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GeneratedSentence:
    """One sentence: as it came, without marks and decoration, and the numbers that it cites and that exist."""

    raw: str
    text: str
    marks: tuple[int, ...]
    begins_line: bool


class SentenceStream:
    """The sentences of one answer as its tokens come in. `most` is the highest number that may be cited."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pending = ""
        self._after_line = True

    def hear(self, token: str) -> Iterator[GeneratedSentence]:
        """The sentences that are complete by now: all but the last, whose marks may still come."""
        self._pending += token
        if "<think" in self._pending.lower() and "</think" not in self._pending.lower():
            return
        text = _BEHIND.sub(_moved, _THOUGHT.sub("", self._pending))
        spans = sentences(text)
        if len(spans) < 2 or text[spans[-1].start] in "[【":
            return
        rest = spans[-1].start
        yield from self._said(text, rest)
        self._pending = text[rest:]

    def end(self, *, is_cut: bool = False) -> Iterator[GeneratedSentence]:
        """What is left when the model has ended; `is_cut` if it was stopped before that: half a sentence is left out."""
        text = _BEHIND.sub(_moved, _THOUGHT.sub("", self._pending))
        self._pending = ""
        spans = sentences(text)
        is_half = is_cut and spans and not _ENDED.search(text[: spans[-1].end])
        yield from self._said(text, spans[-1].start if is_half else len(text))

    def _said(self, text: str, end: int) -> Iterator[GeneratedSentence]:
        last = 0
        for span in sentences(text):
            if span.start >= end:
                break
            begins = self._after_line or "\n" in text[last : span.start]
            raw = text[span.start : span.end]
            said = GeneratedSentence(raw, undecorated(raw), marks_in(raw, self._most), begins)
            last = span.end
            # "Here is the answer:" claims nothing.
            if re.search(r"\w", said.text) and not (said.text.endswith(":") and not said.marks):
                self._after_line = False
                yield said
        self._after_line = "\n" in text[last:end]


def marks_in(raw: str, most: int) -> tuple[int, ...]:
    """The numbers cited, in order, each once; "[3-5]" is three of them, and those beyond `most` do not exist."""
    found: list[int] = []
    for match in re.finditer(_MARK, raw):
        for part in re.split(r"[,;]", match.group()):
            numbers = [int(digits) for digits in re.findall(r"\d+", part)]
            found += range(numbers[0], min(numbers[-1], numbers[0] + 5) + 1) if len(numbers) == 2 else numbers
    return tuple(dict.fromkeys(number for number in found if 1 <= number <= most))


def without_marks(text: str) -> str:
    return _MARKS.sub("", _THOUGHT.sub("", text))


def undecorated(raw: str) -> str:
    """`raw` as plain words: no marks, bullets, emphasis or invisible characters, and no brackets that could pass for marks."""
    visible = "".join(c for c in raw if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))
    text = _LABEL.sub("", _EMPHASIS.sub("", _BULLET.sub("", without_marks(visible))))
    text = canonical(text.translate(str.maketrans("[]【】", "()()")))
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))


def has_link(raw: str, outlets: Sequence[str]) -> bool:
    """Whether `raw` holds an address, image or markup. A bare domain ("detik.com") may stand only as the name of an outlet that
    is cited: whoever writes an article could have its readers sent anywhere by a model that copies what he wrote.
    """
    said = without_marks(raw)
    bare = _as_followed(said)
    known = {outlet.lower() for outlet in outlets}
    hosts = (match.group() for match in _HOST.finditer(bare) if match.group().islower())
    named = [*(match.group() for match in _DOMAIN.finditer(bare)), *hosts]
    is_foreign = any(not any(name.lower() in outlet for outlet in known) for name in named)
    return is_foreign or bool(_LINK.search(said) or _LINK.search(bare))


def _as_followed(text: str) -> str:
    """Addresses as they are opened: other dots and letters are the plain ones to a browser, "(dot)" is one to a reader."""
    visible = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return _SPELLED.sub(lambda match: "." if match["dot"] else "@", visible.replace("\u3002", "."))


def _moved(match: re.Match[str]) -> str:
    return f" {match[2].strip()}{match[1]}"
