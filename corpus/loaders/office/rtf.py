"""One article in one document in Rich Text Format, as old word processors and some newsroom systems write it."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.canonical import canonical
from corpus.errors import UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.guards import check_size
from corpus.loaders.plain import title_and_text
from corpus.loaders.records import MAX_ARTICLE_BYTES, Origin, article_from
from corpus.types import Article

_TOKEN = re.compile(
    rb"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[\da-fA-F]{2})|\\(?P<sign>[^a-z])|(?P<brace>[{}])"
    rb"|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL | re.IGNORECASE,
)
_SPOKEN = {
    b"par": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"line": " ", b"tab": " ", b"cell": " | ", b"nestcell": " | ",
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
    b"emspace": " ", b"enspace": " ",
}  # fmt: skip
_SIGNS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
# Groups that hold no text of the article.
_UNREAD = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable revtbl info pict object generator themedata datastore header "
    b"headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc annotation atnid atnauthor fldinst xmlnstbl "
    b"rsidtbl mmathPr latentstyles colorschememapping bkmkstart bkmkend nonshppict tc xe listtext pntext".split()
)
_MAX_DEPTH = 1_000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group: whether it is read, as a note or as text, and how many characters follow a Unicode one."""

    is_unread: bool = False
    is_hidden: bool = False
    is_note: bool = False
    fallback: int = 1


def load_rtf(path: Path, origin: Origin) -> Iterator[Article]:
    """The article of a document: its paragraphs and rows of tables, its notes at the end.

    What was deleted with changes tracked, hidden text, headers and pictures are left out. Raises UnreadableArticle.
    """
    check_size(path, origin.source, MAX_ARTICLE_BYTES)
    content = path.read_bytes()
    if not content.lstrip().startswith(b"{\\rtf"):
        raise UnreadableArticle("not_rtf", source=origin.source)
    title, text = title_and_text(_Reader(content, origin.source).text())
    if not text.strip():
        raise UnreadableArticle("holds_no_text", source=origin.source)
    yield article_from({"title": title, "text": text}, Origin(origin.source, origin.key, NAMES))


class _Reader:
    """One document, read from its start to its end."""

    def __init__(self, content: bytes, source: str) -> None:
        self._content, self._source = content, source
        self._encoding = "cp1252"
        self._states = [_State()]
        self._text: list[str] = []
        self._notes: list[str] = []
        self._bytes = bytearray()  # of characters that are not decoded yet
        self._skipped = 0  # characters that stand for a Unicode one, in programs that know none

    def text(self) -> str:
        for token in _TOKEN.finditer(self._content):
            self._take(token)
        self._decode()
        # A character beyond the first 65,536 is written as two halves.
        said = "".join([*self._text, "\n", *self._notes]).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        lines = (" ".join(line.split()).removesuffix(" |") for line in said.split("\n"))
        return canonical("\n".join(line for line in lines if line.strip(" |")))

    def _take(self, token: re.Match[bytes]) -> None:
        if (byte := token["byte"]) is not None:
            self._put_bytes(bytes.fromhex(byte.decode()))
        elif (held := token["text"]) is not None:
            self._put_bytes(held)
        elif brace := token["brace"]:
            self._decode()
            if brace == b"{":
                self._open()
            else:
                self._close()
        elif sign := token["sign"]:
            self._sign(sign)
        elif word := token["word"]:
            self._word(word, token["number"])

    def _open(self) -> None:
        if len(self._states) > _MAX_DEPTH:
            raise UnreadableArticle("rtf_too_deep", source=self._source, limit=_MAX_DEPTH)
        self._states.append(self._states[-1])
        self._skipped = 0

    def _close(self) -> None:
        was_note = self._states[-1].is_note
        if len(self._states) > 1:
            self._states.pop()
        if was_note and not self._states[-1].is_note:
            self._notes.append("\n")
        self._skipped = 0

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":  # what follows is for programs that know it
            self._change(replace(self._states[-1], is_unread=True))
        else:
            self._put(_SIGNS.get(sign, ""))

    def _word(self, word: bytes, number: bytes | None) -> None:
        is_on = number != b"0"
        if word == b"u" and number:
            self._put(chr(int(number) % 0x10000))
            self._skipped = self._states[-1].fallback
        elif word == b"uc" and number:
            self._change(replace(self._states[-1], fallback=max(0, int(number))))
        elif word == b"ansicpg" and number:
            self._encoding = _known(f"cp{int(number)}")
        elif word in (b"v", b"deleted"):
            self._change(replace(self._states[-1], is_hidden=is_on))
        elif word == b"plain":
            self._change(replace(self._states[-1], is_hidden=False))
        elif word == b"footnote":
            self._change(replace(self._states[-1], is_note=True))
        elif word == b"shptxt":  # a text box, within a group that is for programs which know it
            self._change(replace(self._states[-1], is_unread=False))
        elif word in _UNREAD:
            self._change(replace(self._states[-1], is_unread=True))
        elif word in _SPOKEN:
            self._put(_SPOKEN[word])

    def _change(self, state: _State) -> None:
        self._decode()  # what was read before is of the state before
        self._states[-1] = state

    def _put_bytes(self, held: bytes) -> None:
        skipped = min(self._skipped, len(held))
        self._skipped -= skipped
        self._bytes += held[skipped:]

    def _put(self, said: str) -> None:
        self._decode()
        state = self._states[-1]
        if said and not (state.is_unread or state.is_hidden):
            (self._notes if state.is_note else self._text).append(said)

    def _decode(self) -> None:
        if self._bytes:
            said, self._bytes = self._bytes.decode(self._encoding, "replace"), bytearray()
            self._put(said)


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"
