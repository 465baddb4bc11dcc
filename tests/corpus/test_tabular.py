import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from corpus import Article, CorpusError, UnreadableArticle, load
from corpus.files import MAX_UNREAD, load_file
from corpus.loaders import tabular
from corpus.loaders.records import MAX_ARTICLE_BYTES
from corpus.loaders.zip_files import ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER

RECORD = {
    "id": 7,
    "judul": "Rapat",
    "isi": "Isi berita.",
    "tanggal": "Senin, 26 Agustus 2024",
    "media": "Warta",
    "penulis": "Ani & Budi",
}


def lines(path: Path, *records: object) -> Path:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records))
    return path


def found(path: Path) -> list[Article | UnreadableArticle]:
    return list(load_file(path, root=path.parent, label="warta"))


def test_indonesian_and_english_names_of_fields_are_known(tmp_path: Path) -> None:
    (article,) = load(lines(tmp_path / "a.jsonl", RECORD))
    assert (article.id, article.title, article.text) == ("7", "Rapat", "Isi berita.")
    assert (article.published, article.outlet, article.authors) == (date(2024, 8, 26), "Warta", ("Ani", "Budi"))


def test_fields_can_be_renamed(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"kolom": "Isi berita.", "text": "ringkasan"})
    assert [article.text for article in load(path, fields={"text": "kolom"})] == ["Isi berita."]


def test_a_broken_line_does_not_stop_the_file(tmp_path: Path) -> None:
    bad = ["{broken", "[1, 2]", '{"title": "tanpa isi"}', '{"text": "   "}', "[" * 100_000, '{"text": "\\ud800"']
    first, *failed, last = found(lines(tmp_path / "a.jsonl", RECORD, *bad, {**RECORD, "id": 8}))
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert [type(each) for each in failed] == [UnreadableArticle] * len(bad)
    assert [each.source.rpartition("#")[2] for each in failed] == [str(2 + n) for n in range(len(bad))]


def test_a_line_of_other_bytes_does_not_stop_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "Satu."}\n{"text": "\xff"}\n\n{"text": "Tiga."}\n')
    one, two, three = found(tmp_path / "a.jsonl")
    assert isinstance(two, UnreadableArticle)
    assert [each.source.rpartition("#")[2] for each in (one, two, three)] == ["1", "2", "4"]


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"text": "a" * MAX_ARTICLE_BYTES})
    first, second = found(lines(tmp_path / "a.jsonl", long, RECORD))
    assert isinstance(first, UnreadableArticle)
    assert isinstance(second, Article)


def test_records_with_the_same_id_all_come_through(tmp_path: Path) -> None:
    assert [article.id for article in load(lines(tmp_path / "a.jsonl", RECORD, RECORD))] == ["7", "7"]


def test_records_without_id_are_told_apart_by_their_number(tmp_path: Path) -> None:
    plain = {"text": "Isi berita."}
    one, two = load(lines(tmp_path / "a.jsonl", plain, plain))
    assert one.id != two.id
    assert [article.id for article in load(lines(tmp_path / "a.jsonl", "", plain, plain))] == [one.id, two.id]


def test_half_a_surrogate_pair_can_be_stored(tmp_path: Path) -> None:
    (article,) = load(lines(tmp_path / "a.jsonl", {"text": "Isi \ud83d berita."}))
    assert article.text.encode() == "Isi \ufffd berita.".encode()
    assert len(article.digest) == 64


