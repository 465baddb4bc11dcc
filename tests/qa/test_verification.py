"""What a cited sentence bears out, and what it does not: in Indonesian, and in English about Indonesian sentences."""

from datetime import date
from decimal import Decimal

import pytest

from qa.entities.facts import facts_of, numbers_in
from qa.entities.offices import offices_in
from qa.generation.verifier import Cited, bundled_verifier

CITED = Cited(
    "Rapat koordinasi itu dipimpin Kapolres Tanggamus, AKBP Sari Dewi, di aula kecamatan, Senin (26/08).",
    "Pantau Lampung",
    date(2024, 8, 27),
    "Banjir merendam 213 rumah di Semaka.\nRapat koordinasi itu dipimpin Kapolres Tanggamus, AKBP Sari Dewi, di aula "
    "kecamatan, Senin (26/08).\nIa meminta warga tidak kembali ke rumah.",
)
FLOOD = Cited("Banjir merendam 213 rumah dan merusak dua jembatan di Semaka.", "Pantau Lampung", date(2024, 8, 27))
NOT_BACK = Cited("Bupati tidak mengizinkan warga kembali ke rumah sebelum air surut.", None, None)


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Rapat koordinasi itu dipimpin Kapolres Tanggamus, AKBP Sari Dewi.", CITED),
        ("Kapolres Tanggamus AKBP Sari Dewi memimpin rapat koordinasi pada 26 Agustus 2024.", CITED),
        ("Menurut Pantau Lampung, rapat koordinasi dipimpin AKBP Sari Dewi di aula kecamatan.", CITED),
        ("Sebanyak 213 rumah terendam banjir di Semaka.", FLOOD),
        ("Bupati tidak mengizinkan warga kembali ke rumah.", NOT_BACK),
    ],
)
def test_what_is_said_in_indonesian_is_supported(claim: str, cited: Cited) -> None:
    assert bundled_verifier().verdict(claim, [cited], "id").label == "supported"


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The coordination meeting was chaired by Tanggamus police chief Sari Dewi.", CITED),
        ("The coordination meeting was led by Sari Dewi, the Tanggamus police chief, on Monday, 26 August 2024.", CITED),
        ("The flood inundated 213 houses in Semaka.", FLOOD),
    ],
)
def test_what_is_said_in_english_is_supported(claim: str, cited: Cited) -> None:
    assert bundled_verifier().verdict(claim, [cited], "en").label == "supported"


@pytest.mark.parametrize(
    ("claim", "cited", "reason"),
    [
        ("Rapat koordinasi itu dipimpin Kapolres Tanggamus, AKBP Joko Purnomo.", CITED, "name"),
        ("Rapat koordinasi itu dipimpin Bupati Tanggamus, AKBP Sari Dewi.", CITED, "office"),
        ("Rapat koordinasi itu dipimpin Wakapolres Tanggamus, AKBP Sari Dewi.", CITED, "office"),
        ("Rapat koordinasi itu tidak dipimpin Kapolres Tanggamus, AKBP Sari Dewi.", CITED, "negation"),
        ("Rapat koordinasi dipimpin AKBP Sari Dewi pada 28 Agustus 2024.", CITED, "date"),
        ("Banjir merendam 312 rumah di Semaka.", FLOOD, "number"),
        ("Banjir merusak tiga jembatan di Semaka.", FLOOD, "number"),
        ("Bupati mengizinkan warga kembali ke rumah.", NOT_BACK, "negation"),
        ("Harga beras naik.", FLOOD, "words"),
    ],
)
def test_one_wrong_thing_is_found_in_indonesian(claim: str, cited: Cited, reason: str) -> None:
    found = bundled_verifier().verdict(claim, [cited], "id")
    assert (found.label, found.reason) == ("unsupported", reason)


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The flood inundated 312 houses in Semaka.", FLOOD),
        ("The flood did not inundate 213 houses in Semaka.", FLOOD),
        ("The coordination meeting was chaired by the Tanggamus regent, Sari Dewi.", CITED),
        ("The coordination meeting was chaired by Tanggamus police chief Joko Purnomo.", CITED),
        ("The price of rice rose in the markets.", FLOOD),
    ],
)
def test_one_wrong_thing_is_found_in_english(claim: str, cited: Cited) -> None:
    assert bundled_verifier().verdict(claim, [cited], "en").label == "unsupported"


