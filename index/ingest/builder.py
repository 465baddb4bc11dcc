"""Fills the folder of a new generation: articles in, manifest, words and vectors out."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article, Span
from index import near_duplicates
from index.errors import IndexingError
from index.fingerprint import fingerprint
from index.ingest.records import SHARD_ARTICLES, SHARD_CHARS, Record, embedding_text, title_words, words_of
from index.ingest.worker_pool import Engine, Preparing, Promise, Workers
from index.retrieval.dense import ChromaVectors
from index.retrieval.embedders import Embedder
from index.retrieval.lexical import WordWriter
from index.storage.filters import day_number
from index.storage.generations import CHROMA, MANIFEST
from index.storage.manifest import Manifest

EMBED_AT_ONCE = 2_000  # passages; larger batches bring no speed, and 2,000 vectors of 256 are 2 MB
FLUSH_AT = 40_000  # passages whose words are held in memory, about 150 MB


@dataclass(frozen=True, slots=True)
class _Given:
    """An article that was put in, with where it comes from."""

    article: Article
    file: str | None
    root: str | None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A passage whose vector is not stored yet: its text where it has none yet."""

    number: int
    text: str
    vector: NDArray[np.float16] | None
    day: int
    outlet: str


class GenerationBuilder:
    """Writes one generation. Everything goes through `put`, `move` and `drop`; nothing counts before `finish`.

    Articles are prepared in shards, by as many processes as there are `workers`, None for one a core, or by another engine.
    They are written in the order in which they were put in, so that the generation is the same whoever prepares them.
    """

    def __init__(self, folder: Path, embedder: Embedder, workers: Workers = 1) -> None:
        self.folder, self._embedder = folder, embedder
        is_new = not (folder / MANIFEST).exists()
        self.vectors = ChromaVectors(folder / CHROMA, create=is_new)
        try:
            self.manifest = _opened(folder / MANIFEST, is_new=is_new)
        except IndexingError:
            self.vectors.close()
            raise
        self._words = WordWriter(self.manifest)
        self._preparing: Engine = workers(embedder, folder) if callable(workers) else Preparing(embedder, workers, folder)
        self._shard: list[_Given] = []
        self._shard_chars = 0
        self._under_way: deque[tuple[list[_Given], Promise]] = deque()
        self._waiting: list[_Waiting] = []
        self._dropped: list[int] = []

    def put(self, article: Article, file: str | None, root: str | None) -> None:
        """Adds the article, in place of the one that has its id."""
        self._shard.append(_Given(article, file, root))
        self._shard_chars += len(article.text)
        if len(self._shard) >= SHARD_ARTICLES or self._shard_chars >= SHARD_CHARS:
            self._begin_shard()

    def move(self, article_id: str, source: str, file: str | None, root: str | None) -> None:
        """The same article, in another place."""
        self._settle()
        self.manifest.articles.move(article_id, source, file, root)
        self.manifest.withheld.move(article_id, source, file, root)

    def drop(self, article_id: str) -> None:
        """Takes the article out, if there is one. One that was put in by this builder can be dropped too."""
        self._settle()
        self._drop(article_id)

    def flush(self) -> None:
        """Writes all that was put in so far, with its vectors, so that it can be looked up."""
        self._settle()
        self._embed()

    def _begin_shard(self) -> None:
        if self._shard:
            self._under_way.append((self._shard, self._preparing.begin([given.article for given in self._shard])))
            self._shard, self._shard_chars = [], 0
        while len(self._under_way) > self._preparing.ahead:
            self._write(*self._under_way.popleft())

    def _settle(self) -> None:
        """Writes all that was put in so far."""
        self._begin_shard()
        while self._under_way:
            self._write(*self._under_way.popleft())

    def _write(self, shard: list[_Given], promise: Promise) -> None:
        for given, record in zip(shard, promise(), strict=True):
            self._drop(given.article.id)
            self._add(given, record)
        if len(self._waiting) >= EMBED_AT_ONCE:
            self._embed()
        if len(self._words) >= FLUSH_AT:
            self._words.flush()

    def _add(self, given: _Given, record: Record) -> None:
        article, title = given.article, record.title.split()
        spans = [Span(*place) for place in record.sentences.tolist()]
        number = self.manifest.articles.add(article, spans, given.file, given.root)
        near_duplicates.record(self.manifest, number, record.copy_keys)
        day = day_number(article.published.isoformat() if article.published else None)
        for ordinal, place in enumerate(record.passages.tolist()):
            key = self.manifest.passages.add(number, ordinal, Span(*place))
            self._words.add(key, number, record.words[ordinal].split(), title)
            text = embedding_text(article, place) if record.vectors is None else ""
            vector = None if record.vectors is None else record.vectors[ordinal]
            self._waiting.append(_Waiting(key, text, vector, day, (article.outlet or "").lower()))

    def _drop(self, article_id: str) -> None:
        known = self.manifest.articles.known(article_id)
        gone = set(self.manifest.drop_article(known.number)) if known else set()
        if self._waiting and gone and max(gone) >= self._waiting[0].number:
            self._waiting = [row for row in self._waiting if row.number not in gone]
        self._dropped += gone

    def bring_up(self) -> None:
        """Brings a copy of a generation in an older format up to today's, from its own manifest."""
        self.manifest.bring_up_estimates()
        near_duplicates.bring_up(self.manifest)

    def reword(self, numbers: Sequence[int]) -> Iterator[int]:
        """Writes the words of all that is held anew, article by article in order of their numbers; yields each when done."""
        self.manifest.postings.clear()
        for number in numbers:
            article = self.manifest.articles.by_numbers([number])[number]
            title = title_words(article)
            for row in self.manifest.passages.of_articles([number]):
                self._words.add(row.number, number, words_of(article, Span(row.start, row.end)), title)
            if len(self._words) >= FLUSH_AT:
                self._words.flush()
            yield number

    def finish(self) -> None:
        """Writes all that waits, with what the generation was made with. It is whole, but must be verified before it serves."""
        self._settle()
        self._embed()
        self._words.flush()
        self._words.merge()
        self.vectors.remove(self._dropped)
        near_duplicates.settle(self.manifest)
        self.manifest.meta.set_fingerprint(fingerprint(self._embedder))
        self.manifest.meta.set_built(datetime.now(UTC).isoformat(timespec="seconds"))
        self.manifest.database.commit()
        self._forget_orphans()
        self.vectors = self.vectors.settled()

    def close(self) -> None:
        self._preparing.close()
        self.manifest.close()
        self.vectors.close()

    def _embed(self) -> None:
        if not self._waiting:
            return
        # Stored in half precision, and searched as stored: what Chroma compares is what the exact search compares.
        made = iter(self._embedder.embed([row.text for row in self._waiting if row.vector is None]).astype(np.float16))
        stored = np.stack([next(made) if row.vector is None else row.vector for row in self._waiting])
        keys = [row.number for row in self._waiting]
        self.manifest.vectors.add(keys, stored)
        days, outlets = [row.day for row in self._waiting], [row.outlet for row in self._waiting]
        self.vectors.add(keys, stored.astype(np.float32), days, outlets)
        self._waiting.clear()

    def _forget_orphans(self) -> None:
        """Removes the vectors that articles left behind when they were taken out of a finished generation's manifest."""
        if len(self.vectors) != self.manifest.passages.count():
            living = set(self.manifest.passages.numbers().tolist())
            self.vectors.remove([number for number in self.vectors.numbers() if number not in living])


def _opened(path: Path, *, is_new: bool) -> Manifest:
    """Written in one transaction. The folder is thrown away if this process dies, so no journal is kept to mend it."""
    manifest = Manifest.create(path) if is_new else Manifest.open(path, writable=True)
    manifest.database.without_journal()
    manifest.database.begin()
    if not is_new:
        manifest.bring_up_indexes()
        manifest.withheld.make_room()
    return manifest
