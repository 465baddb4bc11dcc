"""A clipping: events, copies folded, word for word, the same bytes for the same archive, whole files or none."""

import io
import random
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.errors import InvalidValue, WartanyaError
from corpus.types import Article, Span
from index.types import Filter
from qa.desk.clipping import Clipping, clipping_of
from qa.desk.clipping_page import MESSAGE_CHARS, MOST_TOLD, clipping_document, clipping_message
from qa.desk.clipping_plot import columns_of
from qa.desk.files import write_whole
from qa.desk.leads import lead_of, people_named
from qa.desk.outlets import all_spellings, outlet_key, spellings
from qa.desk.plot import COLOURS
from qa.desk.topics import topic_of
from qa.desk.writers import SUFFIXES, check_format, document_bytes, to_html, to_markdown
from qa.types import Language
from tests.qa.desk.papers import COPIES, FLOOD, WEEK, article, held

DAYS = Filter(date(2025, 2, 5), date(2025, 2, 6))


def made_of(
    articles: Sequence[Article],
    families: Sequence[Sequence[str]] = (),
    about: str = "",
    language: Language = "id",
    days: Filter = DAYS,
) -> Clipping:
    counts = {each.outlet: 1 for each in reversed(articles) if each.outlet} | {"Kabar Sumberjati": 9}
    return clipping_of(held(articles, families), spellings(counts), days, about, language)


def test_reports_of_one_event_stand_together_and_copies_are_folded_into_the_first() -> None:
    flood, match = made_of(WEEK, COPIES).events
    assert [piece.source.article_id for piece in flood.pieces] == ["a", "c"]
    assert [copy.article_id for copy in flood.pieces[0].copies] == ["b"]
    assert [piece.source.article_id for piece in match.pieces] == ["d"]


def test_a_quotation_is_a_whole_sentence_at_its_place_in_the_article() -> None:
    by_id = {each.id: each for each in WEEK}
    for event in made_of(WEEK, COPIES).events:
        text = by_id[event.pieces[0].source.article_id].text
        assert event.quote == text[event.start : event.end] != ""
        assert event.quote.endswith(".")


def test_a_quotation_mark_that_opens_the_next_sentence_is_none_of_the_lead() -> None:
    told = (
        'Partai Randu mengusung Damar Hidayat sebagai calon bupati tahun ini. " Lebih lanjut, Damar mendaftar pada Rabu pagi.'
    )
    first = article("k", "Damar Maju", told)
    lead = lead_of(first, [Span(0, 70), Span(71, len(told))])
    assert lead
    assert told[lead.start : lead.end] == "Partai Randu mengusung Damar Hidayat sebagai calon bupati tahun ini."


def test_people_are_named_and_offices_without_a_name_are_not() -> None:
    assert made_of(WEEK, COPIES).events[0].people == ("Wiryo Handoko",)


def test_what_stands_behind_an_office_and_is_no_person_is_not_named() -> None:
    told = (
        "Ketua KPU Kabupaten Bima, Ratna Lestari, menerima berkas dari DPC Gerindra Kabupaten Bima. Direktur Perlindungan "
        "Warga Negara Kementerian Luar Negeri RI hadir. Putusan itu dibawa ke MK. Anggota KY Damar Hidayat mencatatnya."
    )
    assert set(people_named(article("k", "Berkas Diterima", told))) == {"Ratna Lestari", "Damar Hidayat"}


def test_a_trade_before_a_name_and_a_short_form_behind_it_make_nobody_else() -> None:
    told = "Pesinetron Ratna Lestari datang pada Senin pagi. “Saya sehat,” kata Ratna Lestari kepada wartawan di rumahnya."
    assert people_named(article("k", "Ratna Lestari Pulang", told)) == ("Ratna Lestari",)
    both = [
        article(
            "p", "Kunjungan", "“Jalan ini segera selesai,” kata Joko Wardana. Menurut Joko Wardana, dananya cukup tahun ini."
        ),
        article(
            "q", "Pelantikan", "“Selamat bekerja,” ujar Joko Wardana Jokowar. Joko Wardana Jokowar melantik camat pada Rabu."
        ),
    ]
    assert made_of(both).people == (("Joko Wardana", 2),)


