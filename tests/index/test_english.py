"""What a dictionary lacks is found in its plain form, and else by its likeness."""

import pytest

from index.query.english import kin, plain_forms
from index.query.lexicon import Lexicon, expand_query, load_lexicon

LEXICON = Lexicon({"elephant": (("gajah", 1.0),), "carry": (("bawa", 1.0),)}, {"herd": ("kawanan",)})


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("elephants", "elephant"),
        ("bodies", "body"),
        ("crashes", "crash"),
        ("carried", "carry"),
        ("stopped", "stop"),
        ("repaired", "repair"),
        ("revising", "revise"),
        ("stood", "stand"),
        ("knives", "knife"),
        ("centres", "center"),
        ("organised", "organize"),
        ("rumoured", "rumor"),
        ("licences", "license"),
        ("travelled", "travel"),
        ("programmes", "program"),
        ("modernisation", "modernization"),
    ],
)
def test_a_plain_form_is_among_those_that_are_tried(word: str, plain: str) -> None:
    assert plain in list(plain_forms(word))


@pytest.mark.parametrize("word", ["elephant", "bus", "glass", "red"])
def test_a_word_is_never_its_own_plain_form_nor_cut_to_nothing(word: str) -> None:
    forms = list(plain_forms(word))
    assert word not in forms
    assert all(len(form) >= 3 for form in forms)


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("disqualification", "diskualifikasi"),
        ("hypnotherapy", "hipnoterapi"),
        ("horticulture", "hortikultur"),
        ("electrifications", "elektrifikasi"),
        ("pluralism", "pluralisme"),
        ("logistics", "logistika"),
        ("activists", "aktivis"),
    ],
)
def test_kin_differ_by_rule(english: str, indonesian: str) -> None:
    assert kin(english) == indonesian


@pytest.mark.parametrize("word", ["flood", "taxes", "minaret"])
def test_short_words_and_those_that_look_the_same_have_no_kin(word: str) -> None:
    assert kin(word) is None


def test_an_inflected_word_brings_the_translations_of_its_plain_form() -> None:
    assert {"bawa"} < {word for idea in expand_query("Who carried the elephants?", LEXICON)[:1] for word, _ in idea}
    assert {"gajah"} < {word for idea in expand_query("Who carried the elephants?", LEXICON)[1:] for word, _ in idea}


def test_a_phrase_is_known_in_the_plural_and_as_an_owner() -> None:
    (herds, *_) = expand_query("Where are the herds?", LEXICON)
    (owner, *_) = expand_query("What is the herd's path?", LEXICON)
    assert "kawan" in dict(herds)
    assert "kawan" in dict(owner)


def test_a_name_has_neither_plain_form_nor_kin() -> None:
    (name,) = expand_query("Who is Elephants?", LEXICON)
    assert name == (("elephants", 1.0),)


def test_an_indonesian_question_has_no_kin() -> None:
    assert expand_query("Apa itu disqualification?", LEXICON)[0][1:] == ()


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Which clerics attended the funeral?", "ulama"),
        ("How many hectares of peat burned?", "gambut"),
        ("Who organised the gubernatorial debate?", "selenggara"),
        ("Why was the licence revoked?", "izin"),
        ("What did the street vendors demand?", "pkl"),
    ],
)
def test_everyday_words_of_the_news_are_known(question: str, word: str) -> None:
    assert word in {term for idea in expand_query(question, load_lexicon()) for term, _ in idea}


def test_no_phrase_of_the_tables_makes_an_empty_idea() -> None:
    lexicon = load_lexicon()
    ideas = [idea for phrase in lexicon.phrases for idea in expand_query(phrase, lexicon, "en")]
    assert ideas
    assert all(ideas)
