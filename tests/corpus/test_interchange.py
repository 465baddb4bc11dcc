import json
from datetime import date
from pathlib import Path

import pytest

from corpus import CorpusError, load
from tests.corpus import golden
from tests.corpus.golden_interchange import SHAPES, j2xml, newsml, ninjs_1, nitf, post
from tests.corpus.reading import read, refused


@pytest.mark.parametrize("name", SHAPES)
def test_the_golden_article_is_the_same_in_each_form_of_agencies(name: str, tmp_path: Path) -> None:
    article = read(tmp_path / name, SHAPES[name])
    assert (article.title, article.text, article.published) == (golden.TITLE, golden.TEXT, date(2024, 8, 26))
    assert (article.outlet, article.authors, article.language) == (golden.OUTLET, (golden.AUTHOR,), "id")
    assert article.url == (None if name.startswith(("newsml", "j2xml")) else golden.URL)


@pytest.mark.parametrize("content", [newsml(status="stat:canceled"), nitf("withheld")], ids=["newsml", "nitf"])
def test_what_an_agency_took_back_is_no_article(content: bytes, tmp_path: Path) -> None:
    assert "is not published: its status is" in refused(tmp_path / "a.xml", content)


@pytest.mark.parametrize("status", ["canceled", "withheld", "stat:canceled"])
def test_what_was_taken_back_in_ninjs_is_no_article(status: str, tmp_path: Path) -> None:
    assert "is not published" in refused(tmp_path / "a.json", ninjs_1(pubstatus=status))


def test_a_picture_of_an_agency_is_no_article(tmp_path: Path) -> None:
    assert "no article" in refused(tmp_path / "a.xml", newsml(kind="ninat:picture"))
    assert "no text" in refused(tmp_path / "a.json", ninjs_1(type="picture"))


def test_text_that_stands_in_an_item_as_it_is_is_read(tmp_path: Path) -> None:
    plain = "<inlineData contenttype='text/plain'>Nelayan Krui melaut lagi &amp; menjual ikan.</inlineData>"
    marked = "<inlineData contenttype='text/html'><![CDATA[<p>Nelayan Krui melaut lagi &amp; menjual ikan.</p>]]></inlineData>"
    for body in (plain, marked):
        assert read(tmp_path / "a.xml", newsml(body)).text == "Nelayan Krui melaut lagi & menjual ikan."


def test_an_item_that_holds_nitf_gives_its_text(tmp_path: Path) -> None:
    inner = nitf().split(b'3-3.dtd">\n')[1].decode()
    article = read(tmp_path / "a.xml", newsml(f"<inlineXML contenttype='application/nitf+xml'>{inner}</inlineXML>"))
    assert (article.text, article.authors) == (golden.TEXT, (golden.AUTHOR,))


def test_names_of_letters_are_read_and_entities_of_ones_own_are_not(tmp_path: Path) -> None:
    written = nitf().replace(b"84 pedagang", b"84&nbsp;pedagang &eacute;")
    assert "84 pedagang é" in read(tmp_path / "a.xml", written).text
    entity = written.replace(b"<!DOCTYPE nitf SYSTEM", b"<!DOCTYPE nitf [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><!-- ")
    assert "entities" in refused(tmp_path / "a.xml", entity)


def test_other_forms_of_agencies_say_what_to_do(tmp_path: Path) -> None:
    assert "NewsML-G2" in refused(tmp_path / "a.xml", b"<?xml version='1.0'?><NewsML Version='1.2'><NewsItem/></NewsML>")
    assert refused(tmp_path / "a.xml", nitf()[:400]).endswith(".")


def test_posts_behind_a_password_drafts_and_pages_are_left_out(tmp_path: Path) -> None:
    found = list[CorpusError]()
    locked = post(link="https://x.example/1", content={"rendered": "", "protected": True})
    others = [post(link="https://x.example/2", status="draft"), post(link="https://x.example/3", type="page")]
    path = tmp_path / "posts.json"
    path.write_text(json.dumps([locked, *others, post()]), encoding="utf-8")
    assert [article.title for article in load(path, errors=found.append)] == [golden.TITLE]
    assert [str(error).rpartition(" ")[2] for error in found] == ["protected.", "draft.", "page."]


def test_a_post_is_told_by_its_address_and_not_by_its_number(tmp_path: Path) -> None:
    both = [post(), post(link="https://warta-lain.example/pasar")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, both)), encoding="utf-8")
    assert len({article.id for article in load(tmp_path / "a.jsonl")}) == 2


LEAD = "Nelayan Krui melaut lagi dan menjual ikan di pasar."


def test_what_joomla_has_not_out_is_listed_and_what_is_archived_comes_in(tmp_path: Path) -> None:
    errors = list[CorpusError]()
    for state in ("0", "-2", "2"):
        (tmp_path / f"{state}.xml").write_bytes(j2xml(LEAD, state))
    articles = list(load(tmp_path, errors=errors.append))
    assert [Path(article.source).name for article in articles] == ["2.xml#1"]
    assert [error.code for error in errors] == ["not_published", "not_published"]


def test_what_plug_ins_of_joomla_read_is_no_text(tmp_path: Path) -> None:
    marked = f"<p>{LEAD} {{loadposition iklan}}</p>{{youtube}}dQw4{{/youtube}}<p>Harga {{naik}} lagi.</p>{{jcomments on}}"
    assert read(tmp_path / "a.xml", j2xml(marked)).text == f"{LEAD}\nHarga {{naik}} lagi."


def test_an_article_of_joomla_without_a_text_is_listed_beside_the_others(tmp_path: Path) -> None:
    errors = list[CorpusError]()
    empty = "<content><id>813</id><title>Kosong</title><introtext/><fulltext/><state>1</state></content>"
    (tmp_path / "a.xml").write_bytes(j2xml(LEAD, more=empty))
    (article,) = load(tmp_path, errors=errors.append)
    assert (article.text, article.outlet, [error.code for error in errors]) == (
        LEAD,
        "kabarpesisir.example",
        ["holds_no_text"],
    )


def test_an_id_of_joomla_is_its_own_within_its_site_and_stays_when_it_is_changed(tmp_path: Path) -> None:
    here, changed, there = (read(tmp_path / f"{n}.xml", content) for n, content in enumerate((
        j2xml(LEAD), j2xml(f"{LEAD} Lagi."), j2xml(LEAD).replace(b"https://kabarpesisir", b"https://kabarmusi"),
    )))  # fmt: skip
    assert here.id == changed.id != there.id


def test_broken_and_empty_exports_of_joomla_say_what_they_are(tmp_path: Path) -> None:
    assert "J2XML" in refused(tmp_path / "a.xml", j2xml()[:500])
    assert "no articles" in refused(tmp_path / "a.xml", b"<j2xml version='21.12.0'/>")
    assert "entities" in refused(tmp_path / "a.xml", b"<!DOCTYPE j2xml><!-- <!ENTITY a 'b'> --><j2xml/>")
