"""What speaks for a reading: names held, kinds that fit, other articles that agree."""

from collections.abc import Callable

import pytest

from corpus import Article, Span
from index.passages import passage_at
from index.types import Hit
from qa.question.parse import understand
from qa.ranking.features import differs, extract_features, words_of
from qa.reading.reader import Evidence, Reading, Sentence


def reading(text: str, said: str | None, *, id_: str = "a", score: float = 0.9, search: float = 0.8) -> Reading:
    article = Article(id_, id_, "Rapat", text)
    whole = Span(0, len(text))
    answer = Span(text.index(said), text.index(said) + len(said)) if said else None
    hit = Hit(passage_at(article, 0, 0, len(text)), article, search)
    return Reading(Evidence(hit, (Sentence(whole, 0.5),)), answer, whole, score)


Pair = Callable[[str, str], bool]


@pytest.fixture
def differ() -> Pair:
    return lambda one, other: differs(reading(one, one), reading(other, other, id_="b"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AKBP Rinaldo Aser", "Kapolres Lampung Barat, AKBP Rinaldo Aser"),
        ("Rinaldo Aser", "Rinaldo Aser"),
        ("213 rumah", "sebanyak 213 rumah"),
    ],
)
def test_the_same_said_longer_does_not_differ(differ: Pair, one: str, other: str) -> None:
    assert not differ(one, other)
    assert not differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("213 rumah", "214 rumah"),
        ("Kapolres Lampung Barat, AKBP Rinaldo Aser", "Kapolres Lampung Barat, AKBP Heri Sugeng"),
        ("Semaka", "Gisting"),
        ("26 Agustus 2024", "27 Agustus 2024"),
    ],
)
def test_other_names_and_other_figures_differ(differ: Pair, one: str, other: str) -> None:
    assert differ(one, other)
    assert differ(other, one)


def test_an_answer_agrees_only_with_one_of_another_article() -> None:
    question = understand("Siapa yang memimpin rapat?")
    same = [reading("Rapat dipimpin Rinaldo Aser.", "Rinaldo Aser", id_=id_) for id_ in ("a", "a", "b")]
    assert [s.agree for s in extract_features(question, same[:2])] == [0.0, 0.0]
    assert [s.agree for s in extract_features(question, same[1:])] == [1.0, 1.0]


def test_a_reading_that_the_reader_doubts_agrees_with_nobody() -> None:
    question = understand("Siapa yang memimpin rapat?")
    sure = reading("Rapat dipimpin Rinaldo Aser.", "Rinaldo Aser")
    doubted = reading("Rapat dipimpin Rinaldo Aser.", "Rinaldo Aser", id_="b", score=0.4)
    assert [s.agree for s in extract_features(question, [sure, doubted])] == [0.0, 1.0]


def test_names_are_counted_over_the_whole_article() -> None:
    question = understand("Siapa Kapolres Lampung Barat?")
    held = extract_features(question, [reading("Kapolres Lampung datang.", "Lampung")])
    assert held[0].names == pytest.approx(2 / 3)


def test_a_question_that_names_nothing_misses_no_name() -> None:
    assert extract_features(understand("Siapa yang memimpin rapat?"), [reading("Rapat bubar.", "Rapat")])[0].names == 1.0


@pytest.mark.parametrize(
    ("question", "said", "fits"),
    [
        ("Siapa yang memimpin rapat?", "Rinaldo Aser", 1.0),
        ("Siapa yang memimpin rapat?", "213", 0.0),
        ("Berapa rumah terendam?", "213", 1.0),
        ("Berapa rumah terendam?", "Rinaldo Aser", 0.0),
        ("Kapan rapat digelar?", "Senin (26/08)", 1.0),
    ],
)
def test_the_answer_should_look_like_what_was_asked_for(question: str, said: str, fits: float) -> None:
    text = "Rinaldo Aser hadir; 213 rumah terendam pada Senin (26/08)."
    assert extract_features(understand(question), [reading(text, said)])[0].kind == fits


def test_a_sentence_alone_answers_why_and_not_who() -> None:
    whole = reading("Jalan rusak karena banjir.", None)
    assert words_of(whole) is None
    assert extract_features(understand("Mengapa jalan rusak?"), [whole])[0].kind == 1.0
    assert extract_features(understand("Siapa yang datang?"), [whole])[0].kind == 0.0


def test_the_best_found_passage_is_the_measure_of_the_others() -> None:
    readings = [reading("A B.", "A", search=0.4), reading("A B.", "A", id_="b", search=0.8)]
    signs = extract_features(understand("Siapa?"), readings)
    assert [s.near_best for s in signs] == [0.4 / 0.8, 1.0]


def test_no_readings_have_no_signs() -> None:
    assert extract_features(understand("Siapa?"), []) == []
