"""What the other readings say of the best one."""

from dataclasses import replace
from datetime import date

from corpus import Article, Span
from index.passages import passage_at
from index.types import Hit
from qa.question.parse import understand
from qa.ranking.agreement import agreeing_with_best, corrected_by_best, rivals_of_best
from qa.reading.reader import Evidence, Reading

ASKED = understand("berapa rumah terendam banjir")


def reading(said: str, id_: str, day: int, score: float = 0.9, place: str = "Way Lunik") -> Reading:
    text = f"Rumah yang terendam banjir {place} ada {said} menurut posko."
    article = Article(id_, id_, f"Banjir {place}", text, date(2024, 12, day), "Kabar Semaka")
    start = text.index(said)
    hit = Hit(passage_at(article, 0, 0, len(text)), article, 0.9)
    return Reading(Evidence(hit, ()), Span(start, start + len(said)), Span(0, len(text)), score)


BEST, SAME, OTHER = reading("142 rumah", "a", 5), reading("142 rumah", "b", 6), reading("412 rumah", "c", 3)
CORRECTED = replace(OTHER, doubt="corrected")


def test_another_article_agrees_or_answers_otherwise() -> None:
    assert agreeing_with_best([BEST, SAME, OTHER]) == [SAME]
    assert rivals_of_best([BEST, SAME, OTHER], ASKED) == [OTHER]


def test_what_was_corrected_is_cited_beside_the_correction_and_no_other_answer() -> None:
    assert rivals_of_best([BEST, CORRECTED], ASKED) == []
    assert corrected_by_best([BEST, CORRECTED]) == [CORRECTED]
    assert corrected_by_best([CORRECTED, BEST]) == []


def test_a_weak_reading_is_no_rival() -> None:
    assert rivals_of_best([BEST, replace(OTHER, score=0.1)], ASKED) == []


def test_what_happened_in_another_place_than_the_one_asked_for_is_no_other_answer() -> None:
    here, there = reading("142 rumah", "a", 5, place="Lampung Barat"), reading("37 rumah", "d", 7, place="Pesisir Barat")
    asked = understand("Berapa rumah terendam banjir di Lampung Barat?")
    assert rivals_of_best([here, there], asked) == []
    assert rivals_of_best([here, there], ASKED) == [there]
    assert rivals_of_best([there, OTHER], asked) == [OTHER]  # no article found holds what is asked for
