"""What an article is and how it comes in. `from_documents` comes in when it is first used."""

from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusError, MissingExtra, UnreadableArticle, UnsupportedFormat, WartanyaError
from corpus.load import load
from corpus.types import Article, Span

if TYPE_CHECKING:
    from corpus.loaders.llama_documents import from_documents

__all__ = [
    "Article",
    "CorpusError",
    "MissingExtra",
    "Span",
    "UnreadableArticle",
    "UnsupportedFormat",
    "WartanyaError",
    "from_documents",
    "load",
]


def __getattr__(name: str) -> Any:
    if name != "from_documents":
        raise AttributeError(f"module 'corpus' has no attribute {name!r}")
    from corpus.loaders.llama_documents import from_documents

    return from_documents


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
