"""Questions made by rule: about what the sentence says, answered where it says it."""

import gzip
import json
import random
from pathlib import Path

import pytest

from training.invented import PARALLEL, from_news, from_parallel, glossed
from training.reading import Example

NEWS = (
    "Semaka - Warga berkumpul sejak pagi di halaman balai desa untuk mendengar penjelasan.\n"
    "Rapat koordinasi penanganan banjir dipimpin langsung oleh Bupati Tanggamus Dewi Handajani.\n"
    "Kepala Dinas Sosial Tanggamus Zulkarnain menyerahkan bantuan beras kepada warga Semaka.\n"
    "Pemerintah kabupaten menyiapkan anggaran Rp 2,5 miliar untuk memperbaiki tanggul yang jebol.\n"
    "Pembersihan lumpur di jalan desa akan dimulai pada Senin (26/8/2024) bersama para relawan."
)


def write(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Twenty copies of an article under other ids, as some fall into the held-back fold; and one of the development set."""
    articles = [{"id": f"a{k}", "title": "Banjir Semaka", "text": NEWS} for k in range(20)]
    write(tmp_path / "articles/a.jsonl.gz", articles)
    (tmp_path / "newsqa").mkdir()
    other = {"id": "d", "title": "Pasar", "text": "Harga cabai turun di pasar."}
    (tmp_path / "newsqa/dev_articles.jsonl").write_text(json.dumps(other) + "\n", encoding="utf-8")
    for name in PARALLEL:
        write(tmp_path / f"parallel/{name}.jsonl.gz", [])
    return tmp_path


def said(example: Example) -> str:
    assert example.answer
    return example.context[slice(*example.answer)]


def test_questions_of_the_news_ask_for_people_places_sums_and_days(data: Path) -> None:
    made = {e.question: said(e) for e in from_news(data, 1000, random.Random(0))}
    assert made["Siapa yang memimpin rapat koordinasi penanganan banjir?"] == "Bupati Tanggamus Dewi Handajani"
    assert made["Siapa yang menyerahkan bantuan beras kepada warga Semaka?"] == "Kepala Dinas Sosial Tanggamus Zulkarnain"
    assert "Rp 2,5 miliar" in made.values()
    assert "Senin (26/8/2024)" in made.values()


def test_no_question_gives_its_answer_away(data: Path) -> None:
    made = from_news(data, 1000, random.Random(1))
    assert made
    assert not [e.question for e in made if said(e) in e.question]


def test_an_article_that_shares_text_with_the_development_set_is_no_source(data: Path) -> None:
    (data / "newsqa/dev_articles.jsonl").write_text(json.dumps({"id": "d", "text": NEWS}) + "\n", encoding="utf-8")
    assert from_news(data, 1000, random.Random(0)) == []


def test_parallel_sentences_are_asked_in_english_and_answered_in_indonesian(data: Path) -> None:
    arrived = "Javier Solana arrived in Damascus City on Wednesday for talks."
    flooded = "The flood destroyed about 213 houses near the river this week."
    pairs = [
        {"en": arrived, "id": "Javier Solana tiba di Suriah, Rabu, untuk berunding."},
        {"en": flooded, "id": "Banjir merusak sekitar 213 rumah di dekat sungai."},
    ] * 20
    write(data / "parallel/desmond_bbc.jsonl.gz", pairs)
    made = from_parallel(data, 1000, random.Random(0))
    answered = {(e.question, said(e)) for e in made if e.answer}
    assert ("Who arrived in Damascus City on Wednesday for talks?", "Javier Solana") in answered
    assert ("How many houses near the river this The flood destroyed about?", "213") in answered
    assert any(answer == "Rabu" for _, answer in answered)


def test_a_share_of_english_questions_is_glossed_and_no_indonesian_one() -> None:
    english, own = Example("Who led the meeting?", "", "…", None), Example("Siapa yang memimpin rapat?", "", "…", None)
    made = glossed([english, own] * 50, 0.5, random.Random(0))
    changed = sum(e.question != "Who led the meeting?" for e in made[::2])
    assert 10 < changed < 40
    assert {e.question for e in made[1::2]} == {own.question}
    assert glossed([english], 0.0, random.Random(0)) == [english]
