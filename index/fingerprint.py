"""What an index is made with, so that one of another making is noticed."""

from corpus.text import TOKENIZER_VERSION
from index import passages
from index.retrieval.embedders import Embedder
from index.storage.schema import FORMAT_VERSION


def fingerprint(embedder: Embedder) -> dict[str, str]:
    """What an index is made with. Where it differs, words or vectors of old and new must not meet."""
    return {
        "format": FORMAT_VERSION,
        "embedder": embedder.name,
        "embedder revision": embedder.revision,
        "dimensions": str(embedder.dimensions),
        "passages": passages.FORMAT,
        "embedded text": passages.embedded_format(),
        "words": TOKENIZER_VERSION,
    }
