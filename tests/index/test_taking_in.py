"""What cannot be taken in is a failure of its own, and stops nothing else."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from corpus import Article, CorpusError
from index import Archive, Failure, rebuild
from index.storage import generations
from index.storage.manifest import Manifest
from tests.index.findings import TEN, counts, files_below, found

Contents = dict[str, Any]
MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]
ReadContents = Callable[[Path], Contents]
Settle = Callable[[Path], None]


def test_two_articles_with_one_id_are_one_article_and_one_failure(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    twins = [make_article(1), make_article(1, source="koran/twin", text="Lain.")]
    report = rebuild([*twins, make_article(2)], index=path)
    assert (report.added, [failure.source for failure in report.failed]) == (2, ["koran/twin"])
    assert "'a1' of koran/1" in report.failed[0].reason
    with Archive.open(path) as archive:
        assert archive.article("a1").text == make_article(1).text
        assert archive.status().failed == report.failed


def test_what_was_not_taken_in_is_kept_with_its_code_and_facts(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", {**TEN, "kosong.txt": ""}), tmp_path / "index"
    (failure,) = rebuild(folder, index=path).failed
    assert (failure.code, failure.fields) == ("file_empty", {"source": str(folder / "kosong.txt")})
    with Archive.open(path) as archive:
        assert archive.status().failed == (failure,)


@pytest.mark.parametrize("told", ["1.txt is empty.", '{"code": "of_a_newer_version", "fields": {}}', "[1]"])
def test_a_reason_of_another_version_is_told_as_it_stands(tmp_path: Path, make_article: MakeArticle, told: str) -> None:
    rebuild([make_article(1)], index=tmp_path)
    with closing(Manifest.open(tmp_path / "000001" / generations.MANIFEST, writable=True)) as kept:
        kept.database.write("INSERT INTO failures VALUES (?,?,?)", ("1.txt", "1.txt", told))
        assert kept.failures.listed() == (Failure("1.txt", told),)


def test_a_twin_takes_its_place_once_the_first_is_gone(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles, contents: ReadContents
) -> None:
    written = {"a.md": "---\nid: n7\n---\nBanjir di Semaka.", "b.md": "---\nid: n7\n---\nBanjir di Liwa."}
    folder, path = write_articles("berita", {**TEN, **written}), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    assert [Path(failure.source).name for failure in rebuild(folder, index=path).failed] == ["b.md"]
    (folder / "a.md").unlink()
    report = rebuild(folder, index=path)
    assert (counts(report), report.failed) == ((0, 1, 10, 0), ())
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_a_twin_that_comes_first_takes_the_id_and_the_second_is_the_failure(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", {**TEN, "b.md": "---\nid: n7\n---\nBanjir di Liwa."}), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    write_articles("berita", {"a.md": "---\nid: n7\n---\nBanjir di Semaka."})
    report = rebuild(folder, index=path)
    assert (counts(report), [Path(failure.source).name for failure in report.failed]) == ((0, 1, 10, 0), ["b.md"])
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_a_file_that_cannot_be_read_keeps_its_earlier_article(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    original = (folder / "3.txt").stat()
    (folder / "3.txt").write_bytes(b"\x00\x01" * 100)
    report = rebuild(folder, index=path)
    assert (counts(report), [Path(failure.source).name for failure in report.failed]) == ((0, 0, 9, 0), ["3.txt"])
    assert TEN["3.txt"] in found(path, "banjir nomor 3")
    write_articles("berita", {"3.txt": TEN["3.txt"]})
    os.utime(folder / "3.txt", ns=(original.st_atime_ns, original.st_mtime_ns))
    report = rebuild(folder, index=path)
    assert (counts(report), report.failed) == ((0, 0, 10, 0), ())


def test_a_record_that_cannot_be_read_keeps_its_earlier_article_and_no_other(
    tmp_path: Path, write_articles: WriteArticles
) -> None:
    lines = [f'{{"id": "n{n}", "text": "Banjir nomor {n} di desa."}}' for n in range(10)]
    folder, path = write_articles("berita", {"agency.jsonl": "\n".join(lines)}), tmp_path / "index"
    rebuild(folder, index=path)
    broken = [*lines[:4], lines[4][:-3], *lines[5:9]]
    write_articles("berita", {"agency.jsonl": "\n".join(broken)})
    report = rebuild(folder, index=path)
    assert (counts(report), len(report.failed)) == ((0, 0, 8, 1), 1)
    assert found(path, "banjir nomor 4") >= {"Banjir nomor 4 di desa."}
    assert "Banjir nomor 9 di desa." not in found(path, "banjir nomor 9")


def test_failures_of_files_that_were_not_given_stay_on_record(tmp_path: Path, write_articles: WriteArticles) -> None:
    one, other = write_articles("a", {"1.txt": "", "2.txt": "Banjir."}), write_articles("b", {"1.txt": "Panen kopi."})
    path = tmp_path / "index"
    rebuild(one, index=path)
    assert rebuild(other, index=path).failed == ()
    with Archive.open(path) as archive:
        assert [failure.source for failure in archive.status().failed] == [str(one / "1.txt")]
    (one / "1.txt").unlink()
    rebuild(one, index=path)
    with Archive.open(path) as archive:
        assert archive.status().failed == ()


@pytest.mark.parametrize("changed", [{"text": " \n "}, {"id": ""}, {"text": "\ud83d"}, {"id": "\ud83d"}, {"outlet": "\udfff"}])
def test_one_bad_article_stops_nothing_unless_that_is_asked_for(
    tmp_path: Path, make_article: MakeArticle, changed: dict[str, str]
) -> None:
    path = tmp_path / "index"
    articles = [make_article(1), make_article(2, **changed), make_article(3)]
    with pytest.raises(CorpusError, match="koran/2"):
        rebuild(articles, index=path, strict=True)
    assert generations.generations(path) == []
    report = rebuild(articles, index=path)
    assert (report.added, report.failed[0].source) == (2, "koran/2")
    assert isinstance(report.failed[0], Failure)


def test_a_file_given_twice_is_read_once(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", {f"2024/{name}": text for name, text in TEN.items()}), tmp_path / "index"
    given = [folder / "2024" / "1.txt", folder / "2024", folder]
    for expected in ((10, 0, 0, 0), (0, 0, 10, 0)):
        report = rebuild(given, index=path)
        assert (counts(report), report.failed) == (expected, ())


@pytest.mark.parametrize("given", [7, None, [Path("a"), 7], ["berita", None], [{"text": "Banjir."}]])
def test_what_is_neither_path_nor_article_is_refused(tmp_path: Path, given: Any) -> None:
    with pytest.raises(CorpusError):
        rebuild(given, index=tmp_path / "index")
    assert generations.generations(tmp_path / "index") == []


def test_a_file_whose_name_is_no_text_is_an_article_like_others(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    odd = folder / os.fsdecode(b"caf\xe9.txt")
    odd.write_text("Panen kopi di Liwa.", encoding="utf-8")
    settle(folder)
    assert counts(rebuild(folder, index=path)) == (11, 0, 0, 0)
    assert counts(rebuild(folder, index=path)) == (0, 0, 11, 0)
    odd.unlink()
    assert counts(rebuild(folder, index=path)) == (0, 0, 10, 1)


@pytest.mark.parametrize("odd", ["ä/ß 漢字 😀", "a/b/../c", "'; DROP TABLE articles; --", "x" * 10_000, "%s {0} \\ \x00", " "])
def test_any_text_can_be_an_id(tmp_path: Path, make_article: MakeArticle, odd: str) -> None:
    path = tmp_path / "index"
    articles = [make_article(1, id=odd), make_article(2)]
    rebuild(articles, index=path)
    with Archive.open(path) as archive:
        assert archive.article(odd).text == articles[0].text
        hits = archive.search("panen kopi Rawajitu")
        assert hits[0].passage.id == f"{odd}/0"
    assert counts(rebuild(articles, index=path)) == (0, 0, 2, 0)


def test_articles_of_one_word_and_of_a_million_characters_are_both_found(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    sentence = "Warga membersihkan lumpur sisa banjir di rumah masing-masing sejak pagi. "
    long = (sentence * (1_000_000 // len(sentence))) + "Tersangka bernama Zulkarnaen."
    rebuild([make_article(1, text="Gempa", title="Gempa"), make_article(2, text=long, title="Lumpur")], index=path)
    with Archive.open(path) as archive:
        assert archive.search("gempa")[0].article.id == "a1"
        best = archive.search("Zulkarnaen")[0]
        assert "Zulkarnaen" in best.passage.text
        assert archive.article("a2").text[best.passage.start : best.passage.end] == best.passage.text


def test_rows_of_two_tables_that_count_from_one_are_told_apart(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles, contents: ReadContents
) -> None:
    tables = {f"{name}.csv": f"id,judul,isi\n1,Pasar {name},Pasar {name} dibuka.\n" for name in "bc"}
    folder, path = write_articles("berita", {**TEN, **tables}), tmp_path / "index"
    settle(folder)
    assert (counts(rebuild(folder, index=path)), rebuild(folder, index=path).failed) == ((12, 0, 0, 0), ())
    assert {"Pasar b dibuka.", "Pasar c dibuka."} <= found(path, "pasar dibuka")
    write_articles("berita", {"a.csv": "id,judul,isi\n1,Pasar a,Pasar a dibuka.\n"})  # it comes before them
    assert rebuild(folder, index=path).failed == ()
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_pages_of_one_article_that_give_one_address_are_told_apart(tmp_path: Path, write_articles: WriteArticles) -> None:
    def page(text: str) -> str:
        head = "<link rel='canonical' href='https://kabar.example/pasar'><meta charset='utf-8'>"
        return f"<html><head><title>Pasar Krui</title>{head}</head><body><article><p>{text}</p></article></body></html>"

    long = (
        "bersama para pedagang, perangkat pekon dan dinas perdagangan setempat yang bekerja secara bertahap sejak awal tahun."
    )
    folder = write_articles(
        "berita", {"1.html": page(f"Pasar memiliki 40 lapak {long}"), "2.html": page(f"Biayanya Rp 7 miliar {long}")}
    )
    report = rebuild(folder, index=tmp_path / "index")
    assert (report.added, report.failed) == (2, ())


def test_one_article_in_two_files_counts_once_and_the_second_is_told(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles
) -> None:
    """A table that gives it an id of its own, and a page that was saved: they share address and beginning."""
    text = "Pasar Krui memiliki 40 lapak bagi pedagang yang bekerja secara bertahap sejak awal tahun ini, kata kepala pasar."
    head = "<title>Pasar Krui</title><meta charset='utf-8'><link rel='canonical' href='https://kabar.example/pasar'>"
    page = f"<html><head>{head}</head><body><article><p>{text}</p></article></body></html>"
    table = f"id,judul,url,isi\nk7,Pasar Krui,http://kabar.example/pasar/?utm_source=x,{text.replace(',', ';')}\n"
    files = {"b.html": page, "c.html": page, "d.csv": table.replace(",", "|").replace(";", ",")}
    folder, path = write_articles("berita", {**TEN, **files}), tmp_path / "index"
    settle(folder)
    for _ in range(2):
        report = rebuild(folder, index=path)
        assert [failure.reason.rpartition("/")[2] for failure in report.failed] == ["b.html once more, which counts once."] * 2
        assert report.added + report.unchanged == 11
    (folder / "b.html").unlink()
    report = rebuild(folder, index=path)
    assert [failure.source.rpartition("/")[2] for failure in report.failed] == ["d.csv#2"]


def test_files_of_no_format_that_is_read_are_told(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", {**TEN, "a.pptx": "x", "b.pptx": "x", "c.doc": "x"}), tmp_path / "index"
    report = rebuild(folder, index=path)
    assert (report.passed_over, report.failed) == ({".pptx": 2, ".doc": 1}, ())
    with Archive.open(path) as archive:
        assert archive.status().to_dict()["passed_over"] == {".pptx": 2, ".doc": 1}
    (folder / "c.doc").unlink()
    rebuild(folder, index=path)
    with Archive.open(path) as archive:
        assert archive.status().passed_over == {".pptx": 2}


def test_files_are_read_again_by_loaders_that_read_otherwise(
    tmp_path: Path, settle: Settle, write_articles: WriteArticles
) -> None:
    folder, path = write_articles("berita", {**TEN, "a.txt": "Pasar Krui dibuka."}), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    stamp = (folder / "a.txt").stat()
    (folder / "a.txt").write_text("Pasar Krui ditutup"[: stamp.st_size])  # of the same size and time: nobody would look
    os.utime(folder / "a.txt", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert counts(rebuild(folder, index=path)) == (0, 0, 11, 0)
    with closing(Manifest.open(path / "000001" / generations.MANIFEST, writable=True)) as manifest:
        manifest.meta.set_reading_version("an older one")
    assert counts(rebuild(folder, index=path)) == (0, 1, 10, 0)
    before = files_below(path)
    assert counts(rebuild(folder, index=path)) == (0, 0, 11, 0)
    assert files_below(path) == before
