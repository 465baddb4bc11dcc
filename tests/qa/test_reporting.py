"""The page about an evaluation, over an archive of two articles, and the floors that a newsroom sets."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from corpus.types import Article, Span
from index.errors import IndexingError
from index.types import ArchiveStatus, Passage
from qa.evaluation.floors import Floor, floor, missed
from qa.evaluation.report import EvaluationReport, Outcome, Question
from qa.evaluation.report_page import Asked, answering_place, report_page, surest
from qa.ranking.calibration import Calibration
from qa.types import Answer, Citation, Receipt, Status

FLOOD = Article(
    "a1", "banjir.txt", "Banjir <b>besar</b>", "Banjir merendam 213 rumah. Bupati datang. Air surut.", outlet="Pos *Kota*"
)
MEETING = Article("a2", "rapat.txt", "Rapat", "Rapat dipimpin Rinaldo Aser di Liwa.", date(2024, 8, 26))
RECEIPT = Receipt(articles=2, undated=1, outlets=1, generation=7, built=datetime(2024, 8, 26), elapsed_ms=1.0)
STATUS = ArchiveStatus(
    "var/index", 7, datetime(2024, 8, 26, 14, 5), 2, 1, 3, {"Pos *Kota*": 1}, date(2024, 8, 26), date(2024, 8, 26), {}, 1
)
CALIBRATION = Calibration({}, 0.0, {}, answered={"0.1": ((0, 0.7),)}, unsure=0.2)
ASKED = Asked("questions.jsonl", "ab12", 3, STATUS, CALIBRATION, datetime(2024, 9, 1, 8, 0, tzinfo=UTC), "0.1.0")


class TwoArticles:
    """Each sentence ends with a full stop; "rapat" names no article but is in two paths."""

    def find_article(self, name: str) -> Article:
        found = [article for article in (FLOOD, MEETING) if article.id == name]
        if not found:
            raise IndexingError("names_no_article", path="var/index", name=name)
        return found[0]

    def sentences(self, article_id: str) -> Sequence[Span]:
        text, start, spans = self.find_article(article_id).text, 0, []
        while start < len(text):
            end = text.index(".", start) + 1
            spans.append(Span(start, end))
            start = end + 1
        return spans


def question(
    id_: str, answers: tuple[str, ...] = ("213 rumah",), article_id: str | None = "a1", type_: str | None = None
) -> Question:
    return Question(id_, f"Soal {id_}?", "id", article_id, answers, bool(answers), None, type_)


def outcome(
    asked: Question,
    status: Status = "answered",
    short: str | None = "Rinaldo Aser",
    confidence: float = 0.9,
    quoted: Article = MEETING,
) -> Outcome:
    passage = Passage(f"{quoted.id}-0", quoted.id, 0, len(quoted.text), quoted.text)
    citation = Citation(1, quoted.id, quoted.title, quoted.outlet, quoted.published, None, quoted.text[:6], 0, 6, passage, 1.0)
    answer = Answer(asked.text, status, short, short or "", "id", confidence, (citation,), (), None, RECEIPT)
    return Outcome(asked, answer, 2, False, (True,), 5.0)


RIGHT = outcome(question("benar", type_="howmany"), short="213 rumah", confidence=0.8, quoted=FLOOD)
WRONG = outcome(question("salah", type_="howmany"), confidence=0.95)
UNSURE = outcome(question("ragu", type_="who"), "unsure", confidence=0.5)
REFUSED = outcome(question("tolak"), "not_found", None, 0.1)
REPORT = EvaluationReport((REFUSED, UNSURE, WRONG, RIGHT))


def page(report: EvaluationReport = REPORT, **given: int) -> str:
    return report_page(report, ASKED, TwoArticles(), **given)


def section(heading: str, whole: str) -> str:
    return whole.partition(heading)[2].partition("\n## ")[0]


def test_the_page_says_what_was_asked_of_what() -> None:
    head = page().partition("## Measures")[0]
    for told in (
        "questions.jsonl, 4 asked; 3 more left out",
        "ab12",
        "generation 7",
        "2 articles",
        "3 passages",
        "0\\.1.0",
        "2024-09-01",
    ):
        assert told in head


def test_the_gravest_mistakes_come_first() -> None:
    whole = page()
    places = [whole.index(f"#### {name}. ") for name in ("salah", "ragu", "tolak")]
    assert places == sorted(places)
    assert "#### benar" not in whole
    assert "3 of 4; what misleads" in whole


def test_a_wrong_answer_is_shown_with_its_words_and_those_of_the_right_article() -> None:
    shown = page().partition("#### salah. ")[2].partition("####")[0]
    for told in (
        "Expected: 213 rumah",
        "Said: **Rinaldo Aser**; answered, confidence 0.95",
        "found as number 2; not cited first",
    ):
        assert told in shown
    assert "characters 0 to 6 of a2\n\n> Rapat" in shown
    assert "> Banjir merendam 213 rumah. Bupati datang." in shown


def test_only_so_many_wrong_answers_are_listed_and_the_rest_is_counted() -> None:
    assert page(limit_wrong=1).count("#### ") == 1
    assert "2 more are not listed." in page(limit_wrong=1)


def test_types_have_a_table_where_questions_carry_one() -> None:
    assert "| howmany (2)" in section("## By type of question", page())
    assert "| who (1)" in section("## By type of question", page())
    assert "By type" not in page(EvaluationReport((REFUSED,)))


def test_risk_and_coverage_name_both_thresholds() -> None:
    table = section("## Risk and coverage", page())
    answered = next(line for line in table.splitlines() if line.startswith("| answered "))
    both = next(line for line in table.splitlines() if line.startswith("| answered or unsure"))
    assert [cell.strip() for cell in answered.split("|")[2:5]] == ["0.70", "50% (2 of 4)", "50%"]
    assert [cell.strip() for cell in both.split("|")[2:5]] == ["0.20", "75% (3 of 4)", "33%"]


def test_what_may_be_called_answered_is_as_much_as_can_be() -> None:
    # By confidence: wrong 0.95, right 0.8, wrong 0.5, wrong 0.1.
    assert surest(REPORT, 0.5) == (2, 0.8)
    assert surest(REPORT, 1 / 3) == (3, 0.5)
    assert surest(REPORT, 0.9) is None


def test_words_of_articles_and_questions_are_no_markup() -> None:
    asked = replace(question("x"), text="# Siapa <img src=x> [a](b)?")
    shown = page(EvaluationReport((outcome(asked, short="**tebal** | sel", quoted=FLOOD),)))
    assert re.findall(r"(?<!\\)[<\[]", shown) == []
    assert "\\# Siapa \\<img src=x\\>" in shown
    assert "\\*\\*tebal\\*\\* \\| sel" in shown
    assert "Pos \\*Kota\\*" in shown


def test_a_question_that_the_archive_cannot_answer_says_that_a_refusal_was_right() -> None:
    shown = page(EvaluationReport((outcome(question("u", answers=(), article_id=None)),)))
    assert "Expected: a refusal" in shown
    assert "Answers: " not in shown


def test_a_question_whose_answer_does_not_stand_in_its_article_is_shown_as_its_own_fault() -> None:
    assert "look at the question again" in page(EvaluationReport((outcome(question("q", answers=("999 rumah",))),)))


def test_a_question_about_an_article_that_is_not_there_says_so() -> None:
    assert "no single article that a9 names" in page(EvaluationReport((outcome(question("q", article_id="a9")),)))


def test_of_several_sentences_the_one_most_like_the_question_answers() -> None:
    article = Article("a", "a.txt", "t", "Ada 5 ekor. Sapi di Liwa ada 5 ekor. Selesai sudah.")
    spans = (Span(0, 11), Span(12, 36), Span(37, 51))
    asked = replace(question("q", ("5 ekor",)), text="Berapa ekor sapi di Liwa?")
    assert answering_place(article, spans, asked) == Span(spans[0].start, spans[2].end)
    assert answering_place(article, spans, replace(asked, answers=("ekor sapi",))) is None
    assert answering_place(article, spans, replace(asked, answers=("5 eko",))) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("f1=0.6", Floor("all", "f1", 0.6)),
        ("short_f1=0.6", Floor("all", "f1", 0.6)),
        ("en.hit_at_1=1", Floor("en", "hit_at_1", 1.0)),
    ],
)
def test_a_floor_is_read_as_it_is_written(written: str, expected: Floor) -> None:
    assert floor(written) == expected


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("f2=0.6", "no measure 'f2'"),
        ("su.f1=0.6", "no group 'su'"),
        ("f1", "form f1=0.6"),
        ("f1=60", "between 0 and 1"),
        ("f1=nan", "between 0 and 1"),
        ("answerable_refused=0.1", "no measure"),  # of this one less is better
    ],
)
def test_a_floor_that_cannot_be_is_refused(written: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        floor(written)


def test_a_measure_below_its_floor_is_named() -> None:
    f1 = REPORT.measures()["f1"].value
    assert f1 == pytest.approx(1 / 4)
    assert missed(REPORT, [Floor("all", "f1", f1)]) == []
    (sentence,) = missed(REPORT, [Floor("all", "f1", f1), Floor("all", "f1", f1 + 0.01)])
    assert sentence.startswith("f1 (short answer, F1; all) is 0.2500, below 0.26")


def test_a_floor_that_no_question_bears_on_is_missed() -> None:
    (sentence,) = missed(REPORT, [Floor("en", "f1", 0.0)])
    assert "no question bears on it" in sentence
