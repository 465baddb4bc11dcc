"""Several shards, open at one set of their generations, that answer as the one index they would be.

The law: whatever is asked, the answer is that of one index of the same articles, but for timings and the generation's number.
So nothing is scored before the statistics of all shards are summed, and everything that needs the whole archive, how far a
candidate is behind the best, which are read closely, which are copies, is told once, of the candidates of all.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import AbstractContextManager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article, Span
from index.cluster.asking import Asking, Away, is_gone, stamp_of
from index.cluster.merging import Numbering, joined
from index.cluster.shard import Shard
from index.errors import IndexingError, IndexUnavailable
from index.retrieval import fusion
from index.retrieval.embedders import load_embedder
from index.retrieval.lexical import Statistics
from index.retrieval.ranking import Candidate, Place, best_passages, features_of, in_order
from index.retrieval.searcher import CANDIDATES, READ_CLOSELY, query_of, scored
from index.snapshot import Snapshot
from index.storage.cluster_file import serving_set
from index.storage.editorial import Editorial
from index.storage.tables.articles import Head
from index.types import EVERYTHING, ArchiveStatus, Copy, Filter, Hit

Result = TypeVar("Result")
MOST_HOMES = 100_000  # articles of which it is remembered where they lie


class ClusterSnapshot(Snapshot):
    """What a `Snapshot` reads from its own files this one gathers from `shards`; what it makes of that is the same."""

    def __init__(
        self, path: Path, generation: int, built: datetime, shards: Mapping[str, Shard], away: Away | None = None
    ) -> None:
        """`path` is the cluster's folder, with what editors decided; `generation` the number of the set.

        `away` are shards that could not be opened, each with its manifest and the stamp of that then.
        """
        self.path, self.generation, self.built = path, generation, built
        self._shards, self._numbering = tuple(shards.values()), Numbering(len(shards))
        self._away = away or {}
        self._asking = Asking(path, tuple(shards.items()), self._away, self._has_gone)
        self._embedder = load_embedder(self._asking.each(lambda _, shard: shard.made_with())[0][1].get("embedder"))
        self._editorial, self._decided = Editorial(path), None
        self._home: dict[str, int] = {}  # of articles that were handed out: which shard has them

    @property
    def parts(self) -> int:
        return len(self._shards) + len(self._away)

    @property
    def silent(self) -> tuple[str, ...]:
        return self._asking.silent

    def reading(self) -> AbstractContextManager[None]:
        return self._asking.reading()

    def has_come_back(self) -> bool:
        return any(stamp_of(file) != stamp for file, stamp in self._away.values())

    def is_gone(self) -> bool:
        return any(map(self._has_gone, self._shards))

    def _has_gone(self, shard: Shard) -> bool:
        """For newer files, or to another folder: then another set serves."""
        if is_gone(shard):
            return True
        with suppress(IndexingError):
            if serving_set(self.path) == self.generation:
                return False
            try:
                return not all(file.is_file() for file in shard.manifests())
            except IndexUnavailable:  # of a shard with replicas: its own folder
                return True
        return False

    def clear_away(self) -> None:
        for shard in self._shards:
            if is_gone(shard):
                shard.clear_away()

    def close(self) -> None:
        self._asking.close()
        for shard in self._shards:
            shard.close()

    def manifests(self) -> list[Path]:
        return [place for _, places in self._asking.each(lambda _, shard: shard.manifests()) for place in places]

    # Searching

    def _best(self, query: str, limit: int, wanted: Filter, favoured: Sequence[str], of_each: Sequence[int]) -> list[Candidate]:
        asked = query_of(query, self._embedder)
        of_all = self.statistics(asked.words)
        offers = self._asking.each(lambda _, shard: shard.offered(asked, wanted, favoured, of_all))
        offered = joined(offers, self._numbering, favoured, CANDIDATES)
        named, by_number = offered.named, {head.number: head for head in offered.heads}
        if not named.places:
            return []

        def heads(numbers: Sequence[int]) -> list[Head]:
            return [by_number[number] for number in numbers if number in by_number]

        found = features_of(named)
        also = [head.number for head in offered.heads if head.id in favoured]
        best = best_passages(named.places, fusion.scores(found, asked.language), READ_CLOSELY, heads, also)
        own: dict[int, dict[int, Place]] = {}
        for number, place in best.items():
            k, its = self._numbering.own(number)
            own.setdefault(k, {})[its] = place
        told = self._asking.each(lambda k, shard: shard.closeness(own[k], asked.ideas, named.rarities), own)
        said = {self._numbering.whole(k, number): each for k, part in told for number, each in part.items()}
        candidates = scored(named, found, said, asked.language)
        shown = heads(list({place.article for place in named.places}))
        return in_order(candidates, shown, offered.families, limit, of_each)

    def statistics(self, words: Set[str]) -> Statistics:
        return Statistics.summed([part for _, part in self._asking.each(lambda _, shard: shard.statistics(words))])

    def withdrawn_cosines(self, vector: NDArray[np.float32]) -> list[tuple[str, str, float]]:
        parts = self._asking.each(lambda _, shard: shard.withdrawn_cosines(vector))
        return sorted(each for _, part in parts for each in part)

    def outlets(self) -> tuple[str, ...]:
        parts = self._asking.each(lambda _, shard: shard.outlets())
        return tuple(sorted({name for _, part in parts for name in part}, key=str.casefold))

    def outlets_passing(self, wanted: Filter) -> frozenset[str]:
        return frozenset(name for _, part in self._asking.each(lambda _, shard: shard.outlets_passing(wanted)) for name in part)

    def count(self, wanted: Filter) -> tuple[int, int, int]:
        parts = self._asking.each(lambda _, shard: (shard.count(wanted), shard.outlets_passing(wanted)))
        outlets = {name for _, (_, passing) in parts for name in passing}
        return sum(each[0] for _, (each, _) in parts), sum(each[1] for _, (each, _) in parts), len(outlets)

    def publication_days(self) -> list[date]:
        return sorted({day for _, part in self._asking.each(lambda _, shard: shard.publication_days()) for day in part})

    def heads_holding(self, groups: Sequence[Set[str]], wanted: Filter, least: int | None = None) -> list[Head]:
        parts = self._asking.each(lambda _, shard: shard.heads_holding(groups, wanted, least))
        return [head for k, part in parts for head in self._numbering.heads(k, part)]

    def heads_passing(self, wanted: Filter) -> list[Head]:
        parts = self._asking.each(lambda _, shard: shard.heads_passing(wanted))
        return [head for k, part in parts for head in self._numbering.heads(k, part)]

    # Articles

    def numbers(self) -> list[int]:
        parts = self._asking.each(lambda _, shard: shard.numbers())
        return [self._numbering.whole(k, number) for k, part in parts for number in part]

    def by_numbers(self, numbers: Sequence[int]) -> dict[int, Article]:
        own: dict[int, list[int]] = {}
        for number in numbers:
            k, its = self._numbering.own(number)
            own.setdefault(k, []).append(its)
        parts = self._asking.each(lambda k, shard: shard.by_numbers(own[k]), own) if own else []
        found = {self._numbering.whole(k, number): article for k, part in parts for number, article in part.items()}
        if len(self._home) > MOST_HOMES:
            self._home = {}
        self._home |= {article.id: self._numbering.own(number)[0] for number, article in found.items()}
        return found

    def by_id(self, article_id: str) -> Article | None:
        return self._of_home(article_id, lambda shard: shard.by_id(article_id), None)

    def number_of(self, article_id: str) -> int | None:
        parts = self._asking.each(lambda _, shard: shard.number_of(article_id))
        return next((self._numbering.whole(k, number) for k, number in parts if number is not None), None)

    def ids_named(self, name: str) -> list[str]:
        found = sorted({each for _, part in self._asking.each(lambda _, shard: shard.ids_named(name)) for each in part})
        return [name] if name in found else found

    def withheld_named(self, name: str) -> list[str]:
        found = sorted({each for _, part in self._asking.each(lambda _, shard: shard.withheld_named(name)) for each in part})
        return [name] if name in found else found

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        return self._of_home(article_id, lambda shard: shard.sentences(article_id), ())

    def copies_of(self, article_ids: Sequence[str], wanted: Filter = EVERYTHING) -> dict[str, tuple[Copy, ...]]:
        found: dict[str, tuple[Copy, ...]] = {}
        homes = {self._home.get(id_) for id_ in article_ids}
        among = None if None in homes else [home for home in homes if home is not None]
        for _, part in self._asking.each(lambda _, shard: shard.copies_of(article_ids, wanted), among):
            found |= part
        return {id_: found[id_] for id_ in article_ids if id_ in found}

    def passages(self, article_id: str) -> list[Hit]:
        self.article(article_id)  # raises where it is withdrawn, or not held
        return self._of_home(article_id, lambda shard: shard.passages(article_id), list[Hit]())

    def examples(self, limit: int) -> list[Article]:
        """The newest of each outlet, then the second newest of those that the shards name, and so on."""
        named = (article for _, part in self._asking.each(lambda _, shard: shard.examples(limit)) for article in part)
        newest = sorted(named, key=lambda each: (-(each.published or date.min).toordinal(), each.id))
        seen: dict[str | None, int] = {}
        placed: list[tuple[int, int, Article]] = []
        for order, article in enumerate(newest):
            seen[article.outlet] = seen.get(article.outlet, 0) + 1
            placed.append((seen[article.outlet], order, article))
        return [article for _, _, article in sorted(placed, key=lambda each: each[:2])[:limit]]

    def status(self, *, is_sample: bool) -> ArchiveStatus:
        parts = [part for _, part in self._asking.each(lambda _, shard: shard.status(is_sample=False))]
        articles, undated, _ = self.count(EVERYTHING)
        outlets: dict[str, int] = {}
        for part in parts:
            for name, held in part.outlets.items():
                outlets[name] = outlets.get(name, 0) + held
        days = [day for part in parts for day in (part.first, part.last) if day]
        return ArchiveStatus(
            path=str(self.path),
            generation=self.generation,
            built=self.built,
            articles=articles,
            undated=undated,
            passages=sum(part.passages for part in parts),
            outlets=dict(sorted(sorted(outlets.items()), key=lambda held: -held[1])),
            first=min(days, default=None),
            last=max(days, default=None),
            fingerprint=parts[0].fingerprint,
            size_bytes=sum(part.size_bytes for part in parts),
            failed=parts[0].failed,
            is_sample=is_sample,
            generations=(self.generation,),
            disk_bytes=sum(part.disk_bytes for part in parts),
            passed_over=parts[0].passed_over,
            awaiting_erasure=tuple(sorted({each for part in parts for each in part.awaiting_erasure})),
        )

    def _of_home(self, article_id: str, work: Callable[[Shard], Result], otherwise: Result) -> Result:
        """What the shard that has the article makes of it; `otherwise` where none has it."""
        if article_id not in self._home and (number := self.number_of(article_id)) is not None:
            self._home[article_id] = self._numbering.own(number)[0]
        home = self._home.get(article_id)
        if home is None:
            return otherwise
        found = self._asking.each(lambda _, shard: work(shard), [home])
        return found[0][1]
