"""Fills the folder of a new generation: articles in, manifest, words and vectors out."""

import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from corpus.text import TOKENIZER_VERSION, sentences, words
from corpus.types import Article, Span
from index import passages
from index.embedding import Embedder
from index.errors import IndexDamaged
from index.generations import CHROMA, MANIFEST
from index.manifest import FORMAT_VERSION, Manifest
from index.vectors import ChromaVectors, day_number
from index.words import WordIndex, WordWriter

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
        self._embedder = embedder
        manifest = folder / MANIFEST
        is_new = not manifest.exists()
        self.manifest = Manifest.create(manifest) if is_new else Manifest.open(manifest, writable=True)
        # The folder is thrown away if this process dies: no journal is needed to come back from half a write.
        self.manifest.rows("PRAGMA journal_mode = MEMORY")
        self.manifest.rows("PRAGMA synchronous = OFF")
        self.manifest.write("BEGIN")
        self._vectors = ChromaVectors(folder / CHROMA, create=is_new)
        self._words = WordWriter(self.manifest)
        self._waiting: list[tuple[int, str, int, str]] = []
        self._dropped: list[int] = []

    def put(self, article: Article, file: str | None, root: str | None) -> None:
        """Adds the article, in place of the one that has its id."""
        known = self.manifest.known(article.id)
        if known:
            self.drop(known.number)
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

    def drop(self, number: int) -> None:
        """Takes the article with this number out. One that was put in by this builder can be dropped too."""
        gone = set(self.manifest.drop_article(number))
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
        count = self._verified_count()
        self.close()
        _to_disk(self.manifest.path)
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
        self.manifest.write_many("INSERT INTO vectors VALUES (?,?)", ((k, v.tobytes()) for k, v in zip(keys, stored, strict=True)))
        self._vectors.add(keys, stored.astype(np.float32), days, outlets)
        self._waiting.clear()

    def _verified_count(self) -> int:
        expected = self.manifest.rows("SELECT count(*) FROM passages")[0][0]
        counted = {
            "vectors in the manifest": self.manifest.rows("SELECT count(*) FROM vectors")[0][0],
            "vectors in Chroma": len(self._vectors),
            "passages in the word index": len(WordIndex(self.manifest)),
        }
        wrong = [f"{name}: {count}" for name, count in counted.items() if count != expected]
        if wrong:
            raise IndexDamaged(
                f"The new generation has {expected} passages but {', '.join(wrong)}; the old one goes on serving. "
                "Build afresh with `wartanya rebuild --fresh`.",
                self.manifest.path,
            )
        return int(expected)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
