import gzip
from pathlib import Path

import pytest

from corpus import Article, CorpusError, UnreadableArticle, load
from corpus.loaders.crawled import responses
from tests.corpus import golden
from tests.corpus.golden_other import as_warc, as_warc_gz, record, response

LIST = b"<html><head><title>Beranda</title></head><body><p>Semua berita daerah hari ini di Pesisir Barat.</p></body></html>"


def read_all(path: Path, content: bytes) -> tuple[list[Article], list[CorpusError]]:
    path.write_bytes(content)
    errors = list[CorpusError]()
    return list(load(path, errors=errors.append)), errors


def titles(path: Path, content: bytes) -> list[str]:
    articles, _ = read_all(path, content)
    return [article.title for article in articles]


def test_pages_that_are_no_articles_are_counted(tmp_path: Path) -> None:
    lists = record(response(LIST), url="https://x.example/") + record(response(LIST), url="https://x.example/krui")
    articles, (error,) = read_all(tmp_path / "a.warc", lists + as_warc(golden.as_html()))
    assert [article.title for article in articles] == [golden.TITLE]
    assert "also holds 2 pages" in str(error)


def test_pages_that_were_not_found_pictures_and_requests_are_passed_over(tmp_path: Path) -> None:
    page = golden.as_html()
    others = (
        record(response(page, status="404 Not Found")),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        record(b"", "revisit"),
    )
    articles, errors = read_all(tmp_path / "a.warc", as_warc(page) + b"".join(others))
    assert ([article.title for article in articles], errors) == ([golden.TITLE], [])


def test_of_several_copies_of_an_address_the_last_is_the_article(tmp_path: Path) -> None:
    later = golden.as_html().replace(golden.TITLE.encode(), b"Pasar Krui Dibangun Lagi")
    both = record(response(golden.as_html())) + record(response(later), url=f"{golden.URL}/?utm_source=x")
    assert titles(tmp_path / "a.warc", both) == ["Pasar Krui Dibangun Lagi"]


def test_a_page_without_an_address_of_its_own_has_the_one_it_was_fetched_from(tmp_path: Path) -> None:
    page = golden.as_html().replace(b'<link rel="canonical"', b"<link ")
    articles, _ = read_all(tmp_path / "a.warc", as_warc(page))
    assert [article.url for article in articles] == [golden.URL]


@pytest.mark.parametrize("heads", ["Content-Encoding: gzip\r\n", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"])
def test_a_page_that_was_sent_packed_is_unpacked(heads: str, tmp_path: Path) -> None:
    page = gzip.compress(golden.as_html())
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page) if "chunked" in heads else page
    assert titles(tmp_path / "a.warc", record(response(body, heads))) == [golden.TITLE]


def test_heads_that_a_crawler_kept_of_a_page_that_it_unpacked_do_no_harm(tmp_path: Path) -> None:
    heads = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    assert titles(tmp_path / "a.warc", record(response(golden.as_html(), heads))) == [golden.TITLE]


def test_a_page_packed_in_another_way_is_said_to_be_unread(tmp_path: Path) -> None:
    _, errors = read_all(tmp_path / "a.warc", record(response(b"\x0b\x02\x80", "Content-Encoding: br\r\n")))
    assert "no encoding that is read here" in str(errors[0])


def test_a_page_saved_without_the_answer_around_it_is_read(tmp_path: Path) -> None:
    heads = f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: {golden.URL}\r\nContent-Type: text/html\r\n"
    page = golden.as_html()
    assert titles(tmp_path / "a.warc", f"{heads}Content-Length: {len(page)}\r\n\r\n".encode() + page) == [golden.TITLE]


def test_a_broken_web_archive_is_said_to_be_broken(tmp_path: Path) -> None:
    whole = as_warc_gz(golden.as_html())
    for content in (b"", b"Isi berita.", whole[:-40], b"WARC/1.0\r\nContent-Length: x\r\n\r\n"):
        path = tmp_path / "a.warc.gz"
        path.write_bytes(content)
        with pytest.raises(UnreadableArticle):
            list(load(path))


def test_a_web_archive_that_unpacks_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responses, "ALWAYS_UNZIPPED_BYTES", 10_000)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record(b" " * 1_000_000, "warcinfo")))
    with pytest.raises(UnreadableArticle, match="far more than news"):
        list(load(path))
