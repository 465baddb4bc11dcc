"""What the public records say of themselves: in a REPL, in a notebook, as JSON."""

import json
from dataclasses import is_dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest

from corpus import Article, Span
from index import ArchiveStatus, Failure, Filter, Hit, Passage, Progress, RebuildReport
from index.types import Copy, Erasure
from qa import Alternative, Answer, Citation, Conversation, Receipt, Turn
from qa.rendering.text import render_html, render_text

DAY = date(2024, 8, 26)
TEXT = "Rapat dipimpin <b>Sari Dewi</b>.\x1b[2J " + "Warga hadir. " * 60
ARTICLE = Article("koran/1", "koran/1.txt", "Rapat <script>", TEXT, DAY, "Koran & Warta")
PASSAGE = Passage("koran/1/0", "koran/1", 0, 31, TEXT[:31])
HIT = Hit(PASSAGE, ARTICLE, 0.912)
CITATION = Citation(1, "koran/1", "Rapat <script>", "Koran & Warta", DAY, None, TEXT[:31], 0, 31, PASSAGE, 0.9)
RECEIPT = Receipt(54, 4, 6, 1, datetime(2024, 9, 1), 12.3)
ANSWER = Answer(
    *("Siapa?", "answered", "Sari Dewi", "Sari Dewi. [1]", "id", 0.957, (CITATION,)),
    *((Alternative("Joko", (1,), DAY),), DAY, RECEIPT),
)
REFUSAL = Answer("Siapa?", "not_found", None, "Tidak ada.", "id", 0.1, (), (), None, RECEIPT)
REPORT = RebuildReport(1_200, 1, 40, 0, (Failure("<b>.pdf", "It holds <i>no</i> text."),), 5_000, 3, 61.26)
TALK = Conversation((Turn("Siapa?", "Siapa?", ("koran/1",), "Sari."),))
STATUS = ArchiveStatus("var/index", 1, datetime(2024, 9, 1), 1, 0, 1, {"Koran": 1}, DAY, DAY, {}, 1)
RECORDS: list[Any] = [
    *(Span(1, 2), ARTICLE, PASSAGE, HIT, Filter(DAY, None, ("Koran",)), Failure("a", "b"), Progress("articles", 1), REPORT),
    *(Copy("a", "t", None, DAY), Erasure(("a",), (), 0, 1, 2, 0.5), STATUS, CITATION, ANSWER.alternatives[0], RECEIPT, ANSWER),
    *(TALK.turns[0], TALK),
]
SHOWN = [ANSWER, REFUSAL, CITATION, HIT, REPORT]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_each_record_is_json(record: Any) -> None:
    made = record.to_dict()
    assert json.loads(json.dumps(made)) == made
    assert made


def test_no_public_record_is_left_out() -> None:
    offered = [getattr(import_module(name), each) for name in ("corpus", "index", "qa") for each in import_module(name).__all__]
    assert {each for each in offered if is_dataclass(each)} <= {type(record) for record in RECORDS}


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (ANSWER, "<Answer answered 'Sari Dewi' 0.96, 1 citation>"),
        (REFUSAL, "<Answer not_found 0.10, 0 citations>"),
        (REPORT, "<RebuildReport generation 3: 1,200 added, 1 changed, 40 unchanged, 0 removed, 1 not taken in>"),
        (HIT, "<Hit 0.91 'Rapat <script>' [0:31] of koran/1>"),
    ],
)
def test_a_record_says_in_one_short_line_what_it_is(record: Any, told: str) -> None:
    assert repr(record) == told


@pytest.mark.parametrize("record", SHOWN, ids=repr)
def test_neither_line_nor_text_steers_a_terminal(record: Any) -> None:
    assert len(repr(record)) < 200
    assert "\n" not in repr(record)
    assert not {"\x1b", "\u202e"} & {*repr(record), *str(record)}
    assert str(record) != repr(record)


@pytest.mark.parametrize("record", SHOWN, ids=repr)
def test_in_a_notebook_words_of_articles_are_no_markup(record: Any) -> None:
    shown = record._repr_html_()
    assert shown.startswith("<")
    assert not any(tag in shown for tag in ("<script>", "<b>", "<i>"))


def test_an_answer_prints_as_on_the_command_line_and_shows_as_in_the_chat() -> None:
    assert (str(ANSWER), ANSWER._repr_html_()) == (render_text(ANSWER), render_html(ANSWER))


def test_a_citation_prints_its_words_and_where_they_stand() -> None:
    assert str(CITATION).startswith("[1] “Rapat dipimpin ")
    assert str(CITATION).endswith("(Rapat <script>, Koran & Warta, 2024-08-26)")
    assert "&lt;b&gt;Sari" in CITATION._repr_html_()


def test_a_conversation_is_as_long_as_its_turns() -> None:
    assert (len(Conversation()), len(TALK)) == (0, 1)


@pytest.mark.parametrize("package", ["corpus", "index", "qa"])
def test_each_public_name_is_listed_by_its_package(package: str) -> None:
    module = import_module(package)
    assert {*module.__all__} <= {*dir(module)}
