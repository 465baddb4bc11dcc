"""The word lists that were written by hand say what they hold, and hold nothing that can never be of use."""

import re
from pathlib import Path

import pytest

from corpus.text import words
from index.errors import IndexDamaged
from index.query.lexicon import expand_query, load_lexicon
from index.query.phrases import ACRONYMS, EVERYDAY, PHRASES, everyday, expansions, phrases
from qa.question.translation import translate_query


@pytest.mark.parametrize("path", [PHRASES, EVERYDAY, ACRONYMS], ids=lambda path: path.name)
def test_a_list_says_where_it_is_from_and_how_many_entries_it_has(path: Path) -> None:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if not line.startswith("#")]
    assert first.endswith(f": {len(entries)} entries.")
    assert any(line.startswith("# Source: ") for line in lines)
    assert len({line.partition("\t")[0] for line in entries}) == len(entries)


def test_each_part_of_the_phrases_says_how_many_it_has() -> None:
    told: dict[str, int] = {}
    counted: dict[str, int] = {}
    part = ""
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"# ([A-Z][\w, ]+): (\d+)", line):
            part = heading[1]
            told[part] = int(heading[2])
        elif not line.startswith("#"):
            counted[part] = counted.get(part, 0) + 1
    assert told == counted
    assert len(told) > 1


def test_each_phrase_is_found_where_a_question_has_it() -> None:
    lexicon = load_lexicon()

    def is_searched(phrase: str, indonesian: tuple[str, ...]) -> bool:
        (first, *_) = expand_query(phrase, lexicon, "en")
        return {stem for word in indonesian for stem in words(word)} <= {stem for stem, _ in first}

    assert [phrase for phrase, terms in everyday().items() if not is_searched(phrase, terms)] == []
    others = [phrase for phrase, terms in phrases().items() if not is_searched(phrase, terms)]
    assert [phrase for phrase in others if translate_query(phrase) != phrases()[phrase][0]] == []


def test_each_acronym_has_words_that_tell_what_it_stands_for() -> None:
    assert [acronym for acronym, telling in expansions().items() if not telling] == []


def test_a_list_that_is_missing_is_a_damaged_installation(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged) as damaged:
        phrases(tmp_path / "phrases.tsv")
    assert damaged.value.code == "lexicon_missing"
