"""A watch tells of every change, also of those during the work that the last one brought."""

from pathlib import Path
from threading import Event

import pytest

from corpus import CorpusError
from index.ingest.watch import rounds


def test_a_round_comes_at_once_and_after_every_change(tmp_path: Path) -> None:
    stop = Event()
    seen = rounds([tmp_path], apart_from=tmp_path / "index", quiet_ms=50, stop=stop)
    next(seen)
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text("Banjir.", encoding="utf-8")
        next(seen)
    stop.set()
    assert list(seen) == []


def test_the_index_may_lie_among_what_is_watched(tmp_path: Path) -> None:
    stop = Event()
    (tmp_path / "index").mkdir()
    seen = rounds([tmp_path], apart_from=tmp_path / "index", quiet_ms=50, stop=stop)
    next(seen)
    (tmp_path / "index" / "CURRENT").write_text("1", encoding="ascii")
    (tmp_path / "banjir.txt").write_text("Banjir.", encoding="utf-8")
    next(seen)
    (tmp_path / "index" / "CURRENT").write_text("2", encoding="ascii")
    stop.set()
    assert list(seen) == []


def test_what_is_no_place_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="neither"):
        next(rounds([tmp_path, "https://koran.example/feed"], apart_from=tmp_path / "index"))
