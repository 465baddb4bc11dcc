"""One generation, open for reading: both legs of the search, their fusion, and the articles."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.text import STOP_WORDS, TOKENIZER_VERSION, words
from corpus.types import Article, Span
from index import fusion, generations
from index.building import fingerprint
from index.embedding import load_embedder
from index.errors import IndexingError, IndexMismatch
from index.generations import CHROMA, MANIFEST
from index.lexicon import Idea, ideas_of, language_of, load_lexicon
from index.manifest import Manifest
from index.passages import passage_at
from index.types import ArchiveStatus, Filter, Hit
from index.vectors import ChromaVectors
from index.words import Matches, WordIndex, idf

CANDIDATES = 60  # articles that each leg names
PASSAGES_OF_AN_ARTICLE = 2  # in the hits
EXACT_UP_TO = 5_000  # passages: filters that leave no more are searched exactly

_NAME_OR_NUMBER = re.compile(r"(?<!^)(?<![.?!] )\b(?:[A-Z][\w'’-]+|\d[\d.,/]*\d|\d)")


class Snapshot:
    """Safe to share between threads. Raises IndexMismatch or IndexDamaged where it cannot be read."""

    def __init__(self, path: Path, generation: int) -> None:
        self.path, self.generation = path, generation
        folder = generations.folder_of(path, generation)
        self._manifest = Manifest.open(folder / MANIFEST)
        try:
            self._fingerprint = self._manifest.fingerprint()
            self._embedder = load_embedder(self._fingerprint.get("embedder"))
            self._check_fingerprint()
            self._words = WordIndex(self._manifest)
            self._vectors = ChromaVectors(folder / CHROMA)
        except BaseException:
            self._manifest.close()
            raise
        self.built = datetime.fromisoformat(self._manifest.meta("built") or "1970-01-01T00:00:00+00:00")

    def close(self) -> None:
        self._vectors.close()
        self._manifest.close()

    def search(self, query: str, *, limit: int = 10, wanted: Filter = Filter(), favoured: Sequence[str] = ()) -> list[Hit]:
        """The best passages: articles by their best passage, at most two passages of each.

        `favoured` articles, those a conversation is about, are candidates whatever the legs say of them.
        """
        matches = self._words.search(ideas_of(query, load_lexicon()))
        vector = self._embedder.embed_query(query)
        allowed = self._manifest.allowed(wanted)
        candidates = self._candidates(matches, vector, wanted, allowed, favoured)
        if not candidates:
            return []
        scored = self._scored(query, candidates, matches, vector)
        return self._hits(scored, limit)

    def _candidates(
        self, matches: Matches, vector: NDArray[np.float32], wanted: Filter, allowed: NDArray[np.int64] | None, favoured: Sequence[str]
    ) -> list[tuple[int, int, int, int, int]]:
        """The passages, as manifest rows, of all articles that a leg names."""
        scores = matches.article_scores
        if allowed is not None:
            scores = np.where(np.isin(matches.articles, allowed), scores, 0.0)
        best = np.argsort(-scores, kind="stable")[:CANDIDATES]
        numbers = {int(matches.articles[k]) for k in best if scores[k] > 0}
        near = self._nearest(vector, wanted, allowed)
        numbers |= {row[1] for row in self._manifest.passages(near)}
        known = (self._manifest.known(article_id) for article_id in favoured)
        numbers |= {article.number for article in known if article and (allowed is None or article.number in allowed)}
        return self._manifest.passages_of(sorted(numbers))

    def _nearest(self, vector: NDArray[np.float32], wanted: Filter, allowed: NDArray[np.int64] | None) -> list[int]:
        if allowed is not None:
            passages = [row[0] for row in self._manifest.passages_of(allowed.tolist(), at_most=EXACT_UP_TO)]
            if len(passages) < EXACT_UP_TO:
                vectors = self._manifest.vectors(passages)
                return sorted(vectors, key=lambda n: (-float(vectors[n] @ vector), n))[:CANDIDATES]
        return self._vectors.nearest(vector, CANDIDATES, wanted)

    def _scored(
        self, query: str, rows: list[tuple[int, int, int, int, int]], matches: Matches, vector: NDArray[np.float32]
    ) -> list[tuple[float, tuple[int, int, int, int, int], fusion.Features]]:
        language = language_of(query)
        vectors = self._manifest.vectors([row[0] for row in rows])
        meaning = {number: float(v @ vector) for number, v in vectors.items()}
        made = features_of(rows, matches, self._words.shares(names_in(query)), meaning)
        return [(fusion.score(f, language), row, f) for row, f in zip(rows, made, strict=True)]

    def _hits(self, scored: list[tuple[float, tuple[int, int, int, int, int], fusion.Features]], limit: int) -> list[Hit]:
        articles = self._manifest.articles(sorted({row[1] for _, row, _ in scored}))
        hits = []
        for value, (_, number, ordinal, start, end), features in scored:
            article = articles[number]
            passage = passage_at(article, ordinal, start, end)
            hits.append(Hit(passage, article, value, features.passage_words, features.meaning))
        return grouped(hits)[:limit]

    def similarity(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Cosine of the query and each text, shape (len(texts),)."""
        return self._embedder.embed(texts) @ self._embedder.embed_query(query)

    def weighed(self, ideas: Sequence[Idea]) -> list[tuple[Idea, float]]:
        """The ideas with their rarity, idf, in this archive: that of their commonest word."""
        held = self._words.document_frequency({word for idea in ideas for word, _ in idea})
        return [(idea, idf(max((held.get(word, 0) for word, _ in idea), default=0), len(self._words))) for idea in ideas]

    # Articles

    def article(self, article_id: str) -> Article:
        found = self._manifest.article(article_id)
        if not found:
            raise IndexingError(f"The archive at {self.path} holds no article {article_id!r}.", self.path)
        return found

    def find_article(self, name: str) -> Article:
        found = self._manifest.article(name)
        if found:
            return found
        rows = self._manifest.rows("SELECT id, source FROM articles WHERE instr(source, ?)", (name,))
        fitting = [id_ for id_, source in rows if source.endswith(name) or source.rpartition(".")[0].endswith(name)]
        if len(fitting) != 1:
            many = "several articles, give more of its path" if fitting else "no article"
            raise IndexingError(f"{name!r} names {many} in the archive at {self.path}.", self.path)
        return self.article(fitting[0])

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        return self._manifest.sentences(article_id)

    def passages(self, article_id: str) -> list[Hit]:
        """All passages of one article, in order, unscored."""
        article = self.article(article_id)
        known = self._manifest.known(article_id)
        rows = self._manifest.passages_of([known.number]) if known else []
        return [Hit(passage_at(article, ordinal, start, end), article, 0.0) for _, _, ordinal, start, end in rows]

    def examples(self, limit: int) -> list[Article]:
        newest = self._manifest.rows(
            "SELECT number FROM (SELECT number, published, row_number() OVER (PARTITION BY outlet ORDER BY published DESC, id) AS place "
            "FROM articles WHERE published IS NOT NULL) ORDER BY place, published DESC, number LIMIT ?",
            (limit,),
        )
        found = self._manifest.articles([row[0] for row in newest])
        return [found[row[0]] for row in newest]

    def count(self, wanted: Filter) -> tuple[int, int, int]:
        """(articles, undated among them, outlets) that pass the filter."""
        return self._manifest.count_allowed(wanted)

    def status(self, *, is_sample: bool) -> ArchiveStatus:
        articles, undated, _ = self.count(Filter())
        outlets = dict(self._manifest.rows("SELECT outlet, count(*) FROM articles WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY 2 DESC, 1"))
        first, last = self._manifest.rows("SELECT min(published), max(published) FROM articles")[0]
        folder = generations.folder_of(self.path, self.generation)
        return ArchiveStatus(
            path=str(self.path),
            generation=self.generation,
            built=self.built,
            articles=articles,
            undated=undated,
            passages=len(self._words),
            outlets=outlets,
            first=date.fromisoformat(first) if first else None,
            last=date.fromisoformat(last) if last else None,
            fingerprint=self._fingerprint,
            size_bytes=sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()),
            failed=self._manifest.failures(),
            is_sample=is_sample,
            generations=tuple(generations.generations(self.path)),
        )

    def _check_fingerprint(self) -> None:
        wanted = fingerprint(self._embedder)
        for field in ("format", "embedder revision", "dimensions", "words"):
            if self._fingerprint.get(field) != wanted[field]:
                raise IndexMismatch(
                    self.path, field, self._fingerprint.get(field, "unknown"), wanted[field],
                    f"bring it up to date with `wartanya rebuild --index {self.path}`.",
                )  # fmt: skip


