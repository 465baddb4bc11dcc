import pytest

from corpus.datelines import Dateline, read_dateline


@pytest.mark.parametrize(
    ("written", "place", "outlet"),
    [
        ("PANTAU LAMPUNG – ", None, "Pantau Lampung"),
        ("MUARASABAK - ", "MUARASABAK", None),
        ("JAKARTA, KOMPAS.com — ", "JAKARTA", "KOMPAS.com"),
        ("Bandar Lampung (ANTARA) - ", "Bandar Lampung", "ANTARA"),
        ("Jakarta, CNN Indonesia - - ", "Jakarta", "CNN Indonesia"),
        ("Suara.com - ", None, "Suara.com"),
        ("RADAR TV LIWA, LAMPUNG BARAT – ", "LAMPUNG BARAT", "Radar TV Liwa"),
    ],
)
def test_place_and_outlet_stand_before_the_dash(written: str, place: str | None, outlet: str | None) -> None:
    assert read_dateline(f"{written}Menjelang pemilihan, polisi bersiap.") == Dateline(place, outlet, len(written))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rapat digelar - kata Bupati",
        "Bupati hadir. KPU – Bawaslu juga.",
        "KPU TETAPKAN CALON – DPRD SETUJU",
        "Pringsewu-Metro macet",
    ],
)
def test_other_dashes_make_no_dateline(text: str) -> None:
    assert read_dateline(text) is None
