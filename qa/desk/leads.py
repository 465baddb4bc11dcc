"""What is quoted of an article in a list: its lead sentence, a span of its text, and the people whom it names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.types import Article, Span
from index.names.of_article import ArticleName, key_of, names_of

_FEWEST_WORDS = 6  # below it a byline, a caption or the name of a place
_NO_LEAD = re.compile(
    r"\W*(?:reporter|penulis|editor|foto|sumber|baca juga|laporan wartawan|ilustrasi|dok(?:umentasi)?\.|copyright|photo)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?<=[.!?])\s+[\"“‘']\s*\Z")
_ENDS = re.compile(r"[.!?][\"”'’)]*\Z")
_MOST_PEOPLE = 6
_PEOPLE_CHARS = 2_500  # of the text in which people are looked for: who matters stands in the first paragraphs


def lead_of(article: Article, sentences: Sequence[Span]) -> Span | None:
    """The first sentence that tells something; None where no sentence has words enough."""
    held = [_without_opening(article.text, span) for span in sentences]
    told = [span for span in held if _tells(article.text[span.start : span.end])]
    whole = (span for span in told if _ENDS.search(article.text[span.start : span.end].rstrip()))
    return next(whole, told[0] if told else None)


def _without_opening(text: str, span: Span) -> Span:
    """Less a quotation mark behind the full stop and a space: it opens what the next sentence says."""
    opened = _OPENS.search(text, span.start, span.end)
    return Span(span.start, opened.start()) if opened else span


def people_named(article: Article) -> tuple[str, ...]:
    """The whole names of those who matter in the beginning of the article: in an office, in its headline, or named twice.

    Without their offices: of two people in one sentence the office is told wrongly too often to be printed as a fact.
    """
    people = [each for each in names_of(replace(article, text=article.text[:_PEOPLE_CHARS])) if each.kind == "person"]
    headed = key_of(article.title)
    known = [each for each in people if len(each.name.split()) > 1 and not _is_joined(each.name, people)]
    told = [_as_headed(each.name, headed) for each in known if each.offices or len(each.spans) > 1 or each.key in headed]
    return tuple(dict.fromkeys(told))[:_MOST_PEOPLE]


def _as_headed(name: str, headed: str) -> str:
    """As the headline has it, where that leaves out a trade before it: "Pesinetron Bunga Zainal"."""
    parts = name.split()
    ends = (" ".join(parts[k:]) for k in range(len(parts) - 1))
    return next((end for end in ends if key_of(end) in headed), name)


def _is_joined(name: str, people: Sequence[ArticleName]) -> bool:
    """Two people with a dash between them: "Dae Yandi-Umi Ros"."""
    parts = key_of(name).split("-")
    return len(parts) > 1 and all(any(each.key == part for each in people) for part in parts)


def _tells(sentence: str) -> bool:
    return len(sentence.split()) >= _FEWEST_WORDS and not _NO_LEAD.match(sentence)
