"""Tables as scrapers, content systems and spreadsheets write them."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, CorpusError, load
from corpus.loaders.column_names import LISTED
from corpus.loaders.records import same_address

TEXT = "Panen kopi di Sekincau naik sepuluh persen."
DAY = date(2024, 8, 26)


def read(path: Path, written: str) -> list[Article]:
    path.write_text(written)
    return list(load(path))


def failures(path: Path, written: str) -> list[str]:
    path.write_text(written)
    failed: list[CorpusError] = []
    list(load(path, errors=failed.append))
    return [str(error) for error in failed]


def line(**record: object) -> str:
    return json.dumps(record) + "\n"


@pytest.mark.parametrize(
    "name", ["isi_berita", "Isi Berita", "isiBerita", "konten", "berita", "maintext", "ringkasan", "artikel"]
)
def test_names_of_a_text_are_known_however_they_are_spelled(name: str, tmp_path: Path) -> None:
    assert [article.text for article in read(tmp_path / "a.jsonl", line(**{name: TEXT}))] == [TEXT]


@pytest.mark.parametrize(
    "name",
    ["publish_date", "date_publish", "publishedAt", "tanggal_publikasi", "Tanggal Terbit", "tgl", "datePublished", "pubDate"],
)
def test_names_of_a_date_are_known(name: str, tmp_path: Path) -> None:
    assert [article.published for article in read(tmp_path / "a.jsonl", line(isi=TEXT, **{name: "2024-08-26 14:30:00"}))] == [
        DAY
    ]


@pytest.mark.parametrize(
    ("record", "outlet", "url"),
    [
        ({"sumber": "Kabar Pesisir"}, "Kabar Pesisir", None),
        ({"source": {"id": None, "name": "Kabar Pesisir"}}, "Kabar Pesisir", None),
        ({"source_domain": "kabar.example"}, "kabar.example", None),
        ({"source": "https://kabar.example/kopi", "sitename": "Kabar Pesisir"}, "Kabar Pesisir", "https://kabar.example/kopi"),
        ({"source": "https://www.kabar.example"}, "kabar.example", None),
        ({"outlet": "NaN", "isi": f"LIWA, KABAR PESISIR – {TEXT}"}, "Kabar Pesisir", None),
    ],
)
def test_the_outlet_has_many_names_and_an_address_is_none_of_them(
    record: dict[str, object], outlet: str, url: str | None, tmp_path: Path
) -> None:
    (article,) = read(tmp_path / "a.jsonl", line(**{"isi": TEXT, **record}))
    assert (article.outlet, article.url) == (outlet, url)


@pytest.mark.parametrize(
    "value",
    [1724653800, 1724653800000, 1724653800.5, {"$date": "2024-08-26T07:30:00Z"}, {"$date": {"$numberLong": "1724653800000"}}],
)
def test_data_bases_wrap_and_count_their_dates(value: object, tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.jsonl", line(isi=TEXT, tanggal=value, _id={"$oid": "66cc"}))
    assert (article.published, article.id) == (DAY, "66cc")


def test_a_time_of_greenwich_is_one_by_its_name(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.jsonl", line(isi=TEXT, date_gmt="2024-08-25T17:30:00"))
    assert article.published == DAY


@pytest.mark.parametrize("nothing", ["nan", "NaN", "None", "null", "<NA>"])
def test_what_stands_for_nothing_is_nothing(nothing: str, tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.jsonl", line(isi=TEXT, title=nothing, author=nothing, outlet=nothing, date="NaT"))
    assert (article.title, article.authors, article.outlet, article.published) == (TEXT, (), None, None)
    assert "There is no text" in failures(tmp_path / "a.jsonl", line(isi=nothing))[0]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<p>Panen &amp; pasar&nbsp;<b>ramai</b>.</p><p>Harga &quot;naik&quot;.</p>", 'Panen & pasar ramai.\nHarga "naik".'),
        ("Panen <b>ramai</b>.\n\nHarga naik.<br>Stok ada.", "Panen ramai.\nHarga naik.\nStok ada."),
        ('Panen <a href="/a">ramai</a>.\nHarga naik.', "Panen ramai.\nHarga naik."),
        ("Panen &amp; pasar &quot;ramai&quot;.\nHarga < 9.", 'Panen & pasar "ramai".\nHarga < 9.'),
        ("Harga a < b dan c > d, R&D jalan.", "Harga a < b dan c > d, R&D jalan."),
        ("<p>Panen.</p><p><a href='/b'>Baca juga: Kopi Tembus Rp 70 Ribu</a></p><p>Harga.</p>", "Panen.\nHarga."),
        (r"Panen ramai.\nHarga naik.\r\n\r\nStok ada.\n", "Panen ramai.\nHarga naik.\nStok ada."),
        (r"Simpan di C:\nanas\baru.", r"Simpan di C:\nanas\baru."),
        ("['Panen ramai.', \"Harga 'naik'.\"]", "Panen ramai.\nHarga 'naik'."),
        ('["Panen ramai.", "Harga naik."]', "Panen ramai.\nHarga naik."),
        ("['Panen' bukan daftar]", "['Panen' bukan daftar]"),
        ('Panen.,Harga naik.,"Stok ada," kata Amir.', 'Panen.\nHarga naik.\n"Stok ada," kata Amir.'),
        ("Panen di\nSekincau\nramai.", "Panen di Sekincau ramai."),
    ],
)
def test_the_text_of_a_table_is_what_a_reader_would_see(written: str, text: str, tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.jsonl", line(isi=written))
    assert article.text == text


def test_a_list_of_paragraphs_and_an_object_of_wordpress_are_texts(tmp_path: Path) -> None:
    records = line(isi=["Panen.", "Harga."]) + line(
        content={"rendered": "<p>Panen.</p><p>Harga.</p>"}, title={"rendered": "Kopi"}, id=9
    )
    assert [article.text for article in read(tmp_path / "a.jsonl", records)] == ["Panen.\nHarga."] * 2


def test_authors_are_people(tmp_path: Path) -> None:
    records = [line(isi=TEXT, author=author) for author in ("Penulis: Budi Santoso, S.H.", "['Ani', 'Budi']", 7, "Oleh Ani")]
    assert [article.authors for article in read(tmp_path / "a.jsonl", "".join(records))] == [
        ("Budi Santoso, S.H.",),
        ("Ani", "Budi"),
        (),
        ("Ani",),
    ]


def test_the_names_that_are_known_are_documented() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "formats.md").read_text()
    for names in LISTED.values():
        assert ", ".join(f"`{name}`" for name in names) in page


@pytest.mark.parametrize(
    ("title", "text", "day", "outlet", "writer", "address"),
    [
        ("Judul Pemberitaan", "Naskah Berita", "Tanggal Muat", "Sumber Berita", "Nama Wartawan", "Link Berita"),
        ("newsTitle", "newsContent", "newsDate", "newsSource", "newsAuthor", "newsUrl"),
        ("judul_artikel_berita", "teks_lengkap", "waktu_tayang_berita", "nama_portal_berita", "nama_penulis", "alamat_url"),
        ("HEADLINE NEWS", "ISI LENGKAP", "TGL UPLOAD", "MEDIA MASSA", "WRITER NAME", "TAUTAN ARTIKEL"),
    ],
)
def test_names_composed_of_known_words_are_known(
    title: str, text: str, day: str, outlet: str, writer: str, address: str, tmp_path: Path
) -> None:
    url = "https://wartamusi.example/kopi"
    (article,) = read(
        tmp_path / "a.jsonl",
        json.dumps({title: "Kopi", text: TEXT, day: "26/8/2024", outlet: "Warta Musi", writer: "Ani Dewi", address: url}),
    )
    assert (article.title, article.text, article.published) == ("Kopi", TEXT, date(2024, 8, 26))
    assert (article.outlet, article.authors, article.url) == ("Warta Musi", ("Ani Dewi",), url)


def test_names_of_other_things_are_no_fields_of_the_article(tmp_path: Path) -> None:
    others = {"tgl_update": "2024-09-01", "isi_gambar": "Kopi", "link_gambar": "https://wartamusi.example/k.jpg"}
    (article,) = read(tmp_path / "a.jsonl", json.dumps({"judul": "Kopi", **others, "isi": TEXT}))
    assert (article.text, article.published, article.url) == (TEXT, None, None)


def test_a_composed_name_stands_behind_those_that_are_listed(tmp_path: Path) -> None:
    (article,) = read(
        tmp_path / "a.jsonl", json.dumps({"judul": "Kopi", "tgl_upload": "2024-09-01", "tanggal": "2024-08-26", "isi": TEXT})
    )
    assert article.published == date(2024, 8, 26)


# What is wrong with a table


@pytest.mark.parametrize(("name", "written"), [("a.csv", "judul,uraian,penulis\nKopi,{0},Ani\n"), ("a.jsonl", None)])
def test_a_table_of_unknown_names_is_told_its_columns_and_the_option(name: str, written: str | None, tmp_path: Path) -> None:
    content = written.format(TEXT) if written else line(judul="Kopi", uraian=TEXT, penulis="Ani")
    (said,) = failures(tmp_path / name, content)
    assert "judul, uraian, penulis" in said
    assert "--field text=uraian" in said


def test_a_table_without_a_text_is_one_failure_and_not_one_a_row(tmp_path: Path) -> None:
    assert len(failures(tmp_path / "a.csv", "judul,foto\n" + "Kopi,a.jpg\n" * 9)) == 1
    assert len(failures(tmp_path / "a.json", json.dumps([{"nama": "Ani", "umur": 9}] * 9))) == 1


@pytest.mark.parametrize("status", ["draft", "Pending", "private", "trash"])
def test_a_draft_is_left_out_and_listed(status: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line(isi=TEXT, status="publish") + line(isi="Konsep.", status=status))
    failed: list[CorpusError] = []
    assert [article.text for article in load(tmp_path / "a.jsonl", errors=failed.append)] == [TEXT]
    assert [f"its status is {status.lower()}" in str(error) for error in failed] == [True]


# Tables of text


@pytest.mark.parametrize(
    "written",
    [
        f"sep=;\ntitle;content;date\nKopi;{TEXT};2024-08-26\n",
        f'"sep=|"\r\ntitle|content|date\r\nKopi|{TEXT}|2024-08-26\r\n',
        f"title|content|date\nKopi|{TEXT}|2024-08-26\n",
        f"\n\r\n,,\ntitle,content,date\nKopi,{TEXT},2024-08-26\n",
        f"title,content,date\nKopi,{TEXT},2024-08-26,\n",
        f'title,content,date,\nKopi,"{TEXT}",2024-08-26,,\n',
        f'"title, or headline";"content";"judul";"date"\nx;"{TEXT}";Kopi;2024-08-26\n',
    ],
)
def test_tables_are_read_as_programs_write_them(written: str, tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.csv", written)
    assert (article.title, article.text, article.published) == ("Kopi", TEXT, DAY)


def test_the_line_of_a_row_is_counted_from_the_files_first(tmp_path: Path) -> None:
    (said,) = failures(tmp_path / "a.csv", f"\nsep=,\nid,text\n1,{TEXT}\n2,{TEXT},lebih\n")
    assert "a.csv#5 has more fields" in said


# JSON


@pytest.mark.parametrize(
    "whole",
    [
        [{"judul": "Kopi", "isi": TEXT}],
        {"status": "ok", "articles": [{"judul": "Kopi", "isi": TEXT}]},
        {"judul": "Kopi", "isi": TEXT},
        {"0": {"judul": "Kopi", "isi": TEXT}},
        {"judul": {"0": "Kopi"}, "isi": {"0": TEXT}},
    ],
)
def test_json_is_read_as_scrapers_and_pandas_write_it(whole: object, tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.json", json.dumps(whole))
    assert (article.title, article.text) == ("Kopi", TEXT)


def test_json_lines_may_be_called_json(tmp_path: Path) -> None:
    assert len(read(tmp_path / "a.json", line(judul="Kopi", isi=TEXT) + line(judul="Teh", isi=TEXT))) == 2


@pytest.mark.parametrize("written", ["{broken", "[]", "9", "[[1, 2]]", "[" * 100_000])
def test_json_without_articles_is_said_once(written: str, tmp_path: Path) -> None:
    assert len(failures(tmp_path / "a.json", written)) == 1


# Which article is which


@pytest.mark.parametrize(
    "url",
    [
        "https://kabar.example/kopi",
        "http://kabar.example/kopi",
        "https://kabar.example/kopi/",
        "https://KABAR.example/kopi?utm_source=rss&utm_medium=feed",
        "https://kabar.example/kopi?fbclid=x#atas",
    ],
)
def test_an_address_is_one_however_it_was_shared(url: str) -> None:
    assert same_address(url) == "https://kabar.example/kopi"


def test_addresses_of_other_pages_stay_apart() -> None:
    urls = [
        "https://kabar.example/?p=1",
        "https://kabar.example/?p=2",
        "https://kabar.example/a?page=2&utm_source=x",
        "/a",
        "x",
    ]
    assert [same_address(url) for url in urls] == [
        "https://kabar.example?p=1",
        "https://kabar.example?p=2",
        "https://kabar.example/a?page=2",
        "/a",
        "x",
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json"])
def test_of_two_rows_for_one_address_the_last_one_counts(name: str, tmp_path: Path) -> None:
    rows = [
        ("Kopi 40 ton.", "https://k.example/kopi?utm_source=rss"),
        ("Teh.", "https://k.example/teh"),
        ("Kopi 42 ton.", "http://k.example/kopi/"),
    ]
    if name == "a.csv":
        written = "isi,url\n" + "".join(f"{text},{url}\n" for text, url in rows)
    else:
        records = [{"isi": text, "url": url} for text, url in rows]
        written = json.dumps(records) if name == "a.json" else "".join(line(**record) for record in records)
    articles = read(tmp_path / name, written)
    assert [(article.text, article.url) for article in articles] == [rows[1], rows[2]]


def test_an_id_follows_the_title_and_not_the_row(tmp_path: Path) -> None:
    one, two = read(tmp_path / "a.csv", "judul,isi\nKopi,Satu.\nTeh,Dua.\n")
    articles = read(tmp_path / "a.csv", "judul,isi\nLada,Nol.\nKopi,Satu.\nTeh,Dua (ralat).\nTeh,Lain.\n")
    assert [article.id for article in articles[1:3]] == [one.id, two.id]
    assert len({article.id for article in articles}) == 4
