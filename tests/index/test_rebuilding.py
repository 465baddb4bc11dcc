"""What a rebuild adds, changes, keeps and takes out; and that the way to an index leaves no trace in it."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from corpus import Article, CorpusError
from index import Archive, Failure, Filter, IndexingError, Progress, RebuildReport, TooManyRemovals, generations, rebuild
from index.building import GenerationBuilder
from index.rebuilding import REPORT_EVERY
from index.scanning import SETTLED_NS

Contents = dict[str, Any]
MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]
ReadContents = Callable[[Path], Contents]


def counts(report: RebuildReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.removed


def found(path: Path, query: str) -> set[str]:
    """The texts of all passages that a search finds."""
    with Archive.open(path) as archive:
        return {hit.passage.text for hit in archive.search(query, limit=50)}


def settle(folder: Path) -> None:
    """Makes all files old enough for their time stamps to be believed."""
    for file in folder.rglob("*"):
        status = file.stat()
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - 2 * SETTLED_NS))


def files_below(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file() and p.name != "lock"}


TEN = {f"{n}.txt": f"Banjir nomor {n} merendam rumah warga desa ke-{n}." for n in range(10)}


# What is new and what is not


def test_the_second_rebuild_changes_not_a_byte(tmp_path: Path, write_articles: WriteArticles) -> None:
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
    assert builder.finish() == 3
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


# What is removed


def test_an_article_gone_from_its_folder_never_surfaces_again(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "3.txt").unlink()
    assert counts(rebuild(folder, index=path)) == (0, 0, 9, 1)
    assert TEN["3.txt"] not in found(path, "banjir nomor 3")
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")
    assert generations.rollback(path) == 1
    assert TEN["3.txt"] not in found(path, "banjir nomor 3")
    assert len(found(path, "banjir")) == 10 - 1


def test_a_rebuild_after_a_rollback_holds_what_a_clean_one_does(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "3.txt").unlink()
    rebuild(folder, index=path)
    generations.rollback(path)
    write_articles("berita", {"new.txt": "Panen kopi di Liwa."})
    assert rebuild(folder, index=path).generation == 3
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_a_generation_that_was_rolled_back_from_is_not_gone_back_to(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    rebuild([make_article(1)], index=path)
    rebuild([make_article(2)], index=path)
    generations.rollback(path)
    rebuild([make_article(3)], index=path)
    assert generations.rollback(path) == 1


def test_an_article_that_comes_back_is_taken_in_again(tmp_path: Path, write_articles: WriteArticles) -> None:
    """Also from a file as old as it was: the stamp of a file goes with its articles."""
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    (folder / "3.txt").rename(tmp_path / "3.txt")
    rebuild(folder, index=path)
    (tmp_path / "3.txt").rename(folder / "3.txt")
    assert counts(rebuild(folder, index=path)) == (1, 0, 9, 0)
    generations.rollback(path)
    assert counts(rebuild(folder, index=path)) == (1, 0, 9, 0)
    assert TEN["3.txt"] in found(path, "banjir nomor 3")


def test_single_files_and_articles_handed_over_only_add(
    tmp_path: Path, write_articles: WriteArticles, make_article: MakeArticle
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild([make_article(1), make_article(2)], index=path)
    assert counts(rebuild(folder / "1.txt", index=path)) == (1, 0, 0, 0)
    assert counts(rebuild([folder / "1.txt", folder / "2.txt"], index=path)) == (1, 0, 1, 0)
    assert counts(rebuild([make_article(3)], index=path)) == (1, 0, 0, 0)
    with Archive.open(path) as archive:
        assert archive.status().articles == 2 + 1 + 1 + 1


def test_records_gone_from_a_file_in_a_folder_are_removed_and_from_a_file_given_alone_are_not(
    tmp_path: Path, write_articles: WriteArticles
) -> None:
    lines = [f'{{"id": "n{n}", "text": "Banjir nomor {n} di desa."}}' for n in range(10)]
    folder, path = write_articles("berita", {"agency.jsonl": "\n".join(lines)}), tmp_path / "index"
    rebuild(folder, index=path)
    write_articles("berita", {"agency.jsonl": "\n".join(lines[:-1])})
    assert counts(rebuild(folder / "agency.jsonl", index=path)) == (0, 0, 9, 0)
    write_articles("berita", {"agency.jsonl": "\n".join(lines[:-1]) + "\n"})
    assert counts(rebuild(folder, index=path)) == (0, 0, 9, 1)


def test_a_file_first_given_alone_belongs_to_its_folder_once_that_is_given(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", {f"2024/{name}": text for name, text in TEN.items()}), tmp_path / "index"
    settle(folder)
    rebuild([folder / "2024" / "1.txt", folder / "2024" / "2.txt"], index=path)
    rebuild(folder, index=path)
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")
    (folder / "2024" / "1.txt").unlink()
    assert counts(rebuild(folder, index=path)) == (0, 0, 9, 1)


def test_a_part_of_a_root_makes_no_new_ids_and_removes_only_below_it(tmp_path: Path, write_articles: WriteArticles) -> None:
    texts = {f"2024/{name}": text for name, text in TEN.items()} | {
        f"2025/{name}": f"Kopi. {text}" for name, text in TEN.items()
    }
    folder, path = write_articles("berita", texts), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "2024" / "1.txt").unlink()
    (folder / "2025" / "1.txt").unlink()
    assert counts(rebuild(folder / "2024", index=path)) == (0, 0, 9, 1)
    assert counts(rebuild(folder, index=path)) == (0, 0, 18, 1)


def test_folders_of_one_name_keep_their_files_apart(tmp_path: Path, write_articles: WriteArticles) -> None:
    one, other = write_articles("a/berita", TEN), write_articles("b/berita", {"1.txt": "Panen kopi di Liwa."})
    path = tmp_path / "index"
    assert counts(rebuild([one, other], index=path)) == (11, 0, 0, 0)
    (other / "1.txt").unlink()
    assert counts(rebuild(other, index=path)) == (0, 0, 0, 1)
    assert counts(rebuild(one, index=path)) == (0, 0, 10, 0)


def test_a_folder_that_is_moved_holds_the_same_articles(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("a/berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    (folder / "3.txt").unlink()
    moved = folder.rename(tmp_path / "berita")
    assert counts(rebuild(moved, index=path)) == (0, 0, 9, 1)
    assert counts(rebuild(moved, index=path)) == (0, 0, 9, 0)


def test_another_folder_of_the_name_of_one_that_is_away_takes_none_of_its_ids(
    tmp_path: Path, write_articles: WriteArticles
) -> None:
    folder, path = write_articles("stick/berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    folder.parent.rename(tmp_path / "away")
    other = write_articles("home/berita", {"1.txt": "Panen kopi di Liwa."})
    assert counts(rebuild(other, index=path)) == (1, 0, 0, 0)
    (tmp_path / "away").rename(folder.parent)
    assert counts(rebuild([folder, other], index=path)) == (0, 0, 11, 0)


def test_a_folder_found_empty_removes_nothing_unasked(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    before = files_below(path)
    folder.rename(tmp_path / "away")
    folder.mkdir()
    with pytest.raises(TooManyRemovals, match="--allow-removals") as refused:
        rebuild(folder, index=path)
    assert (refused.value.removals, refused.value.articles, refused.value.path) == (10, 10, path)
    assert files_below(path) == before
    folder.rmdir()
    with pytest.raises(CorpusError, match="no file or folder"):
        rebuild(folder, index=path)
    (tmp_path / "away").rename(folder)
    assert counts(rebuild(folder, index=path)) == (0, 0, 10, 0)


def test_a_fifth_may_go_and_more_only_where_it_is_allowed(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    for name in ("1.txt", "2.txt"):
        (folder / name).unlink()
    assert counts(rebuild(folder, index=path)) == (0, 0, 8, 10 // 5)
    for name in ("3.txt", "4.txt"):
        (folder / name).unlink()
    with pytest.raises(TooManyRemovals):
        rebuild(folder, index=path)
    assert counts(rebuild(folder, index=path, allow_removals=True)) == (0, 0, 6, 2)


def test_an_archive_may_lose_all_its_articles_and_gain_new_ones(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    rebuild(folder, index=path)
    for file in folder.iterdir():
        file.unlink()
    assert rebuild(folder, index=path, allow_removals=True).passages == 0
    assert found(path, "banjir") == set()
    write_articles("berita", {"new.txt": "Panen kopi di Liwa."})
    assert counts(rebuild(folder, index=path)) == (1, 0, 0, 0)
    assert found(path, "kopi") == {"Panen kopi di Liwa."}


def test_a_folder_without_articles_builds_nothing(tmp_path: Path) -> None:
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "kosong.txt").write_text("")
    with pytest.raises(CorpusError, match=r"no articles in .*berita.*kosong\.txt is empty"):
        rebuild(tmp_path / "berita", index=tmp_path / "index")
    assert not (tmp_path / "index" / "CURRENT").exists()


def test_a_fresh_start_from_nothing_leaves_the_archive_as_it_was(tmp_path: Path, make_article: MakeArticle) -> None:
    (tmp_path / "berita").mkdir()
    rebuild([make_article(1)], index=tmp_path / "index")
    with pytest.raises(CorpusError, match="no articles"):
        rebuild(tmp_path / "berita", index=tmp_path / "index", fresh=True)
    with Archive.open(tmp_path / "index") as archive:
        assert archive.status().articles == 1


# What cannot be taken in


def test_two_articles_with_one_id_are_one_article_and_one_failure(tmp_path: Path, make_article: MakeArticle) -> None:
    path = tmp_path / "index"
    twins = [make_article(1), make_article(1, source="koran/twin", text="Lain.")]
    report = rebuild([*twins, make_article(2)], index=path)
    assert (report.added, [failure.source for failure in report.failed]) == (2, ["koran/twin"])
    assert "'a1' of koran/1" in report.failed[0].reason
    with Archive.open(path) as archive:
        assert archive.article("a1").text == make_article(1).text
        assert archive.status().failed == report.failed


def test_a_twin_takes_its_place_once_the_first_is_gone(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
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
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents
) -> None:
    folder, path = write_articles("berita", {**TEN, "b.md": "---\nid: n7\n---\nBanjir di Liwa."}), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    write_articles("berita", {"a.md": "---\nid: n7\n---\nBanjir di Semaka."})
    report = rebuild(folder, index=path)
    assert (counts(report), [Path(failure.source).name for failure in report.failed]) == ((0, 1, 10, 0), ["b.md"])
    rebuild(folder, index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_a_file_that_cannot_be_read_keeps_its_earlier_article(tmp_path: Path, write_articles: WriteArticles) -> None:
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


def test_a_file_whose_name_is_no_text_is_an_article_like_others(tmp_path: Path, write_articles: WriteArticles) -> None:
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


# The way leaves no trace


def test_the_order_of_articles_changes_neither_index_nor_answers(
    tmp_path: Path, make_article: MakeArticle, contents: ReadContents
) -> None:
    articles = [make_article(n, published=date(2024, 8, 1 + n % 5), outlet=f"koran {n % 3}") for n in range(40)]
    shuffled = Random(1).sample(articles, len(articles))
    rebuild(articles, index=tmp_path / "one")
    rebuild(shuffled[:25], index=tmp_path / "other")
    rebuild(shuffled[20:], index=tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    for wanted in (Filter(), Filter(since=date(2024, 8, 2), outlets=("KORAN 1",))):
        answers = []
        for name in ("one", "other"):
            with Archive.open(tmp_path / name) as archive:
                hits = archive.search("Siapa yang datang ke rapat koordinasi di Liwa?", limit=20, filter=wanted)
                answers.append([(hit.passage, pytest.approx(hit.score, abs=1e-6)) for hit in hits])
        assert answers[0] == answers[1] != []


def test_nothing_depends_on_the_seed_of_hashes(tmp_path: Path, write_articles: WriteArticles, contents: ReadContents) -> None:
    folder = write_articles("berita", TEN)
    script = (
        "import sys; from index import Archive, rebuild\n"
        "rebuild(sys.argv[1], index=sys.argv[2])\n"
        "with Archive.open(sys.argv[2]) as archive:\n"
        "    print([(hit.passage.id, hit.score) for hit in archive.search('Who saw the flood in village number 3?')])\n"
    )
    printed = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, str(folder), str(tmp_path / seed)]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_many_rebuilds_come_to_what_one_does(tmp_path: Path, make_article: MakeArticle, contents: ReadContents) -> None:
    """More of them than there may be segments of the word index."""
    path = tmp_path / "index"
    for n in range(12):
        rebuild([make_article(n), make_article(n // 2, text=f"Lain {n}.")], index=path)
    last = {n: make_article(n) for n in range(12)} | {n // 2: make_article(n // 2, text=f"Lain {n}.") for n in range(12)}
    rebuild(last.values(), index=tmp_path / "clean")
    assert contents(path) == contents(tmp_path / "clean")


def test_another_embedder_makes_all_over_without_the_files(
    tmp_path: Path, write_articles: WriteArticles, contents: ReadContents, tiny_embedder: Path
) -> None:
    folder, path = write_articles("berita", TEN), tmp_path / "index"
    settle(folder)
    rebuild(folder, index=path)
    before = contents(path)
    report = rebuild([], index=path, embedder=tiny_embedder)
    assert (counts(report), report.generation, report.passages) == ((0, 0, 0, 0), 2, 10)
    after = contents(path)
    assert {name: after[name] for name in after if name != "vectors"} == {
        name: before[name] for name in before if name != "vectors"
    }
    assert {len(vector) for vector in after["vectors"].values()} == {2 * 8}  # eight half-precision numbers
    with Archive.open(path) as archive:
        assert archive.status().fingerprint["embedder"] == str(tiny_embedder)
        assert archive.search("banjir nomor 3")
    assert counts(rebuild(folder, index=path)) == (0, 0, 10, 0)


def test_progress_is_told_every_so_often_and_before_the_switch(tmp_path: Path, make_article: MakeArticle) -> None:
    steps: list[Progress] = []
    rebuild([make_article(n) for n in range(2 * REPORT_EVERY)], index=tmp_path / "index", progress=steps.append)
    assert [step.step for step in steps] == ["articles", "articles", "checking", "switching"]
    assert [step.done for step in steps[:2]] == [1, 1 + REPORT_EVERY]


def test_an_index_that_cannot_be_written_is_named(tmp_path: Path, make_article: MakeArticle) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(IndexingError, match="cannot be written") as refused:
        rebuild([make_article(1)], index=tmp_path / "file")
    assert refused.value.path == tmp_path / "file"