def test_two_people_with_a_dash_between_them_are_two() -> None:
    told = (
        "Umi Maryam-Dedi Santoso mendaftar ke KPU pada Rabu pagi. “Kami siap,” kata Umi Maryam. Menurut Umi Maryam, berkas "
        "lengkap. “Kami menang,” ujar Dedi Santoso. Dedi Santoso pulang."
    )
    assert people_named(article("k", "Pasangan Mendaftar", told)) == ("Umi Maryam", "Dedi Santoso")


def test_an_outlet_with_two_spellings_is_one_and_that_is_said() -> None:
    made = made_of(WEEK, COPIES)
    assert made.by_outlet == (("Gema Wirasaba", 2), ("Kabar Sumberjati", 2))
    assert made.spelt == (("Kabar Sumberjati", ("KABAR SUMBERJATI",)),)
    assert "Kabar Sumberjati juga tertulis KABAR SUMBERJATI" in to_markdown(clipping_document(made))


def test_articles_without_a_date_are_counted_and_in_no_event() -> None:
    made = made_of(WEEK, COPIES)
    assert (made.undated, made.articles) == (1, len(WEEK) - 1)
    assert "1 artikel arsip tidak bertanggal" in to_markdown(clipping_document(made))


def test_an_estimated_day_is_called_so_in_page_and_data() -> None:
    made = made_of([replace(each, published_is_estimated=True) for each in WEEK], COPIES)
    page = to_markdown(clipping_document(made))
    sources = [source for event in made.events for source in event.sources]
    assert all(source.to_dict()["published_is_estimated"] for source in sources)
    assert page.count("· sekitar ") == page.count("· sekitar 5 Februari") + page.count("· sekitar 6 Februari") == len(sources)


def test_a_subject_keeps_to_the_articles_that_have_most_of_its_words_in_either_language() -> None:
    for about in ("banjir bandang", "flood"):
        ids = {source.article_id for event in made_of(WEEK, COPIES, about).events for source in event.sources}
        assert ids == {"a", "b", "c"}


@pytest.mark.parametrize(("language", "sentence"), [("id", "Tidak ada artikel pada 5–6 Februari"), ("en", "has no article of")])
def test_an_empty_day_is_one_clear_sentence(language: Language, sentence: str) -> None:
    made = made_of([], language=language)
    assert sentence in to_markdown(clipping_document(made))
    assert sentence in clipping_message(made)


@pytest.mark.parametrize(
    ("language", "days", "sentence"),
    [
        ("id", Filter(since=date(2025, 2, 5)), "Tidak ada artikel sejak 5 Februari 2025 di arsip ini."),
        ("id", Filter(until=date(2025, 2, 5)), "Tidak ada artikel sampai 5 Februari 2025 di arsip ini."),
        ("en", Filter(since=date(2025, 2, 5)), "This archive has no article from 5 February 2025."),
        ("en", Filter(until=date(2025, 2, 5)), "This archive has no article until 5 February 2025."),
    ],
)
def test_an_empty_period_without_an_end_reads_as_a_sentence(language: Language, days: Filter, sentence: str) -> None:
    made = made_of([], language=language, days=days)
    assert sentence in to_markdown(clipping_document(made))
    assert sentence in clipping_message(made)


def test_an_archive_without_dates_says_so() -> None:
    made = made_of([WEEK[-1]], days=Filter())
    assert "Tidak ada artikel bertanggal di arsip ini." in to_markdown(clipping_document(made))
    assert made.undated == 1


def test_the_order_of_the_articles_makes_no_difference() -> None:
    shuffled = list(WEEK)
    random.Random(7).shuffle(shuffled)
    assert made_of(shuffled, COPIES).to_dict()["events"] == made_of(WEEK, COPIES).to_dict()["events"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_clipping_is_the_same_file_byte_for_byte(suffix: str) -> None:
    first, second = (document_bytes(clipping_document(made_of(WEEK, COPIES)), suffix) for _ in range(2))
    assert first == second


def test_a_pdf_has_its_words_links_and_page_numbers_and_no_time_of_making() -> None:
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(document_bytes(clipping_document(made_of(WEEK, COPIES)), ".pdf"))).pages
    told = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Kliping berita: 5–6 Februari 2025" in told
    for event in made_of(WEEK, COPIES).events:
        assert f"“{event.quote}”" in told
    assert [f"Februari 2025 · {number}" in page.extract_text() for number, page in enumerate(pages, start=1)] == [True] * 2
    links = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    assert {link["/A"]["/URI"] for link in links} == {"https://kabar.example/banjir"}


