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


@pytest.mark.parametrize(
    ("written", "place", "outlet"),
    [
        ("Wartamusi.id, Baturaja: Warga menolak rencana itu.", "Baturaja", "Wartamusi.id"),
        ("WartaMusi.com, Baturaja -Warga menolak rencana itu.", "Baturaja", "WartaMusi.com"),
        ("BATURAJA (Warta Musi) - Warga menolak rencana itu.", "BATURAJA", "Warta Musi"),
        ("Baturaja (ANTARA/Reuters) - Warga menolak rencana itu.", "Baturaja", "ANTARA"),
        ("Baturaja, 26 Agustus (Bernama) -- Warga menolak rencana itu.", "Baturaja", "Bernama"),
        ("BATURAJA, RMOLMUSI - Warga menolak rencana itu.", "BATURAJA", "RMOLMUSI"),
    ],
)
def test_datelines_of_agencies_and_portals_are_read(written: str, place: str, outlet: str) -> None:
    dateline = read_dateline(written)
    assert dateline is not None
    assert (dateline.place, dateline.outlet) == (place, outlet)
    assert written[dateline.length :] == "Warga menolak rencana itu."


@pytest.mark.parametrize(
    "written",
    ["Tentara Nasional Indonesia (TNI) - Polri berjaga.", "BMKG (Badan Meteorologi) berjaga.", "Jadwal, Krui: pukul delapan."],
)
def test_an_abbreviation_or_a_colon_makes_no_dateline(written: str) -> None:
    assert read_dateline(written) is None


@pytest.mark.parametrize(
    ("written", "place", "outlet", "day"),
    [
        ("Jakarta, IDN Times - ", "Jakarta", "IDN Times", ""),
        ("Palembang, kumparan - ", "Palembang", "kumparan", ""),
        ("VIVA - ", None, "VIVA", ""),
        ("Baturaja, Kompas – ", "Baturaja", "Kompas", ""),
        ("Baturaja, Warta Musi – ", "Baturaja", "Warta Musi", ""),
        ("Baturaja, Sumsel Post – ", "Baturaja", "Sumsel Post", ""),
        ("KBRN, Baturaja : ", "Baturaja", "KBRN", ""),
        ("Baturaja (Wartamusi.id): ", "Baturaja", "Wartamusi.id", ""),
        ("Baturaja (Wartamusi.id)-- ", "Baturaja", "Wartamusi.id", ""),
        ("TEMPO.CO, Baturaja-", "Baturaja", "TEMPO.CO", ""),
        ("BATURAJA- ", "BATURAJA", None, ""),
        ("BATURAJA, WARTAMUSI.COM\n", "BATURAJA", "WARTAMUSI.COM", ""),
        ("Baturaja, Wartamusi.com\n\n", "Baturaja", "Wartamusi.com", ""),
        ("Baturaja, 12/3 (ANTARA) - ", "Baturaja", "ANTARA", "12/3"),
        ("Baturaja, 12/3/2024 (ANTARA) - ", "Baturaja", "ANTARA", "12/3/2024"),
        ("BATURAJA (12/3/2024) - ", "BATURAJA", None, "12/3/2024"),
        ("BATURAJA, Selasa 12 Maret 2024 (Warta Musi) – ", "BATURAJA", "Warta Musi", "Selasa 12 Maret 2024"),
    ],
)
def test_datelines_of_national_outlets_and_with_a_day_are_read(
    written: str, place: str | None, outlet: str | None, day: str
) -> None:
    assert read_dateline(f"{written}Warga menolak rencana itu.") == Dateline(place, outlet, len(written), day)


@pytest.mark.parametrize(
    "text",
    [
        "Sekda, Pelaksana Harian Bupati – Amir Hamzah hadir.",
        "KPU-Bawaslu menggelar rapat bersama.",
        "Toko daring, misalnya belanja.com\nbuka sepanjang hari.",
        "Rapat di Krui (Pesisir Barat)- bahas solar.",
        "Tempo - lamanya sebuah lagu - diatur.",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("written", "place", "outlet"),
    [
        ("BATURAJA, WM - ", "BATURAJA", "WM"),
        ("BATURAJA (WM) – ", "BATURAJA", "WM"),
        ("Muara Dua (WM) - ", "Muara Dua", "WM"),
        ("Baturaja (ANT) - ", "Baturaja", "ANTARA"),
        ("BATURAJA (ant) -- ", "BATURAJA", "ANTARA"),
        ("Baturaja (kps/det) - ", "Baturaja", None),
        ("BATURAJA (rls/red) – ", "BATURAJA", None),
        ("Baturaja (SAR/HDL) – ", "Baturaja", None),
        ("Muara Dua (red) - ", "Muara Dua", None),
    ],
)
def test_initials_are_those_of_a_paper_or_of_its_writers(written: str, place: str, outlet: str | None) -> None:
    assert read_dateline(f"{written}Warga menolak rencana itu.") == Dateline(place, outlet, len(written))


@pytest.mark.parametrize(
    "written",
    ["Bank Indonesia (BI) - Pemkab", "Muara Dua (MD) – Warga", "BATURAJA, RI – Warga", "Warga (WM) - katanya"],
)
def test_other_abbreviations_are_no_papers(written: str) -> None:
    dateline = read_dateline(f"{written} menolak rencana itu.")
    assert dateline is None or dateline.outlet is None


@pytest.mark.parametrize("day", ["12-VIII-2024", "12/VIII/2024", "12 / VIII / 2024", "12 VIII 2024", "Senin (12/VIII/2024)"])
def test_a_month_in_roman_figures_is_the_day_of_a_dateline(day: str) -> None:
    dateline = read_dateline(f"BATURAJA, {day} (Warta Musi) – Warga menolak rencana itu.")
    assert dateline is not None
    assert (dateline.place, dateline.outlet, dateline.day) == ("BATURAJA", "Warta Musi", day)


@pytest.mark.parametrize("behind", ["DC", "UK", "US", "EU", "CA", "TV", "IV", "IX", "VI"])
@pytest.mark.parametrize("form", ["WASHINGTON, {} - ", "WASHINGTON ({}) – "])
def test_countries_states_and_roman_figures_are_no_papers_initials(behind: str, form: str) -> None:
    dateline = read_dateline(f"{form.format(behind)}Warga menolak rencana itu.")
    assert dateline is not None
    assert dateline.outlet is None
    assert behind in (dateline.place or "")


@pytest.mark.parametrize(
    "written",
    [
        "Denda (dan/atau) - ",
        "Kurungan (dan/atau) – ",
        "Lomba Menulis (putra/putri) - ",
        "Voli Pantai (putra/putri) – ",
        "Bupati Lantik Pejabat (adv) - ",
        "Program Unggulan Daerah (adv) – ",
        "Pemkab Menata Pasar (rls) – ",
        "Warga (ya/tidak) - ",
        "Tarif (per/jam) - ",
        "Prajurit (TNI/AD) – ",
    ],
)
def test_words_in_brackets_are_no_writers(written: str) -> None:
    assert read_dateline(f"{written}Warga menolak rencana itu.") is None


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Muara Dua (adv) - ", "Muara Dua"),
        ("Baturaja, 26/8/2024 (hrn/wid) - ", "Baturaja"),
        ("Baturaja, Sumsel (hrn/wid/red) – ", "Baturaja, Sumsel"),
    ],
)
def test_writers_stand_behind_a_place_or_a_day(written: str, place: str) -> None:
    dateline = read_dateline(f"{written}Warga menolak rencana itu.")
    assert dateline is not None
    assert (dateline.place, dateline.outlet) == (place, None)
