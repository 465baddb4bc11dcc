"""What an article is and how it comes in."""

from corpus.errors import CorpusError, MissingExtra, UnreadableArticle, UnsupportedFormat, WartanyaError
from corpus.load import load
from corpus.loaders.llama_documents import from_documents
from corpus.types import Article, Span

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
