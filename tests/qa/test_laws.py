"""What holds of every answer, whichever reader made it: checked on all questions of the sample."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus import Article
from index import Archive
from qa import Answer, Assistant, Citation
from qa.citations import verify

ROOT = Path(__file__).parent.parent.parent
KEYS = [
    "question", "status", "short", "text", "language", "confidence", "citations", "alternatives", "as_of",
    "as_of_is_estimated", "receipt", "kind", "items", "withdrawn", "corrected",
]  # fmt: skip
CITATION_KEYS = [
    "marker", "article_id", "title", "outlet", "published", "published_is_estimated", "url", "quote", "start", "end", "passage",
    "score",
]  # fmt: skip
PASSAGE_KEYS = ["id", "start", "end", "text"]
ALTERNATIVE_KEYS = ["short", "markers", "as_of", "as_of_is_estimated"]
RECEIPT_KEYS = [
    *("articles", "undated", "outlets", "since", "until", "filters", "generation", "built", "elapsed_ms", "late_since")
]
FEW = [
    "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?",
    "Who chaired the meeting?",
    "Berapa rumah yang terendam banjir?",
    "Siapa pemenang Piala Dunia 1998?",
]
ASK = """
import json, sys
from index import Archive
from qa import Assistant

with Archive.open(sys.argv[1]) as archive:
    assistant = Assistant(archive)
    for question in sys.argv[2:]:
        answer = assistant.ask(question).to_dict()
        answer["receipt"]["elapsed_ms"] = None
        print(json.dumps(answer))
"""


def without_times(answer: Answer) -> dict[str, Any]:
    made = answer.to_dict()
    return {**made, "receipt": {**made["receipt"], "elapsed_ms": None}}


def all_citations(answers: list[Answer]) -> list[Citation]:
    return [citation for answer in answers for citation in answer.citations]


def test_every_quote_stands_in_its_article_word_for_word(
    sample_answers: list[Answer], sample_articles: dict[str, Article]
) -> None:
    citations = all_citations(sample_answers)
    assert len(citations) >= len(sample_answers) // 2
    assert [c for c in citations if sample_articles[c.article_id].text[c.start : c.end] != c.quote] == []
    assert verify(citations, sample_articles.values()) == []


def test_every_citation_tells_whose_words_they_are(sample_answers: list[Answer], sample_articles: dict[str, Article]) -> None:
    for citation in all_citations(sample_answers):
        article = sample_articles[citation.article_id]
        told = (citation.title, citation.outlet, citation.published, citation.url)
        assert told == (article.title, article.outlet, article.published, article.url)


def test_every_quote_lies_in_a_passage_of_the_archive(sample_answers: list[Answer], sample_archive: Archive) -> None:
    citations = all_citations(sample_answers)
    with sample_archive.snapshot() as snapshot:
        held = {hit.passage for id_ in {c.article_id for c in citations} for hit in snapshot.passages(id_)}
    assert [c for c in citations if c.passage not in held] == []
    assert [c for c in citations if not c.passage.start <= c.start < c.end <= c.passage.end] == []


def test_a_short_answer_is_words_of_the_first_citation(sample_answers: list[Answer]) -> None:
    shorts = [answer for answer in sample_answers if answer.short is not None]
    assert shorts
    assert [a.question for a in shorts if not a.short or a.short != a.short.strip()] == []
    assert [a.question for a in shorts if (a.short or "") not in a.citations[0].quote] == []
    assert [a.question for a in shorts if a.as_of != a.citations[0].published] == []


def test_a_refusal_answers_nothing(sample_answers: list[Answer]) -> None:
    refused = [answer for answer in sample_answers if answer.status == "not_found"]
    assert [a.question for a in refused if (a.short, a.alternatives, a.as_of) != (None, (), None)] == []


def test_what_is_not_refused_is_cited(sample_answers: list[Answer]) -> None:
    assert {answer.status for answer in sample_answers} <= {"answered", "unsure", "not_found"}
    assert [a.question for a in sample_answers if a.status != "not_found" and not a.citations] == []


def test_confidence_is_a_chance(sample_answers: list[Answer]) -> None:
    assert [a.question for a in sample_answers if not 0 <= a.confidence <= 1] == []


def test_a_status_is_no_surer_than_the_confidence(sample_answers: list[Answer]) -> None:
    order = ("not_found", "unsure", "answered")
    by_confidence = sorted(sample_answers, key=lambda a: (a.confidence, order.index(a.status)))
    places = [order.index(answer.status) for answer in by_confidence]
    assert places == sorted(places)


def test_citations_are_numbered_from_one_and_each_place_is_cited_once(sample_answers: list[Answer]) -> None:
    for answer in sample_answers:
        assert [citation.marker for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
        places = [(citation.article_id, citation.start, citation.end) for citation in answer.citations]
        assert len(set(places)) == len(places)


def test_each_marker_in_the_text_is_that_of_a_citation(sample_answers: list[Answer]) -> None:
    for answer in sample_answers:
        around = answer.text
        for citation in answer.citations:
            around = around.replace(" ".join(citation.quote.split()), "")
        told = {int(number) for number in re.findall(r"\[(\d+)\]", around)}
        assert told <= {citation.marker for citation in answer.citations}
        assert bool(told) == bool(answer.citations)


def test_each_alternative_is_words_of_another_article(sample_answers: list[Answer]) -> None:
    assert any(answer.alternatives for answer in sample_answers)
    for answer in sample_answers:
        by_marker = {citation.marker: citation for citation in answer.citations}
        for alternative in answer.alternatives:
            assert alternative.markers
            for citation in (by_marker[marker] for marker in alternative.markers):
                assert alternative.short in citation.quote != ""
                assert citation.article_id != answer.citations[0].article_id
                assert alternative.as_of == citation.published


def test_an_answer_is_json_with_these_keys_and_no_others(sample_answers: list[Answer]) -> None:
    for answer in sample_answers:
        made = json.loads(json.dumps(answer.to_dict(), allow_nan=False))
        assert list(made) == KEYS
        assert list(made["receipt"]) == RECEIPT_KEYS
        assert all(list(citation) == CITATION_KEYS for citation in made["citations"])
        assert all(list(citation["passage"]) == PASSAGE_KEYS for citation in made["citations"])
        assert all(list(alternative) == ALTERNATIVE_KEYS for alternative in made["alternatives"])


@pytest.mark.sample
@pytest.mark.parametrize("question", FEW)
def test_the_same_question_gives_the_same_answer(assistant: Assistant, sample_archive: Archive, question: str) -> None:
    first, again, of_another = assistant.ask(question), assistant.ask(question), Assistant(sample_archive).ask(question)
    assert without_times(first) == without_times(again) == without_times(of_another)


@pytest.mark.programs
def test_no_answer_depends_on_the_seed_of_hashes(assistant: Assistant, sample_index: Path) -> None:
    expected = [without_times(assistant.ask(question)) for question in FEW]
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", ASK, str(sample_index), *FEW]
        ran = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
        assert [json.loads(line) for line in ran.stdout.splitlines()] == expected
