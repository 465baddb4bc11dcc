"""The assistant as a llama-index query engine: its answers, with the citations as source nodes."""

import asyncio
from datetime import date
from typing import Any

import pytest
from llama_index.core import Settings
from llama_index.core.base.response.schema import Response
from llama_index.core.schema import MetadataMode, QueryBundle, TextNode

from corpus import Article
from qa import Assistant, QuestionRejected
from qa.llama import AssistantQueryEngine, response_of

QUESTION = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"


def without_times(made: dict[str, Any] | None) -> dict[str, Any]:
    assert made is not None
    return {**made, "receipt": {**made["receipt"], "elapsed_ms": None}}


def asked(assistant: Assistant, question: str | QueryBundle, **wanted: Any) -> Response:
    response = AssistantQueryEngine(assistant, **wanted).query(question)
    assert isinstance(response, Response)
    return response


def test_a_response_is_the_answer_of_the_assistant(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    answer = assistant.ask(QUESTION)
    response = asked(assistant, QUESTION)
    assert response.response == str(response) == answer.text
    assert without_times(response.metadata) == without_times(answer.to_dict())
    assert (Settings._llm, Settings._embed_model) == (None, None)


def test_each_citation_is_a_source_node_in_its_order(assistant: Assistant, sample_articles: dict[str, Article]) -> None:
    answer = assistant.ask(QUESTION)
    response = response_of(answer)
    assert [each.node.metadata["marker"] for each in response.source_nodes] == [c.marker for c in answer.citations] != []
    for source, citation in zip(response.source_nodes, answer.citations, strict=True):
        node = source.node
        assert isinstance(node, TextNode)
        text = sample_articles[node.metadata["article_id"]].text
        assert text[node.start_char_idx : node.end_char_idx] == node.text == citation.passage.text
        assert text[node.metadata["quote_start"] : node.metadata["quote_end"]] == node.metadata["quote"] == citation.quote
        assert (node.node_id, source.score) == (citation.passage.id, citation.score)
        assert "quote_start" not in node.get_content(MetadataMode.LLM)


def test_a_question_may_come_as_a_bundle(assistant: Assistant) -> None:
    assert asked(assistant, QueryBundle(QUESTION)).response == assistant.ask(QUESTION).text


def test_waiting_for_it_gives_the_same(assistant: Assistant) -> None:
    response = asyncio.run(AssistantQueryEngine(assistant).aquery(QUESTION))
    assert without_times(response.metadata) == without_times(assistant.ask(QUESTION).to_dict())


def test_filters_are_put_to_every_question(assistant: Assistant) -> None:
    response = asked(assistant, QUESTION, since=date(2025, 1, 1), until=date(2025, 6, 30), outlets=["Warta Musi"])
    assert response.source_nodes
    assert {each.node.metadata["outlet"] for each in response.source_nodes} == {"Warta Musi"}
    assert all("2025-01-01" <= each.node.metadata["published"] <= "2025-06-30" for each in response.source_nodes)


def test_not_in_the_archive_is_a_response(assistant: Assistant) -> None:
    response = asked(assistant, QUESTION, since=date(1999, 1, 1), until=date(1999, 12, 31))
    assert response.metadata is not None
    assert (response.metadata["status"], response.source_nodes) == ("not_found", [])
    assert response.response


def test_an_empty_question_is_rejected_here_too(assistant: Assistant) -> None:
    with pytest.raises(QuestionRejected):
        asked(assistant, " ")
