"""The thread as HTML."""

from dataclasses import replace
from datetime import date, datetime

from index.types import Copy, Filter, Passage
from qa.question.parse import understand
from qa.types import Answer, Citation, Conversation, Receipt
from web.ask.thread import Exchange, Thread, answered, thread_html
from web.strings.chat import WORDS

QUOTE = "Kapolres memimpin rapat."
COPY = Copy("a2", "Rapat", "Kabar <b>Krui</b>", date(2024, 8, 27))
INFERRED = {"since": "2024-08-01", "until": "2024-08-31", "words": "<i>Agustus</i> 2024"}


def an_answer(receipt: Receipt | None = None) -> Answer:
    passage = Passage("p", "a1", 0, len(QUOTE), QUOTE)
    citation = Citation(1, "a1", "Rapat", "Koran", None, None, QUOTE, 0, len(QUOTE), passage, 1.0)
    searched = receipt or Receipt(1, 0, 1, 1, datetime(2024, 9, 1), 1.0)
    cited = (replace(citation, copies=(COPY,)),)
    return Answer("Siapa?", "answered", "Kapolres", f"{QUOTE} [1]", "id", 1.0, cited, (), None, searched)


def shown(exchange: Exchange) -> str:
    return thread_html(Thread((exchange,), "k"), "id")


def test_copies_of_a_cited_article_are_named_and_can_be_opened() -> None:
    html = shown(Exchange("Siapa?", answer=an_answer()))
    assert 'data-article="a2" data-start="0" data-end="0"' in html
    assert html.count("Kabar &lt;b&gt;Krui&lt;/b&gt;") == 2


def test_a_period_read_out_of_the_question_is_a_chip_that_asks_without_it() -> None:
    receipt = Receipt(1, 0, 1, 1, datetime(2024, 9, 1), 1.0, date(2024, 8, 1), date(2024, 8, 31), {"inferred": INFERRED})
    html = shown(Exchange("Siapa?", answer=an_answer(receipt)))
    assert 'data-wider="0"' in html
    assert "&lt;i&gt;Agustus&lt;/i&gt; 2024" in html
    assert "<i>" not in html


def test_what_a_question_was_narrowed_to_stands_below_it() -> None:
    html = shown(Exchange("Siapa?", Filter(date(2024, 8, 1), None, ("<Koran>",)), answer=an_answer()))
    assert "Sejak 1 Agustus 2024 · Hanya &lt;Koran&gt;" in html


def test_a_question_that_was_kept_offers_its_answer() -> None:
    assert WORDS["id"].again in shown(Exchange("Siapa?"))


def test_an_answer_leaves_the_turn_that_follow_ups_need() -> None:
    first = answered(Exchange("Siapa?"), an_answer(), Conversation())
    thread = Thread((first, Exchange("Kapan?", failure="Tidak.")), "k")
    assert [turn.article_ids for turn in thread.conversation.turns] == [("a1",)]
    assert thread.before(0) == Conversation()


def test_what_is_said_to_thanks_is_a_plain_sentence_and_no_subject_of_what_follows() -> None:
    first = answered(Exchange("Siapa?"), an_answer(), Conversation())
    said = replace(an_answer(), status="not_found", short=None, text="Sama-sama.", citations=(), kind="talk")
    thanked = answered(Exchange("terima kasih"), replace(said, question="terima kasih"), Thread((first,)).conversation)
    thread = Thread((first, thanked), "k")
    shown_html = thread_html(thread, "id")
    assert '<section class="answer answer-talk" lang="id"><p class="text">Sama-sama.</p></section>' in shown_html
    assert shown_html.count('class="status"') == shown_html.count('class="receipt"') == 1
    assert understand("Kapan itu?", thread.conversation).favoured == ("a1",)
