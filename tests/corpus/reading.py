"""The one article of a file, and what is said where a file is refused."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus import Article, UnreadableArticle, load


def read(path: Path, content: str | bytes | EmailMessage) -> Article:
    """Writes the file, text in UTF-8, and reads it."""
    written = content.as_bytes() if isinstance(content, EmailMessage) else content
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    (article,) = load(path)
    return article


def refused(path: Path, content: str | bytes | EmailMessage) -> str:
    with pytest.raises(UnreadableArticle) as caught:
        read(path, content)
    return str(caught.value)
