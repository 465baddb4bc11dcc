"""What leaving out a rule or a word list comes to is counted as it is said to be."""

from pathlib import Path

import pytest

from benchmarks.ablate import Worth, lists, table, watched
from benchmarks.tables import columns, rows
from corpus import Article
from corpus.types import Span
from index import Archive, rebuild
from index.query.phrases import ACRONYMS, EVERYDAY, PHRASES
from qa.answer_rules import registry
from qa.answer_rules.candidates import Candidate
from qa.evaluation.report import Question


def asked(text: str, article_id: str) -> Question:
    return Question("q", text, "en", article_id, ("x",), answerable=True, after=None)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Of the first two articles only the first has what a police chief is called; the third has what a kidnapping is."""
    texts = ("Kapolres membuka pameran lukisan.", "Camat membuka pameran patung.", "Penculikan terjadi di pasar.")
    rebuild([Article(f"a{n}", f"a{n}", "Warta", text) for n, text in enumerate(texts)], index=tmp_path / "index")
    return Archive.open(tmp_path / "index")


def test_a_list_fires_where_it_changes_what_is_looked_for(archive: Archive) -> None:
    found = lists(archive, [asked("police chief", "a0"), asked("kidnapping", "a2"), asked("zebra", "a1")])
    assert (found[PHRASES.name].fired, found[EVERYDAY.name].fired, found[ACRONYMS.name].fired) == (1, 1, 0)


def test_only_rules_that_speak_are_named_and_afterwards_the_rules_are_as_they_were() -> None:
    text, kept = "Gempa bermagnitudo 5,2 mengguncang Krui.", (registry.VETOES, registry.DOUBTS, registry.SHAPES)
    whole, cut = Span(text.index("5,2"), text.index(" meng")), Span(text.index("itudo"), text.index(" meng"))
    with watched() as spoke:
        for span in (whole, cut):
            candidate = Candidate("Berapa magnitudo gempa?", "howmany", text, "", span, Span(0, len(text)))
            assert (registry.vetoed(candidate) == "cut_word") == (span == cut)
    assert "cut_word" in spoke
    assert "no_person" not in spoke
    assert kept == (registry.VETOES, registry.DOUBTS, registry.SHAPES)


def test_the_table_has_a_column_for_each_count_and_a_row_for_each_rule() -> None:
    told = table({"no_time": Worth(spoke=4, fired=3, helped=2, hurt=1), "no_place": Worth()})
    assert columns(told) == ["spoke", "fired", "helped", "hurt", "wrong_spared", "right_spared"]
    assert rows(told) == [["no time", "4", "3", "2", "1", "0", "0"], ["no place", "0", "0", "0", "0", "0", "0"]]
