from datetime import date
from html import escape
from pathlib import Path

import pytest

from corpus import Article, CorpusError, UnreadableArticle, load

TEXT = "Pasar Krui ramai pembeli sejak pagi."


def rss(*items: str, head: str = "<title>Warta</title><link>https://warta.example</link>") -> bytes:
    listed = "".join(f"<item>{item}</item>" for item in items)
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {spaces}><channel>{head}{listed}</channel></rss>'.encode()
    )


def read(path: Path, content: bytes) -> list[Article]:
    path.write_bytes(content)
    return list(load(path))


def test_the_whole_content_goes_before_the_summary(tmp_path: Path) -> None:
    content = f"<content:encoded>{escape(f'<p>{TEXT}</p>')}</content:encoded>"
    item = f"<title>Pasar</title><description>Pasar Krui</description>{content}"
    assert [article.text for article in read(tmp_path / "a.xml", rss(item))] == [TEXT]
    summary = f"<title>Pasar</title><description>{TEXT}</description>"
    assert [article.text for article in read(tmp_path / "a.xml", rss(summary))] == [TEXT]


def test_ids_are_the_feeds_own_and_stay_when_articles_come(tmp_path: Path) -> None:
    items = [
        f"<guid>https://warta.example/?p=1</guid><description>{TEXT}</description>",
        f"<guid>2</guid><description>{TEXT}</description>",
        f"<link>https://warta.example/tiga</link><description>{TEXT}</description>",
        f"<title>Empat</title><description>{TEXT}</description>",
    ]
    before = [article.id for article in read(tmp_path / "a.xml", rss(*items))]
    after = [
        article.id for article in read(tmp_path / "a.xml", rss(f"<title>Baru</title><description>{TEXT}</description>", *items))
    ]
    assert after[1:] == before
    assert len(set(after)) == len(after)
    assert before[0] == "https://warta.example/?p=1"


