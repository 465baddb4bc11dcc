"""Which index is meant, and when the sample's is made anew. `empty_folder` is the current folder."""

import os
from pathlib import Path

import pytest

from index import Archive, IndexNotFound, Progress, rebuild
from index.locate import DEFAULT_INDEX, SAMPLE_INDEX, chosen_index, resolve_index
from index.sample import ensure_sample, serving_index


def test_the_option_goes_before_the_environment_and_that_before_the_default(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen_index() == Path("var/index")
    monkeypatch.setenv("WARTANYA_INDEX", "from/environment")
    assert chosen_index() == Path("from/environment")
    assert chosen_index("from/option") == Path("from/option")


@pytest.mark.parametrize("given", [None, "elsewhere"])
def test_an_index_that_is_not_there_is_named_with_the_command_that_makes_it(empty_folder: Path, given: str | None) -> None:
    with pytest.raises(IndexNotFound, match="wartanya rebuild") as refused:
        resolve_index(given)
    assert refused.value.path == chosen_index(given)


def test_the_sample_stands_in_only_where_nothing_was_named(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert serving_index() == (SAMPLE_INDEX, True)
    with pytest.raises(IndexNotFound):
        serving_index(DEFAULT_INDEX)
    monkeypatch.setenv("WARTANYA_INDEX", str(DEFAULT_INDEX))
    with pytest.raises(IndexNotFound):
        serving_index()


def test_ones_own_index_serves_as_soon_as_there_is_one(empty_folder: Path) -> None:
    (empty_folder / "banjir.txt").write_text("Banjir merendam 213 rumah di Semaka.", encoding="utf-8")
    rebuild("banjir.txt")
    assert serving_index() == (DEFAULT_INDEX, False)


def test_the_sample_is_built_once(empty_folder: Path) -> None:
    steps: list[Progress] = []
    ensure_sample(steps.append)
    assert steps
    steps.clear()
    ensure_sample(steps.append)
    assert steps == []


def test_a_sample_older_than_its_articles_is_built_again(empty_folder: Path) -> None:
    ensure_sample()
    os.utime(SAMPLE_INDEX / "CURRENT", (0, 0))
    ensure_sample()
    assert (SAMPLE_INDEX / "CURRENT").stat().st_mtime > 0


def test_a_damaged_sample_is_built_again(empty_folder: Path) -> None:
    ensure_sample()
    (SAMPLE_INDEX / "CURRENT").write_text("999999\n", encoding="ascii")
    ensure_sample()
    with Archive.open(SAMPLE_INDEX) as archive:
        assert archive.status().is_sample
