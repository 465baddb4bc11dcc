"""Several shards, open at one set of their generations, that answer as the one index they would be.

The law: whatever is asked, the answer is that of one index of the same articles, but for timings and the generation's number.
So nothing is scored before the statistics of all shards are summed, and everything that needs the whole archive, how far a
candidate is behind the best, which are read closely, which are copies, is told once, of the candidates of all.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article, Span
from index.cluster.merging import Numbering, joined
from index.cluster.shard import Shard
from index.retrieval import fusion
from index.retrieval.embedders import load_embedder
from index.retrieval.lexical import Statistics
from index.retrieval.ranking import Candidate, best_passages, features_of, in_order
from index.retrieval.searcher import CANDIDATES, READ_CLOSELY, query_of, scored
from index.snapshot import Snapshot
from index.storage.editorial import Editorial
from index.storage.tables.articles import Head
from index.types import EVERYTHING, ArchiveStatus, Copy, Filter, Hit

MOST_HOMES = 100_000  # articles of which it is remembered where they lie


class ClusterSnapshot(Snapshot):
    """What a `Snapshot` reads from its own files this one gathers from `shards`; what it makes of that is the same."""

    def __init__(self, path: Path, generation: int, built: datetime, shards: Sequence[Shard]) -> None:
        """`path` is the cluster's folder, with what editors decided; `generation` the number of the set."""
        self.path, self.generation, self.built = path, generation, built
        self._shards, self._numbering = tuple(shards), Numbering(len(shards))
        self._embedder = load_embedder(shards[0].status(is_sample=False).fingerprint.get("embedder"))
        self._editorial, self._decided = Editorial(path), None
        self._home: dict[str, int] = {}  # of articles that were handed out: which shard has them

    def is_gone(self) -> bool:
        return any(shard.is_gone() for shard in self._shards)

    def manifests(self) -> list[Path]:
        return [place for shard in self._shards for place in shard.manifests()]

    def clear_away(self) -> None:
        for shard in self._shards:
            if shard.is_gone():
                shard.clear_away()

    def close(self) -> None:
        for shard in self._shards:
            shard.close()

    # Searching

    def _best(self, query: str, limit: int, wanted: Filter, favoured: Sequence[str], of_each: Sequence[int]) -> list[Candidate]:
        asked = query_of(query, self._embedder)
        of_all = self.statistics(asked.words)
        offered = joined([s.offered(asked, wanted, favoured, of_all) for s in self._shards], favoured, CANDIDATES)
        named, by_number = offered.named, {head.number: head for head in offered.heads}
        if not named.places:
            return []

        def heads(numbers: Sequence[int]) -> list[Head]:
            return [by_number[number] for number in numbers if number in by_number]

        found = features_of(named)
        also = [head.number for head in offered.heads if head.id in favoured]
        best = best_passages(named.places, fusion.scores(found, asked.language), READ_CLOSELY, heads, also)
        said: dict[int, dict[str, float]] = {}
        for k, shard in enumerate(self._shards):
            own = {place.article // len(self._shards): place for n, place in best.items() if self._numbering.own(n)[0] == k}
            for number, told in (shard.closeness(own, asked.ideas, named.rarities) if own else {}).items():
                said[self._numbering.whole(k, number)] = told
        candidates = scored(named, found, said, asked.language)
        shown = heads(list({place.article for place in named.places}))
        return in_order(candidates, shown, offered.families, limit, of_each)

    def statistics(self, words: Set[str]) -> Statistics:
        return Statistics.summed([shard.statistics(words) for shard in self._shards])

    def withdrawn_cosines(self, vector: NDArray[np.float32]) -> list[tuple[str, str, float]]:
        return sorted(each for shard in self._shards for each in shard.withdrawn_cosines(vector))

    def outlets(self) -> tuple[str, ...]:
        return tuple(sorted({name for shard in self._shards for name in shard.outlets()}, key=str.casefold))

    def outlets_passing(self, wanted: Filter) -> frozenset[str]:
        return frozenset(name for shard in self._shards for name in shard.outlets_passing(wanted))

    def count(self, wanted: Filter) -> tuple[int, int, int]:
        counts = [shard.count(wanted) for shard in self._shards]
        return sum(each[0] for each in counts), sum(each[1] for each in counts), len(self.outlets_passing(wanted))

    def heads_holding(self, groups: Sequence[Set[str]], wanted: Filter, least: int | None = None) -> list[Head]:
        parts = (self._numbering.heads(k, s.heads_holding(groups, wanted, least)) for k, s in enumerate(self._shards))
        return [head for part in parts for head in part]

    def heads_passing(self, wanted: Filter) -> list[Head]:
        parts = (self._numbering.heads(k, shard.heads_passing(wanted)) for k, shard in enumerate(self._shards))
        return [head for part in parts for head in part]

    # Articles

    def numbers(self) -> list[int]:
        return [self._numbering.whole(k, number) for k, shard in enumerate(self._shards) for number in shard.numbers()]

    def by_numbers(self, numbers: Sequence[int]) -> dict[int, Article]:
        own: dict[int, list[int]] = {}
        for number in numbers:
            k, its = self._numbering.own(number)
            own.setdefault(k, []).append(its)
        found = {
            self._numbering.whole(k, number): article
            for k, its in own.items()
            for number, article in self._shards[k].by_numbers(its).items()
        }
        if len(self._home) > MOST_HOMES:
            self._home = {}
        self._home |= {article.id: self._numbering.own(number)[0] for number, article in found.items()}
        return found

    def by_id(self, article_id: str) -> Article | None:
        shard = self._holding(article_id)
        return shard.by_id(article_id) if shard else None

    def number_of(self, article_id: str) -> int | None:
        for k, shard in enumerate(self._shards):
            if (number := shard.number_of(article_id)) is not None:
                return self._numbering.whole(k, number)
        return None

    def ids_named(self, name: str) -> list[str]:
        found = sorted({each for shard in self._shards for each in shard.ids_named(name)})
        return [name] if name in found else found

    def withheld_named(self, name: str) -> list[str]:
        found = sorted({each for shard in self._shards for each in shard.withheld_named(name)})
        return [name] if name in found else found

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        shard = self._holding(article_id)
        return shard.sentences(article_id) if shard else ()

    def copies_of(self, article_ids: Sequence[str], wanted: Filter = EVERYTHING) -> dict[str, tuple[Copy, ...]]:
        found: dict[str, tuple[Copy, ...]] = {}
        for shard in self._shards:
            found |= shard.copies_of(article_ids, wanted)
        return {id_: found[id_] for id_ in article_ids if id_ in found}

    def passages(self, article_id: str) -> list[Hit]:
        self.article(article_id)  # raises where it is withdrawn, or not held
        shard = self._holding(article_id)
        return shard.passages(article_id) if shard else []

    def examples(self, limit: int) -> list[Article]:
        """The newest of each outlet, then the second newest of those that the shards name, and so on."""
        named = (article for shard in self._shards for article in shard.examples(limit))
        newest = sorted(named, key=lambda each: (-(each.published or date.min).toordinal(), each.id))
        seen: dict[str | None, int] = {}
        placed: list[tuple[int, int, Article]] = []
        for order, article in enumerate(newest):
            seen[article.outlet] = seen.get(article.outlet, 0) + 1
            placed.append((seen[article.outlet], order, article))
        return [article for _, _, article in sorted(placed, key=lambda each: each[:2])[:limit]]

    def status(self, *, is_sample: bool) -> ArchiveStatus:
        return replace(self._counted, is_sample=is_sample)

    @cached_property
    def _counted(self) -> ArchiveStatus:
        parts = [shard.status(is_sample=False) for shard in self._shards]
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
            generations=(self.generation,),
            disk_bytes=sum(part.disk_bytes for part in parts),
            passed_over=parts[0].passed_over,
            awaiting_erasure=tuple(sorted({each for part in parts for each in part.awaiting_erasure})),
        )

    def _holding(self, article_id: str) -> Shard | None:
        """The shard that has the article. Where it was handed out from is tried first."""
        known = self._home.get(article_id)
        if known is not None:
            return self._shards[known]
        for k, shard in enumerate(self._shards):
            if shard.number_of(article_id) is not None:
                self._home[article_id] = k
                return shard
        return None
