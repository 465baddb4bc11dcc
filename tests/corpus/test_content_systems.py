"""What content systems export, row by row: the whole text, the day on which it came out, and nothing that did not."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, CorpusError, load

LEAD = "Dinas Pertanian Sekincau mencatat panen kopi tahun ini mencapai 412 ton dari sembilan pekon."
REST = "Kepala dinas mengatakan hasil itu naik karena hujan turun merata di seluruh kecamatan."
DAY = date(2024, 8, 26)


def read(folder: Path, suffix: str, content: str) -> tuple[list[Article], list[str]]:
    (folder / f"a{suffix}").write_text(content, encoding="utf-8")
    errors = list[CorpusError]()
    return list(load(folder / f"a{suffix}", errors=errors.append)), [error.code for error in errors]


def table(*rows: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


JOOMLA = ("id", "title", "introtext", "fulltext", "state", "created", "created_by_alias", "publish_up")


def test_a_text_that_joomla_cut_in_two_is_whole(tmp_path: Path) -> None:
    rows = [
        ("7", "Panen", f"<p>{LEAD}</p>", f"<p>{REST}</p>", "1", "2024-08-20 10:00:00", "Budi", "2024-08-26 07:30:00"),
        ("8", "Arsip", f"<p>{LEAD} Lama.</p>", "", "2", "2024-08-26 10:00:00", "", "0000-00-00 00:00:00"),
        ("9", "Konsep", f"<p>{REST}</p>", f"<p>{LEAD}</p>", "0", "2024-08-20 10:00:00", "Budi", "2024-08-26 07:30:00"),
        ("10", "Sampah", f"<p>{REST}</p>", f"<p>{LEAD}</p>", "-2", "2024-08-20 10:00:00", "Budi", "2024-08-26 07:30:00"),
    ]
    articles, errors = read(tmp_path, ".csv", table(JOOMLA, *rows))
    assert [(each.title, each.published) for each in articles] == [("Panen", DAY), ("Arsip", DAY)]
    assert articles[0].text == f"{LEAD}\n{REST}"
    assert articles[0].authors == ("Budi",)
    assert errors == ["not_published", "not_published"]


def test_drupal_says_when_by_created_and_whether_by_published(tmp_path: Path) -> None:
    names = ("Title", "Body", "Authored on", "Authored by", "Published")
    day = "08/26/2024 - 14:30"
    content = table(names, ("Panen", f"<p>{LEAD}</p>", day, "budi", "On"), ("Konsep", f"<p>{REST}</p>", day, "budi", "Off"))
    (article,), errors = read(tmp_path, ".csv", content)
    assert (article.title, article.published, article.authors, errors) == ("Panen", DAY, ("budi",), ["not_published"])


@pytest.mark.parametrize("status", [True, False])
def test_drupals_two_ways_of_json_are_known(status: bool, tmp_path: Path) -> None:
    day = "2024-08-26T07:30:00+00:00"
    said = {"title": "Panen", "status": status, "created": day, "changed": "2024-09-02T00:00:00+00:00"}
    node = {"type": "node--article", "id": "0b1c", "attributes": {"drupal_internal__nid": 12, **said, "body": {"value": LEAD}}}
    values = {name: [{"value": value}] for name, value in {"nid": 12, **said, "body": LEAD}.items()}
    for content in ({"data": [node]}, [values]):
        articles, errors = read(tmp_path, ".json", json.dumps(content))
        assert [(each.title, each.published) for each in articles] == ([("Panen", DAY)] if status else [])
        assert errors == ([] if status else ["not_published"])


def test_posts_of_ghost_are_taken_and_its_drafts_and_pages_are_not(tmp_path: Path) -> None:
    posts = [
        {"id": name, "title": name, "slug": name, "html": f"<p>{LEAD} {name}.</p>", "status": status, "type": kind}
        | {"published_at": "2024-08-26T07:30:00.000Z" if status == "published" else None}
        for name, status, kind in (
            ("Panen", "published", "post"),
            ("Konsep", "draft", "post"),
            ("Tentang", "published", "page"),
        )
    ]
    content = json.dumps({"db": [{"meta": {"version": "5.0"}, "data": {"posts": posts, "users": [{"id": "1"}] * 9}}]})
    (article,), errors = read(tmp_path, ".json", content)
    assert (article.title, article.published, errors) == ("Panen", DAY, ["not_published", "not_published"])


def test_letters_of_beehiiv_have_an_estimated_day(tmp_path: Path) -> None:
    names = ("id", "web_title", "status", "audience", "url", "created_at", "content_html")
    row = ("post_1", "Panen", "confirmed", "free", "https://x.id/p/panen", "2024-08-26 07:30:00 UTC", f"<p>{LEAD}</p>")
    (article,), errors = read(tmp_path, ".csv", table(names, row))
    assert (article.title, article.published, article.published_is_estimated, errors) == ("Panen", DAY, True, [])


def test_a_scrapers_created_at_stays_no_day(tmp_path: Path) -> None:
    articles, _ = read(tmp_path, ".csv", table(("title", "text", "created_at"), ("Panen", LEAD, "2024-08-26 07:30:00")))
    assert articles[0].published is None


def test_letters_of_buttondown_are_called_by_their_subject(tmp_path: Path) -> None:
    names = ("id", "subject", "body", "publish_date", "status", "email_type")
    (article,), errors = read(tmp_path, ".csv", table(names, ("a1", "Panen", LEAD, "2024-08-26T07:30:00Z", "sent", "public")))
    assert (article.title, article.published, errors) == ("Panen", DAY, [])


ENTRY = """AUTHOR: Budi Santoso
TITLE: {title}
STATUS: {status}
DATE: 08/26/2024 02:30:00 PM
-----
BODY:
<p>{body}</p>
-----
EXTENDED BODY:
{rest}
-----
COMMENT:
AUTHOR: Pembaca
DATE: 08/27/2024 02:30:00 PM
Komentar yang bukan bagian artikel.
-----
--------
"""


def test_an_export_of_movable_type_holds_many_articles(tmp_path: Path) -> None:
    entries = [
        ENTRY.format(title=title, status=status, body=LEAD, rest=rest)
        for title, status, rest in (("Panen: Kopi", "Publish", REST), ("Konsep", "Draft", REST), ("Pendek", "Publish", ""))
    ]
    articles, errors = read(tmp_path, ".txt", "".join(entries))
    assert [(each.title, each.text) for each in articles] == [("Panen: Kopi", f"{LEAD}\n{REST}"), ("Pendek", LEAD)]
    assert ({each.published for each in articles}, articles[0].authors, errors) == ({DAY}, ("Budi Santoso",), ["not_published"])
    later, _ = read(tmp_path, ".txt", "".join([ENTRY.format(title="Baru", status="Publish", body=REST, rest=""), *entries]))
    assert [each.id for each in later[1:]] == [each.id for each in articles]


def test_words_in_capitals_with_a_colon_make_no_export(tmp_path: Path) -> None:
    (article,), errors = read(tmp_path, ".txt", f"TITLE: Panen\nBODY: kopi\n\n{LEAD}\n-----\n{REST}\n")
    assert (REST in article.text, errors) == (True, [])


def test_front_matter_in_toml_is_read(tmp_path: Path) -> None:
    front = '+++\ntitle = "Panen"\ndate = 2024-08-26T14:30:00+07:00\ndraft = {}\nauthor = "Budi"\n+++\n\n'
    (article,), _ = read(tmp_path, ".md", front.format("false") + LEAD)
    assert (article.title, article.published, article.authors, article.text) == ("Panen", DAY, ("Budi",), LEAD)
    assert read(tmp_path, ".md", front.format("true") + LEAD) == ([], ["not_published"])
    assert read(tmp_path, ".md", f"+++\ntitle = Panen\n+++\n{LEAD}") == ([], ["front_matter_not_toml"])


def test_published_may_say_whether_instead_of_when(tmp_path: Path) -> None:
    front = "---\ntitle: Panen\npublished: {}\ntanggal: 2024-08-26\n---\n"
    (article,), errors = read(tmp_path, ".md", front.format("true") + LEAD)
    assert (article.published, errors) == (DAY, [])
    assert read(tmp_path, ".md", front.format("false") + LEAD) == ([], ["not_published"])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("**SEKINCAU, WARTA MUSI** — Panen kopi *naik* tajam.", "SEKINCAU, WARTA MUSI — Panen kopi naik tajam."),
        ("Menurut [dinas](https://x.id/a) dan _BPS_, panen __naik__.", "Menurut dinas dan BPS, panen naik."),
        ("![Petani](foto.jpg)\n\nPanen kopi naik.", "Panen kopi naik."),
        ("Harga 2*3*4 dan a_b_c serta 5 * 6 tetap [sic].", "Harga 2*3*4 dan a_b_c serta 5 * 6 tetap [sic]."),
    ],
)
def test_marks_of_markdown_are_no_words(written: str, text: str, tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, ".md", f"# Panen\n\n{written}\n")
    assert article.text == text


def test_a_row_of_a_model_without_a_day_of_publication_is_not_out_unless_it_is_a_page_that_was_found(tmp_path: Path) -> None:
    names = ("id", "title", "content", "created_at", "published_at", "url")
    begun = "2024-08-20 10:00:00"
    rows = [
        ("1", "Panen", LEAD, begun, "2024-08-26 07:30:00", ""),
        ("2", "Konsep", REST, begun, "", ""),
        ("3", "Halaman", REST, begun, "", "https://wartamusi.example/panen"),
    ]
    articles, errors = read(tmp_path, ".csv", table(names, *rows))
    assert [(each.title, each.published) for each in articles] == [("Panen", DAY), ("Halaman", None)]
    assert errors == ["not_published"]


@pytest.mark.parametrize(
    "state",
    [
        *(
            "Menunggu Review",
            "Belum Diterbitkan",
            "tidak tayang",
            "Needs Review",
            "not published",
            "Belum terbit",
            "Belum tayang",
        ),
        *("belum dipublikasikan", "Menunggu persetujuan", "menunggu tayang", "Menunggu persetujuan redaksi", "Pending review"),
        *("Under review", "In Review", "submitted for review", "Scheduled", "Terjadwal", "Draft", "Unpublished", "Siap tayang"),
        *("Not published yet", "Awaiting approval", "to be published", "Menunggu editor", "dijadwalkan tayang"),
    ],
)
def test_a_state_in_words_of_what_is_not_out_yet_is_one(state: str, tmp_path: Path) -> None:
    rows = [("Panen", LEAD, "2024-08-26", "Terbit"), ("Konsep", REST, "2024-08-26", state)]
    articles, errors = read(tmp_path, ".csv", table(("judul", "isi", "tanggal", "status"), *rows))
    assert ([each.title for each in articles], errors) == (["Panen"], ["not_published"])


@pytest.mark.parametrize(
    "state",
    [
        *("Tidak hoaks", "belum lunas", "in archive", "not modified", "Under construction", "Belum terverifikasi polisi"),
        *("in progress", "Menunggu persetujuan DPRD", "not guilty", "Tidak ada korban", "belum selesai", "siap panen"),
        *(
            "for sale",
            "Belum tayang di bioskop",
            "menunggu sidang",
            "Pending trial",
            "submitted",
            "to be continued",
            "belum diverifikasi",
        ),
    ],
)
def test_a_state_of_something_else_keeps_no_article_out(state: str, tmp_path: Path) -> None:
    rows = [("Panen", LEAD, "2024-08-26", "Terbit"), ("Kabar", REST, "2024-08-26", state)]
    articles, errors = read(tmp_path, ".csv", table(("judul", "isi", "tanggal", "status"), *rows))
    assert ([each.title for each in articles], errors) == (["Panen", "Kabar"], [])


@pytest.mark.parametrize(
    "whole",
    [
        {"columns": ["judul", "tanggal", "isi"], "index": [0], "data": [["Panen", "2024-08-26", LEAD]]},
        {"fields": ["judul", "tanggal", "isi"], "rows": [["Panen", "2024-08-26", LEAD]]},
        [["judul", "tanggal", "isi"], ["Panen", "2024-08-26", LEAD]],
    ],
    ids=["pandas", "query", "sheet"],
)
def test_rows_whose_names_stand_apart_are_articles(whole: object, tmp_path: Path) -> None:
    (article,), errors = read(tmp_path, ".json", json.dumps(whole))
    assert (article.title, article.text, article.published, errors) == ("Panen", LEAD, DAY, [])
