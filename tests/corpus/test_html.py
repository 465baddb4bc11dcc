from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus import UnreadableArticle
from corpus.loaders.markup import html_text
from tests.corpus import golden
from tests.corpus.reading import read

PAGE = golden.as_html().decode()


def test_menus_comments_and_other_articles_are_left_out(tmp_path: Path) -> None:
    text = read(tmp_path / "a.html", PAGE).text
    assert [word for word in ("Beranda", "Mantap", "cabai", "Hak cipta") if word in text] == []


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"), ("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("iso-8859-1", "cp1252"), ("", "cp1252"),
        ("", "utf-8-sig"), ("x-ada", "utf-8"), ("", "utf-16"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_its_encoding_and_not_in_the_one_it_claims(declared: str, encoding: str, tmp_path: Path) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    written = PAGE.replace('<meta charset="utf-8">', meta).encode(encoding)
    assert read(tmp_path / "a.html", written).text == golden.TEXT


def test_a_page_may_declare_another_encoding_and_be_in_it(tmp_path: Path) -> None:
    written = PAGE.replace("utf-8", "gb2312").replace("–", "-").replace("Krui", "北京").encode("gb2312")
    assert "北京" in read(tmp_path / "a.html", written).text


def test_the_dateline_names_the_outlet_where_the_page_does_not(tmp_path: Path) -> None:
    bare = PAGE.replace(f'<meta property="og:site_name" content="{golden.OUTLET}">', "").replace(f" - {golden.OUTLET}", "")
    assert read(tmp_path / "a.html", bare).outlet == golden.OUTLET


def test_the_front_page_is_no_articles_address(tmp_path: Path) -> None:
    articles = [read(tmp_path / f"{n}.html", PAGE.replace(golden.URL, "https://kabarpesisir.example/")) for n in range(2)]
    assert [article.url for article in articles] == [None, None]
    assert articles[0].id != articles[1].id


def test_what_a_script_or_a_tag_says_is_no_text(tmp_path: Path) -> None:
    hostile = PAGE.replace("<p>Pembangunan", "<p><script>alert(1)</script>&lt;script&gt;alert(2)&lt;/script&gt; Pembangunan")
    text = read(tmp_path / "a.html", hostile).text
    assert "alert(1)" not in text
    assert "<script>alert(2)</script> Pembangunan" in text  # it stands so in the article, and is shown as text


@pytest.mark.parametrize(
    "written", ["", "<html><body></body></html>", "<nav><a href='/'>Beranda</a></nav>", b"\xff\xd8\x00\x01"]
)
def test_a_page_without_an_article_is_said(written: str | bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle):
        read(tmp_path / "a.html", written)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>Satu <b>dua</b>\n tiga</p><p>Empat</p>", "Satu dua tiga\nEmpat"),
        ("Satu<br>dua<br/><br/>tiga", "Satu\ndua\ntiga"),
        ("<ul><li>Satu</li><li>Dua</li></ul>tiga", "Satu\nDua\ntiga"),
        ("Satu<script>x()</script><style>y</style><!-- z --> dua", "Satu dua"),
        ("hanya teks &amp; tanda &lt;", "hanya teks & tanda <"),
        ("<p>tak ditutup", "tak ditutup"),
        ("", ""),
    ],
)
def test_the_text_of_a_fragment(fragment: str, text: str) -> None:
    assert html_text(fragment) == text


# What the page says of itself

BARE = PAGE.replace('<meta property="article:published_time" content="2024-08-25T17:30:00+00:00">', "")


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script></head>'


