"""What a visitor sees, step by step, without a browser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest

from corpus.types import Article
from index.errors import IndexingError
from index.types import ArchiveStatus, Filter, Passage
from qa.errors import ReaderUnavailable
from qa.types import Answer, Citation, Conversation, Language, Receipt
from web.desk import Desk, Step
from web.thread import Thread
from web.words import WORDS

ARTICLE = Article("a1", "x", "Rapat <b>", "Kapolres memimpin rapat. Warga hadir.", date(2024, 8, 26), "Koran")


class Shelf:
    """One article, as an archive holds it."""

    def article(self, article_id: str) -> Article:
        if article_id != ARTICLE.id:
            raise IndexingError(f"no article {article_id}", "shelf")
        return ARTICLE

    def status(self) -> ArchiveStatus:
        outlets = {"warta": 1, "Antar": 2, "Koran": 1}
        return ArchiveStatus("shelf", 1, datetime(2024, 9, 1), 4, 0, 9, outlets, None, ARTICLE.published, {}, 1, is_sample=True)

    def examples(self, limit: int) -> list[Article]:
        return [ARTICLE][:limit]


@dataclass
class Quoter:
    """Answers everything with the first sentence of the article, in two steps, and remembers what it was asked."""

    asked: list[tuple[str, Conversation, Filter]] = field(default_factory=list)

    def stream(
        self, question: str, conversation: Conversation, *, since: date | None, until: date | None, outlets: Sequence[str]
    ) -> Iterator[Answer]:
        self.asked.append((question, conversation, Filter(since, until, tuple(outlets))))
        if "rusak" in question:
            raise ReaderUnavailable("Tidak ada <model>.")
        yield answer_to(question, "Kapolres…")
        yield answer_to(question, "Kapolres memimpin rapat. [1]")


def answer_to(question: str, text: str) -> Answer:
    quote = "Kapolres memimpin rapat."
    passage = Passage("p", "a1", 0, len(ARTICLE.text), ARTICLE.text)
    citation = Citation(1, "a1", ARTICLE.title, "Koran", ARTICLE.published, None, quote, 0, len(quote), passage, 1.0)
    receipt = Receipt(1, 0, 1, 1, datetime(2024, 9, 1), 1.0)
    return Answer(question, "answered", "Kapolres", text, "id", 1.0, (citation,), (), None, receipt)


@pytest.fixture
def quoter() -> Quoter:
    return Quoter()


@pytest.fixture
def desk(quoter: Quoter) -> Desk:
    made: Any = Desk
    return made(quoter, Shelf(), ("Siapa <memimpin>?",))  # type: ignore[no-any-return]


def ask(desk: Desk, written: str, thread: Thread | None = None, *, since: str = "", language: Language = "id") -> list[Step]:
    return list(desk.ask(written, thread or Thread(), since, "", [], language))


def test_a_question_shows_the_search_then_the_growing_answer_then_the_whole(desk: Desk) -> None:
    searching, growing, nearly, whole = ask(desk, "Siapa?")
    assert WORDS["id"].searching in (searching.html or "")
    assert "Kapolres…" in (growing.html or "")
    assert (nearly.html or "").replace('aria-busy="true"', 'aria-busy="false"') == whole.html
    assert [step.thread is None for step in (searching, growing, nearly, whole)] == [True, True, True, False]


def test_the_question_leaves_its_box_once_and_what_is_typed_meanwhile_stays(desk: Desk) -> None:
    assert [step.written for step in ask(desk, "Siapa?")] == ["", None, None, None]


def test_a_second_question_keeps_the_first_above_it_and_is_understood_with_it(desk: Desk, quoter: Quoter) -> None:
    first = ask(desk, "Siapa?")[-1].thread
    assert first is not None
    last = ask(desk, "Di mana?", first)[-1]
    assert [turn.question for turn in quoter.asked[1][1].turns] == ["Siapa?"]
    assert last.thread is not None
    assert [exchange.question for exchange in last.thread.exchanges] == ["Siapa?", "Di mana?"]
    assert 'id="cite-0-1"' in (last.html or "")
    assert 'id="cite-1-1"' in (last.html or "")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("written", ["", "  \n "])
def test_an_empty_question_gets_a_friendly_sentence_and_asks_nobody(
    desk: Desk, quoter: Quoter, written: str, language: Language
) -> None:
    (step,) = ask(desk, written, language=language)
    assert WORDS[language].no_question in (step.notice or "")
    assert (step.html, step.thread, step.written) == (None, None, None)
    assert quoter.asked == []


def test_a_date_that_is_none_is_told_and_the_question_stays_in_its_box(desk: Desk, quoter: Quoter) -> None:
    (step,) = ask(desk, "Siapa?", since="<kemarin>")
    assert "&lt;kemarin&gt;" in (step.notice or "")
    assert step.written is None
    assert quoter.asked == []


def test_filters_reach_the_assistant(desk: Desk, quoter: Quoter) -> None:
    list(desk.ask("Siapa?", Thread(), "2024-08-01", "2024-08-31", ["Koran"], "id"))
    assert quoter.asked[0][2] == Filter(date(2024, 8, 1), date(2024, 8, 31), ("Koran",))


def test_a_failure_is_one_escaped_sentence_and_gives_the_question_back(desk: Desk) -> None:
    *_, failed = ask(desk, "rusak?")
    assert "Tidak ada &lt;model&gt;." in (failed.html or "")
    assert failed.written == "rusak?"
    assert failed.thread is not None
    assert failed.thread.conversation == Conversation()


def test_a_question_is_shown_as_it_was_written(desk: Desk) -> None:
    assert "&lt;img src=x onerror=alert(1)&gt;" in (ask(desk, "<img src=x onerror=alert(1)>")[-1].html or "")


def test_the_welcome_offers_questions_and_the_newest_articles(desk: Desk) -> None:
    html = desk.thread(Thread(), "id")
    assert 'data-question="Siapa &lt;memimpin&gt;?"' in html
    assert "Rapat &lt;b&gt;" in html
    assert 'data-article="a1"' in html


def test_an_article_that_left_the_archive_opens_as_a_sentence(desk: Desk) -> None:
    assert WORDS["en"].article_gone in desk.article("nobody", 0, 3, "abc", "en")


def test_an_article_opens_with_its_quote_marked(desk: Desk) -> None:
    assert "<mark>Kapolres</mark> memimpin" in desk.article("a1", 0, 8, "Kapolres", "id")


def test_the_page_says_that_the_sample_answers_and_what_it_holds(desk: Desk) -> None:
    masthead = desk.masthead("en")
    assert WORDS["en"].sample in masthead
    assert "4 articles · 3 outlets" in masthead


def test_outlets_are_offered_in_the_order_of_the_alphabet(desk: Desk) -> None:
    assert desk.outlets() == ["Antar", "Koran", "warta"]
