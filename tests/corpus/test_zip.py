import io
import stat
import zipfile
from pathlib import Path

import pytest

from corpus import Article, CorpusError, UnreadableArticle, load
from corpus.loaders.zip_files import ALWAYS_UNZIPPED_BYTES, MOST_TIMES_LARGER
from tests.corpus import golden

TEXT = "Pasar Krui ramai pembeli sejak pagi."


def read(path: Path, content: bytes) -> tuple[list[Article], dict[str, str]]:
    """The articles of a zip file, and what is said of each member that was not read."""
    path.write_bytes(content)
    failed: list[CorpusError] = []
    articles = list(load(path, errors=failed.append))
    return articles, {error.source.removeprefix(f"{path.resolve().as_posix()}/"): str(error) for error in failed}


def test_every_format_may_lie_in_a_zip_file(tmp_path: Path) -> None:
    zips = {".zip", ".wacz"}  # a zip file in a zip file is not opened
    members = {
        f"berita/artikel-{n}{suffix}": golden.FORMATS[suffix]() for n, suffix in enumerate(golden.READ) if suffix not in zips
    }
    articles, failed = read(tmp_path / "a.zip", golden.zipped(members))
    assert failed == {}
    assert [article.text for article in articles] == [golden.TEXT] * len(members)
    assert all(
        article.source.startswith(f"{(tmp_path / 'a.zip').resolve().as_posix()}/berita/artikel-") for article in articles
    )


def test_members_come_in_order_of_their_names_and_keep_their_ids(tmp_path: Path) -> None:
    names = ["b/2.txt", "a/1.txt", "c.txt"]
    one, _ = read(tmp_path / "a.zip", golden.zipped({name: TEXT.encode() for name in names}))
    two, _ = read(tmp_path / "a.zip", golden.zipped({name: f"{TEXT} Ralat.".encode() for name in sorted(names)}))
    assert [article.id for article in one] == [article.id for article in two]
    assert [article.source.partition("a.zip/")[2] for article in one] == sorted(names)
    assert len({article.id for article in one}) == len(names)


def test_hidden_files_folders_other_formats_and_questions_are_passed_over(tmp_path: Path) -> None:
    members = {
        "a.txt": TEXT.encode(),
        "kosong/": b"",
        ".DS_Store": b"x",
        ".git/b.txt": b"x",
        "__MACOSX/._a.txt": b"x",
        "foto.jpg": b"x",
        "LICENSE": b"x",
        "q.jsonl": b'{"question": "Siapa?", "answers": ["Bupati"]}\n',
    }
    articles, failed = read(tmp_path / "a.zip", golden.zipped(members))
    assert ([article.text for article in articles], failed) == ([TEXT], {})


def test_one_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    members = {
        "a.txt": TEXT.encode(),
        "b.txt": b"",
        "c.pdf": b"%PDF-",
        "d.jsonl": b'{"text": "Satu."}\n{\n',
        "e.txt": TEXT.encode(),
    }
    articles, failed = read(tmp_path / "a.zip", golden.zipped(members))
    assert [article.text for article in articles] == [TEXT, "Satu.", TEXT]
    assert list(failed) == ["b.txt", "c.pdf", "d.jsonl#2"]


