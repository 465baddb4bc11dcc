"""What a saved page says of itself: its title without the site's name, its authors, its day, its outlet."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, load

HEADLINE = "Petani Sekincau Panen Kopi Lebih Awal"
BODY = (
    "<p>Petani kopi di Sekincau memanen lebih awal tahun ini karena hujan turun lebih cepat daripada perkiraan dinas.</p>"
    "<p>Kepala kelompok tani mengatakan hasilnya cukup untuk memenuhi pesanan dari dua kabupaten tetangga bulan ini.</p>"
)


def page(folder: Path, head: str, heading: str = f"<h1>{HEADLINE}</h1>", below: str = "") -> Article:
    written = f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">{head}</head><body><article>{heading}{below}{BODY}'
    (folder / "a.html").write_text(f"{written}</article></body></html>")
    (article,) = load(folder / "a.html")
    return article


def linked(**said: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE, **said}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


SITE = '<meta property="og:site_name" content="Warta Musi">'


@pytest.mark.parametrize("names_twice", [True, False])
@pytest.mark.parametrize("heading", [f"<h1>{HEADLINE}</h1>", "", f"<h1>Warta Musi</h1><h1>{HEADLINE}</h1>"])
@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} - Warta Musi",
        f"{HEADLINE} | Warta Musi",
        f"{HEADLINE} – WartaMusi.com",
        f"{HEADLINE} | Warta Musi Online",
        f"{HEADLINE} | Daerah | Warta Musi",
        f"{HEADLINE} - Warta Musi - Halaman 2",
        f"{HEADLINE} Halaman all - WartaMusi.com",
        f"{HEADLINE} :: Warta Musi",
        f"{HEADLINE} / Warta Musi",
        f"Warta Musi | {HEADLINE}",
        f"Warta Musi: {HEADLINE}",
        f"WartaMusi.com: {HEADLINE}",
        HEADLINE,
    ],
)
def test_the_title_has_no_name_of_the_site(title: str, heading: str, names_twice: bool, tmp_path: Path) -> None:
    head = f"<title>{title}</title>{SITE}" + (f'<meta property="og:title" content="{title}">' if names_twice else "")
    assert page(tmp_path, head, heading).title == HEADLINE


@pytest.mark.parametrize(
    "title",
    ["Harga Kopi: Naik atau Turun Lagi?", "Banjir Surut - Warga Pulang", "Warta Desa - Cara Baru Berkabar", "Kopi | Teh"],
)
def test_marks_within_a_headline_stay(title: str, tmp_path: Path) -> None:
    assert page(tmp_path, f"<title>{title}</title>{SITE}", f"<h1>{title}</h1>").title == title


def test_a_title_that_is_only_the_sites_name_gives_way_to_the_heading(tmp_path: Path) -> None:
    assert page(tmp_path, f"<title>Warta Musi</title>{SITE}").title == HEADLINE
    assert page(tmp_path, f"<title>Warta Musi</title>{SITE}", "").title_is_derived


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("Ani Lestari, Budi Santoso", ("Ani Lestari", "Budi Santoso")),
        ("Budi Santoso, S.H., M.H.", ("Budi Santoso, S.H., M.H.",)),
        ("Ani Lestari, S.Sos., Budi Santoso, S.H.", ("Ani Lestari, S.Sos.", "Budi Santoso, S.H.")),
        ("Budi Santoso S.H., Ani Lestari S.E.", ("Budi Santoso S.H.", "Ani Lestari S.E.")),
        ("Reporter: Ani Lestari, Editor: Budi", ("Ani Lestari", "Budi")),
        ("Ani, Budi, dan Citra", ("Ani", "Budi", "Citra")),
        ("Prof. Dr. H. Ani Lestari, S.T., M.T.", ("Prof. Dr. H. Ani Lestari, S.T., M.T.",)),
        ("Sandi", ("Sandi",)),
        ("redaksi@warta.example", ()),
        ("https://warta.example/redaksi", ()),
    ],
)
def test_authors_keep_their_degrees_and_each_is_one(said: str, authors: tuple[str, ...], tmp_path: Path) -> None:
    assert page(tmp_path, f'<title>{HEADLINE}</title><meta name="author" content="{said}">').authors == authors
    if said != "Ani, Budi, dan Citra":  # in a table, a name of one word may be the rest of the one before it
        (tmp_path / "a.jsonl").write_text(json.dumps({"isi": "Isi berita.", "penulis": said}))
        assert [article.authors for article in load(tmp_path / "a.jsonl")] == [authors]


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ({"@type": "Person", "name": "Budi Santoso, S.H."}, ("Budi Santoso, S.H.",)),
        (
            [{"@type": "Person", "name": "Ani"}, {"@type": "Person", "name": "Budi Santoso, M.Si."}],
            ("Ani", "Budi Santoso, M.Si."),
        ),
        ({"@type": "Person", "name": "Sandi"}, ("Sandi",)),
    ],
)
def test_authors_of_linked_data_keep_their_degrees(said: object, authors: tuple[str, ...], tmp_path: Path) -> None:
    assert page(tmp_path, f"<title>{HEADLINE}</title>{linked(author=said)}").authors == authors


@pytest.mark.parametrize("said", [{"name": "Ani Dewi"}, [{"@type": "Organization", "name": "Redaksi"}, {"name": "Ani Dewi"}]])
def test_authors_of_linked_data_without_a_context_are_read(said: object, tmp_path: Path) -> None:
    written = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "author": said})
    head = f'<title>{HEADLINE}</title><script type="application/ld+json">{written}</script>'
    assert page(tmp_path, head).authors == ("Ani Dewi",)


@pytest.mark.parametrize(
    ("site", "outlet"),
    [
        ("Warta Musi | Berita Sumsel Terkini", "Warta Musi"),
        ("Warta Musi - Portal Berita", "Warta Musi"),
        ("Warta Musi", "Warta Musi"),
    ],
)
def test_a_motto_is_no_part_of_the_outlets_name(site: str, outlet: str, tmp_path: Path) -> None:
    assert page(tmp_path, f'<title>{HEADLINE}</title><meta property="og:site_name" content="{site}">').outlet == outlet


CHANGED = '<meta property="article:modified_time" content="2024-03-20T08:00:00+07:00">'


@pytest.mark.parametrize(
    "below",
    [
        "<div>Diperbarui: 20 Maret 2024 10:00</div><div>Diterbitkan: 12 Maret 2024 08:00</div>",
        "<div>Selasa, 12 Maret 2024</div><div>Diperbarui Rabu, 20 Maret 2024</div>",
        '<time datetime="2024-03-12T08:00:00+07:00">Selasa</time>',
        '<time datetime="2024-03-11T18:30:00Z">kemarin</time>',
        '<time class="updated" datetime="2024-03-20">20 Mar</time><time class="published" datetime="2024-03-12">12 Mar</time>',
        '<p>Diperbarui <time datetime="2024-03-20">20 Maret</time></p><p>Tayang <time datetime="2024-03-12">12/3</time></p>',
    ],
)
def test_the_day_below_the_heading_is_that_of_publication_and_not_of_a_change(below: str, tmp_path: Path) -> None:
    article = page(tmp_path, f"<title>{HEADLINE}</title>{CHANGED}", below=below)
    assert (article.published, article.published_is_estimated) == (date(2024, 3, 12), False)


@pytest.mark.parametrize(
    "name", ["date", "dc.date", "sailthru.date", "parsely-pub-date", "article.published", "publication_date"]
)
def test_names_that_content_systems_give_the_day_are_known(name: str, tmp_path: Path) -> None:
    article = page(tmp_path, f'<title>{HEADLINE}</title><meta name="{name}" content="2024-03-11T18:30:00Z">')
    assert (article.published, article.published_is_estimated) == (date(2024, 3, 12), False)


@pytest.mark.parametrize(
    "copy", ["https://web.archive.org/web/20240901101316", "https://arquivo.example/wayback/20240901101316"]
)
def test_a_copy_in_an_archive_has_neither_its_day_nor_its_name(copy: str, tmp_path: Path) -> None:
    address = f"{copy}/https://wartamusi.example/berita/kopi"
    article = page(tmp_path, f'<title>{HEADLINE}</title><link rel="canonical" href="{address}">')
    assert (article.published, article.outlet, article.url) == (None, "wartamusi.example", address)


@pytest.mark.parametrize(
    "printed",
    [
        "<footer><p>Tayang di laman ini 3 November 2021 oleh redaksi daerah</p></footer>",
        "<aside><p>Dokumen ini dari tanggal 3/11/2021 dan masih dipakai redaksi</p></aside>",
        "<footer><p>Warta Musi, November 3, 2021, all rights reserved</p></footer>",
    ],
)
def test_a_day_that_the_page_only_prints_somewhere_is_estimated(printed: str, tmp_path: Path) -> None:
    article = page(tmp_path, "", below="", heading=f"<h1>{HEADLINE}</h1>{BODY}</article>{printed}<article>")
    assert (article.published, article.published_is_estimated) == (date(2021, 11, 3), True)


@pytest.mark.parametrize(
    "said",
    [
        "<footer>© 2019 Warta Musi</footer>",
        '<img src="/gambar/2019/03/11/kopi.jpg" alt="">',
        "<script>var dimuat = '11 Maret 2019';</script>",
        "<div><script>var a = 'tayang 11 Maret 2019';</script></div>",
    ],
)
def test_what_no_reader_of_the_page_sees_as_a_day_is_none(said: str, tmp_path: Path) -> None:
    assert page(tmp_path, "", heading=f"<h1>{HEADLINE}</h1>{BODY}</article>{said}<article>").published is None


def test_the_day_of_the_event_goes_before_one_printed_anywhere(tmp_path: Path) -> None:
    told = "<p>Panen raya berlangsung di Sekincau pada Senin (26/8/2024) dan disaksikan ratusan warga dari empat pekon.</p>"
    around = f"<h1>{HEADLINE}</h1>{told}{BODY}</article><footer>2 Januari 2020</footer><article>"
    article = page(tmp_path, "", heading=around)
    assert (article.published, article.published_is_estimated) == (date(2024, 8, 26), True)


@pytest.mark.parametrize(
    "below",
    [
        '<p class="byline">Posted on August 26, 2024 by Budi</p>',
        "<div>Tayang: 26 Agustus 2024</div>",
        "<div>Diterbitkan pada 26 Agu 2024 | Dibaca 120 kali</div>",
        '<abbr class="published" title="2024-08-26T14:30:00+07:00">kemarin</abbr>',
        '<span class="post-date" data-date="2024-08-26">2 tahun lalu</span>',
        "<p>Panen digelar Minggu (25/8/2024).</p><div>Senin, 26 Agustus 2024</div>",
    ],
)
def test_a_day_beside_the_heading_that_is_called_so_is_that_of_publication(below: str, tmp_path: Path) -> None:
    article = page(tmp_path, "", below=below)
    assert (article.published, article.published_is_estimated) == (date(2024, 8, 26), False)
    assert "Posted" not in article.authors
    assert "lalu" not in article.text


@pytest.mark.parametrize(
    "below", ["<div>Diperbarui: 26 Agustus 2024</div>", "<div>Acara tayang di TVRI sejak 26 Agustus 2024</div>"]
)
def test_another_day_beside_the_heading_is_not_sure(below: str, tmp_path: Path) -> None:
    article = page(tmp_path, "", below=below)
    assert article.published is None or article.published_is_estimated


@pytest.mark.parametrize(("language", "day"), [("id", date(2024, 8, 26)), ("de-DE", date(2024, 8, 25))])
def test_a_moment_beside_the_heading_is_of_the_day_where_the_page_is_from(language: str, day: date, tmp_path: Path) -> None:
    below = '<abbr class="published" title="2024-08-25T18:06:45+0000">Ahad</abbr>'
    written = f'<html lang="{language}"><head></head><body><article><h1>{HEADLINE}</h1>{below}{BODY}</article></body></html>'
    (tmp_path / "a.html").write_text(written)
    (article,) = load(tmp_path / "a.html")
    assert article.published == day
