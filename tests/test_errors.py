"""Every error is in the tree that is drawn, has a code of its own, and is told in both languages with the same fields."""

import ast
import pickle
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from corpus.errors import CorpusError, InvalidValue, MissingExtra, UnreadableArticle, WartanyaError
from corpus.messages.sentences import FOR_VISITORS, SENTENCES, sentence
from index.errors import ArticlesRenamed, IndexClosed, IndexMismatch, IndexNotFound, TooManyRemovals, UnknownOutlet
from qa.errors import ReaderTimeout
from web.errors import EditorsOnly, RebuildRefused, Refused, TooManyFailures

ROOT = Path(__file__).parent.parent
DRAWN = ("corpus.errors", "index.errors", "qa.errors", "web.errors", "benchmarks.errors")
SOURCES = [
    path for name in ("corpus", "index", "qa", "web", "benchmarks", "training") for path in sorted((ROOT / name).rglob("*.py"))
]
SOURCES += [ROOT / "app.py"]
# Those that say one thing only are made with the facts themselves.
MADE: list[WartanyaError] = [
    *(UnknownOutlet("Koran Lain", ["Kabar Pesisir"]), IndexNotFound("i", "wartanya rebuild"), IndexClosed("i")),
    *(IndexMismatch("i", "format", "1", "2", "wartanya rebuild"), TooManyRemovals("i", 3, 9), ArticlesRenamed("i", 3, 9, 2)),
    *(TooManyRemovals("i", 3, 9, ["berita"]), ReaderTimeout(2.5), TooManyFailures(7.6), EditorsOnly(), RebuildRefused("siti")),
    *(Refused("rate_limit_exceeded", status=429, wait_s=1.4), MissingExtra(source="a.pdf", package="x")),
]


def fields_of(told: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(told) if name}


def kinds() -> list[type[WartanyaError]]:
    """All of the tree."""
    for module in DRAWN:
        import_module(module)

    def below(kind: type[WartanyaError]) -> Iterator[type[WartanyaError]]:
        yield kind
        for each in kind.__subclasses__():
            yield from below(each)

    return list(dict.fromkeys(each for each in below(WartanyaError) if each.__module__ in DRAWN))


KINDS = {kind.__name__: kind for kind in kinds()}


def examples() -> list[WartanyaError]:
    """One of each code, and of each kind that is made in a way of its own."""
    every = [WartanyaError(code, **fields_for(told)) for code, told in SENTENCES["en"].items()]
    return every + MADE


def fields_for(told: str) -> dict[str, Any]:
    return {name: ["a", "b"] if spec == "or" else 3 for _, name, spec, _ in Formatter().parse(told) if name}


