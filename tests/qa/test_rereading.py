"""The best answer's sentence, read by itself."""

import numpy as np
import pytest

from corpus import Article, Span
from corpus.text.segmentation import sentences
from index.passages import passage_at
from index.types import Hit
from qa.question.parse import understand
from qa.reading.baseline import RuleReader
from qa.reading.extractive import bundled_reader
from qa.reading.reader import Evidence, Reading, Sentence
from qa.reading.rereading import MOST_LEAD, Reread, Rereader, reread_of
from qa.reading.span_selection import Logits

OFFSETS = [(10, 14), (15, 19), (20, 24)]
ARTICLE = Article(
    "a",
    "a",
    "Panen raya di Sukamaju",
    "Panen raya di Desa Sukamaju dibuka Bupati Rahmat Hidayat, Kamis. Ketua kelompok tani, Slamet Riyadi, menyambutnya.",
)


def logits(starts: list[float], ends: list[float], none: float = 0.0) -> Logits:
    return Logits(np.array(starts, dtype=np.float32), np.array(ends, dtype=np.float32), none)


def test_the_leads_are_those_of_the_best_words_and_of_the_readings_own_over_no_answer() -> None:
    found = logits([6.0, 1.0, 0.0], [6.0, 2.0, 0.0], none=3.0)
    assert reread_of(found, OFFSETS, Span(15, 19)) == Reread((12 - 3) / MOST_LEAD, 0.0, 0.0)
    assert reread_of(found, OFFSETS, Span(10, 14)) == Reread((12 - 3) / MOST_LEAD, (12 - 3) / MOST_LEAD, 1.0)


def test_leads_are_told_within_bounds() -> None:
    assert reread_of(logits([50.0, 0.0, 0.0], [50.0, 0.0, 0.0]), OFFSETS, Span(10, 14)) == Reread(1.0, 1.0, 1.0)


def test_words_that_the_window_cut_off_are_not_borne_out() -> None:
    found = logits([6.0, 1.0, 0.0], [6.0, 2.0, 0.0], none=3.0)
    assert reread_of(found, OFFSETS, Span(40, 44)) == Reread((12 - 3) / MOST_LEAD, (12 - 3) / MOST_LEAD - 1, 0.0)


@pytest.mark.parametrize(("name", "sentence", "is_borne_out"), [("Rahmat Hidayat", 0, True), ("Slamet Riyadi", 1, False)])
def test_a_sentence_bears_out_the_answer_to_its_own_question(name: str, sentence: int, is_borne_out: bool) -> None:
    spans = sentences(ARTICLE.text)
    evidence = Evidence(Hit(passage_at(ARTICLE, 0, 0, len(ARTICLE.text)), ARTICLE, 0.9), tuple(Sentence(s, 0.5) for s in spans))
    begin = ARTICLE.text.index(name)
    reading = Reading(evidence, Span(begin, begin + len(name)), spans[sentence], 0.9)
    again = bundled_reader().reread(understand("Siapa yang membuka panen raya di Desa Sukamaju?"), reading)
    assert (again.own > 0) == is_borne_out


def test_a_reader_without_a_model_looks_at_no_sentence_again() -> None:
    assert not isinstance(RuleReader(), Rereader)
