"""Questions that no one span can answer."""

import json

import pytest

from index.locate import SAMPLE_ARTICLES
from qa.non_extractive.beyond_one_span import Beyond, beyond_one_span


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Bandingkan luas kebakaran Suwita 2023 dan 2024", "comparison"),
        ("Compare the two fires", "comparison"),
        ("Apa perbedaan antara DPR dan DPRD?", "comparison"),
        ("mana yang lebih tinggi, harga kopi atau karet?", "comparison"),
        ("sebutkan semua rapat koordinasi", "list"),
        ("List all the fires reported", "list"),
        ("semua kebakaran", "list"),
        ("ringkas berita banjir wantoro", "summary"),
        ("Can you summarize the flood news?", "summary"),
        ("tell me about the flood", "summary"),
        ("berita terbaru", "news"),
        ("latest news", "news"),
        ("berita banjir desember 2024", "news"),
        ("ada berita apa tentang karet?", "news"),
        ("berapa kali wantoro menang emas?", "times"),
        ("How often did it flood?", "times"),
        ("Berapa perahu dan berapa penonton lomba perahu hias?", "two"),
        ("Who won and when was it?", "two"),
        ("Siapa ketuanya? Kapan rapatnya?", "two"),
        ("Siapa juara pertama dan juara kedua lomba perahu?", "two"),
    ],
)
def test_more_is_asked_than_a_span_can_tell(question: str, kind: Beyond) -> None:
    assert beyond_one_span(question) == kind


@pytest.mark.parametrize(
    "question",
    [
        "Sebutkan tiga kecamatan yang terendam.",
        "List the four schools that were repaired.",
        "What is unusual about the kite festival compared with ordinary ones?",
        "laporan terbaru nasabah di Polres Wantoro berapa?",
        "On what day and at what time was the blast?",
        "Who was there when the fire started?",
        "Siapa yang memimpin rapat dan apel?",
        "Why must all documents be reviewed?",
        "Kenapa semua warga mengungsi?",
        "Who listed the steps?",
        "Which news outlet reported it?",
    ],
)
def test_one_span_can_answer(question: str) -> None:
    assert beyond_one_span(question) is None


def test_none_of_the_sample_questions_is_such_a_question() -> None:
    lines = (SAMPLE_ARTICLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    assert [q for line in lines if beyond_one_span(q := json.loads(line)["question"])] == []
