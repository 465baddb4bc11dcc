"""What a rebuild adds, changes and keeps."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from corpus import Article
from index import Archive, Filter, rebuild
from index.ingest.builder import GenerationBuilder
from index.ingest.history import FileHistory
from index.ingest.integrity import verify
from index.storage import generations
from index.storage.manifest import Manifest
from tests.index.findings import TEN, counts, files_below, found

Contents = dict[str, Any]
MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]
ReadContents = Callable[[Path], Contents]
Settle = Callable[[Path], None]


def test_the_second_rebuild_changes_not_a_byte(tmp_path: Path, settle: Settle, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    settle(folder)
    assert counts(rebuild(folder, index=path)) == (10, 0, 0, 0)
    before = files_below(path)
    second = rebuild(folder, index=path)
    assert (counts(second), second.generation, second.passages) == ((0, 0, 10, 0), 1, 10)
    assert files_below(path) == before


def test_a_file_just_written_is_read_again_but_builds_nothing(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    second = rebuild(folder, index=path)
    assert (counts(second), second.generation) == ((0, 0, 10, 0), 1)


def test_articles_handed_over_twice_are_the_same(tmp_path: Path, make_article: MakeArticle) -> None:
    articles = [make_article(n) for n in range(3)]
    assert counts(rebuild(articles, index=tmp_path / "index")) == (3, 0, 0, 0)
    assert counts(rebuild(iter(articles), index=tmp_path / "index")) == (0, 0, 3, 0)


def test_only_what_changed_is_embedded(tmp_path: Path, make_article: MakeArticle) -> None:
    class Counted:
        name, revision, dimensions = "counted", "1", 2

        def __init__(self) -> None:
            self.texts: list[str] = []

        def embed(self, texts: Any) -> Any:
            import numpy as np

            self.texts += texts
            return np.array([[1.0, 0.0]] * len(texts), dtype=np.float32)

        def embed_query(self, text: str) -> Any:
            return self.embed([text])[0]

    embedder = Counted()
    articles = [make_article(n) for n in range(4)]
    (tmp_path / "new").mkdir()
    builder = GenerationBuilder(tmp_path / "new", embedder)
    for article in (*articles, make_article(2, text="Lain."), make_article(3, text="Lain lagi.")):
        builder.put(article, None, None)
    builder.drop("a1")
    builder.finish()
    assert verify(builder.manifest, builder.vectors, builder.folder) == 3
    builder.close()
    assert [text.splitlines()[1] for text in embedder.texts] == [articles[0].text, "Lain.", "Lain lagi."]


def test_an_edited_article_is_replaced_everywhere(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    write_articles("berita", {"3.txt": "Gempa mengguncang Liwa pada Senin."})
    report = rebuild(folder, index=path)
    assert (counts(report), report.generation) == ((0, 1, 9, 0), 2)
    assert TEN["3.txt"] not in found(path, "banjir nomor 3")
    assert "Gempa mengguncang Liwa pada Senin." in found(path, "gempa Liwa")
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_what_changes_in_an_article_is_also_its_outlet_or_date(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1), make_article(2)], index=path)
    dated = make_article(1, published=date(2024, 8, 26), outlet="Lensa Rimba")
    assert counts(rebuild([dated], index=path)) == (0, 1, 0, 0)
    with Archive.open(path) as archive:
        hits = archive.search("panen kopi", filter=Filter(since=date(2024, 8, 26), outlets=("lensa rimba",)))
    assert [hit.article.id for hit in hits] == ["a1"]


def test_fresh_holds_only_what_is_given_and_can_be_taken_back(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    rebuild([make_article(n) for n in range(5)], index=path)
    assert counts(rebuild([make_article(7)], index=path, fresh=True)) == (1, 0, 0, 0)
    with Archive.open(path) as archive:
        assert (archive.status().articles, archive.generation) == (1, 2)
        generations.rollback(path)
        assert (archive.status().articles, archive.generation) == (5, 1)


def test_a_file_moved_within_its_root_is_another_article(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "3.txt").rename(folder / "three.txt")
    assert counts(rebuild(folder, index=path)) == (1, 0, 9, 1)


def test_an_article_with_its_own_id_may_move_to_another_file(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
) -> None:
    written = "---\nid: n7\n---\nBanjir di Semaka."
    folder, path = write_articles("berita", {**TEN, "a.md": written}), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "a.md").rename(folder / "b.md")
    assert counts(rebuild(folder, index=path)) == (0, 0, 11, 0)
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_a_table_with_a_remark_is_not_read_again_untouched(
    tmp_path: Path, write_articles: WriteArticles, settle: Settle, serving_folder: Callable[[Path], Path]
) -> None:
    table = (
        "judul,isi,tanggal\nBanjir,Banjir merendam rumah warga Liwa.,99-99-2024\nPanen,Panen kopi di Suoh naik.,2024-08-02\n"
    )
    folder, path = write_articles("berita", {"a.csv": table}), tmp_path / "index"
    settle(folder)
    first = rebuild(folder, index=path)
    assert [each.code for each in first.failed] == ["no_days"]
    manifest, file = Manifest.open(serving_folder(path) / "manifest.sqlite3"), folder / "a.csv"
    assert FileHistory(manifest).still_hold(file, file.stat(), has_root=True)
    manifest.close()
    again = rebuild(folder, index=path)
    assert (again.failed, again.unchanged, again.generation) == (first.failed, 2, first.generation)
    file.write_text(table.replace("99-99-2024", "2024-08-01"), encoding="utf-8")
    assert rebuild(folder, index=path).failed == ()
