"""Counts, lists and the latest over a small archive: which rows come, what they quote, what the text says of them."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index import Archive, rebuild
from qa import Answer, Assistant
from qa.aggregates import gathering
from qa.citations import verify
from qa.rendering.rows import rows_csv
from qa.rendering.text import render_html, render_markdown, render_text
from tests.qa.aggregate_news import BUYERS, ELSEWHERE, JANUARY, JANUARY_AGAIN, LAST_YEAR, MARCH, NEWS, SUM, WARNING, news

TODAY = date(2025, 11, 30)
ARTICLES = {article.id: article for article in NEWS}


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    index = tmp_path_factory.mktemp("aggregates") / "index"
    rebuild(NEWS, index=index)
    with Archive.open(index) as archive:
        yield Assistant(archive)


def sources(answer: Answer) -> list[set[str]]:
    """The articles that each row cites."""
    cited = {citation.marker: citation.article_id for citation in answer.citations}
    return [{cited[marker] for marker in item.markers} for item in answer.items]


def test_events_of_the_place_and_year_are_counted_once_each(asking: Assistant) -> None:
    answer = asking.ask("Berapa kali banjir melanda Way Semaka tahun ini?", today=TODAY)
    assert answer.kind == "count"
    assert sources(answer) == [{JANUARY.id, JANUARY_AGAIN.id}, {MARCH.id}]
    assert [item.date for item in answer.items] == [date(2025, 1, 14), date(2025, 3, 2)]
    assert [(item.reports, item.outlets) for item in answer.items] == [(2, 2), (1, 1)]
    assert answer.short is None
    assert answer.status == "unsure"  # however clear: no count over real articles has been held against the truth yet


def test_the_text_says_what_was_counted_and_that_it_may_not_be_all(asking: Assistant) -> None:
    answer = asking.ask("Berapa kali banjir melanda Way Semaka tahun ini?", today=TODAY)
    scope = "2 kejadian dalam 3 laporan dari 2 media antara 14 Januari 2025 dan 2 Maret 2025 di arsip ini"
    assert answer.text.startswith(f"{scope}; yang tidak diberitakan tidak terhitung.")
    assert "1 Januari – 31 Desember 2025" in answer.text


def test_an_english_count_is_told_in_english(asking: Assistant) -> None:
    answer = asking.ask("How many floods hit Way Semaka in 2024?", today=TODAY)
    assert answer.text.startswith("1 event in 1 report of 1 outlet on 6 May 2024 in this archive")
    assert sources(answer) == [{LAST_YEAR.id}]


def test_warnings_sums_figures_of_speech_and_other_places_are_no_rows(asking: Assistant) -> None:
    answer = asking.ask("Sebutkan semua banjir di Way Semaka", today=TODAY)
    assert answer.kind == "list"
    assert len(answer.items) == 3
    assert {ELSEWHERE.id, WARNING.id, BUYERS.id, SUM.id}.isdisjoint(set().union(*sources(answer)))


def test_the_latest_and_the_first_event_come_with_their_day(asking: Assistant) -> None:
    latest = asking.ask("Kapan terakhir kali banjir melanda Way Semaka?", today=TODAY)
    first = asking.ask("Kapan pertama kali banjir melanda Way Semaka?", today=TODAY)
    assert (latest.kind, latest.items[0].date, latest.short) == ("latest", date(2025, 3, 2), "Minggu (2/3/2025)")
    assert latest.text.startswith("Terakhir: 2 Maret 2025.")
    assert (first.items[0].date, first.short) == (date(2024, 5, 6), "Senin (6/5/2024)")


def test_every_row_is_quoted_word_for_word(asking: Assistant) -> None:
    for question in ("Sebutkan semua banjir di Way Semaka", "Kapan terakhir kali banjir melanda Way Semaka?"):
        answer = asking.ask(question, today=TODAY)
        cited = {citation.marker: citation for citation in answer.citations}
        assert verify(answer.citations, NEWS) == []
        assert all(item.markers and item.text in cited[item.markers[0]].quote for item in answer.items)
        assert answer.short is None or answer.short in cited[1].quote


def test_where_nothing_of_the_kind_is_held_the_single_answer_stays(asking: Assistant) -> None:
    answer = asking.ask("Berapa kali gempa mengguncang Way Semaka tahun ini?", today=TODAY)
    assert answer.kind == "single"
    assert answer.items == ()


def test_a_count_that_was_cut_says_so_and_is_not_called_answered(asking: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_ARTICLES", 3)
    answer = asking.ask("Berapa kali banjir melanda Way Semaka?", today=TODAY)
    assert answer.status == "unsure"
    assert "Dibaca 3 dari 8 artikel yang cocok" in answer.text


def test_rows_that_are_clear_are_shown_while_the_rest_is_read(asking: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "FIRST_SHOWN_S", 0.0)
    *growing, last = asking.stream("Berapa kali banjir melanda Way Semaka?", today=TODAY)
    assert growing
    for answer in growing:
        assert answer.so_far is not None
        assert 0 < answer.so_far.read < answer.so_far.fitting
        assert (answer.kind, answer.status, answer.short) == ("count", "unsure", None)
        assert answer.text.startswith(f"Masih membaca: {answer.so_far.read} dari {answer.so_far.fitting} artikel yang cocok.")
        assert "kejadian dalam" not in answer.text  # nothing is counted yet
        assert answer.items
        assert verify(answer.citations, NEWS) == []
        assert "Masih dibaca" in render_html(answer)
        assert render_text(answer).startswith("(Masih dibaca)")
        assert answer.to_dict()["so_far"] == {"read": answer.so_far.read, "fitting": answer.so_far.fitting}
    assert last.so_far is None
    assert last == replace(asking.ask("Berapa kali banjir melanda Way Semaka?", today=TODAY), receipt=last.receipt)


def test_a_comparison_shows_rows_of_its_sides_and_no_plot_before_it_is_whole(
    asking: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "FIRST_SHOWN_S", 0.0)
    *growing, last = asking.stream("Lebih banyak mana banjir di Way Semaka atau Semaka Barat?", today=TODAY)
    assert {item.side for item in growing[-1].items} == {"Way Semaka"}
    assert all("<svg" not in render_html(answer) for answer in growing)
    assert "<svg" in render_html(last)


def test_people_who_flee_after_a_flood_tell_of_it(tmp_path: Path) -> None:
    told = news("ungsi", "Kabar Krui", date(2025, 6, 22), "Air Setinggi Dada Genangi Gisting",
                "Ratusan warga Desa Talang Ratu, Way Semaka, mengungsi setelah air luapan sungai masuk ke rumah mereka, "
                "Sabtu (21/6/2025).")  # fmt: skip
    helped = news("bantu", "Kabar Krui", date(2025, 7, 22), "Bantuan Tiba di Suka Maju",
                  "Pemerintah Way Semaka menyalurkan bantuan setelah banjir di Desa Suka Maju, Senin (21/7/2025).")  # fmt: skip
    rebuild([told, helped], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Berapa kali banjir melanda Way Semaka?", today=TODAY)
    assert [item.date for item in answer.items] == [date(2025, 6, 21)]


def test_the_outlets_that_are_asked_narrow_what_is_counted(asking: Assistant) -> None:
    answer = asking.ask("Berapa kali banjir melanda Way Semaka?", outlets="Pantau Pesisir", today=TODAY)
    assert sources(answer) == [{JANUARY_AGAIN.id}]


def test_json_has_the_rows_and_loses_no_key(asking: Assistant) -> None:
    made = json.loads(json.dumps(asking.ask("Berapa kali banjir melanda Way Semaka tahun ini?", today=TODAY).to_dict()))
    assert list(made["items"][0]) == [
        *("date", "place", "text", "markers", "reports", "outlets"),
        *("side", "value", "others", "replaced"),
    ]
    assert made["items"][0]["date"] == "2025-01-14"
    assert made["items"][0]["place"] == "Desa Talang Ratu, Kecamatan Gisting, Way Semaka"


def test_text_markdown_and_html_show_every_row_with_its_markers(asking: Assistant) -> None:
    answer = asking.ask("Sebutkan semua banjir di Way Semaka", today=TODAY)
    text, markdown, html = render_text(answer), render_markdown(answer), render_html(answer, anchor="7")
    for item in answer.items:
        assert item.text in text
        assert f'href="#cite-7-{item.markers[0]}"' in html
    assert html.count("<tr>") == len(answer.items) + 1
    assert markdown.count("\n|") == len(answer.items) + 2
    assert '<time datetime="2025-03-02">2 Maret 2025</time>' in html


def test_csv_has_a_line_a_row_and_nothing_that_a_spreadsheet_calculates(asking: Assistant) -> None:
    answer = asking.ask("Sebutkan semua banjir di Way Semaka", today=TODAY)
    steering = replace(answer, items=(replace(answer.items[0], place="=1+1"), *answer.items[1:]))
    rows = list(csv.DictReader(io.StringIO(rows_csv(steering))))
    assert [row["date"] for row in rows] == ["2024-05-06", "2025-01-14", "2025-03-02"]
    assert rows[0]["place"] == "'=1+1"
    assert rows[1]["article_id"] in ARTICLES


def test_words_of_an_article_are_no_markup_in_the_table(asking: Assistant) -> None:
    answer = asking.ask("Berapa kali banjir melanda Way Semaka tahun ini?", today=TODAY)
    hostile = replace(answer, items=(replace(answer.items[0], text="<b>120</b> | rumah", place="<i>Krui</i>"),))
    assert "<b>120</b>" not in render_html(hostile)
    assert "<i>Krui</i>" not in render_html(hostile)
    assert "<b>" not in render_markdown(hostile)
    assert "\\| rumah" in render_markdown(hostile)


def test_a_report_without_a_day_is_told_and_not_counted(tmp_path: Path) -> None:
    aid = news(
        "bantuan", "Pantau Pesisir", date(2025, 8, 1), "Korban Banjir Terima Beras",
        "Pemerintah Kabupaten Way Semaka menyalurkan beras kepada korban banjir di Desa Karang Tani, Jumat (1/8/2025).",
    )  # fmt: skip
    rebuild([MARCH, aid], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Berapa kali banjir melanda Way Semaka?", today=TODAY)
    assert sources(answer) == [{MARCH.id}]
    assert answer.status == "unsure"
    assert "1 artikel lain menyebut kejadian serupa" in answer.text


def test_two_events_of_one_day_in_two_villages_are_two(tmp_path: Path) -> None:
    other = news(
        "maret-lain", "Gema Ogan", date(2025, 3, 2), "Banjir Rendam Suka Maju",
        "Banjir merendam 15 rumah di Desa Suka Maju, Kecamatan Bulok, Way Semaka, Minggu (2/3/2025).",
    )  # fmt: skip
    rebuild([MARCH, other], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Berapa kali banjir melanda Way Semaka?", today=TODAY)
    assert len(answer.items) == 2


def test_the_course_of_a_case_is_told_by_day(tmp_path: Path) -> None:
    case = "kasus korupsi dana hibah KONI Krui"
    told = [
        news("satu", "Kabar Krui", date(2025, 2, 1), "Jaksa Usut Dana Hibah KONI Krui", f"Kejaksaan mulai menyelidiki {case}."),
        news(
            "dua", "Gema Ogan", date(2025, 4, 9), "Ketua KONI Krui Jadi Tersangka", f"Jaksa menetapkan tersangka dalam {case}."
        ),
        news("tiga", "Kabar Krui", date(2025, 5, 5), "KONI Krui Gelar Lomba", "KONI Krui menggelar lomba lari pantai."),
    ]
    rebuild(told, index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Apa perkembangan kasus korupsi dana hibah KONI Krui?", today=TODAY)
    assert (answer.kind, answer.status) == ("timeline", "unsure")
    assert [item.date for item in answer.items] == [date(2025, 2, 1), date(2025, 4, 9)]


def test_the_course_of_a_fire_is_of_the_market_that_is_named(tmp_path: Path) -> None:
    told = [
        news("baru", "Kabar Krui", date(2025, 2, 1), "Pasar Baru Krui Terbakar", "Api membakar kios di Pasar Baru Krui."),
        news(
            "muara", "Kabar Krui", date(2025, 4, 9), "Pasar Muara Krui Terbakar Baru-baru Ini", "Kios baru di Pasar Muara Krui."
        ),
    ]
    rebuild(told, index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Apa perkembangan kasus kebakaran Pasar Baru Krui?", today=TODAY)
    assert [(answer.kind, item.date) for item in answer.items] == [("timeline", date(2025, 2, 1))]


def test_no_event_is_dated_by_an_estimated_day_of_publication(tmp_path: Path) -> None:
    dated = replace(JANUARY, id="dated", published_is_estimated=True)
    yesterday = replace(JANUARY_AGAIN, id="yesterday", published_is_estimated=True)
    rebuild([dated, yesterday], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask("Kapan terakhir kali banjir melanda Way Semaka?", today=TODAY)
        counted = Assistant(archive).ask("Sebutkan semua banjir di Way Semaka", today=TODAY)
    assert (answer.items[0].date, answer.as_of_is_estimated) == (date(2025, 1, 14), True)
    assert {item.date for item in counted.items} <= {date(2025, 1, 14), None}
    row = next(csv.DictReader(io.StringIO(rows_csv(counted))))
    assert (row["published"], row["published_is_estimated"]) == ("2025-01-14", "true")


def test_a_flood_that_has_not_ended_is_no_second_one(tmp_path: Path) -> None:
    still = news(
        "masih", "Pantau Pesisir", date(2025, 3, 20), "Sumber Asri Masih Terendam Banjir",
        "Banjir masih merendam 35 rumah di Desa Sumber Asri, Kecamatan Pugung, Way Semaka, Kamis (20/3/2025). Air belum surut.",
    )  # fmt: skip
    again = news(
        "lagi", "Pantau Pesisir", date(2025, 3, 20), "Banjir Rendam Sumber Asri",
        "Banjir merendam 35 rumah di Desa Sumber Asri, Kecamatan Pugung, Way Semaka, Kamis (20/3/2025).",
    )  # fmt: skip
    for other, rows in ((still, [date(2025, 3, 2)]), (again, [date(2025, 3, 2), date(2025, 3, 20)])):
        index = tmp_path / other.id
        rebuild([MARCH, other], index=index)
        with Archive.open(index) as archive:
            answer = Assistant(archive).ask("Berapa kali banjir melanda Way Semaka?", today=TODAY)
        assert [item.date for item in answer.items] == rows
