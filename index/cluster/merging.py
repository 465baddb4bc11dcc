"""What several shards name, as if one had named it: numbers that no two share, and of each leg's articles the best of all.

Everything here is values, so a shard may be anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.retrieval.ranking import Named, Offered, Place, highest, newest_first
from index.storage.tables.articles import Head


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbers of the whole, made of a shard's own and its place among `shards`."""

    shards: int

    def whole(self, shard: int, number: int) -> int:
        return number * self.shards + shard

    def own(self, number: int) -> tuple[int, int]:
        """(shard, its own number)."""
        return number % self.shards, number // self.shards

    def heads(self, shard: int, heads: Sequence[Head]) -> list[Head]:
        return [head._replace(number=self.whole(shard, head.number)) for head in heads]

    def place(self, shard: int, place: Place) -> Place:
        return place._replace(passage=self.whole(shard, place.passage), article=self.whole(shard, place.article))


def joined(offers: Sequence[tuple[int, Offered]], numbering: Numbering, favoured: Sequence[str], limit: int) -> Offered:
    """All that the shards named of which a leg names the whole archive's `limit` best, and the `favoured` articles.

    `offers` are those of the shards that have one, with their places.
    """
    heads = [head for shard, offer in offers for head in numbering.heads(shard, offer.heads)]
    by_number = {head.number: head for head in heads}
    every = _side_by_side([(shard, offer.named) for shard, offer in offers], numbering)
    words = highest(every.by_words, limit, lambda numbers: [by_number[n] for n in numbers if n in by_number])
    order = {number: k for k, number in enumerate(newest_first(heads))}
    article_of = {place.passage: place.article for place in every.places}

    def nearest_first(passage: int) -> tuple[float, int, int]:
        return -every.by_meaning[passage], order.get(article_of[passage], len(order)), passage

    near = sorted(every.by_meaning, key=nearest_first)[:limit]
    also = (head.number for head in heads if head.id in favoured)
    families = {
        numbering.whole(shard, number): numbering.whole(shard, family)
        for shard, offer in offers
        for number, family in offer.families.items()
    }
    return Offered(_of(every, {*words, *(article_of[passage] for passage in near), *also}), heads, families)


def _side_by_side(each: Sequence[tuple[int, Named]], numbering: Numbering) -> Named:
    parts = [part for _, part in each]

    def whole(shard: int, scores: dict[int, float]) -> dict[int, float]:
        return {numbering.whole(shard, number): score for number, score in scores.items()}

    return Named(
        places=[numbering.place(shard, place) for shard, part in each for place in part.places],
        article_words=[value for part in parts for value in part.article_words],
        passage_words=[value for part in parts for value in part.passage_words],
        meaning=[value for part in parts for value in part.meaning],
        names=[value for part in parts for value in part.names],
        covered=[value for part in parts for value in part.covered],
        by_words={n: score for shard, part in each for n, score in whole(shard, dict(part.by_words)).items()},
        by_meaning={n: score for shard, part in each for n, score in whole(shard, dict(part.by_meaning)).items()},
        rarities=parts[0].rarities,
    )


def _of(named: Named, articles: set[int]) -> Named:
    kept = [k for k, place in enumerate(named.places) if place.article in articles]
    return replace(
        named,
        places=[named.places[k] for k in kept],
        article_words=[named.article_words[k] for k in kept],
        passage_words=[named.passage_words[k] for k in kept],
        meaning=[named.meaning[k] for k in kept],
        names=[named.names[k] for k in kept],
        covered=[named.covered[k] for k in kept],
    )
