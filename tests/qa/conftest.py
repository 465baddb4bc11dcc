"""The sample's archive behind an assistant, and its answers to all of the sample's questions, each asked once."""

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus import Article
from index.locate import SAMPLE_ARTICLES
from index.passages import passage_at
from index.types import Hit
from qa.types import Answer, Conversation

if TYPE_CHECKING:
    from index import Archive
    from qa import Assistant


@pytest.fixture(scope="session")
def assistant(sample_archive: "Archive") -> "Assistant":
    from qa import Assistant

    return Assistant(sample_archive)


@pytest.fixture(scope="session")
def sample_answers(assistant: "Assistant") -> list[Answer]:
    """Follow-ups are asked in the conversation that they belong to."""
    lines = (SAMPLE_ARTICLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    talks: dict[str, Conversation] = {}
    answers = []
    for known in map(json.loads, lines):
        talk = talks.get(known["after"], Conversation())
        answer = assistant.ask(known["question"], talk)
        talks[known["id"]] = talk.add(answer)
        answers.append(answer)
    return answers


@pytest.fixture
def article() -> Article:
    """Two sentences; the second quotes a date without its year."""
    text = "Banjir merendam 213 rumah di Semaka.\nRapat dipimpin Kapolres Kaur, AKBP Sari Dewi, Senin (26/08)."
    return Article("banjir", "banjir.txt", "Banjir di Semaka", text, date(2024, 8, 27), "Pantau Lampung")


@pytest.fixture
def hit(article: Article) -> Hit:
    """The whole article as one passage."""
    return Hit(passage_at(article, 0, 0, len(article.text)), article, 0.9)
