"""Writes docs/errors.md from the tree of errors and their sentences: `python docs/error_codes.py`."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

from corpus.errors import WartanyaError
from corpus.messages.english import SECTIONS

PAGE = Path(__file__).parent / "errors.md"
_MODULES = ("corpus.errors", "index.errors", "qa.errors", "web.errors")
_HEAD = """# Errors

Everything that is raised on purpose, written by `python docs/error_codes.py` from the program itself: do not edit it by hand.

An error is of a *class*, which is what a program tells apart, and has a *code*, one thing that can have gone wrong. Both stay
from version to version. `error.fields` holds the facts, all of them JSON; `str(error)` is the sentence in English,
`error.in_language("id")` the one in Indonesian, made of the same fields. `error.retryable` says whether the same again, a
moment later, may well succeed. Errors can be pickled. The HTTP API and OpenAI's protocol give the code
([programs.md](programs.md)), `wartanya rebuild --json` code and fields of each article that was not taken in. In the chat a
visitor is told of some of them in other words, without a folder or a command.

## Classes

| class | code | what it is |
|---|---|---|
"""


def page() -> str:
    """The page as it has to be."""
    classes = "".join(_row(kind, depth) for kind, depth in _tree(WartanyaError, 0))
    return _HEAD + classes + "".join(f"\n## {title}\n\n{_table(told)}" for title, told in SECTIONS.items())


def _tree(kind: type[WartanyaError], depth: int) -> Iterator[tuple[type[WartanyaError], int]]:
    """Each class with how deep it lies, in the order in which they are written."""
    for module in _MODULES:
        import_module(module)
    yield kind, depth
    for each in kind.__subclasses__():
        if each.__module__ in _MODULES:
            yield from _tree(each, depth + 1)


def _row(kind: type[WartanyaError], depth: int) -> str:
    said = " ".join(inspect.getdoc(kind).partition("\n\n")[0].split())  # type: ignore[union-attr]
    return f"| {'· ' * depth}`{kind.__name__}` | `{kind.code}` | {said} |\n"


def _table(sentences: dict[str, str]) -> str:
    rows = (f"| `{code}` | {_fields(told)} | {_shown(told)} |\n" for code, told in sentences.items())
    return "| code | fields | in English |\n|---|---|---|\n" + "".join(rows)


def _fields(told: str) -> str:
    names = dict.fromkeys(name for _, name, _, _ in Formatter().parse(told) if name)
    return ", ".join(f"`{name}`" for name in names)


def _shown(told: str) -> str:
    """The sentence with the names of its fields, as plain text of Markdown."""
    parts = (text + (f"{{{name}}}" if name else "") for text, name, _, _ in Formatter().parse(told))
    return "".join(parts).replace("`", "'").replace("*", r"\*").replace("|", r"\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
