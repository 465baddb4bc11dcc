"""What an archive holds is counted once a generation."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Article
from index import Archive, rebuild
from index.storage import generations

MakeArticle = Callable[..., Article]


@pytest.fixture
def path(tmp_path: Path, make_article: MakeArticle) -> Path:
    rebuild([make_article(n, outlet="Lensa Rimba") for n in range(3)], index=tmp_path / "index")
    return tmp_path / "index"


def test_a_generation_that_was_counted_is_not_counted_again(path: Path) -> None:
    with Archive.open(path) as archive:
        assert archive.status().outlets is archive.status().outlets
        assert archive.status() == archive.status()


def test_a_new_generation_and_one_that_serves_again_are_counted_anew(path: Path, make_article: MakeArticle) -> None:
    with Archive.open(path) as archive:
        assert archive.status().outlets == {"Lensa Rimba": 3}
        rebuild([make_article(7, outlet="Kabar Krui")], index=path)
        assert archive.status().outlets == {"Lensa Rimba": 3, "Kabar Krui": 1}
        generations.rollback(path)
        assert (archive.status().generation, archive.status().outlets) == (1, {"Lensa Rimba": 3})


def test_the_room_on_the_disk_is_looked_at_each_time(path: Path) -> None:
    with Archive.open(path) as archive:
        before = archive.status()
        (path / "notes").write_bytes(b" " * 1000)
        assert archive.status().disk_bytes == before.disk_bytes + 1000
