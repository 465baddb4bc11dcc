"""Articles from the documents of llama-index's readers, which are many: web pages, e-paper, mail, content systems."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import PurePath
from typing import Any, Protocol

from corpus.errors import CorpusError, UnreadableArticle
from corpus.fetch.client import is_url
from corpus.loaders.column_names import NAMES
from corpus.loaders.plain import title_and_text
from corpus.loaders.records import Origin, article_from, value_of
from corpus.types import Article

# A document that is given no id gets a random one, new at every reading.
_RANDOM_ID = re.compile(r"[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}", re.IGNORECASE)
_PAGE = "page_label"


class Document(Protocol):
    """What is taken of llama-index's `Document`, so that it need not be installed."""

    id_: str
    metadata: dict[str, Any]

    @property
    def text(self) -> str: ...


def from_documents(documents: Iterable[Document]) -> Iterator[Article]:
    """One article a document; the pages of one file, which readers of PDF give one by one, make one article together.

    Title, date, outlet, authors, address and id come from the metadata, under the names known of tables ("title", "judul",
    "date", "url", …); the dates of files are not taken for the article's. Raises CorpusError for what is no document, and
    UnreadableArticle for one without text.
    """
    seen: Counter[str] = Counter()
    for _, pages in groupby(enumerate(documents), key=_file_or_number):
        together = [page for _, page in pages]
        place = _place(together[0].metadata)
        seen[place] += 1
        # Several records of one file are told apart by their order in it.
        yield _article(together, f"{place}#{seen[place]}" if place and seen[place] > 1 else place)


def _file_or_number(numbered: tuple[int, Document]) -> tuple[str, int]:
    number, document = numbered
    metadata = getattr(document, "metadata", None)
    if not isinstance(metadata, Mapping) or not isinstance(getattr(document, "text", None), str):
        raise CorpusError("not_documents", source="from_documents", given=type(document).__name__)
    file = _place(metadata)
    return (file, -1) if file and _PAGE in metadata else ("", number)


def _article(pages: list[Document], file: str) -> Article:
    first = pages[0]
    record = {str(name).strip().lower(): value for name, value in first.metadata.items()}
    if str(record.get("source") or "").count("/"):  # readers put the file's or page's address there, not the paper's name
        source = str(record.pop("source"))
        record.setdefault("url", source if is_url(source) else None)
    place = file or str(record.get("url") or "")
    text = "\n".join(page.text.strip() for page in pages)
    if not value_of(record, NAMES["title"]):
        record["title"], text = title_and_text(text.strip())
    own = str(first.id_ or "")
    key = place or (own if not _RANDOM_ID.fullmatch(own) else "")
    if not text.strip():
        raise UnreadableArticle("document_without_text", source=key or own)
    name = key or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return article_from({**record, "text": text}, Origin(key or f"document {name[:16]}", name, {**NAMES, "text": ("text",)}))


def _place(metadata: Mapping[str, Any]) -> str:
    """The file that a document was read from, as its reader says."""
    file = metadata.get("file_path") or metadata.get("file_name")
    return PurePath(str(file)).as_posix() if file else ""
