"""Searching an archive: filters, order, what it says of itself, and what it does when its files change or break."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus import Article
from corpus.text import sentences
from index import Archive, Filter, Hit, IndexDamaged, IndexingError, IndexMismatch, rebuild
from index.errors import IndexClosed, IndexUnavailable
from index.ingest.switch import forget
from index.retrieval.embedders import BUNDLED
from index.storage import generations
from index.storage.manifest import Manifest
from index.storage.schema import FORMAT_VERSION
from index.types import EVERYTHING

MakeArticle = Callable[..., Article]
ServingFolder = Callable[[Path], Path]

OUTLETS = ("Lensa Rimba", "Kabar Écho", None)


@pytest.fixture(scope="module")
def articles(make_article: MakeArticle) -> list[Article]:
    """Twelve: of three outlets in turn, one none; the first four of four days, the rest undated."""
    return [
        make_article(
            n, outlet=OUTLETS[n % 3], published=date(2024, 8, 26 + n) if n < 4 else None, source=f"/arsip/koran/{n}.txt"
        )
        for n in range(12)
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, articles: list[Article]) -> Path:
    path = tmp_path_factory.mktemp("archive") / "index"
    rebuild(articles, index=path)
    return path


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    """Each test's own copy of the one index."""
    return shutil.copytree(built, tmp_path / "index")


def ids(hits: list[Hit]) -> set[str]:
    return {hit.article.id for hit in hits}


# Searching


def test_hits_are_passages_of_their_articles_best_first(path: Path, articles: list[Article]) -> None:
    with Archive.open(path) as archive:
        hits = archive.search("Siapa yang datang ke rapat koordinasi nomor 9 di Way Tenong?", limit=50)
    assert hits[0].article == articles[9]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text
        assert 0 <= hit.score <= 1


def test_no_more_hits_than_asked_for(path: Path) -> None:
    with Archive.open(path) as archive:
        assert [len(archive.search("Bupati datang", limit=limit)) for limit in (1, 5, 50)] == [1, 5, 12]


