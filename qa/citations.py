"""Readings to citations. A citation is made from a span that a reader pointed at, and never searched for afterwards."""

from collections.abc import Iterable, Sequence

from corpus.types import Article, Span
from index.types import Hit
from qa.types import Citation


def cite(hit: Hit, span: Span, marker: int, score: float) -> Citation:
    """The words of `span`, as the article has them. Raises ValueError for a span outside the passage: a reader's fault."""
    passage, article = hit.passage, hit.article
    if not passage.start <= span.start < span.end <= passage.end:
        raise ValueError(f"{span} lies outside passage {passage.id} ({passage.start} to {passage.end})")
    return Citation(
        marker=marker,
        article_id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        quote=article.text[span.start : span.end],
        start=span.start,
        end=span.end,
        passage=passage,
        score=score,
        published_is_estimated=article.published_is_estimated,
    )


def numbered(places: Iterable[tuple[Hit, Span, float]]) -> tuple[Citation, ...]:
    """Citations in the order given, numbered from 1, each place once."""
    once: dict[tuple[str, Span], tuple[Hit, float]] = {}
    for hit, span, score in places:
        once.setdefault((hit.article.id, span), (hit, score))
    return tuple(cite(hit, span, number, score) for number, ((_, span), (hit, score)) in enumerate(once.items(), start=1))


def verify(citations: Sequence[Citation], articles: Iterable[Article]) -> list[Citation]:
    """Those citations that do not say exactly what their article says: an empty list is what has to come out."""
    texts = {article.id: article.text for article in articles}
    return [c for c in citations if not _holds(c, texts.get(c.article_id, ""))]


def _holds(citation: Citation, text: str) -> bool:
    passage = citation.passage
    return (
        text[citation.start : citation.end] == citation.quote != ""
        and text[passage.start : passage.end] == passage.text
        and passage.article_id == citation.article_id
        and 0 <= passage.start <= citation.start <= citation.end <= passage.end
    )
