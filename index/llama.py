"""The archive in llama-index's world: a retriever of its passages, with our offsets."""

import asyncio
from collections.abc import Mapping
from datetime import date

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from index.archive import Archive
from index.arguments import Day, Outlets, filter_of
from index.types import Passage

# What a prompt is told beside the passage: who says so and when. Ids and places are for programs.
_IN_PROMPTS = ("title", "outlet", "published")
_EMBEDDED = ("title",)  # as our own embedding has it


class ArchiveRetriever(BaseRetriever):
    """The best passages of an archive. Needs no language model, no embedding model and no setting of llama-index."""

    def __init__(
        self,
        archive: Archive,
        limit: int = 5,
        since: Day | None = None,
        until: Day | None = None,
        outlets: Outlets = (),
    ) -> None:
        """At most `limit` passages of the articles that pass the filter; dates are inclusive. Raises InvalidArgument."""
        super().__init__()
        self._archive, self._limit = archive, limit
        self._wanted = filter_of(since, until, outlets)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Passages, best first; scores are those of `Archive.search`, 0 to 1."""
        hits = self._archive.search(query_bundle.query_str, limit=self._limit, filter=self._wanted)
        return [
            NodeWithScore(
                node=passage_node(hit.passage, hit.article.title, hit.article.outlet, hit.article.published, hit.article.url),
                score=hit.score,
            )
            for hit in hits
        ]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)


def passage_node(
    passage: Passage,
    title: str,
    outlet: str | None,
    published: date | None,
    url: str | None,
    more: Mapping[str, str | int] | None = None,
) -> TextNode:
    """The passage as a node; its offsets count code points of the article's text, `[start_char_idx, end_char_idx)`.

    `more` goes into the metadata, for programs: neither prompts nor embeddings see it.
    """
    metadata = {
        "article_id": passage.article_id,
        "title": title,
        "outlet": outlet,
        "published": published.isoformat() if published else None,
        "url": url,
        **(more or {}),
    }
    return TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata=metadata,
        excluded_llm_metadata_keys=[key for key, value in metadata.items() if key not in _IN_PROMPTS or value is None],
        excluded_embed_metadata_keys=[key for key in metadata if key not in _EMBEDDED],
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=passage.article_id)},
    )
