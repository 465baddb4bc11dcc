"""Articles and feeds from the web, from a server on this machine."""

from pathlib import Path

import pytest

from corpus import CorpusError, UnreadableArticle, UnsupportedFormat, load
from corpus.fetch.content_type import suffix_for
from corpus.loaders.registry import LOADERS
from tests.corpus import golden
from tests.corpus.web import HERE, Page, serving

PAGE = Page(golden.as_html())
FEED = Page(golden.as_rss(), kind="application/rss+xml")


def test_a_page_is_loaded_as_its_file_would_be(tmp_path: Path) -> None:
    (of_file,) = load(golden.write(tmp_path, ".html"))
    with serving({"/berita/1": PAGE}) as site:
        url = f"{site.address}/berita/1"
        (of_url,) = load(url, allowed=[HERE])
    assert (of_url.digest, of_url.id) == (of_file.digest, of_file.id)
    assert of_url.source == url


def test_a_page_that_gives_no_address_keeps_the_one_it_was_asked_for() -> None:
    bare = golden.as_html().replace(b'<link rel="canonical"', b"<link")
    with serving({"/berita/1": Page(bare), "/lama": Page(status=301, headers={"Location": "/berita/1"})}) as site:
        for path in ("/berita/1", "/lama"):
            (article,) = load(f"{site.address}{path}", allowed=[HERE])
            assert article.url == f"{site.address}{path}"


def test_a_feed_gives_the_articles_of_its_entries() -> None:
    with serving({"/feed": FEED, "/atom": Page(golden.as_atom(), kind="text/html")}) as site:
        for path in ("/feed", "/atom"):
            assert [article.text for article in load(f"{site.address}{path}", allowed=[HERE])] == [golden.TEXT]


def test_any_format_may_lie_on_a_server() -> None:
    pages = {f"/artikel{suffix}": Page(golden.FORMATS[suffix](), kind="application/octet-stream") for suffix in golden.READ}
    with serving(pages) as site:
        for path in pages:
            assert [article.title for article in load(f"{site.address}{path}", allowed=[HERE])] == [golden.TITLE]


def test_what_is_not_there_or_of_no_format_is_said() -> None:
    with serving({"/foto": Page(b"\xff\xd8\xff", kind="image/jpeg")}) as site:
        with pytest.raises(UnreadableArticle, match="404"):
            list(load(f"{site.address}/tidak-ada", allowed=[HERE]))
        with pytest.raises(UnsupportedFormat, match="image/jpeg"):
            list(load(f"{site.address}/foto", allowed=[HERE]))
        failed: list[CorpusError] = []
        assert list(load(f"{site.address}/foto", allowed=[HERE], errors=failed.append)) == []
        assert [error.source for error in failed] == [f"{site.address}/foto"]


@pytest.mark.parametrize(
    ("kind", "path", "head", "suffix"),
    [
        ("text/html", "/", b"<!doctype html><html>", ".html"),
        ("text/html", "/feed", b'<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0">', ".xml"),
        ("text/xml", "/", b'<?xml version="1.0"?><html xmlns="x">', ".html"),
        ("text/plain", "/a.md", b"# Rapat", ".md"),
        ("text/plain", "/a", b"Rapat", ".txt"),
        ("application/octet-stream", "/a", b"%PDF-1.7", ".pdf"),
        ("application/gzip", "/a.jsonl.gz", b"\x1f\x8b", ".jsonl.gz"),
        ("image/png", "/a.png", b"\x89PNG", None),
        ("", "/a", b"", None),
    ],
)
def test_the_format_is_told_by_head_kind_and_address(
    kind: str, path: str, head: bytes, suffix: str | None, tmp_path: Path
) -> None:
    (tmp_path / "fetched").write_bytes(head)
    assert suffix_for(kind, f"https://warta.example{path}", tmp_path / "fetched", LOADERS) == suffix


def test_comments_without_end_above_a_page_take_no_time(tmp_path: Path) -> None:
    (tmp_path / "fetched").write_bytes(b"<!---->" * 290 + b"<")
    assert suffix_for("text/html", "https://warta.example/a", tmp_path / "fetched", LOADERS) == ".html"
