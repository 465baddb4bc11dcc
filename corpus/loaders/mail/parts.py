"""The parts of a message, and its heads, as text."""

import email
import email.policy
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from corpus.errors import UnreadableArticle
from corpus.loaders.guards import parsing

_MAX_HEAD_CHARS = 2_000
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")


def message_in(content: bytes, source: str) -> Message:
    """The message that these bytes are. Raises UnreadableArticle where no head stands above them."""
    with parsing(source, "not_a_message", MessageError):
        # Not the newer policies: their reading of heads takes time that grows with the square of a head's length.
        message = email.message_from_bytes(content, policy=email.policy.compat32)
    if not message.keys():
        raise UnreadableArticle("message_without_head", source=source)
    return message


def head(message: Message, name: str) -> str:
    """The head of this name as people read it, on one line; nothing where there is none."""
    written = str(message.get(name) or "")[:_MAX_HEAD_CHARS]
    try:
        said = str(make_header(decode_header(written)))
    except (MessageError, LookupError, UnicodeError, ValueError):
        said = written
    return " ".join(said.replace("\0", "").split())


def parts_of(message: Message, kind: str) -> Iterator[Message]:
    """The parts of this kind ("text/html") that are to be read, attachments and attached messages aside."""
    if message.get_content_maintype() == "message" or message.get_content_disposition() == "attachment":
        return
    if message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from parts_of(part, kind)
    elif message.get_content_type() == kind:
        yield message


def is_encrypted(message: Message) -> bool:
    """Whether it, or a part of it, can be read with a key alone: S/MIME, or OpenPGP."""
    kinds = ((part.get_content_type(), str(part.get_param("smime-type", ""))) for part in message.walk())
    return any(kind == "multipart/encrypted" or (kind in _SEALED and how != "signed-data") for kind, how in kinds)


def attached_names(message: Message) -> list[str]:
    """The names of the files that hang on a message."""
    names = (part.get_filename() for part in message.walk())
    return [" ".join(name.split()) for name in names if name]


def content_of(part: Message) -> bytes:
    """What a part holds, in UTF-8 where its head names another encoding that it is in."""
    held = part.get_payload(decode=True)
    content = held if isinstance(held, bytes) else b""
    encoding = part.get_content_charset() or "utf-8"
    if encoding in ("utf-8", "us-ascii"):
        return content
    try:
        return content.decode(encoding).encode()
    except (LookupError, UnicodeError):
        return content
