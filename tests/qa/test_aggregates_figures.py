"""Totals and comparisons over a small archive: what is added up or compared, what stands beside it, and what is not said."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from index import Archive, rebuild
from qa import Answer, Assistant
from qa.citations import verify
from qa.rendering.rows import rows_csv
from qa.rendering.text import render_html, render_markdown, render_text
from tests.qa.aggregate_news import news

TODAY = date(2025, 11, 30)
PLACE = "Kecamatan Pugung, Way Semaka"
NEWS = (
    news("ratu", "Kabar Krui", date(2025, 1, 14), "Banjir Rendam Talang Ratu",
         "Banjir merendam 120 rumah di Desa Talang Ratu, Kecamatan Gisting, Way Semaka, Selasa (14/1/2025). Tiga warga tewas."),
    news("ratu-lain", "Pantau Pesisir", date(2025, 1, 15), "Sungai Meluap di Talang Ratu",
         "Banjir menggenangi 120 rumah di Desa Talang Ratu, Way Semaka, Selasa (14/1/2025). Banjir itu menewaskan 4 orang."),
    news("asri", "Kabar Krui", date(2025, 3, 2), "Sumber Asri Dilanda Banjir",
         f"Sebanyak 40 rumah di Desa Sumber Asri, {PLACE}, dilanda banjir, Minggu (2/3/2025). Seorang warga meninggal dunia."),
    news("maju", "Kabar Krui", date(2025, 6, 9), "Banjir di Suka Maju",
         "Banjir melanda Desa Suka Maju, Kecamatan Bulok, Way Semaka, Senin (9/6/2025). Tidak ada korban jiwa."),
    news("marga", "Kabar Krui", date(2025, 8, 4), "Banjir Bandang Terjang Marga Jaya",
         f"Banjir bandang menerjang Desa Marga Jaya, {PLACE}, Senin (4/8/2025). Dua orang tewas."),
    news("marga-ralat", "Kabar Krui", date(2025, 8, 7), "Ralat: Banjir Marga Jaya",
         f"Banjir bandang menerjang Desa Marga Jaya, {PLACE}, Senin (4/8/2025). "
         "Sebelumnya tertulis 2 orang tewas, yang benar adalah 5 orang tewas."),
    news("ogan", "Kabar Krui", date(2025, 5, 4), "Banjir di Ogan Lestari",
         "Banjir merendam 12 rumah di Desa Air Putih, Ogan Lestari, Minggu (4/5/2025). Satu orang tewas."),
    news("kopi-1", "Kabar Krui", date(2025, 2, 4), "Harga Kopi Menguat",
         "Harga kopi robusta di tingkat petani di Kabupaten Way Semaka mencapai Rp60.000 per kilogram, Selasa (4/2/2025)."),
    news("kopi-2", "Pantau Pesisir", date(2025, 4, 8), "Kopi Petani Naik Lagi",
         "Harga kopi robusta di tingkat petani di Kabupaten Way Semaka naik dari Rp60.000 per kilogram menjadi "
         "Rp72.500 per kg."),
    news("kopi-3", "Pantau Pesisir", date(2025, 9, 9), "Kopi Arabika",
         "Harga kopi arabika di Kabupaten Ogan Lestari Rp110 ribu per kilogram."),
)  # fmt: skip


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    index = tmp_path_factory.mktemp("figures") / "index"
    rebuild(NEWS, index=index)
    with Archive.open(index) as archive:
        yield Assistant(archive)


def total(asking: Assistant) -> Answer:
    return asking.ask("Berapa total korban tewas banjir di Way Semaka tahun ini?", today=TODAY)


def amounts(answer: Answer) -> list[Decimal | None]:
    return [item.value.amount if item.value else None for item in answer.items]


def test_a_total_shows_its_addends_and_never_counts_an_event_twice(asking: Assistant) -> None:
    houses = asking.ask("Berapa total rumah terendam banjir di Way Semaka tahun ini?", today=TODAY)
    assert (houses.kind, houses.status) == ("total", "unsure")
    assert amounts(houses) == [120, 40, None, None]  # two reports of the first flood, one addend
    assert "120 [1] + 40 [3] = 160 rumah" in houses.text
    assert "2 kejadian tanpa angka tidak ikut dijumlahkan." in houses.text


def test_figures_that_disagree_stand_beside_each_other_with_their_days(asking: Assistant) -> None:
    first = total(asking).items[0]
    assert first.value is not None
    assert [first.value.amount, *(other.amount for other in first.others)] == [4, 3]
    assert [first.value.published, *(other.published for other in first.others)] == [date(2025, 1, 15), date(2025, 1, 14)]
    assert f"= {3 + 1 + 0 + 5} orang sampai {4 + 1 + 0 + 5} orang." in total(asking).text
    assert "Laporan tentang 1 kejadian tidak sama angkanya" in total(asking).text


def test_a_corrected_figure_replaces_the_old_one_and_says_so(asking: Assistant) -> None:
    last = total(asking).items[-1]
    assert last.value is not None
    assert (last.value.amount, last.others, [old.amount for old in last.replaced]) == (5, (), [2])
    assert "Diralat: “Dua orang tewas”" in total(asking).text


def test_that_nobody_died_is_a_figure_of_nought(asking: Assistant) -> None:
    assert amounts(total(asking)) == [4, 1, 0, 5]


def test_each_value_is_words_of_the_quotation_of_its_marker(asking: Assistant) -> None:
    for question in ("Berapa total korban tewas banjir di Way Semaka tahun ini?", "naik atau turun harga kopi?"):
        answer = asking.ask(question, today=TODAY)
        cited = {citation.marker: citation for citation in answer.citations}
        assert verify(answer.citations, NEWS) == []
        for item in answer.items:
            for value in (*([item.value] if item.value else []), *item.others, *item.replaced):
                assert value.printed in cited[value.marker].quote
            assert item.value is None or item.value.printed in item.text


def test_a_price_went_up_from_its_first_day_to_its_last_among_like_with_like(asking: Assistant) -> None:
    answer = asking.ask("naik atau turun harga kopi?", today=TODAY)
    assert answer.kind == "comparison"
    assert amounts(answer) == [60_000, 72_500, 110_000]
    assert [item.value.unit for item in answer.items if item.value] == ["IDR/kg"] * 3
    assert answer.text.startswith("Naik: dari Rp60.000 per kilogram [1] (4 Februari 2025) menjadi Rp72.500 per kg [2]")
    assert "1 angka lain ditampilkan tanpa dibandingkan" in answer.text


def test_prices_of_other_kinds_and_places_are_not_compared(tmp_path: Path) -> None:
    rebuild([NEWS[-3], NEWS[-1]], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("naik atau turun harga kopi?", today=TODAY)
    assert len(answer.items) == 2
    assert answer.text.startswith("Naik atau turun tidak dapat dipastikan")


def test_the_events_of_two_places_are_counted_side_by_side(asking: Assistant) -> None:
    answer = asking.ask("Lebih banyak mana banjir di Way Semaka atau Ogan Lestari?", today=TODAY)
    assert [item.side for item in answer.items] == ["Way Semaka"] * 4 + ["Ogan Lestari"]
    assert "Way Semaka: 4 kejadian." in answer.text
    assert "Ogan Lestari: 1 kejadian." in answer.text
    assert "Lebih banyak: Way Semaka." in answer.text


def test_a_side_without_reports_makes_no_verdict(asking: Assistant) -> None:
    answer = asking.ask("Lebih banyak mana banjir di Way Semaka atau Bukit Rawas?", today=TODAY)
    assert "Bukit Rawas: tidak ada yang ditemukan" in answer.text
    assert "tidak dapat dipastikan" in answer.text
    assert "Lebih banyak: " not in answer.text


def test_a_side_of_which_the_archive_tells_much_but_no_event_has_less_of_what_is_reported(tmp_path: Path) -> None:
    festivals = [
        news(f"pasar-{day}", "Kabar Krui", date(2025, 3, day), "Pasar Malam di Bukit Rawas",
             "Pasar malam di Bukit Rawas dibuka lagi oleh para pedagang.")
        for day in range(1, 11)
    ]  # fmt: skip
    rebuild([*NEWS, *festivals], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Lebih banyak mana banjir di Way Semaka atau Bukit Rawas?", today=TODAY)
    assert "Bukit Rawas: tidak ada yang ditemukan, yang bisa berarti tidak diberitakan." in answer.text
    assert "Lebih banyak yang diberitakan: Way Semaka." in answer.text


def test_the_figure_of_an_article_is_that_of_the_whole(tmp_path: Path) -> None:
    articles = [
        news("angin", "Kabar Krui", date(2025, 3, 2), "Puting Beliung di Talang Ratu",
             "Puting beliung menerjang Desa Talang Ratu, Way Semaka, Minggu (2/3/2025). Lima rumah rusak berat. "
             "Seluruhnya 28 rumah rusak."),
        news("angin-lain", "Kabar Krui", date(2025, 6, 2), "Puting Beliung di Suka Maju",
             "Puting beliung menerjang Desa Suka Maju, Way Semaka, Senin (2/6/2025). Tiga rumah rusak."),
    ]  # fmt: skip
    rebuild(articles, index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Berapa total rumah rusak akibat puting beliung di Way Semaka tahun ini?", today=TODAY)
    assert amounts(answer) == [28, 3]


def test_a_price_of_another_day_is_none_of_the_day_of_publication(tmp_path: Path) -> None:
    articles = [
        news(f"emas-{day}", "Kabar Krui", date(2025, 9, day), "Harga Emas Hari Ini",
             f"Harga emas dijual Rp75{day}.000 per gram. Pada 2 Januari, harga emas tercatat Rp665.000 per gram. "
             f"Harga emas naik Rp1.000 dibandingkan dengan harga Kamis, yang sebesar Rp75{day - 1}.000 per gram.")
        for day in (4, 5)
    ]  # fmt: skip
    rebuild(articles, index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("naik atau turun harga emas?", today=TODAY)
    assert amounts(answer) == [754_000, 755_000]


def test_no_single_article_answers_a_total_for_certain(tmp_path: Path) -> None:
    lead = "Banjir melanda Desa Talang Ratu, Way Semaka, Selasa (14/1/2025). Korban tewas dua orang."
    rebuild([news("satu", "Kabar Krui", date(2025, 1, 14), "Banjir Talang Ratu", lead)], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Berapa total korban tewas banjir di Way Semaka tahun ini?", today=TODAY)
    assert (answer.kind, answer.status == "answered") == ("single", False)


def test_events_that_may_be_one_are_not_added_up(tmp_path: Path) -> None:
    near = [
        news("satu", "Kabar Krui", date(2025, 3, 2), "Banjir Rendam Pasar",
             "Banjir merendam 40 rumah di Way Semaka, Minggu (2/3/2025)."),
        news("dua", "Pantau Pesisir", date(2025, 3, 3), "Banjir Rendam Sekolah",
             "Banjir merendam 15 rumah di Way Semaka, Senin (3/3/2025)."),
    ]  # fmt: skip
    rebuild(near, index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Berapa total rumah terendam banjir di Way Semaka tahun ini?", today=TODAY)
    assert len(answer.items) < 2 or "Tidak dijumlahkan dengan pasti." in answer.text


def test_where_one_event_is_held_the_single_answer_stays(asking: Assistant) -> None:
    answer = asking.ask("Berapa total korban tewas banjir di Ogan Lestari tahun ini?", today=TODAY)
    assert (answer.kind, answer.items) == ("single", ())


def test_values_stand_in_every_form_of_the_answer(asking: Assistant) -> None:
    answer = total(asking)
    assert "menewaskan 4 orang · laporan lain: Tiga warga tewas (14 Januari 2025)" in render_text(answer)
    assert "| Angka |" in render_markdown(answer)
    row = list(csv.DictReader(io.StringIO(rows_csv(answer))))[-1]
    assert (row["value"], row["amount"], row["unit"], row["replaced"]) == ("5 orang tewas", "5", "people", "Dua orang tewas")
    assert answer.to_dict()["items"][0]["value"]["amount"] == 4


def test_a_comparison_is_drawn_with_words_beside_every_bar(asking: Assistant) -> None:
    html = render_html(asking.ask("Lebih banyak mana banjir di Way Semaka atau Ogan Lestari?", today=TODAY))
    picture = html[html.index("<svg") : html.index("</svg>")]
    assert 'role="img"' in picture
    assert picture.count("<rect") == 4 + 1  # a piece an event
    assert ">Way Semaka</text>" in picture
    assert ">4 kejadian</text>" in picture


def test_each_event_of_a_bar_leads_to_its_quotation(asking: Assistant) -> None:
    answer = asking.ask("Lebih banyak mana banjir di Way Semaka atau Ogan Lestari?", today=TODAY)
    page = render_html(answer)
    for item in answer.items:
        assert f'<a class="marker" href="#cite-answer-{item.markers[0]}" aria-label=' in page
    assert page.count("<rect") == len(answer.items)


def test_each_point_of_a_plot_leads_to_its_quotation_and_holds_no_markup(asking: Assistant) -> None:
    answer = asking.ask("naik atau turun harga kopi?", today=TODAY)
    hostile = replace(answer.items[0], value=replace(answer.items[0].value, printed="<b>x</b>"))  # type: ignore[type-var]
    html = render_html(replace(answer, items=(hostile, *answer.items[1:])), anchor="a")
    picture = html[html.index("<svg") : html.index("</svg>")]
    assert picture.count('href="#cite-a-') == len(answer.items)
    assert "<b>" not in picture


def test_headings_sort_only_where_a_page_listens(asking: Assistant) -> None:
    answer = total(asking)
    assert "<button" not in render_html(answer)[: render_html(answer).index("</table>")]
    assert render_html(answer, with_buttons=True).count('class="sort"') == 5
