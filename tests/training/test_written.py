"""Questions written for this project: they name places in texts that are not ours to hold, and are refused over other texts."""

import json
from pathlib import Path

import pytest

from tests.training.small import STORY, articles_of_news, write
from training.data import HELD_BACK, fold, rows
from training.written import AROUND, QUESTIONS, SETS, OtherText, digest, passage_around, written_questions

TRAINED, ALSO_TRAINED, HELD = articles_of_news()


def asked_over(folder: Path, text: str = STORY, said: str = "120 petani", **more: object) -> Path:
    """A folder of data with one text under three ids, and beside it a question about each."""
    ids = (TRAINED, ALSO_TRAINED, HELD)
    write(folder / "articles/a.jsonl.gz", [{"id": id_, "title": "Festival", "text": text} for id_ in ids])
    start = STORY.index(said)
    row = {"question": "brp petani", "language": "id", "type": "howmany", "answers": [[start, start + len(said)]], **more}
    made = [{**row, "article_id": id_, "text": digest(STORY)} for id_ in ids]
    for name, some in zip(SETS, (made[:1], made[1:], []), strict=True):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(each) + "\n" for each in some), encoding="utf-8")
    return folder


def test_a_question_comes_with_the_passage_around_its_answer(tmp_path: Path) -> None:
    folder = asked_over(tmp_path)
    first, second = written_questions(tmp_path, held_back=False, folder=folder)
    assert [first["article_id"], second["article_id"]] == [TRAINED, ALSO_TRAINED]
    assert written_questions(tmp_path, held_back=False, sets=["second"], folder=folder)[0]["article_id"] == ALSO_TRAINED
    assert first["title"] == "Festival"
    assert first["lang_question"] == "id"
    for answer in first["answers"]:
        assert answer["text"] == "120 petani"
        assert first["context"][answer["start"] :].startswith("120 petani")


def test_the_held_back_fold_is_kept_apart(tmp_path: Path) -> None:
    folder = asked_over(tmp_path)
    assert [row["article_id"] for row in written_questions(tmp_path, held_back=True, folder=folder)] == [HELD]


def test_an_article_that_has_changed_is_refused(tmp_path: Path) -> None:
    folder = asked_over(tmp_path, text=STORY + " Diperbarui.")
    with pytest.raises(OtherText):
        written_questions(tmp_path, held_back=False, folder=folder)


def test_yes_no_questions_are_for_those_who_ask_for_them(tmp_path: Path) -> None:
    folder = asked_over(tmp_path, verdict="ya")
    assert not written_questions(tmp_path, held_back=False, folder=folder)


def test_what_the_archive_does_not_tell_has_no_answer(tmp_path: Path) -> None:
    folder = asked_over(tmp_path, answers=[])
    assert [row["answerable"] for row in written_questions(tmp_path, held_back=True, folder=folder)] == [False]


def test_a_passage_is_of_whole_lines_around_its_answer() -> None:
    lines = [f"Baris ke-{k} menyebut {k} pohon yang ditanam warga di lapangan desa pada hari itu.\n" for k in range(40)]
    text = "".join(lines)
    start = text.index("17 pohon")
    begin, end = passage_around(text, start, start + 8)
    assert end - begin <= AROUND
    assert text[begin:end].count("\n") > 5
    assert text[:begin].endswith("\n")
    assert text[begin:end].endswith("\n")
    assert begin <= start < end


def test_a_line_that_is_longer_than_a_passage_comes_whole() -> None:
    text = "Pembuka.\n" + "kata " * 400 + "\nPenutup."
    begin, end = passage_around(text, 100, 110)
    assert text[begin:end] == "kata " * 400 + "\n"


def test_what_is_kept_of_an_article_is_where_its_answers_stand() -> None:
    known = {"article_id", "question", "language", "type", "answers", "text", "verdict"}
    kept = [row for path in QUESTIONS.glob("*.jsonl") for row in rows(path)]
    assert {name for row in kept for name in row} <= known
    assert {row["language"] for row in kept} == {"id", "en"}
    assert all(0 <= start < end for row in kept for start, end in row["answers"])
    assert {row.get("verdict") for row in kept} == {None, "ya", "tidak"}
    assert any(fold(row["article_id"]) == HELD_BACK for row in kept)