def test_gzip_is_read_and_half_a_gzip_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    packed = gzip.compress((json.dumps(RECORD) + "\n").encode())
    path.write_bytes(packed)
    assert [article.id for article in load(path)] == ["7"]
    for broken in (packed[: len(packed) // 2], b"no gzip at all", packed[:-8] + bytes(8)):
        path.write_bytes(broken)
        with pytest.raises(UnreadableArticle, match="gzip"):
            found(path)


@pytest.mark.parametrize("filling", [b" " * 100_000 + b"\n", b"a" * 100_000], ids=["lines of nothing", "one line"])
def test_a_gzip_that_unfolds_without_end_is_left(tmp_path: Path, filling: bytes) -> None:
    path = tmp_path / "a.jsonl.gz"
    record = json.dumps(RECORD).encode() + b"\n"
    path.write_bytes(gzip.compress(record + filling * (ALWAYS_UNZIPPED_BYTES // len(filling) + 1)))
    assert path.stat().st_size * MOST_TIMES_LARGER < ALWAYS_UNZIPPED_BYTES
    said: list[CorpusError] = []
    assert [article.text for article in load(path, errors=said.append)] == [RECORD["isi"]]
    assert ["far more" in str(error) for error in said] == [True]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
@pytest.mark.parametrize("content", [b"", b"\n \n", b"\0\1\2\3"])
def test_a_table_that_is_none_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableArticle):
        found(tmp_path / name)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_as_spreadsheets_write_it(tmp_path: Path, mark: str, encoding: str) -> None:
    rows = [["id", "judul", "isi"], ["1", "Rapat", '"Baris satu.\nBaris dua; kata ""Budi"" di kafé"']]
    (tmp_path / "a.csv").write_bytes("\r\n".join(mark.join(row) for row in rows).encode(encoding))
    (article,) = load(tmp_path / "a.csv")
    assert (article.id, article.title, article.text) == ("1", "Rapat", 'Baris satu.\nBaris dua; kata "Budi" di kafé')


def test_a_row_with_too_many_fields_does_not_stop_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,Satu.\n2,Dua,tiga.\n3,\n4,Empat.\n")
    assert [type(each) for each in found(tmp_path / "a.csv")] == [Article, UnreadableArticle, UnreadableArticle, Article]


def test_long_articles_fit_into_a_row(tmp_path: Path) -> None:
    text = "Isi. " * 40_000
    (tmp_path / "a.csv").write_text(f"id,text\n1,{text}\n")
    (article,) = load(tmp_path / "a.csv")
    assert len(article.text) == len(text.strip())


def test_a_list_of_questions_is_told_from_articles(tmp_path: Path) -> None:
    assert tabular.holds_no_articles(lines(tmp_path / "q.jsonl", {"question": "Siapa?"}))
    assert not tabular.holds_no_articles(lines(tmp_path / "r.jsonl", {"question": "Siapa?", "text": "Isi."}))
    assert not tabular.holds_no_articles(lines(tmp_path / "s.jsonl", "{broken"))


def test_a_table_of_nothing_that_can_be_read_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("bukan JSON\n" * (MAX_UNREAD + 5))
    failed: list[CorpusError] = []
    assert list(load(tmp_path / "a.jsonl", errors=failed.append)) == []
    assert len(failed) == MAX_UNREAD + 1
    assert failed[-1].source == (tmp_path / "a.jsonl").resolve().as_posix()


def test_dates_that_are_no_days_are_told_and_their_articles_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "Satu,2025-99-99,Isi.\nDua,0000-00-00,Isi.\nTiga,kemarin lusa,Rapat digelar Senin (26/8/2024).\nEmpat,,Isi.\n"
    path.write_text(f"judul,tanggal,isi\n{rows}", encoding="utf-8")
    *articles, remark = found(path)
    assert [article.published for article in articles if isinstance(article, Article)] == [None, None, date(2024, 8, 26), None]
    assert f"holds 2 dates that are no days, as “2025-99-99” in {path.resolve()}#2:" in str(remark)
    record = json.dumps({"isi": "Isi.", "tgl": "99/99"})
    for name, written in (("a.json", f"[{record}]"), ("a.jl", f"{record}\n")):
        (tmp_path / name).write_text(written, encoding="utf-8")
        article, remark = found(tmp_path / name)
        assert isinstance(article, Article)
        assert "1 dates" in str(remark)
