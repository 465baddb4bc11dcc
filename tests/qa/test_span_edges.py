"""Answers begin and end with whole words, in one sentence, and are of the kind asked for."""

import pytest

from corpus.types import Span
from qa.answer_rules.candidates import Candidate
from qa.answer_rules.span_edges import (
    cuts_a_word,
    is_a_place,
    is_no_person,
    is_no_place,
    only_repeats_the_question,
    runs_over_a_sentence,
    tells_no_time,
    without_lead,
    without_predicate,
)
from tests.qa.candidates import candidate, shown

QUAKE = "LIWA – Gempa bermagnitudo 5,2 mengguncang Suoh, Selasa (4/6/2024) pukul 21.14 WIB. BPBD mencatat 1.500 rumah retak."
BUS = (
    "Sopir berinisial SU dibawa polisi. Kasat Lantas AKP Yudi Herlambang menyebut rem blong. Satlantas Polres Pringsewu "
    "mendata "
    "Andi Wirawan yang dirawat di RSUD Pringsewu."
)


@pytest.mark.parametrize("said", ["itudo 5,2", "bermagnitudo 5", ",2 mengguncang", "500 rumah", "1"])
def test_a_span_that_cuts_a_word_or_a_figure_is_known(said: str) -> None:
    start = QUAKE.index("1.500") if said == "1" else QUAKE.index(said)
    cut = Candidate("Apa?", "what", QUAKE, "", Span(start, start + len(said)), Span(0, len(QUAKE)))
    assert cuts_a_word(cut)


@pytest.mark.parametrize(
    "said", ["bermagnitudo 5,2", "5,2", "1.500 rumah", "Suoh", "pukul 21.14 WIB", "retak", "LIWA", "(4/6/2024)"]
)
def test_whole_words_and_figures_are_not_cut(said: str) -> None:
    assert not cuts_a_word(candidate("Apa?", QUAKE, said))


def test_words_of_two_sentences_are_no_answer() -> None:
    said = "SU dibawa polisi. Kasat Lantas AKP Yudi Herlambang"
    first = candidate("Siapa sopir bus?", BUS, said)
    assert runs_over_a_sentence(first)


@pytest.mark.parametrize(
    ("question", "said", "repeats"),
    [
        ("Siapa sopir bus di Pringsewu?", "Pringsewu", True),
        ("Siapa Yudi Herlambang?", "Yudi Herlambang", True),
        ("Siapa Yudi Herlambang?", "Kasat Lantas AKP Yudi Herlambang", False),
        ("Apakah SU dibawa polisi?", "SU dibawa polisi", False),  # what yes means
        ("Apakah Andi atau SU yang dibawa polisi?", "SU", False),
    ],
)
def test_words_of_the_question_alone_answer_nothing(question: str, said: str, repeats: bool) -> None:
    assert only_repeats_the_question(candidate(question, BUS, said)) is repeats


def test_nor_do_other_translations_of_them() -> None:
    text = "Perahu itu menabrak kapal pukat Sinar Bahari di muara."
    assert only_repeats_the_question(candidate("What kind of boat was hit?", text, "kapal"))  # the first one is "perahu"
    assert not only_repeats_the_question(candidate("What kind of boat was hit?", text, "kapal pukat"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Selasa (4/6/2024)", True),
        ("pukul 21.14 WIB", True),
        ("dua hari lalu", True),
        ("usai salat subuh", True),
        ("5,2 mengguncang Suoh", False),
        ("rumah retak", False),
    ],
)
def test_a_time_has_a_word_or_a_figure_for_time(said: str, told: bool) -> None:
    text = f"{QUAKE} Warga mengungsi dua hari lalu, usai salat subuh."
    assert tells_no_time(candidate("Kapan gempa Suoh?", text, said)) is not told


def test_a_person_is_no_place() -> None:
    assert is_no_place(candidate("Di mana bus itu terbalik?", BUS, "AKP Yudi Herlambang"))
    assert not is_no_place(candidate("Di mana Andi dirawat?", BUS, "RSUD Pringsewu"))
    assert not is_no_place(candidate("Siapa Kasat Lantas?", BUS, "AKP Yudi Herlambang"))


def test_a_place_is_no_person() -> None:
    text = "LIWA – Persada Liwa menang 3-1 di Tanjungan. Gol dicetak Ruswandi asal Kecamatan Sukau."
    assert all(is_a_place(candidate("Siapa pencetak gol?", text, said)) for said in ("LIWA", "Liwa", "Tanjungan", "Sukau"))
    assert not is_a_place(candidate("Siapa pencetak gol?", text, "Ruswandi"))
    assert not is_a_place(candidate("Di mana pertandingannya?", text, "Tanjungan"))


@pytest.mark.parametrize(
    ("question", "said", "refused"),
    [
        ("Siapa sopir bus?", "Satlantas Polres Pringsewu", True),
        ("Siapa sopir bus?", "polisi", True),
        ("Siapa sopir bus?", "SU", False),
        ("Siapa yang mendata korban?", "Satlantas Polres Pringsewu", False),
        ("Who was the driver?", "Satlantas Polres Pringsewu", True),
    ],
)
def test_an_institution_is_not_the_driver(question: str, said: str, refused: bool) -> None:
    assert is_no_person(candidate(question, BUS, said)) is refused


@pytest.mark.parametrize(
    ("said", "left"),
    [("berinisial SU", "SU"), ("SU", "SU"), ("AKP Yudi Herlambang", "AKP Yudi Herlambang")],
)
def test_a_name_is_shown_without_what_leads_to_it(said: str, left: str) -> None:
    found = candidate("Siapa sopir bus?", BUS, said)
    assert shown(found, without_lead(found)) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("SU dibawa polisi", "SU"),
        ("Andi Wirawan yang dirawat di RSUD Pringsewu", "Andi Wirawan"),
        ("AKP Yudi Herlambang menyebut rem blong", "AKP Yudi Herlambang"),
        ("Kasat Lantas AKP Yudi Herlambang", "Kasat Lantas AKP Yudi Herlambang"),
    ],
)
def test_a_name_is_shown_without_what_its_bearer_does(said: str, left: str) -> None:
    found = candidate("Siapa sopir bus?", BUS, said)
    assert shown(found, without_predicate(found)) == left
