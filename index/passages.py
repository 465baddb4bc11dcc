"""Articles to passages: whole sentences packed into windows, offsets by construction."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from corpus.types import Article, Span
from index.types import Passage

# 400-900 characters hold a news paragraph or two: enough for who, where and when together, little enough to read at a glance.
LEAST_CHARS = 400
TARGET_CHARS = 650
MOST_CHARS = 900
FORMAT = f"sentences-3 {LEAST_CHARS}-{TARGET_CHARS}-{MOST_CHARS}"  # part of an index's fingerprint
_NOT_SPACE = re.compile(r"\S")


def passage_spans(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Spans of passages over all `sentences` of `text`, in order and without overlap.

    A passage closes at the sentence that brings it to TARGET_CHARS, or before one that would take it over MOST_CHARS; a
    short rest is shared with the passage before it. A single sentence over MOST_CHARS is cut at spaces.
    """
    windows: list[list[Span]] = []
    for sentence in (piece for whole in sentences for piece in _pieces(text, whole)):
        current = windows[-1] if windows else None
        if current and _length(current) < TARGET_CHARS and sentence.end - current[0].start <= MOST_CHARS:
            current.append(sentence)
        else:
            windows.append([sentence])
    if len(windows) > 1 and _length(windows[-1]) < LEAST_CHARS:
        windows[-2:] = _shared(windows[-2] + windows[-1])
    return [Span(window[0].start, window[-1].end) for window in windows]


def passages_of(article: Article, sentences: Sequence[Span]) -> list[Passage]:
    """The article's passages; ids are `article id/number`."""
    spans = passage_spans(article.text, sentences)
    return [passage_at(article, number, span.start, span.end) for number, span in enumerate(spans)]


def passage_at(article: Article, number: int, start: int, end: int) -> Passage:
    return Passage(f"{article.id}/{number}", article.id, start, end, article.text[start:end])


def embedding_text(article: Article, passage: Passage) -> str:
    """What is embedded for a passage: the title says what it is about where the passage itself only says "he"."""
    return f"{article.title}\n{passage.text}"


def embedded_format(text_of: Callable[[Article, Passage], str] = embedding_text) -> str:
    """Part of an index's fingerprint: another one whenever other words are embedded for the same passage."""
    text = "Rapat dibuka. Ia hadir."
    whole = Article("a", "s", "Rapat", text, date(2024, 8, 26), "Koran", ("Sari",), "https://koran.example/a")
    embedded = [text_of(article, passage_at(article, 1, 14, 23)) for article in (whole, replace(whole, title_is_derived=True))]
    return hashlib.sha256("\n\n".join(embedded).encode()).hexdigest()[:8]


def _length(window: Sequence[Span]) -> int:
    return window[-1].end - window[0].start


def _shared(sentences: list[Span]) -> list[list[Span]]:
    """One window where both fit, else two, as nearly equal as keeps both within MOST_CHARS."""
    if _length(sentences) <= MOST_CHARS:
        return [sentences]
    cuts = [(sentences[:k], sentences[k:]) for k in range(1, len(sentences))]
    return list(min(cuts, key=lambda parts: max(map(_length, parts))))


def _pieces(text: str, sentence: Span) -> list[Span]:
    """The sentence, or parts of it of at most MOST_CHARS that end where a word ends."""
    pieces, start = [], sentence.start
    while sentence.end - start > MOST_CHARS:
        space = text.rfind(" ", start + 1, start + MOST_CHARS + 1)
        end = space if space > start else start + MOST_CHARS
        pieces.append(Span(start, start + len(text[start:end].rstrip())))
        start = after.start() if (after := _NOT_SPACE.search(text, end, sentence.end)) else sentence.end
    return [*pieces, Span(start, sentence.end)]
