"""What prosecutors ask for, what a court gives and what the law threatens are three amounts."""

import pytest

from qa.answer_rules.causes import names_who_did_it, tells_no_manner
from qa.answer_rules.court_stages import is_of_another_stage
from qa.answer_rules.part_amounts import whole_term
from tests.qa.candidates import candidate, shown

VERDICT = (
    "Hakim menjatuhkan hukuman dua tahun empat bulan penjara kepada RT. Jaksa sebelumnya menuntut RT empat tahun penjara. "
    "Pasal itu memuat ancaman tujuh tahun penjara dan denda Rp 90 juta."
)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("RT divonis berapa tahun?", "dua tahun", "empat tahun penjara"),
        ("RT divonis berapa tahun?", "dua tahun", "tujuh tahun"),
        ("Berapa tahun RT dituntut jaksa?", "empat tahun penjara", "dua tahun"),
        ("jaksa nuntut brp tahun", "empat tahun penjara", "tujuh tahun"),
        ("Berapa ancaman hukumannya maksimal?", "tujuh tahun", "dua tahun"),
        ("How many years was RT sentenced to?", "dua tahun", "tujuh tahun"),
        ("How long a term did prosecutors demand?", "empat tahun penjara", "dua tahun"),
    ],
)
def test_a_term_of_another_stage_is_no_answer(question: str, right: str, wrong: str) -> None:
    assert not is_of_another_stage(candidate(question, VERDICT, right))
    assert is_of_another_stage(candidate(question, VERDICT, wrong))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Berapa tahun?", "tujuh tahun"),  # no stage is asked for
        ("Siapa yang divonis?", "RT"),
        ("RT dituntut dan divonis berapa tahun?", "dua tahun"),
    ],
)
def test_where_no_stage_or_several_are_asked_for_all_may_answer(question: str, said: str) -> None:
    assert not is_of_another_stage(candidate(question, VERDICT, said))


def test_a_term_is_told_whole() -> None:
    for said, whole in (("dua tahun", "dua tahun empat bulan"), ("empat bulan", "dua tahun empat bulan"), ("empat tahun",) * 2):
        found = candidate("RT divonis berapa lama?", VERDICT, said)
        assert shown(found, whole_term(found)) == whole


def test_an_amount_alone_does_not_tell_how() -> None:
    text = "Ia membeli gerobak seharga Rp 4 juta dengan uang arisan."
    assert tells_no_manner(candidate("Bagaimana ia membayar gerobak itu?", text, "Rp 4 juta"))
    assert not tells_no_manner(candidate("Bagaimana ia membayar gerobak itu?", text, "dengan uang arisan"))
    assert not tells_no_manner(candidate("Berapa harga gerobak itu?", text, "Rp 4 juta"))


def test_why_it_came_about_is_not_how_somebody_managed() -> None:
    text = "Keduanya hanyut karena bensin tercampur air. Mereka bertahan dengan menampung air hujan."
    assert tells_no_manner(candidate("How did the two survive?", text, "karena bensin tercampur air"))
    assert tells_no_manner(candidate("How did the two survive?", text, "bensin tercampur air"))
    assert not tells_no_manner(candidate("How did the two survive?", text, "dengan menampung air hujan"))
    assert not tells_no_manner(candidate("How did it happen?", text, "karena bensin tercampur air"))


@pytest.mark.parametrize(
    ("question", "said", "is_agent"),
    [
        ("who did kpu confirm as regent-elect", "Ketua KPU Way Tuba, Doni Saputra", True),
        ("who did kpu confirm as regent-elect", "Lestari Handayani", False),
        ("siapa yang ditetapkan KPU sebagai calon bupati", "Ketua KPU Way Tuba, Doni Saputra", True),
        ("Siapa yang dilantik bupati Way Tuba?", "Bupati Lestari Handayani", False),  # who became it
        ("Siapa yang dilantik oleh bupati?", "Bupati Lestari Handayani", True),
        ("who was the kpu chair", "Ketua KPU Way Tuba, Doni Saputra", False),
        ("who was the dprd chair of Way Tuba", "Ketua DPRD Way Tuba, Rita Sari", False),
        ("siapa ketua KPU Way Tuba", "Ketua KPU Way Tuba, Doni Saputra", False),
    ],
)
def test_whoever_did_it_is_not_whom_it_was_done_to(question: str, said: str, is_agent: bool) -> None:
    text = f"Kabar dari Way Tuba: {said} hadir dalam penetapan."
    assert names_who_did_it(candidate(question, text, said)) is is_agent
