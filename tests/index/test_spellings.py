"""Amounts and names are searched for in every way that articles print them."""

import pytest

from corpus.text import words
from index.query.lexicon import expand_query, load_lexicon
from index.query.spellings import OTHER_SPELLING


def searched(question: str) -> set[str]:
    return {word for idea in expand_query(question, load_lexicon()) for word, _ in idea}


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("anggaran 640,5 miliar", "Rp640.500.000.000"),
        ("anggaran Rp 4,2 M", "Rp 4.200.000.000"),
        ("anggaran Rp4,2M", "Rp4,2 miliar"),
        ("anggaran Rp. 1,5 T", "Rp1.500.000.000.000"),
        ("bantuan 750 jt", "Rp750.000.000"),
        ("bantuan Rp 300 ribu", "Rp300.000"),
        ("anggaran Rp4.200.000.000", "4,2"),
        ("anggaran Rp640.000.000.000", "640"),
        ("a budget of 4.2 billion rupiah", "Rp4,2 miliar"),
        ("who paid 1,500 people", "1.500"),
        ("a share of 2.5 percent", "2,5"),
        ("rapat pukul 9.00", "09.00"),
        ("rapat pukul 09:30", "9.30"),
    ],
)
def test_an_amount_is_searched_for_as_it_may_be_printed(question: str, printed: str) -> None:
    assert set(words(printed)) - {"rp"} <= searched(question)


@pytest.mark.parametrize(
    ("question", "not_meant"),
    [
        ("tinggi 4,2 m", "4200000000"),  # metres
        ("anggaran Rp4.000.000.000", "4"),  # which stands everywhere
        ("anggaran 4,2", "4200000000"),
        ("4 orang, miliar rupiah", "4000000000"),
    ],
)
def test_what_an_amount_does_not_say_is_not_searched_for(question: str, not_meant: str) -> None:
    assert not_meant not in searched(question)


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("Moh. Yusuf", "Muhammad Jusuf"),
        ("Achmad Fauzi", "Ahmad Fauzi"),
        ("Abd. Rahman", "Abdul Rahman"),
        ("Soekarno", "Sukarno"),
        ("Djoko Widodo", "Joko Widodo"),
    ],
)
def test_a_name_is_searched_for_as_it_may_be_spelled(asked: str, printed: str) -> None:
    assert set(words(printed)) <= searched(f"Siapa {asked}?")


def test_a_name_that_is_spelled_otherwise_weighs_less() -> None:
    (idea,) = expand_query("siapa Yusuf", load_lexicon())
    weights = dict(idea)
    assert weights["jusuf"] == OTHER_SPELLING * weights["yusuf"]


@pytest.mark.parametrize("number", ["9" * 5000, "1." * 5000 + "1", "999." * 3000 + "999", "0", "0,0", "00:00", "٣", "²"])
def test_no_number_is_too_much_for_it(number: str) -> None:
    for question in (number, f"Rp {number} M", f"{number} miliar"):
        expand_query(question, load_lexicon())
