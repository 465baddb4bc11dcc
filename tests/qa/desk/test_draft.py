"""A draft held against the archive: what stands there is borne out, what was changed is contradicted, the rest not found."""

from collections.abc import Sequence
from datetime import date

import pytest

from corpus.text import sentences
from corpus.types import Article, Span
from qa.desk.draft import Checked, check_with, claims_in

STORY = (
    "Banjir bandang merendam 84 rumah di Desa Kalirejo pada Selasa (4/2/2025) malam. "
    "Bupati Sumberjati, Wiryo Handoko, meminta camat membuka dapur umum di balai desa. "
    "Petugas menyelamatkan 12 warga memakai perahu karet."
)
ARTICLE = Article("banjir", "banjir", "Banjir Bandang di Kalirejo", STORY, date(2025, 2, 5), "Kabar Sumberjati")


def retrieve(_: str) -> Sequence[tuple[Article, Sequence[Span]]]:
    return [(ARTICLE, sentences(STORY))]


def found_in(draft: str) -> dict[str, Checked]:
    return {each.claim.kind: each for each in check_with(draft, retrieve)}


def test_what_the_archive_says_is_borne_out_with_its_sentence() -> None:
    checked = check_with(STORY, retrieve)
    assert {each.claim.kind for each in checked} == {"figure", "date", "name", "office"}
    assert {each.finding for each in checked} == {"borne_out"}
    for each in checked:
        assert each.quote == STORY[each.start : each.end] != ""
        assert STORY[each.claim.start : each.claim.end] == each.claim.text


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("84 rumah", "48 rumah", "figure"),
        ("4/2/2025", "6/2/2025", "date"),
        ("Wiryo Handoko", "Bagus Prasetyo", "office"),
        ("Bupati Sumberjati", "Wakil Bupati Sumberjati", "office"),
    ],
)
def test_what_was_changed_is_contradicted_with_sentence_and_day(old: str, new: str, kind: str) -> None:
    checked = check_with(STORY.replace(old, new), retrieve)
    against = [each for each in checked if each.finding == "contradicted"]
    assert kind in {each.claim.kind for each in against}
    assert all(each.published == date(2025, 2, 5) and old in each.quote for each in against)


def test_what_is_of_something_else_is_not_found_and_accuses_nobody() -> None:
    draft = "Gubernur Tirta Raya, Yosef Lamawuran, meresmikan 7 jembatan gantung pada Jumat (7/3/2025)."
    assert {each.finding for each in check_with(draft, retrieve)} == {"not_found"}
    assert check_with("Hujan turun lagi.", retrieve) == []


def test_an_event_of_the_same_kind_elsewhere_contradicts_nothing() -> None:
    draft = "Bupati Tirtamulya, Bagus Prasetyo, meminta camat membuka dapur umum di balai desa."
    assert "contradicted" not in {each.finding for each in check_with(draft, retrieve)}


def test_a_figure_of_another_unit_bears_nothing_out() -> None:
    assert found_in("Petugas menyelamatkan 84 warga memakai perahu karet.")["figure"].finding == "contradicted"


def test_a_date_is_one_claim_and_no_figure() -> None:
    assert [claim.kind for claim in claims_in("Rapat digelar Senin (3/2/2025).")] == ["date"]
