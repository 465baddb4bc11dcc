"""The assistant in llama-index's world: a query engine whose source nodes are the citations."""

import asyncio

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from index.arguments import Day, Outlets, filter_of
from index.llama import passage_node
from qa.assistant import Assistant
from qa.types import Answer, Citation


class AssistantQueryEngine(BaseQueryEngine):
    """Answers as `Assistant.ask` does. Needs no language model and no setting of llama-index beside the assistant's reader."""

    def __init__(
        self, assistant: Assistant, *, since: Day | None = None, until: Day | None = None, outlets: Outlets = ()
    ) -> None:
        """Every question is put to the articles that pass the filter; dates are inclusive. Raises InvalidArgument."""
        super().__init__(callback_manager=None)
        self._assistant, self._wanted = assistant, filter_of(since, until, outlets)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _query(self, query_bundle: QueryBundle) -> Response:
        """Raises QuestionRejected, ReaderUnavailable, ReaderTimeout; "not in the archive" is a response."""
        question, wanted = query_bundle.query_str, self._wanted
        return response_of(self._assistant.ask(question, since=wanted.since, until=wanted.until, outlets=wanted.outlets))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return await asyncio.to_thread(self._query, query_bundle)


def response_of(answer: Answer) -> Response:
    """The answer's text, a source node for each citation in their order, and the whole answer as `metadata`."""
    return Response(response=answer.text, source_nodes=[_source(c) for c in answer.citations], metadata=answer.to_dict())


def _source(citation: Citation) -> NodeWithScore:
    """The cited passage; the metadata say which words of the article are quoted, `[quote_start, quote_end)`."""
    cited: dict[str, str | int] = {
        "marker": citation.marker,
        "quote": citation.quote,
        "quote_start": citation.start,
        "quote_end": citation.end,
    }
    return NodeWithScore(node=passage_node(citation.passage, citation, cited), score=citation.score)