def test_at_most_two_passages_of_an_article(tmp_path: Path, make_article: MakeArticle) -> None:
    long = " ".join(f"Warga membahas banjir dan jalan rusak pada hari ke-{n}." for n in range(100))
    rebuild([make_article(1, text=long), make_article(2)], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        hits = archive.search("banjir", limit=50)
    assert sum(hit.article.id == "a1" for hit in hits) == 2


def test_equals_come_newest_first_then_by_id(tmp_path: Path, make_article: MakeArticle) -> None:
    same = {"title": "Banjir", "text": "Banjir merendam rumah di Semaka."}
    days = {"a5": 1, "a2": 3, "a9": 3, "a1": 2}
    rebuild(
        [make_article(int(id_[1:]), published=date(2024, 8, day), **same) for id_, day in days.items()], index=tmp_path / "i"
    )
    with Archive.open(tmp_path / "i") as archive:
        assert [hit.article.id for hit in archive.search("banjir di Semaka")] == ["a2", "a9", "a1", "a5"]


@pytest.mark.parametrize(
    ("wanted", "passing"),
    [
        (Filter(), set(range(12))),
        (Filter(since=date(2024, 8, 27)), {1, 2, 3}),
        (Filter(until=date(2024, 8, 27)), {0, 1}),
        (Filter(since=date(2024, 8, 27), until=date(2024, 8, 28)), {1, 2}),
        (Filter(outlets=("lensa rimba",)), {0, 3, 6, 9}),
        (Filter(outlets=("KABAR ÉCHO",)), {1, 4, 7, 10}),
        (Filter(since=date(2024, 8, 27), outlets=("Lensa Rimba",)), {3}),
        (Filter(since=date(2025, 1, 1)), set()),
        (Filter(outlets=("Kabar Écho",) * 40_000), {1, 4, 7, 10}),
    ],
)
def test_a_filter_lets_through_its_days_and_outlets_and_no_undated_article(
    path: Path, wanted: Filter, passing: set[int]
) -> None:
    with Archive.open(path) as archive:
        hits = archive.search("Bupati datang ke rapat warga", limit=50, filter=wanted)
        named = archive.search(
            "Bupati datang ke rapat warga", limit=50, since=wanted.since, until=wanted.until, outlets=wanted.outlets
        )
    assert ids(hits) == ids(named) == {f"a{n}" for n in passing}


@pytest.mark.parametrize(
    "query", ["", "?!", "yang dan di", "x" * 100_000, "\x00", "'; DROP TABLE articles; --", "😀", "NEAR(a b) *"]
)
def test_any_text_is_a_question(path: Path, query: str) -> None:
    with Archive.open(path) as archive:
        assert len(archive.search(query)) <= 10
        assert archive.status().articles == 12


def test_a_search_from_many_threads_is_the_search_of_one(path: Path) -> None:
    queries = [f"rapat koordinasi nomor {n}" for n in range(8)]
    with Archive.open(path) as archive:
        alone = [archive.search(query) for query in queries]
        together: dict[int, list[Hit]] = {}
        threads = [
            threading.Thread(target=lambda k=k: together.update({k: archive.search(queries[k])}))  # type: ignore[misc]
            for k in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [together[k] for k in range(8)] == alone


# Articles


def test_an_article_comes_back_as_it_went_in(tmp_path: Path) -> None:
    where = {"id": "n-7/ä", "source": "/arsip/7.md", "url": "https://a/7", "outlet": "Écho", "authors": ("A, S.H.", "B")}
    what = {"title": "Rapat <b>besar</b>", "text": "Satu. Dua!\n\nTiga?", "language": "en", "title_is_derived": True}
    given = Article(**where, **what, published=date(2024, 2, 29))
    rebuild([given], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        assert archive.article("n-7/ä") == given
        assert archive.sentences("n-7/ä") == sentences(given.text)
        with pytest.raises(IndexingError, match="'a8'"):
            archive.article("a8")


def test_an_article_is_found_by_id_or_by_the_end_of_its_source(path: Path, articles: list[Article]) -> None:
    with Archive.open(path) as archive:
        for name in ("a3", "3.txt", "koran/3.txt", "koran/3", "/arsip/koran/3.txt"):
            assert archive.find_article(name) == articles[3]
        with pytest.raises(IndexingError, match="several"):
            archive.find_article("1")  # ends the sources of two: 1.txt and 11.txt
        with pytest.raises(IndexingError, match="no article"):
            archive.find_article("koran/77")


def test_examples_are_the_newest_of_different_outlets(path: Path) -> None:
    with Archive.open(path) as archive:
        assert [article.id for article in archive.examples(2)] == ["a3", "a2"]


def test_the_status_says_what_the_archive_holds(path: Path) -> None:
    before = datetime.now(UTC)
    with Archive.open(path) as archive:
        status = archive.status()
    assert (status.articles, status.undated, status.passages) == (12, 12 - 4, 12)
    assert dict(status.outlets) == {"Lensa Rimba": 4, "Kabar Écho": 4}
    assert (status.first, status.last) == (date(2024, 8, 26), date(2024, 8, 29))
    assert (status.generation, status.generations, status.is_sample, status.failed) == (1, (1,), False, ())
    assert 0 <= (before - status.built).total_seconds() < 3_600
    assert status.size_bytes == sum(file.stat().st_size for file in (path / "000001").rglob("*") if file.is_file())
    assert status.fingerprint["embedder"] == "bundled"
    assert status.to_dict()["first"] == "2024-08-26"


# While it is rebuilt


def test_an_open_archive_follows_a_rebuild_and_a_rollback(path: Path, make_article: MakeArticle) -> None:
    with Archive.open(path) as archive:
        assert ids(archive.search("gempa di Merapi")).isdisjoint({"new"})
        rebuild([make_article(77, id="new", text="Gempa di Merapi.")], index=path)
        assert archive.search("gempa di Merapi")[0].article.id == "new"
        assert (archive.generation, archive.status().articles) == (2, 13)
        generations.rollback(path)
        assert ids(archive.search("gempa di Merapi")).isdisjoint({"new"})


def test_a_question_in_flight_ends_on_the_generation_it_began_on(path: Path, make_article: MakeArticle) -> None:
    """Also when that has been swept meanwhile."""
    with Archive.open(path) as archive, archive.snapshot() as snapshot:
        expected = snapshot.search("rapat koordinasi", limit=50)
        for n in (77, 78):
            rebuild([make_article(n, text="Rapat koordinasi di Merapi.")], index=path)
        assert generations.generations(path) == [2, 3]
        assert "a78" in ids(archive.search("rapat koordinasi", limit=50))
        assert snapshot.search("rapat koordinasi", limit=50) == expected
        assert snapshot.generation == 1


def test_a_number_that_comes_again_after_a_rollback_is_no_old_generation(path: Path, make_article: MakeArticle) -> None:
    rebuild([make_article(77)], index=path)
    with Archive.open(path) as archive:
        assert archive.status().articles == 13
        generations.rollback(path)
        rebuild([], index=path)
        rebuild([make_article(88), make_article(99)], index=path)
        assert archive.status().articles == 14


def test_a_generation_that_cannot_be_opened_is_an_error_and_no_absence(
    path: Path, make_article: MakeArticle, serving_folder: ServingFolder
) -> None:
    with Archive.open(path) as archive:
        rebuild([make_article(77)], index=path)
        (serving_folder(path) / generations.MANIFEST).write_bytes(b"no data base")
        with pytest.raises(IndexDamaged):
            archive.search("rapat")
        generations.rollback(path)
        assert archive.search("rapat koordinasi")


# Locked, closed, asked wrongly: no damage


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program holds the data base for itself."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def impatient(manifest: Manifest) -> Manifest:
    """Gives up on a lock at once, where SQLite waits for five seconds."""
    manifest.database.rows("PRAGMA busy_timeout = 1")
    return manifest


def test_a_lock_is_no_damage_and_passes(path: Path, serving_folder: ServingFolder) -> None:
    file = serving_folder(path) / generations.MANIFEST
    with closing(impatient(Manifest.open(file, writable=True))) as manifest:
        for ask in (lambda: manifest.articles.known("a1"), lambda: manifest.meta.set_built("2024-08-26")):
            with locked(file), pytest.raises(IndexUnavailable, match="locked") as refused:
                ask()
            assert refused.value.retryable
            assert "fresh" not in str(refused.value)
            ask()
        assert manifest.articles.known("a1")


def test_a_manifest_that_is_locked_is_opened_a_moment_later(path: Path, serving_folder: ServingFolder) -> None:
    with locked(serving_folder(path) / generations.MANIFEST), pytest.raises(IndexUnavailable, match="locked"):
        Archive.open(path)
    with Archive.open(path) as archive:
        assert archive.search("rapat koordinasi")


@pytest.mark.parametrize(
    "ask",
    [
        lambda archive: archive.search("rapat"),
        lambda archive: archive.article("a1"),
        lambda archive: archive.status(),
        lambda archive: archive.examples(2),
        lambda archive: archive.snapshot().__enter__(),
    ],
)
def test_what_is_closed_says_so(path: Path, ask: Callable[[Archive], object]) -> None:
    archive = Archive.open(path)
    archive.close()
    archive.close()
    with pytest.raises(IndexClosed, match="is closed") as refused:
        ask(archive)
    assert (refused.value.path, "fresh" in str(refused.value)) == (path, False)


def test_what_is_closed_while_it_is_asked_says_so_too(path: Path) -> None:
    with Archive.open(path) as archive, archive.snapshot() as snapshot:
        archive.close()
        with pytest.raises(IndexClosed, match="is closed"):
            snapshot.search("rapat")


def test_a_wrong_query_of_ours_is_no_damage(path: Path, serving_folder: ServingFolder) -> None:
    with closing(Manifest.open(serving_folder(path) / generations.MANIFEST)) as manifest:
        for sql in ("SELECT nothing FROM articles", "SELEKT 1", "SELECT 1 FROM nowhere"):
            with pytest.raises(IndexingError, match="fault of Wartanya") as refused:
                manifest.database.rows(sql)
            assert not isinstance(refused.value, IndexDamaged)
            assert "fresh" not in str(refused.value)


# Damaged


def spoil(file: Path, how: str) -> None:
    if how == "missing":
        file.unlink()
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "garbage":
        file.write_bytes(b"no data base " * 1_000)
    else:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


@pytest.mark.parametrize("how", ["missing", "empty", "garbage", "truncated"])
@pytest.mark.parametrize("part", [generations.MANIFEST, "chroma/chroma.sqlite3"])
def test_a_damaged_index_is_named_with_its_remedy_which_helps(
    path: Path, articles: list[Article], serving_folder: ServingFolder, part: str, how: str
) -> None:
    spoil(serving_folder(path) / part, how)
    with pytest.raises(IndexDamaged, match="wartanya rebuild --fresh") as refused, Archive.open(path) as archive:
        archive.search("rapat koordinasi")
    assert refused.value.path.is_relative_to(path)
    with pytest.raises(IndexDamaged, match="wartanya rebuild --fresh"):
        rebuild([*articles, Article("new", "s", "Judul", "Gempa.")], index=path)
    rebuild(articles, index=path, fresh=True)
    with Archive.open(path) as archive:
        assert len(archive.search("rapat koordinasi", limit=50)) == 12


def test_a_missing_folder_of_vectors_is_damage(path: Path, serving_folder: ServingFolder) -> None:
    shutil.rmtree(serving_folder(path) / generations.CHROMA)
    with pytest.raises(IndexDamaged, match="no vectors"):
        Archive.open(path)


def set_fingerprint(folder: Path, field: str, value: str) -> None:
    with sqlite3.connect(folder / generations.MANIFEST) as manifest:
        manifest.execute("UPDATE meta SET value = ? WHERE key = ?", (value, f"fingerprint {field}"))
    manifest.close()


@pytest.mark.parametrize("field", ["format", "embedder revision", "dimensions", "words"])
def test_an_index_made_with_something_else_is_no_index_of_this_version(
    path: Path, serving_folder: ServingFolder, field: str
) -> None:
    set_fingerprint(serving_folder(path), field, "0")
    with pytest.raises(IndexMismatch, match="wartanya rebuild") as refused:
        Archive.open(path)
    assert (refused.value.field, refused.value.stored) == (field, "0")
    assert refused.value.path == path


@pytest.mark.parametrize("field", ["embedder revision", "dimensions", "words", "passages", "embedded text"])
def test_a_rebuild_brings_it_up_to_date_without_its_articles(path: Path, serving_folder: ServingFolder, field: str) -> None:
    set_fingerprint(serving_folder(path), field, "0")
    assert rebuild([], index=path).generation == 2
    with Archive.open(path) as archive:
        assert len(archive.search("rapat koordinasi", limit=50)) == 12


def test_another_format_is_only_built_again(path: Path, articles: list[Article], serving_folder: ServingFolder) -> None:
    set_fingerprint(serving_folder(path), "format", "0")
    with pytest.raises(IndexMismatch, match="wartanya rebuild --fresh") as refused:
        rebuild(articles, index=path)
    assert (refused.value.field, refused.value.stored, refused.value.wanted) == ("format", "0", FORMAT_VERSION)
    assert rebuild(articles, index=path, fresh=True).added == 12


@pytest.mark.model
def test_an_embedder_that_is_gone_is_named_and_can_be_replaced(path: Path, tmp_path: Path) -> None:
    gone = tmp_path / "model"
    shutil.copytree(BUNDLED, gone)
    rebuild([], index=path, embedder=gone)
    shutil.rmtree(gone)
    with pytest.raises(IndexingError, match="embedding model"):
        Archive.open(path)
    rebuild([], index=path, embedder="bundled")
    with Archive.open(path) as archive:
        assert archive.status().fingerprint["embedder"] == "bundled"


def test_counts_are_remembered_until_an_article_goes(tmp_path: Path, make_article: MakeArticle) -> None:
    rebuild([make_article(number) for number in range(3)], index=tmp_path)
    with Archive.open(tmp_path) as archive, archive.snapshot() as snapshot:
        assert snapshot.count(EVERYTHING) == snapshot.count(EVERYTHING) == (3, 3, 0)
        forget(generations.folder_of(tmp_path, snapshot.generation) / generations.MANIFEST, ["a1"])
        assert snapshot.count(EVERYTHING) == (2, 2, 0)
