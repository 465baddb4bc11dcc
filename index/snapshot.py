"""One generation, open for reading: its search and its articles."""

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article, Span
from index import near_duplicates as copies
from index.errors import ArticleWithdrawn, IndexingError, IndexMismatch, IndexUnavailable, UnknownOutlet
from index.fingerprint import fingerprint
from index.passages import passage_at
from index.query.lexicon import SynonymGroup
from index.retrieval.embedders import load_embedder
from index.retrieval.lexical import Statistics, WordIndex, idf
from index.retrieval.ranking import PASSAGES_OF_AN_ARTICLE, Candidate, Offered, Place, Query
from index.retrieval.scan import graph_for
from index.retrieval.searcher import Searcher
from index.rhythm import is_ahead, rhythm_of
from index.storage import generations
from index.storage.editorial import Decisions, Editorial, Link
from index.storage.filters import Bounds, day_number
from index.storage.generations import CHROMA, MANIFEST
from index.storage.manifest import Manifest
from index.storage.removals import awaiting_erasure
from index.storage.schema import FORMAT_VERSION, READABLE_FORMATS
from index.storage.tables.articles import Head
from index.types import EVERYTHING, ArchiveStatus, Copy, Filter, Hit, Withdrawal

# The cosine from which a withdrawn article would have come up, and the share of the best found. Of 39 questions over 40,626
# articles 87 % would have told of the article that answers them, and 2 of 1,482 pairs of another of 38 (2026-11).
LEAST_MEANING = 0.3
WITHIN = 0.9
BESIDE = 5
MOST_WITHDRAWN = 3
ARTICLES_AT_ONCE = 200  # that are held in memory when all are gone through