def test_a_pdf_keeps_letters_that_it_cannot_draw_as_text_and_says_so() -> None:
    from pypdf import PdfReader

    foreign = article("j", "Kedai 中村 Dibuka di Pasar Kalirejo", "Kedai 中村 dibuka di pasar desa pada Rabu pagi oleh camat.")
    made = made_of([foreign], language="en")
    told = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(document_bytes(clipping_document(made), ".pdf"))).pages
    )
    assert "Kedai 中村 Dibuka" in told
    assert "2 characters are not in the fonts of this file" in " ".join(told.split())


def test_a_pdf_holds_what_is_far_too_long_whole() -> None:
    from pypdf import PdfReader

    sentence = f"Banjir merendam {'rumah ' * 4_000}di Kalirejo pada Selasa malam."
    long = article("l", f"Banjir {'x' * 3_000}", sentence, outlet=f"Kabar {'y' * 3_000}")
    content = document_bytes(clipping_document(made_of([long])), ".pdf")
    told = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    assert told.count("rumah") == 4_000
    assert told.count("x") >= 3_000


def test_the_plot_counts_the_articles_of_each_day_and_outlet_with_days_that_have_none() -> None:
    (columns,) = columns_of(made_of(WEEK, COPIES, days=Filter(date(2025, 2, 4), date(2025, 2, 7))))
    assert columns.labels == ("4/2", "5/2", "6/2", "7/2")
    assert dict(columns.series) == {"Kabar Sumberjati": (0, 1, 1, 0), "Gema Wirasaba": (0, 1, 1, 0)}
    assert columns.heights == (0, 2, 2, 0)


def test_a_plot_has_a_column_a_day_a_week_or_a_month_and_of_one_day_one_an_outlet() -> None:
    def over(days: int) -> list[Article]:
        return [replace(each, published=date(2025, 2, 5) + timedelta(k * days)) for k, each in enumerate(many(3))]

    whole = Filter(date(2020, 1, 1), date(2025, 12, 31))
    plots = [next(columns_of(made_of(over(days), days=whole))) for days in (2, 30, 200)]
    assert [len(plot.labels) <= 31 for plot in plots] == [True] * 3
    assert [sum(plot.heights) for plot in plots] == [3, 3, 3]
    assert [plot.labels[0] for plot in plots[1:]] == ["mg. 3/2", "Feb 2025"]
    one_day = next(columns_of(made_of(many(3), days=Filter(date(2025, 2, 5), date(2025, 2, 5)))))
    assert (one_day.labels, one_day.series) == (("Kabar Sumberjati",), (("", (3,)),))


def test_outlets_beyond_those_with_a_colour_are_one_series() -> None:
    papers = [replace(each, outlet=f"Koran {chr(65 + k)}") for k, each in enumerate(many(9))]
    papers.append(replace(many(10)[9], published=date(2025, 2, 6)))
    (columns,) = columns_of(made_of(papers))
    assert len(columns.series) == len(COLOURS)
    assert (columns.series[-1][0], sum(columns.heights)) == ("5 media lain", 10)


def test_the_plot_is_in_word_pdf_and_page_and_says_nothing_that_is_markup() -> None:
    made = made_of([replace(each, outlet="<b>Koran</b>") if each.id == "d" else each for each in WEEK], COPIES)
    page = to_html(clipping_document(made))
    assert page.count("<svg ") == 1
    assert "&lt;b&gt;Koran&lt;/b&gt;" in page
    assert "<b>" not in page
    with zipfile.ZipFile(io.BytesIO(document_bytes(clipping_document(made), ".docx"))) as parts:
        (picture,) = [name for name in parts.namelist() if name.startswith("word/media/")]
        assert parts.read(picture).startswith(b"\x89PNG")


def test_who_is_named_with_and_without_an_office_is_one_person() -> None:
    first = article("p", "Dapur Umum", "Bupati Sumberjati, Wiryo Handoko, membuka dapur umum di balai desa pada hari Selasa.")
    told = "“Padi tahun ini baik,” kata Wiryo Handoko bersama para petani pada Rabu pagi. Menurut Wiryo Handoko, harga naik."
    second = article("q", "Panen Raya", told)
    assert made_of([first, second]).people == (("Wiryo Handoko", 2),)