def features_of(
    rows: Sequence[tuple[int, int, int, int, int]], matches: Matches, named: NDArray[np.float32], meaning: dict[int, float]
) -> list[fusion.Features]:
    """What both legs say of each passage of `rows` (number, article, ordinal, start, end).

    `named` is the share of the question's names in each article, `meaning` each passage's cosine.
    """
    most = max(matches.most, 1e-6)
    by_article = _at(matches.articles, matches.article_scores / most, [row[1] for row in rows])
    by_passage = _at(matches.passages, matches.passage_scores / most, [row[0] for row in rows])
    best_meaning: dict[int, float] = {}
    for row in rows:
        best_meaning[row[1]] = max(best_meaning.get(row[1], -1.0), meaning.get(row[0], 0.0))
    shares = _at(matches.articles, named, [row[1] for row in rows])
    first_words, first_meaning = float(max(by_article)), max(best_meaning.values())
    return [
        fusion.Features(
            article_words=float(in_article),
            passage_words=float(in_passage),
            lead_words=first_words - float(in_article),
            meaning=meaning.get(row[0], 0.0),
            article_meaning=best_meaning[row[1]],
            lead_meaning=first_meaning - best_meaning[row[1]],
            names=float(share),
        )
        for row, in_article, in_passage, share in zip(rows, by_article, by_passage, shares, strict=True)
    ]


def names_in(query: str) -> set[str]:
    """The names and numbers of a question, as words: what is written with a capital past its first word, and figures."""
    return {word for match in _NAME_OR_NUMBER.findall(query) for word in words(match) if word not in STOP_WORDS}


def grouped(hits: list[Hit]) -> list[Hit]:
    """Articles by their best passage, newer first among equals; each with its best PASSAGES_OF_AN_ARTICLE passages together."""
    of: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda h: (-h.score, h.passage.start)):
        of.setdefault(hit.article.id, []).append(hit)
    newest_first = sorted(of.values(), key=lambda group: (-group[0].score, -_ordinal(group[0].article.published), group[0].article.id))
    return [hit for group in newest_first for hit in group[:PASSAGES_OF_AN_ARTICLE]]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _at(keys: NDArray[np.int64], values: NDArray[np.float32], wanted: list[int]) -> NDArray[np.float32]:
    """The values of `wanted` keys; `keys` ascend. 0 for a key that is not there."""
    places = np.searchsorted(keys, wanted).clip(max=max(len(keys) - 1, 0))
    found: NDArray[np.float32] = np.where(keys[places] == np.array(wanted), values[places], np.float32(0))
    return found
