"""How many right values in the tests hold each rule over answers: `python -m benchmarks.ablate_tests`.

The tests that name rules are run, and each that passes once more without each of the rules that it can see, in the registry and
under the names that its module imports: counted are those that fail then.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from benchmarks.tables import show
from corpus.types import Span
from qa.answer_rules import registry
from qa.answer_rules.candidates import Candidate

TESTS = Path(__file__).parent.parent / "tests" / "qa"
KINDS = ("VETOES", "DOUBTS", "SHAPES")
BY_NAME = ("vetoed", "doubted", "shaped")  # a module that imports one of these sees all rules of the registry


class Without:
    """A plugin of pytest; `held` counts tests by the name of the rule."""

    def __init__(self) -> None:
        self.held = {name: 0 for kind in KINDS for name in getattr(registry, kind)}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Function) -> Generator[None, object, object]:
        said = yield
        seen = item.function.__globals__
        for kind in KINDS:
            for name, rule in getattr(registry, kind).items():
                if any(value is rule for value in seen.values()) or any(each in seen for each in BY_NAME):
                    with left_out(kind, name, seen):
                        self.held[name] += fails(item)
        return said


def fails(item: pytest.Function) -> bool:
    try:
        item.runtest()
    except Exception:
        return True
    return False


@contextmanager
def left_out(kind: str, name: str, seen: dict[str, Any]) -> Iterator[None]:
    """In the block the rule says nothing, neither in the registry nor in a module that has `seen` it."""
    rules = getattr(registry, kind)
    mine = [each for each, value in seen.items() if value is rules[name]]
    silent = _as_it_was if kind == "SHAPES" else _never
    setattr(registry, kind, MappingProxyType({**rules, name: silent}))
    seen.update(dict.fromkeys(mine, silent))
    try:
        yield
    finally:
        seen.update(dict.fromkeys(mine, rules[name]))
        setattr(registry, kind, rules)


def _never(_candidate: Candidate) -> bool:
    return False


def _as_it_was(candidate: Candidate) -> Span:
    return candidate.span


def run() -> dict[str, int]:
    """Name of a rule -> how many tests fail without it."""
    files = sorted(str(path) for path in TESTS.glob("test_*.py") if "qa.answer_rules" in path.read_text(encoding="utf-8"))
    without = Without()
    pytest.main(["-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", *files], plugins=[without])
    return without.held


def main() -> None:
    held = run()
    show("held by tests", {"rules": len(held)}, {"tests that fail without it": held, "": dict.fromkeys(held, "")})


if __name__ == "__main__":
    main()
