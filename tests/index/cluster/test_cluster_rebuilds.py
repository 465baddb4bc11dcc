"""Clusters brought up to date: as one index would be, whole or not at all, and nothing left of what is erased."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, IndexingError, rebuild
from index.errors import ArticleWithdrawn, IndexDamaged, TooManyRemovals
from index.ingest.cluster.amend import rollback_cluster
from index.ingest.cluster.erase import erase_cluster
from index.ingest.cluster.rebuild import rebuild_cluster
from index.ingest.cluster.sets import add_shard, make_cluster, states
from index.ingest.mask import mask, unmask
from index.ingest.withdraw import reinstate, withdraw
from index.storage.cluster_file import read_cluster
from tests.crash.dying import actions, killed
from tests.index.traces import SECRET, traces

Make = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]

LONG = " ".join(f"Kepala desa ke-{k} berbicara tentang jalan rusak dan sawah kering di dusun {k}." for k in range(12))
QUERIES = ("rapat koordinasi", "banjir di Semaka", "Who came on day 5?", "pasar murah")


def found(archive: Archive) -> list[list[tuple[str, float]]]:
    return [[(hit.passage.id, round(hit.score, 6)) for hit in archive.search(query, limit=30)] for query in QUERIES]


def test_changes_come_to_what_they_come_to_in_one_index(tmp_path: Path, make_article: Make) -> None:
    one, path = tmp_path / "one", tmp_path / "cluster"
    make_cluster(path, 3)
    first = [make_article(k) for k in range(30)]
    later = [*(make_article(k) for k in range(25, 40)), make_article(3, title="Banjir besar di Semaka")]
    for given in (first, later):
        told = [rebuild(given, index=one), rebuild_cluster(given, index=path, workers=1)]
        counts = [(each.added, each.changed, each.unchanged, each.removed, each.passages) for each in told]
        assert counts[0] == counts[1]
    with Archive.open(one) as archive, Archive.open(path) as several:
        assert found(several) == found(archive)
        assert rebuild_cluster(later, index=path, workers=1).generation == several.generation == 2  # nothing new
        add_shard(path)
        rebuild_cluster([make_article(k) for k in range(40, 60)], index=path, workers=1)
        rebuild([make_article(k) for k in range(40, 60)], index=one)
        assert found(several) == found(archive)  # both have moved on
    assert set(states(path, read_cluster(path)).values()) == {"whole"}


def test_a_copy_that_comes_later_lies_beside_its_family(tmp_path: Path, make_article: Make) -> None:
    path = tmp_path / "cluster"
    make_cluster(path, 5)
    rebuild_cluster([make_article(1, text=LONG), *(make_article(k) for k in range(2, 12))], index=path, workers=1)
    copies = [make_article(100 + k, text=LONG + " Ikuti kami.", outlet=f"koran {k}") for k in range(4)]
    for copy in copies:
        rebuild_cluster([copy], index=path, workers=1)
    with Archive.open(path) as archive:
        assert {each.article_id for each in archive.copies("a1")} == {copy.id for copy in copies}


def test_files_that_go_and_come_are_followed(tmp_path: Path, write_articles: WriteArticles) -> None:
    path = tmp_path / "cluster"
    make_cluster(path, 2)
    folder = write_articles("berita", {f"b{k}.txt": f"Berita {k}\n\nWarga desa {k} menanam padi di sawah." for k in range(9)})
    assert rebuild_cluster(folder, index=path, workers=1).added == 9
    gone = (folder / "b4.txt").read_text()
    (folder / "b4.txt").unlink()
    assert rebuild_cluster(folder, index=path, workers=1).removed == 1
    with Archive.open(path) as archive:
        assert len(archive) == 8
        assert rollback_cluster(path) == 1
        assert len(archive) == 8  # nor is it in what was gone back to
        with pytest.raises(IndexingError) as refused:
            rollback_cluster(path)
        assert refused.value.code == "only_generation"
        (folder / "b4.txt").write_text(gone)
        assert rebuild_cluster(folder, index=path, workers=1).added == 1
        assert (len(archive), archive.generation) == (9, 3)  # a number is not given twice
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(TooManyRemovals):
        rebuild_cluster(folder, index=path, workers=1)


def test_what_is_for_one_index_is_refused_and_what_is_missing_named(tmp_path: Path, make_article: Make) -> None:
    path = tmp_path / "cluster"
    make_cluster(path, 2)
    rebuild_cluster([make_article(k) for k in range(9)], index=path, workers=1)
    with pytest.raises(IndexingError) as refused:
        rebuild([make_article(1)], index=path)
    assert refused.value.code == "is_a_cluster"
    with pytest.raises(IndexingError) as again:
        make_cluster(path, 2)
    assert again.value.code == "index_is_there"
    rebuild([make_article(99)], index=path / "shard-2")  # by hand, past the cluster: it is not what the set names
    assert rebuild_cluster([make_article(10)], index=path, workers=1).added == 1
    (path / "shard-2").rename(path / "away")
    for act in (lambda: rebuild_cluster([make_article(11)], index=path, workers=1), lambda: erase_cluster(["a1"], index=path)):
        with pytest.raises(IndexingError) as missing:
            act()
        assert (missing.value.code, missing.value.fields["shards"]) == ("cluster_shards_missing", ["shard-2"])
    (path / "away").rename(path / "shard-2")
    told = json.loads((path / "CLUSTER").read_text())
    told["serving"]["parts"]["shard-1"]["digest"] = "0"
    (path / "CLUSTER").write_text(json.dumps(told))
    with pytest.raises(IndexDamaged):
        rebuild_cluster([make_article(11)], index=path, workers=1)


def test_an_erased_article_leaves_no_trace_in_any_shard(tmp_path: Path, make_article: Make) -> None:
    path = tmp_path / "cluster"
    make_cluster(path, 3)
    others = [make_article(k) for k in range(12)]
    rebuild_cluster([*others, SECRET], index=path, workers=1)
    rebuild_cluster([replace(others[0], title="Lain")], index=path, workers=1)
    assert erase_cluster([SECRET.id], index=path).erased == (SECRET.id,)
    assert traces(path, SECRET) == set()
    with Archive.open(path) as archive:
        assert SECRET.id not in archive
        assert len(archive) == 12
    with pytest.raises(IndexingError) as unknown:
        erase_cluster([SECRET.id], index=path)
    assert unknown.value.code == "erasing_nothing"


# Each of these changes what serves, or could be gone back to.
REBUILD = r"rename (shard-\d/000002.part|CLUSTER.part|shard-\d/CURRENT.part)|COMMIT in shard-\d/000001"
ERASURE = r"rename (shard-\d/00000\d.part|CLUSTER.part|shard-\d/CURRENT.part|shard-\d/000001)|DELETE in shard-\d/000002"


@pytest.mark.crash
@pytest.mark.parametrize(
    ("action", "only"), [("rebuild a cluster", REBUILD), ("erase in a cluster", ERASURE)], ids=["rebuild", "erase"]
)
def test_a_death_between_the_steps_leaves_one_set_or_the_other_and_the_repeat_finishes(
    tmp_path: Path, write_articles: WriteArticles, action: str, only: str
) -> None:
    path, texts = tmp_path / "cluster", {f"b{k}.txt": f"Berita {k}\n\nWarga desa {k} menanam padi di sawah." for k in range(8)}
    folder = write_articles("berita", {**texts, "rahasia.txt": SECRET.text})
    make_cluster(path, 2)
    rebuild_cluster(folder, index=path, workers=1)
    with Archive.open(path) as archive:
        secret = archive.find_article("rahasia").id
        before = {article.id for article in archive}
    (folder / "rahasia.txt").unlink()
    write_articles("berita", {"b9.txt": "Berita baru\n\nPasar murah dibuka.", "b10.txt": "Berita lain\n\nJalan ditutup."})
    given = str(folder) if action.startswith("rebuild") else secret
    steps = killed(action, path, tmp_path / "killed", given, only=only)
    assert len(steps) >= 4
    for number, step in steps.items():
        copy = tmp_path / "killed" / str(number)
        with Archive.open(copy) as archive:
            held = {article.id for article in archive}
        wrong = held - before if action.startswith("erase") else held ^ before - {secret}
        assert held == before or len(wrong) in (0, 2), step  # all of the old set, or all of the new one
        actions(copy, given)[action]()
        with Archive.open(copy) as archive:
            after = {article.id for article in archive}
        assert secret not in after, step
        assert set(states(copy, read_cluster(copy)).values()) == {"whole"}, step
        if action.startswith("erase"):
            assert after == before - {secret}, step
            assert traces(copy, SECRET) == set(), step
        else:
            assert len(after) == len(before) + 1, step


def test_what_editors_decide_reaches_every_shard_and_stays(tmp_path: Path, make_article: Make) -> None:
    path, articles = tmp_path / "cluster", [make_article(k) for k in range(12)]
    make_cluster(path, 3)
    rebuild_cluster(articles, index=path, workers=1)
    with Archive.open(path) as archive:
        told = withdraw("a3", reason="Identitas korban disebut", index=path)
        assert mask("a5", "Bupati", label="Pejabat", exact=True, index=path).article_id == "a5"
        rebuild_cluster([*articles, make_article(20), replace(articles[3], id="a3 again")], index=path, workers=1)
        assert {article.id for article in archive} == {each.id for each in articles} - {"a3"} | {"a20"}
        assert all("Bupati" not in article.text for article in archive if article.id == "a5")
        assert archive.withdrawn_near(articles[3].title, []) == [told]
        with pytest.raises(ArticleWithdrawn):
            archive.article("a3")
        rollback_cluster(path)
        assert "a3" not in archive
        assert unmask("a5", index=path) == "a5"
        assert reinstate("a3", index=path) == "a3"
        assert archive.article("a3") == articles[3]
        assert archive.article("a5") == articles[5]
        assert set(states(path, read_cluster(path)).values()) == {"whole"}
