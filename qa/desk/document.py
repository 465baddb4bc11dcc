"""A document of a few kinds of blocks, from which the same content is written as Markdown, HTML, Word and PDF.

All text in it is data: each writer escapes what its format would read.
"""

from dataclasses import dataclass
from typing import Literal

from qa.types import Language

Style = Literal["plain", "quote", "note", "item"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text; with `url` it is a link, where that is a whole http address."""

    text: str
    url: str | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2  # 1 is the title


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: tuple[Text, ...]
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts by name, drawn to scale."""

    title: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A plot of stacked columns: each series has a count for each of the `labels`, which stand below them in order."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def heights(self) -> tuple[int, ...]:
        return tuple(sum(counts[k] for _, counts in self.series) for k in range(len(self.labels)))


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Bars | Columns | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    language: Language
    blocks: tuple[Block, ...]


def paragraph(text: str, style: Style = "plain") -> Paragraph:
    return Paragraph((Text(text),), style)


def widths(bars: Bars, most: int) -> list[int]:
    """Of each bar, where the longest is `most`; what is counted at all shows."""
    longest = max((count for _, count in bars.rows), default=1) or 1
    return [max(1, round(most * count / longest)) if count else 0 for _, count in bars.rows]
