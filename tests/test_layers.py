"""Imports go one way: corpus <- index <- qa <- web <- app."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "index", "qa", "web", "app")
BESIDE = ("training", "benchmarks", "tests")
SOURCES = sorted(path for layer in LAYERS for path in [*(ROOT / layer).rglob("*.py"), ROOT / f"{layer}.py"] if path.exists())


def modules_imported(source: str) -> list[str]:
    """What `source` imports, inside functions and under TYPE_CHECKING too; a relative import starts with a dot."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append("." * node.level + (node.module or ""))
    return found


def tops(path: Path) -> set[str]:
    return {module.partition(".")[0] for module in modules_imported(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    above = {*LAYERS[LAYERS.index(own) + 1 :], *BESIDE}
    assert tops(path) & above == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_is_relative(path: Path) -> None:
    assert "" not in tops(path)


def test_an_import_inside_a_function_is_seen() -> None:
    source = "def f():\n    from qa.types import Answer\n    import index.archive, json\n    from . import words\n"
    assert modules_imported(source) == ["qa.types", "index.archive", "json", "."]


def test_only_the_vectors_know_chroma() -> None:
    assert {str(path.relative_to(ROOT)) for path in SOURCES if "chromadb" in tops(path)} <= {"index/retrieval/dense.py"}


def test_no_package_below_the_tests_shadows_a_layer() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
