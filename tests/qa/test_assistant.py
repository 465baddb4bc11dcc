"""Asking an archive: what is refused, what narrows a question, what a conversation does, and which reader answers."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus import Article, Span
from corpus.errors import InvalidArgument
from index import Archive, IndexNotFound
from index.errors import UnknownOutlet
from qa import Assistant, Conversation, QuestionRejected, ReaderTimeout, ReaderUnavailable, answer
from qa.citations import verify
from qa.question.parse import Question
from qa.reading.reader import Evidence, Reading
from qa.types import Answer

CHAIRED = {
    "id": "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?",
    "en": "Who chaired the coordination meeting at the Lampung Barat police office?",
}
FLOODED = "Berapa rumah yang terendam banjir Way Semaka?"


class FirstSentenceReader:
    """Answers with the first word of the first sentence of each passage, and always surely."""

    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        return [self.reading(place) for place in evidence]

    def reading(self, place: Evidence) -> Reading:
        sentence = place.sentences[0].span
        first = place.text[sentence.start : sentence.end].split()[0]
        return Reading(place, Span(sentence.start, sentence.start + len(first)), sentence, 1.0)


class SilentReader:
    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        return []


class StrayingReader(FirstSentenceReader):
    """Points one character past its passage."""

    def reading(self, place: Evidence) -> Reading:
        return replace(super().reading(place), sentence=Span(place.hit.passage.start, place.hit.passage.end + 1))


class SlowReader:
    def read(self, question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
        raise ReaderTimeout(after_s=60.0)


def without_times(given: Answer) -> dict[str, Any]:
    made = given.to_dict()
    return {**made, "receipt": {**made["receipt"], "elapsed_ms": None}}


@pytest.mark.parametrize("language", CHAIRED)
def test_who_chaired_the_meeting_is_told_in_both_languages(
    assistant: Assistant, sample_articles: dict[str, Article], language: str
) -> None:
    given = assistant.ask(CHAIRED[language])
    assert given.status != "not_found"
    assert "Rinaldo Aser" in (given.short or "")
    assert sample_articles[given.citations[0].article_id].source.endswith("rakor-lintas-sektoral-pilkada-2024.txt")
    assert given.language == language


@pytest.mark.parametrize("question", ["", "   ", "?", "a" * 100_000])
def test_nothing_and_far_too_much_are_rejected(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionRejected):
        assistant.ask(question)


@pytest.mark.sample
@pytest.mark.parametrize(
    "question",
    [
        "Qui a présidé la réunion de coordination ?",
        "من ترأس اجتماع التنسيق؟",
        "谁主持了会议？",
        "Siapa \ud83d dia?",
        "🐅",
        "x",
        "1.000.000",
        "' OR 1=1 --",
        'NEAR("a" "b") AND *',
        "siapa " * 300,
    ],
)
def test_whatever_is_asked_is_rejected_or_answered_in_words_of_an_article(
    assistant: Assistant, sample_articles: dict[str, Article], question: str
) -> None:
    try:
        given = assistant.ask(question)
    except QuestionRejected:
        assert not any(c.isalnum() for c in question)
    else:
        assert any(c.isalnum() for c in question)
        assert given.text
        assert verify(given.citations, sample_articles.values()) == []
        if given.short is not None:
            assert given.status != "not_found"
            assert given.short in sample_articles[given.citations[0].article_id].text


@pytest.mark.sample
@pytest.mark.parametrize(
    "wanted",
    [
        {"since": date(2025, 1, 1)},
        {"until": date(2024, 12, 31)},
        {"since": date(2024, 8, 26), "until": date(2024, 8, 26)},
        {"outlets": ["Warta Musi"]},
        {"outlets": ["warta musi", "Lensa Rimba"]},
        {"since": date(2025, 1, 1), "until": date(2025, 6, 30), "outlets": ["Kabar Pesisir"]},
    ],
    ids=str,
)
@pytest.mark.parametrize("question", [CHAIRED["id"], "Who won?"])
def test_only_articles_that_were_asked_for_are_cited(
    assistant: Assistant, sample_articles: dict[str, Article], question: str, wanted: dict[str, Any]
) -> None:
    outlets = {outlet.lower() for outlet in wanted.get("outlets", ())}
    allowed = {
        id_
        for id_, article in sample_articles.items()
        if (not outlets or (article.outlet or "").lower() in outlets)
        and (article.published or date.min) >= wanted.get("since", date.min)
        and (article.published or date.max) <= wanted.get("until", date.max)
    }
    given = assistant.ask(question, **wanted)
    assert given.citations
    assert {citation.article_id for citation in given.citations} <= allowed
    assert (given.receipt.articles, given.receipt.since, given.receipt.until) == (
        len(allowed),
        wanted.get("since"),
        wanted.get("until"),
    )
    assert given.receipt.filters == ({"outlets": wanted["outlets"]} if outlets else {})


@pytest.mark.parametrize(
    "wanted", [{"until": date(1999, 12, 31)}, {"since": date(2024, 8, 27), "until": date(2024, 8, 27), "outlets": "Warta Musi"}]
)
def test_where_no_article_passes_nothing_is_found(assistant: Assistant, wanted: dict[str, Any]) -> None:
    given = assistant.ask(CHAIRED["id"], **wanted)
    assert (given.status, given.short, given.citations, given.receipt.articles) == ("not_found", None, (), 0)


def test_the_receipt_tells_the_whole_archive(
    assistant: Assistant, sample_archive: Archive, sample_articles: dict[str, Article]
) -> None:
    receipt = assistant.ask(FLOODED).receipt
    assert receipt.articles == len(sample_articles)
    assert receipt.undated == sum(article.published is None for article in sample_articles.values())
    assert receipt.outlets == len({article.outlet for article in sample_articles.values()})
    assert (receipt.generation, receipt.built) == (sample_archive.status().generation, sample_archive.status().built)
    assert receipt.elapsed_ms > 0


def test_a_conversation_is_never_changed(assistant: Assistant) -> None:
    empty = Conversation()
    first = assistant.ask(CHAIRED["id"], empty)
    assert empty == Conversation()
    talk = empty.add(first)
    assert empty.turns == ()
    longer = talk.add(assistant.ask("Di mana acaranya?", talk))
    assert (len(talk.turns), len(longer.turns), longer.turns[0]) == (1, 2, talk.turns[0])
    with pytest.raises(FrozenInstanceError):
        talk.turns = ()  # type: ignore[misc]


def test_a_follow_up_keeps_to_the_article_before(assistant: Assistant) -> None:
    talk = Conversation().add(assistant.ask(CHAIRED["en"]))
    about = talk.turns[0].article_ids[0]
    assert assistant.ask("Where was it held?", talk).citations[0].article_id == about


def test_the_question_is_given_back_as_it_was_asked(assistant: Assistant) -> None:
    talk = Conversation().add(assistant.ask(CHAIRED["id"]))
    assert assistant.ask("  Di mana\tacaranya? ", talk).question == "Di mana acaranya?"


def test_the_stream_ends_in_the_answer(assistant: Assistant) -> None:
    *_, last = assistant.stream(FLOODED)
    assert without_times(last) == without_times(assistant.ask(FLOODED))


@pytest.mark.sample
def test_threads_that_share_an_assistant_get_the_same_answers(assistant: Assistant) -> None:
    questions = [*CHAIRED.values(), FLOODED] * 2
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(assistant.ask, questions))
    assert [without_times(a) for a in together] == [without_times(assistant.ask(q)) for q in questions]


def test_any_reader_can_answer(sample_archive: Archive) -> None:
    given = Assistant(sample_archive, FirstSentenceReader()).ask(FLOODED)
    assert given.status != "not_found"
    assert given.short == given.citations[0].quote.split()[0]


def test_a_reader_that_finds_nothing_makes_a_refusal(sample_archive: Archive) -> None:
    given = Assistant(sample_archive, SilentReader()).ask(FLOODED)
    assert (given.status, given.short, given.confidence, given.citations) == ("not_found", None, 0.0, ())


def test_a_reader_that_points_outside_its_passage_is_not_cited(sample_archive: Archive) -> None:
    with pytest.raises(ValueError, match="outside passage"):
        Assistant(sample_archive, StrayingReader()).ask(FLOODED)


def test_a_reader_that_fails_is_not_an_answer(sample_archive: Archive) -> None:
    with pytest.raises(ReaderTimeout) as failed:
        Assistant(sample_archive, SlowReader()).ask(FLOODED)
    assert (failed.value.retryable, failed.value.after_s) == (True, 60.0)


@pytest.mark.parametrize("reader", ["oracle", "", "EXTRACTIVE"])
def test_a_reader_that_is_not_there_is_unavailable(sample_archive: Archive, sample_index: Path, reader: str) -> None:
    with pytest.raises(ReaderUnavailable, match=f"Unknown reader '{reader}': .*extractive"):
        Assistant(sample_archive, reader)
    with pytest.raises(ReaderUnavailable):
        answer(FLOODED, index=sample_index, reader=reader)


@pytest.mark.parametrize("reader", ["extractive", "rules"])
def test_answer_and_assistant_agree_for_each_reader(sample_archive: Archive, sample_index: Path, reader: str) -> None:
    of_assistant = Assistant(sample_archive, reader).ask(FLOODED)
    assert without_times(answer(FLOODED, index=sample_index, reader=reader)) == without_times(of_assistant)
    assert json.dumps(of_assistant.to_dict())


def test_an_index_that_was_named_must_be_there(empty_folder: Path) -> None:
    with pytest.raises(IndexNotFound, match="wartanya rebuild"):
        answer(FLOODED, index=empty_folder / "nothing")


@pytest.mark.parametrize("outlets", ["Warta Musi", "warta musi", ["Warta Musi"]])
def test_an_outlet_may_be_given_alone(assistant: Assistant, outlets: Any) -> None:
    given = assistant.ask(FLOODED, outlets=outlets, since="2024-01-01")
    assert given.receipt.articles > 0
    assert {citation.outlet for citation in given.citations} <= {"Warta Musi"}


def test_an_outlet_that_the_archive_does_not_have_is_no_absence(assistant: Assistant) -> None:
    with pytest.raises(UnknownOutlet, match="Warta Musi"):
        assistant.ask(FLOODED, outlets=["Warta Mus"])


@pytest.mark.parametrize(
    ("given", "argument"),
    [
        ({"question": None}, "question"),
        ({"question": 42}, "question"),
        ({"question": FLOODED, "conversation": "apa"}, "conversation"),
        ({"question": FLOODED, "since": 20240101}, "since"),
        ({"question": FLOODED, "today": "hari ini"}, "today"),
        ({"question": FLOODED, "since": "2024-02-01", "until": "2024-01-01"}, "since"),
        ({"question": FLOODED, "outlets": 1}, "outlets"),
    ],
    ids=str,
)
def test_a_slip_of_the_caller_is_told_with_its_argument(
    assistant: Assistant, sample_index: Path, given: dict[str, Any], argument: str
) -> None:
    for ask in (assistant.ask, lambda **asked: answer(**asked, index=sample_index)):
        with pytest.raises(InvalidArgument, match=argument) as told:
            ask(**given)
        assert told.value.argument == argument
        assert isinstance(told.value, TypeError | ValueError)


def test_an_assistant_takes_an_archive_and_no_path(sample_index: Path) -> None:
    with pytest.raises(TypeError, match=r"Archive\.open\(path\)"):
        Assistant(sample_index)  # type: ignore[arg-type]


def test_an_unsure_answer_says_which_place_its_article_lacks(assistant: Assistant) -> None:
    given = assistant.ask("berapa rumah rusak di mamuju")
    assert given.status == "unsure"
    assert given.text.endswith("Artikelnya tidak menyebut “mamuju”.")


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("losses mukomuko market fire", "57 kios"),
        ("berapa mesin cuci darah yang dibutuhkan rsud prabumulih", "14 mesin cuci darah"),
        ("where was the tiger taken", "kandang perangkap"),
        ("berapa rumah rusak di mamuju", "46 rumah rusak"),
    ],
)
def test_what_stands_beside_the_answer_is_never_called_answered(assistant: Assistant, question: str, never: str) -> None:
    given = assistant.ask(question)
    assert given.status != "answered" or never not in (given.short or "")
