"""Rebuilding from feeds, addresses of the web and zip files: what counts as added, changed and gone."""

import zipfile
from pathlib import Path

import pytest

from corpus.fetch.client import ALLOWED_VARIABLE
from index import Archive, RebuildReport, rebuild
from tests.corpus import golden
from tests.corpus.web import HERE, Page, serving


def counts(report: RebuildReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.removed


def feed(*numbers: int, more: str = "") -> bytes:
    """A feed that shows these articles."""
    items = "".join(
        f"<item><title>Banjir di desa {n}</title><guid>https://warta.example/{n}</guid>"
        f"<description>Banjir nomor {n} merendam rumah warga desa ke-{n}.{more}</description></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Warta</title>{items}</channel></rss>'.encode()


def write_zip(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_feed_of_twenty_only_adds_and_changes(tmp_path: Path) -> None:
    path, folder = tmp_path / "index", tmp_path / "berita"
    folder.mkdir()
    file = folder / "warta.xml"
    for given in (file, folder):
        file.write_bytes(feed(*range(20)))
        rebuild(given, index=path, fresh=True)
        file.write_bytes(feed(*range(5, 25), more=" Air mulai surut."))
        assert counts(rebuild(given, index=path)) == (5, 15, 0, 0)
        file.write_bytes(feed(30))
        assert counts(rebuild(given, index=path)) == (1, 0, 0, 0)
        with Archive.open(path) as archive:
            assert archive.status().articles == 20 + 5 + 1


def test_a_feed_that_left_its_folder_takes_nothing_with_it(tmp_path: Path) -> None:
    path, folder = tmp_path / "index", tmp_path / "berita"
    folder.mkdir()
    (folder / "a.txt").write_text("Pasar Krui ramai pembeli sejak pagi.")
    (folder / "warta.rss").write_bytes(feed(*range(3)))
    rebuild(folder, index=path)
    (folder / "warta.rss").unlink()
    (folder / "b.txt").write_text("Harga cabai naik di Liwa.")
    assert counts(rebuild(folder, index=path)) == (1, 0, 1, 0)


def test_an_untouched_feed_is_unchanged(tmp_path: Path) -> None:
    file = tmp_path / "warta.xml"
    file.write_bytes(feed(1, 2))
    rebuild(tmp_path / "warta.xml", index=tmp_path / "index")
    assert counts(rebuild(file, index=tmp_path / "index")) == (0, 0, 2, 0)


def test_addresses_of_the_web_are_taken_in_beside_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ALLOWED_VARIABLE, HERE)
    path, folder = tmp_path / "index", tmp_path / "berita"
    folder.mkdir()
    (folder / "a.txt").write_text("Pasar Krui ramai pembeli sejak pagi.")
    pages = {"/feed": Page(feed(1, 2), kind="text/xml"), "/artikel": Page(golden.as_html())}
    with serving(pages) as site:
        given = [str(folder), f"{site.address}/feed", f"{site.address}/artikel", f"{site.address}/hilang"]
        report = rebuild(given, index=path)
        assert counts(report) == (4, 0, 0, 0)
        assert [failure.source for failure in report.failed] == [f"{site.address}/hilang"]
        pages["/feed"] = Page(feed(2, 3), kind="text/xml")
        pages["/hilang"] = Page(feed(9), kind="text/xml")
        report = rebuild(given, index=path)
        assert (counts(report), report.failed) == ((2, 0, 3, 0), ())
    with Archive.open(path) as archive:
        assert (archive.status().articles, archive.status().failed) == (4 + 2, ())
    report = rebuild(f"{site.address}/feed", index=path)  # the server is gone
    assert (counts(report), len(report.failed)) == ((0, 0, 0, 0), 1)


def test_what_left_a_zip_file_is_gone_and_what_cannot_be_read_is_not(tmp_path: Path) -> None:
    path, folder = tmp_path / "index", tmp_path / "berita"
    folder.mkdir()
    lines = '{"text": "Gempa mengguncang Liwa."}\n{"text": "Lomba perahu di Krui."}\n'
    texts = {f"{n}.txt": f"Panen kopi ke-{n} di Way Tenong." for n in range(8)}
    write_zip(folder / "arsip.zip", {**texts, "tabel.jsonl": lines})
    assert counts(rebuild(folder, index=path)) == (10, 0, 0, 0)
    del texts["0.txt"]
    write_zip(folder / "arsip.zip", {**texts, "1.txt": b"\0", "tabel.jsonl": b"\0" + lines.encode()})
    report = rebuild(folder, index=path)
    assert counts(report) == (0, 0, 6, 1)
    assert [failure.source.rpartition("/")[2] for failure in report.failed] == ["1.txt", "tabel.jsonl"]
    (folder / "arsip.zip").write_bytes(b"PK\x03\x04 no more")
    assert counts(rebuild(folder, index=path))[3] == 0
    with Archive.open(path) as archive:
        assert archive.status().articles == 10 - 1
