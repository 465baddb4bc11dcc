"""Citations say what their article says, at the place they name, and nothing else passes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Span
from index.passages import passage_at
from index.types import Hit
from qa.citations import cite, numbered, verify
from qa.types import Citation

# Letters outside the first plane and combining marks: code points are counted, not bytes or UTF-16 units.
TEXTS = st.text(st.sampled_from("ab  .\n“”é𝒜🐅e\u0301<&"), min_size=1, max_size=60)


@st.composite
def places(draw: st.DrawFn) -> tuple[Hit, Span]:
    """A passage of an article, and a span inside it."""
    text = draw(TEXTS)
    article = Article("a", "a.txt", "Judul", f"x{text}x", date(2024, 8, 26), "Pantau Lampung", url="https://news.example/a")
    size = len(article.text)
    start = draw(st.integers(0, size - 1))
    end = draw(st.integers(start + 1, size))
    first = draw(st.integers(start, end - 1))
    return Hit(passage_at(article, 0, start, end), article, 0.5), Span(first, draw(st.integers(first + 1, end)))


def cited(hit: Hit, part: str) -> Citation:
    start = hit.article.text.index(part)
    return cite(hit, Span(start, start + len(part)), 1, 0.5)


@given(places())
def test_a_quote_equals_its_span_and_lies_in_its_passage(place: tuple[Hit, Span]) -> None:
    hit, span = place
    citation = cite(hit, span, 1, 0.5)
    assert citation.quote == hit.article.text[span.start : span.end]
    assert (citation.start, citation.end) == (span.start, span.end)
    assert citation.passage.text[span.start - hit.passage.start : span.end - hit.passage.start] == citation.quote
    assert verify([citation], [hit.article]) == []


@given(places(), st.integers(-5, 70), st.integers(-5, 70))
def test_a_span_that_is_empty_or_leaves_its_passage_is_refused(place: tuple[Hit, Span], start: int, end: int) -> None:
    hit, _ = place
    if hit.passage.start <= start < end <= hit.passage.end:
        assert cite(hit, Span(start, end), 1, 0.5).quote
    else:
        with pytest.raises(ValueError, match="outside passage a/0"):
            cite(hit, Span(start, end), 1, 0.5)


@given(places(), st.text(max_size=10), st.integers(-3, 3), st.integers(-3, 3))
def test_what_does_not_stand_where_it_claims_is_found(place: tuple[Hit, Span], words: str, move: int, grow: int) -> None:
    hit, span = place
    citation = cite(hit, span, 1, 0.5)
    for other in (replace(citation, quote=words), replace(citation, start=span.start + move, end=span.end + move + grow)):
        stands = 0 <= other.start < other.end and hit.article.text[other.start : other.end] == other.quote != ""
        inside = hit.passage.start <= other.start and other.end <= hit.passage.end
        assert verify([other], [hit.article]) == ([] if stands and inside else [other])


def test_a_citation_carries_what_is_known_of_its_article(hit: Hit) -> None:
    citation = cite(hit, Span(0, 6), 3, 0.25)
    assert (citation.marker, citation.score) == (3, 0.25)
    assert (citation.title, citation.outlet, citation.published) == ("Banjir di Semaka", "Pantau Lampung", date(2024, 8, 27))
    assert citation.passage is hit.passage


def test_each_way_to_tamper_is_found(hit: Hit) -> None:
    good = cited(hit, "213 rumah")
    passage = good.passage
    bad = [
        replace(good, quote="312 rumah"),
        replace(good, quote=""),
        replace(good, quote="", start=good.start, end=good.start),
        replace(good, start=good.start + 1),
        replace(good, article_id="other"),
        replace(good, passage=replace(passage, text=passage.text.replace("213", "312"))),
        replace(good, passage=replace(passage, start=passage.start + 1)),
        replace(good, passage=replace(passage, article_id="other")),
        replace(good, passage=passage_at(hit.article, 1, good.end, passage.end)),
        replace(good, passage=passage_at(hit.article, 1, -len(hit.article.text), passage.end)),
    ]
    assert verify([good, *bad], [hit.article]) == bad


def test_a_citation_of_an_article_that_has_changed_or_gone_is_found(hit: Hit) -> None:
    citation = cited(hit, "213 rumah")
    assert verify([citation], [replace(hit.article, text=hit.article.text.replace("213", "214"))]) == [citation]
    assert verify([citation], []) == [citation]
    assert verify([], []) == []


def test_citations_are_numbered_in_order_and_each_place_is_cited_once(hit: Hit) -> None:
    first, second = Span(16, 25), Span(0, 6)
    citations = numbered([(hit, first, 0.9), (hit, second, 0.8), (hit, first, 0.7)])
    assert [(c.marker, c.quote, c.score) for c in citations] == [(1, "213 rumah", 0.9), (2, "Banjir", 0.8)]


def test_the_same_place_in_two_articles_is_two_citations(hit: Hit) -> None:
    copy = replace(hit.article, id="copy")
    other = Hit(passage_at(copy, 0, 0, len(copy.text)), copy, 0.5)
    assert [c.article_id for c in numbered([(hit, Span(0, 6), 0.9), (other, Span(0, 6), 0.8)])] == ["banjir", "copy"]
