"""How an answer shows itself in a REPL and a notebook.

What renders answers imports them, so they cannot import it: `qa` names it here, before any of its modules comes in.
"""

from collections.abc import Callable
from typing import Any

Renderer = Callable[[Any], str]

_renderers: dict[str, Renderer] = {}


def shows(*, text: Renderer, html: Renderer) -> None:
    """What `str(answer)` is from now on, and what a notebook shows of it."""
    _renderers.update(text=text, html=html)


def text(answer: object) -> str:
    return _renderers["text"](answer)


def html(answer: object) -> str:
    return _renderers["html"](answer)
