"""Patterns that are compiled when they are first used: they do what compiled ones do, and all of the project's compile."""

import copy
import pkgutil
import re
from importlib import import_module

import pytest

import corpus
import index
import qa
from corpus.text.patterns import lazy_pattern


def test_a_lazy_pattern_does_what_the_compiled_one_does() -> None:
    lazy, compiled = lazy_pattern(r"(\d+) ha", re.IGNORECASE), re.compile(r"(\d+) ha", re.IGNORECASE)
    text = "5 HA sawah dan 12 ha kebun"
    assert lazy.findall(text) == compiled.findall(text)
    assert [each.span() for each in lazy.finditer(text)] == [each.span() for each in compiled.finditer(text)]
    assert (lazy.sub("-", text), lazy.pattern, lazy.flags) == (compiled.sub("-", text), compiled.pattern, compiled.flags)
    assert copy.copy(lazy).search(text) is not None


def test_a_mistake_shows_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("(")


def test_every_lazy_pattern_of_the_project_compiles() -> None:
    modules = [
        import_module(found.name)
        for package in (corpus, index, qa)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if "__main__" not in found.name
    ]
    kind = type(lazy_pattern(""))
    found = [each for module in modules for each in vars(module).values() if type(each) is kind]
    assert len(found) > 20
    assert all(re.compile(each.pattern, each.flags) for each in found)
