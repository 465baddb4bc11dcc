"""A list of questions: read as offices keep it, gone on with where it was stopped, written whole."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import InvalidValue, WartanyaError
from index import Archive
from qa import Assistant
from qa.desk.batch import Listed, Replied, read_list, reply_all
from qa.desk.batch_page import answers_document, check_list_format, to_csv, to_jsonl, write_answers
from qa.desk.writers import to_markdown
from qa.errors import QuestionRejected

CITED = {"quote": "=Satu kalimat.", "title": "Judul", "outlet": "Kabar Randu", "published": "2025-02-05", "url": None}


class Told:
    """An answer as far as a list needs it."""

    def __init__(self, question: str) -> None:
        self._question = question

    def to_dict(self) -> dict[str, Any]:
        citations = [{**CITED, "article_id": "a"}]
        return {"question": self._question, "status": "unsure", "short": "=1+1", "text": "Teks [1]", "citations": citations}


TOO_LONG = "The question has 60 characters: ask in at most 50."


class Counting:
    """Answers every question that has words, and dies at one if it is told to."""

    def __init__(self, dies_at: str = "") -> None:
        self.asked: list[str] = []
        self._dies_at = dies_at

    def ask(self, question: str) -> Told:
        if question == self._dies_at:
            raise KeyboardInterrupt
        self.asked.append(question)
        if len(question) > 50:
            raise QuestionRejected("question_too_long", length=len(question), limit=50)
        return Told(question)


def listed(*questions: str) -> list[Listed]:
    return [Listed(row, question, {"no": str(row)}) for row, question in enumerate(questions, start=1)]


@pytest.mark.parametrize(
    ("content", "questions"),
    [
        (b"pertanyaan\nSiapa bupati?\n\nBerapa rumah?\n", ["Siapa bupati?", "Berapa rumah?"]),
        (b"\xef\xbb\xbfno;Pertanyaan\r\n1;Siapa bupati?\r\n2;\r\n;\r\n", ["Siapa bupati?", ""]),
        (b'question\nSiapa bupati?\n""\nBerapa rumah?\n', ["Siapa bupati?", "", "Berapa rumah?"]),
        (b"no,question\n1\n2,Berapa rumah?\n", ["", "Berapa rumah?"]),
        (b"Siapa bupati?\nBerapa rumah?", ["Siapa bupati?", "Berapa rumah?"]),
        (b'question,no\n"Who, and when?",7\n', ["Who, and when?"]),
        ("question\nBerapa tarif caf\xe9?".encode("cp1252"), ["Berapa tarif café?"]),
    ],
)
def test_a_table_is_read_as_offices_keep_it(tmp_path: Path, content: bytes, questions: list[str]) -> None:
    (tmp_path / "q.csv").write_bytes(content)
    assert [each.question for each in read_list(tmp_path / "q.csv")] == questions


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "holds no questions"), ("question,no\n,1\n", "holds no questions"), ("a,b\n1,2\n", "no column is named")],
)
def test_a_table_without_questions_says_what_is_missing(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "q.csv").write_text(content, encoding="utf-8")
    with pytest.raises(WartanyaError, match=told):
        read_list(tmp_path / "q.csv")
    with pytest.raises(WartanyaError, match="cannot be read"):
        read_list(tmp_path / "none.csv")


def test_a_run_that_was_stopped_goes_on_where_it_was_even_after_a_torn_line(tmp_path: Path) -> None:
    questions, journal = listed("a", "b", "c"), tmp_path / "out.csv.part"
    with pytest.raises(KeyboardInterrupt):
        reply_all(Counting(dies_at="c"), questions, journal, 4)  # type: ignore[arg-type]
    with journal.open("a", encoding="utf-8") as file:
        file.write('{"row": 3, "answ')
    second = Counting()
    made = reply_all(second, questions, journal, 4)  # type: ignore[arg-type]
    assert second.asked == ["c"]
    assert [each.listed.question for each in made] == ["a", "b", "c"]
    assert made == reply_all(Counting(), questions, tmp_path / "other.part", 4)  # type: ignore[arg-type]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_disk_that_is_full_by_the_next_run_takes_no_answer_away(tmp_path: Path) -> None:
    import os

    questions, journal = listed("a", "b", "c"), tmp_path / "out.csv.part"
    reply_all(Counting(), questions, journal, 4)  # type: ignore[arg-type]
    torn = journal.read_bytes()[:-9]
    journal.write_bytes(torn)
    (tmp_path / f".{journal.name}.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(WartanyaError, match="disk is full"):
        reply_all(Counting(), questions, journal, 4)  # type: ignore[arg-type]
    assert journal.read_bytes() == torn


def test_another_list_or_another_generation_begins_anew(tmp_path: Path) -> None:
    journal = tmp_path / "out.csv.part"
    reply_all(Counting(), listed("a", "b"), journal, 4)  # type: ignore[arg-type]
    for questions, generation in ((listed("a", "x"), 4), (listed("a", "x"), 5)):
        again = Counting()
        reply_all(again, questions, journal, generation)  # type: ignore[arg-type]
        assert again.asked == ["a", "x"]


def test_a_question_that_cannot_be_asked_has_its_reason_and_the_others_their_answers(tmp_path: Path) -> None:
    made = reply_all(Counting(), listed("a", "b" * 60), tmp_path / "part", 1)  # type: ignore[arg-type]
    assert [(each.answer is None, each.error) for each in made] == [(False, None), (True, TOO_LONG)]
    rows = list(csv.DictReader(io.StringIO(to_csv(made))))
    assert [(row["no"], row["status"], row["error"]) for row in rows] == [("1", "unsure", ""), ("2", "error", TOO_LONG)]


def test_a_row_without_a_question_stays_and_says_so(tmp_path: Path, sample_archive: Archive) -> None:
    made = reply_all(Assistant(sample_archive), listed("", "Berapa rumah terendam banjir?"), tmp_path / "part", 1)
    rows = list(csv.DictReader(io.StringIO(to_csv(made))))
    assert [(row["no"], row["status"] == "error") for row in rows] == [("1", True), ("2", False)]
    assert "question is empty" in rows[0]["error"]
    assert "question is empty" in to_markdown(answers_document(made, "id"))


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(to_csv(reply_all(Counting(), listed("-a"), tmp_path / "p", 1))))  # type: ignore[arg-type]
    assert (row["short"], row["quote"], row["question"]) == ("'=1+1", "'=Satu kalimat.", "'-a")


def test_each_format_holds_question_quotation_and_source(tmp_path: Path) -> None:
    made = reply_all(Counting(), listed("Siapa bupati?"), tmp_path / "p", 1)  # type: ignore[arg-type]
    assert json.loads(to_jsonl(made))["answer"]["citations"][0]["quote"] == CITED["quote"]
    page = to_markdown(answers_document(made, "id"))
    assert all(part in page for part in ("Siapa bupati?", "Belum pasti", "Satu kalimat", "Kabar Randu · 5 Februari 2025"))
    for name in ("a.csv", "a.jsonl", "a.docx", "a.pdf", "a.html", "a.md"):
        write_answers(made, tmp_path / name, "id")
        assert (tmp_path / name).stat().st_size > 100
    with pytest.raises(InvalidValue, match="has to end in"):
        check_list_format("answers.odt")


def test_an_estimated_day_is_called_so_in_the_table_and_in_the_document() -> None:
    for is_estimated, cell, line in ((True, "true", "sekitar 5 Februari 2025"), (False, "", "Kabar Randu · 5 Februari 2025")):
        cited = {**CITED, "article_id": "a", "published_is_estimated": is_estimated}
        answer = {"question": "?", "status": "unsure", "short": None, "text": "Teks", "citations": [cited]}
        made = [Replied(listed("?")[0], answer, None)]
        (row,) = csv.DictReader(io.StringIO(to_csv(made)))
        assert (row["published"], row["published_is_estimated"]) == ("2025-02-05", cell)
        assert line in to_markdown(answers_document(made, "id"))


def test_a_count_has_its_rows_in_the_document() -> None:
    item = {"date": "2025-02-04", "place": "Kalirejo", "text": "Api melalap pasar.", "markers": [1], "reports": 2, "outlets": 1}
    answer: dict[str, Any] = {
        "question": "?",
        "status": "answered",
        "short": None,
        "text": "1 peristiwa.\n\nLagi.",
        "citations": [],
    }
    page = to_markdown(answers_document([Replied(listed("?")[0], {**answer, "items": [item]}, None)], "id"))
    assert all(
        part in page for part in ("1 peristiwa", "Lagi", "4 Februari 2025 · Kalirejo · 2 laporan, 1 media", "Api melalap")
    )
