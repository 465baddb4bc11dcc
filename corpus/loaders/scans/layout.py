"""Recognised lines joined to paragraphs: across columns, and with the words whole that were divided at their ends."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.loaders.lines import whole_lines

_LARGER = 1.3  # times the height of most lines: a heading
_ALIKE = 1.4  # heights of lines of one heading differ less: one may have "g" and "p" where the other has no letter so long
_FEWEST_LINES = 4  # of a block that tell how wide it is
_SENTENCE_ENDS = (".", "!", "?", ":", '."', '!"', '?"', ".”", "!”", "?”")
_UNSURE, _FEW_LETTERS = 40, 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: the number of the block it stands in, its height in dots, and from 0 to 100 how sure its words are."""

    text: str
    block: int
    height: float
    sureness: float


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The page's paragraphs, and its headings: lines of one size that follow one another, also from column to column."""
    kept = [line for line in lines if not _is_speck(line)]
    usual = statistics.median(line.height for line in kept) if kept else 0
    widths = _widths(kept)
    joined: list[str] = []
    for begin, end in _stretches(kept, usual):
        texts = [line.text for line in kept[begin:end]]
        if kept[begin].height > _LARGER * usual:
            joined.append(" ".join(texts))
        else:
            joined += whole_lines(texts, widths[begin:end])
    return joined


def _is_speck(line: Line) -> bool:
    """Dirt, or the edge of a picture, read as a letter or two."""
    letters = sum(map(str.isalnum, line.text))
    return not letters or (line.sureness < _UNSURE and letters <= _FEW_LETTERS)


def _stretches(lines: Sequence[Line], usual: float) -> Iterator[tuple[int, int]]:
    """Where lines begin and end that may be one paragraph, or are one heading."""
    begin = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _goes_on(lines[at - 1], lines[at], usual):
            yield from [(begin, at)] if begin < at else []
            begin = at


def _goes_on(line: Line, following: Line, usual: float) -> bool:
    """Whether the second line may go on with what the first one says.

    Across two columns only where the sentence plainly does: else the end of one article would run into the next one.
    """
    are_headings = [each.height > _LARGER * usual for each in (line, following)]
    if any(are_headings):
        return all(are_headings) and max(line.height, following.height) < _ALIKE * min(line.height, following.height)
    if line.block == following.block:
        return True
    return not line.text.endswith(_SENTENCE_ENDS) and not following.text[:1].isupper() and following.text[:1].isalnum()


def _widths(lines: Sequence[Line]) -> list[int]:
    """The characters of a full line, for each line: of its own block where that has some, else of the page's blocks."""
    by_block: dict[int, list[int]] = {}
    for line in lines:
        by_block.setdefault(line.block, []).append(len(line.text))
    wide = {block: max(lengths) for block, lengths in by_block.items() if len(lengths) >= _FEWEST_LINES}
    usual = round(statistics.median(wide.values())) if wide else max((len(line.text) for line in lines), default=0)
    return [wide.get(line.block, usual) for line in lines]
