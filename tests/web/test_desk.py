"""What a visitor sees, step by step, without a browser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from corpus.types import Article
from index.errors import IndexingError
from index.types import ArchiveStatus, Filter, Hit, Passage
from qa.errors import QuestionRejected, ReaderUnavailable
from qa.rendering.strings import PHRASES
from qa.types import Answer, Citation, Conversation, Item, Language, ReadSoFar, Receipt, Status
from web.ask.controller import ChatController, Step
from web.ask.examples import Examples
from web.ask.thread import Exchange, Thread, failure_html
from web.strings.chat import WORDS

ARTICLE = Article("a1", "x", "Rapat <b>", "Kapolres memimpin rapat. Warga hadir.", date(2024, 8, 26), "Koran")
OTHER = Article("a2", "x", "Sidang", "Sidang ditunda. Saksi sakit.", date(2024, 8, 27), "Antar")


class Shelf:
    """One article, as an archive holds it."""

    generation = 1

    path = Path("shelf")

    def article(self, article_id: str) -> Article:
        if article_id != ARTICLE.id:
            raise IndexingError("no_such_article", path="shelf", article_id=article_id)
        return ARTICLE

    def status(self) -> ArchiveStatus:
        outlets = {"warta": 1, "Antar": 2, "Koran": 1}
        return ArchiveStatus("shelf", 1, datetime(2024, 9, 1), 4, 0, 9, outlets, None, ARTICLE.published, {}, 1, is_sample=True)

    def examples(self, limit: int) -> list[Article]:
        return [ARTICLE][:limit]

    def search(self, query: str, *, limit: int, filter: Filter) -> list[Hit]:
        """The article that every answer cites, and another, twice."""
        passages = [
            Passage(f"p{place}", each.id, 0, len(each.text), each.text) for place, each in enumerate((OTHER, ARTICLE, OTHER))
        ]
        return [Hit(passage, {"a1": ARTICLE, "a2": OTHER}[passage.article_id], 0.5) for passage in passages][:limit]


@dataclass
class Quoter:
    """Answers everything with the first sentence of the article, in two steps, and remembers what it was asked."""

    asked: list[tuple[str, Conversation, Filter]] = field(default_factory=list)
    inferring: list[bool] = field(default_factory=list)

    def stream(
        self,
        question: str,
        conversation: Conversation,
        *,
        since: date | None,
        until: date | None,
        outlets: Sequence[str],
        infer_dates: bool,
        today: date | None,
    ) -> Iterator[Answer]:
        self.inferring.append(infer_dates)
        self.asked.append((question, conversation, Filter(since, until, tuple(outlets))))
        if "rusak" in question:
            raise ReaderUnavailable("unknown_reader", name="<model>")
        if "tidak sah" in question:
            raise QuestionRejected("question_too_long", length=9_000, limit=2_000)
        if "berapa kali" in question:
            row = Item(date(2024, 8, 26), None, "Kapolres memimpin rapat.", (1,), 1, 1)
            count = replace(answer_to(question, "1 kejadian.", "unsure"), kind="count", short=None, items=(row,))
            yield replace(count, text="Masih membaca.", so_far=ReadSoFar(1, 4))
            yield count
            return
        status: Status = "unsure" if "ragu" in question else "answered"
        yield answer_to(question, "Kapolres…", status)
        yield answer_to(question, "Kapolres memimpin rapat. [1]", status)


def answer_to(question: str, text: str, status: Status = "answered") -> Answer:
    quote = "Kapolres memimpin rapat."
    passage = Passage("p", "a1", 0, len(ARTICLE.text), ARTICLE.text)
    citation = Citation(1, "a1", ARTICLE.title, "Koran", ARTICLE.published, None, quote, 0, len(quote), passage, 1.0)
    receipt = Receipt(1, 0, 1, 1, datetime(2024, 9, 1), 1.0)
    return Answer(question, status, "Kapolres", text, "id", 1.0, (citation,), (), None, receipt)


@pytest.fixture
def quoter() -> Quoter:
    return Quoter()


@pytest.fixture
def desk(quoter: Quoter) -> ChatController:
    made: Any = ChatController
    shelf: Any = Shelf()
    asked: Any = quoter
    return made(quoter, shelf, Examples(asked, shelf, ("Siapa <memimpin>?",)))  # type: ignore[no-any-return]


def ask(
    desk: ChatController, written: str, thread: Thread | None = None, *, since: str = "", language: Language = "id"
) -> list[Step]:
    return list(desk.ask(written, thread or Thread(), since, "", [], language))


def test_a_question_shows_the_search_then_the_growing_answer_then_the_whole(desk: ChatController) -> None:
    searching, growing, nearly, whole = ask(desk, "Siapa?")
    assert WORDS["id"].searching in (searching.html or "")
    assert "Kapolres…" in (growing.html or "")
    assert (nearly.html or "").replace('aria-busy="true"', 'aria-busy="false"') == whole.html
    assert [step.thread is None for step in (searching, growing, nearly, whole)] == [True, True, True, False]


def test_the_question_leaves_its_box_once_and_what_is_typed_meanwhile_stays(desk: ChatController) -> None:
    assert [step.written for step in ask(desk, "Siapa?")] == ["", None, None, None]


def test_a_second_question_keeps_the_first_above_it_and_is_understood_with_it(desk: ChatController, quoter: Quoter) -> None:
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
    desk: ChatController, quoter: Quoter, written: str, language: Language
) -> None:
    (step,) = ask(desk, written, language=language)
    assert WORDS[language].no_question in (step.notice or "")
    assert (step.html, step.thread, step.written) == (None, None, None)
    assert quoter.asked == []


def test_a_date_that_is_none_is_told_and_the_question_stays_in_its_box(desk: ChatController, quoter: Quoter) -> None:
    (step,) = ask(desk, "Siapa?", since="<kemarin>")
    assert "&lt;kemarin&gt;" in (step.notice or "")
    assert step.written is None
    assert quoter.asked == []


def test_the_sentence_of_an_error_is_escaped() -> None:
    assert "Tidak ada &lt;model&gt;." in failure_html("Tidak ada <model>.", "id")


@pytest.mark.parametrize(("question", "offered"), [("rusak?", 1), ("tidak sah?", 0)])
def test_what_may_succeed_a_moment_later_is_offered_once_more(desk: ChatController, question: str, offered: int) -> None:
    *_, failed = ask(desk, question)
    assert (failed.html or "").count(f'<button type="button" data-again="0">{WORDS["id"].once_more}</button>') == offered


def test_filters_reach_the_assistant(desk: ChatController, quoter: Quoter) -> None:
    list(desk.ask("Siapa?", Thread(), "2024-08-01", "2024-08-31", ["Koran"], "id"))
    assert quoter.asked[0][2] == Filter(date(2024, 8, 1), date(2024, 8, 31), ("Koran",))


def test_a_failure_is_one_sentence_and_gives_the_question_back(desk: ChatController) -> None:
    *_, failed = ask(desk, "rusak?")
    assert "Pembaca jawaban sedang tidak tersedia." in (failed.html or "")
    assert failed.written == "rusak?"
    assert failed.thread is not None
    assert failed.thread.conversation == Conversation()


def test_a_question_is_shown_as_it_was_written(desk: ChatController) -> None:
    assert "&lt;img src=x onerror=alert(1)&gt;" in (ask(desk, "<img src=x onerror=alert(1)>")[-1].html or "")


def test_the_welcome_offers_questions_and_the_newest_articles(desk: ChatController) -> None:
    html = desk.welcome("id")
    assert 'data-question="Siapa &lt;memimpin&gt;?"' in html
    assert "Rapat &lt;b&gt;" in html
    assert 'data-article="a1"' in html


def test_an_article_that_left_the_archive_opens_as_a_sentence(desk: ChatController) -> None:
    assert WORDS["en"].article_gone in desk.article("nobody", 0, 3, "abc", "en")


def test_an_article_opens_with_its_quote_marked(desk: ChatController) -> None:
    assert "<mark>Kapolres</mark> memimpin" in desk.article("a1", 0, 8, "Kapolres", "id")


def test_the_page_says_that_the_sample_answers_and_what_it_holds(desk: ChatController) -> None:
    masthead = desk.masthead("en")
    assert WORDS["en"].sample in masthead
    assert "4 articles · 3 outlets" in masthead


def test_outlets_are_offered_in_the_order_of_the_alphabet(desk: ChatController) -> None:
    assert desk.outlets() == ["Antar", "Koran", "warta"]


def test_an_unsure_answer_lists_the_nearest_passages_of_other_articles(desk: ChatController) -> None:
    whole = ask(desk, "Siapa ragu?")[-1].html or ""
    assert PHRASES["id"].nearest in whole
    assert whole.count('data-article="a1"') == whole.count('data-article="a2"') == 1
    assert 'id="cite-0-2"' in whole


def test_the_rows_of_a_count_are_seen_while_the_rest_is_read_and_then_the_whole(desk: ChatController) -> None:
    first, growing, *_, last = ask(desk, "Ada berapa kali rapat?")
    assert PHRASES["id"].reading not in (first.html or "")
    assert PHRASES["id"].reading in (growing.html or "")
    assert 'aria-busy="true"' in (growing.html or "")
    assert (growing.html or "").count("<tbody><tr>") == (last.html or "").count("<tbody><tr>") == 1
    assert PHRASES["id"].reading not in (last.html or "")
    assert "1 kejadian." in (last.html or "")
    assert PHRASES["id"].nearest not in (last.html or "")


def test_a_sure_answer_lists_nothing_else(desk: ChatController) -> None:
    assert 'data-article="a2"' not in (ask(desk, "Siapa?")[-1].html or "")


def test_a_question_is_asked_again_in_its_place_and_with_what_stood_before_it(desk: ChatController, quoter: Quoter) -> None:
    first = ask(desk, "Siapa?")[-1].thread
    second = ask(desk, "Di mana?", first)[-1].thread
    assert second is not None
    again = list(desk.answer_again(second, 1, "id", wider=True))[-1].thread
    assert again is not None
    assert [exchange.question for exchange in again.exchanges] == ["Siapa?", "Di mana?"]
    assert [turn.question for turn in quoter.asked[-1][1].turns] == ["Siapa?"]
    assert quoter.inferring == [True, True, False]
    assert again.key == second.key


@pytest.mark.parametrize("place", [-1, 1, 7])
def test_a_place_where_nothing_was_asked_is_not_asked_again(desk: ChatController, place: int) -> None:
    thread = ask(desk, "Siapa?")[-1].thread
    assert thread is not None
    assert list(desk.answer_again(thread, place, "id")) == []


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_a_conversation_is_exported_whole_with_the_answers_that_are_folded(desk: ChatController, form: str) -> None:
    html = desk.exported(Thread((Exchange("Siapa <b>?"),), "k"), form, "id")
    assert "Kapolres memimpin rapat." in html
    assert "<b>" not in html


def test_a_permalink_opens_its_article_at_its_words(desk: ChatController) -> None:
    assert "<mark>Kapolres</mark>" in desk.linked({"article": "a1", "start": "0", "end": "8"}, "id")
    assert desk.linked({}, "id") == ""
    assert WORDS["id"].article_gone in desk.linked({"article": "nobody"}, "id")
