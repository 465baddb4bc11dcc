"""Passages cover an article, word for word."""

import string
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article
from corpus.text import canonical, sentences
from corpus.types import Span
from index.fingerprint import fingerprint
from index.passages import (
    LEAST_CHARS,
    MOST_CHARS,
    TARGET_CHARS,
    embedded_format,
    embedding_text,
    passage_spans,
    passages_of,
)
from index.retrieval.embedders import load_embedder
from index.types import Passage

WORDS = st.text(string.ascii_letters + string.digits + ".,!?“” \t\u00a0é漢😀", min_size=1, max_size=400)
ODD = st.sampled_from(["\n", "\n\n\n", " " * 1_000, "x" * 2_000])
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=40), ODD), max_size=40)


def article(text: str, title: str = "Judul") -> Article:
    return Article("a1", "tes", title, text)


def spans_of(sentence_chars: list[int], gap: str = " ") -> tuple[str, list[Span]]:
    """A text of sentences of these lengths, `gap` between them, and their spans."""
    spans: list[Span] = []
    start = 0
    for chars in sentence_chars:
        spans.append(Span(start, start + chars))
        start += chars + len(gap)
    return gap.join("x" * chars for chars in sentence_chars), spans


@settings(deadline=None)
@given(TEXTS)
def test_every_character_that_is_no_space_lies_in_just_one_passage(parts: list[str]) -> None:
    text = canonical(" ".join(parts))
    held = [0] * len(text)
    for span in passage_spans(text, sentences(text)):
        for place in range(span.start, span.end):
            held[place] += 1
    assert all(count <= 1 for count in held)
    assert all(count == 1 for count, character in zip(held, text, strict=True) if not character.isspace())


@settings(deadline=None)
@given(TEXTS)
def test_a_passage_is_the_words_of_its_span(parts: list[str]) -> None:
    written = article(" ".join(parts))
    for number, passage in enumerate(passages_of(written, sentences(written.text))):
        assert written.text[passage.start : passage.end] == passage.text
        assert (passage.id, passage.article_id) == (f"a1/{number}", "a1")


@settings(deadline=None)
@given(TEXTS)
def test_passages_are_in_order_begin_and_end_with_words_and_are_never_too_long(parts: list[str]) -> None:
    text = canonical(" ".join(parts))
    spans = passage_spans(text, sentences(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        passage = text[span.start : span.end]
        assert passage == passage.strip() != ""
        assert len(passage) <= MOST_CHARS


@settings(deadline=None)
@given(st.lists(st.integers(1, MOST_CHARS), min_size=1, max_size=30), st.sampled_from([" ", "\n\n", "\n" * 9]))
def test_a_passage_ends_where_a_sentence_ends(chars: list[int], gap: str) -> None:
    text, whole = spans_of(chars, gap)
    ends = {sentence.end for sentence in whole}
    assert all(span.end in ends for span in passage_spans(text, whole))


def test_a_passage_closes_at_the_sentence_that_brings_it_to_its_target() -> None:
    text, whole = spans_of([TARGET_CHARS - 1, 100, LEAST_CHARS])
    assert passage_spans(text, whole) == [
        Span(0, TARGET_CHARS - 1 + 1 + 100),
        Span(TARGET_CHARS + 101, TARGET_CHARS + 101 + LEAST_CHARS),
    ]


def test_a_short_rest_joins_the_passage_before_it_where_both_fit() -> None:
    text, whole = spans_of([TARGET_CHARS, MOST_CHARS - TARGET_CHARS - 1])
    assert passage_spans(text, whole) == [Span(0, MOST_CHARS)]


def test_a_short_rest_is_shared_where_both_do_not_fit() -> None:
    text, whole = spans_of([300, 300, 290, 300])
    assert passage_spans(text, whole) == [Span(0, 300 + 1 + 300), Span(602, 602 + 290 + 1 + 300)]


def test_sharing_makes_no_passage_too_long() -> None:
    text, whole = spans_of([99, 800, 100])
    assert passage_spans(text, whole) == [Span(0, 99 + 1 + 800), Span(901, 1001)]


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    text = ("w" * 99 + " ") * 19 + "w" * 99
    pieces = passage_spans(text, [Span(0, len(text))])
    assert [text[piece.start : piece.end].count(" ") for piece in pieces] == [9 - 1, 9 - 1, (20 - 9 - 9) - 1]


def test_a_million_characters_without_a_space_take_no_more_than_they_fill() -> None:
    text = "x" * 1_000_000
    spans = passage_spans(text, sentences(text))
    assert len(spans) == -(-1_000_000 // MOST_CHARS)


def test_an_article_of_one_word_is_one_passage() -> None:
    assert [passage.text for passage in passages_of(article("Gempa"), sentences("Gempa"))] == ["Gempa"]


def test_what_is_embedded_says_the_title_too() -> None:
    written = article("Ia membuka acara itu.", "Bupati di Semaka")
    (passage,) = passages_of(written, sentences(written.text))
    assert embedding_text(written, passage) == "Bupati di Semaka\nIa membuka acara itu."


def test_the_fingerprint_sees_how_long_passages_are_and_what_is_embedded() -> None:
    made_with = fingerprint(load_embedder(None))
    assert made_with["passages"] == f"sentences-3 {LEAST_CHARS}-{TARGET_CHARS}-{MOST_CHARS}"
    assert made_with["embedded text"] == embedded_format()


@pytest.mark.parametrize(
    "text_of",
    [
        lambda article, passage: passage.text,
        lambda article, passage: f"{article.title} {passage.text}",
        lambda article, passage: f"{article.title}\n{article.outlet}\n{passage.text}",
        lambda article, passage: f"{'' if article.title_is_derived else article.title}\n{passage.text}",
        lambda article, passage: f"{article.title}\n{article.published}\n{passage.text}",
    ],
)
def test_other_words_that_are_embedded_are_another_format(text_of: Callable[[Article, Passage], str]) -> None:
    assert embedded_format(text_of) != embedded_format()