def test_what_stands_beside_the_cited_sentence_is_partly_supported() -> None:
    asked = Cited("Ia meminta warga tidak kembali ke rumah.", "Pantau Lampung", date(2024, 8, 27), CITED.passage)
    found = bundled_verifier().verdict("AKBP Sari Dewi meminta warga tidak kembali ke rumah.", [asked], "id")
    assert (found.label, found.reason) == ("partly", "elsewhere")


def test_another_name_of_the_passage_in_the_place_of_one_is_not_even_partly_supported() -> None:
    cited = Cited("Rapat dipimpin AKBP Sari Dewi.", None, None, "Bupati Rudi Hartawan hadir. Rapat dipimpin AKBP Sari Dewi.")
    assert bundled_verifier().verdict("Rapat dipimpin AKBP Rudi Hartawan.", [cited], "id").label == "unsupported"


def test_two_sentences_together_can_bear_a_claim_out() -> None:
    claim = "Banjir merendam 213 rumah di Semaka dan rapat koordinasi dipimpin AKBP Sari Dewi."
    assert bundled_verifier().verdict(claim, [FLOOD, CITED], "id").label == "supported"


def test_what_cites_nothing_is_unsupported() -> None:
    assert bundled_verifier().verdict("Banjir merendam 213 rumah.", [], "id").reason == "uncited"


@pytest.mark.parametrize(
    "echo", ["Berapa rumah yang terendam banjir di Semaka?", "Pertanyaan: rumah terendam banjir", "213", "213 (2)."]
)
def test_a_question_or_a_bare_figure_claims_nothing(echo: str) -> None:
    assert bundled_verifier().verdict(echo, [FLOOD], "id").label == "unsupported"


def test_a_claim_without_words_is_unsupported() -> None:
    assert bundled_verifier().verdict("Ya.", [FLOOD], "id").label == "unsupported"


# The facts themselves


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Rp2,5 miliar", Decimal("2.5") * 10**9), ("2.5 billion", Decimal("2.5") * 10**9), ("1.500", 1500), ("1,500", 1500),
        ("dua belas", 12), ("dua puluh lima", 25), ("twenty-five", 25), ("dua ratus ribu", 200_000), ("seribu", 1000),
        ("7 p.m.", 19), ("40%", 40), ("3 juta", 3_000_000), ("two hundred", 200),
    ],
)  # fmt: skip
def test_numbers_are_read_in_figures_and_words(written: str, value: Decimal) -> None:
    assert [Decimal(value) in found for found in numbers_in(written)] == [True]


def test_names_are_told_from_the_first_word_and_from_offices() -> None:
    facts = facts_of("Rapat dipimpin Kapolres Tanggamus, AKBP Sari Dewi, pada Senin.")
    assert [facts.words[k].stem for k in facts.names] == ["tanggamus", "akbp", "sari", "dewi"]


@pytest.mark.parametrize("sentence", ["Ia tidak hanya datang.", "They not only came."])
def test_not_only_denies_nothing(sentence: str) -> None:
    assert facts_of(sentence).denied == frozenset()


@pytest.mark.parametrize(
    ("written", "office"),
    [
        ("Wakil Bupati Kaur", "deputy regent"),
        ("the deputy governor", "deputy governor"),
        ("Kapolres Kaur", "district police chief"),
        ("Ketua KPU", "chair"),
        ("vice president", "vice president"),
        ("Kepala Desa Sukamaju", "village head"),
    ],
)
def test_a_deputy_is_another_office(written: str, office: str) -> None:
    assert [found.name for found in offices_in(written)] == [office]
