"""Short questions of a conversation: those that go on with it, and those that begin something new."""

from dataclasses import replace

import pytest

from index import Archive
from qa import Assistant
from qa.question.follow_up import share_held, understood
from qa.question.parse import understand
from qa.types import STATUSES, Conversation, Status, Turn

FIRST = "Siapa yang memimpin rapat koordinasi di Polres Lampung Barat?"


@pytest.fixture(scope="module")
def talk(sample_archive: Archive) -> Conversation:
    """One question on a meeting of the police, and the article that answered it."""
    article = sample_archive.find_article("rakor-lintas-sektoral-pilkada-2024")
    return Conversation((Turn(FIRST, FIRST, (article.id,)),))


@pytest.mark.parametrize(
    "question",
    [
        "banjir demak",
        "harga beras naik",
        "berapa harga beras?",
        "kapan banjir demak",
        "kenapa harga cabai naik",
        "gempa cianjur",
        "what caused the mukomuko fire",
        "ada yang meninggal di kebakaran mukomuko?",
    ],
)
def test_a_short_new_topic_stands_alone(sample_archive: Archive, talk: Conversation, question: str) -> None:
    assert understand(question, talk).is_follow_up
    asked = understood(sample_archive, question, talk)
    assert (asked.standalone, asked.favoured) == (question, ())


@pytest.mark.parametrize(
    "question",
    [
        "Siapa saja yang hadir?",
        "Kapan?",
        "jumlah peserta rapat",
        "Apa yang dibahas rapat?",
        "dan banjir demak?",
        "Kapan acaranya?",
    ],
)
def test_a_short_question_on_the_same_article_goes_on_with_it(
    sample_archive: Archive, talk: Conversation, question: str
) -> None:
    assert understood(sample_archive, question, talk) == understand(question, talk)
    assert understood(sample_archive, question, talk).is_follow_up


def test_words_of_the_question_before_are_words_of_the_conversation(sample_archive: Archive, talk: Conversation) -> None:
    asked_of_rice = Conversation(
        (Turn("Berapa harga beras di Demak?", "Berapa harga beras di Demak?", talk.turns[0].article_ids),)
    )
    assert understood(sample_archive, "harga gula", asked_of_rice).is_follow_up


def test_where_its_articles_are_gone_a_short_question_still_follows(sample_archive: Archive) -> None:
    gone = Conversation((Turn(FIRST, FIRST, ("tidak-ada",)),))
    assert understood(sample_archive, "banjir demak", gone).is_follow_up


def test_what_follows_a_new_topic_speaks_of_it_and_not_of_what_came_before(talk: Conversation) -> None:
    moved = Conversation((*talk.turns, Turn("banjir demak", "banjir demak", ("banjir",))))
    assert understand("Kapan itu?", moved).standalone == "banjir demak Kapan itu?"


def test_the_share_of_a_question_that_texts_hold(sample_archive: Archive) -> None:
    assert share_held(sample_archive, "banjir demak", []) == 0
    assert share_held(sample_archive, "banjir demak", ["Banjir merendam Kudus.", "Warga Demak mengungsi."]) == 1
    assert share_held(sample_archive, "kapan itu?", []) == 1


def test_a_rare_word_weighs_more_than_a_common_one(sample_archive: Archive) -> None:
    said = [share_held(sample_archive, "polisi merica", [text]) for text in ("Polisi datang.", "Merica dipanen.")]
    assert said[0] < 0.5 < said[1] == pytest.approx(1 - said[0])


@pytest.mark.parametrize(
    ("question", "goes_on"),
    [("flood victims semaka", False), ("deputy regent of way kanan", False), ("what was discussed", True), ("the venue", True)],
)
def test_keywords_in_english_begin_something_new_where_the_article_does_not_hold_them(
    sample_archive: Archive, talk: Conversation, question: str, goes_on: bool
) -> None:
    assert understood(sample_archive, question, talk).is_follow_up == goes_on


@pytest.mark.parametrize("question", ["menteri keuangan", "siapa menteri keuangan"])
def test_an_office_that_was_not_spoken_of_begins_something_new(
    sample_archive: Archive, talk: Conversation, question: str
) -> None:
    assert understood(sample_archive, question, talk).favoured == ()


@pytest.mark.parametrize("question", ["Penggantinya siapa?", "Tenggatnya kapan?", "tanggal berapa?", "mulai jam berapa"])
def test_what_belongs_to_something_spoken_of_or_asks_for_a_day_goes_on(
    sample_archive: Archive, talk: Conversation, question: str
) -> None:
    assert understood(sample_archive, question, talk).is_follow_up


def test_a_word_that_only_ends_like_a_pointer_is_weighed(sample_archive: Archive, talk: Conversation) -> None:
    assert understood(sample_archive, "biasanya panen merica", talk).favoured == ()


@pytest.mark.parametrize(("status", "unsure"), [("answered", False), ("unsure", True), ("not_found", True), (None, False)])
def test_a_follow_up_knows_whether_what_it_follows_was_sure(
    sample_archive: Archive, talk: Conversation, status: Status | None, unsure: bool
) -> None:
    before = Conversation((replace(talk.turns[0], status=status),))
    assert understood(sample_archive, "Siapa saja yang hadir?", before).follows_unsure is unsure
    assert understood(sample_archive, "harga beras naik", before).follows_unsure is False  # stands alone


def test_a_follow_up_of_what_was_unsure_has_to_be_surer(assistant: Assistant) -> None:
    first = assistant.ask("juara lomba selancar tanjung setia 2025")
    turn = Conversation().add(first).turns[0]
    asked = [assistant.ask("and what was the prize?", Conversation((replace(turn, status=each),))) for each in STATUSES]
    sure, unsure, missing = asked
    assert sure.short == unsure.short == missing.short
    assert sure.status == "answered"
    assert sure.confidence < 0.95
    assert (unsure.status, missing.status) == ("unsure", "unsure")


def test_a_meeting_that_is_named_where_it_was_is_none_that_was_spoken_of() -> None:
    spoken = Conversation((Turn("vonis mantan kepala pekon", "vonis mantan kepala pekon", ("a",)),))
    assert not understand("who chaired the meeting at the wantoro police office", spoken).is_follow_up
    assert understand("who chaired the meeting?", spoken).is_follow_up
    assert understand("who chaired the meeting then?", spoken).is_follow_up
