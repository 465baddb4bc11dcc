"""An article that nobody may find any more, and what the bytes of files still hold of it."""

from pathlib import Path

import numpy as np

from corpus import Article
from corpus.text import sentences
from index import passages
from index.retrieval.embedders import load_embedder

SECRET = Article(
    id="rahasia-7",
    source="koran/rahasia.txt",
    title="Zubairyansyah Menggugat Yayasan Qurratul",
    text="Zubairyansyah menggugat Yayasan Qurratul ke pengadilan. Gugatan bernomor 90817263 itu dicabut di Xanthopolis.",
    outlet="Koran Wusthopradja",
    url="https://koran.example/zubairyansyah",
)
RARE = ("zubairyansyah", "qurratul", "90817263", "xanthopolis")


def traces(path: Path, article: Article) -> set[str]:
    """What the raw bytes of any file below `path` still hold of the article: texts, words of its own, vectors."""
    (passage,) = passages.passages_of(article, sentences(article.text))
    vector = load_embedder().embed([passages.embedding_text(article, passage)]).astype(np.float16)[0]
    sought = {
        "text": article.text.encode(),
        "title": article.title.encode(),
        "outlet": (article.outlet or article.id).encode(),
        "url": (article.url or article.id).encode(),
        "digest": article.digest.encode(),
        "id": article.id.encode(),
        "vector, half precision": vector.tobytes(),
        "vector, single precision": vector.astype(np.float32).tobytes(),
        "end of the vector": vector.astype(np.float32)[-8:].tobytes(),
    } | {f"the word {word}": word.encode() for word in RARE}
    files = [file.read_bytes() for file in path.rglob("*") if file.is_file()]
    return {name for name, wanted in sought.items() if any(wanted in file for file in files)}