@cache
def called(path: Path) -> list[tuple[str, ast.Call]]:
    """The name of each kind of error that is made in the file, and how."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return [(call.func.id, call) for call in calls if isinstance(call.func, ast.Name) and call.func.id in KINDS]


def codes_in(kind: type[WartanyaError], call: ast.Call) -> list[str]:
    """The codes that the call names; none where they come from a variable, or where the kind takes none."""
    if not call.args:
        return [kind.code]
    written = call.args[0]
    choices = [written.body, written.orelse] if isinstance(written, ast.IfExp) else [written]
    return [each.value for each in choices if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def test_every_error_stands_in_a_module_that_draws_the_tree() -> None:
    known, found = {"WartanyaError"}, dict[str, str]()
    classes = [
        (node.name, {base.id for base in node.bases if isinstance(base, ast.Name)}, path)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    while new := [each for each in classes if each[1] & known and each[0] not in found]:
        found |= {name: ".".join(path.relative_to(ROOT).with_suffix("").parts) for name, _, path in new}
        known |= found.keys()
    assert {name: module for name, module in found.items() if module not in DRAWN} == {}
    assert found.keys() | {"WartanyaError"} == KINDS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_every_error_is_drawn_and_has_a_code_of_its_own(name: str) -> None:
    kind = KINDS[name]
    assert name in (import_module(kind.__module__).__doc__ or "")
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", vars(kind)["code"])
    assert [other for other in KINDS.values() if other.code == kind.code] == [kind]
    assert kind.code in SENTENCES["en"]


@pytest.mark.parametrize("catalogue", [SENTENCES, FOR_VISITORS])
def test_both_languages_have_the_same_codes_with_the_same_fields(catalogue: Mapping[Any, Mapping[str, str]]) -> None:
    assert list(catalogue["id"]) == list(catalogue["en"])
    told = {code: fields_of(catalogue["en"][code]) for code in catalogue["en"]}
    assert {code: fields_of(catalogue["id"][code]) for code in catalogue["id"]} == told
    assert [code for code in told if catalogue["id"][code] == catalogue["en"][code] != "{detail}"] == ["invalid_request"] * (
        catalogue is SENTENCES
    )


def test_visitors_are_told_what_there_is_and_no_place_on_the_server() -> None:
    assert set(FOR_VISITORS["en"]) <= set(SENTENCES["en"])
    for code, told in FOR_VISITORS["en"].items():
        assert fields_of(told) <= fields_of(SENTENCES["en"][code]) - {"path", "source", "detail", "pointer"}


def test_every_error_that_is_made_has_the_fields_of_its_sentence() -> None:
    lacking = []
    for path in SOURCES:
        for name, call in called(path):
            kind = KINDS[name]
            takes_code = kind.__init__.__code__.co_varnames[1:2] == ("code",)
            if not takes_code or any(each.arg is None for each in call.keywords):
                continue
            given = {each.arg for each in call.keywords}
            for code in codes_in(kind, call):
                if code not in SENTENCES["en"] or not fields_of(SENTENCES["en"][code]) <= given:
                    lacking.append((path.name, call.lineno, code))
    assert lacking == []


def test_every_code_is_used() -> None:
    written = {
        node.value
        for path in SOURCES
        if "messages" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(SENTENCES["en"]) - written == set()


def test_no_error_is_made_of_the_root_or_of_a_sentence() -> None:
    made = [(path, name, call) for path in SOURCES if path.parts[-2:] != ("corpus", "errors.py") for name, call in called(path)]
    assert [path.name for path, name, _ in made if name == "WartanyaError"] == []
    told = {path for path, _, call in made if any(isinstance(written, ast.JoinedStr) for written in call.args[:1])}
    assert [path.name for path in told if path.relative_to(ROOT).parts[0] != "benchmarks"] == []


@pytest.mark.parametrize("error", examples(), ids=lambda error: error.code)
def test_an_error_is_told_in_both_languages_and_outlives_a_process(error: WartanyaError) -> None:
    assert "{" not in str(error) + error.in_language("id")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
    assert again.in_language("id") == error.in_language("id")


def test_an_error_of_a_file_in_a_file_names_its_own_place_and_belongs_to_the_other() -> None:
    inner = MissingExtra(source="a.zip/b.pdf", package="cryptography")
    outer = pickle.loads(pickle.dumps(UnreadableArticle.of(inner, "a.zip")))
    assert (outer.source, outer.code, str(outer)) == ("a.zip", "missing_extra", str(inner))


def test_what_an_error_holds_is_json() -> None:
    error = CorpusError("outside_its_root", source="a.txt", root=Path("berita"), days=(date(2024, 8, 26),), cause=OSError("x"))
    assert error.to_dict()["fields"] == {"source": "a.txt", "root": "berita", "days": ["2024-08-26"], "cause": "x"}


def test_figures_and_lists_are_told_as_the_language_has_them() -> None:
    large = UnreadableArticle("file_too_large", source="a.txt", size=1_234_567, limit=1_000_000)
    assert ("1,234,567 bytes" in str(large), "1.234.567 bita" in large.in_language("id")) == (True, True)
    assert "in 2,5 detik" not in ReaderTimeout(2.5).in_language("en")
    assert "2,5 detik" in ReaderTimeout(2.5).in_language("id")
    ending = InvalidValue("unknown_ending", argument="out", path="a", endings=(".md", ".csv", ".html"))
    assert ".md, .csv or .html" in str(ending)
    assert ".md, .csv atau .html" in ending.in_language("id")
    assert sentence("unknown_outlet", {"unknown": "x", "named": []}).endswith("its outlets: none.")


def test_a_code_that_there_is_not_is_found_at_once() -> None:
    with pytest.raises(KeyError):
        WartanyaError("no_such_code")
