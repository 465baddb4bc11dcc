"""The steps of a rebuild by themselves: what a scan leaves in the spool, what serves of a base, what a switch forgets."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpus import Article, CorpusError
from index import IndexDamaged, IndexMismatch, Progress, rebuild
from index.ingest.base import opened_base, treatment_of
from index.ingest.found import Flawed, LoadFailed, Sighting
from index.ingest.progress import REPORT_EVERY, Meter
from index.ingest.scan import Given, scan
from index.ingest.spool import ArticleSpool
from index.ingest.switch import switch
from index.storage import generations
from index.storage.manifest import Manifest
from index.storage.schema import FORMAT_VERSION
from index.storage.tables.files import FileStamp
from tests.index.findings import files_below, found

MakeArticle = Callable[..., Article]
WriteArticles = Callable[[str, dict[str, str]], Path]


@pytest.mark.parametrize("memory_bytes", [1, 1_000_000])
def test_what_is_spooled_comes_out_in_any_order_and_leaves_no_file(
    tmp_path: Path, make_article: MakeArticle, memory_bytes: int
) -> None:
    articles = [make_article(n, authors=("Ana",)) for n in range(5)]
    with ArticleSpool(tmp_path, memory_bytes) as spool:
        places = [spool.put(article) for article in articles[:3]]
        assert spool.article(places[1]) == articles[1]
        places += [spool.put(article) for article in articles[3:]]
        assert [spool.article(place) for place in reversed(places)] == articles[::-1]
        assert list(tmp_path.iterdir()) == []


def test_a_scan_finds_articles_stamps_and_failures_and_changes_nothing(tmp_path: Path, write_articles: WriteArticles) -> None:
    folder = write_articles("berita", {"a.txt": "Banjir di Semaka.", "b.txt": "", "c.pptx": "x"})
    before = files_below(tmp_path)
    with ArticleSpool(tmp_path) as spool:
        seen = scan(Given.of(folder, None), None, spool, Meter(None))
        article, stamp, failure = seen.events
        assert isinstance(article, Sighting)
        assert isinstance(stamp, FileStamp)
        assert isinstance(failure, LoadFailed)
        assert (stamp.file, failure.file) == (str(folder / "a.txt"), str(folder / "b.txt"))
        assert (seen.folders, seen.labels, seen.passed_over) == ((str(folder),), {str(folder): "berita"}, {".pptx": 1})
    assert files_below(tmp_path) == before


def test_a_scan_of_articles_tells_flawed_ones_and_refuses_what_is_none(tmp_path: Path, make_article: MakeArticle) -> None:
    with ArticleSpool(tmp_path) as spool:
        seen = scan(Given.of([make_article(1, text=" "), make_article(2)], None), None, spool, Meter(None))
        assert [type(event) for event in seen.events] == [Flawed, Sighting]
        assert (seen.folders, seen.passed_over) == ((), None)
        with pytest.raises(CorpusError, match="not int"):
            scan(Given((), [7], None), None, spool, Meter(None))  # type: ignore[list-item]


def test_a_base_is_what_serves_or_nothing(tmp_path: Path, make_article: MakeArticle) -> None:
    rebuild([make_article(1)], index=tmp_path)
    with opened_base(tmp_path, fresh=False, embedder=None) as base:
        assert (base.generation, base.copied, base.treatment, len(base.recorded)) == (1, 1, "copy", 1)
    with opened_base(tmp_path, fresh=True, embedder=None) as base:
        assert (base.generation, base.serving, len(base.recorded)) == (None, None, 0)


def test_what_an_index_was_made_with_says_what_becomes_of_it(tmp_path: Path) -> None:
    today = {"format": FORMAT_VERSION, "words": "2"}
    assert treatment_of(tmp_path, today, today) == "copy"
    assert treatment_of(tmp_path, {**today, "format": "1"}, today) == "bring up"
    assert treatment_of(tmp_path, {"format": "1", "words": "1"}, today) == "bring up"
    assert treatment_of(tmp_path, {**today, "embedder": "other"}, today) == "make over"
    for unreadable in ({"format": "99"}, {}):
        with pytest.raises(IndexMismatch):
            treatment_of(tmp_path, unreadable, today)


def test_a_switch_takes_what_is_removed_out_of_the_generation_before(tmp_path: Path, make_article: MakeArticle) -> None:
    articles = [make_article(n) for n in range(3)]
    rebuild(articles, index=tmp_path)
    folder = generations.start(tmp_path, 1)
    assert switch(tmp_path, folder, ["a1"], 1) == 2
    generations.rollback(tmp_path)
    assert articles[1].text not in found(tmp_path, "panen kopi")
    with closing(Manifest.open(tmp_path / "000001" / generations.MANIFEST)) as manifest:
        assert manifest.tombstones.removed() == ["a1"]


def test_a_switch_that_cannot_forget_in_what_serves_leaves_that_serving(tmp_path: Path, make_article: MakeArticle) -> None:
    rebuild([make_article(1)], index=tmp_path)
    folder = generations.start(tmp_path, 1)
    (tmp_path / "000001" / generations.MANIFEST).write_bytes(b"no data base")
    with pytest.raises(IndexDamaged):
        switch(tmp_path, folder, ["a1"], 1)
    assert generations.current(tmp_path) == 1


def test_a_meter_tells_the_first_of_a_step_and_then_now_and_then() -> None:
    told: list[Progress] = []
    meter = Meter(told.append)
    meter.begin("articles", 2 * REPORT_EVERY)
    for _ in range(REPORT_EVERY + 1):
        meter.count()
    meter.begin("writing")
    meter.count()
    meter.reach("checking")
    articles = [("articles", 1), ("articles", 1 + REPORT_EVERY)]
    assert [(now.step, now.done) for now in told] == [*articles, ("writing", 1), ("checking", 0)]
