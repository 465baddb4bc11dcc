"""A candidate, a former or an acting holder of an office is not its holder; "Rp5" is not "Rp5.000"."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from corpus.text import sentences
from corpus.types import Article, Span
from qa.desk.draft import Checked, check_with
from qa.desk.figures import figures_in
from qa.entities.numbers import value_of
from qa.types import Language

TOLD = "{office} Sumberjati, Wiryo Handoko, membuka lomba perahu hias di Dermaga Lama."


def held_against(draft: str, text: str) -> list[Checked]:
    article = Article("a", "a", "Lomba", text, date(2025, 2, 5), "Kabar Sumberjati")

    def retrieve(_: str) -> Sequence[tuple[Article, Sequence[Span]]]:
        return [(article, sentences(text))]

    return check_with(draft, retrieve)


def finding(draft: str, text: str, kind: str) -> str:
    return next(each.finding for each in held_against(draft, text) if each.claim.kind == kind)


STANDINGS = (
    "Bupati",
    "Calon Bupati",
    "Mantan Bupati",
    "Plt. Bupati",
    "Penjabat (Pj.) Bupati",
    "Bupati terpilih",
    "Bupati nonaktif",
)


@pytest.mark.parametrize("claimed", STANDINGS)
@pytest.mark.parametrize("held", STANDINGS)
def test_an_office_is_borne_out_by_the_same_standing_to_it_and_no_other(claimed: str, held: str) -> None:
    found = finding(TOLD.format(office=claimed), TOLD.format(office=held), "office")
    assert (found == "borne_out") == (claimed == held)


@pytest.mark.parametrize(
    ("held", "claimed"),
    [
        ("Bakal calon Gubernur Wiryo Handoko menyapa pedagang.", "Gubernur Wiryo Handoko menyapa pedagang."),
        ("Eks Kapolres Randu, AKBP Wiryo Handoko, menyapa pedagang.", "Kapolres Randu, AKBP Wiryo Handoko, menyapa pedagang."),
        ("Pelaksana Tugas (Plt) Camat Wiryo Handoko menyapa pedagang.", "Camat Wiryo Handoko menyapa pedagang."),
        ("Sekretaris Camat Wiryo Handoko menyapa pedagang.", "Camat Wiryo Handoko menyapa pedagang."),
        ("Staf Ahli Bupati, Wiryo Handoko, menyapa pedagang.", "Bupati Wiryo Handoko menyapa pedagang."),
        ("Juru bicara Gubernur, Wiryo Handoko, menyapa pedagang.", "Gubernur Wiryo Handoko menyapa pedagang."),
        ("Calon Bupati dan Wakil Bupati Wiryo Handoko menyapa pedagang.", "Wakil Bupati Wiryo Handoko menyapa pedagang."),
        ("Former regent Wiryo Handoko greeted the traders.", "Regent Wiryo Handoko greeted the traders."),
    ],
)
def test_who_stands_near_an_office_does_not_hold_it(held: str, claimed: str) -> None:
    assert finding(claimed, held, "office") != "borne_out"
    assert finding(held, held, "office") == "borne_out"


def test_acting_for_somebody_is_one_word_in_english() -> None:
    held = "Plt. Bupati Wiryo Handoko menyapa pedagang di pasar."
    assert finding("Acting regent Wiryo Handoko menyapa pedagang di pasar.", held, "office") == "borne_out"
    assert finding("Pj. Bupati Wiryo Handoko menyapa pedagang di pasar.", held, "office") != "borne_out"


def test_the_wife_of_a_regent_denies_no_regent() -> None:
    held = "Istri Bupati Wiryo Handoko membuka lomba perahu hias di Dermaga Lama."
    assert finding("Bupati Wiryo Handoko membuka lomba perahu hias di Dermaga Lama.", held, "office") == "not_found"


def test_a_name_is_told_without_the_office_in_front_of_it() -> None:
    found = held_against(TOLD.format(office="Calon Bupati"), TOLD.format(office="Bupati"))
    named = [each.claim.text for each in found if each.claim.kind == "name"]
    assert named
    assert not any("upati" in each for each in named)
    assert next(each.claim.text for each in found if each.claim.kind == "office").startswith("Calon Bupati")


SPENT = "Pemerintah desa menyalurkan bantuan {figure} kepada warga Kalirejo."
FIGURES = (
    ("Rp5.000", "Rp5"),
    ("Rp5.000.000", "Rp5.000"),
    ("Rp5.000", "Rp5.000.000"),
    ("Rp5 juta", "Rp5"),
    ("Rp5 jt", "Rp5"),
    ("Rp5 milyar", "Rp5 juta"),
    ("Rp5 M", "Rp5 juta"),
    ("Rp1,250 miliar", "Rp1.250 miliar"),
    ("Rp50.000", "Rp5.000"),
    ("Rp5-6 juta", "Rp5 juta"),
    ("5.000 orang", "5 orang"),
    ("5 persen", "5"),
    ("5% beras", "5 beras"),
    ("5.000 orang", "Rp5.000"),
    ("US$5.000", "Rp5.000"),
    ("Rp5.000 per kilogram", "Rp5.000 per hari"),
    ("ke-5 beras", "5 beras"),
)


@pytest.mark.parametrize(("held", "claimed"), FIGURES)
def test_a_figure_bears_out_itself_and_none_that_begins_alike(held: str, claimed: str) -> None:
    assert finding(SPENT.format(figure=claimed), SPENT.format(figure=held), "figure") != "borne_out"
    assert finding(SPENT.format(figure=held), SPENT.format(figure=held), "figure") == "borne_out"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rp5 juta", "Rp5.000.000"),
        ("Rp 5 jt", "Rp5 juta"),
        ("Rp1,5 miliar", "Rp1.500 juta"),
        ("5.000 rupiah", "Rp5.000"),
        ("5%", "5 persen"),
        ("Rp5.000,00", "Rp5.000"),
        ("2–1", "2-1"),
    ],
)
def test_the_same_figure_is_borne_out_however_it_is_written(one: str, other: str) -> None:
    assert finding(SPENT.format(figure=one), SPENT.format(figure=other), "figure") == "borne_out"


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [("1,500", "id", "1.5"), ("1,500", "en", "1500"), ("1.500", "id", "1500"), ("1.500", "en", "1.5"), ("0.125", "id", "0.125"),
     ("1.250,50", "en", "1250.5"), ("1,250,000", "id", "1250000"), ("08.30", "id", "8.3"), ("08:30", "id", "8.3")],
)  # fmt: skip
def test_points_and_commas_are_read_as_the_language_has_them(written: str, language: Language, value: str) -> None:
    assert value_of(written, language) == Decimal(value)


def test_metres_are_no_milliards() -> None:
    (metres,), (money,) = list(figures_in("sedalam 5 m di sungai")), list(figures_in("senilai Rp5 M di bank"))
    assert (int(metres.values[0]), int(money.values[0])) == (5, 5_000_000_000)
