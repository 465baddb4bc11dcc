"""Saved pages as Indonesian papers build them: titles, leads, teasers, lists taken for the article, and the day."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, load
from corpus.dates.days import parse_date
from corpus.dates.publication import PublicationDay, published_on
from corpus.loaders.linked_data import article_body
from corpus.loaders.markup import html_text
from corpus.loaders.titles import title_of

TITLE = "Jembatan Way Besai Rampung Sebelum Lebaran"
PARAGRAPHS = (
    "LIWA - Pembangunan jembatan Way Besai rampung dua pekan lebih cepat daripada rencana semula, kata kepala dinas.",
    "Warga kedua desa tidak lagi harus memutar sejauh tujuh kilometer untuk membawa hasil kebun ke pasar kecamatan.",
    "Biaya pembangunan seluruhnya diambil dari anggaran daerah tahun lalu, dan tersisa sekitar seratus juta rupiah.",
)
TEXT = "\n".join(PARAGRAPHS)
MARKED = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(body: str = MARKED, head: str = "", *, heading: str = f"<h1>{TITLE}</h1>", language: str = "id") -> str:
    """A page of an invented paper."""
    return (
        f'<html lang="{language}"><head><title>{TITLE}</title>{head}</head><body><div id="menu"><a href="/">Beranda</a></div>'
        f'<div class="kolom">{heading}<div class="detail-text">{body}</div></div></body></html>'
    )


def read(tmp_path: Path, written: str) -> Article:
    (tmp_path / "page.html").write_text(written, encoding="utf-8")
    (article,) = load(tmp_path / "page.html")
    return article


@pytest.mark.parametrize(
    ("told", "head", "body"),
    [
        (f"{TITLE} - Kabarkita.com Daerah", "", ""),
        (f"{TITLE} | Suara Tanggamus Online", '<meta property="og:site_name" content="Suara Tanggamus Online">', ""),
        (f"{TITLE} - Daerah - Suara Tanggamus", '<meta property="og:site_name" content="Suara Tanggamus">', "h2"),
        (f"{TITLE} :: Suara Tanggamus", "", "h2"),
        (f"Suaratanggamus.co.id: Daerah - {TITLE}", "", "h2"),
        (f"{TITLE} – Tanggamus News", "", ""),
        (TITLE, "", ""),
    ],
)
def test_the_site_and_its_sections_are_no_part_of_a_title(told: str, head: str, body: str) -> None:
    from lxml import html

    heading = f"<{body}>{TITLE}</{body}>" if body else ""
    tree = html.document_fromstring(page(head=head, heading=f"<h1>Daerah</h1>{heading}<h2>Terpopuler</h2>"))
    assert title_of(tree, [told], "", "www.tanggamusnews.example.com" if "News" in told else "kabar.example") == TITLE


@pytest.mark.parametrize("told", ["Banjir Liwa - Sukau Surut, Warga Pulang", "Wawancara: Bupati soal Jalan", "Liwa | 2024"])
def test_a_mark_within_a_headline_parts_no_site_from_it(told: str) -> None:
    from lxml import html

    assert title_of(html.document_fromstring(page(heading="")), [told], "Kabar Kita", "kabarkita.example") == told


@pytest.mark.parametrize(
    "body",
    [
        f"<br><b>LIWA</b>{PARAGRAPHS[0][4:]}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>",
        f'<span itemprop="articleBody">{PARAGRAPHS[0]}<div>{PARAGRAPHS[1]}</div><div>{PARAGRAPHS[2]}</div></span>',
        f"{PARAGRAPHS[0]}<div>{PARAGRAPHS[1]}</div><div>{PARAGRAPHS[2]}</div>",
    ],
)
def test_a_lead_before_the_first_box_is_text(body: str, tmp_path: Path) -> None:
    assert read(tmp_path, page(body)).text.split() == TEXT.split()


def test_a_paragraph_that_only_links_to_another_article_is_no_text(tmp_path: Path) -> None:
    teasers = (
        '<p><a href="/b/2">Pasar Liwa Kembali Dibuka Setelah Kebakaran</a></p>',
        '<p><b>Selengkapnya:</b> <a href="/b/3">Tujuh Desa Menunggu Jaringan Air Bersih</a></p>',
    )
    body = f"<p>{PARAGRAPHS[0]}</p>{teasers[0]}<p>{PARAGRAPHS[1]}</p>{teasers[1]}<p>{PARAGRAPHS[2]}</p>"
    assert read(tmp_path, page(body)).text == TEXT


def test_a_link_that_is_part_of_a_sentence_stays(tmp_path: Path) -> None:
    linked = f'<p>{PARAGRAPHS[1][:40]}<a href="/x">{PARAGRAPHS[1][40:]}</a></p>'
    body = f'<p>{PARAGRAPHS[0]}</p>{linked}<p>Menurut dia, <a href="/y">laporan dinas itu keliru</a></p><p>{PARAGRAPHS[2]}</p>'
    assert read(tmp_path, page(body)).text.splitlines()[1:3] == [PARAGRAPHS[1], "Menurut dia, laporan dinas itu keliru"]


@pytest.mark.parametrize(
    ("markup", "reads"),
    [
        ("Banjir merusak <del>312</del><ins>213</ins> rumah.", "Banjir merusak 213 rumah."),
        ("Ketuanya <s>Hadi</s> Herman, <strike>52</strike>53 tahun.", "Ketuanya Herman, 53 tahun."),
        ("Luasnya 5 km<sup>2</sup>, isinya 10<sup>6</sup> dan 2<sup>-3</sup>.", "Luasnya 5 km², isinya 10⁶ dan 2⁻³."),
        ("Menurut dia<sup>1</sup>, hari ke-5<sup>th</sup> itu.", "Menurut dia1, hari ke-5th itu."),
    ],
)
def test_what_is_struck_out_is_no_text_and_a_power_is_no_figure_of_the_number(markup: str, reads: str, tmp_path: Path) -> None:
    assert html_text(f"<p>{markup}</p>") == reads
    body = f"<p>{PARAGRAPHS[0]} {markup}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    assert read(tmp_path, page(body)).text.splitlines()[0] == f"{PARAGRAPHS[0]} {reads}"


NOTICE = "Situs ini memakai kuki agar kunjungan Anda lebih nyaman, dan dengan melanjutkan Anda menyetujui hal itu sepenuhnya."


@pytest.mark.parametrize(
    "shown", ["<p>Memuat berita, mohon tunggu.</p>", f"<p>{NOTICE}</p><p>{NOTICE.replace('kuki', 'ini')}</p>"]
)
def test_the_text_that_a_page_gives_of_its_article_goes_before_a_few_other_words(shown: str, tmp_path: Path) -> None:
    text = f"{TEXT}\n{TEXT.upper()}"
    said = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": text})
    assert read(tmp_path, page(shown, f'<script type="application/ld+json">{said}</script>')).text == text


def test_only_an_article_has_a_body() -> None:
    from lxml import html

    said = json.dumps(
        [{"@type": "Product", "articleBody": "Panci."}, {"@graph": [{"@type": ["Article"], "articleBody": "Isi."}]}]
    )
    assert article_body(html.document_fromstring(f'<script type="application/ld+json">{said}</script>')) == "Isi."
    assert article_body(html.document_fromstring('<script type="application/ld+json">{"articleBody": </script>')) == ""


# The day


MOMENT = '<meta property="article:published_time" content="2024-08-26T18:30:00+00:00">'


def test_the_page_tells_which_day_a_moment_in_utc_was_where_the_outlet_is(tmp_path: Path) -> None:
    assert read(tmp_path, page(head=MOMENT)).published == date(2024, 8, 27)
    printed = page(head=MOMENT, heading=f"<h1>{TITLE}</h1><span>Senin, 26 Agustus 2024</span>")
    assert read(tmp_path, printed).published == date(2024, 8, 26)
    assert read(tmp_path, page(head=MOMENT, language="de-DE")).published == date(2024, 8, 26)


@pytest.mark.parametrize("moment", ["2024-08-26T18:30:00Z", "1724697000", "20240826T183000Z", "Mon, 26 Aug 2024 18:30:00 GMT"])
def test_the_address_tells_which_day_a_moment_in_utc_was(moment: str) -> None:
    assert parse_date(moment) == date(2024, 8, 27)
    assert parse_date(moment, in_utc=True) == date(2024, 8, 26)
    for day in (26, 27):
        url = f"https://kabar.example/2024/08/{day}/jembatan"
        assert published_on(moment, url, "") == PublicationDay(date(2024, 8, day))


def test_a_field_with_a_clock_of_its_own_may_be_a_day_later_than_the_address() -> None:
    url = "https://kabar.example/2024/08/26/jembatan"
    assert published_on("2024-08-27T00:10:00+07:00", url, "") == PublicationDay(date(2024, 8, 27))


@pytest.mark.parametrize(
    "heading",
    [f"<h1>{TITLE}</h1><div><span>26/08/2024</span></div>", f"<div>26 Agustus 2024</div><h1>{TITLE}</h1>",
     f"<h1>{TITLE}</h1><time>26-08-2024 09:15</time>"],
)  # fmt: skip
def test_a_day_by_itself_beside_the_heading_is_that_of_publication(heading: str, tmp_path: Path) -> None:
    article = read(tmp_path, page(heading=heading))
    assert (article.published, article.published_is_estimated) == (date(2024, 8, 26), False)


@pytest.mark.parametrize("written", ["datetime.datetime(2024, 8, 26, 14, 30)", "[datetime.date(2024, 8, 26)]", "20240826T1430"])
def test_a_day_is_read_as_programs_print_it(written: str) -> None:
    assert parse_date(written) == date(2024, 8, 26)
