"""Where sentences end, roughly and at once: for rules, which look at what stands beside an answer.

What is quoted is cut by `corpus.text.segmentation`, which asks a tokenizer that a question on the command line must not load.
"""

import re
from functools import lru_cache

from corpus.types import Span

# Three small letters, a figure or a closing mark before the stop: "Kgs.", "S.H." and "Rp." end nothing.
_END = re.compile(r"(?:(?<=[^\W\d_A-Z]{3}[.?!])|(?<=\d[.?!])|(?<=[)”\"][.?!])|(?<=[.?!][”\"]))\s+(?=[“\"(]?[A-Z0-9])|\n+")


@lru_cache(maxsize=64)
def rough_sentences(text: str) -> tuple[Span, ...]:
    """Their spans in order, without the space between them."""
    edges = [0, *(edge for match in _END.finditer(text) for edge in match.span()), len(text)]
    return tuple(Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end)
