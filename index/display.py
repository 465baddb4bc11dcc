"""How records show themselves in a REPL and a notebook. What an article says is data there too: no markup, no steering."""

import unicodedata
from collections.abc import Iterable, Mapping
from html import escape

from corpus.types import Publication

# Characters that steer a terminal or turn the reading direction around: an article could forge lines of output with them.
_STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
_MOST_CHARS = 60


def printable(text: str) -> str:
    """`text` without the characters that steer a terminal: controls but for the line end, and changes of direction."""
    return "".join(c for c in text if c == "\n" or (unicodedata.category(c) != "Cc" and c not in _STEERING))


def escaped(text: str) -> str:
    """`text` as HTML shows it: no markup, and nothing that turns the reading direction around."""
    return escape(printable(text))


def brief(text: str, most_chars: int = _MOST_CHARS) -> str:
    """One line in quotation marks, cut where it is long."""
    line = " ".join(printable(text).split())
    return repr(line if len(line) <= most_chars else f"{line[: most_chars - 1]}…")


def counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def day_text(about: Publication) -> str | None:
    """The day of publication in ISO 8601, "around 2024-12-03" where it is estimated, None where there is none."""
    if about.published is None:
        return None
    return f"around {about.published}" if about.published_is_estimated else str(about.published)


def from_line(about: Publication) -> str:
    """Outlet and day, as far as they are known."""
    return ", ".join(printable(part) for part in (about.outlet, day_text(about)) if part)


def quotation_html(quote: str, title: str, about: Publication) -> str:
    """A quotation with where it stands; everything is escaped."""
    source = ", ".join(filter(None, [f"<cite>{escape(title)}</cite>", escape(from_line(about))]))
    return f"<figure><blockquote>{escape(quote)}</blockquote><figcaption>{source}</figcaption></figure>"


def table_html(rows: Mapping[str, object] | Iterable[tuple[str, object]]) -> str:
    pairs = rows.items() if isinstance(rows, Mapping) else rows
    cells = "".join(f"<tr><th>{escape(str(name))}</th><td>{escape(str(value))}</td></tr>" for name, value in pairs)
    return f"<table>{cells}</table>"


def suffixes_text(passed_over: Mapping[str, int]) -> str:
    """Which files of a folder no loader reads, as in ".jpg (40), .xlsx (3)"."""
    named = [f"{suffix or 'without a suffix'} ({count:,})" for suffix, count in passed_over.items()]
    return ", ".join(named[:10]) + (" …" if len(named) > 10 else "")


def one_line(text: str) -> str:
    """Its words, one space between them."""
    return " ".join(text.split())
