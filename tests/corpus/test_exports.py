"""What WordPress and Blogger export besides the articles."""

from pathlib import Path

import pytest

from corpus import Article, CorpusError, load
from corpus.loaders.exports import without_shortcodes
from corpus.loaders.markup import html_text, with_breaks

TEXT = "Dermaga Krui diresmikan bupati di hadapan para nelayan."


def read(path: Path, written: str) -> tuple[list[Article], list[str]]:
    path.write_text(written)
    failed: list[CorpusError] = []
    articles = list(load(path, errors=failed.append))
    return articles, [str(error).rpartition("/")[2] for error in failed]


# WordPress


def wordpress(*posts: str, authors: str = "") -> str:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"'
    )
    head = f"<title>Warta</title><link>https://warta.example</link>{authors}"
    return f"<rss version='2.0' {spaces}><channel>{head}{''.join(posts)}</channel></rss>"


def post(content: str, kind: str = "post", more: str = "", title: str = "Dermaga") -> str:
    body = f"<content:encoded><![CDATA[{content}]]></content:encoded>"
    return f"<item><title>{title}</title>{body}<wp:status>publish</wp:status><wp:post_type>{kind}</wp:post_type>{more}</item>"


def test_a_post_behind_a_password_is_left_out_and_listed(tmp_path: Path) -> None:
    locked = post("Hanya untuk redaksi.", more="<wp:post_password>krui</wp:post_password>", title="Rahasia")
    open_ = post(TEXT, more="<wp:post_password></wp:post_password>")
    articles, failed = read(tmp_path / "a.xml", wordpress(locked, open_))
    assert [article.text for article in articles] == [TEXT]
    assert failed == ["a.xml#1 is shown only to those who have its password."]


def test_kinds_of_posts_that_are_news_come_in_and_unknown_ones_are_listed(tmp_path: Path) -> None:
    kinds = ("berita", "page", "nav_menu_item", "wp_block", "resep", "resep")
    posts = [post(f"{TEXT} {number}", kind, title=str(number)) for number, kind in enumerate(kinds)]
    articles, failed = read(tmp_path / "a.xml", wordpress(*posts))
    assert [article.title for article in articles] == ["0"]
    assert failed == ["a.xml also holds 2 entries of the kind 'resep', which is not known to be news."]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_authors_have_their_names_and_not_their_logins(scheme: str, tmp_path: Path) -> None:
    name = "<wp:author_display_name>Dewi Anggraini</wp:author_display_name>"
    author = f"<wp:author><wp:author_login>dewi</wp:author_login>{name}</wp:author>"
    writers = [post(TEXT, more=f"<dc:creator>{login}</dc:creator>", title=login) for login in ("dewi", "tamu")]
    written = wordpress(*writers, authors=author).replace("http://wordpress.org/export/", f"{scheme}://wordpress.org/export/")
    articles, _ = read(tmp_path / "a.xml", written)
    assert [article.authors for article in articles] == [("Dewi Anggraini",), ("tamu",)]


def test_the_day_is_that_of_the_sites_own_clock(tmp_path: Path) -> None:
    # In Jayapura it is half past midnight when western Indonesia still has the evening before.
    more = "<pubDate>Sun, 25 Aug 2024 15:30:00 +0000</pubDate><wp:post_date>2024-08-26 00:30:00</wp:post_date>"
    unset = "<pubDate>Sun, 25 Aug 2024 15:30:00 +0000</pubDate><wp:post_date>0000-00-00 00:00:00</wp:post_date>"
    articles, _ = read(tmp_path / "a.xml", wordpress(post(TEXT, more=more), post(TEXT, more=unset, title="Lain")))
    assert [str(article.published) for article in articles] == ["2024-08-26", "2024-08-25"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('[caption id="a_1" width="9"]<img src="a.jpg" /> Nelayan di Krui (Foto: Tim)[/caption]\n\nKRUI – Isi.', "KRUI – Isi."),
        ('Satu.[gallery ids="1,2"]\n\nDua.', "Satu.\nDua."),
        ("Satu.\n\n[embed]https://video.example/x[/embed]\n\nDua.", "Satu.\nDua."),
        ('[su_box color="#eee"]Satu.[/su_box]\n\n[baca_juga id="7" judul="Pasar Dibuka"]\n\nDua.', "Satu.\nDua."),
        ("[vc_row][vc_column width='1/2'][vc_column_text]Satu.[/vc_column_text][/vc_column][/vc_row]", "Satu."),
        ("[highlight]Satu.[/highlight] Dua.", "Satu. Dua."),
        ("“Kami [Pemkab] tahu,” katanya. Data [sic] itu [dua hari lalu] dikirim [1].",
         "“Kami [Pemkab] tahu,” katanya. Data [sic] itu [dua hari lalu] dikirim [1]."),
    ],
)  # fmt: skip
def test_marks_of_plug_ins_are_no_text_and_what_they_enclose_is(content: str, text: str) -> None:
    assert html_text(with_breaks(without_shortcodes(content))) == text


