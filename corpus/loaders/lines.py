"""Lines that a page or a program broke, joined to paragraphs again."""

import re
from collections import Counter
from collections.abc import Sequence

# Letters differ in width: a line that holds 0.85 of the longest one's characters can be as long on paper.
_FULL_LINE = 0.85
_FEWEST_LINES = 20  # of a page whose lines tell how wide its columns are
_ENDLESS = 1_000_000
_FEWEST_PAGES = 3  # with one line at their head or foot, which is no text then


def whole_lines(lines: Sequence[str], widths: Sequence[int] = ()) -> list[str]:
    """Lines joined again: a line ends its paragraph where the next one's first word would have found room on it.

    `widths` are the characters that a full line has, one for each line; else the longest line tells it.
    """
    widest = max(map(len, lines), default=0)
    joined: list[str] = []
    is_open = False
    for number, line in enumerate(lines):
        if is_open and joined:
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
        following = lines[number + 1].split(" ", 1)[0] if number + 1 < len(lines) else ""
        is_full = len(line) + 1 + len(following) > _FULL_LINE * (widths[number] if widths else widest)
        is_open = is_full or _is_divided(line, following)
    return joined


def widths_of(pages: Sequence[Sequence[str]]) -> list[int]:
    """The characters of a full line, for each line of all pages: where a page is set in columns, those of its columns."""
    widest = max((len(line) for page in pages for line in page), default=0)
    return [width for page in pages for width in _widths(page, widest)]


def _widths(page: Sequence[str], widest: int) -> list[int]:
    """A line that goes across columns ends where the next one does not."""
    width = _width_of(page)
    if not width:
        return [widest] * len(page)
    across = [len(line) > width / _FULL_LINE for line in page]
    return [
        (widest if goes_on else _ENDLESS) if is_across else width
        for is_across, goes_on in zip(across, [*across[1:], False], strict=True)
    ]


def _width_of(page: Sequence[str]) -> int:
    """Of a page half of whose lines are about equally long, the length that a quarter of them reach; else 0."""
    if len(page) < _FEWEST_LINES:
        return 0
    width = sorted(map(len, page), reverse=True)[len(page) // 4]
    alike = sum(_FULL_LINE * width <= len(line) <= width / _FULL_LINE for line in page)
    return width if 2 * alike >= len(page) else 0


def without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without the lines at their heads and feet that stand on most of them, whatever number is in these."""
    kept = pages
    for at in (0, -1):
        met = Counter(_unnumbered(page[at]) for page in kept if len(page) > 1)
        running = {line for line, count in met.items() if count >= _FEWEST_PAGES and 2 * count > len(kept)}
        kept = [_without(page, at) if len(page) > 1 and _unnumbered(page[at]) in running else page for page in kept]
    return list(kept)


def _unnumbered(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _without(page: list[str], at: int) -> list[str]:
    return page[1:] if at == 0 else page[:-1]


def _joined(before: str, after: str) -> str:
    """Of "koordi-" and "nasi", one word; "orang-" and "orang" keep their hyphen, as all words that stand twice."""
    first = re.match(r"\w*", after)
    if not _is_divided(before, after):
        return f"{before} {after}"
    last = re.search(r"\w+(?=-\Z)", before)
    is_twice = last and first and (first[0].startswith(last[0].lower()) or last[0].lower().endswith(first[0]))
    return before + after if is_twice else before[:-1] + after


def _is_divided(before: str, after: str) -> bool:
    return before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower()
