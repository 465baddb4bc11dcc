"""Pages that are printed, aged and scanned by a program, as Tesseract itself reads them, where it is installed."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.scan_pages import AGEINGS, as_file, printed, scanned
from benchmarks.scans import articles, edits
from corpus import Article, UnreadableArticle, load
from corpus.files import load_file
from index.archive import Archive
from index.ingest.rebuild import rebuild
from qa.assistant import Assistant
from qa.rendering.html import render_html
from qa.rendering.text import render_markdown, render_text

FERRY, LIBRARY = articles()[1], articles()[3]


@pytest.fixture(autouse=True, scope="module")
def _tesseract() -> None:
    listed = ["tesseract", "--list-langs"]
    known = subprocess.run(listed, capture_output=True, text=True, check=True).stdout if shutil.which("tesseract") else ""
    if "ind" not in known.split():
        reason = "no Tesseract with Indonesian on this machine: no scan was read by the program itself"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@cache
def page(ageing: str) -> Image.Image:
    """The ferry on one column where the page is clean, the library on two where it is old."""
    article, columns = (FERRY, 1) if ageing == "clean" else (LIBRARY, 2)
    return scanned(printed(article.title, article.paragraphs, None, columns), AGEINGS[ageing], seed=7)


def read(path: Path, *pages: Image.Image) -> list[Article | UnreadableArticle]:
    path.write_bytes(as_file(pages, "PDF" if path.suffix == ".pdf" else "TIFF"))
    return list(load_file(path, root=path.parent, label="warta"))


PAIRS = [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("ab", "ab", 0)]


@pytest.mark.parametrize(("given", "expected", "count"), PAIRS)
def test_edits_are_those_that_lead_from_one_text_to_the_other(given: str, expected: str, count: int) -> None:
    assert edits(given, expected) == count


def test_a_clean_and_an_old_page_are_read_in_order_with_their_divided_words_whole(tmp_path: Path) -> None:
    found = read(tmp_path / "koran.pdf", page("clean"), page("aged"))
    for number, (article, expected) in enumerate(zip(found, (FERRY, LIBRARY), strict=True), 1):
        assert isinstance(article, Article)
        assert article.title == f"{expected.title} (hasil OCR, hlm. {number})"
        whole = " ".join(expected.paragraphs)
        assert edits(" ".join(article.text.split()), whole) <= 0.01 * len(whole)
        assert "- " not in article.text.replace(" - ", "")


def test_a_page_upside_down_is_told_and_its_neighbour_is_read(tmp_path: Path) -> None:
    over, upright = read(tmp_path / "koran.tif", page("clean").rotate(180), page("clean"))
    assert isinstance(over, UnreadableArticle)
    assert (over.code, over.source[-2:]) == ("scan_illegible", "#1")
    assert isinstance(upright, Article)
    assert upright.title == f"{FERRY.title} (hasil OCR, hlm. 2)"


def test_a_photograph_and_an_empty_page_are_no_articles(tmp_path: Path) -> None:
    paper = Image.new("L", page("clean").size, 250)
    photograph = Image.radial_gradient("L").resize(page("clean").size)
    (tmp_path / "foto.pdf").write_bytes(as_file([paper, photograph], "PDF"))
    with pytest.raises(UnreadableArticle, match="no scan of one that can be recognised"):
        list(load(tmp_path / "foto.pdf"))


def test_an_answer_from_a_scan_says_in_its_citation_that_it_is_one_and_which_page(tmp_path: Path) -> None:
    empty = Image.new("L", page("clean").size, 250)
    (article,) = read(tmp_path / "koran.pdf", empty, page("clean"))
    assert isinstance(article, Article)
    rebuild([article], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        answer = Assistant(archive).ask(FERRY.question)
    assert FERRY.answer in str(answer.short)
    assert answer.citations[0].title.endswith("(hasil OCR, hlm. 2)")
    for shown in (render_text(answer), as_plain(render_markdown(answer)), render_html(answer)):
        assert "(hasil OCR, hlm. 2)" in shown


def as_plain(markdown: str) -> str:
    return markdown.replace("\\", "")
