"""What readers said of answers, and asking the same again."""

import json
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from index import Archive, rebuild
from index.storage.feedback import FILE
from qa.cli import main
from qa.errors import FeedbackUnusable
from qa.evaluation.feedback import MOST_ROWS, Feedback, questions


@dataclass
class Clock:
    now: datetime = field(default_factory=lambda: datetime(2025, 3, 1, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now


def an_answer(question: str, short: str | None = "300 ton", status: str = "answered") -> dict[str, Any]:
    citations = [{"article_id": "a1", "quote": "Panen mencapai 300 ton."}]
    said = {"question": question, "status": status, "short": short, "language": "id", "citations": citations}
    return {**said, "receipt": {"generation": 3}}


def test_what_is_kept_is_the_question_the_answer_and_the_verdict(tmp_path: Path) -> None:
    Feedback(tmp_path, now=Clock()).add("wrong", " meleset ", an_answer("Berapa?"))
    rows = sqlite3.connect(tmp_path / FILE).execute("SELECT * FROM feedback").fetchall()
    assert rows == [(1, "2025-03-01T00:00:00+00:00", "wrong", "meleset", "Berapa?", json.dumps(an_answer("Berapa?")), 3, 0)]


def test_a_judgement_is_let_go_of_when_its_days_are_over(tmp_path: Path) -> None:
    clock = Clock()
    feedback = Feedback(tmp_path, kept_days=30, now=clock)
    feedback.add("right", "", an_answer("Lama?"))
    clock.now += timedelta(days=20)
    feedback.add("right", "", an_answer("Baru?"))
    clock.now += timedelta(days=11)
    assert [judgement.answer["question"] for judgement in feedback.judgements()] == ["Baru?"]


def test_what_is_let_go_of_is_gone_from_the_file(tmp_path: Path) -> None:
    clock = Clock()
    feedback = Feedback(tmp_path, kept_days=1, now=clock)
    feedback.add("right", "kata rahasia", an_answer("Lama?"))
    clock.now += timedelta(days=2)
    assert feedback.judgements() == []
    assert b"rahasia" not in (tmp_path / FILE).read_bytes()


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path, now=Clock())
    feedback.add("right", "", an_answer("Pertama?"))
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(
            f"INSERT INTO feedback SELECT {MOST_ROWS}, given_at, verdict, comment, question, answer, generation, follows "
            "FROM feedback"
        )
    connection.close()
    feedback.add("right", "", an_answer("Terakhir?"))
    # The first had number 1; beside the last, MOST_ROWS + 1, only MOST_ROWS and what lies between are kept.
    numbers = sqlite3.connect(tmp_path / FILE).execute("SELECT number FROM feedback").fetchall()
    assert numbers == [(MOST_ROWS,), (MOST_ROWS + 1,)]


def test_nothing_is_kept_of_a_verdict_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(FeedbackUnusable):
        Feedback(tmp_path).add("'; DROP TABLE feedback; --", "", an_answer("Berapa?"))
    assert Feedback(tmp_path).judgements() == []


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"x" * 4096)
    with pytest.raises(FeedbackUnusable, match=r"feedback\.sqlite3"):
        Feedback(tmp_path).judgements()


def test_right_answers_become_questions_and_the_last_word_on_each_counts(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path, now=Clock())
    feedback.add("right", "", an_answer("Berapa ton?"))
    feedback.add("wrong", "", an_answer("Di mana?", "Desa Lumbung"))
    feedback.add("right", "", an_answer("Siapa presiden Prancis?", None, "not_found"))
    feedback.add("right", "", an_answer("Kapan?", "3 Maret"))
    feedback.add("wrong_citation", "", an_answer("Kapan?", "3 Maret"))
    feedback.add("right", "", an_answer("Di sana?"), follows=True)
    first, second = questions(feedback.judgements())
    assert (first.text, first.answers, first.article_id, first.answerable) == ("Berapa ton?", ("300 ton",), "a1", True)
    assert (second.text, second.answers, second.answerable) == ("Siapa presiden Prancis?", (), False)


def test_without_a_right_answer_there_is_nothing_to_ask(tmp_path: Path) -> None:
    with pytest.raises(FeedbackUnusable, match="nothing to ask again"):
        questions(Feedback(tmp_path).judgements())


def test_eval_asks_what_was_judged_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from qa import Assistant

    (tmp_path / "berita").mkdir()
    for number, (thing, tons) in enumerate((("padi", 300), ("jagung", 120))):
        text = f"Panen {thing}\n\nKABAR, 3 Maret 2025 - Panen {thing} di Desa Lumbung mencapai {tons} ton, kata Camat Joko."
        (tmp_path / "berita" / f"{number}.txt").write_text(text)
    rebuild(tmp_path / "berita", index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        assistant, feedback = Assistant(archive), Feedback(tmp_path / "index")
        for verdict, thing in (("right", "padi"), ("wrong", "jagung")):
            feedback.add(verdict, "", assistant.ask(f"Berapa ton panen {thing} di Desa Lumbung?").to_dict())
    assert main(["eval", "--from-feedback", "--index", str(tmp_path / "index"), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["wrong"] == []
    assert "judged wrong before: 1, of which 1 are answered the same today" in told.err


@pytest.mark.parametrize("arguments", [["eval"], ["eval", "questions.jsonl", "--from-feedback"]])
def test_eval_takes_a_file_or_the_feedback(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
