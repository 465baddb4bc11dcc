"""Lines that a page or a program broke, joined to paragraphs again."""

import re
from collections.abc import Sequence

# Letters differ in width: a line that holds 0.85 of the longest one's characters can be as long on paper.
_FULL_LINE = 0.85


def whole_lines(lines: Sequence[str]) -> list[str]:
    """Lines joined again: a line ends its paragraph where the next one's first word would have found room on it."""
    full = _FULL_LINE * max(map(len, lines), default=0)
    joined: list[str] = []
    is_open = False
    for number, line in enumerate(lines):
        if is_open and joined:
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
        following = lines[number + 1].split(" ", 1)[0] if number + 1 < len(lines) else ""
        is_open = len(line) + 1 + len(following) > full
    return joined


def _joined(before: str, after: str) -> str:
    """Of "koordi-" and "nasi", one word; "orang-" and "orang" keep their hyphen, as all words that stand twice."""
    first = re.match(r"\w*", after)
    if not (before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower()):
        return f"{before} {after}"
    last = re.search(r"\w+(?=-\Z)", before)
    is_twice = last and first and (first[0].startswith(last[0].lower()) or last[0].lower().endswith(first[0]))
    return before + after if is_twice else before[:-1] + after
