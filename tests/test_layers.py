"""Imports go one way: corpus <- index <- qa <- web <- app, and within each of them from room to room without a circle."""

import ast
import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "index", "qa", "web", "app")
BESIDE = ("training", "benchmarks", "tests")
SOURCES = sorted(path for layer in LAYERS for path in [*(ROOT / layer).rglob("*.py"), ROOT / f"{layer}.py"] if path.exists())
TESTS = sorted((ROOT / "tests").rglob("*.py"))

# What a room may import of its own package: a room is a folder, or a file that lies in none. A new one has its line here.
MAY_IMPORT = {
    "corpus.canonical": "",
    "corpus.datelines": "text",
    "corpus.errors": "messages",
    "corpus.messages": "",
    "corpus.local_day": "",
    "corpus.types": "canonical local_day",
    "corpus.optional_imports": "errors",
    "corpus.text": "canonical types",
    "corpus.dates": "canonical local_day types",
    "corpus.fetch": "errors optional_imports",
    "corpus.loaders": "canonical datelines dates errors fetch local_day optional_imports text types",
    "corpus.files": "errors fetch loaders types",
    "corpus.load": "errors fetch files types",
    "corpus.near_duplicates": "datelines text",
    "corpus.masking": "types",
    "index.display": "",
    "index.types": "display",
    "index.errors": "types",
    "index.arguments": "names types",
    "index.locate": "errors",
    "index.passages": "types",
    "index.query": "errors",
    "index.storage": "errors types",
    "index.near_duplicates": "storage types",
    "index.retrieval": "errors query storage types",
    "index.fingerprint": "passages retrieval storage",
    "index.rhythm": "",
    "index.snapshot": "errors fingerprint near_duplicates passages query retrieval rhythm storage types",
    "index.cluster": "errors query retrieval snapshot storage types",
    "index.names": "display query snapshot types",
    "index.ingest": "cluster errors fingerprint locate near_duplicates passages retrieval storage types",
    "index.sample": "errors ingest locate snapshot storage types",
    "index.archive": "arguments cluster errors locate names sample snapshot storage types",
    "index.browse": "archive snapshot storage types",
    "index.holdings": "archive browse storage types",
    "index.llama": "archive arguments types",
    "qa.display": "",
    "qa.errors": "",
    "qa.keys": "errors",
    "qa.asynchronous": "",
    "qa.open_assistants": "",
    "qa.steps": "",
    "qa.entities": "types",
    "qa.types": "display",
    "qa.citations": "types",
    "qa.rendering": "types",
    "qa.talk": "rendering types",
    "qa.question": "entities errors talk types",
    "qa.answer_rules": "entities question types",
    "qa.aggregates": "answer_rules citations entities question rendering steps types",
    "qa.reading": "answer_rules entities errors question types",
    "qa.ranking": "answer_rules entities errors question reading types",
    "qa.non_extractive": "citations question reading rendering types",
    "qa.generation": "citations entities errors question reading rendering types",
    "qa.receipts": "question rendering types",
    "qa.assistant": "aggregates asynchronous citations errors generation non_extractive open_assistants question ranking "
    "reading receipts rendering steps talk types",
    "qa.llama": "assistant types",
    "qa.desk": "answer_rules assistant entities errors rendering types",
    "qa.evaluation": "assistant errors ranking rendering types",
    "qa.question_generation": "entities reading rendering types",
    "qa.alerts": "assistant desk errors question rendering types",
    "qa.cli": "alerts assistant desk errors evaluation keys question_generation ranking rendering types",
    "web.errors": "",
    "web.strings": "",
    "web.rendering": "",
    "web.theme": "rendering strings",
    "web.filters": "errors rendering strings",
    "web.editing": "errors strings",
    "web.server": "errors strings theme",
    "web.context": "editing errors server",
    "web.doors": "ask errors filters rendering server strings theme",
    "web.ask": "context errors filters rendering strings theme",
    "web.alerts": "context errors rendering server strings theme",
    "web.draft": "errors rendering strings theme",
    "web.clipping": "errors filters rendering server strings",
    "web.archive": "context editing errors filters rendering server strings theme",
    "web.widget": "doors errors server strings",
    "web.api": "context errors filters strings",
    "web.chat": "alerts api archive ask clipping context draft filters strings theme",
}
# Asking never loads what rebuilds. Where there is no index yet, index/sample.py has that of the sample built.
READING = ("index.query", "index.retrieval", "index.storage", "index.snapshot", "index.cluster", "index.archive",
           "index.browse", "index.llama")  # fmt: skip
WRITING = "index.ingest"
MAY_WRITE = {"index.sample", "qa.cli", "web.editing"}
# What measures answers, or makes questions, is no part of answering.
ANSWERING = ("qa.question", "qa.talk", "qa.reading", "qa.answer_rules", "qa.ranking", "qa.non_extractive", "qa.generation",
             "qa.rendering", "qa.assistant")  # fmt: skip
NOT_ANSWERING = {"qa.evaluation", "qa.question_generation", "qa.cli"}

# What a statement in SQL begins with, as we write it.
SQL = re.compile(
    r"^\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|DROP|ALTER)\s+(TABLE|INDEX)\s"
    r"|PRAGMA\s|VACUUM|BEGIN\b|COMMIT$|ROLLBACK$)|\sFROM\s+\w+\s+(WHERE|ORDER|JOIN)\s|\?\s*(,|AND|OR)\s|\s(=|IN|>=|<=)\s*\(?\?"
)
STORAGE = "index/storage/"