class Snapshot:
    """Safe to share between threads. Raises IndexMismatch or IndexDamaged where it cannot be read."""

    def __init__(self, path: Path, generation: int) -> None:
        self.path, self.generation = path, generation
        folder = generations.folder_of(path, generation)
        self._manifest = Manifest.open(folder / MANIFEST)
        try:
            self._fingerprint = self._manifest.meta.fingerprint()
            if self._fingerprint.get("format") not in READABLE_FORMATS:
                self._require("format", FORMAT_VERSION)
            self._embedder = load_embedder(self._fingerprint.get("embedder"))
            for field, wanted in fingerprint(self._embedder).items():
                if field in ("embedder revision", "dimensions", "words"):
                    self._require(field, wanted)
            self._words = WordIndex(self._manifest)
            self._vectors = graph_for(folder / CHROMA, len(self._words))
            self.searcher = Searcher(self._manifest, self._words, self._vectors, self._embedder)
        except BaseException:
            self._manifest.close()
            raise
        self._editorial = Editorial(path)
        self._decided: tuple[tuple[int, int], Decisions] | None = None
        self.built = datetime.fromisoformat(self._manifest.meta.built() or "1970-01-01T00:00:00+00:00")

    def is_gone(self) -> bool:
        """Whether its files have gone: an erasure removes them below its readers, and so do two rebuilds."""
        return generations.is_gone(self.path, self.generation)

    @property
    def parts(self) -> int:
        """How many parts it has."""
        return 1

    @property
    def silent(self) -> tuple[str, ...]:
        """The parts that did not answer while it was read, so that what they hold is not known."""
        return ()

    def require_all_parts(self) -> None:
        """Raises IndexUnavailable where a part was silent, for what has no way to say that it is not all there is."""
        if self.silent:
            raise IndexUnavailable("parts_silent", path=self.path, shards=list(self.silent))

    def reading(self) -> AbstractContextManager[None]:
        """The time of one reading, in this thread."""
        return nullcontext()

    def has_come_back(self) -> bool:
        """Whether a part that could not be opened may be opened now."""
        return False

    def manifests(self) -> list[Path]:
        """The files that all of it is read from."""
        return [generations.folder_of(self.path, self.generation) / MANIFEST]

    def clear_away(self) -> None:
        """What Chroma may have made anew in the place of files that have gone."""
        generations.remove(self.path, self.generation)

    def close(self) -> None:
        if self._vectors:
            self._vectors.close()
        self._manifest.close()

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        wanted: Filter = EVERYTHING,
        favoured: Sequence[str] = (),
        of_each: Sequence[int] = (PASSAGES_OF_AN_ARTICLE,),
    ) -> list[Hit]:
        """The best passages: articles by their best passage, of the first, the second and so on at most `of_each` passages.

        `favoured` articles, those a conversation is about, are candidates whatever the legs say of them.
        """
        best = self._best(query, limit, wanted, favoured, of_each)
        articles = self.by_numbers(sorted({candidate.place.article for candidate in best}))
        # One that has been removed since this search began is not there any more.
        hits = [_hit(c, articles[c.place.article]) for c in best if c.place.article in articles]
        gone = self._decisions().withdrawn if hits else ()
        return [hit for hit in hits if hit.article.id not in gone]

    def _best(self, query: str, limit: int, wanted: Filter, favoured: Sequence[str], of_each: Sequence[int]) -> list[Candidate]:
        return self.searcher.best(self.searcher.candidates(query, wanted, favoured), limit, of_each)

    def withdrawn_near(
        self, query: str, hits: Sequence[Hit] | None = None, wanted: Filter = EVERYTHING, favoured: Sequence[str] = ()
    ) -> list[Withdrawal]:
        """Of the withdrawn articles that pass the filter those that would have come up for the query, nearest first.

        Told by their vectors alone, beside those of the `hits`, which are looked up where they are not given: of their words
        nothing is searched. `favoured` ones, those a conversation is about, always come up.
        """
        decided = self._decisions()
        if not decided.withdrawn:
            return []
        hits = self.search(query, limit=BESIDE, wanted=wanted) if hits is None else hits
        vector, best = self._embedder.embed_query(query), max((hit.meaning for hit in hits), default=0.0)
        least, bounds = max(LEAST_MEANING, WITHIN * best), Bounds.of(wanted)
        found: dict[str, tuple[float, Withdrawal]] = {}
        for article_id, digest, near in self.withdrawn_cosines(vector):
            told = decided.withdrawal_of(article_id, digest)
            if told and near >= least and near > found.get(told.article_id, (0.0, told))[0]:
                found[told.article_id] = (near, told)
        found.update({id_: (2.0, decided.withdrawn[id_]) for id_ in favoured if id_ in decided.withdrawn})
        ordered = sorted(found.values(), key=lambda each: (-each[0], each[1].article_id))
        passing = [told for _, told in ordered if bounds.passes(_day_of(told), told.outlet or "")]
        return passing[:MOST_WITHDRAWN]

    def withdrawal(self, article_id: str) -> Withdrawal | None:
        """What is told of the article where it was withdrawn."""
        return self._decisions().withdrawn.get(article_id)

    def decided_on(self) -> frozenset[str]:
        """Ids of the articles that are withdrawn, or have a name masked."""
        return frozenset(self._decisions().article_ids)

    def links(self) -> tuple[Link, ...]:
        """What editors said of the links between notices and reports."""
        return self._decisions().links

    def _decisions(self) -> Decisions:
        """Read again whenever there is a new one."""
        stamp = self._editorial.stamp()
        if self._decided is None or self._decided[0] != stamp:
            self._decided = (stamp, self._editorial.decisions())
        return self._decided[1]

    def require_outlets(self, wanted: Filter) -> None:
        """Raises UnknownOutlet where the filter names one that no article is of."""
        if wanted.outlets:
            known = self.outlets()
            held = {name.lower() for name in known}
            for name in wanted.outlets:
                if name.lower() not in held:
                    raise UnknownOutlet(name, known)

    def similarity(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Cosine of the query and each text, shape (len(texts),)."""
        return self._embedder.embed(texts) @ self._embedder.embed_query(query)

    def weighed(self, ideas: Sequence[SynonymGroup]) -> list[tuple[SynonymGroup, float]]:
        """The ideas with their rarity, idf, in this archive: that of their commonest word."""
        known = self.statistics({word for idea in ideas for word, _ in idea})
        return [(idea, idf(max((known.held.get(word, 0) for word, _ in idea), default=0), known.passages)) for idea in ideas]

    def holding(self, groups: Sequence[Set[str]], wanted: Filter = EVERYTHING) -> list[tuple[int, date | None]]:
        """Number and day of all articles that pass the filter and hold a word of every group; by day, undated ones last.

        Not the best of them: all. Among those of one day by id.
        """
        return _by_day(self.heads_holding(groups, wanted))

    def numbers_by_day(self, wanted: Filter = EVERYTHING) -> list[tuple[int, date | None]]:
        """Number and day of all articles that pass the filter, as `holding` orders them."""
        return _by_day(self.heads_passing(wanted))

    def ids_holding(self, groups: Sequence[Set[str]], least: int) -> list[str]:
        """The ids of all articles that hold a word of so many of the groups: undated ones first, then by day and id."""
        heads = sorted(self.heads_holding(groups, EVERYTHING, least), key=lambda head: (head.published or "", head.id))
        return [head.id for head in heads]

    # Articles

    def numbered(self, numbers: Sequence[int]) -> Iterator[Article]:
        """The articles with these numbers, in this order; one that has been removed meanwhile is left out."""
        for start in range(0, len(numbers), ARTICLES_AT_ONCE):
            part = numbers[start : start + ARTICLES_AT_ONCE]
            found = self.by_numbers(part)
            yield from (found[number] for number in part if number in found)

    def article(self, article_id: str) -> Article:
        """Raises ArticleWithdrawn; IndexingError where it is not held."""
        if told := self.withdrawal(article_id):
            raise ArticleWithdrawn(self.path, told)
        found = self.by_id(article_id)
        if not found:
            self.require_all_parts()
            raise IndexingError("no_such_article", path=self.path, article_id=article_id)
        return found

    def articles(self) -> Iterator[Article]:
        """All articles, in order of their numbers."""
        yield from self.numbered(self.numbers())

    def number_of(self, article_id: str) -> int | None:
        """The article's number in this generation, as candidates name it; None where it is not held."""
        known = self._manifest.articles.known(article_id)
        return known.number if known else None

    def find_article(self, name: str) -> Article:
        fitting = [name] if self.withdrawal(name) else self.ids_named(name)
        if not fitting:
            fitting = [each for each in self.withheld_named(name) if self.withdrawal(each)]
        if len(fitting) != 1:
            self.require_all_parts()
            raise IndexingError("names_several_articles" if fitting else "names_no_article", path=self.path, name=name)
        return self.article(fitting[0])

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        return self._manifest.articles.sentences(article_id)

    def copies(self, article_id: str, wanted: Filter = EVERYTHING) -> tuple[Copy, ...]:
        """The other articles with the same text that pass the filter, oldest first; none in an older index."""
        return self.copies_of([article_id], wanted).get(article_id, ())

    def copies_of(self, article_ids: Sequence[str], wanted: Filter = EVERYTHING) -> dict[str, tuple[Copy, ...]]:
        """`copies` of those of the articles that have any."""
        return copies.copies_of(self._manifest, article_ids, wanted)

    def passages(self, article_id: str) -> list[Hit]:
        """All passages of one article, in order, unscored."""
        article = self.article(article_id)
        known = self._manifest.articles.known(article_id)
        rows = self._manifest.passages.of_articles([known.number]) if known else []
        return [Hit(passage_at(article, row.ordinal, row.start, row.end), article, 0.0) for row in rows]

    def examples(self, limit: int) -> list[Article]:
        newest = self._manifest.catalog.newest_of_each_outlet(limit)
        found = self._manifest.articles.by_numbers(newest)
        return [found[number] for number in newest]

    def count(self, wanted: Filter) -> tuple[int, int, int]:
        """(articles, undated among them, outlets) that pass the filter.

        Each answer tells them, and at a million articles counting takes some milliseconds.
        """
        return self.searcher.columns.counts(wanted)

    def status(self, *, is_sample: bool) -> ArchiveStatus:
        """What it holds, counted once, and what may change while it serves: looked at each time."""
        decided = self._decisions()
        return replace(
            self._counted,
            withdrawn=len(decided.withdrawn),
            masked=len(decided.masked),
            size_bytes=generations.size_of(generations.folder_of(self.path, self.generation)),
            is_sample=is_sample,
            generations=tuple(generations.generations(self.path)),
            disk_bytes=generations.size_of(self.path),
            awaiting_erasure=tuple(awaiting_erasure(self.path)),
        )

    def late_since(self, today: date) -> date | None:
        """The day of the newest article, where none has come for longer than usual; None where that is not so or not known."""
        rhythm = rhythm_of([day for day in self.publication_days() if not is_ahead(day, today)], today)
        return rhythm.newest if rhythm.state in ("late", "ended") else None

    def publication_days(self) -> list[date]:
        """Ascending, each once."""
        return self._publication_days

    @cached_property
    def _publication_days(self) -> list[date]:
        """Ascending, each once."""
        return [date.fromisoformat(day) for day, _ in self._manifest.catalog.counts_by_day(10)]

    @cached_property
    def _counted(self) -> ArchiveStatus:
        """Every page of the chat asks for it, and a large archive takes a while to count. Articles stay as they are while a
        generation is open: one that serves again after a rollback is opened anew.
        """
        articles, undated, _ = self.count(EVERYTHING)
        outlets = dict(sorted(self._manifest.catalog.outlets(), key=lambda held: -held[1]))
        first, last = self._manifest.catalog.first_and_last_day()
        return ArchiveStatus(
            path=str(self.path),
            generation=self.generation,
            built=self.built,
            articles=articles,
            undated=undated,
            passages=len(self._words),
            outlets=outlets,
            first=first,
            last=last,
            fingerprint=self._fingerprint,
            size_bytes=0,
            failed=self._manifest.failures.listed(),
            passed_over=self._manifest.meta.passed_over(),
        )

    # What an archive in several parts gathers from each of them (index/cluster/shard.py), by the numbers of this one.

    def made_with(self) -> Mapping[str, str]:
        return self._fingerprint

    def statistics(self, words: Set[str]) -> Statistics:
        return self._words.statistics(words)

    def offered(self, query: Query, wanted: Filter, favoured: Sequence[str], of_all: Statistics) -> Offered:
        """What the legs name here, with what puts articles in order."""
        named = self.searcher.named(query, wanted, favoured, of_all)
        numbers = list({place.article for place in named.places})
        return Offered(named, self._manifest.articles.heads(numbers), self._manifest.clusters.of_articles(numbers))

    def closeness(
        self, best: Mapping[int, Place], ideas: Sequence[SynonymGroup], rarities: NDArray[np.float32]
    ) -> dict[int, dict[str, float]]:
        return self.searcher.closeness(best, ideas, rarities)

    def withdrawn_cosines(self, vector: NDArray[np.float32]) -> list[tuple[str, str, float]]:
        """(id, digest, cosine of its nearest passage) of each withdrawn article."""
        subjects = self._manifest.withheld.subjects()
        return [(each.article_id, each.digest, float((each.vectors @ vector).max())) for each in subjects]

    def outlets(self) -> tuple[str, ...]:
        return self.searcher.columns.outlets()

    def outlets_passing(self, wanted: Filter) -> frozenset[str]:
        return self.searcher.columns.outlets_passing(wanted)

    def heads_holding(self, groups: Sequence[Set[str]], wanted: Filter, least: int | None = None) -> list[Head]:
        """Of all articles that pass the filter and hold a word of so many of the groups, of all where not said."""
        numbers, allowed = self._words.articles_holding(groups, least), self.searcher.columns.allowed(wanted)
        passing = numbers if allowed is None else numbers[np.isin(numbers, allowed)]
        return self._manifest.articles.heads(passing.tolist())

    def heads_passing(self, wanted: Filter) -> list[Head]:
        return self._manifest.articles.heads(self._manifest.catalog.passing(wanted))

    def numbers(self) -> list[int]:
        return self._manifest.catalog.numbers()

    def by_numbers(self, numbers: Sequence[int]) -> dict[int, Article]:
        return self._manifest.articles.by_numbers(numbers)

    def by_id(self, article_id: str) -> Article | None:
        return self._manifest.articles.by_id(article_id)

    def ids_named(self, name: str) -> list[str]:
        return self._manifest.articles.ids_named(name)

    def withheld_named(self, name: str) -> list[str]:
        return self._manifest.withheld.ids_named(name)

    def _require(self, field: str, wanted: str) -> None:
        stored = self._fingerprint.get(field, "unknown")
        if stored != wanted:
            raise IndexMismatch(self.path, field, stored, wanted, f"wartanya rebuild --index {self.path}")


def _by_day(heads: Sequence[Head]) -> list[tuple[int, date | None]]:
    ordered = sorted(heads, key=lambda head: (head.published is None, head.published or "", head.id))
    return [(head.number, date.fromisoformat(head.published) if head.published else None) for head in ordered]


def _day_of(told: Withdrawal) -> int:
    return day_number(told.published.isoformat() if told.published else None)


def _hit(candidate: Candidate, article: Article) -> Hit:
    place, features = candidate.place, candidate.features
    passage = passage_at(article, place.ordinal, place.start, place.end)
    return Hit(passage, article, candidate.score, features.passage_words, features.meaning)
