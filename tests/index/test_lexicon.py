"""A question becomes ideas: its words, their translations, its offices and their acronyms."""

from pathlib import Path

import pytest

from index import IndexDamaged
from index.query.lexicon import ORDINARY, Lexicon, expand_query, language_of, load_lexicon

LEXICON = Lexicon({"elephant": (("gajah", 1.0), ("satwa", 0.25))})


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who chaired the meeting?", "en"),
        ("Siapa yang memimpin rapat?", "id"),
        ("siapa yang chaired meeting-nya?", "id"),
        ("Bupati Lampung Barat", "id"),
        ("", "id"),
    ],
)
def test_the_function_words_tell_the_language(question: str, language: str) -> None:
    assert language_of(question) == language


@pytest.mark.parametrize(
    ("keywords", "language"),
    [
        ("flood victims", "en"),
        ("Flood victims", "en"),
        ("police meeting chair", "en"),
        ("rubber price september 2025", "en"),
        ("bridge collapse Way Kenanga", "en"),
        ("korban banjir", "id"),
        ("harga karet september 2025", "id"),
        ("jembatan runtuh Way Kenanga", "id"),
    ],
)
def test_keywords_without_function_words_tell_the_language(keywords: str, language: str) -> None:
    assert language_of(keywords) == language


@pytest.mark.parametrize(
    "question",
    ["Rinaldo Aser", "rinaldo aser", "Golden Goal", "reshuffle kabinet", "update harga beras", "korban driver", "idul fitri"],
)
def test_names_and_borrowed_words_do_not_make_a_question_english(question: str) -> None:
    assert language_of(question) == "id"


@pytest.mark.parametrize("question", ["presiden AS yg datang ke Krui", "brp kasus baru menurut WHO", "WHO: KASUS BARU BERAPA?"])
def test_an_acronym_or_slang_does_not_make_a_question_english(question: str) -> None:
    assert language_of(question) == "id"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("siapa nama sutradara film Working to the Death?", "id"),
        ("kapankah sekuel pertama The Hunger Games dirilis?", "id"),
        ("Siapa pengarang buku The Clash of Civilizations?", "id"),
        ("Who directed Apa Jang Kau Tjari, Palupi?", "en"),
    ],
)
def test_a_title_in_the_other_language_does_not_tell_that_of_the_question(question: str, language: str) -> None:
    assert language_of(question) == language


def test_english_keywords_are_translated() -> None:
    flood, victims = expand_query("flood victims", load_lexicon())
    assert "banjir" in dict(flood)
    assert "korban" in dict(victims)


def test_an_english_word_is_one_idea_with_its_translations() -> None:
    (elephant,) = expand_query("What about the elephant?", LEXICON)
    weights = dict(elephant)
    assert (weights["gajah"], weights["satwa"]) == (ORDINARY, ORDINARY * 0.25**0.5)
    assert 0 < weights["elephant"] < ORDINARY


def test_names_and_numbers_weigh_more_than_other_words() -> None:
    ideas = expand_query("Where did the elephant Gondrong live in 2024?", LEXICON)
    assert [max(weight for _, weight in idea) for idea in ideas] == [ORDINARY, 1.0, ORDINARY, 1.0]


def test_an_indonesian_question_is_not_translated() -> None:
    assert expand_query("Di mana elephant?", LEXICON) == [(("elephant", ORDINARY),)]


def test_a_word_asked_twice_counts_once() -> None:
    assert expand_query("rapat rapat rapat", LEXICON) == [(("rapat", ORDINARY),)]


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("Who heads the election commission?", "kpu"),
        ("What did the regional council decide?", "dprd"),
        ("Who is the district police chief?", "kapolres"),
        ("Which regent opened the festival?", "bupat"),
        ("What happened in March?", "maret"),
        ("Who inaugurated the bridge?", "lantik"),
        ("How many fires were put out?", "karhutla"),
    ],
)
def test_offices_institutions_and_months_are_known_in_english(phrase: str, word: str) -> None:
    assert word in {term for idea in expand_query(phrase, load_lexicon()) for term, _ in idea}


def test_an_acronym_brings_what_it_stands_for() -> None:
    (idea,) = expand_query("KPU", load_lexicon())
    assert dict(idea)["kpu"] == 1.0
    assert {"komisi", "pilih"} & {term for term, _ in idea}


def test_names_and_numbers_stand_for_themselves() -> None:
    ideas = expand_query("Who met Rinaldo Aser on 26 August?", load_lexicon())
    assert (("rinaldo", 1.0),) in ideas
    assert (("aser", 1.0),) in ideas
    assert (("26", 1.0),) in ideas


def test_a_name_that_is_a_word_of_the_news_too_stays_a_name() -> None:
    ideas = expand_query("Who won the Golden Goal?", load_lexicon())
    assert {"goal", "gol"} <= {word for idea in ideas for word, weight in idea if weight == 1.0}


def test_no_weight_is_above_one() -> None:
    lexicon = load_lexicon()
    weights = [[weight for _, weight in translations] for translations in lexicon.words.values()]
    assert all(max(row) == 1.0 and min(row) > 0 for row in weights)


def test_a_missing_lexicon_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="lexicon"):
        load_lexicon(tmp_path / "none.tsv.gz")