def statements(source: str) -> Iterator[str]:
    """The texts in `source`, and parts of texts, that are SQL; what a module, class or function says of itself is not."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    yield from (text.value for text in texts if isinstance(text.value, str) and SQL.search(text.value))


@cache
def imported(source: str) -> tuple[tuple[str, str], ...]:
    """(module, name) of all that `source` imports, inside functions and under TYPE_CHECKING too; name "" for a whole module.

    A relative import starts with a dot.
    """
    found: list[tuple[str, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found += (("." * node.level + (node.module or ""), alias.name) for alias in node.names)
    return tuple(found)


@cache
def tops(path: Path) -> frozenset[str]:
    return frozenset(module.partition(".")[0] for module, _ in imported(path.read_text(encoding="utf-8")))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def graph() -> Mapping[str, Set[str]]:
    """Module -> modules of ours that it imports. What a package hands on for others is no import of its own."""
    modules = {name_of(path): path for path in SOURCES}

    def target(module: str, name: str) -> str:
        return f"{module}.{name}" if f"{module}.{name}" in modules else module

    return {
        module: {target(*each) for each in imported(path.read_text(encoding="utf-8"))} & set(modules) - {module}
        for module, path in modules.items()
        if path.name != "__init__.py"
    }


def room(module: str) -> str:
    return ".".join(module.split(".")[:2])


@cache
def rooms() -> Mapping[str, Set[str]]:
    """Room -> rooms that it imports, of its own package and of others."""
    found: dict[str, set[str]] = {}
    for module, targets in graph().items():
        found.setdefault(room(module), set()).update(room(target) for target in targets)
    return {name: targets - {name} for name, targets in found.items()}


def circle(arrows: Mapping[str, Set[str]]) -> list[str]:
    """The nodes that lie on circles, or between two of them; none where there is no circle."""
    left = {node: set(targets) & set(arrows) for node, targets in arrows.items()}
    while ends := {node for node, targets in left.items() if not targets}:
        left = {node: targets - ends for node, targets in left.items() if node not in ends}
    return sorted(left)


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_go_one_way(layer: str) -> None:
    above = {*LAYERS[LAYERS.index(layer) + 1 :], *BESIDE}
    inside = [path for path in SOURCES if path.relative_to(ROOT).parts[0].removesuffix(".py") == layer]
    assert inside
    assert {place(path): sorted(tops(path) & above) for path in inside if tops(path) & above} == {}


def test_no_import_is_relative() -> None:
    assert [place(path) for path in SOURCES if "" in tops(path)] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(graph()) == []


def test_no_rooms_import_each_other_in_a_circle() -> None:
    assert circle(rooms()) == []


def test_each_room_has_its_line() -> None:
    assert {name for name in rooms() if name.count(".")} == set(MAY_IMPORT)


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_a_room_imports_what_its_line_names(name: str) -> None:
    package = name.partition(".")[0]
    own = {target for target in rooms()[name] if target.startswith(f"{package}.")}
    assert own <= {f"{package}.{each}" for each in MAY_IMPORT[name].split()}


def test_only_what_writes_imports_the_write_path() -> None:
    assert {name for name, targets in rooms().items() if WRITING in targets} == MAY_WRITE
    assert [name for name in READING if name not in rooms()] == []


def test_what_measures_or_makes_questions_is_no_part_of_answering() -> None:
    assert {name: rooms()[name] & NOT_ANSWERING for name in ANSWERING if rooms()[name] & NOT_ANSWERING} == {}


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()}) == ["a", "b", "c"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_an_import_inside_a_function_is_seen() -> None:
    source = "def f():\n    from qa.types import Answer\n    import index.archive, json\n    from . import words\n"
    assert [module for module, _ in imported(source)] == ["qa.types", "index.archive", "json", "."]


def test_only_the_vectors_know_chroma() -> None:
    assert [place(path) for path in SOURCES if "chromadb" in tops(path)] == ["index/retrieval/dense.py"]


def test_only_the_storage_speaks_sql() -> None:
    others = [path for path in SOURCES if not place(path).startswith(STORAGE)]
    spoken = {place(path): list(statements(path.read_text(encoding="utf-8"))) for path in others}
    assert {name: said for name, said in spoken.items() if said} == {}
    assert [place(path) for path in others if "sqlite3" in tops(path)] == []


def test_sql_is_found_wherever_it_stands() -> None:
    source = (
        '"""SELECT me FROM nothing"""\n'
        "def f(table, connection):\n    connection.execute('DELETE FROM a')\n"
        "    return f'SELECT x FROM {table}', 'a = ? AND b'\n"
    )
    assert sorted(statements(source)) == ["DELETE FROM a", "SELECT x FROM ", "a = ? AND b"]
    assert any(statements((ROOT / "index/storage/tables/catalog.py").read_text(encoding="utf-8")))


def test_no_class_of_the_storage_is_large() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / STORAGE).rglob("*.py")]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert [node.name for node in classes if (node.end_lineno or 0) - node.lineno + 1 > 120] == []


def test_tests_use_no_benchmark_but_to_test_it() -> None:
    outside = [path for path in TESTS if path.relative_to(ROOT).parts[1] != "benchmarks"]
    assert [place(path) for path in outside if "benchmarks" in tops(path)] == []


def test_no_package_below_the_tests_shadows_a_layer() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
