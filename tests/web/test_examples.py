"""Questions to click."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from corpus.types import Article
from index.types import Passage
from qa.errors import ReaderUnavailable
from qa.types import Answer, Citation, Receipt, Status
from web.ask.examples import Examples, sample_questions


@dataclass
class Shelf:
    """Headlines, as an archive holds them."""

    articles: list[Article]
    generation: int = 1
    path: Path = Path("var/sample")

    def examples(self, limit: int) -> list[Article]:
        return self.articles[:limit]


@dataclass
class Knower:
    """Answers what holds one of its words, from the article whose id is the last word of the headline."""

    words: tuple[str, ...]
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str) -> Answer:
        self.asked.append(question)
        if "rusak" in question:
            raise ReaderUnavailable
        cited = question.rstrip("?").split()[-1]
        status: Status = "answered" if any(word in question for word in self.words) else "unsure"
        citation = Citation(1, cited, "", None, None, None, "x", 0, 1, Passage("p", cited, 0, 1, "x"), 1.0)
        receipt = Receipt(1, 0, 1, 1, datetime(2024, 9, 1), 1.0)
        return Answer(question, status, "x", "x [1]", "id", 1.0, (citation,), (), None, receipt)


def headline(name: str, title: str) -> Article:
    return Article(name, "x", f"{title} {name}", "Teks.")


def made(articles: list[Article], *words: str) -> tuple[str, ...]:
    knower: Any = Knower(words)
    shelf: Any = Shelf(articles)
    return Examples(knower, shelf).make()


def test_a_headline_becomes_a_question_that_its_own_article_answers() -> None:
    assert made([headline("a", "Jembatan diresmikan")], "Kapan") == ("Kapan Jembatan diresmikan a?",)
    assert made([headline("a", "Jembatan diresmikan")], "Di mana") == ("Di mana Jembatan diresmikan a?",)
    assert made([headline("a", "Jembatan diresmikan")]) == ()


def test_an_answer_from_another_article_makes_no_example() -> None:
    assert made([replace(headline("a", "Jembatan diresmikan"), id="b")], "Kapan", "Di mana") == ()


@pytest.mark.parametrize("title", ["Bupati: jalan selesai", "“Kami siap”", "Siapa menang?", "panjang " * 20, "rusak"])
def test_a_headline_that_is_no_clause_makes_no_example(title: str) -> None:
    assert made([headline("a", title)], "Kapan", "Di mana") == ()


def test_a_title_that_was_derived_makes_no_example() -> None:
    assert made([replace(headline("a", "Jembatan diresmikan"), title_is_derived=True)], "Kapan") == ()


def test_at_most_four_are_made_and_once_a_generation() -> None:
    knower, shelf = Knower(("Kapan", "Di mana")), Shelf([headline(name, "Jembatan diresmikan") for name in "abcdef"])
    fakes: Any = (knower, shelf)
    examples = Examples(*fakes)
    assert examples() == ()
    assert len(examples.make()) == 4
    asked = len(knower.asked)
    assert examples.make() == examples()
    assert len(knower.asked) == asked
    shelf.generation = 2
    shelf.articles = shelf.articles[:1]
    assert len(examples.make()) == 1


def test_fixed_questions_ask_nobody() -> None:
    knower = Knower(())
    fakes: Any = (knower, Shelf([]), ("Siapa?",))
    examples = Examples(*fakes)
    assert examples() == examples.make() == ("Siapa?",)
    assert knower.asked == []


def test_fixed_questions_are_gone_once_another_index_answers() -> None:
    shelf = Shelf([headline("a", "Jembatan diresmikan")])
    fakes: Any = (Knower(("Kapan",)), shelf, ("Siapa?",))
    examples = Examples(*fakes)
    examples.make()
    shelf.path = Path("var/index")
    assert examples() == ()
    assert examples.make() == ("Kapan Jembatan diresmikan a?",)


def test_the_sample_offers_questions_of_its_own_set() -> None:
    assert len(sample_questions()) == 4


def test_those_of_an_older_generation_are_not_shown() -> None:
    shelf = Shelf([headline("a", "Jembatan diresmikan")])
    fakes: Any = (Knower(("Kapan",)), shelf)
    examples = Examples(*fakes)
    assert examples.make() == examples() == ("Kapan Jembatan diresmikan a?",)
    shelf.generation = 2
    assert examples() == ()
