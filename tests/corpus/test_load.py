from pathlib import Path

import pytest

from corpus import Article, CorpusError, UnreadableArticle, UnsupportedFormat, load
from corpus.load import LOADERS, article_files, load_file

TEXT = "LIWA – Polres Lampung Barat menggelar rapat koordinasi, Senin (26/8/2024).\nRapat dipimpin Kapolres.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "warta" / "agustus").mkdir(parents=True)
    (tmp_path / "warta" / "b.txt").write_text(TEXT)
    (tmp_path / "warta" / "agustus" / "a.txt").write_text(TEXT)
    return tmp_path / "warta"


def ids(path: Path, **options: object) -> list[str]:
    return [article.id for article in load(path, **options)]  # type: ignore[arg-type]


def test_a_folder_is_read_in_order_of_its_paths(folder: Path) -> None:
    assert [Path(article.source).name for article in load(folder)] == ["a.txt", "b.txt"]


def test_hidden_files_other_formats_links_and_questions_are_passed_over(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text(TEXT)
    (folder / ".git").mkdir()
    for name in (".hidden.txt", ".git/c.txt", "photo.jpg", "README"):
        (folder / name).write_text(TEXT)
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "questions.jsonl").write_text('{"question": "Siapa yang memimpin rapat?", "answers": ["Kapolres"]}\n')
    assert [file.name for file in article_files(folder)] == ["a.txt", "b.txt"]


def test_an_empty_folder_holds_no_articles(tmp_path: Path) -> None:
    assert list(load(tmp_path)) == []


def test_a_missing_path_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no file or folder"):
        load(tmp_path / "nowhere")


def test_a_file_of_unknown_format_is_refused_with_those_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(UnsupportedFormat) as caught:
        load(tmp_path / "photo.jpg")
    assert all(suffix in str(caught.value) for suffix in LOADERS)


def test_an_id_stays_when_the_text_changes(folder: Path) -> None:
    before = list(load(folder))
    (folder / "b.txt").write_text(TEXT + "Ralat: rapat dipimpin Wakapolres.\n")
    after = list(load(folder))
    assert [a.id for a in before] == [a.id for a in after]
    assert [b.digest == a.digest for b, a in zip(before, after, strict=True)] == [True, False]


def test_a_subfolder_or_file_of_a_known_root_makes_no_new_ids(folder: Path) -> None:
    known = ids(folder)
    assert ids(folder / "agustus", root=folder) == ids(folder / "agustus" / "a.txt", root=folder) == known[:1]
    assert ids(folder / "agustus") != known[:1]


def test_an_id_comes_from_label_and_path_and_not_from_where_the_folder_lies(folder: Path, tmp_path: Path) -> None:
    known = ids(folder)
    moved = folder.rename(tmp_path / "arsip")
    assert ids(moved, label="warta") == known
    assert not set(ids(moved)) & set(known)


def test_bad_files_are_raised_or_handed_over(folder: Path) -> None:
    (folder / "a-empty.txt").write_text("\n")
    with pytest.raises(UnreadableArticle):
        list(load(folder))
    failed: list[CorpusError] = []
    assert len(list(load(folder, errors=failed.append))) == len(["a.txt", "b.txt"])
    assert [Path(error.source).name for error in failed] == ["a-empty.txt"]


def test_a_file_outside_its_root_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(TEXT)
    with pytest.raises(CorpusError, match="below"):
        list(load_file(tmp_path / "other.txt", root=folder, label="warta"))


def test_a_field_that_articles_lack_is_refused(folder: Path) -> None:
    with pytest.raises(CorpusError, match="kolom"):
        list(load(folder, fields={"kolom": "text"}))


GOLDEN = {
    "a.txt": "Kapolres Pimpin Rapat Koordinasi\n\n"
    "LIWA, WARTA LIWA – Rapat digelar Senin (26/8/2024) di aula Polres Lampung Barat.\n",
    "a.md": "---\ntitle: Kapolres Pimpin Rapat Koordinasi\ndate: 2024-08-26\noutlet: Warta Liwa\n---\n\n"
    "LIWA, WARTA LIWA – Rapat digelar Senin (26/8/2024) di aula Polres Lampung Barat.\n",
    "a.jsonl": '{"title": "Kapolres Pimpin Rapat Koordinasi", "date": "26/08/2024", "outlet": "Warta Liwa", "text": '
    '"LIWA, WARTA LIWA – Rapat digelar Senin (26/8/2024) di aula Polres Lampung Barat."}\n',
    "a.csv": "judul;tanggal;media;isi\nKapolres Pimpin Rapat Koordinasi;26 Agustus 2024;Warta Liwa;"
    "LIWA, WARTA LIWA – Rapat digelar Senin (26/8/2024) di aula Polres Lampung Barat.\n",
}


def test_one_article_is_the_same_in_every_format(tmp_path: Path) -> None:
    def shown(article: Article) -> tuple[object, ...]:
        return article.title, article.text, article.published, article.outlet, article.title_is_derived

    for name, written in GOLDEN.items():
        (tmp_path / name).write_text(written)
    articles = list(load(tmp_path))
    assert len(articles) == len(GOLDEN)
    assert {article.digest for article in articles} == {articles[0].digest}, [shown(article) for article in articles]
