"""An English question word by word in Indonesian."""

import pytest

from qa.question.translation import translate_query


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Who chaired the coordination meeting?", ("siapa", "memimpin")),
        ("Where did the flood happen?", ("di mana", "banjir")),
        ("When will the election commission announce it?", ("kapan", "kpu")),
        ("How many houses were damaged?", ("berapa", "rumah")),
        ("Why was the regent late?", ("mengapa", "bupati")),
    ],
)
def test_what_is_asked_and_about_whom_is_said_in_the_words_of_the_articles(question: str, wanted: tuple[str, ...]) -> None:
    glossed = f" {translate_query(question)} "
    assert [word for word in wanted if f" {word} " not in glossed] == []


@pytest.mark.parametrize("name", ["Rinaldo Aser", "Lampung Barat", "AKBP", "Way Kambas"])
def test_names_stay_as_they_are(name: str) -> None:
    assert name in translate_query(f"Who is {name} of the district?")


def test_figures_stay_as_they_are() -> None:
    assert "1.920" in translate_query("Why did 1.920 people leave?")


def test_articles_and_auxiliaries_are_left_out() -> None:
    assert {"the", "did", "of"}.isdisjoint(translate_query("Who did the regent of the district meet?").split())


@pytest.mark.parametrize(
    ("question", "glossed"), [("", ""), ("?", "?"), ("🐅", "🐅"), ("siapa yang memimpin", "memimpin"), (" \n", "")]
)
def test_what_is_not_english_stays_but_for_function_words(question: str, glossed: str) -> None:
    assert translate_query(question) == glossed