@pytest.mark.parametrize(
    "name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt", "C:a.txt", "\\\\server\\a.txt"]
)
def test_a_name_that_leads_out_is_refused_and_nothing_written_there(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "berita"
    folder.mkdir()
    before = set(tmp_path.rglob("*"))
    articles, failed = read(folder / "a.zip", golden.zipped({name: b"Isi.", "z.txt": TEXT.encode()}))
    assert [article.text for article in articles] == [TEXT]
    assert [said for said in failed.values() if "leads out" in said] == list(failed.values())
    assert len(failed) == 1
    assert set(tmp_path.rglob("*")) - before == {folder / "a.zip"}


def test_a_name_that_breaks_the_line_does_not_break_what_is_said_of_it(tmp_path: Path) -> None:
    members = {"a\rb.txt": TEXT.encode(), "berita\n/kosong\u2028.txt": b""}
    articles, failed = read(tmp_path / "a.zip", golden.zipped(members))
    assert [Path(article.source).name for article in articles] == ["a_b.txt"]
    assert list(failed) == ["berita_/kosong_.txt"]
    assert len(failed["berita_/kosong_.txt"].splitlines()) == 1


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("Isi rahasia.")
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(link, str(tmp_path / "rahasia.txt"))
    articles, failed = read(tmp_path / "a.zip", written.getvalue())
    assert articles == []
    assert "link" in failed["a.txt"]


@pytest.mark.parametrize("name", ["b.zip", "b.wacz"])
def test_a_zip_file_in_a_zip_file_is_not_opened(name: str, tmp_path: Path) -> None:
    articles, failed = read(
        tmp_path / "a.zip", golden.zipped({name: golden.zipped({"a.txt": TEXT.encode()}), "c.txt": TEXT.encode()})
    )
    assert len(articles) == 1
    assert "unpack it first" in failed[name]


def test_a_locked_member_is_said_to_be_locked(tmp_path: Path) -> None:
    content = bytearray(golden.zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flags of the first member in the list at the end
    articles, failed = read(tmp_path / "a.zip", bytes(content))
    assert len(articles) == 1
    assert "password" in failed["a.txt"]


def test_a_bomb_is_left_when_it_is_seen_to_be_one(tmp_path: Path) -> None:
    bomb = golden.zipped({"a.txt": TEXT.encode(), "b.jsonl": bytes(ALWAYS_UNZIPPED_BYTES + 1), "c.txt": TEXT.encode()})
    assert len(bomb) * MOST_TIMES_LARGER < ALWAYS_UNZIPPED_BYTES
    articles, failed = read(tmp_path / "a.zip", bomb)
    assert [article.text for article in articles] == [TEXT]
    assert ["b.jsonl unzips to far more" in said for said in failed.values()] == [True]


def test_members_together_are_a_bomb_too(tmp_path: Path) -> None:
    part = bytes(10_000_000)
    bomb = golden.zipped({f"{n}.txt": part for n in range(ALWAYS_UNZIPPED_BYTES // len(part) + 1)})
    path = tmp_path / "a.zip"
    path.write_bytes(bomb)
    found: list[CorpusError] = []
    assert list(load(path, errors=found.append)) == []
    assert (found[-1].source, "far more" in str(found[-1])) == (path.resolve().as_posix(), True)


def test_a_member_that_lies_about_its_size_or_content_is_not_read(tmp_path: Path) -> None:
    content = bytearray(golden.zipped({"a.txt": TEXT.encode() * 50, "b.txt": TEXT.encode()}))
    content[content.index(b"a.txt") + len("a.txt") + 9] ^= 0xFF  # in the packed text
    articles, failed = read(tmp_path / "a.zip", bytes(content))
    assert ([article.text for article in articles], list(failed)) == ([TEXT], ["a.txt"])


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"Isi berita.", golden.zipped({"a.txt": b"a"})[:-20]])
def test_what_is_no_zip_file_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(UnreadableArticle, match=r"zip file|is empty\."):
        list(load(tmp_path / "a.zip"))


def test_documents_that_are_not_read_are_told_and_pictures_are_not(tmp_path: Path) -> None:
    members = {"a.txt": TEXT.encode(), "b.doc": b"x", "d/c.DOC": b"x", "e.pages": b"x", "f.jpg": b"x", "g.png": b"x"}
    (article,), failed = read(tmp_path / "a.zip", golden.zipped(members))
    assert article.text == TEXT
    (said,) = failed.values()
    assert ".doc (2) → .docx" in said
    assert ".pages (1) → .docx" in said
    assert ".jpg" not in said
    _, failed = read(tmp_path / "b.zip", golden.zipped({"a.txt": TEXT.encode(), "f.jpg": b"x"}))
    assert failed == {}
