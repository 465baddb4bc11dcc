"""The archive as a llama-index retriever: our passages, our offsets, and no model of anybody else's."""

import asyncio
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from llama_index.core import Settings
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import get_response_synthesizer
from llama_index.core.schema import MetadataMode, NodeWithScore, QueryBundle, TextNode

from corpus import Article
from index import Archive
from index.llama import ArchiveRetriever, passage_node
from index.passages import passage_at

ROOT = Path(__file__).parent.parent.parent
QUERY = "rapat koordinasi pilkada di Polres Lampung Barat"


def text_node(found: NodeWithScore) -> TextNode:
    assert isinstance(found.node, TextNode)
    return found.node


def test_nodes_are_the_hits_of_a_search_in_their_order(sample_archive: Archive) -> None:
    nodes = ArchiveRetriever(sample_archive, limit=7).retrieve(QUERY)
    hits = sample_archive.search(QUERY, limit=7)
    assert [(n.node.node_id, n.score) for n in nodes] == [(hit.passage.id, hit.score) for hit in hits]


def test_offsets_are_those_of_the_article(sample_archive: Archive, sample_articles: dict[str, Article]) -> None:
    for found in ArchiveRetriever(sample_archive, limit=10).retrieve(QUERY):
        node = text_node(found)
        article = sample_articles[node.metadata["article_id"]]
        assert article.text[node.start_char_idx : node.end_char_idx] == node.text
        assert node.source_node is not None
        assert node.source_node.node_id == article.id
        assert node.metadata == {
            "article_id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published.isoformat() if article.published else None,
            "published_is_estimated": article.published_is_estimated,
            "url": article.url,
        }


def test_a_prompt_is_told_who_says_so_and_when_but_no_ids(sample_archive: Archive) -> None:
    node = text_node(ArchiveRetriever(sample_archive, limit=1).retrieve(QUERY)[0])
    told = node.get_content(MetadataMode.LLM)
    assert all(str(node.metadata[key]) in told for key in ("title", "outlet", "published"))
    assert "article_id" not in told
    assert "url" not in told
    assert node.get_content(MetadataMode.EMBED) == f"title: {node.metadata['title']}\n\n{node.text}"


def test_a_prompt_is_told_that_a_day_is_estimated_where_it_is(sample_articles: dict[str, Article]) -> None:
    for article in sample_articles.values():
        node = passage_node(passage_at(article, 0, 0, len(article.text)), article)
        assert ("published_is_estimated: True" in node.get_content(MetadataMode.LLM)) == article.published_is_estimated
    assert {article.published_is_estimated for article in sample_articles.values()} == {True, False}


def test_what_is_not_known_is_not_told_to_a_prompt(sample_archive: Archive, sample_articles: dict[str, Article]) -> None:
    undated = next(article for article in sample_articles.values() if article.published is None)
    found = ArchiveRetriever(sample_archive, limit=10).retrieve(undated.title)
    node = next(text_node(each) for each in found if each.node.metadata["article_id"] == undated.id)
    assert node.metadata["published"] is None
    assert "None" not in node.get_content(MetadataMode.LLM)


def test_filters_hold(sample_archive: Archive) -> None:
    retriever = ArchiveRetriever(sample_archive, 10, date(2024, 9, 1), date(2025, 3, 31), ["Warta Musi", "kabar pesisir"])
    found = retriever.retrieve(QUERY)
    assert found
    assert {each.node.metadata["outlet"] for each in found} <= {"Warta Musi", "Kabar Pesisir"}
    assert all("2024-09-01" <= each.node.metadata["published"] <= "2025-03-31" for each in found)


def test_waiting_for_it_gives_the_same(sample_archive: Archive) -> None:
    retriever = ArchiveRetriever(sample_archive)
    assert asyncio.run(retriever.aretrieve(QUERY)) == retriever.retrieve(QueryBundle(QUERY))


def test_an_engine_with_an_llm_of_ones_own_asks_for_no_other(sample_archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    engine = RetrieverQueryEngine(ArchiveRetriever(sample_archive, limit=2), get_response_synthesizer(llm=MockLLM()))
    response = engine.query(QUERY)
    nodes = ArchiveRetriever(sample_archive, limit=2).retrieve(QUERY)
    # MockLLM says its prompt again: what it was told is what it answers.
    assert all(text_node(each).text in str(response) for each in nodes)
    assert [each.node.node_id for each in response.source_nodes] == [each.node.node_id for each in nodes]
    assert (Settings._llm, Settings._embed_model) == (None, None)


@pytest.mark.programs
def test_importing_it_loads_no_model_and_no_store() -> None:
    heavy = ("torch", "transformers", "openai", "nltk", "chromadb", "gradio", "onnxruntime")
    code = f"import index.llama, sys; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