@pytest.mark.parametrize(
    "head",
    [
        linked('{"@type": "NewsArticle", "datePublished": "2024-08-26T23:30:00Z"}'),
        linked('{"@graph": [{"@type": "WebPage", "datePublished": "2024-08-01"}, '
               '{"@type": ["Article"], "datePublished": "2024-08-26T23:30:00+00:00"}]}'),
        linked('{"@type": "NewsArticle", rusak, "datePublished": "2024-08-26T23:30:00.000Z"}'),
        '<meta property="article:published_time" content="2024-08-27WIB09:17:34+07:00"></head>',
        '<meta property="article:published_time" content="2024-08-27 14:30:00 WIB"></head>',
        '<meta name="dtk:publishdate" content="2024/08/27 14:30:00"></head>',
        f'<meta itemprop="datePublished" content="{int(datetime(2024, 8, 27, tzinfo=UTC).timestamp())}"></head>',
    ],
)  # fmt: skip
def test_the_day_is_the_one_that_the_head_says(head: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.html", BARE.replace("</head>", head)).published == date(2024, 8, 27)


@pytest.mark.parametrize("printed", ["Selasa, 27 Agustus 2024 14:30 WIB", "27/08/2024, 14:30 WIB", "Selasa, 27 Agustus 2024"])
def test_the_day_below_the_heading_goes_before_the_day_of_a_change(printed: str, tmp_path: Path) -> None:
    changed = BARE.replace("</head>", '<meta property="article:modified_time" content="2024-09-02T08:00:00+07:00"></head>')
    article = read(tmp_path / "a.html", changed.replace("</h1>", f"</h1><div>{printed}</div>"))
    assert (article.published, article.published_is_estimated) == (date(2024, 8, 27), False)
    assert article.text.startswith("KRUI, KABAR PESISIR")


def test_the_day_of_a_change_is_only_an_estimate_of_that_of_publication(tmp_path: Path) -> None:
    changed = BARE.replace("</head>", '<meta property="article:modified_time" content="2024-09-02T08:00:00+07:00"></head>')
    article = read(tmp_path / "a.html", changed)
    assert article.published is not None
    assert article.published_is_estimated


@pytest.mark.parametrize(
    ("title", "told"),
    [(f"{golden.TITLE} - KabarPesisir.com", golden.TITLE), (f"{golden.TITLE} | Kabar Pesisir Online", golden.TITLE),
     (f"KabarPesisir.com: {golden.TITLE}", golden.TITLE), ("Judul yang lain sama sekali", "Judul yang lain sama sekali")],
)  # fmt: skip
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, told: str, tmp_path: Path) -> None:
    page = PAGE.replace(f'property="og:title" content="{golden.TITLE}"', f'property="og:title" content="{title}"')
    assert read(tmp_path / "a.html", page).title == told


@pytest.mark.parametrize(
    ("said", "authors"),
    [("Dewi Anggraini, S.H., M.H.", ("Dewi Anggraini, S.H., M.H.",)), ("Penulis: Dewi Anggraini", ("Dewi Anggraini",)),
     ("Sandi", ("Sandi",))],
)  # fmt: skip
def test_an_author_has_degrees_or_one_name(said: str, authors: tuple[str, ...], tmp_path: Path) -> None:
    assert read(tmp_path / "a.html", PAGE.replace(f'content="{golden.AUTHOR}"', f'content="{said}"')).authors == authors


def test_the_lead_that_stands_before_the_first_paragraph_is_text(tmp_path: Path) -> None:
    lead, *rest = golden.PARAGRAPHS
    body = f"<article><h1>{golden.TITLE}</h1><div><b>{lead[:4]}</b>{lead[4:]}<p>{rest[0]}<p>{rest[1]}</div></article>"
    page = PAGE[: PAGE.index("<article>")] + body + PAGE[PAGE.index("</article>") + len("</article>") :]
    assert read(tmp_path / "a.html", page).text == golden.TEXT


def test_a_dateline_before_the_first_paragraph_joins_it(tmp_path: Path) -> None:
    place, lead = golden.PARAGRAPHS[0].split(" – ")
    page = PAGE.replace(f"<p>{golden.PARAGRAPHS[0]}</p>", f"<div><strong>{place}</strong> – <p>{lead}</p></div>")
    assert read(tmp_path / "a.html", page).text == golden.TEXT


def test_what_a_page_puts_between_paragraphs_is_no_text(tmp_path: Path) -> None:
    furniture = (
        '<table><tr><td><strong>Baca juga: </strong><a href="/x">Embung Rp 3 Miliar Jebol di Sekincau</a></td></tr></table>'
        "<div><p>ADVERTISEMENT</p></div><p>SCROLL TO CONTINUE WITH CONTENT</p><p>Simak Video: Detik-detik Kebakaran</p>"
    )
    page = PAGE.replace("<p>Pasar lama", f"{furniture}<p>Pasar lama").replace(
        "</article>", "<p>Halaman selanjutnya 1 2 3</p></article>"
    )
    assert read(tmp_path / "a.html", page).text == golden.TEXT


def test_a_few_noughts_make_no_page_binary(tmp_path: Path) -> None:
    assert (
        read(tmp_path / "a.html", PAGE.replace("<h1>", "<h1>\0").replace("Rapat dihadiri", "Rapat\0 dihadiri")).text
        == golden.TEXT
    )
