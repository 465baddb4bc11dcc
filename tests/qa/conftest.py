"""The sample's archive behind an assistant, and its answers to all of the sample's questions."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus import Article
from index.passages import passage_at
from index.types import Hit
from qa.evaluation.report import EvaluationReport
from qa.types import Answer

if TYPE_CHECKING:
    from index import Archive
    from qa import Assistant


@pytest.fixture(scope="session")
def assistant(sample_archive: "Archive") -> "Assistant":
    from qa import Assistant

    return Assistant(sample_archive)


@pytest.fixture(scope="session")
def sample_answers(sample_report: EvaluationReport) -> list[Answer]:
    return [outcome.answer for outcome in sample_report.outcomes]


@pytest.fixture
def article() -> Article:
    """Two sentences; the second quotes a date without its year."""
    text = "Banjir merendam 213 rumah di Semaka.\nRapat dipimpin Kapolres Kaur, AKBP Sari Dewi, Senin (26/08)."
    return Article("banjir", "banjir.txt", "Banjir di Semaka", text, date(2024, 8, 27), "Pantau Lampung")


@pytest.fixture
def hit(article: Article) -> Hit:
    """The whole article as one passage."""
    return Hit(passage_at(article, 0, 0, len(article.text)), article, 0.9)