@pytest.mark.parametrize(
    "between",
    [
        "",
        "<ul><li>Butir</li></ul>\n\n",
        '<div class="iklan"></div>\n\n',
        "Satu<br />dua\n\n",
        "<p>Foto</p>\n\n",
        "<!--more-->\n\n",
    ],
)
def test_empty_lines_part_paragraphs_whatever_stands_between_them(between: str) -> None:
    lines = html_text(with_breaks(f"KRUI – Satu.\n\n{between}Dua <b>tebal</b>.\n\nTiga.")).split("\n")
    assert lines[0] == "KRUI – Satu."
    assert lines[-2:] == ["Dua tebal.", "Tiga."]


def test_a_row_of_a_table_is_a_line() -> None:
    table = "<table><tr><th>Calon</th><th>Suara</th></tr>\n<tr><td><p>Budi</p></td><td>1.204</td></tr></table>"
    assert html_text(f"<p>Hasil:</p>{table}<p>Sah.</p>") == "Hasil:\nCalon | Suara\nBudi | 1.204\nSah."


# Blogger


def blogger(*entries: str) -> str:
    spaces = "xmlns:app='http://www.w3.org/2007/app' xmlns:thr='http://purl.org/syndication/thread/1.0'"
    return (
        f"<feed xmlns='http://www.w3.org/2005/Atom' {spaces} xmlns:blogger='http://schemas.google.com/blogger/2018'>"
        f"<title>Warta</title>{''.join(entries)}</feed>"
    )


def entry(number: int, text: str, more: str) -> str:
    own = f"<id>tag:blogger.com,1999:blog-1.post-{number}</id><title>{number}</title>"
    return f"<entry>{own}<content>{text}</content>{more}</entry>"


def kind(name: str) -> str:
    place = "http://schemas.google.com/blogger/2008/kind#"
    return f"<category scheme='http://schemas.google.com/g/2005#kind' term='{place}{name}'/>"


def test_of_an_old_export_of_blogger_only_posts_that_are_out_come_in(tmp_path: Path) -> None:
    entries = [
        entry(1, "kerangka", kind("template")),
        entry(2, "setelan", kind("settings")),
        entry(3, "Tentang kami.", kind("page")),
        entry(4, "Setuju!", f"{kind('comment')}<thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-6'/>"),
        entry(5, "Konsep.", f"{kind('post')}<app:control><app:draft>yes</app:draft></app:control>"),
        entry(6, TEXT, f"{kind('post')}<link rel='alternate' href='https://warta.example/2024/08/dermaga.html'/>"),
    ]
    articles, failed = read(tmp_path / "a.xml", blogger(*entries))
    assert [(article.text, article.url) for article in articles] == [(TEXT, "https://warta.example/2024/08/dermaga.html")]
    assert failed == []


def test_of_a_new_export_of_blogger_only_posts_that_are_live_come_in(tmp_path: Path) -> None:
    def state(kind: str, status: str) -> str:
        return f"<blogger:type>{kind}</blogger:type><blogger:status>{status}</blogger:status>"

    states = [("POST", "LIVE"), ("POST", "DRAFT"), ("COMMENT", "LIVE"), ("PAGE", "LIVE"), ("POST", "SOFT_TRASHED")]
    entries = [entry(number, f"{TEXT} {number}", state(*each)) for number, each in enumerate(states)]
    articles, _ = read(tmp_path / "a.atom", blogger(*entries))
    assert [(article.title, article.url) for article in articles] == [("0", None)]


def test_addresses_of_a_feed_are_whole(tmp_path: Path) -> None:
    for site in ("a", "b"):
        item = f"<item><title>Satu</title><link>/berita/1</link><description>{TEXT}</description></item>"
        feed = f"<rss version='2.0'><channel><title>{site}</title><link>https://{site}.example</link>{item}</channel></rss>"
        (tmp_path / f"{site}.rss").write_text(feed)
    one, two = load(tmp_path)
    assert (one.url, two.url) == ("https://a.example/berita/1", "https://b.example/berita/1")
    assert one.id != two.id
