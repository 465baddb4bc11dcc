"""Fills the folder of a new generation: articles in, manifest, words and vectors out."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from corpus.text import TOKENIZER_VERSION, sentences, words
from corpus.types import Article, Span
from index import passages
from index.checking import checked_count
from index.embedding import Embedder
from index.errors import IndexingError
from index.generations import CHROMA, MANIFEST
from index.manifest import FORMAT_VERSION, Manifest
from index.vectors import ChromaVectors, day_number
from index.words import WordWriter

EMBED_AT_ONCE = 2_000  # passages; larger batches bring no speed, and 2,000 vectors of 256 are 2 MB
FLUSH_AT = 40_000  # passages whose words are held in memory, about 150 MB


def fingerprint(embedder: Embedder) -> dict[str, str]:
    """What an index is made with. Where it differs, words or vectors of old and new must not meet."""
    return {
        "format": FORMAT_VERSION,
        "embedder": embedder.name,
        "embedder revision": embedder.revision,
        "dimensions": str(embedder.dimensions),
        "passages": passages.FORMAT,
        "words": TOKENIZER_VERSION,
    }


class GenerationBuilder:
    """Writes one generation. Everything goes through `put` and `drop`; nothing counts before `finish`."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._folder, self._embedder = folder, embedder
        is_new = not (folder / MANIFEST).exists()
        self._vectors = ChromaVectors(folder / CHROMA, create=is_new)
        try:
            self.manifest = _opened(folder / MANIFEST, is_new=is_new)
        except IndexingError:
            self._vectors.close()
            raise
        self._words = WordWriter(self.manifest)
        self._waiting: list[tuple[int, str, int, str]] = []
        self._dropped: list[int] = []

    def put(self, article: Article, file: str | None, root: str | None) -> None:
        """Adds the article, in place of the one that has its id."""
        self.drop(article.id)
        spans = sentences(article.text)
        number = self.manifest.add_article(article, spans, file, root)
        title = () if article.title_is_derived else words(article.title)
        for ordinal, span in enumerate(passages.passage_spans(article.text, spans)):
            self._add_passage(article, number, ordinal, span, title)
        if len(self._waiting) >= EMBED_AT_ONCE:
            self._embed()
        if len(self._words) >= FLUSH_AT:
            self._words.flush()

    def _add_passage(self, article: Article, number: int, ordinal: int, span: Span, title: tuple[str, ...]) -> None:
        key = self.manifest.add_passage(number, ordinal, span)
        passage = passages.passage_at(article, ordinal, span.start, span.end)
        self._words.add(key, number, words(passage.text), title)
        day = day_number(article.published.isoformat() if article.published else None)
        self._waiting.append((key, passages.embedding_text(article, passage), day, (article.outlet or "").lower()))

    def drop(self, article_id: str) -> None:
        """Takes the article out, if there is one. One that was put in by this builder can be dropped too."""
        known = self.manifest.known(article_id)
        gone = set(self.manifest.drop_article(known.number)) if known else set()
        if self._waiting and gone and max(gone) >= self._waiting[0][0]:
            self._waiting = [row for row in self._waiting if row[0] not in gone]
        self._dropped += gone

    def finish(self) -> int:
        """Writes all that waits, checks that the parts agree, and closes. The number of passages.

        Raises IndexDamaged when they do not agree: then this generation must not serve.
        """
        self._embed()
        self._words.flush()
        self._words.merge()
        self._vectors.remove(self._dropped)
        for key, value in fingerprint(self._embedder).items():
            self.manifest.set_meta(f"fingerprint {key}", value)
        self.manifest.set_meta("built", datetime.now(UTC).isoformat(timespec="seconds"))
        self.manifest.write("COMMIT")
        self._forget_orphans()
        count = checked_count(self.manifest, self._vectors, self._folder)
        self.close()
        return count

    def close(self) -> None:
        self.manifest.close()
        self._vectors.close()

    def _embed(self) -> None:
        if not self._waiting:
            return
        keys, texts, days, outlets = zip(*self._waiting, strict=True)
        # Stored in half precision, and searched as stored: what Chroma compares is what the exact search compares.
        stored = self._embedder.embed(texts).astype(np.float16)
        rows = ((key, vector.tobytes()) for key, vector in zip(keys, stored, strict=True))
        self.manifest.write_many("INSERT INTO vectors VALUES (?,?)", rows)
        self._vectors.add(keys, stored.astype(np.float32), days, outlets)
        self._waiting.clear()

    def _forget_orphans(self) -> None:
        """Removes the vectors that articles left behind when they were taken out of a finished generation's manifest."""
        if len(self._vectors) != self._count("passages"):
            living = {row[0] for row in self.manifest.rows("SELECT number FROM passages")}
            self._vectors.remove([number for number in self._vectors.numbers() if number not in living])

    def _count(self, table: str) -> int:
        return int(self.manifest.rows(f"SELECT count(*) FROM {table}")[0][0])


def _opened(path: Path, *, is_new: bool) -> Manifest:
    """Written in one transaction. The folder is thrown away if this process dies, so no journal is kept to mend it."""
    manifest = Manifest.create(path) if is_new else Manifest.open(path, writable=True)
    manifest.rows("PRAGMA journal_mode = MEMORY")
    manifest.rows("PRAGMA synchronous = OFF")
    manifest.write("BEGIN")
    return manifest
