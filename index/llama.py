"""The archive in llama-index's world: a retriever of its passages, with our offsets."""

import asyncio
from collections.abc import Mapping
from typing import Protocol

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from corpus.types import Publication, publication_dict
from index.archive import Archive
from index.arguments import Day, Outlets, filter_of
from index.types import Passage

# What a prompt is told beside the passage: who says so and when. Ids and places are for programs.
_IN_PROMPTS = ("title", "outlet", "published")
_IN_PROMPTS_WHERE_TRUE = ("published_is_estimated",)
_EMBEDDED = ("title",)  # as our own embedding has it


class Titled(Publication, Protocol):
    """What a node is told of its passage's article: an article or a citation."""

    @property
    def title(self) -> str: ...

    @property
    def url(self) -> str | None: ...


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
        return [NodeWithScore(node=passage_node(hit.passage, hit.article), score=hit.score) for hit in hits]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)


def passage_node(passage: Passage, about: Titled, more: Mapping[str, str | int] | None = None) -> TextNode:
    """The passage as a node; its offsets count code points of the article's text, `[start_char_idx, end_char_idx)`.

    A prompt is told that the day is estimated where it is. `more` goes into the metadata, for programs: neither prompts nor
    embeddings see it.
    """
    metadata = {
        "article_id": passage.article_id,
        "title": about.title,
        **publication_dict(about),
        "url": about.url,
        **(more or {}),
    }
    return TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata=metadata,
        excluded_llm_metadata_keys=[key for key, value in metadata.items() if not _is_told(key, value)],
        excluded_embed_metadata_keys=[key for key in metadata if key not in _EMBEDDED],
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=passage.article_id)},
    )


def _is_told(key: str, value: object) -> bool:
    """Whether a prompt gets to see it."""
    return value is True if key in _IN_PROMPTS_WHERE_TRUE else key in _IN_PROMPTS and value is not None
