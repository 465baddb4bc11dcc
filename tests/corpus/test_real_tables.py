"""Tables as scrapers, data bases and spreadsheets leave them."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, UnreadableArticle
from corpus.files import load_file

TEXT = "KOTAAGUNG – Jalan lingkar selatan ditutup dua pekan, kata Dinas Perhubungan."


def found(folder: Path, name: str, written: str) -> tuple[list[Article], list[UnreadableArticle]]:
    path = folder / name
    path.write_text(written)
    each = list(load_file(path, root=folder, label="arsip"))
    return [one for one in each if isinstance(one, Article)], [one for one in each if isinstance(one, UnreadableArticle)]


def record(**fields: object) -> str:
    return json.dumps(fields) + "\n"


# Columns that are not known


@pytest.mark.parametrize("column", ["tgl_pasang", "tanggal naik", "WaktuSiar", "created_at"])
@pytest.mark.parametrize("day", ["2024-03-12 08:00", "12/03/2024", "Selasa, 12 Maret 2024"])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json"])
def test_a_column_of_days_is_named_where_no_article_has_one(name: str, day: str, column: str, tmp_path: Path) -> None:
    rows = {"judul": "Jalan Ditutup", "isi": TEXT, column: day}
    if name == "a.csv":
        written = ",".join(rows) + "\n" + ",".join(f'"{value}"' for value in rows.values()) + "\n"
    else:
        written = json.dumps(rows) if name == "a.jsonl" else json.dumps([rows])
    (article,), (said,) = found(tmp_path, name, written)
    assert article.published is None
    assert said.code == "columns_unknown"
    assert f"--field date={column}" in str(said) or f"--field date='{column}'" in str(said)


def test_all_columns_that_would_help_are_named_at_once(tmp_path: Path) -> None:
    _, (said,) = found(tmp_path, "a.csv", f'judul_utama;isi;tgl_pasang;koran_kami\nJalan;"{TEXT}";12/03/2024;Warta\n')
    for option in ("title=judul_utama", "date=tgl_pasang", "outlet=koran_kami"):
        assert f"--field {option}" in str(said)


@pytest.mark.parametrize(
    "fields",
    [
        {"tanggal": "12/03/2024", "created_at": "2024-03-15"},  # the day is known
        {"nomor_urut": 20240312, "nilai": "45530"},  # figures that a column of another name has
        {"tanggal_update": "12/03/2024", "sumber_foto": "Dok.", "judul_seo": "x"},  # of a picture, of a change
        {"kategori": "daerah", "kata_kunci": "jalan, tutup"},
    ],
)
def test_a_table_with_other_columns_is_left_in_peace(fields: dict[str, object], tmp_path: Path) -> None:
    (_,), failures = found(tmp_path, "a.jsonl", record(judul="Jalan", isi=TEXT, **fields))
    assert failures == []


def test_one_error_stands_for_all_lines_whose_names_are_unknown(tmp_path: Path) -> None:
    lines = record(kepala="Jalan", tubuh=TEXT, naik="12/03/2024") * 3
    articles, (said,) = found(tmp_path, "a.jsonl", lines)
    assert articles == []
    assert "--field text=tubuh" in str(said)
    articles, failures = found(tmp_path, "a.jsonl", lines + record(isi=TEXT))
    assert (len(articles), len(failures)) == (1, 3)


def test_the_longest_text_is_proposed_for_a_table_of_text(tmp_path: Path) -> None:
    _, (said,) = found(tmp_path, "a.csv", f'kode,naik,tubuh berita\n7,12/03/2024,"{TEXT}"\n')
    assert "--field text='tubuh berita'" in str(said)


# Rows and what stands above them


@pytest.mark.parametrize(
    "above", ["Daftar berita Maret\n", "Daftar berita Maret,,\n,,\n", "sep=,\nEkspor basis data\n\n", '"Rekap, Maret",,\n']
)
def test_a_heading_may_stand_above_the_names(above: str, tmp_path: Path) -> None:
    (article,), failures = found(tmp_path, "a.csv", f'{above}judul,isi,tanggal\nJalan,"{TEXT}",2024-03-12\n')
    assert (article.title, article.text, article.published, failures) == ("Jalan", TEXT, date(2024, 3, 12), [])


@pytest.mark.parametrize("empty", [",,\n", '"","",""\n', " , ,\n", ";;\n"])
def test_rows_that_say_nothing_are_passed_over(empty: str, tmp_path: Path) -> None:
    mark = ";" if ";" in empty else ","
    table = f"judul,isi,tanggal\n{empty}Jalan,{TEXT.replace(',', '')},2024-03-12\n{empty}{empty}".replace(",", mark)
    articles, failures = found(tmp_path, "a.csv", table)
    assert ([article.title for article in articles], failures) == (["Jalan"], [])


def test_a_row_of_too_many_fields_is_told_what_to_do(tmp_path: Path) -> None:
    _, (said,) = found(tmp_path, "a.csv", "judul,isi\nJalan,Ditutup, kata dinas, dua pekan\n")
    assert "double quotes" in str(said)


# Values


@pytest.mark.parametrize("nothing", ["nan", "NaT", "NULL", r"\N", "-", "—", "None", "[]"])
def test_what_programs_write_for_nothing_is_nothing(nothing: str, tmp_path: Path) -> None:
    fields = {"judul": nothing, "tanggal": nothing, "penulis": nothing, "media": nothing, "url": nothing, "id": nothing}
    (article,), failures = found(tmp_path, "a.jsonl", record(isi=TEXT, **fields))
    assert article.title_is_derived
    assert failures == []
    assert (article.published, article.authors, article.outlet, article.url) == (None, (), None, None)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("('Satu.', 'Dua.')", "Satu.\nDua."),
        ("['Satu.', nan, None]", "Satu."),
        ('["Satu.", null, "Dua."]', "Satu.\nDua."),
        ('{"Satu.","Dua."}', "Satu.\nDua."),
        ("[{'type': 'p', 'text': 'Satu.'}, {'type': 'p', 'text': 'Dua.'}]", "Satu.\nDua."),
        ("(Satu) dan (dua)", "(Satu) dan (dua)"),
        ("[Pemkab] menutup jalan [lagi]", "[Pemkab] menutup jalan [lagi]"),
        ("[1, 2]", "[1, 2]"),
        ("{tiga} lapak", "{tiga} lapak"),
    ],
)
def test_lists_and_objects_that_were_written_down_are_read(written: str, text: str, tmp_path: Path) -> None:
    (article,), _ = found(tmp_path, "a.jsonl", record(isi=written))
    assert article.text == text


def test_an_outlet_that_was_written_down_as_an_object_is_its_name(tmp_path: Path) -> None:
    (article,), _ = found(
        tmp_path, "a.csv", f'''title,content,source\nJalan,"{TEXT}","{{'id': None, 'name': 'Warta Musi'}}"\n'''
    )
    assert article.outlet == "Warta Musi"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("&lt;p&gt;Jalan ditutup.&lt;/p&gt;&lt;p&gt;Dua pekan.&lt;/p&gt;", "Jalan ditutup.\nDua pekan."),
        ("Jalan &amp;amp; jembatan &amp;quot;ditutup&amp;quot;.", 'Jalan & jembatan "ditutup".'),
        ("<![CDATA[<p>Jalan ditutup.</p>]]>", "Jalan ditutup."),
        ("<font color='red'>Jalan</font> ditutup.<hr>Dua pekan.</br>Tiga truk.", "Jalan ditutup.\nDua pekan.\nTiga truk."),
        ("<center>Jalan ditutup.</center><iframe src='x'></iframe><script>a()</script>", "Jalan ditutup."),
        ("Caf&eacute; ditutup &ndash; kata dinas&hellip;", "Café ditutup – kata dinas…"),
        ('Dinas: \\"Jalan ditutup\\" sejak Jum\\\'at.', 'Dinas: "Jalan ditutup" sejak Jum\'at.'),
        ('[caption id="7"]<img src="x"> Foto[/caption]Jalan ditutup. [sic]', "Jalan ditutup. [sic]"),
        ("Jalan ditutup… [+1234 chars]", "Jalan ditutup…"),
        ("Warga (&lt;17 tahun) dan R&D; nilai a < b.", "Warga (<17 tahun) dan R&D; nilai a < b."),
        ("Surat ke <budi@warta.example> dan &copyku.", "Surat ke <budi@warta.example> dan &copyku."),
    ],
)
def test_markup_that_a_data_base_kept_is_no_text(written: str, text: str, tmp_path: Path) -> None:
    (article,), _ = found(tmp_path, "a.jsonl", record(isi=written))
    assert article.text == text


# Where the articles stand in a file


@pytest.mark.parametrize(
    "whole",
    [
        {"data": {"articles": [{"judul": "Jalan", "isi": TEXT}]}, "status": "ok"},
        {"response": {"docs": [{"headline": {"main": "Jalan"}, "body": TEXT}]}},
        {"hits": {"total": 1, "hits": [{"_id": "x", "_source": {"judul": "Jalan", "isi": TEXT}}]}},
        {"data": [{"id": "1", "attributes": {"title": "Jalan", "content": TEXT}}]},
        {"a1": {"judul": "Jalan", "isi": TEXT, "tags": [{"name": "jalan"}]}},
    ],
)
def test_articles_are_found_below_names(whole: object, tmp_path: Path) -> None:
    (article,), failures = found(tmp_path, "a.json", json.dumps(whole))
    assert (article.title, article.text, failures) == ("Jalan", TEXT, [])


# What is not out


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": True},
        {"is_published": 0},
        {"published": False, "tanggal": "2024-03-12"},
        {"aktif": "N"},
        {"post_status": "inherit"},
        {"post_type": "page"},
        {"post_type": "nav_menu_item"},
        {"post_password": "x"},
        {"status_berita": "Belum Terbit"},
        {"deleted": "yes"},
    ],
)
def test_what_says_that_it_is_not_out_is_left_out_and_listed(fields: dict[str, object], tmp_path: Path) -> None:
    articles, (said,) = found(tmp_path, "a.jsonl", record(judul="Jalan", isi=TEXT, **fields))
    assert articles == []
    assert said.code in ("not_published", "entry_locked")


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": False},
        {"is_published": 1},
        {"published": "2024-03-12"},
        {"aktif": "Y"},
        {"post_type": "post"},
        {"post_type": "berita"},
        {"post_password": ""},
        {"status": 200},
        {"status": "ok"},
        {"type": "page"},
    ],
)
def test_what_is_out_comes_in(fields: dict[str, object], tmp_path: Path) -> None:
    articles, failures = found(tmp_path, "a.jsonl", record(judul="Jalan", isi=TEXT, **fields))
    assert len(articles) == 1
    assert failures == []


@pytest.mark.parametrize("said", ["draft: true", "published: false", "status: draft"])
def test_front_matter_tells_a_draft(said: str, tmp_path: Path) -> None:
    articles, failures = [], []
    (tmp_path / "a.md").write_text(f"---\ntitle: Jalan\n{said}\n---\n{TEXT}\n")
    try:
        articles = list(load_file(tmp_path / "a.md", root=tmp_path, label="arsip"))
    except UnreadableArticle as error:
        failures = [error.code]
    assert (articles, failures) == ([], ["not_published"])
