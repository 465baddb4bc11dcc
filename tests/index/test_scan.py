"""The vectors in memory: they find what a search through the stored ones finds, and follow what is taken out."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus import Article
from index import Archive, rebuild
from index.retrieval.dense import ExactVectors
from index.retrieval.scan import VectorScan, cosines
from index.storage.manifest import Manifest

ROWS, WIDTH = 500, 8


@pytest.fixture
def vectors() -> np.ndarray:
    made = np.random.default_rng(3).normal(size=(ROWS, WIDTH))
    made[100:110] = made[7]  # copies: of equals the lowest come first
    unit: np.ndarray = (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float16)
    return unit


@pytest.fixture
def manifest(tmp_path: Path, vectors: np.ndarray) -> Iterator[Manifest]:
    held = Manifest.create(tmp_path / "manifest.sqlite3")
    held.vectors.add([2 * k for k in range(ROWS)], vectors)
    yield held
    held.close()


def test_the_nearest_are_those_of_the_exact_reference(manifest: Manifest, vectors: np.ndarray) -> None:
    reference = ExactVectors()
    reference.add([2 * k for k in range(ROWS)], vectors.astype(np.float32), [0] * ROWS, [""] * ROWS)
    for asked in (vectors[7], vectors[300], -vectors[3]):
        asked = asked.astype(np.float32)
        assert VectorScan(manifest).nearest(asked, 60) == reference.nearest(asked, 60)


def test_of_copies_the_lowest_numbers_are_nearest(manifest: Manifest, vectors: np.ndarray) -> None:
    found = VectorScan(manifest).nearest(vectors[7].astype(np.float32), 5)
    assert found == [14, 200, 202, 204, 206]


def test_among_some_passages_no_other_is_found(manifest: Manifest, vectors: np.ndarray) -> None:
    among = np.array([2, 4, 14, 999, 4000])
    assert VectorScan(manifest).nearest(vectors[7].astype(np.float32), 60, among)[0] == 14
    assert set(VectorScan(manifest).nearest(vectors[7].astype(np.float32), 60, among)) == {2, 4, 14}


def test_a_passage_that_was_taken_out_is_found_no_more(manifest: Manifest, vectors: np.ndarray, tmp_path: Path) -> None:
    held = VectorScan(manifest)
    asked = vectors[300].astype(np.float32)
    assert held.nearest(asked, 1) == [600]
    other = Manifest.open(tmp_path / "manifest.sqlite3", writable=True)
    other.vectors.remove([600])
    other.close()
    assert 600 not in held.nearest(asked, ROWS)
    assert held.cosines(asked, [600]).tolist() == [0.0]


def test_a_cosine_is_the_same_in_whatever_company(manifest: Manifest, vectors: np.ndarray) -> None:
    held, asked = VectorScan(manifest), vectors[1].astype(np.float32)
    alone = [float(held.cosines(asked, [2 * k])[0]) for k in range(ROWS)]
    assert held.cosines(asked, [2 * k for k in range(ROWS)]).tolist() == alone
    assert alone == [float(each @ asked) for each in vectors.astype(np.float32)]


def test_without_vectors_there_is_nothing(tmp_path: Path) -> None:
    empty = Manifest.create(tmp_path / "empty.sqlite3")
    asked = np.ones(WIDTH, dtype=np.float32)
    assert VectorScan(empty).nearest(asked, 60) == []
    assert cosines(np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.float32), asked, [1]).tolist() == [0.0]
    empty.close()


def test_the_graph_finds_the_same_where_an_archive_is_too_large_to_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"Warga Desa Sukau membahas jalan ke-{k} dalam rapat {k * 7} di balai desa." for k in range(90)]
    rebuild([Article(f"a{k}", f"koran/{k}", f"Rapat {k}", text) for k, text in enumerate(texts)], index=tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        scanned = [(hit.article.id, hit.score) for hit in archive.search("rapat jalan ke-12", limit=50)]
    monkeypatch.setattr("index.retrieval.scan.MOST_SCANNED", len(texts) - 1)
    with Archive.open(tmp_path / "index") as archive:
        assert [(hit.article.id, hit.score) for hit in archive.search("rapat jalan ke-12", limit=50)] == scanned
