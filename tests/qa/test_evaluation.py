"""What a file of questions comes to, with an archive and an assistant small enough to work out by hand."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import WartanyaError
from corpus.types import Article
from index.types import Hit, Passage, Progress
from qa.evaluation.report import EvaluationReport
from qa.evaluation.run import evaluate, is_article, read_question_file, read_questions
from qa.types import Answer, Citation, Conversation, Receipt, Status

FLOOD = Article("a1", "pesisir/banjir.txt", "Banjir", "Banjir merendam 213 rumah. Bupati Rosmawati datang.")
MEETING = Article("a2", "pesisir/rapat.txt", "Rapat", "Rapat dipimpin AKBP Rinaldo Aser di Liwa.")
ARTICLES = {article.id: article for article in (FLOOD, MEETING)}
RECEIPT = Receipt(articles=2, undated=2, outlets=0, generation=1, built=datetime(2024, 8, 26), elapsed_ms=1.0)


class TwoArticles:
    """Finds the meeting before the flood, each passage twice, whatever is asked."""

    def search(self, query: str, *, limit: int = 10) -> Sequence[Hit]:
        return [
            Hit(Passage(f"{article.id}-{part}", article.id, 0, 5, article.text[:5]), article, score=1.0 / (part + 1))
            for article in (MEETING, FLOOD)
            for part in range(2)
        ]

    def article(self, article_id: str) -> Article:
        return ARTICLES[article_id]


class Scripted:
    """Answers each question as told, with the words of the article from where they first stand."""

    def __init__(self, script: Mapping[str, tuple[Status, str | None, Article | None]], shift: int = 0) -> None:
        self.script, self.shift = script, shift
        self.followed: dict[str, tuple[str, ...]] = {}

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        self.followed[question] = tuple(turn.question for turn in (conversation or Conversation()).turns)
        status, short, article = self.script[question]
        citations = (self._citation(article, short or article.text[:6]),) if article else ()
        confidence = {"answered": 0.9, "unsure": 0.5, "not_found": 0.1}[status]
        return Answer(question, status, short, short or "", "id", confidence, citations, (), None, RECEIPT)

    def _citation(self, article: Article, quote: str) -> Citation:
        start = article.text.index(quote) + self.shift
        passage = Passage(f"{article.id}-0", article.id, 0, len(article.text), article.text)
        return Citation(1, article.id, article.title, None, None, None, quote, start, start + len(quote), passage, 1.0)


def write(folder: Path, *questions: Mapping[str, Any]) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(json.dumps(question) for question in questions), encoding="utf-8")
    return path


WHO = {"id": "q1", "question": "Siapa memimpin?", "lang": "id", "article_id": "pesisir/rapat", "answers": ["Rinaldo Aser"]}
WHERE = {"id": "q2", "question": "Di mana?", "lang": "id", "article_id": "pesisir/rapat", "answers": ["Liwa"], "after": "q1"}
HOW_MANY = {"id": "q3", "question": "How many?", "lang": "en", "article_id": "pesisir/banjir", "answers": ["213 rumah", "213"]}
WHY = {"id": "q4", "question": "Why?", "lang": "en", "article_id": "pesisir/banjir", "answers": [], "answerable": False}
SCRIPT: Mapping[str, tuple[Status, str | None, Article | None]] = {
    "Siapa memimpin?": ("answered", "AKBP Rinaldo Aser", MEETING),
    "Di mana?": ("unsure", "Liwa", MEETING),
    "How many?": ("answered", "Rosmawati", FLOOD),
    "Why?": ("not_found", None, MEETING),
}


@pytest.fixture
def report(tmp_path: Path) -> EvaluationReport:
    return evaluate(TwoArticles(), write(tmp_path, WHO, WHERE, HOW_MANY, WHY), assistant=Scripted(SCRIPT))


def values(report: EvaluationReport, group: str) -> dict[str, float]:
    return {name: measure.value for name, measure in report.measures(group).items()}


def test_the_right_article_is_ranked_among_articles_not_passages(report: EvaluationReport) -> None:
    assert [outcome.rank for outcome in report.outcomes] == [1, None, 2, 2]


def test_retrieval_counts_the_questions_that_stand_alone_and_have_an_answer(report: EvaluationReport) -> None:
    found = report.measures("all")
    assert [(found[name].value, found[name].count) for name in ("hit_at_1", "hit_at_5", "mrr")] == [
        (pytest.approx(1 / 2), 2),
        (2 / 2, 2),
        (pytest.approx((1 / 1 + 1 / 2) / 2), 2),
    ]


def test_short_answers_are_compared_by_words(report: EvaluationReport) -> None:
    precision, recall = 2 / 3, 2 / 2
    f1_of_who = 2 * precision * recall / (precision + recall)
    found = values(report, "all")
    assert found["f1"] == pytest.approx((f1_of_who + 1 + 0) / 3)
    assert found["exact_match"] == pytest.approx((0 + 1 + 0) / 3)


def test_languages_leave_out_follow_ups_which_count_apart(report: EvaluationReport) -> None:
    assert {group: len(report.group(group)) for group in ("all", "id", "en", "follow_ups")} == {
        "all": 4,
        "id": 1,
        "en": 2,
        "follow_ups": 1,
    }
    assert values(report, "follow_ups")["exact_match"] == 1
    assert "hit_at_1" not in values(report, "follow_ups")


def test_refusals_are_told_apart_by_whether_there_was_an_answer(report: EvaluationReport) -> None:
    found = values(report, "all")
    assert found["answerable_refused"] == 0 / 3
    assert found["answerable_refused_or_unsure"] == pytest.approx(1 / 3)
    assert found["unanswerable_refused"] == found["unanswerable_refused_or_unsure"] == 1 / 1


def test_of_what_is_said_to_be_answered_half_is_right(report: EvaluationReport) -> None:
    assert values(report, "all")["answered_right"] == 1 / 2


def test_the_first_citation_counts(report: EvaluationReport) -> None:
    assert values(report, "all")["cited_at_1"] == 3 / 3
    assert values(report, "en")["cited_at_1"] == 1 / 1


def test_every_interval_holds_its_value(report: EvaluationReport) -> None:
    assert all(measure.low <= measure.value <= measure.high for measure in report.measures("all").values())


def test_an_answer_to_what_the_archive_does_not_answer_is_wrong(tmp_path: Path) -> None:
    script = {**SCRIPT, "Why?": ("answered", "213 rumah", FLOOD)}
    report = evaluate(TwoArticles(), write(tmp_path, WHO, WHY), assistant=Scripted(script))
    assert [wrong["id"] for wrong in report.to_dict()["wrong"]] == ["q4"]
    assert values(report, "all")["answered_right"] == 1 / 2


def test_wrong_answers_are_listed_with_what_was_expected(report: EvaluationReport) -> None:
    (wrong,) = report.to_dict()["wrong"]
    assert (wrong["id"], wrong["short"], wrong["expected"], wrong["cited"]) == ("q3", "Rosmawati", ["213 rumah", "213"], "a1")


def test_a_quote_that_does_not_stand_there_is_noticed(tmp_path: Path) -> None:
    report = evaluate(TwoArticles(), write(tmp_path, WHO), assistant=Scripted(SCRIPT, shift=1))
    assert values(report, "all")["quotes_verified"] == 0 / 1


def test_a_follow_up_is_asked_after_its_question_and_others_are_asked_alone(tmp_path: Path) -> None:
    assistant = Scripted(SCRIPT)
    evaluate(TwoArticles(), write(tmp_path, WHO, HOW_MANY, WHERE), assistant=assistant)
    assert assistant.followed == {"Siapa memimpin?": (), "How many?": (), "Di mana?": ("Siapa memimpin?",)}


def test_risk_and_coverage_take_the_most_confident_first(report: EvaluationReport) -> None:
    # 0.9 for one right and one wrong answer, 0.5 for a right one, 0.1 for the refusal, which answers nothing.
    assert report.to_dict()["risk_coverage"] == [
        [2 / 4, 1 / 2],
        [3 / 4, pytest.approx(1 / 3, abs=1e-4)],
        [4 / 4, 2 / 4],
    ]


def test_the_report_is_json_and_a_table(report: EvaluationReport) -> None:
    assert json.loads(json.dumps(report.to_dict()))["groups"]["en"]["hit_at_1"]["count"] == 1
    table = report.to_markdown().splitlines()
    assert table[0].split("|")[2].strip() == "all (4)"
    rows = [line for line in table if line.startswith("|")]
    assert len({len(row) for row in rows}) == 1


def test_progress_counts_to_the_last_question(tmp_path: Path) -> None:
    seen: list[Progress] = []
    evaluate(TwoArticles(), write(tmp_path, WHO, WHY), assistant=Scripted(SCRIPT), progress=seen.append)
    assert [(each.done, each.total) for each in seen] == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("wanted", "is_it"),
    [("a2", True), ("pesisir/rapat", True), ("rapat", True), ("pat", False), ("pesisir/rapat.txt", False), ("banjir", False)],
)
def test_an_article_is_known_by_its_id_or_the_end_of_its_source(wanted: str, is_it: bool) -> None:
    assert is_article(MEETING, wanted) is is_it


def test_a_question_alone_is_enough_and_its_line_is_its_id(tmp_path: Path) -> None:
    (question,) = read_questions(write(tmp_path, {"question": "Apa kabar?"}))
    assert (question.id, question.language, question.answerable, question.article_id) == ("1", "id", False, None)


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("", "no questions"),
        ("{", "line 1 is not JSON"),
        ('{"q": 1}', 'line 1 has no "question"'),
        ('{"question": "?", "answerable": true}', 'needs "answers"'),
        ('{"question": "?", "answers": "Liwa"}', "not a list"),
        ('{"question": "?", "after": "q9"}', "no question q9 stands before"),
        ('{"id": "q1", "question": "?"}\n{"id": "q1", "question": "?"}', "line 2: there are two questions q1"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_line(tmp_path: Path, lines: str, complaint: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(WartanyaError, match=complaint):
        read_questions(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WartanyaError, match=r"absent\.jsonl cannot be read"):
        read_questions(tmp_path / "absent.jsonl")


def test_questions_that_no_editor_has_accepted_are_left_out_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path, WHO, {**HOW_MANY, "accepted": False}, {**WHY, "accepted": True})
    file = read_question_file(path)
    assert [question.id for question in file.questions] == ["q1", "q4"]
    assert file.left_out == 1
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_where_no_question_is_accepted_the_command_that_helps_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, {**WHO, "accepted": False})
    with pytest.raises(WartanyaError, match="1 are not accepted; `wartanya eval --review"):
        read_question_file(path)


def test_outcomes_are_sorted_by_the_types_of_their_questions(tmp_path: Path) -> None:
    path = write(tmp_path, {**WHO, "type": "who"}, {**WHERE, "type": "place"}, {**HOW_MANY, "type": "who"}, WHY)
    report = evaluate(TwoArticles(), path, assistant=Scripted(SCRIPT))
    assert {name: len(those) for name, those in report.types.items()} == {"who": 2, "place": 1}
    assert report.to_dict()["types"]["place"]["exact_match"]["value"] == 1


def test_the_gravest_of_the_wrong_answers_come_first(tmp_path: Path) -> None:
    script = {**SCRIPT, "Siapa memimpin?": ("not_found", None, MEETING), "Di mana?": ("unsure", "rumah", FLOOD)}
    report = evaluate(TwoArticles(), write(tmp_path, WHO, WHERE, HOW_MANY), assistant=Scripted(script))
    assert [outcome.question.id for outcome in report.wrong] == ["q3", "q2", "q1"]
