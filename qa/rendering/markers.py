"""Which marks like "[1]" in the text of an answer are the program's own: an article may have such marks in its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.types import Citation

_MARK = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Marker:
    """`text[start:end]` is the mark of the citation of this number."""

    start: int
    end: int
    number: int


def own_markers(text: str, citations: Sequence[Citation]) -> Iterator[Marker]:
    """The marks of `citations` in `text`, in order, without those that stand in the words or the name of a source."""
    known, theirs = {each.marker for each in citations}, _of_sources(text, citations)
    for found in _MARK.finditer(text):
        is_theirs = any(start < found.end() and found.start() < end for start, end in theirs)
        if int(found[1]) in known and not is_theirs:
            yield Marker(found.start(), found.end(), int(found[1]))


def markers_text(numbers: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def markers_markdown(numbers: Sequence[int]) -> str:
    """Marks as Markdown, in bold: what stands in brackets in an article's words is not."""
    return f"**{''.join(f'{chr(92)}[{number}{chr(92)}]' for number in numbers)}**" if numbers else ""


def _of_sources(text: str, citations: Sequence[Citation]) -> list[tuple[int, int]]:
    """Where `text` has a quotation or the name of an outlet that holds such a mark."""
    said = {f"“{' '.join(each.quote.split())}”" for each in citations}
    said |= {outlet for each in citations for outlet in (each.outlet, *(copy.outlet for copy in each.copies)) if outlet}
    marked = [words for words in said if _MARK.search(words)]
    return [(found.start(), found.end()) for words in marked for found in re.finditer(re.escape(words), text)]
