"""Messages, as press offices and news services send them: one in a file, or a mailbox of them."""

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from corpus.canonical import canonical
from corpus.errors import CorpusError, UnreadableArticle
from corpus.loaders.column_names import NAMES
from corpus.loaders.encodings import markup_text
from corpus.loaders.guards import check_size, parsing
from corpus.loaders.lines import whole_lines
from corpus.loaders.mail.parts import attached_names, content_of, head, is_encrypted, message_in, parts_of
from corpus.loaders.markup import html_text
from corpus.loaders.records import Origin, article_from
from corpus.optional_imports import importing
from corpus.types import Article

# Mostly what hangs on it; servers take 25 to 50 MB.
MAX_MESSAGE_BYTES = 50_000_000
_BETWEEN = re.compile(rb"From \S.{0,200}\d{4}\s*\Z")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_REPLIES = re.compile(r"(?:\s*(?:re|fwd?|bls|trs)\s*:)+\s*", re.IGNORECASE)
# "On Mon, 26 Aug 2024 …, Dewi <dewi@…> wrote:": what follows is another message.
_QUOTES = re.compile(r"(?:On|Pada)\b.{5,200}\b(?:wrote|menulis)\s*:", re.DOTALL)
_BROKEN_AT = range(60, 81)  # characters a line; mail programs break text at 72 to 78


def load_message(path: Path, origin: Origin) -> Iterator[Article]:
    """The article of a message: its subject, its text, its day and the name of who sent it.

    Quoted replies, the signature and what hangs on it are left out. Raises UnreadableArticle for a message without a text.
    """
    check_size(path, origin.source, MAX_MESSAGE_BYTES)
    yield _article(path.read_bytes(), origin)


def load_mailbox(path: Path, origin: Origin) -> Iterator[Article | UnreadableArticle]:
    """The articles of the messages of a mailbox; a message without a text is yielded as an error.

    Raises UnreadableArticle for what is no mailbox.
    """
    if not path.stat().st_size:
        raise UnreadableArticle("file_empty", source=origin.source)
    for number, content in enumerate(_messages(path, origin.source), 1):
        place = origin.record(number, number)
        try:
            if content is None:
                raise UnreadableArticle("record_too_long", source=place.source, limit=MAX_MESSAGE_BYTES)
            yield _article(content, place)
        except UnreadableArticle as error:
            yield error
        except CorpusError as error:
            yield UnreadableArticle.of(error, place.source)


def _messages(path: Path, source: str) -> Iterator[bytes | None]:
    """The messages, None for one that is too long."""
    with path.open("rb") as file:
        if not _BETWEEN.match(file.readline(1_000)):
            raise UnreadableArticle("not_a_mailbox", source=source)
        held = list[bytes]()
        size, is_after_gap = 0, False
        while line := file.readline(1 << 16):
            if is_after_gap and _BETWEEN.match(line):
                yield _whole(held, size)
                held, size = [], 0
            else:
                size += len(line)
                held += [line] if size <= MAX_MESSAGE_BYTES else []
            is_after_gap = not line.strip()
        yield _whole(held, size)


def _whole(lines: list[bytes], size: int) -> bytes | None:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines)) if size <= MAX_MESSAGE_BYTES else None


def _article(content: bytes, origin: Origin) -> Article:
    message = message_in(content, origin.source)
    with importing(origin.source):
        from lxml.etree import LxmlError
    with parsing(origin.source, "not_a_message", LxmlError):
        text = _text(message, origin.source)
        record = {
            "id": head(message, "Message-ID").strip("<> "),
            "title": _REPLIES.sub("", head(message, "Subject"), count=1),
            "text": text,
            "published": head(message, "Date"),
            "authors": _sender(message),
            "url": _address(message),
            "language": head(message, "Content-Language"),
        }
        names = attached_names(message)[:5]
    if not text and is_encrypted(message):
        raise UnreadableArticle("message_encrypted", source=origin.source)
    if not text and names:
        raise UnreadableArticle("message_with_files_alone", source=origin.source, names=names)
    if not text:
        raise UnreadableArticle("message_without_text", source=origin.source)
    return article_from(record, Origin(origin.source, origin.key, NAMES))


def _text(message: Message, source: str) -> str:
    """The text as its sender wrote it; out of the markup, where there is no plain text beside it."""
    plain = "\n\n".join(markup_text(content_of(part), source) for part in parts_of(message, "text/plain"))
    written = _own(canonical(plain))
    if written:
        return written
    marked = (markup_text(content_of(part), source) for part in parts_of(message, "text/html"))
    return canonical("\n".join(html_text(part) for part in marked if part.strip()))


def _own(text: str) -> str:
    """The text without quoted replies and signature, its lines whole again where the program of the sender broke them."""
    text = text.partition("\n--\n")[0]
    quotes = next((found.start() for found in _QUOTES.finditer(text) if text[found.end() :].lstrip().startswith(">")), None)
    kept = (line for line in text[:quotes].split("\n") if not line.startswith(">"))
    return "\n".join(_unbroken("\n".join(kept)))


def _unbroken(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        yield from whole_lines(lines) if max(map(len, lines), default=0) in _BROKEN_AT else lines


def _sender(message: Message) -> str:
    """The name of who sent it; an address alone says where to write to, and not who wrote."""
    name, address = parseaddr(head(message, "From"))
    return "" if "@" in name or not address else name


def _address(message: Message) -> str | None:
    """Where the message stands on the web, if its list says so."""
    said = head(message, "Archived-At").strip("<> ")
    return said if said.lower().startswith(("http://", "https://")) else None