def test_numbers_of_two_feeds_are_different_ids(tmp_path: Path) -> None:
    item = f"<guid>7</guid><description>{TEXT}</description>"
    (one,) = read(tmp_path / "a.xml", rss(item))
    (two,) = read(tmp_path / "b.xml", rss(item, head="<title>Kabar</title><link>https://kabar.example</link>"))
    assert one.id != two.id


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("<pubDate>Sun, 25 Aug 2024 17:30:00 +0000</pubDate>", date(2024, 8, 26)),
        ("<pubDate>Sun, 25 Aug 2024 23:30:00 +0700</pubDate>", date(2024, 8, 25)),
        ("<pubDate>Sun, 25 Aug 2024 17:30:00 GMT</pubDate>", date(2024, 8, 26)),
        ("<pubDate>Senin, 26 Agustus 2024</pubDate>", date(2024, 8, 26)),
        ("<pubDate>tidak tahu</pubDate>", None),
        ("<pubDate>Sun, 99 Aug 0000 99:99:99 +9999</pubDate>", None),
        ("", None),
    ],
)
def test_the_day_is_the_one_in_indonesia(written: str, day: date | None, tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.xml", rss(f"{written}<description>{TEXT}</description>"))
    assert article.published == day


@pytest.mark.parametrize(
    ("language", "address", "day"),
    [("id-ID", "", 26), ("en", "", 26), ("de-DE", "", 25), ("id", "/2024/08/25/pasar", 25), ("id", "/2024/08/26/pasar", 26)],
)
def test_a_moment_in_utc_is_of_the_day_that_the_outlet_has(language: str, address: str, day: int, tmp_path: Path) -> None:
    head = f"<title>Warta</title><link>https://warta.example</link><language>{language}</language>"
    link = f"<link>https://warta.example{address}</link>" if address else ""
    item = f"{link}<pubDate>Sun, 25 Aug 2024 17:30:00 +0000</pubDate><description>{TEXT}</description>"
    (article,) = read(tmp_path / "a.xml", rss(item, head=head))
    assert article.published == date(2024, 8, day)


def test_an_entry_without_text_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(rss("<title>Foto</title>", f"<description>{TEXT}</description>"))
    failed: list[CorpusError] = []
    assert [article.text for article in load(tmp_path / "a.xml", errors=failed.append)] == [TEXT]
    assert [error.source.rpartition("/")[2] for error in failed] == ["a.xml#1"]


def test_an_export_of_wordpress_gives_its_published_posts(tmp_path: Path) -> None:
    def post(status: str, kind: str, text: str) -> str:
        fields = f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>"
        return f"<title>{text[:5]}</title>{fields}<content:encoded><![CDATA[{text}]]></content:encoded>"

    items = [
        post("publish", "post", "Paragraf pertama\npanjang.\n\nParagraf <b>kedua</b>."),
        post("draft", "post", "Konsep."),
        post("trash", "post", "Ditarik."),
        post("inherit", "attachment", "Foto."),
        post("publish", "nav_menu_item", "Menu."),
    ]
    assert [article.text for article in read(tmp_path / "a.xml", rss(*items))] == ["Paragraf pertama panjang.\nParagraf kedua."]


def test_the_line_below_wordpress_articles_is_no_text(tmp_path: Path) -> None:
    for line in ("The post <a>Pasar</a> appeared first on <a>Warta</a>.", "Artikel Pasar pertama kali tampil pada Warta."):
        (article,) = read(tmp_path / "a.xml", rss(f"<description>{escape(f'<p>{TEXT}</p><p>{line}</p>')}</description>"))
        assert article.text == TEXT


@pytest.mark.parametrize(
    "broken",
    [
        lambda whole: whole.replace(b"</item>", b""),
        lambda whole: whole[:-30],
        lambda whole: whole.replace(b"pagi", b"pagi & siang &nbsp;"),
        lambda whole: b"\n\n" + whole,
        lambda whole: whole.replace(b"UTF-8", b"iso-8859-1"),
        lambda whole: whole.replace(b"<title>", b"<dc:title>x</dc:title><title>", 1),
    ],
)
def test_a_broken_feed_gives_what_can_be_told(broken: object, tmp_path: Path) -> None:
    whole = rss(f"<title>Pasar</title><description>{TEXT} “Ramai.”</description>")
    (article,) = read(tmp_path / "a.xml", broken(whole))  # type: ignore[operator]
    assert article.text.startswith("Pasar Krui ramai pembeli sejak pagi")
    assert "“Ramai.”" in article.text


def test_names_of_letters_are_read_as_in_html(tmp_path: Path) -> None:
    (article,) = read(
        tmp_path / "a.xml",
        rss("<title>Caf&eacute; &amp; kopi</title><description>Rumah &ldquo;Krui&rdquo; & laut.</description>"),
    )
    assert (article.title, article.text) == ("Café & kopi", "Rumah “Krui” & laut.")


LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_billion_laughs_are_not_laughed(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(
        f"{LAUGHS}<rss version='2.0'><channel><item><description>&i;</description></item></channel></rss>".encode(encoding)
    )
    with pytest.raises(UnreadableArticle, match="entities"):
        list(load(tmp_path / "a.xml"))


def test_a_file_named_by_an_entity_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("Isi rahasia.")
    doctype = f'<!DOCTYPE r SYSTEM "file://{tmp_path}/rahasia">'
    content = rss(f"<description>{TEXT}&rahasia;</description>").replace(b"<rss", f"{doctype}<rss".encode(), 1)
    assert ["Isi rahasia" in article.text for article in read(tmp_path / "a.xml", content)] == [False]


@pytest.mark.parametrize(
    "content",
    [b"<html><body><p>Isi.</p></body></html>", b"Isi berita.", b"<urlset><url/></urlset>", b"<?xml version='1.0'?>", rss()],
)
def test_what_is_no_feed_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(content)
    with pytest.raises(UnreadableArticle, match="feed"):
        list(load(tmp_path / "a.xml"))


def test_a_channel_of_cdf_is_a_feed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        "<CHANNEL HREF='https://warta.example/'><TITLE>Warta</TITLE><ITEM HREF='/krui' LASTMOD='2004-04-06T23:05:43+07:00'>"
        "<TITLE>Dermaga</TITLE><ABSTRACT>Dermaga Krui diresmikan bupati.</ABSTRACT></ITEM></CHANNEL>"
    )
    (article,) = load(tmp_path / "a.xml")
    assert (article.title, article.text, article.published) == ("Dermaga", "Dermaga Krui diresmikan bupati.", date(2004, 4, 6))