def test_word_gets_every_headline_quotation_link_and_a_page_number() -> None:
    import docx

    content = document_bytes(clipping_document(made_of(WEEK, COPIES)), ".docx")
    told = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert all(each.title in told for each in WEEK[:1])
    assert FLOOD.partition(". ")[0] in told
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert "https://kabar.example/banjir" in parts.read("word/_rels/document.xml.rels").decode()
        assert 'w:instr="PAGE"' in parts.read("word/footer1.xml").decode()
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_text_of_an_article_is_no_markup_and_no_address_but_http_is_a_link() -> None:
    hostile = article(
        "h", "<script>alert(1)</script> *tebal* [x](javascript:1)", "<b>Satu</b> dua tiga empat lima enam tujuh.\x0b\ufffe"
    )
    made = made_of([*WEEK, hostile], COPIES)
    page = to_html(clipping_document(made))
    assert "<script>" not in page
    assert "<b>" not in page
    assert "javascript:alert" not in page
    assert "\\<script\\>" in to_markdown(clipping_document(made))
    assert "*" not in clipping_message(made)
    assert document_bytes(clipping_document(made), ".docx")


def many(count: int) -> list[Article]:
    """As many articles, each about something of its own."""
    return [
        article(f"n{k:04}", f"Kabar{k} Perihal{k} Tempat{k}", f"Warga{k} Dusun{k} memanen buah{k} pohon{k} kebun{k} ladang{k}.")
        for k in range(count)
    ]


def test_beyond_a_hundred_events_the_others_are_listed_by_headline_and_none_is_lost() -> None:
    made = made_of(many(MOST_TOLD + 30))
    page = to_markdown(clipping_document(made))
    assert f"{MOST_TOLD + 30} peristiwa; {MOST_TOLD} yang paling banyak diberitakan" in page
    assert all(f"Kabar{k} " in page for k in range(MOST_TOLD + 30))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("count", [1, 12, 400])
def test_a_message_stays_below_its_limit_and_says_what_it_leaves_out(count: int, language: Language) -> None:
    made = made_of(many(count), language=language)
    message = clipping_message(made)
    assert len(message) < MESSAGE_CHARS
    shown = sum(f"Kabar{k} " in message for k in range(count))
    assert shown == count or f" {count - shown} " in message


def test_a_format_that_is_not_written_is_told() -> None:
    assert [check_format(f"x{suffix.upper()}") for suffix in SUFFIXES] == list(SUFFIXES)
    with pytest.raises(InvalidValue, match="has to end in"):
        check_format("kliping")


def test_a_file_that_cannot_be_written_leaves_the_one_before_and_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "kliping.md", b"lama")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(WartanyaError, match="cannot be written"):
        write_whole(tmp_path / "folder.md", b"baru")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.md", "kliping.md"]
    assert (tmp_path / "kliping.md").read_bytes() == b"lama"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    import os

    target = tmp_path / "kliping.md"
    (tmp_path / f".{target.name}.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(WartanyaError, match="disk is full"):
        write_whole(target, b"x" * 100_000)
    assert list(tmp_path.iterdir()) == []


def test_spellings_of_one_outlet_meet_and_others_do_not() -> None:
    one = ("Kabar Pesisir", "KABAR PESISIR", "kabarpesisir.com", "www.kabarpesisir.co.id", "kabarpesisir.com/Daerah")
    assert len({outlet_key(name) for name in one}) == 1
    assert outlet_key("Kabar Pesisir Barat") != outlet_key("Kabar Pesisir") != outlet_key("Warta Pesisir")
    assert all_spellings(["kabar pesisir", "Tidak Ada"], dict.fromkeys(one, 1)) == (*sorted(one), "Tidak Ada")


def test_a_subject_is_told_by_the_words_of_headline_and_lead() -> None:
    assert topic_of("Banjir Bandang Rendam 84 Rumah", FLOOD) == "disaster"
    assert topic_of("Harga Cabai di Pasar Naik", "Pedagang pasar menaikkan harga cabai.") == "economy"
    assert topic_of("Catatan", "Sebuah catatan.") == "other"
