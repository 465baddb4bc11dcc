from pathlib import Path

import pytest

from corpus import Article, UnreadableArticle, load
from corpus.loaders.markup import html_text
from tests.corpus import golden

PAGE = golden.as_html().decode()


def read(path: Path, written: str | bytes) -> Article:
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    (article,) = load(path)
    return article


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
