"""Answers to questions that no one span of an article answers."""

import pytest

from qa import Assistant, Conversation
from qa.non_extractive.settle import NOTES


@pytest.mark.parametrize(
    ("question", "begins", "short"),
    [
        ("apakah ada korban jiwa dalam banjir way semaka?", "Tidak. ", "Tidak ada korban jiwa dalam kejadian ini"),
        ("was anybody killed in the mukomuko market fire?", "No. ", "Tidak ada korban meninggal"),
        ("apakah PMK menular ke manusia?", "Tidak. ", "PMK tidak menular kepada manusia"),
        ("apakah api di kumpeh sudah padam?", "Ya. ", "dinyatakan padam"),
        ("Is the Kumpeh peat fire out?", "Yes. ", "dinyatakan padam"),
    ],
)
def test_yes_and_no_are_said_with_the_clause_that_says_so(assistant: Assistant, question: str, begins: str, short: str) -> None:
    given = assistant.ask(question)
    assert given.text.startswith(begins)
    assert given.short is not None
    assert short in given.short
    assert given.short in given.citations[0].quote
    assert given.as_of == given.citations[0].published


@pytest.mark.parametrize(
    "question",
    ["Did Iskandar accept the result?", "apakah HD keberatan?", "benarkah nelayan kaur hilang?", "was the regent arrested?"],
)
def test_without_such_a_sentence_nothing_is_said_to_be_so(assistant: Assistant, question: str) -> None:
    given = assistant.ask(question)
    assert given.status != "answered"
    assert given.short is None
    assert not given.text.startswith(("Ya.", "Tidak.", "Yes.", "No."))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("is dialysis at Prabumulih hospital still covered by the health insurance", "tetap ditanggung"),
        ("mobil udah boleh lewat jembatan darurat karang agung baru belum?", "Mobil belum boleh lewat"),
        ("were any students hurt when the roof of smp 19 seluma came down", "Tidak ada siswa yang terluka"),
        ("pmk bisa nular ke orang ga kata drh harnowo?", "tidak menular kepada manusia"),
    ],
)
def test_what_is_neither_said_nor_denied_in_such_words_is_shown_by_its_nearest_sentence(
    assistant: Assistant, question: str, shown: str
) -> None:
    given = assistant.ask(question)
    assert (given.status, given.short) == ("unsure", None)
    assert shown in given.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "sebutkan semua rapat koordinasi",
        "ringkas berita banjir way semaka",
        "Compare the coffee price and the rubber price",
        "berita banjir desember 2024",
        "How often did Kerinci win gold?",
        "Berapa perahu dan berapa penonton lomba bidar Palembang?",
    ],
)
def test_what_a_span_cannot_answer_is_never_called_answered_and_says_so(assistant: Assistant, question: str) -> None:
    given = assistant.ask(question)
    assert given.status != "answered"
    assert any(given.text.endswith(note) for note in NOTES[given.language].beyond.values())


def test_a_summary_shows_the_nearest_passages_and_no_short_answer(assistant: Assistant) -> None:
    given = assistant.ask("ringkas berita banjir way semaka")
    assert given.short is None
    assert len({citation.article_id for citation in given.citations}) == len(given.citations) > 1


def test_a_follow_up_that_asks_whether_is_decided_by_its_article(assistant: Assistant) -> None:
    talk = Conversation().add(assistant.ask("Berapa rumah yang terendam banjir Way Semaka?"))
    assert assistant.ask("apakah ada korban jiwa?", talk).text.startswith("Tidak.")


def test_capitals_alone_and_abbreviations_are_understood_and_shown_as_typed(assistant: Assistant) -> None:
    plain = assistant.ask("Siapa yang memimpin rapat koordinasi di polres lampung barat")
    shouted = assistant.ask("SIAPA YANG MEMIMPIN RAPAT KOORDINASI DI POLRES LAMPUNG BARAT")
    hurried = assistant.ask("siapa yg memimpin rapat koordinasi di polres lampung barat")
    assert plain.short is not None
    assert plain.short == shouted.short == hurried.short
    assert shouted.question == "SIAPA YANG MEMIMPIN RAPAT KOORDINASI DI POLRES LAMPUNG BARAT"
    assert hurried.question == "siapa yg memimpin rapat koordinasi di polres lampung barat"
