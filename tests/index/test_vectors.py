"""The contract of vector stores, held by Chroma and by exact search; and how near the one comes to the other."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index import Filter, IndexDamaged
from index.errors import IndexUnavailable
from index.retrieval.dense import ChromaVectors, ExactVectors, Vectors, VectorStore, require_whole
from index.storage.filters import Bounds, chroma_where, day_number

UNDATED = 0
AXES: Vectors = np.eye(4, dtype=np.float32)


@pytest.fixture(params=["chroma", "exact"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorStore]:
    made: VectorStore = ChromaVectors(tmp_path / "chroma", create=True) if request.param == "chroma" else ExactVectors()
    yield made
    made.close()


def unit(*values: float) -> Vectors:
    vector = np.array(values, dtype=np.float32)
    return vector / np.float32(np.linalg.norm(vector))


def random_units(count: int, dimensions: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def add_axes(store: VectorStore) -> None:
    """Passages 1 to 4 along the axes: two dated ones of one outlet, one of another, one undated without outlet."""
    store.add([1, 2, 3, 4], AXES, [20240826, 20240827, 20240901, UNDATED], ["lensa rimba", "lensa rimba", "écho", ""])


def test_the_nearest_come_first(store: VectorStore) -> None:
    add_axes(store)
    assert store.nearest(unit(0.5, 0.1, 0.9, 0.3), 3) == [3, 1, 4]


def test_more_than_there_are_cannot_be_found(store: VectorStore) -> None:
    add_axes(store)
    assert store.nearest(unit(4, 3, 2, 1), 50) == [1, 2, 3, 4]


def test_an_empty_store_finds_nothing(store: VectorStore) -> None:
    assert (store.nearest(unit(1, 0), 5), store.numbers(), len(store)) == ([], [], 0)


def test_what_is_removed_is_not_found(store: VectorStore) -> None:
    add_axes(store)
    store.remove([3, 77])
    assert store.nearest(unit(0.5, 0.1, 0.9, 0.3), 4) == [1, 4, 2]
    assert (store.numbers(), len(store)) == ([1, 2, 4], 4 - 1)


def test_nothing_added_and_nothing_removed_is_no_error(store: VectorStore) -> None:
    store.add([], np.zeros((0, 4), np.float32), [], [])
    store.remove([])
    assert len(store) == 0


def test_a_text_without_known_words_is_kept_though_its_vector_has_no_direction(store: VectorStore) -> None:
    add_axes(store)
    store.add([5], np.zeros((1, 4), np.float32), [UNDATED], [""])
    assert sorted(store.nearest(AXES[0], 5)) == [1, 2, 3, 4, 5]
    assert store.nearest(AXES[0], 1) == [1]
    assert len(store.nearest(np.zeros(4, np.float32), 3)) == 3


@pytest.mark.parametrize(
    ("wanted", "passing"),
    [
        (Filter(), {1, 2, 3, 4}),
        (Filter(since=date(2024, 8, 27)), {2, 3}),
        (Filter(until=date(2024, 8, 27)), {1, 2}),
        (Filter(since=date(2024, 8, 27), until=date(2024, 8, 31)), {2}),
        (Filter(since=date(2024, 8, 27), until=date(2024, 8, 26)), set()),
        (Filter(outlets=("Lensa Rimba",)), {1, 2}),
        (Filter(outlets=("LENSA RIMBA", "ÉCHO")), {1, 2, 3}),
        (Filter(since=date(2024, 8, 27), outlets=("lensa rimba",)), {2}),
        (Filter(outlets=("Pantau",)), set()),
    ],
)
def test_a_filter_lets_through_its_days_and_outlets_and_no_undated_article(
    store: VectorStore, wanted: Filter, passing: set[int]
) -> None:
    add_axes(store)
    assert set(store.nearest(unit(1, 1, 1, 1), 4, wanted)) == passing


def test_a_day_is_a_number_that_orders_as_days_do() -> None:
    assert day_number("2024-08-26") == 2024 * 10_000 + 8 * 100 + 26
    assert day_number(None) == UNDATED
    assert not Bounds.of(Filter(until=date(2024, 8, 26))).passes(UNDATED, "")
    assert chroma_where(Filter()) is None


def test_chroma_finds_what_exact_search_finds(tmp_path: Path) -> None:
    vectors, queries = random_units(3_000, 64, seed=1), random_units(20, 64, seed=2)
    numbers = list(range(1, 3_001))
    chroma, exact = ChromaVectors(tmp_path / "chroma", create=True), ExactVectors()
    for each in (chroma, exact):
        each.add(numbers, vectors, [UNDATED] * 3_000, [""] * 3_000)
    shared = sum(len(set(chroma.nearest(q, 50)) & set(exact.nearest(q, 50))) for q in queries)
    chroma.close()
    assert shared / (20 * 50) >= 0.99


def test_chroma_opens_again_with_what_it_held(tmp_path: Path) -> None:
    chroma = ChromaVectors(tmp_path / "chroma", create=True)
    add_axes(chroma)
    chroma.close()
    again = ChromaVectors(tmp_path / "chroma")
    assert again.nearest(AXES[2], 1) == [3]
    again.close()


def test_settled_vectors_hold_nothing_that_waits_to_be_put_into_the_graph(tmp_path: Path) -> None:
    vectors = ChromaVectors(tmp_path, create=True)
    vectors.add(range(1, 41), random_units(40, 8, seed=3), [UNDATED] * 40, [""] * 40)
    vectors.remove([1, 2])
    vectors = vectors.settled()
    vectors.close()
    with closing(sqlite3.connect(tmp_path / "chroma.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM embeddings_queue").fetchone()[0] <= 1
    again = ChromaVectors(tmp_path)
    assert again.numbers() == list(range(3, 41))
    again.close()


def test_vectors_that_are_missing_or_broken_are_named_with_their_remedy(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="wartanya rebuild --fresh"):
        ChromaVectors(tmp_path / "nowhere")
    broken = tmp_path / "broken"
    broken.mkdir()
    for content in (b"", b"no data base" * 1_000):
        (broken / "chroma.sqlite3").write_bytes(content)
        with pytest.raises(IndexDamaged, match="wartanya rebuild --fresh") as refused:
            ChromaVectors(broken)
        assert refused.value.path == broken


def test_vectors_that_have_been_mended_open_in_the_same_process(tmp_path: Path) -> None:
    chroma = ChromaVectors(tmp_path / "chroma", create=True)
    add_axes(chroma)
    chroma.close()
    file = tmp_path / "chroma" / "chroma.sqlite3"
    whole = file.read_bytes()
    file.write_bytes(whole[:20_000])
    with pytest.raises(IndexDamaged):
        ChromaVectors(tmp_path / "chroma")
    file.write_bytes(whole)
    again = ChromaVectors(tmp_path / "chroma")
    assert again.numbers() == [1, 2, 3, 4]
    again.close()


def test_a_lost_graph_is_no_absence(tmp_path: Path) -> None:
    """Chroma writes it every `sync_threshold` vectors, and by itself finds only those that came later."""
    count = 20_001
    chroma = ChromaVectors(tmp_path / "chroma", create=True)
    chroma.add(list(range(1, count + 1)), random_units(count, 4, seed=3), [UNDATED] * count, [""] * count)
    chroma.close()
    for folder in (tmp_path / "chroma").glob("*-*"):
        shutil.rmtree(folder)
    again = ChromaVectors(tmp_path / "chroma")
    with pytest.raises(IndexDamaged, match="incomplete"):
        again.nearest(AXES[0], 50)
    again.close()


def test_what_was_counted_is_known_after_the_folder_was_swept(tmp_path: Path) -> None:
    vectors = ChromaVectors(tmp_path / "chroma", create=True)
    vectors.add([1, 2], np.stack([unit(1, 0), unit(0, 1)]), [0, 0], ["", ""])
    assert len(vectors) == 2
    vectors.remove([2])
    assert len(vectors) == 1
    shutil.rmtree(tmp_path / "chroma")
    assert len(vectors) == 1
    vectors.close()


def test_vectors_that_are_locked_are_not_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from chromadb.errors import InternalError

    def locked(**asked: object) -> object:
        raise InternalError("error returned from database: (code: 5) database is locked")

    vectors = ChromaVectors(tmp_path / "chroma", create=True)
    for call in ("query", "add"):
        monkeypatch.setattr(vectors._collection, call, locked)
    for ask in (lambda: vectors.nearest(unit(1, 0), 2), lambda: vectors.add([1], unit(1, 0).reshape(1, -1), [0], [""])):
        with pytest.raises(IndexUnavailable, match="locked") as refused:
            ask()
        assert "fresh" not in str(refused.value)
    vectors.close()


def test_what_was_swept_is_asked_again_a_moment_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from chromadb.errors import InternalError

    vectors = ChromaVectors(tmp_path / "chroma", create=True)
    vectors.add([1, 2], np.stack([unit(1, 0), unit(0, 1)]), [0, 0], ["", ""])
    query, refused = vectors._collection.query, [InternalError("no file"), InternalError("no file")]

    def busy(**asked: object) -> object:
        if refused:
            raise refused.pop()
        return query(**asked)

    monkeypatch.setattr(vectors._collection, "query", busy)
    with pytest.raises(IndexDamaged):
        vectors.nearest(unit(1, 0), 2)
    assert len(vectors) == 2
    shutil.rmtree(tmp_path / "chroma")
    assert vectors.nearest(unit(1, 0), 2) == [1, 2]
    assert not refused
    vectors.close()


def test_a_question_of_other_dimensions_is_no_absence(tmp_path: Path) -> None:
    chroma = ChromaVectors(tmp_path / "chroma", create=True)
    add_axes(chroma)
    with pytest.raises(IndexDamaged, match="dimension"):
        chroma.nearest(unit(1, 0), 3)
    chroma.close()


def test_settled_vectors_leave_no_empty_pages_behind(tmp_path: Path) -> None:
    vectors = ChromaVectors(tmp_path / "chroma", create=True)
    made = np.random.default_rng(2).normal(size=(500, 64)).astype(np.float32)
    vectors.add(list(range(500)), made, [0] * 500, [""] * 500)
    with closing(vectors.settled()) as settled:
        assert len(settled) == 500
    with closing(sqlite3.connect(tmp_path / "chroma" / "chroma.sqlite3")) as file:
        assert file.execute("PRAGMA freelist_count").fetchone() == (0,)


@pytest.mark.parametrize("how", ["missing", "empty", "garbage", "cut short"])
def test_a_folder_that_is_not_whole_is_damage_without_being_opened(tmp_path: Path, how: str) -> None:
    ChromaVectors(tmp_path, create=True).close()
    require_whole(tmp_path)
    file = tmp_path / "chroma.sqlite3"
    written = file.read_bytes()
    file.unlink()
    if how != "missing":
        file.write_bytes({"empty": b"", "garbage": b"no data base " * 1_000}.get(how, written[: len(written) // 2]))
    with pytest.raises(IndexDamaged):
        require_whole(tmp_path)
