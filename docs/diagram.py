"""Draws docs/architecture.svg from the description below: `python docs/diagram.py`.

The drawing brings its own ground and both sets of colours, so that it can be read on a light and on a dark page.
"""

from dataclasses import dataclass
from html import escape
from pathlib import Path

PICTURE = Path(__file__).parent / "architecture.svg"
WIDTH, HEIGHT = 1000, 560
_LINE = 17  # between two lines of text, in the units of the picture

_STYLE = """
.ground{fill:#fbf9f4}.box{fill:#ffffff;stroke:#8d8574}.disk{fill:#f1ece0;stroke:#8d8574}.maybe{stroke-dasharray:6 4}
.arrow{stroke:#5f5a51;fill:none;stroke-width:1.6}.tip{fill:#5f5a51}text{fill:#211f1c;font:13px system-ui,sans-serif}
.name{font-weight:700}.layer,.label{fill:#5f5a51;font-size:12px}.title{font-size:14px;font-weight:700;fill:#7d1d1d}
@media (prefers-color-scheme:dark){.ground{fill:#17181b}.box{fill:#202226;stroke:#77746c}.disk{fill:#2a2a2c;stroke:#77746c}
.arrow{stroke:#aaa59b}.tip{fill:#aaa59b}text{fill:#e9e6df}.layer,.label{fill:#aaa59b}.title{fill:#f0a3a3}}
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A part: where it stands, its layer of the program, its name, and what it does, a line each."""

    key: str
    place: tuple[int, int, int, int]  # left, top, width, height
    layer: str
    name: str
    lines: tuple[str, ...]
    kind: str = "box"


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a side of one box to a side of another: "r" and "l" from left to right, "b" and "t" downwards."""

    start: str
    end: str
    sides: str = "rl"
    label: str = ""


def _row(top: int, height: int, count: int) -> list[tuple[int, int, int, int]]:
    """Places of so many boxes beside each other."""
    gap, margin = 26, 20
    width = (WIDTH - 2 * margin - (count - 1) * gap) // count
    return [(margin + k * (width + gap), top, width, height) for k in range(count)]


_ABOVE, _BELOW = _row(52, 104, 4), _row(322, 104, 5)
BOXES = (
    Box(
        "articles",
        _ABOVE[0],
        "yours",
        "Articles",
        ("files, folders, zip files,", "feeds, addresses, uploads,", "readers of llama-index"),
    ),
    Box("read", _ABOVE[1], "corpus", "Read", ("one loader a format;", "canonical text, dates,", "outlet, sentences, words")),
    Box(
        "prepare",
        _ABOVE[2],
        "index",
        "Prepare, on all cores",
        ("passages of whole sentences,", "stemmed words, vectors,", "keys of copies"),
    ),
    Box(
        "build",
        _ABOVE[3],
        "index",
        "Build beside, check",
        ("only what is new or changed;", "then one atomic rename", "switches to it"),
    ),
    Box(
        "disk",
        (20, 200, WIDTH - 40, 80),
        "var/index",
        "The generation that CURRENT names, and the one before it",
        (
            "manifest.sqlite3, the truth: articles, sentences, passages, vectors, words, copies, fingerprint",
            "chroma/, made from it: the nearest vectors          feedback.sqlite3, beside them",
        ),
        "disk",
    ),
    Box("ask", _BELOW[0], "web, qa.cli", "Question", ("chat, command line,", "Python, llama-index,", "programs")),
    Box("understand", _BELOW[1], "qa", "Understand", ("language, period,", "outlets; a follow-up", "made to stand alone")),
    Box("search", _BELOW[2], "index", "Search", ("words by the lexicon,", "nearest vectors;", "one fitted score")),
    Box("mark", _BELOW[3], "qa", "Read", ("the reader marks", "words of an article:", "span by span")),
    Box("judge", _BELOW[4], "qa", "Judge and cite", ("answered, unsure,", "not found; quote =", "text[start:end]")),
    Box(
        "llm",
        (414, 456, 368, 84),
        "qa, if there is one",
        "Language model",
        ("writes sentences from the same evidence; each is", "held against the sentences that it cites"),
        "box maybe",
    ),
    Box(
        "answer", (808, 456, 171, 84), "one to_dict() for all", "Answer", ("citations, alternatives,", "receipt of the search")
    ),
)
ARROWS = (
    Arrow("articles", "read"),
    Arrow("read", "prepare"),
    Arrow("prepare", "build"),
    Arrow("build", "disk", "bt", "switch"),
    Arrow("ask", "understand"),
    Arrow("understand", "search"),
    Arrow("search", "mark"),
    Arrow("mark", "judge"),
    Arrow("disk", "search", "bt", "one snapshot a question"),
    Arrow("mark", "llm", "bt", "evidence"),
    Arrow("llm", "answer"),
    Arrow("judge", "answer", "bt"),
)
TITLES = ((30, "A rebuild, from left to right"), (308, "A question, from left to right"))


def svg() -> str:
    """The drawing as it has to be."""
    boxes = {box.key: box for box in BOXES}
    tip = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>'
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="what">',
        '<title id="what">How Wartanya takes articles in, and how it answers a question</title>',
        f"<style>{_STYLE}</style>{tip}",
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="10"/>',
        *(f'<text class="title" x="20" y="{y}">{escape(words)}</text>' for y, words in TITLES),
        *map(_box, BOXES),
        *(_arrow(arrow, boxes[arrow.start], boxes[arrow.end]) for arrow in ARROWS),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _box(box: Box) -> str:
    left, top, width, height = box.place
    x, y = left + 12, top + 20
    lines = [f'<text class="layer" x="{x}" y="{y}">{escape(box.layer)}</text>']
    lines.append(f'<text class="name" x="{x}" y="{y + _LINE + 2}">{escape(box.name)}</text>')
    lines += [
        f'<text x="{x}" y="{y + 2 + (k + 2) * _LINE}" xml:space="preserve">{escape(line)}</text>'
        for k, line in enumerate(box.lines)
    ]
    frame = f'<rect class="{box.kind}" x="{left}" y="{top}" width="{width}" height="{height}" rx="6"/>'
    return "\n".join([frame, *lines])


def _arrow(arrow: Arrow, start: Box, end: Box) -> str:
    (left, top, width, height), (to_left, to_top, _, to_height) = start.place, end.place
    if arrow.sides == "rl":
        return f'<path class="arrow" d="M{left + width} {to_top + to_height // 2}H{to_left}" marker-end="url(#tip)"/>'
    narrow = min((start, end), key=lambda box: box.place[2]).place
    x = narrow[0] + narrow[2] // 2
    label = f'<text class="label" x="{x + 10}" y="{(top + height + to_top) // 2 + 4}">{escape(arrow.label)}</text>'
    return f'<path class="arrow" d="M{x} {top + height}V{to_top}" marker-end="url(#tip)"/>{label if arrow.label else ""}'


if __name__ == "__main__":
    PICTURE.write_text(svg(), encoding="utf-8")
